"""One thing said about a promise: checked, written down, and followed by what follows from it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.commitments import queries, rules
from wijkaanpak.commitments.models import Change, Commitment, Report, Version
from wijkaanpak.commitments.rules import Kind, State, Told, Words
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.network.actions import speak_for, withdraw
from wijkaanpak.network.models import Mandate, Party
from wijkaanpak.network.queries import require_seat
from wijkaanpak.people.models import Person
from wijkaanpak.refusals import NotYours

VERBS: dict[Told, Verb] = {
    Told.OFFERED: Verb(
        "commitment.offered", _("%(party)s offered %(other)s a promise: “%(text)s” %(words)s")
    ),
    Told.ACCEPTED: Verb(
        "commitment.accepted",
        _("%(party)s accepted the promise “%(what)s” of %(other)s. %(words)s"),
    ),
    Told.DECLINED: Verb(
        "commitment.declined", _("%(party)s did not accept “%(what)s” of %(other)s: %(words)s")
    ),
    Told.PROGRESS: Verb(
        "commitment.progress", _("%(party)s told how it goes with “%(what)s”: %(words)s")
    ),
    Told.WORRY: Verb("commitment.worry", _("%(party)s told a worry about “%(what)s”: %(words)s")),
    Told.NOTE: Verb("commitment.note", _("%(party)s put a note beside “%(what)s”: %(words)s")),
    Told.AT_RISK: Verb(
        "commitment.at_risk",
        _("%(party)s said in time that “%(what)s” may not be kept: %(words)s"),
    ),
    Told.NO_RISK: Verb(
        "commitment.no_risk", _("%(party)s said that “%(what)s” is on its way again. %(words)s")
    ),
    Told.CHANGE_ASKED: Verb(
        "commitment.change_asked",
        _("%(party)s asked to change “%(what)s” into “%(text)s”, because: %(words)s"),
    ),
    Told.CHANGE_WITHDRAWN: Verb(
        "commitment.change_withdrawn",
        _("%(party)s no longer asks to change “%(what)s”. %(words)s"),
    ),
    Told.RENEGOTIATED: Verb(
        "commitment.renegotiated",
        _("%(party)s said yes to %(other)s, so “%(what)s” now says “%(text)s”. %(words)s"),
    ),
    Told.CHANGE_REFUSED: Verb(
        "commitment.change_refused",
        _("%(party)s said no to %(other)s, so “%(what)s” stays as it is: %(words)s"),
    ),
    Told.KEPT: Verb("commitment.kept", _("%(party)s said: “%(what)s” was kept. %(words)s")),
    Told.KEPT_LATE: Verb(
        "commitment.kept_late", _("%(party)s said: “%(what)s” was kept, but late. %(words)s")
    ),
    Told.BROKEN: Verb(
        "commitment.broken", _("%(party)s said: “%(what)s” was not kept. %(words)s")
    ),
    Told.REPAIR_OFFERED: Verb(
        "commitment.repair_offered",
        _("%(party)s offered to repair “%(what)s”: %(words)s"),
    ),
    Told.REPAIR_AGREED: Verb(
        "commitment.repair_agreed",
        _("%(party)s agreed with the repair of “%(what)s”. %(words)s"),
    ),
    Told.REPAIRED: Verb(
        "commitment.repaired", _("%(party)s said: “%(what)s” was repaired. %(words)s")
    ),
    Told.RELEASED: Verb(
        "commitment.released", _("%(party)s released %(other)s from “%(what)s”: %(words)s")
    ),
    Told.TAKEN_OVER: Verb(
        "commitment.taken_over", _("%(who)s took over “%(what)s” for %(party)s. %(words)s")
    ),
    Told.NOT_TAKEN_OVER: Verb(
        "commitment.not_taken_over",
        _("%(who)s of %(party)s does not take over “%(what)s”, because: %(words)s"),
    ),
}


@dataclass(frozen=True)
class Saying:
    """One thing that one party says, on its way to the log and to the life of a promise."""

    told: Told
    words: str = ""
    period: str = ""
    due: date | None = None
    for_good: bool = False
    text: str = ""  # the words of the promise that this is about, when they are others


def say(
    by: Person,
    commitment: Commitment,
    party: Party,
    saying: Saying,
    key: uuid.UUID | None,
    offer: Report | None = None,
) -> Report:
    """Open the door for one thing that one party says. The same form sent twice is said once."""
    require_seat(by, party)
    if known := made_before(Report, key, commitment=commitment, told=saying.told, party=party):
        return known
    with act(VERBS[saying.told], by=by.actor, book=commitment.here.slug) as entry:
        mandate = speak_for(entry, by, party)
        commitment = entry.fresh(commitment)
        check_speaker(by, commitment, party, saying.told)
        if offer:
            latest = queries.last_repair_offer(commitment)
            rules.check_latest(str(offer.pk), str(latest.pk) if latest else "")
        if saying.told is Told.TAKEN_OVER:
            mandate = queries.mandate_of_heir(by, commitment)
        return tell(entry, commitment, party, mandate, saying, key)


def check_speaker(by: Person, commitment: Commitment, party: Party, told: Told) -> None:
    """One of the two sides, the right one for this step, and never both in one person."""
    ends = str(commitment.giver_id), str(commitment.receiver_id)
    if rules.STEPS[told].who not in rules.sides_of(str(party.pk), *ends):
        raise NotYours(_("This is for the other party of this promise to say."))
    other = ends[1] if str(party.pk) == ends[0] else ends[0]
    rules.check_two_hands(queries.parties_spoken_for(by, commitment.here), other)


def tell(
    entry: OpenEntry,
    commitment: Commitment,
    party: Party,
    mandate: Mandate,
    saying: Saying,
    key: uuid.UUID | None,
) -> Report:
    """Write down what was said, and what follows from it. The one place where a state changes."""
    told, state = saying.told, State(commitment.state)
    rules.check_step(told, state)
    rules.check_words(told, saying.words)
    rules.check_binding(Kind(commitment.kind), told)
    rules.check_risk(told, commitment.at_risk)
    rules.check_orphaned(told, commitment.orphaned)
    queries.check_key_is_free(key)
    row = Report.objects.create(
        id=key or uuid.uuid4(),
        here=commitment.here,
        commitment=commitment,
        number=queries.next_number(commitment),
        told=told,
        party=party,
        mandate=mandate,
        words=saying.words.strip(),
        period=saying.period,
        due=saying.due,
        on=clock.today(),
    )
    _move(entry, commitment, saying, mandate)
    _write_entry(entry, commitment, party, saying)
    return row


def _move(entry: OpenEntry, commitment: Commitment, saying: Saying, mandate: Mandate) -> None:
    told, before = saying.told, State(commitment.state)
    returns = bool(commitment.rhythm)
    state = rules.next_state(told, before, returns=returns, for_good=saying.for_good)
    if rules.STEPS[told].to:
        commitment.awaits = _awaits(commitment, saying, state)
        commitment.state, commitment.state_since = state, clock.today()
    if told is Told.AT_RISK:
        commitment.at_risk_since = clock.today()
    if told in rules.CLEARS_RISK:
        commitment.at_risk_since = None
    if told is Told.TAKEN_OVER:
        commitment.carried_by = mandate
    commitment.save()
    if state not in rules.LIVING:
        for change in queries.unanswered_changes(commitment):
            withdraw(entry, change.proposal)


def _awaits(commitment: Commitment, saying: Saying, to: State) -> date | None:
    """Return the day that counts from now on; it always follows from what both agreed."""
    if to is State.REPAIR_AGREED:
        return saying.due
    if to is not State.ACCEPTED:
        return None
    if saying.told not in rules.GOES_ON:
        return commitment.due
    kept = saying.told is not Told.REPAIRED and commitment.awaits
    return rules.next_date(commitment.due, commitment.every_months, kept or clock.today())


def _write_entry(entry: OpenEntry, commitment: Commitment, party: Party, saying: Saying) -> None:
    mine = party.pk == commitment.giver_id
    other = commitment.receiver if mine else commitment.giver
    what = f"{commitment.title} ({saying.period})" if saying.period else commitment.title
    exact = commitment.words.facts() | ({"text": saying.text} if saying.text else {})
    exact |= {"due": saying.due.isoformat()} if saying.due else {}
    entry.about(
        commitment, what=what, other=other.name, words=saying.words.strip(),
        period=saying.period, state=commitment.state, **exact,
    )  # fmt: skip


def put_words(row: Commitment | Version | Change, words: Words) -> None:
    row.text, row.kept_when = words.text.strip(), words.kept_when.strip()
    row.due, row.condition = words.due, words.condition.strip()
    row.rhythm, row.every_months = words.rhythm.strip(), words.every_months
    row.save()
