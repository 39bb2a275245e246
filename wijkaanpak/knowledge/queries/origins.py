"""What a lesson can be written down from: a room above says what was learned there.

    @tells("project")
    def of_project(viewer: Viewer, number: uuid.UUID) -> Origin | None: ...

The form of a lesson at `?van=project:<number>` then begins with its words, and leads back to it.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from wijkaanpak.people.queries import Viewer


@dataclass(frozen=True)
class Origin:
    """Where something was learned; `words` are fields of the form of a lesson."""

    ref: str
    title: str
    path: str
    words: Mapping[str, Any] = field(default_factory=dict)


type Teller = Callable[[Viewer, uuid.UUID], Origin | None]
_tellers: dict[str, Teller] = {}


def tells(kind: str) -> Callable[[Teller], Teller]:
    """Register a function that says what was learned in a thing of this kind."""

    def register(teller: Teller) -> Teller:
        _tellers[kind] = teller
        return teller

    return register


def origin_of(viewer: Viewer, named: str) -> Origin | None:
    """Return what an address names as `kind:number`; nothing when it is not theirs to tell."""
    kind, _colon, number = named.partition(":")
    try:
        return _tellers[kind](viewer, uuid.UUID(number))
    except (KeyError, ValueError):
        return None
