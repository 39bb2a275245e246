"""Hours come back to people and are told of nobody: attacks on what is published."""

from datetime import date, timedelta
from itertools import product

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import in_days, signed_in
from tests.experiments.scenes import HERE, carried, fresh, frozen
from wijkaanpak import clock
from wijkaanpak.experiments import actions
from wijkaanpak.experiments.models import AskedAgain, HalfYear, SaidHours
from wijkaanpak.experiments.queries import freezing as queries
from wijkaanpak.experiments.rules import hours
from wijkaanpak.experiments.rules.hours import FEWEST, Back, Word
from wijkaanpak.logbook.models import Entry, Facts
from wijkaanpak.refusals import NotYours, Refused

TRIPLES = [t for t in product(range(13), repeat=3) if sum(t) <= 12]


def word(counts):
    return hours.word_of(dict(zip(Back, counts, strict=True)))


def test_fewer_than_five_answers_say_nothing():
    for counts in TRIPLES:
        assert (word(counts) is Word.SILENT) == (sum(counts) < FEWEST)


@pytest.mark.parametrize("own", [None, *range(3)])
def test_no_answer_follows_from_a_word_not_even_for_who_gave_one_themselves(own):
    """Of whom one may know: nothing, or their own answer, and how many answered.

    For every word and number there are answers in which one and the same other worker said each
    of the three. A silent word is all the more so.
    """
    for total, said in product(range(FEWEST, 13), set(Word) - {Word.SILENT}):
        known = [t for t in TRIPLES if sum(t) == total and word(t) is said]
        if own is not None:
            known = [t for t in known if t[own] >= 1]
        if not known:
            continue
        others = [[n - (i == own) for i, n in enumerate(t)] for t in known]
        possible = {i for t in others for i in range(3) if t[i] >= 1}
        assert possible == {0, 1, 2}, (total, said, own)


@given(st.lists(st.sampled_from(Back), max_size=40))
def test_a_word_says_what_more_than_half_answered(answers):
    counts = {one: answers.count(one) for one in Back}
    said = hours.word_of(counts)
    if said not in (Word.SILENT, Word.DIVIDED):
        most = max(counts.values())
        assert 2 * most > len(answers)


@given(st.dates(date(2016, 1, 1), date(2036, 1, 1)), st.integers(0, 900))
def test_half_years_follow_each_other_without_a_gap(since, days):
    day = since + timedelta(days=days)
    number = hours.period_of(since, day)
    assert number >= 1
    assert hours.period_of(since, day + timedelta(days=1)) in (number, number + 1)


def workers(cast, number):
    return [cast.join(f"Werker {n}") for n in range(number)]


def said_by(cast, freeze, answers):
    people = workers(cast, len(answers))
    carried(cast, freeze, *people)
    for person, back in zip(people, answers, strict=True):
        actions.say_hours(by=person, freeze=freeze, back=back)
    return people


def words_of(freeze):
    return [one for _number, one in queries.hours_of(fresh(freeze)).words]


def test_a_half_year_is_told_only_when_it_is_over(cast):
    freeze = frozen(cast)
    said_by(cast, freeze, [Back.BACK] * 6)
    assert words_of(freeze) == []
    with clock.set_back(clock.now() + timedelta(days=190)):
        assert words_of(freeze) == [Word.MOST_BACK]


def test_nobody_answers_twice_in_a_half_year_and_again_in_the_next(cast):
    freeze = carried(cast, frozen(cast))
    actions.say_hours(by=cast.amina, freeze=freeze, back=Back.NOT)
    with pytest.raises(Refused):
        actions.say_hours(by=cast.amina, freeze=freeze, back=Back.BACK)
    with clock.set_back(clock.now() + timedelta(days=190)):
        actions.say_hours(by=cast.amina, freeze=freeze, back=Back.BACK)
    assert sorted(HalfYear.objects.values_list("number", "back", "not_back")) == [
        (1, 0, 1),
        (2, 1, 0),
    ]


def test_only_who_has_the_work_says_it(cast):
    freeze = frozen(cast)
    for person in (cast.amina, cast.sanne, cast.noor, cast.stranger):
        with pytest.raises(NotYours):
            actions.say_hours(by=person, freeze=freeze, back=Back.BACK)
        with pytest.raises(NotYours):
            actions.press_asked_again(by=person, freeze=freeze)


def test_nothing_is_said_of_hours_before_or_after_it_is_frozen(cast):
    freeze = carried(cast, frozen(cast, since=in_days(10)))
    with pytest.raises(Refused):
        actions.say_hours(by=cast.amina, freeze=freeze, back=Back.BACK)
    with clock.set_back(clock.now() + timedelta(days=800)), pytest.raises(Refused):
        actions.say_hours(by=cast.amina, freeze=freeze, back=Back.BACK)


def everything_of(model):
    return [str(row) for row in model.objects.values()]


def test_no_row_and_no_line_of_the_log_ties_an_answer_to_a_person(cast):
    """Attack: whoever reads the whole database finds who answered, and not what they said."""
    freeze = frozen(cast)
    people = said_by(cast, freeze, [Back.BACK, Back.NOT, Back.PARTLY, Back.BACK, Back.BACK])
    actions.press_asked_again(by=people[0], freeze=freeze)
    assert {f.name for f in SaidHours._meta.fields} == {"id", "half_year", "person"}
    assert {f.name for f in AskedAgain._meta.fields} == {
        "id",
        "freeze",
        "on",
        "answer",
        "answered",
    }
    for verb in ("freeze.hours_said", "freeze.asked_again"):
        for entry in Entry.objects.filter(verb=verb):
            facts = Facts.objects.get(entry=entry)
            assert facts.by == ""
            assert set(facts.content) == {"title"}
    columns = {c.name for c in connection.introspection.get_table_description(
        connection.cursor(), HalfYear._meta.db_table)}  # fmt: skip
    assert columns == {"id", "freeze_id", "number", "back", "partly", "not_back"}


def test_no_page_shows_a_count_or_a_worker_to_anybody(cast, client):
    """Attack: every page, read by everybody, before and after the half year is over."""
    freeze = frozen(cast)
    people = said_by(cast, freeze, [Back.BACK] * 4 + [Back.NOT] * 2)
    pages = ["", "uren/", "bevroren/", f"bevroren/{freeze.pk}/", f"lasten/{freeze.burden_id}/",
             "minuut/", "lasten/"]  # fmt: skip
    seen = {}
    for later in (0, 190):
        for person in (None, cast.amina, cast.sanne, cast.noor, cast.corrie, people[0]):
            with clock.set_back(clock.now() + timedelta(days=later)):
                client.logout() if person is None else signed_in(client, person)
                for path in pages:
                    html = client.get(HERE + path).content.decode()
                    seen[later, path, person] = html
                    others = [p for p in people if p != person]
                    assert not any(p.name in html for p in others)
    told = "De meeste mensen kregen hun uren terug."
    assert told in seen[190, "uren/", None]
    assert not any(told in page for (later, _path, _who), page in seen.items() if later == 0)


def test_the_page_is_the_same_whoever_of_the_workers_said_no(cast, client):
    """Attack by comparing: swap who said what, and no byte of what others read changes."""
    freeze = frozen(cast)
    people = workers(cast, 5)
    carried(cast, freeze, *people)
    order = [Back.NOT, Back.BACK, Back.BACK, Back.BACK, Back.BACK]
    for person, back in zip(people, order, strict=True):
        actions.say_hours(by=person, freeze=freeze, back=back)
    counts = HalfYear.objects.values_list("back", "partly", "not_back").get()
    assert counts == (4, 0, 1)  # the same for each of the five orders: nothing else is kept


def test_asked_again_counts_once_a_day_for_each_worker_and_waits_for_an_answer(cast):
    freeze = carried(cast, frozen(cast), cast.amina, cast.carlos)
    actions.press_asked_again(by=cast.amina, freeze=freeze)
    actions.press_asked_again(by=cast.carlos, freeze=freeze)
    with pytest.raises(Refused):
        actions.press_asked_again(by=cast.amina, freeze=freeze)
    assert AskedAgain.objects.count() == 2
    with pytest.raises(NotYours):
        actions.answer_asked_again(by=cast.noor, freeze=freeze, words="Zo.")
    actions.answer_asked_again(by=cast.sanne, freeze=freeze, words="Een vergissing, excuus.")
    assert not AskedAgain.objects.filter(answered=None).exists()
    with pytest.raises(Refused):
        actions.answer_asked_again(by=cast.sanne, freeze=freeze, words="Nog eens.")
