"""Rules that people type as lines: pots, what is promised beforehand, and areas."""

from __future__ import annotations

import re
from collections.abc import Callable

from wijkaanpak.budget.rules.rounds import Group
from wijkaanpak.budget.rules.sheets import BadLine
from wijkaanpak.methods.pots import Guarantee, Pot
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


def read_pot(parts: list[str]) -> tuple[Pot, str]:
    """Read "Youth fund; 15000; Fund; 12-26" as a pot and whose it is."""
    name, euros, owner, condition = [*parts, "", "", ""][:4]
    themes, ages = _condition(condition)
    return Pot(_name(name), _cents(euros), themes=themes, ages=ages), owner


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


def condition_of(row: Pot | Guarantee) -> str:
    """Return the condition of a pot as people type it."""
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
