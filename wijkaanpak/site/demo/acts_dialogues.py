"""How conversations are held: from the first statements to a result that lies at the agenda."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from itertools import count
from pathlib import Path

from wijkaanpak.dialogues import actions, queries, rules
from wijkaanpak.dialogues.actions import Opening
from wijkaanpak.dialogues.models import Statement
from wijkaanpak.dialogues.rules import Choice, Reason, StatementState
from wijkaanpak.methods import opinions
from wijkaanpak.site.demo import dialogue_shapes as words
from wijkaanpak.site.demo.event import Event
from wijkaanpak.site.demo.scene import Scene

LETTERS = {"a": Choice.AGREE, "d": Choice.DISAGREE, "p": Choice.PASS}


def begun(scene: Scene, event: Event) -> None:
    """The asker writes first statements; votes from elsewhere come in as the page takes them."""
    held = event.piece
    assert isinstance(held, words.Dialogue)
    by, party = scene.people[event.by], scene.parties[event.party]
    opening = Opening(
        held.question, held.why, held.opens, held.closes, scene.asks.get(held.ask), held.first,
        live=held.live,
    )  # fmt: skip
    dialogue = actions.begin_dialogue(by=by, party=party, opening=opening)
    scene.dialogues[held.key] = dialogue
    if held.files:
        folder = Path(__file__).with_name(held.files)
        texts = opinions.read_statements((folder / "comments.csv").read_bytes())
        votes = opinions.read((folder / "participants-votes.csv").read_bytes())
        table = opinions.with_statements(votes, texts)
        actions.lay_in_votes(by=by, dialogue=dialogue, votes=table, origin=held.origin)


def opened(scene: Scene, event: Event) -> None:
    actions.open_dialogue(by=scene.people[event.by], dialogue=scene.dialogues[event.about])


def voted(scene: Scene, event: Event) -> None:
    """Everybody who votes on this day, each on a device of their own."""
    held = event.piece
    assert isinstance(held, words.Dialogue)
    dialogue = scene.dialogues[held.key]
    placed = queries.statements(dialogue, StatementState.PLACED)
    for device, (day, letters) in zip(count(1), held.voices, strict=False):
        if day != event.at:
            continue
        for statement, letter in zip(placed, letters, strict=False):
            if letter in LETTERS:
                actions.vote(
                    dialogue=dialogue, key=f"{held.key} {device}", statement=statement,
                    choice=LETTERS[letter],
                )  # fmt: skip


def written(scene: Scene, event: Event) -> None:
    wrote = event.piece
    assert isinstance(wrote, words.Wrote)
    dialogue = scene.dialogues[event.about]
    actions.write_statement(dialogue=dialogue, key=f"{event.about} {wrote.text}", text=wrote.text)


def looked_at(scene: Scene, event: Event) -> None:
    wrote = event.piece
    assert isinstance(wrote, words.Wrote)
    statement = Statement.objects.get(dialogue=scene.dialogues[event.about], text=wrote.text)
    by = scene.people[event.by]
    if wrote.back:
        actions.return_statement(by=by, statement=statement, reason=Reason(wrote.back))
    else:
        actions.place_statement(by=by, statement=statement)


def typed_in(scene: Scene, event: Event) -> None:
    table = event.piece
    assert isinstance(table, words.AtTable)
    dialogue = scene.dialogues[event.about]
    numbers = [one.number for one in queries.statements(dialogue, StatementState.PLACED)]
    actions.type_in_sheet(
        by=scene.people[event.by], dialogue=dialogue, number=queries.next_sheet(dialogue),
        columns=[rules.read_column(column, numbers) for column in table.columns],
        key=uuid.uuid4(),
    )  # fmt: skip


def closed(scene: Scene, event: Event) -> None:
    held = event.piece
    assert isinstance(held, words.Dialogue)
    by, dialogue = scene.people[event.by], scene.dialogues[held.key]
    actions.close_dialogue(by=by, dialogue=dialogue, words=held.closing)


def laid_beside(scene: Scene, event: Event) -> None:
    beside = event.piece
    assert isinstance(beside, words.Beside)
    statement = Statement.objects.get(dialogue=scene.dialogues[event.about], text=beside.text)
    about = scene.conflicts[beside.conflict] if beside.conflict else scene.items[beside.item]
    actions.lay_beside(by=scene.people[event.by], statement=statement, item=about)


ACTS: dict[str, Callable[[Scene, Event], None]] = {
    "dialogue begun": begun,
    "dialogue opened": opened,
    "dialogue voted": voted,
    "statement written": written,
    "statement looked at": looked_at,
    "table typed in": typed_in,
    "dialogue closed": closed,
    "statement laid beside": laid_beside,
}
