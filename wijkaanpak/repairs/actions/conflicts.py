"""A difference of view is laid on the table, written by each side, rests, and is settled."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.logbook.queries import check_unsent, made_before
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.actions import speak_for
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import keep_tips_out
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, Refused
from wijkaanpak.repairs.models import Conflict, ConflictSide, Line, Mistake, Nod, Position
from wijkaanpak.repairs.queries import conflicts as queries
from wijkaanpak.repairs.queries.mistakes import check_maker_here
from wijkaanpak.repairs.rules import conflicts as rules
from wijkaanpak.repairs.rules.conflicts import LineKind, Stands, State

BEGUN = Verb("repairs.conflict_begun", _("A difference of view was laid on the table."))
TAKEN = Verb("repairs.side_taken", _("Somebody holds the pen for a side."))
LAID_DOWN = Verb("repairs.pen_laid_down", _("Somebody no longer holds the pen for a side."))
WROTE = Verb("repairs.position_written", _("A side wrote how it sees it."))
LINE = Verb("repairs.line_proposed", _("A line was put to all sides."))
NODDED = Verb("repairs.line_answered", _("A side said yes or no to a line."))
RESTS = Verb("repairs.rests", _("All sides let a difference of view rest until %(day)s."))
SETTLED = Verb("repairs.settled", _("All sides say that a difference of view is settled."))


@dataclass(frozen=True)
class Beginning:
    """What people see differently, and whose sides there are; the first is one's own."""

    title: str
    mine: Party | str
    others: Sequence[Party | str]
    mistake: Mistake | None = None

    @property
    def sides(self) -> list[Party | str]:
        return [self.mine, *self.others]

    def check(self, here: Neighbourhood) -> None:
        rules.check_title(self.title)
        rules.check_sides([name_of(side) for side in self.sides])
        for side in self.sides:
            check_maker_here(here, side if isinstance(side, Party) else None)
        if self.mistake and self.mistake.here_id != here.pk:
            raise NotYours(_("You cannot do this in this neighbourhood."))
        keep_tips_out(here, self.title, *(side for side in self.sides if isinstance(side, str)))


def name_of(side: Party | str) -> str:
    return side.name if isinstance(side, Party) else side.strip()


def begin_conflict(
    *, by: Person, here: Neighbourhood, beginning: Beginning, key: uuid.UUID | None = None
) -> Conflict:
    """Somebody of one side lays it on the table; each side then writes its own words."""
    if known := made_before(Conflict, key, here=here):
        return known
    if again := queries.begun_today(by, here, beginning.title, name_of(beginning.mine)):
        return again
    with act(BEGUN, by=by.actor, book=here.slug) as entry:
        require(by, Right.BE_MEMBER, here)
        check_unsent(Conflict, key)
        beginning.check(here)
        if isinstance(beginning.mine, Party):
            speak_for(entry, by, beginning.mine)
        conflict = Conflict.objects.create(
            id=key or uuid.uuid4(), here=here, title=beginning.title.strip(),
            mistake=beginning.mistake, begun=clock.today(),
        )  # fmt: skip
        for place, side in enumerate(beginning.sides, start=1):
            _side(conflict, place, side, by if place == 1 else None)
        if len(queries.sides_of(by, conflict)) != 1:
            raise NotYours(_("You answer for two sides here. Let somebody else answer for one."))
        entry.about(conflict, sides=len(beginning.sides))
    return conflict


def _side(conflict: Conflict, place: int, side: Party | str, pen: Person | None) -> None:
    party = side if isinstance(side, Party) else None
    person = None if party else pen
    ConflictSide.objects.create(
        conflict=conflict, place=place, name=name_of(side)[:80], party=party, person=person
    )


def take_side(*, by: Person, side: ConflictSide) -> ConflictSide:
    """A neighbour of a group holds the pen for it; nobody does so for two sides."""
    conflict = side.conflict
    with act(TAKEN, by=by.actor, book=conflict.here.slug, details_are_public=False) as entry:
        require(by, Right.BE_MEMBER, conflict.here)
        side = entry.fresh(side)
        rules.check_not_settled(State(entry.fresh(conflict).state))
        rules.check_one_side(len(queries.sides_of(by, conflict)))
        if side.party_id or side.person_id:
            raise Refused(_("Somebody answers for this already."))
        side.person = by
        side.save(update_fields=["person"])
        entry.about(conflict)
    return side


def lay_down_pen(*, by: Person, side: ConflictSide) -> None:
    """Who held the pen stops; another of the group goes on. The words of the side stay."""
    conflict = side.conflict
    with act(LAID_DOWN, by=by.actor, book=conflict.here.slug, details_are_public=False) as entry:
        side = entry.fresh(side)
        if side.person_id != by.pk:
            raise NotYours(_("Each side writes only its own words."))
        side.person = None
        side.save(update_fields=["person"])
        entry.about(conflict)


def write_position(
    *,
    by: Person,
    conflict: Conflict,
    words: str,
    values: Sequence[str],
    key: uuid.UUID | None = None,
) -> Position:
    """A side writes how it sees it and what matters to it. What it said before stays readable."""
    with act(WROTE, by=by.actor, book=conflict.here.slug) as entry:
        side = _own_side(entry, by, conflict)
        if known := made_before(Position, key, side=side):
            entry.about(conflict)
            return known
        check_unsent(Position, key)
        rules.check_not_settled(State(conflict.state))
        rules.check_position(words, values)
        keep_tips_out(conflict.here, words)
        last = queries.last_position(side)
        position = Position.objects.create(
            id=key or uuid.uuid4(), side=side, number=last.number + 1 if last else 1,
            words=words.strip(), values=sorted(set(values)), on=clock.today(),
        )  # fmt: skip
        if conflict.state == State.WRITING and queries.all_wrote(conflict):
            conflict.state = State.TALKING
            conflict.save(update_fields=["state"])
        entry.about(conflict, side=side.place)
    return position


def _own_side(entry: OpenEntry, by: Person, conflict: Conflict) -> ConflictSide:
    require(by, Right.BE_MEMBER, conflict.here)
    entry.fresh(conflict)
    side = queries.require_side(by, conflict)
    if side.party:
        speak_for(entry, by, side.party)
    return side


def propose_line(
    *,
    by: Person,
    conflict: Conflict,
    kind: LineKind,
    words: str,
    day: date | None = None,
    key: uuid.UUID | None = None,
) -> Line:
    """A side writes a sentence to which all could say yes; itself it said yes by that."""
    if known := made_before(Line, key, conflict=conflict):
        return known
    with act(LINE, by=by.actor, book=conflict.here.slug) as entry:
        side = _own_side(entry, by, conflict)
        check_unsent(Line, key)
        rules.check_talking(State(conflict.state), queries.is_resting(conflict))
        many = queries.count_lines(conflict)
        rules.check_line(kind, words, day, clock.today(), many)
        keep_tips_out(conflict.here, words)
        line = Line.objects.create(
            id=key or uuid.uuid4(), conflict=conflict, number=many + 1, kind=kind,
            words=words.strip(), day=day if kind is LineKind.REST else None, by=side,
            on=clock.today(),
        )  # fmt: skip
        Nod.objects.create(line=line, side=side, yes=True, on=clock.today())
        entry.about(conflict, kind=kind.value, side=side.place)
    return line


def nod(*, by: Person, line: Line, yes: bool, why: str = "") -> Stands:
    """A side says yes, or no with its reason. With the last yes a line holds."""
    conflict = line.conflict
    with act(NODDED, by=by.actor, book=conflict.here.slug) as entry:
        side = _own_side(entry, by, conflict)
        rules.check_talking(State(conflict.state), queries.is_resting(conflict))
        rules.check_line_open(LineKind(line.kind), line.day, clock.today())
        if not yes and not why.strip():
            raise Refused(_("Say why your side sees it differently."))
        keep_tips_out(conflict.here, why)
        said = {"yes": yes, "why": "" if yes else why.strip(), "on": clock.today()}
        Nod.objects.update_or_create(line=line, side=side, defaults=said)
        stands = queries.stands_of(line)
        entry.about(conflict, side=side.place, stands=stands.value)
        if stands is Stands.HOLDS:
            _take_force(entry, conflict, line)
    return stands


def _take_force(entry: OpenEntry, conflict: Conflict, line: Line) -> None:
    """Rest and the end follow from a line to which all said yes."""
    if line.kind == LineKind.REST and line.day:
        conflict.rests_since, conflict.rests_until = clock.today(), line.day
        entry.told.verb = RESTS
        entry.about(conflict, day=line.day.isoformat())
    if line.kind == LineKind.SETTLED:
        conflict.state, conflict.settled = State.SETTLED, clock.today()
        entry.told.verb = SETTLED
    conflict.save()
