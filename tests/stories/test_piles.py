"""Test M2: a suggestion for a pile mixes, says why, and is the same for the same stories."""

from hypothesis import given
from hypothesis import strategies as st

from wijkaanpak.stories.rules.piles import BECAUSE_WORDS, Because, Candidate, suggest

DOMAINS = st.frozensets(st.sampled_from(["housing", "safety", "health"]), max_size=2)
STORIES = st.lists(
    st.builds(
        Candidate,
        st.text("abcdefgh", min_size=1, max_size=3),
        st.sampled_from(["2020", "2021", "2022"]),
        DOMAINS,
        st.sampled_from(["", "person", "group"]),
        st.sampled_from(["", "licht", "soep"]),
        st.integers(0, 3),
        st.frozensets(st.text("abcdefgh", min_size=1, max_size=3), max_size=2),
    ),
    unique_by=lambda one: one.key,
    max_size=14,
)


@given(STORIES, st.randoms(), st.integers(0, 9))
def test_the_order_of_the_stories_changes_nothing(stories, dice, most):
    found = suggest(stories, most)
    dice.shuffle(stories)
    assert suggest(stories, most) == found
    assert len(found) == min(most, len(stories))


@given(STORIES, st.data())
def test_what_was_chosen_before_lies_on_top_and_every_story_says_why(stories, data):
    keys = [one.key for one in stories]
    before = data.draw(st.lists(st.sampled_from(keys), unique=True) if keys else st.just([]))
    found = suggest(stories, 8, before)
    assert [one.key for one in found[: len(before)]] == sorted(before)
    assert all(one.because and set(one.because) <= set(Because) for one in found)
    assert set(BECAUSE_WORDS) == {reason.value for reason in Because}


@given(STORIES)
def test_a_story_that_no_panel_read_comes_before_one_that_some_did(stories):
    alone = [Candidate(one.key, one.since, times_read=one.times_read) for one in stories]
    read = [one.times_read for one in alone]
    by_key = {one.key: one.times_read for one in alone}
    assert [by_key[one.key] for one in suggest(alone, 99)] == sorted(read)


def test_a_pile_is_about_more_than_one_thing():
    house = [Candidate(f"h{n}", "2020", frozenset({"housing"}), "person") for n in range(6)]
    other = Candidate("z", "2024", frozenset({"health"}), "group")
    first, second, *_rest = suggest([*house, other], 3)
    assert (first.key, second.key) == ("h0", "z")
    assert second.because == (Because.NOT_READ, Because.NEW_DOMAIN, Because.NEW_LAYER)


def test_the_second_of_two_that_are_nearly_the_same_comes_last():
    twins = [Candidate("a", "2020", alike=frozenset({"b"})), Candidate("b", "2020")]
    more = [Candidate("c", "2021", times_read=2)]
    assert [one.key for one in suggest([*twins, *more], 3)] == ["a", "c", "b"]
