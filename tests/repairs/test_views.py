"""What people meet of mistakes, differences of view and stops."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import signed_in
from tests.commitments.promises import accepted
from tests.pages import asked, queries_of
from tests.repairs import scenes
from tests.repairs.scenes import conflict, done, fresh, line, stopped, talking, told
from tests.stories.tellings import AGREED, placed
from wijkaanpak import clock
from wijkaanpak.repairs import actions
from wijkaanpak.repairs.models import Authority, Conflict, ConflictSide, Mistake, Stop
from wijkaanpak.repairs.rules.mistakes import Said, State
from wijkaanpak.stories.actions import change_uses
from wijkaanpak.stories.rules import Use

HERE = "/w/zonnehof/herstel/"


def as_(person):
    return signed_in(Client(), person)


def test_the_pages_ask_as_often_for_one_as_for_three(client, cast):
    counts = []
    for number in range(3):
        mistake = done(cast, title=f"Fout {number}")
        row = talking(cast)
        for one in range(number + 1):
            line(row, cast.amina, words=f"Feit {one}.")
        stop = stopped(cast, scenes.purse.goal(cast, f"Doel {number}"))
        counts.append({
            "listing": queries_of(client, HERE),
            "over": queries_of(client, f"{HERE}voorbij/"),
            "mistake": queries_of(client, mistake.get_absolute_url()),
            "conflicts": queries_of(client, f"{HERE}verschil/"),
            "conflict": queries_of(client, row.get_absolute_url()),
            "stops": queries_of(client, f"{HERE}stop/"),
            "stop": queries_of(client, stop.get_absolute_url()),
            "mandates": queries_of(client, f"{HERE}stop/bevoegd/"),
        })  # fmt: skip
    assert counts[0] == counts[2] == {
        "listing": 6, "over": 3, "mistake": 6, "conflicts": 4, "conflict": 8, "stops": 4,
        "stop": 4, "mandates": 3,
    }  # fmt: skip


@pytest.mark.parametrize("at", ["", "voorbij/", "verschil/", "stop/"])
def test_a_list_is_kept_until_something_happens(at, cast, client):
    done(cast)
    talking(cast)
    stopped(cast, scenes.purse.goal(cast))
    queries_of(client, HERE + at)
    with CaptureQueriesContext(connection) as asked:
        before = client.get(HERE + at).text
    assert len(asked) == 1
    told(cast, title="Nog een fout", happened="Nu pas.")
    conflict(cast, mine="De buren van de kade")
    stopped(cast, scenes.purse.goal(cast, "Doel twee"))
    if at != "voorbij/":
        assert client.get(HERE + at).text != before


@pytest.mark.parametrize("at", ["", "verschil/", "stop/"])
def test_who_is_not_signed_in_reads_for_what_to_sign_in(at, cast, client):
    line = f"/inloggen/?next={HERE}{at}"
    assert line in client.get(HERE + at).text
    assert line not in as_(cast.amina).get(HERE + at).text


def test_the_list_of_stops_says_when_nothing_is_held_now(cast, client):
    assert "Er staat nu niets stil." in client.get(f"{HERE}stop/").text
    stop = stopped(cast, scenes.purse.goal(cast))
    page = client.get(f"{HERE}stop/").text
    assert ("Er staat nu één ding stil." in page, "Er staat nu niets" in page) == (True, False)
    at = stop.get_absolute_url()
    assert "Staat stil" in client.get(at).text
    assert "Er staat nu niets stil." not in client.get(at).text
    with clock.set_back(clock.now() + timedelta(days=100)):
        cache.clear()
        page = client.get(at).text
        assert ("Er staat nu niets stil." in page, "kon tot en met" in page) == (True, True)
        assert "drie gelote bewoners" not in page
        assert "Er staat nu niets stil. " in re.sub(r"<.*?>", "", client.get(f"{HERE}stop/").text)


def test_a_group_that_is_no_party_can_be_chosen_and_is_kept(cast):
    amina = as_(cast.amina)
    form = amina.get(f"{HERE}vertellen/").text
    assert '<option value="group">Een groep die geen partij is</option>' in form
    sent = {"maker": "group", "title": "Heg geknipt", "happened": "Te vroeg.", "hurt": "De klas"}
    answer = amina.post(f"{HERE}vertellen/", sent)
    assert (answer.status_code, "Schrijf welke groep het was." in answer.text) == (422, True)
    assert amina.post(f"{HERE}vertellen/", sent | {"group": "De tuingroep"}).status_code == 302
    assert Mistake.objects.get().made_by == "De tuingroep"


def test_who_does_not_speak_for_a_party_keeps_what_they_typed(cast):
    sent = {"maker": str(cast.gemeente.pk), "title": "Bomen", "happened": "Een lang verhaal.",
            "hurt": "Het plein", "by_maker": "on"}  # fmt: skip
    answer = as_(cast.amina).post(f"{HERE}vertellen/", sent)
    assert (answer.status_code, "Een lang verhaal.</textarea>" in answer.text) == (422, True)
    assert re.search(r"<details[^>]* open>", answer.text)  # what was wrong is in sight
    assert "Jij spreekt niet voor deze partij." in answer.text


TIPS = ["Kees Bakker deed het", "Bel 06.12.34.56.78", "kenteken ab 123 c", "Spoorlaan nr. 14"]


@pytest.mark.parametrize("tip", TIPS)
@pytest.mark.parametrize("field", ["title", "happened", "hurt", "group", "repair"])
def test_a_tip_is_seen_at_the_first_try_in_every_field_of_a_mistake(field, tip, cast):
    sent = {"maker": "group", "group": "De tuingroep", "title": "Heg", "happened": "Te vroeg.",
            "hurt": "De klas", "repair": "Nieuwe heg", "repair_by": scenes.in_days(9),
            "by_maker": "on"}  # fmt: skip
    answer = as_(cast.amina).post(f"{HERE}vertellen/", sent | {field: tip})
    assert (answer.status_code, Mistake.objects.count()) == (422, 0)
    assert "We hebben dit niet bewaard" in answer.text


@pytest.mark.parametrize("tip", TIPS)
def test_a_tip_is_seen_at_the_first_try_in_every_field_of_a_difference(tip, cast):
    amina = as_(cast.amina)
    begin = {"title": "Waar laten we de auto's?", "mine": "group", "my_group": "De straat",
             "other": "group", "other_group": "De kade"}  # fmt: skip
    for field in ("title", "my_group", "other_group", "third_group"):
        answer = amina.post(f"{HERE}verschil/beginnen/", begin | {field: tip})
        assert (answer.status_code, Conflict.objects.count()) == (422, 0), field
    row = talking(cast)
    fact, at = line(row, cast.sanne), row.get_absolute_url()
    for part, words in (
        ("positie/", {"words": tip, "values": ["rest"]}),
        ("zin/", {"kind": "fact", "words": tip}),
        (f"zin/{fact.pk}/", {"yes": "no", "why": tip}),
    ):
        answer = amina.post(at + part, words)
        assert (answer.status_code, "We hebben dit niet bewaard" in answer.text) == (422, True)


def test_no_side_is_chosen_for_somebody_who_chose_none(cast):
    begin = {"title": "Waar laten we de auto's?", "mine": "group", "my_group": "De straat",
             "other_group": "De kade"}  # fmt: skip
    amina = as_(cast.amina)
    assert amina.post(f"{HERE}verschil/beginnen/", begin).status_code == 422
    both = begin | {"other": str(cast.gemeente.pk)}
    answer = amina.post(f"{HERE}verschil/beginnen/", both)
    assert (answer.status_code, "of kies hierboven een groep" in answer.text) == (422, True)
    assert Conflict.objects.count() == 0


def test_a_line_says_on_whom_it_waits_and_that_ones_own_side_answered(cast):
    row = talking(cast)
    line(row, cast.amina)
    page = as_(cast.amina).get(row.get_absolute_url()).text
    assert "We wachten op: <bdi>Gemeente</bdi>. Jouw kant heeft geantwoord." in page
    assert "Zeg het anders" in page
    assert "Wat zegt jouw kant?" in as_(cast.sanne).get(row.get_absolute_url()).text


def test_a_mistake_that_was_taken_back_is_not_named_beside_a_difference(cast):
    mistake = told(cast, title="Een vergissing")
    beginning = actions.Beginning("Was het zo?", "De straat", [cast.gemeente], mistake)
    row = actions.begin_conflict(by=cast.amina, here=cast.wijk, beginning=beginning)
    assert "Een vergissing" in Client().get(row.get_absolute_url()).text
    scenes.say(mistake, cast.amina, Said.TAKEN_BACK, "Niet zo.")
    assert "Een vergissing" not in Client().get(row.get_absolute_url()).text


def test_who_said_repaired_reads_that_others_still_have_the_word(cast):
    mistake = done(cast)
    actions.sign_on(by=cast.carlos, mistake=mistake)
    scenes.say(mistake, cast.amina, Said.REPAIRED)
    page = as_(cast.amina).get(mistake.get_absolute_url()).text
    assert "Jij zei: het is hersteld. We wachten op de anderen die zich meldden." in page
    assert ("zeggen/repaired/" in page, "zeggen/not_yet/" in page) == (False, True)
    assert "zeggen/repaired/" in as_(cast.carlos).get(mistake.get_absolute_url()).text


def test_a_mistake_is_told_and_repaired_on_screen(cast):
    amina, sanne = as_(cast.amina), as_(cast.sanne)
    sent = {"maker": str(cast.gemeente.pk), "title": "Bomen gekapt", "happened": "Te vroeg.",
            "hurt": "Het plein", "am_hurt": "on"}  # fmt: skip
    assert amina.post(f"{HERE}vertellen/", sent).status_code == 302
    mistake = Mistake.objects.get()
    at = mistake.get_absolute_url()
    assert "Aan de beurt" in amina.get(at).text
    steps = [
        (sanne, "sorry", {"words": "Sorry, nieuwe bomen.", "by_day": scenes.in_days(9)}),
        (sanne, "done", {"words": "Ze staan er."}),
        (amina, "not_yet", {"words": "Eentje mist nog."}),
        (sanne, "done", {"words": "Nu ook die."}),
        (amina, "repaired", {"words": ""}),
        (sanne, "learned", {"words": "Geen zaag zonder gezicht."}),
    ]
    for client, said, words in steps:
        assert client.post(f"{at}zeggen/{said}/", words).status_code == 302, said
    page = Client().get(at).text
    assert (fresh(mistake).state, "Geen zaag zonder gezicht." in page) == (State.REPAIRED, True)
    assert "Amina" not in page


def test_what_was_typed_stays_when_it_looks_like_a_tip(cast):
    sent = {"maker": str(cast.gemeente.pk), "title": "Er wordt gedeald", "hurt": "De straat",
            "happened": "Het is onrustig. Kevin dealt op de hoek."}  # fmt: skip
    answer = as_(cast.amina).post(f"{HERE}vertellen/", sent)
    assert (answer.status_code, Mistake.objects.count()) == (422, 0)
    assert "lijkt een tip over een persoon: “Kevin dealt op de hoek.”" in answer.text
    assert "0800-7000" in answer.text
    assert "Het is onrustig. Kevin dealt op de hoek.</textarea>" in answer.text


def test_a_form_without_words_is_told_at_the_field(cast):
    mistake = told(cast)
    at = f"{mistake.get_absolute_url()}zeggen/sorry/"
    assert as_(cast.sanne).post(at, {"words": ""}).status_code == 422
    assert as_(cast.amina).get(at).status_code == 403
    assert as_(cast.sanne).get(at.replace("sorry", "kapot")).status_code == 404
    assert as_(cast.sanne).get(at.replace("sorry", "done")).status_code == 409


def test_buttons_are_only_for_whose_turn_it_is(cast):
    mistake = done(cast)
    at = mistake.get_absolute_url()
    assert "zeggen/repaired/" in as_(cast.amina).get(at).text
    for client in (Client(), as_(cast.sanne), as_(cast.noor), as_(cast.carlos)):
        assert "zeggen/repaired/" not in client.get(at).text
    assert "geraakt/" in as_(cast.carlos).get(at).text
    assert "geraakt/" not in as_(cast.sanne).get(at).text


def test_neighbours_sign_on_and_leave_it_and_no_name_is_shown(cast):
    mistake = done(cast)
    at, carlos = mistake.get_absolute_url(), as_(cast.carlos)
    assert carlos.post(f"{at}geraakt/").status_code == 302
    assert "2 buren meldden zich." in Client().get(at).text
    assert carlos.post(f"{at}aan-buren/").status_code == 302
    dilan = as_(cast.dilan)
    assert dilan.post(f"{at}geraakt/{cast.residents.pk}/").status_code == 302
    assert dilan.post(f"{at}geraakt/{cast.kompas.pk}/").status_code == 403
    page = Client().get(at).text
    assert ("1 buur meldde zich." in page, "Wijkcoöperatie" in page) == (True, True)
    assert ("Carlos" in page, "Amina" in page) == (False, False)


def test_somebody_of_a_group_answers_for_it(cast):
    mistake = told(cast, maker=None, group="De tuingroep")
    assert as_(cast.carlos).post(f"{mistake.get_absolute_url()}wij-waren-het/").status_code == 302
    assert fresh(mistake).keeper == cast.carlos


def test_what_was_taken_back_is_no_longer_readable(cast):
    mistake = told(cast, title="Een vergissing")
    scenes.say(mistake, cast.amina, Said.TAKEN_BACK, "Niet zo.")
    page = Client().get(mistake.get_absolute_url()).text
    assert ("Een vergissing" in page, "De zaag kwam" in page) == (False, False)


def test_beside_a_party_a_promise_and_a_story_stands_what_is_repaired(cast):
    promise, (story, _teller) = accepted(cast), placed(cast, AGREED)
    told(cast, commitment=promise, story=story, title="Bomen te vroeg gekapt")
    for at in (
        cast.gemeente.get_absolute_url(),
        promise.get_absolute_url(),
        f"/w/zonnehof/verhalen/{story.pk}/",
    ):
        assert "Bomen te vroeg gekapt" in Client().get(at).text
    assert "legde dit verhaal ernaast" in Client().get(f"/w/zonnehof/verhalen/{story.pk}/").text
    assert "Bomen te vroeg gekapt" not in Client().get(cast.housing.get_absolute_url()).text


def test_a_story_is_laid_beside_a_mistake_and_goes_when_its_teller_says_no(cast):
    story, teller = placed(cast, AGREED)
    at = told(cast).get_absolute_url()
    amina, here = as_(cast.amina), f"{at}verhaal/"
    assert here in amina.get(at).text
    assert here not in Client().get(at).text
    answer = amina.post(here, {"story": str(story.pk)}, follow=True)
    assert "Het verhaal ligt er nu naast" in answer.text
    assert story.get_absolute_url() in Client().get(at).text
    change_uses(story=story, teller=teller, uses={Use.PANEL, Use.PUBLIC})
    assert story.title not in Client().get(at).text


def test_the_page_of_a_mistake_is_kept_and_its_buttons_are_for_who_looks(cast):
    mistake = done(cast, story=placed(cast, AGREED)[0])
    at = mistake.get_absolute_url()
    amina, dilan, sanne = as_(cast.amina), as_(cast.dilan), as_(cast.sanne)
    for client in (amina, dilan, sanne):
        queries_of(client, at)
        assert asked(client, at) == 8
    buttons = [
        [
            word in client.get(at).text
            for word in ("zeggen/repaired/", "geraakt/", "zeggen/learned/")
        ]
        for client in (amina, dilan, sanne, Client())
    ]
    assert buttons == [
        [True, False, False], [False, True, False], [False, False, True], [False] * 3,
    ]  # fmt: skip
    with clock.set_back(clock.now() + timedelta(weeks=9)):
        assert "Die dag is voorbij" in Client().get(at).text


def test_a_difference_of_view_goes_from_the_table_to_rest_on_screen(cast):
    amina, sanne = as_(cast.amina), as_(cast.sanne)
    sent = {"title": "Waar laten we de auto's?", "mine": "group", "my_group": "De Elzenlaan",
            "other": str(cast.gemeente.pk)}  # fmt: skip
    assert amina.post(f"{HERE}verschil/beginnen/", sent).status_code == 302
    row = Conflict.objects.get()
    at = row.get_absolute_url()
    for client, value in ((amina, "rest"), (sanne, "green")):
        sent = {"words": f"Zo zien wij het: {value}.", "values": [value]}
        assert client.post(f"{at}positie/", sent).status_code == 302
    page = Client().get(at).text
    assert ("Zo zien wij het: rest." in page, "Zo zien wij het: green." in page) == (True, True)
    assert "vinden andere dingen belangrijk" in page
    sent = {"kind": "rest", "words": "Na het riool verder.", "day": scenes.in_days(200)}
    assert amina.post(f"{at}zin/", sent).status_code == 302
    assert sanne.get(f"{at}zin/{row.lines.get().pk}/").status_code == 200
    answer = sanne.post(f"{at}zin/{row.lines.get().pk}/", {"yes": "no", "why": ""})
    assert answer.status_code == 422
    sanne.post(f"{at}zin/{row.lines.get().pk}/", {"yes": "yes"})
    assert "Alle kanten laten dit rusten tot" in Client().get(at).text


def test_the_pen_of_a_group_is_taken_and_laid_down(cast):
    row = conflict(cast, by=cast.dilan, mine=cast.residents, others=["Ouders"])
    side = ConflictSide.objects.get(conflict=row, place=2)
    at, amina = f"{row.get_absolute_url()}kant/{side.pk}/", as_(cast.amina)
    assert "Ik houd de pen vast voor Ouders" in amina.get(row.get_absolute_url()).text
    assert amina.post(at).status_code == 302
    assert amina.post(f"{at}stoppen/").status_code == 302
    assert fresh(side).person is None


def test_who_answers_for_no_side_writes_nothing(cast):
    row = talking(cast)
    fact = line(row, cast.amina)
    at, noor = row.get_absolute_url(), as_(cast.noor)
    for part in ("positie/", "zin/", f"zin/{fact.pk}/"):
        assert noor.get(at + part).status_code == 403
    assert "Schrijf hoe wij het zien" not in noor.get(at).text


def test_a_mandate_is_written_looked_at_and_used_on_screen(cast):
    cast.bea = cast.join("Bea", "bea@gemeente.example")
    scenes.take_seat(by=cast.sanne, party=cast.gemeente, title="burgemeester", person=cast.bea)
    seat = cast.gemeente.seats.get(title="burgemeester")
    sent = {"seat": str(seat.pk), "post": "mayor", "words": "Besluit", "published": "x.example"}
    assert as_(cast.sanne).post(f"{HERE}stop/bevoegd/nieuw/", sent).status_code == 302
    authority = Authority.objects.get()
    assert as_(cast.bea).get(f"{HERE}stop/nieuw/").status_code == 403
    see = f"{HERE}stop/bevoegd/{authority.pk}/gezien/"
    assert as_(cast.sanne).post(see).status_code == 403
    assert as_(cast.noor).post(see).status_code == 302
    payment = scenes.waiting_payment(cast)
    sent = {"thing": str(payment.pk), "authority": str(authority.pk), "ground": "bibob",
            "scope": "Alleen deze betaling.", "why": "Eerst kijken.", "objection": "Raadhuis",
            "until": scenes.in_days(20)}  # fmt: skip
    bea = as_(cast.bea)
    assert "Vloer (" in bea.get(f"{HERE}stop/nieuw/").text
    assert bea.post(f"{HERE}stop/nieuw/", sent).status_code == 302
    answer = as_(cast.nel).post(f"{payment.get_absolute_url()}meekijken/")
    assert "Dit geld is stilgezet tot en met" in answer.text
    stop = Stop.objects.get()
    for at in (HERE, f"{HERE}stop/", stop.get_absolute_url(), payment.goal.get_absolute_url()):
        assert "Stilgezet" in Client().get(at).text, at
    later = sent | {"why": "Er is nog een stuk nodig.", "until": scenes.in_days(40)}
    assert bea.post(f"{stop.get_absolute_url()}verder/", later).status_code == 302
    second = Stop.objects.get(follows=stop)
    assert bea.post(f"{second.get_absolute_url()}opheffen/", {"why": "Klaar."}).status_code == 302
    assert "Opgeheven" in Client().get(second.get_absolute_url()).text
    end = f"{HERE}stop/bevoegd/{authority.pk}/einde/"
    assert as_(cast.sanne).post(end).status_code == 200
    assert as_(cast.sanne).post(end, {"sure": "yes"}).status_code == 302
    assert bea.get(f"{HERE}stop/nieuw/").status_code == 403


def test_on_the_desk_and_on_a_proposal_stands_that_it_is_held(cast):
    payment = scenes.waiting_payment(cast)
    stopped(cast, payment)
    assert "Stilgezet" in as_(cast.wim).get(payment.get_absolute_url()).text
    assert as_(cast.wim).get("/w/zonnehof/potjes/kas/").text.count("Staat stil") == 1
    proposal = scenes.a_proposal(cast)
    stop = stopped(cast, proposal)
    page = Client().get(proposal.get_absolute_url()).text
    assert "Tot en met" in page.split("Stilgezet: ")[1]
    assert "Partijen kunnen nog ja of nee zeggen" in page
    assert "bestuursorgaan zelf: <b>tot en met" in Client().get(stop.get_absolute_url()).text


@pytest.mark.parametrize("name", ["vertellen/blad.pdf", "verschil/blad.pdf"])
def test_the_sheets_fit_on_one_page(client, cast, name):
    answer = client.get(HERE + name)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
    assert len(re.findall(rb"/Type\s*/Page\b", answer.content)) == 1


def test_pages_of_another_neighbourhood_are_not_found_here(client, cast):
    mistake, row, stop = told(cast), conflict(cast), stopped(cast)
    for found in (mistake, row, stop):
        at = found.get_absolute_url().replace("zonnehof", "elzenbroek")
        assert client.get(at).status_code == 404
    assert "Er wacht niets op herstel" in client.get("/w/elzenbroek/herstel/").text
