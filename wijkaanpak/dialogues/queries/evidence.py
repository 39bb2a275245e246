"""Which conversation says what on an item of the agenda, or on a conflict."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.shortcuts import get_object_or_404

from wijkaanpak.agenda.models import Item
from wijkaanpak.agenda.queries import carriable, in_circle, require_circle
from wijkaanpak.dialogues.models import Dialogue, Evidence, Statement
from wijkaanpak.dialogues.queries.result import Line, Result
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.queries import parties_of
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, Refused, gettext_noop
from wijkaanpak.repairs.models import Conflict
from wijkaanpak.repairs.queries.conflicts import open_conflicts, own_conflicts
from wijkaanpak.repairs.queries.conflicts import sides_of as sides_in


@dataclass(frozen=True)
class Said:
    """One statement beside an item or a conflict, with its counts as they were frozen."""

    evidence: Evidence
    dialogue: Dialogue
    line: Line
    shared: bool
    may_take_away: bool


def beside(viewer: Viewer, about: Item | Conflict) -> list[Said]:
    """Return what conversations say on it, oldest first; one query, two more for keepers."""
    place = {"conflict": about} if isinstance(about, Conflict) else {"item": about}
    found = Evidence.objects.filter(until=None, statement__dialogue__here=viewer.here, **place)
    rows = found.select_related("statement__dialogue__asker").order_by("since", "id")
    return [_said(viewer, row, about) for row in rows]


def _said(viewer: Viewer, row: Evidence, about: Item | Conflict) -> Said:
    dialogue = row.statement.dialogue
    dialogue.here = dialogue.asker.here = viewer.here
    result = Result(dialogue.result)
    line = result.lines[str(row.statement.number)]
    may = may_lay(viewer, dialogue, about)
    return Said(row, dialogue, line, line in result.shared, may)


def may_lay(viewer: Viewer, dialogue: Dialogue, about: Item | Conflict | None = None) -> bool:
    """Who speaks for the asker, keeps the agenda, or answers for a side; free for a passer-by."""
    if viewer.may(Right.SPEAK) and dialogue.asker in parties_of(viewer.person, viewer.here):
        return True
    if isinstance(about, Conflict):
        return bool(sides_in(viewer.person, about))
    return in_circle(viewer)


def may_lay_somewhere(viewer: Viewer, dialogue: Dialogue) -> bool:
    """Tell whether there is an item or a conflict beside which this viewer may lay something."""
    return may_lay(viewer, dialogue) or own_conflicts(viewer.person, viewer.here).exists()


def require_may_lay(person: Person, dialogue: Dialogue, about: Item | Conflict) -> None:
    """The same inside the door."""
    if dialogue.asker in parties_of(person, dialogue.here):
        return
    if not isinstance(about, Conflict):
        require_circle(person, dialogue.here)
    elif not sides_in(person, about):
        raise NotYours(gettext_noop("Who answers for a side of the conflict lays it there."))


def to_choose(viewer: Viewer, dialogue: Dialogue) -> tuple[list[Item], list[Conflict]]:
    """Return beside which items and conflicts this viewer may lay a statement."""
    if viewer.may(Right.SPEAK) and dialogue.asker in parties_of(viewer.person, viewer.here):
        return carriable(viewer.here), list(open_conflicts(viewer.here))
    items = carriable(viewer.here) if in_circle(viewer) else []
    return items, list(own_conflicts(viewer.person, viewer.here))


def check_beside(here: Neighbourhood, about: Item | Conflict) -> None:
    """An item or a conflict of this neighbourhood that everybody can read."""
    if isinstance(about, Conflict):
        if not open_conflicts(here).filter(pk=about.pk).exists():
            raise Refused(gettext_noop("Choose a difference of view that is not settled."))
    elif about not in carriable(here):
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
    """Return what lies or lay beside an item from this conversation, or answer 404."""
    found = Evidence.objects.filter(statement__dialogue=dialogue)
    row = get_object_or_404(found.select_related("item", "conflict", "statement"), pk=evidence)
    row.statement.dialogue = dialogue
    return row
