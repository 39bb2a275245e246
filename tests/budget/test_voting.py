"""V1, V2, V3, V6 and V8 of the trust list: codes and ballots."""

import re
import uuid
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.budget import scenes
from wijkaanpak import clock
from wijkaanpak.budget.actions import casting, codes, rounds
from wijkaanpak.budget.actions.casting import Vote
from wijkaanpak.budget.models import Ballot, Code, Link, Round, Turn
from wijkaanpak.budget.queries import voting
from wijkaanpak.budget.rules import (
    AnotherBallot,
    CodeUnknown,
    WhyRevoked,
    nonce_of,
    seal_of,
)
from wijkaanpak.logbook.models import Entry
from wijkaanpak.people.actions import WRONG_A_MINUTE, TooMany
from wijkaanpak.people.models import WrongTry
from wijkaanpak.people.rules import new_code
from wijkaanpak.refusals import NotYours, Refused


@pytest.fixture
def round(cast):
    return scenes.voting(cast)


def test_a_code_gives_one_ballot_and_its_seal_stands_in_the_log(cast, round):
    [(_serial, code)] = scenes.letters(cast, round, 1)
    key = uuid.uuid4()
    receipt = scenes.cast_vote(round, scenes.knocked(round, code), {"1": 1, "3": 1}, key)
    entry = Entry.objects.get(book="zonnehof", seq=receipt.seq)
    assert entry.details.content == {"seal": receipt.seal, "title": "Buurtbudget 2026"}
    assert receipt.seal == seal_of({"3": 1, "1": 1}, nonce_of(key))
    assert list(Ballot.objects.values_list("choices", "channel", "area", "young")) == [
        ({"1": 1, "3": 1}, "web", "", None)
    ]


def test_a_used_code_gives_no_second_ballot(cast, round):
    [(_serial, code)] = scenes.letters(cast, round, 1)
    digest = scenes.knocked(round, code)
    scenes.cast_vote(round, digest)
    with pytest.raises(CodeUnknown):
        scenes.cast_vote(round, digest, {"2": 1})
    assert (Ballot.objects.count(), Turn.objects.count()) == (1, 1)


def test_the_database_itself_allows_no_second_turn(cast, round):
    scenes.letters(cast, round, 1)
    field = Turn._meta.get_field("code")
    assert (field.unique, field.null) == (True, False)


def test_a_form_sent_twice_counts_once_and_gives_the_same_receipt(cast, round):
    [(_serial, code)] = scenes.letters(cast, round, 1)
    digest, key = scenes.knocked(round, code), uuid.uuid4()
    first = scenes.cast_vote(round, digest, {"1": 1}, key)
    size = Entry.objects.count()
    assert scenes.cast_vote(round, digest, {"1": 1}, key) == first
    with pytest.raises(AnotherBallot):
        scenes.cast_vote(round, digest, {"2": 1}, key)
    assert (Ballot.objects.count(), Entry.objects.count()) == (1, size)


def wrong_codes(cast, round):
    """Return the codes that do not work, each for another reason."""
    (_one, used), (serial, revoked), (_three, in_time) = scenes.letters(cast, round, 3)
    scenes.cast_vote(round, scenes.knocked(round, used))
    with clock.set_back(scenes.VOTE_FROM):
        codes.revoke_codes(by=cast.ada, round=round, serials=[serial], why=WhyRevoked.LOST)
    [(_serial, of_another)] = scenes.letters(cast, scenes.voting(cast), 1)
    wrong = {"unknown": new_code(), "used": used, "revoked": revoked, "of another": of_another}
    return wrong, in_time


def after_closing(cast, round):
    scenes.closed(cast, round)
    round.refresh_from_db()
    return round


def said_to(round, code):
    with pytest.raises(CodeUnknown) as refused:
        scenes.knocked(round, code)
    return str(refused.value)


def test_unknown_used_revoked_and_expired_codes_get_one_sentence(cast, round):
    wrong, in_time = wrong_codes(cast, round)
    said = {said_to(round, code) for code in wrong.values()}
    said.add(said_to(after_closing(cast, round), in_time))
    assert len(said) == 1


def test_right_codes_from_one_library_never_count_against_it(cast, round):
    for _serial, code in scenes.letters(cast, round, 15):
        scenes.cast_vote(round, scenes.knocked(round, code, "192.0.2.7"))
    assert (Ballot.objects.count(), WrongTry.objects.count()) == (15, 0)


def test_ten_wrong_codes_close_one_place_and_no_other(cast, round):
    [(_serial, right)] = scenes.letters(cast, round, 1)
    looked = 0
    for _try in range(40):
        try:
            scenes.knocked(round, new_code(), "192.0.2.7")
        except TooMany:
            continue
        except CodeUnknown:
            looked += 1
    assert looked == 10
    scenes.cast_vote(round, scenes.knocked(round, right, "198.51.100.2"))
    assert Ballot.objects.count() == 1


def test_a_typing_mistake_is_told_and_does_not_count(cast, round):
    [(_serial, code)] = scenes.letters(cast, round, 1)
    slip = code[:-1] + ("0" if code[-1] != "0" else "1")
    for _try in range(30):
        with pytest.raises(Refused) as refused:
            scenes.knocked(round, slip)
        assert not isinstance(refused.value, CodeUnknown)
    assert WrongTry.objects.count() == 0


def test_many_places_guessing_together_are_slowed_down(cast, round):
    for _one in range(WRONG_A_MINUTE):
        WrongTry.objects.create(
            source=f"ballot round {round.pk.hex}",
            at=clock.now(),
        )
    with pytest.raises(TooMany):
        codes.knock(round=round, typed=new_code(), source="203.0.113.9")


def work_for(round, code, monkeypatch):
    """Return what a wrong code costs: each slow digest and each question, in order.

    Counted and not timed: on a busy machine a clock would tell of the machine. A digest takes
    the same 14 ms for any code, and a question of one form looks in one index.
    """
    done, slow = [], codes.digest
    with monkeypatch.context() as patched, CaptureQueriesContext(connection) as seen:
        patched.setattr(codes, "digest", lambda *of: done.append("digest") or slow(*of))
        said_to(round, code)
    return done + [re.sub(r"'[^']*'|\"[^\"]*_x\d+\"|\b\d+\b", "?", one["sql"]) for one in seen]


def all_work(cast, round, monkeypatch):
    wrong, in_time = wrong_codes(cast, round)
    if codes.rules_let_change(round):
        wrong.pop("used")  # there it opens the ballot again
    found = {why: work_for(round, code, monkeypatch) for why, code in wrong.items()}
    closed = after_closing(cast, round)
    return found | {"expired": work_for(closed, in_time, monkeypatch)}


@pytest.mark.parametrize("editable", [False, True])
def test_every_wrong_code_costs_the_same_work(cast, editable, monkeypatch):
    round = scenes.voting(cast, editable=editable)
    found = all_work(cast, round, monkeypatch)
    unknown = found["unknown"]
    assert (unknown.count("digest"), len(unknown) > 5) == (1, True)
    assert [why for why, work in found.items() if work != unknown] == []


def by_two_questions(round, digest):
    """Look as somebody would who did not think of this: is it there, and is it fresh?"""
    code = Code.objects.filter(round=round, digest=digest).first()
    fresh = code and code.state == "fresh" and not Turn.objects.filter(code=code).exists()
    return code.pk if fresh else None


def test_this_count_of_work_sees_a_look_up_in_two_steps(cast, round, monkeypatch):
    monkeypatch.setattr(codes.voting, "works", by_two_questions)
    found = all_work(cast, round, monkeypatch)
    told = [why for why, work in found.items() if work != found["unknown"]]
    assert told == ["used", "expired"]


def test_this_count_of_work_sees_a_closed_round_that_does_not_look(cast, round, monkeypatch):
    thorough = codes.digest

    def careless(round, code):
        return thorough(round, code) if round.state == "voting" else ""

    def hurried(round, digest):
        return works(round, digest) if digest else None

    works = voting.works
    monkeypatch.setattr(codes, "digest", careless)
    monkeypatch.setattr(codes.voting, "works", hurried)
    found = all_work(cast, round, monkeypatch)
    assert [why for why, work in found.items() if work != found["unknown"]] == ["expired"]


def test_a_code_of_one_round_is_nothing_in_another(cast, round):
    other = scenes.voting(cast)
    [(_serial, code)] = scenes.letters(cast, round, 1)
    digest = scenes.knocked(round, code)
    with pytest.raises(CodeUnknown):
        scenes.cast_vote(other, digest)
    assert codes.digest(round, code) != codes.digest(other, code)


def test_no_code_is_kept_that_could_be_read(cast, round):
    made = scenes.letters(cast, round, 2)
    kept = " ".join(map(str, Code.objects.values_list()))
    assert [code for _serial, code in made if code in kept] == []


@pytest.mark.parametrize(
    ("choices", "why"),
    [
        ({}, "Choose at least 1."),
        ({"1": 1, "2": 1, "3": 1, "4": 1}, "You chose too many plans. Take 1 away."),
        ({"99": 1}, "There is no plan 99 on this ballot."),
        ({"1": 2}, "You can choose a plan only once."),
        ({"1": 0}, "Give a plan one point or more, or leave it out."),
    ],
)
def test_a_ballot_that_is_not_right_is_refused_and_the_code_stays(cast, round, choices, why):
    [(_serial, code)] = scenes.letters(cast, round, 1)
    digest = scenes.knocked(round, code)
    with clock.set_back(scenes.VOTE_FROM), pytest.raises(Refused) as refused:
        casting.cast_ballot(round=round, code=digest, vote=Vote(choices), key=uuid.uuid4())
    assert str(refused.value) == why
    assert (Ballot.objects.count(), voting.works(round, digest) is not None) == (0, True)


def test_a_closed_round_accepts_nothing(cast, round):
    [(_serial, code)] = scenes.letters(cast, round, 1)
    digest = scenes.knocked(round, code)
    scenes.closed(cast, round)
    with pytest.raises(Refused):
        scenes.cast_vote(round, digest)
    assert Ballot.objects.count() == 0


def test_after_the_last_day_nothing_is_accepted_even_when_nobody_closed(cast, round):
    [(_serial, code)] = scenes.letters(cast, round, 1)
    digest = scenes.knocked(round, code)
    with clock.set_back(scenes.AFTER), pytest.raises(Refused):
        casting.cast_ballot(round=round, code=digest, vote=Vote({"1": 1}), key=uuid.uuid4())


def test_a_vote_can_be_changed_until_closing_where_the_rules_say_so(cast):
    round = scenes.voting(cast, editable=True)
    [(_serial, code)] = scenes.letters(cast, round, 1)
    scenes.cast_vote(round, scenes.knocked(round, code), {"1": 1})
    scenes.cast_vote(round, scenes.knocked(round, code), {"2": 1})
    assert list(Ballot.objects.values_list("choices", flat=True)) == [{"2": 1}]
    assert (Link.objects.count(), Turn.objects.count()) == (1, 1)


def test_where_votes_cannot_be_changed_no_link_is_kept(cast, round):
    scenes.votes(cast, round, [{"1": 1}])
    assert Link.objects.count() == 0


def test_the_rules_of_an_opened_round_cannot_be_changed(cast, round):
    before = Round.objects.values().get(pk=round.pk)
    with pytest.raises(Refused):
        rounds.write_rules(
            by=cast.ruth, round=round, title="", words="", given=replace(scenes.RULES, most=9)
        )
    for sql in (
        "UPDATE budget_round SET rules = '{}'",
        "UPDATE budget_round SET fingerprint = 'x'",
        "UPDATE budget_round SET state = 'writing'",
        "UPDATE budget_round SET state = 'plans'",
        "UPDATE budget_ballot SET channel = 'paper'",
    ):
        if "ballot" in sql:
            scenes.votes(cast, round, [{"1": 1}])
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    assert Round.objects.values().get(pk=round.pk) == before


def test_the_database_takes_no_ballot_before_or_after_the_vote(cast):
    round = scenes.opened(cast)
    sql = (
        "INSERT INTO budget_ballot (id, round_id, channel, choices, area) "
        "VALUES (%s, %s, 'web', '{}', '')"
    )
    pk = round.pk.hex if connection.vendor == "sqlite" else str(round.pk)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, [uuid.uuid4().hex, pk])


def test_who_makes_codes_cannot_withdraw_and_the_other_way_round(cast, round):
    scenes.letters(cast, round, 1)
    with pytest.raises(NotYours):
        codes.revoke_codes(by=cast.coen, round=round, serials=[1], why=WhyRevoked.LOST)
    with pytest.raises(NotYours):
        codes.make_codes(by=cast.ada, round=round, many=1)


def withdrawn(cast, round, *serials):
    with clock.set_back(scenes.VOTE_FROM):
        return codes.revoke_codes(
            by=cast.ada, round=round, serials=list(serials), why=WhyRevoked.LOST
        )


def test_a_used_letter_cannot_be_withdrawn(cast, round):
    scenes.votes(cast, round, [{"1": 1}])
    with pytest.raises(Refused, match=re.escape("(any more): letter 1.")):
        withdrawn(cast, round, 1)


def test_letters_that_can_be_withdrawn_are_and_all_others_are_named(cast, round):
    scenes.votes(cast, round, [{"1": 1}])
    scenes.letters(cast, round, 3)
    assert withdrawn(cast, round, 2) == []
    assert withdrawn(cast, round, 1, 2, 3, 4, 99) == [1, 2, 99]
    assert set(round.codes.values_list("serial", "state")) == {
        (1, "fresh"), (2, "revoked"), (3, "revoked"), (4, "revoked"),
    }  # fmt: skip
    with pytest.raises(Refused, match=re.escape("(any more): letter 1, 2, 99.")):
        withdrawn(cast, round, 1, 2, 99)


def test_nobody_learns_without_a_trace_which_letters_were_used(cast, round):
    """Who tries a number that was not used withdraws it, and the log counts it."""
    scenes.votes(cast, round, [{"1": 1}])
    scenes.letters(cast, round, 1)
    size = Entry.objects.count()
    withdrawn(cast, round, 1, 2, 99)
    assert Entry.objects.count() == size + 1
    assert round.codes.get(serial=2).state == "revoked"
