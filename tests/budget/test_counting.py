"""V4 and V5: the count, what is left of people afterwards, and the result that stands still."""

import csv
import io
import json
import random
import re
from dataclasses import replace

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client

from tests.budget import scenes
from wijkaanpak import clock
from wijkaanpak.budget import rules
from wijkaanpak.budget.actions import counting
from wijkaanpak.budget.models import Ballot, Code, Link, Pile, Plan, Round, Sent, Sheet, Turn
from wijkaanpak.budget.queries import result
from wijkaanpak.budget.rules import BallotKind, PlanState, RoundState, as_text, box_root
from wijkaanpak.budget.rules.counting import Entrant
from wijkaanpak.logbook.door import act
from wijkaanpak.logbook.models import Entry
from wijkaanpak.methods import elections, explanations, pabulib, pots
from wijkaanpak.methods.counting import count as count_by_rule
from wijkaanpak.refusals import NotYours, Refused
from wijkaanpak.viewpoint.actions import draw_area

BALLOTS = [{"1": 1, "2": 1}] * 20 + [{"3": 1}] * 18 + [{"2": 1, "4": 1}] * 14


def counted(cast, ballots=BALLOTS, **changed):
    round = scenes.closed_with(cast, ballots, **changed)
    with clock.set_back(scenes.AFTER):
        return counting.count_round(by=cast.klaas, round=round)


def test_a_count_marks_the_winners_and_writes_the_result_once(cast):
    round = counted(cast)
    states = dict(Plan.objects.values_list("number", "state"))
    winners = [number for number, state in states.items() if state == PlanState.FUNDED]
    plain = result.data(round)
    assert sorted(int(row["number"]) for row in plain["winners"]) == sorted(winners) == [1, 2, 3]
    assert states[4] == PlanState.NOT_FUNDED
    entry = Entry.objects.get(verb="round.counted")
    assert entry.details.content["box"] == plain["box"]
    with clock.set_back(scenes.AFTER), pytest.raises(Refused):
        counting.count_round(by=cast.truus, round=round)


def test_after_the_count_nothing_points_from_a_ballot_to_a_person_or_a_moment(cast):
    round = counted(cast)
    left = [model.objects.count() for model in (Code, Turn, Sent, Link)]
    assert left == [0, 0, 0, 0]
    assert Round.objects.get(pk=round.pk).tally["used"] == len(BALLOTS)
    columns = {field.name for field in Ballot._meta.get_fields()}
    assert columns == {"id", "round", "channel", "choices", "area", "young", "link"}


def test_the_order_of_ballots_says_nothing_of_the_order_in_which_they_came(cast):
    came = [{str(1 + at % 4): 1, **({"2": 1} if at % 2 else {})} for at in range(60)]
    counted(cast, came)
    kept = [ballot.choices for ballot in Ballot.objects.all()]
    assert sorted(map(as_text, kept)) == sorted(map(as_text, came))
    assert kept != came


def test_the_published_ballots_give_the_same_winners_and_the_same_root(cast):
    round = counted(cast)
    file = pabulib.read(result.read(round, "stembiljetten.pb"))
    again = count_by_rule(file.election, file.rule)
    plain = result.data(round)
    assert list(again.winners) == [row["number"] for row in plain["winners"]]
    table = result.read(round, "stembiljetten.csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table), delimiter=";"))
    lines = [as_text({n: int(v) for n, v in row.items() if n != "biljet" and v}) for row in rows]
    assert box_root(lines) == plain["box"]


def test_under_fifty_ballots_only_totals_are_published(cast):
    round = counted(cast, BALLOTS[:30])
    folder = default_storage.listdir(round.result)[1]
    assert sorted(folder) == [
        "kaart.geojson", "plannen.csv", "spelregels.json", "uitslag.html", "uitslag.json",
    ]  # fmt: skip


def test_what_was_written_is_served_and_never_counted_again(cast, monkeypatch):
    round = counted(cast)
    monkeypatch.setattr(result, "count_by_rule", None)
    address = f"{round.get_absolute_url()}uitslag/"
    page = Client().get(address)
    assert page.status_code == 200
    assert "Plan 1" in page.content.decode()
    for name in result.FILES:
        assert Client().get(address + name).status_code == 200
    assert Client().get(address + "geheim.txt").status_code == 404


def test_the_explanation_is_made_from_the_sums_that_were_paid(cast):
    plain = result.data(counted(cast))
    by_number = {row["number"]: row["why"] for row in plain["winners"]}
    assert by_number["1"].startswith("20 mensen betaalden elk")


def test_who_keeps_the_round_does_not_count_and_a_clerk_does_not_open(cast):
    round = scenes.closed(cast, scenes.voting(cast))
    with pytest.raises(NotYours):
        counting.count_round(by=cast.ruth, round=round)


def test_a_pile_that_is_not_ready_keeps_the_count_waiting(cast):
    round = scenes.voting(cast)
    scenes.letters(cast, round, 2)
    pile = scenes.pile(cast, round, [1, 2])
    round = scenes.closed(cast, round)
    with clock.set_back(scenes.AFTER), pytest.raises(Refused) as refused:
        counting.count_round(by=cast.klaas, round=round)
    assert str(refused.value) == "Piles of paper not in the box yet: 1. Finish them first."
    for person in (cast.klaas, cast.truus):
        with clock.set_back(scenes.AFTER):
            scenes.paper.type_in(by=person, pile=pile, text="1 2\n-")
    with clock.set_back(scenes.AFTER):
        counting.count_round(by=cast.klaas, round=round)
    assert [sheet.rows for sheet in Sheet.objects.all()] == [[], []]
    assert Pile.objects.get().letters == []
    assert json.loads(result.read(Round.objects.get(), "uitslag.json"))["blank"] == 1


def came_in_order(cast, many=1_000):
    """Put numbered ballots into the box, one after the other."""
    round = scenes.voting(cast, (1_000, 2_000))
    with act(counting.COUNTED, by=cast.klaas.actor, book="zonnehof") as entry:
        rows = [Ballot(round=round, channel="web", choices={"1": at}) for at in range(many)]
        Ballot.objects.bulk_create(rows, batch_size=500)
        entry.about(round)
    return round


def likeness():
    """Return how much the order in which ballots are kept is like that in which they came."""
    kept = [choices["1"] for choices in Ballot.objects.values_list("choices", flat=True)]
    many = len(kept)
    apart = sum((at - came) ** 2 for at, came in enumerate(kept))
    return 1 - 6 * apart / (many * (many**2 - 1))  # Spearman's rho


def test_a_thousand_ballots_forget_in_which_order_they_came(cast, monkeypatch):
    round = came_in_order(cast)
    assert likeness() > 0.99  # so the measure itself can see an order
    monkeypatch.setattr(counting.random, "SystemRandom", lambda: random.Random(6))
    before = set(Ballot.objects.values_list("pk", flat=True))
    with act(counting.COUNTED, by=cast.klaas.actor, book="zonnehof") as entry:
        counting._shuffle(entry, round)
        entry.about(round)
    assert abs(likeness()) <= 0.05
    assert before & set(Ballot.objects.values_list("pk", flat=True)) == set()


def test_the_map_of_the_result_shows_the_places_of_the_list(cast):
    border = '{"type":"Polygon","coordinates":[[[5,52],[5.1,52],[5.1,52.1],[5,52]]]}'
    terp = draw_area(by=cast.noor, here=cast.wijk, name="De Terp", border=border)
    draw_area(by=cast.noor, here=cast.wijk, name="Elders", border=border)
    round = counted(cast)
    [feature] = json.loads(result.read(round, result.MAP))["features"]
    assert feature["properties"]["name"] == "De Terp: Plan 1"
    assert feature["properties"]["url"] == f"#plek-{terp.pk}"
    page = Client().get(f"{round.get_absolute_url()}uitslag/").content.decode()
    assert f'id="plek-{terp.pk}"' in page
    assert "kaart.geojson" in page
    assert "ui/map.js" in page


def test_the_page_of_a_plan_leads_to_why_it_was_chosen_or_not(cast):
    round = counted(cast)
    for plan in Plan.objects.all():
        link = f"/w/zonnehof/burgerbegroting/{round.number}/uitslag/#plan-{plan.number}"
        assert link in Client().get(plan.get_absolute_url()).content.decode()
        assert f'id="plan-{plan.number}"' in result.read(round, result.PAGE).decode()


def test_without_a_border_there_is_only_the_list(cast):
    round = counted(cast)
    assert json.loads(result.read(round, result.MAP))["features"] == []
    page = Client().get(f"{round.get_absolute_url()}uitslag/").content.decode()
    assert "Waar de gekozen plannen zijn" in page
    assert "ui/map.js" not in page


def test_who_was_served_and_who_was_missing_are_sentences(cast):
    round = scenes.voting(cast)
    told = [("De Terp", True)] * 12 + [("Spoorzicht", False)] * 28
    with act(counting.COUNTED, by=cast.klaas.actor, book="zonnehof") as entry:
        Ballot.objects.bulk_create(
            Ballot(round=round, channel="web", choices={"1": 1}, area=area, young=young)
            for area, young in told
        )
        entry.about(round)
    round = scenes.closed(cast, round)
    with clock.set_back(scenes.AFTER):
        round = counting.count_round(by=cast.klaas, round=round)
    page = " ".join(result.read(round, result.PAGE).decode().split())
    assert "<b>De Terp</b>: van elke 100 stemmers zien er 100 een plan winnen" in page
    assert "<b>12 tot en met 26 jaar</b>: van elke 100 stemmers" in page
    assert "<b>Ouder dan 26 jaar</b>: van elke 100 stemmers" in page
    assert "van elke 100 mensen wonen er hier 60. Van elke 100 stemmers kwamen er 30" in page


POINTS = [{"1": 7, "2": 1}] * 20 + [{"3": 2, "2": 1}] * 18 + [{"2": 1, "4": 6}] * 14


def test_points_that_people_divide_are_what_counts_and_are_told(cast):
    by_points = rules.rule_for(rules.EQUAL_SHARES, BallotKind.POINTS)
    round = counted(cast, POINTS, ballot=BallotKind.POINTS, most=9, rule=by_points, guarantees=())
    plain = result.data(round)
    got = {
        row["number"]: (row["votes"], row["points"]) for row in plain["winners"] + plain["others"]
    }
    assert got == {"1": (20, 140), "2": (52, 52), "3": (18, 36), "4": (14, 84)}
    page = " ".join(result.read(round, result.PAGE).decode().split())
    assert "20 stemmen, 140 punten" in page
    assert "voor elk punt dat zij aan dit plan gaven" in page
    table = result.read(round, "plannen.csv").decode("utf-8-sig")
    rows = {row["nummer"]: row for row in csv.DictReader(io.StringIO(table), delimiter=";")}
    assert rows["1"]["punten"] == "140"
    look = Client().get(f"{round.get_absolute_url()}spelregels/")
    assert "waarde naar punten" in look.text


def test_what_residents_can_work_out_again_is_exact_or_says_that_it_is_not(cast):
    """20 people x € 250 is € 5,000; what does not come out to the cent says about."""
    why = {row["number"]: row for row in result.data(counted(cast))["winners"]}
    for row in why.values():
        people, each = re.findall(r"^(\d+) mensen betaalden elk (.+?)\.(?: |$)", row["why"])[0]
        if "De laatste" not in row["why"] and "ongeveer" not in each:
            cents = round(float(each[2:].replace(".", "").replace(",", ".")) * 100)
            assert int(people) * cents == row["asked"]


def test_what_would_have_been_enough_is_true_when_all_is_counted_again(cast):
    round = scenes.closed_with(cast, BALLOTS, guarantees=())
    count = result.count(round, list(Ballot.objects.all()))
    may_add = rules.counting.may_add(count.fixed, count.entrants)
    told = [one for one in count.explained.lost if one.near.votes]
    assert told
    for lost in told:
        more = [elections.Ballot((lost.plan,))] * lost.near.votes
        again = replace(count.election, ballots=[*count.election.ballots, *more])
        assert lost.plan in count_by_rule(again, count.outcome.rule, may_add).winners


def test_a_count_is_explained_once_and_not_while_others_wait_at_the_door(cast, monkeypatch):
    round = scenes.closed_with(cast, BALLOTS)
    explain, at_the_door = explanations.explain, []
    monkeypatch.setattr(
        explanations,
        "explain",
        lambda *a, **k: at_the_door.append(len(connection.savepoint_ids)) or explain(*a, **k),
    )
    outside = len(connection.savepoint_ids)
    with clock.set_back(scenes.AFTER):
        counting.count_round(by=cast.klaas, round=round)
    assert at_the_door == [outside]


def test_a_count_that_the_solver_cannot_settle_leaves_everything_as_it_was(cast, monkeypatch):
    round = scenes.closed_with(cast, BALLOTS)

    def undecided(*_asked):
        raise pots.Undecided

    monkeypatch.setattr(rules.counting, "may_add", lambda *_asked: undecided)
    with clock.set_back(scenes.AFTER), pytest.raises(Refused, match="could not be settled"):
        counting.count_round(by=cast.klaas, round=round)
    assert Round.objects.get(pk=round.pk).state == RoundState.COUNTING
    assert Ballot.objects.count() == len(BALLOTS)
    assert Code.objects.exists()


def test_an_explanation_is_taken_over_only_for_the_same_plans_and_ballots(cast):
    round = scenes.closed_with(cast, BALLOTS)
    ballots = list(Ballot.objects.all())
    count = result.count(round, ballots)
    assert result.count(round, ballots[::-1], count).explained is count.explained
    assert result.count(round, ballots[1:], count).explained is not count.explained


def test_a_number_that_was_not_tried_to_the_end_says_at_most(cast, monkeypatch):
    monkeypatch.setattr(result, "MANY_BALLOTS", 10)
    [lost] = result.data(counted(cast))["others"]
    assert "hoogstens" in lost["why"]


def test_a_round_as_large_as_that_of_the_hazelkamp_is_tried_to_the_end():
    some = [Entrant(str(at), "Plan", 100) for at in range(1, 26)]
    assert scenes.RULES.guarantees
    assert result._tries(scenes.RULES, some, []) == result.TRIES
