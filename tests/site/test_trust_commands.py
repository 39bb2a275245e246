"""What an operator types to keep the log honest."""

import argparse
import json

import pytest

from tests.logbook import archives
from tests.logbook.test_checkpoints import WITNESSES, ask_witnesses, back_to, cosign, grow
from wijkaanpak.logbook import checkpoints
from wijkaanpak.logbook.models import Book, Facts
from wijkaanpak.refusals import Refused
from wijkaanpak.site.commands import trust


def wijkaanpak(*words):
    parser = argparse.ArgumentParser()
    trust.add_to(parser.add_subparsers())
    given = parser.parse_args(words)
    return given.run(given)


def sizes():
    return {book.name: book.size for book in Book.objects.order_by("name")}


def test_verify_says_that_all_is_well_and_who_signed(cast, capsys):
    row = checkpoints.sign("zonnehof")
    ask_witnesses()
    cosign(row, WITNESSES[0])
    cosign(row, WITNESSES[1])
    assert wijkaanpak("verify", "zonnehof") == 0
    root = checkpoints.latest("zonnehof")[0].checkpoint.root.hex()
    assert capsys.readouterr().out == (
        f"zonnehof: alles klopt: {row.size} regels, 0 met gewiste details; standen: 1.\n"
        f"zonnehof: mede ondertekend tot en met regel {row.size} door w0, w1.\n"
        f"zonnehof: vingerafdruk {root}\n"
    )


def test_verify_of_all_ends_with_the_sizes_when_asked(cast, capsys):
    assert wijkaanpak("verify", "--sizes") == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == sizes()


def test_verify_says_what_is_wrong_and_fails(cast, capsys):
    changed = Facts.objects.filter(entry__book="zonnehof").order_by("entry__seq").first()
    Facts.objects.filter(pk=changed.pk).update(content={"who": "Iemand anders"})
    assert wijkaanpak("verify") == 1
    seq = changed.entry.seq
    said = capsys.readouterr().out
    assert f"zonnehof: FOUT: De details van regel {seq} zijn veranderd.\n" in said
    assert "elzenbroek: alles klopt" in said


def test_verify_checks_an_archive_that_was_downloaded(tmp_path, capfd):
    made = archives.make(tmp_path / "archief", 30)
    assert wijkaanpak("verify", str(made)) == 0
    assert capfd.readouterr().out.endswith("ALLES KLOPT.\n")
    (made / "log.jsonl").write_text("")
    assert wijkaanpak("verify", str(made)) == 1


def test_checkpoint_signs_one_log_or_all(cast, capsys):
    assert wijkaanpak("checkpoint", "zonnehof") == 0
    assert capsys.readouterr().out == checkpoints.latest("zonnehof")[0].row.note
    assert wijkaanpak("checkpoint") == 0
    assert capsys.readouterr().out == "elzenbroek\n"
    assert wijkaanpak("checkpoint", "zonnehof") == 0
    assert capsys.readouterr().out == "zonnehof: =\n"


def test_a_break_is_declared_from_the_command_line(cast, capsys):
    grow(cast, 5)
    size = checkpoints.sign("zonnehof").size
    with pytest.raises(Refused, match="still holds everything"):
        wijkaanpak("checkpoint", "zonnehof", "--after-break", "De schijf ging stuk op 3 mei.")
    back_to(size - 2)
    assert wijkaanpak("verify", "zonnehof") == 1
    with pytest.raises(Refused, match="I will not sign"):
        wijkaanpak("checkpoint", "zonnehof")
    wijkaanpak("checkpoint", "zonnehof", "--after-break", "De schijf ging stuk op 3 mei.")
    assert wijkaanpak("verify", "zonnehof") == 0
    assert f"wijkaanpak.local/zonnehof/2\n{size - 1}\n" in capsys.readouterr().out


def test_a_log_from_a_backup_signs_only_after_the_witnesses_were_asked(cast, capsys):
    grow(cast, 5)
    size = checkpoints.sign("zonnehof").size
    checkpoints.hold_back("zonnehof", size)
    grow(cast, 1)
    with pytest.raises(Refused, match=f"came back from a backup, with {size} entries"):
        wijkaanpak("checkpoint", "zonnehof")
    with pytest.raises(Refused, match=f"a witness saw {size + 1} entries and {size} came back"):
        wijkaanpak("checkpoint", "zonnehof", "--witnessed", str(size + 1))
    assert wijkaanpak("checkpoint", "zonnehof", "--witnessed", str(size)) == 0
    assert checkpoints.latest("zonnehof")[0].row.size > size
    with pytest.raises(Refused, match="did not come back from a backup"):
        wijkaanpak("checkpoint", "zonnehof", "--witnessed", "0")


def test_a_break_that_was_declared_ends_the_waiting_after_a_restore(cast, capsys):
    grow(cast, 5)
    size = checkpoints.sign("zonnehof").size
    back_to(size - 2)
    checkpoints.hold_back("zonnehof", size - 2)
    wijkaanpak("checkpoint", "zonnehof", "--after-break", "De schijf ging stuk op 3 mei.")
    assert f"wijkaanpak.local/zonnehof/2\n{size - 1}\n" in capsys.readouterr().out


def test_checkpoint_knows_no_log_that_is_not_here(cast):
    with pytest.raises(Refused, match="no neighbourhood called nergens"):
        wijkaanpak("checkpoint", "nergens")


@pytest.mark.parametrize("command", ["verify", "checkpoint", "witness"])
def test_each_command_explains_itself_with_an_example(command, capsys):
    with pytest.raises(SystemExit) as ended:
        wijkaanpak(command, "--help")
    said = capsys.readouterr().out
    assert (ended.value.code, f"example:\n  wijkaanpak {command}" in said) == (0, True)
