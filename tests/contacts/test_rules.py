"""What is vacant, who walked together, who is about to leave: pure rules."""

from calendar import monthrange
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkaanpak.contacts import rules
from wijkaanpak.contacts.rules import Answer, Contract, Gap, Stay
from wijkaanpak.refusals import Refused

START = date(2016, 1, 1)
DAYS = st.integers(0, 400)


def day(number):
    return START + timedelta(days=number)


@st.composite
def stays(draw):
    first = draw(DAYS)
    last = draw(st.none() | st.integers(first, 420))
    return Stay(day(first), None if last is None else day(last))


def there(stay, number):
    return stay.since <= day(number) and (stay.until is None or day(number) < stay.until)


def vacant_days(found, today):
    """Ask day by day, as slowly as one can."""
    days = (today - START).days + 1
    return {number for number in range(days) if not any(there(stay, number) for stay in found)}


@given(st.lists(stays(), max_size=6), DAYS)
def test_the_gaps_are_exactly_the_days_on_which_nobody_held_the_post(found, today):
    gaps = rules.gaps(found, START, day(today))
    told = {
        number
        for gap in gaps
        for number in range((gap.first - START).days, (gap.first - START).days + gap.days)
    }
    assert told == vacant_days(found, day(today))
    assert [gap.last is None for gap in gaps[:-1]] == [False] * (len(gaps) - 1 if gaps else 0)


@given(stays(), stays())
def test_days_together_are_counted_one_by_one(one, other):
    both = {number for number in range(1000) if there(one, number) and there(other, number)}
    if one.until is None and other.until is None:
        assert rules.overlap(one, other) > 400
    else:
        assert rules.overlap(one, other) == len(both)


def test_a_vacancy_of_seventy_four_days_is_told_as_such():
    found = rules.gaps(
        [Stay(START, date(2018, 3, 1)), Stay(date(2018, 5, 14))], START, date(2026, 1, 1)
    )
    assert found == [Gap(date(2018, 3, 1), date(2018, 5, 13), 74)]


@given(st.sets(st.integers(1, 12), min_size=1), st.integers(0, 40), st.integers(2000, 2100))
def test_as_many_hours_in_every_week_are_so_many_hours_a_week(months, hours, year):
    counted = {month: monthrange(year, month)[1] * hours // 7 for month in months}
    assert rules.hours_a_week(year, counted) in {hours, hours - 1}
    exact = {month: monthrange(year, month)[1] * hours for month in months}
    assert rules.hours_a_week(year, exact) == 7 * hours


@given(st.dates(date(2000, 1, 31), date(2100, 12, 31)))
def test_months_that_are_over_follow_each_other_and_the_running_one_is_not_among_them(today):
    months = rules.months_over(today)
    assert len(months) == rules.MONTHS_BACK
    edge = today.replace(day=1)
    for month in months:
        assert month.day == 1
        assert (month.replace(day=28) + timedelta(days=4)).replace(day=1) == edge
        edge = month


@pytest.mark.parametrize(("in_days", "soon"), [(-1, False), (0, True), (90, True), (91, False)])
def test_who_leaves_within_ninety_days_is_seen(in_days, soon):
    assert rules.leaves_soon(START + timedelta(days=in_days), START) is soon


@pytest.mark.parametrize(("in_days", "soon"), [(365, True), (366, False)])
def test_a_contract_is_seen_twelve_months_before_it_ends(in_days, soon):
    assert rules.contract_ends_soon(START + timedelta(days=in_days), START) is soon
    assert rules.contract_ends_soon(None, START) is False


@pytest.mark.parametrize(
    ("contract", "ends", "protects", "why"),
    [
        (Contract.FIXED, None, "", "Write down until when this contract runs."),
        (Contract.TENDER, START, " ", "A tender can cost a neighbourhood its faces."),
    ],
)
def test_a_contract_that_ends_says_when_and_a_tender_what_it_protects(
    contract, ends, protects, why
):
    with pytest.raises(Refused) as refused:
        rules.check_contract(contract, ends, protects)
    assert str(refused.value).startswith(why)
    rules.check_contract(Contract.TENDER, START, "Het team gaat mee over.")
    rules.check_contract(Contract.PERMANENT, None, "")


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: rules.check_post(" "),
        lambda: rules.check_stay(START, START - timedelta(days=1)),
        lambda: rules.check_hours(41),
        lambda: rules.check_presence(time(12), time(12)),
        lambda: rules.check_off(START, (START.weekday() + 1) % 7, "Ziek"),
        lambda: rules.check_off(START, START.weekday(), " "),
        lambda: rules.check_month(date(2026, 11, 1), 80, date(2026, 11, 30)),
        lambda: rules.check_month(date(2026, 10, 2), 80, date(2026, 11, 30)),
        lambda: rules.check_month(date(2024, 10, 1), 80, date(2026, 11, 30)),
        lambda: rules.check_month(date(2015, 12, 1), rules.MOST_IN_A_MONTH + 1, START),
        lambda: rules.check_month(date(2015, 12, 1), -1, START),
        lambda: rules.check_cards(0, 3),
        lambda: rules.check_cards(2, rules.MOST_INTRODUCED - 1),
        lambda: rules.check_answers([Answer("1", True), Answer("2", False, " ")]),
        lambda: rules.check_minute(62),
        lambda: rules.check_told(" "),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(wrong):
    with pytest.raises(Refused):
        wrong()
