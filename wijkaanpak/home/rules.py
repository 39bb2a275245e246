"""What a line on the first screen is, and which days make up a week."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from wijkaanpak.refusals import gettext_noop

FEW = 4  # lines of one kind on the first screen: more is a list, and lists have their own page
STORIES = 3  # one row of cards on a wide screen
A_DAY = 8  # lines under one day of the week: as many as one reads at a glance
LATELY = timedelta(days=92)


@dataclass(frozen=True)
class Line:
    """One thing on a page of ours: `title` is what people said, `words` what the house says of it
    (untranslated); of whom, for whom, when, at what hour, and how it stands.
    """

    title: str
    url: str = ""
    who: str = ""
    whom: str = ""
    on: date | None = None
    state: str = ""
    words: str = ""
    hour: str = ""


@dataclass(frozen=True)
class Asked:
    """What is asked of one party today."""

    party: str
    url: str
    lines: tuple[Line, ...]

    @property
    def more(self) -> int:
        return max(0, len(self.lines) - FEW)


def week_of(day: date) -> tuple[date, date]:
    """Return the Monday and the Sunday of the week in which a day falls."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def gather(lines: Iterable[tuple[str, str, Line]]) -> list[Asked]:
    """Put what is asked under the party it is asked of, by name: no party stands above another."""
    found: dict[tuple[str, str], list[Line]] = {}
    for party, url, line in lines:
        found.setdefault((party, url), []).append(line)
    return [Asked(party, url, tuple(rows)) for (party, url), rows in sorted(found.items())]


@dataclass(frozen=True)
class Day:
    """One day of the week: what is read first of it, and how many lines there are more."""

    on: date
    lines: list[Line]
    more: int


def by_day(lines: Iterable[Line], most: int = A_DAY) -> list[Day]:
    """Put lines under their day, first day first."""
    days: dict[date, list[Line]] = {}
    for line in lines:
        if line.on:
            days.setdefault(line.on, []).append(line)
    return [Day(on, rows[:most], max(0, len(rows) - most)) for on, rows in sorted(days.items())]


# Dutch municipal elections: every four years, the third Wednesday of March or nearby. Only days
# that were held or set by law are here; a day we do not know is not drawn.
COUNCIL_ELECTIONS = (
    date(2014, 3, 19),
    date(2018, 3, 21),
    date(2022, 3, 16),
    date(2026, 3, 18),
)


def council_elections(first: int, last: int) -> list[date]:
    """Return the elections of municipal councils in these years, as far as the day is known."""
    return [day for day in COUNCIL_ELECTIONS if first <= day.year <= last]


@dataclass(frozen=True)
class Way:
    """A way into the house: the name of an address, what it is called, and what one does there."""

    to: str
    called: str
    what: str


# Everything there is, by the pillars of the approach.
WAYS: tuple[tuple[str, tuple[Way, ...]], ...] = (
    (
        gettext_noop("Residents lead"),
        (
            Way("stories:listing", gettext_noop("Stories"),
                gettext_noop("What people live through here, in their own words.")),
            Way("stories:rounds", gettext_noop("Reading rounds"),
                gettext_noop("Groups read stories aloud, choose one and say why.")),
            Way("agenda:listing", gettext_noop("Neighbourhood agenda"),
                gettext_noop("What residents want, and what every party answers.")),
            Way("budget:listing", gettext_noop("Neighbourhood budget"),
                gettext_noop("Make a plan, vote, and see how the votes were counted.")),
            Way("dialogues:listing", gettext_noop("Conversations"),
                gettext_noop("Say what you think, and see where people meet.")),
            Way("assemblies:listing", gettext_noop("Assemblies by lot"),
                gettext_noop("Neighbours drawn by lot give advice and get answers.")),
            Way("gatherings:listing", gettext_noop("What goes on"),
                gettext_noop("Where neighbours meet, this week and later.")),
            Way("assets:listing", gettext_noop("What we have"),
                gettext_noop("Offer something, ask for something, thank somebody.")),
            Way("invitations:calendar", gettext_noop("Ask calendar"),
                gettext_noop("Who may ask residents something, and when they hear back.")),
            Way("reach:listing", gettext_noop("Who was there"),
                gettext_noop("Whom we hear, whom we miss, and what we do not know then.")),
        ),
    ),
    (
        gettext_noop("Make it possible"),
        (
            Way("funds:listing", gettext_noop("Pots"),
                gettext_noop("All money on one table, to the cent.")),
            Way("experiments:listing", gettext_noop("Room for experiment"),
                gettext_noop("What costs time and helps nobody, and what we stop for a while.")),
            Way("impact:listing", gettext_noop("Impact paths"),
                gettext_noop("What we do, what we hope for, and what we do not know.")),
            Way("impact:domains", gettext_noop("Counting and telling"),
                gettext_noop("Figures beside what people tell.")),
            Way("repairs:listing", gettext_noop("Mistakes and repair"),
                gettext_noop("What went wrong, and how it is made good.")),
            Way("repairs:conflicts", gettext_noop("Differences of view"),
                gettext_noop("Each side in its own words, and what may rest for a while.")),
            Way("repairs:stops", gettext_noop("Held in the public interest"),
                gettext_noop("What a body of government holds, on what ground, until when.")),
        ),
    ),
    (
        gettext_noop("A long breath"),
        (
            Way("commitments:listing", gettext_noop("Commitments"),
                gettext_noop("Who promised what, and whether the receiver calls it kept.")),
            Way("projects:listing", gettext_noop("Projects"),
                gettext_noop("What runs, what was adjusted, and what stopped and taught us.")),
            Way("projects:initiatives", gettext_noop("Initiatives of neighbours"),
                gettext_noop("Three neighbours are enough to begin.")),
            Way("projects:challenges", gettext_noop("Can we do this ourselves?"),
                gettext_noop("Residents take over a public task, or have it done differently.")),
            Way("projects:works", gettext_noop("Same street, same year"),
                gettext_noop("Works that can be joined, as long as no date is fixed.")),
            Way("projects:rhythm", gettext_noop("Short and long strokes"),
                gettext_noop("What people saw last, what comes, and when it is too quiet.")),
            Way("projects:looks", gettext_noop("Looking again, years later"),
                gettext_noop("What is left after one, three and five years.")),
            Way("contacts:listing", gettext_noop("Fixed faces"),
                gettext_noop("Who is here for you, where and when.")),
            Way("knowledge:listing", gettext_noop("What we learned"),
                gettext_noop("Lessons, also from what failed.")),
            Way("knowledge:kitchens", gettext_noop("A look in each other's kitchen"),
                gettext_noop("Neighbourhoods visit each other and promise one thing.")),
            Way("knowledge:questions", gettext_noop("Questions to institutes"),
                gettext_noop("One question, one page of answer.")),
            Way("impact:look_back", gettext_noop("Looking back"),
                gettext_noop("What it took, beside what residents say changed.")),
            Way("home:timeline", gettext_noop("The years"),
                gettext_noop("From the first year to the horizon on one line.")),
        ),
    ),
)  # fmt: skip
