"""The pages of an assembly with 5,000 people in its pool and 150 seats, and how long a draw takes.

The pool is written in one action, so the log has one entry for it; closing, fixing the panels
and drawing go the way of everybody.
"""

import random
import time
import uuid
from datetime import timedelta

from bench import house, report
from bench.fill import neighbourhood
from bench.pages import measured

GOAL = "Goal: a page in 10 queries and 12 ms when kept, also with 5,000 people in the pool."
POOL, SEATS = 5_000, 150
TARGETS = """Hoe oud ben je?
16 tot en met 26; ; 25; 25
27 tot en met 44; ; 45; 45
45 tot en met 64; ; 45; 45
65 of ouder; ; 35; 35
Waar woon je?
Noord; ; 40; 60
Oost; ; 40; 60
Zuid; ; 40; 60
Hoe gaat Nederlands lezen?
dat gaat; ; 0; 120
dat is lastig; ; 30; 150
"""


def begun(here, parties, people):
    """Return an assembly with the yes of all four parties and its targets."""
    from wijkaanpak import clock
    from wijkaanpak.assemblies.actions import mandate, targets
    from wijkaanpak.assemblies.rules import Mandate, read_targets
    from wijkaanpak.network.actions import give_voice
    from wijkaanpak.network.rules import Answer

    words = Mandate("Warm wonen", "Wat komt eerst?", "Wij antwoorden.", 9_000_000, 10, SEATS,
                    clock.today() + timedelta(days=100), "De Zaaier, Terplaan 1")  # fmt: skip
    row = mandate.write_mandate(
        by=people[2], party=parties[2], answered_by=parties[2], words=words
    )
    term = clock.today() + timedelta(days=14)
    row = mandate.ask_mandate(by=people[2], assembly=row, term=term)
    for party, person in zip(parties, people, strict=True):
        row.proposal.refresh_from_db()
        give_voice(by=person, party=party, proposal=row.proposal, answer=Answer.CONSENT)
    row = mandate.begin(by=people[1], assembly=row)
    lines = read_targets(TARGETS, SEATS)
    targets.write_targets(by=people[1], assembly=row, lines=lines, counted_from="CBS 2024")
    return row


def signed_up(row) -> None:
    """Fill the pool: two of three people with a letter, the others at a door."""
    from wijkaanpak import clock
    from wijkaanpak.assemblies.models import Contact, SignUp, Wave
    from wijkaanpak.assemblies.queries.assemblies import targets
    from wijkaanpak.assemblies.rules.pool import SIGNS
    from wijkaanpak.logbook.door import Verb, act
    from wijkaanpak.people.queries import NOBODY

    chance, values = random.Random(0), {}
    for line in targets(row):
        values.setdefault(line.feature, []).append(line.value)
    codes = set()
    while len(codes) < POOL:
        codes.add("".join(chance.choices(SIGNS, k=5)))
    people = [
        SignUp(
            id=uuid.UUID(int=chance.getrandbits(128)), assembly=row, code=code, home=f"h{n // 2}",
            answers={feature: chance.choice(own) for feature, own in values.items()},
            channel="letter" if n % 3 else "doorstep", on=clock.today(),
        )
        for n, code in enumerate(sorted(codes))
    ]  # fmt: skip
    with act(Verb("bench.filled", "Filled."), by=NOBODY, book=row.here.slug) as entry:
        Wave.objects.bulk_create(
            Wave(assembly=row, number=n, place=f"Straat {n}", first=n * 100, many=100,
                 on=clock.today())
            for n in range(1, 101)
        )  # fmt: skip
        SignUp.objects.bulk_create(people, batch_size=500)
        Contact.objects.bulk_create(
            (Contact(signup=one, name=f"Buur {one.code}", reach="06") for one in people),
            batch_size=500,
        )
        entry.about(row)


def timed(what: str, do) -> str:
    begin = time.perf_counter()
    do()
    return f"| {what} | {time.perf_counter() - begin:.1f} |"


def main() -> None:
    house.begin()
    from django.conf import settings

    from wijkaanpak.assemblies.actions import draw, pool
    from wijkaanpak.assemblies.rules import Way
    from wijkaanpak.people.actions import name_role
    from wijkaanpak.people.rules import Role

    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": plain}}
    settings.ALLOWED_HOSTS = ["*"]
    here, parties, people = neighbourhood()
    name_role(by=people[1], here=here, person=people[0], role=Role.HOST)
    row = begun(here, parties, people)
    signed_up(row)
    address = row.get_absolute_url()
    pages = [measured(address, people[0]), measured(address, people[1])]
    steps = [
        timed("closing the pool", lambda: pool.close_pool(by=people[1], assembly=row)),
        timed("a thousand panels made and fixed",
              lambda: draw.commit_panels(by=people[1], assembly=row, way=Way.TEN)),
        timed("drawing one",
              lambda: draw.draw_panel(by=people[0], assembly=row, typed="4 1 7")),
    ]  # fmt: skip
    paths = ("", "loting/1/", "loting/1/verslag/", "loting/1/verslag.pdf", "deelnemers/")
    pages += [measured(f"{address}{path}", people[1], second=True) for path in paths]
    head = ["| page, signed in | queries | CPU, ms (median) | first after a change | CPU | kB |",
            "|---|---|---|---|---|---|"]  # fmt: skip
    told = [line.replace(str(row.pk), "…") for line in pages]
    wait = ["", "| step, once | seconds |", "|---|---|", *steps]
    report.keep("Assemblies", [GOAL, "", *head, *told, *wait])


if __name__ == "__main__":
    main()
