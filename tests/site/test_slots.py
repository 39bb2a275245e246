"""What rooms put on each other's pages: kept for whom it is the same, and for nobody else."""

import re
from collections import defaultdict

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import signed_in
from tests.repairs.scenes import told
from wijkaanpak.agenda.models import Serving
from wijkaanpak.ui import slots
from wijkaanpak.ui.templatetags import slots as tag

ROLES = ["passer-by", "stranger", "amina", "dilan", "sanne", "corrie", "wim", "anouk", "hassan"]
# The kinds of things that have a page with a slot, on which something is kept.
PAGES = {
    "agenda.item": "agenda.Item",
    "budget.plan": "budget.Plan",
    "commitments.commitment": "commitments.Commitment",
    "funds.goal": "funds.Goal",
    "funds.payment": "funds.Payment",
    "funds.pot": "funds.Pot",
    "network.party": "network.Party",
    "network.proposal": "network.Proposal",
    "projects.project": "projects.Project",
    "stories.story": "stories.Story",
}


class NothingKept:
    """A cache that forgets all, and remembers what it was given for each key."""

    def __init__(self):
        self.given = defaultdict(set)

    def get(self, key):
        return None

    def set(self, key, parts, seconds):
        self.given[key].add("\n".join(parts))


def pages(kind):
    rows = QuerySet(apps.get_model(PAGES[kind]))
    return [row.get_absolute_url() for row in rows]


@pytest.fixture
def forgetful(monkeypatch):
    found = NothingKept()
    monkeypatch.setattr(tag, "cache", found)
    return found


def test_every_slot_on_which_something_is_kept_is_tried_here():
    kept = {
        slot for slot, fillers in slots._fillers.items() if any(one.kept_by for one in fillers)
    }
    assert kept == set(PAGES)


def test_what_is_kept_is_the_same_for_all_for_whom_it_is_kept(stage, forgetful):
    addresses = [address for kind in PAGES for address in pages(kind)[:3]]
    for name in ROLES:
        person = getattr(stage, name, None)
        client = signed_in(Client(), person) if person else Client()
        for address in addresses:
            assert client.get(address).status_code in {200, 302, 403, 404}
    assert len(forgetful.given) > 40
    assert {key: parts for key, parts in forgetful.given.items() if len(parts) > 1} == {}
    everything = "".join(part for parts in forgetful.given.values() for part in parts)
    assert "<form" not in everything  # its token would be somebody else's


def queries_of(client, address):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize(
    ("kind", "again"),
    [("network.party", 8), ("projects.project", 8), ("stories.story", 9), ("funds.goal", 14)],
)
def test_a_page_with_many_rooms_on_it_asks_little_the_second_time(stage, kind, again):
    client = signed_in(Client(), stage.dilan)
    address = pages(kind)[0]
    cache.clear()
    first = queries_of(client, address)
    assert queries_of(client, address) == again < first


def test_what_is_kept_is_drawn_anew_when_something_happened(stage):
    client, party = signed_in(Client(), stage.dilan), stage.gemeente.get_absolute_url()
    assert "De bank is weg" not in client.get(party).text
    told(stage, title="De bank is weg")
    assert "De bank is weg" in client.get(party).text


def test_the_button_of_a_room_above_carries_the_token_of_who_looks(stage):
    serving = Serving.objects.filter(goal__isnull=False).first()
    page = signed_in(Client(), stage.wim).get(serving.goal.get_absolute_url()).text
    form = page[page.index(f"{serving.pk}/doel-weg/") :]
    assert re.search(r'name="csrfmiddlewaretoken" value="\w{64}"', form[: form.index("</form>")])
