from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from wijkaanpak.home import rules
from wijkaanpak.home.rules import Line


@given(st.dates(date(2016, 1, 1), date(2046, 1, 1)))
def test_a_week_runs_from_monday_to_sunday_around_its_day(day):
    monday, sunday = rules.week_of(day)
    assert (monday.weekday(), sunday - monday) == (0, timedelta(days=6))
    assert monday <= day <= sunday


@given(st.lists(st.tuples(st.sampled_from(["Gemeente", "Aa", "Zon"]), st.text(max_size=3))))
def test_everything_asked_stands_once_under_its_party_and_parties_stand_by_name(asked):
    found = rules.gather((party, "/", Line(title)) for party, title in asked)
    told = [(one.party, line.title) for one in found for line in one.lines]
    assert sorted(told) == sorted(asked)
    assert [one.party for one in found] == sorted({party for party, _title in asked})


def test_days_come_in_order_and_lines_without_a_day_are_left_out():
    late, soon = Line("b", on=date(2026, 3, 2)), Line("a", on=date(2026, 3, 1))
    assert rules.by_day([late, soon, Line("c")]) == [
        rules.Day(soon.on, [soon], 0),
        rules.Day(late.on, [late], 0),
    ]


def test_only_elections_within_the_years_are_drawn():
    assert rules.council_elections(2016, 2022) == [date(2018, 3, 21), date(2022, 3, 16)]


def test_of_a_full_day_a_few_lines_are_read_and_the_rest_is_counted():
    on = date(2026, 3, 1)
    lines = [Line(str(number), on=on) for number in range(10)]
    assert rules.by_day(lines, most=8) == [rules.Day(on, lines[:8], 2)]
