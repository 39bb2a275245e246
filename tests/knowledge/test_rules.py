from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.knowledge.scenes import ANSWER, BUS, GARDEN, PLAN, SOURCES
from wijkaanpak.knowledge.rules import lessons, parcels, questions, visits
from wijkaanpak.knowledge.rules.lessons import Move, Pattern, Reason, Spine, State, alike
from wijkaanpak.knowledge.rules.moves import after
from wijkaanpak.knowledge.rules.questions import Turn, whose_turn
from wijkaanpak.knowledge.rules.visits import VisitState, is_asked
from wijkaanpak.methods.likeness import Index
from wijkaanpak.neighbourhoods.rules import Domain
from wijkaanpak.refusals import Refused

# Every step that may be taken, written out once more by hand: (state, move) -> state.
LESSON = {
    ("written", "change"): "written",
    ("written", "all said yes"): "read",
    ("written", "send back"): "sent back",
    ("written", "take back"): "taken back",
    ("sent back", "change"): "written",
    ("sent back", "take back"): "taken back",
    ("read", "change"): "written",
    ("read", "open"): "open",
    ("read", "take back"): "taken back",
    ("open", "correct"): "superseded",
}
KITCHEN = {("planned", "hold"): "held", ("planned", "cancel"): "cancelled"}
VISIT = {
    ("invited", "yes"): "coming",
    ("invited", "no"): "not coming",
    ("coming", "no"): "not coming",
    ("coming", "promise"): "promised",
    ("not coming", "yes"): "coming",
    ("promised", "tell"): "told",
}
QUESTION = {
    ("asked", "take"): "taken",
    ("asked", "decline"): "declined",
    ("asked", "take back"): "taken back",
    ("taken", "answer"): "answered",
    ("taken", "decline"): "declined",
}
TABLE = {("proposed", "approve"): "approved", ("proposed", "refuse"): "refused"}
PARCEL = {("waiting", "take in"): "taken in", ("waiting", "refuse"): "refused"}
TABLES = [
    (LESSON, lessons.MOVES, State, Move),
    (KITCHEN, visits.KITCHEN_MOVES, visits.KitchenState, visits.KitchenMove),
    (VISIT, visits.VISIT_MOVES, visits.VisitState, visits.VisitMove),
    (QUESTION, questions.MOVES, questions.State, questions.Move),
    (TABLE, questions.TABLE_MOVES, questions.TableState, questions.TableMove),
    (PARCEL, parcels.PARCEL_MOVES, parcels.ParcelState, parcels.ParcelMove),
]
STEPS = [
    (expected, table, state, move)
    for expected, table, states, moves in TABLES
    for state in states
    for move in moves
]


@pytest.mark.parametrize(("expected", "table", "state", "move"), STEPS)
def test_every_step_from_every_state_leads_where_it_should_or_is_refused(
    expected, table, state, move
):
    if (state, move) in expected:
        assert after(table, state, move) == expected[state, move]
    else:
        with pytest.raises(Refused, match="cannot be done now"):
            after(table, state, move)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"summary": "Een regel."}, "three lines"),
        ({"summary": "Een.\n\nDrie."}, "three lines"),
        ({"summary": "Een.\nTwee.\n" + "x" * 141}, "at most 140"),
        ({"title": " "}, "Say what you tried"),
        ({"told_by": ""}, "who tells"),
        ({"again": "", "never_again": " "}, "do again, or what never again"),
        ({"cost_cents": None, "cost_time": "", "cost_trust": ""}, "what it cost"),
        ({"domains": ()}, "each subject once"),
        ({"domains": (Domain.HEALTH, Domain.HEALTH)}, "each subject once"),
        ({"year": 2027}, "from 1950 to 2026"),
        ({"year": 1949}, "from 1950 to 2026"),
        ({"cost_cents": -1}, "not below nought"),
        ({"tried": "x" * 3001}, "too long"),
        ({"useful_for": "x" * 201}, "too long"),
    ],
)
def test_a_lesson_that_lacks_something_is_refused_with_what_to_do(change, words):
    with pytest.raises(Refused) as refusal:
        lessons.check_words(replace(GARDEN, **change), 2026)
    assert words in str(refusal.value)


def test_a_whole_lesson_may_be_told_and_a_free_one_too():
    lessons.check_words(GARDEN, 2026)
    lessons.check_words(replace(GARDEN, cost_cents=0, cost_time="", cost_trust=""), 2026)


@given(st.sets(st.integers(0, 4), min_size=1), st.dictionaries(st.integers(0, 4), st.booleans()))
def test_a_lesson_opens_only_when_all_asked_said_yes_and_one_no_sends_it_back(asked, said):
    parties = frozenset(map(str, asked))
    words = {str(key): yes for key, yes in said.items() if str(key) in parties}
    found = lessons.state_after_reading(parties, words)
    if False in words.values():
        assert found is Move.SEND_BACK
    else:
        assert (found is Move.ALL_SAID_YES) == (words.keys() == parties)


def test_a_lesson_without_anybody_who_read_it_is_not_read():
    assert lessons.state_after_reading(frozenset(), {}) is None


SHELF = {"garden": GARDEN, "bus": BUS}
INDEX = Index({key: one.text for key, one in SHELF.items()})


def test_a_plan_for_a_garden_meets_the_lesson_of_the_garden_with_the_reason():
    ((key, reason),) = alike(SHELF, INDEX, PLAN, [Domain.HEALTH])
    assert key == "garden"
    assert ("moestuin", "moestuin") in reason.words
    assert reason.domains == (Domain.HEALTH,)


def test_a_failure_is_shown_and_a_success_just_as_well():
    went = replace(GARDEN, went=lessons.Went.WELL)
    both = {"a": GARDEN, "b": went}
    found = alike(both, Index({key: one.text for key, one in both.items()}), PLAN, [])
    assert [key for key, _reason in found] == ["a", "b"]


LIFTING = {Domain.HEALTH, Domain.SAFETY, Domain.HOUSING}
WORDS_TO_SHARE = ["fiets", "tuin", "moestuin", "soep", "tunnel", "licht", "koken", "bus"]


@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(WORDS_TO_SHARE), min_size=1, max_size=6),
            st.sets(st.sampled_from(list(Domain)), min_size=1, max_size=3),
        ),
        max_size=12,
    ),
    st.lists(st.sampled_from(WORDS_TO_SHARE), max_size=6),
    st.sets(st.sampled_from(list(Domain)), max_size=3),
)
@example(
    [*[(WORDS_TO_SHARE[:5], {Domain.WORK_INCOME})] * 3, (WORDS_TO_SHARE[:4], LIFTING)],
    WORDS_TO_SHARE[:5],
    LIFTING,
)
def test_who_stops_looking_in_time_finds_what_looking_at_all_finds(shelf, plan, wanted):
    """A shared subject lifts a lesson: it is found also where it shares fewer words."""
    rows = {
        f"{n:02}": Spine(words[0], tuple(sorted(of)), None) for n, (words, of) in enumerate(shelf)
    }
    index = Index({f"{n:02}": " ".join(words) for n, (words, _of) in enumerate(shelf)})
    text = " ".join(plan)
    assert alike(rows, index, text, wanted) == alike(rows, index, text, wanted, most=99)[:3]


@pytest.mark.parametrize("text", ["", "Een biljartclub", "tuin"])
def test_nothing_is_alike_when_nothing_or_only_one_word_is_shared(text):
    assert alike(SHELF, INDEX, text, []) == []


def test_one_shared_word_is_enough_with_a_shared_subject_or_a_pattern():
    ((key, reason),) = alike(SHELF, INDEX, "bakken", [Domain.SOCIAL_LIFE])
    assert (key, reason.domains) == ("garden", (Domain.SOCIAL_LIFE,))
    ((key, reason),) = alike(SHELF, INDEX, "een busje voor ouderen", [])
    assert (key, reason.pattern) == ("bus", Pattern.EMPTY_SEAT)


def test_never_more_than_three():
    many = {str(number): replace(GARDEN, title=f"Tuin {number}") for number in range(9)}
    index = Index({key: one.text for key, one in many.items()})
    assert len(alike(many, index, PLAN, [])) == 3


@given(st.permutations(list("abcde")), st.text(max_size=60))
def test_the_order_of_the_shelf_changes_nothing(order, text):
    many = {key: replace(GARDEN, title=f"Tuin {key}") for key in "abcde"}
    shuffled = {key: many[key] for key in order}

    def found(shelf):
        index = Index({key: one.text for key, one in shelf.items()})
        return alike(shelf, index, PLAN + text, [Domain.HEALTH])

    assert found(shuffled) == found(many)


def test_every_pattern_has_a_name_and_words():
    assert set(lessons.PATTERNS) == set(Pattern)
    assert all(one.name and one.what and one.hints for one in lessons.PATTERNS.values())


def test_a_reason_always_says_something():
    for text in (PLAN, "een busje voor ouderen"):
        for _key, reason in alike(SHELF, INDEX, text, list(Domain)):
            assert reason != Reason((), (), None)


TODAY = date(2026, 11, 28)


def test_after_half_a_year_is_asked_what_came_of_a_promise_and_not_before():
    due = TODAY + visits.HALF_A_YEAR
    assert not is_asked(due, VisitState.PROMISED, due - timedelta(days=1))
    assert is_asked(due, VisitState.PROMISED, due)
    assert not is_asked(due, VisitState.TOLD, due)


def test_a_kitchen_without_what_went_wrong_is_refused():
    with pytest.raises(Refused, match="went wrong"):
        visits.check_kitchen("Deur", "Koffie", " ")
    with pytest.raises(Refused, match="still to come"):
        visits.check_planned(TODAY - timedelta(days=1), TODAY)
    with pytest.raises(Refused, match="You promise something"):
        visits.check_there(visits.KitchenState.PLANNED, TODAY + timedelta(days=1), TODAY)


@pytest.mark.parametrize(
    ("state", "waits", "uses", "turn"),
    [
        ("asked", False, 0, Turn.INSTITUTE),
        ("asked", True, 0, Turn.KEEPER),
        ("taken", False, 0, Turn.INSTITUTE),
        ("taken", True, 0, Turn.KEEPER),
        ("answered", False, 0, Turn.RESIDENTS),
        ("answered", False, 1, Turn.NOBODY),
        ("declined", False, 0, Turn.NOBODY),
        ("taken back", True, 0, Turn.NOBODY),
    ],
)
def test_it_is_always_known_whose_turn_it_is(state, waits, uses, turn):
    assert whose_turn(questions.State(state), waits, uses) is turn


def test_an_answer_fits_on_a_page_and_is_read_by_everybody():
    questions.check_answer(ANSWER, SOURCES)
    with pytest.raises(Refused, match="fits on one page: 2500"):
        questions.check_answer("Kort. " * 500, SOURCES)
    with pytest.raises(Refused, match="Cut this one in two"):
        questions.check_answer("woord " * 26, SOURCES)
    with pytest.raises(Refused, match="Name the sources"):
        questions.check_answer(ANSWER, " \n ")
    with pytest.raises(Refused, match="Write the answer"):
        questions.check_answer(" ", SOURCES)


def test_one_question_at_a_time():
    questions.check_question("Wat helpt?")
    for wrong, words in (("Wat? En wie?", "one question"), (" ", "Write"), ("x" * 301, "300")):
        with pytest.raises(Refused, match=words):
            questions.check_question(wrong)
