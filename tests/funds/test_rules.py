from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkaanpak.funds import rules
from wijkaanpak.funds.rules import (
    KIND_WORDS,
    LEVEL_WORDS,
    MOVE_WORDS,
    PURPOSE_WORDS,
    STATE_WORDS,
    THEME_WORDS,
    THEMES,
    WAYS,
    WEIGHT_WORDS,
    Aim,
    Asked,
    Certainty,
    Draft,
    Expected,
    Kind,
    Leg,
    Level,
    Move,
    Purpose,
    Seen,
    Side,
    State,
    Unspent,
    Weight,
    account_weight,
    asks_no_more,
    broken,
    check_movement,
    fragments,
    match,
    needs_second_eyes,
    unspent,
)
from wijkaanpak.methods.pots import Condition
from wijkaanpak.refusals import NotYours, Refused

TODAY = date(2026, 11, 25)
cents = st.integers(-1_000, 1_000)
accounts = st.sampled_from(["a", "b", "c"])
legs = st.builds(Leg, accounts, st.sampled_from(Side), cents)
drafts = st.builds(
    Draft, st.sampled_from(Move), st.lists(legs, max_size=4).map(tuple),
    st.lists(legs, max_size=3).map(tuple),
)  # fmt: skip
balances = st.dictionaries(accounts, st.integers(-1_000, 1_000))


@given(drafts, balances)
def test_a_movement_that_passes_adds_up_and_overdraws_nothing(draft, before):
    try:
        check_movement(draft, before)
    except Refused:
        return
    assert sum(leg.cents for leg in draft.legs) == 0
    assert len({leg.account for leg in draft.legs}) == len(draft.legs) >= 2
    for leg in draft.legs:
        after = before.get(leg.account, 0) + leg.cents
        assert after <= 0 if leg.side is Side.OUTSIDE else after >= 0
    if draft.move is Move.REVERSAL:
        undone = sorted((leg.account, -leg.cents) for leg in draft.undoes)
        assert sorted((leg.account, leg.cents) for leg in draft.legs) == undone


@pytest.mark.parametrize("move", WAYS)
@given(st.integers(1, 10**9))
def test_each_movement_goes_its_own_way_and_no_other(move, cents):
    source, target = WAYS[move]
    full = {"a": 10**12 if source is not Side.OUTSIDE else 0, "b": -(10**12)}
    full["b"] = full["b"] if target is Side.OUTSIDE else 0
    check_movement(Draft(move, (Leg("a", source, -cents), Leg("b", target, cents))), full)
    for wrong in set(Side) - {target}:
        with pytest.raises(Refused):
            check_movement(Draft(move, (Leg("a", source, -cents), Leg("b", wrong, cents))), full)


ASKS = Asked(
    ends=TODAY, themes=frozenset({"energy"}), areas=frozenset({"terp"}), ages=(12, 26),
    own_share=10, least_share=20, most_share=50,
)  # fmt: skip
FITS = Aim(
    cost=1_000, own=100, themes=frozenset({"energy", "health"}), areas=frozenset({"terp"}),
    ages=(14, 18),
)  # fmt: skip
BREAKS = {
    Condition.THEMES: {"themes": frozenset({"health"})},
    Condition.AREAS: {"areas": frozenset({"terp", "spoor"})},
    Condition.AGES: {"ages": (11, 18)},
    Condition.OWN_SHARE: {"own": 99},
    Condition.LEAST_SHARE: {},
    Condition.MOST_SHARE: {},
    Condition.ENDS: {},
}
SUMS = {Condition.LEAST_SHARE: 199, Condition.MOST_SHARE: 501}


def changed(aim, **more):
    return Aim(**{name: getattr(aim, name) for name in Aim.__dataclass_fields__} | more)


def test_a_goal_that_fits_breaks_nothing():
    for given_sum in (200, 350, 500):
        assert broken(ASKS, FITS, given_sum, TODAY) == {}


@pytest.mark.parametrize("condition", BREAKS)
def test_exactly_the_condition_that_is_broken_is_named(condition):
    aim, day = changed(FITS, **BREAKS[condition]), TODAY
    if condition is Condition.ENDS:
        day = TODAY + timedelta(days=1)
    assert set(broken(ASKS, aim, SUMS.get(condition, 300), day)) == {condition}
    with pytest.raises(Refused) as refusal:
        rules.check_conditions("Potje", ASKS, aim, SUMS.get(condition, 300), day)
    assert "Potje" in str(refusal.value)


@pytest.mark.parametrize("missing", ["areas", "ages"])
def test_a_goal_that_says_nothing_does_not_fit_a_pot_that_asks(missing):
    empty = {"areas": frozenset(), "ages": None}
    aim = changed(FITS, **{missing: empty[missing]})
    assert set(broken(ASKS, aim, 300, TODAY)) == {Condition(missing)}


def test_a_goal_without_a_price_cannot_be_paid_in_shares():
    aim = changed(FITS, cost=0, own=0)
    shares = {Condition.OWN_SHARE, Condition.LEAST_SHARE, Condition.MOST_SHARE}
    assert set(broken(ASKS, aim, 300, TODAY)) == shares


def test_a_round_is_asked_only_whether_it_is_in_time():
    aim = Aim(purpose=Purpose.ROUND)
    assert broken(ASKS, aim, 300, TODAY) == {}
    assert set(broken(ASKS, aim, 300, TODAY + timedelta(days=1))) == {Condition.ENDS}


ages = st.none() | st.tuples(st.integers(0, 130), st.integers(0, 130))
asks = st.builds(
    Asked, themes=st.frozensets(st.sampled_from(THEMES)), ages=ages,
    areas=st.frozensets(st.sampled_from("ab")), own_share=st.integers(0, 100),
    least_share=st.integers(0, 110), most_share=st.integers(0, 110),
)  # fmt: skip


@given(asks, st.integers(0, 2_000))
def test_a_pot_that_asks_nothing_pays_everything_and_conditions_only_narrow(asked, given_sum):
    assert broken(Asked(), FITS, given_sum, TODAY) == {}
    looser = Asked(themes=asked.themes, ages=asked.ages)
    assert set(broken(looser, FITS, given_sum, TODAY)) <= set(
        broken(asked, FITS, given_sum, TODAY)
    )


@given(asks)
def test_conditions_are_in_order_or_refused(asked):
    fits = asked.least_share <= asked.most_share <= 100
    fits = fits and (asked.ages is None or asked.ages[0] <= asked.ages[1] <= 120)
    if fits:
        asked.check()
    else:
        with pytest.raises(Refused):
            asked.check()


@pytest.mark.parametrize(
    ("euros", "weight"),
    [(0, Weight.NOTHING), (4_999.99, Weight.NOTHING), (5_000, Weight.STORY),
     (24_999.99, Weight.STORY), (25_000, Weight.PERFORMANCE), (124_999.99, Weight.PERFORMANCE),
     (125_000, Weight.COST)],
)  # fmt: skip
def test_how_heavy_an_account_is_follows_the_sum(euros, weight):
    assert account_weight(round(euros * 100)) is weight


@pytest.mark.parametrize(
    ("days", "left", "how"),
    [(-1, 1, Unspent.PAST), (0, 1, Unspent.NEAR), (61, 1, Unspent.NEAR), (62, 1, Unspent.SOON),
     (183, 1, Unspent.SOON), (184, 1, None), (0, 0, None), (-1, 0, None)],
)  # fmt: skip
def test_money_that_is_left_is_told_of_in_time(days, left, how):
    assert unspent(TODAY + timedelta(days=days), left, TODAY) is how
    assert unspent(None, left, TODAY) is None


def test_fragments_count_pots_owners_dates_and_reports():
    pots = [
        (["health", "energy"], "Rijk", date(2027, 1, 1), 2),
        (["health"], "Gemeente", date(2027, 1, 1), 1),
        (["health"], "Rijk", None, 1),
        ([], "Iedereen", None, 5),
    ]
    shown = [(f.theme, f.pots, len(f.owners), len(f.ends), f.reports) for f in fragments(pots)]
    assert shown == [("health", 3, 2, 1, 4), ("energy", 1, 1, 1, 2)]


@given(st.integers(1, 10**9), st.integers(0, 25_000))
def test_above_the_limit_two_look_and_at_the_limit_one_is_enough(cents, limit):
    assert needs_second_eyes(cents, limit) == (cents / 100 > limit)


@given(st.sampled_from("ab"), st.sampled_from("ab"), st.sets(st.sampled_from("ab")))
def test_two_pairs_of_eyes_are_two_people_without_an_interest(preparer, looker, interested):
    fits = preparer != looker and not {preparer, looker} & interested
    try:
        rules.check_second_eyes(preparer, looker)
        rules.check_no_interest(preparer, interested)
        rules.check_no_interest(looker, interested)
        refused = False
    except NotYours:
        refused = True
    assert refused != fits


@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize("by_holder", [True, False])
def test_a_round_pays_through_its_plans_and_a_free_hand_by_its_holder(purpose, by_holder):
    may = purpose is not Purpose.ROUND and (purpose is Purpose.FREE_HAND) == by_holder
    if may:
        rules.check_payable(purpose, by_holder=by_holder)
    else:
        with pytest.raises(Refused):
            rules.check_payable(purpose, by_holder=by_holder)


def expected(ref, cents=-100, who="Bakker BV", reference="F2025-17", on=TODAY):
    return Expected(ref, cents, on, who, reference)


def seen(cents=-100, who="BAKKER B.V. Merwoude", words="", on=TODAY):
    return Seen(cents, on, who, words)


def test_a_line_is_recognised_by_reference_or_by_name():
    assert match([seen(who="", words="nota f2025/17")], [expected("p")]) == {
        0: ("p", Certainty.SURE)
    }
    assert match([seen()], [expected("p")]) == {0: ("p", Certainty.SURE)}


def test_a_line_with_only_the_sum_is_likely_when_nothing_else_fits():
    line, other = seen(who="Iemand"), expected("q", who="Smid", reference="")
    assert match([line], [other]) == {0: ("q", Certainty.LIKELY)}
    assert match([line], [other, expected("r", who="Kapper", reference="")]) == {}
    assert match([line, line], [other]) == {}
    late = seen(who="Iemand", on=TODAY + timedelta(days=43))
    assert match([late], [other]) == {}


lines = st.lists(st.builds(seen, cents=st.sampled_from([-100, -200, 300]),
                           who=st.sampled_from(["Bakker", "Smid", ""])), max_size=6)  # fmt: skip
awaited = st.lists(
    st.tuples(st.sampled_from([-100, -200, 300]), st.sampled_from(["Bakker", "Smid", "Kapper"])),
    max_size=5,
)


@given(lines, awaited)
def test_a_match_has_the_same_sum_and_nothing_is_used_twice(found, awaited):
    rows = {f"p{n}": expected(f"p{n}", c, who) for n, (c, who) in enumerate(awaited)}
    matched = match(found, rows.values())
    refs = [ref for ref, _certainty in matched.values()]
    assert len(refs) == len(set(refs))
    assert all(found[place].cents == rows[ref].cents for place, (ref, _c) in matched.items())


def test_every_word_has_a_name_for_people():
    for words, names in [
        (Kind, KIND_WORDS), (Level, LEVEL_WORDS), (Purpose, PURPOSE_WORDS), (Move, MOVE_WORDS),
        (State, STATE_WORDS), (Weight, WEIGHT_WORDS),
    ]:  # fmt: skip
        assert {word.value for word in words} == set(names)
    assert set(THEME_WORDS) == set(THEMES)
    assert set(WAYS) == set(Move) - {Move.REVERSAL}


@pytest.mark.parametrize(
    ("cents", "words"), [(0, "€ 0"), (185_000, "€ 1.850"), (1_250, "€ 12,50"), (-5, "-€ 0,05")]
)
def test_a_sum_is_written_as_people_write_it(cents, words):
    assert rules.euros(cents) == words


CONDITIONS = st.builds(
    Asked,
    ends=st.none() | st.dates(date(2026, 1, 1), date(2026, 1, 4)),
    themes=st.frozensets(st.sampled_from(["health", "safety", "energy"])),
    areas=st.frozensets(st.sampled_from(["a", "b"])),
    ages=st.none() | st.sampled_from([(12, 26), (12, 18), (10, 30)]),
    own_share=st.sampled_from([0, 20]),
    least_share=st.sampled_from([0, 10]),
    most_share=st.sampled_from([50, 100]),
)
AIMS = st.builds(
    Aim,
    cost=st.just(100),
    own=st.sampled_from([0, 20]),
    themes=st.frozensets(st.sampled_from(["health", "safety", "energy"])),
    areas=st.frozensets(st.sampled_from(["a", "b"])),
    ages=st.none() | st.sampled_from([(12, 26), (12, 18), (14, 16)]),
)


@given(before=CONDITIONS, after=CONDITIONS, aim=AIMS, cents=st.integers(0, 100))
def test_a_pot_that_asks_no_more_still_pays_what_it_paid(before, after, aim, cents):
    today = date(2026, 1, 2)
    assert asks_no_more(before, before)
    assert asks_no_more(before, Asked())
    if asks_no_more(before, after) and not broken(before, aim, cents, today):
        assert not broken(after, aim, cents, today)
