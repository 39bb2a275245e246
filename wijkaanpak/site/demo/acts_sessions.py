"""How a panel meets, recommends, is answered, and is followed for two years."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

from wijkaanpak.assemblies.actions import advice, answering, attending, following, sessions
from wijkaanpak.assemblies.actions.attending import Needs, There
from wijkaanpak.assemblies.models import Assembly, Recommendation, Session
from wijkaanpak.assemblies.queries import sessions as found
from wijkaanpak.assemblies.rules import Advised, Course, Decides, Step
from wijkaanpak.assemblies.rules.sessions import ChosenBy, PackWords, SessionWords
from wijkaanpak.people.rules import Role
from wijkaanpak.site.demo.event import Event
from wijkaanpak.site.demo.scene import Scene
from wijkaanpak.site.demo.session_shapes import Outcome, Sat, Sessions

STARTS, ENDS = time(10), time(16)
LAST_STARTS, LAST_ENDS = time(14), time(20)  # the last one ends with a meal after sunset


def _row(scene: Scene, event: Event) -> Assembly:
    row = scene.assemblies[event.about]
    row.refresh_from_db()
    return row


def _sessions(event: Event) -> Sessions:
    assert isinstance(event.piece, Sessions)
    return event.piece


def _outcome(event: Event) -> Outcome:
    assert isinstance(event.piece, Outcome)
    return event.piece


def planned(scene: Scene, event: Event) -> None:
    """The coordinator plans all sessions, asks hosts, and they lay down what can be read."""
    plan, row = _sessions(event), _row(scene, event)
    by = scene.with_role(Role.COORDINATOR, event.at)
    for held in plan.held:
        session = sessions.plan_session(by=by, assembly=row, words=_words(plan, held))
        hosts = [scene.people[key] for key in held.hosts]
        sessions.choose_hosts(by=by, session=session, people=hosts)
        sessions.name_host(by=hosts[0], session=session, named=True)


def _words(plan: Sessions, held: Sat) -> SessionWords:
    last = held is plan.held[-1]
    return SessionWords(
        on=held.on,
        starts=LAST_STARTS if last else STARTS,
        ends=LAST_ENDS if last else ENDS,
        place=held.place,
        aims=held.aims,
        programme="\n".join(held.programme),
        care=plan.care,
        languages=plan.languages,
        allowance=plan.allowance * 100,
    )


def held(scene: Scene, event: Event) -> None:
    """Texts lie on the table, and a host ticks which seats were taken."""
    day = event.piece
    assert isinstance(day, Sat)
    session = Session.objects.select_related("assembly__here").get(
        assembly=_row(scene, event), on=day.on
    )
    by = scene.people[day.hosts[0]]
    for text in day.texts:
        words = PackWords(text.title, text.maker, ChosenBy(text.chosen_by), text.text, "")
        sessions.add_pack(by=by, session=session, words=words)
    seats = found.at_the_table(session.assembly)
    away = {seat.pk for seat in seats[3 * session.number :][: day.absent]}
    there = There(ticked=[seat.pk for seat in seats if seat.pk not in away])
    attending.count_session(by=by, session=session, there=there)


def needs_asked(scene: Scene, event: Event) -> None:
    """At the first table a host asks what people need, and how they take their allowance."""
    plan, row = _sessions(event), _row(scene, event)
    by = scene.people[plan.held[0].hosts[0]]
    for seat, (kinds, allowance) in zip(found.at_the_table(row), plan.needs, strict=False):
        needs = Needs(kinds=tuple(kinds.split()), allowance=allowance)
        attending.write_needs(by=by, seat=seat, needs=needs)


def missing_written(scene: Scene, event: Event) -> None:
    """After the last session: who was not there, and what is not known because of it."""
    by = scene.with_role(Role.COORDINATOR, event.at)
    words = _sessions(event).missing
    attending.write_missing(by=by, assembly=_row(scene, event), missing=words)


def missing_checked(scene: Scene, event: Event) -> None:
    """A year later: did it matter?"""
    plan, by = _sessions(event), scene.with_role(Role.COORDINATOR, event.at)
    attending.check_missing_note(
        by=by, assembly=_row(scene, event), mattered=plan.mattered, learned=plan.learned
    )


def ruled(scene: Scene, event: Event) -> None:
    """The panel fixes how it decides, before anything is written."""
    told, by = _outcome(event), scene.people[_outcome(event).host]
    advice.fix_rule(
        by=by, assembly=_row(scene, event), decides=Decides.MAJORITY, majority=told.majority
    )


def drafted(scene: Scene, event: Event) -> None:
    """A host types what the panel wrote, with how many stand behind it."""
    told, row = _outcome(event), _row(scene, event)
    for one in told.advised:
        words = Advised(one.title, one.text, one.why, one.minority, one.agree, told.present)
        advice.write_recommendation(
            by=scene.people[told.host], assembly=row, words=words,
            answered_by=scene.parties[told.party],
        )  # fmt: skip


def handed_over(scene: Scene, event: Event) -> None:
    """All recommendations go to who answers them, in one act."""
    told = _outcome(event)
    advice.hand_over(by=scene.people[told.host], assembly=_row(scene, event), missing=told.missing)


def _numbered(row: Assembly) -> list[Recommendation]:
    found = Recommendation.objects.filter(assembly=row).order_by("number")
    return list(found.select_related("assembly__here", "answered_by__here"))


def answered(scene: Scene, event: Event) -> None:
    """The council answers each of them."""
    told = _outcome(event)
    rows = _numbered(_row(scene, event))
    for row, one in zip(rows, told.advised, strict=True):
        answering.answer_recommendation(
            by=scene.people[told.by], recommendation=row, said=Step(one.said), words=one.answer
        )


def grouped(scene: Scene, event: Event) -> None:
    """The coordinator writes down how many of the panel follow it."""
    told, by = _outcome(event), scene.with_role(Role.COORDINATOR, event.at)
    people = [scene.people[key] for key in told.followers]
    following.form_group(by=by, assembly=_row(scene, event), many=told.group, people=people)


def looked(scene: Scene, event: Event) -> None:
    """The follow-up group says of each recommendation how it goes."""
    told = _outcome(event)
    number, by = told.looks.index(event.at), scene.people[told.followers[0]]
    for row, one in zip(_numbered(_row(scene, event)), told.advised, strict=True):
        if one.seen:
            saw = one.seen[number]
            following.look(by=by, recommendation=row, course=Course(saw.course), words=saw.words)


def closed(scene: Scene, event: Event) -> None:
    """After two years the group writes what came of it."""
    told = _outcome(event)
    by = scene.people[told.followers[0]]
    following.close(by=by, assembly=_row(scene, event), closing=told.closing, learned=told.learned)


type Act = Callable[[Scene, Event], None]
ACTS: dict[str, Act] = {
    "sessions planned": planned,
    "needs asked": needs_asked,
    "session held": held,
    "panel missed": missing_written,
    "panel missed checked": missing_checked,
    "panel rule fixed": ruled,
    "advice drafted": drafted,
    "advice handed over": handed_over,
    "advice answered": answered,
    "followers named": grouped,
    "advice looked at": looked,
    "advice closed": closed,
}
