"""Somebody votes and writes, and a host looks at what was written.

No entry says what anybody wrote or voted.
"""

from __future__ import annotations

import uuid

from django.db.models import F
from django.utils.translation import gettext_noop as _

from wijkaanpak.dialogues import queries, rules
from wijkaanpak.dialogues.models import Dialogue, Statement, Voice
from wijkaanpak.dialogues.queries.result import counted
from wijkaanpak.dialogues.rules import Choice, DialogueState, Reason, StatementState
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.people.actions import count_try
from wijkaanpak.people.actions.codes import secret_for
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import NOBODY, require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused

VOTED = Verb("dialogue.voted", _("Somebody voted in a conversation."))
WRITTEN = Verb("dialogue.statement_written", _("Somebody wrote a statement in a conversation."))
PLACED = Verb("dialogue.statement_placed", _("A host placed a statement in a conversation."))
RETURNED = Verb("dialogue.statement_returned", _("A host gave back a statement, with the reason."))

STATEMENTS_FROM_ONE_PLACE = 30  # in ten minutes: a room full of people has one address


def digests_of(key: str) -> tuple[str, str]:
    """Return what is kept of a key: where its votes are found, and what it wrote."""
    if not key:
        return "", ""
    secret = secret_for("dialogues")
    return rules.voice_of(key, secret), rules.writer_of(key, secret)


def vote(*, dialogue: Dialogue, key: str, statement: Statement, choice: Choice) -> None:
    """Somebody votes, or changes a vote. `key` is the random key on the device.

    The entry says only that somebody voted; which voice, which statement and what is nowhere in
    the log, also when somebody signed in votes. Sent twice it counts once.
    """
    digest, _writer = digests_of(key)
    before = queries.voice(dialogue, digest)
    if before and before.votes.get(str(statement.number)) == rules.NUMBERS[choice]:
        return
    with act(VOTED, by=NOBODY, book=dialogue.here.slug, details_are_public=False) as entry:
        entry.fresh(dialogue)
        queries.stands(dialogue).check_votes()
        entry.fresh(statement)
        if statement.dialogue_id != dialogue.pk or statement.state != StatementState.PLACED:
            raise Refused(_("Nobody votes on this statement. Go on with the next."))
        _into_voice(entry, dialogue, digest, statement, choice)
        entry.about(dialogue)


def _into_voice(
    entry: OpenEntry, dialogue: Dialogue, digest: str, statement: Statement, choice: Choice
) -> None:
    row = queries.voice(dialogue, digest) or Voice(dialogue=dialogue, digest=digest)
    if str(statement.number) not in row.votes:
        Statement.objects.filter(pk=statement.pk).update(seen=F("seen") + 1)
    row.votes = rules.with_vote(row.votes, statement.number, choice)
    row.save()
    count_live(entry, dialogue)


def count_live(entry: OpenEntry, dialogue: Dialogue) -> None:
    """Count a live result again when enough people voted (a step of an open action).

    It is kept with the conversation, so that all server processes show the same and reading it
    costs nothing.
    """
    if not dialogue.live:
        return
    now, many = queries.cast_until_now(dialogue)
    kept = dialogue.result
    before = (kept["people"], kept["votes"]) if kept else (0, 0)
    if rules.count_again(before, now, many):
        dialogue.result = counted(dialogue)
        dialogue.save(update_fields=["result"])


def write_statement(
    *, dialogue: Dialogue, key: str, text: str, source: str = "", once: uuid.UUID | None = None
) -> Statement:
    """Somebody writes a statement; a host looks at it before others vote on it.

    `source` is where it comes from, only to stop a flood; it is not kept with the statement.
    """
    plain = rules.check_statement(text)
    if known := queries.said_before(dialogue, once, plain):
        return known
    if source:
        _not_too_many(source)
    _voice, writer = digests_of(key)
    with act(WRITTEN, by=NOBODY, book=dialogue.here.slug, details_are_public=False) as entry:
        entry.fresh(dialogue)
        queries.stands(dialogue).check_write()
        number = queries.highest_number(dialogue) + 1
        check_room(number)
        statement = Statement.objects.create(
            id=once or uuid.uuid4(), dialogue=dialogue, number=number, text=plain,
            state=StatementState.WAITING, writer=writer,
        )  # fmt: skip
        entry.about(dialogue)
    return statement


def _not_too_many(source: str) -> None:
    try:
        count_try(f"statement {source}", STATEMENTS_FROM_ONE_PLACE)
    except Refused as refusal:
        raise Refused(
            _("Much came in from here just now. Wait ten minutes; what you wrote stays.")
        ) from refusal


def place_statement(*, by: Person, statement: Statement) -> None:
    """A host places a statement: from now people vote on it. Placed twice it is placed once."""
    if statement.state == StatementState.PLACED:
        return
    book = statement.dialogue.here.slug
    with act(PLACED, by=by.actor, book=book) as entry:
        _look_at(entry, by, statement)
        statement.state = StatementState.PLACED
        statement.save(update_fields=["state"])
        entry.about(statement.dialogue)


def return_statement(*, by: Person, statement: Statement, reason: Reason) -> None:
    """A host gives a statement back with a reason, which only its writer reads."""
    if statement.state == StatementState.RETURNED and statement.reason == reason:
        return
    book = statement.dialogue.here.slug
    with act(RETURNED, by=by.actor, book=book) as entry:
        _look_at(entry, by, statement)
        statement.state, statement.reason = StatementState.RETURNED, reason
        statement.save(update_fields=["state", "reason"])
        entry.about(statement.dialogue)


def _look_at(entry: OpenEntry, by: Person, statement: Statement) -> None:
    require(by, Right.HOST, statement.dialogue.here)
    entry.fresh(statement)
    entry.fresh(statement.dialogue)
    rules.check_move(StatementState(statement.state), DialogueState(statement.dialogue.state))


def check_room(many: int) -> None:
    if many > rules.MOST_STATEMENTS:
        raise Refused(_("A conversation has at most %(most)s statements."),
                      most=rules.MOST_STATEMENTS)  # fmt: skip
