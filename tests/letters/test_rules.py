import smtplib
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkaanpak import clock
from wijkaanpak.letters import rules
from wijkaanpak.letters.rules import Occasion, Wanted


@given(st.datetimes(datetime(2016, 1, 1), datetime(2046, 1, 1), timezones=st.just(UTC)))
def test_the_letter_of_monday_comes_within_a_week_on_a_monday_at_half_past_seven(now):
    monday = rules.coming_monday(now, clock.HERE).astimezone(clock.HERE)
    assert (monday.weekday(), monday.hour, monday.minute) == (0, 7, 30)
    assert timedelta(0) < monday - now <= timedelta(days=7, hours=1)


@given(st.text())
def test_what_people_write_never_makes_a_second_line_in_a_letter(text):
    out = rules.quoted(text)
    assert len(out.splitlines()) <= 1
    assert len(out) <= rules.LONGEST


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Bank\r\nBcc: all@example.org", "Bank Bcc: all@example.org"),
        ("Win! https://evil.example/x now", "Win! […] now"),
        ("[klik](javascript:alert(1)) hier", "[klik]([…] hier"),
        ("kijk op evil.example/geld", "kijk op […]"),
        ("De lamp bij nr. 3", "De lamp bij nr. 3"),
    ],
)
def test_a_title_cannot_bring_a_header_or_a_link_into_a_letter(written, told):
    assert rules.quoted(written) == told


@pytest.mark.parametrize(
    ("occasion", "wanted", "days", "at_once"),
    [
        (Occasion.PROPOSAL_PUT, Wanted.WEEKLY, 7, True),
        (Occasion.PROPOSAL_PUT, Wanted.WEEKLY, 8, False),
        (Occasion.PROPOSAL_PUT, Wanted.DIRECT, 80, True),
        (Occasion.ANSWER_LATE, Wanted.WEEKLY, -1, False),
        (Occasion.OFFER_WAITS, Wanted.WEEKLY, None, False),
        (Occasion.STORY_RETURNED, Wanted.WEEKLY, None, True),
    ],
)
def test_only_what_has_a_short_term_does_not_wait_for_monday(occasion, wanted, days, at_once):
    today = date(2026, 11, 24)
    term = None if days is None else today + timedelta(days=days)
    assert rules.goes_at_once(occasion, wanted, term, today) is at_once


@pytest.mark.parametrize(
    ("error", "certain"),
    [
        (smtplib.SMTPDataError(554, b"no"), True),
        (smtplib.SMTPRecipientsRefused({"a@b": (550, b"unknown")}), True),
        (ConnectionRefusedError(), True),
        (smtplib.SMTPServerDisconnected("gone"), False),
        (TimeoutError(), False),
    ],
)
def test_a_line_that_broke_halfway_is_not_certain(error, certain):
    assert rules.certainly_not_sent(error) is certain


def test_we_try_again_after_five_minutes_and_then_twice_as_long():
    now = datetime(2026, 11, 24, 12, tzinfo=UTC)
    waits = [(rules.try_again_at(now, tries) - now).seconds // 60 for tries in (1, 2, 3)]
    assert waits == [5, 10, 20]


def test_every_occasion_has_words():
    assert set(rules.WORDS) == set(Occasion)
