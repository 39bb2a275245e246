"""The rules of repair, tried in every state, from every side, and with everything made up."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkaanpak.network.rules import PartyKind
from wijkaanpak.refusals import NotYours, Refused
from wijkaanpak.repairs.rules import conflicts, mistakes, stops
from wijkaanpak.repairs.rules.conflicts import Lies, LineKind, Stands
from wijkaanpak.repairs.rules.mistakes import STEPS, Said, Side, State
from wijkaanpak.repairs.rules.stops import LAWS, Ground, Post

TODAY = date(2026, 11, 28)
# What may be said in which state, written out: who says it, and what follows.
LIFE = {
    (State.TOLD, Said.SORRY): (Side.MAKER, State.SORRY),
    (State.TOLD, Said.OTHERWISE): (Side.MAKER, State.OTHERWISE),
    (State.TOLD, Said.TAKEN_BACK): (Side.TELLER, State.TAKEN_BACK),
    (State.OTHERWISE, Said.SORRY): (Side.MAKER, State.SORRY),
    (State.OTHERWISE, Said.TAKEN_BACK): (Side.TELLER, State.TAKEN_BACK),
    (State.SORRY, Said.BEGUN): (Side.MAKER, State.UNDER_WAY),
    (State.SORRY, Said.DONE): (Side.MAKER, State.DONE),
    (State.SORRY, Said.LEARNED): (Side.MAKER, None),
    (State.UNDER_WAY, Said.DONE): (Side.MAKER, State.DONE),
    (State.UNDER_WAY, Said.LEARNED): (Side.MAKER, None),
    (State.DONE, Said.REPAIRED): (Side.HURT, State.REPAIRED),
    (State.DONE, Said.NOT_YET): (Side.HURT, State.NOT_YET),
    (State.DONE, Said.LEARNED): (Side.MAKER, None),
    (State.NOT_YET, Said.BEGUN): (Side.MAKER, State.UNDER_WAY),
    (State.NOT_YET, Said.DONE): (Side.MAKER, State.DONE),
    (State.NOT_YET, Said.LEARNED): (Side.MAKER, None),
    (State.REPAIRED, Said.LEARNED): (Side.MAKER, None),
}


@pytest.mark.parametrize(("state", "said"), list(product(State, Said)))
def test_every_word_in_every_state_is_taken_or_refused_as_written(state, said):
    if (state, said) in LIFE:
        mistakes.check_step(said, state)
        assert (STEPS[said].who, STEPS[said].to) == LIFE[state, said]
    else:
        with pytest.raises(Refused):
            mistakes.check_step(said, state)


@pytest.mark.parametrize("mine", [set(), {Side.MAKER}, {Side.TELLER}, {Side.MAKER, Side.TELLER}])
def test_who_was_not_hurt_never_says_that_it_is_repaired(mine):
    for said in (Said.REPAIRED, Said.NOT_YET):
        with pytest.raises(NotYours, match="Only who was hurt"):
            mistakes.check_side(STEPS[said].who, mine)


@pytest.mark.parametrize("state", State)
def test_somebody_has_the_word_or_it_is_over_within_a_year(state):
    turn = mistakes.turn(state, TODAY, None, 8, TODAY)
    if state in mistakes.WAITING:
        assert turn.side is Side.MAKER
        assert mistakes.in_sight(state, TODAY - timedelta(days=4000), TODAY) is True
    else:
        assert mistakes.in_sight(state, TODAY - timedelta(days=365), TODAY) is False
    assert (turn is not None) is (state in mistakes.TURN)


def test_a_repair_has_its_own_day_and_the_rest_the_term_of_the_charter():
    day = TODAY + timedelta(days=200)
    assert mistakes.turn(State.SORRY, TODAY, day, 8, TODAY).until == day
    for state in (State.TOLD, State.NOT_YET, State.DONE):
        found = mistakes.turn(state, TODAY, day, 8, TODAY)
        assert (found.until, found.late) == (TODAY + timedelta(weeks=8), False)
    late = mistakes.turn(State.TOLD, TODAY, None, 8, TODAY + timedelta(weeks=8, days=1))
    assert late.late is True


def test_what_was_taken_back_leaves_the_front_at_once():
    assert mistakes.in_sight(State.TAKEN_BACK, TODAY, TODAY) is False


WORDS = st.lists(st.sampled_from([None, Said.REPAIRED, Said.NOT_YET]), max_size=12)


@given(WORDS)
def test_one_not_yet_is_enough_and_silence_is_no_yes(said):
    found = mistakes.verdict(said)
    if Said.NOT_YET in said:
        assert found is State.NOT_YET
    elif said and None not in said:
        assert found is State.REPAIRED
    else:
        assert found is None


@given(WORDS, st.randoms())
def test_the_order_of_words_does_not_matter(said, random):
    other = list(said)
    random.shuffle(other)
    assert mistakes.verdict(other) == mistakes.verdict(said)


@given(st.sampled_from(State), st.integers(0, 5000), st.integers(0, 5000))
def test_what_left_the_front_does_not_come_back(state, early, later):
    since = date(2016, 1, 1)
    first, second = sorted([since + timedelta(days=early), since + timedelta(days=later)])
    if not mistakes.in_sight(state, since, first):
        assert mistakes.in_sight(state, since, second) is False


@pytest.mark.parametrize(("party", "words", "right"), [
    (True, "", True), (False, "De tuingroep", True), (True, "De tuingroep", False),
    (False, " ", False),
])  # fmt: skip
def test_a_mistake_has_one_maker(party, words, right):
    if right:
        mistakes.check_maker(party=party, words=words)
    else:
        with pytest.raises(Refused):
            mistakes.check_maker(party=party, words=words)


def test_a_repair_without_a_day_or_with_a_day_behind_us_is_refused():
    for day in (None, TODAY - timedelta(days=1)):
        with pytest.raises(Refused):
            mistakes.check_day(Said.SORRY, day, TODAY)
    mistakes.check_day(Said.SORRY, TODAY, TODAY)
    mistakes.check_day(Said.BEGUN, None, TODAY)


NODS = st.lists(st.sampled_from([True, False, None]), max_size=4)


@given(NODS)
def test_a_line_holds_only_when_every_side_says_yes(nods):
    found = conflicts.how_it_stands(nods)
    assert (found is Stands.HOLDS) is (bool(nods) and all(one is True for one in nods))
    assert (found is Stands.DIFFERS) is (False in nods)


VALUES = st.lists(st.sampled_from(list(conflicts.Value)), max_size=3, unique=True)


@given(st.lists(VALUES, min_size=2, max_size=4), st.lists(st.sampled_from(list(Stands))))
def test_where_it_lies_follows_from_values_and_facts_and_never_from_numbers(values, facts):
    named = {str(place): list(chosen) for place, chosen in enumerate(values)}
    found = conflicts.where_it_lies(named, facts)
    turned = {name: list(reversed(chosen)) for name, chosen in named.items()}
    assert conflicts.where_it_lies(turned, list(reversed(facts))) is found
    if not all(values):
        assert found is Lies.UNKNOWN
    else:
        clash = len({frozenset(one) for one in values}) > 1
        assert (found in {Lies.VALUES, Lies.NO_FACTS, Lies.BOTH}) is clash
        shared = bool(facts) and set(facts) == {Stands.HOLDS}
        assert not (found is Lies.VALUES and not shared)
        assert (found in {Lies.FACTS, Lies.BOTH}) is (Stands.DIFFERS in facts)


@given(st.dates(date(2016, 1, 1), date(2040, 1, 1)), st.dates(date(2016, 1, 1), date(2040, 1, 1)))
def test_rest_ends_by_itself(until, today):
    assert conflicts.resting(until, today) is (today < until)
    assert conflicts.resting(None, today) is False


@pytest.mark.parametrize(("state", "resting"), list(product(conflicts.State, [True, False])))
def test_lines_are_put_only_when_all_wrote_and_nothing_rests(state, resting):
    if state is conflicts.State.TALKING and not resting:
        conflicts.check_talking(state, resting)
    else:
        with pytest.raises(Refused):
            conflicts.check_talking(state, resting)


@pytest.mark.parametrize("names", [["A"], ["A", "a "], ["A", ""], list("ABCDE")])
def test_a_difference_has_two_to_four_sides_with_names_of_their_own(names):
    with pytest.raises(Refused):
        conflicts.check_sides(names)


def test_every_side_has_the_same_room():
    conflicts.check_position("a" * conflicts.LONGEST_POSITION, ["rest"])
    with pytest.raises(Refused):
        conflicts.check_position("a" * (conflicts.LONGEST_POSITION + 1), ["rest"])
    for values in ([], ["rest", "green", "care", "say"]):
        with pytest.raises(Refused):
            conflicts.check_position("a", values)


@pytest.mark.parametrize(("days", "right"), [(0, False), (1, True), (731, True), (732, False)])
def test_rest_lasts_at_most_two_years(days, right):
    args = (LineKind.REST, "Rust", TODAY + timedelta(days=days), TODAY, 0)
    if right:
        conflicts.check_line(*args)
    else:
        with pytest.raises(Refused):
            conflicts.check_line(*args)


@pytest.mark.parametrize(("ground", "post"), list(product(Ground, Post)))
def test_only_the_post_that_the_law_names_uses_a_ground(ground, post):
    if post in LAWS[ground].posts:
        stops.check_ground(ground, post)
    else:
        with pytest.raises(Refused):
            stops.check_ground(ground, post)


@pytest.mark.parametrize(("kind", "post"), list(product(PartyKind, Post)))
def test_only_bodies_of_government_hold_anything(kind, post):
    right = (kind is PartyKind.MUNICIPALITY and post is not Post.REGULATOR) or (
        kind is PartyKind.STATE and post is Post.REGULATOR
    )
    if right:
        stops.check_body(kind, post)
    else:
        with pytest.raises(Refused):
            stops.check_body(kind, post)


@given(st.sampled_from(Ground), st.integers(-5, 200))
def test_a_stop_never_lasts_longer_than_its_ground_allows(ground, days):
    until = TODAY + timedelta(days=days)
    if 0 < days <= LAWS[ground].days:
        stops.check_until(ground, until, TODAY)
    else:
        with pytest.raises(Refused):
            stops.check_until(ground, until, TODAY)


@given(st.dates(), st.dates(), st.none() | st.dates())
def test_a_stop_ends_by_itself_and_at_once_when_lifted(until, today, lifted):
    assert stops.is_on(until, lifted, today) is (lifted is None and today <= until)


def test_every_ground_has_an_article_a_post_and_an_end_within_three_months():
    for law in LAWS.values():
        assert (bool(law.article), bool(law.posts), 0 < law.days <= 91) == (True, True, True)


def test_going_on_with_the_same_words_is_refused():
    stops.check_new_reasons("Wij wachten op het bureau.", "Het bureau vraagt nog iets.")
    with pytest.raises(Refused):
        stops.check_new_reasons("Wij wachten.", " wij  WACHTEN. ")
