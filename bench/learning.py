"""The rooms of making possible and learning with 50,000 of everything in them.

    python -m bench.learning            all of it
    python -m bench.learning 2000       with as many

Projects, initiatives, works and strokes; burdens, freezes and obstacles; mistakes, conflicts and
stops; lessons; stories in reading rounds. For each page server CPU and
queries, as in bench/pages.py; and how long it takes to find the lessons that are like a plan.
"""

from __future__ import annotations

import random
import sys
import time
from datetime import timedelta

from bench import house, report
from bench.fill import WORDS, neighbourhood
from bench.pages import measured
from bench.themes import ABOUT

NUMBER = 50_000
GOAL = (
    "Goal: a page in 10 queries and 12 ms when kept; a list drawn anew within what other lists "
    "take; the lessons like a plan within 50 ms once they were read."
)
LISTS = [
    "projecten/", "projecten/?staat=gestopt", "projecten/ritme/", "projecten/terugkijken/",
    "projecten/initiatieven/", "projecten/koppelkansen/", "projecten/beginnen/",
    "regelruimte/", "regelruimte/lasten/", "regelruimte/bevroren/", "regelruimte/uren/",
    "regelruimte/belemmeringen/",
    "herstel/", "herstel/voorbij/", "herstel/verschil/", "herstel/stop/",
    "leren/", "leren/?over=housing", "leren/lijkt/", "leren/vraag/",
    "verhalen/leesrondes/", "verhalen/leesrondes/1/", "verhalen/leesrondes/waarover/",
    "verhalen/leesrondes/1/bureau/",
]  # fmt: skip


def texts(many: int, words: int, seed: int):
    """Yield texts about seven domains, with words of their own in between."""
    chance = random.Random(seed)
    common = ["".join(chance.choices("abdefgiklmnoprstuvw", k=7)) for _ in range(4_000)]
    for number in range(many):
        about = ABOUT[number % len(ABOUT)].split()
        yield " ".join(chance.choices(about, k=words // 3) + chance.choices(common, k=words // 2))


def fill(number: int):
    """Fill a neighbourhood; return it with its parties, people and one row of each kind."""
    from wijkaanpak.logbook.door import Verb, act
    from wijkaanpak.people.queries import NOBODY

    here, parties, people = neighbourhood()
    filled = Verb("bench.filled", "Filled for a measurement.")
    proposal = a_proposal(parties, people)
    with act(filled, by=NOBODY, book=here.slug) as entry:
        some = {
            "project": projects(here, parties, people, number),
            "burden": burdens(here, parties, people, number),
            "mistake": mistakes(here, parties, people, number),
            "lesson": lessons(here, parties, people, number),
        }
        conflicts(here, parties, people, number)
        stops(here, parties[2], proposal, number)
        questions(here, parties, people, number)
        readings(here, number)
        entry.about(here)
    return here, parties, people, some


def a_proposal(parties, people):
    from wijkaanpak import clock
    from wijkaanpak.network.actions import propose
    from wijkaanpak.network.rules import DecisionKind

    term = clock.today() + timedelta(days=10)
    return propose(by=people[2], party=parties[2], kind=DecisionKind.JOINT_DECISION,
                   title="Samen een bank kopen", why="Voor wie moe is.", term=term)  # fmt: skip


def projects(here, parties, people, number: int):
    """Projects over ten years in all states, each with two changes, two strokes and a look."""
    from wijkaanpak import clock
    from wijkaanpak.contacts.models import Post
    from wijkaanpak.projects.models import (
        AfterCheck,
        Change,
        Initiative,
        Project,
        StrokeSeen,
        Work,
    )

    today, day = clock.today(), timedelta(days=1)
    states = ["running", "adjusted", "stopped", "handed over", "settled"]
    rows = [
        Project(here=here, title=f"Project {n}", goal=text, for_whom=WORDS, own_words=WORDS,
                strengthens=WORDS, connects=WORDS, stroke="long", executor="residents",
                by_whom="Wij", keeper=WORDS, holder=people[3], party=parties[n % 4],
                state=states[n % 5], state_since=today - n % 900 * day,
                started=today - n % 3600 * day)
        for n, text in enumerate(texts(number, 30, 1))
    ]  # fmt: skip
    Project.objects.bulk_create(rows, batch_size=1_000)
    said = {"reason": "insight", "words": WORDS, "goal": "g", "promises": WORDS, "money": WORDS,
            "people": WORDS, "stroke": "long", "learned": WORDS}  # fmt: skip
    Change.objects.bulk_create(
        (Change(project=row, number=n, kind="start" if n == 1 else "stop", on=row.started, **said)
         for row in rows for n in (1, 2)), batch_size=1_000)  # fmt: skip
    StrokeSeen.objects.bulk_create(
        (StrokeSeen(here=here, project=row, stroke=stroke, title="Klap", due=row.started,
                    words=WORDS, seen=row.started)
         for row in rows for stroke in ("short", "long")), batch_size=1_000)  # fmt: skip
    post = Post.objects.create(
        here=here, kind="other", title="Post", party=parties[0], since=today
    )
    AfterCheck.objects.bulk_create(
        (AfterCheck(here=here, project=row, years=1, due=row.started + 365 * day, post=post)
         for row in rows), batch_size=1_000)  # fmt: skip
    Initiative.objects.bulk_create(
        (Initiative(here=here, title=f"Idee {n}", words=WORDS, started=today - n % 3600 * day)
         for n in range(number)), batch_size=1_000)  # fmt: skip
    Work.objects.bulk_create(
        (Work(here=here, party=parties[n % 4], title=f"Werk {n}",
              kind=["social", "physical"][n % 2],
              words=WORDS, entered=today, first_year=today.year - n % 10,
              last_year=today.year - n % 10 + 1)
         for n in range(number)), batch_size=1_000)  # fmt: skip
    return rows[1]  # of another party than who looks


def burdens(here, parties, people, number: int):
    """Burdens, each frozen once: most of them ended; and obstacles."""
    from wijkaanpak import clock
    from wijkaanpak.experiments.models import Burden, Freeze, FreezeStep, Obstacle

    today, day, seat = clock.today(), timedelta(days=1), parties[2].seats.get()
    rows = [
        Burden(here=here, asker=parties[2], title=f"Lijst {n}", words=WORDS, rhythm="month",
               carries="youth worker", readers=WORDS, ground=["contract", "habit"][n % 2],
               minutes=240, entered_by=people[0], entered=today - n % 3600 * day)
        for n in range(number)
    ]  # fmt: skip
    Burden.objects.bulk_create(rows, batch_size=1_000)
    frozen = [
        Freeze(here=here, burden=row, owner=parties[2], keeper=parties[0], asked_by=parties[0],
               title=row.title, ground=row.ground, since=row.entered, months=24,
               until=row.entered + 730 * day, replacement="minute", replacement_words="Een minuut",
               replacement_minutes=5, old_minutes=240, promised_minutes=235, promised_to="Buiten",
               workers=1, thaw_seat=seat, state="thawed" if n % 50 else "frozen",
               ended=row.entered + 300 * day if n % 50 else None)
        for n, row in enumerate(rows)
    ]  # fmt: skip
    Freeze.objects.bulk_create(frozen, batch_size=1_000)
    FreezeStep.objects.bulk_create(
        (FreezeStep(freeze=row, number=n, told=told, party=parties[0], words=WORDS, on=row.since)
         for row in frozen for n, told in enumerate(["proposed", "agreed"], 1)),
        batch_size=1_000)  # fmt: skip
    Obstacle.objects.bulk_create(
        (Obstacle(here=here, owner=parties[n % 4], title=f"Regel {n}", rule="Een regel",
                  words=WORDS,
                  finder="resident", found_by=people[0], reported=today - n % 3600 * day,
                  due=today + n % 60 * day, state="open")
         for n in range(number)), batch_size=1_000)  # fmt: skip
    return rows[0]


def mistakes(here, parties, people, number: int):
    """Mistakes over ten years: one in fifty waits, the others were repaired."""
    from wijkaanpak import clock
    from wijkaanpak.repairs.models import Mistake, Spoken

    today, day = clock.today(), timedelta(days=1)
    rows = [
        Mistake(here=here, title=f"Fout {n}", happened=WORDS, maker=parties[n % 4],
                hurt_words="De straat", teller=people[0], told=today - n % 3600 * day,
                repair=WORDS, state="repaired" if n % 50 else "told",
                state_since=today - n % 3600 * day)
        for n in range(number)
    ]  # fmt: skip
    Mistake.objects.bulk_create(rows, batch_size=1_000)
    Spoken.objects.bulk_create(
        (Spoken(mistake=row, number=1, said="told", side="teller", words=WORDS, on=row.told)
         for row in rows), batch_size=1_000)  # fmt: skip
    return rows[0]


def conflicts(here, parties, people, number: int) -> None:
    from wijkaanpak import clock
    from wijkaanpak.repairs.models import Conflict, ConflictSide, Position

    today, day = clock.today(), timedelta(days=1)
    rows = [
        Conflict(here=here, title=f"Verschil {n}", begun=today - n % 3600 * day,
                 state="settled" if n % 50 else "talking", settled=today if n % 50 else None)
        for n in range(number)
    ]  # fmt: skip
    Conflict.objects.bulk_create(rows, batch_size=1_000)
    sides = [
        ConflictSide(conflict=row, place=n, name=party.name, party=party)
        for row in rows
        for n, party in enumerate((parties[0], parties[2]), 1)
    ]
    ConflictSide.objects.bulk_create(sides, batch_size=1_000)
    Position.objects.bulk_create(
        (Position(side=side, number=1, words=WORDS, values=["rest"], on=today) for side in sides),
        batch_size=1_000)  # fmt: skip


def stops(here, party, proposal, number: int) -> None:
    """Stops on one decision, all of them lifted but the last."""
    from wijkaanpak import clock
    from wijkaanpak.repairs.models import Authority, Stop

    today, day, seat = clock.today(), timedelta(days=1), party.seats.get()
    authority = Authority.objects.create(seat=seat, post="mayor", words=WORDS, since=today,
                                         published="Gemeenteblad", seen=today)  # fmt: skip
    Stop.objects.bulk_create(
        (Stop(here=here, authority=authority, body=party, mandate=seat.mandates.get(),
              proposal=proposal, ground="danger", scope=WORDS, why=WORDS, objection=WORDS,
              since=today - n % 3600 * day, until=today + 10 * day,
              lifted=today if n else None, lifted_why="Over." if n else "")
         for n in range(number)), batch_size=1_000)  # fmt: skip


def lessons(here, parties, people, number: int):
    from wijkaanpak import clock
    from wijkaanpak.knowledge.models import Lesson, Version
    from wijkaanpak.neighbourhoods.rules import Domain

    now, domains = clock.now(), list(Domain)
    rows = [Lesson(here=here, party=parties[0], by=people[0]) for _n in range(number)]
    Lesson.objects.bulk_create(rows, batch_size=1_000)
    Version.objects.bulk_create(
        (Version(lesson=row, number=1, state="open", title=f"Les {n}: {text[:60]}",
                 summary="\n".join([WORDS] * 3), tried=text, happened=WORDS, useful_for="Buren",
                 told_by="De wijk", year=2026, went=["well", "partly", "not"][n % 3],
                 domains=f"|{domains[n % len(domains)]}|", written_at=now,
                 opened_at=now - timedelta(minutes=n), seal="x")
         for n, (row, text) in enumerate(zip(rows, texts(number, 60, 2), strict=True))),
        batch_size=1_000)  # fmt: skip
    return rows[0]


def questions(here, parties, people, number: int) -> None:
    from wijkaanpak import clock
    from wijkaanpak.knowledge.models import Question

    today, day = clock.today(), timedelta(days=1)
    Question.objects.bulk_create(
        (Question(here=here, institute=parties[1], by=people[0], asker="Buren",
                  question=f"Vraag {n}?", why=WORDS, asked=today - n % 3600 * day,
                  answer_by=today, state="asked")
         for n in range(number)), batch_size=1_000)  # fmt: skip


def readings(here, number: int) -> None:
    """Stories that panels may read, and forty rounds with three panels each."""
    from wijkaanpak import clock
    from wijkaanpak.stories.models import Laid, Panel, PanelRound, Story, UseConsent

    now, today = clock.now(), clock.today()
    rows = [
        Story(here=here, title=f"Verhaal {n}", text=text, teller_name=f"Bewoner {n}",
              state="placed", told_at=now - timedelta(minutes=n),
              placed_at=now - timedelta(minutes=n))
        for n, text in enumerate(texts(number, 150, 3))
    ]  # fmt: skip
    Story.objects.bulk_create(rows, batch_size=500)
    UseConsent.objects.bulk_create(
        (UseConsent(story=row, use=use, given_at=now)
         for row in rows for use in ("panel", "public")),
        batch_size=1_000)  # fmt: skip
    half = timedelta(days=182)
    rounds = PanelRound.objects.bulk_create(
        PanelRound(here=here, number=n, title=f"Ronde {n}", question="Wat telt?",
                   begins=today - half * n, ends=today - half * (n - 1), begun=today)
        for n in range(1, 41)
    )  # fmt: skip
    panels = Panel.objects.bulk_create(
        Panel(round=row, layer=layer, name=layer, on=today) for row in rounds
        for layer in ("residents", "workers", "directors")
    )  # fmt: skip
    Laid.objects.bulk_create(
        Laid(panel=panel, story=rows[n], position=n, because="theme") for panel in panels
        for n in range(12)
    )  # fmt: skip


def keeper(people):
    """Return who keeps stories as well as coordinates: they see each page."""
    from wijkaanpak.neighbourhoods.models import Neighbourhood
    from wijkaanpak.people.actions import name_role
    from wijkaanpak.people.rules import Role

    here = Neighbourhood.objects.get()
    name_role(by=people[1], here=here, person=people[0], role=Role.STORY_KEEPER)
    return people[0]


def searched(here) -> list[str]:
    """Return how long it takes to find the lessons like a plan: the first time, and then."""
    from django.core.cache import cache

    from wijkaanpak.knowledge.queries import alike

    cache.clear()
    alike._shelves.clear()
    alike._found.cache_clear()

    plan = "Een tunnel met licht waar je 's avonds veilig fietst, en koffie voor wie alleen is."
    lines = ["", "| the lessons like a plan | seconds of CPU |", "|---|---|"]
    for when, about in (("the first time after a start", ""), ("and then", "En soep.")):
        begun = time.process_time()
        found = alike.lessons_like(here, plan + about)
        lines.append(f"| {when} ({len(found)} found) | {time.process_time() - begun:.3f} |")
    return [*lines, after_one_opened(here, plan)]


def after_one_opened(here, plan: str) -> str:
    """Take one lesson off the shelf, and look how long it takes to put it there again."""
    from wijkaanpak.knowledge.queries import alike

    shelf = alike._shelves[here.pk]
    key = next(iter(shelf.lessons))
    shelf.index.change([key], {})
    del shelf.lessons[key]
    shelf.stamp = (0, 0, None)
    alike._found.cache_clear()
    begun = time.process_time()
    found = alike.lessons_like(here, plan)
    took = time.process_time() - begun
    return f"| after one lesson opened ({len(found)} found) | {took:.3f} |"


def main(number: int = NUMBER) -> None:
    house.begin()
    from django.conf import settings

    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": plain}}
    settings.ALLOWED_HOSTS = ["*"]
    begun = time.process_time()
    here, parties, people, some = fill(number)
    took = time.process_time() - begun
    lines = [GOAL, "", f"{number:,} of each, filled in {took:.0f} s of CPU.", ""]
    lines += ["| page, signed in | queries | CPU, ms (median) | first after a change | CPU | kB |",
              "|---|---|---|---|---|---|"]  # fmt: skip
    person = keeper(people)
    for page in LISTS:
        lines.append(measured(f"/w/{here.slug}/{page}", person, second=True))
        print(lines[-1], flush=True)
    for name, row in [*some.items(), ("party", parties[2])]:
        line = measured(row.get_absolute_url(), person, second=True)
        lines.append(line.replace(str(row.pk), f"… ({name})"))
        print(lines[-1], flush=True)
    report.keep("Making possible and learning", [*lines, *searched(here)])


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
