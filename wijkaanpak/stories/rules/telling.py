"""What must be true of a story: what is asked, what is never asked, and how it may move.

A story belongs to who told it. So nothing is demanded but the story itself; where it happened
is a street and never an address; and each use of it is a yes of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from wijkaanpak.methods.tips import Tip, tips_in
from wijkaanpak.neighbourhoods.rules import Domain
from wijkaanpak.refusals import NotYours, Refused, gettext_noop


class State(StrEnum):
    """Where a story is. Which placed ones the public may read, the consents say."""

    WRITTEN = "written"  # a collector wrote it down; the teller has not heard it back yet
    TOLD = "told"  # waits for the story keeper
    PLACED = "placed"  # may be used, as far as the teller's consents go
    RETURNED = "returned"  # given back with a reason
    APPEALED = "appealed"  # the teller disagrees; somebody else decides
    WITHDRAWN = "withdrawn"  # the teller took it back; only the teller sees it
    ERASED = "erased"  # nothing of it is left but the seals in the log


class Move(StrEnum):
    """What can happen to a story."""

    CHECK = "check"
    CHANGE = "change"
    PLACE = "place"
    RETURN = "return"
    APPEAL = "appeal"
    AGREE = "agree"  # with the appeal
    UPHOLD = "uphold"  # the return stays
    WITHDRAW = "withdraw"
    ERASE = "erase"


MOVES: dict[State, dict[Move, State]] = {
    State.WRITTEN: {
        Move.CHECK: State.TOLD,
        Move.CHANGE: State.TOLD,
        Move.WITHDRAW: State.WITHDRAWN,
        Move.ERASE: State.ERASED,
    },
    State.TOLD: {
        Move.CHANGE: State.TOLD,
        Move.PLACE: State.PLACED,
        Move.RETURN: State.RETURNED,
        Move.WITHDRAW: State.WITHDRAWN,
        Move.ERASE: State.ERASED,
    },
    State.PLACED: {
        Move.CHANGE: State.TOLD,
        Move.RETURN: State.RETURNED,
        Move.WITHDRAW: State.WITHDRAWN,
        Move.ERASE: State.ERASED,
    },
    State.RETURNED: {
        Move.CHANGE: State.TOLD,
        Move.APPEAL: State.APPEALED,
        Move.WITHDRAW: State.WITHDRAWN,
        Move.ERASE: State.ERASED,
    },
    State.APPEALED: {
        Move.AGREE: State.PLACED,
        Move.UPHOLD: State.RETURNED,
        Move.WITHDRAW: State.WITHDRAWN,
        Move.ERASE: State.ERASED,
    },
    State.WITHDRAWN: {Move.ERASE: State.ERASED},
    State.ERASED: {},
}

WITH_TELLER = frozenset({State.RETURNED, State.APPEALED})  # given back, and that still stands


class Use(StrEnum):
    """What a story may be used for. Each is asked on its own and can be taken back on its own."""

    PANEL = "panel"  # read by the panel of neighbours
    PUBLIC = "public"  # on the public pages here
    COUNCIL = "council"  # handed to the municipal council
    PRESS = "press"  # quoted in a newspaper, on radio or television
    REPAIR = "repair"  # laid beside a mistake that is told here


class How(StrEnum):
    """Who held the pen."""

    ALONE = "alone"
    WITH = "with"  # a collector wrote, the teller sat beside
    FOR = "for"  # a collector wrote it down afterwards


class Channel(StrEnum):
    """Where a story was told. Paper and a bench weigh as much as a screen."""

    WEB = "web"
    VOICE = "voice"
    BENCH = "bench"
    DOORSTEP = "doorstep"
    PHONE = "phone"
    SCHOOL = "school"
    MEETING = "meeting"
    PAPER = "paper"


class Layer(StrEnum):
    """What changed because of it: one person, a group, the whole neighbourhood, and so on."""

    PERSON = "person"
    GROUP = "group"
    NEIGHBOURHOOD = "neighbourhood"
    ORGANISATION = "organisation"
    POLICY = "policy"


class Reason(StrEnum):
    """Why a story is given back. Its tone is never a reason, nor that it is unpleasant."""

    NAMES_PERSON = "names a person"
    ADDRESS = "address"
    HURTS = "hurts someone"
    CRIME_TIP = "tip about crime"
    OTHER = "other"


REASON_WORDS: dict[str, str] = {
    Reason.NAMES_PERSON: gettext_noop("Somebody else can be recognised in it."),
    Reason.ADDRESS: gettext_noop("An address or telephone number stands in it."),
    Reason.HURTS: gettext_noop("It may hurt or endanger someone."),
    Reason.CRIME_TIP: gettext_noop(
        "It is a tip about a crime. That is not kept here. Call Meld Misdaad Anoniem, "
        "0800-7000 (free, without your name), or the police, 0900-8844. In danger: 112."
    ),
    Reason.OTHER: gettext_noop("Another reason:"),
}


class Verdict(StrEnum):
    """What somebody else decided on an appeal."""

    PLACED = "placed"
    STAYS = "stays"


MOST_TEXT, MOST_TITLE, MOST_NAME, MOST_WORDS = 20_000, 120, 80, 2_000


@dataclass(frozen=True)
class Telling:
    """What someone tells, before it is kept. Only a title and words or a voice are needed.

    `photo` and `voice` are names of cleaned files in the storage (`actions.keep_photo`,
    `actions.keep_voice`); `seconds` is how long the voice lasts. `read_back` says that a
    collector read it to the teller, who said it was right.
    """

    title: str
    text: str = ""
    teller_name: str = ""
    language: str = "nl"
    how: How = How.ALONE
    channel: Channel = Channel.WEB
    period: str = ""
    street: str = ""
    domains: tuple[Domain, ...] = ()
    layer: Layer | None = None
    uses: frozenset[Use] = frozenset()
    photo: str = ""
    photo_words: str = ""
    voice: str = ""
    seconds: int = 0
    read_back: bool = True


def after(state: State, move: Move) -> State:
    """Return the state after a move; raise Refused when that cannot happen now."""
    to = MOVES[state].get(move)
    if to is None:
        raise Refused(gettext_noop("This story has moved on meanwhile. Look at it again."))
    return to


def check_telling(telling: Telling) -> None:
    """A story has a name, and words or a voice. Nothing more is demanded of who tells."""
    check_title(telling.title)
    check_text(telling.text)
    if not (telling.text.strip() or telling.voice):
        raise Refused(gettext_noop("Write something or record your voice: one of the two."))
    check_short(telling.teller_name, MOST_NAME)
    check_short(telling.period, MOST_NAME)
    check_street(telling.street)


def check_title(title: str) -> None:
    """A story has a name of its own, of at most a line."""
    if not title.strip():
        raise Refused(gettext_noop("Give your story a name. A few words are enough."))
    check_short(title, MOST_TITLE)


def check_text(text: str) -> None:
    """A story may be as short as one sentence, and as long as ten pages."""
    check_short(text, MOST_TEXT)


def check_short(words: str, most: int) -> None:
    """Say how much room there is, instead of cutting off what somebody wrote."""
    if len(words) > most:
        raise Refused(
            gettext_noop("This is too long: there is room for %(most)s characters."), most=most
        )


def check_reason(reason: Reason, words: str) -> None:
    """Who gives a story back for another reason says which."""
    check_short(words, MOST_WORDS)
    if reason is Reason.OTHER and not words.strip():
        raise Refused(gettext_noop("Say in your own words why it cannot be placed like this."))


def check_other_judge(judge: str, returned_by: str) -> None:
    """Who gave a story back does not decide on the appeal against it."""
    if judge == returned_by:
        raise NotYours(
            gettext_noop("You gave this story back, so somebody else decides on the appeal.")
        )


def check_words(words: str) -> None:
    """An appeal or a choice says why."""
    if not words.strip():
        raise Refused(gettext_noop("Say why, in your own words."))
    check_short(words, MOST_WORDS)


# Streets may be called after a number: '2e Parkstraat', 'Plein 1945', 'Laan '40-'45'.
_ORDINAL = re.compile(r"\b\d{1,2}(e|de|ste)\b", re.I)
_YEARS = re.compile(r"'?\b(1[5-9]|20)\d\d\b(\s*[-–]\s*'?\d{2,4}\b)?|'?\b40\s*[-–]\s*'?45\b")
_POSTCODE = re.compile(r"\b[1-9]\d{3}\s?[A-Za-z]{2}\b(?<![\d\s][sS][aA])")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]{2,}")
_PHONE = re.compile(r"(?<![\d.,€])(\+\d{2}|00\d{2}|0)[\s-]?([(]0[)])?\d([\s-]?\d){7,9}(?!\d)")
_HOUSE = re.compile(
    r"\b[^\W\d_]{2,}(straat|laan|weg|plein|hof|dijk|kade|gracht|pad|steeg|singel|dreef|ring)"
    r"\s+(nr\.?\s*|nummer\s+)?(?!(1[5-9]|20)\d\d\b)\d{1,4}\b|\b(huisnummer|nr\.|nummer)\s+\d{1,4}\b",
    re.I,
)


def check_street(street: str) -> None:
    """Where it happened is a street or a place, never a house."""
    check_short(street, MOST_NAME)
    without_name = _YEARS.sub("", _ORDINAL.sub("", street))
    if any(char.isdigit() for char in without_name) or _EMAIL.search(street):
        raise Refused(
            gettext_noop("Only the name of the street, without a house number or postcode.")
        )


class Hint(StrEnum):
    """What in a text could point at somebody's door. A helpful word, never a stop."""

    HOUSE_NUMBER = "house number"
    POSTCODE = "postcode"
    PHONE = "phone"
    EMAIL = "email"


_HINTS = {
    Hint.HOUSE_NUMBER: _HOUSE,
    Hint.POSTCODE: _POSTCODE,
    Hint.PHONE: _PHONE,
    Hint.EMAIL: _EMAIL,
}


def hints(*texts: str) -> list[Hint]:
    """Return what in these texts looks like an address, a telephone number or an e-mail."""
    return [hint for hint, form in _HINTS.items() if any(form.search(text) for text in texts)]


TIP_ADVICE: dict[Tip, str] = {
    Tip.CRIME: gettext_noop(
        "“%(words)s” may be a tip about a person. That belongs with the police (0900-8844) or, "
        "without your name, with Meld Misdaad Anoniem (0800-7000). In danger now: 112. You may "
        "send your story like this; better leave it out."
    ),
    Tip.HOME: gettext_noop(
        "“%(words)s” may be about violence at home. Call Veilig Thuis (0800-2000, day and night). "
        "In danger now: 112. You may send your story like this; think of who reads it."
    ),
    Tip.PLATE: gettext_noop(
        "There is a number plate in “%(words)s”. About a car you call the police (0900-8844). You "
        "may send your story like this; better leave it out."
    ),
}


def tips(*texts: str) -> list[tuple[str, str]]:
    """Return advice with the sentence it is about: pain may be told, so never a stop."""
    found = [one for text in texts for one in tips_in(text) if one.why in TIP_ADVICE]
    return [(TIP_ADVICE[one.why], one.sentence) for one in found]


def first_line(text: str, most: int = 60) -> str:
    """Return the beginning of a story, to stand as its name when the teller gave none."""
    sentence = re.split(r"(?<=[.!?])\s|\n", text.strip(), maxsplit=1)[0].strip()
    if len(sentence) <= most:
        return sentence.rstrip(".")
    return sentence[:most].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"


def is_public(state: str, uses: Iterable[str]) -> bool:
    """Tell whether everybody may read a story in this state, with these consents."""
    return state == State.PLACED and Use.PUBLIC in uses
