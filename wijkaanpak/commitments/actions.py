"""What may happen to a promise. One door for each step, and one row of `rules.STEPS` behind it.

The giver offers, reports, warns early and offers a repair. The receiver accepts, and only the
receiver says kept, broken, repaired or released. Words and dates change when both say yes.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.agenda.models import Item
from wijkaanpak.commitments import queries, rules
from wijkaanpak.commitments.models import Change, Commitment, Report, Version
from wijkaanpak.commitments.rules import Kind, Moment, Side, State, Stroke
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.network.actions import ask_consent, record_voice, speak_for, withdraw
from wijkaanpak.network.models import Mandate, Party
from wijkaanpak.network.queries import limit
from wijkaanpak.network.rules import Answer, DecisionKind, Outcome
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, Refused

DRAFTED = Verb(
    "commitment.drafted",
    _("%(party)s drafted the promise “%(title)s”."),
    _("A promise was drafted."),
)
CHANGE_ASKED = Verb(
    "commitment.change_asked", _("%(party)s asked to change the promise “%(title)s”: %(why)s")
)
CHANGE_AGREED = Verb(
    "commitment.change_agreed", _("%(party)s agreed; the promise “%(title)s” has new words.")
)
CHANGE_REFUSED = Verb(
    "commitment.change_refused",
    _("%(party)s did not agree; the promise “%(title)s” stays as it was: %(reason)s"),
)
CHANGE_WITHDRAWN = Verb(
    "commitment.change_withdrawn",
    _("%(party)s no longer asks to change the promise “%(title)s”."),
)
# One verb for each step of a promise, so that the logbook reads as prose.
VERBS: dict[Moment, Verb] = {
    moment: Verb(f"commitment.{moment}", sentence)
    for moment, sentence in {
        Moment.OFFERED: _("%(party)s offered %(other)s the promise “%(title)s”."),
        Moment.ACCEPTED: _("%(party)s accepted the promise “%(title)s” of %(other)s."),
        Moment.DECLINED: _("%(party)s declined the promise “%(title)s”: %(words)s"),
        Moment.REPORTED: _("%(party)s told how it goes with “%(title)s”: %(words)s"),
        Moment.AT_RISK: _("%(party)s warned early that “%(title)s” may not succeed: %(words)s"),
        Moment.SAFE_AGAIN: _("%(party)s said that “%(title)s” is on track again: %(words)s"),
        Moment.WORRY: _("A resident told a worry about “%(title)s”: %(words)s"),
        Moment.KEPT: _("%(party)s said that %(other)s kept the promise “%(title)s”. %(words)s"),
        Moment.KEPT_LATE: _(
            "%(party)s said that %(other)s kept the promise “%(title)s”, but late. %(words)s"
        ),
        Moment.BROKEN: _(
            "%(party)s said that %(other)s did not keep the promise “%(title)s”: %(words)s"
        ),
        Moment.REPAIR_OFFERED: _("%(party)s offered to repair “%(title)s”: %(words)s"),
        Moment.REPAIR_AGREED: _("%(party)s agreed to the repair of “%(title)s”. %(words)s"),
        Moment.REPAIRED: _("%(party)s said that %(other)s repaired “%(title)s”. %(words)s"),
        Moment.RELEASED: _("%(party)s released %(other)s from “%(title)s”: %(words)s"),
        Moment.TAKEN_OVER: _("A new person at %(party)s took over “%(title)s”. %(words)s"),
        Moment.HEIR_REFUSED: _(
            "A new person at %(party)s did not take over “%(title)s”: %(words)s"
        ),
        Moment.NOTE: _("%(party)s wrote a note with “%(title)s”: %(words)s"),
    }.items()
}
USUAL_DAYS = 28  # to answer a change, unless the asker gives more or the charter asks more


@dataclass(frozen=True)
class Words:
    """The wording of a promise before it is kept. `due` or `rhythm` is needed, or both."""

    text: str
    kept_when: str
    due: date | None = None
    rhythm: str = ""
    condition: str = ""

    def checked(self) -> dict[str, object]:
        """Return the words as they will be kept; raise Refused when something is missing."""
        rules.check_wording(self.text, self.kept_when, self.due, self.rhythm)
        return {
            "text": self.text.strip(),
            "kept_when": self.kept_when.strip(),
            "due": self.due,
            "rhythm": self.rhythm.strip(),
            "condition": self.condition.strip(),
        }


def offer_commitment(
    *,
    by: Person,
    giver: Party,
    receiver: Party,
    title: str,
    words: Words,
    kind: Kind = Kind.PLEDGE,
    stroke: Stroke = Stroke.SHORT,
    item: Item | None = None,
    draft: bool = False,
    key: uuid.UUID | None = None,
) -> Commitment:
    """A party offers another party a promise, from the seat of who speaks. Sent twice, once made.

    With `draft` only the giver sees it, until `send_offer`.
    """
    known = Commitment.objects.filter(pk=key, giver=giver).first() if key else None
    if known:
        return known
    verb = DRAFTED if draft else VERBS[Moment.OFFERED]
    with act(verb, by=by.actor, book=giver.here.slug, details_are_public=not draft) as entry:
        mandate = speak_for(entry, by, giver)
        rules.check_two_parties(str(giver.pk), str(receiver.pk))
        _check_same_place(giver, receiver, item)
        commitment = Commitment.objects.create(
            id=key or uuid.uuid4(),
            here=giver.here,
            giver=giver,
            receiver=receiver,
            title=_title(title),
            kind=kind,
            stroke=stroke,
            item=item,
            promised_by=mandate,
            carried_by=mandate,
            state=State.DRAFT if draft else State.OFFERED,
            offered=None if draft else clock.today(),
            moved=clock.now(),
            **words.checked(),
        )
        if not draft:
            _begin(entry, commitment, mandate)
        entry.about(
            commitment, title=commitment.title, other=receiver.name, **commitment.wording()
        )
    return commitment


def _title(title: str) -> str:
    if not title.strip():
        raise Refused(_("Give the promise a short name."))
    return title.strip()


def _check_same_place(giver: Party, receiver: Party, item: Item | None) -> None:
    places = {giver.here_id, receiver.here_id} | ({item.edition.here_id} if item else set())
    if len(places) > 1 or receiver.until is not None:
        raise NotYours(_("A promise is between parties of one neighbourhood."))


def _begin(entry: OpenEntry, commitment: Commitment, mandate: Mandate) -> None:
    """Write down the first version and the first moment of a promise."""
    Version.objects.create(
        commitment=commitment, number=1, since=clock.today(), **_wording_of(commitment)
    )
    _report(entry, commitment, Moment.OFFERED, commitment.giver, mandate)


def _wording_of(row: Commitment | Change) -> dict[str, object]:
    names = ("text", "kept_when", "due", "rhythm", "condition")
    return {name: getattr(row, name) for name in names}


def _report(
    entry: OpenEntry,
    commitment: Commitment,
    moment: Moment,
    party: Party | None,
    mandate: Mandate | None,
    **more: object,
) -> Report:
    return Report.objects.create(
        commitment=commitment,
        moment=moment,
        party=party,
        post=mandate.seat.title if mandate else "",
        on=clock.today(),
        at=clock.now(),
        **more,
    )


def send_offer(*, by: Person, commitment: Commitment) -> Commitment:
    """The giver sends a draft to the receiver: from now it is public."""
    with act(VERBS[Moment.OFFERED], by=by.actor, book=commitment.here.slug) as entry:
        mandate = speak_for(entry, by, commitment.giver)
        entry.fresh(commitment)
        commitment.state = rules.after(State(commitment.state), Moment.OFFERED, rhythmic=False)
        commitment.offered, commitment.moved = clock.today(), clock.now()
        commitment.promised_by = commitment.carried_by = mandate
        commitment.save()
        _begin(entry, commitment, mandate)
        entry.reveal(commitment)
        entry.about(
            commitment,
            title=commitment.title,
            other=commitment.receiver.name,
            **commitment.wording(),
        )
    return commitment


def take_step(
    *,
    by: Person,
    commitment: Commitment,
    moment: Moment,
    words: str = "",
    period: str = "",
    until: date | None = None,
) -> Report:
    """One step in the life of a promise, by the party whose word it is (`rules.STEPS`).

    `period` says of what time ('2024') for a promise that comes back; `until` is by when a
    repair is done, or the next date of a promise that comes back.
    Raises NotYours for anybody else, Refused when it cannot happen now.
    """
    if moment is Moment.OFFERED:
        raise Refused(_("Send the draft to offer it."))
    rules.check_words(moment, words)
    with act(VERBS[moment], by=by.actor, book=commitment.here.slug) as entry:
        party, mandate = _whose_word(entry, by, commitment, moment)
        commitment = entry.fresh(commitment)
        _check_facts(commitment, moment)
        _move(entry, commitment, moment, mandate, until)
        report = _report(
            entry, commitment, moment, party, mandate,
            words=words.strip(), period=period.strip(), until=until,
        )  # fmt: skip
        other = commitment.giver if party == commitment.receiver else commitment.receiver
        entry.about(
            commitment,
            title=commitment.title,
            other=other.name,
            words=words.strip(),
            state=commitment.state,
            period=period.strip(),
            until=str(until or ""),
        )
    return report


def _whose_word(
    entry: OpenEntry, by: Person, commitment: Commitment, moment: Moment
) -> tuple[Party | None, Mandate | None]:
    """Return the party whose word this step is and the mandate to say it. Raises NotYours."""
    side = rules.STEPS[moment].side
    if side is Side.MEMBER:
        require(by, Right.BE_MEMBER, commitment.here)
        return None, None
    if side is Side.EITHER:
        return _either(entry, by, commitment)
    party = commitment.giver if side is Side.GIVER else commitment.receiver
    return party, speak_for(entry, by, party)


def _either(entry: OpenEntry, by: Person, commitment: Commitment) -> tuple[Party, Mandate]:
    for party in (commitment.giver, commitment.receiver):
        try:
            return party, speak_for(entry, by, party)
        except NotYours:
            continue
    raise NotYours(_("You do not speak for this party."))


def _check_facts(commitment: Commitment, moment: Moment) -> None:
    rules.check_step(State(commitment.state), moment)
    if moment in {Moment.TAKEN_OVER, Moment.HEIR_REFUSED}:
        rules.check_orphaned(commitment.orphaned)
    if moment is Moment.REPAIR_AGREED and not queries.repair_offered(commitment):
        raise Refused(_("The giver has not said yet how it will be repaired."))


def _move(
    entry: OpenEntry,
    commitment: Commitment,
    moment: Moment,
    mandate: Mandate | None,
    until: date | None,
) -> None:
    rhythmic = bool(commitment.rhythm)
    commitment.state = rules.after(State(commitment.state), moment, rhythmic=rhythmic)
    if moment in {Moment.AT_RISK, Moment.SAFE_AGAIN} or rules.STEPS[moment].to:
        commitment.at_risk = moment is Moment.AT_RISK
    if moment is Moment.TAKEN_OVER and mandate:
        commitment.carried_by = mandate
    if rhythmic and moment in {Moment.KEPT, Moment.KEPT_LATE}:
        commitment.due = until  # the next date of the same promise, as its rhythm says
    commitment.moved = clock.now()
    commitment.save()


def ask_change(
    *,
    by: Person,
    party: Party,
    commitment: Commitment,
    words: Words,
    why: str,
    term: date | None = None,
) -> Change:
    """One party asks for other words or another date. Nothing changes until the other's yes."""
    with act(CHANGE_ASKED, by=by.actor, book=commitment.here.slug) as entry:
        mandate = speak_for(entry, by, party)
        commitment = entry.fresh(commitment)
        _check_change(commitment, words, why)
        other = rules.who_must_consent(
            str(commitment.giver_id), str(commitment.receiver_id), str(party.pk)
        )
        change = Change.objects.create(
            commitment=commitment,
            proposal=ask_consent(
                entry,
                proposer=party,
                of=[p for p in (commitment.giver, commitment.receiver) if str(p.pk) == other],
                kind=DecisionKind.CHANGE_COMMITMENT,
                title=commitment.title,
                why=why.strip(),
                term=term or _usual_term(commitment),
            ),
            **words.checked(),
        )
        _report(entry, commitment, Moment.CHANGE_ASKED, party, mandate, words=why.strip())
        _touch(entry, commitment)
        entry.about(commitment, title=commitment.title, why=why.strip(), **change.wording())
    return change


def _check_change(commitment: Commitment, words: Words, why: str) -> None:
    if commitment.state not in rules.CHANGEABLE:
        raise Refused(_("This promise has moved on meanwhile. Look at it again."))
    if not why.strip():
        raise Refused(_("Say it in your own words, so that others understand."))
    rules.check_one_at_a_time(queries.open_change(commitment) is not None)
    rules.check_changed(tuple(_wording_of(commitment).values()), tuple(words.checked().values()))


def _usual_term(commitment: Commitment) -> date:
    least = limit(commitment.here, DecisionKind.JOINT_DECISION, "objection_days")
    return clock.today() + timedelta(days=max(USUAL_DAYS, least))


def _touch(entry: OpenEntry, commitment: Commitment) -> None:
    commitment.moved = clock.now()
    commitment.save(update_fields=["moved"])


def answer_change(
    *,
    by: Person,
    party: Party,
    change: Change,
    answer: Answer,
    reason: str = "",
    would_solve: str = "",
) -> Outcome:
    """The other party says yes, and the promise has new words; or no, and it stays as it was."""
    agreed = answer is Answer.CONSENT
    verb = CHANGE_AGREED if agreed else CHANGE_REFUSED
    commitment = change.commitment
    with act(verb, by=by.actor, book=commitment.here.slug) as entry:
        mandate = speak_for(entry, by, party)
        outcome = record_voice(
            entry, proposal=change.proposal, party=party, answer=answer,
            reason=reason, would_solve=would_solve,
        )  # fmt: skip
        commitment = entry.fresh(commitment)
        if outcome is Outcome.ADOPTED:
            _carry_out(entry, commitment, change)
        moment = Moment.RENEGOTIATED if outcome is Outcome.ADOPTED else Moment.CHANGE_REFUSED
        _report(entry, commitment, moment, party, mandate, words=reason.strip())
        _touch(entry, commitment)
        entry.about(
            commitment, title=commitment.title, reason=reason.strip(), **commitment.wording()
        )
    return outcome


def _carry_out(entry: OpenEntry, commitment: Commitment, change: Change) -> None:
    """Give a promise the words both agreed on, and let it live on; the old words stay readable."""
    if commitment.state not in rules.CHANGEABLE:
        raise Refused(_("This promise has moved on meanwhile. Look at it again."))
    for name, value in _wording_of(change).items():
        setattr(commitment, name, value)
    commitment.version += 1
    commitment.state, commitment.at_risk = State.ACCEPTED, False
    commitment.save()
    Version.objects.create(
        commitment=commitment,
        number=commitment.version,
        since=clock.today(),
        why=change.proposal.why,
        **_wording_of(change),
    )


def withdraw_change(*, by: Person, change: Change) -> None:
    """Whoever asked for a change takes that back."""
    with act(CHANGE_WITHDRAWN, by=by.actor, book=change.commitment.here.slug) as entry:
        party = change.proposal.proposer
        mandate = speak_for(entry, by, party)
        proposal = entry.fresh(change.proposal)
        if proposal.outcome != Outcome.OPEN:
            raise Refused(_("This change was answered already."))
        withdraw(entry, proposal)
        _report(entry, change.commitment, Moment.CHANGE_WITHDRAWN, party, mandate)
        entry.about(change.commitment, title=change.commitment.title)
