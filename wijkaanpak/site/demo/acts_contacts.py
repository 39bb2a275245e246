"""How posts get a face: written down by a party, called crucial by residents, handed over."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import time

from wijkaanpak.contacts import actions
from wijkaanpak.contacts.actions import PostFacts, TenureFacts
from wijkaanpak.contacts.models import Handover, Post, Tenure
from wijkaanpak.contacts.rules import Contract, PostKind
from wijkaanpak.network.models import Seat
from wijkaanpak.people.models import Person
from wijkaanpak.people.rules import Role
from wijkaanpak.site.demo import faces
from wijkaanpak.site.demo.event import Event
from wijkaanpak.site.demo.scene import Scene


def _post(scene: Scene, face: faces.Face) -> Post:
    return Post.objects.get(
        here=scene.here, title=_title(scene, face), party=scene.parties[face.party]
    )


def _title(scene: Scene, face: faces.Face) -> str:
    return face.title or scene.title_of(face.post)


def _face(scene: Scene, event: Event) -> faces.Face:
    return next(face for face in scene.script.faces if face.post == event.about)


def _speaker(scene: Scene, face: faces.Face) -> Person:
    """Who holds the seat itself speaks; else somebody else of the party."""
    sits = scene.sitting.get(face.post)
    return scene.people[sits] if sits else scene.speaker(face.party)


def _tenure(scene: Scene, face: faces.Face, person: str) -> Tenure:
    found = Tenure.objects.filter(post=_post(scene, face), person=scene.people[person])
    return found.latest("mandate__since")


def begun(scene: Scene, event: Event) -> None:
    """A party writes a post down; a seat was there since the first who sat on it."""
    face = _face(scene, event)
    party = scene.parties[face.party]
    title = _title(scene, face)
    seat = None if face.title else Seat.objects.get(party=party, title=title)
    since = min(one.since for one in seat.mandates.all()) if seat else face.at
    actions.begin_post(
        by=_speaker(scene, face),
        party=party,
        facts=PostFacts(title, PostKind(face.kind), seat),
        since=since,
    )


def crucial(scene: Scene, event: Event) -> None:
    """The agenda circle says which posts the neighbourhood cannot do without."""
    face = _face(scene, event)
    circle = scene.here.memberships.filter(role=Role.AGENDA_CIRCLE, until=None).first()
    assert circle is not None
    actions.name_crucial(by=circle.person, post=_post(scene, face), yes=True)


def held(scene: Scene, event: Event) -> None:
    """Who holds it, and how; and what they help with."""
    face, one = _face(scene, event), event.piece
    assert isinstance(one, faces.Held)
    person = scene.people[one.person]
    facts = TenureFacts(
        name=one.name,
        since=one.at,
        person=person,
        contract=Contract(one.how),
        contract_ends=one.ends,
        protects=one.protects,
        hours=one.hours,
        find=one.find,
    )
    tenure = actions.hold_post(by=_speaker(scene, face), post=_post(scene, face), facts=facts)
    if one.helps:
        actions.write_helps(by=person, tenure=tenure, helps=one.helps, asked_by=one.asked_by)


def present(scene: Scene, event: Event) -> None:
    """When they can be found at a place, every week."""
    face, hour = _face(scene, event), event.piece
    assert isinstance(hour, faces.Hour)
    actions.plan_presence(
        by=_speaker(scene, face),
        post=_post(scene, face),
        venue=scene.venues[hour.place],
        weekday=hour.weekday,
        opens=time.fromisoformat(hour.opens),
        closes=time.fromisoformat(hour.closes),
    )


def off(scene: Scene, event: Event) -> None:
    """It does not go on once, and that is said."""
    face, one = _face(scene, event), event.piece
    assert isinstance(one, faces.Off)
    presence = list(_post(scene, face).presence.order_by("since", "weekday"))[one.hour]
    actions.not_there(by=_speaker(scene, face), presence=presence, on=one.day, why=one.why)


def walk_planned(scene: Scene, event: Event) -> None:
    """Who leaves walks with who comes."""
    face, walk = _face(scene, event), event.piece
    assert isinstance(walk, faces.Walk)
    actions.plan_handover(
        by=_speaker(scene, face),
        leaver=_tenure(scene, face, walk.leaver),
        begins=walk.begins,
        plan=walk.plan,
        successor=walk.successor,
    )


def walked(scene: Scene, event: Event) -> None:
    """The walk is walked; neighbours say yes or no with a card of their own."""
    face, walk = _face(scene, event), event.piece
    assert isinstance(walk, faces.Walk)
    by = _speaker(scene, face)
    plan = Handover.objects.get(leaver=_tenure(scene, face, walk.leaver))
    cards = actions.give_cards(by=by, handover=plan, many=walk.asked, key=uuid.uuid4())
    for place, (_number, code) in enumerate(cards[: walk.yes + walk.no]):
        card = actions.knock(here=plan.post.here, typed=code, source="demo")
        actions.answer_card(card=card, yes=place < walk.yes)
    actions.finish_handover(by=by, handover=plan)


def told(scene: Scene, event: Event) -> None:
    """One minute, and it is right."""
    face, one = _face(scene, event), event.piece
    assert isinstance(one, faces.Told)
    by = _speaker(scene, face)
    minute = actions.tell_minute(by=by, post=_post(scene, face), words=one.words)
    actions.check_minute(by=by, minute=minute)


def counted(scene: Scene, event: Event) -> None:
    """The hours of a year: promised, and as they were."""
    face, one = _face(scene, event), event.piece
    assert isinstance(one, faces.Counted)
    actions.write_hours(
        by=_speaker(scene, face),
        post=_post(scene, face),
        year=one.year,
        promised=one.promised,
        real=one.real,
        source=one.source,
    )


def month_counted(scene: Scene, event: Event) -> None:
    """The hours of a month that is over."""
    face, one = _face(scene, event), event.piece
    assert isinstance(one, faces.Month)
    actions.count_month(
        by=_speaker(scene, face), post=_post(scene, face), month=one.month, hours=one.hours
    )


ACTS: dict[str, Callable[[Scene, Event], None]] = {
    "post written": begun,
    "post crucial": crucial,
    "post held": held,
    "presence planned": present,
    "presence off": off,
    "handover planned": walk_planned,
    "handover walked": walked,
    "minute told": told,
    "hours counted": counted,
    "month counted": month_counted,
}
