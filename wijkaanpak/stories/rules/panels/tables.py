"""A panel at its table: its layer, who sits there, and the pile that it reads."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wijkaanpak.refusals import NotYours, Refused, gettext_noop
from wijkaanpak.stories.rules.telling import MOST_TITLE, check_short


class PanelState(StrEnum):
    """Where one panel is."""

    PLANNED = "planned"  # people are asked, a pile is laid
    READING = "reading"  # it reads aloud; only now do its people see the pile
    CHOSEN = "chosen"
    CANCELLED = "cancelled"


class PanelMove(StrEnum):
    """What can happen to a panel."""

    SEAT = "seat"  # somebody comes or goes
    LAY = "lay"
    OPEN = "open"
    CHOOSE = "choose"
    OPEN_AGAIN = "open again"
    CANCEL = "cancel"


PANEL_MOVES: dict[PanelState, dict[PanelMove, PanelState]] = {
    PanelState.PLANNED: {
        PanelMove.SEAT: PanelState.PLANNED,
        PanelMove.LAY: PanelState.PLANNED,
        PanelMove.OPEN: PanelState.READING,
        PanelMove.CANCEL: PanelState.CANCELLED,
    },
    PanelState.READING: {
        PanelMove.CHOOSE: PanelState.CHOSEN,
        PanelMove.CANCEL: PanelState.CANCELLED,
    },
    PanelState.CHOSEN: {PanelMove.OPEN_AGAIN: PanelState.READING},
    PanelState.CANCELLED: {},
}
BUSY = frozenset({PanelState.PLANNED, PanelState.READING})


class PanelLayer(StrEnum):
    """The layers in which panels read, in their order: what one chooses, the next reads too."""

    RESIDENTS = "residents"
    WORKERS = "workers"
    DIRECTORS = "directors"


LAYER_WORDS: dict[str, str] = {
    PanelLayer.RESIDENTS: gettext_noop("Panel of residents"),
    PanelLayer.WORKERS: gettext_noop("Panel of workers"),
    PanelLayer.DIRECTORS: gettext_noop("Panel of directors and council"),
}
LAYERS = tuple(PanelLayer)


class Sits(StrEnum):
    """As what somebody sits in a panel."""

    RESIDENT = "resident"
    WORKER = "worker"
    DIRECTOR = "director"
    COUNCIL = "council"


OF_LAYER: dict[PanelLayer, frozenset[Sits]] = {
    PanelLayer.RESIDENTS: frozenset({Sits.RESIDENT}),
    PanelLayer.WORKERS: frozenset({Sits.WORKER}),
    PanelLayer.DIRECTORS: frozenset({Sits.DIRECTOR, Sits.COUNCIL}),
}

LEAST_PEOPLE, MOST_PEOPLE = 5, 7
LEAST_STORIES, MOST_STORIES = 6, 8  # in one sitting
MOST_SITTINGS = 2


@dataclass(frozen=True)
class PanelWords:
    """Which panel it is, in which layer, and when and where it reads, in which language."""

    layer: PanelLayer
    name: str
    on: date
    place: str = ""
    language: str = "nl"


@dataclass(frozen=True)
class Seat:
    """As what somebody sits in a panel, and for which party (its reference; '' is none)."""

    kind: Sits
    party: str = ""


@dataclass(frozen=True)
class Lying:
    """A story as it lies in a pile: its language, and who reads or interprets it."""

    language: str
    interpreter: str = ""


def panel_after(state: PanelState, move: PanelMove) -> PanelState:
    """Return the state of a panel after a move; raise Refused when that cannot happen now."""
    to = PANEL_MOVES[state].get(move)
    if to is None:
        raise Refused(gettext_noop("This panel has moved on meanwhile. Look at it again."))
    return to


def check_panel(words: PanelWords) -> None:
    """A panel has a name by which people know it."""
    if not words.name.strip():
        raise Refused(gettext_noop("Give the panel a name, such as: Readers of staircase 7."))
    check_short(words.name, MOST_TITLE)
    check_short(words.place, MOST_TITLE)


def check_room(sitting: int) -> None:
    """A table of seven is full."""
    if sitting >= MOST_PEOPLE:
        raise Refused(
            gettext_noop("There are %(most)s people at this table. Begin a second panel."),
            most=MOST_PEOPLE,
        )


def check_people(layer: PanelLayer, seats: Sequence[Seat]) -> None:
    """A panel is five to seven people who are not all of one kind or of one house.

    A panel of residents is mostly residents; no other is without one; and where organisations
    sit, not all of them are the same one. So no panel is a management team.
    """
    if not LEAST_PEOPLE <= len(seats) <= MOST_PEOPLE:
        raise Refused(
            gettext_noop("A panel is %(least)s to %(most)s people. Now there are %(now)s."),
            least=LEAST_PEOPLE,
            most=MOST_PEOPLE,
            now=len(seats),
        )
    residents = sum(seat.kind is Sits.RESIDENT for seat in seats)
    if layer is PanelLayer.RESIDENTS and residents * 2 <= len(seats):
        raise Refused(gettext_noop("In a panel of residents most people are residents."))
    if not residents:
        raise Refused(gettext_noop("Ask at least one resident for this panel as well."))
    if not any(seat.kind in OF_LAYER[layer] for seat in seats):
        raise Refused(gettext_noop("Nobody of this layer sits in the panel yet."))
    houses = {seat.party for seat in seats if seat.kind is not Sits.RESIDENT}
    if layer is not PanelLayer.RESIDENTS and len(houses) < 2:
        raise Refused(gettext_noop("Ask people of at least two organisations for this panel."))


def sittings_for(stories: int) -> int:
    """Return in how many sittings a pile is read; raise Refused when it fits in none.

    >>> sittings_for(7), sittings_for(12)
    (1, 2)
    """
    for sittings in range(1, MOST_SITTINGS + 1):
        if sittings * LEAST_STORIES <= stories <= sittings * MOST_STORIES:
            return sittings
    raise Refused(
        gettext_noop(
            "A panel reads 6 to 8 stories in one sitting, or 12 to 16 in two. Now there are "
            "%(now)s."
        ),
        now=stories,
    )


def sitting_of(position: int, stories: int, sittings: int) -> int:
    """Return in which sitting the story at this position (from 1) is read.

    >>> [sitting_of(position, 13, 2) for position in (1, 7, 8, 13)]
    [1, 1, 2, 2]
    """
    return 1 + (position - 1) // -(-stories // sittings)


def check_interpreters(pile: Iterable[Lying], language: str) -> None:
    """A story is read in the language in which it was told; somebody puts it into the other."""
    if any(one.language != language and not one.interpreter.strip() for one in pile):
        raise Refused(
            gettext_noop(
                "A story in another language is read in that language. Write down who reads it "
                "and who interprets."
            )
        )


def check_layer_before(busy: bool) -> None:
    """A layer reads what the layer before it chose, so that one is ready first."""
    if busy:
        raise Refused(
            gettext_noop(
                "A panel of the layer before this one still reads. Wait for what it chooses."
            )
        )


def check_all_there(chosen_before: Collection[str], pile: Collection[str]) -> None:
    """What the layer before chose is read by the next."""
    if not set(chosen_before) <= set(pile):
        raise Refused(gettext_noop("Lay down all stories that the layer before chose as well."))


def require_at_the_table(at_the_table: bool) -> None:
    """A pile is read by the people of its panel and by who keeps the stories."""
    if not at_the_table:
        raise NotYours(gettext_noop("This pile is for the people of this panel, while they read."))
