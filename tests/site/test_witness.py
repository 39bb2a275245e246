"""A partner keeps an eye on the log: it signs what grew, and refuses everything else."""

import re
import subprocess
import sys

import pytest
from django.core.cache import cache
from django.db import connections
from django.test.testcases import LiveServerThread, _StaticFilesHandler

from tests.conftest import ROOT
from tests.logbook.test_checkpoints import back_to, grow
from wijkaanpak.logbook import checkpoints
from wijkaanpak.logbook.actions import declare_break
from wijkaanpak.logbook.models import Book
from wijkaanpak.logbook.rules import Actor
from wijkaanpak.logbook.verifying import verify
from wijkaanpak.methods import notes
from wijkaanpak.refusals import Refused
from wijkaanpak.site.witness import Witness, send_by_http

URL = "https://wijk.example/w/zonnehof/logboek/"


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()


@pytest.fixture
def witness(client, tmp_path):
    """A witness on its own machine; what it asks reaches our server without a network."""

    def send(url, body):
        path = url.removeprefix("https://wijk.example")
        answer = client.post(path, body, "text/plain") if body else client.get(path)
        said = answer.content.decode()
        if answer.status_code != 200:
            raise Refused("%(code)s %(said)s", code=answer.status_code, said=said)
        return said

    return Witness(tmp_path / "getuige", "bieb.example/getuige", send)


def invite(witness):
    """Do what the keeper of the log does with the lines that the witness printed."""
    path = checkpoints.policy_path("zonnehof")
    lines = f"witness bieb {witness.signer.key}\nquorum bieb\n"
    path.write_text(path.read_text().replace("quorum none\n", lines))


def begin(cast, witness):
    checkpoints.sign("zonnehof")
    invite(witness)
    return witness.look(URL)


def test_a_witness_signs_what_grew(cast, witness):
    first = begin(cast, witness)
    assert checkpoints.latest("zonnehof")[0].witnesses == ("bieb",)
    grow(cast, 3)
    checkpoints.sign("zonnehof")
    assert checkpoints.latest("zonnehof")[0].enough is False
    second = witness.look(URL)
    assert (second.size - first.size, checkpoints.latest("zonnehof")[0].enough) == (3, True)
    assert verify("zonnehof").witnesses == ("bieb",)
    assert witness.look(URL) == second  # nothing grew: looking again is fine


def test_a_witness_that_is_not_invited_hears_so(cast, witness):
    checkpoints.sign("zonnehof")
    with pytest.raises(Refused, match="staat niet op de getuigenlijst"):
        witness.look(URL)


def test_a_witness_refuses_a_log_that_got_shorter(cast, witness):
    grow(cast, 5)
    seen = begin(cast, witness)
    forget(seen.size - 2)
    with pytest.raises(Refused, match="Entries are gone"):
        witness.look(URL)
    assert len(list(witness.folder.glob("evidence-*.txt"))) == 1


def test_a_witness_refuses_a_second_history(cast, witness):
    grow(cast, 5)
    seen = begin(cast, witness)
    forget(seen.size - 2)
    grow(cast, 6)
    checkpoints.sign("zonnehof")  # a server that was made to forget what it published
    with pytest.raises(Refused, match=f"changed something in the first {seen.size} entries"):
        witness.look(URL)
    assert checkpoints.latest("zonnehof")[0].witnesses == ()


def test_a_witness_refuses_another_root_at_the_same_size(cast, witness):
    grow(cast, 5)
    seen = begin(cast, witness)
    forget(seen.size - 2)
    grow(cast, 2)
    checkpoints.sign("zonnehof")
    with pytest.raises(Refused, match="changed something"):
        witness.look(URL)


def forget(size):
    """An operator who restores an old backup and throws away what was published."""
    back_to(size)
    checkpoints.published_path("zonnehof").unlink()
    checkpoints.sign("zonnehof")


def test_a_witness_refuses_a_note_that_the_log_did_not_sign(cast, witness):
    begin(cast, witness)
    grow(cast)
    row = checkpoints.sign("zonnehof")
    other = notes.Signer("wijkaanpak.local/zonnehof", notes.Kind.LOG, bytes([7]) * 32)
    note = notes.read_note(row.note)
    forged = str(notes.Note(note.text, (other.sign(note.text),)))
    checkpoints.Checkpoint.objects.filter(pk=row.pk).update(note=forged)
    with pytest.raises(Refused, match="did not sign this"):
        witness.look(URL)


def test_after_a_declared_break_a_witness_asks_a_person_first(cast, witness):
    """Test R10: the server refused, the break was declared, and the chain is valid again."""
    grow(cast, 5)
    seen = begin(cast, witness)
    back_to(seen.size - 2)
    with pytest.raises(Refused, match="I will not sign"):
        checkpoints.sign("zonnehof")
    operator = Actor(ref="", name="Beheerder")
    declare_break(by=operator, book="zonnehof", about=cast.wijk, reason="De schijf ging stuk.")
    checkpoints.sign("zonnehof")
    with pytest.raises(Refused, match=r"calls itself wijkaanpak\.local/zonnehof/2 now"):
        witness.look(URL)
    new_key = str(checkpoints.policy_of("zonnehof").log_of("wijkaanpak.local/zonnehof/2"))
    now = witness.look(URL, log_key=new_key)
    assert now.origin == "wijkaanpak.local/zonnehof/2"
    assert verify("zonnehof").holds is True
    assert verify("zonnehof").sealed_to == Book.objects.get(name="zonnehof").size
    (old,) = witness.seen()[URL]["older"]
    assert notes.read_checkpoint(notes.read_note(old).text) == seen


def test_a_witness_keeps_its_key_and_its_name(cast, witness, tmp_path):
    again = Witness(tmp_path / "getuige")
    assert again.signer.key == witness.signer.key
    assert (tmp_path / "getuige" / "witness.key").stat().st_mode & 0o777 == 0o600
    with pytest.raises(Refused, match=r"This witness is called bieb\.example/getuige already"):
        Witness(tmp_path / "getuige", "anders.example")
    with pytest.raises(Refused, match="Give this witness a name once"):
        Witness(tmp_path / "nieuw")


def test_addresses_that_do_not_answer_are_said():
    with pytest.raises(Refused, match="is not a web address"):
        send_by_http("file:///etc/passwd")
    with pytest.raises(Refused, match="did not answer"):
        send_by_http("http://127.0.0.1:9/")


def wijkaanpak(folder, *words):
    """Run a command as a partner or an operator types it, far from any settings."""
    code = "import sys; from wijkaanpak.site.commands import trust; import argparse; " \
           "p = argparse.ArgumentParser(); trust.add_to(p.add_subparsers()); " \
           "from wijkaanpak.site import command; g = p.parse_args(); " \
           "from wijkaanpak.refusals import Refused\n" \
           "try: sys.exit(g.run(g))\n" \
           "except Refused as r: print(command.in_words(r)); sys.exit(1)"  # fmt: skip
    run = [sys.executable, "-c", code, *words]
    return subprocess.run(
        run, cwd=folder, capture_output=True, text=True, env={"PYTHONPATH": str(ROOT)}
    )


@pytest.fixture
def served(db):
    """A server on a real port with this test's own transaction (the log cannot be flushed)."""
    ours = connections["default"]
    if ours.vendor == "postgresql":
        pytest.skip("a server's thread closes a shared PostgreSQL connection; SQLite tries this")
    ours.inc_thread_sharing()
    server = LiveServerThread("127.0.0.1", _StaticFilesHandler, {"default": ours})
    server.daemon = True
    server.start()
    server.is_ready.wait()
    yield f"http://127.0.0.1:{server.port}"
    server.terminate()
    server.join()
    ours.dec_thread_sharing()


def test_the_whole_round_over_a_real_connection(cast, served, tmp_path):
    checkpoints.sign("zonnehof")
    url, own = f"{served}/w/zonnehof/logboek/", tmp_path / "getuige"
    words = ["witness", url, "--folder", str(own)]
    first = wijkaanpak(tmp_path, *words, "--name", "bieb.example/getuige")
    assert "staat niet op de getuigenlijst" in first.stdout
    key = re.search(r"^  (bieb\.example/getuige\S+)$", first.stdout, re.M)[1]
    assert f"  witness bieb {key}\n" in first.stdout
    path = checkpoints.policy_path("zonnehof")
    path.write_text(path.read_text().replace("quorum none", f"witness bieb {key}\nquorum bieb"))
    second = wijkaanpak(tmp_path, *words)
    size = Book.objects.get(name="zonnehof").size
    assert (second.returncode, second.stdout) == (0, f"wijkaanpak.local/zonnehof: {size} ✓\n")
    shown = wijkaanpak(tmp_path, "witness", "--show", "--folder", str(own)).stdout
    assert shown.split("\n")[1].startswith(f"{url} wijkaanpak.local/zonnehof {size} ")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["getuige"]
    assert checkpoints.latest("zonnehof")[0].witnesses == ("bieb",)
