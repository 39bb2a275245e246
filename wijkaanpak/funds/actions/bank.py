"""Lines of the bank: read in once, and laid beside what the ledger says."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.funds import queries, rules
from wijkaanpak.funds.models import BankFile, BankLine, Contribution, Payment
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.methods.bank import Statement, read_statement
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, Refused

READ_IN = Verb(
    "funds.bank_read",
    _("%(who)s read %(lines)s lines of the bank in; %(matched)s were recognised."),
)
MATCHED = Verb("funds.bank_matched", _("%(who)s laid a line of the bank beside the ledger."))


@dataclass(frozen=True)
class ReadIn:
    """What came of reading a file of the bank."""

    lines: int
    matched: int
    known: int


def read_bank(
    *, by: Person, here: Neighbourhood, data: bytes, columns: Mapping[str, int] | None = None
) -> ReadIn:
    """The treasurer reads a file of the bank in. A line that is known is never read in twice.

    `columns` is what the treasurer said of a file whose columns have no names.
    """
    require(by, Right.KEEP_MONEY, here)
    statement = read_statement(data, columns)
    if statement.faults:
        raise Refused(_("Some lines cannot be read. Repair them first, so that none is missing."))
    digest = hashlib.sha256(data).hexdigest()
    if queries.file_read_before(here, digest):
        return ReadIn(0, 0, len(statement.lines))
    with act(READ_IN, by=by.actor, book=here.slug) as entry:
        require(by, Right.KEEP_MONEY, here)
        if queries.file_read_before(here, digest):
            raise Refused(_("This was sent a moment ago already."))
        file = BankFile.objects.create(here=here, digest=digest, by=by, at=clock.now())
        done = _write_down(file, statement)
        entry.about(file, lines=done.lines, matched=done.matched)
    return done


def _write_down(file: BankFile, statement: Statement) -> ReadIn:
    known = queries.known_keys(file.here, [line.key for line in statement.lines])
    fresh = [line for line in statement.lines if line.key not in known]
    seen = [
        rules.Seen(line.cents, line.on, line.who, f"{line.words} {line.reference}")
        for line in fresh
    ]
    found = rules.match(seen, queries.expected(file.here))
    rows = [
        BankLine(
            here=file.here,
            file=file,
            key=line.key,
            on=line.on,
            cents=line.cents,
            who=line.who,
            words=f"{line.words} {line.reference}".strip()[:200],
            **_belongs(found[place][0] if place in found else ""),
        )
        for place, line in enumerate(fresh)
    ]
    BankLine.objects.bulk_create(rows, batch_size=200)
    return ReadIn(len(rows), len(found), len(statement.lines) - len(fresh))


def _belongs(ref: str) -> dict[str, uuid.UUID]:
    """Return the field of a line that says what it belongs to."""
    kind, _colon, number = ref.rpartition(":")
    names = {"funds.payment": "payment_id", "funds.contribution": "contribution_id"}
    return {names[kind]: uuid.UUID(number)} if kind in names else {}


def match_line(*, by: Person, line: BankLine, ref: str = "", set_aside: str = "") -> BankLine:
    """The treasurer says what a line of the bank belongs to, or why to nothing here."""
    with act(MATCHED, by=by.actor, book=line.here.slug) as entry:
        require(by, Right.KEEP_MONEY, line.here)
        line = entry.fresh(line)
        if line.payment_id or line.contribution_id or line.set_aside:
            raise Refused(_("This line has its place already."))
        if ref:
            _lay_beside(line, ref)
        elif set_aside.strip():
            line.set_aside = set_aside.strip()[:200]
        else:
            raise Refused(_("Say what this line belongs to, or why it belongs to nothing here."))
        line.save()
        entry.about(line)
    return line


def _lay_beside(line: BankLine, ref: str) -> None:
    fits = {one.ref: one for one in queries.choices_for(line.here, line)}
    if ref not in fits:
        raise NotYours(_("This belongs to another sum, or has its line already."))
    for name, number in _belongs(ref).items():
        model = Payment if name == "payment_id" else Contribution
        row = model.objects.get(pk=number, here=line.here)
        setattr(line, name.removesuffix("_id"), row)
