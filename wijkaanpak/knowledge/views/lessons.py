"""Lessons: reading, writing, and saying yes before they open."""

from __future__ import annotations

import uuid
from functools import cache
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from wijkaanpak import clock
from wijkaanpak.knowledge import actions, forms
from wijkaanpak.knowledge.queries import alike
from wijkaanpak.knowledge.queries import kitchens as visits
from wijkaanpak.knowledge.queries import lessons as queries
from wijkaanpak.knowledge.queries.lessons import SomeVersion, Told
from wijkaanpak.knowledge.queries.origins import origin_of
from wijkaanpak.knowledge.rules.lessons import (
    MOST_TITLE,
    PATTERNS,
    USE_WORDS,
    WENT_WORDS,
    Pattern,
    State,
)
from wijkaanpak.knowledge.views.shared import at
from wijkaanpak.logbook.queries import size_of_all
from wijkaanpak.neighbourhoods.rules import DOMAIN_WORDS
from wijkaanpak.network.queries import parties, parties_of
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.pages import confirm, form_page, is_sure, page, told_at
from wijkaanpak.ui.typed import forget_typed, keep_typed, typed_here

STATE_WORDS: dict[State, tuple[str, str]] = {
    State.WRITTEN: ("note", gettext_noop("Being read")),
    State.SENT_BACK: ("risk", gettext_noop("Asked for other words")),
    State.READ: ("kept", gettext_noop("All have read it")),
}


@open_to(ANYONE)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What was learned here and what came in; or what neighbours on this site learned."""
    domain = forms.chosen_domain(request.GET.get("over", ""))
    neighbours = request.GET.get("van", "") == "buren"
    after = request.GET.get("na", "")

    @cache
    def found() -> tuple[list[dict[str, Any]], str]:
        """Read only when the cards are drawn anew: the template keeps them by its version."""
        rows, more = queries.lessons_page(viewer.here, domain, after, neighbours=neighbours)
        return [card(viewer, one) for one in rows], more

    today = clock.today()
    asked = [
        *visits.promises_to_ask(viewer.here, today),
        *visits.promises_of_far_guests(viewer.here, today),
    ]
    context = {
        "found": found, "domain": domain, "domains": DOMAIN_WORDS, "neighbours": neighbours,
        "after": after, "drafts": queries.drafts_for(viewer), "asked": asked,
        "others": size_of_all() if neighbours else "",
    }  # fmt: skip
    return page(request, "knowledge/listing.html", context)


def card(viewer: Viewer, version: SomeVersion) -> dict[str, Any]:
    """Return what a card shows of a lesson."""
    return {
        "version": version,
        "elsewhere": alike.place_of(viewer.here, version),
        "went": _(WENT_WORDS[version.words.went]),
        "tone": {"well": "kept", "partly": "note", "not": "risk"}[version.went],
    }


@open_to(ANYONE)
def read(request: HttpRequest, viewer: Viewer, lesson: uuid.UUID) -> HttpResponse:
    """One lesson: what it says, what it said before, and which plans it met."""
    told = queries.told_lesson(viewer, lesson)
    met = [(one, _(USE_WORDS[one.use])) for one in told.meetings]
    context = shown_words(viewer, told.shown) | {"told": told, "met": met} | draft_words(told)
    return page(request, "knowledge/lesson.html", context)


def shown_words(viewer: Viewer, version: SomeVersion) -> dict[str, Any]:
    words = version.words
    pattern = PATTERNS[words.pattern] if words.pattern else None
    return card(viewer, version) | {
        "about": [_(DOMAIN_WORDS[one]) for one in words.domains],
        "pattern": (_(pattern.name), _(pattern.what)) if pattern else None,
    }


def draft_words(told: Told) -> dict[str, Any]:
    if told.draft is None:
        return {"draft_state": None}
    tone, words = STATE_WORDS[State(told.draft.state)]
    return {"draft_state": (tone, _(words))}


@open_to(Right.BE_MEMBER)
def write(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Somebody writes down what was learned; a project that ended gives its words along."""
    origin = origin_of(viewer, request.GET.get("van", ""))
    first: dict[str, Any] = {"year": clock.today().year}
    if origin:
        first |= {"title": origin.title[:MOST_TITLE], **origin.words}
    form = lesson_form(request, viewer, changes=False, initial=first | typed_here(request))
    if form.is_valid():
        with told_at(form):
            lesson = actions.write_lesson(
                by=viewer.somebody,
                here=viewer.here,
                words=form.words(),
                party=form.party(),
                about=form.about_parties(),
                origin=origin,
                key=form.cleaned_data["key"],
            )
            forget_typed(request)
            messages.success(request, _("Written down. It opens when all it speaks of read it."))
            return redirect(lesson)
    if form.is_bound:
        keep_typed(request, form)
    lead = _("What worked and what did not: both are worth money to who comes after you.")
    back = at(viewer, "listing")
    return form_page(
        request, form, _("Write down a lesson"), _("Write it down"), back, lead=lead,
        origin=origin, template="knowledge/write_lesson.html",
        patterns=[(_(one.name), _(one.what)) for one in (PATTERNS[name] for name in Pattern)],
    )  # fmt: skip


def lesson_form(
    request: HttpRequest, viewer: Viewer, *, changes: bool, initial: dict[str, Any]
) -> forms.LessonForm:
    return forms.LessonForm(
        request.POST or None,
        mine=parties_of(viewer.person, viewer.here),
        others=parties(viewer.here),
        changes=changes,
        initial=initial,
    )


@open_to(Right.BE_MEMBER)
def change(request: HttpRequest, viewer: Viewer, lesson: uuid.UUID) -> HttpResponse:
    """Who tells it changes what is not open yet, or begins a new version of what is."""
    told = queries.told_lesson(viewer, lesson)
    queries.require_teller(viewer.somebody, told.lesson)
    shown = told.draft or told.shown
    initial = forms.initial_of(shown.words)
    if told.draft:
        initial["why_changed"] = told.draft.why_changed
    form = lesson_form(request, viewer, changes=True, initial=initial)
    if told.draft and told.draft.number == 1:
        del form.fields["why_changed"]
    if form.is_valid():
        act = actions.change_lesson if told.draft else actions.correct_lesson
        with told_at(form):
            act(
                by=viewer.somebody,
                lesson=told.lesson,
                words=form.words(),
                about=form.about_parties(),
            )
            messages.success(request, _("Written down. It opens when all it speaks of read it."))
            return redirect(told.lesson)
    lead = "" if told.draft else _("The text of now stays readable, also when the new one opens.")
    title = _("Change this lesson") if told.draft else _("Correct this lesson")
    return form_page(request, form, title, _("Write it down"),
                     told.lesson.get_absolute_url(), lead=lead, about=shown.title)  # fmt: skip


@open_to(Right.SPEAK)
def reading(request: HttpRequest, viewer: Viewer, lesson: uuid.UUID) -> HttpResponse:
    """A party that a lesson speaks of says whether it may be told like this."""
    told = queries.told_lesson(viewer, lesson)
    mine = [one.party for one in told.mine]
    form = forms.ReadForm(request.POST or None, mine=mine)
    if form.is_valid():
        given = form.cleaned_data
        with told_at(form, "words"):
            actions.read_lesson(
                by=viewer.somebody,
                lesson=told.lesson,
                party=form.parties[given["party"]],
                yes=given["answer"] == "yes",
                words=given["words"],
            )
            messages.success(request, _("Thank you. Your answer was kept."))
            return redirect(told.lesson)
    about = (told.draft or told.shown).title
    return form_page(request, form, _("May this lesson be told?"), _("Send"),
                     told.lesson.get_absolute_url(), about=about)  # fmt: skip


@open_to(NOBODY, post=Right.BE_MEMBER)
def open_it(request: HttpRequest, viewer: Viewer, lesson: uuid.UUID) -> HttpResponse:
    """Who tells it opens it, after asking once more: the log seals it."""
    row = queries.get_lesson(viewer.here, lesson)
    if is_sure(request):
        actions.open_lesson(by=viewer.somebody, lesson=row)
        messages.success(request, _("Open. Everybody can read it, and it shows at new plans."))
        return redirect(row)
    return confirm(
        request,
        title=_("Open this lesson?"),
        text=_("From now it can be corrected by a new version, and never be changed silently."),
        action=_("Yes, open it"),
        back=row.get_absolute_url(),
        here=viewer.here,
    )


@open_to(NOBODY, post=Right.BE_MEMBER)
def take_back(request: HttpRequest, viewer: Viewer, lesson: uuid.UUID) -> HttpResponse:
    """Who tells it takes back what is not open yet, after asking once more."""
    row = queries.get_lesson(viewer.here, lesson)
    if is_sure(request):
        actions.take_back_lesson(by=viewer.somebody, lesson=row)
        messages.success(request, _("Taken back."))
        return redirect("knowledge:listing", viewer.here.slug)
    return confirm(
        request,
        title=_("Take this text back?"),
        text=_("Nobody else reads it any more. What was open already stays open."),
        action=_("Yes, take it back"),
        back=row.get_absolute_url(),
        here=viewer.here,
    )
