"""What other pages show of initiatives and projects."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from wijkaanpak.knowledge.queries.origins import Origin, tells
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.projects.queries import checks, initiatives
from wijkaanpak.projects.queries import projects as found
from wijkaanpak.projects.queries.looking_up import WON, made_plan
from wijkaanpak.projects.rules.projects import Reason
from wijkaanpak.ui.slots import Filling, everybody, fills, same_rights

if TYPE_CHECKING:
    from wijkaanpak.agenda.queries import Point
    from wijkaanpak.budget.models import Plan
    from wijkaanpak.commitments.models import Commitment
    from wijkaanpak.funds.models import Goal
    from wijkaanpak.network.models import Party


@fills("agenda.item", kept_by=same_rights)
def on_item(viewer: Viewer, item: Point) -> Filling | None:
    """Return the projects that serve an item, and the questions that they opened for it."""
    rows, questions = found.projects_on(item)
    member = viewer.may(Right.BE_MEMBER)
    if not (rows or member):
        return None
    context = {"rows": rows, "questions": questions, "item": item, "member": member}
    return "projects/beside_item.html", context


@fills("network.party", kept_by=everybody)
def of_party(viewer: Viewer, party: Party) -> Filling | None:
    """Return the projects that a party carries."""
    rows = found.projects_of_party(party)
    return ("projects/beside.html", {"rows": rows}) if rows else None


@fills("commitments.commitment", kept_by=everybody)
def of_promise(viewer: Viewer, commitment: Commitment) -> Filling | None:
    """Return the projects to which a promise belongs."""
    rows = found.projects_of_promise(commitment)
    return ("projects/beside.html", {"rows": rows}) if rows else None


@fills("funds.goal", kept_by=everybody)
def of_goal(viewer: Viewer, goal: Goal) -> Filling | None:
    """Return the projects for which money was set aside."""
    rows = found.projects_of_goal(goal)
    return ("projects/beside.html", {"rows": rows}) if rows else None


@fills("budget.plan")
def of_plan(viewer: Viewer, plan: Plan) -> Filling | None:
    """Return the project that a plan became, or the way to start it for who made it."""
    if plan.state not in WON and plan.state != "settled":
        return None
    row = found.project_of_plan(plan)
    if row:
        row.here = viewer.here
        return "projects/beside.html", {"rows": [row]}
    may = viewer.person is not None and made_plan(plan, viewer.person)
    may = may or viewer.may(Right.KEEP_AGENDA)
    return ("projects/beside_plan.html", {"plan": plan}) if may and plan.state in WON else None


@tells("project")
def lesson_of(viewer: Viewer, number: uuid.UUID) -> Origin | None:
    """Return what a project that ended taught, for who keeps it and writes the lesson."""
    row = found.project_if_any(viewer.here, number)
    if row is None or row.lives or not found.may_change(row, viewer.person):
        return None
    last = found.told_of(row).last
    words: dict[str, Any] = {
        "year": row.state_since.year,
        "tried": f"{row.goal}\n\n{row.for_whom}",
        "domains": list(row.domains),
        "told_by": row.party.name if row.party else "",
        "teller": str(row.party_id or "circle"),
    }
    if last:
        reason = _(last.reason_word)
        words["happened"] = f"{reason}. {last.words}\n\n{last.learned}".strip()
        words["went"] = "not" if last.reason == Reason.LEARNED else ""
    return Origin(row.ref, row.title, row.get_absolute_url(), words)


@fills("people.me")
def on_my_page(viewer: Viewer, person: object) -> Filling | None:
    """Return what I carry and keep, and at what my post looks again."""
    if viewer.person is None:
        return None
    context = {
        "initiatives": initiatives.carried_by(viewer.person, viewer.here),
        "projects": found.projects_of(viewer.person, viewer.here),
        "looks": checks.my_looks(viewer.person, viewer.here),
        "unanswered": _unanswered(viewer),
        "here": viewer.here,
    }
    something = any(context[name] for name in ("initiatives", "projects", "looks", "unanswered"))
    return ("projects/on_my_page.html", context) if something else None


def _unanswered(viewer: Viewer) -> list[initiatives.SomeInitiative]:
    """The coordinator answers when nobody else said yes to helping it on."""
    return initiatives.waiting_for_answer(viewer.here) if viewer.may(Right.INVITE) else []
