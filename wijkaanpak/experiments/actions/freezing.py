"""A freeze, from the first question to its end. One side alone changes nothing that was agreed."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.experiments.actions.verbs import VERBS
from wijkaanpak.experiments.models import Burden, Freeze, FreezeStep, GuardSignal, Wish
from wijkaanpak.experiments.queries import burdens
from wijkaanpak.experiments.queries import freezing as queries
from wijkaanpak.experiments.rules import freezing as rules
from wijkaanpak.experiments.rules import terms as agreed
from wijkaanpak.experiments.rules.burdens import State as BurdenState
from wijkaanpak.experiments.rules.burdens import check_can_be_frozen, check_room
from wijkaanpak.experiments.rules.freezing import Side, State, Told
from wijkaanpak.experiments.rules.terms import Terms
from wijkaanpak.logbook.door import Actor, OpenEntry, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.network.actions import speak_for
from wijkaanpak.network.models import Mandate, Party, Seat
from wijkaanpak.network.queries import require_seat
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import Viewer
from wijkaanpak.refusals import NotYours, Refused


def propose_freeze(
    *, by: Person, party: Party, burden: Burden, terms: Terms, thaw_seat: Seat,
    key: uuid.UUID | None = None,
) -> Freeze:  # fmt: skip
    """The owner of a practice, or its keeper, asks the other to freeze it. Nothing changes yet."""
    require_seat(by, party)
    if known := made_before(Freeze, key, burden=burden):
        return known
    with act(VERBS[Told.PROPOSED], by=by.actor, book=burden.here.slug) as entry:
        mandate = speak_for(entry, by, party)
        entry.fresh(burden)
        owner, keeper = burden.asker, queries.keeper_for(burden.asker)
        _check_proposal(party, burden, terms, (owner, keeper), thaw_seat)
        freeze = _write_down(burden, party, keeper, terms, thaw_seat, key)
        other = keeper if party.pk == owner.pk else owner
        _step(freeze, Told.PROPOSED, party, mandate)
        entry.about(
            freeze, title=freeze.title, other=other.name, months=terms.months,
            since=terms.since.isoformat(),
        )  # fmt: skip
    return freeze


def _check_proposal(
    party: Party, burden: Burden, terms: Terms, sides: tuple[Party, Party], thaw_seat: Seat
) -> None:
    if party not in sides:
        raise NotYours(
            _("Only who demands this, or the keeper of the network, asks to freeze it.")
        )
    if burden.state == BurdenState.STOPPED:
        raise Refused(_("This is not asked any more, so there is nothing to freeze."))
    _check_list(burden, terms.title)
    agreed.check_light(terms.replacement_minutes, burden.minutes_a_month)
    replace(terms, old_minutes=burden.minutes_a_month).check(clock.today())
    if burdens.open_freeze(burden):
        raise Refused(_("This is frozen already, or somebody asked for that."))
    rules.check_room_for_one_more(queries.running(burden.here))
    if thaw_seat.party not in sides:
        raise Refused(_("Name a seat of one of the two sides as who may thaw it."))


def _check_list(burden: Burden, *words: str) -> None:
    """By mark, by ground, and by every name under which it is asked: never what is protected."""
    told = (burden.title, burden.words, burden.ground_words, *words)
    check_can_be_frozen(burden.ground, burden.protected, *told)


def _write_down(
    burden: Burden, party: Party, keeper: Party, terms: Terms, thaw_seat: Seat,
    key: uuid.UUID | None,
) -> Freeze:  # fmt: skip
    freeze = Freeze.objects.create(
        id=key or uuid.uuid4(),
        here=burden.here,
        burden=burden,
        owner=burden.asker,
        keeper=keeper,
        asked_by=party,
        title=terms.title.strip(),
        ground=burden.ground,
        since=terms.since,
        months=terms.months,
        until=terms.until,
        replacement=terms.replacement,
        replacement_words=terms.replacement_words.strip(),
        replacement_minutes=terms.replacement_minutes,
        old_minutes=burden.minutes_a_month,
        promised_minutes=terms.promised_minutes,
        promised_to=terms.promised_to.strip(),
        workers=burden.workers,
        thaw_seat=thaw_seat,
    )
    signals = [one.strip() for one in terms.signals if one.strip()]
    for number, words in enumerate(signals, 1):
        GuardSignal.objects.create(freeze=freeze, number=number, words=words)
    return freeze


def _step(
    freeze: Freeze, told: Told, party: Party | None, mandate: Mandate | None, words: str = "",
    key: uuid.UUID | None = None, **more: object,
) -> FreezeStep:  # fmt: skip
    return FreezeStep.objects.create(
        id=key or uuid.uuid4(), freeze=freeze, number=queries.next_number(freeze), told=told,
        party=party, mandate=mandate, words=words.strip(), on=clock.today(), **more,
    )  # fmt: skip


def _checked(entry: OpenEntry, by: Person, freeze: Freeze, told: Told, words: str) -> None:
    """Inside the door: the step fits the freeze as it is now, and is this person's to take."""
    entry.fresh(freeze)
    rules.check_step(told, State(freeze.state))
    rules.check_words(told, words)
    rules.check_side(told, queries.sides(Viewer(freeze.here, by), freeze))


def _other(freeze: Freeze) -> Party:
    """The side that was asked last."""
    return freeze.keeper if freeze.asked_by_id == freeze.owner_id else freeze.owner


def _take(
    by: Person, freeze: Freeze, told: Told, party: Party, words: str, key: uuid.UUID | None
) -> FreezeStep:
    """One step of one side that moves the freeze to another state and does nothing else."""
    if known := made_before(FreezeStep, key, freeze=freeze, told=told):
        return known
    with act(VERBS[told], by=by.actor, book=freeze.here.slug) as entry:
        mandate = speak_for(entry, by, party)
        _checked(entry, by, freeze, told, words)
        if rules.STEPS[told].who is Side.OTHER:
            spoken = queries.parties_spoken_for(by, freeze.here)
            rules.check_two_hands(spoken, str(freeze.asked_by_id))
        if told is Told.AGREED:
            _check_still_fits(freeze)
        _move(freeze, rules.STEPS[told].to)
        row = _step(freeze, told, party, mandate, words, key)
        entry.about(freeze, title=freeze.title, words=words.strip())
    return row


def _check_still_fits(freeze: Freeze) -> None:
    """What was asked may have become something else since: look at it again on the day of yes."""
    burden = Burden.objects.get(pk=freeze.burden_id)
    _check_list(burden, freeze.title)
    rules.check_room_for_one_more(queries.running(freeze.here))
    if freeze.until < clock.today():
        raise Refused(_("Its last day has passed. Ask it again with other days."))


def _move(freeze: Freeze, to: State | None) -> None:
    if to is None:
        return
    freeze.state = to
    if to in rules.OVER:
        freeze.ended = clock.today()
    freeze.save(update_fields=["state", "ended"])


def agree(
    *, by: Person, freeze: Freeze, words: str = "", key: uuid.UUID | None = None
) -> FreezeStep:
    """The other side says yes: from its first day the practice is frozen."""
    return _take(by, freeze, Told.AGREED, _other(freeze), words, key)


def decline(*, by: Person, freeze: Freeze, words: str, key: uuid.UUID | None = None) -> FreezeStep:
    """The other side says no, and why."""
    return _take(by, freeze, Told.DECLINED, _other(freeze), words, key)


def take_back(*, by: Person, freeze: Freeze, key: uuid.UUID | None = None) -> FreezeStep:
    """Whoever asked to freeze it no longer does, while the other has not answered."""
    return _take(by, freeze, Told.WITHDRAWN, freeze.asked_by, "", key)


def signal(
    *, by: Person, freeze: Freeze, number: int, words: str, key: uuid.UUID | None = None
) -> FreezeStep:
    """Who speaks for a party, or has the work of it, says that a guard signal went off.

    The words stay out of the log and carry no name: it may be a worker who says it.
    """
    if known := made_before(FreezeStep, key, freeze=freeze, told=Told.SIGNAL):
        return known
    with act(VERBS[Told.SIGNAL], by=_quiet_about(by), book=freeze.here.slug) as entry:
        _checked(entry, by, freeze, Told.SIGNAL, words)
        found = GuardSignal.objects.filter(freeze=freeze, number=number, went_off=None).first()
        if found is None:
            raise Refused(_("This signal went off already, or is not one of this freeze."))
        found.went_off = clock.today()
        found.save(update_fields=["went_off"])
        row = _step(freeze, Told.SIGNAL, None, None, f"{found.words} {words.strip()}", key)
        entry.about(freeze, title=freeze.title, signal=number)
    return row


def _quiet_about(person: Person) -> Actor:
    return Actor(ref=person.ref, name="")


def thaw(
    *, by: Person, freeze: Freeze, words: str, part: str = "", key: uuid.UUID | None = None
) -> FreezeStep:
    """Who was named may thaw it, whole or only a `part`, after a guard signal went off."""
    told = Told.PART_THAWED if part.strip() else Told.THAWED
    if known := made_before(FreezeStep, key, freeze=freeze, told=told):
        return known
    party = freeze.thaw_seat.party
    with act(VERBS[told], by=by.actor, book=freeze.here.slug) as entry:
        mandate = speak_for(entry, by, party)
        _checked(entry, by, freeze, told, words)
        rules.check_may_thaw(freeze.signals.exclude(went_off=None).count())
        said = f"{part.strip()}. {words.strip()}" if part.strip() else words
        if part.strip():
            check_room(part, 300)
            freeze.thawed_part = part.strip()
            freeze.save(update_fields=["thawed_part"])
        _move(freeze, rules.STEPS[told].to)
        row = _step(freeze, told, party, mandate, said, key)
        entry.about(freeze, title=freeze.title, words=said.strip())
    return row


def hold_talk(
    *, by: Person, freeze: Freeze, first: str, second: str, residents: int,
    key: uuid.UUID | None = None,
) -> FreezeStep:  # fmt: skip
    """The keeper tells the half-yearly talk in two sentences; residents were the witnesses."""
    if known := made_before(FreezeStep, key, freeze=freeze, told=Told.TALK):
        return known
    rules.check_talk((first, second), residents)
    with act(VERBS[Told.TALK], by=by.actor, book=freeze.here.slug) as entry:
        mandate = speak_for(entry, by, freeze.keeper)
        _checked(entry, by, freeze, Told.TALK, first)
        more: dict[str, Any] = {"second": second.strip(), "residents": residents}
        row = _step(freeze, Told.TALK, freeze.keeper, mandate, first, key, **more)
        entry.about(freeze, title=freeze.title, words=first.strip(), **more)
    return row


def answer_asked_again(
    *, by: Person, freeze: Freeze, words: str, key: uuid.UUID | None = None
) -> FreezeStep:
    """The owner says why it was asked again anyway: one answer to all that waits."""
    if known := made_before(FreezeStep, key, freeze=freeze, told=Told.ANSWERED):
        return known
    with act(VERBS[Told.ANSWERED], by=by.actor, book=freeze.here.slug) as entry:
        mandate = speak_for(entry, by, freeze.owner)
        _checked(entry, by, freeze, Told.ANSWERED, words)
        waiting = freeze.asked_again.filter(answered=None)
        if not waiting.update(answered=clock.today(), answer=words.strip()):
            raise Refused(_("Nobody waits for an answer to this."))
        row = _step(freeze, Told.ANSWERED, freeze.owner, mandate, words, key)
        entry.about(freeze, title=freeze.title, words=words.strip())
    return row


def wish(
    *, by: Person, party: Party, freeze: Freeze, why: str, outcome: State | None = None,
    stays: str = "", months: int | None = None, key: uuid.UUID | None = None,
) -> Wish:  # fmt: skip
    """One side asks to end it, or for another length. Nothing changes until the other says yes."""
    if known := made_before(Wish, key, freeze=freeze):
        return known
    with act(VERBS[Told.WISHED], by=by.actor, book=freeze.here.slug) as entry:
        mandate = speak_for(entry, by, party)
        _checked(entry, by, freeze, Told.WISHED, why)
        if party.pk not in (freeze.owner_id, freeze.keeper_id):
            raise NotYours(_("Only the two sides of this freeze ask to change it."))
        _check_wish(freeze, outcome, stays, months)
        row = Wish.objects.create(
            id=key or uuid.uuid4(), freeze=freeze, party=party, outcome=outcome or "",
            months=None if outcome else months, why=why.strip(), stays=stays.strip(),
            asked=clock.today(),
        )  # fmt: skip
        freeze.asked_by = party
        freeze.save(update_fields=["asked_by"])
        _step(freeze, Told.WISHED, party, mandate, why)
        entry.about(freeze, title=freeze.title, words=why.strip(), outcome=outcome or "")
    return row


def _check_wish(freeze: Freeze, outcome: State | None, stays: str, months: int | None) -> None:
    rules.check_one_wish(queries.open_wish(freeze) is not None)
    if outcome:
        if outcome not in rules.OVER:
            raise Refused(_("Say how it ends: abolished, thinner, or thawed."))
        rules.check_end(outcome, stays)
    elif months:
        agreed.check_new_months(freeze.months, months, freeze.since, clock.today())
    else:
        raise Refused(_("Say how it ends, or how many months it lasts in all."))


def answer_wish(
    *, by: Person, freeze: Freeze, yes: bool, words: str = "", key: uuid.UUID | None = None
) -> FreezeStep:
    """The other side says yes, and it ends or lasts otherwise; or no, and it stays as it is."""
    told = Told.WISH_GRANTED if yes else Told.WISH_REFUSED
    if known := made_before(FreezeStep, key, freeze=freeze, told=told):
        return known
    party = _other(freeze)
    with act(VERBS[told], by=by.actor, book=freeze.here.slug) as entry:
        mandate = speak_for(entry, by, party)
        _checked(entry, by, freeze, told, words)
        rules.check_two_hands(queries.parties_spoken_for(by, freeze.here), str(freeze.asked_by_id))
        asked = queries.open_wish(freeze)
        if asked is None:
            raise Refused(_("Nobody waits for an answer to this."))
        asked.answered, asked.granted = clock.today(), yes
        asked.save(update_fields=["answered", "granted"])
        row = _step(freeze, told, party, mandate, words, key)
        if yes:
            _carry_out(freeze, asked, party, mandate)
        entry.about(freeze, title=freeze.title, words=words.strip(), outcome=asked.outcome)
    return row


def _carry_out(freeze: Freeze, asked: Wish, party: Party, mandate: Mandate) -> None:
    if asked.outcome:
        freeze.stays = asked.stays
        freeze.save(update_fields=["stays"])
        _move(freeze, State(asked.outcome))
        _tell_the_register(freeze)
        _step(freeze, Told.ENDED, party, mandate, asked.why)
        return
    freeze.months = asked.months or freeze.months
    freeze.until = agreed.last_day(freeze.since, freeze.months)
    freeze.save(update_fields=["months", "until"])


def _tell_the_register(freeze: Freeze) -> None:
    """What was abolished is not asked any more; what was made thinner waits for its new size."""
    burden = Burden.objects.get(pk=freeze.burden_id)
    burden.state = rules.IN_REGISTER.get(State(freeze.state), BurdenState(burden.state))
    burden.save(update_fields=["state"])
