"""Recommendations: one page with the whole chain, from the words to how it goes on."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from wijkaanpak import clock
from wijkaanpak.assemblies import rules
from wijkaanpak.assemblies.queries import advice as found
from wijkaanpak.assemblies.queries import assemblies
from wijkaanpak.assemblies.queries.advice import SomeAdvice, SomeRecommendation
from wijkaanpak.assemblies.queries.assemblies import SomeAssembly
from wijkaanpak.assemblies.rules import TAKEN, WAITS, Course, Decides, State
from wijkaanpak.assemblies.rules.advice import STATE_WORDS
from wijkaanpak.assemblies.rules.following import COURSE_WORDS
from wijkaanpak.assemblies.views.draw import TEXT
from wijkaanpak.commitments.views.reading import state_of
from wijkaanpak.network.queries import parties_of
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.pages import attached, page

TONES: dict[str, tuple[str, str]] = {
    State.WAITING: ("neutral", "clock"),
    State.LATER: ("note", "clock"),
    State.ASKED: ("note", "question"),
    State.ADOPTED: ("kept", "check"),
    State.CHANGED: ("kept", "edit"),
    State.REFUSED: ("broken", "x"),
    Course.ON_TRACK: ("kept", "progress"),
    Course.SLOWED: ("risk", "clock"),
    Course.STUCK: ("broken", "alert"),
    Course.DONE: ("kept", "check"),
    Course.UNKNOWN: ("neutral", "question"),
}


def handed_over(viewer: Viewer, assembly: uuid.UUID) -> tuple[SomeAssembly, SomeAdvice]:
    """Return an assembly and what it handed over, or answer 404."""
    row = assemblies.get_assembly(viewer, assembly)
    advice = found.advice_of(row)
    if advice is None or not advice.handed_over:
        raise Http404
    return row, advice


def rule_in_words(advice: SomeAdvice) -> str:
    """Return the decision rule as people say it."""
    if advice.decides == Decides.CONSENT:
        return _("With consent: a recommendation stands when nobody objects any more.")
    words = _("With a majority: at least %(many)s of every 100 present are for it.")
    return words % {"many": advice.majority}


@open_to(ANYONE, post=NOBODY)
def read(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """Each recommendation with its answer, the promises that follow, and how it goes."""
    row, advice = handed_over(viewer, assembly)
    rows = found.handed_over(row)
    follows = found.may_follow(viewer.person, row)
    mine = {party.pk for party in parties_of(viewer.person, viewer.here)}
    context = {
        "assembly": row,
        "advice": advice,
        "rule": rule_in_words(advice),
        "sealed": rules.fingerprint(found.as_written(advice, rows)) == advice.fingerprint,
        "chains": [chain(one, advice, mine, follows=follows) for one in rows],
        "clock": following(advice, rows),
        "keeps": viewer.may(Right.KEEP_PLACE) and not advice.closed,
        "follows": follows and not advice.closed,
        "may_close": follows and may_close(advice),
    }
    return page(request, "assemblies/advice.html", context)


def outcome(viewer: Viewer, row: SomeAssembly) -> dict[str, Any]:
    """Return what the page of an assembly shows of what came out of it."""
    today, rows = clock.today(), found.handed_over_days(row)
    waits = [due for state, due in rows if state in WAITS]
    return {
        "many": len(rows),
        "open": len(waits),
        "late": sum(bool(rules.days_late(due, today)) for due in waits),
        "writes": viewer.may(Right.HOST),
    }


def may_close(advice: SomeAdvice) -> bool:
    start, today = advice.due, clock.today()
    return bool(start and not advice.closed and rules.moment_of(start, today) == rules.MOMENTS)


def chain(
    row: SomeRecommendation, advice: SomeAdvice, mine: set[uuid.UUID], *, follows: bool
) -> dict[str, Any]:
    """Return a recommendation with all that follows from it, and what this viewer may do."""
    state, today = State(row.state), clock.today()
    speaks, looks = row.answered_by_id in mine, list(row.looks.all())
    start, open_still = advice.due or today, not advice.closed
    return {
        "row": row,
        **stand(state),
        "late": rules.days_late(row.due, today) if state in WAITS else 0,
        "answers": answers_of(row),
        "promises": [
            (one.commitment, state_of(one.commitment, today)) for one in row.promises.all()
        ],
        "taken": state in TAKEN,
        "looks": [
            (one, course(one.course), rules.moments(start)[one.moment - 1])
            for one in reversed(looks)
        ],
        "followed": rules.followed(state),
        "may_answer": speaks and state in WAITS,
        "may_promise": speaks and state in TAKEN,
        "may_ask": follows and state is State.REFUSED and not row.asked and open_still,
        "may_look": follows and open_still and rules.followed(state) and unseen(start, looks),
    }


def answers_of(row: SomeRecommendation) -> list[tuple[Any, dict[str, str], bool]]:
    """Return the answers, each with its badge and whether the question back came after it."""
    answers = list(row.answers.all())
    noes = [one for one in answers if one.said == State.REFUSED]
    asked_of = noes[0] if noes and row.question else None  # asked once, after the first no
    return [(one, stand(State(one.said)), one is asked_of) for one in answers]


def stand(state: State) -> dict[str, str]:
    """Return the badge of a state: its word, tone and icon."""
    tone, icon = TONES[state]
    return {"word": _(STATE_WORDS[state]), "tone": tone, "icon": icon}


def course(value: str) -> dict[str, str]:
    tone, icon = TONES[value]
    return {"word": _(COURSE_WORDS[value]), "tone": tone, "icon": icon}


def unseen(start: date, looks: list[Any]) -> bool:
    """Tell whether the group can look now: a moment is near or past, and not looked at."""
    now = rules.moment_of(start, clock.today())
    return bool(now) and now not in {one.moment for one in looks}


def following(advice: SomeAdvice, rows: list[SomeRecommendation]) -> dict[str, Any] | None:
    """Return the clock of the follow-up group: the next moment, and what waits for it."""
    if advice.closed or not advice.due:
        return None
    today = clock.today()
    open_still = [row for row in rows if rules.followed(State(row.state)) and not done(row)]
    seen = [{one.moment for one in row.looks.all()} for row in open_still]
    everywhere = set.intersection(*seen) if seen else set(range(1, rules.MOMENTS + 1))
    coming = rules.next_moment(advice.due, everywhere, today)
    if coming is None:
        return {"over": True}
    number, on = coming
    return {
        "number": number, "of": rules.MOMENTS, "on": on, "late": rules.days_late(on, today),
        "missed": sum(any(n not in one for one in seen) for n in range(1, number)),
    }  # fmt: skip


def done(row: SomeRecommendation) -> bool:
    return any(one.course == Course.DONE for one in row.looks.all())


@open_to(ANYONE, post=NOBODY)
def words_file(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """The words as they were fixed, byte for byte: their SHA-256 stands in the logbook."""
    row, advice = handed_over(viewer, assembly)
    raw = found.as_written(advice, found.handed_over(row))
    return attached(raw, TEXT, "adviezen.txt")
