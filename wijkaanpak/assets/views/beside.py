"""What this room puts beside an agenda item, a plan, a story, and on somebody's own page."""

from __future__ import annotations

from wijkaanpak.agenda.queries.agenda import Point
from wijkaanpak.assets.queries import connecting, looking, matching
from wijkaanpak.assets.rules import Side
from wijkaanpak.assets.views.why import shown
from wijkaanpak.budget.queries.rounds import SomePlan
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.stories.queries import Told
from wijkaanpak.ui.slots import Filling, fills

MOST = 4


def people_or_not(viewer: Viewer) -> str:
    """It is the same for all who see what persons offer, and for all who do not."""
    return str(looking.sees_people(viewer))


@fills("agenda.item", kept_by=people_or_not)
def at_item(viewer: Viewer, item: Point) -> Filling:
    """Return what we already have that speaks of what an item of the agenda speaks of."""
    return what_we_have(viewer, f"{item.title} {item.why} {item.we_do} {item.short_stroke}")


@fills("budget.plan", kept_by=people_or_not)
def at_plan(viewer: Viewer, plan: SomePlan) -> Filling:
    """Return what we already have that could help a plan."""
    return what_we_have(viewer, f"{plan.title} {plan.what} {plan.needed}", plan.area)


@fills("stories.story", kept_by=people_or_not)
def at_story(viewer: Viewer, story: Told) -> Filling:
    """Return what we already have that speaks of what somebody lived through."""
    return what_we_have(viewer, f"{story.title} {story.text}")


def what_we_have(viewer: Viewer, text: str, area: str = "") -> Filling:
    people = looking.sees_people(viewer)
    found = matching.matches(viewer.here, Side.OFFER, text, people=people, area=area, most=MOST)
    context = {"fits": shown(found, viewer.here.slug), "people": people}
    return "assets/beside.html", context


@fills("people.me")
def on_my_page(viewer: Viewer, person: object) -> Filling | None:
    """Return what somebody offers and wishes, what they asked, and the cards they got."""
    if not viewer.may(Right.BE_MEMBER):
        return None
    context = {
        "mine": looking.own_assets(viewer),
        "requests": connecting.my_requests(viewer),
        "cards": connecting.thanks_to_me(viewer),
        "connects": viewer.may(Right.CONNECT),
        "common": looking.common_ending(viewer) if viewer.may(Right.HOST) else [],
        "hosts": viewer.may(Right.HOST),
    }
    return "assets/on_my_page.html", context
