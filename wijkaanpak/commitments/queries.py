"""What may be seen of promises: all of it is public, but for a draft."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from wijkaanpak import clock
from wijkaanpak.agenda.models import Item
from wijkaanpak.commitments.models import Change, Commitment, Report
from wijkaanpak.commitments.rules import LIVING, STEPS, Moment, Side, State, who_must_consent
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import parties_of
from wijkaanpak.network.rules import Outcome
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right

PAGE = 50


class Filter(StrEnum):
    """The ways in which one can look at the list; each a plain question."""

    ALL = "alle"
    OPEN = "open"
    OVER_DATE = "over-tijd"
    AT_RISK = "spannend"
    ORPHANED = "wees"
    OFFERED = "aangeboden"
    KEPT = "nagekomen"
    BROKEN = "niet-nagekomen"


_ENDED_WELL = [State.KEPT, State.KEPT_LATE, State.REPAIRED]
_FILTERS: dict[Filter, Callable[[], Q]] = {
    Filter.ALL: lambda: ~Q(state=State.DRAFT),
    Filter.OPEN: lambda: Q(state__in=LIVING),
    Filter.OVER_DATE: lambda: Q(state__in=LIVING, due__lt=clock.today()),
    Filter.AT_RISK: lambda: Q(state__in=LIVING, at_risk=True),
    Filter.ORPHANED: lambda: Q(state__in=LIVING, carried_by__until__isnull=False),
    Filter.OFFERED: lambda: Q(state=State.OFFERED),
    Filter.KEPT: lambda: Q(state__in=_ENDED_WELL),
    Filter.BROKEN: lambda: Q(state__in=[State.BROKEN, State.REPAIR_AGREED]),
}


def _with_parties(found: QuerySet[Commitment]) -> QuerySet[Commitment]:
    return found.select_related(
        "here", "giver", "receiver", "carried_by__seat", "promised_by__seat"
    )


def public_commitments(here: Neighbourhood) -> QuerySet[Commitment]:
    """Return every promise that was offered, latest movement first, with both parties."""
    found = Commitment.objects.filter(here=here).exclude(state=State.DRAFT)
    return _with_parties(found).order_by("-moved", "-id")


def listed_commitments(
    here: Neighbourhood,
    chosen: Filter = Filter.ALL,
    *,
    party: Party | None = None,
    item: Item | None = None,
    before: tuple[datetime, uuid.UUID] | None = None,
) -> list[Commitment]:
    """Return one page of promises (and one more, to know whether there are older ones).

    `before` is the last row of the page before: lists are paged by key, so that the page after
    50,000 costs as much as the first.
    """
    found = _with_parties(Commitment.objects.filter(_FILTERS[chosen](), here=here))
    if party:
        found = found.filter(Q(giver=party) | Q(receiver=party))
    if item:
        found = found.filter(item=item)
    if before:
        at, number = before
        found = found.filter(Q(moved__lt=at) | Q(moved=at, id__lt=number), moved__lte=at)
    page = found.order_by("-moved", "-id").prefetch_related("reports")
    return list(page[: PAGE + 1])


def get_commitment(viewer: Viewer, commitment: uuid.UUID) -> Commitment:
    """Return a promise of this neighbourhood; a draft only for who speaks for its giver."""
    found = _with_parties(Commitment.objects.filter(here=viewer.here))
    row = get_object_or_404(found.select_related("item__edition"), pk=commitment)
    if row.state == State.DRAFT and row.giver not in parties_of(viewer.person, viewer.here):
        return get_object_or_404(Commitment.objects.none())
    return row


def drafts_of(viewer: Viewer) -> list[Commitment]:
    """Return the drafts of the parties this viewer speaks for."""
    mine = parties_of(viewer.person, viewer.here)
    found = Commitment.objects.filter(here=viewer.here, giver__in=mine, state=State.DRAFT)
    return list(_with_parties(found).order_by("-moved"))


def open_change(commitment: Commitment) -> Change | None:
    """Return the change that still waits for an answer in time, if any."""
    waiting = Change.objects.filter(
        commitment=commitment,
        proposal__outcome=Outcome.OPEN,
        proposal__term__gte=clock.today(),
    )
    return waiting.select_related("proposal__proposer", "commitment__here").first()


def get_change(here: Neighbourhood, change: uuid.UUID) -> Change:
    found = Change.objects.filter(commitment__here=here)
    related = found.select_related(
        "proposal__proposer", "proposal__here", "commitment__here", "commitment__giver",
        "commitment__receiver",
    )  # fmt: skip
    return get_object_or_404(related, pk=change)


def changes_of(commitment: Commitment) -> QuerySet[Change]:
    """Return every change that was asked, oldest first, with the voices on it."""
    found = Change.objects.filter(commitment=commitment).select_related("proposal__proposer")
    return found.prefetch_related("proposal__voices__party").order_by("proposal__opened", "id")


def asked_of(change: Change) -> str:
    """Return the party that must say yes or no to a change."""
    commitment = change.commitment
    return who_must_consent(
        str(commitment.giver_id), str(commitment.receiver_id), str(change.proposal.proposer_id)
    )


def repair_offered(commitment: Commitment) -> Report | None:
    """Return the giver's last offer to repair since it was broken, if any."""
    last_break = commitment.reports.filter(moment=Moment.BROKEN).order_by("-at").first()
    if last_break is None:
        return None
    since = commitment.reports.filter(moment=Moment.REPAIR_OFFERED, at__gte=last_break.at)
    return since.order_by("-at").first()


def steps_for(viewer: Viewer, commitment: Commitment) -> list[Moment]:
    """Return what this viewer may do with a promise now: only these get a button."""
    mine = {str(party.pk) for party in parties_of(viewer.person, viewer.here)}
    sides = {Side.GIVER} if str(commitment.giver_id) in mine else set()
    sides |= {Side.RECEIVER} if str(commitment.receiver_id) in mine else set()
    sides |= {Side.EITHER} if sides else set()
    sides |= {Side.MEMBER} if viewer.may(Right.BE_MEMBER) else set()
    allowed = [
        step.moment for step in STEPS.values()
        if step.side in sides and commitment.state in step.start
    ]  # fmt: skip
    return [moment for moment in allowed if _makes_sense(commitment, moment)]


def _makes_sense(commitment: Commitment, moment: Moment) -> bool:
    if moment in {Moment.TAKEN_OVER, Moment.HEIR_REFUSED}:
        return commitment.orphaned
    if moment is Moment.SAFE_AGAIN:
        return commitment.at_risk
    if moment is Moment.AT_RISK:
        return not commitment.at_risk
    if moment is Moment.REPAIR_AGREED:
        return repair_offered(commitment) is not None
    return True


def may_ask_change(viewer: Viewer, commitment: Commitment) -> list[Party]:
    """Return the parties for which this viewer may ask to change a promise."""
    both = {commitment.giver_id, commitment.receiver_id}
    mine = [p for p in parties_of(viewer.person, viewer.here) if p.pk in both]
    return mine if commitment.living and open_change(commitment) is None else []


# What letters, home and feeds ask.


def kept_lately(here: Neighbourhood, since: date, most: int = 5) -> list[Report]:
    """Return the latest moments at which a receiver said 'kept' or 'repaired'."""
    good = [Moment.KEPT, Moment.KEPT_LATE, Moment.REPAIRED]
    found = Report.objects.filter(commitment__here=here, moment__in=good, on__gte=since)
    related = found.select_related("commitment__giver", "commitment__receiver", "commitment__here")
    return list(related.order_by("-at", "-id")[:most])


def due_between(here: Neighbourhood, first: date, last: date) -> list[Commitment]:
    """Return the living promises with a date in this period (both days included), by date."""
    found = Commitment.objects.filter(here=here, state__in=LIVING, due__range=(first, last))
    return list(_with_parties(found).order_by("due", "id"))


def over_date(here: Neighbourhood) -> list[Commitment]:
    """Return the living promises that are past their date, longest first."""
    found = Commitment.objects.filter(here=here, state__in=LIVING, due__lt=clock.today())
    return list(_with_parties(found).order_by("due", "id"))


def due_soon(here: Neighbourhood, days: int) -> list[Commitment]:
    return due_between(here, clock.today(), clock.today() + timedelta(days=days))


def orphans(here: Neighbourhood, giver: Party | None = None) -> list[Commitment]:
    """Return the promises that wait for an heir to say yes or no."""
    found = Commitment.objects.filter(_FILTERS[Filter.ORPHANED](), here=here)
    found = found.filter(giver=giver) if giver else found
    return list(_with_parties(found).order_by("carried_by__until", "id"))


def waiting_offers(here: Neighbourhood, receiver: Party | None = None) -> list[Commitment]:
    """Return the promises that were offered and wait for the receiver's word."""
    found = Commitment.objects.filter(here=here, state=State.OFFERED)
    found = found.filter(receiver=receiver) if receiver else found
    return list(_with_parties(found).order_by("offered", "id"))


def waiting_changes(here: Neighbourhood) -> list[Change]:
    """Return the changes that wait for the other party's answer, first term first."""
    found = Change.objects.filter(
        commitment__here=here,
        proposal__outcome=Outcome.OPEN,
        proposal__term__gte=clock.today(),
    )
    related = found.select_related(
        "proposal__proposer", "commitment__giver", "commitment__receiver", "commitment__here"
    )
    return list(related.order_by("proposal__term", "id"))


def living_of(party: Party) -> list[Commitment]:
    """Return all living promises a party gave, orphaned ones first: the book for a successor."""
    found = Commitment.objects.filter(giver=party, state__in=LIVING)
    rows = list(_with_parties(found).order_by("due", "id"))
    return sorted(rows, key=lambda row: not row.orphaned)


def counts_of(party: Party) -> dict[State, int]:
    """Return how many promises a party gave, by how they stand. Counts, no score."""
    found = Commitment.objects.filter(giver=party).exclude(state=State.DRAFT)
    rows = found.values_list("state").annotate(number=Count("id")).order_by("state")
    return {State(state): number for state, number in rows}


def reports_of(here: Neighbourhood, party: Party | None = None, most: int = 100) -> list[Report]:
    """Return what happened lately with promises, newest first (for the feed)."""
    found = Report.objects.filter(commitment__here=here)
    if party:
        found = found.filter(Q(commitment__giver=party) | Q(commitment__receiver=party))
    related = found.select_related(
        "commitment__giver", "commitment__receiver", "commitment__here", "party"
    )
    return list(related.order_by("-at", "-id")[:most])


def dated(here: Neighbourhood, party: Party | None = None) -> list[Commitment]:
    """Return the living promises with a date (for the calendar)."""
    found = Commitment.objects.filter(here=here, state__in=LIVING, due__isnull=False)
    if party:
        found = found.filter(Q(giver=party) | Q(receiver=party))
    return list(_with_parties(found).order_by("due", "id"))


def promises_on(item: Item) -> list[Commitment]:
    """Return the promises made on an agenda item, and on what it was in earlier editions."""
    items, earlier = [item], item.came_from
    while earlier is not None and len(items) < 20:
        items.append(earlier)
        earlier = earlier.came_from
    found = Commitment.objects.filter(item__in=items).exclude(state=State.DRAFT)
    return list(_with_parties(found).order_by("offered", "id").prefetch_related("reports"))
