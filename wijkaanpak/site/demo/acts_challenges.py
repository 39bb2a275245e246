"""How tasks are challenged step by step, and how works in streets are entered and joined."""

from __future__ import annotations

from wijkaanpak.commitments.models import Commitment
from wijkaanpak.contacts.models import Post
from wijkaanpak.neighbourhoods.rules import TaskArea
from wijkaanpak.projects.actions import agreements as agreeing
from wijkaanpak.projects.actions import challenge_papers as papers
from wijkaanpak.projects.actions import challenges as acting
from wijkaanpak.projects.actions import works as working
from wijkaanpak.projects.actions.challenges import Said
from wijkaanpak.projects.models import Agreement, Challenge, Project
from wijkaanpak.projects.rules.agreements import Answer, Clauses, Kind
from wijkaanpak.projects.rules.challenges import Condition, Form, Step, Topic
from wijkaanpak.projects.rules.works import SOCIAL_PART
from wijkaanpak.site.demo import challenge_shapes as shapes
from wijkaanpak.site.demo.event import Event
from wijkaanpak.site.demo.scene import Scene


def _challenge(scene: Scene, event: Event) -> Challenge:
    row = scene.challenges[event.about]
    row.refresh_from_db()
    return row


def asked(scene: Scene, event: Event) -> None:
    """Neighbours ask for a task, and say which party stands for them."""
    one, by = event.piece, scene.people[event.by]
    assert isinstance(one, shapes.Challenged)
    row = acting.make_challenge(
        by=by,
        here=scene.here,
        form=Form(one.form),
        title=one.title,
        task=one.task,
        why=one.why,
        name=one.name,
        owner=scene.parties[one.owner],
        starts=one.starts,
    )
    scene.challenges[one.key] = row
    if one.body:
        acting.name_body(by=by, challenge=row, party=scene.parties[one.body])


def guided(scene: Scene, event: Event) -> None:
    """The owner names a fixed face that guides the challengers."""
    one = event.piece
    assert isinstance(one, shapes.Challenged)
    guide = Post.objects.get(here=scene.here, title=scene.title_of(one.guide), until=None)
    row = _challenge(scene, event)
    acting.name_guide(by=scene.speaker(one.owner), challenge=row, guide=guide)


def tied(scene: Scene, event: Event) -> None:
    """The promise and the project that belong to it are laid beside it."""
    one = event.piece
    assert isinstance(one, shapes.Challenged)
    title = next(told.title for told in scene.script.projects if told.key == one.project)
    acting.tie(
        by=scene.people[event.by],
        challenge=_challenge(scene, event),
        project=Project.objects.get(here=scene.here, title=title),
        commitment=Commitment.objects.get(pk=scene.promises[one.promise].pk),
    )


def stepped(scene: Scene, event: Event) -> None:
    """A step that needs only words."""
    one, row = event.piece, _challenge(scene, event)
    assert isinstance(one, shapes.Went)
    by = scene.people[event.by]
    if one.did == Step.SETTLE:
        agreeing.settle(by=by, challenge=row, words=one.words)
        return
    said = Said(
        one.words, remedy=one.remedy, asked=one.asked, support=one.support,
        people=one.people, money=one.money, promises=one.promises,
    )  # fmt: skip
    acting.take_step(by=by, challenge=row, step=Step(one.did), said=said)


def opened(scene: Scene, event: Event) -> None:
    """The owner puts the costs on the table, also what it does not know."""
    one = event.piece
    assert isinstance(one, shapes.Costs)
    words = {topic.value: getattr(one, topic.value) for topic in Topic}
    unknown = frozenset(name for name, told in words.items() if not told)
    sheet = papers.Sheet(one.euros * 100, one.ends, words, unknown)
    papers.fill_sheet(by=scene.people[event.by], challenge=_challenge(scene, event), sheet=sheet)


def planned(scene: Scene, event: Event) -> None:
    """The challengers write their plan, or tell it to the guide."""
    one = event.piece
    assert isinstance(one, shapes.Idea)
    words = (one.how, one.who, one.better, one.when_it_fails)
    papers.write_plan(
        by=scene.people[event.by],
        challenge=_challenge(scene, event),
        idea=papers.Idea(*words, one.euros * 100),
        told=one.told,
    )


def weighed(scene: Scene, event: Event) -> None:
    """The holder of the budget answers six questions."""
    one = event.piece
    assert isinstance(one, shapes.Weighed)
    pairs = [answer.partition(": ")[::2] for answer in one.answers]
    weights = {name.value: pair for name, pair in zip(Condition, pairs, strict=True)}
    row, by = _challenge(scene, event), scene.people[event.by]
    papers.weigh(by=by, challenge=row, weights=weights, words=one.words)


def offered(scene: Scene, event: Event) -> None:
    """One party offers a version of the agreement."""
    one = event.piece
    assert isinstance(one, shapes.Version)
    clauses = Clauses(
        one.euros * 100, one.money, one.quality, one.liability, one.insurance, one.vat,
        one.staff, one.hand_back,
    )  # fmt: skip
    agreeing.offer_agreement(
        by=scene.people[event.by],
        challenge=_challenge(scene, event),
        party=scene.parties[one.party],
        kind=Kind(one.kind),
        clauses=clauses,
        starts=one.starts,
        why=one.why,
    )


def answered(scene: Scene, event: Event) -> None:
    """The other party says yes."""
    waits = Agreement.objects.get(challenge=_challenge(scene, event), answer=Answer.OFFERED)
    agreeing.answer_agreement(by=scene.people[event.by], agreement=waits, yes=True)


def entered(scene: Scene, event: Event) -> None:
    """A party tells what it plans in which streets."""
    one = event.piece
    assert isinstance(one, shapes.Works)
    facts = working.Facts(
        kind=TaskArea(one.kind),
        title=one.title,
        words=one.words,
        streets=one.streets,
        first=one.first,
        last=one.last,
        starts=one.starts,
        ends=one.ends,
        fixed=one.starts is not None,
        part=dict(zip(SOCIAL_PART, one.part, strict=True)) if one.part else {},
    )
    by, party = scene.people[event.by], scene.parties[one.party]
    scene.works[one.key] = working.enter_work(by=by, party=party, facts=facts)


def joined(scene: Scene, event: Event) -> None:
    """A party says whether it joins."""
    one = event.piece
    assert isinstance(one, shapes.Joined)
    working.answer_joining(
        by=scene.people[event.by],
        work=scene.works[one.work],
        others=[scene.works[other] for other in one.others],
        joins=one.joins,
        words=one.words,
    )


def over(scene: Scene, event: Event) -> None:
    """Works are done."""
    one = event.piece
    assert isinstance(one, shapes.Works)
    by = scene.people[event.by]
    working.end_work(by=by, work=scene.works[one.key], words=one.over_words)


ACTS = {
    "challenge asked": asked,
    "challenge guided": guided,
    "challenge tied": tied,
    "challenge stepped": stepped,
    "challenge opened": opened,
    "challenge planned": planned,
    "challenge weighed": weighed,
    "challenge agreement offered": offered,
    "challenge agreement answered": answered,
    "work entered": entered,
    "work joined": joined,
    "work over": over,
}
