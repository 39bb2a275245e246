"""What is asked of somebody today, and the book of promises for who takes a seat over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, Q

from wijkaanpak.commitments.models import Commitment, Report
from wijkaanpak.commitments.rules import LIVING, State
from wijkaanpak.home.queries import promises
from wijkaanpak.home.queries.place import answer_line, silent_voices, unanswered, voice_line
from wijkaanpak.home.rules import Asked, Line, gather
from wijkaanpak.network.models import Mandate, Party
from wijkaanpak.network.queries import seats_of_viewer
from wijkaanpak.people.queries import Viewer
from wijkaanpak.stories.models import Story
from wijkaanpak.stories.queries import stories_told_by


@dataclass(frozen=True)
class Mine:
    """Everything that concerns one person here."""

    asked: list[Asked]
    seats: list[Mandate]
    stories: list[Story]


def asked_of_me(viewer: Viewer) -> Mine:
    """Return what is asked of the parties this person speaks for, their seats and stories."""
    here = viewer.here
    seats = seats_of_viewer(viewer)
    mine = {mandate.seat.party_id for mandate in seats}
    lines = []
    if mine:
        waiting = [*_answers(viewer, mine), *_voices(viewer, mine)]
        promised = promises.asked(promises.living(here))
        ours = {mandate.seat.party.name for mandate in seats}
        lines = [*waiting, *(row for row in promised if row[0] in ours)]
    return Mine(gather(lines), seats, stories_told_by(viewer))


def _answers(viewer: Viewer, mine: set[UUID]) -> Iterator[tuple[str, str, Line]]:
    for question in unanswered(viewer.here):
        if question.party_id in mine:
            yield question.party.name, question.party.get_absolute_url(), answer_line(question)


def _voices(viewer: Viewer, mine: set[UUID]) -> Iterator[tuple[str, str, Line]]:
    for voice in silent_voices(viewer.here):
        if voice.party_id in mine:
            yield voice.party.name, voice.party.get_absolute_url(), voice_line(voice)


@dataclass(frozen=True)
class Handover:
    """All living promises of a party: those nobody carries first, then by day."""

    orphaned: list[Commitment]
    given: list[Commitment]
    received: list[Commitment]
    seats: list[Mandate]


def handover_of(party: Party) -> Handover:
    """Return the book with which somebody new on a seat knows every promise in ten minutes."""
    said = Prefetch("reports", Report.objects.order_by("number"))
    found = Commitment.objects.filter(Q(giver=party) | Q(receiver=party))
    rows = found.filter(state__in=[State.OFFERED, *LIVING]).select_related(
        "giver", "receiver", "carried_by__seat", "giver_mandate__person", "giver_mandate__seat"
    )
    living = list(rows.order_by("awaits", "since").prefetch_related(said))
    for row in living:
        row.here = party.here
    given = [row for row in living if row.giver_id == party.pk]
    seats = Mandate.objects.filter(seat__party=party, until=None).select_related("seat", "person")
    return Handover(
        orphaned=[row for row in given if row.orphaned],
        given=[row for row in given if not row.orphaned],
        received=[row for row in living if row.receiver_id == party.pk],
        seats=list(seats.order_by("seat__title")),
    )
