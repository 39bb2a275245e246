"""Bring in public figures: `import-cbs`."""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path
from typing import Any

from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.site.commands import begin_django, example
from wijkaanpak.site.commands.files import contents, in_file

EVERY = 1000


def add_to(commands: Any) -> None:
    bring = commands.add_parser(
        "import-cbs",
        help="bring in a file of CBS: areas, borders and figures",
        description="Read a file of CBS as it comes (KWB as CSV or OData JSON, StatLine CSV, a "
        "list of areas, or GeoJSON with borders in WGS84) and keep what is in it, all or nothing. "
        "The same file again changes nothing.",
        **example(
            "wijkaanpak import-cbs wijken_utrecht_2012.geojson --neighbourhood zonnehof "
            "--only WK0344"
        ),
    )
    bring.add_argument("file", type=Path, help="the file, as downloaded")
    bring.add_argument("--neighbourhood", required=True, metavar="SLUG")
    bring.add_argument("--year", type=int, help="only when the file does not say its year")
    bring.add_argument("--only", default="", metavar="PREFIX", help="codes that begin with this")
    bring.add_argument("--dry-run", action="store_true", help="read and count, keep nothing")
    bring.set_defaults(run=run_import)


def run_import(given: argparse.Namespace) -> int:
    begin_django()
    from wijkaanpak.methods import cbs  # noqa: PLC0415
    from wijkaanpak.neighbourhoods.actions import import_cbs  # noqa: PLC0415
    from wijkaanpak.neighbourhoods.queries import find_neighbourhood  # noqa: PLC0415
    from wijkaanpak.site.founding import operator  # noqa: PLC0415

    here = find_neighbourhood(given.neighbourhood)
    raw = contents(given.file)
    try:
        reading = cbs.read(raw, year=given.year, step=progress("read"))
    except Refused as refusal:
        raise in_file(given.file, refusal) from refusal
    describe(reading, given.only)
    if given.dry_run:
        tell(DRY_RUN)
        return 0
    done = import_cbs(
        by=operator(),
        here=here,
        reading=reading,
        sha256=hashlib.sha256(raw).hexdigest(),
        only=given.only,
        step=progress("kept"),
    )
    if not (done.areas or done.figures):
        tell(KNOWN)
    else:
        tell(KEPT, areas=done.areas, figures=done.figures)
    return 0


def progress(word: str) -> Any:
    """Return a counter that writes a line now and then, so that nobody thinks it stands still."""

    def step(number: int) -> None:
        if number % EVERY == 0:
            print(f"{word} {number}", file=sys.stderr, flush=True)

    return step


def describe(reading: Any, only: str) -> None:
    """Say what is in the file, of the areas that were asked for."""
    chosen = [row for row in reading.rows if row.code.startswith(only.upper())]
    if not chosen:
        return  # bringing it in says so
    years = sorted({row.year for row in chosen})
    values = {
        "kind": reading.kind,
        "years": "-".join(dict.fromkeys([str(years[0]), str(years[-1])])),
        "areas": len(chosen),
        "borders": sum(bool(row.border) for row in chosen),
        "figures": sum(len(row.cells) for row in chosen),
    }
    tell(FOUND, **values)
    for sentence, count in [
        (NO_CODE, reading.without_code),
        (OTHER_LEVELS, reading.other_levels),
        (OTHER_COLUMNS, len(reading.left_aside)),
    ]:
        if count:
            tell(sentence, count=count)


def tell(sentence: str, **values: object) -> None:
    from django.utils.translation import gettext  # noqa: PLC0415  (when Django was set up)

    print(gettext(sentence) % values, flush=True)


FOUND = gettext_noop(
    "%(kind)s of %(years)s: %(areas)s areas, %(borders)s borders, %(figures)s figures."
)
NO_CODE = gettext_noop("Left aside: %(count)s areas without a code.")
OTHER_LEVELS = gettext_noop("Left aside: %(count)s rows of the country or a province.")
OTHER_COLUMNS = gettext_noop("Left aside: %(count)s columns that we do not show.")
DRY_RUN = gettext_noop("Nothing was kept: this was a dry run.")
KNOWN = gettext_noop("All of this is here already; nothing was changed.")
KEPT = gettext_noop("Kept %(areas)s areas and %(figures)s figures, new or changed.")
