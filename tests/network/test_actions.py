from datetime import timedelta
from itertools import chain, combinations

import pytest

from wijkaanpak import clock
from wijkaanpak.network.actions import Clause, give_voice, propose
from wijkaanpak.network.models import Article, Party
from wijkaanpak.network.rules import Answer, Deciders, DecisionKind, Outcome, PartyKind
from wijkaanpak.refusals import NotYours, Refused

SHORTER = Clause(
    DecisionKind.ANSWER_ITEM,
    Deciders.PARTY,
    "Antwoord binnen vier weken.",
    limits={"answer_weeks": 4},
)


def charter_change(cast, by=None, party=None, clause=SHORTER):
    return propose(
        by=by or cast.sanne,
        party=party or cast.gemeente,
        kind=DecisionKind.CHANGE_CHARTER,
        title="Sneller antwoord",
        why="Acht weken is lang.",
        term=clock.today() + timedelta(days=10),
        clause=clause,
    )


def weeks(cast):
    return Article.objects.get(here=cast.wijk, kind="answer item", until=None).limits


def test_with_both_keys_the_charter_changes(cast):
    proposal = charter_change(cast)
    first = give_voice(
        by=cast.dilan, party=cast.residents, proposal=proposal, answer=Answer.CONSENT
    )
    assert (first, weeks(cast)) == (Outcome.OPEN, {"answer_weeks": 8})
    last = give_voice(by=cast.noor, party=cast.kompas, proposal=proposal, answer=Answer.CONSENT)
    assert (last, weeks(cast)) == (Outcome.ADOPTED, {"answer_weeks": 4})


def voices(cast):
    return [(cast.dilan, cast.residents), (cast.noor, cast.kompas)]


@pytest.mark.parametrize(
    "subset", list(chain.from_iterable(combinations(range(2), n) for n in (0, 1)))
)
def test_with_any_fewer_keys_nothing_changes(cast, subset):
    proposal = charter_change(cast)
    for index in subset:
        person, party = voices(cast)[index]
        give_voice(by=person, party=party, proposal=proposal, answer=Answer.CONSENT)
    with clock.set_back(clock.today() + timedelta(days=11)):
        for person, party in voices(cast):
            with pytest.raises(Refused):
                give_voice(by=person, party=party, proposal=proposal, answer=Answer.CONSENT)
    assert weeks(cast) == {"answer_weeks": 8}


def test_the_municipality_has_no_key(cast):
    proposal = charter_change(cast)
    with pytest.raises(Refused):
        give_voice(by=cast.sanne, party=cast.gemeente, proposal=proposal, answer=Answer.CONSENT)


def test_nobody_speaks_for_a_party_that_is_not_theirs(cast):
    proposal = charter_change(cast)
    with pytest.raises(NotYours):
        give_voice(by=cast.sanne, party=cast.residents, proposal=proposal, answer=Answer.CONSENT)


def test_an_objection_needs_a_reason_and_a_way_out(cast):
    proposal = charter_change(cast)
    with pytest.raises(Refused):
        give_voice(
            by=cast.dilan, party=cast.residents, proposal=proposal, answer=Answer.OBJECTION,
            reason="Te kort", would_solve="",
        )  # fmt: skip


def test_an_objection_sends_it_back(cast):
    proposal = charter_change(cast)
    said = give_voice(
        by=cast.dilan, party=cast.residents, proposal=proposal, answer=Answer.OBJECTION,
        reason="Te kort voor ons", would_solve="Zes weken",
    )  # fmt: skip
    assert said is Outcome.OBJECTED
    with pytest.raises(Refused):
        give_voice(by=cast.noor, party=cast.kompas, proposal=proposal, answer=Answer.CONSENT)
    assert weeks(cast) == {"answer_weeks": 8}


def test_the_keys_themselves_cannot_be_given_away(cast):
    with pytest.raises(Refused):
        charter_change(
            cast, clause=Clause(DecisionKind.CHANGE_CHARTER, Deciders.TOGETHER, "Samen.")
        )


def test_a_new_party_sits_down_when_both_keys_say_yes(cast):
    proposal = propose(
        by=cast.dilan, party=cast.residents, kind=DecisionKind.ADMIT_PARTY, title="School",
        why="Zij kennen de kinderen.", term=clock.today() + timedelta(days=7),
        admit=(PartyKind.INSTITUTION, "De Vlieger", "directeur", cast.amina),
    )  # fmt: skip
    for person, party in voices(cast):
        give_voice(by=person, party=party, proposal=proposal, answer=Answer.CONSENT)
    school = Party.objects.get(name="De Vlieger")
    assert [m.person for s in school.seats.all() for m in s.mandates.all()] == [cast.amina]
