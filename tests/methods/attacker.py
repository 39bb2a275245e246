"""Somebody who reads every page that was ever published, and knows linear programming.

What is known of the counts becomes linear constraints; the solver says between what numbers each
count must lie. Nothing of the method is used but the words and the published shares.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import lru_cache

import highspy

from wijkaanpak.methods import small_cells
from wijkaanpak.methods.small_cells import CHANCE, LEAST_CARDS, LIMIT, Word


@lru_cache(maxsize=4096)
def enough(most: int, share: float, chance: float) -> int:
    """Count up until `most` is no chance any more: in another way than the method."""
    of = most
    while True:
        of += 1
        parts = (math.comb(of, k) * share**k * (1 - share) ** (of - k) for k in range(most + 1))
        if sum(parts) <= chance:
            return of


@dataclass
class Attacker:
    """Constraints on counts, each named by what somebody could call it."""

    names: dict[object, int] = field(default_factory=dict)
    rows: list[tuple[float, float, dict[int, float]]] = field(default_factory=list)

    def of(self, name: object) -> int:
        return self.names.setdefault(name, len(self.names))

    def knows(self, low: float, high: float, *sum_of: object) -> None:
        row: dict[int, float] = {}
        for name in sum_of:
            row[self.of(name)] = row.get(self.of(name), 0) + 1
        self.rows.append((low, high, row))

    def same(self, left: list[object], right: list[object]) -> None:
        row: dict[int, float] = {}
        for sign, names in ((1, left), (-1, right)):
            for name in names:
                row[self.of(name)] = row.get(self.of(name), 0) + sign
        self.rows.append((0, 0, row))

    def reads(self, who, question, said, shares) -> None:
        """Read the words on one question of one gathering, or of many together."""
        if not said:
            return
        compared = [share for share in shares.values() if share is not None]
        chance = CHANCE / max(1, len(compared))
        least, most = LEAST_CARDS, math.inf
        for key, word in said.items():
            low, high = {
                Word.NOBODY: (0, 0), Word.FEW: (1, LIMIT - 1), Word.SILENT: (0, LIMIT - 1),
                Word.THERE: (LIMIT, math.inf), Word.FEWER: (LIMIT, math.inf),
            }[word]  # fmt: skip
            self.knows(low, high, (who, question, key))
            if shares[key] is None:
                continue
            share = shares[key]
            if word is Word.SILENT:
                most = min(most, enough(LIMIT - 1, share, chance) - 1)
            elif word is not Word.THERE:
                proof = {Word.NOBODY: 0, Word.FEW: LIMIT - 1, Word.FEWER: LIMIT}[word]
                least = max(least, enough(proof, share, chance))
        self.knows(least, most, *((who, question, key) for key in said))

    def bounds(self, name: object) -> tuple[float, float]:
        return self._best(name, highspy.ObjSense.kMinimize), self._best(
            name, highspy.ObjSense.kMaximize
        )

    def _best(self, name: object, sense) -> float:
        solver = highspy.Highs()
        solver.setOptionValue("output_flag", False)
        for _ in self.names:
            solver.addVar(0, highspy.kHighsInf)
        for low, high, row in self.rows:
            ends = [min(max(end, -highspy.kHighsInf), highspy.kHighsInf) for end in (low, high)]
            solver.addRow(*ends, len(row), list(row), list(row.values()))
        solver.changeColCost(self.of(name), 1.0)
        solver.changeObjectiveSense(sense)
        solver.run()
        status = solver.getModelStatus()
        if status != highspy.HighsModelStatus.kOptimal:
            assert status != highspy.HighsModelStatus.kInfeasible, (
                "the pages contradict each other"
            )
            return math.inf
        return solver.getObjectiveValue()


def publish(gatherings, shares_by_question, method=small_cells):
    """Return every page: the words of each gathering, and of the quiet ones together."""
    pages, quiet = {}, {question: [] for question in shares_by_question}
    for n, counts in enumerate(gatherings):
        for question, shares in shares_by_question.items():
            said = method.words_of(counts[question], shares)
            pages[n, question] = said
            if not said:
                quiet[question].append(n)
    for question, shares in shares_by_question.items():
        together = [gatherings[n][question] for n in quiet[question]]
        pages["year", question] = method.added_up(together, shares)
    return pages, quiet


def what_is_betrayed(gatherings, shares_by_question, pages, quiet, *, also=()):
    """Return each count of one to nine that is known more tightly than one to nine."""
    attacker = Attacker()
    for (who, question), said in pages.items():
        attacker.reads(who, question, said, shares_by_question[question])
    for question, shares in shares_by_question.items():
        for key in shares:
            parts = [(n, question, key) for n in quiet[question]]
            attacker.same([("year", question, key)], parts)
        for n in quiet[question]:  # who stood at the door saw that there were few cards
            if sum(gatherings[n][question].values()) < LEAST_CARDS:
                attacker.knows(0, LEAST_CARDS - 1, *((n, question, key) for key in shares))
    _one_heap(attacker, len(gatherings), shares_by_question)
    for fact in also:
        fact(attacker)
    return [
        (n, question, key, found)
        for n, counts in enumerate(gatherings)
        for question, cells in counts.items()
        for key, many in cells.items()
        if 1 <= many < LIMIT and not _hidden(found := attacker.bounds((n, question, key)))
    ]


def _one_heap(attacker, many, shares_by_question):
    """Each gathering had one heap of cards, each with an answer to a question or without."""
    for n in range(many):
        first, *others = (
            [(n, q, "open"), *((n, q, key) for key in shares)]
            for q, shares in shares_by_question.items()
        )
        for other in others:
            attacker.same(first, other)


def _hidden(found: tuple[float, float]) -> bool:
    low, high = found
    return low <= 1 + 1e-6 and high >= LIMIT - 1 - 1e-6
