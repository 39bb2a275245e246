"""What a statement may say, and in which order people get them."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wijkaanpak.dialogues import rules
from wijkaanpak.dialogues.queries.result import harmless
from wijkaanpak.dialogues.rules import Choice, DialogueState, Stands
from wijkaanpak.methods.sheets import DANGEROUS
from wijkaanpak.refusals import Refused

DAY = date(2026, 5, 4)
numbers = st.dictionaries(st.integers(1, 500), st.integers(0, 300), max_size=40)


@pytest.mark.parametrize(
    "text",
    [
        "Bel mij op 06-12345678.", "Mail piet@wijk.nl.", "Kijk op www.wijk.example.",
        "https://wijk.example is goed.", "Op 1234 AB is het vies.", "Zie wijk.nl.",
    ],
)  # fmt: skip
def test_contact_data_stays_out(text):
    with pytest.raises(Refused, match="Leave out"):
        rules.check_statement(text)


@pytest.mark.parametrize(
    "text", ["In 2019 was het beter.", "Ik wil 30 km per uur.", "De prijs is 1.200 euro."]
)
def test_numbers_as_such_are_fine(text):
    assert rules.check_statement(f"  {text} ") == text


def test_a_statement_is_short_and_not_empty():
    for text in ("", " \n ", "a" * 201):
        with pytest.raises(Refused):
            rules.check_statement(text)


@given(st.text(min_size=1, max_size=80).map(lambda text: " ".join(text.split())).filter(bool))
def test_a_statement_goes_out_in_a_file_and_comes_in_as_it_was(text):
    assume(not (text.startswith("'") and text[1:].startswith(DANGEROUS)))
    assert rules.check_from_elsewhere("1", harmless(text)) == text


@given(st.text(max_size=30), numbers)
def test_everybody_gets_every_statement_once_and_in_the_same_order_again(key, seen):
    found = rules.order_for(key, seen)
    assert sorted(found) == sorted(seen)
    assert rules.order_for(key, dict(reversed(seen.items()))) == found


@given(st.text(max_size=30), numbers, st.data())
def test_the_next_statement_is_never_one_that_was_done(key, seen, data):
    done = data.draw(st.sets(st.sampled_from(sorted(seen)))) if seen else set()
    found = rules.next_for(key, seen, done)
    assert found in set(seen) - done if set(seen) - done else found is None


def test_a_new_statement_comes_early_more_often_than_one_that_many_saw():
    seen = {1: 100, 2: 100, 3: 100, 4: 0}
    first = Counter(rules.order_for(f"sleutel {one}", seen)[0] for one in range(400))
    assert first[4] > 350
    even = Counter(rules.order_for(f"sleutel {one}", dict.fromkeys(seen, 5))[0]
                   for one in range(400))  # fmt: skip
    assert min(even.values()) > 60


@given(st.lists(st.tuples(st.integers(1, 99), st.sampled_from(Choice)), max_size=30))
def test_the_last_vote_counts_and_its_order_tells_nothing(cast_votes):
    votes = {}
    for number, choice in cast_votes:
        votes = rules.with_vote(votes, number, choice)
    last = {str(number): rules.NUMBERS[choice] for number, choice in cast_votes}
    assert votes == last
    assert list(votes) == sorted(votes, key=int)


@given(st.lists(st.dictionaries(st.integers(1, 9).map(str), st.sampled_from([-1, 0, 1]))))
def test_shuffled_votes_are_the_same_whoever_came_first(rows):
    assert rules.shuffled(rows) == rules.shuffled(rows[::-1])


@given(st.text(min_size=1), st.binary(min_size=16, max_size=32))
def test_votes_and_words_of_one_key_cannot_be_joined(key, secret):
    assert rules.voice_of(key, secret) != rules.writer_of(key, secret)


@given(st.sampled_from(DialogueState), st.integers(-3, 12))
def test_people_vote_on_the_days_and_it_closes_after_them_never_both(state, off):
    stands = Stands(state, DAY, DAY + timedelta(days=7), DAY + timedelta(days=off))
    assert stands.votes == (state is DialogueState.OPEN and 0 <= off <= 7)
    assert not (stands.votes and stands.may_close)
    assert not stands.may_write or stands.votes


@given(st.integers(0, 10_000))
def test_how_many_took_part_is_told_in_steps(people):
    told = rules.in_steps(people)
    assert told <= people < told + rules.STEP
    assert told % rules.STEP == 0


def test_days_follow_each_other():
    rules.check_days(DAY, DAY + timedelta(days=1), DAY)
    for opens, closes in ((-1, 5), (0, 0), (0, 121), (551, 560)):
        with pytest.raises(Refused):
            rules.check_days(DAY + timedelta(days=opens), DAY + timedelta(days=closes), DAY)


KEYS = st.sampled_from("1230")


@given(st.lists(KEYS, min_size=1, max_size=40), st.data())
def test_a_column_says_what_was_typed_whatever_the_spaces(keys, data):
    numbers = sorted(data.draw(st.sets(st.integers(1, 500), min_size=len(keys),
                                       max_size=len(keys))))  # fmt: skip
    typed = "".join(key + data.draw(st.sampled_from(["", " ", "  "])) for key in keys)
    found = rules.read_column(typed, numbers)
    said = dict(zip(numbers, keys, strict=True))
    assert found == {str(n): rules.KEYS[key] for n, key in said.items() if key != "0"}


@given(st.text(alphabet="123 0x", max_size=12), st.integers(1, 8))
def test_a_column_is_whole_or_empty_or_refused(typed, rows):
    keys = "".join(typed.split())
    try:
        found = rules.read_column(typed, range(1, rows + 1))
    except Refused:
        assert "x" in keys or len(keys) not in (0, rows)
    else:
        assert len(keys) in (0, rows)
        assert set(found.values()) <= {-1, 0, 1}


@given(st.lists(st.dictionaries(st.sampled_from("123"), st.sampled_from([-1, 0, 1])), max_size=12))
def test_when_few_are_left_out_nobody_or_five_voted_on_each_statement(votes):
    few = rules.with_few(votes, 5)
    left = [{key: vote for key, vote in one.items() if key not in few} for one in votes]
    for statement in "123":
        said = sum(statement in one for one in votes)
        assert sum(statement in one for one in left) == (said if said >= 5 else 0)
