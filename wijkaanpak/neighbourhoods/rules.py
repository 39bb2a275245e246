"""What a neighbourhood is: its kind, its horizon and the words that go with it."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from enum import StrEnum

from wijkaanpak.methods import cbs
from wijkaanpak.methods.cbs import Known as Known
from wijkaanpak.refusals import Refused, gettext_noop

LEAST_HORIZON = 10


class Kind(StrEnum):
    """What people call the place they live in; it changes the words on screen."""

    WIJK = "wijk"
    BUURT = "buurt"
    DORP = "dorp"
    KERN = "kern"


class Address(StrEnum):
    """How the neighbourhood speaks to people, chosen once."""

    JE = "je"
    U = "u"


SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MOST_SLUG = 50


def check_slug(slug: str) -> None:
    """The short name stands in every address and in the name of the log, for twenty years."""
    if not SLUG.fullmatch(slug) or len(slug) > MOST_SLUG:
        raise Refused(
            gettext_noop(
                "%(slug)s cannot stand in an address. Use small letters, digits and dashes, "
                "at most 50, such as: oud-zuid"
            ),
            slug=slug or "…",
        )


class AreaKind(StrEnum):
    """Who drew the border: people who live there, or CBS."""

    OWN = "own"
    CBS = "cbs"


class Domain(StrEnum):
    """The seven domains of life. Residents see the words in DOMAIN_WORDS, never the codes."""

    UPBRINGING = "upbringing"
    SCHOOLING = "schooling"
    SOCIAL_LIFE = "social_life"
    WORK_INCOME = "work_income"
    HEALTH = "health"
    HOUSING = "housing"
    SAFETY = "safety"


DOMAIN_WORDS: dict[str, str] = {
    Domain.UPBRINGING: gettext_noop("Growing up"),
    Domain.SCHOOLING: gettext_noop("School and learning"),
    Domain.SOCIAL_LIFE: gettext_noop("Knowing each other"),
    Domain.WORK_INCOME: gettext_noop("Work and making ends meet"),
    Domain.HEALTH: gettext_noop("Feeling well"),
    Domain.HOUSING: gettext_noop("Home and house"),
    Domain.SAFETY: gettext_noop("Feeling safe"),
}


class TaskArea(StrEnum):
    """The three tasks that come together in a neighbourhood, each as weighty as the others."""

    SOCIAL = "social"
    PHYSICAL = "physical"
    ENERGY = "energy"


TASK_WORDS: dict[str, str] = {
    TaskArea.SOCIAL: gettext_noop("Social"),
    TaskArea.PHYSICAL: gettext_noop("Streets and buildings"),
    TaskArea.ENERGY: gettext_noop("Energy"),
}


# The words of `Known`, marked for translators: pages translate them as they are.
WORDS = (
    gettext_noop("too few people to show"),
    gettext_noop("not yet known"),
    gettext_noop("does not exist"),
)
MOST_WORDS = 2000


def check_border(border: str) -> str:
    """Return a drawn border as a MultiPolygon, or refuse what is no closed line."""
    try:
        return cbs.border_of(json.loads(border))
    except ValueError as error:
        raise Refused(
            gettext_noop("This is no border. Paste a GeoJSON Polygon or MultiPolygon.")
        ) from error


def check_languages(languages: Collection[str]) -> None:
    """Dutch is always there: the agreements are written in it."""
    if "nl" not in languages:
        raise Refused(gettext_noop("Keep Dutch among the languages."))


def check_intro(intro: str) -> None:
    if len(intro) > MOST_WORDS:
        raise Refused(gettext_noop("At most %(most)s characters."), most=MOST_WORDS)


def check_horizon(start: int, horizon: int) -> None:
    """A neighbourhood approach lasts at least ten years (manifesto: 'liever twintig')."""
    if horizon - start < LEAST_HORIZON:
        raise Refused(
            gettext_noop("Choose a horizon at least %(years)s years after the start."),
            years=LEAST_HORIZON,
        )


def nothing_begins_with(only: str) -> Refused:
    return Refused(
        gettext_noop("No area in this file has a code that begins with %(only)s."), only=only
    )
