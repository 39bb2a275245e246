"""A project starts, changes and ends: always with a reason, and with what happens to promises."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.agenda.models import Item
from wijkaanpak.budget.models import Plan
from wijkaanpak.commitments.rules import Stroke
from wijkaanpak.contacts.models import Post
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.logbook.queries import check_unsent, made_before
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.actions import speak_for
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import limit
from wijkaanpak.network.rules import DecisionKind
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right
from wijkaanpak.projects.actions.quiet import quiet
from wijkaanpak.projects.models import AfterCheck, Change, Initiative, Project
from wijkaanpak.projects.queries import looking_up as found
from wijkaanpak.projects.rules import checks, rights
from wijkaanpak.projects.rules import initiatives as beginnings
from wijkaanpak.projects.rules import projects as rules
from wijkaanpak.projects.rules.projects import Heart, Kind, Sprout, State, Turn, Work
from wijkaanpak.refusals import Refused

VERBS = {
    Kind.START: Verb("project.started", _("The project “%(title)s” started.")),
    Kind.GROW: Verb("project.grown", _("The sprout “%(title)s” goes on as a project.")),
    Kind.ADJUST: Verb("project.adjusted", _("The project “%(title)s” was adjusted.")),
    Kind.STOP: Verb(
        "project.stopped", _("The project “%(title)s” stopped; it taught us something.")
    ),
    Kind.HAND_OVER: Verb("project.handed_over", _("The project “%(title)s” was handed over.")),
    Kind.SETTLE: Verb("project.settled", _("The project “%(title)s” became ordinary work.")),
}


@dataclass(frozen=True)
class Links:
    """To what a project belongs: who carries it, and from where it came."""

    party: Party | None = None
    parent: Project | None = None
    item: Item | None = None
    initiative: Initiative | None = None
    plan: Plan | None = None


def start_project(
    *,
    by: Person,
    here: Neighbourhood,
    heart: Heart,
    work: Work,
    turn: Turn,
    links: Links | None = None,
    sprout: Sprout | None = None,
    key: uuid.UUID | None = None,
) -> Project:
    """Start a project, or a sprout without proof. The same form sent twice starts one.

    A member starts a sprout. A whole project is started by who speaks for the party that carries
    it, by the circle of the agenda, by who carries the initiative, or by who made the plan.
    """
    links = links or Links()
    _check_start(here, heart, work, turn, sprout)
    if known := found.started_before(here, by, key, heart.title, heart.goal):
        return known
    with act(VERBS[Kind.START], by=quiet(by), book=here.slug) as entry:
        require(by, Right.BE_MEMBER, here)
        _check_who_starts(entry, by, here, links, sprout)
        _check_links(here, heart, links)
        check_unsent(Project, key)
        project = _begin(here, by, heart, work, links, sprout, key)
        _tell(entry, project, turn)
        if links.initiative:
            become(links.initiative)
    return project


def _check_start(
    here: Neighbourhood, heart: Heart, work: Work, turn: Turn, sprout: Sprout | None
) -> None:
    heart.check()
    work.check()
    turn.check()
    if turn.kind is not Kind.START:
        raise Refused(_("This project has moved on meanwhile. Look at it again."))
    if sprout:
        limits = limit(here, DecisionKind.START_WITHOUT_PROOF, "sprout_euros")
        sprout.check(clock.today(), limits)


def _check_who_starts(
    entry: OpenEntry, by: Person, here: Neighbourhood, links: Links, sprout: Sprout | None
) -> None:
    """What neighbours began or what won goes on with them; else a party, the circle, or small."""
    circle = found.keeps_agenda(by, here)
    carries = links.initiative is not None and found.carries(links.initiative, by)
    made = links.plan is not None and (circle or found.made_plan(links.plan, by))
    rights.check_goes_on_with_us(
        initiative=carries or links.initiative is None, plan=made or links.plan is None
    )
    if links.party:
        if links.party.here_id != here.pk:
            raise Refused(_("Choose a party of this neighbourhood."))
        speak_for(entry, by, links.party)
    elif not sprout:
        rights.check_may_start_whole(circle=circle, carries=carries, made=made)


def _check_links(here: Neighbourhood, heart: Heart, links: Links) -> None:
    parent = Stroke(links.parent.stroke) if links.parent else None
    rules.check_under(heart.stroke, parent, item=links.item is not None)
    found.check_links_of(here, links.parent, links.item, links.initiative, links.plan)
    found.check_title_is_free(here, heart.title)


def _begin(
    here: Neighbourhood,
    by: Person,
    heart: Heart,
    work: Work,
    links: Links,
    sprout: Sprout | None,
    key: uuid.UUID | None,
) -> Project:
    today = clock.today()
    bounds = {}
    if sprout:
        bounds = {"most": sprout.most, "last_day": sprout.last_day, "question": sprout.question}
    return Project.objects.create(
        id=key or uuid.uuid4(),
        here=here,
        holder=by,
        party=links.party,
        parent=links.parent,
        item=links.item,
        initiative=links.initiative,
        plan=links.plan,
        state=State.SPROUT if sprout else State.RUNNING,
        state_since=today,
        started=today,
        **bounds,
        **fields_of(heart),
        **fields_of_work(work),
    )


def fields_of(heart: Heart) -> dict[str, object]:
    """Return what is kept of what a project is about."""
    names = ("title", "goal", "for_whom", "own_words", "strengthens", "connects")
    texts: dict[str, object] = {name: getattr(heart, name).strip() for name in names}
    lists = {"domains": list(heart.domains), "tasks": list(heart.tasks)}
    return texts | lists | {"stroke": heart.stroke}


def fields_of_work(work: Work) -> dict[str, object]:
    """Return what is kept of who does the work, and who keeps what is made."""
    names = ("by_whom", "offered_first", "outsider_reason", "counterpart", "keeper")
    texts: dict[str, object] = {name: getattr(work, name).strip() for name in names}
    return texts | {"executor": work.executor, "kept_until": work.kept_until}


def change_project(
    *,
    by: Person,
    project: Project,
    turn: Turn,
    post: Post | None = None,
    key: uuid.UUID | None = None,
) -> Change:
    """Adjust a project, let a sprout grow, or end it. Who ends it says which post looks again."""
    turn.check()
    if known := made_before(Change, key, project=project):
        return known
    with act(VERBS[turn.kind], by=quiet(by), book=project.here.slug) as entry:
        check_keeper(entry, by, project)
        project = entry.fresh(project)
        project.state = rules.after(State(project.state), turn.kind)
        project.state_since = clock.today()
        if turn.stroke:
            found.check_may_be(project, turn.stroke)
            project.stroke = turn.stroke
        project.save(update_fields=["state", "state_since", "stroke"])
        if turn.kind in rules.ENDS:
            _look_again(project, post)
        return _tell(entry, project, turn, key)


def check_keeper(entry: OpenEntry, by: Person, project: Project) -> None:
    """Check that somebody may change a project; who speaks for its party does so in its name."""
    require(by, Right.BE_MEMBER, project.here)
    speaks = found.speaks_for(project, by)
    circle = found.keeps_agenda(by, project.here)
    rules.check_may_change(holder=project.holder_id == by.pk, speaks=speaks, circle=circle)
    if speaks and project.party:
        speak_for(entry, by, project.party)


def _look_again(project: Project, post: Post | None) -> None:
    """Plan the looks after one, three and five years: three rows, of one post that exists now."""
    if post is None or post.here_id != project.here_id or post.until:
        raise Refused(_("Choose the post that looks again after one, three and five years."))
    for years, day in checks.days_after(clock.today()):
        AfterCheck.objects.create(
            here=project.here, project=project, years=years, due=day, post=post
        )


def _tell(entry: OpenEntry, project: Project, turn: Turn, key: uuid.UUID | None = None) -> Change:
    fate, number = turn.fate, found.changes_so_far(project) + 1
    change = Change.objects.create(
        id=key or uuid.uuid4(),
        project=project,
        number=number,
        kind=turn.kind,
        reason=turn.reason,
        words=turn.words.strip(),
        goal=project.goal,
        opens=turn.question.strip(),
        promises=fate.promises.strip(),
        money=fate.money.strip(),
        people=fate.people.strip(),
        learned=turn.learned.strip(),
        stroke=project.stroke,
        on=clock.today(),
        party=_named_party(entry, project),
    )
    entry.about(project, title=project.title, reason=turn.reason.value, number=number)
    return change


def _named_party(entry: OpenEntry, project: Project) -> Party | None:
    return project.party if project.party and entry.told.party == project.party.ref else None


def become(initiative: Initiative) -> None:
    """An initiative goes on as a project; a step of starting one."""
    state = beginnings.after(beginnings.State(initiative.state), beginnings.Move.BECOME)
    initiative.state = state
    initiative.save(update_fields=["state"])
