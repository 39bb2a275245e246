"""How residents are asked and invited, and what came of it."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from wijkaanpak.invitations import actions
from wijkaanpak.invitations.models import Street
from wijkaanpak.invitations.rules import Answer, AskWay, Channel, StreetLine, Way
from wijkaanpak.site.demo import asking_shapes as words
from wijkaanpak.site.demo.event import Event
from wijkaanpak.site.demo.scene import Scene


def slot_asked(scene: Scene, event: Event) -> None:
    """The rule answers; the demo cannot choose what it says."""
    ask = event.piece
    assert isinstance(ask, words.Asked)
    along = scene.asks[ask.along] if ask.along else None
    wish = actions.Wish(
        title=ask.title,
        why=ask.why,
        gain=ask.gain,
        questions=ask.questions,
        feedback_due=ask.due,
        way=AskWay(ask.way),
        households=ask.households,
        on=ask.on,
        area=scene.areas[ask.area] if ask.area else None,
        shares=ask.shares,
        along=along,
    )
    by, party = scene.people[event.by], scene.parties[event.party]
    scene.asks[ask.key] = actions.request_slot(by=by, party=party, wish=wish)


def ask_held(scene: Scene, event: Event) -> None:
    ask = event.piece
    assert isinstance(ask, words.Asked)
    row = scene.asks[ask.key]
    actions.hold_ask(by=scene.people[event.by], ask=row, reached=ask.reached)


def told_back(scene: Scene, event: Event) -> None:
    ask = event.piece
    assert isinstance(ask, words.Asked)
    actions.tell_back(by=scene.people[event.by], ask=scene.asks[ask.key], words=ask.told)


def nothing_heard(scene: Scene, event: Event) -> None:
    ask = event.piece
    assert isinstance(ask, words.Asked)
    row = scene.asks[ask.key]
    actions.say_heard_nothing(by=scene.people[event.by], ask=row, words=ask.silence)


def streets_written(scene: Scene, event: Event) -> None:
    written = event.piece
    assert isinstance(written, words.Streets)
    lines = [
        StreetLine(name, doors, scene.areas[area].name) for name, doors, area in written.lines
    ]
    actions.write_streets(by=scene.people[event.by], here=scene.here, lines=lines)


def neighbours_invited(scene: Scene, event: Event) -> None:
    """Cards go out; some are answered with their code the same day."""
    given = event.piece
    assert isinstance(given, words.Invited)
    streets = [Street.objects.get(here=scene.here, name=name) for name in given.streets]
    invitation = actions.Invitation(
        way=Way(given.way),
        language=given.language,
        to=tuple(actions.To(given.many or street.doors, street) for street in streets),
        gathering=scene.gatherings.get(event.about),
        bulk=not given.many,
    )
    by, key = scene.people[event.by], uuid.uuid4()
    _run, codes = actions.invite(by=by, here=scene.here, invitation=invitation, key=key)
    answers = [
        answer for answer, many in zip(Answer, given.answers, strict=True) for _one in range(many)
    ]
    for code, answer in zip(sorted(codes), answers, strict=False):  # as if shuffled
        card = actions.knock(here=scene.here, typed=code, source="127.0.0.1")
        actions.answer_card(card=card, answer=answer)


def answers_counted(scene: Scene, event: Event) -> None:
    pile = event.piece
    assert isinstance(pile, words.Counted)
    counts = actions.Counts(
        Channel(pile.channel),
        pile.yes,
        pile.no,
        pile.leave,
        scene.gatherings.get(event.about),
        scene.areas[pile.area] if pile.area else None,
    )
    actions.count_answers(by=scene.people[event.by], here=scene.here, counts=counts)


ACTS: dict[str, Callable[[Scene, Event], None]] = {
    "slot asked": slot_asked,
    "ask held": ask_held,
    "told back": told_back,
    "nothing heard": nothing_heard,
    "streets written": streets_written,
    "neighbours invited": neighbours_invited,
    "answers counted": answers_counted,
}
