"""Places on a page where a room above may put something of its own.

The page of an agenda item cannot know of promises: they live one floor up. So it leaves a
slot, `{% beside "agenda.item" item %}`, and the room above fills it, next to its views:

    @fills("agenda.item")
    def promises_beside_item(viewer: Viewer, item: Item) -> Filling | None:
        return "commitments/beside_item.html", {"promises": ...}
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

type Filling = tuple[str, dict[str, Any]]
type Filler = Callable[[Any, Any], Filling | None]

_fillers: dict[str, list[Filler]] = {}


def fills(slot: str) -> Callable[[Filler], Filler]:
    """Register a function that fills a slot: it gets the viewer and what the page is about."""

    def register(filler: Filler) -> Filler:
        _fillers.setdefault(slot, []).append(filler)
        return filler

    return register


def fillings(slot: str, viewer: object, subject: object) -> Iterator[Filling]:
    """Yield a template and its values for everything the rooms above put in this slot."""
    for filler in _fillers.get(slot, []):
        filling = filler(viewer, subject)
        if filling:
            yield filling
