import uuid
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tests.agenda import play
from tests.cast import signed_in
from tests.projects import challenge_scenes as scenes
from wijkaanpak import clock
from wijkaanpak.agenda.actions import enter_intention
from wijkaanpak.logbook.door import act
from wijkaanpak.neighbourhoods.rules import TaskArea
from wijkaanpak.projects.actions import works as working
from wijkaanpak.projects.models import Joining, Work
from wijkaanpak.projects.queries import works as found
from wijkaanpak.refusals import NotYours, Refused


def both(cast, **more):
    return scenes.a_work(cast, **more), scenes.warm_homes(cast, streets="SPOORLAAN, Terpweg")


def joins(cast, work, other, yes=True, by=None):
    who, words = by or cast.sanne, "Samen in juni."
    return working.answer_joining(by=who, work=work, others=[other], joins=yes, words=words)


def test_works_in_the_same_street_and_year_are_seen_together(cast):
    sewer, homes = both(cast)
    (meeting,) = found.meetings(cast.wijk)
    assert set(meeting.works) == {sewer, homes}
    assert meeting.streets == ["Spoorlaan"] or meeting.streets == ["SPOORLAAN"]
    assert [here for _word, here in meeting.kinds] == [False, True, True]
    assert found.meets(sewer) == [homes]


def test_works_of_another_neighbourhood_never_meet_ours(cast):
    scenes.a_work(cast)
    scenes.a_work(cast, by=cast.dorpshoofd, party=cast.dorpsbelang)
    assert found.meetings(cast.wijk) == found.meetings(cast.dorp) == []
    assert len(found.planned_works(cast.wijk)[0]) == 1


def test_works_that_are_all_fixed_are_no_chance_any_more(cast):
    sewer, homes = both(cast)
    year = sewer.first_year
    for by, work in ((cast.sanne, sewer), (cast.corrie, homes)):
        working.fix_days(by=by, work=work, starts=date(year, 5, 1), ends=date(year, 6, 1))
    assert found.meetings(cast.wijk) == []


def test_an_open_plan_of_the_agenda_in_that_street_counts_along(cast):
    both(cast)
    plan = enter_intention(
        by=cast.sanne, party=cast.gemeente, title="Bomen", words="Wij willen bomen.",
        fixed="Niets.", still_open="Alles.", decides_on=scenes.in_days(60), place="Spoorlaan",
    )  # fmt: skip
    play.plan(cast)
    (meeting,) = found.meetings(cast.wijk)
    assert meeting.plans == [plan]


def test_energy_comes_with_its_social_part(cast):
    with pytest.raises(Refused, match="Energy goes together"):
        scenes.a_work(cast, kind=TaskArea.ENERGY, part={})
    assert Work.objects.count() == 0


def test_the_database_refuses_energy_without_people(cast):
    homes = scenes.warm_homes(cast)
    verb = working.MOVED
    with (
        pytest.raises(IntegrityError),
        transaction.atomic(),
        act(verb, by=cast.noor.actor, book="zonnehof") as entry,
    ):
        entry.about(homes, title="x")
        Work.objects.filter(pk=homes.pk).update(mould="")


@pytest.mark.parametrize("who", ["amina", "dilan", "corrie", "noor", "stranger"])
def test_only_the_party_itself_changes_its_works(cast, who):
    sewer, homes = both(cast)
    person = getattr(cast, who)
    for change in (
        lambda: working.move_work(by=person, work=sewer, first=2030, last=2030),
        lambda: working.end_work(by=person, work=sewer, words="Klaar."),
        lambda: joins(cast, sewer, homes, by=person),
    ):
        with pytest.raises(NotYours):
            change()


def test_the_same_form_sent_twice_enters_one_work(cast):
    key = uuid.uuid4()
    assert scenes.a_work(cast, key=key) == scenes.a_work(cast, key=key)


def test_a_later_word_takes_the_place_of_an_earlier_one(cast):
    sewer, homes = both(cast)
    joins(cast, sewer, homes, yes=False)
    joins(cast, sewer, homes, yes=True)
    joins(cast, homes, sewer, by=cast.corrie)
    (meeting,) = found.meetings(cast.wijk)
    assert meeting.joined
    assert Joining.objects.filter(work=sewer).count() == 2


def test_one_no_and_not_everybody_joins(cast):
    sewer, homes = both(cast)
    joins(cast, sewer, homes)
    (meeting,) = found.meetings(cast.wijk)
    assert meeting.silent == [homes]
    assert not meeting.joined
    joins(cast, homes, sewer, yes=False, by=cast.corrie)
    (meeting,) = found.meetings(cast.wijk)
    assert meeting.silent == []
    assert not meeting.joined


def test_one_word_about_two_works_stands_once_and_names_them_both(cast, client):
    sewer, homes = both(cast)
    trees = scenes.a_work(cast, title="Bomen")
    words = "Wij wachten op jullie."
    working.answer_joining(
        by=cast.corrie, work=homes, others=[sewer, trees], joins=True, words=words
    )
    page = client.get("/w/zonnehof/projecten/koppelkansen/").text
    assert page.count(words) == 1
    for work, others in ((sewer, [homes]), (trees, [homes])):
        working.answer_joining(
            by=cast.sanne, work=work, others=others, joins=True, words="Samen in juni."
        )
    (meeting,) = found.meetings(cast.wijk)
    assert (meeting.silent, meeting.joined) == ([], False)  # the sewer and the trees said nothing
    joins(cast, sewer, trees)
    joins(cast, trees, sewer)
    (meeting,) = found.meetings(cast.wijk)
    assert meeting.joined


def test_a_word_about_works_that_no_longer_meet_says_that_it_is_past(cast, client):
    sewer, homes = both(cast)
    joins(cast, sewer, homes)
    past, at = "Eerder gezegd", sewer.get_absolute_url()
    for work in (sewer, homes):
        page = client.get(work.get_absolute_url()).text
        assert ("Wij doen mee" in page, past in page) == (True, False)
    working.move_work(
        by=cast.corrie, work=homes, first=homes.last_year + 3, last=homes.last_year + 3
    )
    for work in (sewer, homes):
        page = client.get(work.get_absolute_url()).text
        assert ("Wij doen mee" in page, past in page) == (False, True)
    assert past not in client.get("/w/zonnehof/projecten/koppelkansen/").text
    assert client.get(at).status_code == 200


def test_no_form_is_shown_for_what_cannot_be_said_any_more(cast, client):
    alone = scenes.a_work(cast, streets="Terpweg.")
    assert [street.name for street in alone.streets.all()] == ["Terpweg"]
    signed_in(client, cast.sanne)
    assert client.get(f"{alone.get_absolute_url()}samen/").status_code == 409
    working.end_work(by=cast.sanne, work=alone, words="Klaar.")
    for path in ("dagen/", "jaren/", "klaar/"):
        assert client.get(alone.get_absolute_url() + path).status_code == 409


def test_nobody_joins_a_work_that_is_not_in_the_same_street(cast):
    sewer = scenes.a_work(cast)
    far = scenes.a_work(cast, streets="Terpweg", title="Bomen")
    with pytest.raises(Refused):
        joins(cast, sewer, far)


def test_who_chooses_other_years_leaves_the_days_open_and_may_lose_a_chance(cast):
    sewer, _homes = both(cast)
    later = sewer.first_year + 3
    working.move_work(by=cast.sanne, work=sewer, first=later, last=later)
    assert found.meetings(cast.wijk) == []
    assert Work.objects.get(pk=sewer.pk).fixed is None


def test_works_that_are_over_stay_readable_and_are_no_chance(cast):
    sewer, _homes = both(cast)
    working.end_work(by=cast.sanne, work=sewer, words="Het riool ligt er.")
    assert found.meetings(cast.wijk) == []
    with pytest.raises(Refused):
        working.end_work(by=cast.sanne, work=sewer, words="Nog eens.")
    assert found.visible_work(cast.wijk, sewer.pk).over == clock.today()
