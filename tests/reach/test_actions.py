"""Counting cards, letting the mirror speak once, adding up a year, and planning."""

import uuid
from datetime import timedelta

import pytest
from django.http import Http404

from tests.gatherings.scenes import a_gathering
from tests.reach.scenes import (
    PLAN,
    counted,
    figures,
    held,
    key_of,
    planned,
    sixty_cards,
    spoken,
)
from wijkaanpak import clock
from wijkaanpak.gatherings.actions import cancel_gathering
from wijkaanpak.logbook.models import Facts
from wijkaanpak.reach import actions, queries
from wijkaanpak.reach.models import Mirror, Tally
from wijkaanpak.reach.rules import Asked, Tenure
from wijkaanpak.refusals import NotYours, Refused


@pytest.fixture(autouse=True)
def table(cast):
    cast.at_the_table()
    figures(cast)


def words_of(mirror):
    return {(row["asked"], row["name"], row["tenure"]): row["word"] for row in mirror.words}


def test_the_mirror_says_that_no_tenants_came_from_spoorzicht(cast):
    said = words_of(spoken(cast))
    assert said["home", "Spoorzicht", "tenant"] == "nobody"
    assert said["home", "Zonnehof", "tenant"] == "there"


def test_a_form_that_is_sent_twice_counts_once(cast):
    gathering, key = held(cast), uuid.uuid4()
    assert counted(cast, gathering, key=key) == counted(cast, gathering, key=key)
    assert Tally.objects.count() == 1


def test_a_better_count_stands_beside_the_first_with_its_reason(cast):
    gathering = held(cast)
    counted(cast, gathering)
    with pytest.raises(Refused, match="Say why"):
        counted(cast, gathering)
    again = counted(cast, gathering, {Asked.FIRST: {"yes": 3}}, reason="Twee stapels plakten.")
    assert again.version == 2
    assert queries.last_tally(gathering).counts == {"first": {"yes": 3}}


def test_a_heap_of_a_phone_is_added_to_what_was_counted(cast):
    gathering = held(cast)
    counted(cast, gathering, {Asked.FIRST: {"yes": 3}}, no_card=2)
    counted(cast, gathering, {Asked.FIRST: {"yes": 1, "no": 4}}, more=True)
    last = queries.last_tally(gathering)
    assert last.counts == {"first": {"yes": 4, "no": 4}}
    assert last.no_card == 2


def test_the_mirror_speaks_once_and_the_count_stands(cast):
    mirror = spoken(cast)
    assert actions.let_speak(by=cast.hassan, gathering=mirror.gathering) == mirror
    with pytest.raises(Refused, match="one thing once"):
        counted(cast, mirror.gathering, reason="Beter geteld.")


def test_the_mirror_does_not_speak_before_the_cards_are_counted(cast):
    with pytest.raises(Refused, match="how many cards"):
        actions.let_speak(by=cast.hassan, gathering=held(cast))


def test_nothing_is_counted_before_it_was_held_or_when_it_did_not_go_on(cast):
    coming = a_gathering(cast)
    with pytest.raises(Refused, match="not been held"):
        counted(cast, coming)
    cancel_gathering(by=cast.hassan, gathering=coming, reason="Storm.")
    with pytest.raises(Refused, match="did not go on"):
        counted(cast, coming)


def test_no_count_stands_in_the_log(cast):
    spoken(cast)
    told = [facts.content for facts in Facts.objects.filter(entry__verb__startswith="reach.")]
    assert told
    assert all(set(content) <= {"who", "title"} for content in told)


def test_the_log_does_not_tell_how_many_cards_came_by_how_often_somebody_counted(cast):
    """A heap on a phone is one entry, however many cards are in it."""
    gathering = held(cast)
    counted(cast, gathering, sixty_cards(cast.wijk), more=True)
    assert Facts.objects.filter(entry__verb="reach.counted").count() == 1


def test_what_is_taken_back_counts_no_more_in_the_year(cast):
    mirror = spoken(cast)
    actions.take_back(by=cast.hassan, mirror=mirror, reason="Dit was een andere avond.")
    assert queries.year_of(cast.wijk, mirror.year).gatherings == 0
    with pytest.raises(Refused, match="already"):
        actions.take_back(by=cast.hassan, mirror=mirror, reason="Nog eens.")


def small_evenings(cast, many):
    for _one in range(many):
        gathering = held(cast, days=400)
        home = key_of(cast.wijk, Asked.HOME, "Zonnehof", Tenure.TENANT)
        counted(cast, gathering, {Asked.HOME: {home: 12}, Asked.FIRST: {"yes": 2, "no": 9}})
        mirror = actions.let_speak(by=cast.hassan, gathering=gathering)
        assert mirror.words == []
    return mirror.year


def test_small_evenings_speak_together_when_their_year_is_over(cast):
    year = small_evenings(cast, 7)
    said = words_of(actions.add_up_year(by=cast.noor, here=cast.wijk, year=year))
    assert said["home", "Spoorzicht", "tenant"] == "nobody"
    assert said["first", "Yes, my first time", ""] == "there"
    with pytest.raises(Refused, match="already"):
        actions.add_up_year(by=cast.noor, here=cast.wijk, year=year)
    late = held(cast, days=400)
    with pytest.raises(Refused, match="added up"):
        counted(cast, late)


def test_too_few_evenings_say_nothing_together(cast):
    year = small_evenings(cast, 2)
    mirror = actions.add_up_year(by=cast.noor, here=cast.wijk, year=year)
    assert not any(row["asked"] == "home" for row in mirror.words)


def test_a_year_waits_for_every_mirror_and_for_its_end(cast):
    counted(cast, held(cast, days=400))
    year = clock.today().year
    with pytest.raises(Refused, match="when it is over"):
        actions.add_up_year(by=cast.noor, here=cast.wijk, year=year)
    gathering = Tally.objects.get().gathering
    with pytest.raises(Refused, match="did not speak yet"):
        actions.add_up_year(by=cast.noor, here=cast.wijk, year=gathering.starts.year)


def test_only_a_host_counts_and_only_a_connector_plans(cast):
    gathering = held(cast)
    with pytest.raises(NotYours):
        actions.count_cards(by=cast.amina, gathering=gathering, counts=sixty_cards(cast.wijk))
    counted(cast, gathering)
    with pytest.raises(NotYours):
        actions.let_speak(by=cast.amina, gathering=gathering)
    with pytest.raises(NotYours):
        actions.add_up_year(by=cast.hassan, here=cast.wijk, year=2020)
    with pytest.raises(NotYours):
        actions.plan_reach(by=cast.hassan, here=cast.wijk, words=PLAN, look_back_on=clock.today())


def test_a_plan_is_made_once_changed_and_looked_back_at(cast):
    key = uuid.uuid4()
    plan = planned(cast, key=key)
    assert planned(cast, key=key) == plan
    on = clock.today() + timedelta(days=9)
    actions.change_plan(by=cast.ludmila, plan=plan, words=PLAN, look_back_on=on)
    with clock.set_back(clock.now() + timedelta(days=9)):
        assert queries.plans_to_look_at(cast.wijk) == [plan]
        actions.look_back(by=cast.ludmila, plan=plan, learned="Elf mensen kwamen.")
        assert queries.plans_to_look_at(cast.wijk) == []
    with pytest.raises(Refused, match="looked back"):
        actions.change_plan(by=cast.ludmila, plan=plan, words=PLAN, look_back_on=on)


def test_one_neighbourhood_sees_nothing_of_another(cast):
    mirror, plan = spoken(cast), planned(cast)
    dorp = cast.dorp
    assert queries.mirrors_page(dorp) == ([], "")
    assert queries.mirrors_page(dorp, str(mirror.pk)) == ([], "")
    assert queries.years_of(dorp) == []
    assert queries.year_of(dorp, mirror.year).gatherings == 0
    assert queries.quiet_counts(dorp, mirror.year) == []
    assert queries.still_to_speak(dorp) == []
    assert queries.latest_mirrors(dorp) == []
    assert queries.notes(dorp) == []
    assert queries.plans_page(dorp, str(plan.pk)) == ([], "")
    assert queries.plans_to_look_at(dorp) == []
    assert queries.goals_here(dorp) == []
    assert queries.figures_here(dorp) == []
    assert not queries.year_is_added_up(dorp, mirror.year)
    for get, row in ((queries.get_plan, plan), (queries.held_gathering, mirror.gathering)):
        with pytest.raises(Http404):
            get(dorp, row.pk)
    with pytest.raises(NotYours):
        queries.check_here(dorp, None, queries.figures_here(cast.wijk)[0])


def test_without_figures_of_homes_the_card_asks_only_the_area(cast):
    figures(cast, cast.dorp, tenure=False)
    asked = [question.asked for question in queries.card_of(cast.dorp)]
    assert asked == [Asked.AGE, Asked.AREA, Asked.FIRST]
    assert Asked.AREA not in [question.asked for question in queries.card_of(cast.wijk)]


def test_pages_read_only_words(cast):
    """What a page is made of holds no count: not even of what was typed in."""
    mirror = spoken(cast)
    assert set(mirror.words[0]) == {"asked", "key", "name", "tenure", "word"}
    assert Mirror.objects.get().no_card is False
