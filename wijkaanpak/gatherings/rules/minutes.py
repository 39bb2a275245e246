"""Minutes in plain words: their lines, what could become of one, and what is hard to read."""

from __future__ import annotations

import re

MOST_WORDS = 20  # in one sentence; B1 asks for about fifteen
MOST_LETTERS = 16  # in one word
_MARK = re.compile(r"^\s*(?:[-*•–]|\d+[.)])\s+")
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")


def lines_of(minutes: str) -> list[str]:
    """Return the lines of minutes without their dashes and numbers; empty ones are left out.

    >>> lines_of("- De lamp is stuk.\\n\\n2. Wie belt?")
    ['De lamp is stuk.', 'Wie belt?']
    """
    return [bare for line in minutes.splitlines() if (bare := _MARK.sub("", line).strip())]


def hard_to_read(text: str) -> list[str]:
    """Return sentences with more than twenty words or a very long word: a hint, never a no.

    Two signs of many that make a text harder than B1 (Common European Framework); a person who
    reads it aloud to somebody knows better.
    """
    found = (match.group().strip() for match in _SENTENCE.finditer(text))
    return [sentence for sentence in found if _is_hard(sentence)]


def _is_hard(sentence: str) -> bool:
    words = sentence.split()
    return len(words) > MOST_WORDS or any(
        len(part) > MOST_LETTERS for word in words for part in word.split("-")
    )
