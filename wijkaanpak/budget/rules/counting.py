"""The count: from plans, ballots and fixed rules to winners, and who sees one of their plans."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from wijkaanpak.budget.rules.ballots import Choices
from wijkaanpak.budget.rules.money import touches
from wijkaanpak.budget.rules.rounds import (
    FEW_PEOPLE,
    BallotKind,
    RoundRules,
    lot_order,
)
from wijkaanpak.budget.rules.ways import Channel, Weighed, ways_of, weighed
from wijkaanpak.methods import elections, pots
from wijkaanpak.methods.elections import Election, Kind, MayAdd, Rule


@dataclass(frozen=True)
class Entrant:
    """A plan as the count knows it: its number, what it asks (cents), where and for whom.

    `own` is what its makers bring themselves, in cents.
    """

    number: str
    title: str
    asked: int
    area: str = ""
    theme: str = ""
    young: bool = False
    own: int = 0


@dataclass(frozen=True)
class Paper:
    """A ballot as the count knows it: choices, and what somebody told of themselves or not."""

    choices: Choices
    area: str = ""
    young: bool | None = None
    channel: str = Channel.WEB


def rule_of(fixed: RoundRules, entrants: Iterable[Entrant]) -> Rule:
    """Return the fixed rule with its ties broken by the lot that was drawn beforehand."""
    lot = tuple(lot_order(fixed.lot, [one.number for one in entrants]))
    return replace(fixed.rule, lot=lot)


def election_of(
    fixed: RoundRules, entrants: Sequence[Entrant], papers: Sequence[Paper], name: str = ""
) -> Election:
    """Return plans, ballots and money as one election. Groups of people stay out of it."""
    points = fixed.ballot is BallotKind.POINTS
    ways = iter(ways_of(fixed.rule.channels, _channels(papers)) if fixed.rule.channels else ())
    plans = [
        elections.Plan(
            one.number,
            one.title,
            one.asked,
            areas=(one.area,) if one.area else (),
            themes=(one.theme,) if one.theme else (),
            groups=("jong",) if one.young else (),
        )
        for one in entrants
    ]
    ballots = [
        elections.Ballot(
            tuple(sorted(paper.choices, key=int)),
            tuple(paper.choices[n] for n in sorted(paper.choices, key=int)) if points else (),
            channel=next(ways, "") if paper.choices else "",
        )
        for paper in papers
    ]
    kind = Kind.POINTS if points else Kind.APPROVAL
    return Election(plans, ballots, fixed.amount, kind, name)


def _channels(papers: Iterable[Paper]) -> list[str]:
    """Return how each vote came; a ballot with nothing on it has no weight."""
    return [paper.channel for paper in papers if paper.choices]


def weights(fixed: RoundRules, papers: Iterable[Paper]) -> list[Weighed]:
    """Return what each way to vote counted for; nothing when every vote counts the same."""
    return weighed(fixed.rule.channels, _channels(papers))


def pot_plans(fixed: RoundRules, entrants: Iterable[Entrant]) -> dict[str, pots.Plan]:
    """Return the plans as the pots know them, by number."""
    ages = (fixed.from_age, fixed.young_until)
    return {
        one.number: pots.Plan(
            one.number,
            one.asked + one.own,
            one.own,
            themes=touches(fixed, one.theme) | frozenset({one.theme} if one.theme else ()),
            areas=frozenset({one.area} if one.area else ()),
            ages=ages if one.young else None,
        )
        for one in entrants
    }


def has_conditions(fixed: RoundRules) -> bool:
    """Tell whether the money of a round asks something of the plans it pays."""
    asked = {condition for pot in fixed.pots for condition in pots.asked_by(pot)}
    return bool(asked - {pots.Condition.ENDS}) or bool(fixed.guarantees)


def may_add(fixed: RoundRules, entrants: Sequence[Entrant]) -> MayAdd | None:
    """Return the test whether plans can be paid from the pots together; None without conditions.

    What costs more than all the money is no matter of conditions: the count itself stops there.
    """
    if not has_conditions(fixed):
        return None
    plans = pot_plans(fixed, entrants)
    fits = pots.may_add_for(fixed.pots, fixed.guarantees, plans.values())
    asked = {one.number: one.asked for one in entrants}

    def test(chosen: Sequence[str]) -> bool:
        return sum(asked[number] for number in chosen) > fixed.amount or fits(chosen)

    return test


def who_pays(
    fixed: RoundRules, entrants: Sequence[Entrant], winners: Sequence[str]
) -> list[pots.Share]:
    """Return which pot pays what for which winner: strict and soon-ending euros first."""
    plans = pot_plans(fixed, entrants)
    return pots.funding_plan([plans[number] for number in winners], fixed.pots)


@dataclass(frozen=True)
class Served:
    """How many ballots of a group have a winner on them, in whole percents; None: too few."""

    name: str
    ballots: int
    percent: int | None


def served(
    papers: Sequence[Paper], winners: Iterable[str], groups: Mapping[str, Sequence[Paper]]
) -> list[Served]:
    """Return for all and for each group what share sees one of their plans.

    About a group of fewer than ten nothing is said.
    """
    won = set(winners)
    found = [_served("", papers, won)]
    return found + [_served(name, some, won) for name, some in groups.items()]


def _served(name: str, papers: Sequence[Paper], won: set[str]) -> Served:
    if len(papers) < FEW_PEOPLE:
        return Served(name, 0, None)
    happy = sum(1 for paper in papers if won & set(paper.choices))
    return Served(name, len(papers), round(100 * happy / len(papers)))


@dataclass(frozen=True)
class Missing:
    """A part of the neighbourhood: its share of the people and of the ballots, in percents."""

    name: str
    people: int
    ballots: int

    @property
    def fewer(self) -> bool:
        """Clearly fewer ballots than people: somebody was not there."""
        return self.ballots * 10 < self.people * 8


def missing(fixed: RoundRules, papers: Sequence[Paper]) -> list[Missing]:
    """Return for each area its share of the people and of the ballots that told an area."""
    people = sum(group.people for group in fixed.areas)
    told = [paper for paper in papers if paper.area]
    if not people or len(told) < FEW_PEOPLE:
        return []
    by_area = {group.name: 0 for group in fixed.areas}
    for paper in told:
        by_area[paper.area] = by_area.get(paper.area, 0) + 1
    if any(0 < many < FEW_PEOPLE for many in by_area.values()):
        by_area = {name: many if many >= FEW_PEOPLE else 0 for name, many in by_area.items()}
    return [
        Missing(
            group.name,
            round(100 * group.people / people),
            round(100 * by_area[group.name] / len(told)),
        )
        for group in fixed.areas
    ]


def by_group(
    fixed: RoundRules, papers: Sequence[Paper], young: str, older: str
) -> dict[str, list[Paper]]:
    """Return the papers of each area, of the young and of the others, as far as people told it."""
    groups = {g.name: [p for p in papers if p.area == g.name] for g in fixed.areas}
    if any(paper.young is not None for paper in papers):
        groups[young] = [paper for paper in papers if paper.young]
        groups[older] = [paper for paper in papers if paper.young is False]
    return groups
