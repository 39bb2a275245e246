"""From an election, its rule and its outcome to a `.pb` file of our own."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from wijkaanpak.methods.elections import (
    WHOLE,
    Ballot,
    Completion,
    Election,
    Kind,
    Method,
    Outcome,
    Rule,
)
from wijkaanpak.methods.pabulib.documents import Document
from wijkaanpak.methods.pabulib.reading import KINDS, OUR_CONDITIONS, OUR_RULE

VOTE_TYPES = {kind: name for name, kind in reversed(KINDS.items())}
RULE_NAMES = {
    (Method.EQUAL_SHARES, Completion.NONE): "equalshares",
    (Method.EQUAL_SHARES, Completion.ADD_ONE): "equalshares/add1",
    (Method.EQUAL_SHARES, Completion.UTILITARIAN): "equalshares",
}


def document_of(
    election: Election,
    rule: Rule,
    outcome: Outcome | None = None,
    *,
    meta: Mapping[str, str] | None = None,
    conditions: Mapping[str, Any] | None = None,
    with_categories: bool = False,
) -> Document:
    """Return an election as a document, with the whole rule and, when given, who won.

    `meta` gives what we cannot know (country, unit, instance, date_begin, date_end...). Ballots
    keep the order they are in: shuffle them first. `conditions` are those that `may_add` asked.
    Area and age of voters stay out unless asked for, since few ballots with both can point at one
    person.
    """
    known = dict(meta or {})
    if conditions:
        known[OUR_CONDITIONS] = json.dumps(conditions, ensure_ascii=False)
    rows = [["META"], ["key", "value"], *_meta_rows(election, rule, known)]
    rows += [["PROJECTS"], *_project_rows(election, outcome)]
    rows += [["VOTES"], *_vote_rows(election, with_categories)]
    return Document(rows)


def _meta_rows(election: Election, rule: Rule, meta: Mapping[str, str]) -> list[list[str]]:
    greedy = "greedy" if rule.skip and not rule.pots else "greedy-custom"
    known = {
        "description": election.name or "-",
        "country": "Netherlands",
        "unit": "-",
        "instance": "-",
        **meta,
        "num_projects": str(len(election.plans)),
        "num_votes": str(len(election.ballots)),
        "budget": euros(election.money),
        "vote_type": VOTE_TYPES[election.kind],
        "rule": RULE_NAMES.get((rule.name, rule.completion), "unknown")
        if rule.name is not Method.GREEDY
        else greedy,
    }
    order = ["description", "country", "unit", "instance", "num_projects", "num_votes", "budget",
             "vote_type", "rule", "date_begin", "date_end"]  # fmt: skip
    first = {key: known[key] for key in order if key in known}
    more = {"currency": "EUR", **{key: value for key, value in known.items() if key not in first}}
    more["comment"] = f"#1: Every parameter of the rule is in {OUR_RULE}."
    more[OUR_RULE] = json.dumps(rule.to_dict(), ensure_ascii=False)
    return [[key, " ".join(value.split())] for key, value in (first | more).items()]


def euros(amount: int) -> str:
    """Return cents as a file writes them.

    >>> euros(150000), euros(150050)
    ('1500', '1500.50')
    """
    whole, rest = divmod(amount, WHOLE)
    return f"{whole}.{rest:02d}" if rest else str(whole)


def _project_rows(election: Election, outcome: Outcome | None) -> list[list[str]]:
    votes = dict.fromkeys((plan.key for plan in election.plans), 0)
    points: dict[str, int | Fraction] = dict(votes)
    for ballot in election.ballots:
        for place, choice in enumerate(ballot.choices):
            votes[choice] += 1
            points[choice] += ballot.points[place] if ballot.points else 0
    scored = election.kind is Kind.POINTS
    names = ["project_id", "cost", "votes", *(["score"] if scored else []), "name", "category",
             "beneficiaries", *(["selected"] if outcome else []), "neighborhood"]  # fmt: skip
    rows = [names]
    for plan in election.plans:
        known = {
            "project_id": plan.key,
            "cost": euros(plan.cost),
            "votes": str(votes[plan.key]),
            "score": str(points[plan.key]),
            "name": " ".join(plan.name.split()),
            "category": ",".join(plan.themes),
            "beneficiaries": ",".join(plan.groups),
            "selected": str(int(outcome is not None and plan.key in outcome.winners)),
            "neighborhood": ",".join(plan.areas),
        }
        rows.append([known[name] for name in names])
    return rows


def _vote_rows(election: Election, with_categories: bool) -> list[list[str]]:
    about: dict[str, Callable[[Ballot], str]] = {
        "points": lambda one: ",".join(map(str, one.points)),
        "age": lambda one: one.age,
        "voting_method": lambda one: one.channel,
        "neighborhood": lambda one: one.area,
        "weight": lambda one: str(one.weight),
    }
    wanted = {
        "points": election.kind is Kind.POINTS,
        "age": with_categories and any(one.age for one in election.ballots),
        "voting_method": any(one.channel for one in election.ballots),
        "neighborhood": with_categories and any(one.area for one in election.ballots),
        "weight": any(one.weight != 1 for one in election.ballots),
    }
    columns = [name for name in about if wanted[name]]
    rows = [["voter_id", "vote", *columns]]
    for number, ballot in enumerate(election.ballots, 1):
        rows.append(
            [str(number), ",".join(ballot.choices), *(about[name](ballot) for name in columns)]
        )
    return rows
