"""Where the chosen plans are: the same places for the list and for the map beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from wijkaanpak.budget.models import Round
from wijkaanpak.budget.rules import RoundRules
from wijkaanpak.neighbourhoods import queries as neighbourhoods
from wijkaanpak.neighbourhoods.models import Area, Neighbourhood
from wijkaanpak.neighbourhoods.rules import AreaKind

type Place = dict[str, Any]


def places(round: Round, fixed: RoundRules, winners: Sequence[Mapping[str, Any]]) -> list[Place]:
    """Return each part of the neighbourhood with the chosen plans there; last, those for all."""
    drawn = {name: str(area.pk) for name, area in _areas(round.here).items()}
    names = dict.fromkeys([group.name for group in fixed.areas])
    names |= dict.fromkeys(sorted(row["area"] for row in winners if row["area"]))
    found: list[Place] = [
        {"name": name, "key": drawn.get(name, ""), "plans": _there(winners, name)}
        for name in names
    ]
    everywhere = _there(winners, "")
    return [*found, {"name": "", "key": "", "plans": everywhere}] if everywhere else found


def _there(winners: Sequence[Mapping[str, Any]], area: str) -> list[Mapping[str, Any]]:
    return [row for row in winners if row["area"] == area]


def _areas(here: Neighbourhood) -> dict[str, Area]:
    """Return the parts that residents drew on the map, by name."""
    found = neighbourhoods.public_areas(here, AreaKind.OWN)
    return {area.name: area for area in found if area.border or area.lon is not None}


def as_geojson(round: Round, found: Sequence[Place]) -> str:
    """Return the places of the list as a map: each part is named with its chosen plans."""
    drawn, by_name = _areas(round.here), {place["name"]: place for place in found}

    def named(area: Area) -> str:
        titles = ", ".join(row["title"] for row in by_name[area.name]["plans"])
        return f"{area.name}: {titles or _('No plan was chosen here this time.')}"

    areas = [area for name, area in drawn.items() if name in by_name]
    return neighbourhoods.as_geojson(areas, lambda area: f"#plek-{area.pk}", named)
