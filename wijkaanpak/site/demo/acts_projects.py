"""How neighbours begin something, how a project lives, and who looks again years later."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from wijkaanpak.budget.models import Plan
from wijkaanpak.commitments.rules import Stroke
from wijkaanpak.contacts.models import Post
from wijkaanpak.neighbourhoods.rules import Domain, TaskArea
from wijkaanpak.people.models import Person
from wijkaanpak.projects.actions import checks, initiatives, strokes
from wijkaanpak.projects.actions.projects import Links, change_project, start_project
from wijkaanpak.projects.models import Initiative, NeededHelp, Project, StrokeSeen
from wijkaanpak.projects.rules.checks import Found
from wijkaanpak.projects.rules.initiatives import Ending
from wijkaanpak.projects.rules.projects import (
    Executor,
    Fate,
    Heart,
    Kind,
    Reason,
    Sprout,
    Turn,
    Work,
)
from wijkaanpak.site.demo import project_shapes as shapes
from wijkaanpak.site.demo.event import Event
from wijkaanpak.site.demo.scene import Scene


def _begins(scene: Scene, key: str) -> shapes.Begins:
    return next(one for one in scene.script.projects if one.key == key)


def _project(scene: Scene, key: str) -> Project:
    return Project.objects.get(here=scene.here, title=_begins(scene, key).title)


def _initiative(scene: Scene, key: str) -> Initiative:
    told = next(one for one in scene.script.initiatives if one.key == key)
    return Initiative.objects.get(here=scene.here, title=told.title)


def _keeper(scene: Scene, told: shapes.Begins) -> Person:
    """Whoever speaks for the party that carries it, or the neighbour who began it."""
    return scene.speaker(told.party) if told.party else scene.people[told.by]


def _face(scene: Scene, key: str) -> Post:
    face = next(one for one in scene.script.faces if one.post == key)
    title = face.title or scene.title_of(face.post)
    return Post.objects.get(here=scene.here, title=title, party=scene.parties[face.party])


def _turn(told: shapes.Turned) -> Turn:
    return Turn(
        Kind(told.kind),
        Reason(told.reason),
        told.why,
        Fate(told.promises, told.money, told.people),
        question=told.opens,
        learned=told.learned,
        stroke=Stroke(told.stroke) if told.stroke else None,
    )


def _heart(told: shapes.Begins) -> Heart:
    return Heart(
        told.title, told.goal, told.for_whom, told.own_words, told.strengthens, told.connects,
        Stroke(told.stroke), tuple(map(Domain, told.domains)), tuple(map(TaskArea, told.tasks)),
    )  # fmt: skip


def _work(told: shapes.Begins) -> Work:
    return Work(
        Executor(told.executor), told.by_whom, told.offered_first, told.outsider_reason,
        told.counterpart, told.keeper, told.kept_until,
    )  # fmt: skip


def _links(scene: Scene, told: shapes.Begins) -> Links:
    plans = Plan.objects.filter(round__here=scene.here, title__startswith=told.plan)
    return Links(
        party=scene.parties[told.party] if told.party else None,
        parent=_project(scene, told.parent) if told.parent else None,
        item=scene.items[told.item] if told.item else None,
        initiative=_initiative(scene, told.initiative) if told.initiative else None,
        plan=plans.get() if told.plan else None,
    )


def started(scene: Scene, event: Event) -> None:
    told = event.piece
    assert isinstance(told, shapes.Begins)
    small = None
    if told.sprout:
        euros, last_day, question = told.sprout
        small = Sprout(euros * 100, last_day, question)
    start_project(
        by=_keeper(scene, told),
        here=scene.here,
        heart=_heart(told),
        work=_work(told),
        turn=_turn(told.start),
        links=_links(scene, told),
        sprout=small,
    )


def changed(scene: Scene, event: Event) -> None:
    told, turn = _begins(scene, event.about), event.piece
    assert isinstance(turn, shapes.Turned)
    change_project(
        by=_keeper(scene, told),
        project=_project(scene, told.key),
        turn=_turn(turn),
        post=_face(scene, turn.post) if turn.post else None,
    )


def planned(scene: Scene, event: Event) -> None:
    told, blow = _begins(scene, event.about), event.piece
    assert isinstance(blow, shapes.Blow)
    strokes.plan_stroke(
        by=_keeper(scene, told),
        project=_project(scene, told.key),
        stroke=Stroke(blow.stroke),
        title=blow.title,
        due=blow.due,
    )


def seen(scene: Scene, event: Event) -> None:
    told, blow = _begins(scene, event.about), event.piece
    assert isinstance(blow, shapes.Blow)
    row = StrokeSeen.objects.get(project=_project(scene, told.key), title=blow.title)
    tell = strokes.show_stroke if blow.seen else strokes.let_go
    tell(by=_keeper(scene, told), stroke=row, words=blow.words)


def tied(scene: Scene, event: Event) -> None:
    told, key = _begins(scene, event.about), event.piece
    assert isinstance(key, str)
    project, by = _project(scene, told.key), _keeper(scene, told)
    promise, goal = scene.promises.get(key), scene.goals.get(key)
    strokes.tie(by=by, project=project, commitment=promise, goal=goal)


def looked(scene: Scene, event: Event) -> None:
    told, look = _begins(scene, event.about), event.piece
    assert isinstance(look, shapes.LookedBack)
    row = _project(scene, told.key).checks.get(years=look.years)
    seat = next(face.post for face in scene.script.faces if _face(scene, face.post) == row.post)
    here = [one.person for face in scene.script.faces if face.post == seat for one in face.held
            if one.at <= look.at]  # fmt: skip
    checks.look_again(
        by=scene.people[here[-1]],
        check=row,
        found=Found(look.found),
        ties=look.ties,
        words=look.words,
    )


def begun(scene: Scene, event: Event) -> None:
    told = event.piece
    assert isinstance(told, shapes.Begun)
    initiatives.start_initiative(
        by=scene.people[told.by],
        here=scene.here,
        title=told.title,
        words=told.words,
        beside=told.beside,
    )


def joined(scene: Scene, event: Event) -> None:
    told = event.piece
    assert isinstance(told, shapes.Begun)
    initiatives.join(
        by=scene.people[event.by or told.by],
        initiative=_initiative(scene, told.key),
        beside=not event.by,
        key=uuid.uuid4(),
    )


def helped_on(scene: Scene, event: Event) -> None:
    told = event.piece
    assert isinstance(told, shapes.Begun)
    person = scene.people[told.helper]
    initiatives.support(
        by=person,
        initiative=_initiative(scene, told.key),
        name=person.name,
        post=_face(scene, told.helper_post) if told.helper_post else None,
    )


def answered(scene: Scene, event: Event) -> None:
    told = event.piece
    assert isinstance(told, shapes.Begun)
    row = _initiative(scene, told.key)
    initiatives.answer(by=scene.people[told.helper], initiative=row, words=told.answer)


def help_asked(scene: Scene, event: Event) -> None:
    asked = event.piece
    assert isinstance(asked, shapes.HelpAsked)
    row = _initiative(scene, event.about)
    initiatives.ask_help(by=scene.people[event.by], initiative=row, words=asked.words)


def help_answered(scene: Scene, event: Event) -> None:
    asked = event.piece
    assert isinstance(asked, shapes.HelpAsked)
    row = NeededHelp.objects.get(initiative=_initiative(scene, event.about), words=asked.words)
    initiatives.answer_help(
        by=scene.speaker(asked.party) if asked.party else scene.people[event.by],
        asked=row,
        given=asked.given,
        words=asked.answer,
        party=scene.parties[asked.party] if asked.party else None,
    )


def ended(scene: Scene, event: Event) -> None:
    told = event.piece
    assert isinstance(told, shapes.Begun)
    initiatives.end_initiative(
        by=scene.people[told.by],
        initiative=_initiative(scene, told.key),
        ending=Ending(told.ending),
        words=told.ended_words,
    )


ACTS: dict[str, Callable[[Scene, Event], None]] = {
    "project started": started,
    "project changed": changed,
    "stroke planned": planned,
    "stroke told": seen,
    "project tied": tied,
    "project looked at": looked,
    "initiative begun": begun,
    "initiative joined": joined,
    "initiative helped on": helped_on,
    "initiative answered": answered,
    "help asked": help_asked,
    "help answered": help_answered,
    "initiative ended": ended,
}
