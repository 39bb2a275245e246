"""Who may be drawn, and what a panel must look like: people, their homes, and quotas."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from wijkaanpak.refusals import Refused, gettext_noop

POSTCODE = re.compile(r"\s*[1-9][0-9]{3}\s*[A-Za-z]{2}\s*\Z")


@dataclass(frozen=True)
class Quota:
    """How many people of a panel have this value of this feature: at least and at most."""

    feature: str
    value: str
    least: int
    most: int


@dataclass(frozen=True)
class Person:
    """Somebody in the pool. `values` go in the order of the features of the pool.

    `home` is the same for people who share an address (see `home_of`), and empty when the
    address is not known: then it limits nobody.
    """

    key: str
    values: tuple[str, ...]
    home: str = ""


@dataclass(frozen=True)
class Pool:
    """All of which a panel is drawn. Whoever makes one that contradicts itself is told."""

    seats: int
    quotas: tuple[Quota, ...]
    people: tuple[Person, ...]
    notes: tuple[Refused, ...] = field(default=(), compare=False)  # sentences, not errors

    def __post_init__(self) -> None:
        check_seats(self.seats)
        check_quotas(self.seats, self.quotas)
        _check_people(self)

    @cached_property
    def features(self) -> tuple[str, ...]:
        """Names of the features, in the order of the quotas."""
        return tuple(dict.fromkeys(quota.feature for quota in self.quotas))

    @cached_property
    def counts(self) -> Mapping[tuple[str, str], int]:
        """How many people of the pool have each value of each feature."""
        return Counter(
            pair
            for person in self.people
            for pair in zip(self.features, person.values, strict=True)
        )

    @cached_property
    def by_key(self) -> Mapping[str, Person]:
        return {person.key: person for person in self.people}

    def broken_by(self, panel: Iterable[str]) -> list[str]:
        """Return what this panel breaks, in words for whoever checks; nothing when it is right."""
        people = [self.by_key[key] for key in panel]
        found = [] if len(people) == self.seats else [f"{len(people)} seats"]
        found += [f"{key} twice" for key, n in Counter(p.key for p in people).items() if n > 1]
        homes = Counter(person.home for person in people if person.home)
        found += [f"{n} at {home}" for home, n in homes.items() if n > 1]
        for quota in self.quotas:
            place = self.features.index(quota.feature)
            have = sum(person.values[place] == quota.value for person in people)
            if not quota.least <= have <= quota.most:
                found.append(f"{have} of {quota.feature} {quota.value}")
        return found


def check_seats(seats: int) -> None:
    if seats < 1:
        raise Refused(gettext_noop("A panel has at least 1 seat, not %(seats)s."), seats=seats)


def check_quotas(seats: int, quotas: Sequence[Quota]) -> None:
    """Refuse quotas that no panel of any pool can meet."""
    seen = set[tuple[str, str]]()
    for quota in quotas:
        if (quota.feature, quota.value) in seen:
            raise _about(gettext_noop("“%(value)s” of “%(feature)s” is there twice."), quota)
        if not 0 <= quota.least <= quota.most:
            raise _about(NO_RANGE, quota, least=quota.least, most=quota.most)
        seen.add((quota.feature, quota.value))
    for feature in dict.fromkeys(quota.feature for quota in quotas):
        own = [quota for quota in quotas if quota.feature == feature]
        least, most = sum(quota.least for quota in own), sum(quota.most for quota in own)
        if least > seats:
            raise Refused(MINIMA_ABOVE, feature=feature, total=least, seats=seats)
        if most < seats:
            raise Refused(MAXIMA_BELOW, feature=feature, total=most, seats=seats)


NO_RANGE = gettext_noop(
    "“%(value)s” of “%(feature)s” asks at least %(least)s and at most %(most)s. "
    "The most cannot be below the least."
)
MINIMA_ABOVE = gettext_noop(
    "The minimums of “%(feature)s” are %(total)s together and there are only %(seats)s seats. "
    "Lower one of them."
)
MAXIMA_BELOW = gettext_noop(
    "The maximums of “%(feature)s” are %(total)s together and there are %(seats)s seats. "
    "Raise one of them."
)
TWICE = gettext_noop("“%(key)s” is in the pool twice. Leave one out.")
UNKNOWN = gettext_noop(
    "“%(key)s” has “%(value)s” as “%(feature)s”, and no quota says how many of those there may be."
)


def _check_people(pool: Pool) -> None:
    known = {(quota.feature, quota.value) for quota in pool.quotas}
    for key, times in Counter(person.key for person in pool.people).items():
        if times > 1:
            raise Refused(TWICE, key=key)
    for person in pool.people:
        for feature, value in zip(pool.features, person.values, strict=True):
            if (feature, value) not in known:
                raise Refused(UNKNOWN, key=person.key, feature=feature, value=value)


def _about(sentence: str, quota: Quota, **more: object) -> Refused:
    return Refused(sentence, feature=quota.feature, value=quota.value, **more)


def home_of(columns: Sequence[str]) -> str:
    """Return one and the same text for one address written in several ways; "" for none.

    Capitals, accents, dots, dashes and spaces make no other address, nor does "str." for
    "straat". An address of which only the postcode is known, or that lacks a column and has no
    number, is not known.

    >>> home_of(["Dorpsstr. 1-a", "1234ab"]) == home_of(["DORPSSTRAAT 1 A", "1234 AB"])
    True
    >>> home_of(["Kade 1-1"]) == home_of(["Kade 11"]), home_of(["", "1234AB"])
    (False, '')
    """
    said = [column for column in columns if column.strip()]
    rest = [column for column in said if not POSTCODE.match(column)]
    incomplete = len(said) < len(columns) and not any(map(str.isdigit, "".join(rest)))
    if not said or (len(columns) > 1 and (not rest or incomplete)):
        return ""
    return ", ".join(filter(None, map(_plainly, columns)))


def _plainly(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign))
    words = re.findall(r"[^\W\d_]+|\d+", bare)
    return " ".join(_word(word) for word in words)


def _word(word: str) -> str:
    if word.endswith("str"):
        return word + "aat"
    return word.lstrip("0") or "0" if word.isdigit() else word


def published_order(key: str) -> bytes:
    """Return what people go by where nothing else decides: SHA-256 of their key.

    Anyone can redo it, and it favours nobody for the first letter of a name.
    """
    return hashlib.sha256(key.encode()).digest()
