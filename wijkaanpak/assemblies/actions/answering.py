"""Answers to recommendations, one question back after a no, and the promises that follow."""

from __future__ import annotations

import uuid
from datetime import date

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.assemblies import rules
from wijkaanpak.assemblies.models import Answer, Promised, Recommendation
from wijkaanpak.assemblies.queries import advice as found
from wijkaanpak.assemblies.rules import TAKEN, State, Step
from wijkaanpak.commitments.actions import Offer, offer_commitment
from wijkaanpak.commitments.models import Commitment
from wijkaanpak.commitments.rules import Words
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.network.actions import speak_for
from wijkaanpak.network.queries import require_seat
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import NOBODY
from wijkaanpak.refusals import Refused

VERBS: dict[Step, Verb] = {
    Step.ADOPTED: Verb(
        "assembly.adopted",
        _("%(party)s adopted recommendation %(number)s of “%(title)s”. %(words)s"),
    ),
    Step.CHANGED: Verb(
        "assembly.changed_advice",
        _("%(party)s adopted recommendation %(number)s of “%(title)s” with a change: %(words)s"),
    ),
    Step.REFUSED: Verb(
        "assembly.refused",
        _("%(party)s said no to recommendation %(number)s of “%(title)s”, because: %(words)s"),
    ),
    Step.LATER: Verb(
        "assembly.later",
        _(
            "%(party)s answers recommendation %(number)s of “%(title)s” later, by %(until)s: "
            "%(words)s"
        ),
    ),
}
ASKED = Verb(
    "assembly.asked_back",
    _("The follow-up group of “%(title)s” asked one question back on recommendation %(number)s."),
)
PROMISED = Verb(
    "assembly.promised",
    _("%(party)s made a promise of recommendation %(number)s of “%(title)s”."),
)


def answer_recommendation(
    *,
    by: Person,
    recommendation: Recommendation,
    said: Step,
    words: str = "",
    until: date | None = None,
    key: uuid.UUID | None = None,
) -> Answer:
    """Who speaks for the party that was asked answers. An answer stays as it was said."""
    require_seat(by, recommendation.answered_by)
    if known := made_before(Answer, key, recommendation=recommendation):
        return known
    until = until if said is Step.LATER else None
    assembly = recommendation.assembly
    with act(VERBS[said], by=by.actor, book=assembly.here.slug) as entry:
        mandate = speak_for(entry, by, recommendation.answered_by)
        row = entry.fresh(recommendation)
        to = rules.after(State(row.state), said, said_later=found.said_later(row))
        rules.check_answer(said, words, until, found.promised_by(row))
        answer = Answer.objects.create(
            id=key or uuid.uuid4(), recommendation=row, number=found.next_answer(row), said=said,
            words=words.strip(), until=until, party=row.answered_by, mandate=mandate,
            due=row.due or clock.today(), on=clock.today(),
        )  # fmt: skip
        row.state, row.due = to, until or row.due
        row.save(update_fields=["state", "due"])
        entry.about(
            row, title=assembly.title, number=row.number, words=words.strip(),
            until=str(until or ""), late=answer.days_late,
        )  # fmt: skip
    return answer


def ask_back(*, by: Person, recommendation: Recommendation, question: str) -> None:
    """After a no the follow-up group asks one question, and the party answers anew."""
    assembly = recommendation.assembly
    with act(ASKED, by=NOBODY, book=assembly.here.slug) as entry:
        found.require_follower(by, assembly)
        row = entry.fresh(recommendation)
        row.state = rules.after(State(row.state), Step.ASK, asked=bool(row.asked))
        rules.check_look(question)
        row.question, row.asked = question.strip(), clock.today()
        row.due = rules.answer_due(row.asked, assembly.answer_weeks)
        row.save(update_fields=["state", "question", "asked", "due"])
        entry.about(row, title=assembly.title, number=row.number, due=str(row.due))


def promise(
    *, by: Person, recommendation: Recommendation, title: str, words: Words,
    key: uuid.UUID | None = None,
) -> Commitment:  # fmt: skip
    """Who adopted a recommendation promises to the residents what it will do, in its own words."""
    giver, assembly = recommendation.answered_by, recommendation.assembly
    require_seat(by, giver)
    if State(recommendation.state) not in TAKEN:
        raise Refused(_("A promise follows from a yes. Answer the recommendation first."))
    receiver = found.receives(assembly, giver)
    if receiver is None:
        raise Refused(_("There is no party of residents to promise this to."))
    made = offer_commitment(by=by, offer=Offer(giver, receiver, title, words), key=key)
    if found.promised_before(recommendation, made) is None:
        with act(PROMISED, by=by.actor, book=assembly.here.slug) as entry:
            speak_for(entry, by, giver)
            Promised.objects.create(
                recommendation=recommendation, commitment=made, on=clock.today()
            )
            entry.about(recommendation, title=assembly.title, number=recommendation.number)
    return made
