"""What a pot is, what its funder asks, and whether a goal fits. Money is whole cents.

A pot stays its owner's: how far it is put together with others is chosen in the open, its
conditions stand in the funder's own words, and they travel along with every euro.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from wijkaanpak.methods.pots import Condition, lies_in, within
from wijkaanpak.methods.tips import Tip, check_no_tips
from wijkaanpak.neighbourhoods.rules import DOMAIN_WORDS, TASK_WORDS, Domain, TaskArea
from wijkaanpak.refusals import Refused, gettext_noop


class Kind(StrEnum):
    """How free money is."""

    FREE = "free"
    INFLUENCEABLE = "influenceable"
    EARMARKED = "earmarked"
    IN_KIND = "in kind"
    OWN = "own"


class Level(StrEnum):
    """How far a pot is put together with the others (domain.md 2.9)."""

    TABLE = "on the table"  # everybody sees it; the owner decides and pays
    JOINT = "joint decision"  # decided together; the money stays with its owner
    POOL = "real pool"  # paid into the account of the independent body


class Purpose(StrEnum):
    """What kind of goal money is set aside for."""

    WORK = "work"
    ROUND = "budget round"  # residents choose; the money goes on to the plans they choose
    REPAIR = "repair"  # to make good what went wrong
    THRESHOLD = "threshold"  # child care, a taxi, an interpreter: so that people can take part
    FREE_HAND = "free hand"  # of one worker: a small sum, told afterwards


KIND_WORDS: dict[str, str] = {
    Kind.FREE: gettext_noop("Free money"),
    Kind.INFLUENCEABLE: gettext_noop("Money that can be influenced"),
    Kind.EARMARKED: gettext_noop("Earmarked money"),
    Kind.IN_KIND: gettext_noop("In kind: work, things or room"),
    Kind.OWN: gettext_noop("Own money"),
}
LEVEL_WORDS: dict[str, str] = {
    Level.TABLE: gettext_noop("On the table: everybody sees it, the owner decides"),
    Level.JOINT: gettext_noop("Decided together, the money stays with its owner"),
    Level.POOL: gettext_noop("In one pool, on the account of the independent body"),
}
PURPOSE_WORDS: dict[str, str] = {
    Purpose.WORK: gettext_noop("Work in the neighbourhood"),
    Purpose.ROUND: gettext_noop("Residents choose in a round"),
    Purpose.REPAIR: gettext_noop("Repair pot: to make good what went wrong"),
    Purpose.THRESHOLD: gettext_noop("Threshold money: child care, a taxi, an interpreter"),
    Purpose.FREE_HAND: gettext_noop("Free hand: a small sum of one worker, told afterwards"),
}
THEME_WORDS: dict[str, str] = {**DOMAIN_WORDS, **TASK_WORDS}
THEMES: tuple[str, ...] = (*(one.value for one in Domain), *(one.value for one in TaskArea))

MOST_CENTS = 100_000_000_000  # a milliard euros; more is a slip of the pen
MOST_FREE_HAND = 100_000  # a thousand euros in all for one worker
OLDEST = 120


@dataclass(frozen=True)
class Asked:
    """The conditions of a pot; what is left out asks nothing. Shares are percents of the cost."""

    ends: date | None = None
    themes: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    ages: tuple[int, int] | None = None
    own_share: int = 0
    least_share: int = 0
    most_share: int = 100

    def check(self) -> None:
        if not self.themes <= frozenset(THEMES):
            raise Refused(gettext_noop("Choose themes from the list."))
        if self.ages and not 0 <= self.ages[0] <= self.ages[1] <= OLDEST:
            raise Refused(gettext_noop("The youngest age is not above the oldest."))
        if not 0 <= self.least_share <= self.most_share <= 100:
            raise Refused(gettext_noop("The least share is not above the most, and both fit 100."))
        if not 0 <= self.own_share <= 100:
            raise Refused(gettext_noop("A share is from 0 to 100 percent."))


@dataclass(frozen=True)
class Aim:
    """What a goal is about, and costs. `own` is what its makers bring themselves, in cents."""

    purpose: Purpose = Purpose.WORK
    cost: int = 0
    own: int = 0
    themes: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    ages: tuple[int, int] | None = None

    def check(self) -> None:
        if not 0 <= self.own <= self.cost <= MOST_CENTS:
            raise Refused(gettext_noop("What the makers bring is not more than what it costs."))
        if self.ages and not 0 <= self.ages[0] <= self.ages[1] <= OLDEST:
            raise Refused(gettext_noop("The youngest age is not above the oldest."))


def broken(asked: Asked, aim: Aim, cents: int, today: date) -> dict[Condition, Refused]:
    """Return each condition that a goal breaks when this pot gives it `cents` in all, and why.

    Of a round only the end date is asked here: which plans residents choose is not known yet,
    and every plan is asked again when the money goes on to it.
    """
    found: dict[Condition, Refused] = {}
    if asked.ends and today > asked.ends:
        found[Condition.ENDS] = Refused(
            gettext_noop("the money had to be spent by %(day)s"), day=asked.ends
        )
    if aim.purpose is Purpose.ROUND:
        return found
    if asked.themes and not asked.themes & aim.themes:
        found[Condition.THEMES] = Refused(
            gettext_noop("the pot is only for: %(themes)s"), themes=either(asked.themes)
        )
    if asked.areas and not lies_in(aim.areas, asked.areas):
        found[Condition.AREAS] = Refused(
            gettext_noop("the pot is only for some areas, and the goal is not only there")
        )
    if asked.ages and not within(aim.ages, asked.ages):
        found[Condition.AGES] = Refused(
            gettext_noop("the pot is only for people from %(youngest)s to %(oldest)s years"),
            youngest=asked.ages[0],
            oldest=asked.ages[1],
        )
    return found | _broken_shares(asked, aim, cents)


def _broken_shares(asked: Asked, aim: Aim, cents: int) -> dict[Condition, Refused]:
    found: dict[Condition, Refused] = {}
    if aim.own * 100 < asked.own_share * aim.cost or (asked.own_share and not aim.cost):
        found[Condition.OWN_SHARE] = Refused(
            gettext_noop("the makers must bring %(share)s percent of the cost themselves"),
            share=asked.own_share,
        )
    if cents * 100 < asked.least_share * aim.cost or (asked.least_share and not aim.cost):
        found[Condition.LEAST_SHARE] = Refused(
            gettext_noop("the pot pays at least %(share)s percent of the cost"),
            share=asked.least_share,
        )
    if asked.most_share < 100 and cents * 100 > asked.most_share * aim.cost:
        found[Condition.MOST_SHARE] = Refused(
            gettext_noop("the pot pays at most %(share)s percent of the cost"),
            share=asked.most_share,
        )
    return found


def either(words: Iterable[str]) -> Refused:
    """Return themes as a sentence that can be translated piece by piece."""
    first, *rest = (word for word in THEMES if word in set(words))
    told = Refused(THEME_WORDS[first])
    for word in rest:
        told = Refused(
            gettext_noop("%(these)s, %(one)s"), these=told, one=Refused(THEME_WORDS[word])
        )
    return told


def check_conditions(pot: str, asked: Asked, aim: Aim, cents: int, today: date) -> None:
    """Money cannot go where its funder says no; the refusal says which condition that is."""
    for why in broken(asked, aim, cents, today).values():
        raise Refused(gettext_noop("“%(pot)s” cannot pay for this: %(why)s."), pot=pot, why=why)


def asks_no_more(before: Asked, after: Asked) -> bool:
    """Tell whether everything that was allowed before is allowed after too."""
    later = after.ends is None or (before.ends is not None and before.ends <= after.ends)
    return (
        later
        and (not after.themes or (bool(before.themes) and before.themes <= after.themes))
        and (not after.areas or (bool(before.areas) and before.areas <= after.areas))
        and within(before.ages, after.ages)
        and after.own_share <= before.own_share
        and after.least_share <= before.least_share
        and after.most_share >= before.most_share
    )


def check_rewritten(before: Asked, after: Asked, level: Level) -> None:
    """While residents choose, nobody narrows what they choose from."""
    if level is Level.TABLE or not asks_no_more(before, after):
        raise Refused(
            gettext_noop(
                "Money of this pot is in a round. Until that money was divided, "
                "the pot can ask less but not more."
            )
        )


def check_pot(title: str, level: Level, ground: str, asked: Asked) -> None:
    """A pot has a name; to decide together or to pool, its owner says on what ground."""
    asked.check()
    if not title.strip():
        raise Refused(gettext_noop("Give the pot a name."))
    if level is not Level.TABLE and not ground.strip():
        raise Refused(
            gettext_noop(
                "Say on what ground this money may be decided on together: "
                "a mandate, a subsidy decision or an agreement."
            )
        )


def check_ends_ahead(ends: date | None, today: date) -> None:
    """A new pot whose last day has passed could pay nothing: its year was typed wrong."""
    if ends and ends < today:
        raise Refused(
            gettext_noop("%(day)s has passed: no money could be spent. Look at the year."),
            day=ends,
        )


def check_decided_here(level: Level) -> None:
    """Of money that is only on the table, its owner decides."""
    if level is Level.TABLE:
        raise Refused(
            gettext_noop("This pot is only on the table: its owner decides on it and pays.")
        )


def check_at_the_desk(purpose: Purpose, *, part_of_round: bool, cents: int) -> None:
    """Into a round and on to its plans money goes with the round itself, never by hand."""
    if purpose is Purpose.ROUND or (part_of_round and cents > 0):
        raise Refused(
            gettext_noop(
                "Money goes into a round when its rules are fixed, and on to the plans that "
                "residents chose after the count. Only what a plan has left is set free here."
            )
        )


def check_goal(title: str, aim: Aim, *, holder: bool, part_of: Purpose | None) -> None:
    """A goal has a name; a free hand has somebody whose hand it is; plans are part of a round."""
    aim.check()
    if not title.strip():
        raise Refused(gettext_noop("Give the goal a name."))
    if (aim.purpose is Purpose.FREE_HAND) != holder:
        raise Refused(gettext_noop("A free hand has one worker, and other goals have none."))
    if part_of not in {None, Purpose.ROUND}:
        raise Refused(gettext_noop("Only a round has plans under it."))
    if part_of and aim.purpose is Purpose.ROUND:
        raise Refused(gettext_noop("A round is not part of another round."))


@dataclass(frozen=True)
class Offered:
    """A pot that can be put into a round: what is free in it now, and what it asks.

    `asked.areas` are names here, as residents know them.
    """

    number: str
    title: str
    owner: str
    condition: str
    free: int
    asked: Asked = field(default_factory=Asked)


class Unspent(StrEnum):
    """How near the day is on which money that is left goes back to its funder."""

    SOON = "soon"
    NEAR = "near"
    PAST = "past"


def unspent(ends: date | None, left: int, today: date) -> Unspent | None:
    """Return how pressing it is that `left` cents are not spent yet, None when it is not.

    Half a year is soon, two months is near: less cannot be spent with care any more.
    """
    if ends is None or left <= 0:
        return None
    days = (ends - today).days
    if days < 0:
        return Unspent.PAST
    return Unspent.NEAR if days <= 61 else Unspent.SOON if days <= 183 else None


class Weight(StrEnum):
    """How heavy an account is. It follows the sum, never the mood (domain.md 6.3)."""

    NOTHING = "nothing"
    STORY = "story"
    PERFORMANCE = "performance"
    COST = "cost"


WEIGHT_WORDS: dict[str, str] = {
    Weight.NOTHING: gettext_noop("Set at once; nothing to hand in, somebody may come and look."),
    Weight.STORY: gettext_noop("Set at once; one story is enough, somebody may come and look."),
    Weight.PERFORMANCE: gettext_noop("One story and one extract: what was promised was done."),
    Weight.COST: gettext_noop("One story, one extract, and an accountant who looked at the cost."),
}


def account_weight(cents: int) -> Weight:
    """Return how heavily a sum is accounted for: below € 5,000, 25,000, 125,000, or above."""
    if cents < 500_000:
        return Weight.NOTHING
    if cents < 2_500_000:
        return Weight.STORY
    return Weight.PERFORMANCE if cents < 12_500_000 else Weight.COST


@dataclass
class Fragment:
    """How many pots, owners, end dates and reports there are for one theme."""

    theme: str
    pots: int = 0
    owners: set[str] = field(default_factory=set)
    ends: set[date] = field(default_factory=set)
    reports: int = 0


def fragments(
    pots: Iterable[tuple[Iterable[str], str, date | None, int]],
) -> list[Fragment]:
    """Count per theme; a pot is (themes, owner, end date, reports a year). Most pots first.

    A pot without themes serves them all, so it would say nothing about one: it is left out.
    """
    found = {theme: Fragment(theme) for theme in THEMES}
    for themes, owner, ends, reports in pots:
        for theme in themes:
            one = found[theme]
            one.pots += 1
            one.reports += reports
            one.owners.add(owner)
            if ends:
                one.ends.add(ends)
    return sorted((one for one in found.values() if one.pots), key=lambda one: -one.pots)


def euros(cents: int) -> str:
    """Write a sum for the log, which is Dutch: € 1.850 or € 12,50."""
    whole, rest = divmod(abs(cents), 100)
    digits = f"{whole:,}".replace(",", ".") + (f",{rest:02d}" if rest else "")
    return f"{'-' if cents < 0 else ''}€ {digits}"


def check_sum(cents: int) -> None:
    """A sum that is given, reserved or paid is more than nothing, and no slip of the pen."""
    if cents <= 0:
        raise Refused(gettext_noop("Fill in a sum of more than nothing."))
    if cents > MOST_CENTS:
        raise Refused(gettext_noop("This sum is very large. Look at the point and the comma."))


def check_words(words: str, most: int = 2_000) -> None:
    """Money never moves without a word about why; everybody reads it, so it reaches nobody."""
    if not words.strip():
        raise Refused(gettext_noop("Say in a few words what this is for."))
    check_no_tips(words, allowed=set(Tip) - {Tip.PHONE, Tip.EMAIL})
    if len(words) > most:
        raise Refused(gettext_noop("At most %(most)s characters."), most=most)
