"""Projects as everybody may see them: the list, one project with its story, and what is alike."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.shortcuts import get_object_or_404

from wijkaanpak import clock
from wijkaanpak.agenda.models import Item
from wijkaanpak.agenda.queries import Point
from wijkaanpak.budget.models import Plan
from wijkaanpak.commitments.models import Commitment
from wijkaanpak.commitments.queries import public_commitments
from wijkaanpak.commitments.rules import Stroke
from wijkaanpak.contacts.models import Post
from wijkaanpak.contacts.queries import current_posts
from wijkaanpak.funds.models import Goal
from wijkaanpak.logbook.queries import size_of
from wijkaanpak.methods.likeness import Index
from wijkaanpak.neighbourhoods.models import Area, Neighbourhood
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import parties_of
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.projects.models import AfterCheck, Change, Initiative, Project, StrokeSeen, Tie
from wijkaanpak.projects.queries.looking_up import WON, keeps_agenda, speaks_for
from wijkaanpak.projects.rules.initiatives import State as Begun
from wijkaanpak.projects.rules.projects import LIVING, State

PAGE, ALIKE, MOST = 50, 3, 500
type SomeProject = Project  # what views call one: they do not touch models
type SomeStroke = StrokeSeen
type SomeTie = Tie


def projects_page(
    here: Neighbourhood, state: State | None = None, after: str = "", most: int = PAGE
) -> tuple[list[Project], str]:
    """Return a page of projects, newest first, and the key of the next one ('' at the end)."""
    found = Project.objects.filter(here=here).select_related("party")
    if state:
        found = found.filter(state=state)
    last = _by_key(here, after)
    if last:
        same = Q(started=last.started, pk__lt=last.pk)
        found = found.filter(Q(started__lt=last.started) | same, started__lte=last.started)
    rows = _at_home(found.order_by("-started", "-id")[: most + 1], here)
    return rows[:most], str(rows[most - 1].pk) if len(rows) > most else ""


def _by_key(here: Neighbourhood, key: str) -> Project | None:
    try:
        number = uuid.UUID(key)
    except ValueError:
        return None
    return Project.objects.filter(here=here, pk=number).first()


def _at_home(rows: Iterable[Project], here: Neighbourhood) -> list[Project]:
    found = list(rows)
    for row in found:
        row.here = here
    return found


def project_if_any(here: Neighbourhood, project: uuid.UUID) -> Project | None:
    """Return a project of here, or nothing."""
    row = Project.objects.filter(here=here, pk=project).select_related("party").first()
    if row:
        row.here = here
        if row.party:
            row.party.here = here
    return row


def get_project(here: Neighbourhood, project: uuid.UUID) -> Project:
    """Return a project of this neighbourhood, or answer 404."""
    found = Project.objects.filter(here=here).select_related(
        "party", "parent", "item__edition", "initiative", "plan__round"
    )
    row = get_object_or_404(found, pk=project)
    row.here = here
    for up in (row.party, row.parent, row.initiative):
        if up:
            up.here = here
    if row.item:
        row.item.edition.here = here
    if row.plan:
        row.plan.round.here = here
    return row


@dataclass(frozen=True)
class Told:
    """One project with its whole story."""

    project: Project
    changes: list[Change]
    strokes: list[StrokeSeen]
    under: list[Project]
    promises: list[Tie]
    money: list[Tie]
    checks: list[AfterCheck]

    @property
    def last(self) -> Change | None:
        """The change with which it stands as it does now."""
        return self.changes[-1] if self.changes else None

    @property
    def seen(self) -> list[StrokeSeen]:
        """Strokes that people saw, and those that were let go of, the latest first."""
        told = [one for one in self.strokes if one.seen or one.dropped]
        return sorted(told, key=lambda one: one.seen or one.dropped or one.due, reverse=True)

    @property
    def to_come(self) -> list[StrokeSeen]:
        return [one for one in self.strokes if not (one.seen or one.dropped)]


def told_of(project: Project) -> Told:
    """Return a project with its changes, strokes, promises, money and looks back."""
    here = project.here
    ties = list(
        Tie.objects.filter(project=project, until=None)
        .select_related("commitment__giver", "commitment__receiver", "goal")
        .order_by("since", "id")
    )
    for one in ties:
        about = one.commitment or one.goal
        if about:
            about.here = here
    changes = list(Change.objects.filter(project=project).select_related("party"))
    strokes = StrokeSeen.objects.filter(project=project).order_by("due", "id")
    under = Project.objects.filter(parent=project).order_by("-started", "-id")
    checks = AfterCheck.objects.filter(project=project).select_related("post__party")
    return Told(
        project,
        changes,
        list(strokes[:MOST]),
        _at_home(under[:PAGE], here),
        [one for one in ties if one.commitment_id],
        [one for one in ties if one.goal_id],
        _with_home(checks, here),
    )


def _with_home(checks: Iterable[AfterCheck], here: Neighbourhood) -> list[AfterCheck]:
    found = list(checks)
    for one in found:
        one.post.here = here
    return found


def may_change(project: Project, person: Person | None) -> bool:
    """Tell whether somebody may tell how a project goes on."""
    if person is None:
        return False
    mine = project.holder_id == person.pk or speaks_for(project, person)
    return mine or keeps_agenda(person, project.here)


@dataclass(frozen=True)
class Alike:
    """A project or an initiative that speaks of the same things, of which, and what it taught."""

    row: Project | Initiative
    words: list[str]
    learned: str

    @property
    def is_initiative(self) -> bool:
        return isinstance(self.row, Initiative)


type Shelf = dict[str, Project | Initiative]
_kept: dict[uuid.UUID, tuple[int, Index, Shelf]] = {}


def alike(
    here: Neighbourhood, text: str, but: str = "", least: int = 1, most: int = ALIKE
) -> list[Alike]:
    """Return what was begun here that shares at least so many words, most alike first, and which.

    Who starts with a few words is glad of one; two whole texts always share some word. The
    index of a neighbourhood stays in memory as long as its log does not grow.
    """
    index, rows = _shelf(here)
    like = index.like(text, most, but=but) if text.strip() else []
    shared = {one.key: list(dict.fromkeys(there for there, _here in one.words)) for one in like}
    near = [key for key, words in shared.items() if len(words) >= least]
    told = (
        Change.objects.filter(project__in=[uuid.UUID(key) for key in near])
        .exclude(learned="")
        .order_by("number")
    )
    learned = {str(one.project_id): one.learned for one in told} if near else {}
    return [Alike(rows[key], shared[key], _taught(rows[key], learned)) for key in near]


def _taught(row: Project | Initiative, learned: dict[str, str]) -> str:
    """Return what a project or an initiative leaves to who comes after."""
    return row.ended_words if isinstance(row, Initiative) else learned.get(str(row.pk), "")


def _shelf(here: Neighbourhood) -> tuple[Index, Shelf]:
    """Return all that was begun here by its words; what became a project stands there as one."""
    size = size_of(here.slug)
    known = _kept.get(here.pk)
    if known and known[0] == size:
        return known[1], known[2]
    begun = Initiative.objects.filter(here=here).exclude(state=Begun.PROJECT)
    rows: list[Project | Initiative] = [
        *Project.objects.filter(here=here).order_by("-started", "-id")[:MOST],
        *begun.order_by("-started", "-id")[:MOST],
    ]
    for row in rows:
        row.here = here
    by_key = {str(row.pk): row for row in rows}
    names = [here.name, *Area.objects.filter(here=here).values_list("name", flat=True)]
    made = Index({key: row.text for key, row in by_key.items()}, plans=True, names=names)
    if len(_kept) >= PAGE:
        _kept.clear()
    _kept[here.pk] = size, made, by_key
    return made, by_key


def long_projects(here: Neighbourhood) -> list[Project]:
    """Return the long strokes under which a short one can hang today, by name."""
    found = Project.objects.filter(here=here, stroke=Stroke.LONG, state__in=LIVING)
    return _at_home(found.order_by("title")[:MOST], here)


def items_to_serve(viewer: Viewer) -> list[Item]:
    """Return the items of the agenda in force, and of the one in the making, in their order."""
    found = Item.objects.filter(edition__here=viewer.here, edition__superseded=None)
    public = found.exclude(edition__state="draft")
    return list(public.select_related("edition").order_by("-edition__number", "position"))


def get_won_plan(here: Neighbourhood, plan: uuid.UUID) -> Plan:
    """Return a plan that residents chose, or answer 404."""
    found = Plan.objects.filter(round__here=here, state__in=WON)
    return get_object_or_404(found.select_related("round__here"), pk=plan)


def project_of_plan(plan: Plan) -> Project | None:
    return Project.objects.filter(plan=plan).first()


def tieable_promises(project: Project) -> list[Commitment]:
    """Return the promises that can be laid beside a project, newest first."""
    had = Tie.objects.filter(project=project, until=None, commitment__isnull=False)
    found = public_commitments(project.here).exclude(pk__in=had.values("commitment"))
    return list(found.select_related("giver", "receiver")[:MOST])


def tieable_goals(project: Project) -> list[Goal]:
    """Return what money was set aside for and can be laid beside a project, by name."""
    had = Tie.objects.filter(project=project, until=None, goal__isnull=False)
    found = Goal.objects.filter(here=project.here).exclude(pk__in=had.values("goal"))
    return list(found.order_by("title")[:MOST])


def get_tie(here: Neighbourhood, tie: uuid.UUID) -> Tie:
    found = Tie.objects.filter(project__here=here, until=None).select_related("project__here")
    return get_object_or_404(found, pk=tie)


def get_stroke(here: Neighbourhood, stroke: uuid.UUID) -> StrokeSeen:
    """Return a stroke of a project here, or answer 404."""
    found = StrokeSeen.objects.filter(here=here)
    return get_object_or_404(found.select_related("project__here", "project__party"), pk=stroke)


def posts_to_ask(here: Neighbourhood) -> list[Post]:
    """Return the posts of today, of which one looks again later."""
    return list(current_posts(here)[:MOST])


def projects_on(item: Point) -> tuple[list[Project], list[Change]]:
    """Return what serves an item of the agenda, also as it was called in earlier editions.

    And the questions that projects opened for the agenda, when their goal did not stay.
    """
    line = _earlier(item)
    found = Project.objects.filter(item__in=line).order_by("-started", "-id")
    rows = _at_home(found[:PAGE], item.edition.here)
    by_key = {row.pk: row for row in rows}
    asked = Change.objects.filter(project__in=by_key).exclude(opens="").order_by("-on", "-number")
    questions = list(asked[:PAGE]) if rows else []
    for one in questions:
        one.project = by_key[one.project_id]
    return rows, questions


def _earlier(item: Item) -> list[uuid.UUID]:
    """Return an item and those that it goes on from, at most six editions back."""
    found, up = [item.pk], item.came_from
    while up is not None and len(found) < 6:
        found.append(up.pk)
        up = up.came_from
    return found


def projects_of_party(party: Party) -> list[Project]:
    found = Project.objects.filter(party=party).order_by("-started", "-id")
    return _at_home(found[:PAGE], party.here)


def projects_of_promise(commitment: Commitment) -> list[Project]:
    found = Project.objects.filter(ties__commitment=commitment, ties__until=None)
    return _at_home(found.order_by("-started", "-id")[:PAGE], commitment.here)


def projects_of_goal(goal: Goal) -> list[Project]:
    found = Project.objects.filter(ties__goal=goal, ties__until=None)
    return _at_home(found.order_by("-started", "-id")[:PAGE], goal.here)


def projects_of(person: Person, here: Neighbourhood) -> list[Project]:
    """Return the projects that somebody keeps and that live."""
    found = Project.objects.filter(here=here, holder=person, state__in=LIVING)
    return _at_home(found.order_by("-started", "-id")[:PAGE], here)


def parties_that_carry(viewer: Viewer) -> list[Party]:
    """Return the parties in whose name somebody can start a project."""
    return parties_of(viewer.person, viewer.here)


def may_start_whole(viewer: Viewer) -> bool:
    """Tell whether somebody can start a whole project without an initiative or a plan."""
    return viewer.may(Right.KEEP_AGENDA) or viewer.may(Right.SPEAK)


def initiative_to_start(here: Neighbourhood, initiative: uuid.UUID) -> Initiative:
    row = get_object_or_404(Initiative, here=here, pk=initiative)
    row.here = here
    return row


def sprouts_to_look_at(here: Neighbourhood) -> list[Project]:
    """Return the sprouts whose last day has passed: grow, or stop and learn?"""
    found = Project.objects.filter(here=here, state=State.SPROUT, last_day__lt=clock.today())
    return _at_home(found.order_by("last_day", "id")[:PAGE], here)


def whole_history(here: Neighbourhood) -> list[Change]:
    """Return what happened to projects, the latest first, for the line of the years."""
    found = Change.objects.filter(project__here=here).select_related("project")
    rows = list(found.order_by("-on", "-number")[:MOST])
    for row in rows:
        row.project.here = here
    return rows
