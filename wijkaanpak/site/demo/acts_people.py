"""How people come and go, chairs are taken and left, and parties decide together."""

from __future__ import annotations

from wijkaanpak.network.actions import (
    Clause,
    Founder,
    describe_party,
    found_network,
    give_voice,
    leave_seat,
    propose,
    sign_long_commitment,
    take_seat,
    write_long_commitment,
)
from wijkaanpak.network.models import Party, Seat
from wijkaanpak.network.rules import Answer, Deciders, DecisionKind, Method, PartyKind
from wijkaanpak.people.actions import (
    end_role,
    first_coordinator,
    invite_person,
    join_neighbourhood,
    name_role,
)
from wijkaanpak.people.models import Person
from wijkaanpak.people.rules import Role
from wijkaanpak.site.demo import script as words
from wijkaanpak.site.demo import shapes
from wijkaanpak.site.demo.event import Event
from wijkaanpak.site.demo.scene import Scene
from wijkaanpak.site.founding import operator


def found(scene: Scene) -> None:
    """The first people come in, the parties of the beginning sit down, the charter begins."""
    script, start = scene.script, scene.script.start
    for person in script.people:
        if person.since <= start:
            scene.people[person.key] = join_neighbourhood(
                by=operator(),
                here=scene.here,
                name=person.name,
                email=person.email,
                language=person.language,
            )
    firsts = [party for party in script.parties if party.since <= start]
    rows = found_network(
        by=operator(),
        here=scene.here,
        founders=[_founder(scene, party) for party in firsts],
        clauses=[clause(text) for text in script.charter],
    )
    scene.parties |= {party.key: row for party, row in zip(firsts, rows, strict=True)}
    first = scene.with_role(Role.COORDINATOR, start)
    first_coordinator(by=operator(), here=scene.here, person=first)


def _founder(scene: Scene, party: shapes.Party) -> Founder:
    post = next(post for post in scene.script.posts if post.party == party.key)
    holder = post.tenures[0].person
    scene.sitting[post.key] = holder
    kind, person = PartyKind(party.kind), scene.people[holder]
    return Founder(kind, party.name, post.title, person, party.words)


def clause(text: words.Clause) -> Clause:
    return Clause(
        DecisionKind(text.kind),
        Deciders(text.deciders),
        text.words,
        Method(text.method),
        dict(text.limits),
    )


def joined(scene: Scene, event: Event) -> None:
    """The coordinator writes somebody in, unless they were there from the start."""
    if event.about in scene.people:
        return
    person = event.piece
    assert isinstance(person, shapes.Person)
    by = scene.with_role(Role.COORDINATOR, event.at, but=person.key)
    scene.people[person.key] = invite_person(
        by=by, here=scene.here, name=person.name, email=person.email, language=person.language
    )


def role(scene: Scene, event: Event) -> None:
    """The coordinator writes down that somebody was chosen for a role, or stopped."""
    held = event.piece
    assert isinstance(held, shapes.RoleHeld)
    person, named = scene.people[event.about], Role(held.role)
    if named is Role.COORDINATOR and event.at <= scene.script.start:
        return  # the operator wrote down the first one
    by = scene.with_role(Role.COORDINATOR, event.at, but=event.about)
    done = name_role if event.what == "role" else end_role
    done(by=by, here=scene.here, person=person, role=named)


def seat_taken(scene: Scene, event: Event) -> None:
    """A party gives a chair to somebody; who sat there stands up."""
    post, party = event.about, scene.parties.get(event.party)
    if party is None or scene.sitting.get(post) == event.by:
        scene.sitting.setdefault(post, event.by)  # the founders, and parties still to come in
        return
    by = _who_gives(scene, post, event.party)
    title = scene.title_of(post)
    take_seat(by=by, party=party, title=title, person=scene.people[event.by])
    scene.sitting[post] = event.by


def _who_gives(scene: Scene, post: str, party: str) -> Person:
    if post in scene.sitting:
        return scene.people[scene.sitting[post]]
    return scene.speaker(party)


def seat_left(scene: Scene, event: Event) -> None:
    """A chair stays empty for a while, and everybody can see since when."""
    title, party = scene.title_of(event.about), scene.parties[event.party]
    seat = Seat.objects.get(party=party, title=title)
    leave_seat(by=scene.people[scene.sitting.pop(event.about)], seat=seat)


def proposed(scene: Scene, event: Event) -> None:
    """A party puts something to the others."""
    paper = event.piece
    assert isinstance(paper, words.Proposal)
    scene.proposals[paper.key] = propose(
        by=scene.people[paper.by],
        party=scene.parties[paper.party],
        kind=DecisionKind(paper.kind),
        title=paper.title,
        why=paper.why,
        term=paper.term,
        clause=clause(paper.clause) if paper.clause else None,
        admit=_admitted(scene, paper.admits) if paper.admits else None,
    )


def _admitted(scene: Scene, key: str) -> tuple[PartyKind, str, str, Person]:
    party = next(party for party in scene.script.parties if party.key == key)
    post = next(post for post in scene.script.posts if post.party == key)
    person = scene.people[post.tenures[0].person]
    return PartyKind(party.kind), party.name, post.title, person


def voiced(scene: Scene, event: Event) -> None:
    """A party says its word; the last yes carries a proposal out."""
    voice, proposal = event.piece, scene.proposals[event.about]
    assert isinstance(voice, words.Voice)
    give_voice(
        by=scene.people[voice.by],
        party=scene.parties[voice.party],
        proposal=proposal,
        answer=Answer(voice.answer),
        reason=voice.reason,
        would_solve=voice.would_solve,
    )
    paper = next(paper for paper in scene.script.proposals if paper.key == event.about)
    if paper.admits and voice == paper.voices[-1]:
        _welcome(scene, paper.admits)


def _welcome(scene: Scene, key: str) -> None:
    party = next(party for party in scene.script.parties if party.key == key)
    row = Party.objects.get(here=scene.here, name=party.name)
    scene.parties[key] = row
    post = next(post for post in scene.script.posts if post.party == key)
    scene.sitting[post.key] = post.tenures[0].person
    describe_party(by=scene.speaker(key), party=row, words=party.words)


def long_promise_written(scene: Scene, event: Event) -> None:
    """A party lays the promise for twenty years on the table."""
    paper = event.piece
    assert isinstance(paper, words.LongPromise)
    scene.long_promises[paper.key] = write_long_commitment(
        by=scene.people[paper.by],
        party=scene.parties[paper.party],
        title=paper.title,
        words=paper.words,
        horizon_year=scene.script.horizon,
    )


def long_promise_signed(scene: Scene, event: Event) -> None:
    """A party signs, or signs again after a change of its board."""
    sign_long_commitment(
        by=scene.people[event.by],
        party=scene.parties[event.party],
        document=scene.long_promises[event.about],
    )
