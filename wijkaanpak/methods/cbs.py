"""Read the public files of CBS (Statistics Netherlands) as they come.

Four kinds, told apart by what is in them and never by their name: KWB tables (CSV or OData
JSON, "Kerncijfers wijken en buurten"), StatLine's own CSV with symbols, plain lists of areas,
and GeoJSON borders. Sources: CBS, "Kerncijfers wijken en buurten, toelichting"; RFC 7946.

Shape of the answer: `Reading(kind, year, rows, left_aside)`; a `Row` is one area of one year
with an optional border and its figures. Raises `Refused` with the file's row in the sentence.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

from wijkaanpak.refusals import Refused, gettext_noop


class Known(StrEnum):
    """The four states of a public figure."""

    VALUE = "value"
    TOO_FEW = "too few people to show"
    NOT_YET = "not yet known"
    NOT_THERE = "does not exist"


@dataclass(frozen=True)
class Figure:
    """A figure we show: its name, its unit, what it cannot say, and how CBS files call it."""

    name: str
    unit: str
    cannot_say: str
    columns: tuple[str, ...]


ROUNDED = gettext_noop("Rounded to five, so parts do not add up. A number says nothing of people.")
SHARE = gettext_noop("A share of all, known from fifty people. It says nothing of one person.")
PRICE = gettext_noop("What houses are thought to be worth, not what it is worth to live here.")
FIGURES = (
    Figure(gettext_noop("Inhabitants"), "", ROUNDED,
           ("a_inw", "aantalinwoners", "aant_inw", "inwoners", "aantal inwoners")),
    Figure(gettext_noop("Men"), "", ROUNDED, ("a_man", "mannen", "aant_man")),
    Figure(gettext_noop("Women"), "", ROUNDED, ("a_vrouw", "vrouwen", "aant_vrouw")),
    Figure(gettext_noop("Inhabitants up to 14 years"), "", ROUNDED,
           ("a_00_14", "k_0tot15jaar", "l_0_15", "0 tot 15 jaar")),
    Figure(gettext_noop("Inhabitants of 65 and older"), "", ROUNDED,
           ("a_65_oo", "k_65jaarofouder", "65 jaar of ouder")),
    Figure(gettext_noop("Share up to 14 years"), "%", SHARE, ("p_00_14_jr",)),
    Figure(gettext_noop("Share of 65 and older"), "%", SHARE, ("p_65_eo_jr",)),
    Figure(gettext_noop("Households"), "", ROUNDED,
           ("a_hh", "huishoudenstotaal", "aantal_hh", "aantalhuishoudens",
            "particuliere huishoudens")),
    Figure(gettext_noop("People in a household, on average"), "", SHARE,
           ("g_hhgro", "gemiddeldehuishoudensgrootte", "gem_hh_gr")),
    Figure(gettext_noop("Inhabitants per square kilometre"), "", ROUNDED,
           ("bev_dich", "bevolkingsdichtheid", "bev_dichth")),
    Figure(gettext_noop("Dwellings"), "", ROUNDED, ("a_woning", "woningvoorraad")),
    Figure(gettext_noop("Average value of a dwelling"), "× € 1.000", PRICE,
           ("g_woz", "g_wozbag", "gemiddeldewozwaardevanwoningen")),
)  # fmt: skip
BY_COLUMN = {column: figure for figure in FIGURES for column in figure.columns}
COUNTS_OF_PEOPLE = (FIGURES[0].name, FIGURES[7].name)
FEW = 100  # CBS shows incomes from 100 inhabitants and shares from 50

# The most precise code comes first: a file of buurten also names their wijk and gemeente.
CODE_COLUMNS = ("gwb_code_10", "gwb_code", "statcode", "bu_code", "buurtcode", "wk_code",
                "wijkcode", "gm_code", "gemeentecode", "wijkenenbuurten", "codering",
                "regiocode", "code")  # fmt: skip
NAME_COLUMNS = ("regio", "statnaam", "bu_naam", "buurtnaam", "wk_naam", "wijknaam", "gm_naam",
                "gemeentenaam", "wijken en buurten", "naam")  # fmt: skip
YEAR_COLUMNS = ("perioden", "jaar", "peiljaar_geometrie", "jrstatcode")
CODE = re.compile(r"(GM[0-9]{4}|WK[0-9]{4}[0-9A-Z]{2}|BU[0-9]{4}[0-9A-Z]{4})\Z")
OTHER_LEVELS = re.compile(r"(NL|LD|PV|CR|RP|ZZ)[0-9A-Z]{2,}\Z")
YEAR = re.compile(r"(19|20)[0-9]{2}")
TABLES = {"83487NED": 2016, "83765NED": 2017, "85039NED": 2021, "85318NED": 2022,
          "85618NED": 2023, "85984NED": 2024}  # fmt: skip


@dataclass(frozen=True)
class Cell:
    """What a file says of one figure: a number, or why there is none."""

    known: Known
    value: Decimal | None = None


@dataclass
class Row:
    """One area in one year."""

    code: str
    name: str
    year: int
    at: tuple[float, float] | None = None
    border: str = ""
    cells: dict[str, Cell] = field(default_factory=dict)


@dataclass
class Reading:
    """Everything a file says that we can use, and what was left aside."""

    kind: str
    rows: list[Row]
    left_aside: list[str]
    other_levels: int = 0  # the country, provinces and so on
    without_code: int = 0


type Progress = Callable[[int], None]


def read(raw: bytes, *, year: int | None = None, step: Progress = lambda _n: None) -> Reading:
    """Read a file of CBS. `year` is needed where the file does not say it itself."""
    text = decode(raw)
    if text.lstrip()[:1] in ("{", "["):
        records, kind, year_said = _json_records(text)
    else:
        records, kind, year_said = _csv_records(text)
    if year and year_said and year != year_said:
        raise Refused(
            gettext_noop("The file is of %(said)s, not of %(year)s. Leave out --year."),
            said=year_said,
            year=year,
        )
    return _collect(records, kind, year or year_said, step)


def decode(raw: bytes) -> str:
    """Return the text of a file; older CBS files are in Windows' alphabet, newer in UTF-8."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


type Record = tuple[int, Mapping[str, Any], Any]  # number in the file, columns, geometry
type Records = tuple[Iterable[Record], str, int | None]


def _csv_records(text: str) -> Records:
    first = text.partition("\n")[0]
    mark = ";" if first.count(";") > first.count(",") else ","
    lines = _whole(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    header = [column.strip() for column in next(lines, [])]
    if "wp_code" in (column.lower() for column in header) or len(header) < 2:
        raise _unknown()
    kind = "StatLine CSV" if mark == ";" and '"' in first else "CSV"
    return _csv_rows(header, lines), kind, None


def _whole(lines: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        yield from lines
    except csv.Error as error:
        raise _unknown() from error


def _csv_rows(header: list[str], lines: Iterator[list[str]]) -> Iterator[Record]:
    for number, cells in enumerate(lines, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) == 1:  # the line under a StatLine table that names the source
            continue
        if len(cells) != len(header):
            raise Refused(
                gettext_noop(
                    "Row %(row)s has %(found)s columns and the first row has %(wanted)s. "
                    "Download the file again, or look at that row."
                ),
                row=number,
                found=len(cells),
                wanted=len(header),
            )
        yield number, dict(zip(header, cells, strict=True)), None


def _json_records(text: str) -> Records:
    try:
        found = json.loads(text, parse_float=str)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise Refused(
            gettext_noop("Row %(row)s is broken JSON. Download the file again."), row=line
        ) from error
    if isinstance(found, dict) and found.get("type") == "FeatureCollection":
        if "28992" in str(found.get("crs", "")):
            raise _dutch_grid(1)
        return _features(found.get("features")), "GeoJSON", None
    rows = found.get("value") if isinstance(found, dict) else found
    if not isinstance(rows, list):
        raise _unknown()
    if rows and isinstance(rows[0], dict) and "Measure" in rows[0]:
        raise Refused(
            gettext_noop(
                "Row 1 holds one measure. Ask CBS for the table with one row for each area: "
                "opendata.cbs.nl/ODataApi/odata/<table>/TypedDataSet"
            )
        )
    context = (
        "" if rows is found else str(found.get("odata.metadata", found.get("@odata.context")))
    )
    table = re.search(r"[0-9]{5}[A-Z]{3}", context)
    numbered = ((number, row, None) for number, row in enumerate(rows, 1) if isinstance(row, dict))
    return numbered, "OData JSON", TABLES.get(table[0]) if table else None


def _features(features: Any) -> Iterator[Record]:
    if not isinstance(features, list):
        raise _unknown()
    for number, feature in enumerate(features, start=1):
        if not isinstance(feature, dict):
            raise _unknown()
        said = feature.get("properties")
        about = {"statcode": feature.get("id", ""), **(said if isinstance(said, dict) else {})}
        yield number, about, feature.get("geometry") or ""


def _unknown() -> Refused:
    return Refused(
        gettext_noop(
            "This is no file of CBS that we know. Row 1 must name a column with codes, such as "
            "gwb_code_10, statcode or Codering; or it must be GeoJSON with borders."
        )
    )


def _collect(records: Iterable[Record], kind: str, year: int | None, step: Progress) -> Reading:
    found, seen = Reading(kind, [], []), set()
    columns: _Columns | None = None
    for number, cells, geometry in records:
        columns = columns or _Columns(cells)
        code = str(cells.get(columns.code) or "").strip().upper()
        if not code or OTHER_LEVELS.match(code):
            found.other_levels += bool(code)
            found.without_code += not code
            continue
        row = _row(number, code, cells, columns, year)
        if (row.code, row.year) in seen:
            raise _at(gettext_noop("Row %(row)s: %(value)s is there twice."), number, row.code)
        seen.add((row.code, row.year))
        row.border = border_of(geometry, number) if geometry else ""
        found.rows.append(row)
        step(len(found.rows))
    if columns is None or not found.rows:
        raise Refused(gettext_noop("There is no area in this file. Row 1 may be all there is."))
    found.left_aside = columns.left_aside
    return found


class _Columns:
    """Which column holds what. Numbers behind a name shift between years, so they are cut off."""

    def __init__(self, cells: Mapping[str, Any]) -> None:
        plain = {plain_name(column): column for column in reversed(list(cells))}
        self.code = _first(plain, CODE_COLUMNS)
        self.name = _first(plain, NAME_COLUMNS)
        self.year = _first(plain, YEAR_COLUMNS)
        if not self.code:
            raise _unknown()
        self.figures = {c: BY_COLUMN[p].name for p, c in plain.items() if p in BY_COLUMN}
        self.place = plain.get("lon", ""), plain.get("lat", "")
        used = {self.code, self.name, self.year, *self.place, *self.figures}
        self.left_aside = [column for column in cells if column not in used]


def _first(plain: Mapping[str, str], wanted: Iterable[str]) -> str:
    return next((plain[name] for name in wanted if name in plain), "")


def plain_name(column: str) -> str:
    """Return a column's name without number, unit and capitals, as in 'AantalInwoners_5'."""
    name = column.strip().lower().partition(" (")[0]
    name = name.rpartition("/")[2] if "/" in name else name
    known = name in BY_COLUMN or name in CODE_COLUMNS
    return name if known else re.sub(r"(?<=[a-z])_[0-9]+\Z", "", name)


def _row(
    number: int, code: str, cells: Mapping[str, Any], columns: _Columns, year: int | None
) -> Row:
    if not CODE.match(code):
        raise _at(
            gettext_noop("Row %(row)s: “%(value)s” is no code of a gemeente, wijk or buurt."),
            number,
            code,
        )
    name = str(cells.get(columns.name) or code).strip()
    row = Row(code, name, _year(number, cells, columns, year), _place(cells, columns))
    said = {name: cells.get(column) for column, name in columns.figures.items()}
    few = few_people(said)
    for name, words in said.items():
        row.cells[name] = _cell(number, words, few)
    return row


def _year(number: int, cells: Mapping[str, Any], columns: _Columns, year: int | None) -> int:
    said = YEAR.match(str(cells.get(columns.year) or "").strip())
    if said and year and int(said[0]) != year:
        raise _at(gettext_noop("Row %(row)s is of %(value)s, another year."), number, said[0])
    if not said and not year:
        raise Refused(gettext_noop("The file does not say its year. Add --year, such as 2014."))
    return int(said[0]) if said else int(year or 0)


def _place(cells: Mapping[str, Any], columns: _Columns) -> tuple[float, float] | None:
    try:
        return float(cells[columns.place[0]]), float(cells[columns.place[1]])
    except (KeyError, ValueError, TypeError):
        return None


def few_people(said: Mapping[str, Any]) -> Known:
    """Return why a figure may be missing here: nobody, too few people, or not known yet."""
    for name in COUNTS_OF_PEOPLE:
        people = number_in(said.get(name))
        if people is not None:
            if people == 0:
                return Known.NOT_THERE
            return Known.TOO_FEW if people <= FEW else Known.NOT_YET
    return Known.NOT_YET


def _cell(number: int, words: Any, few: Known) -> Cell:
    plain = str("." if words is None else words).strip()
    if plain == "":
        return Cell(Known.NOT_THERE)
    if plain.lower() == "x":
        return Cell(Known.TOO_FEW)
    if plain == "^":
        return Cell(Known.NOT_YET)
    if plain == "." or plain.startswith("-9999"):
        return Cell(few)
    value = number_in(plain)
    if value is None:
        raise _at(gettext_noop("Row %(row)s: “%(value)s” is no number."), number, plain)
    return Cell(Known.VALUE, value)


def number_in(words: Any) -> Decimal | None:
    """Return a number as CBS writes it (spaces around, a comma, an asterisk behind), or None."""
    plain = str(words).strip().rstrip("*").replace(",", ".")
    if not re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,6})?", plain) or plain.startswith("-9999"):
        return None
    return Decimal(plain)


def _at(sentence: str, number: int, value: str) -> Refused:
    return Refused(sentence, row=number, value=value[:40])


def _dutch_grid(number: int) -> Refused:
    return _at(
        gettext_noop(
            "Row %(row)s: these borders are in the Dutch grid (RD). Export them as WGS84, that "
            "is EPSG:4326."
        ),
        number,
        "",
    )


def border_of(geometry: Any, number: int = 1) -> str:
    """Return a border as the text of a GeoJSON MultiPolygon in WGS84 (RFC 7946, section 3.1)."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    given: Any = geometry.get("coordinates") if kind in {"Polygon", "MultiPolygon"} else None
    try:
        polygons = [given] if kind == "Polygon" else list(given or [])
        whole = [[_ring(ring, number) for ring in polygon] for polygon in polygons]
        if not whole or not all(whole):
            raise ValueError
    except (TypeError, ValueError, LookupError) as error:
        sentence = gettext_noop("Row %(row)s: this border is no closed line around an area.")
        raise _at(sentence, number, "") from error
    return json.dumps({"type": "MultiPolygon", "coordinates": whole}, separators=(",", ":"))


def _ring(ring: Any, number: int) -> list[list[float]]:
    points = [[round(float(point[0]), 6), round(float(point[1]), 6)] for point in ring]
    if any(abs(lon) > 180 or abs(lat) > 90 for lon, lat in points):
        raise _dutch_grid(number)
    if len(points) < 4 or points[0] != points[-1]:
        raise ValueError
    return points


type Box = tuple[float, float, float, float]  # west, south, east, north in degrees


def box_of(border: str) -> Box:
    """Return the smallest box around a border (as `border_of` writes it)."""
    return box_around(p for polygon in json.loads(border)["coordinates"] for p in polygon[0])


def box_around(points: Iterable[Sequence[float]]) -> Box:
    """Return the smallest box around these points; ValueError when there are none."""
    lons, lats = zip(*points, strict=True)
    return min(lons), min(lats), max(lons), max(lats)


def middle_of(border: str) -> tuple[float, float]:
    """Return the middle of a border's box, to write a name at."""
    west, south, east, north = box_of(border)
    return (west + east) / 2, (south + north) / 2
