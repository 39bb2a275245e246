"""The shapes in which the demo is written down: plain data, with a date and a person on each fact.

Everything is invented. Keys such as "wim" or "C07" join the files; the tests check that they fit.
Text may be broken over lines as it likes: single line breaks are folded into spaces.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from wijkaanpak.site.demo.asking_shapes import Asked, Counted, Invited, Streets
from wijkaanpak.site.demo.assembly_shapes import Beraad
from wijkaanpak.site.demo.challenge_shapes import Challenged, Joined, Works
from wijkaanpak.site.demo.dialogue_shapes import Dialogue
from wijkaanpak.site.demo.experiment_shapes import Room
from wijkaanpak.site.demo.faces import Face
from wijkaanpak.site.demo.impact_shapes import FigureLaid, PathStory
from wijkaanpak.site.demo.knowledge_shapes import Kitchen, Lesson, LessonFile, Met, Question
from wijkaanpak.site.demo.meeting_shapes import Meeting, Place, Returns
from wijkaanpak.site.demo.mirror_shapes import CardsIn, Meet
from wijkaanpak.site.demo.panel_shapes import ReadingRound
from wijkaanpak.site.demo.project_shapes import Begins, Begun
from wijkaanpak.site.demo.repair_shapes import Conflict, Held, Mistake
from wijkaanpak.site.demo.shapes import (
    Area,
    Channel,
    Did,
    Domain,
    Figure,
    Folded,
    Happened,
    Layer,
    Party,
    Person,
    Post,
    PromiseKind,
    Stroke,
    TaskArea,
    Use,
    Word,
)


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
class Signature(Folded):
    """Who signed the long commitment for which party, and when."""

    at: date
    by: str
    party: str


@dataclass(frozen=True)
class LongPromise(Folded):
    """What all parties promise each other for twenty years, and who signed it."""

    key: str
    at: date
    by: str
    party: str
    title: str
    words: str
    signatures: tuple[Signature, ...]


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


@dataclass(frozen=True)
class Fate(Folded):
    """How an item went on after it was adopted."""

    at: date
    item: str
    to: Literal["running", "done", "settled", "parked"]
    by: str
    words: str


@dataclass(frozen=True)
class MissingNote(Folded):
    """Who was not here, and what we do not know because of it; looked at again later."""

    words: str
    checked_at: date | None = None
    checked_by: str = ""
    checked_words: str = ""


@dataclass(frozen=True)
class Reaction(Folded):
    """What somebody said while something was open. `about` is an item; empty: the whole.

    A reaction of a party shows at once; of others when the circle has read it (`shown_by`).
    """

    at: date
    by: str
    party: str
    words: str
    about: str = ""
    name: str = ""
    shown_by: str = ""
    shown: date | None = None


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
    reactions: tuple[Reaction, ...] = ()


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
    advice: tuple[str, int] | None = None  # of which assembly, and the number of what it advised


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
class Pot(Folded):
    """Money that a party laid on the table, in whole euros, with what its funder asks.

    `again` is what came in later: (day, euros).
    """

    key: str
    title: str
    owner: str
    by: str
    at: date
    kind: str
    euros: int
    level: str = "joint decision"
    funder: str = ""
    ground: str = ""
    condition: str = ""
    ends: date | None = None
    themes: tuple[str, ...] = ()
    ages: tuple[int, int] | None = None
    sisa: str = ""
    reports: int = 1
    again: tuple[tuple[date, int], ...] = ()


@dataclass(frozen=True)
class MoneyGoal(Folded):
    """What money is set aside for. Without a day of its own it was named with the pots."""

    key: str
    title: str
    task: TaskArea
    purpose: str = "work"
    words: str = ""
    themes: tuple[str, ...] = ()
    ages: tuple[int, int] | None = None
    holder: str = ""
    at: date | None = None


@dataclass(frozen=True)
class Decided(Folded):
    """Which pots gave how many euros to a goal, and who said so."""

    at: date
    goal: str
    shares: tuple[tuple[str, int], ...]
    words: str


@dataclass(frozen=True)
class Paid(Folded):
    """A payment: prepared by the treasurer, looked at by another when it is large.

    `back` is why it was sent back. Without `looked` it still waits; a day left out is the same.
    """

    at: date
    goal: str
    pot: str
    euros: int
    what: str
    payee: str
    reference: str = ""
    looked: date | None = date.max
    back: str = ""


@dataclass(frozen=True)
class OneAccount(Folded):
    """One account for all funders, with a story, and who accepted it a week later."""

    at: date
    goal: str
    first: date
    last: date
    words: str
    story: str = ""
    accepted: tuple[tuple[str, str], ...] = ()  # party, person


@dataclass(frozen=True)
class Serves:
    """A pot or a goal that was laid beside an item of the agenda."""

    at: date
    item: str
    pot: str = ""
    goal: str = ""


@dataclass(frozen=True)
class Lots:
    """A day on which the lot of the oldest month was drawn, and its receipts were all good."""

    at: date


@dataclass(frozen=True)
class Notice(Folded):
    """Something for the first screen of this week, with what it follows from."""

    day: date
    words: str
    about: str


@dataclass(frozen=True)
class PlanStep(Folded):
    """How a plan that won went on."""

    at: date
    by: str
    what: Literal["doing", "news", "shown", "after-check"]
    words: str


@dataclass(frozen=True)
class BudgetPlan(Folded):
    """A plan in a round of the budget; money in whole euros. `repair` is what the check asked."""

    number: int
    by: str
    title: str
    area: str
    theme: str
    euros: int
    what: str
    why: str
    who: str
    needed: str
    young: bool = False
    ourselves: str = ""
    repair: tuple[str, str] = ("", "")
    steps: tuple[PlanStep, ...] = ()


@dataclass(frozen=True)
class BudgetRound(Folded):
    """A round of the budget, from its rules to its count; without a count it runs today."""

    title: str
    words: str
    keeper: str
    clerks: tuple[str, str]
    codes: str
    checker: str
    pots: tuple[tuple[str, int], ...]  # key of a pot, euros
    themes: tuple[tuple[str, tuple[str, ...]], ...]  # its name, what it counts as for the pots
    promised: tuple[tuple[str, int, str], ...]
    leftover: str
    not_open: str
    ballot: str
    most: int
    begun: date
    opened: date
    checking: date
    vote_from: date
    vote_until: date
    plans: tuple[BudgetPlan, ...]
    ballots: tuple[str, ...]
    letters: int
    paper: int
    doorstep: int
    school: int
    counted: date | None = None
    shares: tuple[tuple[str, int], ...] = ()  # what each way of voting counts for, in percent
    missing: str = ""


@dataclass(frozen=True)
class Thing(Folded):
    """Something offered or wished, by whom, and the days on which it was renewed.

    `beside` says that `by` wrote it down for somebody without an account, who got a slip.
    `square` is where it stands on the map; a person's has none.
    """

    key: str
    at: date
    by: str
    side: str
    kind: str
    title: str
    words: str = ""
    whose: str = "person"
    area: str = ""
    place: str = ""
    square: str = ""
    days: tuple[int, ...] = ()
    parts: tuple[str, ...] = ()
    ourselves: str = ""
    little_help: str = ""
    others: str = ""
    reach: str = ""
    beside: bool = False
    renewed: tuple[date, ...] = ()
    ended: date | None = None


@dataclass(frozen=True)
class ConnectorYes(Folded):
    """Somebody with the role says yes to connecting, with a limit."""

    at: date
    by: str
    most: int
    words: str


@dataclass(frozen=True)
class Brought(Folded):
    """A request to a connector, how it went, and the card that came of it."""

    at: date
    wish: str
    offer: str
    connector: str
    words: str
    ends: str = ""  # "met", "refused", "taken" or "": still waiting
    ended: date | None = None
    card: str = ""
    signed: str = ""
    public: bool = False


@dataclass(frozen=True)
class Pair(Folded):
    """Two words for one thing."""

    at: date
    by: str
    one: str
    other: str


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
    long_promises: tuple[LongPromise, ...]
    themes: tuple[Theme, ...]
    visions: tuple[Vision, ...]
    editions: tuple[Edition, ...]
    fates: tuple[Fate, ...]
    intentions: tuple[Intention, ...]
    commitments: tuple[Commitment, ...]
    stories: tuple[Story, ...]
    pots: tuple[Pot, ...] = ()
    goals: tuple[MoneyGoal, ...] = ()
    decisions: tuple[Decided, ...] = ()
    paid: tuple[Paid, ...] = ()
    spent: tuple[Paid, ...] = ()  # from a free hand, told afterwards
    accounts: tuple[OneAccount, ...] = ()
    serves: tuple[Serves, ...] = ()
    lots: tuple[Lots, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    stops: tuple[Held, ...] = ()
    rounds: tuple[BudgetRound, ...] = ()
    places: tuple[Place, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    cards: tuple[CardsIn, ...] = ()
    meets: tuple[Meet, ...] = ()
    returns: tuple[Returns, ...] = ()
    faces: tuple[Face, ...] = ()
    things: tuple[Thing, ...] = ()
    yeses: tuple[ConnectorYes, ...] = ()
    brought: tuple[Brought, ...] = ()
    pairs: tuple[Pair, ...] = ()
    asks: tuple[Asked, ...] = ()
    streets: tuple[Streets, ...] = ()
    invitations: tuple[Invited, ...] = ()
    counts: tuple[Counted, ...] = ()
    dialogues: tuple[Dialogue, ...] = ()
    experiments: Room = field(default_factory=Room)
    beraden: tuple[Beraad, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    lesson_mets: tuple[Met, ...] = ()
    kitchens: tuple[Kitchen, ...] = ()
    questions: tuple[Question, ...] = ()
    lesson_files: tuple[LessonFile, ...] = ()
    paths: tuple[PathStory, ...] = ()
    figures_laid: tuple[FigureLaid, ...] = ()
    readings: tuple[ReadingRound, ...] = ()
    initiatives: tuple[Begun, ...] = ()
    projects: tuple[Begins, ...] = ()
    challenges: tuple[Challenged, ...] = ()
    works: tuple[Works, ...] = ()
    joins: tuple[Joined, ...] = ()
    this_week: tuple[Notice, ...] = ()
