"""What may be known of promises: all of it is public, except a draft that nobody was offered."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import Count, Exists, Max, OuterRef, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from wijkaanpak import clock
from wijkaanpak.agenda.models import Item
from wijkaanpak.agenda.queries import visible_item
from wijkaanpak.commitments.models import Change, Commitment, Report, Version
from wijkaanpak.commitments.rules import (
    COUNTED,
    LIVING,
    RUNNING,
    Kind,
    Side,
    State,
    Told,
    may_say,
    sides_of,
)
from wijkaanpak.logbook.queries import check_unsent
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Mandate, Party
from wijkaanpak.network.queries import mandates_of, parties_of, parties_of_viewer, require_seat
from wijkaanpak.network.rules import Outcome
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import Viewer
from wijkaanpak.refusals import NotYours, gettext_noop

PAGE = 50
type Promise = Commitment  # what views call these rows: they do not touch models
type Asked = Change
type Step = Report
WELL_DONE = (Told.KEPT, Told.KEPT_LATE, Told.REPAIRED)


class Shown(StrEnum):
    """Which promises a list shows."""

    ALL = ""
    OPEN = "open"
    OFFERED = "offered"
    OVERDUE = "overdue"
    AT_RISK = "at_risk"
    ORPHANED = "orphaned"
    KEPT = "kept"
    BROKEN = "broken"


def _open_changes(today: date) -> QuerySet[Change]:
    return Change.objects.filter(proposal__outcome=Outcome.OPEN, proposal__term__gte=today)


ON_A_CARD = (
    *("here", "kind", "title", "text", "kept_when", "rhythm", "due", "state", "awaits"),
    *("since", "at_risk_since", "giver__name", "receiver__name", "carried_by__until"),
)


def _read_along(found: QuerySet[Commitment]) -> QuerySet[Commitment]:
    """Read what a card shows, and no more: fifty cards a page."""
    asked = _open_changes(clock.today()).filter(commitment=OuterRef("pk"))
    read = found.annotate(change_open=Exists(asked))
    return read.select_related("giver", "receiver", "carried_by").only(*ON_A_CARD)


def steps_of(rows: Iterable[Commitment]) -> dict[uuid.UUID, list[tuple[str, date]]]:
    """Return what was said when about these promises, oldest first."""
    lives: dict[uuid.UUID, list[tuple[str, date]]] = {row.pk: [] for row in rows}
    said = Report.objects.filter(commitment__in=list(lives)).order_by("commitment", "number")
    for number, told, on in said.values_list("commitment", "told", "on"):
        lives[number].append((told, on))
    return lives


def public_commitments(here: Neighbourhood) -> QuerySet[Commitment]:
    """Return every promise that was ever offered here, newest first."""
    found = Commitment.objects.filter(here=here).exclude(state=State.DRAFT)
    return found.order_by("-since", "-id")


def _late(today: date) -> Q:
    return Q(state__in=RUNNING, awaits__lt=today) & ~Q(kind=Kind.INTENTION)


def _shown(shown: Shown, today: date) -> Q:
    return {
        Shown.ALL: Q(),
        Shown.OPEN: Q(state__in=LIVING),
        Shown.OFFERED: Q(state=State.OFFERED),
        Shown.OVERDUE: _late(today),
        Shown.AT_RISK: Q(state__in=RUNNING, at_risk_since__isnull=False),
        Shown.ORPHANED: Q(state__in=LIVING, carried_by__until__isnull=False),
        Shown.KEPT: Q(state__in=(State.KEPT, State.KEPT_LATE, State.REPAIRED)),
        Shown.BROKEN: Q(state__in=(State.BROKEN, State.REPAIR_AGREED)),
    }[shown]


def public_page(
    here: Neighbourhood,
    shown: Shown = Shown.ALL,
    party: Party | None = None,
    item: Item | None = None,
    after: str = "",
    most: int = PAGE,
) -> tuple[list[Commitment], str]:
    """Return a page of promises and the key with which the next one begins ('' at the end).

    By key and not by number, so that the thousandth page costs as much as the first.
    """
    found = public_commitments(here).filter(_shown(shown, clock.today()))
    if party:
        found = found.filter(Q(giver=party) | Q(receiver=party))
    if item:
        found = found.filter(item=item)
    last = _by_key(here, after)
    if last:
        same = Q(since=last.since, pk__lt=last.pk)
        found = found.filter(Q(since__lt=last.since) | same, since__lte=last.since)
    rows = list(_read_along(found)[: most + 1])
    return rows[:most], str(rows[most - 1].pk) if len(rows) > most else ""


def _by_key(here: Neighbourhood, key: str) -> Commitment | None:
    try:
        number = uuid.UUID(key)
    except ValueError:
        return None
    return Commitment.objects.filter(here=here, pk=number).exclude(state=State.DRAFT).first()


def visible_commitment(viewer: Viewer, commitment: uuid.UUID) -> Commitment:
    """Return a promise with its whole life, or answer 404. A draft is for its giver alone."""
    mine = Q(giver__in=parties_of_viewer(viewer)) if viewer.person else Q(pk=None)
    seen = Commitment.objects.filter(~Q(state=State.DRAFT) | mine, here=viewer.here)
    told = Report.objects.select_related("party", "mandate__person").order_by("number")
    asked = _open_changes(clock.today()).filter(commitment=OuterRef("pk"))
    whole = seen.annotate(change_open=Exists(asked)).select_related(
        "here", "giver", "receiver", "item__edition__here",
        "carried_by__seat", "carried_by__person", "giver_mandate__seat", "giver_mandate__person",
    )  # fmt: skip
    return get_object_or_404(
        whole.prefetch_related(Prefetch("reports", told), "versions"), pk=commitment
    )


def drafts_of(viewer: Viewer) -> QuerySet[Commitment]:
    """Return the drafts of the parties this person speaks for."""
    held = mandates_of(viewer.person, viewer.here).order_by().values("seat__party")
    mine = Commitment.objects.filter(here=viewer.here, state=State.DRAFT, giver__in=held)
    return mine.select_related("here", "giver", "receiver").order_by("-since", "-id")


def open_change(commitment: Commitment) -> Change | None:
    """Return the change that waits for the other party, or None when there is none in time."""
    waiting = _open_changes(clock.today()).filter(commitment=commitment)
    return waiting.select_related("proposal__proposer").first()


def visible_change(viewer: Viewer, change: uuid.UUID) -> Change:
    """Return a change that was asked here, or answer 404."""
    asked = Change.objects.filter(commitment__here=viewer.here).select_related(
        "commitment__here", "commitment__giver", "commitment__receiver", "proposal__proposer"
    )
    return get_object_or_404(asked, pk=change)


def unanswered_changes(commitment: Commitment) -> QuerySet[Change]:
    """Return changes without an outcome, also those whose time to answer is over."""
    asked = Change.objects.filter(commitment=commitment, proposal__outcome=Outcome.OPEN)
    return asked.select_related("proposal")


def other_party(change: Change) -> Party:
    """Return who answers a change: the party that did not ask for it."""
    promise = change.commitment
    asked_by_giver = change.proposal.proposer_id == promise.giver_id
    return promise.receiver if asked_by_giver else promise.giver


def last_repair_offer(commitment: Commitment) -> Report | None:
    """Return the latest offer to repair since the promise was last called broken."""
    told = commitment.reports.filter(told__in=(Told.BROKEN, Told.REPAIR_OFFERED))
    last = told.order_by("-number").first()
    return last if last and last.told == Told.REPAIR_OFFERED else None


def repair_offer(commitment: Commitment, offer: uuid.UUID) -> Report:
    """Return an offer to repair this promise, or answer 404."""
    offers = commitment.reports.filter(told=Told.REPAIR_OFFERED)
    return get_object_or_404(offers, pk=offer)


def next_number(commitment: Commitment) -> int:
    last: int | None = commitment.reports.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def latest_version(commitment: Commitment) -> Version:
    return commitment.versions.order_by("-number")[0]


def check_key_is_free(key: uuid.UUID | None) -> None:
    """The key of a form makes one thing; whoever reuses it makes nothing."""
    for model in (Commitment, Change, Report):
        check_unsent(model, key)


def mandate_for(person: Person, party: Party, seat: str = "") -> Mandate:
    """Return the mandate with which a person speaks for a party, from one seat if it is named."""
    first = require_seat(person, party)
    mine = mandates_of(person, party.here).filter(seat__party=party)
    if not seat:
        return first
    found = mine.filter(seat__title=seat).first()
    if found is None:
        raise NotYours(gettext_noop("You do not hold this seat."))
    return found


def mandate_of_heir(person: Person, commitment: Commitment) -> Mandate:
    """Return the mandate of an heir: of the same seat if this person holds it."""
    same = mandates_of(person, commitment.here).filter(seat=commitment.carried_by.seat_id)
    return same.first() or require_seat(person, commitment.giver)


def parties_spoken_for(person: Person | None, here: Neighbourhood) -> list[str]:
    return [str(party.pk) for party in parties_of(person, here)]


def sides(viewer: Viewer, commitment: Commitment) -> frozenset[Side]:
    """Return on which side of a promise this viewer speaks; on none for most people."""
    ends = str(commitment.giver_id), str(commitment.receiver_id)
    mine = parties_spoken_for(viewer.person, viewer.here)
    return frozenset[Side]().union(*(sides_of(ref, *ends) for ref in mine))


def sayable(viewer: Viewer, commitment: Commitment) -> list[Told]:
    """Return what this viewer may say about a promise now; nothing for most people."""
    mine = sides(viewer, commitment)
    if not mine or {Side.GIVER, Side.RECEIVER} <= mine:
        return []
    marks = {
        "at_risk": commitment.at_risk,
        "orphaned": commitment.orphaned,
        "change_open": open_change(commitment) is not None,
        "repair_offered": last_repair_offer(commitment) is not None,
        "intention": commitment.kind == Kind.INTENTION,
    }
    return may_say(State(commitment.state), mine, marks)


def may_answer(viewer: Viewer, change: Change) -> bool:
    """Tell whether this viewer speaks for the party that a change was put to."""
    mine = parties_spoken_for(viewer.person, viewer.here)
    return str(other_party(change).pk) in mine and str(change.proposal.proposer_id) not in mine


def may_take_back(viewer: Viewer, change: Change) -> bool:
    """Tell whether this viewer speaks for the party that asked for a change."""
    return str(change.proposal.proposer_id) in parties_spoken_for(viewer.person, viewer.here)


def item_here(viewer: Viewer, item: str) -> Item | None:
    """Return the agenda item with this number when the viewer may read it."""
    try:
        return visible_item(viewer, uuid.UUID(item)) if item else None
    except ValueError:
        return None


def promises_on(item: Item) -> list[Commitment]:
    """Return the promises that were made on an agenda item, newest first."""
    found = public_commitments(item.edition.here).filter(item=item)
    return list(_read_along(found)[:PAGE])


def counts_of(party: Party) -> dict[Told, int]:
    """Return plain numbers of how a party's promises went; no more than that."""
    return counts_per_party(party.here, [party]).get(party, dict.fromkeys(COUNTED, 0))


def counts_per_party(
    here: Neighbourhood, parties: Iterable[Party] = ()
) -> dict[Party, dict[Told, int]]:
    """Return the plain numbers of every party that promised something, by name: no ranking."""
    told = Report.objects.filter(here=here, told__in=COUNTED)
    if parties:
        told = told.filter(commitment__giver__in=parties)
    rows = told.values_list("commitment__giver", "told").annotate(times=Count("id"))
    found: dict[uuid.UUID, dict[Told, int]] = {}
    for giver, what, times in rows.order_by():
        found.setdefault(giver, dict.fromkeys(COUNTED, 0))[Told(what)] = times
    named = Party.objects.filter(pk__in=found).order_by("name")
    return {party: found[party.pk] for party in named}


def reasons_of(party: Party, most: int = 10) -> list[Report]:
    """Return the reasons beside the numbers of a party: what was late, changed or broken, why."""
    why = (Told.KEPT_LATE, Told.RENEGOTIATED, Told.BROKEN, Told.REPAIRED, Told.RELEASED)
    told = Report.objects.filter(here=party.here, told__in=why, commitment__giver=party)
    return list(told.select_related("commitment__here", "party").order_by("-on", "-number")[:most])


def open_count(party: Party) -> int:
    return Commitment.objects.filter(giver=party, state__in=LIVING).count()


def happened(here: Neighbourhood, party: Party | None = None, most: int = PAGE) -> list[Report]:
    """Return what was said lately about promises, newest first."""
    told = Report.objects.filter(here=here)  # nothing is said of a draft yet
    if party:
        told = told.filter(Q(commitment__giver=party) | Q(commitment__receiver=party))
    read = told.select_related("commitment__here", "commitment__giver", "commitment__receiver")
    return list(read.select_related("party").order_by("-on", "-number", "-id")[:most])


def with_dates(here: Neighbourhood, party: Party | None = None) -> list[Commitment]:
    """Return the running promises that have a day, for a calendar."""
    found = public_commitments(here).filter(state__in=RUNNING, awaits__isnull=False)
    if party:
        found = found.filter(Q(giver=party) | Q(receiver=party))
    return list(found.select_related("here", "giver", "receiver").order_by("awaits", "id")[:500])


def delivered(here: Neighbourhood, most: int = 20) -> list[Report]:
    """Return what was kept or repaired lately, newest first: things done, told back."""
    told = Report.objects.filter(here=here, told__in=WELL_DONE)
    read = told.select_related("commitment__here", "commitment__giver", "commitment__receiver")
    return list(read.select_related("party").order_by("-on", "-id")[:most])


def due_between(here: Neighbourhood, first: date, last: date) -> list[Commitment]:
    """Return the running promises whose day falls in these days, soonest first (for letters)."""
    found = public_commitments(here).filter(state__in=RUNNING, awaits__range=(first, last))
    return list(found.select_related("here", "giver", "receiver").order_by("awaits", "id"))


def due_soon(here: Neighbourhood, days: int = 14) -> list[Commitment]:
    """Return the promises of the coming days."""
    return due_between(here, clock.today(), clock.today() + timedelta(days=days))


def overdue_promises(here: Neighbourhood) -> list[Commitment]:
    """Return the promises whose day passed without a word of the receiver, longest ago first."""
    found = public_commitments(here).filter(_late(clock.today()))
    return list(found.select_related("here", "giver", "receiver").order_by("awaits", "id")[:PAGE])


def offers_to(party: Party) -> list[Commitment]:
    """Return the promises that wait for the yes or no of this party."""
    found = public_commitments(party.here).filter(receiver=party, state=State.OFFERED)
    return list(found.select_related("here", "giver", "receiver"))


def orphans_of(party: Party) -> list[Commitment]:
    """Return the promises of this party for which an heir is asked to answer."""
    found = public_commitments(party.here).filter(_shown(Shown.ORPHANED, clock.today()))
    return list(found.filter(giver=party).select_related("here", "giver", "receiver"))


def changes_for(party: Party) -> list[Change]:
    """Return the changes that wait for the answer of this party."""
    asked = _open_changes(clock.today()).filter(
        proposal__voices__party=party, proposal__voices__answer=""
    )
    read = asked.select_related("commitment__here", "commitment__giver", "commitment__receiver")
    return list(read.select_related("proposal__proposer").order_by("asked"))


def receivers(here: Neighbourhood) -> list[Party]:
    """Return to whom one can promise today, by name."""
    return list(Party.objects.filter(here=here, until=None).order_by("name"))
