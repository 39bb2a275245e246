"""Test M1: who may sit in a panel, how a round and a panel move, and what a pile is."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkaanpak.refusals import NotYours, Refused
from wijkaanpak.stories.rules import panels as rules
from wijkaanpak.stories.rules.panels import (
    ChoiceWords,
    Lying,
    PanelLayer,
    PanelMove,
    PanelState,
    RoundMove,
    RoundState,
    Seat,
    Sits,
)

ROUND = {
    ("open", "give back"): "given back",
    ("open", "stop"): "stopped",
    ("given back", "look back"): "looked back",
}
PANEL = {
    ("planned", "seat"): "planned",
    ("planned", "lay"): "planned",
    ("planned", "open"): "reading",
    ("planned", "cancel"): "cancelled",
    ("reading", "choose"): "chosen",
    ("reading", "cancel"): "cancelled",
    ("chosen", "open again"): "reading",
}
PLACES = st.sampled_from(["", "gemeente", "wonen", "school"])
SEATS = st.lists(st.builds(Seat, st.sampled_from(Sits), PLACES), max_size=9)


@pytest.mark.parametrize(("state", "move"), list(product(RoundState, RoundMove)))
def test_every_move_of_a_round_is_in_the_table_or_refused(state, move):
    to = ROUND.get((state.value, move.value))
    if to:
        assert rules.round_after(state, move) == to
    else:
        with pytest.raises(Refused, match="moved on"):
            rules.round_after(state, move)


@pytest.mark.parametrize(("state", "move"), list(product(PanelState, PanelMove)))
def test_every_move_of_a_panel_is_in_the_table_or_refused(state, move):
    to = PANEL.get((state.value, move.value))
    if to:
        assert rules.panel_after(state, move) == to
    else:
        with pytest.raises(Refused, match="moved on"):
            rules.panel_after(state, move)


def holds(layer, seats):
    try:
        rules.check_people(layer, seats)
    except Refused:
        return False
    return True


R, W, D, C = (Seat(kind, "gemeente") for kind in Sits)
R = Seat(Sits.RESIDENT)
W2, D2 = Seat(Sits.WORKER, "wonen"), Seat(Sits.DIRECTOR, "wonen")


@pytest.mark.parametrize(
    ("layer", "seats", "may"),
    [
        ("residents", [R] * 5, True),
        ("residents", [R] * 4, False),
        ("residents", [R] * 8, False),
        ("residents", [R, R, R, W, W], True),
        ("residents", [R, R, W, W2, D], False),
        ("workers", [R, W, W2, W, W2], True),
        ("workers", [W, W2, W, W2, W], False),  # no resident among them
        ("workers", [R, W, W, W, W], False),  # all of one organisation
        ("workers", [R, R, D, D2, C], False),  # no worker among them
        ("directors", [R, D, D2, C, C], True),
        ("directors", [R, C, D2, C, C], True),
        ("directors", [D, D2, C, C, D], False),
        ("directors", [R, W, W2, W, W], False),
    ],
)
def test_a_panel_is_mixed(layer, seats, may):
    assert holds(PanelLayer(layer), seats) is may


@given(st.sampled_from(PanelLayer), SEATS)
def test_no_panel_is_small_large_or_without_a_resident(layer, seats):
    if holds(layer, seats):
        assert 5 <= len(seats) <= 7
        assert any(seat.kind is Sits.RESIDENT for seat in seats)
        if layer is not PanelLayer.RESIDENTS:
            assert len({s.party for s in seats if s.kind is not Sits.RESIDENT}) > 1


@given(st.sampled_from(PanelLayer), SEATS, st.randoms())
def test_in_which_order_people_sit_down_plays_no_part(layer, seats, dice):
    other = list(seats)
    dice.shuffle(other)
    assert holds(layer, seats) == holds(layer, other)


def test_six_to_eight_are_one_sitting_and_twelve_to_sixteen_two():
    fit = {}
    for many in range(20):
        try:
            fit[many] = rules.sittings_for(many)
        except Refused:
            continue
    assert fit == {6: 1, 7: 1, 8: 1, 12: 2, 13: 2, 14: 2, 15: 2, 16: 2}


@given(st.sampled_from([6, 7, 8, 12, 13, 14, 15, 16]))
def test_each_sitting_reads_six_to_eight(many):
    sittings = rules.sittings_for(many)
    read = [rules.sitting_of(place, many, sittings) for place in range(1, many + 1)]
    assert read == sorted(read)
    assert all(6 <= read.count(one) <= 8 for one in range(1, sittings + 1))


def test_a_story_in_another_language_needs_somebody_who_interprets():
    rules.check_interpreters([Lying("nl"), Lying("ar", "Soraya vertelt het na.")], "nl")
    rules.check_interpreters([Lying("pl")], "pl")
    with pytest.raises(Refused, match="interprets"):
        rules.check_interpreters([Lying("nl"), Lying("ar", " ")], "nl")


def test_why_is_needed_and_doubt_may_stay_empty():
    rules.check_choice(ChoiceWords("Om het durven."))
    with pytest.raises(Refused, match="why"):
        rules.check_choice(ChoiceWords(" ", values="Durven."))
    with pytest.raises(Refused, match="too long"):
        rules.check_choice(ChoiceWords("Om het durven.", doubts="x" * 2_001))


def test_a_round_goes_back_to_all_after_every_teller_heard_it():
    rules.check_given_back(False, 3, 0)
    for busy, many, untold in ((True, 3, 0), (False, 0, 0), (False, 3, 1)):
        with pytest.raises(Refused):
            rules.check_given_back(busy, many, untold)


def test_what_was_chosen_before_lies_in_the_pile():
    rules.check_all_there({"a"}, ["a", "b"])
    with pytest.raises(Refused, match="layer before"):
        rules.check_all_there({"a", "c"}, ["a", "b"])
    with pytest.raises(Refused, match="still reads"):
        rules.check_layer_before(True)


def test_only_who_sits_there_reads():
    rules.require_at_the_table(True)
    with pytest.raises(NotYours):
        rules.require_at_the_table(False)
    with pytest.raises(Refused, match="second panel"):
        rules.check_room(7)
