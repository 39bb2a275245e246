"""Sessions: planned, changed in the open, led by hosts, with something to read."""

from __future__ import annotations

import uuid
from collections.abc import Collection

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.assemblies.models import (
    Assembly,
    Pack,
    Session,
    SessionChange,
    SessionHost,
)
from wijkaanpak.assemblies.queries import sessions as found
from wijkaanpak.assemblies.rules import sessions as rules
from wijkaanpak.assemblies.rules.sessions import PackWords, SessionWords
from wijkaanpak.gatherings.models import Venue
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.logbook.rules import Fact
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import may, require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, Refused

PLANNED = Verb(
    "assembly.session_planned", _("Session %(number)s of “%(title)s” was planned: %(on)s.")
)
CHANGED = Verb(
    "assembly.session_changed", _("Session %(number)s of “%(title)s” was changed: %(on)s.")
)
HOSTS = Verb("assembly.session_hosts", _("%(many)s hosts lead session %(number)s of “%(title)s”."))
NAMED = Verb(
    "assembly.session_named",
    _("A host of session %(number)s of “%(title)s” said whether their name may stand there."),
)
ADDED = Verb(
    "assembly.pack_added", _("There is something to read for session %(number)s of “%(title)s”.")
)
WITHDRAWN = Verb(
    "assembly.pack_withdrawn",
    _("Something to read for session %(number)s of “%(title)s” was withdrawn."),
)


FAR_AWAY = 10_000  # numbers that no session has


def _check_drawn(assembly: Assembly) -> None:
    if assembly.drawn is None:
        raise Refused(_("First a panel is drawn. Then its sessions are planned."))
    if assembly.forgotten:
        raise Refused(_("This assembly is over. Its sessions stay as they were."))


def _check_words(assembly: Assembly, words: SessionWords, venue: Venue | None) -> None:
    _check_drawn(assembly)
    if venue and venue.here_id != assembly.here_id:
        raise NotYours(_("This place is in another neighbourhood."))
    if assembly.drawn:
        rules.check_session(
            words, drawn=assembly.drawn, last=assembly.ends, venue=venue is not None
        )


def _put(row: Session, words: SessionWords, venue: Venue | None) -> Session:
    row.on, row.starts, row.ends = words.on, words.starts, words.ends
    row.venue, row.place = venue, words.place.strip()
    row.aims, row.programme = list(words.aims), "\n".join(words.lines)
    row.care, row.languages = list(words.care), words.languages.strip()
    row.allowance = words.allowance
    return row


def _number_by_day(_entry: OpenEntry, row: Session) -> None:
    """Number the sessions that were not counted yet by their days (a step of an open action).

    Else who is invited reads of session 2 before session 1. What was counted keeps its number.
    """
    rows = [one for one in found.sessions_of(row.assembly) if not found.last_turnout(one)]
    numbers = sorted(one.number for one in rows)
    if [one.number for one in rows] == numbers:
        return
    for away in (FAR_AWAY, 0):  # first out of the way: a number stands for one session
        for one, number in zip(rows, numbers, strict=True):
            one.number = away + number
            one.save(update_fields=["number"])
    row.refresh_from_db(fields=["number"])


def plan_session(
    *, by: Person, assembly: Assembly, words: SessionWords, venue: Venue | None = None,
    key: uuid.UUID | None = None,
) -> Session:  # fmt: skip
    """The independent body plans a session after the draw; everybody can read it."""
    if known := made_before(Session, key, assembly=assembly):
        return known
    with act(PLANNED, by=by.actor, book=assembly.here.slug) as entry:
        require(by, Right.KEEP_PLACE, assembly.here)
        assembly = entry.fresh(assembly)
        _check_words(assembly, words, venue)
        row = Session(
            id=key or uuid.uuid4(), assembly=assembly, number=found.next_number(assembly)
        )
        _put(row, words, venue).save(force_insert=True)
        _number_by_day(entry, row)
        _tell(entry, row, on=f"{row.on:%d-%m-%Y}")
    return row


def _tell(entry: OpenEntry, row: Session, **more: Fact) -> None:
    """Say which session it was about (a step). What people wrote stays outside the log."""
    entry.about(row.assembly, title=row.assembly.title, number=row.number, **more)


def change_session(
    *, by: Person, session: Session, words: SessionWords, venue: Venue | None, why: str,
    key: uuid.UUID | None = None,
) -> Session:  # fmt: skip
    """The independent body changes a plan that people know; the page says so, with the reason."""
    if made_before(SessionChange, key, session=session):
        return session
    with act(CHANGED, by=by.actor, book=session.assembly.here.slug) as entry:
        require(by, Right.KEEP_PLACE, session.assembly.here)
        row = entry.fresh(session)
        _check_words(row.assembly, words, venue)
        if found.last_turnout(row):
            raise Refused(_("This session was held, so its plan stays as it was."))
        moved = row.venue_id != (venue.pk if venue else None)
        before = row.words
        _put(row, words, venue)
        what = rules.changed_in(before, row.words, moved=moved)
        rules.check_change(what, why)
        row.save()
        _number_by_day(entry, row)
        SessionChange.objects.create(
            id=key or uuid.uuid4(), session=row, what=what, why=why.strip(), on=clock.today()
        )
        _tell(entry, row, on=f"{row.on:%d-%m-%Y}", what=list(what))
    return row


def choose_hosts(*, by: Person, session: Session, people: Collection[Person]) -> None:
    """The independent body asks hosts to lead a session. Their names show when they say so."""
    with act(HOSTS, by=by.actor, book=session.assembly.here.slug) as entry:
        require(by, Right.KEEP_PLACE, session.assembly.here)
        _check_drawn(session.assembly)
        if not all(may(one, Right.HOST, session.assembly.here) for one in people):
            raise Refused(_("Only who is a host here can lead a session."))
        keep = {one.pk for one in people}
        known = {one.person_id: one for one in found.hosts_now(session)}
        for person_id, row in known.items():
            if person_id not in keep:
                row.until = clock.today()
                row.save(update_fields=["until"])
        for one in people:
            if one.pk not in known:
                SessionHost.objects.create(session=session, person=one)
        _tell(entry, session, many=len(keep))


def name_host(*, by: Person, session: Session, named: bool) -> None:
    """A host says whether their own name stands on the page of a session."""
    with act(NAMED, by=by.actor, book=session.assembly.here.slug) as entry:
        row = found.hosting(session, by)
        if row is None:
            raise NotYours(_("You do not lead this session."))
        row.named = named
        row.save(update_fields=["named"])
        _tell(entry, session)


def _require_own(by: Person, session: Session) -> None:
    """Who leads this session, or the independent body."""
    here = session.assembly.here
    hosts = may(by, Right.HOST, here) and found.hosting(session, by) is not None
    if not (hosts or may(by, Right.KEEP_PLACE, here)):
        raise NotYours(_("Only who leads this session can do this."))


def add_pack(
    *, by: Person, session: Session, words: PackWords, key: uuid.UUID | None = None
) -> Pack:
    """Who leads a session puts something to read there, with who made it and who chose it."""
    if known := made_before(Pack, key, session=session):
        return known
    with act(ADDED, by=by.actor, book=session.assembly.here.slug) as entry:
        _require_own(by, session)
        _check_drawn(session.assembly)
        rules.check_pack(words)
        row = Pack.objects.create(
            id=key or uuid.uuid4(), session=session, place=found.next_place(session),
            title=words.title.strip(), maker=words.maker.strip(), chosen_by=words.chosen_by,
            text=words.text.strip(), link=words.link, since=clock.today(),
        )  # fmt: skip
        _tell(entry, session, chosen_by=str(words.chosen_by))
    return row


def withdraw_pack(*, by: Person, pack: Pack) -> None:
    """Who leads a session takes something to read away; it is kept, and no longer shown."""
    with act(WITHDRAWN, by=by.actor, book=pack.session.assembly.here.slug) as entry:
        _require_own(by, pack.session)
        row = entry.fresh(pack)
        if row.withdrawn is None:
            row.withdrawn = clock.today()
            row.save(update_fields=["withdrawn"])
        _tell(entry, row.session)
