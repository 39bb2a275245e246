"""The papers of a round: what stands on them, that they can be read aloud, and who gets them."""

import shutil
import subprocess

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.budget import scenes
from tests.methods.test_printing import is_tagged
from tests.stories.tellings import picture
from wijkaanpak import clock
from wijkaanpak.budget.actions import plans, rounds
from wijkaanpak.budget.rules import BallotKind
from wijkaanpak.budget.rules.numbers import written
from wijkaanpak.methods.printing import papers

OPEN = ["stembiljet.pdf", "stembiljet-groot.pdf", "kaarten.pdf", "kaarten-groot.pdf", "poster.pdf"]


@pytest.fixture
def round(cast):
    return scenes.voting(cast)


def get(round, name, **how):
    return Client(**how).get(f"/w/zonnehof/burgerbegroting/{written(round.number)}/{name}")


@pytest.fixture
def printed(monkeypatch):
    """What went to the press, as data, instead of a PDF."""
    sent = []
    monkeypatch.setattr(papers, "press", lambda sheet, data: sent.append(data) or b"%PDF")

    def of(round, name):
        cache.clear()
        assert get(round, name).status_code == 200
        return sent[-1]

    return of


@pytest.mark.parametrize("name", OPEN)
def test_each_paper_is_a_tagged_pdf_for_anybody(round, name):
    answer = get(round, name)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
    assert is_tagged(answer.content) == (True, True, True, True)
    assert f"zonnehof-2026-{name}" in answer.headers["Content-Disposition"]


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="no pdfinfo here: install poppler-utils")
@pytest.mark.parametrize("name", OPEN)
def test_another_reader_of_pdf_sees_the_tags_too(round, name, tmp_path):
    (tmp_path / name).write_bytes(get(round, name).content)
    run = ["pdfinfo", str(tmp_path / name)]
    said = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    assert "Tagged:          yes" in said
    assert ("(A3)" if name == "poster.pdf" else "(A4)") in said


def test_one_ballot_cannot_be_told_from_another(round, printed):
    assert (printed(round, "stembiljet.pdf")["serials"]) == [""]
    assert get(round, "stembiljet.pdf").content == get(round, "stembiljet.pdf").content


def test_a_ballot_says_how_to_choose_where_to_read_more_and_by_which_rules(round, printed):
    data = printed(round, "stembiljet.pdf")
    words = data["words"]
    assert words["steps"][0] == "Kies hoogstens 3 plannen. Zet een kruis in het hokje."
    assert words["steps"][2] == "Lever het in uiterlijk op maandag 21 september."
    assert words["address"].endswith("/w/zonnehof/burgerbegroting/2026")
    assert words["after"][0].split(": ")[1].replace(" ", "") == round.fingerprint[:16]
    assert data["qr"].startswith("<svg")
    assert [plan["title"] for plan in data["plans"]] == ["Plan 1", "Plan 2", "Plan 3", "Plan 4"]
    assert data["plans"][1]["cost"].replace("\u00a0", " ") == "€ 12.000"


@pytest.mark.parametrize(
    ("kind", "first", "crosses"),
    [
        (BallotKind.KNAPSACK, "Kies plannen tot het geld op is: € 50.000.", True),
        (BallotKind.POINTS, "Verdeel 3 punten. Schrijf ze in de hokjes.", False),
    ],
)
def test_each_kind_of_ballot_says_its_own_way_to_choose(cast, printed, kind, first, crosses):
    words = printed(scenes.voting(cast, ballot=kind), "stembiljet.pdf")["words"]
    assert words["steps"][0].replace("\u00a0", " ") == first
    assert bool(words["example"]) == crosses


def test_a_card_shows_the_plan_its_share_and_the_way_to_it(cast, round, printed):
    first = printed(round, "kaarten.pdf")["cards"][0]
    assert (first["number"], first["title"], first["about"]) == (
        "1", "Plan 1", "Een bank met een dak."
    )  # fmt: skip
    assert (first["part"], first["picture"]) == (0.1, [])
    assert first["qr"].startswith("<svg")


def test_a_card_shows_the_photo_of_its_plan_with_its_words(cast, printed):
    round = scenes.opened(cast)
    for title in ("Een bankje", "Een boom"):
        row = scenes.handed_in(cast, round, title=title)
        plans.show_photo(
            by=cast.amina, plan=row, data=picture("JPEG"), words=f"Hier komt: {title}"
        )
        scenes.fits(cast, row)
    with clock.set_back(scenes.VOTE_FROM):
        round = rounds.go_on(by=cast.ruth, round=rounds.go_on(by=cast.ruth, round=round))
    first, second = printed(round, "kaarten.pdf")["cards"]
    assert (first["alt"], second["alt"]) == ("Hier komt: Een bankje", "Hier komt: Een boom")
    assert bytes(first["picture"]).startswith(b"\xff\xd8")


def test_the_poster_says_how_much_there_is_for_what_and_when(round, printed):
    data = printed(round, "poster.pdf")
    assert data["words"]["total"].replace("\u00a0", " ") == "€ 50.000"
    assert "Stem van 7 september tot en met 21 september." in data["words"]["lead"]
    told = [(pot["name"], pot["owner"], pot["asks"], pot["earmarked"]) for pot in data["pots"]]
    assert told == [
        ("wijkbudget", "Gemeente", "vrij", False),
        ("jeugd", "Gemeente", "alleen voor mensen van 12 tot en met 26 jaar", True),
    ]


@pytest.mark.parametrize("name", [name for name in OPEN if name != "poster.pdf"])
def test_without_plans_on_the_ballot_there_is_a_sentence_and_no_paper(cast, name):
    answer = get(scenes.opened(cast), name)
    assert answer.status_code == 409
    assert "Er staat nog geen plan op het stembiljet." in answer.text


@pytest.mark.parametrize("name", OPEN)
def test_no_paper_of_a_round_that_is_still_being_written(cast, name):
    assert get(scenes.begun(cast), name).status_code == 404


@pytest.mark.parametrize("name", OPEN)
def test_papers_speak_the_language_of_who_asks(round, name):
    asked = get(round, name, headers={"Accept-Language": "en"})
    assert is_tagged(asked.content, b"en-NL")[2]


@pytest.mark.parametrize("costs", [(5_000, 6_000), (5_000, 6_000, 7_000, 8_000)])
def test_papers_ask_the_same_number_of_questions_with_any_number_of_plans(cast, costs, printed):
    round, asked = scenes.voting(cast, costs), {}
    for name in OPEN:
        with CaptureQueriesContext(connection) as seen:
            printed(round, name)
        asked[name] = len(seen)
    assert asked == {name: 3 if name == "poster.pdf" else 4 for name in OPEN}


def test_the_round_leads_to_its_papers_and_to_ballots_when_there_are_plans(cast, round):
    page = get(round, "").text
    assert [name for name in OPEN if f"/{name}" not in page] == []
    empty = get(scenes.opened(cast), "").text
    assert [name for name in OPEN if f"/{name}" in empty] == ["poster.pdf"]
