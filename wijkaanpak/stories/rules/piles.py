"""Which stories could lie in a pile, and why: a suggestion that anybody can check.

It looks for a mix. What the layer before chose lies on top; then what no panel read yet, other
domains of life, other layers of impact, other themes. It weighs no story: it reads no tone, no
success and no length. Who keeps the stories follows it or not, and nothing is hidden by it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from wijkaanpak.refusals import gettext_noop


class Because(StrEnum):
    """Why a story lies in a pile."""

    CHOSEN_BEFORE = "chosen before"
    NOT_READ = "not read"
    NEW_DOMAIN = "new domain"
    NEW_LAYER = "new layer"
    NEW_THEME = "new theme"
    WAITED = "waited"
    KEEPER = "keeper"


BECAUSE_WORDS: dict[str, str] = {
    Because.CHOSEN_BEFORE: gettext_noop("The layer before chose it."),
    Because.NOT_READ: gettext_noop("No panel has read it yet."),
    Because.NEW_DOMAIN: gettext_noop("It is about another part of life than the others."),
    Because.NEW_LAYER: gettext_noop("What changed is larger or smaller than in the others."),
    Because.NEW_THEME: gettext_noop("It uses other words than the others."),
    Because.WAITED: gettext_noop("Fewer panels read it, or it lies here longest."),
    Because.KEEPER: gettext_noop("The story keeper laid it down."),
}


@dataclass(frozen=True)
class Candidate:
    """A story that may lie in a pile, and what a mix looks at.

    `since` orders by age (an ISO moment), `times_read` is in how many piles it lay before, `theme`
    is '' when there are too few stories to say, `alike` are keys of near-duplicates.
    """

    key: str
    since: str
    domains: frozenset[str] = frozenset()
    layer: str = ""
    theme: str = ""
    times_read: int = 0
    alike: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Suggested:
    """A story for a pile and all reasons for it, the first of which weighed most."""

    key: str
    because: tuple[Because, ...]


def suggest(
    candidates: Iterable[Candidate], most: int, chosen_before: Collection[str] = ()
) -> list[Suggested]:
    """Return stories for a pile of at most `most`, each with why; the same for the same stories.

    >>> lamp = Candidate("lamp", "2018", frozenset({"housing"}), times_read=1)
    >>> trees = Candidate("trees", "2019", frozenset({"housing"}))
    >>> [(one.key, one.because[0].value) for one in suggest([lamp, trees], 2, ["lamp"])]
    [('lamp', 'chosen before'), ('trees', 'not read')]
    """
    left = {one.key: one for one in candidates}
    pile = [left.pop(key) for key in sorted(chosen_before) if key in left]
    found = [Suggested(one.key, (Because.CHOSEN_BEFORE,)) for one in pile]
    while left and len(pile) < most:
        best = min(left.values(), key=lambda one: _order(one, pile))
        found.append(Suggested(best.key, _because(best, pile)))
        pile.append(left.pop(best.key))
    return found


def _order(one: Candidate, pile: list[Candidate]) -> tuple[object, ...]:
    """Return what puts a story before another: small comes first; its key breaks a tie."""
    said_already = any(one.key in other.alike or other.key in one.alike for other in pile)
    new = frozenset(_because(one, pile))
    news = (Because.NEW_DOMAIN, Because.NEW_LAYER, Because.NEW_THEME)
    fresh = tuple(reason not in new for reason in news)
    return (said_already, one.times_read, sum(fresh), fresh, one.since, one.key)


def _because(one: Candidate, pile: list[Candidate]) -> tuple[Because, ...]:
    domains = {domain for other in pile for domain in other.domains}
    reasons = [
        (Because.NOT_READ, not one.times_read),
        (Because.NEW_DOMAIN, bool(pile) and bool(one.domains - domains)),
        (Because.NEW_LAYER, bool(pile) and _is_new(one.layer, [o.layer for o in pile])),
        (Because.NEW_THEME, bool(pile) and _is_new(one.theme, [o.theme for o in pile])),
    ]
    return tuple(reason for reason, holds in reasons if holds) or (Because.WAITED,)


def _is_new(mine: str, others: list[str]) -> bool:
    return bool(mine) and mine not in others
