"""Three hundred people in a room vote on their phones, while a screen shows what comes out.

    python -m bench.dialogues            300 phones for a minute

Each phone is a stranger who reads for some seconds and presses a button; one vote is the press and
the next statement, over loopback through the real server. The screen refreshes every two
seconds: how old is what it shows? It ends by itself.
"""

from __future__ import annotations

import os
import random
import re
import sys
import threading
import time
from dataclasses import dataclass, field

from bench import house, report
from bench.votes import at
from tests.phone import Phone

PHONES, SECONDS, STATEMENTS, READS = 300, 60, 30, (3.0, 9.0)  # seconds that a person reads
COUNTED = re.compile(rb"Geteld: ([\d.]+) stemmen")


@dataclass
class Seen:
    """What phones and screen lived through; `came` is when each vote was told to be in."""

    took: list[float] = field(default_factory=list)
    came: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    screen: list[float] = field(default_factory=list)
    ages: list[float] = field(default_factory=list)


def prepare() -> str:
    """Open a conversation that shows what people vote; return its address."""
    from datetime import timedelta

    from bench.fill import neighbourhood
    from wijkaanpak import clock
    from wijkaanpak.dialogues import actions

    _here, (party, *_others), (person, *_more) = neighbourhood()
    today = clock.today()
    opening = actions.Opening(
        "Waar is ons plein voor?", "Meting.", today, today + timedelta(days=7),
        first=tuple(f"Stelling {place} is waar." for place in range(1, STATEMENTS + 1)), live=True,
    )  # fmt: skip
    dialogue = actions.begin_dialogue(by=person, party=party, opening=opening)
    actions.open_dialogue(by=person, dialogue=dialogue)
    return dialogue.get_absolute_url()


def one_phone(port: int, base: str, who: int, until: float, seen: Seen) -> None:
    """Vote until the time is over or no statement is left."""
    drawn, phone = random.Random(who), Phone(port)
    try:
        time.sleep(drawn.uniform(0, READS[1]))
        phone.ask(base + "stem/")
        page = phone.onward
        phone.ask(page)
        while "/stem/" in page:
            time.sleep(drawn.uniform(*READS))
            if time.perf_counter() > until:
                return
            page = press(phone, page, drawn, who, seen)
    except OSError as fault:
        seen.wrong.append(repr(fault))
    finally:
        phone.hang_up()


def press(phone: Phone, page: str, drawn: random.Random, who: int, seen: Seen) -> str:
    """Press a button and wait for the next statement; two camps, who waver."""
    likely = ["agree", "disagree", "pass"] if who % 2 else ["disagree", "agree", "pass"]
    choice = drawn.choices(likely, [7, 2, 1])[0]
    begun = time.perf_counter()
    status, _text = phone.ask(page, {"choice": [choice]})
    if status != 302:
        seen.wrong.append(f"vote: {status}")
        return ""
    seen.came.append(time.perf_counter())
    onward = phone.onward
    status, _text = phone.ask(onward)
    if status != 200:
        seen.wrong.append(f"next: {status}")
    seen.took.append(time.perf_counter() - begun)
    return onward


def watch(port: int, base: str, until: float, seen: Seen) -> None:
    """Refresh the screen; what it shows is as old as the first vote that it does not count."""
    phone = Phone(port)
    while time.perf_counter() < until:
        begun = time.perf_counter()
        status, text = phone.ask(base + "scherm/")
        seen.screen.append(time.perf_counter() - begun)
        if status != 200:
            seen.wrong.append(f"screen: {status}")
        counted = COUNTED.search(text)
        shown = int(counted[1].replace(b".", b"")) if counted else 0
        now, came = time.perf_counter(), sorted(seen.came)
        seen.ages.append(now - came[shown] if shown < len(came) else 0.0)
        time.sleep(2)
    phone.hang_up()


def main(phones: int = PHONES, seconds: int = SECONDS) -> None:
    folder = house.begin()
    base = prepare()
    seen = Seen()
    with house.served(folder) as url:
        port, begun = int(url.rsplit(":", 1)[1]), time.perf_counter()
        until = begun + seconds
        lines = [
            threading.Thread(target=one_phone, args=(port, base, who, until, seen))
            for who in range(phones)
        ]
        lines.append(threading.Thread(target=watch, args=(port, base, until, seen)))
        for line in lines:
            line.start()
        for line in lines:
            line.join(timeout=seconds + 40)
        took = time.perf_counter() - begun
    tell(phones, took, seen)


def tell(phones: int, took: float, seen: Seen) -> None:
    from wijkaanpak.dialogues.models import Voice

    kept = sum(len(votes) for votes in Voice.objects.values_list("votes", flat=True))
    lost = "all" if kept == len(seen.came) else f"{kept:,} kept of {len(seen.came):,}"
    lines = [
        "| phones | votes told in | kept | a second | p50 | p99 | errors | screen p99 "
        "| result on it is old: p50 | at most |",
        "|---|---|---|---|---|---|---|---|---|---|",
        f"| {phones} | {len(seen.came):,} | {lost} | {len(seen.came) / took:.0f} "
        f"| {at(seen.took, 0.5):.2f} s | {at(seen.took, 0.99):.2f} s | {len(seen.wrong)} "
        f"| {at(seen.screen, 0.99):.2f} s | {at(seen.ages, 0.5):.1f} s | {max(seen.ages):.1f} s |",
        "",
        f"A vote is the press and the next of {STATEMENTS} statements; a person reads "
        f"{READS[0]:.0f} to {READS[1]:.0f} s. The result is counted again when five people more "
        "voted, or more votes than four people have; the screen asks every 2 s.",
        f"{os.cpu_count()} cores, shared with who votes; load of this machine while it ran: "
        f"{os.getloadavg()[0]:.1f}.",
    ]
    report.keep(f"A conversation: {phones} people in a room", lines)
    if seen.wrong:
        print(sorted(set(seen.wrong))[:5], file=sys.stderr)


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
