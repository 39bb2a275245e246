"""Taking the ledger along: one table that adds up, for a spreadsheet or as CSV."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from wijkaanpak.funds import queries
from wijkaanpak.funds.queries import Line
from wijkaanpak.funds.rules import MOVE_WORDS, Side
from wijkaanpak.funds.views.reading import sisa_years
from wijkaanpak.methods.sheets import (
    Cell,
    Cents,
    Formula,
    Sheet,
    comma_separated,
    workbook,
)
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer

KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
FIRST_SIDE = 6  # columns A to F say what it is; G to J are the four sides


def ledger_sheet(lines: Iterable[Line]) -> Sheet:
    """Return the movements, one a row, with what each did to the four sides of its pot."""
    sides = {
        Side.OUTSIDE: _("From outside"),
        Side.FREE: _("Free"),
        Side.RESERVED: _("Set aside"),
        Side.PAID: _("Paid"),
    }
    heads = [_("Pot"), _("Number"), _("Day"), _("What"), _("Why"), _("For which goal")]
    rows = [_row(line, list(sides)) for line in lines]
    return Sheet(
        title=_("Ledger"),
        heads=[*heads, *sides.values(), _("Adds up to nought")],
        rows=rows,
        add_up=range(FIRST_SIDE, FIRST_SIDE + len(sides) + 1),
        total=_("In all"),
        widths=(32, 9, 12, 22, 48, 32, 15, 15, 15, 15, 18),
    )


def _row(line: Line, sides: list[Side]) -> list[Cell]:
    movement, sums = line.movement, dict.fromkeys(sides, 0)
    for posting in movement.postings.all():
        sums[Side(posting.account.side)] += posting.cents
    return [
        movement.pot.title,
        movement.number,
        movement.on,
        _(MOVE_WORDS[movement.move]),
        line.words,
        line.goal.title if line.goal else "",
        *(Cents(sums[side]) for side in sides),
        Formula("=SUM(G{row}:J{row})"),
    ]


def pots_sheet(lines: list[Line]) -> Sheet:
    """Return each pot in one row, added up by the spreadsheet from the rows of the ledger."""
    titles = list(dict.fromkeys(line.movement.pot.title for line in lines))
    last, name = len(lines) + 1, _("Ledger")
    ledger = f"'{name}'!"

    def of(column: str) -> Formula:
        pots = f"{ledger}$A$2:$A${last}"
        return Formula(f"=SUMPRODUCT(({pots}=A{{row}})*{ledger}{column}$2:{column}${last})")

    rows: list[list[Cell]] = [
        [
            title,
            Formula(of("G").text.replace("=", "=-", 1)),
            of("J"),
            of("I"),
            of("H"),
            Formula("=B{row}-C{row}-D{row}-E{row}"),
        ]
        for title in titles
    ]
    heads = [_("Pot"), _("Came in"), _("Paid"), _("Set aside"), _("Free"), _("Difference")]
    return Sheet(
        title=_("Pots"),
        heads=heads,
        rows=rows,
        add_up=range(1, 6),
        total=_("In all"),
        widths=(32, 15, 15, 15, 15, 15),
    )


def answer(name: str, ending: str, data: bytes) -> HttpResponse:
    response = HttpResponse(data, content_type=KINDS[ending])
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@open_to(ANYONE, post=NOBODY)
def whole(request: HttpRequest, viewer: Viewer, ending: str) -> HttpResponse:
    """The whole ledger of the neighbourhood. Whom money went to is not in it."""
    return _sent(f"potjes-{viewer.here.slug}", ending, queries.whole_ledger(viewer.here))


@open_to(ANYONE, post=NOBODY)
def extract(request: HttpRequest, viewer: Viewer, pot: uuid.UUID, ending: str) -> HttpResponse:
    """The extract of one pot, for its funder."""
    found = queries.get_pot(viewer.here, pot)
    return _sent(f"uittreksel-{found.pk}", ending, queries.whole_extract(found))


def _sent(name: str, ending: str, lines: list[Line]) -> HttpResponse:
    ledger = ledger_sheet(lines)
    if ending == "csv":
        return answer(name, ending, comma_separated(ledger))
    return answer(name, ending, workbook([pots_sheet(lines), ledger]))


@open_to(ANYONE, post=NOBODY)
def sisa(request: HttpRequest, viewer: Viewer, pot: uuid.UUID, ending: str) -> HttpResponse:
    """The extract of an earmark per year, as the municipality copies it into SiSa."""
    found = queries.get_pot(viewer.here, pot)
    years = sisa_years(found)
    sheet = Sheet(
        title=_("SiSa"),
        heads=[
            _("SiSa code"),
            _("Pot"),
            _("Year"),
            _("Came in"),
            _("Paid"),
            _("Paid in all"),
            _("Left at the end of the year"),
            _("Must be spent by"),
        ],
        rows=[
            [
                found.sisa,
                found.title,
                one["year"],
                Cents(one["came_in"]),
                Cents(one["paid"]),
                Cents(one["paid_in_all"]),
                Cents(one["left"]),
                found.ends,
            ]
            for one in years
        ],
        add_up=(3, 4),
        total=_("In all"),
        widths=(12, 32, 8, 15, 15, 15, 24, 18),
    )
    name = f"sisa-{found.sisa or found.pk}".lower().replace(" ", "-")
    data = comma_separated(sheet) if ending == "csv" else workbook([sheet])
    return answer(
        name if name.isascii() and name.replace("-", "").isalnum() else "sisa", ending, data
    )
