"""What may be seen of conversations, always of one neighbourhood."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import Count, F, Max, Q, QuerySet, Sum
from django.shortcuts import get_object_or_404

from wijkaanpak import clock
from wijkaanpak.dialogues import rules
from wijkaanpak.dialogues.models import Dialogue, Statement, TableSheet, Voice
from wijkaanpak.dialogues.rules import CHOICES, Choice, DialogueState, Stands, StatementState
from wijkaanpak.invitations.models import Ask
from wijkaanpak.invitations.rules import AskState
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import parties_of
from wijkaanpak.network.rules import PartyKind
from wijkaanpak.people.models import Person

type SomeDialogue = Dialogue  # what views call these: they do not touch models
type SomeStatement = Statement
type SomeSheet = TableSheet
PAGE = 50
MOST_BANDS = 3  # on the first screen
WITH_SLOT = (AskState.GRANTED, AskState.HELD)


def _at_home(rows: Iterable[Dialogue], here: Neighbourhood) -> None:
    """Lay the neighbourhood in every row, so that addresses ask nothing more."""
    for row in rows:
        row.here = row.asker.here = here
        if row.ask is not None:
            row.ask.here = here


def dialogues(here: Neighbourhood, after: str = "") -> tuple[list[Dialogue], str]:
    """Return the conversations that were opened, latest first, and where the next page begins."""
    found = Dialogue.objects.filter(here=here).exclude(state=DialogueState.WRITING)
    if last := _known(here, after):
        earlier = Q(opens__lt=last.opens) | Q(opens=last.opens, pk__lt=last.pk)
        found = found.filter(earlier)
    rows = list(found.select_related("asker", "ask").order_by("-opens", "-id")[: PAGE + 1])
    _at_home(rows, here)
    return rows[:PAGE], str(rows[PAGE - 1].pk) if len(rows) > PAGE else ""


def open_now(here: Neighbourhood) -> list[Dialogue]:
    """Return the conversations in which people can vote today, the one that ends first on top."""
    today = clock.today()
    found = Dialogue.objects.filter(
        here=here, state=DialogueState.OPEN, opens__lte=today, closes__gte=today
    )
    rows = list(found.defer("result").order_by("closes", "id")[:MOST_BANDS])
    for row in rows:
        row.here = here
    return rows


def _known(here: Neighbourhood, key: str) -> Dialogue | None:
    try:
        return Dialogue.objects.filter(here=here, pk=uuid.UUID(key)).first()
    except ValueError:
        return None


def being_written(here: Neighbourhood, parties: Iterable[Party]) -> list[Dialogue]:
    """Return the conversations that these parties still write."""
    found = Dialogue.objects.filter(here=here, state=DialogueState.WRITING, asker__in=parties)
    rows = list(found.select_related("asker", "ask").order_by("opens", "id"))
    _at_home(rows, here)
    return rows


def get_dialogue(here: Neighbourhood, dialogue: uuid.UUID, mine: Iterable[Party] = ()) -> Dialogue:
    """Return a conversation of this neighbourhood, or answer 404.

    Before it opens only who speaks for the asker (one of `mine`) sees it.
    """
    seen = ~Q(state=DialogueState.WRITING) | Q(asker__in=list(mine))
    found = Dialogue.objects.filter(seen, here=here).select_related("asker", "ask")
    row = get_object_or_404(found, pk=dialogue)
    _at_home([row], here)
    return row


def to_vote_on(here: Neighbourhood, dialogue: uuid.UUID) -> Dialogue:
    """Return an opened conversation without who asks and on what slot, or answer 404."""
    found = Dialogue.objects.filter(here=here).exclude(state=DialogueState.WRITING)
    row = get_object_or_404(found, pk=dialogue)
    row.here = here
    return row


def stands(dialogue: Dialogue) -> Stands:
    state = DialogueState(dialogue.state)
    return Stands(state, dialogue.opens, dialogue.closes, clock.today())


def begun_by(here: Neighbourhood, parties: Iterable[Party], key: uuid.UUID) -> Dialogue | None:
    """Return what these parties began with the form of this key, or on the slot of this key."""
    found = Dialogue.objects.filter(Q(pk=key) | Q(ask=key), here=here, asker__in=list(parties))
    row = found.select_related("asker", "ask").first()
    if row:
        _at_home([row], here)
    return row


@dataclass(frozen=True)
class Ground:
    """On what somebody may begin a conversation: a slot, or as the residents."""

    party: Party
    ask: Ask | None = None

    @property
    def key(self) -> str:
        return str(self.ask.pk if self.ask else self.party.pk)


def grounds_of(person: Person | None, here: Neighbourhood) -> list[Ground]:
    """Return the slots of this person's parties without a conversation, and the residents."""
    mine = parties_of(person, here)
    slots = Ask.objects.filter(here=here, party__in=mine, state__in=WITH_SLOT, dialogue=None)
    found = [Ground(ask.party, ask) for ask in slots.select_related("party").order_by("on", "id")]
    bodies = [Ground(one) for one in mine if one.kind == PartyKind.RESIDENTS_BODY]
    return found + bodies


def statements(dialogue: Dialogue, state: StatementState) -> list[Statement]:
    """Return the statements that are placed, that wait, or that went back, by number."""
    return list(dialogue.statements.filter(state=state).order_by("number"))


def own_statements(dialogue: Dialogue) -> QuerySet[Statement]:
    """Return what the asker wrote and can still change: nobody voted on it, here or elsewhere."""
    return Statement.objects.filter(dialogue=dialogue, first=True, seen=0).order_by("number")


def get_statement(dialogue: Dialogue, statement: uuid.UUID) -> Statement:
    """Return a statement that people vote on, or answer 404."""
    found = Statement.objects.filter(dialogue=dialogue, state=StatementState.PLACED)
    row = get_object_or_404(found, pk=statement)
    row.dialogue = dialogue
    return row


def statement_at_the_desk(dialogue: Dialogue, statement: uuid.UUID) -> Statement:
    """Return a statement that waited for a host, or answer 404; another may have looked at it."""
    found = Statement.objects.filter(dialogue=dialogue, first=False)
    row = get_object_or_404(found, pk=statement)
    row.dialogue = dialogue
    return row


def highest_number(dialogue: Dialogue) -> int:
    found = Statement.objects.filter(dialogue=dialogue).aggregate(most=Max("number"))["most"]
    return int(found or 0)


def said_before(dialogue: Dialogue, key: uuid.UUID | None, text: str) -> Statement | None:
    """Return the statement that the same form wrote, or one that waits or stands with the text."""
    stands = Statement.objects.filter(
        dialogue=dialogue, state__in=[StatementState.WAITING, "placed"]
    )
    known = made_before(Statement, key, dialogue=dialogue)
    return known or stands.filter(text__iexact=text).first()


def voice(dialogue: Dialogue, digest: str) -> Voice | None:
    """Return the votes of one device."""
    return Voice.objects.filter(dialogue=dialogue, digest=digest).first() if digest else None


def took_part(dialogue: Dialogue) -> int:
    return Voice.objects.filter(dialogue=dialogue).count()


def cast_until_now(dialogue: Dialogue) -> tuple[tuple[int, int], int]:
    """Return (people, votes) until now and the number of statements; two queries."""
    placed = Statement.objects.filter(dialogue=dialogue, state=StatementState.PLACED)
    found = placed.aggregate(votes=Sum("seen"), many=Count("pk"))
    return (took_part(dialogue), int(found["votes"] or 0)), int(found["many"])


def next_sheet(dialogue: Dialogue) -> int:
    """Return the number of the first sheet of a table that was not typed in yet."""
    stand = TableSheet.objects.filter(dialogue=dialogue, until=None)
    return int(stand.aggregate(most=Max("number"))["most"] or 0) + 1


def sheets(dialogue: Dialogue) -> list[TableSheet]:
    """Return the sheets of tables that were typed in, by number; corrected ones come last."""
    found = TableSheet.objects.filter(dialogue=dialogue)
    return list(found.order_by(F("until").asc(nulls_first=True), "number", "id"))


def get_sheet(dialogue: Dialogue, sheet: uuid.UUID) -> TableSheet:
    """Return a sheet of a table that was typed in, or answer 404."""
    row = get_object_or_404(TableSheet, dialogue=dialogue, pk=sheet)
    row.dialogue = dialogue
    return row


def sheet_numbered(dialogue: Dialogue, number: int) -> TableSheet | None:
    """Return the sheet that stands under a number."""
    return TableSheet.objects.filter(dialogue=dialogue, number=number, until=None).first()


class Place(NamedTuple):
    """What a device needs of a statement: three hundred ask it at once, so it is no whole row."""

    pk: uuid.UUID
    number: int
    seen: int
    text: str


@dataclass
class Turn:
    """Where one device is: the statements that it can vote on and what it voted."""

    statements: list[Place]
    votes: dict[str, int] = field(default_factory=dict)

    @property
    def done(self) -> list[int]:
        return [one.number for one in self.statements if str(one.number) in self.votes]

    @property
    def left(self) -> int:
        return len(self.statements) - len(self.done)

    @property
    def voted(self) -> list[tuple[Place, Choice]]:
        """Return the statements with what was voted on each, by number."""
        return [
            (one, CHOICES[self.votes[str(one.number)]])
            for one in self.statements
            if str(one.number) in self.votes
        ]

    def choice_on(self, statement: Statement) -> str:
        number = self.votes.get(str(statement.number))
        return "" if number is None else str(CHOICES[number])

    def next(self, key: str) -> Place | None:
        """Return the statement that comes now; None when this device voted on all."""
        seen = {one.number: one.seen for one in self.statements}
        number = rules.next_for(key, seen, self.done)
        return next((one for one in self.statements if one.number == number), None)


def turn(dialogue: Dialogue, digest: str) -> Turn:
    """Return where the device with this digest is."""
    found = voice(dialogue, digest)
    placed = Statement.objects.filter(dialogue=dialogue, state=StatementState.PLACED)
    rows = placed.order_by("number").values_list("pk", "number", "seen", "text")
    return Turn([Place(*row) for row in rows], found.votes if found else {})


def written_by(dialogue: Dialogue, writer: str) -> list[Statement]:
    """Return what a device wrote, with what became of it."""
    if not writer:
        return []
    return list(Statement.objects.filter(dialogue=dialogue, writer=writer).order_by("number"))


def of_ask(ask: Ask) -> Dialogue | None:
    """Return the conversation on a slot; before it opens only its asker may see it."""
    row = Dialogue.objects.filter(ask=ask).select_related("asker").first()
    if row:
        row.here = ask.here
    return row


def how_many_wait(here: Neighbourhood) -> int:
    """Return how many statements wait for a host."""
    return Statement.objects.filter(
        dialogue__here=here, dialogue__state=DialogueState.OPEN, state=StatementState.WAITING
    ).count()


def to_close(here: Neighbourhood, parties: Iterable[Party]) -> list[Dialogue]:
    """Return the conversations of these parties that are over and wait for their last words."""
    found = Dialogue.objects.filter(
        here=here, state=DialogueState.OPEN, closes__lt=clock.today(), asker__in=parties
    )
    rows = list(found.defer("result").order_by("closes", "id"))
    for row in rows:
        row.here = here
    return rows


def waiting(here: Neighbourhood) -> list[tuple[Dialogue, list[Statement]]]:
    """Return the open conversations with the statements that wait for a host, oldest first."""
    found = Statement.objects.filter(
        dialogue__here=here, dialogue__state=DialogueState.OPEN, state=StatementState.WAITING
    ).select_related("dialogue")
    rows: dict[uuid.UUID, tuple[Dialogue, list[Statement]]] = {}
    for one in found.order_by("dialogue__opens", "dialogue_id", "number")[:PAGE]:
        one.dialogue.here = here
        rows.setdefault(one.dialogue_id, (one.dialogue, []))[1].append(one)
    return list(rows.values())
