"""Frozen practices: reading them, and each step as a small page with one form."""

from __future__ import annotations

import uuid
from functools import cache
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from wijkaanpak import clock
from wijkaanpak.dates import date_format
from wijkaanpak.experiments import actions
from wijkaanpak.experiments.forms import freezing as forms
from wijkaanpak.experiments.queries import burdens
from wijkaanpak.experiments.queries import freezing as queries
from wijkaanpak.experiments.queries.freezing import Frost
from wijkaanpak.experiments.rules import freezing as rules
from wijkaanpak.experiments.rules import hours, terms
from wijkaanpak.experiments.rules.burdens import (
    CARRIES_WORDS,
    PROTECTED_WORDS,
    check_can_be_frozen,
)
from wijkaanpak.experiments.rules.freezing import State, Told
from wijkaanpak.experiments.rules.hours import Back
from wijkaanpak.experiments.views.frames import by_number, time_a_month
from wijkaanpak.network.queries import parties_of
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours
from wijkaanpak.ui.pages import form_page, page, told_at

TONES = {
    "proposed": ("note", "question"),
    "frozen": ("note", "pause"),
    "abolished": ("kept", "check"),
    "thinner": ("kept", "scissors"),
    "thawed": ("neutral", "history"),
    "declined": ("neutral", "x"),
    "withdrawn": ("neutral", "back"),
}
DOTS = {Told.AGREED: "handshake", Told.SIGNAL: "alert", Told.PART_THAWED: "edit",
        Told.THAWED: "history", Told.TALK: "users", Told.ENDED: "check"}  # fmt: skip
RISKY = {Told.SIGNAL, Told.PART_THAWED}
BUTTONS: dict[Told, str] = {
    Told.WITHDRAWN: gettext_noop("We no longer ask this"),
    Told.SIGNAL: gettext_noop("A guard signal goes off"),
    Told.THAWED: gettext_noop("Thaw it, whole or in part"),
    Told.TALK: gettext_noop("Tell of the half-yearly talk"),
    Told.ANSWERED: gettext_noop("Say why it was asked again"),
}


def card(row: Frost) -> dict[str, Any]:
    """Return what a card shows of a freeze."""
    tone, icon = TONES[row.state]
    return {
        "freeze": row,
        "state": _(rules.STATE_WORDS[row.state]),
        "tone": tone,
        "icon": icon,
        "instead": _(terms.REPLACEMENT_WORDS[row.replacement]),
        "back": time_a_month(row.promised_minutes),
        "new": time_a_month(row.replacement_minutes),
        "old": time_a_month(row.old_minutes),
    }


@open_to(ANYONE, post=NOBODY)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What is frozen now, what was asked, and how earlier ones ended."""

    @cache
    def found() -> dict[str, list[dict[str, Any]]]:
        """Read only when the cards are drawn anew: the template keeps them by version and day."""
        groups = zip(("running", "asked", "ended"), queries.on_page(viewer.here), strict=True)
        return {name: [card(row) for row in rows] for name, rows in groups}

    return page(request, "experiments/freezes.html", {"found": found})


@open_to(ANYONE, post=NOBODY)
def read(request: HttpRequest, viewer: Viewer, freeze: uuid.UUID) -> HttpResponse:
    """One freeze: what both agreed, the countdown, all that happened, and only your buttons."""
    row = queries.get_freeze(viewer.here, freeze)
    steps = queries.steps_for(viewer, row)
    given = queries.hours_of(row)
    works = queries.work_on(viewer.person, row)
    due = (
        rules.talk_due(row.since, row.until, queries.talks_held(row))
        if row.state == State.FROZEN
        else None
    )
    context = card(row) | {
        "life": [moment(step) for step in row.steps.all()],
        "wish": queries.waiting_wish(row),
        "outcome": outcome_words(row),
        "steps": [(told.value, _(BUTTONS[told])) for told in steps if told in BUTTONS],
        "may_agree": Told.AGREED in steps,
        "waits_for": row.keeper if row.asked_by_id == row.owner_id else row.owner,
        "may_wish": Told.WISHED in steps,
        "may_answer_wish": Told.WISH_GRANTED in steps,
        "has_said": works is not None and queries.has_said(viewer.somebody, row),
        "agreed": works is not None and queries.agreed_to(viewer.somebody, row),
        "works": works is not None,
        "pressed": works is not None and works.pressed == clock.today(),
        "unanswered": [one for one in row.asked_again.all() if not one.answered],
        "hours": half_years(given),
        "talk_due": due,
        "talk_late": due is not None and due < clock.today(),
    }
    return page(request, "experiments/freeze.html", context)


def half_years(given: queries.Given) -> list[tuple[str, str]]:
    """Return what workers said of each half year; those with the same word stand together."""
    lines = []
    for word, some in groupby(given.words, key=lambda one: one[1]):
        numbers = [number for number, _word in some]
        which = _("Half year %(first)s") % {"first": numbers[0]}
        if len(numbers) > 1:
            which = _("Half years %(first)s to %(last)s") % {
                "first": numbers[0], "last": numbers[-1],
            }  # fmt: skip
        lines.append((which, _(hours.WORD_WORDS[word])))
    return lines


def outcome_words(row: Frost) -> str:
    wish = queries.waiting_wish(row)
    return _(rules.STATE_WORDS[wish.outcome]) if wish and wish.outcome else ""


def moment(step: Any) -> dict[str, Any]:
    """Return one dot in the life of a freeze, in the words of who said it."""
    words = " ".join(part for part in (step.words, step.second) if part)
    note = f"{step.party.name}: {words}" if step.party and words else words
    if step.residents:
        count = _("Residents there as witnesses: %(number)s.") % {"number": step.residents}
        note = f"{note} {count}"
    tone = "risk" if step.told in RISKY else "kept" if step.told in ("agreed", "ended") else "note"
    return {"on": step.on, "tone": tone, "icon": DOTS.get(step.told, "message"),
            "word": _(rules.TOLD_WORDS[step.told]), "note": note}  # fmt: skip


@open_to(Right.SPEAK)
def propose(request: HttpRequest, viewer: Viewer, burden: uuid.UUID) -> HttpResponse:
    """Who demands something, or the keeper, asks the other side to freeze it."""
    row = burdens.get_burden(viewer.here, burden)
    check_can_be_frozen(row.ground, row.protected, row.title, row.words, row.ground_words)
    keeper = queries.keeper_for(row.asker)
    mine = [one for one in parties_of(viewer.person, viewer.here) if one in (row.asker, keeper)]
    if not mine:
        raise NotYours(
            gettext_noop("Only who demands this, or the keeper of the network, asks to freeze it.")
        )
    seats, old = list(queries.seats_that_may_thaw(row.asker, keeper)), row.minutes_a_month
    start = {"title": row.title, "since": clock.today(), "promised_minutes": old - old // 10}
    form = forms.FreezeForm(
        request.POST or None, parties=mine, seats=seats, old=old, initial=start
    )
    if form.is_valid():
        with told_at(form):
            given = form.cleaned_data
            made = actions.propose_freeze(
                by=viewer.somebody, party=by_number(mine, given["party"]), burden=row,
                terms=form.terms(), thaw_seat=by_number(seats, given["thaw_seat"]),
                key=given["key"],
            )  # fmt: skip
            return redirect(made)
    lead = _("It takes one worker %(time)s now. It holds when the other side says "
             "yes.") % {"time": time_a_month(old)}  # fmt: skip
    return form_page(request, form, _("Ask to freeze this"), _("Ask the other side"),
                     row, lead=lead)  # fmt: skip


def may_or_stop(viewer: Viewer, freeze: uuid.UUID, told: Told) -> Frost:
    """Return the freeze when this viewer may take this step now; otherwise say why not."""
    row = queries.get_freeze(viewer.here, freeze)
    rules.check_step(told, State(row.state))
    rules.check_side(told, queries.sides(viewer, row))
    if told is Told.THAWED:
        rules.check_may_thaw(sum(one.went_off is not None for one in row.signals.all()))
    return row


@open_to(Right.BE_MEMBER)
def step(request: HttpRequest, viewer: Viewer, freeze: uuid.UUID, move: str) -> HttpResponse:
    """One step in the life of a freeze, with only the questions that belong to it."""
    if move not in BUTTONS:
        raise Http404
    said = Told(move)
    row = may_or_stop(viewer, freeze, said)
    waiting = [one for one in row.signals.all() if not one.went_off]
    form = forms.StepForm(request.POST or None, told=said, signals=waiting)
    if form.is_valid():
        with told_at(form):
            take(viewer, row, said, form.cleaned_data)
            return redirect(row)
    return form_page(request, form, _(BUTTONS[said]), _("Send"), row)


def take(viewer: Viewer, row: Frost, told: Told, given: dict[str, Any]) -> None:
    """Hand one step to the action that takes it."""
    said: dict[str, Any] = {"by": viewer.somebody, "freeze": row, "key": given["key"]}
    if told is Told.WITHDRAWN:
        actions.take_back(**said)
    elif told is Told.SIGNAL:
        actions.signal(number=given["number"], words=given["words"], **said)
    elif told is Told.THAWED:
        actions.thaw(words=given["words"], part=given["part"], **said)
    elif told is Told.TALK:
        actions.hold_talk(
            first=given["words"], second=given["second"], residents=given["residents"], **said
        )
    else:
        actions.answer_asked_again(words=given["words"], **said)


@open_to(Right.SPEAK)
def answer(request: HttpRequest, viewer: Viewer, freeze: uuid.UUID) -> HttpResponse:
    """The other side says yes or no to a freeze, or to a change of it."""
    row = queries.get_freeze(viewer.here, freeze)
    wish = queries.waiting_wish(row)
    rules.check_side(Told.AGREED, queries.sides(viewer, row))
    form = forms.YesNoForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            yes, given = form.cleaned_data["answer"] == "yes", form.cleaned_data
            said = {"by": viewer.somebody, "freeze": row, "words": given["words"],
                    "key": given["key"]}  # fmt: skip
            if wish:
                actions.answer_wish(yes=yes, **said)
            else:
                (actions.agree if yes else actions.decline)(**said)
            return redirect(row)
    more = asked_of(row, wish) if wish else {"never": never_words(), "lead": terms_of(row)}
    more["template"] = "experiments/answer.html"
    return form_page(request, form, _("Your side's answer"), _("Send"), row, **more)


def asked_of(row: Frost, wish: Any) -> dict[str, Any]:
    """Return what the other side asks, for who says yes or no to it."""
    months = _("%(months)s months in all") % {"months": wish.months}
    what = outcome_words(row) or months
    asks = _("%(party)s asks: %(what)s.") % {"party": wish.party.name, "what": what}
    stays = _("What stays: %(what)s") % {"what": wish.stays} if wish.stays else ""
    return {"lead": f"{asks} {stays}".strip(), "said": wish.why}


def terms_of(row: Frost) -> str:
    """Return in one sentence what is agreed with a yes."""
    return _("From %(first)s, %(months)s months long. Instead: %(instead)s") % {
        "first": date_format(row.since, "j F Y"),
        "months": row.months,
        "instead": row.replacement_words,
    }


def never_words() -> list[str]:
    return [_(word) for word in PROTECTED_WORDS.values()]


@open_to(Right.SPEAK)
def wish(request: HttpRequest, viewer: Viewer, freeze: uuid.UUID) -> HttpResponse:
    """One side asks the other how it should end, or for another length."""
    row = may_or_stop(viewer, freeze, Told.WISHED)
    form = forms.WishForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            mine = parties_of(viewer.person, viewer.here)
            party = next(one for one in mine if one.pk in (row.owner_id, row.keeper_id))
            actions.wish(
                by=viewer.somebody, party=party, freeze=row, key=form.cleaned_data["key"],
                **form.wished,
            )  # fmt: skip
            return redirect(row)
    lead = _("It lasts %(months)s months now. Nothing changes until the other side says yes.") % {
        "months": row.months
    }
    return form_page(request, form, _("Ask to end or change it"), _("Ask the other side"),
                     row, lead=lead)  # fmt: skip


@open_to(Right.BE_MEMBER)
def say_hours(request: HttpRequest, viewer: Viewer, freeze: uuid.UUID) -> HttpResponse:
    """A worker says whether the promised hours came back."""
    row = queries.get_freeze(viewer.here, freeze)
    queries.check_may_say_hours(viewer.somebody, row)
    form = forms.HoursForm(request.POST or None)
    if form.is_valid():
        with told_at(form, "back"):
            actions.say_hours(by=viewer.somebody, freeze=row, back=Back(form.cleaned_data["back"]))
            messages.success(
                request, _("Thank you. It is counted, and nobody sees who said what.")
            )
            return redirect(row)
    return form_page(request, form, _("Did the hours come back?"), _("Count me in"),
                     row, lead=promised_hours(row))  # fmt: skip


def promised_hours(row: Frost) -> str:
    """Return what was promised, and until when somebody may think about it."""
    promised = _("Promised: %(time)s, for: %(what)s") % {
        "time": time_a_month(row.promised_minutes), "what": row.promised_to,
    }  # fmt: skip
    wait = _("You say it once for this half year. Do you not know yet? Come back before %(day)s.")
    last = date_format(hours.period_ends(row.since, row.until, clock.today()), "j F Y")
    return f"{promised}. {wait % {'day': last}}"


@open_to(NOBODY, post=Right.BE_MEMBER)
def press(request: HttpRequest, viewer: Viewer, freeze: uuid.UUID) -> HttpResponse:
    """A worker says without words: this was asked again anyway."""
    row = queries.get_freeze(viewer.here, freeze)
    actions.press_asked_again(by=viewer.somebody, freeze=row, key=key_of(request))
    messages.success(request, _("Counted, without your name. Its owner must answer."))
    return redirect(row)


def key_of(request: HttpRequest) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.POST.get("key", ""))
    except ValueError:
        return None


@open_to(ANYONE, post=NOBODY)
def hours_page(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The hours given back, per practice and role; never of one person."""

    @cache
    def found() -> dict[str, Any]:
        """Read only when the rows are drawn anew: the template keeps them by version and day."""
        rows = queries.hours_given_back(viewer.here)
        total = sum(given.promised_hours for given in rows)
        return {"rows": [given_back(given) for given in rows], "total": total}

    return page(request, "experiments/hours.html", {"found": found})


def given_back(given: queries.Given) -> dict[str, Any]:
    """Return what the page of hours shows of one practice."""
    return {
        "given": given,
        "carries": _(CARRIES_WORDS[given.freeze.burden.carries]),
        "words": half_years(given),
        "a_month": time_a_month(given.freeze.promised_minutes),
    }
