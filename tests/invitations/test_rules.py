"""The ask calendar as a machine that runs at random, and the small rules beside it."""

import itertools
import json
import uuid
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from tests.invitations.scenes import a_wish
from wijkaanpak import clock
from wijkaanpak.invitations import actions, rules
from wijkaanpak.invitations.models import Ask
from wijkaanpak.invitations.rules import (
    COUNTED,
    OPEN,
    AskState,
    AskWay,
    Ground,
    Quarter,
    WhyNot,
    judge,
    most_asked,
)
from wijkaanpak.refusals import Refused
from wijkaanpak.viewpoint.actions import draw_area

days = st.dates(date(2016, 1, 1), date(2040, 1, 1))


@given(days)
def test_a_day_is_in_one_quarter_and_the_next_follows(day):
    quarter = Quarter.of(day)
    assert quarter.first_day <= day < quarter.next.first_day
    assert quarter < quarter.next


NORTH, SOUTH, EAST = (0.0, 2.0, 1.0, 3.0), (0.0, 0.0, 1.0, 1.0), (1.0, 2.0, 2.0, 3.0)
BOXES = {"north": NORTH, "north again": NORTH, "south": SOUTH, "east of north": EAST}
GROUNDS = [Ground(), *(Ground(name, box) for name, box in BOXES.items()), Ground("no border")]
loads = st.lists(st.tuples(st.sampled_from(GROUNDS), st.integers(1, 6)), max_size=8)


def homes():
    """Every set of areas in which one household may live: none two of which lie apart."""
    names = [ground.area for ground in GROUNDS[1:]]
    for size in range(len(names) + 1):
        for some in itertools.combinations(names, size):
            if not ("south" in some and set(some) - {"south", "no border"}):
                yield set(some)


def asked_at(home, some):
    return sum(n for where, n in some if not where.area or where.area in home)


@given(loads, st.sampled_from(GROUNDS))
def test_no_household_that_there_may_be_is_asked_more_than_is_counted(some, ground):
    there = [home for home in homes() if not ground.area or ground.area in home]
    assert most_asked(ground, some) >= max(asked_at(home, some) for home in there)


def test_the_same_border_under_two_names_counts_together_and_two_far_apart_do_not():
    north, again, south = (Ground(name, BOXES[name]) for name in ("north", "north again", "south"))
    asked = [(north, 7), (again, 5), (south, 9)]
    assert [most_asked(where, asked) for where in (north, again, south)] == [12, 12, 9]
    assert most_asked(Ground(), asked) == 12


@given(loads, st.sampled_from(GROUNDS), st.integers(1, 12), st.integers(1, 30))
def test_a_refusal_says_how_much_is_left_and_names_a_quarter_with_room(some, ground, more, budget):
    now = Quarter(2026, 3)
    verdict = judge(ground, more, now, {now: some}, budget=budget, owes=False)
    assert (verdict.why_not is None) == (most_asked(ground, some) + more <= budget)
    if verdict.why_not is WhyNot.FULL:
        assert verdict.left < more
        assert verdict.room == (now.next if more <= budget else None)
    assert judge(ground, more, now, {}, budget=budget, owes=True).why_not is WhyNot.OWES


class Calendar(RuleBasedStateMachine):
    """Three askers, two maps and years that go by, through the real actions."""

    cast = None

    def __init__(self):
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.now = clock.now()
        self.people = {
            self.cast.gemeente: self.cast.sanne,
            self.cast.housing: self.cast.corrie,
            self.cast.residents: self.cast.dilan,
        }
        self.shut = set()  # keys that gave a row

    def teardown(self):
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    def request(self, who, key, wish):
        party = list(self.people)[who]
        open_before = Ask.objects.filter(party=party, state__in=OPEN).exists()
        before = Ask.objects.count()
        with clock.set_back(self.now):
            try:
                ask = actions.request_slot(by=self.people[party], party=party, wish=wish, key=key)
            except Refused:
                assert Ask.objects.count() == before
                return
        if open_before and ask.pk not in self.shut:
            assert ask.why_not == WhyNot.OWES
        self.shut.add(ask.pk)
        with clock.set_back(self.now):  # the same form once more
            again = actions.request_slot(by=self.people[party], party=party, wish=wish, key=ask.pk)
        assert again.pk == ask.pk
        assert Ask.objects.count() in {before, before + 1}

    @rule(
        who=st.integers(0, 2), questions=st.integers(1, 13), ahead=st.integers(0, 250),
        area=st.integers(0, 4), shares=st.booleans(),
    )  # fmt: skip
    def ask_alone(self, who, questions, ahead, area, shares):
        on = self.now.date() + timedelta(days=ahead)
        place = [None, *self.cast.drawn][area]
        self.request(who, uuid.uuid4(), a_wish(
            questions=questions, on=on, area=place, shares=shares, way=AskWay.DOORSTEP,
            feedback_due=on + timedelta(days=30),
        ))  # fmt: skip

    @rule(who=st.integers(0, 2), questions=st.integers(1, 8), which=st.integers(0, 20))
    def share_a_round(self, who, questions, which):
        rows = list(Ask.objects.order_by("requested", "id"))
        if rows:
            along = rows[which % len(rows)]
            due = along.on + timedelta(days=30)
            wish = a_wish(questions=questions, along=along, feedback_due=due)
            self.request(who, uuid.uuid4(), wish)

    @rule(forward=st.integers(1, 120))
    def time_goes_by(self, forward):
        self.now += timedelta(days=forward)

    @rule(which=st.integers(0, 20), what=st.sampled_from(["withdraw", "hold", "tell"]))
    def go_on(self, which, what):
        rows = list(Ask.objects.order_by("requested", "id"))
        if not rows:
            return
        ask = rows[which % len(rows)]
        by = self.people[ask.party]
        try:
            with clock.set_back(self.now):
                if what == "withdraw":
                    actions.withdraw_ask(by=by, ask=ask)
                elif what == "hold":
                    actions.hold_ask(by=by, ask=ask, reached=3)
                else:
                    actions.tell_back(by=by, ask=ask, words="Zo.")
        except Refused:
            pass

    @invariant()
    def no_household_is_asked_more_than_the_budget(self):
        quarters = {}
        for ask in Ask.objects.filter(state__in=COUNTED):
            quarters.setdefault((ask.year, ask.quarter), []).append((ask.area_id, ask.questions))
        numbers = dict(zip(BOXES, (area.pk for area in self.cast.drawn), strict=True))
        for asked in quarters.values():
            for home in homes():
                lives_in = {numbers[name] for name in home if name in numbers}
                assert sum(n for area, n in asked if area is None or area in lives_in) <= 12

    @invariant()
    def nobody_has_two_open_asks(self):
        opened = list(Ask.objects.filter(state__in=OPEN).values_list("party", flat=True))
        assert len(opened) == len(set(opened))

    @invariant()
    def a_shared_round_is_one_visit(self):
        for ask in Ask.objects.exclude(along=None).select_related("along"):
            assert (ask.on, ask.area_id, ask.way) == (
                ask.along.on, ask.along.area_id, ask.along.way,
            )  # fmt: skip


def test_no_order_of_asking_tires_a_household_or_skips_telling_back(cast):
    cast.drawn = [drawn(cast, name, *box) for name, box in BOXES.items()]
    Calendar.cast = cast
    run_state_machine_as_test(
        Calendar,
        settings=settings(
            max_examples=20, stateful_step_count=20, deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip


def drawn(cast, name, west, south, east, north):
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    border = json.dumps({"type": "Polygon", "coordinates": [ring]})
    return draw_area(by=cast.noor, here=cast.wijk, name=name, border=border)


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_tens_tell_nothing_below_ten(whole, part):
    part = min(whole, part)
    assert rules.in_tens(part) <= part
    left = rules.in_tens(whole) - rules.in_tens(part)
    assert left % 10 == 0  # what is left is never a count below ten


@given(st.lists(st.integers(1, 12), max_size=40))
def test_each_change_that_can_be_seen_is_of_ten_answers_or_more(answers):
    shown = came = 0
    for some in answers:
        came += some
        if rules.may_move_on(shown, came):
            assert came - shown >= 10
            shown = came
        assert came - shown < 10


def test_streets_are_read_line_by_line_and_a_bad_line_is_told():
    typed = "Elzenlaan; 40; Noord\n\nHazelaarstraat\t12\n"
    assert [(one.street, one.doors, one.area) for one in rules.read_streets(typed)] == [
        ("Elzenlaan", 40, "Noord"), ("Hazelaarstraat", 12, ""),
    ]  # fmt: skip
    for bad in ("Elzenlaan", "Elzenlaan; veel", "", "; 4"):
        with pytest.raises(Refused):
            rules.read_streets(bad)


def test_after_its_day_an_ask_is_held_and_then_told():
    day = date(2026, 5, 1)
    with pytest.raises(Refused):
        rules.check_held(AskState.GRANTED, day, 4, day - timedelta(days=1))
    rules.check_held(AskState.GRANTED, day, 4, day)
    with pytest.raises(Refused):
        rules.check_told(AskState.GRANTED, "Zo.")
    assert rules.is_late(AskState.HELD, day, day + timedelta(days=1))
    assert not rules.is_late(AskState.TOLD_BACK, day, day + timedelta(days=1))
