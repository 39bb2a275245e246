"""What fits what, and why. Worked out anew from the texts, and never kept with a person.

The index of a neighbourhood stays in memory as long as its log does not grow, and only texts
that are shown today are in it. What comes out names words, place and time: nothing else counts.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from wijkaanpak import clock
from wijkaanpak.assets import rules
from wijkaanpak.assets.models import Asset
from wijkaanpak.assets.queries.looking import same_words, shown
from wijkaanpak.assets.rules import Side, Whose
from wijkaanpak.logbook.queries import size_of
from wijkaanpak.methods.likeness import Index
from wijkaanpak.neighbourhoods.models import Neighbourhood

SAME_AREA, OTHER_TIME = 1.0, 0.5  # what is added for the same area; the part left when times clash
LOOKED_AT, PLACES = 40, 8  # texts that are weighed again; neighbourhoods kept in memory


@dataclass(frozen=True, slots=True)
class Seen:
    """What a match shows of an offer or wish."""

    pk: uuid.UUID
    kind: str
    whose: str
    title: str
    area: str
    days: tuple[int, ...]
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """One that fits, and why: words of both, the area if it is the same, days and parts."""

    row: Seen
    words: tuple[tuple[str, str], ...]
    area: str
    days: tuple[int, ...]
    parts: tuple[str, ...]
    other_time: bool
    weight: float


@dataclass(frozen=True)
class Shelf:
    """The offers or the wishes of one neighbourhood: all, and those that are no person's."""

    rows: dict[str, Seen]
    everything: Index
    common: Index


_kept: dict[uuid.UUID, tuple[int, date, dict[Side, Shelf]]] = {}


def shelves(here: Neighbourhood) -> dict[Side, Shelf]:
    """Return what is shown today, ready to be searched; made anew when the log has grown."""
    size, today = size_of(here.slug), clock.today()
    known = _kept.get(here.pk)
    if known and known[:2] == (size, today):
        return known[2]
    made = _shelves(here)
    if len(_kept) >= PLACES:
        _kept.clear()
    _kept[here.pk] = size, today, made
    return made


def _shelves(here: Neighbourhood) -> dict[Side, Shelf]:
    rows = list(shown(here, people=True).select_related("area").order_by("id"))
    same = list(same_words(here).values_list("one", "other")) if rows else []
    return {side: _shelf([row for row in rows if row.side == side], same) for side in Side}


def _shelf(rows: list[Asset], same: list[tuple[str, str]]) -> Shelf:
    texts = {str(row.pk): row.text for row in rows}
    common = {str(row.pk): row.text for row in rows if row.whose == Whose.GROUP}
    seen = {str(row.pk): _seen(row) for row in rows}
    return Shelf(seen, Index(texts, same), Index(common, same))


def _seen(row: Asset) -> Seen:
    area = row.area.name if row.area else ""
    days, parts = tuple(row.days), tuple(row.parts)
    return Seen(row.pk, row.kind, row.whose, row.title, area, days, parts)


def matches(
    here: Neighbourhood,
    wanted: Side,
    text: str,
    *,
    people: bool,
    area: str = "",
    days: Collection[int] = (),
    parts: Collection[str] = (),
    most: int = 6,
    looked_for: bool = False,
) -> list[Match]:
    """Return what speaks of the same things, best first; persons' own only with `people`.

    `area` is the name of a part of the neighbourhood: what is there weighs more, and says so.
    Somebody who looks for a word (`looked_for`) also finds it when it is on every post-it.
    """
    shelf = shelves(here)[wanted]
    index = shelf.everything if people else shelf.common
    found = []
    for like in index.like(text, LOOKED_AT, common=looked_for):
        row = shelf.rows[like.key]
        when = rules.same_time(days, parts, row.days, row.parts)
        near = bool(area) and row.area == area
        weight = (like.weight + SAME_AREA * near) * (1 if when else OTHER_TIME)
        on, at = when or ([], [])
        name = row.area if near else ""
        found.append(Match(row, like.words, name, tuple(on), tuple(at), when is None, weight))
    return sorted(found, key=lambda one: (-round(one.weight, 6), str(one.row.pk)))[:most]


def fitting(asset: Asset, *, people: bool, most: int = 6) -> list[Match]:
    """Return the offers that fit a wish, or the wishes that fit an offer."""
    wanted = Side.OFFER if asset.side == Side.WISH else Side.WISH
    return matches(
        asset.here, wanted, asset.text, people=people,
        area=asset.area.name if asset.area else "", days=asset.days, parts=asset.parts, most=most,
    )  # fmt: skip
