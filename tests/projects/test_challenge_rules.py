from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkaanpak.neighbourhoods.rules import TaskArea
from wijkaanpak.network.rules import PartyKind
from wijkaanpak.projects.rules import agreements, works
from wijkaanpak.projects.rules import challenges as rules
from wijkaanpak.projects.rules.challenges import Side, State, Step, Terms, Topic
from wijkaanpak.refusals import NotYours, Refused

DAY = date(2026, 3, 2)
WAY = [
    (State.ASKED, Step.TALK, State.TALKED),
    (State.TALKED, Step.OPEN, State.OPENED),
    (State.OPENED, Step.PLAN, State.PLANNED),
    (State.PLANNED, Step.SUPPORT, State.SUPPORTED),
    (State.SUPPORTED, Step.WEIGH, State.WEIGHED),
    (State.WEIGHED, Step.ADOPT, State.ADOPTED),
    (State.WEIGHED, Step.ADOPT_CHANGED, State.ADOPTED),
    (State.WEIGHED, Step.REFUSE, State.REFUSED),
    (State.ADOPTED, Step.AGREE, State.AGREED),
    (State.AGREED, Step.YEARLY, State.AGREED),
    (State.AGREED, Step.HAND_BACK, State.HANDED_BACK),
    (State.AGREED, Step.SETTLE, State.SETTLED),
    *(
        (state, Step.WITHDRAW, State.WITHDRAWN)
        for state in (
            State.ASKED, State.TALKED, State.OPENED, State.PLANNED, State.SUPPORTED,
            State.WEIGHED, State.ADOPTED,
        )
    ),
]  # fmt: skip
TABLE = {(before, step): after for before, step, after in WAY}


@pytest.mark.parametrize(("state", "step"), list(product(State, Step)))
def test_a_challenge_goes_only_the_ways_that_were_drawn(state, step):
    if (state, step) in TABLE:
        assert rules.after(state, step) is TABLE[state, step]
    else:
        with pytest.raises(Refused):
            rules.after(state, step)


@pytest.mark.parametrize("state", State)
def test_somebody_has_the_turn_as_long_as_something_is_awaited(state):
    goes_on = any(before is state for before, _step, _after in WAY)
    assert (state in rules.TURN) == (state in rules.AWAITS) == goes_on


@pytest.mark.parametrize("state", rules.TURN)
def test_who_has_the_turn_can_take_the_step_that_is_awaited(state):
    awaited = rules.STEPS[rules.AWAITS[state]]
    assert state in awaited.while_
    assert awaited.who is rules.TURN[state]


WEEKS = st.integers(1, 26).flatmap(lambda talk: st.tuples(st.just(talk), st.integers(talk, 52)))


@given(WEEKS, st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_when_all_are_in_time_the_decision_comes_on_its_day(weeks, asked):
    terms, day, state = Terms(*weeks), asked, State.ASKED
    for _before, step, _after in WAY[:6]:
        due = terms.due(state, day)
        assert due is not None
        assert due >= day
        day, state = due, rules.after(state, step)
    assert state is State.ADOPTED
    assert day == asked + timedelta(weeks=weeks[1])


@given(WEEKS, st.lists(st.integers(0, 300), min_size=6, max_size=6))
def test_who_takes_long_does_not_make_another_late(weeks, waits):
    terms, day, state = Terms(*weeks), DAY, State.ASKED
    for (_before, step, _after), wait in zip(WAY[:6], waits, strict=True):
        due = terms.due(state, day)
        taken = day + timedelta(days=wait)
        assert rules.is_late(due, taken) == (wait > terms.days(state))
        day, state = taken, rules.after(state, step)


@pytest.mark.parametrize("state", sorted(set(State) - set(rules.TURN)))
def test_what_ended_has_no_clock(state):
    assert Terms().due(state, DAY) is None


@pytest.mark.parametrize("step", rules.STEPS)
def test_nobody_on_both_sides_takes_a_step(step):
    with pytest.raises(NotYours):
        rules.check_side(step, frozenset({Side.OWNER, Side.CHALLENGERS}))


@pytest.mark.parametrize(
    ("step", "side"), list(product(rules.STEPS, (Side.OWNER, Side.CHALLENGERS, Side.BUDGET)))
)
def test_a_step_is_taken_by_its_own_side(step, side):
    who = rules.STEPS[step].who
    right = side is who or (who is Side.BOTH and side is not Side.BUDGET)
    if right:
        rules.check_side(step, frozenset({side}))
    else:
        with pytest.raises(NotYours):
            rules.check_side(step, frozenset({side}))


@given(st.sets(st.sampled_from(list(Topic))), st.sets(st.sampled_from(list(Topic))))
def test_on_the_sheet_each_topic_is_told_or_openly_not_known(told, unknown):
    words = {topic.value: "Dit weten wij." for topic in told}
    if told ^ unknown == set(Topic) and not told & unknown:
        rules.check_sheet(words, frozenset(unknown), None)
    else:
        with pytest.raises(Refused):
            rules.check_sheet(words, frozenset(unknown), None)


@pytest.mark.parametrize("kind", PartyKind)
def test_a_no_of_government_names_where_one_can_object(kind):
    bound = kind in (PartyKind.MUNICIPALITY, PartyKind.STATE)
    rules.check_decision(Step.REFUSE, kind, "Omdat.", "", "Bezwaar bij het college.")
    if bound:
        with pytest.raises(Refused):
            rules.check_decision(Step.REFUSE, kind, "Omdat.", "", " ")
    else:
        rules.check_decision(Step.REFUSE, kind, "Omdat.", "", "")


@pytest.mark.parametrize("step", rules.DECISIONS)
def test_no_decision_without_reasons(step):
    with pytest.raises(Refused):
        rules.check_decision(step, PartyKind.FUND, " ", "Anders.", "Bezwaar.")


def test_a_challenge_is_made_in_time():
    rules.check_begin("A", "B", "C", DAY + timedelta(weeks=18), DAY, 18)
    with pytest.raises(Refused):
        rules.check_begin("A", "B", "C", DAY + timedelta(weeks=18, days=-1), DAY, 18)


CLAUSES = dict.fromkeys(agreements.FIELDS, "Zo is het.")


@pytest.mark.parametrize("name", agreements.FIELDS)
def test_an_agreement_leaves_nothing_out(name):
    agreements.Clauses(cents=1, **CLAUSES).check()
    with pytest.raises(Refused):
        agreements.Clauses(cents=1, **CLAUSES | {name: " "}).check()


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)))
def test_three_periods_follow_each_other_for_eight_years(first):
    day = first
    for number in range(3):
        one = agreements.period(number, day)
        assert one.starts == day < one.ends
        day = one.ends
    assert day.year == first.year + 8
    with pytest.raises(Refused):
        agreements.period(3, day)


STREETS = st.sampled_from(["spoorlaan", "terpweg", "zonnehofplein"])
PLANNED = st.builds(
    lambda key, streets, first, more, fixed: works.Planned(
        key, frozenset(streets), first, first + more, fixed
    ),
    st.sampled_from("abcdef"),
    st.sets(STREETS, min_size=1),
    st.integers(2026, 2030),
    st.integers(0, 3),
    st.booleans(),
)


@given(st.lists(PLANNED, max_size=6, unique_by=lambda one: one.key))
def test_works_meet_when_they_share_a_street_and_a_year_and_one_can_move(planned):
    seen = works.chances(planned)
    by_key = {one.key: one for one in planned}
    for chance in seen:
        mine = [by_key[key] for key in chance.works]
        assert len(mine) > 1
        assert not all(one.fixed for one in mine)
        assert all(set(chance.streets) <= one.streets for one in mine)
        assert all(one.first <= chance.first <= chance.last <= one.last for one in mine)
    for one, other in product(planned, planned):
        meets = one.streets & other.streets and (
            max(one.first, other.first) <= min(one.last, other.last)
        )
        if one.key < other.key and meets and not (one.fixed and other.fixed):
            assert any({one.key, other.key} <= set(chance.works) for chance in seen)


@given(st.lists(PLANNED, max_size=6, unique_by=lambda one: one.key), st.randoms())
def test_the_order_in_which_works_came_in_does_not_matter(planned, chance):
    mixed = list(planned)
    chance.shuffle(mixed)
    assert works.chances(mixed) == works.chances(planned)


@given(st.text(max_size=80))
def test_a_street_stays_the_same_however_it_is_written(street):
    assert works.same(works.same(street)) == works.same(street)
    assert works.same(f"  {street.upper().lower()} .") == works.same(street.upper().lower())


def test_a_street_inside_another_name_is_not_that_street():
    assert works.named_in("Oude Spoorlaantje", ["spoorlaan"]) == []
    assert works.named_in("hoek Spoorlaan/Terpweg", ["spoorlaan", "terpweg"]) == [
        "spoorlaan",
        "terpweg",
    ]


@pytest.mark.parametrize("name", works.SOCIAL_PART)
def test_energy_does_not_come_in_without_its_social_part(name):
    part = dict.fromkeys(works.SOCIAL_PART, "Daar is over gepraat.")
    works.check_social_part(TaskArea.ENERGY, part)
    works.check_social_part(TaskArea.PHYSICAL, {})
    with pytest.raises(Refused):
        works.check_social_part(TaskArea.ENERGY, part | {name: " "})


def test_fixed_works_have_days_within_their_years():
    works.check_days(DAY, DAY, fixed=True, first=2026, last=2026)
    for starts, ends, fixed in ((None, None, True), (DAY, date(2025, 1, 1), False)):
        with pytest.raises(Refused):
            works.check_days(starts, ends, fixed=fixed, first=2025, last=2026)
    with pytest.raises(Refused):
        works.check_days(DAY, DAY, fixed=False, first=2027, last=2028)
