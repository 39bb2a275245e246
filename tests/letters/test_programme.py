from tests.gatherings.scenes import a_gathering
from tests.letters.test_wall import told
from wijkaanpak.gatherings.actions import answer_announcement
from wijkaanpak.letters import queries
from wijkaanpak.letters.rules import Occasion
from wijkaanpak.logbook.models import Entry


def test_who_announced_something_hears_that_it_stands_on_the_programme(cast):
    cast.at_the_table()
    row = a_gathering(cast, by=cast.amina, title="Breien op vrijdag")
    answer_announcement(by=cast.hassan, gathering=row, welcome=True)
    assert told(cast, "gatherings.welcomed") == [
        (Occasion.ON_THE_PROGRAMME, ["Amina"], "Breien op vrijdag")
    ]


def test_who_announced_something_hears_that_it_does_not(cast):
    cast.at_the_table()
    row = a_gathering(cast, by=cast.amina)
    answer_announcement(by=cast.hassan, gathering=row, welcome=False, words="De zaal is vol.")
    assert told(cast, "gatherings.not_now") == [(Occasion.NOT_NOW, ["Amina"], row.title)]


def test_the_village_beside_it_hears_nothing_of_it(cast):
    cast.at_the_table()
    row = a_gathering(cast, by=cast.amina)
    answer_announcement(by=cast.hassan, gathering=row, welcome=True)
    entry = Entry.objects.filter(verb="gatherings.welcomed").get()
    assert list(queries.news_in(entry, cast.dorp)) == []
