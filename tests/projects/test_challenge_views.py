from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import signed_in
from tests.projects import challenge_scenes as scenes
from tests.projects.challenge_scenes import fresh, in_days, step
from wijkaanpak import clock
from wijkaanpak.projects.models import Challenge, Work
from wijkaanpak.projects.rules.challenges import Condition, State, Step, Topic
from wijkaanpak.projects.rules.works import SOCIAL_PART

ALL = "/w/zonnehof/projecten/uitdagen/"
WORKS = "/w/zonnehof/projecten/koppelkansen/"


def count(client, address):
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert answer.status_code == 200
    return len(asked), [q["sql"][:160] for q in asked.captured_queries]


def some(cast, number):
    """A challenge that is late, and two works that meet."""
    with clock.set_back(in_days(-90)):
        scenes.made(cast, title=f"Taak {number}", starts=in_days(200))
    first = scenes.a_work(cast, title=f"Riool {number}")
    scenes.warm_homes(cast, title=f"Warm {number}")
    return first


@pytest.mark.parametrize(("address", "most"), [(ALL, 4), (WORKS, 8)])
def test_a_list_asks_the_database_as_often_for_one_as_for_three(client, cast, address, most):
    some(cast, 0)
    first, _sql = count(client, address)
    for number in (1, 2):
        some(cast, number)
    again, sql = count(client, address)
    assert first == again <= most, sql


@pytest.mark.parametrize(("address", "most"), [(ALL, 2), (WORKS, 2)])
def test_a_kept_list_asks_almost_nothing(client, cast, address, most):
    some(cast, 0)
    count(client, address)
    kept, sql = count(client, address)
    assert kept <= most, sql


def test_the_page_of_a_challenge_costs_the_same_for_a_long_way(client, cast):
    row = scenes.agreed(cast)
    first, _sql = count(client, row.get_absolute_url())
    for _three in range(3):
        step(cast, row, Step.YEARLY)
    again, sql = count(client, row.get_absolute_url())
    assert first == again <= 9, sql


def test_the_page_of_a_work_costs_the_same_for_one_as_for_three_others(client, cast):
    row = some(cast, 0)
    first, _sql = count(client, row.get_absolute_url())
    some(cast, 1)
    again, sql = count(client, row.get_absolute_url())
    assert first == again == 9, sql


def test_a_late_step_says_kindly_whose_turn_it_is_and_since_when(client, cast):
    some(cast, 0)
    row = Challenge.objects.get()
    for address in (ALL, row.get_absolute_url()):
        page = client.get(address).text
        assert "Aan de beurt:" in page
        assert "Later dan beloofd" in page
    assert "geen schande" in client.get(row.get_absolute_url()).text


def test_nothing_of_here_is_seen_or_done_from_the_village(client, cast):
    row = scenes.agreed(cast)
    work = some(cast, 0)
    signed_in(client, cast.dorpshoofd)
    for address in (row.get_absolute_url(), work.get_absolute_url()):
        assert client.get(address.replace("zonnehof", "elzenbroek")).status_code == 404
    for address in (ALL, WORKS):
        assert "Riool" not in client.get(address.replace("zonnehof", "elzenbroek")).text


def send(client, row, path, **given):
    return client.post(f"{row.get_absolute_url()}{path}/", given)


def test_neighbours_go_the_whole_way_with_forms_alone(client, cast):
    signed_in(client, cast.amina)
    client.post(
        f"{ALL}nieuw/",
        {
            "form": "take over", "title": "De Zaaier", "task": "De gemeente opent hem.",
            "why": "Vaker open.", "name": "Buren", "owner": str(cast.gemeente.pk),
            "starts": in_days(200).isoformat(),
        },
    )  # fmt: skip
    row = Challenge.objects.get()
    send(client, row, "namens", party=str(cast.residents.pk))
    signed_in(client, cast.sanne)
    send(client, row, "stap/gesprek", words="Wij spraken elkaar.")
    sheet = {topic.value: "Dit weten wij." for topic in Topic if topic != "vat"}
    send(client, row, "stap/kosten", euros="50.000", unknown="vat", **sheet)
    signed_in(client, cast.amina)
    idea = dict.fromkeys(("how", "who", "better", "when_it_fails"), "Zo.")
    send(client, row, "stap/plan", euros="48.000", **idea)
    send(client, row, "stap/straat", words="Goed.", asked="40", support="33")
    signed_in(client, cast.sanne)
    weights = {f"holds_{number}": "yes" for number, _one in enumerate(Condition)}
    send(client, row, "stap/afwegen", **weights)
    send(client, row, "stap/besluit", answer="adopt", words="Het wordt beter.")
    names = ("money_words", "quality", "liability", "insurance", "vat", "staff", "hand_back")
    words = dict.fromkeys(names, "Zo afgesproken.")
    send(client, row, "overeenkomst/eerste", euros="48.000",
         starts=in_days(200).isoformat(), **words)  # fmt: skip
    version = row.agreements.get()
    signed_in(client, cast.dilan)
    client.post(f"{ALL}overeenkomst/{version.pk}/", {"answer": "yes"})
    assert fresh(row).state == State.AGREED
    page = client.get(row.get_absolute_url()).text
    assert "33 van 40" in page
    assert "Weten we niet" in page


def test_what_was_typed_stays_when_a_topic_was_left_out(client, cast):
    row = scenes.talked(cast)
    signed_in(client, cast.sanne)
    answer = send(client, row, "stap/kosten", staff="Twee conciërges.")
    assert answer.status_code == 422
    assert "Twee conciërges." in answer.text
    assert "kruis onderaan aan dat" in answer.text


def test_a_challenge_that_comes_too_late_says_from_which_day(client, cast):
    signed_in(client, cast.amina)
    given = {"form": "take over", "title": "A", "task": "B", "why": "C", "name": "D",
             "owner": str(cast.gemeente.pk), "starts": in_days(3).isoformat()}  # fmt: skip
    answer = client.post(f"{ALL}nieuw/", given)
    assert answer.status_code == 422
    assert "minstens 18 weken" in answer.text


def test_a_step_of_somebody_else_says_so_at_once(client, cast):
    row = scenes.made(cast)
    signed_in(client, cast.amina)
    answer = client.get(f"{row.get_absolute_url()}stap/gesprek/")
    assert answer.status_code == 403
    assert client.get(f"{row.get_absolute_url()}stap/dansen/").status_code == 404


def test_the_guide_sees_that_they_write_for_others(client, cast):
    row = scenes.guided(cast, scenes.opened(cast))
    signed_in(client, cast.carlos)
    assert "Lees het aan hen voor" in client.get(f"{row.get_absolute_url()}stap/plan/").text
    idea = dict.fromkeys(("how", "who", "better", "when_it_fails"), "Zo.")
    send(client, row, "stap/plan", euros="1", **idea)
    assert fresh(row).plan.told


@pytest.mark.parametrize("path", ["kosten.pdf", "plan.pdf"])
@pytest.mark.parametrize("scene", [scenes.made, scenes.planned])
def test_sheet_and_plan_are_on_paper_empty_and_filled(client, cast, path, scene):
    row = scene(cast)
    answer = client.get(f"{row.get_absolute_url()}{path}")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert b"pdfuaid" in answer.content


def test_a_party_shows_its_challenges_and_works(client, cast):
    some(cast, 0)
    page = client.get(cast.gemeente.get_absolute_url()).text
    assert "Taak 0" in page
    assert "Riool 0" in page


def test_a_party_enters_energy_only_with_people(client, cast):
    signed_in(client, cast.corrie)
    year = str((clock.today() + timedelta(days=366)).year)
    given = {"party": str(cast.housing.pk), "kind": "energy", "title": "Warm", "words": "Isolatie",
             "streets": "Terpweg", "first": year, "last": year}  # fmt: skip
    answer = client.post(f"{WORKS}nieuw/", given)
    assert answer.status_code == 422
    assert "Energie gaat samen met mensen" in answer.text
    client.post(f"{WORKS}nieuw/", given | dict.fromkeys(SOCIAL_PART, "Zo."))
    row = Work.objects.get()
    assert "Zo." in client.get(row.get_absolute_url()).text


def test_a_party_says_that_it_joins(client, cast):
    row = some(cast, 0)
    other = Work.objects.exclude(pk=row.pk).get()
    signed_in(client, cast.sanne)
    send(client, row, "samen", others=str(other.pk), answer="yes", words="In juni samen.")
    assert "In juni samen." in client.get(WORKS).text
    signed_in(client, cast.corrie)
    assert send(client, row, "samen", others=str(other.pk)).status_code == 403


def test_every_form_opens_for_who_may_send_it(client, cast):
    row, work = scenes.agreed(cast), some(cast, 0)
    signed_in(client, cast.sanne)
    paths = [
        *(f"{row.get_absolute_url()}{at}/" for at in ("gids", "erbij", "stap/jaargesprek")),
        *(f"{row.get_absolute_url()}overeenkomst/{at}/" for at in ("wijzigen", "verlengen")),
        *(f"{work.get_absolute_url()}{at}/" for at in ("samen", "dagen", "jaren", "klaar")),
        f"{ALL}overeenkomst/{row.agreements.get().pk}/",
        f"{WORKS}nieuw/",
    ]
    assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)


def test_days_are_fixed_and_works_end_with_forms(client, cast):
    row = some(cast, 0)
    signed_in(client, cast.sanne)
    send(client, row, "dagen", starts=f"{row.first_year}-05-01", ends=f"{row.first_year}-06-01")
    assert "Dagen staan vast" in client.get(row.get_absolute_url()).text
    send(client, row, "jaren", first=row.first_year, last=row.first_year + 1)
    assert "Dagen zijn nog open" in client.get(row.get_absolute_url()).text
    send(client, row, "klaar", words="Het ligt er.")
    assert "Het ligt er." in client.get(row.get_absolute_url()).text


def test_what_was_taken_back_promises_no_decision(client, cast):
    row = scenes.talked(cast)
    promise = "is er na 10 weken een besluit"
    assert promise in client.get(row.get_absolute_url()).text
    scenes.step(cast, row, Step.WITHDRAW, by=cast.amina)
    assert promise not in client.get(row.get_absolute_url()).text


def test_a_list_without_a_choice_says_what_to_do(client, cast):
    row = scenes.made(cast)
    signed_in(client, cast.sanne)
    scenes.a_post(cast)
    guide = client.post(f"{row.get_absolute_url()}gids/", {"guide": ""})
    tie = client.post(f"{row.get_absolute_url()}erbij/", {"project": "", "commitment": ""})
    assert [(one.status_code, "Kies er één" in one.text) for one in (guide, tie)] == [
        (422, True)
    ] * 2
    assert "Wegwijzer (" in guide.text


def test_every_topic_that_is_missing_is_named_at_once(client, cast):
    row = scenes.talked(cast)
    signed_in(client, cast.sanne)
    page = client.post(f"{row.get_absolute_url()}stap/kosten/", {"vat": "21 procent"}).text
    missing = [topic.value for topic in Topic if f'id="id_{topic.value}_error"' in page]
    assert missing == ["costs", "contract", "staff", "quality", "insurance"]
    unknown = {"unknown": [topic.value for topic in Topic]}
    client.post(f"{row.get_absolute_url()}stap/kosten/", unknown)
    assert "Zonder de kosten kan niemand een plan maken" in client.get(row.get_absolute_url()).text
