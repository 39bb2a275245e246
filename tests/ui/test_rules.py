import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wijkaanpak.refusals import Refused
from wijkaanpak.ui import rules

TOKENS = (Path(rules.__file__).parent / "assets/tokens.css").read_text()
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")
PAIRS = [
    ("ink", "paper", 7),
    ("ink", "raised", 7),
    ("muted", "paper", 4.5),
    ("muted", "raised", 4.5),
    ("muted", "neutral-bg", 4.5),
    ("ink", "neutral-bg", 4.5),
    ("ink", "action-tint", 4.5),
    ("action", "paper", 4.5),
    ("action", "raised", 4.5),
    ("action", "action-tint", 4.5),
    ("action", "neutral-bg", 4.5),
    ("on-action", "action", 4.5),
    ("on-action", "action-strong", 4.5),
    ("accent", "paper", 4.5),
    ("paper", "accent", 4.5),
    ("kept", "kept-bg", 4.5),
    ("risk", "risk-bg", 4.5),
    ("broken", "broken-bg", 4.5),
    ("broken", "paper", 4.5),
    ("note", "note-bg", 4.5),
    ("neutral", "neutral-bg", 4.5),
    ("edge", "paper", 3),
    ("edge", "raised", 3),
]


def palette(part):
    return dict(re.findall(r"--w-([a-z-]+): (#[0-9A-F]{6});", part))


LIGHT = palette(TOKENS.split("@media")[0])
DARK = LIGHT | palette(TOKENS.split("@media")[1])


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground", "least"), PAIRS)
def test_every_pair_of_colours_can_be_read(colours, text, ground, least):
    assert rules.contrast(colours[text], colours[ground]) >= least


def test_the_rules_know_the_colours_of_the_style_sheet():
    assert (LIGHT["paper"], LIGHT["ink"]) == (rules.PAPER, rules.INK)
    assert (DARK["paper"], DARK["ink"]) == (rules.DARK_PAPER, rules.DARK_INK)
    assert (LIGHT["action"], LIGHT["accent"]) == (rules.ACTION, rules.ACCENT)


def test_contrast_is_that_of_wcag():
    assert rules.contrast("#000000", "#FFFFFF") == 21
    assert rules.contrast("#FFFFFF", "#FFFFFF") == 1
    assert round(rules.contrast("#1F2A37", "#FBF7F0"), 1) == 13.6


@given(COLOURS, COLOURS)
def test_contrast_is_the_same_both_ways(one, other):
    assert rules.contrast(one, other) == rules.contrast(other, one)
    assert 1 <= rules.contrast(one, other) <= 21


@given(COLOURS)
def test_the_dark_pair_of_any_colour_can_be_read(colour):
    assert rules.contrast(rules.dark_pair(colour), rules.DARK_PAPER) >= rules.DARK_NEEDS


@given(COLOURS)
def test_any_colour_that_is_let_through_can_be_read(colour):
    try:
        rules.check_contrast(colour, rules.ACCENT)
    except Refused:
        assume(False)
    for ground in (rules.PAPER, "#FFFFFF", rules.tint(colour)):
        assert rules.contrast(colour, ground) >= 4.5


@given(COLOURS)
def test_a_theme_that_is_made_can_be_read_in_both_lights(colour):
    try:
        css = rules.theme_css(colour, colour)
    except Refused:
        assume(False)
    light, dark = (palette(part.replace(":#", ": #")) for part in css.split("@media"))
    for found, paper in ((light, rules.PAPER), (dark, rules.DARK_PAPER)):
        assert rules.contrast(found["on-action"], found["action"]) >= 4.5
        assert rules.contrast(found["on-action"], found["action-strong"]) >= 4.5
        assert rules.contrast(found["action"], found["action-tint"]) >= 4.5
        assert rules.contrast(found["accent"], paper) >= 4.5


def test_a_light_colour_is_refused_with_its_contrast():
    with pytest.raises(Refused) as refusal:
        rules.check_contrast("#0B5D51", "#F2B233")
    assert refusal.value.values == {"colour": "#F2B233", "ratio": "1.6"}


@pytest.mark.parametrize("wrong", ["", "green", "#FFF", "#GGGGGG", "#0B5D51;}"])
def test_what_is_no_colour_is_refused(wrong):
    with pytest.raises(Refused):
        rules.check_contrast(wrong, rules.ACCENT)


def test_a_theme_changes_only_the_action_and_the_accent():
    named = set(re.findall(r"--w-([a-z-]+):", rules.theme_css("#1D4E6B", "#7A2E4B")))
    assert named == {
        "action",
        "action-strong",
        "action-tint",
        "on-action",
        "accent",
        "accent-tint",
    }


def test_every_state_has_a_tone_an_icon_and_a_word():
    tones = {state.tone for state in rules.STATES.values()}
    assert tones == {"kept", "risk", "broken", "note", "neutral"}
    assert all(state.word and state.icon for state in rules.STATES.values())
