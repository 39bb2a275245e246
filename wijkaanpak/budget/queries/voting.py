"""What a vote asks the database, and the plain numbers that may be said about it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db import connection
from django.db.models import Count, Model, Q, QuerySet
from django.shortcuts import get_object_or_404

from wijkaanpak.budget.models import Ballot, Code, Helped, Pile, Round, Sent, Turn
from wijkaanpak.budget.rules import Channel, CodeState, Row
from wijkaanpak.logbook.queries import first_row
from wijkaanpak.people.models import Person

# Two questions of each voter, in plain SQL: the models would take most of the time of a vote.
WORKS = (
    f'SELECT c."id" FROM "{Code._meta.db_table}" c'  # noqa: S608  our own names
    f' LEFT JOIN "{Turn._meta.db_table}" t ON t."code_id" = c."id"'
    ' WHERE c."round_id" = %s AND c."digest" = %s AND c."state" = %s AND t."id" IS NULL'
)
SENT = f'SELECT "seq", "seal" FROM "{Sent._meta.db_table}" WHERE "id" = %s AND "round_id" = %s'  # noqa: S608  our own name


def works(round: Round, digest: str) -> uuid.UUID | None:
    """Return the number of the code with this digest when it may still be used.

    One question for all answers. Unknown, used, revoked, of another round: each finds nothing, in
    the same time.
    """
    found = first_row(WORKS, [_kept(Round, "id", round.pk), digest, CodeState.FRESH])
    return uuid.UUID(str(found[0])) if found else None


def _kept(model: type[Model], name: str, value: object) -> object:
    """Return a value as this database keeps it."""
    return model._meta.get_field(name).get_db_prep_value(value, connection)  # type: ignore[union-attr]


def linked(round: Round, digest: str) -> Code | None:
    """Return a code that voted already, where the rules of the round let people change it."""
    fresh = Code.objects.filter(round=round, digest=digest, state=CodeState.FRESH)
    return fresh.filter(link__isnull=False).select_related("link__ballot").first()


def sent_before(round: Round, number: uuid.UUID) -> Sent | None:
    found = first_row(SENT, [_kept(Sent, "id", number), _kept(Round, "id", round.pk)])
    return Sent(id=number, round=round, seq=found[0], seal=found[1]) if found else None


def by_serial(round: Round, serials: list[int]) -> dict[int, Code]:
    """Return the letters with these numbers, by number."""
    found = Code.objects.filter(round=round, serial__in=serials).select_related("turn")
    return {code.serial: code for code in found}


def last_serial(round: Round) -> int:
    last = Code.objects.filter(round=round).order_by("-serial").values_list("serial", flat=True)
    return last.first() or 0


@dataclass(frozen=True)
class Numbers:
    """Plain numbers about a vote: how many letters, how many came back, how they came."""

    letters: int
    used: int
    revoked: int
    ballots: int
    channels: dict[str, int]

    @property
    def fits(self) -> bool:
        """As many ballots as letters that came back: otherwise something is wrong."""
        return self.used == self.ballots


def numbers(round: Round) -> Numbers:
    """Return the plain numbers of a vote, while it runs or as they were kept at the count."""
    if round.tally:
        return Numbers(**round.tally)
    codes = Code.objects.filter(round=round).aggregate(
        letters=Count("pk"),
        used=Count("turn"),
        revoked=Count("pk", filter=Q(state=CodeState.REVOKED)),
    )
    boxes = Ballot.objects.filter(round=round).values_list("channel").annotate(n=Count("pk"))
    by_channel = dict(boxes)
    channels = {str(c): by_channel[c] for c in Channel if by_channel.get(c)}
    return Numbers(**codes, ballots=sum(channels.values()), channels=channels)


def piles(round: Round) -> QuerySet[Pile]:
    found = Pile.objects.filter(round=round).annotate(hands=Count("sheets"))
    return found.order_by("-number")


def get_pile(round: Round, number: int) -> Pile:
    found = get_object_or_404(piles(round), number=number)
    found.round = round
    return found


def waiting_piles(round: Round) -> int:
    return Pile.objects.filter(round=round, accepted=None).count()


def hands(pile: Pile) -> list[str]:
    """Return who typed this pile in, in order."""
    found = pile.sheets.order_by("hand").values_list("by_id", flat=True)
    return [str(person) for person in found]


def typed_in(pile: Pile) -> list[list[Row]]:
    """Return the sheets of a pile, in order."""
    return list(pile.sheets.order_by("hand").values_list("rows", flat=True))


def helped(round: Round, helper: Person) -> int:
    found = Helped.objects.filter(round=round, helper=helper).values_list("times", flat=True)
    return found.first() or 0


def box(round: Round) -> list[Ballot]:
    """Return all ballots of a round (for the count)."""
    return list(Ballot.objects.filter(round=round))
