"""A `.pb` file as rows of columns, so faithfully that it can be written back byte for byte."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from wijkaanpak.refusals import Refused, gettext_noop

BOM = b"\xef\xbb\xbf"


@dataclass
class Document:
    """A file as rows of columns, with how it was written where that was not the plain way."""

    rows: list[list[str]]
    newline: str = "\n"
    bom: bool = False
    whole: bool = True  # the last line ends with a newline
    as_written: dict[int, str] = field(default_factory=dict)  # rows written another way
    lines: Mapping[int, int] = field(default_factory=dict)  # where a row begins, when not row + 1

    def line(self, row: int) -> int:
        """Return the line (from 1) on which a row (from 0) begins."""
        return self.lines.get(row, row + 1)


def parse(raw: bytes) -> Document:
    """Return the rows of a file and how it was written. Raises Refused."""
    text = _text(raw)
    newline = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
    whole = text.endswith("\n")
    document = Document([], newline, raw.startswith(BOM), whole)
    if _is_plain(text, newline):
        document.rows = [line.split(";") for line in text.removesuffix(newline).split(newline)]
    else:
        _parse_with_care(text.removesuffix("\n"), document)
    return document


def _is_plain(text: str, newline: str) -> bool:
    """Tell whether a text has no quotes and one kind of newline."""
    rest = text.replace(newline, "")
    return '"' not in text and "\n" not in rest and "\r" not in rest


def _text(raw: bytes) -> str:
    try:
        return raw.removeprefix(BOM).decode()
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        raise Refused(
            gettext_noop("Line %(line)s, byte %(column)s is no UTF-8. Save the file as UTF-8."),
            line=line,
            column=column,
        ) from error


def _parse_with_care(text: str, document: Document) -> None:
    """Read rows one by one: with quotes, rows of more lines, and other ends of lines."""
    lines: dict[int, int] = {}
    pending, begun = "", 1
    for number, line in enumerate(text.split("\n"), 1):
        pending = f"{pending}\n{line}" if pending else line
        if pending.count('"') % 2:
            continue
        record = pending.removesuffix("\r")
        row = _columns(record, begun)
        place = len(document.rows)
        written = f"{pending}\n"
        if written != _plainly(row, document.newline):
            document.as_written[place] = written
        if begun != place + 1:
            lines[place] = begun
        document.rows.append(row)
        pending, begun = "", number + 1
    if pending:
        raise at(gettext_noop("Line %(line)s: a quote is opened and never closed."), begun)
    document.lines = lines
    if not document.whole and document.rows:
        document.as_written[len(document.rows) - 1] = written


def _columns(record: str, line: int) -> list[str]:
    if '"' not in record:
        return record.split(";")
    try:
        return next(csv.reader([record], delimiter=";", strict=True), [""])
    except csv.Error as error:
        raise at(
            gettext_noop("Line %(line)s: quotes do not fit. Double a quote inside quotes."), line
        ) from error


def _plainly(row: Sequence[str], newline: str) -> str:
    if not any(_needs_quotes(value) for value in row):
        return ";".join(row) + newline
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";", lineterminator=newline).writerow(row)
    return out.getvalue()


def _needs_quotes(value: str) -> bool:
    return any(mark in value for mark in ';"\n\r')


def write(document: Document) -> bytes:
    """Return the bytes of a document; the same as were read."""
    written = [
        document.as_written.get(place) or _plainly(row, document.newline)
        for place, row in enumerate(document.rows)
    ]
    if not document.whole and written:
        ends = "\n" if len(written) - 1 in document.as_written else document.newline
        written[-1] = written[-1].removesuffix(ends)
    return (BOM if document.bom else b"") + "".join(written).encode()


def at(sentence: str, line: int, column: str = "", value: str = "", **more: object) -> Refused:
    """Return a refusal that says where; what was found there is cut short."""
    return Refused(sentence, line=line, column=column, value=value[:40], **more)
