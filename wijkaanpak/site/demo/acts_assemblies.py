"""How an assembly by lot comes about: its mandate, who signed up, the draw, and what is erased."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta

from wijkaanpak import clock
from wijkaanpak.assemblies.actions import draw, mandate, pool
from wijkaanpak.assemblies.actions.targets import write_targets
from wijkaanpak.assemblies.models import Assembly, SignUp
from wijkaanpak.assemblies.rules import Channel, Mandate, NoLetter, TargetLine, Way
from wijkaanpak.network.actions import give_voice
from wijkaanpak.network.rules import Answer
from wijkaanpak.people.rules import Role
from wijkaanpak.site.demo.assembly_shapes import Beraad, Came, Rang, Wave, Yes
from wijkaanpak.site.demo.event import Event
from wijkaanpak.site.demo.scene import Scene

STILL_OPEN = timedelta(days=100)  # of a demo that is made later people can still sign up


def _held(event: Event) -> Beraad:
    assert isinstance(event.piece, Beraad)
    return event.piece


def _row(scene: Scene, key: str) -> Assembly:
    row = scene.assemblies[key]
    row.refresh_from_db()
    return row


def written(scene: Scene, event: Event) -> None:
    """A party writes what is asked, and what will be done with the result."""
    held = _held(event)
    ends = held.ends
    if not held.draw:
        ends = max(ends, datetime.now(clock.HERE).date() + STILL_OPEN)
    scene.assemblies[held.key] = mandate.write_mandate(
        by=scene.people[held.by],
        party=scene.parties[held.party],
        answered_by=scene.parties[held.answered_by],
        words=Mandate(
            held.title,
            held.question,
            held.promise,
            held.euros * 100,
            held.weeks,
            held.seats,
            ends,
            held.reach_us,
        ),
    )


def asked(scene: Scene, event: Event) -> None:
    """The party puts its mandate to all others."""
    held = _held(event)
    by = scene.people[held.by]
    mandate.ask_mandate(by=by, assembly=_row(scene, held.key), term=held.term)


def given(scene: Scene, event: Event) -> None:
    """A party says yes."""
    yes, proposal = event.piece, _row(scene, event.about).proposal
    assert isinstance(yes, Yes)
    assert proposal
    give_voice(
        by=scene.people[yes.by],
        party=scene.parties[yes.party],
        proposal=proposal,
        answer=Answer.CONSENT,
        reason=yes.words,
    )


def begun(scene: Scene, event: Event) -> None:
    """The coordinator lets it begin, and writes the targets that were agreed."""
    held, by = _held(event), scene.with_role(Role.COORDINATOR, event.at)
    row = mandate.begin(by=by, assembly=_row(scene, held.key))
    lines = [
        TargetLine(asked.feature, one.value, one.people, one.least, one.most)
        for asked in held.questions
        for one in asked.values
    ]
    write_targets(by=by, assembly=row, lines=lines, counted_from=held.counted_from)


def letters_made(scene: Scene, event: Event) -> None:
    """The code keeper makes the letters of a street or area."""
    wave = event.piece
    assert isinstance(wave, Wave)
    scene.letters_of[wave] = pool.make_letters(
        by=scene.with_role(Role.CODE_KEEPER, event.at),
        assembly=_row(scene, event.about),
        place=wave.place,
        many=wave.many,
        key=uuid.uuid4(),
    )


def letters_answered(scene: Scene, event: Event) -> None:
    """Neighbours sign up with the code on their letter."""
    wave, row = event.piece, _row(scene, event.about)
    assert isinstance(wave, Wave)
    unused = scene.letters_of[wave]
    code = ""
    for one in wave.people:
        if not one.along:
            code = unused.pop(0)[1]
        who = _who(scene, event.about, one)
        pool.sign_up(
            assembly=row, typed=code, source="demo",
            name=one.name, reach=_reach(row), answers=who,
        )  # fmt: skip


def _who(scene: Scene, key: str, one: Came) -> dict[str, str]:
    """Return what somebody answered, read from one sign for each question."""
    held = next(held for held in scene.script.beraden if held.key == key)
    return {
        asked.feature: next(value.value for value in asked.values if value.sign == sign)
        for asked, sign in zip(held.questions, one.answers, strict=True)
    }


def _reach(row: Assembly) -> str:
    """Return a telephone number that nobody has."""
    return f"06 00 00 {SignUp.objects.filter(assembly=row).count():04}"


def rang(scene: Scene, event: Event) -> None:
    """A host rings at doors and writes in who says yes."""
    doors, row = event.piece, _row(scene, event.about)
    assert isinstance(doors, Rang)
    by = scene.people[doors.by]
    pool.note_visit(by=by, assembly=row, place=doors.place, doors=doors.doors, opened=doors.opened)
    code = ""
    for one in doors.people:
        signed = pool.sign_up_for(
            by=by,
            assembly=row,
            channel=Channel.DOORSTEP,
            name=one.name,
            reach=_reach(row),
            answers=_who(scene, event.about, one),
            lives_with=code if one.along else "",
            no_letter="" if one.along else NoLetter.OUTSIDE,
        )
        code = signed.code


def closed(scene: Scene, event: Event) -> None:
    """The coordinator closes the pool, and fixes a thousand panels before anything is rolled."""
    by = scene.with_role(Role.COORDINATOR, event.at)
    row = pool.close_pool(by=by, assembly=_row(scene, event.about))
    draw.commit_panels(by=by, assembly=row, way=Way.TEN)


def drawn(scene: Scene, event: Event) -> None:
    """Dice fall in the room, and a host types what they show."""
    fell = _held(event).draw
    assert fell
    row = _row(scene, event.about)
    draw.draw_panel(by=scene.people[fell.host], assembly=row, typed=fell.dice)


def forgotten(scene: Scene, event: Event) -> None:
    """The chore of every night erases who signed up, once the term is over."""
    pool.forget_pools()


type Act = Callable[[Scene, Event], None]
ACTS: dict[str, Act] = {
    "mandate written": written,
    "mandate asked": asked,
    "mandate given": given,
    "assembly begun": begun,
    "assembly letters": letters_made,
    "assembly letters answered": letters_answered,
    "assembly doors": rang,
    "pool closed": closed,
    "panel drawn": drawn,
    "pools forgotten": forgotten,
}
