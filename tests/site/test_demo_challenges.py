"""What neighbours of De Hazelkamp challenged, and where works meet, checked as data."""

from datetime import date

from wijkaanpak.projects.rules import works as rules
from wijkaanpak.projects.rules.challenges import State, Terms
from wijkaanpak.site.demo.challenge_shapes import Version
from wijkaanpak.site.demo.challenges import (
    CHALLENGES,
    GREEN,
    JOINS,
    TUNNEL,
    WASTE,
    WORKS,
    ZAAIER,
)

TODAY = date(2026, 11, 24)


def test_de_zaaier_took_ten_months_and_then_one_two_and_five_years():
    versions = [step for step in ZAAIER.steps if isinstance(step, Version)]
    months = (versions[0].answered - ZAAIER.at).days / 30.4
    assert 9.5 < months < 10.5
    assert [one.kind for one in versions] == ["new", "extension", "extension", "change"]
    assert all(one.hand_back for one in versions)
    assert len([step for step in ZAAIER.steps if step.did == "yearly"]) == 8


def test_the_no_of_the_town_hall_names_its_remedy():
    last = WASTE.steps[-1]
    assert last.did == "refuse"
    assert "bezwaar" in last.remedy


def test_the_verges_were_handed_back_with_what_happens_to_people_money_and_promises():
    last = GREEN.steps[-1]
    assert last.did == "hand back"
    assert last.people
    assert last.money
    assert last.promises


def test_the_tunnel_waits_for_the_costs_of_the_town_hall():
    talk = TUNNEL.steps[-1]
    assert talk.did == "talk"
    assert Terms().due(State.TALKED, talk.at) < TODAY


def test_every_step_comes_after_the_one_before():
    for one in CHALLENGES:
        days = [one.at, *(step.at for step in one.steps)]
        assert days == sorted(days)


def test_three_works_meet_in_the_spoorlaan_and_one_chance_was_missed():
    planned = [
        rules.Planned(
            work.key,
            frozenset(map(rules.same, rules.streets_of(work.streets))),
            work.first,
            work.last,
            work.starts is not None,
        )
        for work in WORKS
        if not work.over
    ]
    found = [set(chance.works) for chance in rules.chances(planned)]
    assert {"riool", "warmte", "deur"} in found
    assert {"flats", "bomen"} in found
    assert all(
        any({join.work, other} <= works for works in found)
        for join in JOINS
        for other in join.others
    )
