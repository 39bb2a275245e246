"""An entry as a sentence that anyone may read."""

import uuid

import pytest

from wijkaanpak.logbook.door import act
from wijkaanpak.logbook.models import Entry
from wijkaanpak.logbook.queries import (
    entries_after,
    entries_before,
    entry_of,
    history_of,
    made_before,
    size_of,
    told,
)
from wijkaanpak.logbook.rules import Actor, Verb, known_verbs
from wijkaanpak.network.models import Party
from wijkaanpak.refusals import Refused

AMINA = Actor(ref="people.person:1", name="Amina")
CARLOS_FOR_AMINA = Actor(ref="people.person:1", name="Amina", helper="Carlos")
SAID = Verb("test.said", "%(who)s said “%(words)s”.", quiet="Somebody said something.")
PARTY_SAID = Verb("test.party_said", "%(party)s said “%(words)s”.")


def entry_with(cast, verb=SAID, by=AMINA, party=None, public=True, **facts):
    with act(verb, by=by, book="zonnehof", details_are_public=public) as entry:
        entry.about(cast.residents, **facts)
        if party:
            entry.for_party(party, "Woonstichting")
    return Entry.objects.filter(book="zonnehof").last()


def test_who_did_it_and_the_facts_fill_the_sentence(cast):
    assert told(entry_with(cast, words="goed")) == "Amina said “goed”."


def test_a_percent_sign_in_what_people_say_is_only_a_percent_sign(cast):
    assert told(entry_with(cast, words="100%(x)s %d")) == "Amina said “100%(x)s %d”."


def test_who_entered_it_for_whom_is_said(cast):
    said = told(entry_with(cast, by=CARLOS_FOR_AMINA, words="goed"))
    assert said == "Amina said “goed”. (Ingevoerd door Carlos.)"


def test_the_party_for_which_somebody_speaks_is_said_once(cast):
    said = told(entry_with(cast, party=cast.housing, words="ja"))
    assert said == "Amina (Woonstichting) said “ja”."
    said = told(entry_with(cast, PARTY_SAID, party=cast.housing, words="ja"))
    assert said == "Woonstichting said “ja”."


def test_without_a_name_it_was_someone(cast):
    assert told(entry_with(cast, by=Actor(ref="", name=""), words="x")) == "Iemand said “x”."


def test_what_is_not_public_is_said_quietly(cast):
    assert told(entry_with(cast, words="geheim", public=False)) == "Somebody said something."
    assert told(entry_with(cast, PARTY_SAID, public=False)) == "Er is iets opgeschreven."


def test_a_party_is_public_and_a_person_is_not(cast):
    quiet = Verb("test.drafted", "%(who)s %(words)s.", quiet="%(party)s drafts for %(who)s.")
    said = told(entry_with(cast, quiet, party=cast.housing, public=False, words="geheim"))
    assert said == "Woonstichting drafts for Iemand."


def test_a_date_is_said_as_people_write_it(cast):
    assert told(entry_with(cast, words="2022-03-01")) == "Amina said “1 maart 2022”."
    assert told(entry_with(cast, words="2022-13-99")) == "Amina said “2022-13-99”."


def test_what_was_erased_is_said_to_be_erased(cast):
    entry_with(cast, words="weg")
    with act(SAID, by=AMINA, book="zonnehof") as entry:
        entry.about(cast.wijk, words="x")
        entry.erase(cast.residents)
    erased = Entry.objects.filter(book="zonnehof", verb="test.said").first()
    assert told(erased) == "Somebody said something. De details zijn gewist."


def test_a_verb_of_an_older_version_is_still_told(cast):
    old = entry_with(cast, Verb("test.forgotten", "…"), words="x")
    del known_verbs["test.forgotten"]
    assert told(old) == "Er is iets opgeschreven (test.forgotten)."


def test_a_fact_that_is_missing_leaves_a_gap_and_no_error(cast):
    assert told(entry_with(cast)) == "Amina said “…”."


@pytest.mark.parametrize("book", ["zonnehof", "elzenbroek"])
def test_each_book_only_tells_its_own(book, cast):
    size = size_of(book)
    assert [entry.seq for entry in entries_after(book, 0)] == list(range(1, size + 1))
    assert [entry.seq for entry in entries_before(book, 4, many=2)] == [3, 2]
    first = entry_of(book, 1)
    assert (first.book, first.seq, entry_of(book, size + 1)) == (book, 1, None)
    other = "elzenbroek" if book == "zonnehof" else "zonnehof"
    assert list(history_of(other, first.about)) == []


def test_a_form_that_is_sent_twice_finds_what_it_made(cast):
    key = cast.housing.pk
    assert made_before(Party, key, here=cast.wijk) == cast.housing
    assert made_before(Party, uuid.uuid4(), here=cast.wijk) is None
    assert made_before(Party, None, here=cast.wijk) is None


def test_a_key_that_made_something_elsewhere_makes_nothing_here(cast):
    with pytest.raises(Refused, match="sent already"):
        made_before(Party, cast.housing.pk, here=cast.dorp)
