from datetime import timedelta

import pytest

from wijkaanpak import clock
from wijkaanpak.commitments.actions import (
    Words,
    answer_change,
    ask_change,
    offer_commitment,
    send_offer,
    take_step,
    withdraw_change,
)
from wijkaanpak.commitments.models import Commitment, Version
from wijkaanpak.commitments.rules import STEPS, Moment, Side, State
from wijkaanpak.logbook.models import Entry
from wijkaanpak.network.actions import take_seat
from wijkaanpak.network.rules import Answer, Outcome
from wijkaanpak.refusals import NotYours, Refused

DUE = clock.today() + timedelta(days=30)
LATER = DUE + timedelta(days=60)
LAMP = Words(text="De lamp bij trap 3 brandt weer.", kept_when="Wij zien elkaar.", due=DUE)
LAMP_LATER = Words(text=LAMP.text, kept_when=LAMP.kept_when, due=LATER)


def offered(cast, words=LAMP, **more):
    return offer_commitment(
        by=cast.corrie, giver=cast.housing, receiver=cast.residents, title="De lamp",
        words=words, **more,
    )  # fmt: skip


@pytest.fixture
def lamp(cast):
    promise = offered(cast)
    take_step(by=cast.dilan, commitment=promise, moment=Moment.ACCEPTED)
    return promise


@pytest.fixture
def change(cast, lamp):
    return ask_change(
        by=cast.corrie, party=cast.housing, commitment=lamp, words=LAMP_LATER,
        why="Het onderdeel komt later.",
    )  # fmt: skip


def now(row):
    row.refresh_from_db()
    return row


def test_a_promise_begins_when_the_receiver_accepts_it(cast):
    promise = offered(cast)
    assert promise.state == State.OFFERED
    take_step(by=cast.dilan, commitment=promise, moment=Moment.ACCEPTED)
    assert now(promise).state == State.ACCEPTED


def test_the_words_are_sealed_in_the_log(cast):
    promise = offered(cast)
    facts = Entry.objects.get(about=promise.ref).details.content
    assert (facts["text"], facts["due"]) == (LAMP.text, str(DUE))


def test_a_promise_sent_twice_is_made_once(cast):
    first = offered(cast, key=cast.wijk.pk)
    assert offered(cast, key=cast.wijk.pk) == first
    assert Commitment.objects.count() == 1


def test_a_draft_is_seen_by_nobody_until_it_is_sent(cast):
    promise = offered(cast, draft=True)
    entry = Entry.objects.get(about=promise.ref)
    assert (promise.state, entry.details.open) == (State.DRAFT, False)
    send_offer(by=cast.corrie, commitment=promise)
    entry.details.refresh_from_db()
    assert (now(promise).state, entry.details.open) == (State.OFFERED, True)


def test_a_promise_needs_two_parties(cast):
    with pytest.raises(Refused):
        offer_commitment(
            by=cast.corrie, giver=cast.housing, receiver=cast.housing, title="x", words=LAMP
        )


def test_a_promise_is_between_parties_of_one_neighbourhood(cast):
    with pytest.raises(NotYours):
        offer_commitment(
            by=cast.corrie, giver=cast.housing, receiver=cast.dorpsbelang, title="x", words=LAMP
        )


@pytest.mark.parametrize(
    "words",
    [
        Words(text="", kept_when="x", due=DUE),
        Words(text="x", kept_when=" ", due=DUE),
        Words(text="x", kept_when="x"),
    ],
)
def test_a_promise_says_what_by_when_and_how_one_sees_it(cast, words):
    with pytest.raises(Refused):
        offered(cast, words)


def test_asking_changes_nothing_yet(cast, lamp, change):
    assert now(lamp).due == DUE


def test_with_consent_of_the_other_party_it_changes_and_the_old_words_stay(cast, lamp, change):
    said = answer_change(by=cast.dilan, party=cast.residents, change=change, answer=Answer.CONSENT)
    assert (said, now(lamp).due, lamp.version) == (Outcome.ADOPTED, LATER, 2)
    versions = Version.objects.filter(commitment=lamp).order_by("number")
    assert list(versions.values_list("number", "due")) == [(1, DUE), (2, LATER)]


def test_with_an_objection_it_stays(cast, lamp, change):
    said = answer_change(
        by=cast.dilan, party=cast.residents, change=change, answer=Answer.OBJECTION,
        reason="Dan is het winter", would_solve="Een noodlamp",
    )  # fmt: skip
    assert (said, now(lamp).due) == (Outcome.OBJECTED, DUE)


def test_silence_is_no_consent(cast, lamp, change):
    with clock.set_back(clock.today() + timedelta(days=60)), pytest.raises(Refused):
        answer_change(by=cast.dilan, party=cast.residents, change=change, answer=Answer.CONSENT)
    assert now(lamp).due == DUE


def test_after_silence_it_can_be_asked_again(cast, lamp, change):
    with clock.set_back(clock.today() + timedelta(days=60)):
        again = ask_change(
            by=cast.corrie, party=cast.housing, commitment=lamp, words=LAMP_LATER, why="Nogmaals"
        )
    assert again != change


def test_the_asking_party_cannot_consent_to_its_own_change(cast, lamp, change):
    with pytest.raises(Refused):
        answer_change(by=cast.corrie, party=cast.housing, change=change, answer=Answer.CONSENT)


def test_a_second_change_waits_for_the_first_answer(cast, lamp, change):
    with pytest.raises(Refused):
        ask_change(
            by=cast.dilan, party=cast.residents, commitment=lamp, words=LAMP_LATER, why="Ook"
        )


def test_who_asked_may_take_it_back(cast, lamp, change):
    withdraw_change(by=cast.corrie, change=change)
    with pytest.raises(Refused):
        answer_change(by=cast.dilan, party=cast.residents, change=change, answer=Answer.CONSENT)


def everybody(cast):
    return [cast.amina, cast.carlos, cast.bram, cast.anouk, cast.dilan, cast.noor, cast.sanne,
            cast.corrie, cast.stranger, cast.dorpshoofd]  # fmt: skip


def test_nobody_else_answers_a_change_as_in_cve_2026_40869(cast, lamp, change):
    """Decidim let any signed-in user accept or reject an amendment."""
    for person in everybody(cast):
        if person != cast.dilan:
            for party in (cast.residents, cast.housing, cast.gemeente, cast.dorpsbelang):
                with pytest.raises(Refused):
                    answer_change(by=person, party=party, change=change, answer=Answer.CONSENT)
    assert (now(lamp).due, lamp.version) == (DUE, 1)


SAID = [moment for moment in Moment if moment in STEPS and moment is not Moment.OFFERED]


@pytest.mark.parametrize("moment", SAID)
def test_each_step_is_the_word_of_one_side_alone(cast, lamp, moment):
    side = STEPS[moment].side
    may = {Side.GIVER: [cast.corrie], Side.RECEIVER: [cast.dilan],
           Side.EITHER: [cast.corrie, cast.dilan]}.get(side)  # fmt: skip
    if may is None:
        may = [p for p in everybody(cast) if p not in (cast.stranger, cast.dorpshoofd)]
    before = Commitment.objects.filter(pk=lamp.pk).values().get()
    for person in everybody(cast):
        if person not in may:
            with pytest.raises(NotYours):
                take_step(by=person, commitment=lamp, moment=moment, words="Omdat het zo is.")
    assert Commitment.objects.filter(pk=lamp.pk).values().get() == before


def test_the_giver_says_early_that_it_is_at_risk_and_nothing_else_changes(cast, lamp):
    take_step(by=cast.corrie, commitment=lamp, moment=Moment.AT_RISK, words="De kabel is op.")
    assert (now(lamp).at_risk, lamp.state) == (True, State.ACCEPTED)


def test_broken_then_repaired_by_the_receivers_word(cast, lamp):
    take_step(by=cast.dilan, commitment=lamp, moment=Moment.BROKEN, words="Nog donker.")
    with pytest.raises(Refused):
        take_step(by=cast.dilan, commitment=lamp, moment=Moment.REPAIR_AGREED)
    take_step(by=cast.corrie, commitment=lamp, moment=Moment.REPAIR_OFFERED, words="Noodlamp.")
    take_step(by=cast.dilan, commitment=lamp, moment=Moment.REPAIR_AGREED, until=LATER)
    take_step(by=cast.dilan, commitment=lamp, moment=Moment.REPAIRED)
    moments = [report.moment for report in lamp.reports.all()]
    assert now(lamp).state == State.REPAIRED
    assert set(moments) == {"offered", "accepted", "broken", "repair_offered", "repair_agreed",
                            "repaired"}  # fmt: skip


def test_a_promise_with_a_rhythm_goes_on_after_it_was_kept(cast):
    every_year = Words(text="Stil in de examenweken.", kept_when="Geen boor.", rhythm="elk jaar")
    promise = offered(cast, every_year)
    take_step(by=cast.dilan, commitment=promise, moment=Moment.ACCEPTED)
    take_step(by=cast.dilan, commitment=promise, moment=Moment.KEPT, period="2024", until=LATER)
    assert (now(promise).state, promise.due) == (State.ACCEPTED, LATER)


def test_a_promise_outlives_who_made_it_and_waits_for_an_heir(cast, lamp):
    take_seat(by=cast.corrie, party=cast.housing, title="directeur", person=cast.amina)
    assert now(lamp).orphaned
    take_step(by=cast.amina, commitment=lamp, moment=Moment.HEIR_REFUSED, words="Geen geld.")
    assert now(lamp).orphaned
    take_step(by=cast.amina, commitment=lamp, moment=Moment.TAKEN_OVER)
    promise = Commitment.objects.get(pk=lamp.pk)
    assert (promise.orphaned, promise.carried_by.person) == (False, cast.amina)


def test_who_left_the_seat_says_nothing_more_about_it(cast, lamp):
    take_seat(by=cast.corrie, party=cast.housing, title="directeur", person=cast.amina)
    with pytest.raises(NotYours):
        take_step(by=cast.corrie, commitment=lamp, moment=Moment.REPORTED, words="Bijna klaar.")


def test_after_it_ended_nothing_happens_to_it_any_more(cast, lamp):
    take_step(by=cast.dilan, commitment=lamp, moment=Moment.RELEASED, words="Niet meer nodig.")
    for moment in (Moment.KEPT, Moment.BROKEN, Moment.ACCEPTED, Moment.RELEASED):
        with pytest.raises(Refused):
            take_step(by=cast.dilan, commitment=lamp, moment=moment, words="Toch.")
    with pytest.raises(Refused):
        ask_change(
            by=cast.corrie, party=cast.housing, commitment=lamp, words=LAMP_LATER, why="Toch"
        )
