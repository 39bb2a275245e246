"""Which conversation says what on an item of the agenda."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.shortcuts import get_object_or_404

from wijkaanpak.agenda.models import Item
from wijkaanpak.agenda.queries import carriable, in_circle
from wijkaanpak.dialogues.models import Dialogue, Evidence, Statement
from wijkaanpak.dialogues.queries.result import Line, Result
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.queries import parties_of
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused, gettext_noop


@dataclass(frozen=True)
class Said:
    """One statement beside an item, with its counts as they were frozen."""

    evidence: Evidence
    dialogue: Dialogue
    line: Line
    shared: bool
    may_take_away: bool


def beside_item(viewer: Viewer, item: Item) -> list[Said]:
    """Return what conversations say on an item, oldest first; one query, two more for keepers."""
    found = Evidence.objects.filter(item=item, until=None, statement__dialogue__here=viewer.here)
    rows = found.select_related("statement__dialogue__asker").order_by("since", "id")
    return [said for row in rows if (said := _said(viewer, row))]


def _said(viewer: Viewer, row: Evidence) -> Said | None:
    dialogue = row.statement.dialogue
    dialogue.here = dialogue.asker.here = viewer.here
    result = Result(dialogue.result)
    line = result.lines[str(row.statement.number)]
    return Said(row, dialogue, line, line in result.shared, may_lay(viewer, dialogue))


def may_lay(viewer: Viewer, dialogue: Dialogue) -> bool:
    """Who keeps the agenda, or speaks for the asker; costs nothing for a passer-by."""
    if viewer.may(Right.SPEAK) and dialogue.asker in parties_of(viewer.person, viewer.here):
        return True
    return in_circle(viewer)


def items_to_choose(here: Neighbourhood) -> list[Item]:
    return carriable(here)


def check_item(here: Neighbourhood, item: Item) -> None:
    """An item of this neighbourhood that everybody can read."""
    if item not in carriable(here):
        raise Refused(gettext_noop("Choose an item of the agenda of this neighbourhood."))


def to_lay(dialogue: Dialogue) -> list[tuple[Statement, Line]]:
    """Return the counted statements of a closed conversation, what is shared first."""
    result = Result(dialogue.result)
    first = {line.number: place for place, line in enumerate(result.shared)}
    rows = {one.number: one for one in Statement.objects.filter(dialogue=dialogue)}
    lines = [line for line in result.lines.values() if line.everybody]
    lines.sort(key=lambda line: (first.get(line.number, len(first)), line.number))
    return [(rows[line.number], line) for line in lines]


def get_evidence(dialogue: Dialogue, evidence: uuid.UUID) -> Evidence:
    """Return what lies beside an item from this conversation, or answer 404."""
    found = Evidence.objects.filter(statement__dialogue=dialogue, until=None)
    row = get_object_or_404(found.select_related("item", "statement"), pk=evidence)
    row.statement.dialogue = dialogue
    return row
