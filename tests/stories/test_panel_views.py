"""Test M4: rounds and panels on screen and on paper, for all, for who reads, for the keeper."""

import re

import pytest
from django.http import Http404
from django.test import Client

from tests.cast import signed_in
from tests.pages import asked, queries_of
from tests.stories.readings import (
    begun,
    chosen,
    laid,
    one_of_everything,
    planned,
    reading,
    seated,
    sit,
    told,
)
from tests.stories.tellings import LAMP, placed, tone
from tests.stories.test_panels import only
from wijkaanpak.people.actions import first_coordinator, name_role
from wijkaanpak.people.queries import NOBODY, Viewer
from wijkaanpak.people.rules import Role
from wijkaanpak.stories.actions import change_uses, keep_voice, panels
from wijkaanpak.stories.models import Choice, Panel, PanelRound, Sitter
from wijkaanpak.stories.queries import choices, piles
from wijkaanpak.stories.queries import panels as found
from wijkaanpak.stories.rules.panels import Mattered, Told
from wijkaanpak.stories.rules.telling import Use

HERE = "/w/zonnehof/verhalen/"
ROUNDS = f"{HERE}leesrondes/"


def test_the_desk_of_a_round_is_kept_until_something_happens(cast):
    pairs = told(cast)
    stories = only(pairs)
    chosen(cast, reading(cast, begun(cast), stories), stories[0])
    keeper, at = signed_in(Client(), cast.bram), f"{ROUNDS}1/bureau/"
    queries_of(keeper, at)
    assert asked(keeper, at) == 6
    assert stories[0].title in keeper.get(at).text
    change_uses(story=stories[0], teller=pairs[0][1], uses=[])
    assert stories[0].title not in keeper.get(at).text
    assert Client().get(at).status_code == 302


def table(panel):
    return f"{HERE}leesgroep/{panel.pk}/"


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_costs_the_same_for_one_and_three(many, cast, client, django_assert_num_queries):
    for number in range(many):
        planned(cast, begun(cast, f"Ronde {number}"))
    with django_assert_num_queries(3):
        page = client.get(ROUNDS)
    assert page.text.count("w-card__title") == many


@pytest.mark.parametrize("many", [1, 3])
def test_a_round_costs_the_same_for_one_and_three(many, cast, client, django_assert_num_queries):
    stories = only(told(cast))
    round = begun(cast)
    for number in range(many):
        chosen(cast, reading(cast, round, stories, name=f"Groep {number}"), stories[number])
    with django_assert_num_queries(8):
        page = client.get(f"{ROUNDS}1/")
    assert page.text.count("Om het durven.") == many


def test_everybody_reads_why_once_the_teller_knows(cast, client):
    (story, teller), *others = told(cast)
    round = begun(cast)
    panel = reading(cast, round, [story, *only(others)], cast.amina)
    choice = chosen(cast, panel, story, tell=False)
    read = f"{HERE}{story.pk}/"
    for address in (f"{ROUNDS}1/", read):
        assert "Om het durven." not in client.get(address).text
    panels.tell_teller(by=cast.bram, choice=choice, how=Told.ALOUD)
    for address in (f"{ROUNDS}1/", read):
        page = client.get(address).text
        assert "Om het durven." in page
        assert "De soep was ook mooi." in page  # what they doubted
        assert "Amina" not in page
    did = client.get(f"{read}wat-deed-het/").text
    assert ("Om het durven." in did, "Bewoners koos het" in did, "%(who)" in did) == (1, 1, 0)
    change_uses(story=story, teller=teller, uses=[Use.PANEL])
    page = client.get(f"{ROUNDS}1/").text
    assert "Om het durven." not in page
    assert "De lamp" not in page
    assert "niet voor iedereen" in page


def test_stories_that_were_read_stand_by_name_chosen_or_not(cast, client):
    stories = only(told(cast))
    chosen(cast, reading(cast, begun(cast), stories), stories[5])
    page = client.get(f"{ROUNDS}1/").text
    listed = page[page.index("Alle verhalen die gelezen zijn") :]
    titles = re.findall(r'class="w-voice" lang="nl" dir="auto" href="[^"]+">([^<]+)', listed)
    assert titles == sorted(story.title for story in stories)


def test_a_panel_reads_one_story_on_a_screen_and_writes_why(cast, client):
    stories = only(told(cast, 12))
    panel = reading(cast, begun(cast), stories, cast.amina, name="Groep")
    reader = signed_in(client, cast.amina)
    assert table(panel) + "lezen/" in reader.get(ROUNDS).text
    first = reader.get(table(panel) + "lezen/")
    assert "Keer 2" in first.text
    for place in range(1, 13):
        page = reader.get(f"{table(panel)}lezen/{place}/")
        assert f"Verhaal {place} van 12" in page.text
        assert f"{stories[place - 1].title} was van ons." in page.text
        assert (f"lezen/{place + 1}/" in page.text) is (place < 12)
    assert reader.get(f"{table(panel)}lezen/13/").status_code == 404
    assert reader.get(f"{table(panel)}lezen/0/").status_code == 404
    answer = reader.post(table(panel) + "kiezen/", {"story": str(stories[3].pk), "values": "Moed"})
    assert (answer.status_code, "Moed" in answer.text) == (422, True)
    reader.post(
        table(panel) + "kiezen/",
        {"story": str(stories[3].pk), "reason": "Om de bomen.", "on_paper": "on"},
    )
    choice = Choice.objects.get()
    assert (choice.story_id, choice.reason, choice.on_paper) == (
        stories[3].pk,
        "Om de bomen.",
        False,
    )
    assert reader.get(table(panel) + "lezen/").status_code == 403  # what is read stays there


@pytest.mark.parametrize("many", [6, 8])
def test_a_table_costs_the_same_for_six_and_eight(many, cast, client, django_assert_num_queries):
    panel = reading(cast, begun(cast), only(told(cast, many)), cast.amina)
    reader = signed_in(client, cast.amina)
    with django_assert_num_queries(9):
        reader.get(table(panel) + "lezen/")
    with django_assert_num_queries(9):
        reader.get(table(panel) + "lezen/1/")


@pytest.mark.parametrize("who", ["", "dilan", "carlos", "anouk", "noor", "sanne", "stranger"])
def test_others_do_not_see_what_a_panel_reads(who, cast, client):
    panel = reading(cast, begun(cast), only(told(cast)), cast.amina)
    visitor = signed_in(client, getattr(cast, who)) if who else client
    for at in ("lezen/", "lezen/1/", "kiezen/", "lezen/1/geluid/"):
        assert visitor.get(table(panel) + at).status_code == (403 if who else 302)


def test_a_voice_and_a_photo_are_heard_at_the_table_only(cast, client):
    voice, seconds = keep_voice(tone(1))
    stories = only([*told(cast, 5), *told(cast, 1, voice=voice, seconds=seconds,
                                          uses=frozenset({Use.PANEL}))])  # fmt: skip
    panel = reading(cast, begun(cast), stories, cast.amina)
    heard = f"{table(panel)}lezen/6/geluid/"
    assert signed_in(client, cast.amina).get(heard).headers["Content-Type"] == "audio/mpeg"
    assert client.get(f"{HERE}{stories[5].pk}/geluid/").status_code == 404


def test_a_story_that_was_taken_back_is_gone_from_the_screen_with_a_neutral_line(cast, client):
    (story, teller), *others = told(cast, 7)
    panel = reading(cast, begun(cast), [story, *only(others)], cast.amina)
    change_uses(story=story, teller=teller, uses=[])
    page = signed_in(client, cast.amina).get(table(panel) + "lezen/").text
    assert "Eén verhaal ligt hier niet meer. De verteller beslist dat, en dat is goed." in page
    assert "De lamp" not in page


def test_the_keeper_goes_the_whole_way_on_screen(cast, client):
    stories = only(told(cast))
    keeper = signed_in(client, cast.bram)
    form = keeper.get(f"{ROUNDS}nieuw/")
    assert "belangrijkste verandering" in form.text
    keeper.post(f"{ROUNDS}nieuw/", {"title": "Voorjaar", "question": "Wat veranderde er?",
                "begins": "2026-01-01", "ends": "2099-06-30"})  # fmt: skip
    round = PanelRound.objects.get()
    keeper.post(f"{ROUNDS}1/leesgroep/", {"layer": "residents", "name": "Bewoners",
                "on": "2026-07-01", "place": "De Zaaier", "language": "nl"})  # fmt: skip
    panel = Panel.objects.get()
    wrong = keeper.post(table(panel), {"kind": "resident", "called": "Niemand"})
    assert (wrong.status_code, "precies één persoon" in wrong.text) == (422, True)
    keeper.post(table(panel), {"kind": "resident", "called": "Amina"})
    for _ in range(3):
        keeper.post(table(panel), {"kind": "resident"})
    keeper.post(table(panel), {"kind": "worker", "party": str(cast.gemeente.pk)})
    assert Sitter.objects.get(person=cast.amina).kind == "resident"
    lay = keeper.get(f"{table(panel)}stapel/")
    assert lay.text.count("Nog geen leesgroep las het.") == 6
    assert lay.text.count("checked") >= 6
    few = keeper.post(f"{table(panel)}stapel/", {f"lay-{stories[0].pk}": "on"})
    assert (few.status_code, "6 tot 8" in few.text) == (422, True)
    keeper.post(f"{table(panel)}stapel/", {f"lay-{one.pk}": "on" for one in stories})
    keeper.post(f"{table(panel)}begin/")
    early = keeper.get(f"{ROUNDS}1/terug/")
    assert (early.status_code, "Nog niet alle leesgroepen" in early.text) == (409, True)
    keeper.post(f"{table(panel)}kiezen/", {"story": str(stories[0].pk), "reason": "Durven.",
                "differently": "Bellen.", "on_paper": "on"})  # fmt: skip
    choice = Choice.objects.get()
    assert choice.on_paper
    tell = f"{HERE}gekozen/{choice.pk}/"
    assert tell in keeper.get(f"{ROUNDS}1/bureau/").text
    assert "Durven." in keeper.get(tell).text
    keeper.post(tell, {"how": "letter"})
    assert "Bellen." in keeper.get(f"{ROUNDS}1/terug/").text
    keeper.post(f"{ROUNDS}1/terug/", {"differently": "Wij bellen."})
    keeper.post(f"{tell}later/", {"mattered": "partly", "words": "Soms."})
    round.refresh_from_db()
    assert (round.state, round.differently) == ("looked back", "Wij bellen.")
    page = Client().get(f"{ROUNDS}1/").text
    assert "Voor een deel" in page
    assert "Wij bellen." in page


def test_a_story_in_arabic_says_who_interprets(cast, client):
    stories = only([*told(cast, 5), *told(cast, 1, language="ar")])
    panel = planned(cast, begun(cast))
    keeper = signed_in(client, cast.bram)
    ticked = {f"lay-{one.pk}": "on" for one in stories}
    refused = keeper.post(f"{table(panel)}stapel/", ticked)
    assert "wie het navertelt" in refused.text
    keeper.post(f"{table(panel)}stapel/", ticked | {f"by-{stories[5].pk}": "Soraya vertelt."})
    seated(cast, panel, cast.amina)
    panels.open_reading(by=cast.bram, panel=panel)
    reader = signed_in(Client(), cast.amina)
    pages = [reader.get(f"{table(panel)}lezen/{place}/").text for place in range(1, 7)]
    assert sum("Soraya vertelt." in page for page in pages) == 1


def test_the_teller_learns_why_on_the_page_of_the_slip_and_on_a_card(cast, client):
    stories = [story for story, _teller in told(cast, 5)]
    mine, _teller = placed(cast, LAMP, teller=cast.amina)
    panel = reading(cast, begun(cast), [mine, *stories])
    chosen(cast, panel, mine, tell=False)
    teller = signed_in(client, cast.amina)
    page = teller.get(f"{HERE}mijn/{mine.pk}/").text
    assert "Om het durven." in page
    card = teller.get(f"{HERE}mijn/{mine.pk}/kaart.pdf")
    assert b"pdfuaid" in card.content
    assert (
        signed_in(Client(), cast.dilan).get(f"{HERE}mijn/{mine.pk}/kaart.pdf").status_code == 403
    )


def test_a_panel_can_be_held_on_paper(cast, client):
    stories = only(told(cast))
    panel = planned(cast, begun(cast))
    keeper = signed_in(client, cast.bram)
    assert keeper.get(f"{table(panel)}boekje.pdf").status_code == 409  # nothing lies there yet
    laid(cast, panel, stories)
    seated(cast, panel)
    panels.open_reading(by=cast.bram, panel=panel)
    choice = chosen(cast, panel, stories[0])
    for address in (f"{table(panel)}boekje.pdf", f"{table(panel)}redenblad.pdf",
                    f"{HERE}gekozen/{choice.pk}/brief.pdf",
                    f"{HERE}gekozen/{choice.pk}/kaart.pdf"):  # fmt: skip
        paper = keeper.get(address)
        assert paper.headers["Content-Type"] == "application/pdf"
        assert b"pdfuaid" in paper.content


def test_somebody_at_the_table_decides_about_their_name(cast, client):
    panel = planned(cast, begun(cast))
    sit(cast, panel, person=cast.amina)
    reader = signed_in(client, cast.amina)
    reader.post(f"{table(panel)}mijn-naam/", {"named": "yes"})
    assert "Amina" in Client().get(f"{ROUNDS}1/").text
    reader.post(f"{table(panel)}mijn-naam/")
    assert "Amina" not in Client().get(f"{ROUNDS}1/").text
    other = signed_in(Client(), cast.dilan)
    assert other.post(f"{table(panel)}mijn-naam/", {"named": "yes"}).status_code == 403


def test_the_keeper_forgets_a_name_and_frees_a_chair(cast, client):
    panel = planned(cast, begun(cast))
    seat = sit(cast, panel, name="Mevrouw De Bruin")
    keeper = signed_in(client, cast.bram)
    assert "Mevrouw De Bruin" in keeper.get(table(panel)).text
    keeper.post(f"{HERE}stoel/{seat.pk}/naam-weg/")
    assert "Mevrouw De Bruin" not in keeper.get(table(panel)).text
    keeper.post(f"{HERE}stoel/{seat.pk}/weg/")
    assert Sitter.objects.filter(left=None).count() == 0


def test_what_stops_or_is_cancelled_says_why_to_all(cast, client):
    round = begun(cast)
    panel = planned(cast, round)
    keeper = signed_in(client, cast.bram)
    keeper.post(f"{table(panel)}vervalt/", {"why": "Er konden er maar drie."})
    keeper.post(f"{ROUNDS}1/stoppen/", {"why": "Geen nieuw verhaal."})
    page = Client().get(f"{ROUNDS}1/").text
    assert "Er konden er maar drie." in page
    assert "Geen nieuw verhaal." in page


def test_choosing_anew_is_asked_once_more(cast, client):
    (story, teller), *others = told(cast)
    panel = reading(cast, begun(cast), [story, *only(others)])
    chosen(cast, panel, story)
    change_uses(story=story, teller=teller, uses=[])
    keeper = signed_in(client, cast.bram)
    assert "Opnieuw kiezen?" in keeper.post(f"{table(panel)}opnieuw/").text
    keeper.post(f"{table(panel)}opnieuw/", {"sure": "yes"})
    panel.refresh_from_db()
    assert panel.state == "reading"


def test_what_the_stories_speak_of_is_honest_for_few(cast, client):
    told(cast, 3)
    told(cast, 1)
    page = signed_in(client, cast.bram).get(f"{ROUNDS}waarover/").text
    assert "te weinig om te zeggen waar ze over gaan" in page
    assert "In allebei staat:" in page  # the lamp was told twice


@pytest.mark.parametrize(("many", "said"), [(2, False), (3, True)])
def test_of_very_many_stories_the_newest_are_compared_and_the_page_says_so(
    cast, client, monkeypatch, many, said
):
    monkeypatch.setattr(piles, "MOST_COMPARED", 2)
    told(cast, many)
    page = signed_in(client, cast.bram).get(f"{ROUNDS}waarover/").text
    assert ("Alleen de nieuwste 2 verhalen zijn vergeleken" in page) == said


def test_another_neighbourhood_sees_none_of_it(cast, client):
    one_of_everything(cast)
    panel, choice = Panel.objects.first(), Choice.objects.get()
    there = "/w/elzenbroek/verhalen/"
    assert "Voorjaar" not in client.get(f"{there}leesrondes/").text
    assert client.get(f"{there}leesrondes/1/").status_code == 404
    name = client.get(f"{there}leesgroep/{panel.pk}/lezen/")
    assert name.status_code == 302
    stranger = signed_in(client, cast.stranger)
    assert stranger.get(f"{there}leesgroep/{panel.pk}/lezen/").status_code == 404
    first_coordinator(by=NOBODY, here=cast.dorp, person=cast.dorpskompas)
    name_role(by=cast.dorpskompas, here=cast.dorp, person=cast.stranger, role=Role.STORY_KEEPER)
    keeper = Viewer(cast.dorp, cast.stranger)
    seat = Sitter.objects.first()
    for question in (
        lambda: found.panel_at_desk(keeper, panel.pk),
        lambda: choices.choice_at_desk(keeper, choice.pk),
        lambda: found.sitter_at_desk(keeper, seat.pk),
        lambda: found.some_panel(cast.dorp, panel.pk),
        lambda: found.some_round(cast.dorp, 1),
    ):
        with pytest.raises(Http404):
            question()
    assert found.rounds(cast.dorp) == ([], None)
    assert found.panels_of(Viewer(cast.dorp, cast.amina)) == []


def test_the_list_turns_by_number(cast):
    for number in range(3):
        begun(cast, f"Ronde {number}")
    page, older = found.rounds(cast.wijk, most=2)
    assert ([row.number for row in page], older) == ([3, 2], 2)
    page, older = found.rounds(cast.wijk, before=older, most=2)
    assert ([row.number for row in page], older) == ([1], None)


def test_a_choice_that_was_looked_back_on_says_what_was_seen(cast, client):
    one_of_everything(cast)
    choice = Choice.objects.get()
    panels.check_later(
        by=cast.bram, choice=choice, mattered=Mattered.YES, words="Er wordt gebeld."
    )
    assert "Er wordt gebeld." in client.get(f"{HERE}{choice.story_id}/").text


def test_rounds_are_kept_and_say_what_the_days_are(cast, client, django_assert_num_queries):
    panel = reading(cast, begun(cast), only(told(cast)))
    for at in (ROUNDS, f"{ROUNDS}1/"):
        page = client.get(at).text
        assert "Verhalen van" in page
        assert f"/inloggen/?next={at}" in page
        with django_assert_num_queries(1):
            client.get(at)
    chosen(cast, panel, panel.pile.first().story)
    assert "Om het durven." in client.get(f"{ROUNDS}1/").text


def test_a_pile_that_was_only_planned_was_not_read(cast, client):
    panel = laid(cast, planned(cast, begun(cast)), only(told(cast)))
    assert "Alle verhalen die gelezen zijn" not in client.get(f"{ROUNDS}1/").text
    seated(cast, panel)
    panels.open_reading(by=cast.bram, panel=panel)
    assert "Alle verhalen die gelezen zijn" in client.get(f"{ROUNDS}1/").text


def test_a_round_that_stopped_asks_nobody_for_a_panel(cast, client):
    round = begun(cast)
    assert "vraagt vijf tot zeven mensen" in client.get(f"{ROUNDS}1/").text
    panels.stop_round(by=cast.bram, round=round, why="Er kwam geen nieuw verhaal.")
    page = client.get(f"{ROUNDS}1/").text
    assert "In deze ronde las geen leesgroep." in page
    assert "vraagt vijf tot zeven mensen" not in page


def test_the_teller_of_a_story_that_was_not_chosen_reads_why_on_the_own_page(cast, client):
    stories = only(told(cast, 5))
    mine, _teller = placed(cast, LAMP, teller=cast.amina)
    panel = reading(cast, begun(cast), [mine, *stories])
    choice = chosen(cast, panel, stories[0], tell=False)
    teller = signed_in(client, cast.amina)
    assert "die een ander verhaal koos" not in teller.get(f"{HERE}mijn/{mine.pk}/").text
    panels.tell_teller(by=cast.bram, choice=choice, how=Told.LETTER)
    page = teller.get(f"{HERE}mijn/{mine.pk}/").text
    assert "die een ander verhaal koos" in page
    assert ("Om het durven." in page, "evenveel waard" in page) == (True, True)


@pytest.mark.parametrize("tip", ["Kees Bakker deed het", "Bel 06.12.34.56.78", "Spoorlaan nr. 14"])
@pytest.mark.parametrize("field", ["reason", "values", "doubts", "differently"])
def test_a_tip_in_a_reason_is_seen_at_the_first_try(field, tip, cast, client):
    stories = only(told(cast))
    panel = reading(cast, begun(cast), stories, cast.amina)
    sent = {"story": str(stories[0].pk), "reason": "Om het durven."} | {field: tip}
    answer = signed_in(client, cast.amina).post(table(panel) + "kiezen/", sent)
    assert (answer.status_code, Choice.objects.count()) == (422, 0)
    assert "We hebben dit niet bewaard" in answer.text
