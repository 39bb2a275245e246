"""Sessions: what everybody may see, and, for hosts, who sits at the table."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Max, Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404

from wijkaanpak import clock
from wijkaanpak.assemblies.models import (
    AfterNote,
    Assembly,
    Attendance,
    Pack,
    SeatNeeds,
    Session,
    SessionChange,
    SessionHost,
    SignUp,
    Turnout,
)
from wijkaanpak.assemblies.rules import AT_THE_TABLE, SeatState
from wijkaanpak.assemblies.rules import sessions as rules
from wijkaanpak.assemblies.rules.presence import at_least_ten
from wijkaanpak.assemblies.rules.sessions import CARE_WORDS, Due, due_of
from wijkaanpak.gatherings.models import Venue
from wijkaanpak.gatherings.queries.venues import current_venues
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import Viewer, may, people_with, require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, gettext_noop

type SomeSession = Session  # what views call them: they do not touch models
type SomePack = Pack
type SomeVenue = Venue
type Seat = SignUp


def at_the_table(assembly: Assembly) -> list[SignUp]:
    """Return who sits at the table now, in the order of codes, with their names and needs."""
    found = SignUp.objects.filter(place__draw__assembly=assembly, place__state__in=AT_THE_TABLE)
    return list(found.select_related("contact", "needs", "place").order_by("code"))


def has_seat(seat: SignUp) -> bool:
    return SignUp.objects.filter(pk=seat.pk, place__state__in=AT_THE_TABLE).exists()


def own_needs(seat: SignUp) -> SeatNeeds | None:
    return SeatNeeds.objects.filter(signup=seat, erased=None).first()


def sessions_of(assembly: Assembly) -> list[Session]:
    """Return the sessions in order, with changes and counts: for everybody."""
    found = Session.objects.filter(assembly=assembly).select_related("venue")
    rows = list(found.prefetch_related(*_along()).order_by("on", "starts", "number"))
    for row in rows:
        _belongs(row, assembly)
    return rows


def _along() -> list[Prefetch[str]]:
    return [
        Prefetch("changes", SessionChange.objects.order_by("on", "id")),
        Prefetch("turnouts", Turnout.objects.order_by("number")),
    ]


def _belongs(row: Session, assembly: Assembly) -> None:
    row.assembly = assembly
    if row.venue:
        row.venue.here = assembly.here


def get_session(here: Neighbourhood, session: uuid.UUID) -> Session:
    """Return a session of an assembly here with all that is public of it, or answer 404."""
    hosts = SessionHost.objects.filter(until=None).select_related("person").order_by("id")
    packs = Pack.objects.filter(withdrawn=None).order_by("place")
    found = Session.objects.select_related("assembly", "venue").prefetch_related(
        *_along(), Prefetch("hosts", hosts), Prefetch("packs", packs)
    )
    row = get_object_or_404(found, assembly__here=here, pk=session)
    row.assembly.here = here
    _belongs(row, row.assembly)
    return row


def get_pack(here: Neighbourhood, pack: uuid.UUID) -> Pack:
    """Return something to read that was not withdrawn, or answer 404."""
    found = Pack.objects.filter(withdrawn=None).select_related("session__assembly")
    row = get_object_or_404(found, session__assembly__here=here, pk=pack)
    row.session.assembly.here = here
    return row


def next_number(assembly: Assembly) -> int:
    found = Session.objects.filter(assembly=assembly).aggregate(last=Max("number"))
    return int(found["last"] or 0) + 1


def next_place(session: Session) -> int:
    found = Pack.objects.filter(session=session).aggregate(last=Max("place"))
    return int(found["last"] or 0) + 1


def check_may_count(session: Session) -> None:
    """Refuse a count before its form is filled in, when it could not be kept."""
    forgotten = bool(session.assembly.forgotten)
    rules.check_may_count(session.on, clock.today(), forgotten=forgotten)


def last_turnout(session: Session) -> Turnout | None:
    """Return the count that holds now."""
    return Turnout.objects.filter(session=session).order_by("-number").first()


def named_hosts(session: Session) -> list[str]:
    """Return the hosts who said that their name may stand on the page."""
    return [one.person.name for one in session.hosts.all() if one.named and one.person.name]


def hosting(session: Session, person: Person | None) -> SessionHost | None:
    """Return that somebody leads this session, or None."""
    if person is None:
        return None
    return SessionHost.objects.filter(session=session, person=person, until=None).first()


def hosts_now(session: Session) -> list[SessionHost]:
    return list(SessionHost.objects.filter(session=session, until=None))


def who_may_host(viewer: Viewer) -> list[Person]:
    """Return who is a host here, for the coordinator who asks them to lead a session."""
    require(viewer.person, Right.KEEP_PLACE, viewer.here)
    return list(people_with(Right.HOST, viewer.here).order_by("name", "id"))


def venues(here: Neighbourhood) -> list[Venue]:
    return list(current_venues(here))


def leads(person: Person | None, assembly: Assembly) -> bool:
    """Tell whether somebody may see who sits at the table: who leads a session, or keeps it."""
    if person is None:
        return False
    mine = SessionHost.objects.filter(session__assembly=assembly, person=person, until=None)
    hosts = may(person, Right.HOST, assembly.here) and mine.exists()
    return hosts or may(person, Right.KEEP_PLACE, assembly.here)


def require_lead(person: Person, assembly: Assembly) -> None:
    """Only who leads one of its sessions sees names and needs: not every host there is."""
    if not leads(person, assembly):
        raise NotYours(gettext_noop("Only who leads a session of this assembly can do this."))


def seats_for(viewer: Viewer, assembly: Assembly) -> list[SignUp]:
    """Return who sits at the table, with names and needs, for who leads a session."""
    require_lead(viewer.somebody, assembly)
    return at_the_table(assembly)


def seat_for(viewer: Viewer, signup: uuid.UUID) -> SignUp:
    """Return one seat of an assembly here, for who leads a session of it, or answer 404."""
    require(viewer.person, Right.HOST, viewer.here)
    found = SignUp.objects.filter(assembly__here=viewer.here).select_related("assembly")
    assembly = get_object_or_404(found, pk=signup).assembly
    assembly.here = viewer.here
    require_lead(viewer.somebody, assembly)
    row = next((one for one in at_the_table(assembly) if one.pk == signup), None)
    if row is None:
        raise Http404
    row.assembly = assembly
    return row


def said_yes(seat: SignUp) -> bool:
    """Tell whether somebody at the table said yes, and was not only drawn."""
    return bool(seat.place.state == SeatState.CONFIRMED)


def name_of(seat: SignUp) -> str:
    """Return the name at a seat, as long as it is known."""
    contact = getattr(seat, "contact", None)
    return contact.name if contact else ""


def needs_of(seat: SignUp) -> SeatNeeds | None:
    needs: SeatNeeds | None = getattr(seat, "needs", None)
    return needs


def seats_by_value(people: Iterable[SignUp]) -> Counter[tuple[str, str]]:
    """Return how many of these people have each value."""
    return Counter(pair for one in people for pair in one.answers.items())


def ticked(turnout: Turnout | None) -> set[uuid.UUID]:
    """Return who was there by this count; nobody when it came from paper."""
    found = Attendance.objects.filter(turnout=turnout) if turnout else Attendance.objects.none()
    return set(found.values_list("signup_id", flat=True))


@dataclass(frozen=True)
class CareCount:
    """How many seats need one kind of care: the number for hosts, the word for everybody."""

    kind: str
    many: int
    told: bool


def care_counts(people: Iterable[SignUp]) -> list[CareCount]:
    """Return per kind of care how many seats need it."""
    rows = list(people)
    kinds = Counter(kind for one in rows if (needs := needs_of(one)) for kind in needs.kinds)
    return [
        CareCount(kind, kinds[kind], at_least_ten(kinds[kind], len(rows))) for kind in CARE_WORDS
    ]


def care_told(assembly: Assembly) -> list[str]:
    """Return the kinds of care of which may be said that ten or more seats needed them."""
    return [one.kind for one in care_counts(at_the_table(assembly)) if one.told]


def over(sessions: Iterable[Session]) -> bool:
    """Tell whether the last session that was planned is over."""
    days = [one.on for one in sessions]
    return bool(days) and max(days) < clock.today()


def dues(viewer: Viewer, assembly: Assembly) -> list[Due]:
    """Return what each seat gets, for the treasurer who pays it out: no reason, no needs."""
    require(viewer.person, Right.KEEP_MONEY, viewer.here)
    return dues_of(assembly)


def dues_of(assembly: Assembly) -> list[Due]:
    """Return what each seat gets of the counts that hold now (a step: ask `dues`)."""
    sums: dict[uuid.UUID, list[int]] = {}
    last = [counts[-1] for one in sessions_of(assembly) if (counts := list(one.turnouts.all()))]
    found = Attendance.objects.filter(turnout__in=last).select_related("turnout__session")
    for one in found:
        sums.setdefault(one.signup_id, []).append(one.turnout.session.allowance)
    people = {one.pk: one for one in at_the_table(assembly)}
    gone = SignUp.objects.filter(pk__in=set(sums) - set(people))
    people |= {one.pk: one for one in gone.select_related("contact", "needs")}
    rows = [
        due_of(one.code, name_of(one), _allowance(one), sums.get(pk, []))
        for pk, one in people.items()
    ]
    return sorted(rows, key=lambda row: row.code)


def _allowance(seat: SignUp) -> str:
    needs = needs_of(seat)
    return needs.allowance if needs else ""


def counted_on_paper(assembly: Assembly) -> list[int]:
    """Return the numbers of sessions whose count says nothing of seats, so of allowances."""
    rows = [(one.number, list(one.turnouts.all())) for one in sessions_of(assembly)]
    return [number for number, counts in rows if counts and counts[-1].on_paper]


def notes_here(here: Neighbourhood) -> list[AfterNote]:
    """Return every note of who was not at an assembly here, newest first."""
    found = AfterNote.objects.filter(assembly__here=here).select_related("assembly")
    rows = list(found.order_by("-written", "id"))
    for row in rows:
        row.assembly.here = here
    return rows


def note_of(assembly: Assembly) -> AfterNote | None:
    """Return what was written down of who was not there."""
    return AfterNote.objects.filter(assembly=assembly).first()
