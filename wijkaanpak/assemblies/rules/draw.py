"""How a number falls that nobody could choose: dice in the room, or a public value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wijkaanpak.methods.lottery import Dice, number_from
from wijkaanpak.refusals import Refused, gettext_noop


class Way(StrEnum):
    """From what the number of the panel comes; chosen before the panels are committed to."""

    TEN = "ten"  # dice with ten sides
    SIX = "six"
    VALUE = "value"


WAY_WORDS: dict[str, str] = {
    Way.TEN: gettext_noop("Dice with ten sides (0 to 9), rolled in the room"),
    Way.SIX: gettext_noop("Ordinary dice with six sides, rolled in the room"),
    Way.VALUE: gettext_noop("A public value that is announced beforehand"),
}
SIDES = {Way.TEN: 10, Way.SIX: 6}


@dataclass(frozen=True)
class Fallen:
    """What fell, as it is written down, and the number of the panel it draws."""

    words: str
    number: int


def check_not_erased(forgotten: date | None) -> None:
    """Refuse what needs the pool, once everybody in it was erased."""
    if forgotten:
        raise Refused(gettext_noop("The pool was erased. Only its fingerprint is left."))


def check_way(way: Way, announced: str) -> None:
    if way is not Way.VALUE and announced.strip():
        raise Refused(
            gettext_noop("Dice or a public value: choose one. With dice, leave the value empty.")
        )
    if way is Way.VALUE and not announced.strip():
        raise Refused(
            gettext_noop("Say now which public value will count, and where everybody can read it.")
        )


def read_fall(way: Way, typed: str, panels: int, committed: str) -> Fallen:
    """Return what dice or a public value draw. Raises Refused when all must be rolled again.

    >>> read_fall(Way.TEN, "4 1 7", 1000, "")
    Fallen(words='4 1 7', number=417)
    """
    if way is Way.VALUE:
        return Fallen(typed.strip(), number_from(typed, committed, panels))
    if not re.fullmatch(r"[\d\s,;.]+", typed):
        raise Refused(gettext_noop("Type only what the dice show, such as 4 1 7."))
    faces = [int(face) for face in re.findall(r"\d", typed)]
    number = Dice(panels, SIDES[way]).read(faces)
    if number is None:
        raise Refused(gettext_noop("This number is too high, so all dice are rolled again."))
    return Fallen(" ".join(map(str, faces)), number)
