"""Who was there, what people need, and who was not there: kept only as long as needed."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.agenda.rules import check_missing, check_words
from wijkaanpak.assemblies.models import (
    AfterNote,
    Assembly,
    Attendance,
    SeatNeeds,
    Session,
    SignUp,
    Turnout,
)
from wijkaanpak.assemblies.queries import assemblies
from wijkaanpak.assemblies.queries import sessions as found
from wijkaanpak.assemblies.rules import sessions as rules
from wijkaanpak.assemblies.rules.presence import holes
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import NOBODY, require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused

COUNTED = Verb(
    "assembly.session_counted",
    _("At session %(number)s of “%(title)s” %(present)s of %(seats)s seats were taken."),
)
CORRECTED = Verb(
    "assembly.session_corrected",
    _(
        "The count of session %(number)s of “%(title)s” was corrected: %(present)s of %(seats)s "
        "seats were taken."
    ),
)
ASKED = Verb(
    "assembly.needs_asked", _("Somebody at the table of “%(title)s” said what they need.")
)
NOTED = Verb("assembly.missing", _("It was written down who was not there at “%(title)s”."))
CHECKED = Verb(
    "assembly.missing_checked", _("It was looked at again who was not there at “%(title)s”.")
)


@dataclass(frozen=True)
class There:
    """Who was there: the seats that were ticked, or numbers from a list on paper."""

    ticked: Collection[uuid.UUID] = ()
    present: int | None = None  # given: then it is from paper
    counts: Mapping[tuple[str, str], int] = field(default_factory=dict)


def count_session(
    *, by: Person, session: Session, there: There, why: str = "", key: uuid.UUID | None = None
) -> Turnout:
    """Who leads a session counts which seats were taken; a second count corrects in the open."""
    if known := made_before(Turnout, key, session=session):
        return known
    last = found.last_turnout(session)
    verb = CORRECTED if last else COUNTED
    with act(verb, by=by.actor, book=session.assembly.here.slug) as entry:
        found.require_lead(by, session.assembly)
        row = entry.fresh(session)
        rules.check_may_count(row.on, clock.today(), forgotten=bool(row.assembly.forgotten))
        last = found.last_turnout(row)
        rules.check_why(why, counted=last is not None)
        turnout = _write(row, there, why, last.number + 1 if last else 1, key)
        entry.about(
            row.assembly, title=row.assembly.title, number=row.number, present=turnout.present,
            seats=turnout.seats, on_paper=turnout.on_paper, why=why,
        )  # fmt: skip
    return turnout


def _write(row: Session, there: There, why: str, number: int, key: uuid.UUID | None) -> Turnout:
    """Write a count down with what may be said of it (a step of an open action)."""
    people = found.at_the_table(row.assembly)
    came = [one for one in people if one.pk in set(there.ticked)]
    if len(came) < len(set(there.ticked)):
        raise Refused(_("Somebody is ticked who does not sit at this table."))
    seats = found.seats_by_value(people)
    on_paper = there.present is not None
    taken = dict(there.counts) if on_paper else dict(found.seats_by_value(came))
    present = len(came) if there.present is None else there.present
    if not (on_paper or came):
        raise Refused(
            _("Tick who was there. Was nobody there? Then type 0 at “from a list on paper”.")
        )
    rules.check_counts(present, taken, seats, len(people))
    asked = {feature for feature, _value in (taken if on_paper else seats)}
    order = [(one.feature, one.value) for one in assemblies.targets(row.assembly)]
    counted = {pair: seats[pair] for pair in order if pair[0] in asked}
    turnout = Turnout.objects.create(
        id=key or uuid.uuid4(), session=row, number=number, present=present, seats=len(people),
        on_paper=on_paper, why=why, on=clock.today(),
        counts=[[*pair, many, taken.get(pair, 0)] for pair, many in counted.items()],
        told=[] if number > 1 else [list(pair) for pair in holes(counted, taken)],
    )  # fmt: skip
    Attendance.objects.bulk_create([Attendance(turnout=turnout, signup=one) for one in came])
    return turnout


@dataclass(frozen=True)
class Needs:
    """What somebody at the table needs and how they take what they get."""

    kinds: tuple[str, ...] = ()
    language: str = ""
    words: str = ""
    allowance: str = ""


def write_needs(*, by: Person, seat: SignUp, needs: Needs) -> SeatNeeds:
    """Who leads a session asks somebody at the table what they need, until the last session."""
    assembly = seat.assembly
    with act(ASKED, by=by.actor, book=assembly.here.slug, details_are_public=False) as entry:
        found.require_lead(by, assembly)
        assembly = entry.fresh(assembly)
        if assembly.forgotten:
            raise Refused(rules.ERASED)
        if found.over(found.sessions_of(assembly)) and _differs(seat, needs):
            raise Refused(
                _("The sessions are over. Only how somebody takes the allowance can change.")
            )
        rules.check_care(needs.kinds, needs.language)
        row, _new = SeatNeeds.objects.update_or_create(
            signup=seat,
            defaults={
                "kinds": list(needs.kinds), "language": needs.language.strip(),
                "words": needs.words.strip(), "allowance": needs.allowance,
                "asked": clock.today(),
            },
        )  # fmt: skip
        entry.about(assembly, title=assembly.title)
    return row


def write_needs_oneself(*, seat: SignUp, needs: Needs) -> SeatNeeds:
    """Who has a seat says on their own page what they need; how they are paid stays as it is."""
    assembly = seat.assembly
    with act(ASKED, by=NOBODY, book=assembly.here.slug, details_are_public=False) as entry:
        assembly = entry.fresh(assembly)
        if assembly.forgotten:
            raise Refused(rules.ERASED)
        if not found.has_seat(seat):
            raise Refused(_("Only who has a seat can say here what they need."))
        if found.over(found.sessions_of(assembly)):
            raise Refused(_("The sessions are over, so nothing is arranged any more."))
        rules.check_care(needs.kinds, needs.language)
        row, _new = SeatNeeds.objects.update_or_create(
            signup=seat,
            defaults={
                "kinds": list(needs.kinds), "language": needs.language.strip(),
                "words": needs.words.strip(), "asked": clock.today(),
            },
        )  # fmt: skip
        entry.about(assembly, title=assembly.title)
    return row


def _differs(seat: SignUp, needs: Needs) -> bool:
    known = SeatNeeds.objects.filter(signup=seat).first()
    return list(needs.kinds) != (known.kinds if known else [])


def write_missing(*, by: Person, assembly: Assembly, missing: str) -> AfterNote:
    """After the last session: who was not there, and what is not known because of it."""
    with act(NOTED, by=by.actor, book=assembly.here.slug) as entry:
        require(by, Right.KEEP_PLACE, assembly.here)
        assembly = entry.fresh(assembly)
        if not found.over(found.sessions_of(assembly)):
            raise Refused(_("Write this when the last session is over."))
        check_missing(missing)
        note = found.note_of(assembly)
        if note and note.checked:
            raise Refused(_("It was looked at again already, so the note stays as it is."))
        row = note or AfterNote(assembly=assembly, care=found.care_told(assembly))
        row.missing, row.written = missing.strip(), clock.today()
        row.save()
        entry.about(assembly, title=assembly.title, missing=row.missing)
    return row


def check_missing_note(
    *, by: Person, assembly: Assembly, mattered: bool, learned: str
) -> AfterNote:
    """The independent body looks back: did it matter who was not there?"""
    with act(CHECKED, by=by.actor, book=assembly.here.slug) as entry:
        require(by, Right.KEEP_PLACE, assembly.here)
        row = found.note_of(assembly)
        check_missing(row.missing if row else "")
        check_words(learned)
        if row is None or row.checked:
            raise Refused(_("It was looked at again already, so the note stays as it is."))
        row.mattered, row.learned, row.checked = mattered, learned.strip(), clock.today()
        row.save(update_fields=["mattered", "learned", "checked"])
        entry.about(assembly, title=assembly.title, mattered=mattered, learned=row.learned)
    return row


def forget_sessions(_entry: OpenEntry, assembly: Assembly) -> None:
    """Erase who was there, what they needed and how they were paid (a step of forgetting).

    How many seats were taken stays, and what was said of it.
    """
    Attendance.objects.filter(turnout__session__assembly=assembly).delete()
    Turnout.objects.filter(session__assembly=assembly).update(counts=[])
    SeatNeeds.objects.filter(signup__assembly=assembly).update(
        kinds=[], language="", words="", allowance="", erased=clock.today()
    )
