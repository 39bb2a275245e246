"""What may happen with the agenda. Residents write and adopt it; parties answer.

The circle (Right.KEEP_AGENDA) writes; a seat answers for its party; and only somebody who
speaks for the residents' body adopts. There is no action with which anyone else changes a word.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.agenda import queries, rules
from wijkaanpak.agenda.models import (
    Answer,
    Edition,
    Intention,
    Item,
    ItemStory,
    Moment,
    PolicyLink,
    Question,
    Reaction,
    Theme,
    Vision,
)
from wijkaanpak.agenda.rules import (
    EditionState,
    IntentionState,
    ItemState,
    ReactionState,
    Route,
    TaskArea,
    Word,
)
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.logbook.rules import FactsOf
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.actions import speak_for
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import limit, require_seat_of
from wijkaanpak.network.rules import DecisionKind, PartyKind
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import NOBODY
from wijkaanpak.refusals import Refused
from wijkaanpak.stories.models import Story
from wijkaanpak.stories.rules import Domain

VISION_WRITTEN = Verb("agenda.vision_written", _("%(party)s wrote down the vision: “%(words)s”"))
THEME_NAMED = Verb("agenda.theme_named", _("%(who)s gave the agenda the theme “%(title)s”."))
BEGUN = Verb(
    "agenda.begun",
    _("%(who)s began agenda %(number)s: “%(title)s”."),
    _("A new agenda was begun."),
)
CHANGED = Verb(
    "agenda.changed",
    _("%(who)s wrote at agenda %(number)s who was not there: “%(missing)s”"),
    _("The circle worked on the draft of the agenda."),
)
WRITTEN = Verb(
    "agenda.item_written",
    _("%(who)s wrote the item “%(title)s”."),
    _("The circle wrote an item for the agenda."),
)
REWRITTEN = Verb(
    "agenda.item_rewritten",
    _("%(who)s rewrote the item “%(title)s”."),
    _("The circle rewrote an item of the draft."),
)
PLACED = Verb(
    "agenda.item_placed",
    _("%(who)s gave the item “%(title)s” place %(place)s."),
    _("The circle put the items of the draft in order."),
)
TAKEN_UP = Verb(
    "agenda.wish_taken_up",
    _("The wish “%(title)s” became an item."),
    _("A wish became an item."),
)
STORY_LINKED = Verb(
    "agenda.story_linked",
    _("%(who)s laid a story beside the item “%(title)s”."),
    _("The circle laid a story beside an item."),
)
STORY_UNLINKED = Verb(
    "agenda.story_unlinked",
    _("%(who)s took a story away from the item “%(title)s”."),
    _("The circle took a story away from an item."),
)
OPENED = Verb(
    "agenda.opened", _("Agenda %(number)s is open for reaction. Parties answer until %(due)s.")
)
CLOSED = Verb("agenda.closed", _("The answers to agenda %(number)s were gathered."))
ADOPTED = Verb("agenda.adopted", _("%(party)s adopted agenda %(number)s: “%(title)s”. %(words)s"))
MISSING_CHECKED = Verb(
    "agenda.missing_checked",
    _("%(who)s looked again at who was not there for agenda %(number)s: “%(learned)s”"),
)
MOVED = Verb(
    "agenda.item_moved",
    _("The item “%(title)s” is now: %(state)s. “%(words)s”"),
    _("The circle left an item out of the draft."),
)
NOTED = Verb("agenda.item_noted", _("%(who)s put a note at the item “%(title)s”: “%(words)s”"))
ANSWERED = Verb(
    "agenda.answered", _("%(party)s answered “%(word)s” to the item “%(title)s”. %(words)s")
)
POLICY_LINKED = Verb(
    "agenda.policy_linked", _("%(party)s laid its text “%(policy)s” beside the item “%(title)s”.")
)
POLICY_REVIEWED = Verb(
    "agenda.policy_reviewed",
    _("%(party)s looked again whether “%(policy)s” serves the item “%(title)s”. %(words)s"),
)
REACTED = Verb(
    "agenda.reacted", _("%(name)s reacted: “%(words)s”"), _("Somebody sent a reaction.")
)
REACTION_SHOWN = Verb("agenda.reaction_shown", _("A reaction was made public."))
REACTION_KEPT_BACK = Verb(
    "agenda.reaction_kept_back", _("A reaction was not made public. The reason: %(reason)s")
)
INTENTION_ENTERED = Verb(
    "agenda.intention_entered",
    _("%(party)s entered a plan that is still open: “%(title)s”. It decides on %(decides_on)s."),
)
INTENTION_DECIDED = Verb(
    "agenda.intention_decided", _("%(party)s decided on the plan “%(title)s”: “%(outcome)s”")
)
INTENTION_WITHDRAWN = Verb(
    "agenda.intention_withdrawn", _("%(party)s withdrew the plan “%(title)s”: “%(outcome)s”")
)


@dataclass(frozen=True)
class ItemWords:
    """The words of an item before they stand. `ask` holds for each party without its own question.

    `questions` are pairs of a party and what is asked of it ('' for the common ask).
    """

    title: str
    why: str
    domains: tuple[Domain, ...] = ()
    tasks: tuple[TaskArea, ...] = ()
    we_do: str = ""
    ask: str = ""
    questions: tuple[tuple[Party, str], ...] = ()
    short_stroke: str = ""
    long_stroke: str = ""
    route: Route = Route.NONE_YET
    route_reference: str = ""
    theme: Theme | None = None
    came_from: Item | None = None


def write_vision(
    *, by: Person, here: Neighbourhood, words: str, key: uuid.UUID | None = None
) -> Vision:
    """The residents' body writes down how residents want to live here; old versions stay."""
    raise NotImplementedError


def name_theme(
    *, by: Person, here: Neighbourhood, title: str, words: str = "", key: uuid.UUID | None = None
) -> Theme:
    """The circle names a line that runs through the editions."""
    raise NotImplementedError


def begin_edition(
    *, by: Person, here: Neighbourhood, title: str, key: uuid.UUID | None = None
) -> Edition:
    """The circle begins a draft; its number follows by itself."""
    raise NotImplementedError


def change_edition(
    *, by: Person, edition: Edition, title: str, what_changed: str, missing: str
) -> Edition:
    """The circle writes the title, what changed, and who was not there, until adoption."""
    raise NotImplementedError


def write_item(
    *,
    by: Person,
    edition: Edition,
    words: ItemWords,
    wish: bool = False,
    key: uuid.UUID | None = None,
) -> Item:
    """The circle adds an item (or still a wish) at the end of a draft."""
    raise NotImplementedError


def rewrite_item(*, by: Person, item: Item, words: ItemWords) -> Item:
    """The circle changes an item of a draft. After that the words stand."""
    raise NotImplementedError


def place_item(*, by: Person, item: Item, place: int) -> None:
    """The circle gives an item of a draft another place, counted from 1."""
    raise NotImplementedError


def take_up_wish(*, by: Person, item: Item) -> Item:
    """The circle makes an item of a wish in a draft."""
    raise NotImplementedError


def link_story(*, by: Person, item: Item, story: Story) -> ItemStory:
    """The circle lays a story that everybody may read beside an item, at any time."""
    raise NotImplementedError


def unlink_story(*, by: Person, item: Item, story: Story) -> None:
    """The circle takes a story away from an item of a draft."""
    raise NotImplementedError


def open_edition(*, by: Person, edition: Edition) -> Edition:
    """The circle opens a draft for reaction; from today the parties' time to answer runs."""
    raise NotImplementedError


def close_reactions(*, by: Person, edition: Edition) -> Edition:
    """The circle gathers the answers: when all answered, or when their time is over."""
    raise NotImplementedError


def adopt_edition(*, by: Person, edition: Edition, words: str = "") -> Edition:
    """The residents' body adopts the agenda. The one before is superseded."""
    raise NotImplementedError


def check_missing_note(*, by: Person, edition: Edition, mattered: bool, learned: str) -> Edition:
    """The circle looks back, after adoption: did it matter who was not there?"""
    raise NotImplementedError


def move_item(*, by: Person, item: Item, to: ItemState, words: str) -> Item:
    """The circle says how an adopted item goes on: running, done, settled, or parked."""
    raise NotImplementedError


def note_item(*, by: Person, item: Item, words: str, key: uuid.UUID | None = None) -> Moment:
    """The circle puts a note at an item whose words stand."""
    raise NotImplementedError


def answer_item(
    *,
    by: Person,
    party: Party,
    item: Item,
    word: Word,
    words: str = "",
    key: uuid.UUID | None = None,
) -> Answer:
    """A party answers an item through its seat. A later answer stands beside the first."""
    raise NotImplementedError


def link_policy(
    *,
    by: Person,
    party: Party,
    item: Item,
    title: str,
    words: str,
    review_on: date,
    serves: str = "",
    key: uuid.UUID | None = None,
) -> PolicyLink:
    """A party lays its policy text beside an item that it serves. Never the reverse."""
    raise NotImplementedError


def review_policy(
    *, by: Person, link: PolicyLink, still_serves: bool, words: str, review_on: date | None = None
) -> PolicyLink:
    """The party looks again whether its text still serves the item."""
    raise NotImplementedError


def react(
    *,
    about: Edition | Item | Intention,
    words: str,
    by: Person | None = None,
    name: str = "",
    party: Party | None = None,
    key: uuid.UUID | None = None,
) -> Reaction:
    """Anybody says something while it is open. It waits for the circle, except from a party."""
    raise NotImplementedError


def show_reaction(*, by: Person, reaction: Reaction) -> Reaction:
    """The circle makes a reaction public."""
    raise NotImplementedError


def keep_back_reaction(*, by: Person, reaction: Reaction, reason: str) -> Reaction:
    """The circle does not make a reaction public, and says why."""
    raise NotImplementedError


def enter_intention(
    *,
    by: Person,
    party: Party,
    title: str,
    words: str,
    fixed: str,
    still_open: str,
    decides_on: date,
    place: str = "",
    listened: str = "",
    key: uuid.UUID | None = None,
) -> Intention:
    """A party tells a plan while it is still open: what is fixed and what is not."""
    raise NotImplementedError


def decide_intention(*, by: Person, intention: Intention, outcome: str) -> Intention:
    """The party says what it decided."""
    raise NotImplementedError


def withdraw_intention(*, by: Person, intention: Intention, outcome: str) -> Intention:
    """The party takes the plan back, and says why."""
    raise NotImplementedError
