"""The lesson file: what is sealed arrives whole, and one changed byte is refused."""

import json
import uuid
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.knowledge.scenes import BUS, GARDEN, far_file, file_of, opened, opened_there
from wijkaanpak.knowledge.queries.files import lesson_file, own_key
from wijkaanpak.knowledge.rules import files
from wijkaanpak.knowledge.rules.files import canonical, check
from wijkaanpak.knowledge.rules.lessons import Words
from wijkaanpak.methods import notes
from wijkaanpak.methods.notes import Kind, Signer
from wijkaanpak.neighbourhoods.rules import Domain
from wijkaanpak.refusals import Refused

FILE = far_file()
WORDS = st.text(st.characters(blacklist_categories=("C", "Zl", "Zp")), min_size=1, max_size=30)


def test_a_file_says_who_signed_it_and_what_is_in_it():
    found = check(FILE, 2026)
    (one,) = found.lessons
    assert (one.words, one.version, found.place) == (BUS, 1, "Oeverloo")
    assert (found.key.name, found.size) == ("verweg.example/oeverloo", 5)
    assert len(files.fingerprint(found.key).split()) == 8


@given(WORDS, WORDS, st.sets(st.sampled_from(Domain), min_size=1), st.integers(1950, 2026))
@hypothesis_settings(max_examples=60)
def test_whatever_a_lesson_says_it_arrives_as_it_was_sealed(title, tried, domains, year):
    words = replace(
        BUS, title="t" + title, tried="t" + tried, domains=tuple(sorted(domains)), year=year
    )
    assert check(far_file(words), 2026).lessons[0].words == words


@given(st.integers(0, len(FILE) - 1), st.integers(1, 255))
@hypothesis_settings(max_examples=500)
def test_one_changed_byte_anywhere_is_refused(place, by):
    changed = bytearray(FILE)
    changed[place] = (changed[place] + by) % 256
    with pytest.raises(Refused):
        check(bytes(changed), 2026)


@given(st.integers(0, len(FILE) - 1), st.integers(1, 40))
def test_a_file_that_lost_or_won_something_is_refused(place, many):
    for changed in (
        FILE[:place] + FILE[place + many :],
        FILE[:place] + b" " * many + FILE[place:],
        FILE + FILE[:many],
    ):
        with pytest.raises(Refused):
            check(changed, 2026)


def test_every_single_letter_of_the_content_is_sealed():
    content = json.loads(FILE)["lessons"][0]["lesson"]
    for name, value in content.items():
        file = json.loads(FILE)
        other = value + "x" if isinstance(value, str) else ["health"]
        if isinstance(value, int):
            other = value + 1
        file["lessons"][0]["lesson"][name] = other
        with pytest.raises(Refused):
            check(canonical(file).encode(), 2026)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda file: file | {"format": "wijkaanpak/lessons/v2"}, "another version"),
        (lambda file: file | {"format": "iets anders"}, "damaged"),
        (lambda file: file | {"more": 1}, "damaged"),
        (lambda file: file | {"lessons": []}, "1 to 200"),
        (lambda file: file | {"lessons": file["lessons"] * 201}, "1 to 200"),
        (lambda file: file | {"lessons": file["lessons"] * 2}, "twice"),
        (lambda file: file | {"lessons": [1]}, "damaged"),
        (lambda file: file | {"key": 5}, "damaged"),
        (lambda file: file | {"key": "wie+0+1"}, None),
        (lambda file: file | {"checkpoint": "geen"}, "signed note"),
    ],
)
def test_a_file_of_another_shape_is_refused_with_a_sentence(change, words):
    with pytest.raises(Refused) as refusal:
        check(canonical(change(json.loads(FILE))).encode(), 2026)
    assert words is None or words in str(refusal.value)


@pytest.mark.parametrize(
    "raw",
    [b"", b"{}", b"[]", b"null", b"\xff\xfe", b"[" * 5000, b'{"format":NaN}', b"PK\x03\x04" * 9],
)
def test_what_is_no_lesson_file_is_refused(raw):
    with pytest.raises(Refused, match="no lesson file"):
        check(raw, 2026)


def test_a_file_that_is_too_large_is_refused_before_it_is_read():
    with pytest.raises(Refused, match="at most 1000 kB"):
        check(b"[" * 1_000_001, 2026)


def test_a_key_of_somebody_else_or_a_second_signature_is_refused():
    other = Signer("verweg.example/oeverloo", Kind.LOG, bytes(32))
    file = json.loads(FILE)
    with pytest.raises(Refused, match="signature does not hold"):
        check(canonical(file | {"key": str(other.key)}).encode(), 2026)
    witness = Signer("verweg.example/oeverloo", Kind.WITNESS, bytes(32))
    with pytest.raises(Refused, match="signature does not hold"):
        check(canonical(file | {"key": str(witness.key)}).encode(), 2026)
    note = notes.read_note(file["checkpoint"])
    twice = note.with_signatures([other.sign(note.text)])
    with pytest.raises(Refused, match="signature does not hold"):
        check(canonical(file | {"checkpoint": str(twice)}).encode(), 2026)


def test_a_log_that_sealed_something_unreadable_is_refused_all_the_same():
    for wrong in (
        replace(BUS, summary="Een regel"), replace(BUS, year=2400),
        replace(BUS, title="om\u202egekeerd"), replace(BUS, tried="bel\x07"),
    ):  # fmt: skip
        with pytest.raises(Refused):
            check(far_file(wrong), 2026)


def test_a_verb_that_opens_no_lesson_proves_nothing(monkeypatch):
    monkeypatch.setattr(files, "OPENED", "story.told")
    other = far_file()
    monkeypatch.undo()
    with pytest.raises(Refused, match="was changed after"):
        check(other, 2026)


def test_what_our_own_log_gives_holds_and_names_no_person(cast):
    lesson = opened(cast)
    opened(cast, BUS)
    raw = file_of(cast.wijk)
    found = check(raw, 2026)
    assert found.key == own_key(cast.wijk)
    assert [one.words for one in found.lessons] == [GARDEN, BUS]
    assert found.lessons[0].id == lesson.pk
    assert b"Dilan" not in raw
    assert check(lesson_file(cast.wijk, [lesson.pk]), 2026).lessons[0].words == GARDEN


@given(st.permutations(range(3)))
@hypothesis_settings(max_examples=6)
def test_the_order_in_a_file_changes_nothing(cast, order):
    if not hasattr(cast, "file"):
        for number in range(3):
            opened(cast, replace(GARDEN, title=f"Tuin {number}"))
        cast.file = json.loads(file_of(cast.wijk))
    rows = [cast.file["lessons"][place] for place in order]
    found = check(canonical(cast.file | {"lessons": rows}).encode(), 2026)
    assert sorted(one.words.title for one in found.lessons) == ["Tuin 0", "Tuin 1", "Tuin 2"]


def test_lessons_of_two_neighbourhoods_never_travel_as_one(cast):
    opened(cast)
    opened_there(cast)
    ours, theirs = json.loads(file_of(cast.wijk)), json.loads(file_of(cast.dorp))
    mixed = ours | {"lessons": ours["lessons"] + theirs["lessons"]}
    with pytest.raises(Refused):
        check(canonical(mixed).encode(), 2026)


def test_a_file_holds_only_the_lessons_of_its_own_neighbourhood(cast):
    opened_there(cast)
    with pytest.raises(Refused, match="no open lesson"):
        file_of(cast.wijk)


def test_a_lesson_that_is_not_signed_yet_waits_a_minute(cast):
    opened(cast)
    with pytest.raises(Refused, match="not signed yet"):
        lesson_file(cast.wijk)


def test_words_are_read_as_they_were_written_and_nothing_else():
    assert Words.read(GARDEN.plain()) == GARDEN
    for wrong in ({"year": "2020"}, {"title": 5}, {"cost_cents": 1.5}, {"year": True},
                  {"domains": ["moon"]}, {"went": "up"}, {"pattern": "cow"}):  # fmt: skip
        with pytest.raises((TypeError, ValueError)):
            Words.read(GARDEN.plain() | wrong)
    assert uuid.UUID(json.loads(FILE)["lessons"][0]["lesson"]["id"])
