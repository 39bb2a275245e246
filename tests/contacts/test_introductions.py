"""Whatever neighbours answer and in whatever order: a first answer stays, and nobody shows."""

import uuid

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.cast import Cast
from tests.contacts import scenes
from tests.contacts.test_views import FACES, plain
from wijkaanpak.contacts import actions, queries
from wijkaanpak.logbook.models import Entry
from wijkaanpak.refusals import Refused

CARDS = 5
ANSWERS = st.lists(st.tuples(st.integers(1, CARDS), st.booleans()), max_size=9)


def answer(cast, code, yes):
    """Answer from a place of its own, so that trying again is not taken for guessing."""
    card = actions.knock(here=cast.wijk, typed=code, source=str(uuid.uuid4()))
    actions.answer_card(card=card, yes=yes)


def seen(post):
    """Return what everybody reads of a walk, drawn anew."""
    cache.clear()
    pages = post.get_absolute_url(), f"{FACES}wissel/"
    return [plain(Client().get(page).text) for page in pages]


class Introductions(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.cast = Cast()
        cls.cast.at_the_table()
        cls.post = scenes.a_post(cls.cast)
        tenure = scenes.held(cls.cast, cls.post)
        cls.plan = actions.plan_handover(
            by=cls.cast.corrie, leaver=tenure, begins=scenes.in_days(3), plan="Langs de deuren"
        )
        made = actions.give_cards(
            by=cls.cast.corrie, handover=cls.plan, many=CARDS, key=uuid.uuid4()
        )
        cls.codes = dict(made)

    @settings(max_examples=25)
    @given(ANSWERS)
    def test_the_first_answer_of_a_card_stays_and_only_a_yes_is_kept(self, answers):
        first = {}
        for number, yes in answers:
            if number in first:
                with pytest.raises(Refused):
                    answer(self.cast, self.codes[number], yes)
            else:
                answer(self.cast, self.codes[number], yes)
            first.setdefault(number, yes)
        welcome = sorted(number for number, yes in first.items() if yes)
        told = queries.guard_of(queries.whole(self.post)).handover
        assert queries.said_yes(self.plan) == welcome
        assert (told.cards, told.welcomed) == (CARDS, len(welcome))

    @settings(max_examples=20)
    @given(st.permutations(range(1, CARDS + 1)), st.integers(0, CARDS), st.integers(0, CARDS))
    def test_as_many_yesses_look_the_same_whoever_said_them(self, order, yes, no):
        looks = []
        for cards in (order, sorted(order)):
            with transaction.atomic():
                for place, number in enumerate(cards[: yes + no]):
                    answer(self.cast, self.codes[number], place < yes)
                looks.append(seen(self.post))
                transaction.set_rollback(True)
        assert looks[0] == looks[1]

    @settings(max_examples=20)
    @given(ANSWERS)
    def test_the_log_tells_that_a_card_was_answered_and_not_which_or_how(self, answers):
        for number, yes in dict(answers).items():
            answer(self.cast, self.codes[number], yes)
        found = Entry.objects.filter(verb="contacts.card_answered").select_related("details")
        told = [(one.about, one.party, one.details.by, one.details.content) for one in found]
        assert len(told) == len(dict(answers))
        assert all(one == told[0] for one in told)
