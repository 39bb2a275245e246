"""The shapes in which challenges of tasks and works in streets are written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wijkaanpak.site.demo.shapes import Folded


@dataclass(frozen=True)
class Went(Folded):
    """One step of a challenge. `did` is the step as the rules name it.

    Who hands back says what happens with people, with money and with promises.
    """

    at: date
    did: str
    by: str
    party: str = ""
    words: str = ""
    remedy: str = ""
    asked: int | None = None
    support: int | None = None
    people: str = ""
    money: str = ""
    promises: str = ""


@dataclass(frozen=True)
class Costs(Folded):
    """An open-cost sheet. An empty text is a topic of which the owner says: we do not know."""

    at: date
    by: str
    party: str
    euros: int
    costs: str
    contract: str
    staff: str
    quality: str
    insurance: str
    vat: str = ""
    ends: date | None = None
    did: str = "open"


@dataclass(frozen=True)
class Idea(Folded):
    """The plan of the challengers; `told` when the guide wrote it down."""

    at: date
    by: str
    how: str
    who: str
    better: str
    when_it_fails: str
    euros: int
    told: bool = False
    party: str = ""
    did: str = "plan"


@dataclass(frozen=True)
class Weighed(Folded):
    """Six answers: yes, or no or unknown with a few words ("no: because …")."""

    at: date
    by: str
    party: str
    answers: tuple[str, ...]
    words: str = ""
    did: str = "weigh"


@dataclass(frozen=True)
class Version(Folded):
    """A version of an agreement: offered by one side, answered by the other on another day."""

    at: date
    by: str
    party: str
    kind: str
    answered: date
    answered_by: str
    answered_party: str
    euros: int
    money: str
    quality: str
    liability: str
    insurance: str
    vat: str
    staff: str
    hand_back: str
    starts: date | None = None
    why: str = ""
    did: str = "offer"


type Step = Went | Costs | Idea | Weighed | Version


@dataclass(frozen=True)
class Challenged(Folded):
    """A task that neighbours challenged, with everything that followed."""

    key: str
    at: date
    by: str
    form: str
    title: str
    task: str
    why: str
    name: str
    owner: str
    starts: date
    steps: tuple[Step, ...] = ()
    body: str = ""
    guide: str = ""
    guided: date | None = None
    tied: date | None = None  # to the promise and the project that belong to it
    promise: str = ""
    project: str = ""


@dataclass(frozen=True)
class Works(Folded):
    """Something that a party plans in streets. `part` answers the five questions of energy."""

    key: str
    at: date
    by: str
    party: str
    kind: str
    title: str
    words: str
    streets: str
    first: int
    last: int
    starts: date | None = None
    ends: date | None = None
    part: tuple[str, ...] = ()
    over: date | None = None
    over_words: str = ""


@dataclass(frozen=True)
class Joined(Folded):
    """What a party said of doing its work together with others."""

    at: date
    by: str
    party: str
    work: str
    others: tuple[str, ...]
    joins: bool
    words: str
