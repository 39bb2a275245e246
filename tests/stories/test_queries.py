from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.http import Http404

from tests.stories.tellings import LAMP, placed, told
from wijkaanpak import clock
from wijkaanpak.neighbourhoods.rules import Domain
from wijkaanpak.people.actions import first_coordinator, name_role
from wijkaanpak.people.queries import NOBODY, Viewer
from wijkaanpak.people.rules import Role
from wijkaanpak.refusals import NotYours
from wijkaanpak.stories import actions, queries
from wijkaanpak.stories.queries import Teller
from wijkaanpak.stories.rules import Reason, Use


@pytest.fixture
def both(cast):
    """One public story in the wijk and one in the village, where Trijn keeps the stories."""
    first_coordinator(by=NOBODY, here=cast.dorp, person=cast.dorpskompas)
    name_role(by=cast.dorpskompas, here=cast.dorp, person=cast.dorpshoofd, role=Role.STORY_KEEPER)
    every = replace(LAMP, uses=frozenset(Use))
    cast.here, cast.teller = placed(cast, every)
    cast.there, _ = placed(cast, every, here=cast.dorp, keeper=cast.dorpshoofd)
    return cast


def ids(stories):
    return [story.pk for story in stories]


def test_each_neighbourhood_reads_its_own_stories(both):
    assert ids(queries.public_stories(both.wijk)) == [both.here.pk]
    assert ids(queries.public_stories(both.dorp)) == [both.there.pk]
    assert ids(queries.public_stories(both.wijk, Domain.SAFETY)) == [both.here.pk]
    assert ids(queries.public_stories(both.wijk, Domain.HEALTH)) == []


def test_a_story_is_not_found_through_another_neighbourhood(both):
    assert queries.public_story(both.wijk, both.here.pk) == both.here
    with pytest.raises(Http404):
        queries.public_story(both.dorp, both.here.pk)
    with pytest.raises(Http404):
        queries.readable_story(both.dorp, both.here.pk, both.teller)
    with pytest.raises(Http404):
        queries.own_story(both.dorp, both.here.pk, both.teller)
    assert queries.story_of_slip(both.dorp, both.teller.slips[0]) is None
    assert queries.public_stories_by_id(both.wijk, [both.here.pk, both.there.pk]) == {
        both.here.pk: both.here
    }


def test_a_page_begins_after_the_last_one_and_never_elsewhere(both):
    with clock.set_back(clock.now() + timedelta(minutes=1)):
        newer, _ = placed(both)
    assert queries.public_page(both.wijk, most=1) == ([newer], str(newer.pk))
    assert queries.public_page(both.wijk, after=str(newer.pk), most=1) == ([both.here], "")
    assert queries.public_page(both.wijk, after=str(both.there.pk))[0] == [newer, both.here]


def test_stories_of_the_same_second_all_appear_once(both):
    with clock.set_back(clock.now()):
        stories = [placed(both)[0].pk for _ in range(7)]
    found, after = [], ""
    while True:
        page, after = queries.public_page(both.wijk, after=after, most=2)
        found += ids(page)
        if not after:
            break
    assert (len(found), set(found)) == (8, {*stories, both.here.pk})


@pytest.mark.parametrize(
    ("ask", "use"),
    [
        (queries.stories_for_panel, Use.PANEL),
        (queries.stories_for_council, Use.COUNCIL),
        (queries.stories_for_press, Use.PRESS),
    ],
)
def test_each_use_gets_what_its_tellers_say_yes_to(ask, use, both):
    keeper = Viewer(both.wijk, both.bram)
    assert ids(ask(keeper)) == [both.here.pk]
    actions.change_uses(story=both.here, teller=both.teller, uses=set(Use) - {use})
    assert ids(ask(keeper)) == []


@pytest.mark.parametrize("who", ["amina", "carlos", "noor", "dilan", "sanne", "stranger", None])
def test_others_get_no_list_of_what_is_not_public(who, both):
    viewer = Viewer(both.wijk, getattr(both, who) if who else None)
    for ask in (
        queries.stories_for_panel,
        queries.stories_for_council,
        queries.stories_for_press,
        queries.waiting,
    ):
        with pytest.raises(NotYours):
            ask(viewer)


def test_a_keeper_of_the_village_gets_nothing_of_the_wijk(both):
    with pytest.raises(NotYours):
        queries.waiting(Viewer(both.wijk, both.dorpshoofd))
    with pytest.raises(Http404):
        queries.story_at_the_desk(Viewer(both.dorp, both.dorpshoofd), both.here.pk)


def test_the_agenda_circle_links_what_the_panel_may_read(both):
    circle = Viewer(both.wijk, both.anouk)
    assert queries.linkable_story(circle, both.here.pk) == both.here
    for story in (both.there.pk, told(both.wijk)[0].pk):
        with pytest.raises(Http404):
            queries.linkable_story(circle, story)


def test_the_longest_waiting_stands_first_and_each_desk_has_its_own(both):
    first, _ = told(both.wijk)
    with clock.set_back(clock.now() + timedelta(minutes=1)):
        second, _ = told(both.wijk)
        told(both.dorp)
    assert ids(queries.waiting(Viewer(both.wijk, both.bram))) == [first.pk, second.pk]


def test_appeals_go_to_who_did_not_give_the_story_back(both):
    story, teller = told(both.wijk)
    actions.return_story(by=both.bram, story=story, reason=Reason.HURTS)
    actions.appeal(story=story, teller=teller, words="Nee.")
    assert ids(queries.appeals(Viewer(both.wijk, both.bram))) == []
    assert ids(queries.appeals(Viewer(both.wijk, both.noor))) == [story.pk]
    assert ids(queries.appeals(Viewer(both.dorp, both.dorpshoofd))) == []


def test_my_stories_are_of_here_and_of_me(both):
    mine, _ = told(both.wijk, teller=both.amina)
    told(both.dorp, teller=both.amina)
    assert ids(queries.stories_told_by(Viewer(both.wijk, both.amina))) == [mine.pk]
    assert ids(queries.stories_told_by(Viewer(both.wijk, both.carlos))) == []


def test_a_story_without_a_slip_is_nobodys_by_slip(both):
    story = actions.tell_story(here=both.wijk, telling=LAMP)
    assert Teller(slips=("",)).told(story) is False
    assert queries.story_of_slip(both.wijk, "") is None


def test_fifty_thousand_are_read_by_the_index(cast):
    if connection.vendor == "sqlite":
        plan = queries.public_stories(cast.wijk)[:51].explain()
        assert "stories_by_placing" in plan
        assert "USE TEMP B-TREE" not in plan
