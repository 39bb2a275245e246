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


type Groups = Mapping[str, Sequence[Paper]]  # the answers to one question, with their papers


@dataclass(frozen=True)
class Served:
    """How many ballots of a group have a winner on them, in whole percents; None: not said."""

    name: str
    ballots: int
    percent: int | None


def served(
    papers: Sequence[Paper], winners: Iterable[str], questions: Iterable[Groups]
) -> list[Served]:
    """Return for all and for each group of each question what share sees one of their plans.

    About a group of fewer than ten nothing is said. Nor about the smallest other groups, where
    taking what is said from the whole would give away what fewer than ten others chose.
    """
    won = set(winners)
    whole = _served("", papers, won)
    found = [whole]
    for groups in questions:
        told = [_served(name, some, won) for name, some in groups.items()]
        while gives_away(whole, told):
            least = min((one for one in told if one.ballots), key=lambda one: one.ballots)
            told[told.index(least)] = Served(least.name, 0, None)
        found += told
    return found


def _served(name: str, papers: Sequence[Paper], won: set[str]) -> Served:
    if len(papers) < FEW_PEOPLE:
        return Served(name, 0, None)
    happy = sum(1 for paper in papers if won & set(paper.choices))
    return Served(name, len(papers), _percent(happy, len(papers)))


def _percent(some: int, of: int) -> int:
    return round(100 * some / of)


def gives_away(whole: Served, told: Sequence[Served]) -> bool:
    """Tell whether these shares bind what one to nine others chose, about whom none is said.

    The percents are whole, so each stands for a few numbers of people. Nothing is given away
    when among the others, as far as these numbers go, nobody may see a plan of theirs, or all.
    """
    others = whole.ballots - sum(one.ballots for one in told)
    if whole.percent is None or not 0 < others < FEW_PEOPLE:
        return False
    (least, most), said = _between(whole), [_between(one) for one in told]
    return least > sum(high for _low, high in said) or most < others + sum(low for low, _ in said)


def _between(one: Served) -> tuple[int, int]:
    """Return the fewest and the most people for whom this percent is written."""
    if one.percent is None:
        return 0, 0
    fits = [n for n in range(one.ballots + 1) if _percent(n, one.ballots) == one.percent]
    return fits[0], fits[-1]


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


def by_group(fixed: RoundRules, papers: Sequence[Paper], young: str, older: str) -> list[Groups]:
    """Return the papers by area, and those of the young and of the others, as far as told."""
    areas = {g.name: [p for p in papers if p.area == g.name] for g in fixed.areas}
    if all(paper.young is None for paper in papers):
        return [areas]
    ages = {young: [p for p in papers if p.young], older: [p for p in papers if p.young is False]}
    return [areas, ages]
