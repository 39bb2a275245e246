"""What is said of who was there gives nobody away, to whoever saw who was missing."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkaanpak.assemblies.rules.presence import at_least_ten, holes, may_speak

LIMIT = 3  # a small limit, so that every panel can be tried


def panels(most=8):
    """Yield how many seats each value of one question has."""
    for values in (2, 3):
        yield from product(range(1, most), repeat=values)


def happenings(seats, empty):
    """Yield every way in which so many seats can be empty."""
    for gone in product(*(range(many + 1) for many in seats)):
        if sum(gone) == empty:
            yield gone


def published(seats, gone, say=holes):
    pairs = {("f", str(value)): many for value, many in enumerate(seats)}
    taken = {pair: pairs[pair] - gone[int(pair[1])] for pair in pairs}
    return tuple(say(pairs, taken, LIMIT))


def betrayed(seats, empty, say=holes):
    """Return what an attacker learns who knows the panel, how many were missing, and who.

    They lay beside each other all ways in which this can have happened that would have been told
    in the same words. A secret count (below the limit) is betrayed when one to limit - 1, as far
    as possible at all, is not open any more.
    """
    ways = list(happenings(seats, empty))
    alike = {}
    for gone in ways:
        alike.setdefault(published(seats, gone, say), []).append(gone)
    faults = []
    for told, group in alike.items():
        for value in range(len(seats)):
            before = {gone[value] for gone in ways}
            after = {gone[value] for gone in group}
            secret = {many for many in after if many < LIMIT}
            open_before = {many for many in before if 1 <= many < LIMIT}
            if secret and not open_before <= after:
                faults.append((told, value, after))
    return faults


def test_whoever_knows_who_was_missing_learns_no_small_count():
    spoken = 0
    for seats in panels():
        for empty in range(sum(seats) + 1):
            assert betrayed(seats, empty) == [], (seats, empty)
            spoken += may_speak(seats, empty, LIMIT)
    assert spoken > 100  # it does speak


def numbers(seats, taken, _limit):
    """The table that everybody would make: how many of each value were there."""
    return [(*pair, taken[pair]) for pair in seats]


def whoever_has_many(seats, taken, limit):
    """A rule that looks only at the answer: it speaks whenever a count is large."""
    return [pair for pair, many in seats.items() if many - taken[pair] >= limit]


@pytest.mark.parametrize("naive", [numbers, whoever_has_many])
def test_a_table_and_a_simple_limit_give_people_away(naive):
    faults = [betrayed(seats, empty, naive) for seats in panels(6) for empty in range(sum(seats))]
    assert any(faults)


def test_one_neighbour_who_was_missing_stays_unknown():
    seats = {("leeftijd", "16-44"): 15, ("leeftijd", "80+"): 2, ("lezen", "moeilijk"): 6,
             ("lezen", "gaat goed"): 11}  # fmt: skip
    taken = seats | {("leeftijd", "80+"): 1, ("lezen", "moeilijk"): 5}
    assert holes(seats, taken) == []
    assert betrayed((5, 2), 1, numbers) != []  # the table per value would tell


def test_a_large_hole_is_named_and_nothing_else():
    seats = {("buurt", "De Terp"): 60, ("buurt", "Zonnehof"): 40}
    taken = {("buurt", "De Terp"): 59, ("buurt", "Zonnehof"): 15}
    assert holes(seats, taken) == [("buurt", "Zonnehof")]


def test_when_only_one_group_is_missing_nothing_is_said():
    """Ten missing of ten: to name the group is to tell the answer of all ten."""
    seats = {("buurt", "De Terp"): 15, ("buurt", "Zonnehof"): 15}
    assert holes(seats, seats | {("buurt", "Zonnehof"): 5}) == []


@given(
    st.lists(st.integers(1, 60), min_size=1, max_size=6).flatmap(
        lambda seats: st.tuples(
            st.just(seats), st.tuples(*(st.integers(0, many) for many in seats))
        )
    )
)
def test_what_is_said_is_true_and_never_of_fewer_than_ten(found):
    seats, gone = found
    pairs = {("f", str(value)): many for value, many in enumerate(seats)}
    taken = {pair: pairs[pair] - gone[int(pair[1])] for pair in pairs}
    for pair in holes(pairs, taken):
        assert gone[int(pair[1])] >= 10


@given(st.lists(st.integers(1, 150), min_size=1, max_size=12), st.integers(0, 200))
def test_whether_it_speaks_depends_on_public_numbers_alone(seats, empty):
    if empty < 10:
        assert not may_speak(seats, empty)


@given(st.integers(0, 150), st.integers(1, 150))
def test_of_needs_nothing_is_told_that_all_or_few_have(many, of):
    if at_least_ten(many, of):
        assert many >= 10
        assert of >= 20
