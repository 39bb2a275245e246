"""The result of a round: counted from what is kept, worded from computed numbers, and read back.

The pages and files of a result are made once, at the count. After that they are only read.
"""

from __future__ import annotations

import csv
import hashlib
import inspect
import io
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import Http404
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from wijkaanpak.budget.models import Ballot, Round
from wijkaanpak.budget.queries import places, voting
from wijkaanpak.budget.queries import rounds as found
from wijkaanpak.budget.queries.words import WAYS, Told, figure, losing, money, winning
from wijkaanpak.budget.rules import (
    FEW_BALLOTS,
    FEW_PEOPLE,
    FEW_VOTES,
    BallotKind,
    RoundRules,
    as_text,
    box_root,
    canonical,
    counting,
    fingerprint,
    in_groups,
)
from wijkaanpak.budget.rules.counting import Entrant, Paper
from wijkaanpak.budget.rules.numbers import written
from wijkaanpak.methods import explanations, natellen, pabulib, pots
from wijkaanpak.methods.counting import count as count_by_rule
from wijkaanpak.methods.elections import Election, Outcome
from wijkaanpak.refusals import Refused, gettext_noop

TRIES, FEW_TRIES, MANY_BALLOTS, MANY_PLANS = 12, 3, 5_000, 30
EXTRA = {"points": "punten", "weight": "gewicht"}  # what the table says only in some rounds
PAGE, DATA, MAP = "uitslag.html", "uitslag.json", "kaart.geojson"
FILES = {
    "stembiljetten.pb": "text/plain; charset=utf-8",
    "stembiljetten.csv": "text/csv; charset=utf-8",
    "natellen.py": "text/plain; charset=utf-8",
    "plannen.csv": "text/csv; charset=utf-8",
    "spelregels.json": "application/json",
    DATA: "application/json",
    MAP: "application/geo+json",
}


@dataclass(frozen=True)
class Counted:
    """A count with all it was made from."""

    round: Round
    fixed: RoundRules
    entrants: list[Entrant]
    papers: list[Paper]
    outcome: Outcome
    explained: explanations.Explanation

    @cached_property
    def box(self) -> str:
        return box_root([as_text(paper.choices) for paper in self.papers])

    def counts(self, entrants: list[Entrant], papers: list[Paper]) -> bool:
        """Tell whether this is a count of these plans and ballots, in whatever order."""
        mine, yours = (sorted(map(str, some)) for some in (self.papers, papers))
        return self.entrants == entrants and mine == yours

    @cached_property
    def plain(self) -> dict[str, Any]:
        """The result as plain data: what the page shows and what the log signs."""
        with translation.override(settings.LANGUAGE_CODE):
            return _plain(self)

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.plain)

    @property
    def election(self) -> Election:
        return self.outcome.election


def entrants_of(round: Round) -> list[Entrant]:
    """Return the plans on the ballot as the count knows them."""
    return [
        Entrant(str(p.number), p.title, p.asked, p.area, p.theme, p.young, p.cost - p.asked)
        for p in found.on_ballot(round)
    ]


def count(round: Round, ballots: Sequence[Ballot], before: Counted | None = None) -> Counted:
    """Count ballots by the fixed rules of their round, and explain it. Changes nothing.

    Explaining takes half a minute at worst: with `before`, the same ballots in another order,
    its explanation is taken over. Raises Refused when the solver finds no certain answer in time.
    """
    fixed, entrants = found.rules_of(round), entrants_of(round)
    papers = [Paper(b.choices, b.area, b.young, b.channel) for b in ballots]
    election = counting.election_of(fixed, entrants, papers, round.title)
    rule = counting.rule_of(fixed, entrants)
    may_add = counting.may_add(fixed, entrants)
    try:
        outcome = count_by_rule(election, rule, may_add)
        if before and before.counts(entrants, papers):
            explained = before.explained
        else:
            explained = explanations.explain(
                outcome, may_add, tries=_tries(fixed, entrants, papers)
            )
    except pots.Undecided as undecided:
        raise Refused(
            gettext_noop(
                "Which pots can pay what could not be settled in time. Count again; nothing is "
                "lost."
            )
        ) from undecided
    return Counted(round, fixed, entrants, papers, outcome, explained)


def _plain(counted: Counted) -> dict[str, Any]:
    outcome, fixed = counted.outcome, counted.fixed
    votes, points = _votes(counted), _points(counted)
    won = {number: place for place, number in enumerate(outcome.winners)}
    by_number = {one.number: one for one in counted.entrants}
    explained = counted.explained
    roughly = _tries(fixed, counted.entrants, counted.papers) < TRIES
    tell = Told(outcome, by_number, votes, roughly)
    weights = _weights(counted, explained)
    why = {n: winning(tell, n) for n in outcome.winners}
    why |= {one.plan: losing(tell, one) for one in explained.lost}
    rows = {
        n: _row(one, votes[n], why[n], weights.get(n)) | ({"points": points[n]} if points else {})
        for n, one in by_number.items()
    }
    rest = sorted(
        (n for n in by_number if n not in won),
        key=lambda n: (-points.get(n, votes[n]), int(n)),
    )
    young = _("%(from)s to %(until)s years")
    young %= {"from": fixed.from_age, "until": fixed.young_until}
    older = _("Older than %(until)s years") % {"until": fixed.young_until}
    groups = counting.by_group(fixed, counted.papers, young, older)
    shares = counting.who_pays(fixed, counted.entrants, outcome.winners)
    return {
        "title": counted.round.title,
        "number": counted.round.number,
        "rules": counted.round.fingerprint,
        "box": counted.box,
        "amount": fixed.amount,
        "spent": outcome.spent,
        "left": outcome.left,
        "leftover": fixed.leftover,
        "ballots": len(counted.papers),
        "blank": sum(1 for paper in counted.papers if not paper.choices),
        "numbers": asdict(voting.numbers(counted.round)),
        "winners": [rows[n] for n in outcome.winners],
        "others": [rows[n] for n in rest],
        "ways": _ways(counted),
        "served": [asdict(one) for one in counting.served(counted.papers, won, groups)],
        "missing": [
            asdict(one) | {"fewer": one.fewer} for one in counting.missing(fixed, counted.papers)
        ],
        "paid": [
            {"pot": s.pot, "plan": s.plan, "title": by_number[s.plan].title, "cents": s.cents}
            for s in shares
        ],
        "published": len(counted.papers) >= FEW_BALLOTS,
    }


def _tries(fixed: RoundRules, entrants: Sequence[Entrant], papers: Sequence[Paper]) -> int:
    """Return by how many whole counts each "would have won" is proved, so that it ends in time."""
    asks_much = bool(fixed.guarantees) or any(pot.least_share for pot in fixed.pots)
    many = len(papers) > MANY_BALLOTS or (asks_much and len(entrants) > MANY_PLANS)
    return FEW_TRIES if many else TRIES


def _votes(counted: Counted) -> dict[str, int]:
    """Return how many ballots chose each plan."""
    votes = dict.fromkeys((one.number for one in counted.entrants), 0)
    for paper in counted.papers:
        for number in paper.choices:
            votes[number] += 1
    return votes


def _points(counted: Counted) -> dict[str, int]:
    """Return how many points each plan got; nothing where no points are divided."""
    if counted.fixed.ballot is not BallotKind.POINTS:
        return {}
    numbers = (one.number for one in counted.entrants)
    return {n: sum(paper.choices.get(n, 0) for paper in counted.papers) for n in numbers}


def _weights(counted: Counted, explained: explanations.Explanation) -> dict[str, Fraction]:
    """Return what the votes for each plan weigh together; nothing when all votes are equal."""
    if not counted.fixed.rule.channels:
        return {}
    weights = {one.plan: one.votes for one in explained.won}
    return weights | {one.plan: one.votes for one in explained.lost}


def _ways(counted: Counted) -> list[dict[str, Any]]:
    """Return what each way to vote counted for, in numbers that anyone can work out again."""
    return [
        asdict(one)
        | {
            "share": str(one.share),
            "percent": figure(100 * one.share),
            "weight": None if one.weight is None else _exact(one.weight),
        }
        for one in counting.weights(counted.fixed, counted.papers)
    ]


def _exact(weight: Fraction) -> dict[str, str]:
    """Return a weight exactly, for who counts again, and as people read it."""
    return {"exact": str(weight), "about": figure(weight)}


def _row(one: Entrant, votes: int, why: str, weight: Fraction | None) -> dict[str, Any]:
    plain = asdict(one) | {"votes": votes, "why": why, "sum": money(one.asked)}
    return plain if weight is None else plain | {"weight": _exact(weight)}


def files(round: Round, counted: Counted) -> dict[str, bytes]:
    """Return the files of a result, by name. Single ballots only when there are enough."""
    plain = counted.plain
    where = places.places(round, counted.fixed, plain["winners"])
    made = {
        PAGE: _page(round, counted, where).encode(),
        MAP: places.as_geojson(round, where).encode(),
        DATA: canonical(plain).encode(),
        "spelregels.json": round.rules.encode(),
        "plannen.csv": _plans_table(plain),
    }
    if plain["published"]:
        made |= {"stembiljetten.pb": _pb(round, counted), "stembiljetten.csv": _ballots(counted)}
        made["natellen.py"] = inspect.getsource(natellen).encode()
    return made


def _page(round: Round, counted: Counted, where: list[places.Place]) -> str:
    context = counted.plain | {
        "here": round.here,
        "round": round,
        "fixed": counted.fixed,
        "result": in_groups(counted.fingerprint),
        "with_choice": counted.plain["ballots"] - counted.plain["blank"],
        "few_votes": FEW_VOTES,
        "few_people": FEW_PEOPLE,
        "places": where,
        "drawn": any(place["key"] for place in where),
        "files": list(FILES) if counted.plain["published"] else ["plannen.csv", DATA, MAP],
    }
    with translation.override(settings.LANGUAGE_CODE):
        context["ways"] = [_told(row) for row in counted.plain["ways"]]
        return render_to_string("budget/result_body.html", context)


def _told(way: dict[str, Any]) -> dict[str, Any]:
    """Return what a way to vote counted for, in words; `joined` where it was counted elsewhere."""
    elsewhere = way["counted_as"] not in {"", way["way"]}
    joined = _(WAYS[way["counted_as"]]) if elsewhere else ""
    return way | {"word": _(WAYS[way["way"]]), "joined": joined}


def _pb(round: Round, counted: Counted) -> bytes:
    about = {
        "unit": round.here.municipality or round.here.name,
        "subunit": round.here.name,
        "instance": written(round.number),
        "language": "nl",
        "date_begin": f"{round.vote_opened or round.begun:%d.%m.%Y}",
        "date_end": f"{round.vote_closed or round.begun:%d.%m.%Y}",
    }
    fixed, rule = counted.fixed, counted.outcome.rule
    if counting.has_conditions(fixed):
        plans = counting.pot_plans(fixed, counted.entrants).values()
        asked = pots.to_dict(fixed.pots, fixed.guarantees, plans)
        about["counting_conditions"] = json.dumps(asked, ensure_ascii=False)
    made = pabulib.document_of(counted.election, rule, counted.outcome, meta=about)
    return pabulib.write(made)


def _plans_table(plain: dict[str, Any]) -> bytes:
    first: dict[str, Any] = next(iter(plain["winners"] + plain["others"]), {})
    extra = [name for name in EXTRA if name in first]
    heads = [EXTRA[name] for name in extra]
    rows = [["nummer", "plan", "vraagt", "stemmen", *heads, "gekozen", "waarom"]]
    for chosen, name in (("ja", "winners"), ("nee", "others")):
        for row in plain[name]:
            more = [row[name]["exact"] if name == "weight" else row[name] for name in extra]
            euros = f"{row['asked'] / 100:.2f}"
            rows.append(
                [row["number"], row["title"], euros, row["votes"], *more, chosen, row["why"]]
            )
    return _table(rows)


def _ballots(counted: Counted) -> bytes:
    numbers = [one.number for one in counted.entrants]
    weighed = bool(counted.fixed.rule.channels)
    rows: list[list[Any]] = [["biljet", *(["via"] * weighed), *numbers]]
    for at, (paper, cast) in enumerate(
        zip(counted.papers, counted.election.ballots, strict=True), 1
    ):
        via = [cast.channel] * weighed
        rows.append([at, *via, *(paper.choices.get(number, "") for number in numbers)])
    return _table(rows)


def _table(rows: list[list[Any]]) -> bytes:
    """Return rows as a file for a spreadsheet in which no text can be a formula."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(
        [_safe(cell) for cell in row] for row in rows
    )
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _safe(cell: Any) -> Any:
    risky = isinstance(cell, str) and cell[:1] in "=+-@\t\r\0＝＋－＠" and cell
    return f"'{cell}" if risky else cell


def fingerprint_of(files: dict[str, bytes]) -> str:
    """Return the SHA-256 over the names and fingerprints of files."""
    lines = [f"{name} {hashlib.sha256(data).hexdigest()}" for name, data in sorted(files.items())]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def read(round: Round, name: str) -> bytes:
    """Return a file of a result as it was written at the count, or answer 404."""
    path = f"{round.result}/{name}"
    if not round.result or name not in {PAGE, *FILES} or not default_storage.exists(path):
        raise Http404
    with default_storage.open(path) as file:
        return bytes(file.read())


def data(round: Round) -> dict[str, Any]:
    """Return the result as plain data."""
    plain: dict[str, Any] = json.loads(read(round, DATA))
    return plain
