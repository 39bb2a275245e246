"""How a burden is entered and frozen in the demo, what is in the way, and what a minute tells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from wijkaanpak.experiments import actions
from wijkaanpak.experiments.models import Burden, Freeze, Obstacle
from wijkaanpak.experiments.rules.burdens import Answer, Carries, Ground, Load, Rhythm
from wijkaanpak.experiments.rules.freezing import State
from wijkaanpak.experiments.rules.hours import Back
from wijkaanpak.experiments.rules.minutes import Spoken
from wijkaanpak.experiments.rules.obstacles import Finder, Say
from wijkaanpak.experiments.rules.terms import Replacement, Terms
from wijkaanpak.neighbourhoods.rules import Domain
from wijkaanpak.network.models import Seat
from wijkaanpak.site.demo import experiment_shapes as words
from wijkaanpak.site.demo.event import Event
from wijkaanpak.site.demo.scene import Scene
from wijkaanpak.stories.rules import Layer


def entered(scene: Scene, event: Event) -> None:
    load = event.piece
    assert isinstance(load, words.Load)
    row = actions.enter_burden(
        by=scene.people[event.by], asker=scene.parties[load.asker], load=_load(load)
    )
    scene.burdens[load.key] = row
    for person in load.carried:
        actions.say_i_carry(by=scene.people[person], burden=row)


def _load(load: words.Load) -> Load:
    return Load(
        title=load.title,
        ground=Ground(load.ground),
        rhythm=Rhythm(load.rhythm),
        minutes=load.minutes,
        carries=Carries(load.carries),
        workers=load.workers,
        words=load.words,
        ground_words=load.ground_words,
        readers=load.readers,
        decision=load.decision,
        protected=load.protected,
    )


def answered(scene: Scene, event: Event) -> None:
    assert isinstance(event.piece, tuple)
    load, said = event.piece
    less = None
    if said.answer == "less":
        less = replace(_load(load), rhythm=Rhythm(said.rhythm), minutes=said.minutes)
    actions.answer_burden(
        by=scene.people[event.by],
        burden=scene.burdens[load.key],
        answer=Answer(said.answer),
        words=said.words,
        load=less,
    )


def asked(scene: Scene, event: Event) -> None:
    frost = event.piece
    assert isinstance(frost, words.Frost)
    burden = scene.burdens[frost.load]
    seat = Seat.objects.get(
        party=scene.parties[scene.party_of(frost.thaws)], title=scene.title_of(frost.thaws)
    )
    scene.freezes[frost.load] = actions.propose_freeze(
        by=scene.people[event.by],
        party=scene.parties[event.party],
        burden=burden,
        terms=_terms(frost, burden),
        thaw_seat=seat,
    )


def _terms(frost: words.Frost, burden: Burden) -> Terms:
    return Terms(
        title=frost.title,
        since=frost.since,
        months=frost.months,
        replacement=Replacement(frost.instead),
        replacement_words=frost.instead_words,
        replacement_minutes=frost.instead_minutes,
        old_minutes=burden.minutes_a_month,
        promised_minutes=frost.promised,
        promised_to=frost.promised_to,
        signals=frost.signals,
    )


def agreed(scene: Scene, event: Event) -> None:
    frost = event.piece
    assert isinstance(frost, words.Frost)
    by, freeze = scene.people[event.by], scene.freezes[frost.load]
    actions.agree(by=by, freeze=freeze, words=frost.agreed_words)


def turned(scene: Scene, event: Event) -> None:
    turn = event.piece
    assert isinstance(turn, words.Turn)
    freeze = Freeze.objects.get(pk=scene.freezes[event.about].pk)
    TURNS[turn.did](scene, freeze, turn)


def _signal(scene: Scene, freeze: Freeze, turn: words.Turn) -> None:
    by = scene.people[turn.by]
    actions.signal(by=by, freeze=freeze, number=turn.number, words=turn.words)


def _part(scene: Scene, freeze: Freeze, turn: words.Turn) -> None:
    actions.thaw(by=scene.people[turn.by], freeze=freeze, words=turn.words, part=turn.part)


def _talk(scene: Scene, freeze: Freeze, turn: words.Turn) -> None:
    actions.hold_talk(
        by=scene.people[turn.by],
        freeze=freeze,
        first=turn.words,
        second=turn.second,
        residents=turn.residents,
    )


def _pressed(scene: Scene, freeze: Freeze, turn: words.Turn) -> None:
    actions.press_asked_again(by=scene.people[turn.by], freeze=freeze)


def _answered(scene: Scene, freeze: Freeze, turn: words.Turn) -> None:
    actions.answer_asked_again(by=scene.people[turn.by], freeze=freeze, words=turn.words)


def _wish(scene: Scene, freeze: Freeze, turn: words.Turn) -> None:
    actions.wish(
        by=scene.people[turn.by],
        party=scene.parties[turn.party],
        freeze=freeze,
        why=turn.words,
        outcome=State(turn.outcome),
        stays=turn.stays,
    )


def _granted(scene: Scene, freeze: Freeze, turn: words.Turn) -> None:
    by = scene.people[turn.by]
    actions.answer_wish(by=by, freeze=freeze, yes=turn.did == "granted", words=turn.words)


def _hours(scene: Scene, freeze: Freeze, turn: words.Turn) -> None:
    for person, back in turn.hours:
        actions.say_hours(by=scene.people[person], freeze=freeze, back=Back(back))


TURNS: dict[str, Callable[[Scene, Freeze, words.Turn], None]] = {
    "signal": _signal,
    "part": _part,
    "talk": _talk,
    "pressed": _pressed,
    "answered": _answered,
    "wish": _wish,
    "granted": _granted,
    "refused": _granted,
    "hours": _hours,
}


def met(scene: Scene, event: Event) -> None:
    met = event.piece
    assert isinstance(met, words.Hindrance)
    scene.obstacles[met.key] = actions.report_obstacle(
        by=scene.people[event.by],
        owner=scene.parties[met.owner],
        title=met.title,
        rule=met.rule,
        words=met.words,
        finder=Finder(met.finder),
    )


def spoken_of(scene: Scene, event: Event) -> None:
    said = event.piece
    assert isinstance(said, words.Spoken)
    row = Obstacle.objects.get(pk=scene.obstacles[event.about].pk)
    actions.say_of_obstacle(
        by=scene.people[event.by],
        obstacle=row,
        say=Say(said.say),
        words=said.words,
        due=said.due,
        commitment=scene.promises[said.promise] if said.promise else None,
    )


def minute_told(scene: Scene, event: Event) -> None:
    told = event.piece
    assert isinstance(told, words.Sixty)
    by = scene.people[event.by]
    row = actions.speak(
        by=by,
        freeze=scene.freezes[told.load],
        spoken=Spoken(
            text=told.text,
            layer=Layer(told.layer),
            domain=Domain(told.domain),
            public=told.public,
        ),
        commitment=scene.promises[told.promise] if told.promise else None,
    )
    actions.send_minute(by=by, minute=row)


ACTS: dict[str, Callable[[Scene, Event], None]] = {
    "burden entered": entered,
    "burden answered": answered,
    "freeze asked": asked,
    "freeze agreed": agreed,
    "freeze turned": turned,
    "obstacle met": met,
    "obstacle spoken of": spoken_of,
    "sixty told": minute_told,
}
