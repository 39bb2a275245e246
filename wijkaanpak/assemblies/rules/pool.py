"""The pool: who may be drawn, under a code, and the files from which a lottery is made again."""

from __future__ import annotations

import csv
import hashlib
import io
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from wijkaanpak.assemblies.rules.mandate import NOT_REACHED, can_reach
from wijkaanpak.assemblies.rules.targets import TargetLine, quotas_of
from wijkaanpak.methods.lottery import Person, Pool, home_of
from wijkaanpak.refusals import Refused, gettext_noop

MOST_LETTERS = 5_000
MOST_AT_ONE_ADDRESS = 4
KEEP_DAYS = 28  # after the last session
SIGNS = "23456789BCDFGHJKLMNPQRSTVWXZ"  # no vowels: no number becomes a word
NUMBER_LENGTH = 5


class Channel(StrEnum):
    """How somebody signed up."""

    LETTER = "letter"  # alone, with the code of a letter
    DOORSTEP = "doorstep"
    PAPER = "paper"
    CALL = "call"


BY_A_HOST: dict[str, str] = {
    Channel.DOORSTEP: gettext_noop("At the door"),
    Channel.PAPER: gettext_noop("On paper"),
    Channel.CALL: gettext_noop("By telephone"),
}


class NoLetter(StrEnum):
    """Why a host writes somebody in without a letter. No free words: they would tell of homes."""

    NEVER = "never"
    LOST = "lost"
    OUTSIDE = "outside"


NO_LETTER_WORDS: dict[str, str] = {
    NoLetter.NEVER: gettext_noop("No letter came to this address"),
    NoLetter.LOST: gettext_noop("The letter is lost, and its number is not known"),
    NoLetter.OUTSIDE: gettext_noop("We met them outside, and they did not have it with them"),
}


class LetterUnknown(Refused):
    """This code opens nothing."""

    def __init__(self) -> None:
        super().__init__(
            gettext_noop("We do not know this code. Look at your letter and type it once more.")
        )


class OwnCodeUnknown(Refused):
    """No page opens with this code."""

    def __init__(self) -> None:
        super().__init__(
            gettext_noop(
                "We do not know this code. Look at your slip and type it once more, or ask a host."
            )
        )


@dataclass(frozen=True)
class Member:
    """Somebody in the pool: a code, a home, and what they answered."""

    code: str
    home: str
    answers: Mapping[str, str]


def new_number() -> str:
    """Return a code for somebody in the pool; it says nothing about them."""
    return "".join(secrets.choice(SIGNS) for _place in range(NUMBER_LENGTH))


def check_letters(many: int, place: str) -> None:
    if not 1 <= many <= MOST_LETTERS:
        raise Refused(
            gettext_noop("Make between 1 and %(most)s letters at a time."), most=MOST_LETTERS
        )
    if not place.strip():
        raise Refused(gettext_noop("Say for which street or area these letters are."))


def check_visit(place: str, doors: int, opened: int) -> None:
    if not place.strip():
        raise Refused(gettext_noop("Say in which street or stair you rang."))
    if not 0 <= opened <= doors or doors < 1:
        raise Refused(gettext_noop("No more doors opened than you rang at."))


def check_contact(name: str, reach: str) -> None:
    if not (name.strip() and reach.strip()):
        raise Refused(gettext_noop("Write a name, and a telephone number or e-mail address."))
    if not can_reach(reach):
        raise Refused(NOT_REACHED)


def check_household(serial: int | None, lives_with: str, no_letter: str) -> None:
    """Of one address at most one is drawn, so a host says which home it is, or why not."""
    if not (serial or lives_with.strip() or no_letter in NO_LETTER_WORDS):
        raise Refused(
            gettext_noop(
                "Write the number of their letter, or the number in the draw of who lives with "
                "them. Is there neither? Then choose why."
            )
        )


def check_answers(answers: Mapping[str, str], lines: Iterable[TargetLine]) -> None:
    """Every question has one of its own answers."""
    known: dict[str, set[str]] = {}
    for line in lines:
        known.setdefault(line.feature, set()).add(line.value)
    if not known:
        raise Refused(gettext_noop("The questions are not ready yet. Come back later."))
    if set(answers) != set(known) or any(answers[name] not in known[name] for name in known):
        raise Refused(gettext_noop("Choose one answer to each question."))


def pool_of(seats: int, lines: Sequence[TargetLine], members: Iterable[Member]) -> Pool:
    """Return the pool as the lottery knows it. Raises Refused when it contradicts itself."""
    features = list(dict.fromkeys(line.feature for line in lines))
    people = tuple(
        Person(one.code, tuple(one.answers.get(name, "") for name in features), home_of([home]))
        for one, home in _with_homes(members)
    )
    return Pool(seats, quotas_of(lines), people)


def _with_homes(members: Iterable[Member]) -> list[tuple[Member, str]]:
    """Number the homes anew, so that what is written leads to no letter."""
    ordered = sorted(members, key=lambda one: one.code)
    numbers: dict[str, int] = {}
    for one in ordered:
        numbers.setdefault(one.home, len(numbers) + 1)
    return [(one, str(numbers[one.home])) for one in ordered]


def features_csv(lines: Iterable[TargetLine]) -> bytes:
    """Return the targets as `wijkaanpak lottery` reads them."""
    rows = [(one.feature, one.value, one.least, one.most) for one in lines]
    return _csv([("feature", "value", "min", "max"), *rows])


def people_csv(lines: Sequence[TargetLine], members: Iterable[Member]) -> bytes:
    """Return the pool without names as `wijkaanpak lottery` reads it, in the order of codes."""
    features = list(dict.fromkeys(line.feature for line in lines))
    rows = [
        (one.code, *(one.answers.get(name, "") for name in features), home)
        for one, home in _with_homes(members)
    ]
    return _csv([("code", *features, "home"), *rows])


def _csv(rows: Iterable[Sequence[object]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def pool_hash(lines: Sequence[TargetLine], members: Sequence[Member]) -> str:
    """Return the SHA-256 of the two files one after the other, in hex."""
    return hashlib.sha256(features_csv(lines) + people_csv(lines, members)).hexdigest()


def to_forget_from(ends: date) -> date:
    """Return the day from which nobody may be known any more."""
    return ends + timedelta(days=KEEP_DAYS)


# On a letter, for who reads another language better: what it is, and where somebody helps.
OTHERWISE = {
    "en": "You are invited to a draw for a neighbourhood assembly. "
    "Somebody can read this letter with you and write you in: {reach}",
    "tr": "Mahalle meclisi için yapılacak kuraya davetlisin. "
    "Biri bu mektubu seninle okuyabilir ve seni kaydedebilir: {reach}",
    "ar": "أنت مدعو إلى قرعة لمجلس أهل الحي. "
    "يمكن لشخص أن يقرأ هذه الرسالة معك وأن يسجلك: \u2066{reach}\u2069",
    "pl": "Zapraszamy do losowania do narady mieszkańców dzielnicy. "
    "Ktoś może przeczytać ten list z Tobą i Cię zapisać: {reach}",
    "uk": "Запрошуємо на жеребкування до наради мешканців району. "
    "Хтось може прочитати цей лист разом із Вами і записати Вас: {reach}",
}


def otherwise(
    languages: Iterable[str], written_in: str, reach: str
) -> tuple[tuple[str, str], ...]:
    """Return what a letter says in the other languages of a neighbourhood, with their codes.

    >>> [code for code, _said in otherwise(["nl", "tr", "en"], "nl", "010 000 00 00")]
    ['tr', 'en']
    """
    if not reach:
        return ()
    codes = [code for code in languages if code in OTHERWISE and code != written_in]
    return tuple((code, OTHERWISE[code].format(reach=reach)) for code in codes)
