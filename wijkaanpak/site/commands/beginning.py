"""Begin: `begin` a neighbourhood and print a sign-in `code` for somebody."""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any

from wijkaanpak.refusals import Refused
from wijkaanpak.site.commands import begin_django, example

LONG = 20  # years: "minstens 10 jaar, liever 20"


def add_to(commands: Any) -> None:
    begin = commands.add_parser(
        "begin",
        help="begin a neighbourhood",
        description="Open the book of a new neighbourhood with its first two parties: the "
        "residents and the independent body. All else they decide themselves, in the browser.",
        **example(
            'wijkaanpak begin zonnehof "Zonnehof" --kind buurt --residents "Buurtvereniging" '
            '--speaker "Amina" --independent "Stichting Kompas" --coordinator "Noor"'
        ),
    )
    begin.add_argument("slug", help="short name for in the address, such as zonnehof")
    begin.add_argument("name", help="the name people use")
    begin.add_argument("--kind", choices=["wijk", "buurt", "dorp", "kern"], default="wijk")
    begin.add_argument("--municipality", default="")
    begin.add_argument("--start", type=int, default=date.today().year, metavar="YEAR")  # noqa: DTZ011
    begin.add_argument("--horizon", type=int, metavar="YEAR", help="default: 20 years on")
    begin.add_argument("--residents", required=True, help="name of the residents' body")
    begin.add_argument("--speaker", required=True, help="first name of who speaks for it")
    begin.add_argument("--independent", required=True, help="name of the independent body")
    begin.add_argument("--coordinator", required=True, help="first name of its coordinator")
    begin.set_defaults(run=run_begin)
    code = commands.add_parser(
        "code",
        help="print a sign-in code for somebody",
        description="Print a code on paper for somebody who lost theirs. The log of the "
        "neighbourhood says that the operator did this.",
        **example("wijkaanpak code zonnehof Noor"),
    )
    code.add_argument("slug", help="the neighbourhood")
    code.add_argument("name", help="the name or e-mail address of the person")
    code.set_defaults(run=run_code)


def run_begin(given: argparse.Namespace) -> int:
    begin_django()
    from wijkaanpak.site import founding  # noqa: PLC0415

    codes = founding.begin(
        slug=given.slug,
        name=given.name,
        kind=given.kind,
        municipality=given.municipality,
        start_year=given.start,
        horizon_year=given.horizon or given.start + LONG,
        residents=(given.residents, given.speaker),
        independent=(given.independent, given.coordinator),
    )
    for person, code in codes:
        print(f"{person}: {code}")
    return 0


def run_code(given: argparse.Namespace) -> int:
    begin_django()
    from wijkaanpak.people.rules import show_code  # noqa: PLC0415
    from wijkaanpak.site import founding  # noqa: PLC0415

    found = founding.people_called(given.slug, given.name)
    if len(found) != 1:
        raise Refused(
            "%(count)s people are called %(name)s here; use the e-mail address.",
            count=len(found),
            name=given.name,
        )
    print(f"{found[0].name}: {show_code(founding.code_by_operator(given.slug, found[0]))}")
    return 0
