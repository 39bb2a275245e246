"""A stop in the public interest: only by whom the law names, in the open, and it really stops."""

import uuid
from datetime import timedelta

import pytest

from tests.funds import purse
from tests.repairs.scenes import (
    a_proposal,
    fresh,
    in_days,
    mayor,
    stopped,
    stopping,
    waiting_payment,
    written_mandate,
)
from wijkaanpak import clock
from wijkaanpak.funds.actions import look_along, prepare_payment, send_back
from wijkaanpak.funds.queries import held_among, held_until
from wijkaanpak.logbook.models import Entry, Facts
from wijkaanpak.network.actions import give_voice, leave_seat, take_seat, withdraw_proposal
from wijkaanpak.network.models import Seat
from wijkaanpak.network.rules import Answer, Outcome
from wijkaanpak.refusals import NotYours, Refused
from wijkaanpak.repairs import actions
from wijkaanpak.repairs.models import Stop
from wijkaanpak.repairs.queries import stops as queries
from wijkaanpak.repairs.rules.stops import Ground, Post


def later(days):
    return clock.set_back(clock.now() + timedelta(days=days))


def test_a_held_payment_cannot_be_paid(cast):
    payment = waiting_payment(cast)
    stopped(cast, payment)
    with pytest.raises(Refused, match="held up to and with"):
        look_along(by=cast.nel, payment=payment)
    assert fresh(payment).state == "waiting"


def test_it_ends_by_itself_on_its_last_day(cast):
    payment = waiting_payment(cast)
    stop = stopped(cast, payment)
    with later(30):
        assert queries.is_on(stop) is True
        with pytest.raises(Refused):
            look_along(by=cast.nel, payment=payment)
    with later(31):
        assert queries.is_on(stop) is False
        assert look_along(by=cast.nel, payment=payment).state == "paid"


def test_lifted_it_can_be_paid_at_once(cast):
    payment = waiting_payment(cast)
    stop = stopped(cast, payment)
    actions.lift(by=cast.bea, stop=stop, why="Het onderzoek gaf geen bezwaar.")
    assert held_until(payment) is None
    assert look_along(by=cast.nel, payment=payment).state == "paid"
    stop = fresh(stop)
    assert (stop.lifted, stop.lifted_why) == (clock.today(), "Het onderzoek gaf geen bezwaar.")


def test_a_held_goal_holds_every_payment_for_it_small_ones_too(cast):
    pot, goal = purse.ready(cast)
    stopped(cast, goal)
    with pytest.raises(Refused, match="held up to and with"):
        prepare_payment(by=cast.wim, bill=purse.bill(pot, goal, 10_000))
    waits = purse.prepared(cast, pot, goal)
    with pytest.raises(Refused, match="held up to and with"):
        look_along(by=cast.nel, payment=waits)
    assert held_among([waits]) == {waits.pk}
    assert send_back(by=cast.nel, payment=waits, why="Eerst wachten.").state == "sent back"


def test_what_is_not_held_is_paid(cast):
    pot, goal = purse.ready(cast)
    held, free = purse.prepared(cast, pot, goal, 30_000), purse.prepared(cast, pot, goal, 30_000)
    assert held_among([held, free]) == held_among([]) == set()
    stopped(cast, held)
    assert look_along(by=cast.nel, payment=free).state == "paid"


def voices(cast, proposal, *, but=None):
    for person, party in (
        (cast.dilan, cast.residents), (cast.noor, cast.kompas), (cast.sanne, cast.gemeente),
        (cast.corrie, cast.housing),
    ):  # fmt: skip
        if party != but:
            give_voice(by=person, party=party, proposal=proposal, answer=Answer.CONSENT)


def test_a_held_decision_takes_no_force_and_talking_about_it_goes_on(cast):
    proposal = a_proposal(cast)
    stop = stopped(cast, proposal)
    voices(cast, proposal, but=cast.housing)
    last = {"by": cast.corrie, "party": cast.housing, "proposal": proposal}
    with pytest.raises(Refused, match="this decision is held"):
        give_voice(**last, answer=Answer.CONSENT)
    assert fresh(proposal).outcome == Outcome.OPEN
    actions.lift(by=cast.bea, stop=stop, why="Het kan.")
    assert give_voice(**last, answer=Answer.CONSENT) is Outcome.ADOPTED


def test_who_objects_to_a_held_decision_is_heard(cast):
    proposal = a_proposal(cast)
    stopped(cast, proposal)
    said = {"answer": Answer.OBJECTION, "reason": "Te duur.", "would_solve": "Goedkoper."}
    found = give_voice(by=cast.corrie, party=cast.housing, proposal=proposal, **said)
    assert found is Outcome.OBJECTED


def test_parties_get_the_days_back_that_a_stop_took(cast):
    proposal = a_proposal(cast, days=10)
    stopped(cast, proposal, until=in_days(30))
    assert fresh(proposal).term == in_days(40)
    with later(31):
        voices(cast, proposal)
    assert fresh(proposal).outcome == Outcome.ADOPTED


def test_what_was_withdrawn_cannot_be_held(cast):
    proposal = a_proposal(cast)
    withdraw_proposal(by=cast.dilan, proposal=proposal)
    with pytest.raises(Refused):
        stopped(cast, proposal)


def test_only_who_sits_on_the_named_post_holds_anything(cast):
    authority, payment = mayor(cast), waiting_payment(cast)
    people = (cast.noor, cast.sanne, cast.dilan, cast.amina, cast.wim, cast.corrie, cast.stranger)
    for person in people:
        with pytest.raises(NotYours):
            actions.stop(by=person, authority=authority, stopping=stopping(payment))
    assert Stop.objects.count() == 0


def test_who_left_the_post_holds_and_lifts_nothing_any_more(cast):
    stop = stopped(cast)
    authority = mayor(cast)
    leave_seat(by=cast.sanne, seat=authority.seat)
    with pytest.raises(NotYours):
        actions.stop(by=cast.bea, authority=authority, stopping=stopping(purse.goal(cast, "B")))
    with pytest.raises(NotYours):
        actions.lift(by=cast.bea, stop=stop, why="Weg.")


def test_nobody_marks_themselves(cast):
    take_seat(by=cast.sanne, party=cast.gemeente, title="burgemeester", person=cast.join("Bea"))
    seat = Seat.objects.get(title="burgemeester")
    authority = written_mandate(cast, seat)
    bea = seat.mandates.get().person
    with pytest.raises(Refused, match="not looked at"):
        actions.stop(by=bea, authority=authority, stopping=stopping(waiting_payment(cast)))
    for person in (cast.sanne, bea, cast.dilan, cast.corrie):
        with pytest.raises(NotYours):
            actions.see_authority(by=person, authority=authority)
    actions.see_authority(by=cast.noor, authority=authority)
    with pytest.raises(Refused):
        actions.see_authority(by=cast.noor, authority=authority)


@pytest.mark.parametrize("who", ["residents", "kompas", "housing"])
def test_a_party_that_is_no_body_of_government_gets_no_mandate(cast, who):
    party = getattr(cast, who)
    person = {"residents": cast.dilan, "kompas": cast.noor, "housing": cast.corrie}[who]
    with pytest.raises(Refused, match="body of government"):
        actions.write_authority(
            by=person, seat=party.seats.get(), post=Post.MAYOR, words="Besluit", published="x.nl"
        )


def test_an_ended_mandate_holds_nothing_new_and_what_is_held_stays_so(cast):
    stop = stopped(cast)
    authority = mayor(cast)
    actions.end_authority(by=cast.sanne, authority=authority)
    with pytest.raises(Refused, match="has ended"):
        actions.stop(by=cast.bea, authority=authority, stopping=stopping(purse.goal(cast, "B")))
    assert queries.is_on(fresh(stop)) is True


@pytest.mark.parametrize("ground", [Ground.SUBSIDY, Ground.PRIVACY])
def test_a_ground_of_another_post_is_refused(cast, ground):
    with pytest.raises(Refused, match="may not use that ground"):
        stopped(cast, ground=ground)


@pytest.mark.parametrize("days", [0, 57])
def test_a_stop_without_a_near_end_is_refused(cast, days):
    with pytest.raises(Refused, match="last day"):
        stopped(cast, until=in_days(days))


@pytest.mark.parametrize("field", ["scope", "why", "objection"])
def test_a_stop_says_everything_and_nothing_about_persons(cast, field):
    payment = waiting_payment(cast)
    with pytest.raises(Refused):
        stopped(cast, payment, **{field: " "})
    with pytest.raises(Refused, match="tip about a person"):
        stopped(cast, payment, **{field: "Volgens ons witwast Karel."})
    assert Stop.objects.count() == 0


def test_where_to_object_may_be_an_address_with_a_number_and_is_never_a_tip(cast):
    goal = purse.goal(cast)
    desk = "Bezwaarcommissie, Marktplein 1, 3300 AA Merwoude, 010-1234567"
    with pytest.raises(Refused, match="tip about a person"):
        stopped(cast, goal, objection=f"{desk}. Kees dealt.")
    assert stopped(cast, goal, objection=desk).objection == desk


def test_going_on_is_a_new_stop_with_new_reasons(cast):
    payment = waiting_payment(cast)
    first = stopped(cast, payment)
    with pytest.raises(Refused, match="held already"):
        stopped(cast, payment)
    with pytest.raises(Refused, match="new reasons"):
        stopped(cast, payment, follows=first)
    more = {"why": "Het bureau vroeg nog een stuk op.", "until": in_days(50)}
    second = stopped(cast, payment, follows=first, **more)
    assert (queries.is_on(fresh(first)), queries.is_on(second)) == (False, True)
    with later(40), pytest.raises(Refused):
        look_along(by=cast.nel, payment=payment)
    with pytest.raises(NotYours, match="last stop"):
        stopped(cast, payment, follows=fresh(first), why="Nog eens.")


def test_after_its_end_it_can_go_on_too(cast):
    payment = waiting_payment(cast)
    first = stopped(cast, payment)
    with later(35):
        stopped(cast, payment, follows=first, why="Er kwam nieuws.", until=in_days(40))
        assert held_until(payment) is not None


def test_lifting_says_why_and_happens_once(cast):
    stop = stopped(cast)
    with pytest.raises(Refused, match="Say why"):
        actions.lift(by=cast.bea, stop=stop, why=" ")
    actions.lift(by=cast.bea, stop=stop, why="Klaar.")
    with pytest.raises(Refused, match="ended already"):
        actions.lift(by=cast.bea, stop=stop, why="Klaar.")


def test_the_log_says_who_held_on_which_ground_and_none_of_the_words(cast):
    stopped(cast)
    entry = Entry.objects.get(verb="repairs.stopped")
    content = Facts.objects.get(entry=entry).content
    assert {k: v for k, v in content.items() if k != "until"} == {
        "who": "Bea", "party": "Gemeente", "seat": "burgemeester", "what": "payment",
        "article": "Wet Bibob art. 3 en 30",
    }  # fmt: skip


def test_the_same_form_sent_twice_is_one_stop(cast):
    payment, key = waiting_payment(cast), uuid.uuid4()
    assert stopped(cast, payment, key=key) == stopped(cast, payment, key=key)


def test_it_is_seen_on_what_is_held_and_in_the_list_of_its_own_neighbourhood(cast):
    payment = waiting_payment(cast)
    stop = stopped(cast, payment)
    assert queries.on_payment(payment) == [stop]
    assert queries.on_goal(payment.goal) == [stop]
    assert queries.listed(cast.wijk) == ([stop], "")
    assert (queries.listed(cast.dorp), queries.now(cast.dorp)) == (([], ""), 0)
    assert (queries.authorities(cast.dorp), queries.now(cast.wijk)) == ([], 1)
    assert queries.holdable(cast.dorp).by_key() == {}


def test_a_thing_of_elsewhere_is_out_of_reach(cast):
    proposal = a_proposal(cast)
    proposal.here = cast.dorp
    with pytest.raises(NotYours):
        stopped(cast, proposal)
