"""How mistakes were told and repaired, differences laid on the table, and a payment was held."""

from __future__ import annotations

from collections.abc import Callable

from wijkaanpak.network.models import Seat
from wijkaanpak.repairs import actions
from wijkaanpak.repairs.actions import Answering, Beginning, Stopping, Telling
from wijkaanpak.repairs.models import Authority, ConflictSide, Objection, Stop
from wijkaanpak.repairs.rules.conflicts import LineKind
from wijkaanpak.repairs.rules.mistakes import Said
from wijkaanpak.repairs.rules.objections import Answer
from wijkaanpak.repairs.rules.stops import Ground, Post
from wijkaanpak.site.demo import repair_shapes as words
from wijkaanpak.site.demo.event import Event
from wijkaanpak.site.demo.scene import Scene


def told(scene: Scene, event: Event) -> None:
    """Somebody tells a mistake, their own or another's; first sorry goes in the same form."""
    written = event.piece
    assert isinstance(written, words.Mistake)
    first = written.words[0] if written.own and written.words[0].said == "sorry" else None
    telling = Telling(
        written.title,
        written.happened,
        written.hurt,
        maker=scene.parties.get(written.maker),
        group=written.group,
        by_maker=written.own,
        repair=first.words if first else "",
        repair_by=first.by_day if first else None,
        commitment=scene.promises.get(written.promise),
    )
    made = actions.tell_mistake(by=scene.people[event.by], here=scene.here, telling=telling)
    scene.mistakes[written.key] = made


def story_laid(scene: Scene, event: Event) -> None:
    """Somebody who was hurt lays a story beside it, whose teller said yes to that."""
    piece, mistake = event.piece, scene.mistakes[event.about]
    assert isinstance(piece, words.StoryLaid)
    story, _teller = scene.stories[piece.story]
    actions.lay_story(by=scene.people[event.by], mistake=mistake, story=story)


def signed(scene: Scene, event: Event) -> None:
    party = scene.parties[event.party] if event.party else None
    mistake = scene.mistakes[event.about]
    actions.sign_on(by=scene.people[event.by], mistake=mistake, party=party)


def said(scene: Scene, event: Event) -> None:
    """One step; what was said in the telling itself is left out by the order of things."""
    word, mistake, by = event.piece, scene.mistakes[event.about], scene.people[event.by]
    assert isinstance(word, words.Word)
    mistake.refresh_from_db()
    if word.said == "answers":
        actions.answer_for_group(by=by, mistake=mistake)
        return
    actions.say(
        by=by, mistake=mistake, said=Said(word.said), words=word.words, by_day=word.by_day,
        commitment=scene.promises.get(word.promise),
    )  # fmt: skip


def laid(scene: Scene, event: Event) -> None:
    """One side lays it on the table and writes at once."""
    written = event.piece
    assert isinstance(written, words.Conflict)
    mine, other = (scene.parties.get(side.party) or side.group for side in written.sides)
    about = scene.mistakes.get(written.mistake)
    beginning = Beginning(written.title, mine, [other], about)
    by = scene.people[event.by]
    row = actions.begin_conflict(by=by, here=scene.here, beginning=beginning)
    scene.conflicts[written.key] = row
    _write(scene, written, written.sides[0])


def answered(scene: Scene, event: Event) -> None:
    """The other side writes, in the same room."""
    written = event.piece
    assert isinstance(written, words.Conflict)
    side = written.sides[1]
    if side.group:
        row = ConflictSide.objects.get(conflict=scene.conflicts[written.key], place=2)
        actions.take_side(by=scene.people[side.by], side=row)
    _write(scene, written, side)


def _write(scene: Scene, written: words.Conflict, side: words.Side) -> None:
    actions.write_position(
        by=scene.people[side.by], conflict=scene.conflicts[written.key], words=side.words,
        values=side.values,
    )  # fmt: skip


def put(scene: Scene, event: Event) -> None:
    line, conflict = event.piece, scene.conflicts[event.about]
    assert isinstance(line, words.Sentence)
    row = actions.propose_line(
        by=scene.people[event.by], conflict=conflict, kind=LineKind(line.kind), words=line.words,
        day=line.day,
    )  # fmt: skip
    scene.sentences[line] = row


def nodded(scene: Scene, event: Event) -> None:
    line = event.piece
    assert isinstance(line, words.Sentence)
    row = scene.sentences[line]
    actions.nod(by=scene.people[event.by], line=row, yes=not line.no, why=line.no)


def mandate(scene: Scene, event: Event) -> None:
    """A post of the town hall gets its mandate, and the independent body looks."""
    held = event.piece
    assert isinstance(held, words.Held)
    title = scene.title_of(held.post)
    seat = Seat.objects.get(party=scene.parties[held.party], title=title)
    row = actions.write_authority(
        by=scene.people[event.by], seat=seat, post=Post.MAYOR, words=held.mandate,
        published=held.published,
    )  # fmt: skip
    actions.see_authority(by=scene.people[held.seen_by], authority=row)


def stopped(scene: Scene, event: Event) -> None:
    """The mayor holds one payment."""
    held = event.piece
    assert isinstance(held, words.Held)
    payment = next(row for row in scene.payments.values() if row.what == held.what)
    stopping = Stopping(
        payment, Ground(held.ground), held.scope, held.why, held.objection, held.until
    )
    authority = Authority.objects.get(seat__party=scene.parties[held.party], until=None)
    actions.stop(by=scene.people[event.by], authority=authority, stopping=stopping)


def lifted(scene: Scene, event: Event) -> None:
    held = event.piece
    assert isinstance(held, words.Held)
    stop = Stop.objects.get(here=scene.here)
    actions.lift(by=scene.people[event.by], stop=stop, why=held.lifted_why)


def objected(scene: Scene, event: Event) -> None:
    """Who is struck objects, for a party."""
    said, stop = event.piece, Stop.objects.get(here=scene.here)
    assert isinstance(said, words.Objected)
    by, party = scene.people[event.by], scene.parties[event.party]
    actions.object_to(by=by, stop=stop, words=said.words, party=party)


def objection_answered(scene: Scene, event: Event) -> None:
    said = event.piece
    assert isinstance(said, words.Objected)
    row = Objection.objects.get(here=scene.here, party=scene.parties[said.party])
    answering = Answering(Answer(said.answer), said.reasons)
    actions.answer_objection(by=scene.people[event.by], objection=row, answering=answering)


ACTS: dict[str, Callable[[Scene, Event], None]] = {
    "mistake told": told,
    "hurt signed on": signed,
    "mistake spoken of": said,
    "story laid beside mistake": story_laid,
    "conflict laid": laid,
    "conflict answered": answered,
    "sentence put": put,
    "sentence answered": nodded,
    "mandate to hold": mandate,
    "payment held": stopped,
    "stop objected to": objected,
    "objection answered": objection_answered,
    "payment let go": lifted,
}
