"""A table votes together on paper, and a host types its sheet in."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence

from django.db.models import F
from django.utils.translation import gettext_noop as _

from wijkaanpak.dialogues import queries, rules
from wijkaanpak.dialogues.actions.voicing import count_live
from wijkaanpak.dialogues.models import Dialogue, Statement, TableSheet, Voice
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused

TYPED = Verb(
    "dialogue.sheet_typed_in",
    _("A host typed in sheet %(number)s of a table: %(people)s people."),
)


def type_in_sheet(
    *, by: Person, dialogue: Dialogue, number: int, columns: Sequence[Mapping[str, int]],
    key: uuid.UUID,
) -> TableSheet:  # fmt: skip
    """A host types in a sheet: a voice for each column. Who typed it is known, who voted not.

    A sheet counts once, by its printed number, also when another host types it too.
    """
    if known := TableSheet.objects.filter(dialogue=dialogue, pk=key).first():
        return known
    with act(TYPED, by=by.actor, book=dialogue.here.slug) as entry:
        require(by, Right.HOST, dialogue.here)
        entry.fresh(dialogue)
        queries.stands(dialogue).check_votes()
        rules.check_sheet(columns)
        if TableSheet.objects.filter(dialogue=dialogue, number=number).exists():
            raise Refused(
                _("Sheet %(number)s was typed in before. It counts once."), number=number
            )
        rows = [dict(column) for column in columns if column]
        sheet = TableSheet.objects.create(
            id=key, dialogue=dialogue, number=number, people=len(rows)
        )
        _into_voices(entry, dialogue, rows)
        entry.about(dialogue, number=number, people=len(rows))
    return sheet


def _into_voices(entry: OpenEntry, dialogue: Dialogue, rows: list[dict[str, int]]) -> None:
    """Add the votes of a table (a step of an open action)."""
    Voice.objects.bulk_create(Voice(dialogue=dialogue, votes=row) for row in rows)
    for statement in {number for row in rows for number in row}:
        voted = sum(statement in row for row in rows)
        same = Statement.objects.filter(dialogue=dialogue, number=int(statement))
        same.update(seen=F("seen") + voted)
    count_live(entry, dialogue)
