"""Which step may follow on which state, for everything in this room: a table, and one function."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from wijkaanpak.refusals import Refused, gettext_noop

type Table[S: StrEnum, M: StrEnum] = Mapping[S, Mapping[M, S]]


def after[S: StrEnum, M: StrEnum](table: Table[S, M], state: S, move: M) -> S:
    """Return the state after a step; raise Refused when the step cannot be taken now."""
    try:
        return table[state][move]
    except KeyError:
        raise Refused(
            gettext_noop(
                "This cannot be done now: something happened in the meantime. Look again."
            )
        ) from None
