"""A map cut in squares, as in a street atlas: letters from west to east, numbers from the north.

Who can point nowhere, for want of a mouse or of JavaScript, can still say "C4". A square is
rough on purpose: no house can be found by it. Distances count as on a plane, which is right
within a neighbourhood (1 degree of longitude is cos(latitude) degrees of latitude wide).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, cos, floor, radians

from wijkaanpak.methods.cbs import box_around

type Point = tuple[float, float]  # longitude, latitude in WGS84
type Ring = Sequence[Point]  # the last point is the first

LETTERS = "ABCDEFGH"  # eight squares fit beside each other on a phone of 320 px
MOST_ROWS = 12
UNIT = 100  # the side of a square in the drawing


@dataclass(frozen=True)
class Sheet:
    """Squares over a neighbourhood. `wide` and `high` are the sides of one, in degrees."""

    west: float
    north: float
    wide: float
    high: float
    rows: int

    @property
    def names(self) -> list[str]:
        """All squares, as one reads: A1, B1, … H1, A2, …"""
        return [f"{letter}{row + 1}" for row in range(self.rows) for letter in LETTERS]

    def middle(self, name: str) -> Point:
        """Return the point in the middle of a square; raise ValueError when there is none."""
        at = self.names.index(name)
        row, column = divmod(at, len(LETTERS))
        lon = self.west + (column + 0.5) * self.wide
        return round(lon, 6), round(self.north - (row + 0.5) * self.high, 6)

    def name_at(self, point: Point) -> str:
        """Return the name of the square around a point; '' when it lies outside."""
        x, y = self._on_paper(point)
        column, row = floor(x / UNIT), floor(y / UNIT)
        inside = 0 <= column < len(LETTERS) and 0 <= row < self.rows
        return f"{LETTERS[column]}{row + 1}" if inside else ""

    def drawn(self, rings: Iterable[Ring]) -> str:
        """Return borders as the `d` of an SVG path, in a box of 8 by `rows` squares of UNIT."""
        return "".join(f"M{'L'.join(self._dots(ring))}Z" for ring in rings)

    def _dots(self, ring: Ring) -> Iterator[str]:
        """Yield the dots of a line in whole units; those that fall together count once."""
        last = ""
        for point in ring:
            x, y = self.dot(point)
            dot = f"{x} {y}"
            if dot != last:
                yield dot
            last = dot

    def dot(self, point: Point) -> tuple[int, int]:
        """Return where a point lies in the drawing, in whole units."""
        x, y = self._on_paper(point)
        return round(x), round(y)

    def _on_paper(self, point: Point) -> Point:
        x, y = (point[0] - self.west) / self.wide, (self.north - point[1]) / self.high
        return x * UNIT, y * UNIT


def rings_of(border: str) -> list[Ring]:
    """Return the rings of a border (the text of a GeoJSON Polygon or MultiPolygon)."""
    if not border:
        return []
    shape = json.loads(border)
    parts = shape["coordinates"]
    if shape["type"] == "Polygon":
        parts = [parts]
    return [[(dot[0], dot[1]) for dot in ring] for part in parts for ring in part]


def sheet_of(rings: Iterable[Ring]) -> Sheet | None:
    """Return the squares over these borders, eight beside each other; None without borders."""
    dots = [dot for ring in rings for dot in ring]
    if not dots:
        return None
    west, south, east, north = box_around(dots)
    narrow = cos(radians((north + south) / 2))
    side = max((east - west) * narrow / len(LETTERS), (north - south) / MOST_ROWS, 1e-6)
    rows = max(1, ceil((north - south) / side - 1e-9))
    wide = side / narrow
    left = (west + east) / 2 - wide * len(LETTERS) / 2
    return Sheet(left, (north + south) / 2 + side * rows / 2, wide, side, rows)


def middle_of(rings: Sequence[Ring]) -> Point | None:
    """Return the middle of the box around borders: a spot to write a name on."""
    dots = [dot for ring in rings for dot in ring]
    if not dots:
        return None
    west, south, east, north = box_around(dots)
    return (west + east) / 2, (south + north) / 2


def is_inside(point: Point, rings: Iterable[Ring]) -> bool:
    """Tell whether a point lies within borders (even-odd rule: a hole is outside)."""
    x, y = point
    crossed = 0
    for ring in rings:
        for (ax, ay), (bx, by) in pairwise(ring):
            if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
                crossed += 1
    return crossed % 2 == 1
