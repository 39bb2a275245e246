"""Twenty years on one line: long strokes as bands, short strokes as beads, now marked."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django.template import Library
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from wijkaanpak import clock
from wijkaanpak.ui.templatetags.ui_lists import part_of
from wijkaanpak.ui.templatetags.ui_words import local_day

register = Library()
ROW, TOP, BOTTOM = 26, 24, 26


class Stroke(NamedTuple):
    """One band or bead; times are years with a fraction."""

    title: str
    first: float
    last: float | None
    url: str
    long: bool
    number: int


def in_years(moment: Any) -> float:
    """Return a year, a date or a moment as a year with a fraction."""
    if isinstance(moment, int | float):
        return float(moment)
    on = local_day(moment)
    return on.year + (on - date(on.year, 1, 1)).days / 366


@register.simple_tag
def timeline(
    strokes: Iterable[Any], first: int, last: int, now: Any = None, ticks: Iterable[Any] = ()
) -> SafeString:
    """The line is for the eye; the list beneath says the same in words."""
    rows = [_stroke(thing, number) for number, thing in enumerate(strokes, 1)]
    if not rows:
        return mark_safe("")
    here = in_years(now or clock.today())
    marks = [in_years(tick) for tick in ticks]
    return format_html(
        '<div class="w-line">{}<ol class="w-line__list">{}</ol></div>',
        _drawing(rows, int(first), int(last), here, marks),
        format_html_join("", "<li>{} <span class='w-muted'>({})</span></li>", map(_words, rows)),
    )


def _stroke(thing: Any, number: int) -> Stroke:
    start, end = in_years(part_of(thing, "first")), part_of(thing, "last", None)
    title, url = str(part_of(thing, "title")), str(part_of(thing, "url"))
    return Stroke(
        title,
        start,
        in_years(end) if end else None,
        url,
        part_of(thing, "kind") != "short",
        number,
    )


def _words(stroke: Stroke) -> tuple[SafeString, str]:
    title = format_html(
        '<a href="{}"><bdi>{}</bdi></a>' if stroke.url else "{}<bdi>{}</bdi>",
        stroke.url,
        stroke.title,
    )
    if not stroke.long:
        return title, f"{stroke.first:.0f}" if stroke.first % 1 == 0 else str(int(stroke.first))
    until = str(int(stroke.last)) if stroke.last else gettext("no end yet")
    return title, gettext("%(first)s to %(last)s") % {"first": int(stroke.first), "last": until}


def _at(year: float, first: int, last: int) -> str:
    share = (min(max(year, first), last + 1) - first) / (last + 1 - first)
    return f"{2 + share * 96:.2f}%"


def _width(start: float, end: float, first: int, last: int) -> str:
    clipped = min(end, last + 1) - max(start, first)
    return f"{max(2.5, clipped / (last + 1 - first) * 96):.2f}%"


def _lanes(rows: list[Stroke], span: int) -> dict[int, int]:
    """Put each stroke on the first row where it touches no other."""
    ends: list[float] = []
    lanes = {}
    for stroke in sorted(rows, key=lambda one: one.first):
        lane = next((i for i, end in enumerate(ends) if end <= stroke.first), len(ends))
        until = (stroke.last or 9999) if stroke.long else stroke.first + span / 12
        ends[lane : lane + 1] = [until]
        lanes[stroke.number] = lane
    return lanes


def _drawing(
    rows: list[Stroke], first: int, last: int, now: float, marks: list[float]
) -> SafeString:
    lanes = _lanes(rows, last + 1 - first)
    foot = TOP + (max(lanes.values()) + 1) * ROW
    parts = [_axis(first, last, foot), *(_tick(mark, first, last, foot) for mark in marks)]
    parts += [_shape(stroke, TOP + lanes[stroke.number] * ROW, first, last) for stroke in rows]
    x = _at(now, first, last)
    parts.append(
        format_html(
            '<line class="w-line__now" x1="{0}" x2="{0}" y1="18" y2="{1}"/><text class="w-line__word" '
            'x="{0}" y="13" text-anchor="{3}">{2}</text>',
            x,
            foot + 5,
            gettext("now"),
            "end" if now > last - 1 else "middle",
        )
    )
    return format_html(
        '<svg class="w-line__years" aria-hidden="true" focusable="false" height="{}">{}</svg>',
        foot + BOTTOM,
        mark_safe("".join(parts)),
    )


def _axis(first: int, last: int, foot: int) -> str:
    drawn = f'<line class="w-line__axis" x1="2%" x2="98%" y1="{foot}" y2="{foot}"/>'
    step = max(1, -(-(last - first) // 4))
    for year in range(first, last + 1):
        x = _at(year, first, last)
        drawn += f'<line class="w-line__tick" x1="{x}" x2="{x}" y1="{foot}" y2="{foot + 5}"/>'
        if (year - first) % step == 0:
            anchor = ' text-anchor="middle"' if year > first else ""
            drawn += f'<text x="{x}" y="{foot + 20}"{anchor}>{year}</text>'
    return drawn


def _tick(year: float, first: int, last: int, foot: int) -> str:
    x = _at(year, first, last)
    return f'<line class="w-line__mark" x1="{x}" x2="{x}" y1="{TOP - 4}" y2="{foot}"/>'


def _shape(stroke: Stroke, top: int, first: int, last: int) -> str:
    x = _at(stroke.first, first, last)
    if not stroke.long:
        return (
            f'<svg x="{x}" y="{top}" overflow="visible"><circle class="w-line__short" cx="9" cy="10" r="9"/>'
            f'<text class="w-line__number" x="9" y="14" text-anchor="middle">{stroke.number}</text></svg>'
        )
    width = _width(stroke.first, stroke.last or last + 1, first, last)
    return (
        f'<rect class="w-line__long" x="{x}" y="{top}" width="{width}" height="20" rx="10"/>'
        f'<svg x="{x}" y="{top}" overflow="visible"><text class="w-line__number" x="8" y="14">{stroke.number}</text></svg>'
    )
