"""Drawing one panel so that everybody can watch it, and redo it afterwards.

First the panels are written down, numbered from 000, and the SHA-256 of those bytes is made
public. Then a number falls that nobody could choose: from dice in the room, or from a public
value that was announced before it was known.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from wijkaanpak.methods.lottery.fair import Lottery
from wijkaanpak.refusals import Refused, gettext_noop

FORM = "wijkaanpak lottery 1"


def label(number: int, panels: int) -> str:
    """Return the number of a panel as it is called out.

    >>> label(7, 1000), label(7, 60)
    ('007', '07')
    """
    return f"{number:0{len(str(panels - 1))}d}"


def written(lottery: Lottery) -> bytes:
    """Return all panels as bytes, one per line: what is committed to before the draw."""
    count = len(lottery.panels)
    lines: list[object] = [{"form": FORM, "panels": count, "seats": lottery.pool.seats}]
    lines += [[label(place, count), *panel] for place, panel in enumerate(lottery.panels)]
    words = (json.dumps(line, ensure_ascii=False, separators=(",", ":")) for line in lines)
    return "".join(f"{line}\n" for line in words).encode()


def panels_in(raw: bytes) -> list[tuple[str, ...]]:
    """Return the panels that were written down, to look up the one that was drawn."""
    return [tuple(json.loads(line)[1:]) for line in raw.decode().splitlines()[1:]]


def commitment(raw: bytes) -> str:
    """Return the SHA-256 of panels as written, in hex."""
    return hashlib.sha256(raw).hexdigest()


WRONG_FACE = gettext_noop("“%(face)s” is not on a die with %(sides)s sides.")
WRONG_NUMBER = gettext_noop("Roll %(needed)s dice at a time; there were %(found)s.")
NO_DIE = gettext_noop("A die has 2 to 100 sides, not %(sides)s.")


@dataclass(frozen=True)
class Dice:
    """Dice that give one of so many panels, each as likely.

    Dice with ten sides show 0 to 9, all others 1 and up. `needed` dice are rolled at a time, and
    read in order (or one die as many times). Together they are a number; one that is too high
    counts for nothing and all are rolled again.
    """

    panels: int
    sides: int = 10

    def __post_init__(self) -> None:
        if not 2 <= self.sides <= 100:
            raise Refused(NO_DIE, sides=self.sides)

    @property
    def first(self) -> int:
        return 0 if self.sides == 10 else 1

    @property
    def needed(self) -> int:
        """How many dice are rolled at a time.

        >>> Dice(1000).needed, Dice(1000, sides=6).needed
        (3, 4)
        """
        dice = 1
        while self.sides**dice < self.panels:
            dice += 1
        return dice

    @property
    def highest(self) -> int:
        """The numbers below this count: the most that are the same number of times each panel."""
        every: int = self.sides**self.needed
        return every // self.panels * self.panels

    def read(self, faces: Sequence[int]) -> int | None:
        """Return the number of the panel, or None: roll all again. Raises Refused.

        >>> Dice(1000).read([4, 1, 7]), Dice(1000, sides=6).read([6, 6, 6, 6])
        (417, None)
        """
        if len(faces) != self.needed:
            raise Refused(WRONG_NUMBER, needed=self.needed, found=len(faces))
        number = 0
        for face in faces:
            if not self.first <= face < self.first + self.sides:
                raise Refused(WRONG_FACE, face=face, sides=self.sides)
            number = number * self.sides + face - self.first
        return number % self.panels if number < self.highest else None


NO_VALUE = gettext_noop("There is no public value yet: write it as it was announced.")


def number_from(value: str, committed: str, panels: int) -> int:
    """Return the panel that a public value draws.

    SHA-256 of the commitment, the value and a count from 0, with newlines between, is read as a
    number; one above the last whole set of panels is passed over and the count goes up, so that
    all panels are as likely.
    """
    if not value.strip():
        raise Refused(NO_VALUE)
    highest = 2**256 // panels * panels
    turn = 0
    while True:
        words = f"{FORM}\n{committed}\n{value.strip()}\n{turn}\n"
        number = int.from_bytes(hashlib.sha256(words.encode()).digest())
        if number < highest:
            return number % panels
        turn += 1
