"""Lines of a bank account, read from what Dutch banks let people download.

Two forms: CAMT.053 (ISO 20022, `BkToCstmrStmt`, any version) and the CSV of the banks, with `;`,
`,` or a tab between the columns, and with or without a first row that names them. Money is
whole cents; what was paid out is negative. A row that cannot be read is told with its line number
and never guessed at; a file that is no statement is refused as a whole.

A file of XML may carry a bomb: entities that unfold into gigabytes, or that open other files.
So a DOCTYPE, where entities are declared, is refused before anything is read.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from xml.parsers import expat

from wijkaanpak.methods.columns import guess as columns_of
from wijkaanpak.refusals import Refused, gettext_noop

MOST_BYTES = 2 * 1024 * 1024
MOST_LINES = 5_000
MOST_TEXT = 200
HEAD = 5  # the row with the names of the columns is one of the first
SHOWN = 5

_DUTCH = re.compile(r"([+-]?)\s*(\d{1,3}(?:\.\d{3})+|\d{1,12})(?:,(\d{1,2}))?")
_POINT = re.compile(r"([+-]?)(\d{1,12})\.(\d{1,2})")


@dataclass(frozen=True)
class Line:
    """One line of an account. `number` is where it stands in the file, from 1.

    `key` is the same each time this line is downloaded, so that it never counts twice.
    """

    number: int
    on: date
    cents: int
    who: str = ""
    words: str = ""
    reference: str = ""
    key: str = ""


@dataclass
class Statement:
    """What a file says: the lines that can be read, and a sentence for each that cannot.

    When no first row names the columns, `columns` says what was read where, and `sample` are
    the first rows.
    """

    lines: list[Line] = field(default_factory=list)
    faults: list[tuple[int, Refused]] = field(default_factory=list)
    columns: dict[str, int] = field(default_factory=dict)  # when no first row named them
    sample: list[list[str]] = field(default_factory=list)


class Unnamed(Refused):
    """Nothing says which column is what, so a person does. `rows` are the first ones."""

    def __init__(self, rows: list[list[str]]) -> None:
        super().__init__(
            gettext_noop(
                "The first row must name the columns, with at least “Datum” and “Bedrag”. "
                "CAMT.053 always works."
            )
        )
        self.rows = rows


def cents_of(text: str) -> int:
    """Return a sum as people write it, in whole cents. Raises ValueError for anything else.

    >>> cents_of("1.234,5"), cents_of("€ 12"), cents_of("-0,07"), cents_of("1234.56")
    (123450, 1200, -7, 123456)
    """
    bare = text.replace("€", "").replace("\N{NO-BREAK SPACE}", " ").strip().replace("−", "-")
    found = _DUTCH.fullmatch(bare.removesuffix(",-")) or _POINT.fullmatch(bare)
    if found is None:
        raise ValueError(f"no sum of money: {text!r}")
    sign, whole, rest = found.groups()
    cents = int(whole.replace(".", "")) * 100 + int((rest or "0").ljust(2, "0"))
    return -cents if sign == "-" else cents


def read_statement(data: bytes, columns: Mapping[str, int] | None = None) -> Statement:
    """Return the lines of a file of the bank. Raises Refused when it is no such file.

    `columns` is what a person said of a CSV file; without it, the first row or what stands in
    the columns tells. Raises Unnamed when neither does.
    """
    if len(data) > MOST_BYTES:
        raise Refused(gettext_noop("This file is too large: there is room for 2 MB."))
    xml = data.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").startswith((b"<", b"\x00<"))
    statement = _camt(data) if xml else _csv(_text(data), columns)
    if len(statement.lines) > MOST_LINES:
        raise Refused(
            gettext_noop("At most %(most)s lines at a time. Download a shorter period."),
            most=MOST_LINES,
        )
    statement.lines = list(_keyed(statement.lines))
    return statement


def _keyed(lines: Iterable[Line]) -> Iterator[Line]:
    """Give each line its key; the same coffee twice on one day is a first and a second."""
    seen: Counter[str] = Counter()
    for line in lines:
        said = line.key or "|".join((line.who, line.words, line.reference))
        bare = f"{line.on}|{line.cents}|{said}"
        seen[bare] += 1
        key = hashlib.sha256(f"{bare}|{seen[bare]}".encode()).hexdigest()
        yield Line(line.number, line.on, line.cents, line.who, line.words, line.reference, key)


def _short(text: str) -> str:
    return " ".join(text.split())[:MOST_TEXT]


# CAMT.053. Only these texts are kept, by the last steps of the way to them.
_KEPT = {
    "Ntry/Amt": "amount",
    "Ntry/CdtDbtInd": "side",
    "Ntry/Sts": "status",
    "Ntry/Sts/Cd": "status",
    "Ntry/BookgDt/Dt": "on",
    "Ntry/BookgDt/DtTm": "on",
    "Ntry/ValDt/Dt": "value_day",
    "Ntry/AcctSvcrRef": "key",
    "Ntry/AddtlNtryInf": "more",
    "Refs/EndToEndId": "reference",
    "RltdPties/Dbtr/Nm": "payer",
    "RltdPties/Dbtr/Pty/Nm": "payer",
    "RltdPties/Cdtr/Nm": "payee",
    "RltdPties/Cdtr/Pty/Nm": "payee",
    "RmtInf/Ustrd": "words",
    "CdtrRefInf/Ref": "words",
}
_PLACES = sorted(_KEPT, key=len, reverse=True)


class _Camt:
    """Hears a file of XML from beginning to end and keeps only the entries."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.buffer_text = True
        self.way: list[str] = []
        self.heard = ""
        self.entry: dict[str, str] = {}
        self.entries: list[tuple[int, dict[str, str]]] = []
        self.is_statement = False

    def _doctype(self, *_said: object) -> None:
        raise Refused(gettext_noop("This file has a DOCTYPE, and a bank never sends that."))

    def _start(self, name: str, given: Mapping[str, str]) -> None:
        bare = name.rpartition(" ")[2]
        self.way.append(bare)
        self.heard = ""
        self.is_statement = self.is_statement or bare == "BkToCstmrStmt"
        if bare == "Ntry":
            self.entry = {}
            self.entries.append((self.parser.CurrentLineNumber, self.entry))
        if self.way[-2:] == ["Ntry", "Amt"]:
            self.entry["currency"] = given.get("Ccy", "EUR")

    def _text(self, text: str) -> None:
        if len(self.heard) < 10 * MOST_TEXT:
            self.heard += text

    def _end(self, _name: str) -> None:
        if "Ntry" in self.way and self.heard.strip():
            here = "/".join(self.way[-4:])
            place = next((one for one in _PLACES if ("/" + here).endswith("/" + one)), "")
            if place:
                self._keep(_KEPT[place], self.heard.strip())
        self.heard = ""
        self.way.pop()

    def _keep(self, name: str, text: str) -> None:
        before = self.entry.get(name, "")
        self.entry[name] = f"{before} {text}" if before and name == "words" else before or text


def _camt(data: bytes) -> Statement:
    hearer = _Camt()
    try:
        hearer.parser.Parse(data, True)
    except expat.ExpatError as fault:
        raise Refused(
            gettext_noop("This file breaks off or is damaged at line %(line)s."),
            line=fault.lineno,
        ) from fault
    if not hearer.is_statement:
        raise Refused(gettext_noop("This is no CAMT.053 file. Choose “CAMT.053” at your bank."))
    statement = Statement()
    for number, entry in hearer.entries:
        if entry.get("status", "BOOK") in {"PDNG", "INFO", "FUTR"}:
            continue  # announced, not yet on the account
        _try(statement, number, partial(_camt_line, number, entry))
    return statement


def _camt_line(number: int, entry: Mapping[str, str]) -> Line:
    if entry.get("currency") != "EUR":
        raise Refused(gettext_noop("This line is not in euros."))
    side = entry.get("side", "")
    if side not in {"CRDT", "DBIT"}:
        raise Refused(gettext_noop("This line does not say whether money came in or went out."))
    cents = _sum_of(entry.get("amount", ""))
    who = entry.get("payer" if side == "CRDT" else "payee", "")
    reference = entry.get("reference", "")
    return Line(
        number,
        _day_of(entry.get("on") or entry.get("value_day", "")),
        cents if side == "CRDT" else -cents,
        _short(who),
        _short(entry.get("words") or entry.get("more", "")),
        "" if reference == "NOTPROVIDED" else _short(reference),
        entry.get("key", ""),
    )


def _try(statement: Statement, number: int, read: Callable[[], Line]) -> None:
    try:
        statement.lines.append(read())
    except Refused as fault:
        statement.faults.append((number, fault))


def _sum_of(text: str) -> int:
    try:
        return cents_of(text)
    except ValueError as fault:
        raise Refused(gettext_noop("“%(text)s” is no sum of money."), text=text[:40]) from fault


_DAYS = ("%Y-%m-%d", "%d-%m-%Y", "%Y%m%d", "%d/%m/%Y", "%d.%m.%Y")


def _day_of(text: str) -> date:
    bare = text.strip()[:10] if "T" in text else text.strip()
    for form in _DAYS:
        try:
            return datetime.strptime(bare, form).date()  # noqa: DTZ007  (a day has no zone)
        except ValueError:
            continue
    raise Refused(gettext_noop("“%(text)s” is no date."), text=text[:40])


# CSV. The names that Dutch banks give their columns, in small letters.
_COLUMNS: dict[str, tuple[str, ...]] = {
    "on": ("datum", "boekdatum", "transactiedatum", "date", "boekingsdatum"),
    "amount": (
        "bedrag", "bedrag (eur)", "transactiebedrag", "amount", "amount (eur)", "bedrag bij / af",
    ),
    "side": ("af bij", "af/bij", "bij/af", "debet/credit", "debit/credit", "creditdebet"),
    "who": (
        "naam / omschrijving", "naam tegenpartij", "naam", "tegenrekeninghouder", "name",
        "name / description",
    ),
    "words": ("mededelingen", "omschrijving", "omschrijving-1", "description", "notifications"),
    "more": ("omschrijving-2",),
    "key": ("volgnr", "transactiereferentie", "referentie", "boekingsnummer"),
    "account": ("iban/bban", "rekening", "rekeningnummer", "account"),
    "reference": ("betalingskenmerk", "transactie referentie", "kenmerk"),
}  # fmt: skip
_OUT = {"af", "debet", "debit", "d"}
_IN = {"bij", "credit", "c"}


def _text(data: bytes) -> str:
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))  # “Unicode text” of a spreadsheet
    for name in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    raise Refused(gettext_noop("This is no file of text. Choose CAMT.053 or CSV at your bank."))


_MT940 = re.compile(r"\s*(\{1:|:20:|:940:|940\s)")


def _csv(text: str, told: Mapping[str, int] | None) -> Statement:
    if _MT940.match(text):
        raise Refused(gettext_noop("This is an MT940 file. Choose CAMT.053 at your bank."))
    rows = _rows(text)
    if not rows:
        raise Refused(gettext_noop("This file is empty."))
    heading = next((at for at, row in enumerate(rows[:HEAD]) if _named(row[1])), None)
    if told is None and heading is not None:
        columns, rows = _named(rows[heading][1]), rows[heading + 1 :]
        return _read(Statement(), rows, columns)
    if not any(char.isdigit() for char in "".join(rows[0][1])):
        rows = rows[1:]  # words only: a heading that we do not know
    bare = [row for _number, row in rows]
    found = told or columns_of(bare, is_day=_is_day, cents=cents_of, sides=_OUT | _IN)
    if not found:
        raise Unnamed(bare[:SHOWN])
    return _read(Statement(columns=dict(found), sample=bare[:SHOWN]), rows, found)


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """Return the rows that hold something, each with the line on which it ends."""
    first = text.lstrip().partition("\n")[0]
    between = max(";,\t", key=first.count)
    rows = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=between)
    try:
        return [(rows.line_num, row) for row in rows if any(cell.strip() for cell in row)]
    except csv.Error as fault:
        raise Refused(
            gettext_noop("This file breaks off or is damaged at line %(line)s."),
            line=rows.line_num,
        ) from fault


def _named(heads: list[str]) -> dict[str, int]:
    """Return which column holds what, if a row names at least the day and the amount."""
    bare = [head.strip().strip('"').lower() for head in heads]
    found = {
        name: bare.index(word)
        for name, words in _COLUMNS.items()
        for word in [next((word for word in words if word in bare), "")]
        if word
    }
    return found if {"on", "amount"} <= found.keys() else {}


def _read(
    statement: Statement, rows: list[tuple[int, list[str]]], columns: Mapping[str, int]
) -> Statement:
    for number, row in rows:
        _try(statement, number, partial(_csv_line, number, row, columns))
    return statement


def _is_day(text: str) -> bool:
    try:
        return bool(_day_of(text))
    except Refused:
        return False


def _csv_line(number: int, row: list[str], columns: Mapping[str, int]) -> Line:
    def cell(name: str) -> str:
        place = columns.get(name, -1)
        return row[place].strip() if 0 <= place < len(row) else ""

    if max(columns["on"], columns["amount"]) >= len(row):
        raise Refused(gettext_noop("This row has too few columns."))
    cents = _sum_of(cell("amount"))
    if "side" in columns:
        cents = _signed(cents, cell("side"))
    serial = f"{cell('account')} {cell('key')}" if cell("key") else ""
    words = " ".join(part for part in (cell("words"), cell("more")) if part)
    who, reference = _short(cell("who")), _short(cell("reference"))
    return Line(number, _day_of(cell("on")), cents, who, _short(words), reference, serial)


def _signed(cents: int, side: str) -> int:
    if side.lower() in _OUT:
        return -abs(cents)
    if side.lower() in _IN:
        return abs(cents)
    raise Refused(gettext_noop("This line does not say whether money came in or went out."))
