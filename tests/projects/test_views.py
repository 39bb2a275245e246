"""The pages of initiatives and projects: what they show to whom, and what they cost."""

import uuid
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.agenda import play
from tests.budget import scenes
from tests.cast import signed_in
from tests.commitments.promises import accepted, result
from tests.knowledge import scenes as lessons
from tests.pages import queries_of
from tests.projects.scenes import (
    a_project,
    a_sprout,
    a_stroke,
    a_worker,
    an_idea,
    an_initiative,
    changed,
    ended,
    everything_begun,
    heart,
    in_days,
)
from wijkaanpak import clock
from wijkaanpak.commitments.rules import Stroke, Told
from wijkaanpak.projects.actions import checks, initiatives, strokes
from wijkaanpak.projects.actions.projects import Links
from wijkaanpak.projects.forms.projects import StartForm
from wijkaanpak.projects.models import Initiative, Project
from wijkaanpak.projects.queries import checks as looks
from wijkaanpak.projects.queries import initiatives as begun
from wijkaanpak.projects.queries import projects as found
from wijkaanpak.projects.queries.rhythm import rhythm_of
from wijkaanpak.projects.rules.checks import Found
from wijkaanpak.projects.rules.initiatives import Ending
from wijkaanpak.projects.rules.projects import Kind

pytestmark = pytest.mark.django_db


def url(name, *args):
    return reverse(f"projects:{name}", args=["zonnehof", *args])


def in_some_days(days):
    """Live some days later."""
    return clock.set_back(clock.now() + timedelta(days=days))


def text(answer):
    return answer.content.decode()


@pytest.fixture
def amina(client, cast):
    return signed_in(client, cast.amina)


FORM = {
    "title": "Soep op dinsdag", "goal": "Niemand eet alleen.", "for_whom": "Wie alleen eet",
    "own_words": "Ik dacht dat niemand mij miste.", "strengthens": "Oudere buren",
    "connects": "Oud en jong", "stroke": "long", "parent": "", "item": "",
    "executor": "residents", "by_whom": "Drie buren", "keeper": "De Zaaier", "kept_until": "",
    "most": "250", "question": "Komt er iemand?", "reason": "insight", "words": "Het kan.",
    "promises": "Geen", "money": "250 euro uit de buurtbank", "people": "Drie buren koken",
}  # fmt: skip


def test_a_resident_first_sees_what_was_tried_before(amina, cast):
    ended(cast, Kind.STOP, "Soep in de garage")
    idea = {"title": "Soep op dinsdag", "goal": "Ouders kennen elkaar"}
    there = amina.post(url("begin"), idea)["Location"]
    answer = amina.get(there)  # an address that can be loaded again
    assert "Soep in de garage" in text(answer)
    assert "Zonder vaste dag komt niemand." in text(answer)
    assert 'value="Soep op dinsdag"' in text(answer)


def test_a_resident_starts_a_sprout_through_the_form(amina, cast):
    answer = amina.post(url("start"), FORM | {"last_day": str(in_days(60))})
    row = Project.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == row.get_absolute_url()
    assert (row.state, row.most, row.holder) == ("sprout", 25_000, cast.amina)


def test_what_was_typed_stays_when_something_is_missing(amina, cast):
    answer = amina.post(url("start"), FORM | {"last_day": str(in_days(60)), "question": ""})
    assert answer.status_code == 422
    assert "Ik dacht dat niemand mij miste." in text(answer)
    assert Project.objects.count() == 0


def test_all_that_is_wrong_is_said_at_once_at_its_field(amina, cast):
    a_sprout(cast, title="Soep op dinsdag")
    wrong = {
        "stroke": "short", "executor": "outsider", "most": "", "question": "", "keeper": "",
        "last_day": str(in_days(900)),
    }  # fmt: skip
    page = text(amina.post(url("start"), FORM | wrong))
    shown = [name for name in StartForm.base_fields if f'id="id_{name}_error"' in page]
    assert shown == [
        "title", "parent", "offered_first", "outsider_reason", "counterpart", "keeper", "most",
        "last_day", "question",
    ]  # fmt: skip


def test_only_what_may_stay_empty_is_called_so(amina, cast):
    page = text(amina.get(url("start")))
    label = {
        name: page.split(f'for="id_{name}"')[1].split("</label>")[0]
        for name in ("question", "most", "outsider_reason", "kept_until")
    }
    assert [name for name, words in label.items() if "mag leeg blijven" in words] == ["kept_until"]
    assert "w-optional" not in label["question"]  # she can only start a sprout


def test_a_form_that_is_loaded_again_still_holds_what_was_typed(amina, cast):
    row = an_initiative(cast)
    address = url("start") + f"?initiatief={row.pk}"
    assert 'value="Soep op dinsdag"' in text(amina.get(address))
    amina.post(address, FORM | {"last_day": str(in_days(60)), "keeper": ""})
    assert "Ik dacht dat niemand mij miste." in text(amina.get(address))
    assert "Ik dacht dat niemand mij miste." not in text(amina.get(url("start")))
    amina.post(address, FORM | {"last_day": str(in_days(60)), "proof": "whole"})
    assert "Ik dacht dat niemand mij miste." not in text(amina.get(address))


def test_who_reloads_a_button_lands_on_the_page_above_it(amina, cast):
    row = an_idea(cast)
    answer = amina.get(url("join", row.pk))
    assert (answer.status_code, answer["Location"]) == (302, row.get_absolute_url())
    assert amina.put(url("join", row.pk)).status_code == 405


def test_a_lesson_takes_along_what_a_project_taught_and_leads_back_to_it(client, cast):
    row = ended(cast)
    keeper = signed_in(client, cast.corrie)
    page = text(keeper.get(row.get_absolute_url()))
    write = page.split("Schrijf het op als les")[0].rsplit('href="', 1)[1].split('"')[0]
    form = text(keeper.get(write))
    for told in ("Zonder vaste dag komt niemand.", "Wij zagen dat het kan.", row.goal, row.title):
        assert told in form
    assert f'name="year" value="{row.state_since.year}"' in form
    said = {
        "title": row.title, "did": "Wij kookten.", "came": "Er kwam niemand.", "went": "not",
        "advice": "Kies een vaste dag.", "tried": "Soep.", "happened": "Niemand kwam.",
        "cost_euros": "0", "again": "Koken.", "useful_for": "Koks", "told_by": "de koks",
        "year": str(row.state_since.year), "domains": ["health"], "teller": str(cast.housing.pk),
    }  # fmt: skip
    lesson = keeper.post(write, said)["Location"]
    keeper.post(f"{lesson}open/", {"sure": "yes"})
    assert row.get_absolute_url() in text(Client().get(lesson))
    assert lesson in text(Client().get(row.get_absolute_url()))
    stranger = signed_in(Client(), cast.amina)
    assert "Zonder vaste dag" not in text(stranger.get(write))  # it is not hers to tell


def test_an_initiative_that_ended_is_found_by_who_comes_after(amina, cast):
    row = an_idea(cast)
    initiatives.end_initiative(
        by=cast.amina, initiative=row, ending=Ending.WE_STOP, words="De keuken was steeds bezet."
    )
    page = text(amina.get(url("start") + "?title=Soep+voor+iedereen&goal=Warm+eten"))
    assert row.get_absolute_url() in page
    assert "De keuken was steeds bezet." in page


def test_the_page_with_everything_leads_to_the_rhythm_and_the_looks_back(client, cast):
    page = text(client.get(reverse("home:everything", args=["zonnehof"])))
    assert [name for name in ("rhythm", "looks") if f'href="{url(name)}"' not in page] == []


def test_who_begins_an_initiative_sees_what_was_tried_before(client, cast):
    old = ended(cast, Kind.STOP, "Soep in de garage")
    row = an_idea(cast)
    page = text(client.get(row.get_absolute_url()))
    assert old.get_absolute_url() in page
    assert "Zonder vaste dag komt niemand." in page


def test_who_is_not_signed_in_sees_the_way_in_and_comes_back(client, cast):
    row = an_idea(cast)
    page = text(client.get(row.get_absolute_url()))
    way = reverse("people:sign_in") + "?next=" + row.get_absolute_url()
    assert "Log in om het mee te dragen" in page
    assert way in page
    inside = signed_in(client, cast.carlos)
    assert "Log in om" not in text(inside.get(row.get_absolute_url()))


def test_an_initiative_goes_on_with_its_name(amina, cast):
    row = an_initiative(cast)
    address = f"?initiatief={row.pk}"
    assert 'value="Soep op dinsdag"' in text(amina.get(url("begin") + address))
    given = FORM | {"last_day": str(in_days(60)), "proof": "whole"}
    amina.post(url("start") + address, given)
    row.refresh_from_db()
    assert (row.state, row.project.state) == ("project", "running")
    page = text(amina.get(row.project.get_absolute_url()))
    assert row.get_absolute_url() in page


def test_a_stopped_project_shows_first_what_it_taught(client, cast):
    row = ended(cast)
    page = text(client.get(row.get_absolute_url()))
    assert page.count("Zonder vaste dag komt niemand.") == 1
    assert "w-broken" not in page


def test_who_carries_a_project_adjusts_it_through_the_form(client, cast):
    row = a_project(cast)
    there = signed_in(client, cast.corrie)
    assert there.get(url("change", row.pk)).status_code == 200
    given = {
        "kind": "adjust", "reason": "incident", "words": "Er was brand.", "goal_stays": "no",
        "question": "Bouwen we het weer op?", "promises": "a", "money": "b", "people": "c",
    }  # fmt: skip
    assert there.post(url("change", row.pk), given).status_code == 302
    change = row.changes.get(number=2)
    assert (change.reason, change.opens) == ("incident", "Bouwen we het weer op?")
    stop = given | {"kind": "stop", "goal_stays": "yes"}
    assert there.post(url("change", row.pk), stop).status_code == 422
    stop |= {"learned": "Te duur.", "post": str(a_worker(cast).pk)}
    assert there.post(url("change", row.pk), stop).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.checks.count()) == ("stopped", 3)


def test_others_do_not_see_the_way_to_change_it(client, cast):
    row = a_project(cast)
    assert url("change", row.pk) not in text(client.get(row.get_absolute_url()))
    there = signed_in(client, cast.amina)
    assert url("change", row.pk) not in text(there.get(row.get_absolute_url()))
    assert there.get(url("change", row.pk)).status_code == 403


def test_a_stroke_is_planned_and_seen_through_the_forms(client, cast):
    row, there = a_project(cast), signed_in(client, cast.corrie)
    given = {"title": "De eerste woning", "stroke": "short", "due": str(in_days(5))}
    assert there.post(url("plan_stroke", row.pk), given).status_code == 302
    planned = row.strokes.get()
    assert there.post(url("seen", planned.pk), {"words": "Het is warm."}).status_code == 302
    assert "Het is warm." in text(there.get(row.get_absolute_url()))


def test_a_promise_is_laid_beside_a_project_and_says_so_on_its_own_page(client, cast):
    row, promise, there = a_project(cast), accepted(cast), signed_in(client, cast.corrie)
    there.post(url("tie", row.pk), {"beside": f"promise {promise.pk}"})
    assert promise.title in text(there.get(row.get_absolute_url()))
    assert row.get_absolute_url() in text(client.get(promise.get_absolute_url()))


def test_an_initiative_is_begun_carried_and_answered_on_screen(client, cast):
    there = signed_in(client, cast.amina)
    given = {"title": "Soep op dinsdag", "words": "We koken samen."}
    there.post(url("begin_initiative"), given)
    row = Initiative.objects.get()
    for person in (cast.carlos, cast.bram):
        signed_in(client, person).post(url("join", row.pk), {"key": str(uuid.uuid4())})
    noor = signed_in(client, cast.noor)
    noor.post(url("support", row.pk), {"name": "Noor"})
    noor.post(url("answer", row.pk), {"words": "De zaal is vrij."})
    page = text(client.get(row.get_absolute_url()))
    assert "De zaal is vrij." in page
    assert "Noor" in page
    assert "Amina" not in text(Client().get(row.get_absolute_url()))


def test_an_answer_that_does_not_come_stands_out(client, cast):
    row = an_initiative(cast)
    assert begun.waiting_for_answer(cast.wijk) == [row]
    assert "w-tone-risk" not in text(client.get(url("initiatives")))
    cache.clear()
    with in_some_days(22):
        assert "w-tone-risk" in text(client.get(url("initiatives")))
        assert "w-tone-risk" in text(client.get(row.get_absolute_url()))


def test_the_rhythm_says_so_when_it_is_quiet(client, cast):
    row = a_project(cast)
    strokes.show_stroke(by=cast.corrie, stroke=a_stroke(cast, row), words="Warm.")
    assert "utrecht-alert" not in text(client.get(url("rhythm")))
    cache.clear()
    with in_some_days(400):
        page = text(client.get(url("rhythm")))
    assert page.count("utrecht-alert--warning") == 2


def test_a_kept_promise_is_a_stroke_too(cast):
    assert rhythm_of(cast.wijk).short.last is None
    promise = accepted(cast, stroke=Stroke.SHORT)
    assert rhythm_of(cast.wijk).short.next == promise.awaits
    result(cast, promise, Told.KEPT)
    pulse = rhythm_of(cast.wijk).short
    assert (pulse.last, pulse.next) == (clock.today(), None)
    assert rhythm_of(cast.wijk).long.last is None


def test_the_days_at_the_top_of_the_rhythm_stand_in_its_lists(cast):
    row = a_project(cast)
    strokes.show_stroke(by=cast.corrie, stroke=a_stroke(cast, row), words="Warm.")
    a_stroke(cast, row, "De tweede woning")
    promise = accepted(cast, stroke=Stroke.SHORT, title="De lamp")
    over = a_project(cast, "Voorbij")
    a_stroke(cast, over, "Komt niet meer")
    changed(cast, over, Kind.STOP, post=a_worker(cast))
    with in_some_days(3):
        result(cast, accepted(cast, stroke=Stroke.LONG, title="Schone lucht"), Told.KEPT)
        rhythm = rhythm_of(cast.wijk)
    assert [(one.on, one.stroke) for one in rhythm.seen] == [
        (rhythm.long.last, "long"), (rhythm.short.last, "short"),
    ]  # fmt: skip
    assert rhythm.short.next in [one.on for one in rhythm.to_come if one.stroke == "short"]
    named = [one.title for one in rhythm.to_come]
    assert promise.title in named
    assert "Komt niet meer" not in named


def test_every_query_knows_its_own_neighbourhood(cast):
    everything_begun(cast)
    here, there = cast.wijk, cast.dorp
    assert found.projects_page(here)[0]
    assert not found.projects_page(there)[0]
    assert begun.initiatives_page(here)[0]
    assert not begun.initiatives_page(there)[0]
    assert found.long_projects(here)
    assert not found.long_projects(there)
    assert looks.looks_taken(here)
    assert not looks.looks_taken(there)
    assert looks.looks_to_come(here)
    assert not looks.looks_to_come(there)
    assert not looks.looks_due(there)
    assert rhythm_of(here).seen
    assert not rhythm_of(there).seen
    assert rhythm_of(here).to_come
    assert not rhythm_of(there).to_come
    assert rhythm_of(here).long_ones
    assert not rhythm_of(there).long_ones
    assert found.alike(here, "ouders naam school")
    assert not found.alike(there, "ouders naam school")
    assert found.projects_of(cast.amina, here)
    assert not found.projects_of(cast.amina, there)
    assert begun.carried_by(cast.amina, here)
    assert not begun.carried_by(cast.amina, there)
    assert found.posts_to_ask(here)
    assert not found.posts_to_ask(there)


def test_a_number_of_elsewhere_is_nowhere_here(client, cast):
    row, idea = a_project(cast), an_idea(cast)
    for name, number in (("project", row.pk), ("initiative", idea.pk)):
        address = reverse(f"projects:{name}", args=["elzenbroek", number])
        assert client.get(address).status_code == 404


def test_a_plan_that_won_becomes_a_project_of_who_made_it(client, cast):
    round = scenes.counted(cast)
    plan = round.plans.filter(state="funded").first()
    others = round.plans.exclude(state="funded").first()
    maker = signed_in(client, plan.authors.get().person)
    begin = f"{url('begin')}?plan={plan.pk}"
    assert begin in text(maker.get(plan.get_absolute_url()))
    assert f"?plan={others.pk}" not in text(maker.get(others.get_absolute_url()))
    assert maker.get(f"{url('begin')}?plan={others.pk}").status_code == 404
    given = FORM | {"last_day": str(in_days(60)), "proof": "whole"}
    assert maker.post(f"{url('start')}?plan={plan.pk}", given).status_code == 302
    row = Project.objects.get()
    assert (row.plan, row.state) == (plan, "running")
    assert row.get_absolute_url() in text(maker.get(plan.get_absolute_url()))
    again = maker.post(f"{url('start')}?plan={plan.pk}", given | {"title": "Nog een keer"})
    assert (again.status_code, Project.objects.count()) == (422, 1)


def test_an_item_shows_its_projects_and_what_they_ask_of_the_agenda(client, cast):
    item = play.adopted(cast).items.first()
    row = a_project(cast, links=Links(party=cast.housing, item=item))
    changed(cast, row, question="Willen we nog een tuin?")
    page = text(client.get(item.get_absolute_url()))
    assert row.get_absolute_url() in page
    assert "Willen we nog een tuin?" in page
    there = signed_in(client, cast.amina)
    start = f"{url('begin')}?punt={item.pk}"
    assert start in text(there.get(item.get_absolute_url()))
    idea = there.post(start, {"title": "Soep", "goal": "Samen eten"}, follow=True)
    assert f'<option value="{item.pk}" selected>' in text(idea)


def test_a_sprout_whose_day_has_passed_is_asked_about(client, cast):
    row = a_sprout(cast)
    assert row.title not in text(client.get(url("looks")))
    cache.clear()
    with in_some_days(91):
        assert row.title in text(client.get(url("looks")))
        assert "w-tone-risk" in text(client.get(row.get_absolute_url()))


def test_the_coordinator_finds_what_waits_for_an_answer(client, cast):
    row = an_initiative(cast)
    me = reverse("people:me", args=["zonnehof"])
    assert row.title in text(signed_in(client, cast.noor).get(me))
    assert row.title not in text(signed_in(client, cast.dilan).get(me))


# Costs


PAGES = {"listing": 3, "initiatives": 4, "rhythm": 14, "looks": 6}


@pytest.mark.parametrize("many", [1, 3])
@pytest.mark.parametrize("name", PAGES)
def test_a_list_costs_the_same_with_one_and_with_three(client, cast, name, many):
    for at in range(many):
        row = a_project(cast, f"Project {at}")
        strokes.show_stroke(by=cast.corrie, stroke=a_stroke(cast, row), words="Warm.")
        a_stroke(cast, row, "Nog een")
        an_idea(cast, f"Idee {at}")
        changed(cast, a_project(cast, f"Over {at}"), Kind.STOP, post=a_worker(cast, f"Post {at}"))
    assert queries_of(client, url(name)) == PAGES[name]


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_of_a_project_costs_the_same_with_one_and_with_three(client, cast, many):
    row = a_project(cast)
    for at in range(many):
        strokes.tie(by=cast.corrie, project=row, commitment=accepted(cast, title=f"Belofte {at}"))
        a_stroke(cast, row, f"Klap {at}")
        changed(cast, row)
        a_sprout(cast, heart=heart(f"Kort {at}", stroke=Stroke.SHORT), links=Links(parent=row))
    changed(cast, row, Kind.STOP, post=a_worker(cast))
    # Drawn for the first time. Of what is not its own: two for what is alike, two for stops and
    # challenges beside it, one for where it belongs, which a kept page does not read; one for
    # which lessons there are.
    assert queries_of(client, row.get_absolute_url()) == 18


def test_what_was_found_years_later_stands_on_the_page(client, cast):
    row = ended(cast, Kind.HAND_OVER)
    look = row.checks.get(years=1)
    with in_some_days((look.due - clock.today()).days):
        there = signed_in(client, cast.corrie)
        assert row.title in text(there.get(reverse("people:me", args=["zonnehof"])))
        checks.look_again(
            by=cast.corrie, check=look, found=Found.GONE, ties="Buren groeten.", words="Weg."
        )
        assert "Buren groeten." in text(client.get(row.get_absolute_url()))


def test_help_that_was_asked_and_given_stands_on_the_page(client, cast):
    row = an_initiative(cast)
    asked = initiatives.ask_help(by=cast.amina, initiative=row, words="Een grote pan")
    there = signed_in(client, cast.corrie)
    assert there.get(url("answer_help", asked.pk)).status_code == 200
    given = {"given": "yes", "words": "Hier is hij.", "party": str(cast.housing.pk)}
    assert there.post(url("answer_help", asked.pk), given).status_code == 302
    page = text(client.get(row.get_absolute_url()))
    assert "Hier is hij." in page
    assert "Woonstichting" in page


def test_a_lesson_that_opens_elsewhere_stands_at_once_beside_a_project_that_was_kept(cast):
    row = a_sprout(cast, "Moestuin op vervuilde grond")
    reader, keeper = signed_in(Client(), cast.dilan), signed_in(Client(), cast.amina)
    for who in (reader, keeper, reader):
        assert lessons.GARDEN.title not in text(who.get(row.get_absolute_url()))
    lessons.opened_there(cast, lessons.GARDEN)
    for who, says in ((reader, False), (keeper, True), (reader, False)):
        page = text(who.get(row.get_absolute_url()))
        assert lessons.GARDEN.title in page
        assert ("Zeg wat jullie ermee doen" in page) is says
