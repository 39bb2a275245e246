"""Twenty years in one picture: what lasts as bands, what happened as beads stacked per year."""

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
BAND, LANE, APART = 7, 11, 9  # how high a band is, from band to band, and between kinds of bands
BEAD, TOP, FOOT = 7, 22, 22  # from bead to bead; room for the word above, for the years below


class Stroke(NamedTuple):
    """One band or bead; times are years with a fraction. Bands of one kind lie together."""

    first: float
    last: float | None
    long: bool
    kind: str


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
    """The picture is only for the eye: whoever shows it says the same in words beneath it."""
    rows = [_stroke(thing) for thing in strokes]
    if not rows:
        return mark_safe("")
    here = in_years(now or clock.today())
    drawing = _drawing(rows, int(first), int(last), here, [in_years(tick) for tick in ticks])
    legend = (
        ("w-line__key--long", gettext("lasts for years")),
        ("w-line__key--short", gettext("happened in that year")),
        ("w-line__key--mark", gettext("election")),
    )
    keys = format_html_join("", '<li><i class="w-line__key {}"></i>{}</li>', legend)
    return format_html(
        '<div class="w-line">{}<ul class="w-line__keys" aria-hidden="true">{}</ul></div>',
        drawing,
        keys,
    )


def _stroke(thing: Any) -> Stroke:
    start, end = in_years(part_of(thing, "first")), part_of(thing, "last", None)
    long = part_of(thing, "kind") != "short"
    return Stroke(start, in_years(end) if end else None, long, str(part_of(thing, "words", "")))


def _at(year: float, first: int, last: int) -> float:
    share = (min(max(year, first), last + 1) - first) / (last + 1 - first)
    return 2 + share * 96


def _lanes(rows: list[Stroke]) -> tuple[dict[int, int], int]:
    """Return how high each band lies, kind under kind, and where the bands end."""
    lanes, top = {}, TOP
    for kind in dict.fromkeys(one.kind for one in rows):
        ends: list[float] = []
        for at, one in sorted(enumerate(rows), key=lambda row: row[1].first):
            if one.kind == kind:
                free = (i for i, end in enumerate(ends) if end <= one.first)
                lane = next(free, len(ends))
                ends[lane : lane + 1] = [one.last or 9999]
                lanes[at] = top + lane * LANE
        top += len(ends) * LANE + APART
    return lanes, top


def _drawing(
    rows: list[Stroke], first: int, last: int, now: float, marks: list[float]
) -> SafeString:
    bands = [one for one in rows if one.long]
    lanes, top = _lanes(bands)
    beads, high = _beads([one for one in rows if not one.long], first, last)
    foot = top + high + 4
    parts = [_axis(first, last, foot), *(_mark(mark, first, last, foot) for mark in marks)]
    parts += [_band(one, lanes[at], first, last, now) for at, one in enumerate(bands)]
    parts += [f'<circle class="w-line__short" cx="{x:.2f}%" cy="{foot - y}" r="2.75"/>'
              for x, y in beads]  # fmt: skip
    parts.append(_now(now, first, last, foot))
    return format_html(
        '<svg class="w-line__years" aria-hidden="true" focusable="false" height="{}">{}</svg>',
        foot + FOOT,
        mark_safe("".join(parts)),
    )


def _beads(rows: list[Stroke], first: int, last: int) -> tuple[list[tuple[float, int]], int]:
    """Return where each bead stands: in the middle of its year, on top of the one before."""
    many: dict[int, int] = {}
    found = []
    for year in sorted(int(one.first) for one in rows):
        many[year] = many.get(year, 0) + 1
        found.append((_at(year + 0.5, first, last), many[year] * BEAD))
    return found, max(many.values(), default=0) * BEAD


def _now(now: float, first: int, last: int, foot: int) -> str:
    x, anchor = _at(now, first, last), "end" if now > last - 1 else "middle"
    return format_html(
        '<line class="w-line__now" x1="{0}%" x2="{0}%" y1="16" y2="{1}"/>'
        '<text class="w-line__word" x="{0}%" y="11" text-anchor="{3}">{2}</text>',
        f"{x:.2f}",
        foot + 5,
        gettext("now"),
        anchor,
    )


def _axis(first: int, last: int, foot: int) -> str:
    drawn = f'<line class="w-line__axis" x1="2%" x2="98%" y1="{foot}" y2="{foot}"/>'
    step = max(1, -(-(last - first) // 4))
    for year in range(first, last + 1):
        x = f"{_at(year, first, last):.2f}%"
        drawn += f'<line class="w-line__tick" x1="{x}" x2="{x}" y1="{foot}" y2="{foot + 5}"/>'
        if (year - first) % step == 0:
            anchor = ' text-anchor="middle"' if year > first else ""
            drawn += f'<text x="{x}" y="{foot + 19}"{anchor}>{year}</text>'
    return drawn


def _mark(year: float, first: int, last: int, foot: int) -> str:
    x = f"{_at(year, first, last):.2f}%"
    return f'<line class="w-line__mark" x1="{x}" x2="{x}" y1="{TOP - 4}" y2="{foot}"/>'


def _band(one: Stroke, top: int, first: int, last: int, now: float) -> str:
    """A band up to today; what goes on lies paler after it, up to the horizon."""
    start, until = _at(one.first, first, last), _at(one.last or last + 1, first, last)
    today = min(max(_at(now, first, last), start), until)
    shape = '<rect class="w-line__long{}" x="{:.2f}%" y="{}" width="{:.2f}%" height="{}" rx="{}"/>'
    coming = shape.format(" w-line__long--coming", start, top, until - start, BAND, BAND / 2)
    seen = shape.format("", start, top, max(1.2, today - start), BAND, BAND / 2)
    return (coming if until > today else "") + seen
