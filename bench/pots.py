"""The pots puzzle inside a count: eighty plans, ten pots, with and without hard conditions."""

import random
import time

from bench import report
from wijkaanpak.methods import pots as puzzle
from wijkaanpak.methods.pots import Guarantee, Plan, Pot

GOAL = "Goal: a question of a count in under a millisecond, a funding plan in under a second."
THEMES = ["groen", "sport", "kunst", "zorg", "jong"]
YOUNG = Guarantee("jong", 15_000_00, themes=frozenset({"jong"}))


def city(pots: int, minimums: bool) -> tuple[list[Pot], list[Plan]]:
    chance = random.Random(2025)
    money = [
        Pot(
            f"P{number:02}",
            chance.randrange(20_000_00, 400_000_00),
            themes=frozenset(chance.sample(THEMES, chance.randrange(3))),
            least_share=chance.choice([0, 0, 0, 20, 50]) if minimums else 0,
            most_share=chance.choice([100, 100, 75]),
        )
        for number in range(pots)
    ]
    plans = [
        Plan(
            f"V{number:02}",
            chance.randrange(1_000_00, 90_000_00),
            themes=frozenset(chance.sample(THEMES, chance.randrange(1, 3))),
        )
        for number in range(80)
    ]
    return money, plans


def measured(pots: int, minimums: bool, guarantees: list[Guarantee]) -> str:
    """Count in a fixed order, ask everything again, then say who pays what."""
    money, plans = city(pots, minimums)
    begun = time.perf_counter()
    may_add, won = puzzle.may_add_for(money, guarantees, plans), []
    for plan in plans:
        if may_add([*(one.key for one in won), plan.key]):
            won.append(plan)
    counted = time.perf_counter()
    for place in range(len(won)):
        may_add([one.key for one in won[: place + 1]])
    again = time.perf_counter()
    puzzle.funding_plan(won, money)
    paid = time.perf_counter()
    lost = [plan for plan in plans if plan not in won]
    puzzle.loosen(money, guarantees, won, lost)
    ended = time.perf_counter()
    said = "yes" if minimums else "no"
    times = [counted - begun, again - counted, paid - again, ended - paid]
    seconds = " | ".join(f"{one:.3f}" for one in times)
    return f"| {pots} | {said} | {len(guarantees)} | {len(won)} | {seconds} |"


def main() -> None:
    lines = [GOAL, "", "Seconds for 80 plans:", ""]
    lines += ["| pots | minimum shares | guarantees | winners | count, 80 questions | asked again"]
    lines[-1] += " | who pays what | which condition to loosen |"
    lines.append("|" + "---|" * 8)
    for pots, minimums, guarantees in [
        (10, False, []), (10, False, [YOUNG]), (16, False, []), (5, True, []), (10, True, []),
    ]:  # fmt: skip
        lines.append(measured(pots, minimums, guarantees))
    report.keep("Pots puzzle", lines)


if __name__ == "__main__":
    main()
