"""The program that travels with every archive: it must find everything, and say it plainly."""

import ast
import importlib.util
import random
import shutil
import subprocess
import sys
import zipfile

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as some

from tests.conftest import ROOT
from tests.logbook import archives

PROGRAM = ROOT / "wijkaanpak" / "logbook" / "controleer.py"
specification = importlib.util.spec_from_file_location("controleer", PROGRAM)
controleer = importlib.util.module_from_spec(specification)
specification.loader.exec_module(controleer)
SIZE, AT = 200, (50, 77, 128)


@pytest.fixture(scope="module")
def honest(tmp_path_factory):
    return archives.make(tmp_path_factory.mktemp("archief") / "zonnehof", SIZE, AT)


@pytest.fixture
def archive(honest, tmp_path):
    return shutil.copytree(honest, tmp_path / "archief")


def run(*words, python=sys.executable):
    done = subprocess.run([python, "-I", PROGRAM, *words], capture_output=True, text=True)
    assert done.stderr == ""
    return done.returncode, done.stdout


def found(path, capsys, *more):
    """Run the checker in this process (a thousand times is too often to start Python)."""
    code = controleer.main([str(path), *more])
    return code, capsys.readouterr().out


def last_fault(said):
    return next(line[7:] for line in said.split("\n") if line.startswith("FOUT"))


def test_it_needs_nothing_but_python_itself():
    tree = ast.parse(PROGRAM.read_text())
    imported = {a.name.split(".")[0] for n in ast.walk(tree) if isinstance(n, ast.Import)
                for a in n.names}  # fmt: skip
    assert not [n for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]
    assert imported <= sys.stdlib_module_names


def test_it_can_be_read_by_python_3_9():
    ast.parse(PROGRAM.read_text(), feature_version=(3, 9))


def test_an_honest_folder_holds(honest):
    code, said = run(str(honest))
    tree_key = archives.LOG.key
    assert code == 0
    assert said.split("\n")[0] == "GOED   Dit is het logboek wijk.example/zonnehof."
    assert "GOED   200 regels, genummerd zonder gat.\n" in said
    assert "GOED   4 standen passen op het logboek, de laatste bij regel 200.\n" in said
    assert "GOED   Mede ondertekend tot en met regel 200, door: bewoners, bieb.\n" in said
    assert f"       Sleutel van het logboek: {tree_key}\n" in said
    assert said.endswith("       ALLES KLOPT.\n")


def test_what_was_erased_and_what_is_not_public_is_counted(honest):
    details = (honest / "details.jsonl").read_text()
    erased, closed = details.count('"erased"'), details.count('"closed"')
    assert min(erased, closed) > 0
    assert (
        f"GOED   Details: {200 - erased - closed} passen op hun zegel, {erased} gewist, "
        f"{closed} niet openbaar.\n"
    ) in run(str(honest))[1]


@pytest.mark.parametrize("inside", ["", "zonnehof-logboek/"])
def test_an_honest_zip_holds(inside, honest, tmp_path):
    path = tmp_path / "archief.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in sorted(honest.rglob("*.*")):
            packed.write(file, inside + str(file.relative_to(honest)))
    assert run(str(path))[0] == 0


MUTATIONS = ["bit", "delete", "swap", "insert", "double", "truncate", "checkpoint", "forged"]


def mutate(archive, how, chance):
    if how == "bit":
        names = ["log.jsonl", "details.jsonl", *[f"checkpoints/{n}.txt" for n in (*AT, SIZE)]]
        flip(archive / chance.choice(names), chance)
    elif how == "checkpoint":
        older, newer = sorted(chance.sample([*AT, SIZE], 2))
        shutil.copy(archive / f"checkpoints/{older}.txt", archive / f"checkpoints/{newer}.txt")
    elif how == "forged":
        path = archive / f"checkpoints/{chance.choice([*AT, SIZE])}.txt"
        path.write_text(str(archives.forged(archives.read(path))))
    else:
        path = archive / chance.choice(["log.jsonl", "details.jsonl"])
        path.write_bytes(b"".join(LINES[how](path.read_bytes().splitlines(True), chance)))


def flip(path, chance):
    plain = bytearray(path.read_bytes())
    plain[chance.randrange(len(plain))] ^= 1 << chance.randrange(8)
    path.write_bytes(plain)


def swapped(lines, chance):
    one, two = chance.sample(range(len(lines)), 2)
    lines[one], lines[two] = lines[two], lines[one]
    return lines


def inserted(lines, chance):
    at = chance.randrange(len(lines) + 1)
    return [*lines[:at], lines[chance.randrange(len(lines))], *lines[at:]]


def deleted(lines, chance):
    del lines[chance.randrange(len(lines))]
    return lines


def truncated(lines, chance):
    plain = b"".join(lines)
    return [plain[: chance.randrange(len(plain))]]


def doubled(lines, chance):
    at = chance.randrange(len(lines))
    return [*lines[:at], lines[at], *lines[at:]]


LINES = {"swap": swapped, "insert": inserted, "delete": deleted, "truncate": truncated,
         "double": doubled}  # fmt: skip


@pytest.mark.parametrize("how", MUTATIONS)
def test_all_of_a_thousand_mutations_are_found(how, honest, tmp_path, capsys):
    missed = []
    for seed in range(125):
        archive = shutil.copytree(honest, tmp_path / str(seed))
        mutate(archive, how, random.Random(f"{how} {seed}"))
        code, said = found(archive, capsys)
        if code != 1 or "ER KLOPT IETS NIET" not in said or "FOUT" not in said:
            missed.append((seed, said))
        shutil.rmtree(archive)
    assert missed == []


def test_a_whole_new_history_does_not_fit_the_checkpoint_that_witnesses_hold(
    archive, tmp_path, capsys
):
    other = archives.make(tmp_path / "anders", SIZE, AT, seed=2)
    for name in ("log.jsonl", "details.jsonl"):
        shutil.copy(other / name, archive / name)
    assert found(archive, capsys)[0] == 1


def test_entries_after_the_last_checkpoint_are_not_believed(archive, capsys):
    (archive / f"checkpoints/{SIZE}.txt").unlink()
    assert last_fault(found(archive, capsys)[1]) == (
        "Het logboek heeft 200 regels, maar de laatste stand is van regel 128."
    )


def test_too_few_witnesses_is_a_fault(tmp_path, capsys):
    alone = archives.make(tmp_path / "a", 20, signers=("bieb", "wonen"))
    assert last_fault(found(alone, capsys)[1]) == (
        "Geen enkele stand is door genoeg getuigen ondertekend."
    )


def test_witnesses_that_are_behind_are_said(tmp_path, capsys):
    late = archives.make(tmp_path / "a", 20, at=(10,))
    note = archives.read(late / "checkpoints/20.txt")
    (late / "checkpoints/20.txt").write_text(str(archives.Note(note.text, note.signatures[:2])))
    code, said = found(late, capsys)
    assert code == 0
    assert "GOED   Mede ondertekend tot en met regel 10, door: bewoners, bieb.\n" in said
    assert "LET OP De regels daarna zijn nog niet door genoeg getuigen ondertekend.\n" in said


def test_your_own_policy_is_stronger_than_the_one_in_the_archive(archive, tmp_path, capsys):
    mine = tmp_path / "mijn.txt"
    mine.write_text(archives.POLICY.replace("any bieb wonen", "all bieb wonen"))
    assert found(archive, capsys)[0] == 0
    assert found(archive, capsys, "--getuigenlijst", str(mine))[0] == 1


@pytest.mark.parametrize(("make", "fault"), [
    (lambda at: at / "nergens", "nergens bestaat niet."),
    (lambda at: at / "policy.txt", "policy.txt is geen zip-bestand en geen map."),
    (lambda at: at / "checkpoints", "checkpoints zit geen log.jsonl; is dit wel een archief van "
                                    "een logboek?."),
])  # fmt: skip
def test_what_is_no_archive_is_said(make, fault, archive, capsys):
    code, said = found(make(archive), capsys)
    assert code == 1
    assert last_fault(said).endswith(fault)


@pytest.mark.parametrize(("file", "text", "fault"), [
    ("policy.txt", "quorum none\n", "kent de getuigenlijst niet."),
    ("policy.txt", "log x\nquorum none\n", "Regel 1 van de getuigenlijst is fout ('x' is geen "
                                            "sleutel)."),
    ("policy.txt", "", "De getuigenlijst heeft geen regel 'quorum'."),
    ("policy.txt", "quorum x\n", "Regel 1 van de getuigenlijst is fout ('x' is onbekend)."),
    ("checkpoints/128.txt", "128\n", "De stand 128 is beschadigd."),
    ("log.jsonl", "\n", "Regel 1 van het logboek is beschadigd."),
    ("log.jsonl", "", "In details.jsonl staat meer dan bij het logboek hoort."),
    ("details.jsonl", "", "Bij regel 1 ontbreken de details, of ze zijn beschadigd."),
])  # fmt: skip
def test_each_broken_file_has_its_own_sentence(file, text, fault, archive, capsys):
    (archive / file).write_text(text)
    code, said = found(archive, capsys)
    assert code == 1
    assert last_fault(said).endswith(fault)


@pytest.mark.parametrize("file", ["policy.txt", "log.jsonl", "details.jsonl"])
def test_each_missing_file_has_its_own_sentence(file, archive, capsys):
    (archive / file).unlink()
    assert found(archive, capsys)[0] == 1


def test_a_half_zip_is_said(honest, tmp_path, capsys):
    path = tmp_path / "half.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in honest.rglob("*.*"):
            packed.write(file, file.relative_to(honest))
    whole = bytearray(path.read_bytes())
    whole[200] ^= 255
    path.write_bytes(whole)
    code, said = found(path, capsys)
    assert (code, "ER KLOPT IETS NIET" in said) == (1, True)


@given(some.binary(min_size=32, max_size=32), some.binary(max_size=200), some.integers(0, 511))
def test_its_own_ed25519_agrees_with_the_library(secret, message, at):
    key = Ed25519PrivateKey.from_private_bytes(secret)
    public, signed = key.public_key().public_bytes_raw(), key.sign(message)
    assert controleer.ed25519_holds(public, message, signed)
    bent = bytearray(signed)
    bent[at // 8] ^= 1 << (at % 8)
    assert not controleer.ed25519_holds(public, message, bytes(bent))
    assert not controleer.ed25519_holds(public, message + b"x", signed)
    assert not controleer.ed25519_holds(public, message, signed[:-1])


# RFC 8032 section 7.1: tests 1, 2 and 3.
RFC_8032 = [
    ("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b4"
     "6bd25bf5f0595bbe24655141438e7a100b"),
    ("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d"
     "8c387b2eaeb4302aeeb00d291612bb0c00"),
    ("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6"
     "594a7c15e9716ed28dc027beceea1ec40a"),
]  # fmt: skip


@pytest.mark.parametrize(("public", "message", "signed"), RFC_8032)
def test_its_ed25519_holds_for_the_vectors_of_rfc_8032(public, message, signed):
    assert controleer.ed25519_holds(*map(bytes.fromhex, (public, message, signed)))


def test_a_signature_with_a_large_s_is_no_second_way_to_write_it():
    public, message, signed = map(bytes.fromhex, RFC_8032[1])
    larger = int.from_bytes(signed[32:], "little") + controleer.L
    assert not controleer.ed25519_holds(
        public, message, signed[:32] + larger.to_bytes(32, "little")
    )


@pytest.mark.parametrize("words", [[], ["a.zip", "b.zip"], ["a.zip", "--getuige"], ["--bewijs"]])
def test_who_begins_wrongly_reads_in_dutch_how_to_begin_and_under_it_in_english(words, capsys):
    with pytest.raises(SystemExit) as stopped:
        controleer.main(words)
    said = capsys.readouterr().err
    assert stopped.value.code == 2
    assert said.startswith("FOUT   Zo kan ik niet beginnen.")
    assert said.index("ARCHIEF") < said.index("In English")
    assert "usage:" not in said


def test_help_is_dutch_first(capsys):
    with pytest.raises(SystemExit) as stopped:
        controleer.main(["--help"])
    assert (stopped.value.code, "show this help" in capsys.readouterr().out) == (0, False)
