"""The minute: a worker speaks sixty seconds, and that is the account of the week.

It replaces a report only under a freeze that runs and says so. Nobody counts the minutes of one
person, and a text that may point at somebody is looked at once more before it is sent.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from wijkaanpak.experiments.rules.burdens import check_room
from wijkaanpak.neighbourhoods.rules import Domain
from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.stories.rules import Hint, Layer, hints


class State(StrEnum):
    SPOKEN = "spoken"  # only a voice; a collector writes it out
    WRITTEN = "written"  # written out; waits until the worker says that it is right
    SENT = "sent"  # the funders can read it
    ERASED = "erased"


class Move(StrEnum):
    WRITE_OUT = "write out"
    SEND = "send"
    ERASE = "erase"


MOVES: dict[State, dict[Move, State]] = {
    State.SPOKEN: {Move.WRITE_OUT: State.WRITTEN, Move.ERASE: State.ERASED},
    State.WRITTEN: {
        Move.WRITE_OUT: State.WRITTEN,
        Move.SEND: State.SENT,
        Move.ERASE: State.ERASED,
    },
    State.SENT: {Move.ERASE: State.ERASED},
    State.ERASED: {},
}
STATE_WORDS: dict[str, str] = {
    State.SPOKEN: gettext_noop("waits until it is written out"),
    State.WRITTEN: gettext_noop("waits until you say that it is right"),
    State.SENT: gettext_noop("sent"),
    State.ERASED: gettext_noop("erased"),
}
LAYER_WORDS: dict[str, str] = {
    Layer.PERSON: gettext_noop("One person"),
    Layer.GROUP: gettext_noop("A group"),
    Layer.NEIGHBOURHOOD: gettext_noop("The whole neighbourhood"),
    Layer.ORGANISATION: gettext_noop("An organisation"),
    Layer.POLICY: gettext_noop("Rules and policy"),
}
MOST_SECONDS = 60
A_BREATH = 5  # the recorder stops a moment late
MOST_TEXT = 1200  # a minute of speech is some 150 words


@dataclass(frozen=True)
class Spoken:
    """A minute before it is kept. `voice` is a cleaned file in the storage."""

    text: str = ""
    voice: str = ""
    seconds: int = 0
    layer: Layer = Layer.GROUP
    domain: Domain = Domain.SOCIAL_LIFE
    public: bool = False

    def check(self) -> None:
        if not (self.text.strip() or self.voice):
            raise Refused(gettext_noop("Write something or record your voice: one of the two."))
        check_room(self.text, MOST_TEXT)
        check_seconds(self.seconds)


def check_seconds(seconds: int) -> None:
    if seconds > MOST_SECONDS + A_BREATH:
        raise Refused(
            gettext_noop(
                "This takes %(seconds)s seconds. A minute is enough: say it once more, shorter."
            ),
            seconds=seconds,
        )


def check_there_is_a_freeze(found: bool) -> None:
    """A minute on top of the report would be one more report."""
    if not found:
        raise Refused(
            gettext_noop(
                "No freeze runs now in which your minute replaces a report. Then a minute would "
                "only come on top of your work. Say with a burden that you have the work of it, "
                "or ask who demands the report to freeze it."
            )
        )


def after(state: State, move: Move) -> State:
    to = MOVES[state].get(move)
    if to is None:
        raise Refused(gettext_noop("This minute has moved on meanwhile. Look at it again."))
    return to


class Sign(StrEnum):
    """What in a text may point at a client or another person. A helpful word before sending."""

    NAME = "name"
    TITLE = "title"
    CLIENT = "client"
    BIRTH = "birth"
    NUMBER = "number"
    DOOR = "door"


SIGN_WORDS: dict[str, str] = {
    Sign.NAME: gettext_noop("A name seems to stand in it."),
    Sign.TITLE: gettext_noop("Somebody seems to be called by their name (Mr, Mrs, family)."),
    Sign.CLIENT: gettext_noop("It speaks of a client, a file or a case."),
    Sign.BIRTH: gettext_noop("A day of birth or an exact age seems to stand in it."),
    Sign.NUMBER: gettext_noop("A number of a person (BSN) seems to stand in it."),
    Sign.DOOR: gettext_noop("An address, telephone number or e-mail seems to stand in it."),
}
_TITLE = re.compile(
    r"\b(?i:meneer|mijnheer|mevrouw|mw\.?|mevr\.?|dhr\.?|hr\.?|de heer|familie|fam\.?|juf|meester"
    r"|opa|oma|tante|oom)\s+[A-Z\u00c0-\u00de]"
)
_INITIALS = re.compile(
    r"\b([A-Z]\.\s?){1,4}(van |de |der |den |el |al )*[A-Z\u00c0-\u00de][a-z\u00e0-\u00ff]+"
)
_CLIENT = re.compile(
    r"\b(cliënt\w*|client\w*|patiënt\w*|dossier\w*|casus|indicatie\w*|diagnose\w*)\b", re.I
)
_BIRTH = re.compile(
    r"\bgeboren\b|\b\d{1,2}[-/. ]\d{1,2}[-/. ](19|20)\d\d\b"
    r"|\b(jongen|meisje|man|vrouw|moeder|vader|bewoner) van \d{1,3}\b|\b\d{1,3}[- ]jarige\b",
    re.I,
)
_NUMBER = re.compile(r"(?<!\d)\d{9}(?!\d)")
# Capital letters that name no person: days do not have one in Dutch, places and parties do.
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_PLACE_ENDS = re.compile(
    r"(straat|laan|weg|plein|hof|dijk|kade|gracht|pad|steeg|singel|dreef|park|wijk|dorp|veld|"
    r"school|huis|kerk|moskee|kelder|tunnel|poort|flat)$",
    re.I,
)
_SPEAKS = re.compile(
    r"([A-Z\u00c0-\u00de][a-z\u00e0-\u00ff]+)\s+"
    r"(zei|zegt|vertelde|vertelt|woont|kwam|belde|huilde|wil|heeft|is|was|gaat|durft|slaapt)\b"
)
_NO_NAMES = frozenset(
    """Nederland Nederlands Nederlandse Turks Turkse Arabisch Arabische Pools Poolse Oekraïens
    Oekraïense Tigrinya Tamazight Engels Engelse Duits Duitse Europa Wmo Kerst Pasen Ramadan
    Suikerfeest Sinterklaas Koningsdag WhatsApp Instagram TikTok Ik Wij We Hij Zij Ze Het De Een
    En Maar Ook Dat Dit Daar Hier Toen Nu Er Iemand Niemand Iedereen Alles Niets Wie Wat Waar Dus
    Want Als Die Deze Eén Geen Vandaag Gisteren""".split()  # noqa: SIM905  reads as words
)


def _names(text: str, known: frozenset[str]) -> bool:
    """True when a word with a capital stands where a name would, and is no place we know."""
    for sentence in re.split(r"(?<=[.!?:])\s+|\n+", text):
        speaks = _SPEAKS.match(sentence)
        if speaks and _may_be_name(speaks[1], "", known):
            return True
        words = _WORD.findall(sentence)
        if any(_may_be_name(word, before, known) for before, word in pairwise(words)):
            return True
    return False


def _may_be_name(word: str, before: str, known: frozenset[str]) -> bool:
    if not word[0].isupper() or word.isupper() or word in _NO_NAMES or word in known:
        return False
    return not _PLACE_ENDS.search(word) and before.lower() not in {"de", "het"}


def signs(text: str, known: frozenset[str] = frozenset()) -> list[Sign]:
    """Return what in a text may point at somebody. `known` are names of places and parties.

    A simple look and no judge: it errs to the side of asking once more.
    """
    found = {
        Sign.NAME: _names(text, known) or bool(_INITIALS.search(text)),
        Sign.TITLE: bool(_TITLE.search(text)),
        Sign.CLIENT: bool(_CLIENT.search(text)),
        Sign.BIRTH: bool(_BIRTH.search(text)),
        Sign.NUMBER: bool(_NUMBER.search(text)),
        Sign.DOOR: any(hint in hints(text) for hint in Hint),
    }
    return [sign for sign, there in found.items() if there]


class LookAgain(Refused):
    """Something in a text may point at somebody, and nobody said that they looked."""


def check_looked(found: list[Sign], looked: bool) -> None:
    """Who sends a text that may point at somebody says that they looked at it once more."""
    if found and not looked:
        raise LookAgain(
            gettext_noop(
                "This may point at somebody. Change it, or say below that you looked and that "
                "nobody can be recognised."
            )
        )
