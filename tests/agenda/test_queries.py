from datetime import date, timedelta

import pytest
from django.http import Http404

from tests.agenda.play import BEGIN, adopted, draft, opened, plan, words
from tests.agenda.test_actions import _theme_of_the_village
from wijkaanpak import clock
from wijkaanpak.agenda import actions, queries
from wijkaanpak.agenda.rules import ItemState
from wijkaanpak.people.queries import Viewer
from wijkaanpak.refusals import NotYours


def seen_from_the_village(cast):
    return Viewer(cast.dorp, cast.stranger)


def test_a_draft_is_seen_by_the_circle_alone(cast):
    draft(cast)
    seen = {
        name: queries.visible_editions(Viewer(cast.wijk, getattr(cast, name))).count()
        for name in ("anouk", "amina", "sanne", "noor", "dilan")
    }
    assert seen == {"anouk": 1, "amina": 0, "sanne": 0, "noor": 0, "dilan": 0}
    assert queries.visible_editions(Viewer(cast.wijk)).count() == 0


def test_an_item_of_a_draft_is_not_found_by_others(cast):
    item = draft(cast).items.get()
    with pytest.raises(Http404):
        queries.visible_item(Viewer(cast.wijk, cast.sanne), item.pk)
    assert queries.visible_item(Viewer(cast.wijk, cast.anouk), item.pk) == item


def test_nothing_of_the_neighbourhood_shows_in_the_village(cast):
    edition, intention = opened(cast), plan(cast)
    item, village = edition.items.get(), seen_from_the_village(cast)
    reaction = actions.react(about=edition, words="Hallo", by=cast.amina)
    actions.write_vision(by=cast.dilan, here=cast.wijk, words="Een open deur.")
    actions.name_theme(by=cast.anouk, here=cast.wijk, title="Thema")
    with clock.set_back(BEGIN + timedelta(days=400)):
        found = [
            list(queries.visible_editions(village)),
            queries.on_the_table(village),
            queries.edition_in_force(cast.dorp),
            queries.edition_open(cast.dorp),
            queries.themes(cast.dorp),
            queries.visions(cast.dorp),
            queries.vision(cast.dorp),
            queries.carriable(cast.dorp),
            queries.overdue(cast.dorp),
            queries.asked_of(Viewer(cast.dorp, cast.sanne)),
            queries.public_intentions(cast.dorp),
            queries.open_intentions(cast.dorp),
            queries.waiting_count(cast.dorp),
        ]
    nothing = [[], (None, None), None, None, [], [], None, [], [], [], ([], ""), [], 0]
    assert found == nothing
    for look in (
        lambda: queries.visible_edition(village, 1),
        lambda: queries.visible_item(village, item.pk),
        lambda: queries.public_intention(cast.dorp, intention.pk),
    ):
        with pytest.raises(Http404):
            look()
    for look in (
        lambda: queries.waiting_reactions(Viewer(cast.dorp, cast.anouk)),
        lambda: queries.waiting_reaction(Viewer(cast.dorp, cast.anouk), reaction.pk),
        lambda: queries.edition_for_circle(Viewer(cast.dorp, cast.anouk)),
    ):
        with pytest.raises(NotYours):
            look()


def test_the_numbers_of_editions_are_counted_per_neighbourhood(cast):
    draft(cast)
    theme = _theme_of_the_village(cast)
    keeper = cast.dorp.memberships.get(role="agenda circle", until=None).person
    edition = actions.begin_edition(by=keeper, here=cast.dorp, title="Het dorp")
    assert (theme.position, edition.number) == (1, 1)


def test_what_changed_follows_the_items_that_were_carried_over(cast):
    first = adopted(cast, items=3)
    one, two, three = first.items.order_by("position")
    for to in (ItemState.RUNNING, ItemState.DONE):
        actions.move_item(by=cast.anouk, item=two, to=to, words="Af.")
    edition = actions.begin_edition(by=cast.anouk, here=cast.wijk, title="Twee")
    for title, root in (("Punt 1", one), ("Nieuw", None), ("Toch anders", one)):
        given = words(cast, title, came_from=root)
        actions.write_item(by=cast.anouk, edition=edition, words=given)
    found = {
        kind: [item.title for item in items]
        for kind, items in queries.what_changed(edition).items()
    }
    assert found == {
        "new": ["Nieuw"],
        "again": [],
        "stayed": ["Punt 1"],
        "reworded": ["Toch anders"],
        "settled": ["Punt 2"],
        "dropped": ["Punt 3"],
    }
    assert queries.left_open(edition) == [three]


def test_advice_comes_with_more_items_than_the_charter_advises(cast):
    edition = draft(cast)
    assert [queries.advice(edition, items) for items in (12, 13)] == [0, 12]


def test_the_register_turns_its_pages_by_key_without_losing_a_plan(cast):
    plans = [plan(cast, title=f"Plan {n}") for n in range(5)]
    with clock.set_back(BEGIN + timedelta(days=1)):
        actions.withdraw_intention(by=cast.sanne, intention=plans[0], outcome="Toch niet.")
    seen, after = [], ""
    for _page in range(3):
        rows, after = queries.public_intentions(cast.wijk, after=after, most=2)
        seen += rows
    assert (len(seen), {row.pk for row in seen}, after) == (5, {p.pk for p in plans}, "")
    assert len(queries.public_intentions(cast.wijk, "open")[0]) == 4


def test_reactions_turn_their_pages_by_key(cast):
    edition = opened(cast)
    for number in range(3):
        actions.react(about=edition, words=f"{number}", by=cast.sanne, party=cast.gemeente)
    rows, after = queries.public_reactions(edition, most=2)
    rest, end = queries.public_reactions(edition, after, most=2)
    assert (sorted(r.words for r in rows + rest), end) == (["0", "1", "2"], "")


def test_the_months_of_a_plan_are_counted_from_its_own_days(cast):
    intention = plan(cast)
    with clock.set_back(date(2023, 11, 22)):
        actions.decide_intention(by=cast.sanne, intention=intention, outcome="Blijft.")
    assert (intention.entered, intention.closed) == (BEGIN, date(2023, 11, 22))
