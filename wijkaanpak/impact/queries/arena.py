"""The sheet of who puts something in and who has something from it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Sum
from django.shortcuts import get_object_or_404

from wijkaanpak.funds.models import Contribution, Pot
from wijkaanpak.impact import rules
from wijkaanpak.impact.models import ArenaLine, Path, ShareAsk
from wijkaanpak.impact.rules import Column
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import parties_of_viewer, require_seat
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right

type SomeAsk = ShareAsk  # what views call these rows
type SomeLine = ArenaLine


@dataclass
class Arena:
    """A sheet: its lines by column, who gains without paying, and what they were asked."""

    lines: dict[str, list[ArenaLine]]
    paid: dict[uuid.UUID, int]  # what came into each pot, in cents
    asks: list[ShareAsk]
    kindly: list[Party] = field(default_factory=list)

    @property
    def columns(self) -> list[tuple[Column, list[ArenaLine]]]:
        return [(column, self.lines[column]) for column in Column]

    @property
    def nothing(self) -> bool:
        return not any(self.lines.values())


def arena(path: Path) -> Arena:
    """Return the sheet of a path: three queries at most."""
    rows = ArenaLine.objects.filter(path=path, until=None).select_related("party", "pot")
    lines: dict[str, list[ArenaLine]] = {column: [] for column in Column}
    for row in rows.order_by("n", "id"):
        for kept in (row.party, row.pot):
            if kept:
                kept.here = path.here
        lines[row.column].append(row)
    asks = list(path.share_asks.select_related("party", "mandate__seat").order_by("-since", "-id"))
    sheet = Arena(lines, _came_in(row.pot_id for row in lines[Column.INVESTS]), asks)
    sheet.kindly = kindly(sheet)
    return sheet


def _came_in(pots: Iterable[uuid.UUID | None]) -> dict[uuid.UUID, int]:
    wanted = {pot for pot in pots if pot}
    if not wanted:
        return {}
    rows = Contribution.objects.filter(pot__in=wanted).order_by().values_list("pot")
    return dict(rows.annotate(cents=Sum("cents")))


def kindly(sheet: Arena) -> list[Party]:
    """Return the parties that gain, put nothing in, and were not asked yet.

    Residents are left out: the neighbourhood is theirs.
    """
    gains = {row.party.pk: row.party for row in sheet.lines[Column.GAINS] if row.party}
    puts_in = [row.party_id for row in sheet.lines[Column.INVESTS]]
    asked = {ask.party_id for ask in sheet.asks if ask.state != rules.AskState.TAKEN_BACK}
    found = (gains[pk] for pk in rules.gain_without_paying(filter(None, puts_in), gains))
    return [one for one in found if rules.may_be_asked(one.kind) and one.pk not in asked]


def get_line(path: Path, line: uuid.UUID) -> ArenaLine:
    """Return a line of the sheet of this path, or answer 404."""
    return get_object_or_404(ArenaLine, path=path, pk=line, until=None)


def next_line(path: Path) -> int:
    return ArenaLine.objects.filter(path=path).count() + 1


def lines_in(path: Path, column: Column) -> int:
    return ArenaLine.objects.filter(path=path, column=column, until=None).count()


def parties_here(here: Neighbourhood) -> list[Party]:
    """Return the parties of today, by name."""
    return list(Party.objects.filter(here=here, until=None).order_by("name"))


def pots_here(here: Neighbourhood) -> list[Pot]:
    return list(Pot.objects.filter(here=here).order_by("title"))


def get_ask(here: Neighbourhood, ask: uuid.UUID) -> ShareAsk:
    """Return a question to a party of this neighbourhood, or answer 404."""
    found = ShareAsk.objects.select_related("path", "party")
    row = get_object_or_404(found, path__here=here, pk=ask)
    row.path.here = row.party.here = here
    return row


def asked_already(path: Path, party: Party) -> ShareAsk | None:
    """Return the open question to this party about this path."""
    return ShareAsk.objects.filter(path=path, party=party, state=rules.AskState.ASKED).first()


def asks_to_answer(viewer: Viewer) -> list[ShareAsk]:
    """Return what waits for the parties that this viewer speaks for, oldest first."""
    if not viewer.may(Right.SPEAK):
        return []
    mine = parties_of_viewer(viewer)
    open_ones = ShareAsk.objects.filter(party__in=mine, state=rules.AskState.ASKED)
    return list(open_ones.select_related("path", "party").order_by("since", "id"))


def asks_of(party: Party, most: int = 20) -> list[ShareAsk]:
    """Return what a party was asked to take part in, newest first."""
    rows = ShareAsk.objects.filter(party=party).select_related("path", "party")
    return list(rows.order_by("-since", "-id")[:most])


def require_speaker(viewer: Viewer, ask: ShareAsk) -> None:
    """Raise NotYours for who does not speak for the party that was asked."""
    require_seat(viewer.person, ask.party)
