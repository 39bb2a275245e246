"""Plans: eight questions, the check with a way to repair, support, and going on as one."""

import io
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from PIL import Image

from tests.budget import scenes
from tests.cast import signed_in
from wijkaanpak import clock
from wijkaanpak.budget.actions import counting, plans, rounds
from wijkaanpak.budget.models import Author, Check, Merge, Plan, Support
from wijkaanpak.budget.rules import Followed, PlanState, Verdict
from wijkaanpak.logbook.models import Entry
from wijkaanpak.people.queries import Viewer
from wijkaanpak.refusals import NotYours, Refused


@pytest.fixture
def round(cast):
    return scenes.opened(cast)


def in_spring(action, **said):
    with clock.set_back(scenes.SPRING):
        return action(**said)


def test_an_idea_is_seen_by_its_makers_only_until_it_is_handed_in(cast, round):
    row = scenes.plan(cast, round)
    assert Client().get(row.get_absolute_url()).status_code == 404
    assert signed_in(Client(), cast.amina).get(row.get_absolute_url()).status_code == 200
    in_spring(plans.hand_in, by=cast.amina, plan=row)
    assert Client().get(row.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"what": ""}, "Answer each question; a few words are enough."),
        ({"theme": "Iets"}, "Choose one of the themes of this round."),
        ({"asked": 9_000_00}, "You ask for more than the plan costs."),
        (
            {"cost": 90_000_00, "asked": 60_000_00},
            "A plan can ask at most € 50.000 in this round.",
        ),
        ({"area": "Elders"}, "Choose one of the areas of this round, or the whole neighbourhood."),
    ],
)
def test_a_plan_with_a_hole_in_it_is_refused_with_a_sentence(cast, round, changed, why):
    with pytest.raises(Refused) as refused:
        scenes.plan(cast, round, **changed)
    assert (str(refused.value), Plan.objects.count()) == (why, 0)


def test_a_no_needs_a_reason_and_a_way_to_repair(cast, round):
    row = scenes.handed_in(cast, round)
    no = {"by": cast.sanne, "party": cast.gemeente, "plan": row, "verdict": Verdict.REPAIR}
    for reason, repair in (("", "Kleiner."), ("Te groot.", "")):
        with pytest.raises(Refused):
            in_spring(plans.check_plan, **no, reason=reason, repair=repair)
    in_spring(plans.check_plan, **no, reason="Te groot.", repair="Maak het kleiner.")
    row.refresh_from_db()
    assert row.state == PlanState.REPAIR
    with pytest.raises(IntegrityError), transaction.atomic():
        in_spring(_without_reason, row=row)


def _without_reason(row):
    from wijkaanpak.logbook.models import door_is_open

    token = door_is_open.set(True)
    try:
        Check.objects.filter(plan=row).update(repair="")
    finally:
        door_is_open.reset(token)


def test_a_repaired_plan_is_checked_again(cast, round):
    row = scenes.fits(cast, scenes.handed_in(cast, round))
    in_spring(plans.change_plan, by=cast.amina, plan=row, words=row.words)
    row.refresh_from_db()
    assert row.state == PlanState.HANDED_IN


def test_nobody_checks_their_own_plan_and_only_a_party_checks(cast, round):
    row = scenes.handed_in(cast, round, by=cast.sanne)
    with pytest.raises(Refused):
        scenes.fits(cast, row)
    with pytest.raises(NotYours):
        in_spring(
            plans.check_plan, by=cast.amina, party=cast.gemeente, plan=row, verdict=Verdict.YES
        )


def test_support_counts_once_and_never_for_the_makers(cast, round):
    row = scenes.handed_in(cast, round)
    for _time in range(2):
        in_spring(plans.support_plan, by=cast.carlos, plan=row)
    with pytest.raises(Refused):
        in_spring(plans.support_plan, by=cast.amina, plan=row)
    assert Support.objects.count() == 1


def test_who_was_asked_along_decides_themselves(cast, round):
    row = scenes.plan(cast, round)
    in_spring(plans.ask_maker, by=cast.amina, plan=row, person=cast.carlos)
    with pytest.raises(NotYours):
        in_spring(plans.hand_in, by=cast.carlos, plan=row)
    in_spring(plans.join_makers, by=cast.carlos, plan=row)
    in_spring(plans.hand_in, by=cast.carlos, plan=row)
    with pytest.raises(NotYours):
        in_spring(plans.join_makers, by=cast.bram, plan=row)


def test_a_maker_who_presses_twice_hands_in_and_takes_back_once_and_nobody_else_does(cast, round):
    row = scenes.plan(cast, round)
    for act, state in ((plans.hand_in, "handed in"), (plans.withdraw_plan, "withdrawn")):
        before = Entry.objects.count()
        for _press in range(2):
            in_spring(act, by=cast.amina, plan=row)
        assert Entry.objects.count() == before + 1
        assert Plan.objects.get(pk=row.pk).state == state
        with pytest.raises(NotYours):
            in_spring(act, by=cast.carlos, plan=row)


def make_along(cast, plan, person):
    """Somebody is asked to make a plan along and says yes."""
    in_spring(plans.ask_maker, by=cast.amina, plan=plan, person=person)
    in_spring(plans.join_makers, by=person, plan=plan)


def test_plans_go_on_as_one_only_when_all_makers_of_both_say_yes(cast, round):
    one = scenes.handed_in(cast, round)
    make_along(cast, one, cast.dilan)
    other = scenes.handed_in(cast, round, by=cast.carlos, title="Een bank bij de school")
    asked = in_spring(plans.ask_merge, by=cast.amina, plan=one, into=other)
    for person in (cast.ruth, cast.bram):
        with pytest.raises(NotYours):
            in_spring(plans.answer_merge, by=person, merge=asked, agree=True)
    with pytest.raises(Refused):
        in_spring(plans.answer_merge, by=cast.amina, merge=asked, agree=True)
    in_spring(plans.answer_merge, by=cast.carlos, merge=asked, agree=True)
    assert Entry.objects.last().verb == "plan.merge_agreed"
    with pytest.raises(Refused, match="You said yes already"):
        in_spring(plans.answer_merge, by=cast.carlos, merge=asked, agree=True)
    one.refresh_from_db()
    assert one.state == PlanState.HANDED_IN
    in_spring(plans.answer_merge, by=cast.dilan, merge=asked, agree=True)
    assert Entry.objects.last().verb == "plan.merged"
    one.refresh_from_db()
    assert (one.state, one.merged_into) == (PlanState.MERGED, other)
    assert Author.objects.filter(plan=other).exclude(agreed=None).count() == 3
    cast.check_every_book()


def test_who_said_yes_may_still_say_no_and_who_asked_takes_the_question_back(cast, round):
    one = scenes.handed_in(cast, round)
    make_along(cast, one, cast.dilan)
    other = scenes.handed_in(cast, round, by=cast.carlos)
    for person in (cast.carlos, cast.amina):
        asked = in_spring(plans.ask_merge, by=cast.amina, plan=one, into=other)
        in_spring(plans.answer_merge, by=cast.carlos, merge=asked, agree=True)
        in_spring(plans.answer_merge, by=person, merge=asked, agree=False)
        with pytest.raises(Refused, match="answered before"):
            in_spring(plans.answer_merge, by=cast.dilan, merge=asked, agree=True)
    assert set(Plan.objects.values_list("state", flat=True)) == {PlanState.HANDED_IN}


def test_who_joins_while_it_is_asked_is_asked_too(cast, round):
    one, other = scenes.handed_in(cast, round), scenes.handed_in(cast, round, by=cast.carlos)
    asked = in_spring(plans.ask_merge, by=cast.amina, plan=one, into=other)
    make_along(cast, one, cast.dilan)
    in_spring(plans.answer_merge, by=cast.carlos, merge=asked, agree=True)
    one.refresh_from_db()
    assert one.state == PlanState.HANDED_IN


def test_somebody_who_makes_both_plans_alone_cannot_agree_with_themselves(cast, round):
    one, other = scenes.handed_in(cast, round), scenes.handed_in(cast, round)
    with pytest.raises(Refused, match="You alone make both"):
        in_spring(plans.ask_merge, by=cast.amina, plan=one, into=other)
    assert not Merge.objects.exists()


def test_a_maker_reads_on_the_plan_and_on_my_page_who_is_waited_for(cast, round):
    one = scenes.handed_in(cast, round)
    make_along(cast, one, cast.dilan)
    other = scenes.handed_in(cast, round, by=cast.carlos, title="Een bank bij de school")
    mine = "/w/zonnehof/mijn/"
    carlos, dilan = signed_in(Client(), cast.carlos), signed_in(Client(), cast.dilan)
    with clock.set_back(scenes.SPRING):
        assert one.title not in dilan.get(mine).text
        asked = plans.ask_merge(by=cast.amina, plan=one, into=other, words="Zelfde straat.")
        page = carlos.get(other.get_absolute_url()).text
        for said in ("Zelfde straat.", "Pas als alle makers", "We wachten op:", "Ja, samen"):
            assert said in page
        assert other.title in carlos.get(mine).text
        page = signed_in(Client(), cast.amina).get(one.get_absolute_url()).text
        assert ("Ja, samen" in page, "Trek de vraag terug" in page) == (False, True)
        address = f"/w/zonnehof/burgerbegroting/{round.number}/samen/{asked.pk}/ja/"
        assert carlos.post(address).status_code == 302
        assert other.title not in carlos.get(mine).text
        page = carlos.get(other.get_absolute_url()).text
        assert ("Ja, samen" in page, "Nee, apart" in page) == (False, True)
        assert one.title in dilan.get(mine).text
        dilan.post(address)
    one.refresh_from_db()
    assert one.merged_into == other


def test_who_is_asked_to_make_a_plan_along_finds_it_on_my_page(cast, round):
    row = scenes.plan(cast, round)
    dilan = signed_in(Client(), cast.dilan)
    with clock.set_back(scenes.SPRING):
        plans.ask_maker(by=cast.amina, plan=row, person=cast.dilan)
        assert row.get_absolute_url() in dilan.get("/w/zonnehof/mijn/").text
        plans.join_makers(by=cast.dilan, plan=row)
        assert row.get_absolute_url() not in dilan.get("/w/zonnehof/mijn/").text


def test_a_no_to_going_on_together_leaves_both_as_they_were(cast, round):
    one, other = scenes.handed_in(cast, round), scenes.handed_in(cast, round, by=cast.carlos)
    asked = in_spring(plans.ask_merge, by=cast.amina, plan=one, into=other)
    in_spring(plans.answer_merge, by=cast.carlos, merge=asked, agree=False)
    assert set(Plan.objects.values_list("state", flat=True)) == {PlanState.HANDED_IN}
    with pytest.raises(Refused):
        in_spring(plans.answer_merge, by=cast.carlos, merge=asked, agree=True)


def test_at_the_opening_only_plans_that_fit_and_have_support_go_on_the_ballot(cast):
    round = scenes.opened(cast, supporters=2)
    rows = [scenes.handed_in(cast, round, title=f"Plan {n}") for n in range(4)]
    for row in rows[:3]:
        scenes.fits(cast, row)
    for row in rows[1:]:
        in_spring(plans.support_plan, by=cast.carlos, plan=row)
    with clock.set_back(scenes.VOTE_FROM):
        rounds.go_on(by=cast.ruth, round=rounds.go_on(by=cast.ruth, round=round))
    assert list(Plan.objects.order_by("number").values_list("state", flat=True)) == [
        PlanState.NOT_ALLOWED, PlanState.ON_BALLOT, PlanState.ON_BALLOT, PlanState.NOT_ALLOWED
    ]  # fmt: skip


def test_a_plan_that_won_is_followed_until_the_after_check(cast):
    round = scenes.voting(cast)
    scenes.votes(cast, round, [{"1": 1}] * 3)
    round = scenes.closed(cast, round)
    with clock.set_back(scenes.AFTER):
        counting.count_round(by=cast.klaas, round=round)
        row = Plan.objects.get(number=1)
        with pytest.raises(Refused):
            plans.follow_plan(by=cast.amina, plan=row, what=Followed.SHOWN, words="Klaar.")
        for what in (Followed.DOING, Followed.NEWS, Followed.SHOWN, Followed.AFTER_CHECK):
            plans.follow_plan(by=cast.amina, plan=row, what=what, words="Zo gaat het.")
        with pytest.raises(Refused):
            lost = Plan.objects.get(number=4)
            plans.follow_plan(by=cast.amina, plan=lost, what=Followed.DOING, words="Toch.")
    row.refresh_from_db()
    assert (row.state, row.steps.count()) == (PlanState.SETTLED, 4)


def test_the_log_holds_the_exact_words_of_a_plan_and_nothing_of_an_idea(cast, round):
    from wijkaanpak.logbook.models import Entry

    row = scenes.handed_in(cast, round)
    written, handed = Entry.objects.filter(about=row.ref).order_by("seq").select_related("details")
    assert (written.details.open, handed.details.open) == (False, True)
    assert handed.details.content["why"] == row.why
    assert Viewer(cast.dorp).here != round.here


def test_a_photo_is_drawn_anew_and_seen_with_the_plan(cast, round):
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(out, "JPEG", exif=b"Exif\0\0secret")
    row = scenes.handed_in(cast, round)
    with pytest.raises(NotYours):
        in_spring(plans.show_photo, by=cast.carlos, plan=row, data=out.getvalue(), words="Bank")
    for data, words in ((b"<svg>", "Bank"), (out.getvalue(), " ")):
        with pytest.raises(Refused):
            in_spring(plans.show_photo, by=cast.amina, plan=row, data=data, words=words)
    in_spring(plans.show_photo, by=cast.amina, plan=row, data=out.getvalue(), words="Een bank")
    shown = Client().get(row.get_absolute_url() + "foto.webp")
    assert shown.headers["Content-Type"] == "image/webp"
    assert b"secret" not in b"".join(shown)
    assert 'alt="Een bank"' in Client().get(row.get_absolute_url()).content.decode()


def test_after_its_last_day_no_plan_comes_in_and_the_pages_say_so(cast, round):
    idea, amina = scenes.plan(cast, round), signed_in(Client(), cast.amina)
    hand_in = idea.get_absolute_url() + "inleveren/"
    with clock.set_back(scenes.SUMMER):
        assert "Lever dit plan in" in amina.get(idea.get_absolute_url()).text
    with clock.set_back(scenes.SUMMER + timedelta(days=1)):
        assert "De laatste dag voor plannen was" in Client().get(round.get_absolute_url()).text
        page = amina.get(idea.get_absolute_url()).text
        assert "de laatste dag voor plannen is voorbij" in page
        assert "Lever dit plan in" not in page
        told = amina.post(hand_in).text
        assert "De laatste dag voor plannen van deze ronde was 1 juni 2026." in told
    idea.refresh_from_db()
    assert idea.state == PlanState.IDEA


def test_a_round_whose_last_day_for_plans_has_passed_is_not_opened(cast):
    row = scenes.begun(cast)
    with clock.set_back(scenes.SUMMER + timedelta(days=1)):
        ruth, step = signed_in(Client(), cast.ruth), row.get_absolute_url() + "stap/"
        page = ruth.post(step, {"sure": "yes", "to": "plans"})
    assert "Zet eerst een latere dag in de spelregels." in page.text
    row.refresh_from_db()
    assert (row.state, row.fingerprint) == ("writing", "")
