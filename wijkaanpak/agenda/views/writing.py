"""The work bench of the circle: drafts, items in order, stories beside them, reactions to read."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wijkaanpak.agenda import actions, forms, queries, rules
from wijkaanpak.agenda.queries import Agenda, Point
from wijkaanpak.agenda.rules import EditionState, ItemState
from wijkaanpak.agenda.views.reading import steps_of
from wijkaanpak.network.queries import parties
from wijkaanpak.people.gate import NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.stories.queries import linkable_story
from wijkaanpak.ui.pages import confirm, form_page, is_sure, page, told_at

WRITERS = Right.KEEP_AGENDA


@open_to(WRITERS)
def bench(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What the circle is working on; without a draft, a form to begin one."""
    edition = queries.edition_for_circle(viewer)
    form = forms.TitleForm(request.POST or None)
    if form.is_valid():
        with told_at(form, "title"):
            actions.begin_edition(by=viewer.somebody, here=viewer.here, **form.cleaned_data)
            return to_bench(viewer)
    cards = queries.cards(edition, list(ItemState)) if edition else []
    context = {"edition": edition, "cards": cards, **counted(viewer, edition, len(cards))}
    return page(request, "agenda/bench.html", context, form=form)


def counted(viewer: Viewer, edition: Agenda | None, items: int) -> dict[str, Any]:
    """Return what the bench says beside the items: advice, and reactions that wait."""
    return {
        "advised": queries.advice(edition, items) if edition else 0,
        "waiting": queries.waiting_count(viewer.here),
        "can_close": bool(edition and queries.may_close(edition)),
        "left_open": queries.left_open(edition) if edition else [],
        "themes": queries.themes(viewer.here),
    }


def to_bench(viewer: Viewer) -> HttpResponse:
    return redirect("agenda:bench", viewer.here.slug)


@open_to(WRITERS)
def head(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The title, what changed, and who was not there."""
    edition = the_draft(viewer)
    form = forms.HeadForm(request.POST or None, edition=edition)
    if form.is_valid():
        with told_at(form, "missing"):
            given = {
                name: form.cleaned_data[name] for name in ("title", "what_changed", "missing")
            }
            actions.change_edition(by=viewer.somebody, edition=edition, **given)
            return to_bench(viewer)
    back = reverse("agenda:bench", args=[viewer.here.slug])
    title = _("About this agenda")
    own: dict[str, Any] = {"offer": edition, "template": "agenda/head.html"}
    return form_page(request, form, title, _("Keep"), back, **own)


def the_draft(viewer: Viewer) -> Agenda:
    edition = queries.edition_for_circle(viewer)
    if edition is None:
        raise Http404
    return edition


@open_to(WRITERS)
def theme(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A theme that runs through the editions."""
    form = forms.TitleForm(request.POST or None)
    if form.is_valid():
        with told_at(form, "title"):
            actions.name_theme(by=viewer.somebody, here=viewer.here, **form.cleaned_data)
            return to_bench(viewer)
    back = reverse("agenda:bench", args=[viewer.here.slug])
    return form_page(request, form, _("A theme"), _("Name this theme"), back)


@open_to(WRITERS)
def new_item(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A new item, or still a wish, at the end of the draft."""
    edition = the_draft(viewer)
    form = item_form(request, viewer)
    if form.is_valid():
        with told_at(form):
            wish, key = "wish" in request.POST, form.cleaned_data["key"]
            actions.write_item(
                by=viewer.somebody, edition=edition, words=form.item_words(), wish=wish, key=key
            )
            return to_bench(viewer)
    back = reverse("agenda:bench", args=[viewer.here.slug])
    return page(request, "agenda/item_form.html", {"back": back, "new": True}, form=form)


def item_form(request: HttpRequest, viewer: Viewer, item: Point | None = None) -> forms.ItemForm:
    return forms.ItemForm(
        request.POST or None,
        parties=parties(viewer.here),
        themes=queries.themes(viewer.here),
        earlier=queries.carriable(viewer.here),
        item=item,
    )


@open_to(WRITERS)
def rewrite(request: HttpRequest, viewer: Viewer, item: uuid.UUID) -> HttpResponse:
    """Other words for an item of the draft."""
    found = queries.visible_item(viewer, item)
    rules.check_draft(EditionState(found.edition.state))
    form = item_form(request, viewer, found)
    if form.is_valid():
        with told_at(form):
            actions.rewrite_item(by=viewer.somebody, item=found, words=form.item_words())
            return to_bench(viewer)
    back = reverse("agenda:bench", args=[viewer.here.slug])
    return page(request, "agenda/item_form.html", {"back": back, "item": found}, form=form)


@open_to(NOBODY, post=WRITERS)
def place(request: HttpRequest, viewer: Viewer, item: uuid.UUID, place: int) -> HttpResponse:
    """An item of the draft goes up or down."""
    found = queries.visible_item(viewer, item)
    actions.place_item(by=viewer.somebody, item=found, place=place)
    return to_bench(viewer)


@open_to(NOBODY, post=WRITERS)
def take_up(request: HttpRequest, viewer: Viewer, item: uuid.UUID) -> HttpResponse:
    """A wish becomes an item."""
    actions.take_up_wish(by=viewer.somebody, item=queries.visible_item(viewer, item))
    return to_bench(viewer)


@open_to(WRITERS)
def link_story(request: HttpRequest, viewer: Viewer, item: uuid.UUID) -> HttpResponse:
    """Lay a story beside an item."""
    found = queries.visible_item(viewer, item)
    stories = queries.linkable_to(viewer, found)
    form = forms.StoryForm(request.POST or None, stories=stories)
    if form.is_valid():
        with told_at(form, "story"):
            story = form.cleaned_data["story"]
            actions.link_story(by=viewer.somebody, item=found, story=story)
            return redirect(found)
    back, linked = found.get_absolute_url(), queries.item_page(found).stories
    context = {"item": found, "stories": stories, "linked": linked, "back": back}
    return page(request, "agenda/link_story.html", context, form=form)


@open_to(NOBODY, post=WRITERS)
def unlink_story(
    request: HttpRequest, viewer: Viewer, item: uuid.UUID, story: uuid.UUID
) -> HttpResponse:
    """Take a story away from an item of the draft."""
    found = queries.visible_item(viewer, item)
    actions.unlink_story(by=viewer.somebody, item=found, story=linkable_story(viewer, story))
    return redirect(found)


@open_to(WRITERS)
def step(request: HttpRequest, viewer: Viewer, item: uuid.UUID) -> HttpResponse:
    """How an item goes on, or why it is left out."""
    found = queries.visible_item(viewer, item)
    form = forms.StepForm(request.POST or None, steps=steps_of(viewer, found))
    if form.is_valid():
        with told_at(form):
            to, words = form.cleaned_data["to"], form.cleaned_data["words"]
            actions.move_item(by=viewer.somebody, item=found, to=to, words=words)
            return redirect(found)
    return form_page(request, form, _("How does it go on?"), _("Write this down"), found)


@open_to(WRITERS)
def note(request: HttpRequest, viewer: Viewer, item: uuid.UUID) -> HttpResponse:
    """A note beside words that stand."""
    found = queries.visible_item(viewer, item)
    form = forms.WordsForm(request.POST or None, label=_("Your note"))
    if form.is_valid():
        with told_at(form, "words"):
            actions.note_item(by=viewer.somebody, item=found, **form.cleaned_data)
            return redirect(found)
    return form_page(request, form, _("A note at this item"), _("Put it there"), found)


@open_to(NOBODY, post=WRITERS)
def open_edition(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The draft opens for reaction, after asking once more."""
    edition = the_draft(viewer)
    if is_sure(request):
        actions.open_edition(by=viewer.somebody, edition=edition)
        messages.success(request, _("The agenda is open for reaction."))
        return redirect(edition)
    return confirm(
        request,
        title=_("Open this agenda for reaction?"),
        text=_("From now on everybody reads it, the parties answer, and the words stand."),
        action=_("Yes, open it"),
        back=reverse("agenda:bench", args=[viewer.here.slug]),
        here=viewer.here,
    )


@open_to(NOBODY, post=WRITERS)
def close(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The answers are gathered; now the residents can adopt."""
    edition = actions.close_reactions(by=viewer.somebody, edition=the_draft(viewer))
    messages.success(request, _("The answers are gathered. Now the residents can adopt."))
    return redirect(edition)


@open_to(WRITERS)
def look_back(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """Did it matter who was not there?"""
    edition = queries.visible_edition(viewer, number)
    form = forms.LookBackForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            mattered, learned = form.cleaned_data["mattered"], form.cleaned_data["learned"]
            actions.check_missing_note(
                by=viewer.somebody, edition=edition, mattered=mattered, learned=learned
            )
            return redirect(edition)
    title, back = _("Look again at who was not there"), edition.get_absolute_url()
    return form_page(request, form, title, _("Write this down"), back, said=edition.missing)


@open_to(WRITERS)
def waiting(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Reactions that wait to be read, longest waiting first."""
    context = {"reactions": queries.waiting_reactions(viewer)}
    return page(request, "agenda/waiting.html", context)


@open_to(NOBODY, post=WRITERS)
def judge(request: HttpRequest, viewer: Viewer, reaction: uuid.UUID) -> HttpResponse:
    """A reaction is made public, or kept back with a reason."""
    found = queries.waiting_reaction(viewer, reaction)
    if "show" in request.POST:
        actions.show_reaction(by=viewer.somebody, reaction=found)
    else:
        reason = request.POST.get("reason", "")
        actions.keep_back_reaction(by=viewer.somebody, reaction=found, reason=reason)
    return redirect("agenda:waiting", viewer.here.slug)
