"""The Dutch catalogue holds what is said and nothing else."""

import importlib.util
from pathlib import Path

import polib
import pytest

spec = importlib.util.spec_from_file_location(
    "dutch", Path(__file__).resolve().parents[2] / "tools" / "dutch.py"
)
dutch = importlib.util.module_from_spec(spec)
spec.loader.exec_module(dutch)


def catalogue(**sentences):
    po = polib.POFile()
    for source, words in sentences.items():
        dutch.put(po, source.replace("_", "|||"), words)
    return po


def test_dutch_that_nothing_says_any_more_is_found():
    po = catalogue(Said="Gezegd", Gone="Weg", One_Many=["Een", "Veel"])
    code = catalogue(Said="", One_Many=["", ""])
    assert [entry.msgid for entry in dutch.unused(code, po)] == ["Gone"]


def test_a_sentence_that_got_a_plural_is_no_longer_said_by_its_old_dutch():
    found = dutch.unused(catalogue(One_Many=["", ""]), catalogue(One="Een"))
    assert [entry.msgid for entry in found] == ["One"]


@pytest.mark.parametrize(("source", "words"), [("Said", ["a", "b"]), ("One_Many", "a")])
def test_a_plural_is_never_written_down_as_one_sentence(source, words):
    with pytest.raises(SystemExit):
        catalogue(**{source: words})
