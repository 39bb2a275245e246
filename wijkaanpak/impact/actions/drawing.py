"""Neighbours draw a path, talk about it twice a year, and draw it anew; nothing is overwritten."""

from __future__ import annotations

import uuid
from functools import partial

from django.db import transaction
from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.agenda.models import Item
from wijkaanpak.impact import rules
from wijkaanpak.impact.models import Belief, Maker, Path, Talk, Version
from wijkaanpak.impact.queries import paths as found
from wijkaanpak.impact.rules import Drawing, Made, Move, Part, State, Talked
from wijkaanpak.logbook.door import Actor, OpenEntry, Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import may, require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused
from wijkaanpak.stories.actions import settle, throw_away

DRAWN = Verb("path.drawn", _("Neighbours drew an impact path."))
REDRAWN = Verb(
    "path.redrawn",
    _("Neighbours drew an impact path anew: drawing %(number)s. The old one stays."),
    _("Neighbours drew an impact path anew. The old one stays."),
)
TALKED = Verb("path.talked", _("Neighbours talked about their impact path."))
JOINED = Verb("path.joined", _("Somebody joined the neighbours who keep an impact path."))
LEFT = Verb("path.left", _("Somebody stopped keeping an impact path."))
RESTED = Verb("path.rested", _("An impact path rests."))
ERASED = Verb("path.photo_erased", _("A photo of a table was erased for good."))
WOKEN = Verb("path.woken", _("An impact path goes on."))
FOLDER = "paths/"


def quiet(person: Person) -> Actor:
    """How the log knows who acts here: by an opaque reference, never by name."""
    return Actor(ref=person.ref, name="")


def draw_path(
    *,
    by: Person,
    here: Neighbourhood,
    drawing: Drawing,
    group: str = "",
    item: Item | None = None,
    photo: str = "",
    key: uuid.UUID | None = None,
) -> Path:
    """A group draws a path; who sends it keeps it. Sent twice with one key, it counts once.

    `photo` is a kept draft (`stories.actions.keep_photo`) of cards on a table: then the photo is
    the path, until somebody writes it over.
    """
    rules.check_drawing(drawing, photo=bool(photo))
    rules.check_words(group, rules.MOST_TITLE)
    if known := made_before(Path, key, here=here):
        return known
    with act(DRAWN, by=quiet(by), book=here.slug, details_are_public=False) as entry:
        require(by, Right.BE_MEMBER, here)
        found.check_item_here(here, item)
        path = Path.objects.create(
            id=key or uuid.uuid4(), here=here, title=drawing.title.strip(), group=group.strip(),
            item=item, since=clock.today(),
        )  # fmt: skip
        Maker.objects.create(path=path, person=by, since=clock.today())
        made = {"photo": settle(photo, FOLDER), "made": Made.PHOTO} if photo else {}
        _keep_drawing(entry, path, drawing, by, **made)
        entry.about(path)
    return path


def redraw(
    *,
    by: Person,
    path: Path,
    drawing: Drawing,
    why: str = "",
    item: Item | None = None,
    over: Version | None = None,
    photo: str = "",
    key: uuid.UUID | None = None,
) -> Version:
    """A group draws its path anew, after a talk or when it sees it otherwise.

    With `over`, somebody writes over what a photo shows; with `photo`, the table is the path.
    """
    rules.check_drawing(drawing, photo=bool(photo))
    rules.check_words(why)
    if known := made_before(Version, key, path=path):
        return known
    with act(REDRAWN, by=quiet(by), book=path.here.slug) as entry:
        _move(entry, path, by, Move.DRAW)
        found.check_item_here(path.here, item)
        _check_something_changed(path, drawing, over, photo)
        made: dict[str, object] = {}
        if photo:
            made = {"photo": settle(photo, FOLDER), "made": Made.PHOTO}
        if over:
            made = {"over": _photo_of(path, over), "made": Made.OVER}
        more = {"id": key or uuid.uuid4(), "why": why.strip(), "talk": found.talk_to_follow(path)}
        version = _keep_drawing(entry, path, drawing, by, **more, **made)
        path.title, path.item = version.title, item
        path.save(update_fields=["title", "item"])
        entry.about(path, number=version.number)
    return version


def _photo_of(path: Path, over: Version) -> Version:
    if over.path_id != path.pk or not over.photo:
        raise Refused(_("Choose a photo of this path to write over."))
    return over


def _check_something_changed(
    path: Path, drawing: Drawing, over: Version | None, photo: str
) -> None:
    before = found.latest(path)
    if not (over or photo) and not rules.differences(before.drawing, _tidy(drawing)):
        raise Refused(_("This is the path as it was. Change something, or leave it so."))


def _tidy(drawing: Drawing) -> Drawing:
    said = {part.value: drawing.said(part).strip() for part in Part}
    beliefs = tuple(belief.strip() for belief in drawing.beliefs)
    return Drawing(drawing.title.strip(), beliefs=beliefs, shakiest=drawing.shakiest, **said)


def _keep_drawing(
    entry: OpenEntry, path: Path, drawing: Drawing, by: Person, **more: object
) -> Version:
    """Keep a drawing with its beliefs beside those that were there."""
    drawing = _tidy(drawing)
    said = {part.value: drawing.said(part) for part in Part}
    version = Version.objects.create(
        path=path, number=path.versions.count() + 1, title=drawing.title, by=by,
        since=clock.today(), **said, **more,
    )  # fmt: skip
    for position, words in enumerate(drawing.beliefs):
        shakiest = position == drawing.shakiest
        Belief.objects.create(version=version, position=position, words=words, shakiest=shakiest)
    return version


def _move(entry: OpenEntry, path: Path, by: Person, move: Move) -> None:
    """Take a step that only who keeps the path may take."""
    entry.fresh(path)
    found.require_maker(require(by, Right.BE_MEMBER, path.here), path)
    path.state = rules.after(State(path.state), move)


def talk_about(*, by: Person, path: Path, talked: Talked, key: uuid.UUID | None = None) -> Talk:
    """A group looks at its path again: what stayed, what changed, what surprised."""
    rules.check_talk(talked)
    if known := made_before(Talk, key, path=path):
        return known
    with act(TALKED, by=quiet(by), book=path.here.slug) as entry:
        _move(entry, path, by, Move.TALK)
        said = {name: getattr(talked, name).strip() for name in rules.TALK_WORDS}
        talk = Talk.objects.create(
            id=key or uuid.uuid4(), path=path, version=found.latest(path), on=clock.today(),
            fate=talked.fate, by=by, **said,
        )  # fmt: skip
        path.talked = talk.on
        path.save(update_fields=["talked"])
        entry.about(path)
    return talk


def join(*, by: Person, path: Path) -> None:
    """Somebody who takes part here joins who keep a path. Joining twice is joining once."""
    with act(JOINED, by=quiet(by), book=path.here.slug, details_are_public=False) as entry:
        require(by, Right.BE_MEMBER, path.here)
        if not found.keeps(by, path):
            Maker.objects.create(path=path, person=by, since=clock.today())
        entry.about(path)


def leave(*, by: Person, path: Path) -> None:
    """Somebody stops keeping a path; the path stays, and others may join."""
    with act(LEFT, by=quiet(by), book=path.here.slug, details_are_public=False) as entry:
        mine = Maker.objects.filter(path=path, person=by, until=None)
        mine.update(until=clock.today())
        entry.about(path)


def rest(*, by: Person, path: Path, words: str) -> None:
    """A group lets its path rest and says why. Stopping is allowed, and looks decent."""
    rules.check_said(words)
    with act(RESTED, by=quiet(by), book=path.here.slug) as entry:
        _move(entry, path, by, Move.REST)
        path.state_words = words.strip()
        path.save(update_fields=["state", "state_words"])
        entry.about(path)


def wake(*, by: Person, path: Path) -> None:
    """A path that rested goes on."""
    with act(WOKEN, by=quiet(by), book=path.here.slug) as entry:
        _move(entry, path, by, Move.WAKE)
        path.state_words = ""
        path.save(update_fields=["state", "state_words"])
        entry.about(path)


def erase_photo(*, by: Person, version: Version) -> None:
    """Erase a photo of a table for good, as when somebody can be recognised on it.

    Who keeps the path may, and who keeps the place. What was written over it stays.
    """
    path = version.path
    with act(ERASED, by=quiet(by), book=path.here.slug) as entry:
        if not may(by, Right.KEEP_PLACE, path.here):
            found.require_maker(by, path)
        photo = entry.fresh(version).photo
        version.photo = ""
        version.save(update_fields=["photo"])
        entry.about(path)
        if photo:
            transaction.on_commit(partial(throw_away, [photo]))
