"""Papers: cards for a table, a path and an arena sheet for a wall, and the look-back to hand over.

There is no file with numbers to calculate on: a path is told, and never added up.
"""

from __future__ import annotations

import uuid
from datetime import date
from decimal import Decimal

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from wijkaanpak import clock
from wijkaanpak.dates import date_format
from wijkaanpak.impact.queries import arena as found_arena
from wijkaanpak.impact.queries import evidence, lookback, paths
from wijkaanpak.impact.queries.arena import SomeLine
from wijkaanpak.impact.rules import COLUMN_WORDS, PART_WORDS, Drawing
from wijkaanpak.impact.views.reading import parts_of
from wijkaanpak.methods import printing
from wijkaanpak.methods.printing import Chapter, ColumnLine, PaperColumn, TableCard
from wijkaanpak.methods.printing import Part as Said
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.ui.papers import look_of, send_paper, typed
from wijkaanpak.ui.templatetags.ui_words import money

DASH = "–"
FIRST_FIVE = 5  # what we do and what becomes otherwise; below it how one would know


def address(viewer: Viewer, name: str, *more: object) -> str:
    return settings.SITE_URL + reverse(f"impact:{name}", args=[viewer.here.slug, *more])


def around(title: str, kind: str, link: str, *after: str) -> printing.ColumnWords:
    return printing.ColumnWords(
        title, kind, after, scan=_("See it on your phone"), address=typed(link)
    )


@open_to(ANYONE, post=NOBODY)
def empty_cards(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Empty cards to lay on a table: take a photo of it, and the photo is the path."""
    belief = _("We believe that")
    heads = [*(_(head) for head in PART_WORDS.values()), belief, belief, belief]
    cards = [TableCard(head, help=_("Do you not know? Leave it empty.")) for head in heads]
    cards += [
        _shakiest_card(),
        TableCard(_("We do not know"), help=_("What would you like to find out, and who could "
                                              "know it?")),
    ]  # fmt: skip
    title = _("Cards for an impact path")
    pdf = printing.table_cards(cards, title=title, look=look_of(viewer.here))
    return send_paper(pdf, f"{viewer.here.slug}-impactpad-kaarten")


@open_to(ANYONE, post=NOBODY)
def cards(request: HttpRequest, viewer: Viewer, impact_path: uuid.UUID) -> HttpResponse:
    """A path as cards: what is known with its words, what is open with lines to write on."""
    path = paths.get_path(viewer.here, impact_path)
    drawing = paths.latest_in_words(path)
    made = [TableCard(_(head), drawing.said(part)) for part, head in PART_WORDS.items()]
    made += [TableCard(head, words) for head, words in _beliefs(drawing)]
    if drawing.shakiest is None:
        made.append(_shakiest_card())
    pdf = printing.table_cards(made, title=path.title, look=look_of(viewer.here))
    return send_paper(pdf, f"{viewer.here.slug}-impactpad-kaarten")


def _shakiest_card() -> TableCard:
    """The card to lay beside one belief; or apart, as long as nobody knows which."""
    return TableCard(
        _("The shakiest belief"),
        help=_("Lay this beside the belief that could turn out otherwise. Or lay it apart: we do "
               "not know which."),
    )  # fmt: skip


def _beliefs(drawing: Drawing) -> list[tuple[str, str]]:
    """Return each belief with its head; the shakiest says so."""
    shaky, other = _("We believe that … (the shakiest)"), _("We believe that")
    return [
        (shaky if place == drawing.shakiest else other, belief)
        for place, belief in enumerate(drawing.beliefs)
    ]


@open_to(ANYONE, post=NOBODY)
def poster(request: HttpRequest, viewer: Viewer, impact_path: uuid.UUID) -> HttpResponse:
    """A path on an A3 for the wall."""
    path = paths.get_path(viewer.here, impact_path)
    version = paths.versions(path)[0]
    unknown = _("We do not know yet")
    heads = [PaperColumn(head, _line(words), unknown) for head, words in parts_of(version)]
    beliefs = tuple(ColumnLine(words, head if place == version.drawing.shakiest else "")
                    for place, (head, words) in enumerate(_beliefs(version.drawing)))  # fmt: skip
    below = [PaperColumn(_("We believe that"), beliefs, unknown), *heads[FIRST_FIVE:]]
    below.append(PaperColumn(_("What stands beside it"), _beside(path), unknown))
    link = address(viewer, "read", path.pk)
    words = around(path.title, _("Impact path"), link, *_foot(path.group, version.since))
    pdf = printing.in_columns(
        heads[:FIRST_FIVE], words, look=look_of(viewer.here), link=link, below=below
    )
    return send_paper(pdf, f"{viewer.here.slug}-impactpad")


def _line(words: str) -> tuple[ColumnLine, ...]:
    return (ColumnLine(words),) if words else ()


def _foot(group: str, since: date) -> tuple[str, ...]:
    drawn = _("Drawn on %(day)s. It may be wrong: half a year later we look again.") % {
        "day": date_format(since, "j F Y")
    }
    return (group, drawn) if group else (drawn,)


def _beside(path: paths.SomePath) -> tuple[ColumnLine, ...]:
    """Return the stories by name, the few figures with their source, and what is open."""
    there = evidence.beside(path)
    told = [ColumnLine(story.title, _("A story")) for _row, story in there.stories[:4]]
    told += [ColumnLine(*number_of(row)) for row in there.numbers]
    told += [ColumnLine(row.words, _("We do not know")) for row in there.unknown[:2]]
    return tuple(told)


def number_of(row: evidence.SomeShown) -> tuple[str, str]:
    """Return a figure or a count in words, and where it comes from."""
    figure = row.figure
    if figure is None or figure.value is None:
        on = date_format(row.on, "j F Y") if row.on else ""
        return row.words, f"{row.source}, {on}"
    value = f"{grouped(figure.value.normalize())} {figure.unit}".strip()
    return f"{_(figure.name)}: {value}", f"{figure.source} {figure.year}".strip()


@open_to(ANYONE, post=NOBODY)
def arena_sheet(request: HttpRequest, viewer: Viewer, impact_path: uuid.UUID) -> HttpResponse:
    """The sheet of who puts in and who gains, on an A3."""
    path = paths.get_path(viewer.here, impact_path)
    sheet = found_arena.arena(path)
    columns = [
        PaperColumn(
            _(COLUMN_WORDS[column]), tuple(_arena_line(line, sheet) for line in lines),
            _("Nothing is written here yet"),
        )
        for column, lines in sheet.columns
    ]  # fmt: skip
    link = address(viewer, "arena", path.pk)
    names = ", ".join(party.name for party in sheet.kindly)
    ask = _("Has something from it, and was not asked yet to take part: %(names)s.")
    after = [ask % {"names": names}] if names else []
    words = around(path.title, _("Who puts in, who has something from it?"), link, *after)
    pdf = printing.in_columns(columns, words, look=look_of(viewer.here), link=link)
    return send_paper(pdf, f"{viewer.here.slug}-arena")


def _arena_line(line: SomeLine, sheet: found_arena.Arena) -> ColumnLine:
    who = line.party.name if line.party else line.who
    about = [_(line.layer_word)] if line.layer else []
    if line.pot:
        came = money(sheet.paid.get(line.pot.pk, 0))
        about.append(_("came in by now: %(sum)s") % {"sum": came})
    return ColumnLine(f"{who}: {line.words}" if who else line.words, ", ".join(about))


@open_to(ANYONE, post=NOBODY)
def look_back(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The years on paper: what was put in, and beside it what people say."""
    found = lookback.look_back(viewer.here)
    link = address(viewer, "look_back")
    chapters = [_put_in(found), *_told(found), _layers(found), _unknown(found)]
    words = printing.BookletWords(
        title=_("%(name)s looks back") % {"name": viewer.here.name},
        kind=_("Counting and telling"),
        facts=((_("Years"), f"{found.first}–{found.last}"),
               (_("Printed"), date_format(clock.today(), "j F Y"))),
        after=(_("Effort is no result, and a number says nothing of people. Every number can be "
                 "checked on the page in the code."),),
        scan=_("See it on your phone"), address=typed(link),
    )  # fmt: skip
    pdf = printing.booklet(chapters, words, look=look_of(viewer.here), link=link)
    return send_paper(pdf, f"{viewer.here.slug}-terugblik")


def _put_in(found: lookback.LookBack) -> Chapter:
    columns = (
        _("Year"), _("Paid"), _("Gatherings"), _("Times asked"), _("Hours a week"),
        _("Promised"), _("Times kept"),
    )  # fmt: skip
    rows = tuple(
        (str(one.year), *(DASH if kind in one.unknown else words for kind, words in (
            ("came", money(one.paid)), ("gatherings", grouped(one.gatherings)),
            ("asks", str(one.asks)))),
         DASH if one.hours is None else str(one.hours), str(one.given), str(one.kept))
        for one in reversed(found.years)
    )  # fmt: skip
    lead = Said("", (_("From the pots, the programme, the ask calendar, the contacts and the "
                       "promises. A dash: not known, or of too few people to show."),
                     _kept_once(found)), house=True)  # fmt: skip
    return Chapter(_("What was put in"), (lead,), columns, rows)


def grouped(number: Decimal | int) -> str:
    """Write a number with a mark at the thousands."""
    return number_format(number, force_grouping=True)


def _kept_once(found: lookback.LookBack) -> str:
    """Return why more can be kept in a year than were given, and how many were kept at all."""
    return _(
        "%(kept)s of the %(given)s promises were kept or repaired at least once. A promise that "
        "returns is kept again each time, so more can be kept in a year than were given in it."
    ) % {"kept": found.kept_ones, "given": found.given_ones}


def _told(found: lookback.LookBack) -> list[Chapter]:
    """Return a chapter for each year in which people said something, oldest first."""
    return [
        Chapter(_("What people say of %(year)s") % {"year": one.year}, _of_year(one))
        for one in reversed(found.years)
        if one.chosen or one.talks or one.said_kept
    ]


def _of_year(one: lookback.Year) -> tuple[Said, ...]:
    chosen = [Said(choice.story.title, (f"{choice.panel}: {choice.reason}",))
              for choice in one.chosen]  # fmt: skip
    talks = [
        Said(talk.path.title, tuple(words for words in (talk.changed, talk.surprised) if words))
        for talk in one.talks
    ]
    kept = [
        Said(_("%(party)s says of “%(title)s”: kept") % {
            "party": report.party.name, "title": report.commitment.title}, (report.words,))
        for report in one.said_kept
    ]  # fmt: skip
    return (*chosen, *talks, *kept)


def _layers(found: lookback.LookBack) -> Chapter:
    rows = tuple((_(words), str(many)) for words, many in found.layer_lines)
    columns = (_("What changed for"), _("Stories"))
    return Chapter(_("Stories by whom they speak of"), (), columns, rows)


def _unknown(found: lookback.LookBack) -> Chapter:
    lines = [row.words for row in found.unknown]
    silent = [_(words) for words in found.silent_lines]
    house = []
    if silent:
        house.append(_("Nobody told a story yet about: %(layers)s.") % {
            "layers": ", ".join(silent)})  # fmt: skip
    if found.without_hours:
        house.append(_("We do not know how many hours there were in: %(years)s.") % {
            "years": ", ".join(map(str, found.without_hours))})  # fmt: skip
    parts = (Said("", tuple(lines)), Said("", tuple(house), house=True))
    return Chapter(_("What we do not know"), tuple(part for part in parts if part.words))
