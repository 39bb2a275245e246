"""The street of a neighbourhood: a line of roofs, drawn from its name and never twice alike.

The drawing is a pure function of slug, kind and sizes, so that a neighbourhood is recognised
on every page and every printed sheet. Each shape is drawn with relative path commands from the
foot of its wall at the left to the foot at the right; `LIT` is where a lamp may burn.
"""

import hashlib
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

WIDTH, HEIGHT = 1440, 84
VILLAGE_KINDS = frozenset({"dorp", "kern"})


def _windows(columns: int, rows: int, left: int, top: int) -> str:
    """Small windows from the left foot of a wall; the pen ends where it began."""
    drawn = ""
    for row in range(rows):
        for column in range(columns):
            x, y = left + column * 14, top - row * 16
            drawn += f"m{x}-{y}h7v8h-7zm-{x} {y}"
    return drawn


def _house(h: int) -> tuple[int, str]:
    return (
        38,
        f"v-{h}l19-17 19 17v{h}m-38 0{_windows(2, max(1, h // 18), 8, h - 4 - (h % 4))}m38 0",
    )


def _chimney(h: int) -> tuple[int, str]:
    return 44, f"v-{h}l12-14v-7h6l4-4 22 25v{h}m-44 0{_windows(2, h // 17, 11, h - 5)}m44 0"


def _stepped(h: int) -> tuple[int, str]:
    return 36, (
        f"v-{h}h6v-6h6v-6h4v-5h4v5h4v6h6v6h6v{h}m-36 0{_windows(2, h // 16, 8, h - 3)}m36 0"
    )


def _terrace(h: int) -> tuple[int, str]:
    bays = "".join(f"m{12 + bay * 24} 0v-13h8v13m-{20 + bay * 24} 0" for bay in range(4))
    return 104, (
        f"v-{h}l7-13h90l7 13v{h}m-104-{h}h104m-104 {h}{bays}{_windows(7, 1, 6, h - 4)}"
        f"m30-{h + 13}v-6h6v6m26 0v-6h6v6m36 {h + 13}"
    )


def _flat(h: int) -> tuple[int, str]:
    tall = h + 22
    return 62, (
        f"v-{tall}h62v{tall}m-62 0{_windows(4, tall // 16, 7, tall - 4 - tall % 4)}"
        f"m18-{tall}v-6h12v6m32 {tall}"
    )


def _school(h: int) -> tuple[int, str]:
    return 92, (
        f"v-{h - 6}h32v-14l12-14 12 14v14h36v{h - 6}m-92 0{_windows(2, 1, 8, h - 12)}"
        f"{_windows(2, 1, 64, h - 12)}m40 0v-14h8v14m-10-{h + 4}a6 6 0 1 1 12 0a6 6 0 1 1-12 0"
        f"m54 {h + 4}"
    )


def _church(h: int) -> tuple[int, str]:
    return 84, (
        f"v-{h}l12-26 12 26v{h}m0-{h - 8}l10-14h42l8 14v{h - 8}m-84 0"
        f"{_windows(3, 1, 36, h - 12)}m9 0v-12a3 3 0 0 1 6 0v12m69 0"
    )


def _mill(h: int) -> tuple[int, str]:
    top = h + 6
    return 60, (
        f"m18 0l5-{top}h14l5 {top}m-12-{top - 2}l-24-17m24 17l24 17m-24-17l17-24m-17 24l-17 24"
        f"m13 {top - 26}v-10h8v10m22 0"
    )


def _tree(h: int) -> tuple[int, str]:
    return 30, f"m15 0v-{h - 12}m0 4l6-6m-6 0a13 13 0 1 1 .1 0m14.9 {h - 16}"


def _lamp(h: int) -> tuple[int, str]:
    return 22, f"m11 0v-{h}h7v4m-3 0h6l-3-4m4 {h}"


Draw = Callable[[int], tuple[int, str]]
TOWN: tuple[Draw, ...] = (
    _house, _chimney, _stepped, _terrace, _flat, _house, _school, _tree, _lamp, _terrace, _flat,
)  # fmt: skip
VILLAGE: tuple[Draw, ...] = (
    _house, _tree, _chimney, _church, _house, _tree, _mill, _terrace, _tree, _lamp, _chimney,
)  # fmt: skip


LANDMARKS: tuple[Draw, ...] = (_school, _church, _mill)
LIT: dict[Draw, Callable[[int], tuple[int, int]]] = {
    _house: lambda h: (8, h - 4 - h % 4),
    _stepped: lambda h: (22, h - 3),
    _flat: lambda h: (35, h + 18 - (h + 22) % 4),
}


class Street(NamedTuple):
    """The outline of the roofs, and the windows behind which somebody is at home."""

    roofs: str
    lights: str


def _dice(seed: str) -> Iterator[int]:
    block = hashlib.sha256(seed.encode()).digest()
    while True:
        yield from block
        block = hashlib.sha256(block).digest()


def _row(dice: Iterator[int], shapes: tuple[Draw, ...]) -> Iterator[tuple[Draw, int]]:
    """Choose house after house: no two alike beside each other, each landmark once."""
    last: Draw | None = None
    seen: set[Draw] = set()
    while True:
        shape = shapes[next(dice) % len(shapes)]
        if shape is last or shape in seen:
            continue
        last = shape
        if shape in LANDMARKS:
            seen.add(shape)
        yield shape, 26 + next(dice) % 14


@lru_cache(maxsize=512)
def draw_street(slug: str, kind: str = "wijk", sizes: tuple[int, ...] = ()) -> Street:
    """Return the roofs of this neighbourhood as SVG path data, always the same for the same."""
    dice = _dice(f"{slug}/{kind}/{sizes}")
    x, roofs, lights = -(next(dice) % 20), "", ""
    for shape, height in _row(dice, VILLAGE if kind in VILLAGE_KINDS else TOWN):
        width, path = shape(height)
        roofs += f"M{x} {HEIGHT - 2}{path}"
        if shape in LIT and next(dice) % 5 < 2:
            left, top = LIT[shape](height)
            lights += f"M{x + left} {HEIGHT - 2 - top}h7v8h-7z"
        x += width + (0, 0, 5, 9)[next(dice) % 4]
        if x > WIDTH:
            return Street(f"{roofs}M0 {HEIGHT - 1}h{WIDTH}", lights)
    raise AssertionError("a street has an end")
