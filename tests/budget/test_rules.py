"""The rules of a round, without a database: states, fixed rules, ballots and paper."""

import json
import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.budget.scenes import RULES
from wijkaanpak.budget import rules
from wijkaanpak.budget.forms import PlanForm
from wijkaanpak.budget.rules import (
    EQUAL_SHARES,
    MOST_VOTES,
    STATES,
    TIME_FOR,
    BallotKind,
    Doing,
    Group,
    RoundRules,
    RoundState,
    Source,
    Theme,
    counting,
    numbers,
    rule_for,
)
from wijkaanpak.budget.rules.counting import Entrant, Paper
from wijkaanpak.budget.rules.sheets import row_of
from wijkaanpak.methods import natellen, pabulib, pots
from wijkaanpak.methods.counting import count as count_by_rule
from wijkaanpak.methods.pots import Pot
from wijkaanpak.refusals import Refused

COSTS = {str(number): number * 1_000_00 for number in range(1, 9)}
WHEN = {
    Doing.WRITE_RULES: "writing",
    Doing.WRITE_PLAN: "plans",
    Doing.IMPROVE_PLAN: "plans checking",
    Doing.SUPPORT: "plans checking",
    Doing.CHECK: "plans checking",
    Doing.MERGE: "plans checking",
    Doing.MAKE_CODES: "plans checking voting",
    Doing.VOTE: "voting",
    Doing.ENTER_PAPER: "voting counting",
    Doing.COUNT: "counting",
    Doing.STOP: "plans checking voting counting",
    Doing.DIVIDE: "decided following",
    Doing.FOLLOW: "decided following",
    Doing.WRITE_MISSING: "voting counting decided",
    Doing.CHECK_MISSING: "following",
}


@pytest.mark.parametrize(("doing", "state"), list(product(Doing, RoundState)))
def test_everything_has_its_own_time(doing, state):
    if state in WHEN[doing].split():
        rules.check_time_for(doing, state)
    else:
        with pytest.raises(Refused) as refused:
            rules.check_time_for(doing, state)
        assert str(refused.value).endswith(".")


def test_a_round_only_goes_forward_one_step_at_a_time():
    assert [rules.next_state(state) for state in STATES[:-1]] == list(STATES[1:])
    for state in (STATES[-1], RoundState.STOPPED):
        with pytest.raises(Refused):
            rules.next_state(state)
    assert set(TIME_FOR) == set(Doing)


@given(
    st.integers(1, 10**9),
    st.lists(st.text(max_size=12), max_size=4),
    st.sampled_from(BallotKind),
    st.booleans(),
    st.sampled_from([EQUAL_SHARES, MOST_VOTES]),
)
def test_rules_that_are_written_out_are_read_back_as_they_were(cents, themes, kind, edit, rule):
    fixed = RoundRules(
        pots=(Pot("a", cents, ages=(12, 26)), Pot("b", 5, themes=frozenset({"x"}))),
        sources={"a": Source("1", "Gemeente", "Voor jongeren"), "b": Source("2")},
        themes=tuple(Theme(name, ("health",)) for name in themes),
        areas=(Group("De Terp", 12),),
        ballot=kind,
        editable=edit,
        rule=rule,
        votes_from=date(2026, 1, 2),
    )
    assert RoundRules.read(fixed.written_out()) == fixed


def test_one_comma_gives_another_fingerprint():
    other = replace(RULES, who=RULES.who + ",")
    prints = {rules.fingerprint(one.written_out()) for one in (RULES, other)}
    assert len(prints) == 2
    assert rules.fingerprint(RULES.written_out()) == rules.fingerprint(RULES.written_out())


@pytest.mark.parametrize(
    "changed",
    [
        {"pots": ()},
        {"from_age": 11},
        {"not_open": " "},
        {"leftover": ""},
        {"least": 0},
        {"least": 4, "most": 3},
        {"dearest": 99_000_00},
        {"votes_until": None},
        {"votes_from": RULES.plans_until - timedelta(days=1)},
        {"votes_until": date(2026, 9, 1)},
    ],
)
def test_rules_by_which_no_fair_round_can_be_held_are_refused(changed):
    rules.check_rules(RULES)
    with pytest.raises(Refused):
        rules.check_rules(replace(RULES, **changed))


DAYS = (RULES.plans_until, RULES.votes_from, RULES.votes_until)
ON = st.sampled_from([day + timedelta(days=apart) for day in DAYS for apart in (-1, 0, 1)])
STEPS = (RoundState.PLANS, RoundState.CHECKING, RoundState.VOTING, RoundState.COUNTING)


@given(st.sampled_from(STEPS), st.tuples(ON, ON, ON).map(sorted), ON)
def test_no_step_is_taken_on_a_day_that_the_published_rules_keep_for_something_else(
    step, days, today
):
    until, first, last = days
    fixed = replace(RULES, plans_until=until, votes_from=first, votes_until=last)
    rules.check_rules(fixed)
    allowed = {
        RoundState.PLANS: today <= until,
        RoundState.CHECKING: today > until or until == first == today,
        RoundState.VOTING: first <= today <= last,
        RoundState.COUNTING: today >= last,
    }[step]
    if allowed:
        rules.check_day_of_step(step, fixed, today)
    else:
        with pytest.raises(Refused):
            rules.check_day_of_step(step, fixed, today)


def test_no_plan_comes_in_after_its_last_day_also_when_nobody_closed_the_round():
    rules.check_new_plan(RoundState.PLANS, RULES, RULES.plans_until)
    with pytest.raises(Refused, match="The last day for plans"):
        rules.check_new_plan(RoundState.PLANS, RULES, RULES.plans_until + timedelta(days=1))


@given(st.dictionaries(st.sampled_from([*COSTS, "99"]), st.integers(-1, 6), max_size=8))
def test_a_ballot_is_taken_exactly_when_it_is_whole_and_honest(choices):
    ones = all(points == 1 for points in choices.values())
    known = all(number in COSTS for number in choices)
    honest = {
        BallotKind.STICKERS: ones and 1 <= len(choices) <= 3,
        BallotKind.KNAPSACK: ones and choices and sum(COSTS.get(n, 0) for n in choices) <= 50e5,
        BallotKind.POINTS: all(p >= 1 for p in choices.values())
        and choices
        and sum(choices.values()) <= 3,
    }
    for kind, right in honest.items():
        fixed = replace(RULES, ballot=kind)
        try:
            rules.check_choices(choices, fixed, COSTS)
            taken = True
        except Refused:
            taken = False
        assert taken == bool(right and known), kind


@given(st.uuids(), st.uuids(), st.dictionaries(st.sampled_from(list(COSTS)), st.just(1)))
def test_a_seal_opens_with_the_voters_secret_and_with_no_other(mine, other, choices):
    seal = rules.seal_of(choices, rules.nonce_of(mine))
    assert seal == rules.seal_of(dict(reversed(choices.items())), rules.nonce_of(mine))
    if mine != other:
        assert seal != rules.seal_of(choices, rules.nonce_of(other))
        assert rules.sent_as(mine) != rules.sent_as(other)
    assert rules.sent_as(mine) != mine


ballots = st.lists(st.sets(st.sampled_from(list(COSTS)), min_size=1, max_size=3), min_size=1)


@given(ballots)
def test_what_is_typed_in_is_what_stood_on_the_papers(papers):
    text = "\n".join(" ".join(sorted(paper)) for paper in papers)
    read = rules.read_sheet(text, RULES, COSTS)
    assert read == [row_of(dict.fromkeys(paper, 1)) for paper in papers]
    assert rules.differences(read, read) == []


@given(ballots, st.data())
def test_a_third_hand_settles_only_what_differs(papers, data):
    first = [row_of(dict.fromkeys(paper, 1)) for paper in papers]
    at = data.draw(st.integers(0, len(first) - 1))
    second = [*first]
    second[at] = row_of({"8": 1, "1": 1, "2": 1, "3": 1})
    assert [one.place for one in rules.differences(first, second)] == [at + 1]
    assert rules.settled(first, second, first) is True
    other = data.draw(st.integers(0, len(first) - 1))
    third = [*first]
    third[other] = row_of({"7": 1, "6": 1, "5": 1, "4": 1})
    assert rules.settled(first, second, third) is (other == at)
    assert rules.settled(first, second, first[:-1]) is False


@given(st.text(max_size=60))
def test_whatever_is_typed_gives_ballots_or_a_sentence(text):
    try:
        rows = rules.read_sheet(text, RULES, COSTS)
    except Refused:
        return
    for row in rows:
        if row["choices"]:
            rules.check_choices(row["choices"], RULES, COSTS)


def test_the_lot_decides_from_the_lot_and_the_numbers_alone():
    numbers = list(COSTS)
    shuffled = random.Random(3).sample(numbers, len(numbers))
    assert rules.lot_order("a", numbers) == rules.lot_order("a", shuffled)
    orders = {tuple(rules.lot_order(str(lot), numbers)) for lot in range(20)}
    assert len(orders) > 15


papers = st.lists(
    st.dictionaries(st.sampled_from(list(COSTS)), st.just(1), min_size=1, max_size=3),
    min_size=1,
    max_size=30,
)


@settings(max_examples=200)
@given(papers, st.sampled_from([EQUAL_SHARES, MOST_VOTES]), st.integers(0, 99))
def test_a_second_program_finds_the_same_winners_in_the_published_file(chosen, rule, lot):
    """V5: natellen.py shares no code with the count."""
    fixed = replace(RULES, rule=rule, lot=str(lot), guarantees=(), pots=(Pot("wijk", 180_00),))
    assert recounted(fixed, chosen) == []


@settings(max_examples=25)
@given(papers, st.sampled_from([EQUAL_SHARES, MOST_VOTES]))
def test_the_second_program_knows_the_conditions_of_pots(chosen, rule):
    youth, half = Pot("jong", 60_00, ages=(12, 26)), Pot("helft", 40_00, least_share=50)
    fixed = replace(RULES, rule=rule, guarantees=(), pots=(Pot("wijk", 90_00), youth, half))
    assert recounted(fixed, chosen) == ["counting_conditions"]


def recounted(fixed, chosen, channels=None):
    """Count twice, by two programs; return what else the second one had to know."""
    channels = channels or ["web"] * len(chosen)
    entrants = [  # small sums, so that the slow second program is done in time
        Entrant(n, f"Plan {n}", cost // 100, young=n in "135") for n, cost in COSTS.items()
    ]
    cast = [Paper(one, channel=by) for one, by in zip(chosen, channels, strict=True)]
    election = counting.election_of(fixed, entrants, cast, "Ronde")
    test = counting.may_add(fixed, entrants)
    counted = count_by_rule(election, counting.rule_of(fixed, entrants), test)
    asked = pots.to_dict(fixed.pots, (), counting.pot_plans(fixed, entrants).values())
    meta = {"counting_conditions": json.dumps(asked)} if test else {}
    document = pabulib.document_of(election, counted.rule, counted, meta=meta)
    box = natellen.Box(pabulib.write(document).decode())
    conditions = natellen.Conditions(asked) if test else None
    rule = natellen.rule_of(json.loads(box.meta["counting_rule"]))
    assert natellen.Count(box, rule, conditions).winners() == list(counted.winners)
    who_pays = counting.who_pays(fixed, entrants, counted.winners)
    assert sum(share.cents for share in who_pays) == counted.spent
    return sorted(meta)


@given(st.lists(st.tuples(st.sampled_from(["De Terp", "Spoorzicht", ""]), st.booleans())))
def test_nothing_is_said_about_a_group_of_fewer_than_ten(told):
    some = [Paper({"1": 1}, area, young) for area, young in told]
    questions = counting.by_group(RULES, some, "Jongeren", "Ouderen")
    many = {"": len(some)} | {
        name: len(one) for groups in questions for name, one in groups.items()
    }
    for one in counting.served(some, ["1"], questions):
        assert one.percent is None or many[one.name] >= 10
    for one in counting.missing(RULES, some):
        assert one.ballots == 0 or many[one.name] >= 10


sees = st.lists(
    st.tuples(st.sampled_from(["De Terp", "Spoorzicht", ""]), st.booleans()), max_size=60
)


@given(sees)
def test_no_sum_gives_away_what_fewer_than_ten_others_chose(told):
    """Whoever takes the groups from the whole still thinks that nobody or all may be served."""
    some = [Paper({"1" if happy else "2": 1}, area) for area, happy in told]
    whole, *groups = counting.served(some, ["1"], counting.by_group(RULES, some, "", ""))
    said = [one for one in groups if one.ballots]
    others = whole.ballots - sum(one.ballots for one in said)
    if whole.percent is None or not 0 < others < 10:
        return
    might = {0}
    for one in said:
        fits = [n for n in range(one.ballots + 1) if round(100 * n / one.ballots) == one.percent]
        might = {sure + n for sure in might for n in fits}
    fits = [n for n in range(whole.ballots + 1) if round(100 * n / whole.ballots) == whole.percent]
    left = {n - sure for n in fits for sure in might}
    assert min(left) <= 0
    assert max(left) >= others


def test_one_neighbour_of_a_small_part_is_not_found_by_taking_away():
    some = [Paper({"1": 1}, "De Terp")] * 20 + [Paper({"2": 1}, "Spoorzicht")]
    whole, *areas = counting.served(some, ["1"], counting.by_group(RULES, some, "", ""))
    assert (whole.ballots, whole.percent) == (21, 95)
    assert [one.percent for one in areas] == [None, None]


given_points = st.lists(
    st.dictionaries(st.sampled_from(list(COSTS)), st.integers(1, 6), min_size=1, max_size=3),
    min_size=1,
    max_size=12,
)


@settings(max_examples=50)
@given(given_points, st.sampled_from([EQUAL_SHARES, MOST_VOTES]))
def test_the_second_program_counts_the_points_that_people_divide(chosen, rule):
    fixed = replace(
        RULES, ballot=BallotKind.POINTS, rule=rule_for(rule, BallotKind.POINTS), guarantees=(),
        pots=(Pot("wijk", 180_00),),
    )  # fmt: skip
    assert recounted(fixed, chosen) == []


@pytest.mark.parametrize("rule", [EQUAL_SHARES, MOST_VOTES])
def test_ten_points_count_for_more_than_one(rule):
    fixed = replace(RULES, ballot=BallotKind.POINTS, guarantees=(), pots=(Pot("wijk", 100_00),))
    fixed = replace(fixed, rule=rule_for(rule, fixed.ballot))
    entrants = [Entrant("1", "Veel mensen, weinig punten", 80_00), Entrant("2", "Andersom", 80_00)]
    cast = [Paper({"1": 1, "2": 9})] * 5 + [Paper({"1": 1})] * 3
    election = counting.election_of(fixed, entrants, cast)
    assert count_by_rule(election, counting.rule_of(fixed, entrants)).winners[0] == "2"


@pytest.mark.parametrize(
    ("typed", "euros"),
    [("7000", 7000), ("7.000", 7000), ("€ 7.000,00", 7000), ("7,50", 0), ("0", 0), ("veel", 0)],
)
def test_a_plan_of_seven_thousand_does_not_become_one_of_seven(typed, euros):
    sent = {name: "Een woord." for name in ("title", "what", "why", "who", "needed")}
    sent |= {"theme": "Groen", "area": "", "cost": typed, "asked": typed}
    form = PlanForm(sent, fixed=RULES)
    assert form.is_valid() == (euros > 0)
    if euros:
        assert (form.words().cost, form.words().asked) == (euros * 100, euros * 100)
    else:
        assert form.errors["asked"] == ["Schrijf hele euro’s, zoals 850 of 1.250."]


def test_paper_with_points_is_typed_with_its_points_and_never_without():
    fixed = replace(RULES, ballot=BallotKind.POINTS, most=6)
    assert rules.read_sheet("2x 2:5 3:1", fixed, COSTS) == [row_of({"2": 5, "3": 1})] * 2
    with pytest.raises(rules.BadLine) as refused:
        rules.read_sheet("2:5 3:1\n2 3", fixed, COSTS)
    assert str(refused.value) == "Line 2: write the points of plan 2 too, such as 2:2."


@given(st.integers(1, 9999), st.integers(2, 99))
def test_the_number_of_a_round_is_read_as_it_is_written(year, nth):
    assert numbers.read_number(numbers.written(year)) == year
    if year >= 1000:
        assert numbers.read_number(f"{year}-{nth}") == year * 100 + nth


@given(st.lists(st.integers(2020, 2030), max_size=60))
def test_every_round_of_every_year_has_a_number_of_its_own(years):
    taken: set[int] = set()
    for year in years:
        number = numbers.free_number(year, taken)
        assert number not in taken
        assert numbers.written(number).split("-")[0] == str(year)
        taken.add(number)


def test_a_round_that_was_given_the_number_of_the_next_year_keeps_it():
    """Before, the second round of 2026 was 2027. Its letters say so, so it stays."""
    assert numbers.free_number(2026, {2025, 2027}) == 2026
    assert numbers.free_number(2027, {2026, 2027}) == 202702


@given(st.text(alphabet="0123456789-", max_size=8))
def test_a_number_of_a_round_is_written_in_one_way(text):
    try:
        number = numbers.read_number(text)
    except ValueError:
        return
    assert numbers.written(number) == text


PEOPLE = st.sampled_from("abcde")


@given(
    st.sets(PEOPLE, min_size=1),
    st.data(),
    st.lists(st.tuples(PEOPLE, st.booleans()), max_size=12),
)
def test_two_plans_become_one_with_the_yes_of_every_maker_and_of_nobody_else(
    makers, data, answers
):
    """Whoever answers in whatever order: only a no of a maker ends it, only all yeses make one."""
    asked_by = data.draw(st.sampled_from(sorted(makers)))
    heard, ended = set(), not rules.awaited(makers, asked_by, set())
    for person, agree in answers:
        if ended:
            break
        try:
            rules.check_merge_answer(person, makers, asked_by, heard, agree=agree)
        except Refused:
            assert person not in makers or (agree and person in {asked_by} | heard)
            continue
        assert person in makers
        if not agree:
            break
        heard.add(person)
        ended = not rules.awaited(makers, asked_by, heard)
    assert ended == ({asked_by} | heard == makers)
