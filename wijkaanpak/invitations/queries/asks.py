"""The ask calendar: all of it is public."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q
from django.shortcuts import get_object_or_404

from wijkaanpak import clock
from wijkaanpak.invitations import rules
from wijkaanpak.invitations.models import Ask
from wijkaanpak.invitations.rules import (
    COUNTED,
    OPEN,
    QUARTERS_AHEAD,
    AskState,
    Ground,
    Load,
    Quarter,
)
from wijkaanpak.methods.cbs import box_of
from wijkaanpak.neighbourhoods.models import Area, Neighbourhood
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import limit
from wijkaanpak.network.rules import DecisionKind
from wijkaanpak.people.models import Person

type SomeAsk = Ask  # what views call an ask: they do not touch models
PAGE = 50


def budget_of(here: Neighbourhood) -> int:
    """Return how many questions a household is asked in a quarter, as the charter says."""
    return limit(here, DecisionKind.ASK_RESIDENTS, "household_questions")


def ground_of(area: Area | None) -> Ground:
    """Return which households: of an area with the box around its border, or of everywhere."""
    return Ground(str(area.pk), box_of(area.border) if area.border else None) if area else Ground()


def walked_along(ask: Ask) -> bool:
    """Tell whether another party shares this round and counts on it."""
    return Ask.objects.filter(along=ask, state=AskState.GRANTED).exists()


def asked_from(here: Neighbourhood, first: Quarter) -> dict[Quarter, list[Load]]:
    """Return what takes room in a quarter and in those after it."""
    last = first
    for _one in range(QUARTERS_AHEAD):
        last = last.next
    later = Q(year=first.year, quarter__gte=first.number) | Q(year__gt=first.year)
    found = Ask.objects.filter(later, here=here, year__lte=last.year, state__in=COUNTED)
    loads: dict[Quarter, list[Load]] = defaultdict(list)
    for ask in found.select_related("area"):
        loads[ask.in_quarter].append((ground_of(ask.area), ask.questions))
    return dict(loads)


def open_ask(party: Party) -> Ask | None:
    """Return the ask of which residents did not hear yet what this party did with it."""
    return Ask.objects.filter(party=party, state__in=OPEN).select_related("here").first()


def get_ask(here: Neighbourhood, ask: uuid.UUID) -> Ask:
    """Return an ask of this neighbourhood, or answer 404."""
    found = Ask.objects.select_related("party", "area", "along__party", "waits_for")
    row = get_object_or_404(found, here=here, pk=ask)
    _at_home([row], here)
    return row


def _at_home(rows: Iterable[Ask], here: Neighbourhood) -> None:
    """Lay the neighbourhood in every row, so that addresses ask nothing more."""
    for row in rows:
        for one in (row, row.party, row.along, row.waits_for):
            if one is not None:
                one.here = here


def sharing(ask: Ask) -> list[Ask]:
    """Return the asks of others that share this round."""
    shared = ask.joined_by.filter(state__in=COUNTED).select_related("party").order_by("requested")
    rows = list(shared)
    _at_home(rows, ask.here)
    return rows


def rounds_to_share(here: Neighbourhood) -> list[Ask]:
    """Return the rounds along doors that are still to come and that others may share."""
    coming = Ask.objects.filter(
        here=here,
        state=AskState.GRANTED,
        way=rules.AskWay.DOORSTEP,
        shares=True,
        on__gte=clock.today(),
        along=None,
    )
    rows = list(coming.select_related("party", "area").order_by("on", "id")[:PAGE])
    _at_home(rows, here)
    return rows


@dataclass
class Asker:
    """What one party asked in the quarters shown, in plain counts. There is no order of merit."""

    party: Party
    asks: list[Ask] = field(default_factory=list)

    @property
    def questions(self) -> int:
        return sum(ask.questions for ask in self.asks)

    @property
    def told(self) -> int:
        return sum(ask.state == AskState.TOLD_BACK for ask in self.asks)


@dataclass
class Season:
    """A quarter with what was asked in it, and how full it is for who is asked most."""

    quarter: Quarter
    budget: int
    asks: list[Ask]

    @property
    def counted(self) -> list[Ask]:
        return [ask for ask in self.asks if ask.state in COUNTED]

    @property
    def most(self) -> int:
        loads = [(ground_of(ask.area), ask.questions) for ask in self.counted]
        return rules.most_asked(Ground(), loads)

    @property
    def left(self) -> int:
        return max(0, self.budget - self.most)

    @property
    def visits(self) -> int:
        """Rounds and evenings: a shared round along doors is one visit."""
        return sum(ask.along_id is None for ask in self.counted)

    @property
    def askers(self) -> list[Asker]:
        """The parties by name, with what each asked and what residents gained by it."""
        found: dict[uuid.UUID, Asker] = {}
        for ask in sorted(self.counted, key=lambda one: (one.party.name, one.on)):
            found.setdefault(ask.party_id, Asker(ask.party)).asks.append(ask)
        return list(found.values())


def season(here: Neighbourhood, quarter: Quarter) -> Season:
    """Return one quarter of the ask calendar, in two queries."""
    found = Ask.objects.filter(here=here, year=quarter.year, quarter=quarter.number)
    rows = list(found.select_related("party", "area", "along", "waits_for").order_by("on", "id"))
    _at_home(rows, here)
    return Season(quarter, budget_of(here), rows)


def not_told_yet(here: Neighbourhood) -> list[Ask]:
    """Return the asks of which residents should have heard by now, oldest first."""
    found = Ask.objects.filter(here=here, state__in=OPEN, feedback_due__lt=clock.today())
    rows = list(found.select_related("party").order_by("feedback_due", "id")[:PAGE])
    _at_home(rows, here)
    return rows


def asks_of(party: Party, most: int = 20) -> list[Ask]:
    """Return what a party asked residents, newest first."""
    found = Ask.objects.filter(party=party).select_related("party", "along", "waits_for")
    rows = list(found.order_by("-on", "-id")[:most])
    _at_home(rows, party.here)
    return rows


def asks_kept_by(person: Person, here: Neighbourhood) -> list[Ask]:
    """Return the asks that somebody made and of which residents did not hear yet."""
    found = Ask.objects.filter(by=person, here=here, state__in=OPEN).select_related("party")
    rows = list(found.order_by("feedback_due", "id"))
    _at_home(rows, here)
    return rows
