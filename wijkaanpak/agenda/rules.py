"""The agenda is of the residents: the roads it may take, and what must be true on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from wijkaanpak.network.rules import PartyKind
from wijkaanpak.refusals import NotYours, Refused, gettext_noop


class EditionState(StrEnum):
    DRAFT = "draft"
    OPEN = "open"  # for reaction; parties answer
    ANSWERED = "answered"  # the time to answer is over, or everybody has answered
    ADOPTED = "adopted"
    SUPERSEDED = "superseded"


class ItemState(StrEnum):
    WISH = "wish"
    ITEM = "item"
    ANSWERED = "answered"
    RUNNING = "running"
    DONE = "done"  # someone looks again later before it is settled
    SETTLED = "settled"
    PARKED = "parked"


class Word(StrEnum):
    """What a party may answer to an item."""

    YES = "yes"
    YES_IF = "yes if"
    NO_BECAUSE = "no because"
    NOT_OURS_BUT = "not ours but"


class ReactionState(StrEnum):
    WAITING = "waiting"
    SHOWN = "shown"
    KEPT_BACK = "kept back"


class IntentionState(StrEnum):
    OPEN = "open"
    DECIDED = "decided"
    WITHDRAWN = "withdrawn"


class Route(StrEnum):
    """How an item reaches those who decide on law and money."""

    MOTION = "council motion"
    BUDGET = "budget line"
    COVENANT = "covenant"
    NONE_YET = "none yet"


ROUTE_WORDS: dict[str, str] = {
    Route.MOTION: gettext_noop("Decision of the council"),
    Route.BUDGET: gettext_noop("A line in a budget"),
    Route.COVENANT: gettext_noop("Agreement between organisations"),
    Route.NONE_YET: gettext_noop("None yet"),
}
WORD_WORDS: dict[str, str] = {
    Word.YES: gettext_noop("Yes"),
    Word.YES_IF: gettext_noop("Yes, if"),
    Word.NO_BECAUSE: gettext_noop("No, because"),
    Word.NOT_OURS_BUT: gettext_noop("Not ours, but"),
}
STATE_WORDS: dict[str, str] = {
    ItemState.WISH: gettext_noop("Wish"),
    ItemState.ITEM: gettext_noop("On the agenda"),
    ItemState.ANSWERED: gettext_noop("Answered"),
    ItemState.RUNNING: gettext_noop("Being worked on"),
    ItemState.DONE: gettext_noop("Done, we look again later"),
    ItemState.SETTLED: gettext_noop("Settled"),
    ItemState.PARKED: gettext_noop("Parked"),
}
STATE_TONES: dict[str, tuple[str, str]] = {
    ItemState.ITEM: ("neutral", "message"),
    ItemState.ANSWERED: ("note", "answer"),
    ItemState.RUNNING: ("note", "progress"),
    ItemState.DONE: ("kept", "check"),
    ItemState.SETTLED: ("kept", "check"),
    ItemState.PARKED: ("neutral", "pause"),
}

EDITION_ROADS: dict[EditionState, frozenset[EditionState]] = {
    EditionState.DRAFT: frozenset({EditionState.OPEN}),
    EditionState.OPEN: frozenset({EditionState.ANSWERED}),
    EditionState.ANSWERED: frozenset({EditionState.ADOPTED}),
    EditionState.ADOPTED: frozenset({EditionState.SUPERSEDED}),
    EditionState.SUPERSEDED: frozenset(),
}

ITEM_ROADS: dict[ItemState, frozenset[ItemState]] = {
    ItemState.WISH: frozenset({ItemState.ITEM, ItemState.PARKED}),
    ItemState.ITEM: frozenset({ItemState.ANSWERED, ItemState.RUNNING, ItemState.PARKED}),
    ItemState.ANSWERED: frozenset({ItemState.RUNNING, ItemState.PARKED}),
    ItemState.RUNNING: frozenset({ItemState.DONE, ItemState.PARKED}),
    ItemState.DONE: frozenset({ItemState.SETTLED, ItemState.RUNNING}),
    ItemState.SETTLED: frozenset(),
    ItemState.PARKED: frozenset(),
}

# What the circle says itself; the other steps follow from taking up a wish and from answers.
BY_HAND = frozenset({ItemState.RUNNING, ItemState.DONE, ItemState.SETTLED, ItemState.PARKED})
IN_THE_MAKING = (EditionState.DRAFT, EditionState.OPEN, EditionState.ANSWERED)
IN_PUBLIC = (
    EditionState.OPEN,
    EditionState.ANSWERED,
    EditionState.ADOPTED,
    EditionState.SUPERSEDED,
)
TAKES_ANSWERS = (EditionState.OPEN, EditionState.ANSWERED, EditionState.ADOPTED)
WORDS_OF_ITEM = (
    "title",
    "why",
    "we_do",
    "ask",
    "short_stroke",
    "long_stroke",
    "route",
    "route_reference",
    "theme",
    "came_from",
)
COMPARED = ("title", "why", "we_do", "ask", "short_stroke", "long_stroke")
MOST_WORDS = 4000
MOST_WAITING = 500  # reactions that may wait to be read; more looks like a machine


# Whoever speaks for one of these does not also write what residents ask of it.
OTHER_VOICES = frozenset(
    {
        PartyKind.INDEPENDENT_BODY,
        PartyKind.MUNICIPALITY,
        PartyKind.HOUSING_ASSOCIATION,
        PartyKind.INSTITUTION,
        PartyKind.KNOWLEDGE_INSTITUTE,
        PartyKind.FUND,
        PartyKind.STATE,
    }
)


def check_one_voice(kinds: Iterable[PartyKind]) -> None:
    """Residents write the agenda; who speaks for an institution answers it."""
    if OTHER_VOICES.intersection(kinds):
        raise NotYours(
            gettext_noop("You speak for a party that answers the agenda, so you do not write it.")
        )


def check_edition_road(old: EditionState, new: EditionState) -> None:
    if new not in EDITION_ROADS[old]:
        raise Refused(gettext_noop("This cannot be done with the agenda as it stands now."))


def check_item_road(old: ItemState, new: ItemState) -> None:
    if new not in ITEM_ROADS[old]:
        raise Refused(gettext_noop("This item cannot take that step from where it is now."))


def check_step_by_hand(edition: EditionState, old: ItemState, new: ItemState, words: str) -> None:
    """The circle says how an adopted item goes on; before that it can only leave something out."""
    check_item_road(old, new)
    in_force = edition in (EditionState.ADOPTED, EditionState.SUPERSEDED)
    if new not in BY_HAND or not (in_force or new is ItemState.PARKED):
        raise Refused(gettext_noop("This cannot be done with the agenda as it stands now."))
    check_words(words)


def check_draft(state: EditionState) -> None:
    if state is not EditionState.DRAFT:
        raise Refused(
            gettext_noop(
                "The words of this item stand. They do not change anymore; add a note instead."
            )
        )


def check_words(words: str) -> None:
    """Somebody says something, and not more than anyone would read."""
    if not words.strip():
        raise Refused(gettext_noop("Say it in words; this cannot stay empty."))
    if len(words) > MOST_WORDS:
        raise Refused(gettext_noop("Use at most %(most)s characters."), most=MOST_WORDS)


def check_missing(note: str) -> None:
    if not note.strip():
        raise Refused(
            gettext_noop(
                "First write down who was not here and what we do not know because of it."
            )
        )


def check_can_open(missing: str, items: Iterable[ItemState]) -> None:
    """A draft opens with its missing note, with items, and without wishes left hanging."""
    check_missing(missing)
    states = list(items)
    if ItemState.WISH in states:
        raise Refused(gettext_noop("Make an item of each wish, or leave it out with a reason."))
    if not any(state is not ItemState.PARKED for state in states):
        raise Refused(gettext_noop("Put at least one item on the agenda."))


def check_can_close(due: date, today: date, unanswered: int) -> None:
    """Parties keep their time to answer, unless all of them have used it."""
    if unanswered and today <= due:
        raise Refused(gettext_noop("The parties may still answer until %(due)s."), due=due)


def check_answer(word: Word, words: str) -> None:
    """A plain yes may stand alone; every other answer says why, or what then."""
    if word is not Word.YES and not words.strip():
        raise Refused(gettext_noop("Say in your own words why, on what condition, or what then."))
    if len(words) > MOST_WORDS:
        raise Refused(gettext_noop("Use at most %(most)s characters."), most=MOST_WORDS)


def check_takes_answers(edition: EditionState, item: ItemState) -> None:
    if edition not in TAKES_ANSWERS or item in (ItemState.WISH, ItemState.PARKED):
        raise Refused(gettext_noop("There is nothing to answer here now."))


def check_takes_reactions(is_open: bool, name: str, words: str, waiting: int) -> None:
    """Anybody may react while it is open, with a name; a flood waits at the door."""
    if not is_open:
        raise Refused(gettext_noop("This is not open for reaction now."))
    if not name.strip():
        raise Refused(gettext_noop("Say who you are; a first name is enough."))
    if waiting >= MOST_WAITING:
        raise Refused(gettext_noop("Many reactions wait to be read. Try again in a few days."))
    check_words(words)


def check_reaction_waits(state: ReactionState) -> None:
    if state is not ReactionState.WAITING:
        raise Refused(gettext_noop("Somebody has read this reaction already."))


def check_in_the_making(state: EditionState) -> None:
    if state not in IN_THE_MAKING:
        raise Refused(gettext_noop("This agenda stands. Nothing of it changes anymore."))


def check_item_words(title: str, why: str) -> None:
    """An item has a title and says why."""
    check_words(title)
    check_words(why)


def check_policy_review(ended: date | None, still_serves: bool, words: str) -> None:
    if ended:
        raise Refused(gettext_noop("This text was taken away already."))
    if not still_serves:
        check_words(words)


def check_intention(title: str, words: str, fixed: str, still_open: str) -> None:
    if not all(part.strip() for part in (title, words, fixed, still_open)):
        raise Refused(gettext_noop("Say what the plan is, what is fixed and what is still open."))


def check_later(day: date, today: date) -> None:
    if day <= today:
        raise Refused(gettext_noop("Choose a day in the future."))


def check_still_open(state: IntentionState) -> None:
    if state is not IntentionState.OPEN:
        raise Refused(gettext_noop("This plan is no longer open."))


def due_date(opened: date, weeks: int) -> date:
    """Return the last day to answer, counted from the day the edition opened."""
    return opened + timedelta(weeks=weeks)


def days_late(due: date | None, given: date) -> int:
    """Return how many days after the last day something came; 0 when in time."""
    return max(0, (given - due).days) if due else 0


def months_between(first: date, last: date) -> int:
    """Return the whole months from one day to another."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - 1 if last.day < first.day else months


def too_many(open_items: int, advised: int) -> bool:
    """Advice, never a block: who wants everything at once finishes little."""
    return open_items > advised


def next_steps(edition: EditionState, old: ItemState) -> list[ItemState]:
    """Return the steps that the circle may write down for an item, in their usual order."""
    in_force = edition in (EditionState.ADOPTED, EditionState.SUPERSEDED)
    able = ITEM_ROADS[old] & (BY_HAND if in_force else {ItemState.PARKED})
    return [state for state in ItemState if state in able]


MOST_ON_PAPER = 260  # characters of one text on paper; the rest stands on the screen
ROOM_ON_A4, ROOM_ON_A1 = 54, 110  # lines in the largest type; measured with Chromium
SIZES = ("large", "middle", "small", "fine")


def lines_on_paper(texts: Iterable[str]) -> int:
    """Return about how many lines a list of texts takes in a column of 40 characters."""
    return 2 + sum(1 + min(len(text), MOST_ON_PAPER) // 40 for text in texts)


def lines_on_wall(texts: Iterable[str]) -> int:
    return lines_on_paper(text[:160] for text in texts)


def size_for(lines: int, room: int) -> str:
    """Return the largest type in which these lines fit: each next size has 1.35 times the room."""
    fits = (size for step, size in enumerate(SIZES) if lines <= room * 1.35**step)
    return next(fits, SIZES[-1])


def spread(weights: list[int], pages: int) -> list[int]:
    """Return after how many things each page ends, so that the fullest page is as empty as it can.

    >>> spread([5, 5, 5, 1, 1, 1], 3)
    [1, 2, 6]
    """
    room = max([*weights, 1])
    while len(ends := _fill(weights, room)) > pages:
        room += 1 + room // 50
    return ends + [len(weights)] * (pages - len(ends))


def _fill(weights: list[int], room: int) -> list[int]:
    ends, used = list[int](), 0
    for place, weight in enumerate(weights):
        if used and used + weight > room:
            ends.append(place)
            used = 0
        used += weight
    return [*ends, len(weights)]


def in_order[K](keys: list[K], moved: K, place: int) -> list[K]:
    """Return the keys with one of them at another place, counted from 1."""
    rest = [key for key in keys if key != moved]
    at = min(max(place, 1), len(rest) + 1) - 1
    return [*rest[:at], moved, *rest[at:]]


@dataclass(frozen=True)
class Line:
    """What counts of an item when two editions are laid side by side."""

    key: str
    words: str
    ended: bool = False  # settled, so it is no loss that it does not come back
    came_from: str = ""


def differences(before: Iterable[Line], after: Iterable[Line]) -> dict[str, list[str]]:
    """Lay two editions side by side. Every line of both lands in one list, or was carried over.

    Of the new edition: new, again (from an edition further back), stayed, reworded;
    of the old one: settled, dropped.
    """
    old = {line.key: line for line in before}
    kinds = ("new", "again", "stayed", "reworded", "settled", "dropped")
    found: dict[str, list[str]] = {kind: [] for kind in kinds}
    carried = set[str]()
    for line in after:
        found[_kind_of(line, old)].append(line.key)
        carried.add(line.came_from)
    for line in old.values():
        if line.key not in carried:
            found["settled" if line.ended else "dropped"].append(line.key)
    return found


def _kind_of(line: Line, old: Mapping[str, Line]) -> str:
    if not line.came_from:
        return "new"
    if line.came_from not in old:
        return "again"
    return "stayed" if old[line.came_from].words == line.words else "reworded"
