"""The door card, the sentences of the mirror, the note of who was missing, and a plan for a group.

Only counts are kept, per question; nobody can say from them which answers were on one card. What
the mirror may say of a count is decided by `methods.small_cells`, and said once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from wijkaanpak.methods import small_cells
from wijkaanpak.methods.small_cells import Word
from wijkaanpak.refusals import Refused, gettext_noop

MOST_WORDS = 2000
MOST_CARDS = 5000
LOOK_AGAIN = timedelta(days=365)  # a note is looked at again a year after it was adopted
YOUNG = range(12, 27)  # a band that ends among these ages is of the residents of the future

type Counts = Mapping[str, Mapping[str, int]]  # question -> group -> how many


class Asked(StrEnum):
    """What a door card asks."""

    AGE = "age"
    HOME = "home"  # area and tenure together: the one pair of answers that is kept
    AREA = "area"  # in place of HOME where no figures of tenure are known
    FIRST = "first"
    LANGUAGE = "language"


class Tenure(StrEnum):
    """Whether the home is rented or owned."""

    TENANT = "tenant"
    OWNER = "owner"


QUESTION_WORDS: dict[str, str] = {
    Asked.AGE: gettext_noop("How old are you?"),
    Asked.HOME: gettext_noop("Where do you live, and do you rent or own?"),
    Asked.AREA: gettext_noop("Where do you live?"),
    Asked.FIRST: gettext_noop("Is this your first time?"),
    Asked.LANGUAGE: gettext_noop("Which language do you speak best? (you may skip this)"),
}
FIRST_WORDS = {
    "yes": gettext_noop("Yes, my first time"),
    "no": gettext_noop("No, I came before"),
}
USUAL_BANDS = ((0, 11), (12, 17), (18, 26), (27, 44), (45, 64), (65, 79), (80, None))
type Band = tuple[int, int | None]
OWN_BAND = re.compile(r"^inwoners van (\d+) (?:tot en met (\d+) jaar|jaar en ouder)$")
CBS_YOUNG, CBS_OLD, CBS_ALL = (
    "Inhabitants up to 14 years", "Inhabitants of 65 and older", "Inhabitants",
)  # fmt: skip
INHABITANTS = ("inwoners", "inhabitants")


def band_key(band: Band) -> str:
    """Return how a band is kept: '12-17', or '80-' without an end."""
    low, high = band
    return f"{low}-{'' if high is None else high}"


def read_band(key: str) -> Band:
    """Return a band from how it is kept.

    >>> read_band("80-")
    (80, None)
    """
    low, high = key.split("-")
    return int(low), int(high) if high else None


def bands_in(figures: Mapping[str, int]) -> dict[str, int]:
    """Return the age bands that figures by name tell: residents' own, or else those of CBS."""
    own: dict[Band, int] = {}
    for name, value in figures.items():
        if found := OWN_BAND.match(name.lower()):
            low, high = found.groups()
            own[int(low), int(high) if high else None] = value
    if own:
        ordered = sorted(own, key=lambda band: band[0])
        return {band_key(band): own[band] for band in ordered}
    if {CBS_YOUNG, CBS_OLD, CBS_ALL} <= set(figures):
        young, old = figures[CBS_YOUNG], figures[CBS_OLD]
        return {"0-14": young, "15-64": max(0, figures[CBS_ALL] - young - old), "65-": old}
    return {}


def tenure_in(name: str) -> Tenure | None:
    """Tell whether a figure counts rented or owned homes, by its name."""
    small = name.lower()
    if small.startswith("huurwoningen"):
        return Tenure.TENANT
    return Tenure.OWNER if small.startswith("koopwoningen") else None


@dataclass(frozen=True)
class Choice:
    """One answer on a card: how it is kept, its name, and how many of them live here."""

    key: str
    name: str
    size: int | None = None
    tenure: Tenure | None = None


@dataclass(frozen=True)
class Question:
    """One question of a card; `source` says of which year and by whom its figures are."""

    asked: Asked
    choices: tuple[Choice, ...]
    source: str = ""

    @property
    def shares(self) -> dict[str, float | None]:
        """The share of each group that may be named."""
        sizes = {choice.key: choice.size for choice in self.choices}
        known = [size for size in sizes.values() if size is not None]
        return small_cells.shares_of(sizes, sum(known))


def check_counts(counts: Counts, card: Sequence[Question], no_card: int) -> None:
    """Only answers that stand on the card, in whole numbers that a room can hold."""
    known = {question.asked: {choice.key for choice in question.choices} for question in card}
    for asked, cells in counts.items():
        if not set(cells) <= known.get(Asked(asked), set()):
            raise Refused(gettext_noop("An answer is counted that does not stand on the card."))
        if any(not 0 <= many <= MOST_CARDS for many in [*cells.values(), no_card]):
            raise Refused(
                gettext_noop("Write for each answer a number from 0 to %(most)s."), most=MOST_CARDS
            )
    if not any(many for cells in counts.values() for many in cells.values()):
        raise Refused(
            gettext_noop("Nothing is counted yet. Write how many at one answer at least.")
        )


def added(one: Counts, other: Counts) -> dict[str, dict[str, int]]:
    """Return two counts together."""
    return {
        asked: {
            key: one.get(asked, {}).get(key, 0) + other.get(asked, {}).get(key, 0)
            for key in dict.fromkeys((*one.get(asked, {}), *other.get(asked, {})))
        }
        for asked in dict.fromkeys((*one, *other))
    }


def check_reason(reason: str, *, needed: bool) -> None:
    if needed and not reason.strip():
        raise Refused(gettext_noop("There is a count already. Say why this one is better."))


def what_it_says(counts: Counts, card: Sequence[Question]) -> list[dict[str, str]]:
    """Return the words that are said of one gathering, to keep as they were said."""
    return _kept(
        card,
        {
            question.asked: small_cells.words_of(
                dict(counts.get(question.asked, {})), question.shares
            )
            for question in card
        },
    )


def what_they_say(many: Sequence[Counts], card: Sequence[Question]) -> list[dict[str, str]]:
    """Return what gatherings say together; `many` per question only those that were quiet."""
    return _kept(
        card,
        {
            question.asked: small_cells.added_up(
                [counts[question.asked] for counts in many if question.asked in counts],
                question.shares,
            )
            for question in card
        },
    )


def _kept(
    card: Sequence[Question], said: Mapping[Asked, Mapping[str, Word]]
) -> list[dict[str, str]]:
    return [
        {
            "asked": str(question.asked),
            "key": choice.key,
            "name": choice.name,
            "tenure": str(choice.tenure or ""),
            "word": str(said[question.asked][choice.key]),
        }
        for question in card
        for choice in question.choices
        if choice.key in said[question.asked]
    ]


class Says(StrEnum):
    """What kind of sentence it is."""

    MISSING = "missing"
    THERE = "there"
    UNSURE = "unsure"


@dataclass(frozen=True)
class Sentence:
    """One sentence, untranslated, with the name of the group; an age is a band still."""

    kind: Says
    words: str
    who: str = ""
    band: Band | None = None
    groups: tuple[Mapping[str, str], ...] = ()  # who came, told in one sentence


NOBODY_WORDS = {
    "age": gettext_noop("%(when)s nobody of %(who)s; so what do we not know?"),
    "area": gettext_noop("%(when)s nobody from %(who)s; so what do we not know?"),
    "tenant": gettext_noop("%(when)s no tenants from %(who)s; so what do we not know?"),
    "owner": gettext_noop("%(when)s no home owners from %(who)s; so what do we not know?"),
}
FEW_WORDS = {
    "age": gettext_noop("%(when)s very few people of %(who)s, fewer than ten."),
    "area": gettext_noop("%(when)s very few people from %(who)s, fewer than ten."),
    "tenant": gettext_noop("%(when)s very few tenants from %(who)s, fewer than ten."),
    "owner": gettext_noop("%(when)s very few home owners from %(who)s, fewer than ten."),
}
FEWER_WORDS = {
    "age": gettext_noop("%(when)s people of %(who)s, though fewer than live here."),
    "area": gettext_noop("%(when)s people from %(who)s, though fewer than live there."),
    "tenant": gettext_noop("%(when)s tenants from %(who)s, though fewer than live there."),
    "owner": gettext_noop("%(when)s home owners from %(who)s, though fewer than live there."),
}
THERE_TOGETHER = gettext_noop(
    "%(when)s ten people or more of each of these: %(who)s. Good that you came."
)
THERE_WORDS = {
    "language": gettext_noop("%(when)s ten people or more who speak %(who)s best."),
    "yes": gettext_noop("%(when)s ten people or more for the first time. Welcome."),
    "no": gettext_noop("%(when)s ten people or more who came before."),
}
OF_WORD = {
    Word.NOBODY: (Says.MISSING, NOBODY_WORDS),
    Word.FEW: (Says.MISSING, FEW_WORDS),
    Word.FEWER: (Says.MISSING, FEWER_WORDS),
    Word.THERE: (Says.THERE, THERE_WORDS),
}
YOUTH_UNSURE = gettext_noop(
    "Of young people the cards say too little. Who asks them what they think?"
)
TOO_FEW = gettext_noop("Too few cards to say anything about who was not here.")
WITHOUT_CARD = gettext_noop(
    "Ten people or more gave no card. What they would say, we do not know."
)
SOME_OPEN = gettext_noop("Not everybody fills in a card, or every question. That is fine.")


COMPARED = (Asked.AGE, Asked.HOME, Asked.AREA)


def sentences(said: Iterable[Mapping[str, str]], *, no_card: bool = False) -> list[Sentence]:
    """Return what the mirror says: who was missing, youth always, who was there, and the doubt."""
    rows = list(said)
    came = tuple(row for row in rows if row["word"] == Word.THERE and row["asked"] in COMPARED)
    found = [one for row in rows if row not in came and (one := _sentence(row))]
    if came:
        found.append(Sentence(Says.THERE, THERE_TOGETHER, groups=came))
    if not any(one.kind is Says.MISSING for one in found):
        found.append(Sentence(Says.UNSURE, TOO_FEW))
    if not any(_is_young(row) for row in rows):
        found.append(Sentence(Says.UNSURE, YOUTH_UNSURE))
    found.append(Sentence(Says.UNSURE, WITHOUT_CARD if no_card else SOME_OPEN))
    order = list(Says)
    return sorted(found, key=lambda one: order.index(one.kind))


def _is_young(row: Mapping[str, str]) -> bool:
    told = row["word"] != Word.SILENT
    return told and row["asked"] == Asked.AGE and read_band(row["key"])[1] in YOUNG


def _sentence(row: Mapping[str, str]) -> Sentence | None:
    word = Word(row["word"])
    if word is Word.SILENT:
        return None
    kind, words = OF_WORD[word]
    asked = row["asked"]
    band = read_band(row["key"]) if asked == Asked.AGE else None
    group = row["tenure"] or (row["key"] if asked == Asked.FIRST else asked)
    return Sentence(kind, words[group], row["name"], band)


def check_over(ends: date, today: date) -> None:
    if ends > today:
        raise Refused(gettext_noop("This has not been held yet. Count the cards afterwards."))


def check_quiet(spoken: bool) -> None:
    if spoken:
        raise Refused(
            gettext_noop(
                "The mirror has spoken about this. It says one thing once, so that nobody can "
                "lay two pages beside each other and find a neighbour."
            )
        )


def check_year_over(year: int, today: date) -> None:
    if year >= today.year:
        raise Refused(gettext_noop("A year is added up when it is over."))


def due_again(adopted: date) -> date:
    """Return when a note of who was missing is looked at again."""
    return adopted + LOOK_AGAIN


@dataclass(frozen=True)
class PlanWords:
    """How a group is reached, in words of residents. Money in cents, for thresholds only."""

    group: str
    where: str
    when: str
    language: str
    gain: str
    goes: str
    interpreter: int = 0
    child_care: int = 0
    taxi: int = 0

    @property
    def cents(self) -> int:
        return self.interpreter + self.child_care + self.taxi


def check_plan(plan: PlanWords) -> None:
    """A plan says who, where, when and what it brings them; a group is never a list of people."""
    for words in (plan.group, plan.where, plan.when, plan.gain, plan.goes):
        check_words(words)
    if re.search(r"\d{6}|@", plan.group + plan.where + plan.goes):
        raise Refused(
            gettext_noop("Write about a group here, without phone numbers or addresses of people.")
        )


def check_words(words: str) -> None:
    if not words.strip():
        raise Refused(gettext_noop("Say it in words; this cannot stay empty."))
    if len(words) > MOST_WORDS:
        raise Refused(gettext_noop("Use at most %(most)s characters."), most=MOST_WORDS)
