"""The poster of the pots: one tagged sheet of A3, however many pots there are."""

from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client

from tests.funds import purse
from tests.methods.test_printing import is_tagged, pages
from wijkaanpak.funds.views import papers
from wijkaanpak.methods.printing import papers as printing

POSTER = "/w/zonnehof/potjes/poster.pdf"


@pytest.mark.parametrize("more", [0, 30])
def test_the_poster_is_one_tagged_sheet(cast, more):
    purse.ready(cast, cents=900_000, reserved=500_000)
    for number in range(more):
        purse.pot(cast, f"Een potje met een lange naam, nummer {number}", ends=date(2030, 1, 1))
    answer = Client().get(POSTER)
    assert (answer.status_code, pages(answer.content)) == (200, 1)
    assert is_tagged(answer.content) == (True, True, True, True)


def test_the_poster_says_what_came_in_what_is_left_and_where_to_look(cast, monkeypatch):
    sent = []
    monkeypatch.setattr(printing, "press", lambda sheet, data: sent.append(data) or b"%PDF")
    monkeypatch.setattr(papers, "MOST_POTS", 1)
    pot, _goal = purse.ready(cast, cents=900_000, reserved=500_000)
    purse.pot(cast, "Leeg potje")
    cache.clear()
    Client().get(POSTER)
    [data] = sent
    [shown] = data["pots"]
    assert (shown["name"], shown["amount"].replace("\u00a0", " ")) == (pot.title, "€ 9.000")
    assert "Nog niet bestemd: € 4.000." in shown["asks"].replace("\u00a0", " ")
    assert data["words"]["after"][0] == "Nog 1 potje staat op de pagina."
    assert data["words"]["address"].endswith("/w/zonnehof/potjes")
    assert data["qr"].startswith("<svg")


def test_without_pots_there_is_a_sentence_and_no_paper(cast):
    answer = Client().get(POSTER)
    assert answer.status_code == 409
    assert "Er is nog geen potje waarover samen wordt beslist." in answer.text
