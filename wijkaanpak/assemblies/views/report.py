"""The report of a draw: a page, and the same on A4 for who was in the room."""

from __future__ import annotations

import uuid
from itertools import groupby
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkaanpak.assemblies.queries import assemblies as found
from wijkaanpak.assemblies.queries import pool
from wijkaanpak.assemblies.queries.assemblies import SomeAssembly
from wijkaanpak.assemblies.queries.draws import SomeDraw
from wijkaanpak.assemblies.views.draw import drawn, what_fell
from wijkaanpak.dates import date_format
from wijkaanpak.methods import printing
from wijkaanpak.methods.printing import DrawGroup, DrawRow, DrawStep
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.ui.pages import page
from wijkaanpak.ui.papers import look_of, send_paper, typed
from wijkaanpak.ui.templatetags.ui_words import money

DAY = "j F Y"
REDO = (
    "wijkaanpak lottery features.csv people.csv --seats {} --same-address home --panels {} "
    "--write panels.txt"
)


@open_to(ANYONE, post=NOBODY)
def report(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID, turn: int) -> HttpResponse:
    """The draw on a page: chances per group, and the smallest chance of anybody."""
    row, draw = drawn(viewer, assembly, turn)
    return page(request, "assemblies/report.html", what_fell(row, draw))


@open_to(ANYONE, post=NOBODY)
def report_paper(
    request: HttpRequest, viewer: Viewer, assembly: uuid.UUID, turn: int
) -> HttpResponse:
    """The same on A4, with room for the names of who saw it."""
    row, draw = drawn(viewer, assembly, turn)
    shown = what_fell(row, draw)
    link = settings.SITE_URL + reverse("assemblies:draw", args=[viewer.here.slug, row.pk, turn])
    words, look = words_of(row, draw, shown, link), look_of(viewer.here)
    pdf = printing.draw_report(groups(row, draw, shown), words, look=look, link=link)
    return send_paper(pdf, f"{viewer.here.slug}-loting-{turn}")


def words_of(
    row: SomeAssembly, draw: SomeDraw, shown: dict[str, Any], link: str
) -> printing.DrawWords:
    """Return everything on the paper but the numbers of the groups."""
    return printing.DrawWords(
        kind=_("Report of the draw"),
        title=row.title,
        question=row.question,
        facts=((_("For"), shown["kind"]), *facts(row)),
        steps_title=_("How it went"),
        steps=steps(row, draw, shown),
        codes_title=_("Who was drawn, under their code"),
        codes=tuple(draw.codes),
        table_title=_("What the lottery gives each group. Chances are out of 100."),
        columns=columns(draw),
        after=(
            _("Where it is about the house, “how many here” counts homes."),
            *counted_from(row),
            fairness(draw, shown),
            same_address() if shown["tells"] else held_back(),
        ),
        redo_title=_("Do it again yourself"),
        redo=(
            _(
                "Everybody can do the draw again, of the file panels.txt alone: its fingerprint, "
                "the panel that fell, and in how many panels a code stands."
            ),
            _(
                "Each party can have the pool without names, until it is erased, and make the "
                "same panels. That is the last line."
            ),
        ),
        commands=(*draw_again(draw, shown), REDO.format(draw.size, draw.panels)),
        seen_title=_("We were there and saw it"),
        seen=(_("Your name"), _("Signature")),
        scan=_("Scan for the files"),
        address=typed(link),
        page_label=_("Page"),
    )


def draw_again(draw: SomeDraw, shown: dict[str, Any]) -> tuple[str, ...]:
    """Return what anybody types to do the draw again: nothing in it tells of a person."""
    fell = (f"grep '\"{shown['number']}\"' panels.txt",) if draw.drawn else ()
    return ("sha256sum panels.txt", *fell, "grep -c CODE panels.txt")


def facts(row: SomeAssembly) -> tuple[tuple[str, str], ...]:
    """Return the mandate and what came of the invitations, as pairs of a word and what it is."""
    came = pool.came(row)
    answer = ngettext(
        "%(who)s answers each recommendation within %(many)s week.",
        "%(who)s answers each recommendation within %(many)s weeks.",
        row.answer_weeks,
    )
    invited = _(
        "%(letters)s letters, with which %(with_letter)s people signed up. We rang at %(doors)s "
        "doors, of which %(opened)s opened."
    )
    return (
        (_("Mandate"), _("All parties said yes on %(day)s.") % {"day": given(row)}),
        (_("Answer"), answer % {"who": row.answered_by.name, "many": row.answer_weeks}),
        (_("Money"), money(row.budget)),
        (_("Invited"), invited % vars(came)),
        (_("Seats"), str(row.seats)),
    )


def given(row: SomeAssembly) -> str:
    """Return the day on which the last party said yes."""
    return day(row.proposal.decided) if row.proposal else "–"


def steps(row: SomeAssembly, draw: SomeDraw, shown: dict[str, Any]) -> tuple[DrawStep, ...]:
    """Return what was done, in order, with the fingerprints that were published."""
    fixed = _(
        "On %(day)s %(panels)s panels were fixed that all keep what is asked. Each is as likely. "
        "Their fingerprint (SHA-256):"
    )
    before = (
        DrawStep(of_whom(row, draw), draw.pool_hash),
        DrawStep(fixed % {"day": day(draw.committed), "panels": draw.panels}, draw.commitment),
        DrawStep(f"{shown['way']}. {draw.announced}".strip()),
    )
    if draw.drawn is None:
        return (*before, DrawStep(_("Nothing fell yet.")))
    fell = _("On %(day)s this fell: %(falls)s. So panel %(number)s was drawn.")
    values = {"day": day(draw.drawn), "falls": draw.falls, "number": shown["number"]}
    return (*before, DrawStep(fell % values))


def of_whom(row: SomeAssembly, draw: SomeDraw) -> str:
    """Return of how many people a draw was made, and for how many seats."""
    if draw.turn == 1:
        words = _("On %(day)s the pool was closed, with %(people)s people. Its fingerprint:")
        return words % {"day": day(row.frozen), "people": draw.people}
    words = _("For %(seats)s seats %(people)s people could be drawn. Fingerprint of that list:")
    return words % {"seats": draw.size, "people": draw.people}


def day(on: Any) -> str:
    return str(date_format(on, DAY))


def fairness(draw: SomeDraw, shown: dict[str, Any]) -> str:
    """Return the smallest chance of anybody, beside the most that any lottery can give."""
    if not draw.smallest:
        return _("Who does not fit what is asked has no chance in this draw.")
    words = _(
        "The person with the smallest chance has %(lowest)s in 100. No lottery can give its least "
        "lucky person more than %(bound)s in 100."
    )
    return words % {"lowest": shown["lowest"], "bound": shown["bound"]}


def same_address() -> str:
    return _(
        "Of one address at most one person is drawn. Who has the same answers and the same kind "
        "of household has about the same chance."
    )


def held_back() -> str:
    return _(
        "What empty seats ask would tell what somebody answered who left, so only the parties "
        "see it."
    )


def counted_from(row: SomeAssembly) -> list[str]:
    """Return where the numbers of who lives here come from, when that was written down."""
    words = _("Where “how many here” comes from:")
    return [f"{words} {row.counted_from}"] if row.counted_from else []


def columns(draw: SomeDraw) -> tuple[str, ...]:
    most = (
        _("Value"), _("How many here"), _("Target"), _("In the pool"), _("Smallest"), _("Mean")
    )  # fmt: skip
    return (*most, _("Drawn")) if draw.drawn else most


def groups(row: SomeAssembly, draw: SomeDraw, shown: dict[str, Any]) -> list[DrawGroup]:
    """Return target, pool, chances and panel of each value, under its feature."""
    live = {(one.feature, one.value): one.people for one in found.targets(row)}
    table = [
        (line.feature, table_row(line, live.get((line.feature, line.value)), chance, seated, draw))
        for line, chance, seated in shown["table"]
    ]
    return [
        DrawGroup(feature, tuple(value for _feature, value in lines))
        for feature, lines in groupby(table, key=lambda one: one[0])
    ]


def table_row(
    line: Any, live: int | None, chance: dict[str, Any], seated: int | None, draw: SomeDraw
) -> DrawRow:
    cells = (
        "–" if live is None else str(live), line.target, str(chance["people"]),
        chance["lowest"], chance["mean"],
    )  # fmt: skip
    return DrawRow(line.value, (*cells, str(seated)) if draw.drawn else cells)
