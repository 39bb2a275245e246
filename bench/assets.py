"""What fits what at 5,000 offers, 3,000 post-its from a sheet, and the wall of 50,000 things.

The sheet goes the way of a host: sent to the server in production settings on SQLite, looked
at, and then a part at a time with the button that the page shows, each part kept on disk.
"""

import io
import random
import re
import time

from openpyxl import Workbook

from bench import house, report
from wijkaanpak.methods.likeness import Index

GOAL = "Goal: a spreadsheet with 3,000 rows imports with progress in under 20 s."
WALL = 50_000

ROOTS = """fiets naai kook tuin tolk lees reken zing dans timmer verf lamp boor tafel stoel bank
    muziek gitaar piano school huiswerk taal soep brood taart haar hond kat wandel dokter brief
    computer telefoon foto film verhaal haag boom snoei zaad plant""".split()  # noqa: SIM905
ENDS = ("", "en", "werk", "club", "les", "groep", "hulp", "avond")


def vocabulary():
    chance = random.Random(0)
    made = ["".join(chance.choices("bdfgklmnprstvaeiou", k=8)) for _ in range(3_000)]
    return [root + end for root in ROOTS for end in ENDS] + made


def texts(many, seed):
    chance, words = random.Random(seed), vocabulary()
    return {str(n): " ".join(chance.choices(words, k=14)) for n in range(many)}


def matching() -> list[str]:
    offers, wishes = texts(5_000, 1), texts(500, 2)
    begin = time.perf_counter()
    index = Index(offers)
    made = time.perf_counter()
    found = sum(bool(index.like(text)) for text in wishes.values())
    over = time.perf_counter()
    one = (over - made) / len(wishes) * 1000
    assert found > 400
    return [
        f"| index of 5,000 offers | {made - begin:.2f} |",
        f"| 500 wishes against 5,000 offers ({one:.1f} ms a wish) | {over - made:.2f} |",
    ]


def sheet() -> bytes:
    book = Workbook()
    book.active.append(("Wat", "Toelichting", "Vraag of aanbod", "Dag", "Telefoon"))
    for number, words in enumerate(texts(3_000, 3).values()):
        book.active.append((f"Kaart {number}", words, "aanbod", "dinsdagavond", "06 12345678"))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def host():
    """Return a browser in which a host is signed in, and the address to read post-its in at."""
    from django.conf import settings
    from django.test import Client

    from bench.fill import neighbourhood
    from wijkaanpak.people.actions import name_role
    from wijkaanpak.people.rules import Role

    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": plain}}
    settings.ALLOWED_HOSTS = ["*"]
    here, _parties, people = neighbourhood()
    name_role(by=people[1], here=here, person=people[0], role=Role.HOST)
    client = Client()
    client.force_login(people[0])
    session = client.session
    session["second_key_used"] = True
    session.save()
    return client, f"/w/{here.slug}/krachten/briefjes/"


def sent(client, at: str, said: dict) -> tuple[str, float, int]:
    """Send a form; return the page, the seconds it took and the number of queries."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    begun = time.perf_counter()
    with CaptureQueriesContext(connection) as asked:
        page = client.post(at, said)
    assert page.status_code == 200, page
    return page.text, time.perf_counter() - begun, len(asked)


def onto_the_wall() -> list[str]:
    from django.core.files.uploadedfile import SimpleUploadedFile

    client, at = host()
    file = SimpleUploadedFile("muur.xlsx", sheet())
    first = {"file": file, "side": "offer", "kind": "residents", "own_hand": "on"}
    page, preview, queries = sent(client, at, first)
    lines, whole = [f"| 3,000 post-its looked at ({queries} queries) | {preview:.2f} |"], preview
    parts = []
    while begin := re.search(r'name="begin" value="(\d+)"', page):
        said = dict(re.findall(r'name="(sealed|new)" value="([^"]+)"', page))
        page, took, queries = sent(client, at, said | {"begin": begin[1]})
        parts.append((took, queries))
    many, most, asked = len(parts), max(took for took, _ in parts), max(q for _, q in parts)
    whole += sum(took for took, _ in parts)
    lines.append(f"| the slowest of {many} parts (at most {asked} queries) | {most:.2f} |")
    return [*lines, f"| **3,000 post-its from the sheet onto the wall** | **{whole:.2f}** |"]


def full_wall() -> list[str]:
    """Return what the pages cost when 50,000 things stand on the wall, for somebody signed in."""
    from bench.pages import measured
    from wijkaanpak.assets.models import Asset
    from wijkaanpak.neighbourhoods.models import Neighbourhood
    from wijkaanpak.people.models import Person

    here, person = Neighbourhood.objects.get(), Person.objects.order_by("name").first()
    assert Asset.objects.count() == 3_000
    filled(here)
    row = Asset.objects.first()
    lines = ["", f"{WALL:,} things on the wall.", ""]
    lines += ["| page, signed in | queries | CPU, ms (median) | first after a change | CPU | kB |",
              "|---|---|---|---|---|---|"]  # fmt: skip
    pages = ["", "?soort=physical", "kaart/", f"{row.pk}/"]
    return [*lines, *(measured(f"/w/{here.slug}/krachten/{page}", person) for page in pages)]


def filled(here) -> None:
    from datetime import timedelta

    from wijkaanpak import clock
    from wijkaanpak.assets.models import Asset
    from wijkaanpak.logbook.door import Verb, act
    from wijkaanpak.people.queries import NOBODY

    now, kinds = clock.now(), ["associations", "institutions", "physical", "economic"]
    rows = [
        Asset(
            here=here, side="offer", kind=kinds[n % 4], whose="group", title=f"Kaart {n}",
            words=words, entered_at=now - timedelta(minutes=n), renewed=now.date(),
            until=now.date() + timedelta(days=300), lon=5 + n % 40 / 1000, lat=52.1,
        )
        for n, words in enumerate(texts(WALL - 3_000, 4).values())
    ]  # fmt: skip
    with act(Verb("bench.filled", "Filled for a measurement."), by=NOBODY, book=here.slug) as one:
        Asset.objects.bulk_create(rows, batch_size=1_000)
        one.about(here)


def main() -> None:
    house.begin()
    lines = [GOAL, "", "| what | seconds |", "|---|---|", *matching(), *onto_the_wall()]
    report.keep("Offers and wishes", [*lines, *full_wall()])


if __name__ == "__main__":
    main()
