"""A table votes together on paper, and a host types its sheet in; what was mistyped is corrected.

The votes of a sheet are found again as those of a device are: by a digest that only the secret
of the server makes. At closing that goes, and no sheet can be corrected any more.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import F
from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.dialogues import queries, rules
from wijkaanpak.dialogues.actions.voicing import count_live, digests_of
from wijkaanpak.dialogues.models import Dialogue, Statement, TableSheet, Voice
from wijkaanpak.dialogues.rules import Slip
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused

TYPED = Verb(
    "dialogue.sheet_typed_in",
    _("A host typed in sheet %(number)s of a table: %(people)s people."),
)
CORRECTED = {
    Slip.KEYS: Verb(
        "dialogue.sheet_keys_corrected",
        _(
            "A host typed sheet %(number)s of a table in anew, because a line was not as on "
            "paper. People on it: %(people)s, before: %(before)s."
        ),
    ),
    Slip.PEOPLE: Verb(
        "dialogue.sheet_people_corrected",
        _(
            "A host typed sheet %(number)s of a table in anew, because somebody was missing or "
            "there twice. People on it: %(people)s, before: %(before)s."
        ),
    ),
    Slip.NUMBER: Verb(
        "dialogue.sheet_number_corrected",
        _(
            "A host typed a sheet of a table in anew, because it had the wrong number: it is "
            "sheet %(number)s, and not %(was)s. People on it: %(people)s, before: %(before)s."
        ),
    ),
    Slip.TWICE: Verb(
        "dialogue.sheet_taken_out",
        _(
            "A host took sheet %(was)s of a table out, because it was in already, under another "
            "number. People on it: %(before)s."
        ),
    ),
    Slip.ELSEWHERE: Verb(
        "dialogue.sheet_sent_elsewhere",
        _(
            "A host took sheet %(was)s of a table out, because it is not of this conversation. "
            "People on it: %(before)s."
        ),
    ),
}

type Columns = Sequence[Mapping[str, int]]


def type_in_sheet(
    *, by: Person, dialogue: Dialogue, number: int, columns: Columns, key: uuid.UUID
) -> TableSheet:
    """A host types in a sheet: a voice for each column. Who typed it is known, who voted not.

    A sheet counts once, by its printed number, also when another host types it too.
    """
    if known := made_before(TableSheet, key, dialogue=dialogue):
        return _same(known, number, columns)
    with act(TYPED, by=by.actor, book=dialogue.here.slug) as entry:
        require(by, Right.HOST, dialogue.here)
        entry.fresh(dialogue)
        queries.stands(dialogue).check_votes()
        rules.check_sheet(columns)
        sheet = _write(entry, dialogue, number, columns, key)
        count_live(entry, dialogue)
        entry.about(dialogue, number=number, people=sheet.people)
    return sheet


@dataclass(frozen=True)
class Anew:
    """What was wrong with a sheet, and how it is typed in now: nothing when it is taken out."""

    slip: Slip
    number: int
    columns: Columns = ()


def correct_sheet(*, by: Person, sheet: TableSheet, anew: Anew, key: uuid.UUID) -> TableSheet:
    """A host types a sheet in anew, or takes it out. Returns what stands, or what was ended.

    Everybody reads in the log that and why it was corrected; what was voted stands nowhere.
    """
    dialogue = sheet.dialogue
    if known := made_before(TableSheet, key, dialogue=dialogue):
        return _same(known, anew.number, anew.columns)
    if sheet.slip == anew.slip and anew.slip.takes_out:
        return sheet
    with act(CORRECTED[anew.slip], by=by.actor, book=dialogue.here.slug) as entry:
        require(by, Right.HOST, dialogue.here)
        entry.fresh(dialogue)
        queries.stands(dialogue).check_correct()
        entry.fresh(sheet)
        if sheet.until:
            raise Refused(_("Somebody corrected this sheet before. Look at the list."))
        rules.check_anew(anew.slip, anew.columns)
        rules.check_number(anew.slip, sheet.number, anew.number)
        _end(entry, dialogue, sheet, anew.slip)
        stands = sheet
        if not anew.slip.takes_out:
            stands = _write(entry, dialogue, anew.number, anew.columns, key)
        count_live(entry, dialogue)
        entry.about(
            dialogue, number=stands.number, people=stands.people, was=sheet.number,
            before=sheet.people,
        )  # fmt: skip
    return stands


def _same(known: TableSheet, number: int, columns: Columns) -> TableSheet:
    """Return what the same form typed in before, when it said the same; nothing counts twice."""
    rows = [dict(column) for column in columns if column]
    if known.until:
        raise Refused(_("Somebody corrected this sheet before. Look at the list."))
    if known.number != number or _votes_of(known) not in ([], rows):
        raise Refused(
            _("Sheet %(number)s is in already, otherwise. Correct it in the list below."),
            number=known.number,
        )
    return known


def _digests(sheet: TableSheet) -> list[str]:
    return [digests_of(rules.key_of(sheet.pk, column))[0] for column in range(sheet.people)]


def _votes_of(sheet: TableSheet) -> list[dict[str, int]]:
    """Return the votes of a sheet in the order of its columns; none when it is closed."""
    digests = _digests(sheet)
    found = Voice.objects.filter(dialogue=sheet.dialogue, digest__in=digests)
    votes = dict(found.values_list("digest", "votes"))
    return [votes[digest] for digest in digests if digest in votes]


def _write(
    entry: OpenEntry, dialogue: Dialogue, number: int, columns: Columns, key: uuid.UUID
) -> TableSheet:
    """Add a sheet and its votes (a step of an open action)."""
    if queries.sheet_numbered(dialogue, number):
        raise Refused(_("Sheet %(number)s was typed in before. It counts once."), number=number)
    rows = [dict(column) for column in columns if column]
    sheet = TableSheet.objects.create(id=key, dialogue=dialogue, number=number, people=len(rows))
    Voice.objects.bulk_create(
        Voice(dialogue=dialogue, votes=row, digest=digest)
        for row, digest in zip(rows, _digests(sheet), strict=True)
    )
    _count(entry, dialogue, rows, 1)
    return sheet


def _end(entry: OpenEntry, dialogue: Dialogue, sheet: TableSheet, slip: Slip) -> None:
    """Take the votes of a sheet out (a step of an open action)."""
    rows = _votes_of(sheet)
    if len(rows) != sheet.people:
        raise Refused(_("The votes of this sheet cannot be found any more, so it stays as it is."))
    Voice.objects.filter(dialogue=dialogue, digest__in=_digests(sheet)).delete()
    _count(entry, dialogue, rows, -1)
    sheet.until, sheet.slip = clock.today(), slip
    sheet.save(update_fields=["until", "slip"])


def _count(_entry: OpenEntry, dialogue: Dialogue, rows: list[dict[str, int]], by: int) -> None:
    """Count how often each statement was seen, up or down (a step of an open action)."""
    for statement in {number for row in rows for number in row}:
        voted = sum(statement in row for row in rows)
        same = Statement.objects.filter(dialogue=dialogue, number=int(statement))
        same.update(seen=F("seen") + by * voted)
