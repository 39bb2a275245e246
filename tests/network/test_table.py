"""No strict subset of the parties, in any order, can carry out any kind of proposal."""

from datetime import timedelta
from itertools import chain, combinations

import pytest

from tests.network.test_actions import SHORTER, weeks
from wijkaanpak import clock
from wijkaanpak.logbook.models import Entry
from wijkaanpak.network import actions, queries
from wijkaanpak.network.models import Mandate, Party, Signature
from wijkaanpak.network.rules import Answer, Clause, Deciders, DecisionKind, Outcome, PartyKind
from wijkaanpak.people.actions import invite_person, join_neighbourhood
from wijkaanpak.people.queries import NOBODY
from wijkaanpak.people.rules import Role
from wijkaanpak.refusals import NotYours, Refused

KINDS = [DecisionKind.CHANGE_CHARTER, DecisionKind.ADMIT_PARTY, DecisionKind.JOINT_DECISION]
MUST = {
    DecisionKind.CHANGE_CHARTER: ("residents", "kompas"),
    DecisionKind.ADMIT_PARTY: ("residents", "kompas"),
    DecisionKind.JOINT_DECISION: ("residents", "kompas", "gemeente", "housing"),
}
SPEAKS = {"residents": "dilan", "kompas": "noor", "gemeente": "sanne", "housing": "corrie"}


def put(cast, kind, proposer="gemeente"):
    return actions.propose(
        by=getattr(cast, SPEAKS[proposer]),
        party=getattr(cast, proposer),
        kind=kind,
        title="Een voorstel",
        why="Daarom.",
        term=clock.today() + timedelta(days=10),
        clause=SHORTER if kind is DecisionKind.CHANGE_CHARTER else None,
        admit=(PartyKind.INSTITUTION, "De Vlieger", "directeur", cast.amina)
        if kind is DecisionKind.ADMIT_PARTY
        else None,
    )


def say(cast, party, proposal, answer=Answer.CONSENT, **words):
    return actions.give_voice(
        by=getattr(cast, SPEAKS[party]),
        party=getattr(cast, party),
        proposal=proposal,
        answer=answer,
        **words,
    )


def as_it_was(cast):
    return (weeks(cast), Party.objects.filter(here=cast.wijk).count(), Mandate.objects.count())


SUBSETS = [
    (kind, subset)
    for kind in KINDS
    for subset in chain.from_iterable(
        combinations(MUST[kind], size) for size in range(len(MUST[kind]))
    )
]


@pytest.mark.parametrize(("kind", "subset"), SUBSETS)
def test_a_strict_subset_changes_nothing_now_or_later(cast, kind, subset):
    proposal, before = put(cast, kind), as_it_was(cast)
    assert [say(cast, party, proposal) for party in subset] == [Outcome.OPEN] * len(subset)
    with clock.set_back(clock.today() + timedelta(days=11)):
        for party in MUST[kind]:
            with pytest.raises(Refused):
                say(cast, party, proposal)
    proposal.refresh_from_db()
    assert (as_it_was(cast), proposal.outcome) == (before, Outcome.OPEN)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("proposer", SPEAKS)
def test_with_the_last_yes_it_holds_whoever_proposed(cast, kind, proposer):
    proposal = put(cast, kind, proposer)
    said = [say(cast, party, proposal) for party in reversed(MUST[kind])]
    assert said == [Outcome.OPEN] * (len(said) - 1) + [Outcome.ADOPTED]
    assert Entry.objects.order_by("pk").last().verb == "network.adopted"


@pytest.mark.parametrize("kind", KINDS)
def test_one_objection_stops_it_whatever_others_said(cast, kind):
    proposal, before = put(cast, kind), as_it_was(cast)
    *others, last = MUST[kind]
    for party in others:
        say(cast, party, proposal)
    words = {"reason": "Dit schaadt ons.", "would_solve": "Een jaar proberen."}
    assert say(cast, last, proposal, Answer.OBJECTION, **words) is Outcome.OBJECTED
    with pytest.raises(Refused):
        say(cast, last, proposal)
    assert as_it_was(cast) == before


@pytest.mark.parametrize("kind", KINDS)
def test_a_word_once_given_is_not_given_twice(cast, kind):
    proposal = put(cast, kind)
    say(cast, "residents", proposal)
    with pytest.raises(Refused):
        say(cast, "residents", proposal)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("person", ["amina", "anouk", "bram", "stranger", "dorpshoofd"])
def test_nobody_without_a_seat_has_a_say(cast, kind, person):
    proposal = put(cast, kind)
    for party in MUST[kind]:
        with pytest.raises(NotYours):
            actions.give_voice(
                by=getattr(cast, person),
                party=getattr(cast, party),
                proposal=proposal,
                answer=Answer.CONSENT,
            )


def test_a_party_of_the_village_has_no_say_here(cast):
    proposal = put(cast, DecisionKind.JOINT_DECISION)
    with pytest.raises(Refused):
        actions.give_voice(
            by=cast.dorpshoofd, party=cast.dorpsbelang, proposal=proposal, answer=Answer.CONSENT
        )


def test_the_charter_says_who_takes_a_joint_decision(cast):
    clause = Clause(DecisionKind.JOINT_DECISION, Deciders.KEYHOLDERS, "Wij twee beslissen.")
    change = actions.propose(
        by=cast.dilan, party=cast.residents, kind=DecisionKind.CHANGE_CHARTER, title="Anders",
        why="Zo.", term=clock.today() + timedelta(days=10), clause=clause,
    )  # fmt: skip
    say(cast, "residents", change)
    say(cast, "kompas", change)
    asked = queries.asked(put(cast, DecisionKind.JOINT_DECISION))
    assert asked == {str(cast.residents.pk), str(cast.kompas.pk)}


def test_one_person_never_holds_both_keys(cast):
    with pytest.raises(Refused):
        actions.take_seat(by=cast.dilan, party=cast.residents, title="extra", person=cast.noor)
    with pytest.raises(Refused):
        actions.take_seat(by=cast.noor, party=cast.kompas, title="extra", person=cast.dilan)
    assert queries.parties_of(cast.noor, cast.wijk) == [cast.kompas]


def test_a_new_party_takes_no_key_and_no_name_of_another(cast):
    for kind, name in (
        (PartyKind.RESIDENTS_BODY, "Andere bewoners"),
        (PartyKind.FUND, "Gemeente"),
    ):
        with pytest.raises(Refused):
            actions.propose(
                by=cast.sanne, party=cast.gemeente, kind=DecisionKind.ADMIT_PARTY, title="Erbij",
                why="Zo.", term=clock.today() + timedelta(days=10),
                admit=(kind, name, "voorzitter", cast.amina),
            )  # fmt: skip


def test_a_stranger_cannot_be_given_a_seat(cast):
    with pytest.raises(Refused):
        actions.take_seat(by=cast.sanne, party=cast.gemeente, title="extra", person=cast.stranger)


def test_who_follows_on_a_seat_speaks_and_who_left_is_silent(cast):
    actions.take_seat(by=cast.sanne, party=cast.gemeente, title="wijkmanager", person=cast.amina)
    proposal = put_by(cast, cast.amina)
    assert proposal.proposer == cast.gemeente
    with pytest.raises(NotYours):
        put_by(cast, cast.sanne)


def put_by(cast, person):
    return actions.propose(
        by=person, party=cast.gemeente, kind=DecisionKind.JOINT_DECISION, title="Samen",
        why="Zo.", term=clock.today() + timedelta(days=10),
    )  # fmt: skip


def test_a_key_cannot_leave_and_another_party_can(cast):
    for person, party in ((cast.dilan, cast.residents), (cast.noor, cast.kompas)):
        with pytest.raises(Refused):
            actions.part(by=person, party=party, why="Genoeg.")
    actions.part(by=cast.corrie, party=cast.housing, why="Verkocht.")
    assert queries.parties_of(cast.corrie, cast.wijk) == []
    with pytest.raises(NotYours):
        actions.part(by=cast.corrie, party=cast.housing, why="Nog eens.")


def document(cast, years=20):
    return actions.write_long_commitment(
        by=cast.sanne, party=cast.gemeente, title="Twintig jaar", words="Wij blijven.",
        horizon_year=clock.today().year + years,
    )  # fmt: skip


def test_a_long_commitment_lasts_at_least_ten_years(cast):
    document(cast, 10)
    with pytest.raises(Refused):
        document(cast, 9)


def test_a_long_commitment_binds_who_signs_it_through_their_own_seat(cast):
    text = document(cast)
    for person, party in ((cast.amina, cast.gemeente), (cast.sanne, cast.residents)):
        with pytest.raises(NotYours):
            actions.sign_long_commitment(by=person, party=party, document=text)
    with pytest.raises(NotYours):
        actions.sign_long_commitment(by=cast.dorpshoofd, party=cast.dorpsbelang, document=text)
    actions.sign_long_commitment(by=cast.sanne, party=cast.gemeente, document=text)
    with pytest.raises(Refused):
        actions.sign_long_commitment(by=cast.sanne, party=cast.gemeente, document=text)
    assert [s.party for s in Signature.objects.all()] == [cast.gemeente]


def test_a_new_board_is_asked_to_sign_again(cast):
    text = document(cast)
    actions.sign_long_commitment(by=cast.sanne, party=cast.gemeente, document=text)
    actions.take_seat(by=cast.sanne, party=cast.gemeente, title="wijkmanager", person=cast.amina)
    assert standing(cast) == (True, True)
    actions.sign_long_commitment(by=cast.amina, party=cast.gemeente, document=text)
    assert standing(cast) == (True, False)


def standing(cast):
    found = queries.long_commitments_with_parties(cast.wijk)[0].standings
    mine = next(one for one in found if one.party == cast.gemeente)
    return bool(mine.signature), mine.again


def test_it_holds_with_both_keys_and_not_before(cast):
    text = document(cast)
    holds = []
    for party, person in SPEAKS.items():
        actions.sign_long_commitment(
            by=getattr(cast, person), party=getattr(cast, party), document=text
        )
        holds.append(queries.long_commitments_with_parties(cast.wijk)[0].holds)
    assert holds == [False, True, True, True]


def test_the_village_sees_its_own_network_only(cast):
    text, _proposal = document(cast), put(cast, DecisionKind.JOINT_DECISION)
    assert [p.name for p in queries.parties(cast.dorp)] == ["Dorpsbelang", "Dorpskompas"]
    assert list(queries.long_commitments(cast.dorp)) == []
    assert queries.proposals_put_to_parties(cast.dorp) == []
    assert list(queries.parties_that_left(cast.dorp)) == []
    assert queries.parties_of(cast.sanne, cast.dorp) == []
    assert {a.here for lists in queries.charter_lists(cast.dorp).values()
            for versions in lists for a in versions} == {cast.dorp}  # fmt: skip
    assert text.here == cast.wijk


def test_there_is_no_administrator(cast):
    """Not even the coordinator, with every role that one person can be given, decides anything."""
    other = join_neighbourhood(by=NOBODY, here=cast.wijk, name="Ilse")
    for role in Role:
        if role not in {Role.SPEAKER, Role.RESIDENT, Role.ADDRESS_KEEPER}:
            cast.role(other, role)
    proposal = put(cast, DecisionKind.CHANGE_CHARTER)
    for party in cast.parties:
        with pytest.raises(NotYours):
            actions.give_voice(by=other, party=party, proposal=proposal, answer=Answer.CONSENT)
    assert invite_person(by=other, here=cast.wijk, name="Nieuw").name == "Nieuw"
    assert queries.parties_of(other, cast.wijk) == []
