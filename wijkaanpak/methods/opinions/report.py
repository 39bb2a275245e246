"""What may be shown of opinions, as JSON."""

from __future__ import annotations

from typing import Any

from wijkaanpak.methods.opinions import statements
from wijkaanpak.methods.opinions.groups import LEAST
from wijkaanpak.methods.opinions.survey import Opinions
from wijkaanpak.methods.opinions.votes import Counts

type Json = dict[str, Any]


def to_dict(found: Opinions) -> Json:
    """Return all that may be shown; a count that is hidden is None."""
    sure = found.certainty
    return {
        "people": len(found.votes.people),
        "in_the_picture": int(found.part.sum()),
        "votes": int(found.everybody.seen.sum()),
        "clear_groups": found.clear is not None,
        "why_no_groups": found.why_no_groups,
        "silhouette": _number(sure.silhouette) if sure else None,
        "silhouette_of_one_cloud": _number(sure.cloud) if sure else None,
        "stability": _number(sure.stability) if sure else None,
        "explained": [_number(one) for one in found.picture.explained],
        "unites": _listed(found, found.unites(), "surely_agree"),
        "rejected_by_all": _listed(found, found.unites(agrees=False), "surely_disagree"),
        "divides": _listed(found, found.divides(), "surely_apart"),
        "bridging": [
            {"statement": _key(found, place), "agrees": agrees, "bridging": _number(value)}
            for place, agrees, value in found.bridges()
        ],
        "groups": [_group(found, number) for number in range(many_groups(found))],
        "statements": _statements(found),
        "map": [
            {"x": dot.x, "y": dot.y, "people": dot.people, "group": letter(dot.group)}
            for dot in found.dots
        ],
        "same_answers": [
            {"people": people, "answers": answers} for people, answers in found.alike
        ],
    }


def many_groups(found: Opinions) -> int:
    return found.clear.many if found.clear else 0


def letter(group: int) -> str | None:
    """Return the name of a group: A is the largest.

    >>> letter(1), letter(-1)
    ('B', None)
    """
    return None if group < 0 else chr(ord("A") + group)


def _number(value: float) -> float:
    return round(float(value), 6)


def _key(found: Opinions, place: int) -> str:
    return found.votes.statements[place].key


def _listed(found: Opinions, places: list[tuple[int, float]], name: str) -> list[Json]:
    return [{"statement": _key(found, place), name: _number(value)} for place, value in places]


def _group(found: Opinions, number: int) -> Json:
    size = found.clear.sizes[number] if found.clear else 0
    return {
        "group": letter(number),
        "people": size,
        "statements": [_spoken(found, one) for one in found.speaking_for(number)],
    }


def _spoken(found: Opinions, one: statements.Speaks) -> Json:
    """Return a statement that speaks for a group.

    Beside the other groups only when all may be shown: a ratio tells what the others voted.
    """
    beside = bool(found.in_sight[one.statement])
    return {
        "statement": _key(found, one.statement),
        "agrees": one.agrees,
        "said": one.said,
        "seen": one.seen,
        "share": _number(one.share),
        "test": _number(one.test),
        "ratio": _number(one.ratio) if beside else None,
        "ratio_test": _number(one.ratio_test) if beside else None,
    }


def _statements(found: Opinions) -> list[Json]:
    counts, everybody = found.counts, _cells(found.total)[0]
    groups = _cells(counts)[: many_groups(found)]
    agree = statements.group_aware(counts.agree, counts.seen)
    disagree = statements.group_aware(counts.disagree, counts.seen)
    rows = []
    for place, statement in enumerate(found.votes.statements):
        in_sight = bool(found.in_sight[place])
        rows.append(
            {
                "statement": statement.key,
                "text": statement.text,
                "moderated_out": statement.is_out,
                "everybody": everybody[place] if found.total.seen[0, place] >= LEAST else None,
                "groups": [
                    cells[place] if may else None
                    for cells, may in zip(groups, found.shown[:, place], strict=False)
                ],
                "group_aware_agree": _number(agree[place]) if in_sight else None,
                "group_aware_disagree": _number(disagree[place]) if in_sight else None,
            }
        )
    return rows


def _cells(counts: Counts) -> list[list[Json]]:
    """Return for each group and statement how many said what, and the bounds of the shares."""
    parts = [counts.agree, counts.disagree, counts.seen - counts.agree - counts.disagree]
    bounds = [
        bound.round(3)
        for said in (counts.agree, counts.disagree)
        for bound in statements.wilson(said, counts.seen)
    ]
    rows = [one.tolist() for one in (*parts, counts.seen, *bounds)]
    return [
        [
            {
                "agree": agree, "disagree": disagree, "pass": passed, "seen": seen,
                "agree_between": [low, high], "disagree_between": [below, above],
            }
            for agree, disagree, passed, seen, low, high, below, above in zip(*group, strict=True)
        ]
        for group in zip(*rows, strict=True)
    ]  # fmt: skip
