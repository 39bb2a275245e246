"""Tables that add up in a spreadsheet, as .xlsx (ISO/IEC 29500) and as CSV (RFC 4180).

Sums are formulas, so whoever opens the file can see how each was made. What people wrote is
always text: a cell that begins with = + - or @ would otherwise be run by the spreadsheet of
whoever opens it (OWASP, "CSV Injection").
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

EURO = '"€" #,##0.00;[Red]-"€" #,##0.00'
FORBIDDEN = str.maketrans(dict.fromkeys(r"[]:*?/\\'", " "))
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
MOST_TITLE = 31  # of the name of a sheet, says the format
SAVED = datetime(2000, 1, 1)  # noqa: DTZ001  (the same table gives the same bytes)


@dataclass(frozen=True)
class Cents:
    """A sum of money in whole cents."""

    cents: int


@dataclass(frozen=True)
class Formula:
    """A formula of ours; `{row}` is the row it stands in. Never made of what people wrote."""

    text: str


type Cell = str | int | date | Cents | Formula | None


@dataclass(frozen=True)
class Sheet:
    """A table: `heads` above the columns, and under it the sums of the columns in `add_up`."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    add_up: Sequence[int] = ()
    total: str = ""
    widths: Sequence[int] = field(default=())


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """Return an .xlsx file with these tables, each on a sheet of its own."""
    book = Workbook()
    book.remove(book.worksheets[0])
    taken: set[str] = set()
    for sheet in sheets:
        title = _title(sheet.title, taken)
        taken.add(title.lower())
        _write(book.create_sheet(title), sheet)
    book.properties.created = book.properties.modified = SAVED
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _title(wanted: str, taken: set[str]) -> str:
    """Return a name for a sheet that the format allows and that is not in use."""
    bare = ILLEGAL_CHARACTERS_RE.sub("", wanted).translate(FORBIDDEN).strip() or "1"
    title, number = bare[:MOST_TITLE], 1
    while title.lower() in taken:
        number += 1
        end = f" {number}"
        title = bare[: MOST_TITLE - len(end)] + end
    return title


def _write(page: Worksheet, sheet: Sheet) -> None:
    for place, head in enumerate(sheet.heads, start=1):
        _put(page, 1, place, head)
        page.cell(1, place).font = Font(bold=True)
    for number, row in enumerate(sheet.rows, start=2):
        for place, value in enumerate(row, start=1):
            _put(page, number, place, value)
    last = len(sheet.rows) + 1
    if sheet.add_up:
        _put(page, last + 1, 1, sheet.total)
        for place in sheet.add_up:
            letter = get_column_letter(place + 1)
            # Without rows the sum would hold itself.
            sums = f"=SUM({letter}2:{letter}{last})" if sheet.rows else "=0"
            _put(page, last + 1, place + 1, Formula(sums))
        for place in range(len(sheet.heads)):
            page.cell(last + 1, place + 1).font = Font(bold=True)
    for place, width in enumerate(sheet.widths, start=1):
        page.column_dimensions[get_column_letter(place)].width = width
    page.freeze_panes = "A2"


def _put(page: Worksheet, row: int, place: int, value: Cell) -> None:
    cell: Any = page.cell(row, place)
    if isinstance(value, Cents):
        cell.value, cell.number_format = Decimal(value.cents) / 100, EURO
    elif isinstance(value, Formula):
        cell.value, cell.number_format = value.text.format(row=row), EURO
    elif isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell.data_type = "s"  # text, whatever it begins with
        cell.alignment = Alignment(vertical="top", wrap_text=len(value) > 40)
        cell.quotePrefix = value.startswith(DANGEROUS)
    elif value is not None:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = "dd-mm-yyyy"


def comma_separated(sheet: Sheet) -> bytes:
    """Return the table as CSV in UTF-8, with `;` between and a comma before the cents.

    Formulas are left out, with the columns that hold nothing else. Sums of columns are not added,
    so that a reader can add up for themselves.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    kept = [n for n in range(len(sheet.heads)) if not _only_formulas(sheet, n)]
    writer.writerow([_plain(sheet.heads[n]) for n in kept])
    for row in sheet.rows:
        writer.writerow([_plain(row[n]) for n in kept])
    return out.getvalue().encode("utf-8-sig")


def _only_formulas(sheet: Sheet, column: int) -> bool:
    cells = [row[column] for row in sheet.rows]
    return bool(cells) and all(isinstance(cell, Formula) for cell in cells)


def _plain(value: Cell) -> str:
    if isinstance(value, Cents):
        sign, cents = ("-" if value.cents < 0 else ""), abs(value.cents)
        return f"{sign}{cents // 100},{cents % 100:02d}"
    if isinstance(value, Formula) or value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(DANGEROUS) else text
