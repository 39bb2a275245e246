"""What a conversation said is laid beside an item of the agenda, and taken away."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.agenda.models import Item
from wijkaanpak.agenda.queries import require_circle
from wijkaanpak.dialogues import rules
from wijkaanpak.dialogues.models import Dialogue, Evidence, Statement
from wijkaanpak.dialogues.queries.evidence import check_item
from wijkaanpak.dialogues.queries.result import Result
from wijkaanpak.dialogues.rules import DialogueState
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.network.queries import parties_of
from wijkaanpak.people.models import Person

LAID = Verb("dialogue.laid_beside", _("“%(question)s” was laid beside “%(title)s”."))
TAKEN = Verb("dialogue.taken_away", _("“%(question)s” no longer lies beside “%(title)s”."))


def lay_beside(*, by: Person, statement: Statement, item: Item) -> Evidence:
    """Who keeps the agenda, or speaks for the asker, lays a counted statement beside an item."""
    dialogue = statement.dialogue
    _require(by, dialogue)
    if known := Evidence.objects.filter(statement=statement, item=item, until=None).first():
        return known
    with act(LAID, by=by.actor, book=dialogue.here.slug) as entry:
        _require(by, dialogue)
        entry.fresh(dialogue)
        state = DialogueState(dialogue.state)
        lines = Result(dialogue.result).lines if dialogue.result else {}
        line = lines.get(str(statement.number))
        rules.check_evidence(state, counted=bool(line and line.everybody))
        check_item(dialogue.here, item)
        laid = Evidence.objects.create(statement=statement, item=item, since=clock.today())
        entry.about(dialogue, question=dialogue.question, title=item.title)
    return laid


def take_away(*, by: Person, evidence: Evidence) -> None:
    """It no longer lies there; that it did stays in the log."""
    if evidence.until:
        return
    dialogue = evidence.statement.dialogue
    with act(TAKEN, by=by.actor, book=dialogue.here.slug) as entry:
        _require(by, dialogue)
        entry.fresh(evidence)
        evidence.until = evidence.until or clock.today()
        evidence.save(update_fields=["until"])
        entry.about(dialogue, question=dialogue.question, title=evidence.item.title)


def _require(by: Person, dialogue: Dialogue) -> None:
    if dialogue.asker not in parties_of(by, dialogue.here):
        require_circle(by, dialogue.here)
