"""Places and gatherings on paper: the week of a place, a poster, lists for on the table."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from wijkaanpak import clock
from wijkaanpak.dates import date_format
from wijkaanpak.gatherings import queries, rules
from wijkaanpak.gatherings.queries import Evening, OnAWeek, WeekDay
from wijkaanpak.gatherings.rules import GatheringState
from wijkaanpak.gatherings.views.feeds import where
from wijkaanpak.gatherings.views.places import asked_day
from wijkaanpak.methods import printing
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.ui.papers import look_of, send_paper, typed
from wijkaanpak.ui.slots import fillers_of


@open_to(ANYONE, post=NOBODY)
def week(
    request: HttpRequest, viewer: Viewer, venue: uuid.UUID, *, sheet: printing.Sheet = "a3"
) -> HttpResponse:
    """The week of a place on one sheet, for beside its door or its faces."""
    found = queries.get_venue(viewer.here, venue)
    of = queries.week_at(found, asked_day(request))
    link = settings.SITE_URL + found.get_absolute_url()
    days = [day_of(day, lines_beside(viewer, of, day)) for day in of.days]
    pdf = printing.week(
        days, week_words(of, link), look=look_of(viewer.here), link=link, sheet=sheet
    )
    return send_paper(pdf, f"{viewer.here.slug}-week-{of.monday.isoformat()}-{sheet}")


def week_words(of: OnAWeek, link: str) -> printing.WeekWords:
    """Return what stands around the week."""
    venue = of.venue
    good = [
        words
        for there, words in (
            (venue.step_free, _("You get in without a step.")),
            (venue.prayer_corner, _("There is a corner to pray.")),
            (venue.child_corner, _("There is a corner for children.")),
        )
        if there
    ]
    values = {"first": date_format(of.monday, "j F"), "last": date_format(of.sunday, "j F Y")}
    return printing.WeekWords(
        title=venue.name,
        when=_("Week of %(first)s to %(last)s") % values,
        where=", ".join(part for part in (venue.street, venue.place) if part),
        after=(" ".join(good), _("Everybody is welcome. Just walk in."))
        if good
        else (_("Everybody is welcome. Just walk in."),),
        scan=_("See it on your phone"),
        address=typed(link),
    )


def lines_beside(viewer: Viewer, of: OnAWeek, day: WeekDay) -> list[printing.WeekLine]:
    """Return what rooms above put on this day.

    Who fills the slot `gatherings.week` gets the week and gives `{"lines": [(date, hour, title,
    words), …]}`; its template is not used, for this is paper.
    """
    return [
        printing.WeekLine(hour, title, words)
        for one in fillers_of("gatherings.week")
        if (filling := one.fill(viewer, of))
        for on, hour, title, words in filling[1]["lines"]
        if on == day.on
    ]


def day_of(day: WeekDay, beside: list[printing.WeekLine]) -> printing.WeekDay:
    """Return one day of the week as it stands on paper."""
    lines = sorted([*map(line_of, day.gatherings), *beside], key=lambda line: line.hour)
    opening = rules.show_hours(day.opening.times) or _("closed")
    return printing.WeekDay(
        date_format(day.on, "l j b"),
        f"{opening} ({day.opening.why})" if day.opening.why else opening,
        tuple(lines),
        day.opening.closed,
    )


def line_of(gathering: Evening) -> printing.WeekLine:
    off = ""
    if gathering.state == GatheringState.CANCELLED:
        off = _("Does not go on: %(reason)s") % {"reason": gathering.reason}
    kind = _(gathering.kind_word)
    about = f"{kind}, {gathering.place}" if gathering.place else kind
    return printing.WeekLine(hours_of(gathering), gathering.title, about, off)


def hours_of(gathering: Evening) -> str:
    starts, ends = (at.astimezone(clock.HERE) for at in (gathering.starts, gathering.ends))
    return f"{starts:%H:%M}-{ends:%H:%M}"


def about(viewer: Viewer, gathering: uuid.UUID) -> tuple[Evening, str, dict[str, Any]]:
    """Return a gathering, its address, and what stands on every paper about it."""
    found = queries.visible_gathering(viewer, gathering)
    link = settings.SITE_URL + found.get_absolute_url()
    day = found.starts.astimezone(clock.HERE)
    shared = {
        "title": found.title,
        "facts": (
            (_("When"), date_format(day, "l j F Y")),
            (_("Time"), hours_of(found)),
            (_("Where"), where(found)),
        ),
        "scan": _("See it on your phone"),
        "address": typed(link),
    }
    return found, link, shared


@open_to(ANYONE, post=NOBODY)
def poster(
    request: HttpRequest, viewer: Viewer, gathering: uuid.UUID, *, sheet: printing.Sheet = "a3"
) -> HttpResponse:
    """One gathering for a window or a board."""
    found, link, shared = about(viewer, gathering)
    if found.state == GatheringState.CANCELLED:
        raise Refused(gettext_noop("This does not go on, so there is no poster of it."))
    notice = printing.Notice(
        **shared,
        kind=_(found.kind_word),
        lead=found.what_for,
        points=tuple(point.words for point in found.points.all()[:6]),
        after=(_("Everybody is welcome. Just walk in."),),
    )
    pdf = printing.poster_of(notice, look=look_of(viewer.here), link=link, sheet=sheet)
    return send_paper(pdf, f"{viewer.here.slug}-affiche-{sheet}")


@open_to(ANYONE, post=NOBODY)
def agenda(request: HttpRequest, viewer: Viewer, gathering: uuid.UUID) -> HttpResponse:
    """What it will be about, for on the table, with room to write."""
    found, link, shared = about(viewer, gathering)
    notice = printing.Notice(
        **shared,
        kind=_("What we talk about"),
        lead=found.what_for,
        points_title=_("The points"),
        points=tuple(point.words for point in found.points.all()),
        columns=(_("Room for what you want to remember"),),
        rows=8,
    )
    return send_paper(
        printing.notice(notice, look=look_of(viewer.here), link=link),
        f"{viewer.here.slug}-agenda",
    )


@open_to(ANYONE, post=NOBODY)
def sign_up(request: HttpRequest, viewer: Viewer, gathering: uuid.UUID) -> HttpResponse:
    """A list to write a name on, for who likes to say that they come."""
    _found, link, shared = about(viewer, gathering)
    notice = printing.Notice(
        **shared,
        kind=_("Who comes?"),
        columns=(_("What are you called?"), _("With how many?"), _("What do you need or bring?")),
        after=(
            _("You may come without writing yourself down. This list goes in the bin afterwards."),
        ),
    )
    return send_paper(
        printing.notice(notice, look=look_of(viewer.here), link=link),
        f"{viewer.here.slug}-aanmelden",
    )


@open_to(ANYONE, post=NOBODY)
def minutes(request: HttpRequest, viewer: Viewer, gathering: uuid.UUID) -> HttpResponse:
    """What was said, on paper."""
    found, link, shared = about(viewer, gathering)
    if not found.minutes:
        raise Refused(gettext_noop("Nothing was written down of this yet."))
    notice = printing.Notice(
        **shared,
        kind=_("What was said"),
        points_title=_("The points"),
        points=tuple(point.words for point in found.points.all()),
        said_title=_("What was said"),
        said=tuple(rules.lines_of(found.minutes)),
        after=(_("Is something not right? Tell the host of the place."),),
    )
    return send_paper(
        printing.notice(notice, look=look_of(viewer.here), link=link),
        f"{viewer.here.slug}-verslag",
    )
