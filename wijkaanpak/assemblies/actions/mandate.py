"""A mandate: written by a party, put to all, and only then does an assembly begin."""

from __future__ import annotations

import uuid
from datetime import date

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.assemblies.models import Assembly
from wijkaanpak.assemblies.queries import assemblies as found
from wijkaanpak.assemblies.rules import Mandate, check_mandate
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.network.actions import ask_consent, speak_for
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import limit, require_seat
from wijkaanpak.network.rules import DecisionKind, Outcome, check_term
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, Refused

WRITTEN = Verb(
    "assembly.written",
    _("%(party)s wrote a mandate for “%(title)s”."),
    _("A party is writing a mandate for an assembly."),
)
CHANGED = Verb(
    "assembly.changed",
    _("%(party)s wrote the mandate for “%(title)s” anew."),
    _("A party is writing a mandate for an assembly."),
)
ASKED = Verb("assembly.asked", _("%(party)s put the mandate for “%(title)s” to the parties."))
BEGUN = Verb(
    "assembly.begun",
    _("“%(title)s” has its mandate, so neighbours can be invited: %(seats)s seats."),
)


def write_mandate(
    *, by: Person, party: Party, answered_by: Party, words: Mandate, key: uuid.UUID | None = None
) -> Assembly:
    """A party writes what an assembly would be asked, and what is promised. Nothing begins yet."""
    require_seat(by, party)
    if known := made_before(Assembly, key, by=party):
        return known
    with act(WRITTEN, by=by.actor, book=party.here.slug, details_are_public=False) as entry:
        speak_for(entry, by, party)
        row = Assembly(id=key or uuid.uuid4(), here=party.here, by=party, written=clock.today())
        _put(row, words, answered_by)
        entry.about(row, title=row.title)
    return row


def change_mandate(*, by: Person, assembly: Assembly, answered_by: Party, words: Mandate) -> None:
    """The party that wrote a mandate writes it anew, before all say yes."""
    known = found.was_asked(assembly)  # all have read its words, and the parties sent it back
    with act(CHANGED, by=by.actor, book=assembly.here.slug, details_are_public=known) as entry:
        speak_for(entry, by, assembly.by)
        assembly = entry.fresh(assembly)
        _check_open(assembly)
        _put(assembly, words, answered_by)
        entry.about(assembly, title=assembly.title)


def _put(row: Assembly, words: Mandate, answered_by: Party) -> None:
    """Lay the words in the row (a step of an open action)."""
    check_mandate(words, clock.today())
    if answered_by.here_id != row.here_id or answered_by.until:
        raise NotYours(_("Choose a party of this neighbourhood."))
    for name in Mandate.__dataclass_fields__:
        setattr(row, name, getattr(words, name))
    row.title = row.title.strip()
    row.answered_by = answered_by
    row.save()


def _check_open(assembly: Assembly) -> None:
    if not found.may_be_written(assembly):
        raise Refused(_("This mandate was put to the parties, so its words stay as they are."))


def ask_mandate(*, by: Person, assembly: Assembly, term: date) -> Assembly:
    """The party puts the mandate to all who must say yes. Silence is no yes."""
    with act(ASKED, by=by.actor, book=assembly.here.slug) as entry:
        speak_for(entry, by, assembly.by)
        assembly = entry.fresh(assembly)
        _check_open(assembly)
        kind = DecisionKind.JOINT_DECISION
        check_term(term, clock.today(), limit(assembly.here, kind, "objection_days"))
        assembly.article = found.charter_right(assembly.here)
        assembly.proposal = ask_consent(
            entry,
            proposer=assembly.by,
            of=found.must_consent(assembly),
            kind=kind,
            title=assembly.title,
            why=f"{assembly.question}\n\n{assembly.promise}",
            term=term,
        )
        assembly.save(update_fields=["article", "proposal"])
        entry.reveal(assembly)
        entry.about(
            assembly, title=assembly.title, question=assembly.question,
            promise=assembly.promise, cents=assembly.budget, seats=assembly.seats,
            answer_weeks=assembly.answer_weeks, answered_by=assembly.answered_by.name,
        )  # fmt: skip
    return assembly


def begin(*, by: Person, assembly: Assembly) -> Assembly:
    """The independent body lets an assembly begin, once all parties gave the mandate."""
    with act(BEGUN, by=by.actor, book=assembly.here.slug) as entry:
        require(by, Right.KEEP_PLACE, assembly.here)
        assembly = entry.fresh(assembly)
        if assembly.begun:
            raise Refused(_("This assembly began already."))
        if assembly.proposal is None or assembly.proposal.outcome != Outcome.ADOPTED:
            raise Refused(
                _("There is no mandate yet. An assembly begins when all parties have said yes.")
            )
        assembly.begun = clock.today()
        assembly.save(update_fields=["begun"])
        entry.about(assembly, title=assembly.title, seats=assembly.seats)
    return assembly
