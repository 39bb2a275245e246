"""The mistakes, differences and the stop of the demo, played through the actions alone."""

from dataclasses import replace
from datetime import date

import pytest

from tests.site.test_demo_script import roles, speakers
from wijkaanpak.funds.models import Payment
from wijkaanpak.methods.tips import tips_in
from wijkaanpak.repairs.models import Conflict, Mistake, Objection, Stop
from wijkaanpak.repairs.queries import conflicts, mistakes
from wijkaanpak.repairs.queries.stops import is_on
from wijkaanpak.repairs.rules.conflicts import Lies
from wijkaanpak.repairs.rules.conflicts import State as Talks
from wijkaanpak.repairs.rules.mistakes import State
from wijkaanpak.repairs.rules.objections import Answer, is_late
from wijkaanpak.site.demo.experiment_shapes import Room
from wijkaanpak.site.demo.hazelkamp import HAZELKAMP
from wijkaanpak.site.demo.player import play_script
from wijkaanpak.site.demo.repairs import CONFLICTS, MISTAKES, STOP

# What repairs stand on, and nothing else of ten years.
NOT_PLAYED = (
    "areas", "figures", "proposals", "long_promises", "themes", "visions", "editions", "fates",
    "intentions", "spent", "accounts", "serves", "lots", "rounds", "places", "meetings",
    "cards", "meets", "returns", "faces", "things", "yeses", "brought", "pairs", "asks", "streets",
    "invitations", "counts", "dialogues", "beraden", "lessons", "lesson_mets", "kitchens",
    "questions", "lesson_files", "paths", "figures_laid", "readings", "initiatives", "projects",
    "challenges", "works", "joins", "this_week",
)  # fmt: skip


BESIDE = {laid.story for mistake in MISTAKES for laid in mistake.stories}


def thin():
    """De Hazelkamp with its people, its parties, three promises and one pot."""
    linked = {one.promise for one in MISTAKES} | {w.promise for m in MISTAKES for w in m.words}
    return replace(
        HAZELKAMP,
        **dict.fromkeys(NOT_PLAYED, ()),
        experiments=Room(),
        stories=tuple(replace(one, items=()) for one in HAZELKAMP.stories if one.key in BESIDE),
        commitments=tuple(one for one in HAZELKAMP.commitments if one.key in linked),
        pots=tuple(one for one in HAZELKAMP.pots if one.key == "P13"),
        goals=tuple(one for one in HAZELKAMP.goals if one.key == "strip"),
        decisions=tuple(one for one in HAZELKAMP.decisions if one.goal == "strip"),
        paid=tuple(one for one in HAZELKAMP.paid if one.goal == "strip"),
    )


@pytest.fixture
def scene(db):
    return play_script(thin())


def test_it_ends_as_the_story_says(scene):
    states = {key: Mistake.objects.get(pk=row.pk) for key, row in scene.mistakes.items()}
    assert {key: row.state for key, row in states.items()} == {
        "M1": State.REPAIRED, "M2": State.REPAIRED, "M3": State.REPAIRED, "M4": State.REPAIRED,
        "M5": State.REPAIRED, "M6": State.UNDER_WAY, "M7": State.DONE, "M8": State.OTHERWISE,
    }  # fmt: skip
    repaired = {key: row.state_since for key, row in states.items() if key < "M6"}
    assert repaired == {
        "M1": date(2020, 3, 26), "M2": date(2022, 9, 6), "M3": date(2022, 3, 1),
        "M4": date(2023, 6, 20), "M5": date(2024, 8, 9),
    }  # fmt: skip
    assert states["M1"].commitment == scene.promises["C05"]
    assert states["M1"].learned.startswith("Geen zaag zonder gezicht")
    assert mistakes.repaired(scene.here) == 5


def test_one_rests_one_is_settled_and_in_one_only_the_facts_differ(scene):
    rows = {key: Conflict.objects.get(pk=row.pk) for key, row in scene.conflicts.items()}
    for row in rows.values():
        row.here = scene.here
    tables = {
        key: conflicts.table_of(conflicts.get_conflict(scene.here, row.pk))
        for key, row in rows.items()
    }
    assert rows["spoorlaan"].rests_until == date(2027, 9, 1)
    assert (rows["nacht"].state, rows["nacht"].settled) == (Talks.SETTLED, date(2021, 9, 9))
    assert {key: table.lies for key, table in tables.items()} == {
        "nacht": Lies.VALUES, "spoorlaan": Lies.VALUES, "schimmel": Lies.FACTS,
        "bus": Lies.NO_FACTS,
    }  # fmt: skip
    assert rows["bus"].mistake == scene.mistakes["M8"]


def test_the_payment_of_the_shops_was_held_for_six_weeks_and_then_paid(scene):
    stop, payment = Stop.objects.get(), Payment.objects.get()
    assert (stop.lifted - stop.since).days == 42
    assert (is_on(stop), payment.state, payment.paid) == (False, "paid", date(2023, 10, 26))
    assert payment.paid > stop.lifted


def test_the_shops_objected_to_the_stop_and_the_mayor_answered_within_the_term(scene):
    row = Objection.objects.get()
    assert (row.party, row.person) == (scene.parties["winkels"], None)
    assert (row.answer, row.answered) == (Answer.STANDS, date(2023, 10, 5))
    assert is_late(row.stop.since, row.answered) is False
    for one in STOP.objections:
        assert one.by in speakers(HAZELKAMP, one.party, one.at)
        assert [tips_in(text) for text in (one.words, one.reasons)] == [[], []]


def test_who_is_hurt_or_answers_was_there_and_speaks_for_that_party():
    for mistake in MISTAKES:
        for one in (*mistake.signed, *mistake.words):
            assert not one.party or one.by in speakers(HAZELKAMP, one.party, one.at)
    assert STOP.seen_by in roles(HAZELKAMP, "coordinator", STOP.mandate_at)


def test_nothing_in_it_is_a_tip_about_a_person():
    for mistake in MISTAKES:
        for text in (mistake.title, mistake.happened, mistake.hurt, *(w.words for w in
                     mistake.words)):  # fmt: skip
            assert tips_in(text) == []
    assert len(CONFLICTS) == 4


def test_the_story_of_the_trees_lies_beside_them_with_the_yes_of_its_teller(scene):
    row, _teller = scene.stories["S04"]
    felled = Mistake.objects.get(pk=scene.mistakes["M1"].pk)
    assert mistakes.story_beside(felled) == row
    assert mistakes.of_story(row) == [felled]
