from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from wijkaanpak.agenda import rules
from wijkaanpak.agenda.rules import EditionState, ItemState, Line, Word
from wijkaanpak.network.rules import PartyKind
from wijkaanpak.refusals import NotYours, Refused

DAYS = st.dates(date(2016, 1, 1), date(2036, 12, 31))


def allows(check, *given):
    try:
        check(*given)
    except Refused:
        return False
    return True


EDITION_STEPS = {("draft", "open"), ("open", "answered"), ("answered", "adopted")}
EDITION_STEPS |= {("adopted", "superseded")}
ITEM_STEPS = {
    ("wish", "item"),
    ("wish", "parked"),
    ("item", "answered"),
    ("item", "running"),
    ("item", "parked"),
    ("answered", "running"),
    ("answered", "parked"),
    ("running", "done"),
    ("running", "parked"),
    ("done", "settled"),
    ("done", "running"),
}


@pytest.mark.parametrize("old", EditionState)
@pytest.mark.parametrize("new", EditionState)
def test_an_edition_takes_only_the_steps_of_its_table(old, new):
    assert allows(rules.check_edition_road, old, new) == ((old, new) in EDITION_STEPS)


@pytest.mark.parametrize("old", ItemState)
@pytest.mark.parametrize("new", ItemState)
def test_an_item_takes_only_the_steps_of_its_table(old, new):
    assert allows(rules.check_item_road, old, new) == ((old, new) in ITEM_STEPS)


@given(st.sampled_from(EditionState), st.sampled_from(ItemState), st.sampled_from(ItemState))
def test_the_circle_moves_an_item_only_along_the_table_and_only_after_adoption(edition, old, new):
    allowed = allows(rules.check_step_by_hand, edition, old, new, "Omdat.")
    in_force = edition in ("adopted", "superseded")
    expected = (old, new) in ITEM_STEPS and (
        new == "parked" or (in_force and new in ("running", "done", "settled"))
    )
    assert allowed == expected
    assert (new in rules.next_steps(edition, old)) == allowed


class Life(RuleBasedStateMachine):
    """An item that is pushed in every direction never leaves an end, and never skips a step."""

    def __init__(self):
        super().__init__()
        self.state, self.path = ItemState.WISH, [ItemState.WISH]

    @rule(to=st.sampled_from(ItemState))
    def push(self, to):
        if allows(rules.check_item_road, self.state, to):
            self.state = to
            self.path.append(to)

    @invariant()
    def every_step_was_legal(self):
        assert set(zip(self.path, self.path[1:], strict=False)) <= ITEM_STEPS
        assert not {"settled", "parked"} & set(self.path[:-1])


test_no_illegal_step_is_reachable = Life.TestCase


@given(DAYS, st.integers(1, 52), st.integers(0, 400))
def test_an_answer_is_late_by_the_days_after_its_last_day(opened, weeks, after):
    due = rules.due_date(opened, weeks)
    given = opened + timedelta(days=after)
    assert rules.days_late(due, given) == max(0, after - 7 * weeks)


@given(st.sampled_from(Word), st.text(max_size=30))
def test_only_a_plain_yes_stands_alone(word, words):
    assert allows(rules.check_answer, word, words) == (word == "yes" or bool(words.strip()))


@given(st.sets(st.sampled_from(PartyKind)))
def test_who_speaks_for_an_institution_does_not_write_the_agenda(kinds):
    neighbours = {PartyKind.RESIDENTS_BODY, PartyKind.ASSOCIATION, PartyKind.BUSINESS}
    if kinds <= neighbours:
        rules.check_one_voice(kinds)
    else:
        with pytest.raises(NotYours):
            rules.check_one_voice(kinds)


@given(st.text(max_size=20), st.lists(st.sampled_from(ItemState), max_size=5))
def test_a_draft_opens_with_its_missing_note_and_items_and_without_wishes(note, states):
    ready = bool(note.strip()) and "wish" not in states and {*states} - {"parked"} != set()
    assert allows(rules.check_can_open, note, states) == ready


@given(DAYS, st.integers(-50, 50), st.integers(0, 5))
def test_answers_are_gathered_when_all_are_in_or_the_time_is_over(due, days, silent):
    today = due + timedelta(days=days)
    assert allows(rules.check_can_close, due, today, silent) == (days > 0 or silent == 0)


def lines(prefix):
    keys = [f"{prefix}{n}" for n in range(6)]
    return st.lists(st.sampled_from(keys), unique=True)


@st.composite
def two_editions(draw):
    words = st.sampled_from(["warm", "licht"])
    before = [Line(key, draw(words), draw(st.booleans())) for key in draw(lines("old"))]
    roots = st.sampled_from(["", "older9", *(line.key for line in before)])
    after = [Line(key, draw(words), False, draw(roots)) for key in draw(lines("new"))]
    return before, after


@given(two_editions())
def test_between_two_editions_nothing_is_lost_and_nothing_counted_twice(editions):
    before, after = editions
    found = rules.differences(before, after)
    of_new = found["new"] + found["again"] + found["stayed"] + found["reworded"]
    assert sorted(of_new) == sorted(line.key for line in after)
    carried = {line.came_from for line in after}
    gone = found["settled"] + found["dropped"]
    assert sorted(gone) == sorted(line.key for line in before if line.key not in carried)


@given(two_editions())
def test_each_difference_says_what_happened(editions):
    before, after = editions
    found = rules.differences(before, after)
    old, new = ({line.key: line for line in lines} for lines in editions)
    assert all(not new[key].came_from for key in found["new"])
    assert all(new[key].came_from == "older9" for key in found["again"])
    assert all(new[key].words == old[new[key].came_from].words for key in found["stayed"])
    assert all(new[key].words != old[new[key].came_from].words for key in found["reworded"])
    assert all(old[key].ended for key in found["settled"])
    assert not any(old[key].ended for key in found["dropped"])


@given(st.lists(st.integers(1, 60), max_size=14), st.integers(1, 4))
def test_items_spread_over_pages_in_order_with_none_left_out(weights, pages):
    ends = rules.spread(weights, pages)
    assert len(ends) == pages
    assert ends == sorted(ends)
    assert ends[-1] == len(weights)


@given(st.lists(st.integers(), unique=True, min_size=1), st.data(), st.integers(-3, 20))
def test_putting_one_item_elsewhere_keeps_the_order_of_the_others(keys, data, place):
    moved = data.draw(st.sampled_from(keys))
    found = rules.in_order(keys, moved, place)
    assert [key for key in found if key != moved] == [key for key in keys if key != moved]
    assert found.index(moved) == min(max(place, 1), len(keys)) - 1


@given(DAYS, st.integers(0, 40), st.integers(0, 27))
def test_months_between_counts_whole_months(first, months, days):
    first = first.replace(day=1)
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    last = date(year, month + 1, 1 + days)
    assert rules.months_between(first, last) == months


@pytest.mark.parametrize(("items", "advised", "said"), [(12, 12, False), (13, 12, True)])
def test_advice_comes_above_the_advised_number(items, advised, said):
    assert rules.too_many(items, advised) is said


@given(st.lists(st.integers(1, 500), max_size=3))
def test_smaller_type_comes_with_more_lines(totals):
    sizes = [rules.SIZES.index(rules.size_for(n, rules.ROOM_ON_A4)) for n in sorted(totals)]
    assert sizes == sorted(sizes)
