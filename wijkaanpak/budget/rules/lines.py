"""Rules that people type as lines: what is promised beforehand, themes, and areas."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from wijkaanpak.budget.rules.rounds import Group, Theme
from wijkaanpak.budget.rules.sheets import BadLine
from wijkaanpak.methods.pots import Guarantee
from wijkaanpak.refusals import Refused, gettext_noop

AGES = re.compile(r"([0-9]{1,3}) ?[-–] ?([0-9]{1,3})\Z")
EUROS = re.compile(r"[0-9]{1,9}\Z")


def read_lines[T](text: str, read: Callable[[list[str]], T]) -> list[T]:
    """Return what stands on each line, its parts between semicolons. Raises BadLine."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            found.append(read([part.strip() for part in line.split(";")]))
        except Refused as why:
            raise BadLine(number, why) from why
    return found


def read_guarantee(parts: list[str]) -> Guarantee:
    """Read "Youth; 15000; 12-26"."""
    name, euros, condition = [*parts, "", ""][:3]
    themes, ages = _condition(condition)
    if not themes and ages is None:
        raise Refused(gettext_noop("say for which theme or ages this is."))
    return Guarantee(_name(name), _cents(euros), themes=themes, ages=ages)


def read_area(parts: list[str]) -> Group:
    """Read "De Terp; 640"."""
    name, people = [*parts, "0"][:2]
    if not EUROS.match(people or "0"):
        raise Refused(gettext_noop("“%(word)s” is not a whole number."), word=people)
    return Group(_name(name), int(people or 0))


def read_theme(parts: list[str], words: Mapping[str, str]) -> Theme:
    """Read "Green and water; streets and buildings"; `words` are what a theme can count as."""
    name, counts_as = [*parts, ""][:2]
    typed = [one.strip() for one in counts_as.split(",") if one.strip()]
    known = {word.casefold(): theme for theme, word in words.items()}
    for one in typed:
        if one.casefold() not in known:
            raise Refused(
                gettext_noop("“%(word)s” is no theme of the pots. Choose from: %(words)s."),
                word=one,
                words=", ".join(words.values()),
            )
    return Theme(_name(name), tuple(known[one.casefold()] for one in typed))


def condition_of(row: Guarantee) -> str:
    """Return the condition of a promise as people type it."""
    if row.ages:
        return f"{row.ages[0]}-{row.ages[1]}"
    return ", ".join(sorted(row.themes))


def _condition(text: str) -> tuple[frozenset[str], tuple[int, int] | None]:
    if found := AGES.match(text):
        return frozenset(), (int(found[1]), int(found[2]))
    return frozenset(part.strip() for part in text.split(",") if part.strip()), None


def _name(text: str) -> str:
    if not text:
        raise Refused(gettext_noop("the name is missing."))
    return text


def _cents(text: str) -> int:
    plain = text.replace("€", "").replace(".", "").strip()
    if not EUROS.match(plain) or int(plain) == 0:
        raise Refused(gettext_noop("“%(word)s” is not a sum in whole euros."), word=text)
    return int(plain) * 100
