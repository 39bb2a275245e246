"""What a conversation said is laid beside an item of the agenda or a conflict, and taken away."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.agenda.models import Item
from wijkaanpak.dialogues import rules
from wijkaanpak.dialogues.models import Evidence, Statement
from wijkaanpak.dialogues.queries.evidence import check_beside, require_may_lay
from wijkaanpak.dialogues.queries.result import Result
from wijkaanpak.dialogues.rules import DialogueState
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.people.models import Person
from wijkaanpak.repairs.models import Conflict

LAID = Verb("dialogue.laid_beside", _("“%(question)s” was laid beside “%(title)s”."))
TAKEN = Verb("dialogue.taken_away", _("“%(question)s” no longer lies beside “%(title)s”."))


def lay_beside(*, by: Person, statement: Statement, item: Item | Conflict) -> Evidence:
    """A counted statement is laid beside an item or a conflict.

    By who speaks for the asker; by who keeps the agenda, or answers for a side of the conflict.
    """
    dialogue = statement.dialogue
    require_may_lay(by, dialogue, item)
    place = {"conflict": item} if isinstance(item, Conflict) else {"item": item}
    if known := Evidence.objects.filter(statement=statement, until=None, **place).first():
        return known
    with act(LAID, by=by.actor, book=dialogue.here.slug) as entry:
        require_may_lay(by, dialogue, item)
        entry.fresh(dialogue)
        state = DialogueState(dialogue.state)
        lines = Result(dialogue.result).lines if dialogue.result else {}
        line = lines.get(str(statement.number))
        rules.check_evidence(state, counted=bool(line and line.everybody))
        check_beside(dialogue.here, item)
        laid = Evidence.objects.create(statement=statement, since=clock.today(), **place)
        entry.about(dialogue, question=dialogue.question, title=item.title)
    return laid


def take_away(*, by: Person, evidence: Evidence) -> None:
    """It no longer lies there; that it did stays in the log."""
    if evidence.until:
        return
    dialogue = evidence.statement.dialogue
    with act(TAKEN, by=by.actor, book=dialogue.here.slug) as entry:
        require_may_lay(by, dialogue, evidence.beside)
        entry.fresh(evidence)
        evidence.until = evidence.until or clock.today()
        evidence.save(update_fields=["until"])
        entry.about(dialogue, question=dialogue.question, title=evidence.beside.title)
