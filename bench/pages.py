"""Pages on a neighbourhood of 50,000 stories, promises, gatherings and so on.

Server CPU and queries of each list page for somebody signed in: the first time after a change,
when its rows are drawn anew, and every next time, when they are kept. And requests a second of
the kept public page, by wrk on loopback.
"""

import re
import shutil
import statistics
import subprocess
import time

from bench import house, report
from bench.fill import NUMBER, fill

TIMES, SECONDS = 60, 10
LONGEST = 10_000  # milliseconds for one page together: a slow one is not asked sixty times
GOAL = "Goal: a list of fifty in 10 queries and 12 ms, and 2,000 public pages a second."
LISTS = [
    "",
    "verhalen/",
    "verhalen/?over=housing",
    "agenda/",
    "bijeenkomsten/",
    "bijeenkomsten/geweest/",
    "plekken/",
    "afspraken/",
    "logboek/",
    "netwerk/",
    "wie-was-er/",
    "wie-was-er/jaar/2026/",
    "gezichten/",
    "gezichten/wissel/",
    "uitnodigingen/",
    "vraagkalender/",
    "impactpaden/",
    "impactpaden/terugblik/",
]


def main() -> None:
    folder = house.begin()
    from django.conf import settings

    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": plain}}
    settings.ALLOWED_HOSTS = ["*"]
    begun = time.perf_counter()
    here, people = fill()
    filled = time.perf_counter() - begun
    lines = [
        GOAL,
        "",
        f"{NUMBER:,} of everything on these pages (bench/fill.py), in {filled:.0f} s.",
        "",
    ]
    lines += ["| page, signed in | queries | CPU, ms (median) | first after a change | CPU | kB |",
              "|---|---|---|---|---|---|"]  # fmt: skip
    lines += [measured(f"/w/{here.slug}/{page}", people[0]) for page in LISTS]
    lines += ["", "| page for a passer-by, 2 workers | requests a second | p99 |", "|---|---|---|"]
    lines += under_load(
        folder, [f"/w/{here.slug}/", f"/w/{here.slug}/verhalen/", f"/w/{here.slug}/afspraken/"]
    )
    report.keep("Pages", lines)


def measured(path: str, person, *, second: bool = False) -> str:
    from django.core.cache import cache
    from django.test import Client

    client = Client()
    client.force_login(person)
    if second:  # the second key, for pages that ask for it
        session = client.session
        session["second_key_used"] = True
        session.save()
    client.get(path)  # so that templates are compiled and statements prepared
    anew = spent(client, path, before=cache.clear)
    kept = spent(client, path, before=lambda: None)
    size = len(client.get(path).content) / 1000
    return f"| {path} | {kept} | {anew} | {size:.0f} |"


def spent(client, path: str, before) -> str:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    before()
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(path)
        queries = len(asked)  # counted now: the next request empties the list
    assert answer.status_code == 200, (path, answer.status_code)
    times = []
    for _time in range(TIMES):
        if sum(times) > LONGEST:
            break
        before()
        begun = time.process_time()
        client.get(path)
        times.append((time.process_time() - begun) * 1000)
    return f"{queries} | {statistics.median(times):.1f}"


def under_load(folder, paths: list[str]) -> list[str]:
    if not shutil.which("wrk"):
        return ["| wrk is not installed (apt-get install wrk) | – | – |"]
    with house.served(folder) as url:
        return [f"| {path} | {pressed(url + path)} |" for path in paths]


def pressed(url: str) -> str:
    run = ["wrk", "-t1", "-c32", f"-d{SECONDS}s", "--latency", url]
    out = subprocess.run(run, check=True, capture_output=True, text=True).stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", out)
    p99 = re.search(r"^ +99% +(\S+)", out, re.M)  # not the 92.99% of another column
    wrong = re.search(r"Non-2xx.*: (\d+)", out)
    assert not wrong, out
    return f"{float(rate.group(1)):,.0f} | {p99.group(1)}"


if __name__ == "__main__":
    main()
