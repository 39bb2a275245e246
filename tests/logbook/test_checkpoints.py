"""What the log says about itself: signed, compared with what it said before, and cosigned."""

import shutil
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as some

from wijkaanpak import clock
from wijkaanpak.logbook import checkpoints
from wijkaanpak.logbook.actions import declare_break
from wijkaanpak.logbook.door import act
from wijkaanpak.logbook.models import Book, Checkpoint, Cosignature, Entry
from wijkaanpak.logbook.rules import Actor, Verb
from wijkaanpak.logbook.verifying import verify
from wijkaanpak.methods import merkle, notes
from wijkaanpak.methods.notes import Kind, Signer
from wijkaanpak.refusals import Refused

AMINA = Actor(ref="people.person:1", name="Amina")
COUNTED = Verb("test.counted", "%(who)s counted to %(number)s.")
WITNESSES = [Signer(f"getuige{n}.example", Kind.WITNESS, bytes([n]) * 32) for n in (1, 2, 3)]


def grow(cast, times=1):
    for number in range(times):
        with act(COUNTED, by=AMINA, book="zonnehof") as entry:
            entry.about(cast.wijk, number=number)


def ask_witnesses(quorum="group g 2 w0 w1 w2\nquorum g\n"):
    named = "".join(f"witness w{n} {one.key}\n" for n, one in enumerate(WITNESSES))
    policy = checkpoints.policy_path("zonnehof")
    policy.parent.mkdir(exist_ok=True)
    policy.write_text(checkpoints.policy_text("zonnehof").replace("quorum none\n", named + quorum))


def cosign(row, witness):
    text = notes.read_note(row.note).text
    line = str(witness.sign(text, at=int(clock.now().timestamp())))
    return checkpoints.accept_cosignatures("zonnehof", row.size, line)


def back_to(size):
    """Do what restoring an old backup does: the newest entries are not there any more."""
    with connection.cursor() as cursor:
        for table in ("cosignature", "checkpoint"):
            cursor.execute(f"DELETE FROM logbook_{table}")
        without_guard(cursor)
        cursor.execute(
            "DELETE FROM logbook_facts WHERE entry_id IN"
            " (SELECT id FROM logbook_entry WHERE book = 'zonnehof' AND seq > %s)", [size]
        )  # fmt: skip
        cursor.execute("DELETE FROM logbook_entry WHERE book = 'zonnehof' AND seq > %s", [size])
    peaks = b"".join(checkpoints.peaks_at("zonnehof", size))
    Book.objects.filter(name="zonnehof").update(size=size, peaks=peaks)


def without_guard(cursor):
    """Do what an administrator of the database can do; undone with the test's transaction."""
    if connection.vendor == "postgresql":
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL session_replication_role = replica")
        return
    for op in ("update", "delete"):
        cursor.execute(f"DROP TRIGGER IF EXISTS logbook_entry_no_{op}")


@contextmanager
def undone():
    """Undo afterwards what was done to the database, so that the cast leaves honest books."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def sentence(refused):
    return str(refused.value)


def test_a_checkpoint_is_signed_under_the_name_of_the_log(cast):
    row = checkpoints.sign("zonnehof")
    book, note = Book.objects.get(name="zonnehof"), notes.read_note(row.note)
    root = merkle.root_of_peaks(merkle.split(bytes(book.peaks)))
    said = notes.Checkpoint("wijkaanpak.local/zonnehof", book.size, root)
    assert notes.read_checkpoint(note.text) == said
    policy = checkpoints.policy_of("zonnehof")
    assert notes.signed_by(note, policy.log_of("wijkaanpak.local/zonnehof"))
    assert checkpoints.published_path("zonnehof").read_text() == row.note


def test_nothing_is_signed_twice_and_nothing_when_nothing_happened(cast):
    assert checkpoints.sign_what_grew() == ["elzenbroek", "zonnehof"]
    assert checkpoints.sign_what_grew() == []
    grow(cast)
    assert checkpoints.sign_what_grew() == ["zonnehof"]
    assert Checkpoint.objects.filter(book="zonnehof").count() == 2
    assert checkpoints.sign("nergens") is None


def test_every_log_has_a_key_of_its_own_that_others_cannot_read(cast):
    checkpoints.sign_what_grew()
    keys = sorted((settings.KEYS).glob("log-*.key"))
    assert [key.name for key in keys] == ["log-elzenbroek-1.key", "log-zonnehof-1.key"]
    assert {key.stat().st_mode & 0o777 for key in keys} == {0o600}
    assert keys[0].read_text() != keys[1].read_text()


def test_an_old_backup_is_not_signed_and_the_way_on_is_said(cast):
    grow(cast, 5)
    size = checkpoints.sign("zonnehof").size
    back_to(size - 3)
    with pytest.raises(Refused) as refused:
        checkpoints.sign("zonnehof")
    assert sentence(refused) == (
        f"zonnehof: I will not sign. This log has {size - 3} entries, and a checkpoint of {size} "
        "was published. Restore a newer backup, or declare the break: docs/how-to/restore.md."
    )
    grow(cast, 4)  # people go on; the log is longer than what was published, and different
    with pytest.raises(Refused) as refused:
        checkpoints.sign("zonnehof")
    assert sentence(refused) == (
        f"zonnehof: I will not sign. The first {size} entries are not the ones that were "
        "published. Restore a newer backup, or declare the break: docs/how-to/restore.md."
    )
    assert verify("zonnehof").holds is False


def test_one_log_that_refuses_does_not_stop_the_others(cast):
    grow(cast, 5)
    size = checkpoints.sign("zonnehof").size
    back_to(size - 1)
    with pytest.raises(Refused, match="zonnehof: I will not sign"):
        checkpoints.sign_what_grew()
    assert Checkpoint.objects.filter(book="elzenbroek").count() == 1


def test_a_declared_break_ends_in_a_log_that_holds_under_a_new_name(cast):
    grow(cast, 5)
    lost = notes.read_checkpoint(notes.read_note(checkpoints.sign("zonnehof").note).text)
    evidence = checkpoints.published_path("zonnehof").read_text()
    back_to(lost.size - 3)
    reason = "De schijf ging stuk op 3 mei; het laatste uur is weg."
    declare_break(by=AMINA, book="zonnehof", about=cast.wijk, reason=reason)
    row = checkpoints.sign("zonnehof")
    assert notes.read_note(row.note).text.split("\n")[0] == "wijkaanpak.local/zonnehof/2"
    stated = Entry.objects.filter(book="zonnehof").last()
    assert (stated.verb, stated.seq) == ("logbook.broken", lost.size - 2)
    assert stated.details.content == {
        "who": "Amina",
        "reason": reason,
        "lost_size": lost.size,
        "lost_root": lost.root.hex(),
        "lost_origin": "wijkaanpak.local/zonnehof",
        "kept_size": lost.size - 3,
        "origin": "wijkaanpak.local/zonnehof/2",
    }
    assert [problem.sentence for problem in verify("zonnehof").problems] == []
    kept = checkpoints.published_path("zonnehof").with_name("zonnehof-before-break-1.txt")
    assert kept.read_text() == evidence
    grow(cast)
    assert checkpoints.sign("zonnehof").size == lost.size - 1
    assert len(checkpoints.policy_of("zonnehof").logs) == 2


def test_a_break_is_not_declared_when_nothing_broke(cast):
    with pytest.raises(Refused, match="Nothing of this log was published"):
        declare_break(by=AMINA, book="zonnehof", about=cast.wijk, reason="Zomaar een keer.")
    checkpoints.sign("zonnehof")
    with pytest.raises(Refused, match="still holds everything"):
        declare_break(by=AMINA, book="zonnehof", about=cast.wijk, reason="Zomaar een keer.")
    grow(cast, 2)
    size = checkpoints.sign("zonnehof").size
    back_to(size - 1)
    with pytest.raises(Refused, match="Say in a sentence what happened"):
        declare_break(by=AMINA, book="zonnehof", about=cast.wijk, reason=" ")


def test_another_key_than_the_one_in_the_policy_does_not_sign(cast):
    checkpoints.sign("zonnehof")
    shutil.rmtree(settings.KEYS)
    grow(cast)
    with pytest.raises(Refused, match=r"is not the one in zonnehof\.txt"):
        checkpoints.sign("zonnehof")


def test_a_book_that_was_bent_is_not_signed(cast):
    with undone():
        Book.objects.filter(name="zonnehof").update(peaks=b"x" * 32)
        with pytest.raises(Refused, match="do not fit the tree of the log"):
            checkpoints.sign("zonnehof")


def test_the_second_place_is_written_again_from_what_was_published(cast):
    row = checkpoints.sign("zonnehof")
    Checkpoint.objects.all().delete()
    assert checkpoints.sign("zonnehof") is None
    assert Checkpoint.objects.get(book="zonnehof").note == row.note


def test_witnesses_of_the_policy_make_a_checkpoint_valid_together(cast):
    row = checkpoints.sign("zonnehof")
    ask_witnesses()
    assert checkpoints.latest("zonnehof")[0].enough is False
    assert cosign(row, WITNESSES[0]) == ["w0"]
    assert cosign(row, WITNESSES[0]) == ["w0"]  # a retry is safe
    assert checkpoints.latest("zonnehof")[0].enough is False
    assert cosign(row, WITNESSES[2]) == ["w2"]
    sealed = checkpoints.latest("zonnehof")[0]
    assert (sealed.enough, sealed.witnesses) == (True, ("w0", "w2"))
    assert checkpoints.sealed_at("zonnehof", row.size) == sealed
    assert verify("zonnehof").witnesses == ("w0", "w2")
    assert Cosignature.objects.count() == 2


def test_a_cosignature_of_a_stranger_a_forgery_or_the_future_is_refused(cast):
    row = checkpoints.sign("zonnehof")
    ask_witnesses()
    stranger = Signer("vreemde.example", Kind.WITNESS, bytes([9]) * 32)
    with pytest.raises(Refused, match=r"vreemde\.example is not a witness in the policy"):
        cosign(row, stranger)
    text = notes.read_note(row.note).text
    later = int(clock.now().timestamp()) + 7200
    for forged in (WITNESSES[0].sign(text + "x\n", 1), WITNESSES[0].sign(text, at=later)):
        with pytest.raises(Refused, match="The signature of w0 is false"):
            checkpoints.accept_cosignatures("zonnehof", row.size, str(forged))
    with pytest.raises(Refused, match="There is no checkpoint of 999 entries here"):
        checkpoints.accept_cosignatures("zonnehof", 999, str(WITNESSES[0].sign(text, 1)))
    assert Cosignature.objects.count() == 0


def test_a_witness_that_left_the_policy_no_longer_counts(cast):
    row = checkpoints.sign("zonnehof")
    ask_witnesses("group g any w0 w1 w2\nquorum g\n")
    cosign(row, WITNESSES[1])
    assert checkpoints.latest("zonnehof")[0].enough is True
    path = checkpoints.policy_path("zonnehof")
    others = [line for line in path.read_text().split("\n") if not line.startswith("witness w1")]
    path.write_text("\n".join(others).replace("any w0 w1 w2", "any w0 w2"))
    assert checkpoints.latest("zonnehof")[0].enough is False


@given(some.integers(1, 30), some.data())
def test_proofs_come_from_few_rows_and_hold(cast, size, data):
    if Book.objects.get(name="zonnehof").size < 30:
        grow(cast, 30 - Book.objects.get(name="zonnehof").size)
    seq = data.draw(some.integers(1, size))
    root = merkle.root_of_peaks(checkpoints.peaks_at("zonnehof", size))
    entry = Entry.objects.get(book="zonnehof", seq=seq)
    leaf = merkle.leaf_hash(checkpoints.leaf_of(entry))
    proof = checkpoints.inclusion_of("zonnehof", seq, size)
    assert merkle.includes(seq - 1, size, leaf, proof, root)
    before = merkle.root_of_peaks(checkpoints.peaks_at("zonnehof", seq))
    grown = checkpoints.consistency_of("zonnehof", seq, size)
    assert merkle.extends(seq, size, grown, before, root)


def test_a_proof_costs_one_query(cast, django_assert_num_queries):
    size = Book.objects.get(name="zonnehof").size
    with django_assert_num_queries(1):
        checkpoints.inclusion_of("zonnehof", 2, size)
    with django_assert_num_queries(1):
        checkpoints.consistency_of("zonnehof", 3, size)
    with pytest.raises(Refused, match="never had"):
        checkpoints.consistency_of("zonnehof", size + 1, size)
