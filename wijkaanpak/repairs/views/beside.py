"""What the pages of other rooms show of mistakes, differences of view and stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wijkaanpak.people.queries import Viewer
from wijkaanpak.repairs.queries import conflicts, mistakes, objections, stops
from wijkaanpak.repairs.views import mistakes as shown
from wijkaanpak.repairs.views.objections import card as objection_card
from wijkaanpak.repairs.views.stops import card
from wijkaanpak.ui.slots import Filling, everybody, fills

if TYPE_CHECKING:
    from wijkaanpak.budget.models import Plan
    from wijkaanpak.commitments.models import Commitment
    from wijkaanpak.funds.models import Goal, Payment
    from wijkaanpak.network.models import Party, Proposal
    from wijkaanpak.projects.models import Project
    from wijkaanpak.repairs.models import Mistake, Stop
    from wijkaanpak.stories.models import Story


def _mistakes(viewer: Viewer, rows: list[Mistake]) -> Filling | None:
    if not rows:
        return None
    for row in rows:
        row.here = viewer.here
    weeks = mistakes.answer_weeks(viewer.here)
    cards = [shown.card(row, weeks) for row in rows]
    return "repairs/beside_mistakes.html", {"here": viewer.here, "cards": cards}


@fills("network.party", kept_by=everybody)
def of_party(viewer: Viewer, party: Party) -> Filling | None:
    """Return the mistakes of a party while they are in sight; after that nothing is left."""
    return _mistakes(viewer, mistakes.of_party(party))


@fills("network.party", kept_by=everybody)
def disputes_of_party(viewer: Viewer, party: Party) -> Filling | None:
    rows = conflicts.party_sides(viewer.here, party)
    for row in rows:
        row.here = viewer.here
    return ("repairs/beside_conflicts.html", {"rows": rows}) if rows else None


@fills("commitments.commitment", kept_by=everybody)
def of_promise(viewer: Viewer, promise: Commitment) -> Filling | None:
    return _mistakes(viewer, mistakes.of_commitment(promise))


@fills("stories.story", kept_by=everybody)
def of_story(viewer: Viewer, story: Story) -> Filling | None:
    found = _mistakes(viewer, mistakes.of_story(story))
    return (found[0], found[1] | {"of_story": True}) if found else None


def _stops(viewer: Viewer, rows: list[Stop]) -> Filling | None:
    if not rows:
        return None
    return "repairs/beside_stops.html", {"here": viewer.here, "cards": [card(r) for r in rows]}


@fills("network.proposal", kept_by=everybody)
def on_proposal(viewer: Viewer, proposal: Proposal) -> Filling | None:
    return _stops(viewer, stops.on_thing(viewer.here, proposal=proposal))


@fills("funds.goal", kept_by=everybody)
def on_goal(viewer: Viewer, goal: Goal) -> Filling | None:
    """Return the stops on a goal and on payments for it: this page everybody reads."""
    return _stops(viewer, stops.on_goal(goal))


@fills("projects.project", kept_by=everybody)
def on_project(viewer: Viewer, project: Project) -> Filling | None:
    """Return the stops on the money of a project."""
    return _stops(viewer, stops.on_project(project))


@fills("funds.payment", kept_by=everybody)
def on_payment(viewer: Viewer, payment: Payment) -> Filling | None:
    return _stops(viewer, stops.on_payment(payment))


@fills("funds.held")
def why_held(viewer: Viewer, payment: Payment) -> Filling | None:
    """Return the stop that keeps a payment back today, where its button would have been."""
    on = [row for row in stops.on_payment(payment) if stops.is_on(row)]
    return ("repairs/why_held.html", {"stop": on[0]}) if on else None


@fills("people.me")
def on_my_page(viewer: Viewer, person: object) -> Filling | None:
    """Return the objections that wait for an answer of the post on which somebody sits."""
    rows = [objection_card(row) for row in objections.waiting_for(viewer)]
    return ("repairs/on_my_page.html", {"here": viewer.here, "rows": rows}) if rows else None


@fills("budget.plan", kept_by=everybody)
def on_plan(viewer: Viewer, plan: Plan) -> Filling | None:
    """Return the stops on the money of a plan that won."""
    return _stops(viewer, stops.on_goal(plan.goal)) if plan.goal else None
