"""Whatever anyone does behind our back in the database shows."""

import pytest
from django.db import connection

from tests.logbook.test_checkpoints import AMINA, COUNTED, grow, undone, without_guard
from wijkaanpak.logbook import checkpoints
from wijkaanpak.logbook.door import act
from wijkaanpak.logbook.models import Book, Entry, Facts
from wijkaanpak.logbook.verifying import verify

# Each with the sentence that says it.
TAMPERED = {
    "UPDATE logbook_entry SET verb = 'person.left' WHERE book = 'zonnehof' AND seq = 3":
        "Entry 3 does not fit its hashes.",
    "UPDATE logbook_entry SET at = '2001-01-01 00:00:00+00' WHERE book = 'zonnehof' AND seq = 4":
        "Entry 4 does not fit its hashes.",
    "UPDATE logbook_entry SET party = 'network.party:1' WHERE book = 'zonnehof' AND seq = 4":
        "Entry 4 does not fit its hashes.",
    "UPDATE logbook_entry SET nodes = (SELECT nodes FROM logbook_entry WHERE book = 'zonnehof' "
    "AND seq = 1) WHERE book = 'zonnehof' AND seq = 5": "Entry 5 does not fit its hashes.",
    "DELETE FROM logbook_entry WHERE book = 'zonnehof' AND seq = 6": "Entry 6 is missing.",
    "DELETE FROM logbook_facts WHERE entry_id = (SELECT id FROM logbook_entry WHERE "
    "book = 'zonnehof' AND seq = 7)": "The details of entry 7 are missing.",
    "UPDATE logbook_facts SET content = '{}' WHERE entry_id = (SELECT id FROM logbook_entry "
    "WHERE book = 'zonnehof' AND seq = 8)": "The details of entry 8 were changed.",
    "UPDATE logbook_book SET size = size + 1 WHERE name = 'zonnehof'":
        "The book says 42 entries; what is there does not lead to its root.",
    "UPDATE logbook_book SET peaks = (SELECT nodes FROM logbook_entry WHERE book = 'zonnehof' "
    "AND seq = 1) WHERE name = 'zonnehof'":
        "The book says 41 entries; what is there does not lead to its root.",
}  # fmt: skip


def said(found):
    return [str(problem) for problem in found.problems]


def test_an_honest_log_holds(cast):
    checkpoints.sign("zonnehof")
    book, found = Book.objects.get(name="zonnehof"), verify("zonnehof")
    assert (found.holds, said(found)) == (True, [])
    assert (found.size, found.opened, found.erased) == (book.size, book.size, 0)
    assert (found.checkpoints, found.sealed_to) == (1, book.size)


@pytest.mark.parametrize(("sql", "sentence"), TAMPERED.items())
def test_every_change_behind_our_back_shows(sql, sentence, cast):
    grow(cast, 41 - Book.objects.get(name="zonnehof").size)
    with undone(), connection.cursor() as cursor:
        without_guard(cursor)
        cursor.execute(sql)
        assert sentence in said(verify("zonnehof"))


def test_erased_details_leave_the_root_as_it_was(cast):
    row = checkpoints.sign("zonnehof")
    with act(COUNTED, by=AMINA, book="zonnehof") as entry:
        entry.about(cast.wijk)
        assert entry.erase(cast.amina) == 1
    found = verify("zonnehof")
    assert (found.holds, found.erased) == (True, 1)
    assert checkpoints.sealed_at("zonnehof", row.size).row == row
    facts = Facts.objects.get(entry__book="zonnehof", entry__about=cast.amina.ref)
    assert (facts.content, facts.salt) == ({}, "")


def test_an_unknown_book_is_said(db):
    assert said(verify("nergens")) == ["There is no logbook called nergens here."]


def test_verifying_reads_in_pieces_and_asks_little(cast, django_assert_max_num_queries):
    checkpoints.sign("zonnehof")
    with django_assert_max_num_queries(9):
        verify("zonnehof")
    grow(cast, 30)
    with django_assert_max_num_queries(9):
        assert verify("zonnehof").size == Entry.objects.filter(book="zonnehof").count()
