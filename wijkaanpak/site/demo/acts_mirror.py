"""How door cards come in, how the mirror speaks, and how a group is met."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from wijkaanpak.neighbourhoods.models import KeyFigure
from wijkaanpak.reach import actions
from wijkaanpak.reach.models import ReachPlan
from wijkaanpak.reach.rules import Asked, PlanWords, band_key
from wijkaanpak.site.demo.event import Event
from wijkaanpak.site.demo.mirror_shapes import CardsIn, Meet
from wijkaanpak.site.demo.scene import Scene


def cards_in(scene: Scene, event: Event) -> None:
    """A host types in the heap, and lets the mirror speak."""
    heap, gathering = event.piece, scene.gatherings[event.about]
    assert isinstance(heap, CardsIn)
    asked = Asked.HOME if any(tenure for _area, tenure, _many in heap.homes) else Asked.AREA
    counts: dict[str, dict[str, int]] = {
        Asked.AGE: {band_key((low, high)): many for low, high, many in heap.ages},
        asked: {
            f"{scene.areas[area].pk}{f':{tenure}' if tenure else ''}": many
            for area, tenure, many in heap.homes
        },
        Asked.FIRST: dict(zip(("yes", "no"), heap.first, strict=True)),
    }
    by = scene.people[event.by]
    actions.count_cards(by=by, gathering=gathering, counts=counts, no_card=heap.no_card)
    actions.let_speak(by=by, gathering=gathering)


def reach_planned(scene: Scene, event: Event) -> None:
    meet = event.piece
    assert isinstance(meet, Meet)
    area = scene.areas[meet.area] if meet.area else None
    known = KeyFigure.objects.filter(here=scene.here, area=area, name=meet.figure)
    actions.plan_reach(
        by=scene.people[event.by],
        here=scene.here,
        words=PlanWords(
            meet.group, meet.where, meet.when, meet.language, meet.gain, meet.goes,
            meet.interpreter * 100, meet.care * 100, meet.taxi * 100,
        ),
        look_back_on=meet.look_on or meet.back or event.at + timedelta(days=90),
        goal=scene.goals.get(meet.goal),
        figure=known.order_by("-year").first(),
    )  # fmt: skip


def reach_looked_back(scene: Scene, event: Event) -> None:
    meet = event.piece
    assert isinstance(meet, Meet)
    plan = ReachPlan.objects.get(here=scene.here, group=meet.group)
    plan.here = scene.here
    actions.look_back(by=scene.people[event.by], plan=plan, learned=meet.learned)


ACTS: dict[str, Callable[[Scene, Event], None]] = {
    "cards came in": cards_in,
    "reach planned": reach_planned,
    "reach looked back": reach_looked_back,
}
