"""Make the lottery for a panel from two files: `lottery`. Needs no database."""

from __future__ import annotations

import argparse
import json
from fractions import Fraction
from pathlib import Path
from typing import Any

from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.site.commands import example, speak_without_a_server
from wijkaanpak.site.commands.files import contents, in_file


def add_to(commands: Any) -> None:
    lottery = commands.add_parser(
        "lottery",
        help="make the fairest lottery for a panel with quotas",
        description="Make equally likely panels that all keep the quotas, with chances as fair as "
        "can be, and say what chance each group has. The files are those of sortition programs; "
        "docs/reference/lottery.md describes them.",
        **example(
            "wijkaanpak lottery features.csv people.csv --seats 30 --same-address adres postcode\n"
            "  wijkaanpak lottery features.csv people.csv --seats 30 --number 417"
        ),
    )
    lottery.add_argument("features", type=Path, help="quotas: feature,value,min,max")
    lottery.add_argument("people", type=Path, help="the pool: one line for each person")
    lottery.add_argument("--seats", type=int, required=True, help="people in the panel")
    lottery.add_argument("--panels", type=int, default=1000, help="default: 1000")
    lottery.add_argument(
        "--same-address",
        nargs="+",
        action="extend",
        default=[],
        metavar="COLUMN",
        help="columns of the address: at most one person for each",
    )
    lottery.add_argument("--id", metavar="COLUMN", help="tells people apart; default: the first")
    lottery.add_argument(
        "--prove",
        action="store_true",
        help="look for a proof that nothing is fairer in a large pool too (minutes)",
    )
    lottery.add_argument("--write", type=Path, metavar="FILE", help="the panels, to publish")
    lottery.add_argument("--number", type=int, metavar="N", help="the panel that was drawn")
    lottery.add_argument("--json", action="store_true", help="chances and panels")
    lottery.set_defaults(run=run_lottery)


def run_lottery(given: argparse.Namespace) -> int:
    speak_without_a_server()
    from wijkaanpak.methods import lottery  # noqa: PLC0415

    check_asked(given)
    pool = pool_of(given)
    made = lottery.fair_lottery(pool, given.panels, given.prove)
    if given.write:
        write(given.write, lottery.written(made))
    if given.json:
        notes = [in_words(note) for note in pool.notes]
        found = lottery.to_dict(made) | {"notes": notes}
        if given.number is not None:
            found["drawn"] = list(made.panels[given.number])
        print(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        say_all(made, given.number)
    return 0


def check_asked(given: argparse.Namespace) -> None:
    """Refuse what was typed beside the files before reading them: no file is to blame for it."""
    from wijkaanpak.methods import lottery  # noqa: PLC0415

    lottery.check_seats(given.seats)
    lottery.check_panels(given.panels)
    if given.number is not None and not 0 <= given.number < given.panels:
        raise Refused(NO_PANEL, number=given.number, last=given.panels - 1)
    if given.write and (given.write.is_dir() or not given.write.parent.is_dir()):
        raise Refused(NO_PLACE, file=given.write)  # making the panels can take minutes


NO_PLACE = gettext_noop(
    "%(file)s cannot be written. After --write comes the name of a file, in a folder that exists."
)
NO_PANEL = gettext_noop("There is no panel %(number)s: they are numbered from 0 to %(last)s.")
NOT_WRITTEN = gettext_noop("%(file)s cannot be written: %(why)s.")


def pool_of(given: argparse.Namespace) -> Any:
    from wijkaanpak.methods import lottery  # noqa: PLC0415

    raw = contents(given.features), contents(given.people)
    file = given.features
    try:
        quotas = lottery.read_quotas(raw[0], given.seats)
        file = given.people
        return lottery.read_people(raw[1], given.seats, quotas, given.same_address, given.id)
    except Refused as refusal:
        raise in_file(file, refusal) from refusal


def write(path: Path, raw: bytes) -> None:
    try:
        path.write_bytes(raw)
    except OSError as error:
        raise Refused(NOT_WRITTEN, file=path.name, why=error.strerror) from error


def in_words(note: Refused) -> str:
    from wijkaanpak.ui.pages import say  # noqa: PLC0415  (when Django was set up)

    return say(note)


def percent(chance: Fraction | float) -> str:
    """Return a chance as people write it, rounded down to a tenth of a percent.

    >>> percent(Fraction(32, 1000)), percent(1)
    ('3,2%', '100,0%')
    """
    tenths = int(Fraction(chance).limit_denominator(10**9) * 1000)
    return f"{tenths // 10},{tenths % 10}%"


def say_all(made: Any, number: int | None) -> None:
    from django.utils.translation import gettext as _  # noqa: PLC0415
    from django.utils.translation import ngettext  # noqa: PLC0415

    from wijkaanpak.methods import lottery  # noqa: PLC0415

    for note in made.pool.notes:
        print(in_words(note))
    people, seats, panels = len(made.pool.people), made.pool.seats, len(made.panels)
    words = [
        ngettext("%(n)s person in the pool", "%(n)s people in the pool", people) % {"n": people},
        ngettext("%(n)s seat", "%(n)s seats", seats) % {"n": seats},
        ngettext("%(n)s panel", "%(n)s panels", panels) % {"n": panels},
    ]
    print(", ".join(words) + ".")
    print(
        _("Nobody's chance is below %(smallest)s. No lottery can give more than %(bound)s.")
        % {"smallest": percent(made.smallest), "bound": percent(made.bound)}
    )
    print(_(PROVEN if made.proven else NOT_PROVEN))
    never = sum(not chance for chance in made.chances.values())
    if never:
        chairs = len(made.panels) * made.pool.seats
        short = chairs < len(made.pool.people)
        print(_(FEW_PANELS if short else NO_SEAT) % {"people": never, "chairs": chairs})
    print()
    say_groups(lottery.groups(made))
    print()
    committed = lottery.commitment(lottery.written(made))
    print(_("SHA-256 of the panels: %(hash)s") % {"hash": committed})
    if number is not None:
        called = lottery.label(number, len(made.panels))
        print(_("Panel %(number)s:") % {"number": called})
        print("\n".join(made.panels[number]))


PROVEN = gettext_noop("It is proven that a lottery reaches the fairest chances; this comes near.")
NOT_PROVEN = gettext_noop("How near the fairest chances can be reached is measured, not proven.")


NO_SEAT = gettext_noop("Without any chance: %(people)s. The quotas leave no seat.")
FEW_PANELS = gettext_noop(
    "Without any chance: %(people)s. All panels together have %(chairs)s seats: make more panels."
)


def say_groups(groups: list[Any]) -> None:
    from django.utils.translation import gettext as _  # noqa: PLC0415

    head = (_("group"), _("in the pool"), _("seats"), _("lowest chance"), _("mean chance"))
    rows = [
        (
            f"{group.quota.feature} {group.quota.value}",
            str(group.people),
            seats_of(group.quota),
            percent(group.lowest),
            percent(group.mean),
        )
        for group in groups
    ]
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    for row in (head, *rows):
        first, *rest = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print("  ".join([first, *(cell.strip().rjust(len(cell)) for cell in rest)]).rstrip())


def seats_of(quota: Any) -> str:
    return str(quota.most) if quota.least == quota.most else f"{quota.least}-{quota.most}"
