"""All that can be said of votes at once, and of what it may be said."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from wijkaanpak.methods.opinions import statements
from wijkaanpak.methods.opinions.components import Picture, picture
from wijkaanpak.methods.opinions.groups import LEAST, Certainty, Split, certainty, split
from wijkaanpak.methods.opinions.groups import taking_part as who_take_part
from wijkaanpak.methods.opinions.secrecy import Dot, alike, dots, shown, total
from wijkaanpak.methods.opinions.votes import (
    Counts,
    Numbers,
    Reals,
    Votes,
    count,
    count_all,
    in_order,
)
from wijkaanpak.refusals import gettext_noop

FEWEST = 15  # people with enough votes before there is a picture at all
SHARED, TELLING = 0.6, 0.1  # who surely agrees to be called shared; how far groups surely differ
LISTED = 10

TOO_FEW = gettext_noop("Too few people voted on enough statements to look for groups.")
NO_SPLIT = gettext_noop("People do not fall apart into groups.")
ONE_CLOUD = gettext_noop(
    "People stand in one cloud. What look like groups could as well be chance."
)
SHIFTING = gettext_noop(
    "Groups come out otherwise when a few other people take part, so we name none."
)


@dataclass(frozen=True)
class Opinions:
    """What votes say: who stand together, what unites and divides them, and how sure that is."""

    votes: Votes
    everybody: Counts
    order: Numbers
    picture: Picture
    part: NDArray[np.bool_]
    split: Split | None

    @cached_property
    def certainty(self) -> Certainty | None:
        """How sure the groups are; None without groups."""
        return certainty(self.picture, self.split, self.order) if self.split else None

    @property
    def why_no_groups(self) -> str:
        """A sentence, or nothing when there are clear groups."""
        if int(self.part.sum()) < FEWEST:
            return TOO_FEW
        if self.certainty is None:
            return NO_SPLIT
        if not self.certainty.is_apart:
            return ONE_CLOUD
        return "" if self.certainty.is_stable else SHIFTING

    @cached_property
    def clear(self) -> Split | None:
        """The groups, when they are clear."""
        return None if self.why_no_groups else self.split

    @cached_property
    def counts(self) -> Counts:
        """Counts per group; without clear groups all people are one."""
        if self.clear is None:
            return self.everybody
        return count(self.votes.cast, self.clear.group, self.clear.many)

    @cached_property
    def total(self) -> Counts:
        """Counts of everybody, as they may stand beside those of the groups."""
        return total(self.counts, self.everybody)

    @cached_property
    def shown(self) -> NDArray[np.bool_]:
        return shown(self.counts, self.total)

    @cached_property
    def in_sight(self) -> NDArray[np.bool_]:
        """Statements that count and of which every group may be shown."""
        return self.votes.in_play & self.shown.all(0)

    def unites(self, *, agrees: bool = True) -> list[tuple[int, float]]:
        """Return what even the least convinced group surely holds (or rejects), and how far."""
        return _highest(statements.unites(self.counts, agrees=agrees), self.in_sight, SHARED)

    def divides(self) -> list[tuple[int, float]]:
        """Return the statements on which groups surely differ and how far, widest first."""
        if self.clear is None:
            return []
        apart = statements.divides(self.counts, self.shown)
        return _highest(apart, self.votes.in_play, TELLING)

    @cached_property
    def bridging(self) -> tuple[Reals, Reals]:
        who = self.order[self.part[self.order]]
        return statements.bridging(self.votes, self.picture.points, who)

    def bridges(self) -> list[tuple[int, bool, float]]:
        """Return statements that hold across the picture: which, agreed or rejected, how far."""
        enough = self.votes.in_play & (self.total.seen[0] >= LEAST)
        found = [
            (place, agrees, value)
            for values, agrees in zip(self.bridging, (True, False), strict=True)
            for place, value in _highest(values, enough, 0.0)
        ]
        return sorted(found, key=lambda one: (-one[2], one[0]))[:LISTED]

    def speaking_for(self, group: int) -> list[statements.Speaks]:
        may = self.votes.in_play & self.shown[group]
        return statements.speaking_for(group, self.sides, may)

    @cached_property
    def sides(self) -> tuple[statements.Figures, statements.Figures]:
        return statements.both_sides(self.counts)

    @cached_property
    def dots(self) -> list[Dot]:
        """The map: nobody stands on it alone. Empty when too few people voted on enough."""
        if int(self.part.sum()) < FEWEST:
            return []
        group = self.clear.group if self.clear else np.full(len(self.part), -1)
        who = self.order[self.part[self.order]]
        return dots(self.picture.points[who], group[who])

    @cached_property
    def alike(self) -> list[tuple[int, int]]:
        return alike(self.votes.cast, self.order)


def _highest(values: Reals, may: NDArray[np.bool_], above: float) -> list[tuple[int, float]]:
    ranked = np.argsort(-np.round(values, 9), kind="stable")
    found = [(int(one), float(values[one])) for one in ranked if may[one] and values[one] > above]
    return found[:LISTED]


def survey(votes: Votes) -> Opinions:
    """Return what votes say; the same whatever the order of people.

    Time: see bench/RESULTS.md, Opinions.
    """
    order = in_order(votes.cast)
    everybody = count_all(votes.cast)
    found = picture(votes, order, everybody)
    part = who_take_part(found)
    groups = split(found, order) if int(part.sum()) >= FEWEST else None
    return Opinions(votes, everybody, order, found, part, groups)
