"""What is removed when a box is closed for good, so that no ballot leads to a door."""

from __future__ import annotations

from wijkaanpak.budget.models import Code, Link, Round, Sent, Sheet, Turn
from wijkaanpak.logbook.door import OpenEntry


def forget_who_voted(entry: OpenEntry, round: Round) -> None:
    """Remove all that points from a ballot or a moment to a letter, and so to a door."""
    Link.objects.filter(code__round=round).delete()
    Turn.objects.filter(code__round=round).delete()
    Code.objects.filter(round=round).delete()
    Sent.objects.filter(round=round).delete()
    Sheet.objects.filter(pile__round=round).update(rows=[])
    round.piles.update(letters=[])
