"""Rules of the seats: every step of a seat, and who may take one that is empty."""

from dataclasses import replace
from itertools import product
from types import SimpleNamespace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wijkaanpak.assemblies.rules import (
    AT_THE_TABLE,
    GONE,
    Asked,
    DrawKind,
    Member,
    SeatState,
    Table,
    TargetLine,
    may_tell,
)
from wijkaanpak.assemblies.rules.seats import (
    NEXT,
    asked_for_reserves,
    asked_for_seats,
    check_seats_to_fill,
    check_step,
    stepping_back,
)
from wijkaanpak.assemblies.views.seats import on_page
from wijkaanpak.methods.lottery import Infeasible, fair_lottery, panels_in, written
from wijkaanpak.refusals import Refused

STEPS = {
    ("reserve", "waiting"),
    ("reserve", "declined"),
    ("waiting", "confirmed"),
    ("waiting", "declined"),
    ("confirmed", "dropped_out"),
}


@pytest.mark.parametrize(("now", "then"), list(product(SeatState, SeatState)))
def test_a_seat_takes_these_steps_and_no_other(now, then):
    if (now.value, then.value) in STEPS:
        check_step(now, then)
        return
    with pytest.raises(Refused):
        check_step(now, then)


def test_every_state_is_in_the_table_and_two_are_the_end():
    assert set(NEXT) == set(SeatState)
    assert {state for state in SeatState if not NEXT[state]} == set(GONE)
    assert not set(GONE) & set(AT_THE_TABLE)


@pytest.mark.parametrize("now", [state for state in SeatState if state not in GONE])
def test_from_everywhere_there_is_a_way_back(now):
    check_step(now, stepping_back(now))


def test_numbers_are_told_until_one_leaves_and_at_the_end_when_three_left():
    assert [may_tell(left, 0, over=False) for left in range(5)] == [True] + 4 * [False]
    told = [True, False, False, True, True]
    assert [may_tell(left, 0, over=True) for left in range(5)] == told
    assert [may_tell(4, empty, over=True) for empty in range(5)] == told


@pytest.mark.parametrize(("seats", "empty"), [(0, 2), (3, 2), (1, 0), (-1, 1)])
def test_no_more_is_filled_than_is_empty(seats, empty):
    with pytest.raises(Refused):
        check_seats_to_fill(seats, empty)


AGES, AREAS = ("young", "old"), ("north", "south")


@st.composite
def tables(draw):
    """A pool, a table drawn of it, who left, who stands by, and who signed off meanwhile."""
    people = draw(
        st.lists(
            st.tuples(st.sampled_from(AGES), st.sampled_from(AREAS), st.integers(1, 14)),
            min_size=8, max_size=18,
        )
    )  # fmt: skip
    members = tuple(
        Member(f"P{number:02d}", f"home {home}", {"age": age, "area": area})
        for number, (age, area, home) in enumerate(people)
    )
    seats = draw(st.integers(3, 6))
    lines = tuple(
        TargetLine(feature, value, None, draw(st.integers(0, seats // 2)), seats)
        for feature, values in (("age", AGES), ("area", AREAS))
        for value in values
    )
    first = Asked(DrawKind.FIRST, seats, lines, members)
    try:
        (panel,) = panels_in(written(fair_lottery(first.pool, 1)))
    except (Infeasible, Refused):
        assume(False)
    gone = draw(st.lists(st.sampled_from(panel), min_size=1, max_size=seats - 1, unique=True))
    rest = [one.code for one in members if one.code not in panel]
    standing_by = draw(st.lists(st.sampled_from(rest), max_size=4, unique=True)) if rest else []
    left = draw(st.lists(st.sampled_from(rest), max_size=3, unique=True)) if rest else []
    sits = tuple(code for code in panel if code not in gone)
    return first, Table(sits, tuple(gone), tuple(standing_by)), left


@given(tables(), st.data())
def test_whoever_takes_a_seat_fits_the_table(made, data):
    first, table, left = made
    seats = data.draw(st.integers(1, len(table.gone)))
    easing = data.draw(st.booleans())
    try:
        asked = asked_for_seats(first, table, seats, left, easing=easing)
    except Refused:
        return
    lottery = fair_lottery(asked.pool, 5)
    by_code = {one.code: one for one in first.members}
    for panel in panels_in(written(lottery)):
        assert len(set(panel)) == len(panel) == seats
        assert not set(panel) & {*table.sits, *table.gone, *left}
        assert not asked.from_reserves or set(panel) <= set(table.reserves)
        together = [*table.sits, *panel]
        homes = [by_code[code].home for code in together]
        assert len(set(homes)) == len(homes)
        if asked.eased:
            continue
        for line in first.lines:
            have = sum(by_code[code].answers[line.feature] == line.value for code in together)
            still_empty = first.seats - len(together)
            assert line.least - still_empty <= have <= line.most


@given(tables(), st.booleans())
def test_who_gave_a_seat_up_changes_nothing_but_its_number(made, easing):
    """The lottery asks what the table lacks: not what the person was who left."""
    first, table, left = made
    try:
        asked = asked_for_seats(first, table, 1, left, easing=easing)
    except Refused:
        return
    again = asked_for_seats(
        first, replace(table, gone=tuple(reversed(table.gone))), 1, left, easing=easing
    )
    assert again == asked


@given(tables(), st.integers(-1, 6))
def test_who_stands_by_has_no_seat_and_lives_with_nobody_who_has(made, many):
    first, table, left = made
    try:
        asked = asked_for_reserves(first, table, many, left)
    except Refused:
        return
    codes = {one.code for one in asked.members}
    assert asked.seats == many >= 1
    assert not codes & {*table.sits, *table.gone, *table.reserves, *left}
    homes = {one.home for one in first.members if one.code in table.sits}
    assert not homes & {one.home for one in asked.members}


@given(tables())
def test_easing_finds_somebody_whenever_somebody_is_left(made):
    first, table, left = made
    out = {*table.sits, *table.gone, *left}
    homes = {one.home for one in first.members if one.code in table.sits}
    free = [one for one in first.members if one.code not in out and one.home not in homes]
    if free:
        assert asked_for_seats(first, table, 1, left, easing=True).members
    else:
        with pytest.raises(Refused, match="are left"):
            asked_for_seats(first, table, 1, left, easing=True)


@given(st.integers(0, 120))
def test_page_after_page_shows_every_seat_once(many):
    everybody = [SimpleNamespace(signup=SimpleNamespace(code=f"C{n:03}")) for n in range(many)]
    seen, after = [], ""
    while True:
        shown, after = on_page(everybody, after)
        seen += shown
        if not after:
            break
    assert seen == everybody


def test_a_seat_that_is_not_there_begins_at_the_first_page():
    (one,), after = on_page([SimpleNamespace(signup=SimpleNamespace(code="BBBBB"))], "XXXXX")
    assert (one.signup.code, after) == ("BBBBB", "")
