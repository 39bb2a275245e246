"""Planned works, and the chance to join them: the same street in the same year.

A street that opens twice in a year, or a stair that is visited by three parties, is seen here
before the days are fixed. Nothing is decided by it: parties say whether they join.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from wijkaanpak.neighbourhoods.rules import TaskArea
from wijkaanpak.projects.rules.initiatives import MOST_TITLE, check_words
from wijkaanpak.refusals import Refused, gettext_noop

MOST_STREETS, MOST_STREET, MOST_YEARS = 20, 80, 10
# What belongs to an energy work from the first day.
SOCIAL_PART: dict[str, str] = {
    "bills": gettext_noop("What happens to the bills?"),
    "mould": gettext_noop("What happens to damp and mould?"),
    "language": gettext_noop("In which languages, and by whom, is it told?"),
    "moves": gettext_noop("Does anybody have to leave for a while, and where to?"),
    "question": gettext_noop("Which question of residents does it answer?"),
}


@dataclass(frozen=True)
class Planned:
    """What the matching needs of a work: where, which years, and whether its days are fixed."""

    key: str
    streets: frozenset[str]  # as `same` writes them
    first: int
    last: int
    fixed: bool = False


@dataclass(frozen=True)
class Chance:
    """Works that meet in these streets in these years, of which at least one can still move."""

    works: tuple[str, ...]
    streets: tuple[str, ...]
    first: int
    last: int


def same(street: str) -> str:
    """Return a street as we compare it: case, accents, spaces and a final dot do not count.

    >>> same("  Spoorlaan ") == same("SPOORLAAN.")
    True
    """
    bare = unicodedata.normalize("NFKD", street).casefold()
    signs = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return " ".join("".join(s if s.isalnum() else " " for s in signs).split())


def streets_of(text: str) -> list[str]:
    """Return the streets that somebody wrote, split at commas and lines, each once."""
    found: dict[str, str] = {}
    for piece in text.replace("\n", ",").split(","):
        street = " ".join(piece.split()).rstrip(". ")
        if same(street):
            found.setdefault(same(street), street)
    return list(found.values())


def named_in(place: str, streets: Iterable[str]) -> list[str]:
    """Return which of these streets (as `same` writes them) a place in words names.

    >>> named_in("Spoorlaan, tussen brug en plein", ["spoorlaan", "plein 3"])
    ['spoorlaan']
    """
    words = f" {same(place)} "
    return [street for street in streets if f" {street} " in words]


def chances(works: Iterable[Planned]) -> list[Chance]:
    """Return where works meet: same street, same year, not all fixed. Soonest first."""
    meeting: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    by_key = {work.key: work for work in works}
    for work in by_key.values():
        for street in work.streets:
            for year in range(work.first, work.last + 1):
                meeting[street, year].add(work.key)
    together: defaultdict[frozenset[str], set[tuple[str, int]]] = defaultdict(set)
    for spot, keys in meeting.items():
        if len(keys) > 1 and not all(by_key[key].fixed for key in keys):
            together[frozenset(keys)].add(spot)
    found = [_chance(keys, spots) for keys, spots in together.items()]
    return sorted(found, key=lambda one: (one.first, one.streets, one.works))


def _chance(keys: frozenset[str], spots: set[tuple[str, int]]) -> Chance:
    years = [year for _street, year in spots]
    streets = sorted({street for street, _year in spots})
    return Chance(tuple(sorted(keys)), tuple(streets), min(years), max(years))


def check_work(
    title: str, words: str, streets: list[str], first: int, last: int, today: date
) -> None:
    check_words(title, MOST_TITLE)
    check_words(words)
    if not streets:
        raise Refused(gettext_noop("Name at least one street or area."))
    if len(streets) > MOST_STREETS or any(len(one) > MOST_STREET for one in streets):
        raise Refused(gettext_noop("Name at most %(most)s streets."), most=MOST_STREETS)
    check_years(first, last, today)


def check_years(first: int, last: int, today: date) -> None:
    if last < first:
        raise Refused(gettext_noop("The last year does not come before the first."))
    if last < today.year:
        raise Refused(gettext_noop("Works that are over cannot be joined. Choose a year to come."))
    if last - first > MOST_YEARS:
        raise Refused(gettext_noop("Name at most %(most)s years."), most=MOST_YEARS)


def check_days(
    starts: date | None, ends: date | None, *, fixed: bool, first: int, last: int
) -> None:
    """Fixed works say their first and last day, within the years they named."""
    if fixed and not (starts and ends):
        raise Refused(gettext_noop("Fixed works have a first and a last day."))
    if starts and ends and ends < starts:
        raise Refused(gettext_noop("The last day does not come before the first."))
    if any(day and not first <= day.year <= last for day in (starts, ends)):
        raise Refused(gettext_noop("These days fall outside the years of this work."))


def check_social_part(kind: TaskArea, part: Mapping[str, str]) -> None:
    """An energy work does not come in without its social part and a question of residents."""
    if kind is not TaskArea.ENERGY:
        return
    for name, asks in SOCIAL_PART.items():
        if not part.get(name, "").strip():
            raise Refused(
                gettext_noop("Energy goes together with people. Answer first: %(asks)s"),
                asks=Refused(asks),
            )
        check_words(part[name])


def check_others(mine: str, others: Iterable[str]) -> None:
    """What a party answers to is a work that meets its own."""
    chosen = set(others)
    if not chosen or mine in chosen:
        raise Refused(gettext_noop("Choose the works to which you answer."))
