"""A mandate is written, put to the parties and given; and nothing begins before."""

import uuid
from datetime import timedelta

import pytest

from tests.assemblies.scenes import COUNTED, TARGETS, asked, begun, consented, words, written
from wijkaanpak import clock
from wijkaanpak.assemblies.actions import mandate
from wijkaanpak.assemblies.actions.targets import write_targets
from wijkaanpak.assemblies.models import Assembly
from wijkaanpak.assemblies.queries import assemblies as found
from wijkaanpak.assemblies.rules import Stage, read_targets
from wijkaanpak.network.actions import give_voice
from wijkaanpak.network.rules import Answer
from wijkaanpak.people.queries import Viewer
from wijkaanpak.refusals import NotYours, Refused

pytestmark = pytest.mark.django_db


def test_an_assembly_begins_with_the_yes_of_all_parties(cast):
    row = mandate.begin(by=cast.noor, assembly=consented(cast))
    assert row.stage == Stage.INVITING
    cast.check_every_book()


@pytest.mark.parametrize("how_far", [written, asked])
def test_without_a_mandate_nothing_begins(cast, how_far):
    with pytest.raises(Refused, match="no mandate"):
        mandate.begin(by=cast.noor, assembly=how_far(cast))


def test_one_objection_sends_it_back_and_it_can_be_written_anew(cast):
    row = asked(cast)
    give_voice(
        by=cast.sanne, party=cast.gemeente, proposal=row.proposal, answer=Answer.OBJECTION,
        reason="Te weinig geld", would_solve="Meer geld",
    )  # fmt: skip
    row = found.get_assembly(Viewer(cast.wijk), row.pk)
    mandate.change_mandate(
        by=cast.dilan, assembly=row, answered_by=cast.gemeente, words=words(budget=4_000_000)
    )
    term = clock.today() + timedelta(days=20)
    assert mandate.ask_mandate(by=cast.dilan, assembly=row, term=term).proposal.outcome == "open"


def test_what_was_put_to_the_parties_stays_as_it_is(cast):
    row = asked(cast)
    with pytest.raises(Refused, match="stay as they are"):
        mandate.change_mandate(
            by=cast.dilan, assembly=row, answered_by=cast.gemeente, words=words(budget=1)
        )


def test_who_answers_is_always_asked(cast):
    assert cast.gemeente in found.must_consent(written(cast))


def test_only_a_party_writes_and_only_the_independent_body_begins(cast):
    with pytest.raises(NotYours):
        mandate.write_mandate(
            by=cast.amina, party=cast.residents, answered_by=cast.gemeente, words=words()
        )
    with pytest.raises(NotYours):
        mandate.begin(by=cast.dilan, assembly=consented(cast))


def test_a_form_sent_twice_is_one_mandate(cast):
    key = uuid.uuid4()
    assert written(cast, key=key) == written(cast, key=key)
    assert Assembly.objects.count() == 1


def test_an_assembly_begins_once(cast):
    row = begun(cast)
    with pytest.raises(Refused, match="already"):
        mandate.begin(by=cast.noor, assembly=row)


def test_a_party_of_elsewhere_answers_nothing_here(cast):
    with pytest.raises(NotYours):
        mandate.write_mandate(
            by=cast.dilan, party=cast.residents, answered_by=cast.dorpsbelang, words=words()
        )


def test_targets_are_kept_in_their_order(cast):
    row = begun(cast)
    assert found.targets(row) == list(read_targets(TARGETS, 8))


def test_targets_that_contradict_are_refused(cast):
    row, lines = begun(cast), read_targets("a\n1;;9;9\n2;;1;1", 8)
    with pytest.raises(Refused):
        write_targets(by=cast.noor, assembly=row, lines=lines, counted_from="")
    lines = read_targets(TARGETS, 8)
    with pytest.raises(NotYours):
        write_targets(by=cast.dilan, assembly=row, lines=lines, counted_from=COUNTED)


def test_numbers_of_who_lives_here_need_a_source_and_targets_without_numbers_none(cast):
    row, lines = begun(cast), read_targets(TARGETS, 8)
    assert row.counted_from == COUNTED
    with pytest.raises(Refused, match="where the numbers of who lives here come from"):
        write_targets(by=cast.noor, assembly=row, lines=lines, counted_from=" ")
    bare = read_targets("a\n1;;3;5\n2;;3;5", 8)
    write_targets(by=cast.noor, assembly=row, lines=bare, counted_from=COUNTED)
    row.refresh_from_db()
    assert row.counted_from == ""  # there are no numbers that it would be the source of
