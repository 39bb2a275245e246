"""The shapes in which the demo is written down: plain data, with a date and a person on each fact.

Everything is invented. Keys such as "wim" or "C07" join the files; the tests check that they fit.
Text may be broken over lines as it likes: single line breaks are folded into spaces.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from wijkaanpak.site.demo.shapes import (
    Channel,
    Did,
    Domain,
    Folded,
    Happened,
    Layer,
    Point,
    PromiseKind,
    Stroke,
    TaskArea,
    Use,
    Word,
)


@dataclass(frozen=True)
class Area(Folded):
    """A part of the neighbourhood, with the border that residents drew on a table cloth."""

    key: str
    name: str
    residents: int
    border: tuple[Point, ...]  # longitude, latitude (WGS84); the last point is the first
    words: str


@dataclass(frozen=True)
class Figure(Folded):
    """A public number, with its year, its source and what it cannot say. No area: the whole."""

    name: str
    value: int
    year: int
    area: str = ""
    unit: str = ""
    source: str = "eigen telling Wijkkompas (verzonnen)"
    cannot_say: str = ""


@dataclass(frozen=True)
class RoleHeld(Folded):
    """What a person is in the neighbourhood, from when till when."""

    role: str
    since: date
    until: date | None = None


@dataclass(frozen=True)
class Person(Folded):
    """Somebody invented. `sign_in` marks who gets a code on the slip of the demo."""

    key: str
    name: str
    who: str
    since: date
    email: str = ""
    language: str = "nl"
    roles: tuple[RoleHeld, ...] = ()
    sign_in: bool = False


@dataclass(frozen=True)
class Party(Folded):
    """A party of the network, in its own words."""

    key: str
    kind: str
    name: str
    since: date
    words: str


@dataclass(frozen=True)
class Tenure(Folded):
    """Who sat on a post, from when till when, and how the post was handed over.

    `walked_along` counts the days that the newcomer walked along before the post was theirs.
    """

    person: str
    since: date
    until: date | None = None
    reason: str = ""
    walked_along: int = 0


@dataclass(frozen=True)
class Post(Folded):
    """A seat of a party: the chair, not the person. `crucial` ones were named by residents."""

    key: str
    party: str
    title: str
    tenures: tuple[Tenure, ...]
    crucial: bool = False


@dataclass(frozen=True)
class Clause(Folded):
    """An article of the charter: who decides on what, how, and within which limits."""

    kind: str
    deciders: str
    words: str
    method: str = "consent"
    limits: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Voice(Folded):
    """What one party said to a proposal."""

    at: date
    by: str
    party: str
    answer: Literal["consent", "objection"]
    reason: str = ""
    would_solve: str = ""


@dataclass(frozen=True)
class Proposal(Folded):
    """Something put to the parties: a change of the charter, a newcomer, a signature."""

    key: str
    at: date
    by: str
    party: str
    kind: Literal["change charter", "admit party", "joint decision"]
    title: str
    why: str
    term: date
    voices: tuple[Voice, ...]
    clause: Clause | None = None
    admits: str = ""


@dataclass(frozen=True)
class Theme(Folded):
    """One of the lines that run through all editions of the agenda."""

    key: str
    title: str
    words: str


@dataclass(frozen=True)
class Vision(Folded):
    """How residents want to live here in 2036, in their own words."""

    at: date
    by: str
    words: str


@dataclass(frozen=True)
class PolicyText(Folded):
    """What the policy says about the same thing, in its own words. It serves the item."""

    title: str
    words: str
    party: str
    until: date


@dataclass(frozen=True)
class Answer(Folded):
    """What a party answered to an item of the agenda."""

    at: date
    by: str
    party: str
    answer: Word
    words: str


@dataclass(frozen=True)
class Item(Folded):
    """One point of the agenda, in the words of residents."""

    key: str
    theme: str
    title: str
    why: str
    domains: tuple[Domain, ...]
    tasks: tuple[TaskArea, ...]
    we_do: str
    ask: str
    ask_to: tuple[str, ...]
    short_stroke: str
    long_stroke: str
    route: str
    answers: tuple[Answer, ...]
    stories: tuple[str, ...] = ()
    policies: tuple[PolicyText, ...] = ()
    follows: str = ""  # the item of the edition before, of which this is the next step
    ended: str = ""  # how the item ended: "settled: ..." or "parked: ..."


@dataclass(frozen=True)
class MissingNote(Folded):
    """Who was not here, and what we do not know because of it; looked at again later."""

    words: str
    checked_at: date | None = None
    checked_by: str = ""
    checked_words: str = ""


@dataclass(frozen=True)
class Edition(Folded):
    """One edition of the agenda, from draft to adopted."""

    number: int
    title: str
    begun: date
    begun_by: str
    opened: date
    answers_due: date
    what_changed: str
    missing: MissingNote
    items: tuple[Item, ...]
    adopted: date | None = None
    adopted_by: str = ""
    adopted_words: str = ""


@dataclass(frozen=True)
class Reaction(Folded):
    """What somebody said to an intention while it was open."""

    at: date
    by: str
    party: str
    words: str


@dataclass(frozen=True)
class Intention(Folded):
    """A plan told while it is still open: what is fixed, what is not, and when it is decided."""

    key: str
    at: date
    by: str
    party: str
    title: str
    words: str
    fixed: str
    still_open: str
    decides_on: date
    reactions: tuple[Reaction, ...] = ()
    closed: date | None = None
    closed_by: str = ""
    outcome: str = ""


@dataclass(frozen=True)
class Step(Folded):
    """One thing that happened to a promise. `period` says which time of a returning promise."""

    at: date
    did: Did
    by: str
    party: str
    words: str = ""
    period: str = ""
    new_text: str = ""
    new_test: str = ""
    new_due: date | None = None


@dataclass(frozen=True)
class Commitment(Folded):
    """A promise from one party to another, with its whole life."""

    key: str
    title: str
    kind: PromiseKind
    giver: str
    post: str
    receiver: str
    text: str
    kept_when: str
    stroke: Stroke
    steps: tuple[Step, ...]
    due: date | None = None
    rhythm: str = ""
    condition: str = ""
    item: str = ""
    together_with: str = ""  # who else stands behind it, in words
    mistake: str = ""


@dataclass(frozen=True)
class StoryStep(Folded):
    """One thing that happened to a story."""

    at: date
    what: Happened
    by: str = ""  # empty: the teller, with the code on the slip
    words: str = ""
    use: str = ""


@dataclass(frozen=True)
class Story(Folded):
    """What somebody told, in their own voice."""

    key: str
    title: str
    teller: str  # how the teller wants to be called here
    text: str
    channel: Channel
    period: str
    street: str
    domains: tuple[Domain, ...]
    layer: Layer
    uses: tuple[Use, ...]
    steps: tuple[StoryStep, ...]
    teller_key: str = ""  # only when the teller takes part with a name of their own
    language: str = "nl"
    led_to: str = ""
    items: tuple[str, ...] = ()
    commitments: tuple[str, ...] = ()


@dataclass(frozen=True)
class Notice(Folded):
    """Something for the first screen of this week, with what it follows from."""

    day: date
    words: str
    about: str


@dataclass(frozen=True)
class Mistake(Folded):
    """Something that went wrong, whose it was, and how it was made good."""

    key: str
    party: str
    at: date
    words: str
    repair: str
    repaired: date
    commitment: str = ""


@dataclass(frozen=True)
class Script(Folded):
    """Everything that is known of one neighbourhood."""

    slug: str
    name: str
    kind: str
    municipality: str
    start: date
    horizon: int
    languages: tuple[str, ...]
    address_form: str
    intro: str
    areas: tuple[Area, ...]
    figures: tuple[Figure, ...]
    people: tuple[Person, ...]
    parties: tuple[Party, ...]
    posts: tuple[Post, ...]
    charter: tuple[Clause, ...]
    proposals: tuple[Proposal, ...]
    themes: tuple[Theme, ...]
    visions: tuple[Vision, ...]
    editions: tuple[Edition, ...]
    intentions: tuple[Intention, ...]
    commitments: tuple[Commitment, ...]
    stories: tuple[Story, ...]
    mistakes: tuple[Mistake, ...] = ()
    this_week: tuple[Notice, ...] = ()
