"""Places on a page where a room above may put something of its own.

The page of an agenda item cannot know of promises: they live one floor up. So it leaves a
slot, `{% beside "agenda.item" item %}`, and the room above fills it, next to its views:

    @fills("agenda.item", kept_by=everybody)
    def promises_beside_item(viewer: Viewer, item: Item) -> Filling | None:
        return "commitments/beside_item.html", {"promises": ...}

With `kept_by` it is drawn once after each change in the neighbourhood, not for each visit: also
that there is nothing to show is not asked again. `kept_by` says for whom it is the same. What it
shows may depend on nothing else but its subject, the day, and what passed the one door; and it
holds no form, because a form carries a token of one person.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

type Filling = tuple[str, dict[str, Any]]
type Filler = Callable[[Any, Any], Filling | None]
type KeptBy = Callable[[Any], str]


def everybody(viewer: Any) -> str:
    """It is the same for whoever looks."""
    return ""


def same_rights(viewer: Any) -> str:
    """It is the same for all who may do the same here."""
    return " ".join(sorted(viewer.rights))


@dataclass(frozen=True)
class Slotted:
    """What fills a slot, and for whom it is the same (None: drawn for each visit)."""

    fill: Filler
    kept_by: KeptBy | None


_fillers: dict[str, list[Slotted]] = {}


def fills(slot: str, *, kept_by: KeptBy | None = None) -> Callable[[Filler], Filler]:
    """Register a function that fills a slot: it gets the viewer and what the page is about."""

    def register(filler: Filler) -> Filler:
        _fillers.setdefault(slot, []).append(Slotted(filler, kept_by))
        return filler

    return register


def fillers_of(slot: str) -> list[Slotted]:
    """Return all that the rooms above put in this slot, in the order of the page."""
    return _fillers.get(slot, [])
