import uuid
from datetime import date

import pytest

from tests.commitments.promises import (
    accepted,
    an_offer,
    broken,
    change_of,
    everything,
    fresh,
    in_days,
    offered,
    repairing,
    result,
    words,
)  # fmt: skip
from wijkaanpak import clock
from wijkaanpak.commitments import actions
from wijkaanpak.commitments.models import Commitment, Report
from wijkaanpak.commitments.rules import Kind, State, Told
from wijkaanpak.logbook.models import Entry
from wijkaanpak.network.actions import give_voice, leave_seat, take_seat
from wijkaanpak.network.rules import Answer, Outcome
from wijkaanpak.refusals import NotYours, Refused


def last_entry(cast):
    return Entry.objects.filter(book="zonnehof").select_related("details").order_by("-seq")[0]


def test_a_promise_is_offered_and_accepted(cast):
    promise = offered(cast)
    assert (promise.state, promise.awaits) == (State.OFFERED, None)
    actions.answer_offer(by=cast.dilan, commitment=promise, accept=True, words="Graag.")
    promise = fresh(promise)
    assert (promise.state, promise.awaits) == (State.ACCEPTED, promise.due)
    assert promise.giver_mandate == promise.carried_by
    assert [r.told for r in promise.reports.order_by("number")] == ["offered", "accepted"]
    assert [v.text for v in promise.versions.all()] == ["De lamp brandt."]


def test_the_log_holds_the_exact_words(cast):
    promise = offered(cast)
    entry = last_entry(cast)
    facts = entry.details.content
    assert (entry.verb, entry.party) == ("commitment.offered", cast.housing.ref)
    exact = {name: facts[name] for name in ("text", "kept_when", "due", "what", "other")}
    assert exact == {
        "text": "De lamp brandt.", "kept_when": "Je ziet de overkant.",
        "due": promise.due.isoformat(), "what": "De lamp", "other": "Wijkcoöperatie",
    }  # fmt: skip


def test_a_no_comes_with_a_reason(cast):
    promise = offered(cast)
    with pytest.raises(Refused):
        actions.answer_offer(by=cast.dilan, commitment=promise, accept=False)
    actions.answer_offer(by=cast.dilan, commitment=promise, accept=False, words="Te laat.")
    assert fresh(promise).state == State.DECLINED


@pytest.mark.parametrize("told", [Told.KEPT, Told.KEPT_LATE, Told.BROKEN, Told.RELEASED])
def test_the_receiver_says_how_it_went(cast, told):
    promise = accepted(cast)
    result(cast, promise, told)
    assert fresh(promise).state == told.value


@pytest.mark.parametrize("told", actions.RESULTS)
def test_the_giver_never_says_how_it_went(cast, told):
    promise = repairing(cast) if told is Told.REPAIRED else accepted(cast)
    before = everything(promise)
    with pytest.raises(NotYours):
        result(cast, promise, told, by=cast.corrie)
    assert everything(promise) == before


def test_a_broken_promise_is_repaired(cast):
    promise = repairing(cast)
    assert (promise.state, promise.awaits) == (State.REPAIR_AGREED, in_days(60))
    assert promise.due == in_days(30)
    result(cast, promise, Told.REPAIRED)
    assert (fresh(promise).state, fresh(promise).awaits) == (State.REPAIRED, None)


def test_only_the_newest_offer_to_repair_is_agreed(cast):
    promise = broken(cast)
    said = {"by": cast.corrie, "commitment": promise}
    old = actions.offer_repair(words="Morgen.", due=in_days(1), **said)
    new = actions.offer_repair(words="Volgend jaar.", due=in_days(365), **said)
    with pytest.raises(Refused):
        actions.agree_repair(by=cast.dilan, commitment=promise, offer=old)
    actions.agree_repair(by=cast.dilan, commitment=promise, offer=new)
    assert fresh(promise).awaits == in_days(365)


def test_a_returning_promise_goes_on_after_each_period(cast):
    yearly = words(due=date(2030, 5, 31), rhythm="elk jaar in mei", every_months=12)
    promise = accepted(cast, words=yearly)
    with clock.set_back(date(2030, 6, 2)):
        result(cast, promise, Told.KEPT, period="2030")
    assert (fresh(promise).state, fresh(promise).awaits) == (State.ACCEPTED, date(2031, 5, 31))
    with clock.set_back(date(2031, 6, 2)):
        result(cast, promise, Told.BROKEN, period="2031")
        repair = actions.offer_repair(
            by=cast.corrie, commitment=promise, words="Taart.", due=date(2031, 7, 1)
        )
        actions.agree_repair(by=cast.dilan, commitment=promise, offer=repair)
        result(cast, promise, Told.REPAIRED, period="2031")
    promise = fresh(promise)
    assert (promise.state, promise.awaits) == (State.ACCEPTED, date(2032, 5, 31))
    assert promise.words == yearly
    result(cast, promise, Told.KEPT, for_good=True)
    assert fresh(promise).state == State.KEPT


def test_at_risk_is_said_early_and_goes_with_the_result(cast):
    promise = accepted(cast)
    said = {"by": cast.corrie, "commitment": promise, "words": "Ik zeg het nu."}
    actions.report(told=Told.AT_RISK, **said)
    assert fresh(promise).at_risk
    actions.report(told=Told.NO_RISK, **said)
    assert not fresh(promise).at_risk
    actions.report(told=Told.AT_RISK, **said)
    result(cast, promise, Told.KEPT)
    assert not fresh(promise).at_risk


def test_both_may_put_a_note_beside_a_mistake_and_nobody_else(cast):
    promise = accepted(cast)
    said = {"told": Told.NOTE, "words": "Lees: de lampen."}
    for person, party in [(cast.corrie, cast.housing), (cast.dilan, cast.residents)]:
        actions.report(by=person, commitment=promise, party=party, **said)
    with pytest.raises(NotYours):
        actions.report(by=cast.sanne, commitment=promise, party=cast.gemeente, **said)
    assert promise.reports.filter(told="note").count() == 2


def test_other_words_hold_when_the_other_says_yes(cast):
    promise = accepted(cast)
    change = change_of(cast, promise)
    assert fresh(promise).due == in_days(30)
    outcome = actions.answer_change(by=cast.dilan, change=change, answer=Answer.CONSENT)
    promise = fresh(promise)
    assert (outcome, promise.due, promise.awaits) == (Outcome.ADOPTED, in_days(90), in_days(90))
    assert [(v.number, v.due, v.why) for v in promise.versions.all()] == [
        (1, in_days(30), ""), (2, in_days(90), "De aannemer."),
    ]  # fmt: skip


def test_with_an_objection_the_words_stay(cast):
    promise = accepted(cast)
    change, before = change_of(cast, promise), fresh(promise).words
    said = {"by": cast.dilan, "change": change, "answer": Answer.OBJECTION}
    with pytest.raises(Refused):
        actions.answer_change(**said)
    actions.answer_change(reason="Het is donker.", would_solve="Een lamp nu.", **said)
    assert (fresh(promise).words, promise.versions.count()) == (before, 1)


def test_silence_is_never_consent(cast):
    promise = accepted(cast)
    change = change_of(cast, promise)
    with clock.set_back(in_days(29)):
        with pytest.raises(Refused):
            actions.answer_change(by=cast.dilan, change=change, answer=Answer.CONSENT)
        again = change_of(cast, promise, words=words(120))
        actions.answer_change(by=cast.dilan, change=again, answer=Answer.CONSENT)
    assert fresh(promise).versions.count() == 2


def test_one_open_change_at_a_time(cast):
    promise = accepted(cast)
    change = change_of(cast, promise)
    with pytest.raises(Refused):
        change_of(cast, promise, by=cast.dilan, party=cast.residents)
    actions.withdraw_change(by=cast.corrie, change=change)
    change_of(cast, promise, by=cast.dilan, party=cast.residents)


def test_a_closed_promise_takes_its_open_change_along(cast):
    promise = accepted(cast)
    change = change_of(cast, promise)
    result(cast, promise, Told.KEPT)
    with pytest.raises(Refused):
        actions.answer_change(by=cast.dilan, change=change, answer=Answer.CONSENT)
    change.proposal.refresh_from_db()
    assert change.proposal.outcome == Outcome.WITHDRAWN


def new_director(cast):
    take_seat(by=cast.corrie, party=cast.housing, title="directeur", person=cast.amina)


def test_when_the_seat_changes_the_heir_says_yes(cast):
    promise = accepted(cast)
    new_director(cast)
    promise = fresh(promise)
    assert (promise.orphaned, promise.carried_by.person) == (True, cast.corrie)
    actions.take_over(by=cast.amina, commitment=promise, yes=True, words="Ja.")
    promise = fresh(promise)
    assert (promise.orphaned, promise.carried_by.person) == (False, cast.amina)
    assert promise.giver_mandate.person == cast.corrie


def test_an_heir_says_no_with_a_reason_and_it_stays_a_promise(cast):
    promise = accepted(cast)
    new_director(cast)
    said = {"by": cast.amina, "commitment": promise, "yes": False}
    with pytest.raises(Refused):
        actions.take_over(**said)
    actions.take_over(words="Er is geen geld.", **said)
    promise = fresh(promise)
    assert (promise.state, promise.orphaned) == (State.ACCEPTED, True)
    result(cast, promise, Told.RELEASED)
    assert not fresh(promise).orphaned


def test_nobody_takes_over_what_somebody_carries(cast):
    promise = accepted(cast)
    with pytest.raises(Refused):
        actions.take_over(by=cast.corrie, commitment=promise, yes=True)
    leave_seat(by=cast.corrie, seat=promise.carried_by.seat)
    with pytest.raises(NotYours):
        actions.take_over(by=cast.corrie, commitment=promise, yes=True)


def test_who_speaks_for_both_answers_for_neither(cast):
    promise = offered(cast)
    take_seat(by=cast.corrie, party=cast.housing, title="bestuur", person=cast.dilan)
    with pytest.raises(NotYours):
        actions.answer_offer(by=cast.dilan, commitment=promise, accept=True)
    assert fresh(promise).state == State.OFFERED


def test_a_draft_is_for_its_giver_alone_until_it_is_offered(cast):
    draft = actions.draft_commitment(by=cast.corrie, offer=an_offer(cast))
    assert last_entry(cast).details.open is False
    other = words(text="Drie lampen.")
    actions.rewrite_draft(by=cast.corrie, commitment=draft, title="Lampen", words=other)
    actions.offer_draft(by=cast.corrie, commitment=draft)
    draft = fresh(draft)
    assert (draft.state, draft.title, draft.words) == (State.OFFERED, "Lampen", other)
    assert all(e.details.open for e in Entry.objects.filter(about=draft.ref))
    with pytest.raises(Refused):
        actions.rewrite_draft(by=cast.corrie, commitment=draft, title="Niets", words=words())


def test_an_intention_is_never_called_broken(cast):
    promise = accepted(cast, kind=Kind.INTENTION)
    with pytest.raises(Refused):
        result(cast, promise, Told.BROKEN)


def test_the_same_form_sent_twice_counts_once(cast):
    key, said = uuid.uuid4(), {"by": cast.corrie, "offer": an_offer(cast)}
    assert actions.offer_commitment(key=key, **said) == actions.offer_commitment(key=key, **said)
    promise = Commitment.objects.get(pk=key)
    once = uuid.uuid4()
    for _twice in range(2):
        actions.answer_offer(by=cast.dilan, commitment=promise, accept=True, key=once)
    asked = uuid.uuid4()
    assert change_of(cast, promise, key=asked) == change_of(cast, promise, key=asked)
    assert [r.told for r in Report.objects.order_by("number")] == [
        "offered", "accepted", "change_asked",
    ]  # fmt: skip


def test_a_key_of_somebody_else_makes_nothing(cast):
    promise = offered(cast)
    taken = promise.reports.get().pk
    with pytest.raises(Refused):
        actions.answer_offer(by=cast.dilan, commitment=promise, accept=True, key=taken)


def test_nobody_promises_to_themselves_or_to_another_village(cast):
    for receiver in (cast.housing, cast.dorpsbelang):
        with pytest.raises(Refused):
            offered(cast, receiver=receiver)


def test_a_change_is_answered_on_its_own_page_only(cast):
    change = change_of(cast, accepted(cast))
    with pytest.raises(Refused):
        give_voice(
            by=cast.dilan, party=cast.residents, proposal=change.proposal, answer=Answer.CONSENT
        )
