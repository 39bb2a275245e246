"""Test R6: a clock that jumps changes what the hour is called, and never the order of things."""

from datetime import datetime, timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.cast import Cast
from wijkaanpak import clock
from wijkaanpak.logbook import checkpoints
from wijkaanpak.logbook.models import Entry
from wijkaanpak.logbook.verifying import verify
from wijkaanpak.people.actions import join_neighbourhood
from wijkaanpak.people.queries import NOBODY

NOON = datetime(2026, 11, 25, 12, tzinfo=clock.HERE)


class JumpingClock(TestCase):
    """More than a year back, more than a year ahead, and back again."""

    @classmethod
    def setUpTestData(cls):
        cls.cast = Cast()

    @settings(max_examples=25)
    @example([-400, 400, 0])
    @given(st.lists(st.integers(-4000, 4000), min_size=1, max_size=6))
    def test_numbers_follow_each_other_and_every_checkpoint_adds_to_the_last(self, days):
        here, before = self.cast.wijk, Entry.objects.filter(book="zonnehof").count()
        for day in days:
            with clock.set_back(NOON + timedelta(days=day)):
                join_neighbourhood(by=NOBODY, here=here, name="Buur")
                newest = Entry.objects.filter(book="zonnehof").order_by("seq").last()
                assert newest.at == clock.now()
        numbers = Entry.objects.filter(book="zonnehof").order_by("seq")
        wanted = list(range(1, before + len(days) + 1))
        assert list(numbers.values_list("seq", flat=True)) == wanted
        assert verify("zonnehof").holds


def test_a_log_is_signed_whatever_the_clock_says(cast):
    signed = []
    for day in (0, -400, 400, 0):
        with clock.set_back(NOON + timedelta(days=day)):
            join_neighbourhood(by=NOBODY, here=cast.wijk, name="Buur")
            signed.append(checkpoints.sign("zonnehof").size)
    assert signed == list(range(signed[0], signed[0] + 4))
    assert verify("zonnehof").holds
