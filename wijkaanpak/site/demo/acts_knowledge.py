"""How lessons, visits, questions and lesson files came about in the demo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from wijkaanpak import clock
from wijkaanpak.budget.models import Plan
from wijkaanpak.knowledge import actions
from wijkaanpak.knowledge.models import Visit
from wijkaanpak.knowledge.queries.alike import Start
from wijkaanpak.knowledge.rules import tables
from wijkaanpak.knowledge.rules.lessons import Pattern, Use, Went, Words
from wijkaanpak.knowledge.rules.visits import CameOf
from wijkaanpak.neighbourhoods.rules import Domain
from wijkaanpak.network.queries import person_called
from wijkaanpak.people.models import Person
from wijkaanpak.site.demo import knowledge_shapes as words
from wijkaanpak.site.demo.event import Event
from wijkaanpak.site.demo.scene import Scene

FOLDER = Path(__file__).parent
EVENING = timedelta(hours=9)


def written(scene: Scene, event: Event) -> None:
    """Somebody writes down what was learned, or a better version of it."""
    piece = event.piece
    assert isinstance(piece, words.Lesson)
    by, said = scene.people[piece.by], _words(piece)
    about = [scene.parties[party] for party, _reader, _day in piece.about]
    if piece.key in scene.lessons:
        lesson = scene.lessons[piece.key]
        actions.correct_lesson(by=by, lesson=lesson, words=said, about=about)
        return
    party = scene.parties[piece.party] if piece.party else None
    scene.lessons[piece.key] = actions.write_lesson(
        by=by, here=scene.here, words=said, party=party, about=about
    )


def _words(piece: words.Lesson) -> Words:
    return Words(
        title=piece.title,
        summary="\n".join((piece.did, piece.came, piece.advice)),
        tried=piece.tried,
        happened=piece.happened,
        again=piece.again,
        never_again=piece.never_again,
        useful_for=piece.useful_for,
        told_by=piece.told_by,
        year=piece.year,
        went=Went(piece.went),
        domains=tuple(Domain(one) for one in piece.domains),
        cost_cents=None if piece.euros is None else piece.euros * 100,
        cost_time=piece.time,
        cost_trust=piece.trust,
        pattern=Pattern(piece.pattern) if piece.pattern else None,
        why_changed=piece.why_changed,
    )


def read(scene: Scene, event: Event) -> None:
    """A party that a lesson speaks of says yes."""
    lesson, party = scene.lessons[event.about], scene.parties[event.party]
    actions.read_lesson(by=scene.people[event.by], lesson=lesson, party=party, yes=True)


def opened(scene: Scene, event: Event) -> None:
    """Who tells it opens it."""
    actions.open_lesson(by=scene.people[event.by], lesson=scene.lessons[event.about])


def met(scene: Scene, event: Event) -> None:
    """A lesson met a plan."""
    piece = event.piece
    assert isinstance(piece, words.Met)
    plan = Plan.objects.get(round__here=scene.here, title=piece.plan)
    start = Start("", ref=plan.ref, title=plan.title, path=plan.get_absolute_url())
    version = scene.lessons[piece.lesson].versions.get(state="open")
    actions.say_use(
        by=scene.people[piece.by], here=scene.here, version=version, start=start,
        use=Use(piece.use), words=piece.words,
    )  # fmt: skip


def shown(scene: Scene, event: Event) -> None:
    """A party shows its kitchen."""
    piece = event.piece
    assert isinstance(piece, words.Kitchen)
    scene.kitchens[piece.key] = actions.show_kitchen(
        by=scene.people[piece.by],
        party=scene.parties[piece.party],
        title=piece.title,
        shown=piece.shown,
        went_wrong=piece.went_wrong,
        place=piece.place,
        on=piece.on,
        lesson=scene.lessons.get(piece.lesson),
    )


def asked_guest(scene: Scene, event: Event) -> None:
    """The host asks a neighbourhood to come and look."""
    guest = event.piece
    assert isinstance(guest, words.Guest)
    where = {"slug": guest.here} if guest.here else {"name": guest.name, "far": guest.far}
    kitchen, by = scene.kitchens[event.about], scene.people[event.by]
    scene.visits[guest] = actions.invite(by=by, kitchen=kitchen, **where)


def held(scene: Scene, event: Event) -> None:
    """The host says that it was held."""
    actions.hold_kitchen(by=scene.people[event.by], kitchen=scene.kitchens[event.about])


def of_guest(scene: Scene, event: Event) -> None:
    """A guest comes, promises one thing, or tells what came of it; one next door in the evening.

    The other neighbourhood was played before, so its log goes on after all it wrote that day.
    """
    guest = event.piece
    assert isinstance(guest, words.Guest)
    visit = Visit.objects.select_related("kitchen__here", "kitchen__party", "guest").get(
        pk=scene.visits[guest].pk
    )
    if visit.guest is None:
        by = scene.people[guest.by]
        _of_guest(event.what, guest, visit, by)
        return
    with clock.set_back(clock.now() + EVENING):
        _of_guest(event.what, guest, visit, person_called(visit.guest, guest.by))


def _of_guest(what: str, guest: words.Guest, visit: Visit, by: Person) -> None:
    said: dict[str, Callable[[], None]] = {
        "guest comes": lambda: actions.answer_invitation(by=by, visit=visit, comes=True),
        "guest promised": lambda: actions.promise(by=by, visit=visit, words=guest.promise),
        "guest told": lambda: actions.tell_what_came(
            by=by, visit=visit, came_of=CameOf(guest.came_of), words=guest.words
        ),
    }  # fmt: skip
    said[what]()


def asked(scene: Scene, event: Event) -> None:
    """Somebody asks an institute one question."""
    piece = event.piece
    assert isinstance(piece, words.Question)
    scene.questions[piece.key] = actions.ask_institute(
        by=scene.people[piece.by],
        here=scene.here,
        institute=scene.parties[piece.institute],
        question=piece.question,
        why=piece.why,
        asker=piece.asker,
    )


def of_question(scene: Scene, event: Event) -> None:
    """The institute takes it, says no, or answers; a table goes along."""
    piece = event.piece
    assert isinstance(piece, words.Question)
    by, row = scene.people[event.by], scene.questions[piece.key]
    if event.what == "question taken" and piece.answer_by:
        actions.take_question(by=by, question=row, day=piece.answer_by)
    elif event.what == "question declined":
        actions.decline_question(by=by, question=row, why=piece.answer, next_door=piece.next_door)
    elif event.what == "question answered":
        actions.answer_question(by=by, question=row, answer=piece.answer, sources=piece.sources)
    elif event.what == "table laid":
        raw = tables.written(piece.table).encode()
        scene.tables[piece.key] = actions.add_table(
            by=by, question=row, raw=raw, about=piece.counts, origin=piece.origin
        )
    else:
        actions.decide_table(by=by, table=scene.tables[piece.key], approve=True)


def found(scene: Scene, event: Event) -> None:
    """A neighbour says whether an answer is of use."""
    assert isinstance(event.piece, tuple)
    _day, _by, useful, said = event.piece
    by, row = scene.people[event.by], scene.questions[event.about]
    actions.say_found(by=by, question=row, useful=useful, words=said)


def file_came(scene: Scene, event: Event) -> None:
    """A member brings the file of a neighbourhood elsewhere."""
    piece, by = event.piece, scene.people[event.by]
    assert isinstance(piece, words.LessonFile)
    raw = (FOLDER / piece.file).read_bytes()
    scene.parcels[piece.file] = actions.receive_file(
        by=by.actor, here=scene.here, raw=raw, member=by
    )


def file_taken_in(scene: Scene, event: Event) -> None:
    """The keeper called them, and takes it in."""
    by, parcel = scene.people[event.by], scene.parcels[event.about]
    actions.take_in(by=by.actor, member=by, parcel=parcel, sure=True)


ACTS: dict[str, Callable[[Scene, Event], None]] = {
    "lesson written": written,
    "lesson read": read,
    "lesson opened": opened,
    "lesson met": met,
    "kitchen shown": shown,
    "guest asked": asked_guest,
    "kitchen held": held,
    "guest comes": of_guest,
    "guest promised": of_guest,
    "guest told": of_guest,
    "question asked": asked,
    "question taken": of_question,
    "question declined": of_question,
    "question answered": of_question,
    "table laid": of_question,
    "table approved": of_question,
    "answer found": found,
    "lesson file came": file_came,
    "lesson file taken in": file_taken_in,
}
