"""Post-its from a spreadsheet: which column is what, and what each row says.

Reads .xlsx (ISO/IEC 29500) and CSV (RFC 4180, with `;` or `,` or a tab between). What a column
holds shows from the word above it, or else from what stands in it; a person can say otherwise.
No row is left out in silence: each becomes a post-it, or a sentence that says what to mend.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from wijkaanpak.refusals import Refused, gettext_noop

MOST_BYTES, MOST_ROWS, MOST_COLUMNS = 2_000_000, 5_000, 40
MOST_UNPACKED = 60_000_000  # bytes: a small file can unpack to a very large one
FIELDS = (
    *("title", "words", "side", "kind", "area", "place", "days", "parts"),
    *("ourselves", "little_help", "others", "name", "reach"),
)

# What people write above a column, small and bare. The longest that fits wins.
HEADS: dict[str, tuple[str, ...]] = {
    "title": ("wat", "titel", "briefje", "post-it", "postit", "tekst", "idee", "title", "what"),
    "words": ("toelichting", "uitleg", "meer", "omschrijving", "opmerking", "more", "notes"),
    "side": (
        *("vraag of aanbod", "vraag/aanbod", "aanbod of vraag", "aanbod/vraag", "soort briefje"),
        *("wens of aanbod", "wens/aanbod", "aanbod of wens", "aanbod/wens", "side"),
    ),
    "kind": ("soort", "soort kracht", "categorie", "rubriek", "kind", "kleur", "type"),
    "area": ("buurt", "gebied", "deel van de wijk", "wijkdeel", "area"),
    "place": ("plek", "plaats", "straat", "waar", "locatie", "place"),
    "days": ("dag", "dagen", "wanneer", "welke dag", "day", "days"),
    "parts": ("dagdeel", "dagdelen", "tijd", "tijdstip", "part of day"),
    "ourselves": ("zelf", "wat kunnen we zelf", "zelf doen", "ourselves"),
    "little_help": ("met een beetje hulp", "beetje hulp", "met hulp", "little help"),
    "others": ("anderen", "wat moeten anderen doen", "door anderen", "others"),
    "name": ("naam", "wie", "van wie", "name"),
    "reach": ("telefoon", "contact", "bereikbaar", "telefoonnummer", "e-mail", "mail", "phone"),
}
WISH, OFFER = ("vraag", "wens", "wish", "gezocht", "nodig"), ("aanbod", "offer", "bied", "kracht")
KINDS: dict[str, tuple[str, ...]] = {
    "residents": ("bewoner", "vaardig", "kennis", "energie", "talent", "mens", "kan"),
    "associations": ("vereniging", "club", "associat"),
    "institutions": ("instelling", "school", "organisatie", "instituti"),
    "physical": ("fysiek", "ding", "spullen", "ruimte", "plek", "gebouw", "groen", "physical"),
    "economic": ("economi", "geld", "werk", "winkel", "bedrijf"),
    "stories": ("verhaal", "verhalen", "stor"),
    "heritage": ("erfgoed", "geschiedenis", "heritage"),
}
DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
PARTS: dict[str, tuple[str, ...]] = {
    "morning": ("ochtend", "morgen", "morning", "voormiddag"),
    "afternoon": ("middag", "afternoon"),
    "evening": ("avond", "evening"),
}
_PHONE = re.compile(r"^[+(]?[\d ()-]{9,}$|@")


@dataclass(frozen=True)
class Table:
    """The rows of a file in which something stands, with their numbers in the file."""

    rows: list[list[str]]
    numbers: list[int]
    head: list[str]

    @property
    def width(self) -> int:
        return max((len(row) for row in [self.head, *self.rows[:200]]), default=0)


@dataclass(frozen=True)
class PostIt:
    """One row in our words. `days` are 1-7 (ISO 8601); empty means the row does not say."""

    row: int
    cells: tuple[str, ...]
    said: Mapping[str, str]
    side: str
    kind: str
    days: tuple[int, ...]
    parts: tuple[str, ...]


def read_table(data: bytes) -> Table:
    """Return the rows of a file, without the ones in which nothing stands.

    Raises Refused with what to do when the file cannot be read or is too large.
    """
    if len(data) > MOST_BYTES:
        raise Refused(gettext_noop("This file is too large: there is room for 2 MB."))
    rows = _of_workbook(data) if data[:2] == b"PK" else _of_text(data)
    if len(rows) > MOST_ROWS:
        raise Refused(
            gettext_noop("There is room for %(most)s rows at a time. Cut the sheet in two."),
            most=MOST_ROWS,
        )
    numbered = [(at, _trimmed(row)) for at, row in enumerate(rows, start=1) if any(row)]
    if not numbered:
        raise Refused(gettext_noop("Nothing stands in this file. Choose another one."))
    headed = _is_head(numbered[0][1]) and len(numbered) > 1
    below = numbered[headed:]
    head = numbered[0][1] if headed else []
    return Table([row for _at, row in below], [at for at, _row in below], head)


def _trimmed(row: list[str]) -> list[str]:
    """Return a row without the empty cells behind the last in which something stands."""
    last = max(place for place, cell in enumerate(row) if cell)
    return row[: last + 1]


def _of_workbook(data: bytes) -> list[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(one.file_size for one in packed.infolist()) > MOST_UNPACKED:
                raise Refused(gettext_noop("This file is too large: there is room for 2 MB."))
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet: Any = book.worksheets[0]
        found = sheet.iter_rows(values_only=True, max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS)
        return [[_cell(value) for value in row] for row in found]
    except Refused:
        raise
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, IndexError,
            OSError, SyntaxError, TypeError, AttributeError) as fault:  # fmt: skip
        raise Refused(
            gettext_noop(
                "We cannot read this file. Save it as .xlsx or as CSV, and choose it again."
            )
        ) from fault


def _of_text(data: bytes) -> list[list[str]]:
    if b"\x00" in data:
        raise Refused(
            gettext_noop(
                "We cannot read this file. Save it as .xlsx or as CSV, and choose it again."
            )
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    first = text.partition("\n")[0]
    between = max(";,\t", key=first.count)
    try:
        lines = list(csv.reader(io.StringIO(text), delimiter=between))
    except csv.Error as fault:
        raise Refused(
            gettext_noop(
                "We cannot read this file. Save it as .xlsx or as CSV, and choose it again."
            )
        ) from fault
    return [[_cell(value) for value in row[:MOST_COLUMNS]] for row in lines]


def _cell(value: object) -> str:
    """Return what stands in a cell as words of one or more lines, never as a formula."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.strftime("%d-%m-%Y")
    text = str(value).replace("\r\n", "\n").replace("\x00", "").strip()
    return text[1:] if text.startswith("'") and len(text) > 1 else text


def _bare(words: str) -> str:
    return " ".join(words.lower().strip(" :?*.").split())


def _is_head(row: Sequence[str]) -> bool:
    """A first row with two words that we know, or one alone, says what is under it."""
    known = sum(_field_of(cell) is not None for cell in row if cell)
    filled = sum(bool(cell) for cell in row)
    return known >= 2 or (known == 1 and filled == 1)


def _field_of(head: str) -> str | None:
    bare = _bare(head)
    return next((name for name, heads in HEADS.items() if bare in heads), None)


def guess_columns(table: Table) -> dict[str, int]:
    """Return which column holds what; only `title` is needed, and is left out when unknown."""
    found: dict[str, int] = {}
    for place, head in enumerate(table.head):
        name = _field_of(head)
        if name and name not in found:
            found[name] = place
    if not table.head:
        found |= _by_what_stands_there(table)
    if "title" not in found and (free := _longest(table, set(found.values()))) is not None:
        found["title"] = free
    return found


def _by_what_stands_there(table: Table) -> dict[str, int]:
    """Return the columns that show by themselves: telephone numbers, days, wish or offer."""
    found: dict[str, int] = {}
    tests: dict[str, Callable[[str], object]] = {
        "reach": _PHONE.search,
        "side": side_of,
        "days": days_of,
        "parts": parts_of,
    }
    for place in range(table.width):
        cells = [row[place] for row in table.rows[:200] if place < len(row) and row[place]]
        for name, test in tests.items():
            short = all(len(cell) < 40 for cell in cells)
            if cells and short and name not in found and all(test(cell) for cell in cells):
                found[name] = place
                break
    return found


def _longest(table: Table, taken: set[int]) -> int | None:
    free = [place for place in range(table.width) if place not in taken]
    sizes = {
        place: sum(len(row[place]) for row in table.rows[:200] if place < len(row))
        for place in free
    }
    return max(free, key=lambda place: (sizes[place], -place)) if any(sizes.values()) else None


def side_of(words: str) -> str:
    """Return "wish" or "offer" for what somebody wrote, '' when it says neither."""
    bare = _bare(words)
    if any(bare.startswith(one) for one in WISH):
        return "wish"
    return "offer" if any(bare.startswith(one) for one in OFFER) else ""


def kind_of(words: str) -> str:
    """Return which of the seven kinds somebody meant, '' when that cannot be told."""
    bare = _bare(words)
    for kind, starts in KINDS.items():
        if any(part.startswith(starts) for part in re.split(r"[^\w]+", bare)):
            return kind
    return ""


def days_of(words: str) -> tuple[int, ...]:
    """Return the days of the week that are named, 1 for Monday.

    >>> days_of("dinsdag en do")
    (2, 4)
    """
    found = set()
    for word in re.findall(r"[^\W\d_]+", words.lower()):
        for number, short in enumerate(DAYS, start=1):
            if word == short or (word.startswith(short) and "dag" in word):
                found.add(number)
        if word.startswith("weekend"):
            found |= {6, 7}
    return tuple(sorted(found))


def parts_of(words: str) -> tuple[str, ...]:
    """Return the parts of the day that are named.

    >>> parts_of("dinsdagavond")
    ('evening',)
    """
    bare = words.lower()
    return tuple(part for part, names in PARTS.items() if any(name in bare for name in names))


def post_its(table: Table, columns: Mapping[str, int]) -> list[PostIt]:
    """Return each row in our words; what a row does not say is empty."""
    numbered = zip(table.numbers, table.rows, strict=True)
    return [_post_it(number, row, columns) for number, row in numbered]


def _post_it(number: int, row: Sequence[str], columns: Mapping[str, int]) -> PostIt:
    said = {
        name: row[place] if place < len(row) else ""
        for name, place in columns.items()
        if name in FIELDS
    }
    when = f"{said.get('days', '')} {said.get('parts', '')}"
    return PostIt(
        number,
        tuple(row),
        said,
        side_of(said.get("side", "")),
        kind_of(said.get("kind", "")),
        days_of(when),
        parts_of(when),
    )
