from datetime import timedelta

from tests.assets.scenes import BENCH, asked, beside, offered, thanked
from wijkaanpak import clock
from wijkaanpak.assets import actions
from wijkaanpak.assets.queries.looking import Owner
from wijkaanpak.assets.rules import NOTICE, Move
from wijkaanpak.letters import queries
from wijkaanpak.letters.models import Letter
from wijkaanpak.letters.rules import Occasion
from wijkaanpak.logbook.models import Entry
from wijkaanpak.people.queries import Viewer


def told(cast, verb):
    """Return whom the last entry of a kind is news for: (occasion, names)."""
    entry = Entry.objects.filter(verb=verb).order_by("-seq").first()
    news = queries.news_in(entry, cast.wijk)
    return [(one.occasion, [person.name for person in one.to], one.title) for one in news]


def test_a_connector_hears_that_somebody_asks_and_not_what(cast):
    asked(cast)
    assert told(cast, "introduction.asked") == [(Occasion.CONNECTOR_ASKED, ["Ludmila"], "")]


def test_who_asked_hears_how_it_went(cast):
    row = asked(cast)
    actions.step(by=cast.ludmila, introduction=row, move=Move.TAKE)
    assert told(cast, "introduction.taken") == [(Occasion.REQUEST_MOVED, ["Dilan"], "")]


def test_who_was_thanked_hears_that_a_card_waits(cast):
    thanked(cast)
    assert told(cast, "thanks.given") == [(Occasion.THANKED, ["Amina"], "")]


def test_a_month_before_its_last_day_the_owner_is_asked_once(cast):
    row = offered(cast, BENCH, holder=cast.dilan)
    beside(cast)  # without an account no letter
    early, near = row.until - NOTICE - timedelta(days=1), row.until - NOTICE
    assert list(queries.assets_ending(cast.wijk, early)) == []
    (news,) = queries.assets_ending(cast.wijk, near)
    assert (news.to, news.day, news.title) == ((cast.dilan,), row.until, row.title)
    letter = Letter(occasion=Occasion.ASSET_ENDS, about=row.ref)
    with clock.set_back(near):
        assert queries.still_asked(letter)
        viewer, owner = Viewer(cast.wijk, cast.dilan), Owner(cast.dilan)
        actions.renew(asset=row, viewer=viewer, owner=owner)
        assert not queries.still_asked(letter)


def test_nothing_ends_in_the_village_beside_it(cast):
    row = offered(cast)
    assert list(queries.assets_ending(cast.dorp, row.until)) == []
