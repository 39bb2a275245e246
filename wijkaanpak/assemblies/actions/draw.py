"""The draw: panels are made and committed to, and then one falls by dice or a public value.

The first one fills the table. Others, made and drawn in the same way, choose who stands by and
who takes the seats that became empty.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.assemblies import rules
from wijkaanpak.assemblies.models import Assembly, Draw, Place, SignUp
from wijkaanpak.assemblies.queries import draws
from wijkaanpak.assemblies.rules import Asked, DrawKind, SeatState, Stage, Way
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.methods.lottery import Lottery, commitment, fair_lottery, groups, written
from wijkaanpak.network.actions import speak_for
from wijkaanpak.network.queries import parties_of
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused

COMMITTED = {
    DrawKind.FIRST: Verb(
        "assembly.committed",
        _(
            "%(panels)s panels for “%(title)s” were fixed before the draw. Fingerprint: "
            "%(commitment)s. %(announced)s"
        ),
    ),
    DrawKind.RESERVES: Verb(
        "assembly.reserves_committed",
        _(
            "%(panels)s lists of %(seats)s people who stand by for “%(title)s” were fixed before "
            "the draw. Fingerprint: %(commitment)s. %(announced)s"
        ),
    ),
    DrawKind.REPLACEMENT: Verb(
        "assembly.replacements_committed",
        _(
            "%(panels)s ways to fill %(seats)s empty seats of “%(title)s” were fixed before the "
            "draw. Fingerprint: %(commitment)s. %(announced)s"
        ),
    ),
}
DRAWN = {
    DrawKind.FIRST: Verb(
        "assembly.drawn", _("Panel %(number)s was drawn for “%(title)s”. What fell: %(falls)s.")
    ),
    DrawKind.RESERVES: Verb(
        "assembly.reserves_drawn",
        _("List %(number)s of people who stand by was drawn for “%(title)s”. "
          "What fell: %(falls)s."),
    ),
    DrawKind.REPLACEMENT: Verb(
        "assembly.replacements_drawn",
        _("%(seats)s empty seats of “%(title)s” were filled with number %(number)s. "
          "What fell: %(falls)s."),
    ),
}  # fmt: skip
PEOPLE_TAKEN = Verb(
    "assembly.people_taken",
    _("%(party)s took the pool of “%(title)s” without names, to check the draw."),
)
PANELS = 1_000


def commit_panels(
    *, by: Person, assembly: Assembly, way: Way, announced: str = "", panels: int = PANELS
) -> Draw:
    """The independent body has the panels made and fixes them, before anything is drawn."""
    if known := draws.first_draw(assembly):
        return known
    return _commit(by, assembly, partial(_first, assembly), way, announced, panels, None)


def _first(assembly: Assembly) -> Asked:
    asked = draws.ask_for_first(assembly)
    if assembly.stage is not Stage.POOL:
        raise Refused(_("First close the pool. Then the panels are made."))
    if asked.hash != assembly.pool_hash:
        raise Refused(_("This is not the pool that was closed, so nothing is drawn of it."))
    return asked


def commit_reserves(
    *, by: Person, assembly: Assembly, seats: int, way: Way, announced: str = "",
    panels: int = PANELS, key: uuid.UUID | None = None,
) -> Draw:  # fmt: skip
    """The independent body fixes lists of people who stand by, for one to be drawn."""
    ask = partial(draws.ask_for_reserves, assembly, seats)
    return _commit(by, assembly, ask, way, announced, panels, key)


def commit_replacements(
    *, by: Person, assembly: Assembly, seats: int, way: Way, announced: str = "",
    easing: bool = False, panels: int = PANELS, key: uuid.UUID | None = None,
) -> Draw:  # fmt: skip
    """The independent body fixes who may take the empty seats, for one of these to be drawn."""
    ask = partial(draws.ask_for_seats, assembly, seats, easing=easing)
    return _commit(by, assembly, ask, way, announced, panels, key)


def _commit(
    by: Person, assembly: Assembly, ask: Callable[[], Asked], way: Way, announced: str,
    panels: int, key: uuid.UUID | None,
) -> Draw:  # fmt: skip
    """Have panels made of what `ask` returns, and fix them."""
    require(by, Right.KEEP_PLACE, assembly.here)
    rules.check_way(way, announced)
    if known := made_before(Draw, key, assembly=assembly):
        return known
    _check_nothing_waits(assembly)
    seen = draws.situation(assembly)
    asked = ask()
    lottery = fair_lottery(asked.pool, panels)  # seconds
    raw = written(lottery)
    with act(COMMITTED[asked.kind], by=by.actor, book=assembly.here.slug) as entry:
        require(by, Right.KEEP_PLACE, assembly.here)
        entry.fresh(assembly)
        _check_nothing_waits(assembly)
        if draws.situation(assembly) != seen:
            raise Refused(_("Something changed just now. Look once more and do it then."))
        row = Draw.objects.create(
            id=key or uuid.uuid4(), assembly=assembly, turn=draws.next_turn(assembly), way=way,
            announced=announced.strip(), file=_write(assembly, raw), committed=clock.today(),
            commitment=commitment(raw), **_made_of(asked), **_chances(lottery),
        )  # fmt: skip
        entry.about(
            assembly, title=assembly.title, panels=row.panels, commitment=row.commitment,
            announced=row.announced, way=str(way), pool=row.pool_hash, smallest=row.smallest,
            seats=row.size, from_reserves=row.from_reserves, eased=row.eased,
        )  # fmt: skip
    return row


def _check_nothing_waits(assembly: Assembly) -> None:
    if draws.open_draw(assembly):
        raise Refused(_("Panels are fixed already. First draw one of them."))


def _made_of(asked: Asked) -> dict[str, Any]:
    """Return what is kept of the people and the quotas, so that it can all be made again."""
    return {
        "kind": asked.kind,
        "size": asked.seats,
        "among": [one.code for one in asked.members],
        "pool_hash": asked.hash,
        "quotas": [
            {
                "feature": one.feature, "value": one.value, "least": one.least,
                "most": one.most,
            }
            for one in asked.lines
        ],
        "from_reserves": asked.from_reserves,
        "eased": asked.eased,
    }  # fmt: skip


def _chances(lottery: Lottery) -> dict[str, Any]:
    """Return what is published of a lottery: whole numbers of panels, and no person."""
    panels = len(lottery.panels)
    return {
        "panels": panels,
        "people": len(lottery.pool.people),
        "smallest": int(lottery.smallest * panels),
        "bound": lottery.bound,
        "proven": lottery.proven,
        "groups": [
            {
                "feature": one.quota.feature, "value": one.quota.value, "people": one.people,
                "lowest": int(one.lowest * panels), "mean": round(float(one.mean) * panels, 1),
            }
            for one in groups(lottery)
        ],
    }  # fmt: skip


def _write(assembly: Assembly, raw: bytes) -> str:
    name = f"beraden/{assembly.pk.hex}/{commitment(raw)[:16]}.txt"
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(raw))
    return name


def draw_panel(*, by: Person, assembly: Assembly, typed: str, turn: int = 1) -> Draw:
    """A host types what fell, where all can see it; who stands under that number is drawn."""
    kind = _waiting(assembly, turn).kind
    with act(DRAWN[DrawKind(kind)], by=by.actor, book=assembly.here.slug) as entry:
        require(by, Right.HOST, assembly.here)
        row = _waiting(entry.fresh(assembly), turn)
        fallen = rules.read_fall(Way(row.way), typed, row.panels, row.commitment)
        people = _seat(entry, row, fallen.number)
        row.codes = [person.code for person in people]
        row.seats = [
            sum(person.answers[line.feature] == line.value for person in people)
            for line in row.lines
        ]
        row.falls, row.number, row.drawn = fallen.words, fallen.number, clock.today()
        row.save(update_fields=["falls", "number", "drawn", "seats", "codes"])
        if row.kind == DrawKind.FIRST:
            assembly.drawn = row.drawn
            assembly.save(update_fields=["drawn"])
        entry.about(
            assembly, title=assembly.title, number=draws.name_of(row), falls=row.falls,
            commitment=row.commitment, seats=row.size,
        )  # fmt: skip
    return row


def _waiting(assembly: Assembly, turn: int) -> Draw:
    row = draws.draw_at(assembly, turn)
    if row is None:
        raise Refused(_("First the panels are fixed. Then something is rolled."))
    if row.number is not None:
        raise Refused(_("A panel was drawn already. That is not done twice."))
    row.assembly = assembly
    return row


def _seat(entry: OpenEntry, row: Draw, number: int) -> list[SignUp]:
    """Give seats to who is in the panel that was drawn (a step); return them in order."""
    if commitment(row.written) != row.commitment:
        raise Refused(_("The file with panels is not the one that was fixed. Nothing is drawn."))
    codes = draws.panel_in_file(row, number)
    people = draws.signups_of(row.assembly, codes)
    if len(people) != len(codes):
        raise Refused(_("Not everybody of this panel is in the pool. Nothing is drawn."))
    for person in people:
        place = getattr(person, "place", None) or Place(signup=person)
        place.draw, place.since = row, clock.today()
        place.state = _state(row, place, person)
        place.save()
    return people


def _state(row: Draw, place: Place, person: SignUp) -> SeatState:
    """Return what somebody becomes who was drawn; who left meanwhile is not at the table."""
    if person.left or place.state in rules.GONE:
        return SeatState.DECLINED
    return SeatState.RESERVE if row.kind == DrawKind.RESERVES else SeatState.WAITING


def take_people(*, by: Person, draw: Draw) -> bytes:
    """Who speaks for a party takes the pool without names, to make the panels again."""
    assembly = draw.assembly
    with act(PEOPLE_TAKEN, by=by.actor, book=assembly.here.slug) as entry:
        require(by, Right.SPEAK, assembly.here)
        for party in parties_of(by, assembly.here)[:1]:
            speak_for(entry, by, party)
        rules.check_not_erased(entry.fresh(assembly).forgotten)
        entry.about(assembly, title=assembly.title, turn=draw.turn)
        return rules.people_csv(draw.lines, draws.members_of(draw))
