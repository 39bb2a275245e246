"""A conversation is written, opened and closed by who asks; votes from elsewhere are laid in."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import count

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.dialogues import queries, rules
from wijkaanpak.dialogues.actions.voicing import check_room, count_live
from wijkaanpak.dialogues.models import Dialogue, Statement, Voice
from wijkaanpak.dialogues.queries.result import counted, few_beside_elsewhere
from wijkaanpak.dialogues.rules import DialogueState, StatementState
from wijkaanpak.invitations.models import Ask
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.methods import opinions
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import require_seat
from wijkaanpak.network.rules import PartyKind
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused

BEGUN = Verb("dialogue.begun", _("%(party)s began a conversation: “%(question)s”"))
CHANGED = Verb(
    "dialogue.changed", _("%(party)s changed the conversation “%(question)s” before it opened.")
)
OPENED = Verb("dialogue.opened", _("%(party)s opened the conversation “%(question)s”"))
CLOSED = Verb(
    "dialogue.closed",
    _("%(party)s closed the conversation “%(question)s”. %(people)s people took part."),
)
LAID_IN = Verb(
    "dialogue.laid_in",
    _("%(party)s laid votes of %(people)s people from Polis in “%(question)s”."),
)


@dataclass(frozen=True)
class Opening:
    """What a conversation is about. `ask` is the slot; the residents need none.

    `live`: what people vote is shown while they vote, for an evening in one room.
    """

    question: str
    why: str
    opens: date
    closes: date
    ask: Ask | None = None
    first: tuple[str, ...] = ()
    live: bool = False


def begin_dialogue(
    *, by: Person, party: Party, opening: Opening, key: uuid.UUID | None = None
) -> Dialogue:
    """Who speaks for a party with a slot, or for the residents, begins a conversation."""
    here = party.here
    if known := made_before(Dialogue, key, here=here):
        return known
    with act(BEGUN, by=by.actor, book=here.slug, details_are_public=False) as entry:
        require(by, Right.SPEAK, here)
        require_seat(by, party)
        rules.check_words(opening.question, opening.why)
        rules.check_days(opening.opens, opening.closes, clock.today())
        _check_slot(entry, party, opening.ask)
        dialogue = Dialogue.objects.create(
            id=key or uuid.uuid4(), here=here, asker=party, ask=opening.ask,
            question=opening.question.strip(), why=opening.why.strip(), opens=opening.opens,
            closes=opening.closes, live=opening.live,
        )  # fmt: skip
        _add(entry, dialogue, opening.first)
        entry.for_party(party, party.name)
        entry.about(dialogue, question=dialogue.question)
    return dialogue


def _check_slot(entry: OpenEntry, party: Party, ask: Ask | None) -> None:
    """Only the residents ask without a slot; a slot is for one conversation."""
    if ask is None:
        if party.kind != PartyKind.RESIDENTS_BODY:
            raise Refused(_("Ask a slot in the ask calendar first."))
        return
    entry.fresh(ask)
    if ask.party_id != party.pk or ask.state not in queries.WITH_SLOT:
        raise Refused(_("This slot is not yours (any more). Ask one in the ask calendar."))
    if Dialogue.objects.filter(ask=ask).exists():
        raise Refused(_("There is a conversation on this slot already."))


def _add(entry: OpenEntry, dialogue: Dialogue, texts: Iterable[str]) -> None:
    """Add first statements, each once, on numbers that are free (a step of an open action)."""
    kept = dict(dialogue.statements.values_list("number", "text"))
    known = {text.casefold() for text in kept.values()}
    said: dict[str, str] = {}
    for text in map(rules.check_statement, texts):
        said.setdefault(text.casefold(), text)
    new = [text for key, text in said.items() if key not in known]
    check_room(len(kept) + len(new))
    free = (number for number in count(1) if number not in kept)
    Statement.objects.bulk_create(
        Statement(
            dialogue=dialogue, number=place, text=text, state=StatementState.PLACED, first=True
        )
        for place, text in zip(free, new, strict=False)
    )


def change_dialogue(*, by: Person, dialogue: Dialogue, opening: Opening) -> None:
    """The asker changes the question, the days and the own statements before it opens.

    Statements that came in with votes from elsewhere stay.
    """
    book = dialogue.here.slug
    with act(CHANGED, by=by.actor, book=book, details_are_public=False) as entry:
        _of_asker(entry, by, dialogue)
        rules.check_change(DialogueState(dialogue.state))
        rules.check_words(opening.question, opening.why)
        rules.check_days(opening.opens, opening.closes, clock.today())
        dialogue.question, dialogue.why = opening.question.strip(), opening.why.strip()
        dialogue.opens, dialogue.closes = opening.opens, opening.closes
        dialogue.live = opening.live
        dialogue.save(update_fields=["question", "why", "opens", "closes", "live"])
        queries.own_statements(dialogue).delete()
        _add(entry, dialogue, opening.first)
        entry.about(dialogue, question=dialogue.question)


def _of_asker(entry: OpenEntry, by: Person, dialogue: Dialogue) -> None:
    """Only who speaks for the asker (a step of an open action)."""
    require(by, Right.SPEAK, dialogue.here)
    require_seat(by, dialogue.asker)
    entry.fresh(dialogue)
    entry.for_party(dialogue.asker, dialogue.asker.name)
    entry.about(dialogue, question=dialogue.question)


def open_dialogue(*, by: Person, dialogue: Dialogue) -> None:
    """The asker opens the conversation: from its first day on everybody can vote."""
    if dialogue.state == DialogueState.OPEN:
        return
    with act(OPENED, by=by.actor, book=dialogue.here.slug) as entry:
        _of_asker(entry, by, dialogue)
        many = len(queries.statements(dialogue, StatementState.PLACED))
        rules.check_open(DialogueState(dialogue.state), many, dialogue.closes, clock.today())
        if dialogue.ask:
            entry.fresh(dialogue.ask)
            if dialogue.ask.state not in queries.WITH_SLOT:
                raise Refused(_("The slot for this question is gone. Ask one anew."))
        dialogue.state = DialogueState.OPEN
        dialogue.save(update_fields=["state"])
        count_live(entry, dialogue)
        entry.reveal(dialogue)


def close_dialogue(*, by: Person, dialogue: Dialogue, words: str) -> None:
    """The asker closes the conversation: the result is frozen, and nothing leads back."""
    if dialogue.state == DialogueState.CLOSED and dialogue.closing_words == words.strip():
        return
    with act(CLOSED, by=by.actor, book=dialogue.here.slug) as entry:
        _of_asker(entry, by, dialogue)
        queries.stands(dialogue).check_close()
        rules.check_closing(words)
        few = _leave_out_few(entry, dialogue)
        dialogue.result = counted(dialogue) | ({"few_here": True} if few else {})
        dialogue.state, dialogue.closed = DialogueState.CLOSED, clock.today()
        dialogue.closing_words = words.strip()
        dialogue.save(update_fields=["result", "state", "closed", "closing_words"])
        _forget_who_took_part(entry, dialogue)
        people = dialogue.result["people"]
        entry.about(dialogue, question=dialogue.question, people=people)


def _leave_out_few(_entry: OpenEntry, dialogue: Dialogue) -> bool:
    """Erase votes of very few beside those from elsewhere (a step of an open action)."""
    changed = few_beside_elsewhere(dialogue)
    for pk, left in changed.items():
        voice = dialogue.voices.filter(pk=pk)
        if left:
            voice.update(votes=left)
        else:
            voice.delete()
    return bool(changed)


def _forget_who_took_part(entry: OpenEntry, dialogue: Dialogue) -> None:
    """Write all votes anew in another order and without a digest (a step of an open action).

    What was not placed goes as well: it may be about somebody.
    """
    rows = rules.shuffled(list(dialogue.voices.values_list("votes", flat=True)))
    dialogue.voices.all().delete()
    Voice.objects.bulk_create(Voice(dialogue=dialogue, votes=votes) for votes in rows)
    dialogue.statements.update(writer="")
    dialogue.statements.exclude(state=StatementState.PLACED).update(text="")


def lay_in_votes(*, by: Person, dialogue: Dialogue, votes: opinions.Votes, origin: str) -> None:
    """The asker lays in statements and votes of a conversation that was held in Polis.

    Laid in again they come in the place of those before: the wrong files are no dead end.
    What was moderated out there stays out; of people only their votes come along.
    `origin` says where and when people voted, and under which licence it may be shown.
    """
    book = dialogue.here.slug
    with act(LAID_IN, by=by.actor, book=book, details_are_public=False) as entry:
        _of_asker(entry, by, dialogue)
        rules.check_lay_in(DialogueState(dialogue.state))
        dialogue.voices.all().delete()
        dialogue.statements.exclude(seen=0).delete()
        numbers = _statements_from(entry, dialogue, votes)
        rows = [_row(numbers, cast) for cast in votes.cast.tolist()]
        rows = rules.shuffled([row for row in rows if row])
        if not rows:
            raise Refused(_("There are no votes in this file on statements that count."))
        Voice.objects.bulk_create(Voice(dialogue=dialogue, votes=row) for row in rows)
        dialogue.elsewhere, dialogue.origin = len(rows), rules.check_origin(origin)
        dialogue.save(update_fields=["elsewhere", "origin"])
        entry.about(dialogue, people=len(rows))


def _row(numbers: dict[int, int], cast: list[int]) -> dict[str, int]:
    """Return the votes of one person by the numbers that the statements have here."""
    seen = ((numbers.get(place), vote) for place, vote in enumerate(cast))
    return {str(number): vote for number, vote in seen if number and vote != opinions.UNSEEN}


def _statements_from(
    entry: OpenEntry, dialogue: Dialogue, votes: opinions.Votes
) -> dict[int, int]:
    """Add the statements and return the number of each here (a step of an open action)."""
    number, seen = queries.highest_number(dialogue), (votes.cast != opinions.UNSEEN).sum(0)
    kept = [place for place, one in enumerate(votes.statements) if not one.is_out]
    check_room(number + len(kept))
    numbers = {place: number + nth for nth, place in enumerate(kept, 1)}
    Statement.objects.bulk_create(
        Statement(
            dialogue=dialogue, number=numbers[place], state=StatementState.PLACED, first=True,
            text=rules.check_from_elsewhere(
                votes.statements[place].key, votes.statements[place].text
            ),
            seen=int(seen[place]),
        )
        for place in kept
    )  # fmt: skip
    return numbers
