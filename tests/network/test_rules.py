from datetime import date, timedelta
from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkaanpak.network.rules import (
    FIXED,
    KEYS,
    LIMIT_OF,
    LIMIT_RANGES,
    LIMIT_WORDS,
    LIMITS,
    LIST_OF,
    WORDS,
    Answer,
    Clause,
    Deciders,
    DecisionKind,
    Outcome,
    PartyKind,
    check_answer,
    check_article,
    check_in_time,
    check_may_leave,
    check_one_hat,
    check_term,
    may_decide,
    outcome,
    signed_by_both_keys,
    who_must_consent,
)
from wijkaanpak.refusals import Refused

names = st.sampled_from("abcdefgh")
sets = st.frozensets(names, min_size=1)
TABLE = {"coop": PartyKind.RESIDENTS_BODY, "kompas": PartyKind.INDEPENDENT_BODY,
         "gemeente": PartyKind.MUNICIPALITY, "woon": PartyKind.HOUSING_ASSOCIATION}  # fmt: skip


def strict_subsets(parties):
    return chain.from_iterable(combinations(sorted(parties), n) for n in range(len(parties)))


@given(sets, st.data())
def test_any_strict_subset_of_yeses_adopts_nothing(asked, data):
    spoken = data.draw(st.frozensets(st.sampled_from(sorted(asked))))
    found = outcome(asked, dict.fromkeys(spoken, Answer.CONSENT))
    assert found is (Outcome.ADOPTED if spoken == asked else Outcome.OPEN)


@given(sets, st.dictionaries(names, st.sampled_from(Answer)))
def test_one_objection_of_who_was_asked_is_enough_and_others_have_no_say(asked, answers):
    theirs = {party: answers[party] for party in asked if party in answers}
    assert outcome(asked, answers) is outcome(asked, theirs)
    assert (outcome(asked, answers) is Outcome.OBJECTED) == (Answer.OBJECTION in theirs.values())


def test_with_nobody_to_ask_nothing_is_adopted():
    assert outcome(frozenset(), {}) is Outcome.OPEN


@pytest.mark.parametrize("proposer", TABLE)
@pytest.mark.parametrize("deciders", sorted(set(Deciders) - {Deciders.PARTY, Deciders.BOTH}))
def test_no_strict_subset_of_who_must_speak_can_change_anything(deciders, proposer):
    must = who_must_consent(TABLE, deciders, proposer)
    assert "coop" in must
    for subset in strict_subsets(must):
        assert outcome(must, dict.fromkeys(subset, Answer.CONSENT)) is Outcome.OPEN
    assert outcome(must, dict.fromkeys(must, Answer.CONSENT)) is Outcome.ADOPTED


def test_who_must_speak():
    asked = {d: who_must_consent(TABLE, d, "gemeente") for d in Deciders}
    assert asked[Deciders.TOGETHER] == frozenset(TABLE)
    assert asked[Deciders.KEYHOLDERS] == frozenset({"coop", "kompas"})
    assert asked[Deciders.RESIDENTS] == frozenset({"coop"})


@pytest.mark.parametrize("missing", ["coop", "kompas"])
def test_without_a_holder_of_a_key_nothing_can_change(missing):
    rest = {name: kind for name, kind in TABLE.items() if name != missing}
    with pytest.raises(Refused):
        who_must_consent(rest, Deciders.KEYHOLDERS, "gemeente")


@pytest.mark.parametrize("kind", DecisionKind)
@pytest.mark.parametrize("deciders", Deciders)
def test_an_article_names_only_who_may_decide(kind, deciders):
    if deciders in may_decide(kind):
        check_article(kind, deciders, {}, "Zo doen we dat.")
    else:
        with pytest.raises(Refused):
            check_article(kind, deciders, {}, "Zo doen we dat.")


def test_the_keys_and_the_word_of_the_two_parties_of_a_promise_are_fixed():
    assert may_decide(DecisionKind.CHANGE_CHARTER) == {Deciders.KEYHOLDERS}
    assert may_decide(DecisionKind.ADMIT_PARTY) == {Deciders.KEYHOLDERS}
    assert may_decide(DecisionKind.CHANGE_COMMITMENT) == {Deciders.BOTH}
    assert set(FIXED) <= set(DecisionKind)


@given(st.dictionaries(st.sampled_from([*LIMITS, "other"]), st.integers(-5, 400), max_size=3))
def test_a_limit_is_known_and_within_its_range(limits):
    fits = all(
        name in LIMITS and LIMIT_RANGES[name][0] <= number <= LIMIT_RANGES[name][1]
        for name, number in limits.items()
    )
    clause = Clause(DecisionKind.ANSWER_ITEM, Deciders.PARTY, "Zo.", limits=limits)
    if fits:
        clause.check()
        assert Clause.read(clause.written_out()) == clause
    else:
        with pytest.raises(Refused):
            clause.check()


def test_no_charter_can_loosen_its_limits_past_these():
    assert LIMIT_RANGES["four_eyes_euros"] == (0, 25_000)
    assert LIMIT_RANGES["household_questions"] == (1, 100)
    assert LIMIT_RANGES["sprout_euros"] == (0, 50_000)
    assert all(least <= LIMITS[name] <= most for name, (least, most) in LIMIT_RANGES.items())


@given(st.text(), st.text())
def test_an_objection_has_a_reason_and_a_way_out(reason, would_solve):
    check_answer(Answer.CONSENT, reason, would_solve)
    if not (reason.strip() and would_solve.strip()):
        with pytest.raises(Refused):
            check_answer(Answer.OBJECTION, reason, would_solve)


@given(st.integers(-400, 400), st.integers(1, 365))
def test_everybody_gets_the_days_of_the_charter(days, least):
    today = date(2026, 11, 24)
    if days < least:
        with pytest.raises(Refused):
            check_term(today + timedelta(days=days), today, least)
    else:
        check_term(today + timedelta(days=days), today, least)
    if days < 0:
        with pytest.raises(Refused):
            check_in_time(today + timedelta(days=days), today)


@given(st.frozensets(st.sampled_from(PartyKind)), st.sampled_from(PartyKind))
def test_nobody_holds_both_keys(already, also):
    if {*already, also} >= KEYS:
        with pytest.raises(Refused):
            check_one_hat(already, also)
    else:
        check_one_hat(already, also)


@pytest.mark.parametrize("kind", PartyKind)
def test_a_key_does_not_leave(kind):
    if kind in KEYS:
        with pytest.raises(Refused):
            check_may_leave(kind)
    else:
        check_may_leave(kind)


@given(st.frozensets(st.sampled_from(PartyKind)))
def test_a_long_commitment_holds_with_both_keys_under_it(signers):
    assert signed_by_both_keys(signers) == (len(signers & KEYS) == 2)


def test_every_word_is_marked_for_translators():
    words = [*PartyKind, *DecisionKind, *Deciders]
    assert sorted(WORDS) == sorted(word.value for word in words)
    assert set(LIST_OF) == set(Deciders)
    assert set(LIMIT_OF.values()) <= set(LIMIT_WORDS) == set(LIMITS) == set(LIMIT_RANGES)
    assert all(low <= LIMITS[name] <= high for name, (low, high) in LIMIT_RANGES.items())
