import doctest

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as some

from wijkaanpak.methods import notes
from wijkaanpak.methods.notes import Checkpoint, Kind, Note, Signer
from wijkaanpak.methods.policies import read_policy
from wijkaanpak.refusals import Refused

# The example of the reference implementation (golang.org/x/mod/sumdb/note).
VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
SECRET = notes.decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")[1:]
TEXT = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
)
SIGNED = (
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpR"
    "Zb6KE6RyyBwJnAM=\n"
)
# The example of the tlog-cosignature specification.
COSIGNED = """example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gG\
zGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1\
nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
"""
LOG = Signer("wijk.example/zonnehof", Kind.LOG, bytes([1]) * 32)
WITNESSES = {
    name: Signer(f"{name}.example", Kind.WITNESS, bytes([number]) * 32)
    for number, name in enumerate(["bewoners", "bieb", "wonen"], 2)
}
NESTED = f"""# wie het met elkaar eens moeten zijn
log {LOG.key} https://wijk.example
witness bewoners {WITNESSES["bewoners"].key}
witness bieb {WITNESSES["bieb"].key} https://bieb.example
\twitness wonen {WITNESSES["wonen"].key}
group anderen any bieb wonen
group samen all bewoners anderen
quorum samen
"""


def sentence(refused):
    return str(refused.value)


def test_the_docstrings_tell_the_truth():
    assert doctest.testmod(notes).failed == 0


def test_the_example_of_the_reference_implementation_holds():
    note = notes.read_note(TEXT + "\n" + SIGNED)
    assert str(note) == TEXT + "\n" + SIGNED
    assert notes.signed_by(note, notes.read_key(VKEY)) is True


def test_we_sign_the_same_note_byte_for_byte():
    signer = Signer("PeterNeumann", Kind.LOG, SECRET)
    assert (str(signer.key), str(signer.sign(TEXT))) == (VKEY, SIGNED)


def test_the_example_of_the_cosignature_specification_reads_and_writes_the_same():
    note = notes.read_note(COSIGNED)
    checkpoint = notes.read_checkpoint(note.text)
    assert (checkpoint.origin, checkpoint.size) == ("example.com/behind-the-sofa", 20852163)
    assert checkpoint.text == note.text
    assert str(note) == COSIGNED
    assert notes.time_of(note.signatures[1]) == 1679315147


def test_a_cosignature_signs_the_time_and_the_text_as_specified():
    witness = WITNESSES["bieb"]
    signature = witness.sign("een\n2\nniets\n", at=1679315147)
    message = b"cosignature/v1\ntime 1679315147\neen\n2\nniets\n"
    Ed25519PublicKey.from_public_bytes(witness.key.public).verify(signature.signed[8:], message)
    assert notes.holds(signature, witness.key, "een\n2\nniets\n")


@pytest.mark.parametrize("cut", [slice(1, None), slice(0, -1), slice(0, 20), slice(13, None)])
def test_a_key_with_a_piece_missing_is_refused(cut):
    with pytest.raises(Refused):
        notes.read_key(VKEY[cut])


def test_a_key_with_any_letter_changed_is_refused():
    for at in range(len(VKEY)):
        bent = VKEY[:at] + chr(ord(VKEY[at]) + 1) + VKEY[at + 1 :]
        with pytest.raises(Refused):
            notes.read_key(bent)


@pytest.mark.parametrize("text", [
    "", "text\n", "text\n\n", TEXT + SIGNED, TEXT + "\n" + SIGNED[:-1], TEXT + "\n" + SIGNED[2:],
    "a\tb\n\n" + SIGNED, "a\n\n— x AAAA\n", "a\n\n— x y z\n", "a\n\n" + SIGNED * 101,
])  # fmt: skip
def test_what_is_not_a_note_is_refused(text):
    with pytest.raises(Refused):
        notes.read_note(text)


@pytest.mark.parametrize("text", [
    "", "a\n1\n", "a\n01\n" + "A" * 43 + "=\n", "a\n-1\n" + "A" * 43 + "=\n", "a\n1\nAAAA\n",
    "\n1\n" + "A" * 43 + "=\n", "a\n1\n" + "A" * 43 + "=\n\nmeer\n", "a\n1\n" + "A" * 42 + "B=\n",
])  # fmt: skip
def test_what_is_not_a_checkpoint_is_refused(text):
    with pytest.raises(Refused):
        notes.read_checkpoint(text)


def test_an_unknown_signature_is_ignored_and_a_false_one_of_a_known_key_is_not():
    text = Checkpoint("wijk.example/zonnehof", 1, b"r" * 32).text
    note = Note(text, (LOG.sign(text), WITNESSES["bieb"].sign(text, 5)))
    assert notes.signed_by(note, LOG.key) is True
    assert notes.signed_by(note, WITNESSES["wonen"].key) is False
    forged = Note(text, (WITNESSES["bieb"].sign("iets anders\n", 5),))
    with pytest.raises(Refused) as refused:
        notes.signed_by(forged, WITNESSES["bieb"].key)
    assert sentence(refused) == "The signature of bieb.example is false."


@given(some.integers(0, 2**63 - 1), some.binary(min_size=32, max_size=32), some.integers(0, 103))
def test_no_bit_of_a_cosignature_can_change(size, root, at):
    text = Checkpoint("wijk.example/zonnehof", size, root).text
    signature = WITNESSES["bieb"].sign(text, at=size)
    assert notes.holds(signature, WITNESSES["bieb"].key, text)
    bent = bytearray(signature.signed)
    bent[at % 72] ^= 1 << (at % 8)
    changed = notes.Signature(signature.name, signature.key_id, bytes(bent))
    assert not notes.holds(changed, WITNESSES["bieb"].key, text)


def is_refused_or_read(read, text):
    try:
        read(text)
    except Refused as refused:
        return bool(str(refused))
    return True


@given(some.text())
def test_anything_at_all_is_read_or_refused(text):
    for read in (notes.read_note, notes.read_key, notes.read_signature, notes.read_checkpoint):
        assert is_refused_or_read(read, text)


@given(some.text(alphabet="log witness group quorum none all any 123 \n\t#abc+="))
def test_any_policy_at_all_is_read_or_refused(text):
    assert is_refused_or_read(read_policy, text)


@pytest.mark.parametrize(("names", "met"), [
    ([], False), (["bewoners"], False), (["bieb", "wonen"], False), (["bewoners", "bieb"], True),
    (["bewoners", "wonen"], True), (["bewoners", "bieb", "wonen"], True),
])  # fmt: skip
def test_two_of_three_with_at_least_one_from_the_residents(names, met):
    assert read_policy(NESTED).is_met_by(names) is met


def test_a_policy_knows_its_log_its_witnesses_and_their_addresses():
    policy = read_policy(NESTED)
    assert policy.log_of("wijk.example/zonnehof") == LOG.key
    assert policy.log_of("wijk.example/elders") is None
    assert policy.addresses == {"bewoners": "", "bieb": "https://bieb.example", "wonen": ""}
    text = Checkpoint("wijk.example/zonnehof", 1, b"r" * 32).text
    note = Note(text, (LOG.sign(text), WITNESSES["bieb"].sign(text, 5)))
    assert policy.witnesses_of(note) == ["bieb"]


def test_without_a_quorum_nobody_needs_to_cosign():
    assert read_policy("quorum none\n").is_met_by([]) is True


@pytest.mark.parametrize(("text", "why"), [
    ("", "The policy has no quorum line; write `quorum none` for none."),
    ("quorum x\n", "Line 1 of the policy is wrong: x is not named on a line above"),
    ("quorum none\nquorum none\n", "Line 2 of the policy is wrong: write one line: quorum NAME"),
    ("getuige x\n", "Line 1 of the policy is wrong: a line begins with log, witness, group or "
                    "quorum"),
    (f"log {WITNESSES['bieb'].key}\n", "Line 1 of the policy is wrong: a log and a witness have "
                                       "keys of different kinds"),
    (f"log {LOG.key}\nlog {LOG.key}\n", "Line 2 of the policy is wrong: the same key stands there "
                                        "twice"),
    (f"witness a {WITNESSES['bieb'].key}\ngroup g 2 a\n", "Line 2 of the policy is wrong: how "
     "many members are needed: all, any, or 1 to their number"),
    (f"witness a {WITNESSES['bieb'].key}\ngroup g 1 a\ngroup h 1 a\n", "Line 3 of the policy is "
     "wrong: a is in a group already"),
    (f"witness none {WITNESSES['bieb'].key}\n", "Line 1 of the policy is wrong: the name none is "
                                                "taken"),
    ("group g all\n", "Line 1 of the policy is wrong: write: group NAME all|any|NUMBER MEMBER…"),
    ("log\n", "Line 1 of the policy is wrong: write: log KEY [ADDRESS]"),
    ("witness x\n", "Line 1 of the policy is wrong: write: witness NAME KEY [ADDRESS]"),
])  # fmt: skip
def test_a_wrong_policy_is_refused_with_the_line(text, why):
    with pytest.raises(Refused) as refused:
        read_policy(text)
    assert sentence(refused) == why
