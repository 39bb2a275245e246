"""Who is struck by a stop objects, in the open; the body that placed it answers with reasons."""

import uuid
from datetime import date, timedelta
from itertools import product

import pytest
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from hypothesis import given
from hypothesis import strategies as st

from tests.funds import purse
from tests.repairs.scenes import (
    a_proposal,
    answer,
    fresh,
    in_days,
    long_stop,
    mayor,
    objected,
    stopped,
    waiting_payment,
)
from wijkaanpak import clock
from wijkaanpak.funds.actions import look_along
from wijkaanpak.logbook.models import Entry, Facts
from wijkaanpak.network.actions import leave_seat
from wijkaanpak.people.queries import Viewer
from wijkaanpak.refusals import NotYours, Refused
from wijkaanpak.repairs import actions
from wijkaanpak.repairs.actions import Answering
from wijkaanpak.repairs.models import Objection
from wijkaanpak.repairs.queries import objections as queries
from wijkaanpak.repairs.queries.stops import is_on
from wijkaanpak.repairs.rules import objections as rules
from wijkaanpak.repairs.rules.objections import Answer, Deed, State
from wijkaanpak.repairs.rules.stops import object_until

# Where an objection stands: answered, taken back, the stop holds. Written out.
STATES = {
    (False, False, True): State.WAITS,
    (False, False, False): State.OVER,
    (True, False, True): State.ANSWERED,
    (True, False, False): State.ANSWERED,
    (False, True, True): State.TAKEN_BACK,
    (False, True, False): State.TAKEN_BACK,
}


def later(days):
    return clock.set_back(clock.now() + timedelta(days=days))


def state(objection):
    return queries.state_of(fresh(objection))


@pytest.mark.parametrize(("days", "where"), list(STATES.items()))
def test_where_an_objection_stands_follows_from_its_days_and_its_stop(days, where):
    answered, taken_back, on = days
    assert rules.state_of(answered=answered, taken_back=taken_back, on=on) is where


@pytest.mark.parametrize(("deed", "where"), list(product(Deed, State)))
def test_only_what_waits_is_answered_or_taken_back(deed, where):
    if where is State.WAITS:
        rules.check_deed(deed, where)
    else:
        with pytest.raises(Refused):
            rules.check_deed(deed, where)


DAYS = st.dates(date(2016, 1, 1), date(2040, 1, 1))


@given(DAYS, st.integers(-50, 150), st.booleans())
def test_one_objects_for_six_weeks_while_it_holds_and_the_answer_has_six_weeks_more(
    since, days, on
):
    today = since + timedelta(days=days)
    assert rules.may_object(since=since, on=on, today=today) is (
        on and since <= today <= object_until(since)
    )
    assert rules.is_late(since, today) is (today > rules.by_law(since))
    if rules.may_object(since=since, on=on, today=today):
        rules.check_may_object(since=since, on=on, today=today)
        assert today <= object_until(since) < rules.by_law(since)
    else:
        with pytest.raises(Refused):
            rules.check_may_object(since=since, on=on, today=today)


@given(DAYS, st.integers(1, 91))
def test_the_body_answers_within_the_term_of_the_law_and_while_it_holds(since, days):
    until = since + timedelta(days=days)
    by = rules.answer_by(since, until)
    assert since < by <= until
    assert by == until or by == rules.by_law(since)
    assert rules.is_late(since, by) is False
    assert rules.is_late(since, until) is (by < until)


@pytest.mark.parametrize(("given_", "scope", "right"), [
    (Answer.STANDS, "", True), (Answer.LIFTED, "", True), (Answer.NARROWER, "Minder.", True),
    (Answer.STANDS, "Minder.", False), (Answer.LIFTED, "Minder.", False),
    (Answer.NARROWER, " ", False), (Answer.NARROWER, " alles  STAAT stil", False),
])  # fmt: skip
def test_only_a_narrower_stop_says_anew_what_is_held(given_, scope, right):
    args = (given_, "Daarom.", scope, "Alles staat stil")
    if right:
        rules.check_answer(*args)
        with pytest.raises(Refused, match="Say why"):
            rules.check_answer(given_, " ", scope, "Alles staat stil")
    else:
        with pytest.raises(Refused):
            rules.check_answer(*args)


def test_a_resident_and_a_party_object_and_each_is_read_as_such(cast):
    stop = stopped(cast)
    mine, ours = objected(cast, stop), objected(cast, stop, cast.corrie, cast.housing)
    assert (mine.party, mine.person, mine.number) == (None, cast.amina, 1)
    assert (ours.party, ours.person, ours.number) == (cast.housing, None, 2)
    assert queries.on_stop(stop) == ([ours, mine], "")
    assert (state(mine), state(ours)) == (State.WAITS, State.WAITS)


def test_nobody_objects_for_a_party_of_others_or_in_another_neighbourhood(cast):
    stop = stopped(cast)
    for person, party in (
        (cast.amina, cast.housing), (cast.stranger, None), (cast.dorpshoofd, cast.dorpsbelang),
        (cast.dilan, cast.dorpsbelang),
    ):  # fmt: skip
        with pytest.raises(NotYours):
            objected(cast, stop, person, party)
    assert Objection.objects.count() == 0


def test_who_speaks_for_the_body_itself_does_not_object(cast):
    stop = stopped(cast)
    for person, party in (
        (cast.bea, None), (cast.sanne, cast.gemeente), (cast.sanne, None),
    ):  # fmt: skip
        with pytest.raises(NotYours, match="You speak for the body"):
            objected(cast, stop, person, party)


def test_each_objects_once_and_who_has_more_to_say_writes_it_anew(cast):
    stop = stopped(cast)
    first = objected(cast, stop)
    with pytest.raises(Refused, match="already"):
        objected(cast, stop, words="En nog iets.")
    objected(cast, stop, cast.carlos)
    actions.take_back(by=cast.amina, objection=first)
    assert objected(cast, stop, words="Beter gezegd.").number == 3


def test_the_same_form_sent_twice_is_one_objection(cast):
    stop, key = stopped(cast), uuid.uuid4()
    assert objected(cast, stop, key=key) == objected(cast, stop, key=key)
    with pytest.raises(Refused, match="sent already"):
        actions.object_to(by=cast.stranger, stop=_of_the_village(stop, cast), words="x", key=key)


def _of_the_village(stop, cast):
    found = fresh(stop)
    found.here = cast.dorp
    return found


@pytest.mark.parametrize(("after", "right"), [(-42, True), (0, True), (1, False)])
def test_one_can_object_up_to_and_with_the_last_day(cast, after, right):
    stop = stopped(cast, until=in_days(50))
    days = max(0, (object_until(stop.since) - stop.since).days + after)
    with later(days):
        if right:
            assert objected(cast, stop).on == stop.since + timedelta(days=days)
        else:
            with pytest.raises(Refused, match="That day is over"):
                objected(cast, stop)


def test_against_what_is_no_longer_held_nobody_has_to_object(cast):
    stop = stopped(cast, until=in_days(10))
    with later(11), pytest.raises(Refused, match="nothing is held"):
        objected(cast, stop)
    other = stopped(cast, purse.goal(cast, "B"))
    actions.lift(by=cast.bea, stop=other, why="Klaar.")
    with pytest.raises(Refused, match="nothing is held"):
        objected(cast, other)


@pytest.mark.parametrize("words", [" ", "Kees Bakker deed het", "a" * 1001])
def test_an_objection_says_something_and_nothing_about_persons(cast, words):
    stop = stopped(cast)
    with pytest.raises(Refused):
        objected(cast, stop, words=words)
    with pytest.raises(Refused):
        answer(cast, objected(cast, stop), reasons=words)
    with pytest.raises(Refused):
        answer(cast, Objection.objects.get(), Answer.NARROWER, scope=words)
    assert state(Objection.objects.get()) is State.WAITS


def test_it_stands_and_the_answer_says_why(cast):
    payment = waiting_payment(cast)
    row = objected(cast, stopped(cast, payment))
    answer(cast, row)
    row = fresh(row)
    assert (row.answer, row.answered) == (Answer.STANDS, clock.today())
    assert (state(row), is_on(row.stop)) == (State.ANSWERED, True)
    with pytest.raises(Refused, match="held up to and with"):
        look_along(by=cast.nel, payment=payment)


def test_narrower_says_what_is_held_from_that_day_and_keeps_what_it_was(cast):
    stop = stopped(cast)
    before, row = stop.scope, objected(cast, stop)
    answer(cast, row, Answer.NARROWER, scope="Alleen de rolluiken.")
    row, stop = fresh(row), fresh(stop)
    assert (stop.scope, row.scope, row.scope_before) == (
        "Alleen de rolluiken.", "Alleen de rolluiken.", before,
    )  # fmt: skip
    assert is_on(stop) is True


def test_lifted_by_an_answer_ends_the_stop_in_the_same_step_and_leaves_nothing_waiting(cast):
    payment = waiting_payment(cast)
    stop = stopped(cast, payment)
    first, second = objected(cast, stop), objected(cast, stop, cast.carlos)
    entries = Entry.objects.count()
    answer(cast, first, Answer.LIFTED, "Jullie hebben gelijk.")
    assert Entry.objects.count() == entries + 1
    assert (state(first), state(second)) == (State.ANSWERED, State.OVER)
    assert fresh(stop).lifted_why == "Jullie hebben gelijk."
    assert look_along(by=cast.nel, payment=payment).state == "paid"
    with pytest.raises(Refused, match="nothing waits"):
        answer(cast, fresh(second))


def test_lifted_by_an_answer_a_held_decision_takes_force_too(cast):
    proposal = a_proposal(cast)
    row = objected(cast, stopped(cast, proposal))
    answer(cast, row, Answer.LIFTED)
    assert fresh(proposal).held_until is None


@pytest.mark.parametrize("end", ["its last day", "lifted", "a new stop"])
def test_after_its_end_nothing_waits_for_an_answer(cast, end):
    payment = waiting_payment(cast)
    stop = stopped(cast, payment)
    row = objected(cast, stop)
    if end == "lifted":
        actions.lift(by=cast.bea, stop=stop, why="Klaar.")
    if end == "a new stop":
        stopped(cast, payment, follows=stop, why="Er kwam nieuws.", until=in_days(50))
    with later(31 if end == "its last day" else 0):
        assert state(row) is State.OVER
        assert queries.waiting_for(Viewer(cast.wijk, cast.bea)) == []
        with pytest.raises(Refused, match="nothing waits"):
            answer(cast, fresh(row))
        with pytest.raises(Refused, match="nothing waits"):
            actions.take_back(by=cast.amina, objection=fresh(row))


def test_only_who_sits_on_the_post_that_holds_answers(cast):
    row = objected(cast, stopped(cast))
    for person in (cast.sanne, cast.noor, cast.dilan, cast.amina, cast.corrie, cast.stranger):
        answering = Answering(Answer.STANDS, "Daarom.")
        with pytest.raises(NotYours):
            actions.answer_objection(by=person, objection=row, answering=answering)
    leave_seat(by=cast.sanne, seat=mayor(cast).seat)
    with pytest.raises(NotYours):
        answer(cast, row)


def test_an_answer_is_given_once_and_a_second_click_changes_nothing(cast):
    row = answer(cast, objected(cast, stopped(cast)))
    entries = Entry.objects.count()
    answer(cast, fresh(row))
    assert Entry.objects.count() == entries
    with pytest.raises(Refused, match="already"):
        answer(cast, fresh(row), Answer.LIFTED)


def test_who_objected_takes_it_back_and_nobody_else(cast):
    stop = stopped(cast)
    mine, ours = objected(cast, stop), objected(cast, stop, cast.corrie, cast.housing)
    for person, row in ((cast.carlos, mine), (cast.bea, mine), (cast.amina, ours)):
        with pytest.raises(NotYours):
            actions.take_back(by=person, objection=row)
    for person, row in ((cast.amina, mine), (cast.corrie, ours)):
        actions.take_back(by=person, objection=row)
        entries = Entry.objects.count()
        actions.take_back(by=person, objection=fresh(row))
        assert (state(row), Entry.objects.count()) == (State.TAKEN_BACK, entries)
    with pytest.raises(Refused, match="taken back"):
        answer(cast, fresh(mine))


def test_what_was_answered_is_not_taken_back(cast):
    row = answer(cast, objected(cast, stopped(cast)))
    with pytest.raises(Refused, match="answered this already"):
        actions.take_back(by=cast.amina, objection=fresh(row))


def test_it_waits_with_who_sits_on_the_post_and_with_nobody_else(cast):
    stop = stopped(cast)
    row = objected(cast, stop)
    assert queries.waiting_for(Viewer(cast.wijk, cast.bea)) == [row]
    for person in (cast.sanne, cast.amina, cast.corrie, cast.stranger, None):
        assert queries.waiting_for(Viewer(cast.wijk, person)) == []
    assert queries.waiting_for(Viewer(cast.dorp, cast.bea)) == []
    answer(cast, row)
    assert queries.waiting_for(Viewer(cast.wijk, cast.bea)) == []


def test_a_late_answer_is_late_for_good(cast):
    """Only a stop of more than twelve weeks can outlive the term of its answer."""
    stop = long_stop(cast, purse.goal(cast))
    row = objected(cast, stop)
    with later((rules.by_law(stop.since) - clock.today()).days + 1):
        said = Answering(Answer.STANDS, "Het duurde lang.")
        actions.answer_objection(by=cast.karin, objection=row, answering=said)
    assert Facts.objects.get(entry__verb="repairs.objection_stands").content["late"] is True
    assert rules.is_late(stop.since, fresh(row).answered) is True


def test_the_log_knows_kinds_and_numbers_and_no_names_and_no_words(cast):
    stop = stopped(cast)
    mine, ours = objected(cast, stop), objected(cast, stop, cast.corrie, cast.housing)
    answer(cast, mine)
    actions.take_back(by=cast.corrie, objection=ours)
    told = {
        one.entry.verb: one.content
        for one in Facts.objects.filter(entry__verb__contains="object").select_related("entry")
    }
    assert told == {
        "repairs.objected": {"kind": "resident", "number": 1},
        "repairs.party_objected": {"party": "Woonstichting", "kind": "party", "number": 2},
        "repairs.objection_stands": {
            "who": "Bea", "party": "Gemeente", "seat": "burgemeester", "number": 1, "late": False,
        },
        "repairs.objection_taken_back": {"number": 2},
    }  # fmt: skip
    cast.check_every_book()


WRONG = {
    "a_resident_or_a_party_objects": {"person": None},
    "an_objection_is_answered_with_reasons_on_a_day": {"answer": "stands"},
    "only_a_narrower_stop_has_a_new_scope": {"scope": "Minder."},
    "what_was_answered_is_not_taken_back": {
        "answer": "stands", "reasons": "Zo.", "answered": date(2026, 1, 1),
        "taken_back": date(2026, 1, 1),
    },
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_the_database_refuses_what_the_rules_refuse(cast, name):
    objected(cast, stopped(cast))
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        QuerySet(Objection).update(**WRONG[name])


def test_the_database_knows_one_objection_per_number_and_per_resident(cast):
    stop = stopped(cast)
    objected(cast, stop)
    objected(cast, stop, cast.carlos)
    for same in ({"number": 1}, {"person": cast.amina}):
        with pytest.raises(IntegrityError), transaction.atomic():
            QuerySet(Objection).filter(number=2).update(**same)
