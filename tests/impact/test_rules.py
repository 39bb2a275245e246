"""Every state beside every move, and what must be so of whatever people draw."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkaanpak.impact import rules
from wijkaanpak.impact.rules import (
    ASK_MOVES,
    MOVES,
    AskMove,
    AskState,
    Column,
    Drawing,
    Fate,
    Move,
    Part,
    State,
    Talked,
    What,
)
from wijkaanpak.network.rules import PartyKind
from wijkaanpak.refusals import Refused
from wijkaanpak.stories.rules import Layer

TODAY = date(2026, 11, 25)
WORDS = st.text(alphabet="abc é.", max_size=12)
SOME = st.text(alphabet="abcde", min_size=1, max_size=5)


@st.composite
def drawings(draw):
    beliefs = tuple(draw(st.lists(SOME, max_size=4, unique=True)))
    places = st.none() | st.integers(0, max(0, len(beliefs) - 1))
    shakiest = draw(places) if beliefs else None
    said = {part.value: draw(WORDS) for part in Part}
    return Drawing(draw(SOME), beliefs=beliefs, shakiest=shakiest, **said)


GOES = {
    (State.GOING, Move.DRAW): State.GOING,
    (State.GOING, Move.TALK): State.GOING,
    (State.GOING, Move.SHOW): State.GOING,
    (State.GOING, Move.REST): State.RESTING,
    (State.RESTING, Move.WAKE): State.GOING,
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("move", Move)
def test_a_path_goes_or_rests_and_is_never_finished(state, move):
    to = GOES.get((state, move))
    if to:
        assert rules.after(state, move) is to
    else:
        with pytest.raises(Refused):
            rules.after(state, move)
    assert all(MOVES[one] for one in State)  # no state without a way on


ANSWERS = {
    (AskState.ASKED, AskMove.GIVE): AskState.GIVES,
    (AskState.ASKED, AskMove.GIVE_PART): AskState.PARTLY,
    (AskState.ASKED, AskMove.REFUSE): AskState.NO,
    (AskState.ASKED, AskMove.TAKE_BACK): AskState.TAKEN_BACK,
    (AskState.NO, AskMove.GIVE): AskState.GIVES,
    (AskState.NO, AskMove.GIVE_PART): AskState.PARTLY,
}


@pytest.mark.parametrize("state", AskState)
@pytest.mark.parametrize("move", AskMove)
def test_a_question_is_answered_once_and_only_a_no_may_become_a_yes(state, move):
    to = ANSWERS.get((state, move))
    if to:
        assert rules.after_answer(state, move) is to
    else:
        with pytest.raises(Refused):
            rules.after_answer(state, move)
    assert set(ASK_MOVES) == set(AskState)


@given(drawings())
def test_everything_but_the_name_may_be_unknown(drawing):
    known = drawing.beliefs or any(drawing.said(part).strip() for part in Part)
    if known:
        rules.check_drawing(drawing)
    else:
        rules.check_drawing(drawing, photo=True)
        with pytest.raises(Refused):
            rules.check_drawing(drawing)
    with pytest.raises(Refused):
        rules.check_drawing(replace(drawing, title=" "), photo=True)


@given(drawings(), st.integers(-3, 9))
def test_exactly_one_belief_is_the_shakiest_or_nobody_knows_which(drawing, place):
    marked = replace(drawing, shakiest=place)
    if 0 <= place < len(drawing.beliefs):
        rules.check_drawing(marked, photo=True)
        assert marked.shaky == drawing.beliefs[place]
    else:
        with pytest.raises(Refused):
            rules.check_drawing(marked, photo=True)
    rules.check_drawing(replace(drawing, shakiest=None), photo=True)


@pytest.mark.parametrize("part", Part)
def test_what_does_not_fit_on_a_card_is_refused_and_not_cut_off(part):
    fits = Drawing("Naam", **{part.value: "a" * rules.MOST_WORDS})
    rules.check_drawing(fits)
    with pytest.raises(Refused):
        rules.check_drawing(replace(fits, **{part.value: "a" * (rules.MOST_WORDS + 1)}))


@pytest.mark.parametrize("beliefs", [("a",) * 5, ("a", " "), ("a" * 201,)])
def test_beliefs_are_few_and_have_words(beliefs):
    with pytest.raises(Refused):
        rules.check_drawing(Drawing("Naam", beliefs=beliefs))


@given(drawings())
def test_nothing_changed_between_a_drawing_and_itself(drawing):
    assert rules.differences(drawing, drawing) == []


@given(drawings(), drawings())
def test_what_changed_tells_the_whole_way_and_back(before, now):
    """From the differences alone the one drawing can be made into the other, and back."""
    there, back = rules.differences(before, now), rules.differences(now, before)
    assert bool(there) == bool(back) or before.beliefs != now.beliefs
    made = before
    for one in there:
        if one.what is What.NAMED:
            made = replace(made, title=one.now)
        elif one.part:
            assert (one.what is What.FILLED) == (not one.was)
            assert (one.what is What.OPENED) == (not one.now)
            made = replace(made, **{one.part: one.now})
    beliefs = {b for b in before.beliefs} - {o.was for o in there if o.what is What.DROPPED}
    beliefs |= {o.now for o in there if o.what is What.BELIEVED}
    assert (made.title, beliefs) == (now.title, set(now.beliefs))
    assert all(made.said(part) == now.said(part) for part in Part)
    assert any(o.what is What.SHAKIER for o in there) == (before.shaky != now.shaky)


@given(drawings(), drawings())
def test_each_difference_has_words(before, now):
    assert all(one.word for one in rules.differences(before, now))
    assert all(one.head for one in rules.differences(before, now) if one.part)


def test_a_talk_says_one_thing_and_may_leave_the_rest_open():
    rules.check_talk(Talked(surprised="De stilte."))
    with pytest.raises(Refused):
        rules.check_talk(Talked(fate=Fate.FELL, kept="  "))
    with pytest.raises(Refused):
        rules.check_talk(Talked(kept="a" * 801))


@given(st.dates(date(2016, 1, 1), date(2036, 1, 1)))
def test_a_group_talks_twice_a_year(last):
    assert last + timedelta(days=180) < rules.next_talk(last) < last + timedelta(days=185)


@given(st.integers(0, 9))
def test_three_figures_are_enough(already):
    if already < 3:
        rules.check_few_figures(already)
    else:
        with pytest.raises(Refused):
            rules.check_few_figures(already)


@pytest.mark.parametrize("words", ["Target: 20", "KPI 3", "de norm is 4", "streefcijfer 9",
                                   "doelstelling gehaald", "prestatie 8"])  # fmt: skip
def test_a_count_is_never_a_target(words):
    with pytest.raises(Refused):
        rules.check_count(words, "Roos", TODAY, TODAY)


@pytest.mark.parametrize("words", ["14 van de 22 lampen branden", "enorm veel: 30", "9 doelpunten",
                                   "abnormaal weinig: 2"])  # fmt: skip
def test_ordinary_words_are_no_target(words):
    rules.check_count(words, "Roos", TODAY, TODAY)


@pytest.mark.parametrize(("words", "source", "on"), [
    ("", "Roos", TODAY), ("3", " ", TODAY), ("3", "Roos", TODAY + timedelta(days=1)),
    ("a" * 201, "Roos", TODAY)])  # fmt: skip
def test_a_count_says_what_and_who_and_when_it_was(words, source, on):
    with pytest.raises(Refused):
        rules.check_count(words, source, on, TODAY)


@given(st.lists(st.sampled_from([*Layer, ""])))
def test_the_five_layers_stand_in_order_with_the_empty_ones_in_sight(found):
    told = rules.layers(found)
    assert [layer for layer, _there in told] == list(Layer)
    assert {layer for layer, there in told if there} == set(found) - {""}


@pytest.mark.parametrize("column", Column)
@pytest.mark.parametrize("somebody", [True, False])
@pytest.mark.parametrize("pot", [True, False])
def test_only_who_puts_in_or_gains_has_a_name_and_only_what_is_put_in_is_money(
    column, somebody, pot
):
    with_name = column in (Column.INVESTS, Column.GAINS)
    right = somebody == with_name and (not pot or column is Column.INVESTS)
    if right:
        rules.check_line(column, "iets", somebody=somebody, pot=pot, many=0)
    else:
        with pytest.raises(Refused):
            rules.check_line(column, "iets", somebody=somebody, pot=pot, many=0)
    with pytest.raises(Refused):
        rules.check_line(column, " ", somebody=with_name, pot=False, many=0)
    with pytest.raises(Refused):
        rules.check_line(column, "iets", somebody=with_name, pot=False, many=12)


@given(st.lists(st.integers(0, 6)), st.lists(st.integers(0, 6)))
def test_who_gains_without_paying_gains_and_does_not_pay_and_stands_there_once(pays, gains):
    found = rules.gain_without_paying(pays, gains)
    assert set(found) == set(gains) - set(pays)
    assert len(found) == len(set(found))


def test_residents_are_never_asked_to_pay():
    asked = {kind for kind in PartyKind if rules.may_be_asked(kind)}
    assert set(PartyKind) - asked == {PartyKind.RESIDENTS_BODY}


@given(st.integers(0, 500))
def test_a_few_of_something_are_told_as_fewer_than_five(n):
    told = rules.shown_count(n)
    assert told == (str(n) if n == 0 or n >= 5 else "< 5")


@given(st.integers(2000, 2036), st.integers(2000, 2036))
def test_no_year_is_left_out(first, last):
    years = rules.years_from(first, last)
    assert last in years
    assert list(years) == list(range(years[0], last + 1))


def test_a_figure_stands_where_the_circle_laid_it_and_else_as_usual():
    assert rules.domain_of("Dwellings", {}) == "housing"
    assert rules.domain_of("Dwellings", {"Dwellings": "health"}) == "health"
    assert rules.domain_of("Flats met schimmel", {}) == ""
