"""A round says who did not take part before its plans are followed, and looks at that again."""

import pytest

from tests.budget import scenes
from tests.cast import signed_in
from wijkaanpak import clock
from wijkaanpak.budget.actions import counting, rounds
from wijkaanpak.budget.rules import RoundState
from wijkaanpak.refusals import NotYours, Refused

NOTE = "Bijna niemand uit Spoorzicht. We weten niet wat zij zouden kiezen."


@pytest.fixture
def decided(cast):
    """A round whose votes were counted today."""
    round = scenes.voting(cast)
    scenes.votes(cast, round, [{"1": 1, "2": 1}] * 3)
    round = scenes.closed(cast, round)
    with clock.set_back(scenes.AFTER):
        return counting.count_round(by=cast.klaas, round=round)


def test_a_round_is_not_followed_without_saying_who_was_not_there(cast, decided):
    with pytest.raises(Refused, match="who was not here"):
        rounds.go_on(by=cast.ruth, round=decided)
    rounds.write_missing(by=cast.ruth, round=decided, missing=NOTE)
    assert rounds.go_on(by=cast.ruth, round=decided).state == RoundState.FOLLOWING


def test_the_note_is_looked_at_again_when_the_plans_are_followed(cast, decided):
    round = rounds.write_missing(by=cast.ruth, round=decided, missing=NOTE)
    with pytest.raises(Refused, match="plans of the round are followed"):
        rounds.check_missing_note(by=cast.ruth, round=round, mattered=True, learned="Ja.")
    round = rounds.go_on(by=cast.ruth, round=round)
    round = rounds.check_missing_note(by=cast.ruth, round=round, mattered=True, learned="Ja.")
    assert (round.missing_mattered, round.missing_learned) == (True, "Ja.")


def test_only_a_round_keeper_writes_it(cast, decided):
    with pytest.raises(NotYours):
        rounds.write_missing(by=cast.amina, round=decided, missing=NOTE)


def test_it_is_written_on_a_page_and_everybody_reads_it(client, cast, decided):
    keeper = signed_in(client, cast.ruth)
    decided.here = cast.wijk
    at = decided.get_absolute_url()
    assert keeper.post(at + "gemist/", {"missing": " "}).status_code == 422
    keeper.post(at + "gemist/", {"missing": NOTE})
    client.logout()
    assert NOTE in client.get(at).text
    assert NOTE in client.get("/w/zonnehof/wie-was-er/wat-we-misten/").text
