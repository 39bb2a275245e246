"""Strokes of a project: planned, seen by people, or let go of; and what belongs to a project."""

from __future__ import annotations

import uuid
from datetime import date

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.commitments.models import Commitment
from wijkaanpak.commitments.rules import Stroke
from wijkaanpak.funds.models import Goal
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.people.models import Person
from wijkaanpak.projects.actions.projects import check_keeper
from wijkaanpak.projects.actions.quiet import quiet
from wijkaanpak.projects.models import Project, StrokeSeen, Tie
from wijkaanpak.projects.queries import looking_up as found
from wijkaanpak.projects.rules import initiatives as texts
from wijkaanpak.projects.rules import projects as lives
from wijkaanpak.projects.rules import strokes as rules
from wijkaanpak.refusals import Refused

PLANNED = Verb("stroke.planned", _("“%(title)s” planned its next stroke."))
SEEN = Verb("stroke.seen", _("People saw a stroke of “%(title)s”."))
LET_GO = Verb("stroke.let_go", _("A stroke of “%(title)s” does not come; it says why."))
TIED = Verb("project.tied", _("A promise or money was laid beside “%(title)s”."))
UNTIED = Verb("project.untied", _("A promise or money no longer belongs to “%(title)s”."))


def plan_stroke(
    *,
    by: Person,
    project: Project,
    stroke: Stroke,
    title: str,
    due: date,
    key: uuid.UUID | None = None,
) -> StrokeSeen:
    """Say what people will see next, and by which day."""
    texts.check_words(title, texts.MOST_TITLE)
    rules.check_planned(due, clock.today())
    if known := found.planned_before(project, key, title, due):
        return known
    with act(PLANNED, by=quiet(by), book=project.here.slug) as entry:
        check_keeper(entry, by, project)
        row = entry.fresh(project)
        lives.check_living(lives.State(row.state))
        planned = StrokeSeen.objects.create(
            id=key or uuid.uuid4(), here=row.here, project=row, stroke=stroke,
            title=title.strip(), due=due,
        )  # fmt: skip
        entry.about(row, title=row.title, stroke=stroke.value, due=due.isoformat())
    return planned


def show_stroke(*, by: Person, stroke: StrokeSeen, words: str) -> StrokeSeen:
    """It is there and people saw it: say what they saw."""
    return _tell(by, stroke, words, seen=True)


def let_go(*, by: Person, stroke: StrokeSeen, words: str) -> StrokeSeen:
    """It does not come. That is no shame, and it says why."""
    return _tell(by, stroke, words, seen=False)


def _tell(by: Person, stroke: StrokeSeen, words: str, *, seen: bool) -> StrokeSeen:
    texts.check_words(words)
    project = stroke.project
    with act(SEEN if seen else LET_GO, by=quiet(by), book=project.here.slug) as entry:
        check_keeper(entry, by, project)
        row = entry.fresh(stroke)
        rules.check_open(row.seen, row.dropped)
        row.words = words.strip()
        row.seen, row.dropped = (clock.today(), None) if seen else (None, clock.today())
        row.save(update_fields=["words", "seen", "dropped"])
        entry.about(project, title=project.title, stroke=row.stroke)
    return row


def tie(
    *,
    by: Person,
    project: Project,
    commitment: Commitment | None = None,
    goal: Goal | None = None,
) -> Tie:
    """Lay a promise, or money that was set aside, beside a project."""
    beside = commitment or goal
    if beside is None or beside.here_id != project.here_id:
        raise Refused(_("Choose something of this neighbourhood."))
    if known := found.tied_already(project, commitment, goal):
        return known
    with act(TIED, by=quiet(by), book=project.here.slug) as entry:
        check_keeper(entry, by, project)
        row = Tie.objects.create(
            project=project, commitment=commitment, goal=goal, since=clock.today()
        )
        entry.about(project, title=project.title, beside=beside.ref)
    return row


def untie(*, by: Person, row: Tie) -> None:
    """Take it away again: it belonged to something else."""
    project = row.project
    with act(UNTIED, by=quiet(by), book=project.here.slug) as entry:
        check_keeper(entry, by, project)
        row.until = clock.today()
        row.save(update_fields=["until"])
        entry.about(project, title=project.title)
