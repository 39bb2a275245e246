"""Where things are: parts of the neighbourhood, and squares for what is no person's.

What a person offers or wishes is never on the map nearer than its part of the neighbourhood.
"""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from wijkaanpak.assets.models import Asset
from wijkaanpak.assets.queries.looking import shown
from wijkaanpak.assets.rules import State
from wijkaanpak.methods.squares import (
    UNIT,
    Point,
    Ring,
    Sheet,
    is_inside,
    middle_of,
    rings_of,
    sheet_of,
)
from wijkaanpak.neighbourhoods import queries as neighbourhoods
from wijkaanpak.neighbourhoods.models import Area, Neighbourhood
from wijkaanpak.neighbourhoods.rules import AreaKind

MOST_ON_MAP = 300


def areas(here: Neighbourhood) -> QuerySet[Area]:
    """Return the areas that residents drew, to choose from."""
    return neighbourhoods.public_areas(here, AreaKind.OWN)


@dataclass(frozen=True)
class Spots:
    """The parts that residents drew, and the squares over them."""

    areas: tuple[Area, ...]

    @cached_property
    def rings(self) -> dict[uuid.UUID, list[Ring]]:
        return {area.pk: rings_of(area.border) for area in self.areas if area.border}

    @cached_property
    def sheet(self) -> Sheet | None:
        return sheet_of(ring for rings in self.rings.values() for ring in rings)

    @property
    def drawn(self) -> str:
        """All borders, as the path of an SVG drawing over the squares."""
        rings = [ring for rings in self.rings.values() for ring in rings]
        return self.sheet.drawn(rings) if self.sheet else ""

    @property
    def names(self) -> list[tuple[str, int, int]]:
        """The name of each part, and where in the drawing it is written: low in a square."""
        if not self.sheet:
            return []
        middles = [(area.name, middle_of(self.rings.get(area.pk, []))) for area in self.areas]
        found = [(name, *self.sheet.dot(point)) for name, point in middles if point]
        return [(name, x, y // UNIT * UNIT + UNIT * 2 // 3) for name, x, y in found]

    @property
    def squares(self) -> list[tuple[str, str]]:
        """Each square with its name, and the part of the neighbourhood in its middle."""
        if not self.sheet:
            return []
        found = [(name, self.area_at(self.sheet.middle(name))) for name in self.sheet.names]
        return [(name, f"{name}, {area.name}" if area else name) for name, area in found]

    def square_of(self, row: Asset) -> str:
        """Return the square in which something stands; '' when it has no spot."""
        if row.lon is None or row.lat is None or not self.sheet:
            return ""
        return self.sheet.name_at((row.lon, row.lat))

    def area_at(self, point: Point) -> Area | None:
        """Return the part in which a point lies; None at the edge and outside."""
        found = (one for one in self.areas if is_inside(point, self.rings.get(one.pk, ())))
        return next(found, None)


def spots(here: Neighbourhood) -> Spots:
    """Return where somebody can say that a thing of a group or of everybody is."""
    return Spots(tuple(areas(here)))


@dataclass(frozen=True)
class There:
    """A part of the neighbourhood (None: at its edge) with what is there now."""

    area: Area | None
    rows: list[Asset]

    @property
    def anchor(self) -> str:
        """Where it stands in the list."""
        return f"area-{self.area.pk if self.area else 'edge'}"

    @property
    def has_border(self) -> bool:
        """Tell whether the part itself can be seen on the map."""
        return self.area is not None and bool(self.area.border or self.area.lon is not None)

    @property
    def drawn(self) -> bool:
        """Tell whether anything of it can be seen on the map."""
        return self.has_border or any(row.spot for row in self.rows)


def on_map(here: Neighbourhood, *, people: bool) -> list[There]:
    """Return each part with what is there, by name; last, what lies at the edge."""
    somewhere = Q(area__isnull=False) | Q(lon__isnull=False)
    here_now = shown(here, people=people).filter(somewhere).order_by("title", "id")
    by_area: dict[uuid.UUID | None, list[Asset]] = {}
    for row in here_now[:MOST_ON_MAP]:
        row.here = here
        by_area.setdefault(row.area_id, []).append(row)
    used = Exists(Asset.objects.filter(area=OuterRef("pk"), state=State.HERE))
    found = Area.objects.filter(used, here=here).order_by("name")
    parts = [There(area, by_area[area.pk]) for area in found if area.pk in by_area]
    return [*parts, There(None, by_area[None])] if None in by_area else parts


def as_geojson(here: Neighbourhood, found: list[There]) -> str:
    """Return the parts of the list as GeoJSON (RFC 7946), and above them what has a spot."""
    page = reverse("assets:map", args=[here.slug])
    by_area = {there.area.pk: there for there in found if there.area}
    return neighbourhoods.as_geojson(
        [there.area for there in by_area.values() if there.area],
        lambda area: f"{page}#{by_area[area.pk].anchor}",
        lambda area: f"{area.name}: {len(by_area[area.pk].rows)}",
        [_point(f"{page}#{there.anchor}", rows) for there in found for rows in _together(there)],
    )


def _together(there: There) -> list[list[Asset]]:
    """Return what stands on one and the same spot, together: that is one point on the map."""
    at: dict[str, list[Asset]] = {}
    for row in there.rows:
        if row.spot:
            at.setdefault(row.spot, []).append(row)
    return list(at.values())


def _point(in_list: str, rows: list[Asset]) -> str:
    """Return one point as a feature: it leads to its page, or to its part of the list."""
    first = rows[0]
    url = first.get_absolute_url() if len(rows) == 1 else in_list
    about = {"id": first.spot, "name": " · ".join(row.title for row in rows), "url": url}
    geometry = {"type": "Point", "coordinates": [first.lon, first.lat]}
    feature = {"type": "Feature", "id": first.spot, "geometry": geometry}
    return json.dumps(feature | {"properties": about})
