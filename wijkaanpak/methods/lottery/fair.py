"""The lottery itself: panels of which each is as likely as any other, and what they give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from wijkaanpak.methods.lottery.chances import (
    MOST_STRATA,
    MOST_STRATA_BY_LEVEL,
    NEAR,
    over_panels,
    relaxed,
)
from wijkaanpak.methods.lottery.feasibility import problem_of
from wijkaanpak.methods.lottery.panels import Herd, Known, seat
from wijkaanpak.methods.lottery.pool import Pool
from wijkaanpak.methods.lottery.programs import Panels
from wijkaanpak.methods.lottery.strata import strata_of
from wijkaanpak.refusals import Refused, gettext_noop

MOST_PANELS = 100_000
ENOUGH = 2  # panels for each stratum, to begin the proof with


@dataclass(frozen=True)
class Lottery:
    """Panels that are equally likely, numbered from 0, with the chances they give.

    `ideal` is the fairest chance of each person and `bound` the lowest of these: no lottery
    whatever gives its least lucky person more. `proven`: a lottery reaches them; the panels here
    come as near as a plain lottery does (`gap`).
    """

    pool: Pool
    panels: tuple[tuple[str, ...], ...]
    ideal: Mapping[str, float] = field(repr=False)
    bound: float
    proven: bool

    @cached_property
    def chances(self) -> Mapping[str, Fraction]:
        """The exact chance of each person, by key, in the order of the pool."""
        seats = Counter(key for panel in self.panels for key in panel)
        return {p.key: Fraction(seats[p.key], len(self.panels)) for p in self.pool.people}

    @cached_property
    def smallest(self) -> Fraction:
        """The chance of the person with the lowest chance."""
        return min(self.chances.values())

    @property
    def gap(self) -> float:
        """How much the lowest chance lies below the bound."""
        return self.bound - float(self.smallest)


def fair_lottery(pool: Pool, panels: int = 1000, prove: bool = False) -> Lottery:
    """Return the fairest plain lottery over so many panels.

    The same for people in any order, and the same bytes on every run. `prove` looks for a proof
    in large pools too, which can take minutes and changes no panel.
    Raises Infeasible (a sentence, with the smallest change that helps) and OutOfTime.
    """
    check_panels(panels)
    strata = strata_of(pool)
    problem = problem_of(strata)
    if problem:
        raise problem
    target = relaxed(strata)
    if target is None:
        raise ArithmeticError("there is a panel, and yet no lottery")
    herd = Herd(strata, target, panels, Panels(strata))
    count = len(strata.size)
    herd.make(min(panels, ENOUGH * count if count <= MOST_STRATA else panels))
    chances, known = over_panels(strata, target, herd.panels, MOST_STRATA if not prove else count)
    if abs(chances.each - target.each).max() > NEAR:  # what mixed panels promised is not to be had
        herd = Herd(strata, chances, panels, Known(known))
    elif chances.proven and count > MOST_STRATA_BY_LEVEL:
        herd.make(panels, Known(known))  # these make the fairest lottery; a dive is slow by now
    found = herd.finish()
    ideal = {
        person.key: float(chance)
        for people, chance in zip(strata.people, chances.each, strict=True)
        for person in people
    }
    return Lottery(pool, tuple(seat(strata, found)), ideal, chances.bound, chances.proven)


def check_panels(panels: int) -> None:
    if not 1 <= panels <= MOST_PANELS:
        raise Refused(NO_NUMBER, panels=panels, most=MOST_PANELS)


NO_NUMBER = gettext_noop("A lottery has 1 to %(most)s panels, not %(panels)s.")
