"""What may be known of neighbourhoods."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Collection, Iterable
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from wijkaanpak.logbook.queries import first_row
from wijkaanpak.methods.cbs import Cell, Known
from wijkaanpak.neighbourhoods.models import Area, KeyFigure, Neighbourhood
from wijkaanpak.neighbourhoods.rules import AreaKind
from wijkaanpak.refusals import Refused, gettext_noop

# Each page of a neighbourhood begins with this: in plain SQL it costs a quarter.
FIELDS = Neighbourhood._meta.concrete_fields
COLUMNS = ", ".join(f'"{field.column}"' for field in FIELDS)
BY_SLUG = f'SELECT {COLUMNS} FROM "{Neighbourhood._meta.db_table}" WHERE "slug" = %s'  # noqa: S608  our own names


def get_neighbourhood(slug: str) -> Neighbourhood:
    """Return the neighbourhood with this slug, or answer 404."""
    row = first_row(BY_SLUG, [slug])
    if row is None:
        raise Http404
    return copy(_as_read(row))


@lru_cache(maxsize=256)
def _as_read(row: tuple[Any, ...]) -> Neighbourhood:
    """Make a row into a neighbourhood; once, as long as every letter of it stays the same."""
    compiler = Neighbourhood.objects.all().query.get_compiler(DEFAULT_DB_ALIAS)
    columns = [field.get_col(Neighbourhood._meta.db_table) for field in FIELDS]
    [values] = compiler.apply_converters([row], compiler.get_converters(columns))
    return Neighbourhood.from_db(DEFAULT_DB_ALIAS, [field.attname for field in FIELDS], values)


def find_neighbourhood(slug: str) -> Neighbourhood:
    """Return the neighbourhood with this slug; raise Refused when there is none."""
    found = Neighbourhood.objects.filter(slug=slug).first()
    if found is None:
        raise Refused(gettext_noop("There is no neighbourhood called %(slug)s here."), slug=slug)
    return found


def check_is_free(slug: str) -> None:
    """Raise Refused when a neighbourhood has this short name already."""
    if Neighbourhood.objects.filter(slug=slug).exists():
        raise Refused(
            gettext_noop("There is a neighbourhood %(slug)s here already. Choose another name."),
            slug=slug,
        )


def all_neighbourhoods() -> QuerySet[Neighbourhood]:
    """Return every neighbourhood on this server, by name."""
    return Neighbourhood.objects.order_by("name")


def public_areas(here: Neighbourhood, kind: AreaKind | None = None) -> QuerySet[Area]:
    """Return the areas on the map: residents' own, and those of CBS of the newest year.

    Figures often come without borders, and later than these: then the newest year with borders
    stays beside the newest year, or the map would be empty.
    """
    found = Area.objects.filter(here=here)
    theirs = found.filter(kind=AreaKind.CBS).order_by("-year").values_list("year", flat=True)
    drawn = theirs.exclude(border="", lon=None)[:1]
    own_newest = found.filter(kind=AreaKind.OWN).order_by("-year").values_list("year")[:1]
    cbs = found.filter(Q(year__in=theirs[:1]) | Q(year__in=drawn), kind=AreaKind.CBS)
    own = found.filter(kind=AreaKind.OWN, year__in=own_newest)
    chosen = {AreaKind.CBS: cbs, AreaKind.OWN: own, None: own | cbs}[kind]
    return chosen.order_by("-kind", "name", "code")


def cbs_areas(here: Neighbourhood, years: Collection[int]) -> dict[tuple[str, int], Area]:
    """Return the areas of CBS that are here already, by code and year."""
    found = Area.objects.filter(here=here, kind=AreaKind.CBS, year__in=years)
    return {(area.code, area.year): area for area in found}


def cbs_figures(
    here: Neighbourhood, years: Collection[int]
) -> dict[tuple[uuid.UUID | None, str], Cell]:
    """Return what is known already of the areas of CBS, by area and name."""
    found = KeyFigure.objects.filter(here=here, area__kind=AreaKind.CBS, year__in=years)
    rows = found.values_list("area", "name", "state", "value")
    return {(area, name): Cell(Known(state), value) for area, name, state, value in rows}


@dataclass(frozen=True)
class Told:
    """One figure through the years, the newest first, and what it cannot say."""

    name: str
    unit: str
    cannot_say: str
    figures: list[KeyFigure]


def public_figures(here: Neighbourhood, area: uuid.UUID | None = None) -> list[Told]:
    """Return the figures of the whole neighbourhood or one area, by name, newest year first.

    Each name gathers figures of one and the same area only: years are never joined on a code.
    """
    found = KeyFigure.objects.filter(here=here, area=area).order_by("name", "-year")
    told: dict[str, Told] = {}
    for figure in found:
        one = Told(figure.name, figure.unit, figure.cannot_say, [])
        told.setdefault(figure.name, one).figures.append(figure)
    return list(told.values())


def get_area(here: Neighbourhood, area: uuid.UUID) -> Area:
    """Return an area of this neighbourhood, or answer 404."""
    return get_object_or_404(Area, here=here, pk=area)


def areas_page(here: Neighbourhood, after: uuid.UUID | None = None, most: int = 200) -> list[Area]:
    """Return a page of the areas on the map, one more when there is more."""
    found = public_areas(here)
    last = Area.objects.filter(here=here, pk=after).first() if after else None
    if last:
        further = Q(name__gt=last.name) | Q(name=last.name, code__gt=last.code)
        found = found.filter(Q(kind__lt=last.kind) | (Q(kind=last.kind) & further))
    return list(found[: most + 1])


def as_geojson(
    areas: list[Area],
    address_of: Callable[[Area], str],
    name_of: Callable[[Area], str] = str,
    more: Iterable[str] = (),
) -> str:
    """Return areas as a GeoJSON FeatureCollection; borders are text already and stay so.

    `more` are features, each as text, that lie above the areas.
    """
    own = (_feature(area, name_of(area), address_of(area)) for area in areas)
    return f'{{"type":"FeatureCollection","features":[{",".join([*own, *more])}]}}'


def _feature(area: Area, name: str, address: str) -> str:
    about = {"id": str(area.pk), "name": name, "url": address, "year": area.year}
    point = {"type": "Point", "coordinates": [area.lon, area.lat]}
    shape = area.border or ("null" if area.lon is None else json.dumps(point))
    properties = json.dumps(about)
    return f'{{"type":"Feature","id":"{area.pk}","properties":{properties},"geometry":{shape}}}'
