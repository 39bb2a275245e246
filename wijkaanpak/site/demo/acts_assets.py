"""How things are offered, wished, renewed and brought together, and how people say thank you."""

from __future__ import annotations

from collections.abc import Callable

from wijkaanpak.assets import actions
from wijkaanpak.assets.queries.connecting import yes_of
from wijkaanpak.assets.queries.looking import Owner
from wijkaanpak.assets.queries.places import spots
from wijkaanpak.assets.rules import Entry, Kind, Move, No, Side, Whose
from wijkaanpak.people.actions import digest
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import new_code
from wijkaanpak.site.demo import script as words
from wijkaanpak.site.demo.event import Event
from wijkaanpak.site.demo.scene import Scene


def entered(scene: Scene, event: Event) -> None:
    """Somebody offers or wishes, alone or with a neighbour who writes it down."""
    thing = event.piece
    assert isinstance(thing, words.Thing)
    by, code = scene.people[thing.by], new_code() if thing.beside else ""
    row = actions.enter(
        here=scene.here,
        entry=_entry(scene, thing),
        area=scene.areas.get(thing.area),
        code=code,
        holder=None if thing.beside else by,
        helper=by if thing.beside else None,
    )
    scene.things[thing.key] = row, Owner(slips=(digest(code),)) if thing.beside else Owner(by)


def _entry(scene: Scene, thing: words.Thing) -> Entry:
    sheet = spots(scene.here).sheet if thing.square else None
    return Entry(
        side=Side(thing.side),
        kind=Kind(thing.kind),
        whose=Whose(thing.whose),
        title=thing.title,
        words=thing.words,
        place=thing.place,
        spot=sheet.middle(thing.square) if sheet else None,
        days=thing.days,
        parts=thing.parts,
        ourselves=thing.ourselves,
        little_help=thing.little_help,
        others=thing.others,
        reach=thing.reach,
    )


def renewed(scene: Scene, event: Event) -> None:
    """It still holds: another year."""
    row, owner = scene.things[event.about]
    actions.renew(asset=row, viewer=Viewer(scene.here, owner.person), owner=owner)


def ended(scene: Scene, event: Event) -> None:
    """It is taken off the wall."""
    row, owner = scene.things[event.about]
    actions.end(asset=row, viewer=Viewer(scene.here, owner.person), owner=owner)


def said_yes(scene: Scene, event: Event) -> None:
    """A neighbour says yes to connecting."""
    yes = event.piece
    assert isinstance(yes, words.ConnectorYes)
    by = scene.people[yes.by]
    actions.say_yes(by=by, here=scene.here, most=yes.most, words=yes.words)


def asked(scene: Scene, event: Event) -> None:
    """Who wishes asks a connector."""
    one = event.piece
    assert isinstance(one, words.Brought)
    connector = yes_of(scene.people[one.connector], scene.here)
    assert connector
    wish, owner = scene.things[one.wish]
    offer = scene.things[one.offer][0] if one.offer else None
    scene.brought[one] = actions.ask_connector(
        here=scene.here, owner=owner, connector=connector, words=one.words,
        reach="bij de deur van De Zaaier", offer=offer, wish=wish,
    )  # fmt: skip


def brought(scene: Scene, event: Event) -> None:
    """The connector says no, or takes it and brings two neighbours together; and a card."""
    one = event.piece
    assert isinstance(one, words.Brought)
    by, row = scene.people[one.connector], scene.brought[one]
    if one.ends == "refused":
        actions.step(by=by, introduction=row, move=Move.REFUSE, no=No.TIME)
        return
    actions.step(by=by, introduction=row, move=Move.TAKE)
    if one.ends == "met":
        actions.step(by=by, introduction=row, move=Move.MEET)
    if one.card:
        _thank(scene, one)


def _thank(scene: Scene, one: words.Brought) -> None:
    row, owner = scene.brought[one], scene.things[one.wish][1]
    card = actions.give_card(
        introduction=row, owner=owner, words=one.card, signed=one.signed, public=one.public
    )
    if one.public:
        actions.answer_card(card=card, owner=scene.things[one.offer][1], public=True)


def paired(scene: Scene, event: Event) -> None:
    """A neighbour says which two words mean the same here."""
    pair = event.piece
    assert isinstance(pair, words.Pair)
    by = scene.people[pair.by]
    actions.pair_words(by=by, here=scene.here, one=pair.one, other=pair.other)


ACTS: dict[str, Callable[[Scene, Event], None]] = {
    "thing entered": entered,
    "thing renewed": renewed,
    "thing ended": ended,
    "connector said yes": said_yes,
    "connector asked": asked,
    "brought together": brought,
    "words paired": paired,
}
