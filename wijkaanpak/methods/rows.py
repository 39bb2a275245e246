"""The rows of a CSV file, each with the line on which it begins; a bad one names its line.

>>> list(numbered_rows(b"a,b\\n\\n1,\\"2\\n3\\"\\n4,5\\n"))
[(1, ['a', 'b']), (3, ['1', '2\\n3']), (5, ['4', '5'])]
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from wijkaanpak.refusals import Refused, gettext_noop

MARKS = (",", ";", "\t")
NOTHING = gettext_noop("There is nothing in this file: it has no line 1.")


def between(raw: bytes) -> str:
    """Return what stands between the cells: a comma, or what Dutch spreadsheets write instead.

    >>> between(b"a;b;c, d\n"), between(b"a,b\n"), between(b"")
    (';', ',', ',')
    """
    head = raw.partition(b"\n")[0]
    return max(MARKS, key=lambda mark: head.count(mark.encode()))


def numbered_rows(raw: bytes, between: str = ",") -> Iterator[tuple[int, list[str]]]:
    """Yield the line on which each row begins and its cells; empty rows are passed over.

    Raises Refused with the line for what is no UTF-8, and quotes that do not fit (RFC 4180).
    """
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        raise Refused(
            gettext_noop(
                "We cannot read a letter on line %(line)s of this file. Save it once more from "
                "your program, choose “CSV UTF-8” as its kind, and send that one."
            ),
            line=raw.count(b"\n", 0, error.start) + 1,
        ) from error
    text = io.TextIOWrapper(io.BytesIO(raw), "utf-8-sig", newline="")
    reader, begun = csv.reader(text, delimiter=between, strict=True), 1
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                yield begun, cells
            begun = reader.line_num + 1
    except csv.Error as error:
        raise Refused(
            gettext_noop(
                "Line %(line)s: quotes do not fit. Double a quote inside quotes, and close what "
                "you open."
            ),
            line=begun,
        ) from error
