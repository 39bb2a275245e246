"""What the first screen says of the budget: the vote that is open, and plans that can come in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wijkaanpak import clock
from wijkaanpak.budget.queries.rounds import SomeRound, rounds_in, rules_of
from wijkaanpak.budget.rules import RoundState
from wijkaanpak.home.rules import Line
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.refusals import gettext_noop

VOTE = gettext_noop("Last day to vote")
PLANS = gettext_noop("Last day for plans")


@dataclass(frozen=True)
class OpenRound:
    """A round in which everybody can do something, and until which day."""

    round: SomeRound
    votes: bool  # people vote; otherwise they hand in plans
    first: date
    last: date

    @property
    def now(self) -> bool:
        """False before the first and after the last day, whatever was opened by hand."""
        return self.first <= clock.today() <= self.last


def open_rounds(here: Neighbourhood) -> list[OpenRound]:
    """Return the rounds of the budget in which people vote or hand in plans, with one question."""
    found = []
    for round in rounds_in(here, (RoundState.PLANS, RoundState.VOTING)):
        fixed, votes = rules_of(round), round.state == RoundState.VOTING
        first = fixed.votes_from if votes else round.opened
        last = fixed.votes_until if votes else fixed.plans_until
        if first and last:
            found.append(OpenRound(round, votes, first, last))
    return found


def last_days(found: list[OpenRound], first: date, last: date) -> Iterator[Line]:
    """Return the last days that fall in a week."""
    for one in found:
        if first <= one.last <= last:
            url = one.round.get_absolute_url()
            yield Line(one.round.title, url, on=one.last, words=VOTE if one.votes else PLANS)
