"""What an action looks up about a project before it writes."""

from __future__ import annotations

import uuid
from datetime import date

from wijkaanpak import clock
from wijkaanpak.agenda.models import Item
from wijkaanpak.budget.models import Author, Plan
from wijkaanpak.budget.rules import PlanState
from wijkaanpak.commitments.models import Commitment
from wijkaanpak.commitments.rules import Stroke
from wijkaanpak.funds.models import Goal
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Mandate
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import may
from wijkaanpak.people.rules import Right
from wijkaanpak.projects.models import Change, Initiative, Neighbour, Project, StrokeSeen, Tie
from wijkaanpak.projects.rules import projects as rules
from wijkaanpak.refusals import Refused, gettext_noop

# A plan that won can become a project, also when its makers have begun already.
WON = (PlanState.FUNDED, PlanState.DOING, PlanState.SHOWN)


def started_before(
    here: Neighbourhood, by: Person, key: uuid.UUID | None, title: str, goal: str
) -> Project | None:
    """Return the project of the same person from the same form, or in the same words today."""
    mine = Project.objects.filter(here=here, holder=by, started=clock.today())
    known = made_before(Project, key, here=here, holder=by)
    return known or mine.filter(title=title.strip(), goal=goal.strip()).first()


def changes_so_far(project: Project) -> int:
    return Change.objects.filter(project=project).count()


def keeps_agenda(person: Person | None, here: Neighbourhood) -> bool:
    return may(person, Right.KEEP_AGENDA, here)


def speaks_for(project: Project, person: Person | None) -> bool:
    """Tell whether somebody speaks today for the party that carries a project."""
    if person is None or project.party_id is None:
        return False
    held = Mandate.objects.filter(person=person, until=None, seat__party=project.party_id)
    return held.exists()


def carries(initiative: Initiative, person: Person | None) -> bool:
    """Tell whether somebody is among the neighbours who carry an initiative."""
    if person is None:
        return False
    return Neighbour.objects.filter(initiative=initiative, person=person, until=None).exists()


def made_plan(plan: Plan, person: Person) -> bool:
    """Tell whether somebody made a plan and said yes to being its maker."""
    return Author.objects.filter(plan=plan, person=person).exclude(agreed=None).exists()


def check_links_of(
    here: Neighbourhood,
    parent: Project | None,
    item: Item | None,
    initiative: Initiative | None,
    plan: Plan | None,
) -> None:
    """What a project belongs to is of the same neighbourhood; a plan won, and is used once."""
    places = [
        parent and parent.here_id,
        item and item.edition.here_id,
        initiative and initiative.here_id,
        plan and plan.round.here_id,
    ]
    if any(place and place != here.pk for place in places):
        raise Refused(gettext_noop("Choose something of this neighbourhood."))
    if parent:
        rules.check_living(rules.State(parent.state))
    if plan and plan.state not in WON:
        raise Refused(
            gettext_noop("Only a plan that residents chose becomes a project like this.")
        )
    if plan and Project.objects.filter(plan=plan).exists():
        raise Refused(gettext_noop("This plan is a project already."))


def check_title_is_free(here: Neighbourhood, title: str) -> None:
    if Project.objects.filter(here=here, title=title.strip()).exists():
        raise Refused(gettext_noop("A project has this name already. Choose another name."))


def check_may_be(project: Project, stroke: Stroke) -> None:
    """A long stroke with short ones under it stays long; a short one keeps hanging somewhere."""
    under = Project.objects.filter(parent=project).exists()
    if stroke is Stroke.SHORT and under:
        raise Refused(gettext_noop("Short strokes hang under this project, so it stays long."))
    parent = Stroke(project.parent.stroke) if project.parent else None
    rules.check_under(stroke, parent, item=project.item_id is not None)


def planned_before(
    project: Project, key: uuid.UUID | None, title: str, due: date
) -> StrokeSeen | None:
    """Return the stroke from the same form, or one that waits with the same words and day."""
    waits = StrokeSeen.objects.filter(project=project, seen=None, dropped=None)
    known = made_before(StrokeSeen, key, project=project)
    return known or waits.filter(title=title.strip(), due=due).first()


def tied_already(project: Project, commitment: Commitment | None, goal: Goal | None) -> Tie | None:
    """Return the tie that stands already between a project and a promise or money."""
    same = Tie.objects.filter(project=project, commitment=commitment, goal=goal)
    return same.filter(until=None).first()
