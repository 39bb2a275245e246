"""How long one action takes as the log grows: the tree itself costs O(log n)."""

import time

from bench import house, report

SIZES, MEASURED = [0, 1_000, 10_000, 50_000], 200


def main() -> None:
    house.begin()
    from wijkaanpak.logbook.door import Actor, act
    from wijkaanpak.logbook.models import Book
    from wijkaanpak.logbook.rules import Verb
    from wijkaanpak.neighbourhoods.actions import begin_neighbourhood

    by = Actor(ref="", name="Meting")
    here = begin_neighbourhood(
        by=by, slug="meting", name="Meting", kind="wijk", start_year=2016, horizon_year=2036
    )
    verb = Verb("bench.measured", "%(who)s measured.")

    def add(times: int) -> float:
        begun = time.perf_counter()
        for number in range(times):
            with act(verb, by=by, book=here.slug) as entry:
                entry.about(here, number=number)
        return (time.perf_counter() - begun) / times * 1000

    lines = ["| entries in the log | one action, ms (sync of the disk included) |", "|---|---|"]
    for size in SIZES:
        if missing := size - Book.objects.get(name=here.slug).size:
            add(max(missing, 0) or 1)
        lines.append(f"| {size:,} | {add(MEASURED):.1f} |")
    report.keep("Appending to the log", lines)


if __name__ == "__main__":
    main()
