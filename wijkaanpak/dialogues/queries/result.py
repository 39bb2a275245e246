"""What votes say: counted once at closing, and from then on read as it was."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.utils.translation import gettext as _

from wijkaanpak.dialogues import rules
from wijkaanpak.dialogues.models import Dialogue, Voice
from wijkaanpak.dialogues.queries import statements
from wijkaanpak.dialogues.rules import StatementState
from wijkaanpak.methods import opinions
from wijkaanpak.methods.sheets import DANGEROUS

type Json = dict[str, Any]
WIDE, EDGE, TALLEST, LARGEST = 800, 40, 560, 44  # of the map and its circles, in units


def votes_of(dialogue: Dialogue) -> opinions.Votes:
    """Return all votes as a table: a row for each device, a column for each placed statement."""
    placed = statements(dialogue, StatementState.PLACED)
    columns = {str(one.number): place for place, one in enumerate(placed)}
    rows = list(Voice.objects.filter(dialogue=dialogue).values_list("votes", flat=True))
    cast = np.full((len(rows), len(placed)), opinions.UNSEEN, np.int8)
    for place, votes in enumerate(rows):
        for number, vote in votes.items():
            cast[place, columns[number]] = vote
    people = [str(place) for place in range(1, len(rows) + 1)]
    return opinions.Votes(
        people, [opinions.Statement(str(one.number), one.text) for one in placed], cast
    )


def counted(dialogue: Dialogue) -> Json:
    """Return all that may be shown of the votes, as it is frozen at closing."""
    return opinions.to_dict(opinions.survey(votes_of(dialogue)))


@dataclass(frozen=True)
class Line:
    """One statement with its counts; `everybody` is None, and a group too, when they are few."""

    number: int
    text: str
    everybody: Json | None
    groups: list[tuple[str, Json | None]]

    @property
    def agree(self) -> str:
        return between(self.everybody, "agree_between")


def in_parts(cell: Json | None) -> Json | None:
    """Add what a bar of these votes is made of, in words."""
    if cell is None:
        return None
    words = {"agree": _("Agree"), "disagree": _("Disagree"), "pass": _("Passed over")}
    return cell | {"parts": [(word, cell[name], str(cell[name])) for name, word in words.items()]}


def between(cell: Json | None, name: str) -> str:
    """Return the bounds of a share as whole percents, such as 43–61, or nothing.

    >>> between({"agree_between": [0.427, 0.611]}, "agree_between")
    '43–61'
    """
    return "–".join(f"{100 * bound:.0f}" for bound in cell[name]) if cell else ""


@dataclass(frozen=True)
class Spot:
    """A dot on the map: some people who stand together, never one."""

    x: int
    y: int
    size: int
    people: int
    group: str


@dataclass(frozen=True)
class Picture:
    """The map: its spots, and how wide and tall it is, in units."""

    spots: list[Spot]
    wide: int
    tall: int


class Result:
    """A frozen result, as the page shows it."""

    def __init__(self, frozen: Json) -> None:
        self.frozen = frozen
        names = [group["group"] for group in frozen["groups"]]
        self.lines = {
            row["statement"]: Line(
                int(row["statement"]),
                row["text"],
                in_parts(row["everybody"]),
                list(zip(names, map(in_parts, row["groups"]), strict=True)),
            )
            for row in frozen["statements"]
        }

    @property
    def people(self) -> int:
        """How many took part; fewer than five is said as such, for it may be shown to nobody."""
        return int(self.frozen["people"])

    @property
    def few(self) -> bool:
        return self.people < opinions.LEAST

    @property
    def shared(self) -> list[Line]:
        return [self.lines[one["statement"]] for one in self.frozen["unites"]]

    @property
    def rejected(self) -> list[Line]:
        return [self.lines[one["statement"]] for one in self.frozen["rejected_by_all"]]

    @property
    def bridges(self) -> list[tuple[Line, bool]]:
        """What holds also with those who like it least, and is not told above; agreed or not."""
        told = {line.number for line in [*self.shared, *self.rejected]}
        lines = [(self.lines[one["statement"]], one["agrees"]) for one in self.frozen["bridging"]]
        return [(line, agrees) for line, agrees in lines if line.number not in told]

    @property
    def anything(self) -> bool:
        """Tell whether any statement has counts that may be shown."""
        return any(line.everybody for line in self.lines.values())

    @property
    def divides(self) -> list[Line]:
        return [self.lines[one["statement"]] for one in self.frozen["divides"]]

    @property
    def groups(self) -> list[Json]:
        """The groups with what speaks for each: the line, agreed or not, said by how many."""
        return [
            {
                "name": group["group"],
                "people": group["people"],
                "says": [(self.lines[one["statement"]], one) for one in group["statements"]],
            }
            for group in self.frozen["groups"]
        ]

    @property
    def picture(self) -> Picture | None:
        """The map, drawn as large as it fits; both directions keep the same scale."""
        dots = self.frozen["map"]
        if not dots:
            return None
        (left, right), (low, high) = (
            (min(dot[axis] for dot in dots), max(dot[axis] for dot in dots)) for axis in "xy"
        )
        scale = min(
            (room - 2 * EDGE) / (far or 1)
            for room, far in ((WIDE, right - left), (TALLEST, high - low))
        )
        spots = [
            Spot(
                round(WIDE / 2 + (dot["x"] - (left + right) / 2) * scale),
                round(EDGE + (high - dot["y"]) * scale),
                min(LARGEST, round(5 * dot["people"] ** 0.5)), dot["people"],
                dot["group"] or "",
            )
            for dot in dots
        ]  # fmt: skip
        return Picture(spots, WIDE, round(2 * EDGE + (high - low) * scale))


def published(dialogue: Dialogue) -> bool:
    """Tell whether the single votes of a closed conversation may be read by everybody."""
    return rules.may_publish(int(dialogue.result["people"]), dialogue.elsewhere)


def few_beside_elsewhere(dialogue: Dialogue) -> dict[uuid.UUID, dict[str, int]]:
    """Return the voices of here of which votes are left out, each with the votes that stay.

    Who lays the files from elsewhere beside the result reads what was voted here on a statement;
    of fewer than five people that is not shown.
    """
    if not dialogue.elsewhere:
        return {}
    here = dict(dialogue.voices.exclude(digest="").values_list("pk", "votes"))
    few = rules.with_few(here.values(), opinions.LEAST)
    return {
        pk: {statement: vote for statement, vote in votes.items() if statement not in few}
        for pk, votes in here.items()
        if not few.isdisjoint(votes)
    }


def vote_lines(dialogue: Dialogue) -> Iterator[list[object]]:
    """Yield the votes as Polis writes them; of who and when only a number and the last day."""
    day = dialogue.closes.isoformat()
    yield ["timestamp", "datetime", "comment-id", "voter-id", "vote"]
    rows = Voice.objects.filter(dialogue=dialogue).values_list("votes", flat=True)
    for who, votes in enumerate(rules.shuffled(list(rows)), 1):
        for number, vote in votes.items():
            yield [0, day, number, who, vote]


def statement_lines(dialogue: Dialogue) -> Iterator[list[object]]:
    """Yield the statements with their counts as Polis writes them; few votes are left empty."""
    yield [
        *("timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees"),
        *("moderated", "comment-body"),
    ]
    day = dialogue.closes.isoformat()
    for line in Result(dialogue.result).lines.values():
        cell = line.everybody or {"agree": "", "disagree": ""}
        yield [0, day, line.number, "", cell["agree"], cell["disagree"], 1, harmless(line.text)]


def harmless(text: str) -> str:
    """Return words that no spreadsheet runs (OWASP, "CSV Injection")."""
    return f"'{text}" if text.startswith(DANGEROUS) else text
