"""What may happen to a neighbourhood."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_noop as _

from wijkaanpak.logbook.door import Actor, OpenEntry, Verb, act
from wijkaanpak.methods import cbs
from wijkaanpak.methods.cbs import Cell, Reading, Row
from wijkaanpak.neighbourhoods import queries, rules
from wijkaanpak.neighbourhoods.models import Area, KeyFigure, Neighbourhood
from wijkaanpak.neighbourhoods.rules import AreaKind, Known

IMPORTED = Verb(
    "neighbourhood.cbs_imported",
    _("%(who)s brought in public figures of CBS: %(areas)s areas and %(figures)s figures are new "
      "or changed."),
)  # fmt: skip
CBS_SOURCE = "Bron: CBS / Kadaster"
AT_ONCE = 1000  # rows in one statement; SQLite allows 32,766 values
BEGUN = Verb("neighbourhood.begun", _("%(name)s began its book, to last until %(horizon)s."))


def begin_neighbourhood(
    *, by: Actor, slug: str, name: str, start_year: int, horizon_year: int, **more: Any
) -> Neighbourhood:
    """Open the book of a new neighbourhood: the first entry of its log."""
    rules.check_slug(slug)
    with act(BEGUN, by=by, book=slug) as entry:
        rules.check_horizon(start_year, horizon_year)
        queries.check_is_free(slug)
        here = Neighbourhood.objects.create(
            slug=slug, name=name, start_year=start_year, horizon_year=horizon_year, **more
        )
        entry.about(here, name=name, start=start_year, horizon=horizon_year)
    return here


def dress(entry: OpenEntry, here: Neighbourhood, **look: Any) -> list[str]:
    """Change how a neighbourhood looks and speaks; return the names of what changed."""
    rules.check_languages(look["languages"])
    rules.check_intro(look["intro"])
    entry.fresh(here)
    changed = sorted(name for name, value in look.items() if getattr(here, name) != value)
    for name in changed:
        setattr(here, name, look[name])
    here.save(update_fields=changed)
    return changed


def draw(
    entry: OpenEntry,
    here: Neighbourhood,
    *,
    name: str,
    border: str,
    year: int,
    about: str = "",
    source: str = "",
) -> Area:
    """Keep a border that residents drew, with its year. An older one stays as it was."""
    shape = rules.check_border(border)
    lon, lat = cbs.middle_of(shape)
    area, _created = Area.objects.update_or_create(
        here=here,
        kind=AreaKind.OWN,
        year=year,
        name=name.strip(),
        defaults={"border": shape, "about": about, "source": source, "lon": lon, "lat": lat},
    )
    return area


def note(
    entry: OpenEntry,
    here: Neighbourhood,
    *,
    name: str,
    value: Decimal | int | None,
    year: int,
    area: Area | None = None,
    unit: str = "",
    source: str = "",
    cannot_say: str = "",
    state: Known = Known.VALUE,
) -> KeyFigure:
    """Keep a public figure with its year and source."""
    said = {"value": value, "unit": unit, "source": source, "cannot_say": cannot_say}
    figure, _created = KeyFigure.objects.update_or_create(
        here=here, area=area, year=year, name=name, defaults=said | {"state": state}
    )
    return figure


@dataclass(frozen=True)
class Imported:
    """What a file brought: how much was new or different."""

    areas: int = 0
    figures: int = 0


def import_cbs(
    *,
    by: Actor,
    here: Neighbourhood,
    reading: Reading,
    sha256: str,
    only: str = "",
    step: Callable[[int], None] = lambda _n: None,
) -> Imported:
    """Bring in a file of CBS, all of it or nothing. The same file again changes nothing.

    `only` keeps the areas whose code begins with it.
    """
    rows = [row for row in reading.rows if row.code.startswith(only.upper())]
    if not rows:
        raise rules.nothing_begins_with(only)
    if not _differences(here, rows):
        return Imported()
    with act(IMPORTED, by=by, book=here.slug) as entry:
        found = _differences(here, rows)
        _bring_in(entry, here, found, step)
        done = Imported(len(found.new) + len(found.changed), len(found.figures))
        entry.about(
            here, file=sha256, kind=reading.kind, areas=done.areas, figures=done.figures, only=only
        )
    return done


@dataclass(frozen=True)
class _Found:
    """What a file says that we do not have yet, or have otherwise."""

    new: list[Area]
    changed: list[Area]
    figures: list[tuple[Area, str, Cell]]

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.figures)


def _differences(here: Neighbourhood, rows: Iterable[Row]) -> _Found:
    rows = list(rows)
    known = queries.cbs_areas(here, {row.year for row in rows})
    figures = queries.cbs_figures(here, {row.year for row in rows})
    found = _Found([], [], [])
    for row in rows:
        area = known.get((row.code, row.year))
        if area is None:
            area = Area(here=here, kind=AreaKind.CBS, code=row.code, year=row.year)
            found.new.append(_filled(area, row))
        elif _differs(area, row):
            found.changed.append(_filled(area, row))
        for name, cell in row.cells.items():
            if figures.get((area.pk, name)) != cell:
                found.figures.append((area, name, cell))
    return found


def _differs(area: Area, row: Row) -> bool:
    """A file with figures has no borders: what it does not say does not change."""
    return area.name != row.name or bool(row.border and area.border != row.border)


def _filled(area: Area, row: Row) -> Area:
    area.name, area.source = row.name[:120], CBS_SOURCE
    area.border = row.border or area.border
    at = row.at or (cbs.middle_of(row.border) if row.border else None)
    area.lon, area.lat = at or (area.lon, area.lat)
    return area


def _bring_in(
    entry: OpenEntry, here: Neighbourhood, found: _Found, step: Callable[[int], None]
) -> None:
    Area.objects.bulk_create(found.new, batch_size=AT_ONCE)
    Area.objects.bulk_update(found.changed, ["name", "border", "lon", "lat"], batch_size=200)
    about = {figure.name: figure for figure in cbs.FIGURES}
    for start in range(0, len(found.figures), AT_ONCE):
        some = found.figures[start : start + AT_ONCE]
        areas = [area.pk for area, _name, _cell in some]
        names = {name for _area, name, _cell in some}
        mine = {(area.pk, name) for area, name, _cell in some}
        older = KeyFigure.objects.filter(area__in=areas, name__in=names)
        gone = [figure.pk for figure in older if (figure.area_id, figure.name) in mine]
        KeyFigure.objects.filter(pk__in=gone).delete()
        KeyFigure.objects.bulk_create(
            [_figure(here, area, about[name], cell) for area, name, cell in some]
        )
        step(start + len(some))


def _figure(here: Neighbourhood, area: Area, about: cbs.Figure, cell: Cell) -> KeyFigure:
    return KeyFigure(
        here=here,
        area=area,
        name=about.name,
        state=cell.known,
        value=cell.value,
        unit=about.unit,
        year=area.year,
        source=CBS_SOURCE,
        cannot_say=about.cannot_say,
    )
