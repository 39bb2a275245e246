"""Who is struck objects to a stop, and the body that placed it answers with reasons.

The log holds that a resident or a party objected, the number, and what came of it. Who the
resident is, and what anybody wrote, stays outside.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.logbook.door import Actor, OpenEntry, Verb, act
from wijkaanpak.logbook.queries import check_unsent, made_before
from wijkaanpak.network.actions import speak_for
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import keep_tips_out
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right
from wijkaanpak.repairs.actions.stops import end_by_lifting, sit_on_the_post
from wijkaanpak.repairs.models import Objection, Stop
from wijkaanpak.repairs.queries import objections as queries
from wijkaanpak.repairs.queries import stops
from wijkaanpak.repairs.rules import objections as rules
from wijkaanpak.repairs.rules.objections import Answer, Deed

RESIDENT = Verb("repairs.objected", _("A resident objected to a stop."))
PARTY = Verb("repairs.party_objected", _("%(party)s objected to a stop."))
TAKEN_BACK = Verb("repairs.objection_taken_back", _("An objection to a stop was taken back."))
ANSWERED: dict[Answer, Verb] = {
    Answer.STANDS: Verb(
        "repairs.objection_stands", _("%(party)s (%(seat)s) answered an objection: it stands.")
    ),
    Answer.NARROWER: Verb(
        "repairs.objection_narrower",
        _("%(party)s (%(seat)s) answered an objection: less is held from now on."),
    ),
    Answer.LIFTED: Verb(
        "repairs.objection_lifted",
        _("%(party)s (%(seat)s) answered an objection: the stop is lifted."),
    ),
}


def _quiet(by: Person) -> Actor:
    """How the log knows who objects: by an opaque reference, never by name."""
    return Actor(ref=by.ref, name="")


def object_to(
    *, by: Person, stop: Stop, words: str, party: Party | None = None, key: uuid.UUID | None = None
) -> Objection:
    """A resident, or a party by who speaks for it, objects in own words. Sent twice it is one."""
    if known := made_before(Objection, key, here=stop.here):
        return known
    with act(PARTY if party else RESIDENT, by=_quiet(by), book=stop.here.slug) as entry:
        require(by, Right.BE_MEMBER, stop.here)
        queries.check_of_here(stop, party)
        if party:
            speak_for(entry, by, party)
        check_unsent(Objection, key)
        _check_object(entry, by, stop, words, party)
        row = Objection.objects.create(
            id=key or uuid.uuid4(), here=stop.here, stop=stop, number=queries.next_number(stop),
            party=party, person=None if party else by, words=words.strip(), on=clock.today(),
        )  # fmt: skip
        entry.about(stop, kind="party" if party else "resident", number=row.number)
    return row


def _check_object(
    entry: OpenEntry, by: Person, stop: Stop, words: str, party: Party | None
) -> None:
    on = stops.is_on(entry.fresh(stop))
    queries.check_not_the_body(by, stop)
    rules.check_may_object(since=stop.since, on=on, today=clock.today())
    rules.check_words(words)
    keep_tips_out(stop.here, words)
    rules.check_first(queries.objected_before(stop, by, party))


@dataclass(frozen=True)
class Answering:
    """What the body says to an objection: what comes of it, why, and what is held from now on."""

    answer: Answer
    reasons: str
    scope: str = ""

    def is_said(self, objection: Objection) -> bool:
        """Tell whether exactly this was answered before: the same form, sent twice."""
        said = (objection.answer, objection.reasons, objection.scope)
        return said == (self.answer, self.reasons.strip(), self.scope.strip())


def answer_objection(*, by: Person, objection: Objection, answering: Answering) -> Objection:
    """Who sits on the post that holds answers: it stands, it holds less, or it is lifted."""
    if answering.is_said(objection):
        return objection
    stop = objection.stop
    with act(ANSWERED[answering.answer], by=by.actor, book=stop.here.slug) as entry:
        mandate = sit_on_the_post(entry, by, stop)
        entry.fresh(stop)
        objection = entry.fresh(objection)
        objection.stop = stop
        rules.check_deed(Deed.ANSWER, queries.state_of(objection))
        rules.check_answer(answering.answer, answering.reasons, answering.scope, stop.scope)
        keep_tips_out(stop.here, answering.reasons, answering.scope)
        _answer(entry, objection, answering)
        entry.about(
            stop, seat=mandate.seat.title, number=objection.number,
            late=rules.is_late(stop.since, clock.today()),
        )  # fmt: skip
    return objection


def _answer(entry: OpenEntry, objection: Objection, answering: Answering) -> None:
    stop = objection.stop
    if answering.answer is Answer.NARROWER:
        objection.scope, objection.scope_before = answering.scope.strip(), stop.scope
        stop.scope = objection.scope
        stop.save(update_fields=["scope"])
    if answering.answer is Answer.LIFTED:
        end_by_lifting(entry, stop, answering.reasons)
    objection.answer, objection.reasons = answering.answer, answering.reasons.strip()
    objection.answered = clock.today()
    objection.save()


def take_back(*, by: Person, objection: Objection) -> Objection:
    """Who objected takes it back while it waits; the words are then no longer shown."""
    stop = objection.stop
    if objection.taken_back and queries.is_own(by, objection):
        return objection
    with act(TAKEN_BACK, by=_quiet(by), book=stop.here.slug) as entry:
        require(by, Right.BE_MEMBER, stop.here)
        queries.check_own(by, objection)
        entry.fresh(stop)
        objection = entry.fresh(objection)
        objection.stop = stop
        rules.check_deed(Deed.TAKE_BACK, queries.state_of(objection))
        objection.taken_back = clock.today()
        objection.save(update_fields=["taken_back"])
        entry.about(stop, number=objection.number)
    return objection
