"""The burden register: reading it, entering a burden, and what the party that asks says."""

from __future__ import annotations

import uuid
from functools import cache
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wijkaanpak.experiments import actions
from wijkaanpak.experiments.forms import burdens as forms
from wijkaanpak.experiments.queries import burdens as queries
from wijkaanpak.experiments.queries import freezing
from wijkaanpak.experiments.queries.burdens import Load
from wijkaanpak.experiments.rules import burdens as rules
from wijkaanpak.experiments.rules.burdens import Answer, Ground
from wijkaanpak.experiments.rules.corrections import CAN_MOVE, Why, check_entered_it
from wijkaanpak.experiments.rules.freezing import STATE_WORDS
from wijkaanpak.experiments.views.frames import by_number, time_of, to_room
from wijkaanpak.network.queries import parties, parties_of, require_seat
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.pages import form_page, page, told_at

GROUNDS = {"wet": Ground.LAW, "verordening": Ground.ORDINANCE, "contract": Ground.CONTRACT,
           "gewoonte": Ground.HABIT}  # fmt: skip
TONES = {"listed": "note", "confirmed": "neutral", "corrected": "neutral", "lighter": "kept",
         "stopped": "kept"}  # fmt: skip


@open_to(ANYONE, post=NOBODY)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """All burdens, newest first, or those on one ground."""
    asked = request.GET.get("grond", "")
    ground, after = GROUNDS.get(asked), request.GET.get("na", "")

    @cache
    def found() -> tuple[list[dict[str, Any]], str]:
        """Read only when the cards are drawn anew: the template keeps them by its version."""
        rows, further = queries.public_page(viewer.here, ground, after)
        return [card(row) for row in rows], further

    context = {
        "found": found,
        "after": after,
        "ground": asked if ground else "",
        "grounds": {slug: rules.GROUND_WORDS[one] for slug, one in GROUNDS.items()},
    }
    return page(request, "experiments/burdens.html", context)


def card(row: Load) -> dict[str, Any]:
    """Return what a card shows of a burden."""
    found = rules.never_frozen(row.protected, row.title, row.words, row.ground_words)
    return {
        "burden": row,
        "ground": _(rules.GROUND_WORDS[row.ground]),
        "rhythm": _(rules.RHYTHM_WORDS[row.rhythm]),
        "carries": _(rules.CARRIES_WORDS[row.carries]),
        "state": _(rules.STATE_WORDS[row.state]),
        "tone": TONES[row.state],
        "protected": _(rules.PROTECTED_WORDS[found]) if found else "",
        "takes": time_of(row.minutes, row.rhythm),
    }


@open_to(ANYONE, post=NOBODY)
def read(request: HttpRequest, viewer: Viewer, burden: uuid.UUID) -> HttpResponse:
    """One burden: the five questions, what who asks said, and whether it was frozen."""
    row = queries.get_burden(viewer.here, burden)
    mine = parties_of(viewer.person, viewer.here)
    shown = card(row)
    never = bool(shown["protected"])
    stopped = row.state == rules.State.STOPPED
    answers = [one for one in Answer if not (never and one is Answer.STOP)]
    context = shown | {
        "answers": answered(row),
        "may_answer": [(one.value, _(rules.ANSWER_WORDS[one])) for one in answers]
        if row.asker in mine and not stopped
        else [],
        "frozen": [(one, _(STATE_WORDS[one.state])) for one in row.freezes.all()],
        "entered_it": queries.entered_it(viewer.person, row) and row.state in CAN_MOVE,
        "mended": queries.mended(row),
        "takes_part": viewer.may(Right.BE_MEMBER),
        "carries_it": queries.carries(viewer.person, row),
        "may_freeze": not (stopped or never or row.ground == Ground.LAW)
        and can_ask(viewer, row, mine),
        "lawful": row.ground == Ground.LAW,
    }
    return page(request, "experiments/burden.html", context)


def can_ask(viewer: Viewer, row: Load, mine: list[Any]) -> bool:
    """Tell whether this viewer may ask to freeze it: for who asks it, or for the keeper."""
    if not mine or any(one.state in ("proposed", "frozen") for one in row.freezes.all()):
        return False
    return row.asker in mine or freezing.keeper_for(row.asker) in mine


def answered(row: Load) -> list[dict[str, Any]]:
    """Return what who asks said, oldest first, with how it was before each answer changed it."""
    said = list(row.answers.all())
    after: list[Any] = [*said[1:], row]
    return [
        {
            "row": one,
            "word": _(rules.ANSWER_WORDS[one.answer]),
            "before": time_of(one.minutes, one.rhythm),
            "title": one.title if one.title != then.title else "",
            "ground": _(rules.GROUND_WORDS[one.ground]) if one.ground != then.ground else "",
        }
        for one, then in zip(said, after, strict=False)
    ]


@open_to(Right.BE_MEMBER)
def enter(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Anybody who lives or works here enters a burden."""
    askers = list(parties(viewer.here))
    form = forms.BurdenForm(request.POST or None, parties=askers)
    if form.is_valid():
        with told_at(form):
            given = form.cleaned_data
            asker = by_number(askers, given["asker"])
            row = actions.enter_burden(
                by=viewer.somebody, asker=asker, load=form.load(), key=given["key"]
            )
            messages.success(request, _("It stands in the register. Who asks can answer it now."))
            return redirect(row)
    lead = _("Five questions. Nobody sees who entered it.")
    return form_page(request, form, _("Enter what is asked of people here"),
                     _("Put it in the register"), to_room(viewer), lead=lead)  # fmt: skip


@open_to(Right.BE_MEMBER)
def correct(request: HttpRequest, viewer: Viewer, burden: uuid.UUID) -> HttpResponse:
    """Who entered a burden corrects it, with a reason that the logbook can say."""
    row = queries.get_burden(viewer.here, burden)
    check_entered_it(queries.entered_it(viewer.person, row))
    askers = list(parties(viewer.here))
    now = as_it_stands(row) | {"asker": str(row.asker_id), "carries": row.carries}
    form = forms.MendForm(request.POST or None, parties=askers, initial=now)
    if form.is_valid():
        with told_at(form):
            given = form.cleaned_data
            actions.correct_burden(
                by=viewer.somebody, burden=row, asker=by_number(askers, given["asker"]),
                load=form.load(), why=Why(given["why"]),
            )  # fmt: skip
            messages.success(request, _("This is how it stands in the register now."))
            return redirect(row)
    lead = _("You entered this. Nobody else sees that it was you.")
    return form_page(request, form, _("Correct what you entered"), _("Correct it"), row, lead=lead)


def as_it_stands(row: Load) -> dict[str, Any]:
    """Return what a form to correct a burden begins with."""
    names = ("title", "words", "ground", "ground_words", "protected", "rhythm", "minutes",
             "workers", "readers", "decision")  # fmt: skip
    return {name: getattr(row, name) for name in names}


@open_to(Right.SPEAK)
def answer(request: HttpRequest, viewer: Viewer, burden: uuid.UUID, answer: str) -> HttpResponse:
    """The party that asks confirms, corrects, asks less, or stops at once."""
    if answer not in list(Answer):
        raise Http404
    said, row = Answer(answer), queries.get_burden(viewer.here, burden)
    require_seat(viewer.person, row.asker)
    form = answer_form(request, said, row)
    if form.is_valid():
        with told_at(form):
            given = form.cleaned_data
            actions.answer_burden(
                by=viewer.somebody, burden=row, answer=said, words=given["reason"],
                load=load_from(form, row, said), key=given["key"],
            )  # fmt: skip
            messages.success(request, _("It stands beside what was entered."))
            return redirect(row)
    return form_page(request, form, _(rules.ANSWER_WORDS[said]), _("Send"), row)


def answer_form(request: HttpRequest, said: Answer, row: Load) -> Any:
    sent, now = request.POST or None, as_it_stands(row)
    if said is Answer.CORRECT:
        return forms.CorrectForm(sent, carries=row.carries, initial=now)
    if said is Answer.LESS:
        return forms.LessForm(sent, initial=now)
    return forms.PlainAnswerForm(sent, answer=said)


def load_from(form: Any, row: Load, said: Answer) -> rules.Load | None:
    """Return how it is from now on, when the answer changes something."""
    if said is Answer.CORRECT:
        corrected: rules.Load = form.load()
        return corrected
    if said is Answer.LESS:
        now = {
            name: getattr(row, name)
            for name in forms.BurdenForm.base_fields
            if name not in ("key", "asker")
        }
        return forms.load_of(now | form.cleaned_data)
    return None


@open_to(NOBODY, post=Right.BE_MEMBER)
def carry(request: HttpRequest, viewer: Viewer, burden: uuid.UUID) -> HttpResponse:
    """Somebody says that they have the work of this too, or no longer; nobody else sees it."""
    row = queries.get_burden(viewer.here, burden)
    if request.POST.get("stop"):
        actions.stop_carrying(by=viewer.somebody, burden=row)
        messages.success(request, _("Noted. Nobody else sees this."))
    else:
        actions.say_i_carry(by=viewer.somebody, burden=row)
        messages.success(request, _("Noted, for you alone. If it is frozen, we ask you whether "
                                    "your hours came back."))  # fmt: skip
    return redirect(row)
