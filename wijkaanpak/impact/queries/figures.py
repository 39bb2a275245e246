"""Figures beside stories: what is counted and what is told about one domain of life."""

from __future__ import annotations

from dataclasses import dataclass

from wijkaanpak.impact import rules
from wijkaanpak.impact.models import FigurePlace
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.neighbourhoods.queries import Told, public_figures
from wijkaanpak.neighbourhoods.rules import Domain
from wijkaanpak.stories.models import Story, StoryDomain, UseConsent
from wijkaanpak.stories.queries import public_stories
from wijkaanpak.stories.rules import State, Use

MOST_STORIES = 12


@dataclass(frozen=True)
class Domains:
    """One domain of life: whether something is told and counted about it."""

    domain: Domain
    told: bool
    counted: bool


@dataclass(frozen=True)
class TwoSides:
    """What people tell about a domain, and what is counted. A figure never stands alone."""

    stories: list[Story]
    figures: list[Told]

    @property
    def kept_back(self) -> bool:
        """True when there are figures, but nobody told anything to set beside them."""
        return bool(self.figures) and not self.stories


def laid(here: Neighbourhood) -> dict[str, str]:
    """Return beside which domain the circle laid the figures of each name."""
    return dict(FigurePlace.objects.filter(here=here).values_list("name", "domain"))


def place_of(here: Neighbourhood, name: str) -> FigurePlace | None:
    return FigurePlace.objects.filter(here=here, name=name).first()


def names(here: Neighbourhood) -> list[str]:
    """Return the names of the public figures of the whole neighbourhood."""
    return [told.name for told in public_figures(here)]


def domains(here: Neighbourhood) -> list[Domains]:
    """Return the seven domains in their order, never in that of a number: three queries."""
    yes = UseConsent.objects.filter(use=Use.PUBLIC, withdrawn_at=None, story__here=here)
    placed = yes.filter(story__state=State.PLACED).values("story")
    about = StoryDomain.objects.filter(story__in=placed).values_list("domain", flat=True)
    told, there = set(about.distinct()), laid(here)
    counted = {rules.domain_of(name, there) for name in names(here)}
    return [Domains(domain, domain in told, domain in counted) for domain in Domain]


def two_sides(here: Neighbourhood, domain: Domain) -> TwoSides:
    """Return the newest stories about a domain, and the figures that stand beside it."""
    there = laid(here)
    found = [one for one in public_figures(here) if rules.domain_of(one.name, there) == domain]
    return TwoSides(list(public_stories(here, domain)[:MOST_STORIES]), found)
