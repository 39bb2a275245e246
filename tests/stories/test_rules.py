from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.stories.tellings import LAMP
from wijkaanpak.neighbourhoods.rules import DOMAIN_WORDS, Domain
from wijkaanpak.refusals import NotYours, Refused
from wijkaanpak.stories.rules import (
    MOVES,
    REASON_WORDS,
    Hint,
    Move,
    Reason,
    State,
    Use,
    after,
    check_other_judge,
    check_reason,
    check_street,
    check_telling,
    first_line,
    hints,
    is_public,
)

moves = st.lists(st.sampled_from(Move), max_size=30)


def walk(steps, start=State.TOLD):
    """Walk through the moves that are possible; yield each state."""
    state = start
    for move in steps:
        if move in MOVES[state]:
            state = after(state, move)
            yield move, state


@given(moves, st.sampled_from(State))
def test_an_impossible_move_is_refused_and_a_possible_one_is_in_the_table(steps, start):
    for move in steps:
        if move in MOVES[start]:
            assert after(start, move) == MOVES[start][move]
        else:
            with pytest.raises(Refused):
                after(start, move)


@given(moves)
def test_nothing_is_placed_but_by_a_keeper_or_a_judge(steps):
    for move, state in walk(steps):
        if state is State.PLACED:
            assert move in {Move.PLACE, Move.AGREE}


@given(moves)
def test_whatever_happens_the_teller_can_have_it_erased_and_that_is_the_end(steps):
    states = [State.TOLD, *(state for _move, state in walk(steps))]
    for state in states:
        assert (state is State.ERASED) != (Move.ERASE in MOVES[state])
    if State.ERASED in states:
        assert states[states.index(State.ERASED) :] == [State.ERASED]


@given(moves)
def test_taken_back_it_never_returns(steps):
    states = [state for _move, state in walk(steps)]
    if State.WITHDRAWN in states:
        rest = states[states.index(State.WITHDRAWN) :]
        assert set(rest) <= {State.WITHDRAWN, State.ERASED}


@given(moves)
def test_what_was_not_heard_back_is_not_placed(steps):
    for move, state in walk(steps, State.WRITTEN):
        assert (move, state) != (Move.PLACE, State.WRITTEN)
        assert state is not State.PLACED or move in {Move.PLACE, Move.AGREE}
    assert Move.PLACE not in MOVES[State.WRITTEN]


@given(st.sampled_from(State), st.sets(st.sampled_from(Use)))
def test_public_is_placed_and_a_yes_to_the_public(state, uses):
    assert is_public(state, uses) == (state is State.PLACED and Use.PUBLIC in uses)


def test_every_code_has_words_for_residents():
    assert set(DOMAIN_WORDS) == set(Domain)
    assert set(REASON_WORDS) == set(Reason)


@pytest.mark.parametrize(
    "street",
    ["Zonnehof", "2e Parkstraat", "Plein 1945", "Laan '40-'45", "1e Jan Steenstraat", "",
     "bij de bakker", "Piet Heinplein 1940-1945", "شارع الشمس"],
)  # fmt: skip
def test_a_street_may_be_called_after_a_number(street):
    check_street(street)


@pytest.mark.parametrize(
    "street",
    ["Zonnehof 12", "Zonnehof 12a", "Zonnehof 12-3", "Zonnehof nr. 3", "12 Zonnehof", "3812 AB",
     "2e Parkstraat 4", "Plein 1945 7", "Zonnehof ٣", "fatma@wijk.example", "x" * 81],
)  # fmt: skip
def test_a_door_is_never_asked(street):
    with pytest.raises(Refused):
        check_street(street)


@given(st.text(max_size=40), st.integers(1, 999))
def test_no_street_with_a_house_number_passes(street, number):
    assume(not any(char.isdigit() for char in street))
    with pytest.raises(Refused):
        check_street(f"{street} {number}")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ik woon in de Parkstraat 12.", [Hint.HOUSE_NUMBER]),
        ("Zonnelaan nr. 3", [Hint.HOUSE_NUMBER]),
        ("huisnummer 14", [Hint.HOUSE_NUMBER]),
        ("3812 AB Merwoude", [Hint.POSTCODE]),
        ("Bel 06-12345678", [Hint.PHONE]),
        ("Bel 06 12 34 56 78.", [Hint.PHONE]),
        ("+31 6 12345678", [Hint.PHONE]),
        ("fatma@wijk.example", [Hint.EMAIL]),
        ("In 2018 liepen er 23 kinderen over het Plein 1945.", []),
        ("Het kostte € 1.850 en om 20.30 uur was het klaar, na 212 gesprekken.", []),
        ("Van 2016 tot 2026, tien jaar.", []),
        ("مرحبا", []),
    ],
)
def test_what_leads_to_a_door_is_pointed_out(text, found):
    assert hints("De lamp", text) == found


@given(st.text(max_size=300))
def test_hints_never_stop_anybody(text):
    assert set(hints(text)) <= set(Hint)
    check_telling(replace(LAMP, text=f"x{text}"))


@pytest.mark.parametrize(
    "telling",
    [
        replace(LAMP, title="  "),
        replace(LAMP, title="x" * 121),
        replace(LAMP, text=""),
        replace(LAMP, text="x" * 20_001),
        replace(LAMP, teller_name="x" * 81),
        replace(LAMP, period="x" * 81),
    ],
)
def test_what_is_missing_or_too_long_gets_a_sentence(telling):
    with pytest.raises(Refused):
        check_telling(telling)


def test_a_voice_alone_is_enough():
    check_telling(replace(LAMP, text="", voice="drafts/1.mp3"))


def test_only_another_reason_needs_words():
    for reason in Reason:
        if reason is Reason.OTHER:
            with pytest.raises(Refused):
                check_reason(reason, "  ")
        check_reason(reason, "Omdat.")


@given(st.uuids(), st.uuids())
def test_the_judge_is_somebody_else(judge, returned_by):
    if judge == returned_by:
        with pytest.raises(NotYours):
            check_other_judge(str(judge), str(returned_by))
    else:
        check_other_judge(str(judge), str(returned_by))


@given(st.text(max_size=300))
def test_the_first_line_is_short_and_from_the_story(text):
    line = first_line(text)
    assert len(line) <= 61
    assert line.rstrip("…") in text


def test_the_first_line_ends_with_the_first_sentence():
    assert first_line("De lamp was kapot. Toen kwam Ton.") == "De lamp was kapot"
    assert first_line("woord " * 30) == "woord " * 9 + "woord…"
