"""One dated thing of a demo script."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)
LATEST = date(2026, 11, 10)  # what is counted this year, so far


@dataclass(frozen=True)
class Event:
    """One dated thing, so that the ten years can be lived through in order."""

    at: date
    rank: int  # on one day people come first, then papers, then words
    what: str
    about: str
    by: str
    party: str
    piece: object
