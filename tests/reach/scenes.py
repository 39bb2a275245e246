"""Figures, an evening that was held, and its cards. Call `at_the_table` first."""

import uuid
from datetime import timedelta
from decimal import Decimal

from tests.gatherings.scenes import a_gathering
from wijkaanpak import clock
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.neighbourhoods.models import Area, KeyFigure
from wijkaanpak.reach import queries
from wijkaanpak.reach.actions import count_cards, let_speak, plan_reach
from wijkaanpak.reach.queries import card_of
from wijkaanpak.reach.rules import Asked, PlanWords, Tenure

DRAWN = Verb("test.drawn", "…")
AREAS = {"De Terp": (15, 250), "Zonnehof": (495, 65), "Spoorzicht": (210, 20)}
AGES = {"van 12 tot en met 17 jaar": 300, "van 18 tot en met 64 jaar": 1860,
        "van 65 jaar en ouder": 500}  # fmt: skip


def figures(cast, here=None, year=2025, tenure=True):
    """Three areas with their homes, and the ages of all."""
    here = here or cast.wijk
    with act(DRAWN, by=cast.noor.actor, book=here.slug) as entry:
        for name, (rented, owned) in AREAS.items():
            area = Area.objects.create(here=here, kind="own", year=2016, name=name)
            homes = {"Huurwoningen van de Woonstichting": rented, "Koopwoningen": owned}
            for what, value in homes.items() if tenure else [("Inwoners", 2 * (rented + owned))]:
                _figure(here, what, value, year, area)
        for what, value in AGES.items():
            _figure(here, f"Inwoners {what}", value, year)
        entry.about(area)


def _figure(here, name, value, year, area=None):
    KeyFigure.objects.create(
        here=here, area=area, name=name, value=Decimal(value), year=year, source="Geteld"
    )


def held(cast, days=9, **plan):
    """An evening that was held some days ago."""
    with clock.set_back(clock.now() - timedelta(days=days + 3)):
        return a_gathering(cast, **plan)


def key_of(here, asked, name, tenure=None):
    question = next(one for one in card_of(here) if one.asked == asked)
    return next(
        choice.key for choice in question.choices
        if choice.name == name and choice.tenure == tenure
    )  # fmt: skip


def sixty_cards(here):
    """Sixty cards: no tenants from Spoorzicht, and four of twelve to seventeen."""
    homes = {("Zonnehof", Tenure.TENANT): 40, ("De Terp", Tenure.OWNER): 20}
    return {
        Asked.AGE: {"12-17": 4, "18-64": 40, "65-": 16},
        Asked.HOME: {key_of(here, Asked.HOME, *home): many for home, many in homes.items()},
        Asked.FIRST: {"yes": 22, "no": 30},
    }


def counted(cast, gathering, counts=None, **more):
    counts = counts or sixty_cards(gathering.here)
    return count_cards(by=cast.hassan, gathering=gathering, counts=counts, **more)


def spoken(cast, **plan):
    """An evening about which the mirror spoke."""
    gathering = held(cast, **plan)
    counted(cast, gathering)
    return let_speak(by=cast.hassan, gathering=gathering)


PLAN = PlanWords(
    "Huurders uit Spoorzicht die in ploegen werken",
    "Bij de bushalte en in de kantine",
    "Zaterdag na de vroege dienst",
    "Pools",
    "Weten wanneer het licht in de tunnel komt",
    "Ludmila en iemand die Pools spreekt",
    interpreter=12_000,
    taxi=4_000,
)


def planned(cast, key=None, **more):
    on = clock.today() + timedelta(days=60)
    given = {"words": PLAN, "look_back_on": on} | more
    return plan_reach(by=cast.ludmila, here=cast.wijk, key=key, **given)


def mirror_and_plans(cast):
    """One of everything of this room, after `places_and_evenings`, always in one order."""
    figures(cast)
    evening = queries.held_gathering(cast.wijk, uuid.UUID(int=2))  # of places_and_evenings
    counted(cast, evening)
    let_speak(by=cast.hassan, gathering=evening)
    counted(cast, held(cast, key=uuid.UUID(int=5)), key=uuid.UUID(int=6))
    planned(cast, key=uuid.UUID(int=7))
