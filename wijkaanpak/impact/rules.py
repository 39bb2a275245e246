"""What must be true of an impact path: a story about change that may be wrong, and say so.

A path is no promise and no target. Whatever somebody does not know may stay open, and is then
shown as "we do not know yet". Old drawings stay; what changed between two is said in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from wijkaanpak.neighbourhoods.rules import Domain
from wijkaanpak.network.rules import PartyKind
from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.stories.rules import Layer
from wijkaanpak.stories.rules.telling import check_short

MOST_TITLE, MOST_WORDS, MOST_BELIEF, MOST_LINE = 90, 400, 200, 200
MOST_BELIEFS, MOST_FIGURES, MOST_LINES = 4, 3, 12
HALF_A_YEAR = timedelta(days=182)
FEW_POSTS = 3  # hours of fewer posts together could be the hours of one person
FEW = 5  # so few of something are told as "fewer than five"


class Part(StrEnum):
    """The parts of a path, in the order in which neighbours tell it."""

    BECAUSE = "because"
    WE_DO = "we_do"
    NEXT_WEEK = "next_week"
    NEXT_YEAR = "next_year"
    TEN_YEARS = "ten_years"
    NOTICE = "notice"
    TELLER = "teller"


PART_WORDS: dict[str, str] = {
    Part.BECAUSE: gettext_noop("Because …"),
    Part.WE_DO: gettext_noop("We do"),
    Part.NEXT_WEEK: gettext_noop("So that next week"),
    Part.NEXT_YEAR: gettext_noop("So that next year"),
    Part.TEN_YEARS: gettext_noop("So that in ten years"),
    Part.NOTICE: gettext_noop("We would notice it when"),
    Part.TELLER: gettext_noop("Who tells us"),
}
LAYER_WORDS: dict[str, str] = {
    Layer.PERSON: gettext_noop("One person"),
    Layer.GROUP: gettext_noop("A group"),
    Layer.NEIGHBOURHOOD: gettext_noop("The neighbourhood"),
    Layer.ORGANISATION: gettext_noop("An organisation"),
    Layer.POLICY: gettext_noop("Rules and policy"),
}


class Made(StrEnum):
    """How a drawing was made. A table and a photo of it weigh as much as a screen."""

    SCREEN = "screen"
    PHOTO = "photo"  # of cards on a table; not written over yet
    OVER = "over"  # somebody wrote over what a photo shows


@dataclass(frozen=True)
class Drawing:
    """One version of a path. An empty part is something that we do not know yet.

    `shakiest` is the place of the belief that is surest to break, or None: we do not know which.
    """

    title: str
    because: str = ""
    we_do: str = ""
    next_week: str = ""
    next_year: str = ""
    ten_years: str = ""
    notice: str = ""
    teller: str = ""
    beliefs: tuple[str, ...] = ()
    shakiest: int | None = None

    def said(self, part: str) -> str:
        words: str = getattr(self, part)
        return words

    @property
    def shaky(self) -> str:
        """The belief marked as the shakiest, or '' when nobody knows which."""
        return "" if self.shakiest is None else self.beliefs[self.shakiest]


def check_words(words: str, most: int = MOST_WORDS) -> None:
    """Say how much room there is: each part must fit on a card."""
    check_short(words, most)


def check_title(title: str) -> None:
    if not title.strip():
        raise Refused(gettext_noop("Give the path a name. A few words are enough."))
    check_words(title, MOST_TITLE)


def check_drawing(drawing: Drawing, *, photo: bool = False) -> None:
    """A path has a name and at least one thing that is known; a photo may say that instead."""
    check_title(drawing.title)
    for part in Part:
        check_words(drawing.said(part))
    for belief in drawing.beliefs:
        check_words(belief, MOST_BELIEF)
    _check_beliefs(drawing)
    if not (photo or drawing.beliefs or any(drawing.said(part).strip() for part in Part)):
        raise Refused(gettext_noop("Write down one thing at least. The rest may stay open."))


def _check_beliefs(drawing: Drawing) -> None:
    if len(drawing.beliefs) > MOST_BELIEFS:
        raise Refused(
            gettext_noop("At most %(most)s beliefs fit on a path. Keep the ones that matter."),
            most=MOST_BELIEFS,
        )
    if not all(belief.strip() for belief in drawing.beliefs):
        raise Refused(gettext_noop("Leave out the belief without words."))
    if drawing.shakiest is not None and not 0 <= drawing.shakiest < len(drawing.beliefs):
        raise Refused(
            gettext_noop("Choose one belief as the shakiest, or say that you do not know which.")
        )


class What(StrEnum):
    """What happened to a part between two drawings."""

    NAMED = "named"
    FILLED = "filled"
    OPENED = "opened"
    CHANGED = "changed"
    BELIEVED = "believed"
    DROPPED = "dropped"
    SHAKIER = "shakier"


@dataclass(frozen=True)
class Difference:
    """One thing that changed; `part` is '' for a name or a belief."""

    what: What
    part: str
    was: str
    now: str

    @property
    def head(self) -> str:
        """The part that it is about (untranslated), or ''."""
        return PART_WORDS.get(self.part, "")

    @property
    def word(self) -> str:
        """What happened, in words (untranslated)."""
        return WHAT_WORDS[self.what]


WHAT_WORDS: dict[str, str] = {
    What.NAMED: gettext_noop("It has another name."),
    What.FILLED: gettext_noop("This was open, and is known now."),
    What.OPENED: gettext_noop("We thought we knew this. It is open again."),
    What.CHANGED: gettext_noop("This is told in another way."),
    What.BELIEVED: gettext_noop("We believe this now."),
    What.DROPPED: gettext_noop("We no longer believe this."),
    What.SHAKIER: gettext_noop("Another belief is the shakiest now."),
}


def differences(before: Drawing, now: Drawing) -> list[Difference]:
    """Return what changed from one drawing to the next, in the order of a path."""
    found = [Difference(What.NAMED, "", before.title, now.title)] * (before.title != now.title)
    for part in Part:
        was, said = before.said(part), now.said(part)
        if was != said:
            kind = What.CHANGED if was and said else What.FILLED if said else What.OPENED
            found.append(Difference(kind, part, was, said))
    for belief in now.beliefs:
        if belief not in before.beliefs:
            found.append(Difference(What.BELIEVED, "", "", belief))
    for belief in before.beliefs:
        if belief not in now.beliefs:
            found.append(Difference(What.DROPPED, "", belief, ""))
    if before.shaky != now.shaky:
        found.append(Difference(What.SHAKIER, "", before.shaky, now.shaky))
    return found


class State(StrEnum):
    """A path never ends: it goes, or it rests until somebody wakes it."""

    GOING = "going"
    RESTING = "resting"


class Move(StrEnum):
    DRAW = "draw"
    TALK = "talk"
    SHOW = "show"
    REST = "rest"
    WAKE = "wake"


MOVES: dict[State, dict[Move, State]] = {
    State.GOING: {
        Move.DRAW: State.GOING,
        Move.TALK: State.GOING,
        Move.SHOW: State.GOING,
        Move.REST: State.RESTING,
    },
    State.RESTING: {Move.WAKE: State.GOING},
}


def after(state: State, move: Move) -> State:
    """Return the state after a move; raise Refused when that cannot happen now."""
    to = MOVES[state].get(move)
    if to is not None:
        return to
    if state is State.RESTING:
        raise Refused(gettext_noop("This path rests. Wake it first."))
    raise Refused(gettext_noop("This path does not rest."))


class Fate(StrEnum):
    """How the shakiest belief stands, as a talk sees it."""

    HOLDS = "holds"
    FELL = "fell"
    UNKNOWN = "unknown"


FATE_WORDS: dict[str, str] = {
    Fate.HOLDS: gettext_noop("It still holds"),
    Fate.FELL: gettext_noop("It fell: it turned out otherwise"),
    Fate.UNKNOWN: gettext_noop("We do not know"),
}
TALK_WORDS: dict[str, str] = {
    "ties": gettext_noop("Who got to know each other?"),
    "kept": gettext_noop("What stayed?"),
    "changed": gettext_noop("What changed?"),
    "surprised": gettext_noop("What surprised us?"),
}


@dataclass(frozen=True)
class Talked:
    """What a group said when it looked at its path again; each may stay open."""

    ties: str = ""
    kept: str = ""
    changed: str = ""
    surprised: str = ""
    fate: Fate = Fate.UNKNOWN


def check_talk(talked: Talked) -> None:
    """A talk says one thing at least."""
    said = [getattr(talked, name) for name in TALK_WORDS]
    for words in said:
        check_words(words, 2 * MOST_WORDS)
    if not any(words.strip() for words in said):
        raise Refused(gettext_noop("Write down one thing that was said. The rest may stay open."))


def next_talk(last: date) -> date:
    """Return the day from which a group talks again: twice a year."""
    return last + HALF_A_YEAR


class Shows(StrEnum):
    """What may stand beside a path: a story, a few figures, or that we do not know."""

    STORY = "story"
    FIGURE = "figure"  # public, with its source
    COUNT = "count"  # of our own, with its source
    UNKNOWN = "unknown"


NUMBERS = (Shows.FIGURE, Shows.COUNT)
# Words with which a count becomes something to be held to.
_TARGET = re.compile(
    r"\b(target|kpi|norm(en|waarde)?|streef\w*|doelstelling\w*|prestatie\w*|afrekenen)\b", re.I
)


def check_few_figures(already: int) -> None:
    """Three numbers at most: more of them, and a path becomes a scorecard."""
    if already >= MOST_FIGURES:
        raise Refused(
            gettext_noop(
                "There are %(most)s figures beside this path already, and that is enough. "
                "Take one away first, or lay a story beside it."
            ),
            most=MOST_FIGURES,
        )


def check_count(words: str, source: str, on: date, today: date) -> None:
    """A count of our own says what was counted, by whom, and when. It is never a target."""
    if not words.strip():
        raise Refused(gettext_noop("Write what you counted, with the number in it."))
    if not source.strip():
        raise Refused(gettext_noop("Write who counted, so that others can ask."))
    check_words(words, MOST_LINE)
    check_words(source, MOST_LINE)
    if on > today:
        raise Refused(gettext_noop("A count is about what was. Choose a day that has passed."))
    if _TARGET.search(words):
        raise Refused(
            gettext_noop("A figure here tells what was, not what must be. Leave the target out.")
        )


def check_unknown(words: str) -> None:
    if not words.strip():
        raise Refused(gettext_noop("Write what you do not know."))
    check_words(words, MOST_LINE)


def layers(found: Iterable[str]) -> list[tuple[Layer, bool]]:
    """Return the five layers in order, and whether something beside a path touches each."""
    touched = set(found)
    return [(layer, layer in touched) for layer in Layer]


class Column(StrEnum):
    """The columns of an arena sheet."""

    INVESTS = "invests"
    DONE = "done"
    EFFECT = "effect"
    GAINS = "gains"


COLUMN_WORDS: dict[str, str] = {
    Column.INVESTS: gettext_noop("Who puts something in"),
    Column.DONE: gettext_noop("What is done"),
    Column.EFFECT: gettext_noop("What comes of it"),
    Column.GAINS: gettext_noop("Who has something from it"),
}
WITH_SOMEBODY = (Column.INVESTS, Column.GAINS)


def check_line(column: Column, words: str, *, somebody: bool, pot: bool, many: int) -> None:
    """Who puts in or gains has a name; only what is put in can be money of a pot."""
    if not words.strip():
        raise Refused(gettext_noop("Write in a few words what it is."))
    check_words(words, MOST_LINE)
    if (column in WITH_SOMEBODY) != somebody:
        raise Refused(
            gettext_noop("Say who: choose a party, or write who it is.")
            if column in WITH_SOMEBODY
            else gettext_noop("Here stands what is done or what comes of it, not who.")
        )
    if pot and column is not Column.INVESTS:
        raise Refused(gettext_noop("Only what somebody puts in can be money of a pot."))
    if many >= MOST_LINES:
        raise Refused(gettext_noop("This column is full. Take something away first."))


def gain_without_paying[P](puts_in: Iterable[P], gains: Iterable[P]) -> list[P]:
    """Return who has something from it and puts nothing in, each once, in order."""
    givers = set(puts_in)
    return [party for party in dict.fromkeys(gains) if party not in givers]


def may_be_asked(kind: str) -> bool:
    """Residents are never asked to pay for what their own neighbourhood gains."""
    return kind != PartyKind.RESIDENTS_BODY


class AskState(StrEnum):
    """Where a question to take part in the costs is. A no with a reason is an answer."""

    ASKED = "asked"
    GIVES = "gives"
    PARTLY = "partly"
    NO = "no"
    TAKEN_BACK = "taken back"


class AskMove(StrEnum):
    GIVE = "give"
    GIVE_PART = "give part"
    REFUSE = "refuse"
    TAKE_BACK = "take back"


ASK_MOVES: dict[AskState, dict[AskMove, AskState]] = {
    AskState.ASKED: {
        AskMove.GIVE: AskState.GIVES,
        AskMove.GIVE_PART: AskState.PARTLY,
        AskMove.REFUSE: AskState.NO,
        AskMove.TAKE_BACK: AskState.TAKEN_BACK,
    },
    # Who said no may come back on it; who said yes puts it in the sheet, and promises it.
    AskState.NO: {AskMove.GIVE: AskState.GIVES, AskMove.GIVE_PART: AskState.PARTLY},
    AskState.PARTLY: {},
    AskState.GIVES: {},
    AskState.TAKEN_BACK: {},
}
ASK_STATE_WORDS: dict[str, tuple[str, str]] = {
    AskState.ASKED: ("note", gettext_noop("Asked to take part")),
    AskState.GIVES: ("kept", gettext_noop("Takes part")),
    AskState.PARTLY: ("kept", gettext_noop("Takes part for a part")),
    AskState.NO: ("neutral", gettext_noop("Does not take part, and says why")),
    AskState.TAKEN_BACK: ("neutral", gettext_noop("The question was taken back")),
}
ANSWER_WORDS: dict[str, str] = {
    AskMove.GIVE: gettext_noop("Yes, we take part"),
    AskMove.GIVE_PART: gettext_noop("We take part for a part"),
    AskMove.REFUSE: gettext_noop("No, and this is why"),
}


def after_answer(state: AskState, move: AskMove) -> AskState:
    to = ASK_MOVES[state].get(move)
    if to is None:
        raise Refused(gettext_noop("This question was answered meanwhile. Look at it again."))
    return to


def check_said(words: str) -> None:
    """A question and its answer have words."""
    if not words.strip():
        raise Refused(gettext_noop("Say why, in your own words."))
    check_words(words)


# Where figures of CBS stand when the circle did not lay them elsewhere.
USUAL_DOMAINS: Mapping[str, Domain] = {
    "Inhabitants": Domain.SOCIAL_LIFE,
    "Inhabitants up to 14 years": Domain.UPBRINGING,
    "Inhabitants of 65 and older": Domain.SOCIAL_LIFE,
    "Share up to 14 years": Domain.UPBRINGING,
    "Share of 65 and older": Domain.HEALTH,
    "Households": Domain.SOCIAL_LIFE,
    "People in a household, on average": Domain.SOCIAL_LIFE,
    "Dwellings": Domain.HOUSING,
    "Average value of a dwelling": Domain.HOUSING,
}


def domain_of(name: str, laid: Mapping[str, str]) -> str:
    """Return beside which domain a figure stands: where the circle laid it, or as usual."""
    return laid.get(name, USUAL_DOMAINS.get(name, ""))


def shown_count(n: int) -> str:
    """Return a count as it may be shown: a few of something are told as fewer than that."""
    return f"< {FEW}" if 0 < n < FEW else str(n)


def years_from(first: int, last: int) -> Sequence[int]:
    """Return every year from the start until today: a year without anything stays in sight."""
    return range(min(first, last), last + 1)
