"""What may be said of who was there, without giving anybody away.

Counts below ten are secret (Hundepool and others, Statistical Disclosure Control, 2012, chapter 5;
Willenborg and De Waal, Elements of Statistical Disclosure Control, 2001). Those books hide more
cells until no sum gives a hidden one back. Here no number leaves at all, which is simpler to keep
true: a page says one `Word` of each group, and

- a word depends on a count only through three kinds: nobody, one to nine, ten or more;
- no total is published, nor how many left a question open, so that questions do not add up;
- words on one question that together bound a small count more tightly are not said (`is_safe`);
- words are said once and never again, so that two editions cannot be laid beside each other;
- a year shows the words that were said, and adds up only gatherings that said nothing.

So whoever reads every page knows of a count of one to nine at most that it is one to nine.

Whether a group is missing is decided by the exact binomial test (Clopper and Pearson, 1934): with
so many cards, how likely is it by chance alone that so few came? One tail, `CHANCE` divided by
the number of groups compared (Bonferroni), so that a question says something untrue at most once
in twenty times.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import lru_cache

LIMIT = 10  # counts below this are secret
LEAST_CARDS = 20  # fewer answers than this say nothing
LEAST_GROUP = 20  # a group of fewer people than this is never named
CHANCE = 0.05


class Word(StrEnum):
    """What is said of a group: nothing, or one of four things."""

    NOBODY = "nobody"  # and with so many cards that is no chance
    FEW = "few"  # one to nine, and even nine would be few
    FEWER = "fewer"  # ten or more, and yet few for how many live here
    THERE = "there"  # ten or more
    SILENT = "silent"  # fewer than ten, which may be chance


# Between what numbers a count lies of which this is said.
BOUNDS: dict[Word, tuple[float, float]] = {
    Word.NOBODY: (0, 0),
    Word.FEW: (1, LIMIT - 1),
    Word.FEWER: (LIMIT, math.inf),
    Word.THERE: (LIMIT, math.inf),
    Word.SILENT: (0, LIMIT - 1),
}


def at_most(most: int, of: int, share: float) -> float:
    """Return the chance that at most `most` of `of` cards come from a group with this share.

    >>> round(at_most(0, 20, 0.15), 4)
    0.0388
    """
    if most >= of:
        return 1.0
    odds, rest = math.log(share), math.log1p(-share)
    whole = math.lgamma(of + 1)
    return math.fsum(
        math.exp(whole - math.lgamma(k + 1) - math.lgamma(of - k + 1) + k * odds + (of - k) * rest)
        for k in range(most + 1)
    )


@lru_cache(maxsize=4096)
def cards_needed(most: int, share: float, chance: float) -> int:
    """Return with how many cards `most` from a group with this share is no chance any more."""
    high = 2
    while at_most(most, high, share) > chance:
        high *= 2
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        if at_most(most, middle, share) <= chance:
            high = middle
        else:
            low = middle
    return high


def shares_of(sizes: Mapping[str, int | None], whole: int) -> dict[str, float | None]:
    """Return the share of each group; without a size None, and no group that is too small.

    >>> shares_of({"a": 450, "b": None, "c": 19}, 3000)
    {'a': 0.15, 'b': None}
    """
    named = {key: size for key, size in sizes.items() if size is None or size >= LEAST_GROUP}
    return {
        key: size / whole if size is not None and size < whole else None
        for key, size in named.items()
    }


def chance_for(shares: Mapping[str, float | None]) -> float:
    """Return the chance that one group gets, when so many are compared."""
    return CHANCE / max(1, sum(share is not None for share in shares.values()))


def words_of(counts: Mapping[str, int], shares: Mapping[str, float | None]) -> dict[str, Word]:
    """Return what may be said of each group in `shares`; nothing at all when that is not safe.

    `counts` has every answer to one question that was on a card, also of groups not named.
    """
    cards = sum(counts.values())
    if cards < LEAST_CARDS:
        return {}
    chance = chance_for(shares)
    said = {key: _word(counts.get(key, 0), cards, share, chance) for key, share in shares.items()}
    everybody_named = set(counts) <= set(shares)
    return said if is_safe(said, shares, closed=everybody_named) else {}


def _word(many: int, cards: int, share: float | None, chance: float) -> Word:
    if many >= LIMIT:
        few = share is not None and at_most(many, cards, share) <= chance
        return Word.FEWER if few else Word.THERE
    if share is None:
        return Word.SILENT
    asked = (
        0 if many == 0 else LIMIT - 1
    )  # nine for all of one to nine: the count itself is secret
    if cards < cards_needed(asked, share, chance):
        return Word.SILENT
    return Word.NOBODY if many == 0 else Word.FEW


def is_safe(
    said: Mapping[str, Word], shares: Mapping[str, float | None], *, closed: bool = True
) -> bool:
    """Tell whether these words leave one to nine open for each count that may be one to nine.

    The words betray between what numbers the cards lie that answered this question; the rest of
    the sum is the other groups. `closed`: the named groups are all the answers there can be.
    """
    least, most = cards_betrayed(said, shares)
    low = sum(BOUNDS[word][0] for word in said.values())
    high = sum(BOUNDS[word][1] for word in said.values()) if closed else math.inf
    for word in said.values():
        lower, upper = BOUNDS[word]
        if upper != LIMIT - 1:
            continue
        others_most = high - upper
        if least - others_most > 1 or most - (low - lower) < upper:
            return False
    return True


def cards_betrayed(
    said: Mapping[str, Word], shares: Mapping[str, float | None]
) -> tuple[float, float]:
    """Return the least and most answers with which these words could have been said."""
    chance = chance_for(shares)
    least, most = float(LEAST_CARDS), math.inf
    proofs = {Word.NOBODY: 0, Word.FEW: LIMIT - 1, Word.FEWER: LIMIT}
    for key, word in said.items():
        share = shares[key]
        if share is None:
            continue
        if word in proofs:
            least = max(least, cards_needed(proofs[word], share, chance))
        elif word is Word.SILENT:
            most = min(most, cards_needed(LIMIT - 1, share, chance) - 1)
    return least, most


def added_up(
    quiet: Sequence[Mapping[str, int]], shares: Mapping[str, float | None]
) -> dict[str, Word]:
    """Return what gatherings say together that each said nothing about this question.

    At least as many of them as there are groups, and two, so that no sum gives one of them back.
    """
    if len(quiet) < max(2, len(shares)):
        return {}
    keys = dict.fromkeys(key for counts in quiet for key in counts)
    return words_of({key: sum(one.get(key, 0) for one in quiet) for key in keys}, shares)
