"""One panel: the keeper gets people and a pile together, the panel reads aloud and chooses."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wijkaanpak.people.gate import NOBODY, SIGNED_IN, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.stories import queries
from wijkaanpak.stories.actions import panels as actions
from wijkaanpak.stories.forms import panels as forms
from wijkaanpak.stories.queries import panels as found
from wijkaanpak.stories.queries import piles
from wijkaanpak.stories.queries.panels import SomePanel
from wijkaanpak.stories.rules.panels import LAYER_WORDS, PanelState
from wijkaanpak.stories.rules.piles import BECAUSE_WORDS
from wijkaanpak.stories.views.reading import shown
from wijkaanpak.stories.views.rounds import to_desk
from wijkaanpak.ui.pages import confirm, is_sure, page, send_file, told_at

LANGUAGE_NAMES = dict(settings.LANGUAGES)


@open_to(Right.KEEP_STORIES)
def plan(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """The keeper plans a panel."""
    row, form = found.some_round(viewer.here, number), forms.PanelForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            panel = actions.plan_panel(
                by=viewer.somebody, round=row, words=form.words(), key=form.cleaned_data["key"]
            )
            return to_panel(request, panel, _("Planned. Now note who sits there."))
    return page(request, "stories/panels/plan.html", {"round": row}, form=form)


def to_panel(request: HttpRequest, panel: SomePanel, words: str) -> HttpResponseRedirect:
    messages.success(request, words)
    return redirect("stories:panel", panel.round.here.slug, panel.pk)


@never_cache
@open_to(Right.KEEP_STORIES)
def panel(request: HttpRequest, viewer: Viewer, panel: uuid.UUID) -> HttpResponse:
    """The keeper's page of a panel: who sits there, what lies there; one more may sit down."""
    row, parties = found.panel_at_desk(viewer, panel), found.parties(viewer.here)
    form = forms.SeatForm(request.POST or None, parties=parties)
    if form.is_valid():
        with told_at(form):
            person = found.who_is_called(viewer.here, form.cleaned_data["called"])
            key = form.cleaned_data["key"]
            actions.seat(by=viewer.somebody, panel=row, person=person, key=key, **form.facts())
            return to_panel(request, row, _("Noted."))
    context = around(row) | {"pile": found.pile(row), "because": BECAUSE_WORDS}
    context["sitters"] = [(one, forms.SITS_WORDS[one.kind]) for one in found.sitters(row)]
    return page(request, "stories/panels/panel.html", context, form=form)


def around(row: SomePanel) -> dict[str, Any]:
    """Return what every page about a panel shows."""
    return {
        "panel": row, "round": row.round, "layer": _(LAYER_WORDS[row.layer]),
        "planned": row.state == PanelState.PLANNED, "reading": row.state == PanelState.READING,
        "chosen": row.state == PanelState.CHOSEN,
    }  # fmt: skip


@open_to(NOBODY, post=Right.KEEP_STORIES)
def unseat(request: HttpRequest, viewer: Viewer, sitter: uuid.UUID) -> HttpResponse:
    """Somebody does not come after all."""
    row = found.sitter_at_desk(viewer, sitter)
    actions.unseat(by=viewer.somebody, sitter=row)
    return to_panel(request, row.panel, _("The chair is free again."))


@open_to(NOBODY, post=Right.KEEP_STORIES)
def forget_name(request: HttpRequest, viewer: Viewer, sitter: uuid.UUID) -> HttpResponse:
    """Somebody without an account does not wish to be named any more."""
    row = found.sitter_at_desk(viewer, sitter)
    actions.forget_name(by=viewer.somebody, sitter=row)
    return to_panel(request, row.panel, _("The name is gone."))


@open_to(NOBODY, post=SIGNED_IN)
def my_name(request: HttpRequest, viewer: Viewer, panel: uuid.UUID) -> HttpResponse:
    """Who sits in a panel says whether everybody may read their name."""
    row = found.some_panel(viewer.here, panel)
    named = request.POST.get("named") == "yes"
    actions.name_myself(person=viewer.somebody, panel=row, named=named)
    words = _("Your name stands with the panel now.") if named else _("Your name is not shown.")
    messages.success(request, words)
    return redirect("stories:round", viewer.here.slug, row.round.number)


@open_to(Right.KEEP_STORIES)
def lay(request: HttpRequest, viewer: Viewer, panel: uuid.UUID) -> HttpResponse:
    """The keeper lays the pile, with a suggestion that says why, and follows it or not."""
    row = found.panel_at_desk(viewer, panel)
    shown_ = piles.to_choose_from(viewer, row)
    form = forms.PileForm(request.POST or None, shown=shown_, language=row.language)
    if request.method == "POST" and form.is_valid():
        with told_at(form):
            pile = [actions.Lay(*one) for one in form.pile()]
            actions.lay_pile(by=viewer.somebody, panel=row, pile=pile)
            return to_panel(request, row, _("The pile lies ready."))
    context = around(row) | {"because": BECAUSE_WORDS, "languages": LANGUAGE_NAMES}
    return page(request, "stories/panels/lay.html", context, form=form)


@open_to(NOBODY, post=Right.KEEP_STORIES)
def open_reading(request: HttpRequest, viewer: Viewer, panel: uuid.UUID) -> HttpResponse:
    """The panel begins to read."""
    row = found.panel_at_desk(viewer, panel)
    actions.open_reading(by=viewer.somebody, panel=row)
    return to_panel(request, row, _("The panel reads now."))


@open_to(NOBODY, post=Right.KEEP_STORIES)
def open_again(request: HttpRequest, viewer: Viewer, panel: uuid.UUID) -> HttpResponse:
    """The story that was chosen was taken back, so the panel chooses anew."""
    row = found.panel_at_desk(viewer, panel)
    if is_sure(request):
        actions.open_again(by=viewer.somebody, panel=row)
        return to_panel(request, row, _("The panel chooses anew."))
    return confirm(
        request,
        title=_("Choose anew?"),
        text=_("This is only for when the teller took back the story that was chosen."),
        action=_("Choose anew"),
        back=request.path.removesuffix("opnieuw/"),
        here=viewer.here,
    )


@open_to(Right.KEEP_STORIES)
def cancel(request: HttpRequest, viewer: Viewer, panel: uuid.UUID) -> HttpResponse:
    """A panel does not come about."""
    row, form = found.panel_at_desk(viewer, panel), forms.WhyNotForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            actions.cancel_panel(by=viewer.somebody, panel=row, **form.cleaned_data)
            return to_desk(request, row.round, _("Cancelled. Everybody can read why."))
    context = around(row) | {"title": _("Cancel this panel")}
    return page(request, "stories/panels/why_not.html", context, form=form)


@never_cache
@open_to(SIGNED_IN)
def table(request: HttpRequest, viewer: Viewer, panel: uuid.UUID) -> HttpResponse:
    """The pile for who reads: what to do, and the stories by sitting."""
    row = found.panel_at_table(viewer, panel)
    context = around(row) | {"pile": found.pile(row), "seat": found.own_seat(viewer, row)}
    return page(request, "stories/panels/table.html", context)


@never_cache
@open_to(SIGNED_IN)
def one_story(request: HttpRequest, viewer: Viewer, panel: uuid.UUID, place: int) -> HttpResponse:
    """One story on a screen, to read aloud; the next one is a press away."""
    row = found.panel_at_table(viewer, panel)
    pile, lying = found.lying_here(row, place)
    language = LANGUAGE_NAMES.get(lying.story.language, lying.story.language)
    context = around(row) | shown_alone(lying.story) | {
        "pile": pile, "lying": lying, "place": place, "many": len(pile.laid),
        "next": place + 1 if place + 1 in pile.numbered else 0, "before": place - 1,
        "other_language": language if lying.story.language != row.language else "",
    }  # fmt: skip
    return page(request, "stories/panels/one_story.html", context)


def shown_alone(story: queries.Told) -> dict[str, Any]:
    """Return a story as a panel reads it: without what it is filed under."""
    facts = shown(story)
    return {name: facts[name] for name in ("story", "minutes")}


@open_to(SIGNED_IN)
def file_at_table(
    request: HttpRequest, viewer: Viewer, panel: uuid.UUID, place: int, what: str
) -> HttpResponseBase:
    """The photo or voice of a story that the panel reads."""
    _pile, lying = found.lying_here(found.panel_at_table(viewer, panel), place)
    return send_file(request, queries.bytes_of(getattr(lying.story, what)), what)


@never_cache
@open_to(SIGNED_IN)
def choose(request: HttpRequest, viewer: Viewer, panel: uuid.UUID) -> HttpResponse:
    """The panel writes down which story it chose, and why."""
    row = found.panel_at_table(viewer, panel)
    stories = [one.story for one in found.pile(row).laid]
    keeps = viewer.may(Right.KEEP_STORIES)
    form = forms.ChooseForm(request.POST or None, stories=stories, keeps=keeps)
    if form.is_valid():
        with told_at(form):
            actions.choose(
                by=viewer.somebody, panel=row, story=form.chosen(), words=form.words(),
                on_paper=form.cleaned_data.get("on_paper", False),
            )  # fmt: skip
            messages.success(
                request, _("Written down. The teller hears it first, then everybody.")
            )
            return redirect("stories:round", viewer.here.slug, row.round.number)
    return page(request, "stories/panels/choose.html", around(row), form=form)
