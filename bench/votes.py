"""Whole votes a second: code, plans, choice, a last look, box, receipt.

    python -m bench.votes            50 a second for a minute
    python -m bench.votes 17 590     10,030 voters in ten minutes

Each vote is a stranger with a letter of their own and seven requests over loopback: the code page,
the code, the list of plans, the choice, the last look and the box, and the receipt. A vote
starts on its own beat, whether the ones before it are done or not, so waiting shows. It ends by
itself, and prints and keeps how many votes came in, p50, p99 and errors.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from dataclasses import dataclass, field

from bench import house, report
from tests.phone import Phone, steps

RATE, SECONDS, PLANS, CHOICE = 50, 60, 25, ["2", "5", "11"]
GOALS = {
    (50, 60): "Goal: 50 a second for 60 s with p99 within 1 s and no errors.",
    (17, 590): "Goal: 10,000 voters in ten minutes with p99 within 300 ms and no errors.",
}
BASE = "/w/vol/burgerbegroting/{number}/stemmen/"


@dataclass
class Seen:
    """What the phones lived through: seconds per vote, and what went wrong."""

    took: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def vote(port: int, base: str, code: str, seen: Seen) -> None:
    begun = time.perf_counter()
    phone = Phone(port)
    try:
        for path, sent, expected in steps(code, CHOICE):
            status, _text = phone.ask(base + path, sent)
            if status != expected:
                seen.wrong.append(f"{path}: {status}")
                return
        seen.took.append(time.perf_counter() - begun)
    except OSError as fault:
        seen.wrong.append(repr(fault))
    finally:
        phone.hang_up()


def prepare(many: int) -> tuple[int, list[str]]:
    """Hold a round with 25 plans that is open for votes; return its number and the codes."""
    from datetime import timedelta

    from bench.fill import neighbourhood
    from wijkaanpak import clock
    from wijkaanpak.budget.actions import codes, plans, rounds
    from wijkaanpak.budget.queries import money
    from wijkaanpak.budget.rules import PlanWords, RoundRules, Verdict, taken
    from wijkaanpak.funds import actions as funds
    from wijkaanpak.funds.rules import Kind, Level
    from wijkaanpak.people.actions import name_role
    from wijkaanpak.people.rules import Role

    here, parties, people = neighbourhood()
    roles = (Role.ROUND_KEEPER, Role.TREASURER, Role.CODE_KEEPER)
    for person, role in zip((people[0], people[2], people[3]), roles, strict=True):
        name_role(by=people[1], here=here, person=person, role=role)
    terms = funds.Terms("Wijkbudget", Kind.FREE, Level.JOINT, ground="Mandaat")
    laid = funds.lay_on_table(by=people[2], owner=parties[2], terms=terms)
    funds.contribute(by=people[2], pot=laid, cents=90_000_00, words="Besluit")
    (offer,) = money.offers(here).values()
    pot, source = taken(offer, 90_000_00)
    today, day = clock.today(), timedelta(days=1)
    fixed = RoundRules(
        pots=(pot,), sources={pot.key: source}, who="Iedereen.", not_open="De rest.",
        leftover="Terug.", supporters=1, plans_until=today, votes_from=today,
        votes_until=today + day,
    )  # fmt: skip
    round = rounds.begin_round(by=people[0], here=here, title="Meting")
    rounds.write_rules(by=people[0], round=round, title="", words="", given=fixed)
    round = rounds.go_on(by=people[0], round=round)
    for at in range(PLANS):
        words = PlanWords(f"Plan {at + 1}", "Wat.", "Waarom.", "", "Wie.", "", "Iets.", 9_00, 9_00)
        made = plans.write_plan(by=people[0], round=round, words=words)
        plans.hand_in(by=people[0], plan=made)
        plans.check_plan(by=people[2], party=parties[2], plan=made, verdict=Verdict.YES)
    for _step in range(2):
        round = rounds.go_on(by=people[0], round=round)
    made = codes.make_codes(by=people[3], round=round, many=many)
    return round.number, [code for _serial, code in made]


def drive(port: int, number: int, codes: list[str], rate: int) -> tuple[Seen, float]:
    seen, phones = Seen(), []
    base = BASE.format(number=number)
    begun = time.perf_counter()
    for at, code in enumerate(codes):
        wait = begun + at / rate - time.perf_counter()
        if wait > 0:
            time.sleep(wait)
        phones.append(threading.Thread(target=vote, args=(port, base, code, seen)))
        phones[-1].start()
    for phone in phones:
        phone.join()
    return seen, time.perf_counter() - begun


def at(took: list[float], part: float) -> float:
    return sorted(took)[min(len(took) - 1, int(part * len(took)))] if took else 0.0


def main(rate: int = RATE, seconds: int = SECONDS) -> None:
    folder = house.begin()
    number, codes = prepare(rate * seconds)
    with house.served(folder) as url:
        port = int(url.rsplit(":", 1)[1])
        drive(port, number, [], rate)
        seen, took = drive(port, number, codes, rate)
    from wijkaanpak.budget.models import Ballot

    ballots = Ballot.objects.count()
    half, worst = at(seen.took, 0.5), at(seen.took, 0.99)
    lines = [
        "| asked | votes in the box | in | p50 | p99 | errors |",
        "|---|---|---|---|---|---|",
        f"| {rate} a second for {seconds} s | {ballots:,} of {len(codes):,} | {took:.0f} s "
        f"({ballots / took:.0f} a second) | {half:.2f} s | {worst:.2f} s | {len(seen.wrong)} |",
        "",
        GOALS.get((rate, seconds), "No goal is set for this."),
        f"One vote is seven requests. {os.cpu_count()} cores, shared with who votes; load "
        f"of this machine while it ran: {os.getloadavg()[0]:.1f}.",
    ]
    report.keep(f"Voting: {rate} whole votes a second for {seconds} s", lines)
    if seen.wrong:
        print(sorted(set(seen.wrong))[:5], file=sys.stderr)


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
