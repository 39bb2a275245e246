"""Ways to vote with a share of the count each: exact, explained, and the same when redone."""

import csv
import io
import json
import random
from collections import Counter
from dataclasses import replace
from fractions import Fraction

import pytest
from django.test import Client
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.budget import scenes
from tests.budget.test_rules import COSTS, papers, recounted
from tests.budget.test_views import base, signed_in
from tests.funds import purse
from wijkaanpak import clock
from wijkaanpak.budget.actions import counting as count_action
from wijkaanpak.budget.models import Ballot, Round
from wijkaanpak.budget.queries import result
from wijkaanpak.budget.rules import (
    EQUAL_SHARES,
    FEW_VOTES,
    MOST_VOTES,
    WAY_OF,
    BallotKind,
    Channel,
    RoundRules,
    Way,
    check_shares,
    counting,
    fingerprint,
    ways_of,
    weighed,
)
from wijkaanpak.budget.rules.counting import Entrant, Paper
from wijkaanpak.logbook.door import act
from wijkaanpak.methods import natellen, pabulib
from wijkaanpak.methods.counting import count as count_by_rule
from wijkaanpak.methods.elections import Completion
from wijkaanpak.methods.pots import Pot
from wijkaanpak.refusals import Refused

HALVES = {"web": Fraction(1, 2), "together": Fraction(1, 2)}
THIRDS = {"web": Fraction(1, 5), "paper": Fraction(3, 10), "together": Fraction(1, 2)}
channels = st.lists(st.sampled_from(list(Channel)), min_size=1, max_size=60)
all_shares = st.sampled_from([HALVES, THIRDS, {"web": Fraction(1, 4), "paper": Fraction(3, 4)}])
methods = st.sampled_from([EQUAL_SHARES, MOST_VOTES])


def test_each_channel_belongs_to_a_way():
    assert set(WAY_OF) == set(Channel)
    assert set(WAY_OF.values()) == set(Way)


@given(all_shares, channels)
def test_all_votes_together_weigh_as_many_as_there_are_and_each_way_has_its_share(shares, came):
    weights = {one.counted_as: one.weight for one in weighed(shares, came) if one.votes}
    ways = ways_of(shares, came)
    assert sum(weights[way] for way in ways) == len(came)
    cast = Counter(ways)
    of_present = sum(shares[way] for way in cast)
    for way, many in cast.items():
        assert weights[way] * many == shares[way] / of_present * len(came)


@given(all_shares, channels)
def test_a_way_with_few_votes_never_stands_alone(shares, came):
    cast = Counter(ways_of(shares, came))
    assert len(cast) == 1 or min(cast.values()) >= FEW_VOTES


def test_one_person_at_an_empty_table_does_not_weigh_as_half_the_neighbourhood():
    [web, table] = weighed(HALVES, ["web"] * 99 + ["table"])
    assert (web.weight, table.weight, table.votes, table.counted_as) == (1, 1, 1, "web")


def test_the_share_of_a_way_without_votes_goes_to_the_others_in_proportion():
    found = weighed(THIRDS, ["web"] * 40 + ["paper"] * 20)
    assert [one.weight for one in found] == [Fraction(3, 5), Fraction(9, 5), None]


def counted(fixed, cast):
    entrants = [Entrant(n, f"Plan {n}", cost) for n, cost in COSTS.items()]
    election = counting.election_of(fixed, entrants, cast)
    return count_by_rule(election, counting.rule_of(fixed, entrants)).winners


def fixed_by(rule, shares):
    pots = (Pot("wijk", 12_000_00),)
    return replace(
        scenes.RULES, rule=replace(rule, channels=shares), pots=pots, guarantees=(), lot="7"
    )


some_ballots = st.lists(
    st.dictionaries(st.sampled_from(list(COSTS)), st.just(1), max_size=3), min_size=10, max_size=25
)


@settings(max_examples=60)
@given(methods, some_ballots, some_ballots)
def test_shares_as_large_as_the_ways_themselves_change_nothing(rule, on_web, at_tables):
    cast = [Paper(one, channel=Channel.WEB) for one in on_web]
    cast += [Paper(one, channel=Channel.TABLE) for one in at_tables]
    many = Counter(paper.channel for paper in cast if paper.choices)
    assume(min(many[Channel.WEB], many[Channel.TABLE]) >= FEW_VOTES)
    web = Fraction(many[Channel.WEB], many.total())
    shares = {"web": web, "together": 1 - web}
    assert counted(fixed_by(rule, shares), cast) == counted(fixed_by(rule, {}), cast)


@settings(max_examples=60)
@given(methods, all_shares, some_ballots, st.randoms(use_true_random=False))
def test_the_order_of_the_ballots_changes_nothing(rule, shares, chosen, dice):
    cast = [Paper(one, channel=dice.choice(list(Channel))) for one in chosen * 2]
    other = dice.sample(cast, len(cast))
    assert counted(fixed_by(rule, shares), cast) == counted(fixed_by(rule, shares), other)


# Two people have just what the rest asks of them, as near as floats can tell.
TO_THE_CENT = """
    phone:783 phone:142 paper:5 school:4 school:816 phone:247 school:67 paper:4
    phone:783 table:247 paper:4 table:816 doorstep:264 doorstep:24 doorstep:8 phone:6
    doorstep:53 paper:53 school:816 table:6 doorstep:816 school:68 table:68 doorstep:816
    phone:264 phone:67 web:8 paper:24 paper:8 paper:816 web:4 table:816 table:5 web:8
    paper:816 table:142
"""


@pytest.mark.timeout(60)
def test_a_count_ends_where_a_price_is_all_that_some_have():
    cast = []
    for said in TO_THE_CENT.split():
        way, plans = said.split(":")
        cast.append(Paper(dict.fromkeys(plans, 1), channel=Channel(way)))
    rule = replace(scenes.RULES.rule, completion=Completion.ADD_ONE)
    assert counted(fixed_by(rule, HALVES), cast) == ("6", "4", "1")
    assert counted(fixed_by(rule, HALVES), cast[::-1]) == ("6", "4", "1")


@settings(max_examples=60)
@given(methods, all_shares, papers, st.integers())
def test_the_second_program_weighs_as_the_count_does(rule, shares, chosen, seed):
    chosen, dice = chosen * 2, random.Random(seed)
    by = dice.choices(list(Channel), (5, 2, 4, 1, 1, 1), k=len(chosen))
    fixed = replace(fixed_by(rule, shares), pots=(Pot("wijk", 180_00),))
    assert recounted(fixed, chosen, by) == []


def test_weights_can_change_who_wins():
    cast = [Paper({"1": 1}, channel=Channel.WEB)] * 30
    cast += [Paper({"2": 1}, channel=Channel.TABLE)] * 10
    pots = (Pot("wijk", 2_000_00),)
    alone = replace(fixed_by(MOST_VOTES, {}), pots=pots)
    assert counted(alone, cast) == ("1",)
    tables = {"web": Fraction(1, 4), "together": Fraction(3, 4)}
    assert counted(replace(fixed_by(MOST_VOTES, tables), pots=pots), cast) == ("2",)


@given(all_shares)
def test_shares_are_part_of_the_fixed_rules(shares):
    fixed = fixed_by(EQUAL_SHARES, shares)
    plain = fixed.written_out()
    assert RoundRules.read(json.loads(json.dumps(plain))) == fixed
    assert fingerprint(plain) != fingerprint(fixed_by(EQUAL_SHARES, {}).written_out())


@pytest.mark.parametrize(
    "shares",
    [
        {"web": Fraction(1)},
        {"paper": Fraction(1, 2), "together": Fraction(1, 2)},
        {"web": Fraction(1), "paper": Fraction(0)},
        {"web": Fraction(1, 2), "paper": Fraction(1, 3)},
        {"web": Fraction(1, 2), "zoom": Fraction(1, 2)},
    ],
)
def test_shares_that_leave_a_vote_without_weight_are_refused(shares):
    with pytest.raises(Refused):
        check_shares(shares)


def test_who_runs_the_round_gives_shares_in_the_form_and_everybody_reads_them(cast):
    round = scenes.begun(cast)
    client = signed_in(Client(), cast.ruth)
    wijk = purse.pot(cast, "Wijk", cents=50_000_00)
    sent = {
        "title": "Ronde", f"pot_{wijk.pk}": "40.000", "young_until": 26, "who": "Wie hier woont.",
        "from_age": 12, "not_open": "De straat.", "ballot": "stickers", "least": 1, "most": 5,
        "rule": "equal-shares", "supporters": 2, "leftover": "Herstelpot",
        "plans_until": "2026-05-01", "votes_from": "2026-06-01", "votes_until": "2026-06-14",
        "share_web": 50, "share_together": 40,
    }  # fmt: skip
    wrong = client.post(base(round) + "spelregels/schrijven/", sent).content.decode()
    assert "De aandelen moeten samen 100% zijn" in wrong
    assert 'value="40"' in wrong
    client.post(base(round) + "spelregels/schrijven/", sent | {"share_together": 50})
    page = client.get(base(round) + "spelregels/").content.decode()
    assert "Via internet of telefoon: <b>50%</b>" in page
    assert "Stemmen op papier tellen mee bij internet." in page
    again = client.get(base(round) + "spelregels/schrijven/").content.decode()
    assert 'name="share_web" value="50"' in again


def decided(cast, by, **changed):
    round = scenes.voting(cast, **changed)
    with act(count_action.COUNTED, by=cast.klaas.actor, book="zonnehof") as entry:
        rows = [
            Ballot(round=round, channel=channel, choices=choices)
            for channel, choices, many in by
            for _one in range(many)
        ]
        Ballot.objects.bulk_create(rows)
        entry.about(round)
    round = scenes.closed(cast, round)
    with clock.set_back(scenes.AFTER):
        return count_action.count_round(by=cast.klaas, round=round)


def test_who_comes_to_vote_reads_that_votes_weigh_differently(cast):
    for rule, told in ((EQUAL_SHARES, False), (replace(EQUAL_SHARES, channels=HALVES), True)):
        round = scenes.voting(cast, rule=rule)
        with clock.set_back(scenes.VOTE_FROM):
            page = Client().get(base(round)).content.decode()
        assert ("telt in deze ronde niet even zwaar" in page) == told


BY = [("web", {"1": 1, "2": 1}, 40), ("table", {"3": 1}, 20), ("paper", {"2": 1, "4": 1}, 4),
      ("web", {}, 2)]  # fmt: skip
WEIGHED = replace(EQUAL_SHARES, channels=THIRDS)


def test_the_result_says_what_each_way_counted_for_and_can_be_redone(cast):
    round = decided(cast, BY, rule=WEIGHED)
    ways = {row["way"]: row for row in result.data(round)["ways"]}
    assert {way: row["votes"] for way, row in ways.items()} == {
        "web": 40, "paper": 4, "together": 20,
    }  # fmt: skip
    # 64 votes count; web has 1/5 of 7/10 for 44 of them, the tables 1/2 of 7/10 for 20.
    assert ways["web"]["weight"]["exact"] == ways["paper"]["weight"]["exact"] == "32/77"
    assert ways["together"]["weight"]["exact"] == "16/7"
    page = result.read(round, result.PAGE).decode()
    assert "32/77" in page
    assert "Minder dan 10 mensen stemden op papier." in page
    box = natellen.Box(result.read(round, "stembiljetten.pb").decode())
    rule = natellen.rule_of(json.loads(box.meta["counting_rule"]))
    conditions = natellen.Conditions(json.loads(box.meta["counting_conditions"]))
    won = [row["number"] for row in result.data(round)["winners"]]
    assert natellen.Count(box, rule, conditions).winners() == won
    assert pabulib.read(result.read(round, "stembiljetten.pb")).rule.channels == THIRDS


def test_the_recount_says_what_one_vote_of_each_way_weighs(cast, tmp_path, capsys):
    round = decided(cast, BY, rule=WEIGHED)
    (tmp_path / "uitslag.pb").write_bytes(result.read(round, "stembiljetten.pb"))
    assert natellen.main([str(tmp_path / "uitslag.pb")]) == 0
    said = capsys.readouterr().out
    assert "Eén stem via 'together' telt voor 16/7." in said
    assert "Eén stem via 'web' telt voor 32/77." in said


def test_the_tables_say_how_each_ballot_came_and_what_the_votes_weigh(cast):
    round = decided(cast, BY, rule=WEIGHED)
    ballots = rows(round, "stembiljetten.csv")
    assert Counter(row["via"] for row in ballots) == {"web": 44, "together": 20, "": 2}
    plans = {row["nummer"]: row for row in rows(round, "plannen.csv")}
    assert (plans["3"]["stemmen"], plans["3"]["gewicht"]) == ("20", "320/7")
    assert plans["3"]["waarom"].startswith(
        "De stemmen die dit plan betaalden, tellen samen voor 45,71."
    )
    assert not any("te kort" in row["waarom"] for row in plans.values())  # each more would shift


def rows(round, name):
    text = result.read(round, name).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


@pytest.mark.parametrize("kind", [BallotKind.STICKERS, BallotKind.POINTS])
def test_without_shares_no_file_and_no_page_speaks_of_ways(cast, kind):
    round = decided(cast, BY, ballot=kind)
    assert result.data(round)["ways"] == []
    assert "voting_method" not in result.read(round, "stembiljetten.pb").decode()
    assert "Manier van stemmen" not in result.read(round, result.PAGE).decode()
    said = Client().get(base(Round.objects.get()) + "spelregels/").content.decode()
    assert "Elke stem telt even zwaar, hoe die ook binnenkwam." in said
