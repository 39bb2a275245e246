"""A pot names the item of the agenda it serves, and an item shows what pays for it."""

import pytest
from django.db import IntegrityError, transaction

from tests.agenda.play import adopted, draft
from tests.cast import signed_in
from tests.funds import purse
from tests.funds.test_actions import who_can
from wijkaanpak.agenda import actions
from wijkaanpak.agenda.models import Serving
from wijkaanpak.funds.rules import Purpose
from wijkaanpak.logbook.models import door_is_open
from wijkaanpak.refusals import Refused

AGENDA = "/w/zonnehof/agenda/"


@pytest.fixture
def ready(cast):
    cast.pot, cast.goal = purse.ready(cast)
    cast.item = adopted(cast, items=2).items.order_by("position").first()
    return cast


def test_only_the_owner_of_a_pot_and_the_treasurer_say_what_money_serves(ready):
    pot, goal, item = ready.pot, ready.goal, ready.item
    may = who_can(ready, lambda by: actions.pot_serves(by=by, pot=pot, item=item))
    assert may == {"sanne"}
    may = who_can(ready, lambda by: actions.goal_serves(by=by, goal=goal, item=item))
    assert may == {"wim"}
    of_pot = actions.pot_serves(by=ready.sanne, pot=pot, item=item)
    of_goal = actions.goal_serves(by=ready.wim, goal=goal, item=item)
    assert who_can(ready, lambda by: actions.end_serving(by=by, serving=of_pot)) == {"sanne"}
    assert who_can(ready, lambda by: actions.end_serving(by=by, serving=of_goal)) == {"wim"}


def test_money_stands_beside_an_item_once_and_can_be_taken_away_and_laid_back(ready):
    serves = {"by": ready.sanne, "pot": ready.pot, "item": ready.item}
    first = actions.pot_serves(**serves)
    with pytest.raises(Refused, match="already"):
        actions.pot_serves(**serves)
    actions.end_serving(by=ready.sanne, serving=first)
    with pytest.raises(Refused, match="before"):
        actions.end_serving(by=ready.sanne, serving=first)
    assert actions.pot_serves(**serves) != first


def test_money_serves_no_draft_and_no_item_of_another_neighbourhood(ready):
    item = draft(ready).items.first()
    with pytest.raises(Refused, match="draft"):
        actions.goal_serves(by=ready.wim, goal=ready.goal, item=item)
    token = door_is_open.set(True)
    type(item.edition).objects.filter(pk=ready.item.edition_id).update(here=ready.dorp)
    door_is_open.reset(token)
    ready.item.refresh_from_db()
    with pytest.raises(Refused):
        actions.goal_serves(by=ready.wim, goal=ready.goal, item=ready.item)


def test_pots_goals_and_items_show_each_other(ready, client):
    signed_in(client, ready.sanne)
    address = f"{AGENDA}geld/potje/{ready.pot.pk}/"
    assert address in client.get(ready.pot.get_absolute_url()).text
    answer = client.post(address, {"item": str(ready.item.pk)})
    assert answer.url == ready.pot.get_absolute_url()
    assert client.post(address, {"item": str(ready.item.pk)}).status_code == 422
    signed_in(client, ready.wim)
    client.post(f"{AGENDA}geld/doel/{ready.goal.pk}/", {"item": str(ready.item.pk)})
    client.logout()
    for page in (ready.pot, ready.goal):
        assert ready.item.title in client.get(page.get_absolute_url()).text
    text = client.get(ready.item.get_absolute_url()).text
    for part in (ready.pot.title, ready.goal.title, "€\xa0800"):
        assert part in text


def test_an_item_counts_what_a_round_handed_on_to_its_plans(ready, client):
    whole, plan = purse.round_with_plan(ready, ready.pot, 20_000)
    purse.hand_on(ready, ready.pot, plan, 15_000)
    actions.goal_serves(by=ready.wim, goal=whole, item=ready.item)
    assert whole.purpose == Purpose.ROUND
    assert "€\xa0200" in client.get(ready.item.get_absolute_url()).text


def test_what_is_taken_away_is_not_shown_any_more(ready, client):
    made = actions.pot_serves(by=ready.sanne, pot=ready.pot, item=ready.item)
    signed_in(client, ready.sanne)
    client.post(f"{AGENDA}geld/{made.pk}/potje-weg/")
    assert ready.item.title not in client.get(ready.pot.get_absolute_url()).text
    assert client.post(f"{AGENDA}geld/{made.pk}/potje-weg/").status_code == 404


@pytest.mark.parametrize("wrong", ["both", "neither"])
def test_the_database_takes_a_pot_or_a_goal(ready, wrong):
    token = door_is_open.set(True)
    pot, goal = (ready.pot, ready.goal) if wrong == "both" else (None, None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Serving.objects.create(item=ready.item, pot=pot, goal=goal, since="2026-01-01")
    door_is_open.reset(token)
