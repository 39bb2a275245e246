"""Lists, cards, players, and the small buttons that a script wakes up."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from django.template import Library
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from wijkaanpak.ui.rules import STATES
from wijkaanpak.ui.templatetags.ui_words import (
    TONE_ICONS,
    day,
    icon,
    paragraphs,
    state,
)

register = Library()
NOTHING = mark_safe("")


def part_of(thing: Any, part: str, otherwise: Any = "") -> Any:
    """Return a part of an object or of a dictionary: pages may hand us either."""
    if isinstance(thing, dict):
        return thing.get(part, otherwise)
    return getattr(thing, part, otherwise)


@register.simple_tag
def facts(pairs: Iterable[tuple[str, Any]]) -> SafeString:
    """Labels with their values."""
    return format_html(
        '<dl class="w-facts">{}</dl>', format_html_join("", "<dt>{}</dt><dd>{}</dd>", pairs)
    )


@register.simple_tag
def empty(title: str, text: str = "", url: str = "", action: str = "") -> SafeString:
    """What could stand here, who can start it, and how."""
    button = format_html('<a class="w-button" href="{}">{}</a>', url, action) if url else ""
    return format_html(
        '<div class="w-empty"><p class="w-empty__title">{}</p>{}{}</div>',
        title,
        format_html("<p>{}</p>", text) if text else "",
        button,
    )


@register.simple_tag
def pager(newer: str = "", older: str = "", where: str = "") -> SafeString:
    """Two links: a list of fifty thousand turns its pages by key, not by number."""
    if not newer and not older:
        return NOTHING
    link = '<a class="w-button w-button--quiet" rel="{}" href="{}">{}{}{}</a>'
    before = (
        format_html(link, "prev", newer, icon("previous"), gettext("Newer"), "") if newer else ""
    )
    after = format_html(link, "next", older, "", gettext("Older"), icon("next")) if older else ""
    here = format_html('<span class="w-muted">{}</span>', where) if where else ""
    return format_html(
        '<nav class="w-pager" aria-label="{}">{}{}{}</nav>', gettext("Pages"), before, here, after
    )


@register.simple_tag
def life(moments: Iterable[Any], long: bool = False) -> SafeString:
    """The whole life of a promise, never only its last state."""
    rows = format_html_join("", "<li>{}</li>", ((_moment(one, long),) for one in moments))
    if not rows:
        return NOTHING
    kind = " w-life--long" if long else ""
    return format_html(
        '<ol class="w-life{}" aria-label="{}">{}</ol>', kind, gettext("What happened"), rows
    )


def _moment(moment: Any, long: bool) -> SafeString:
    known = STATES.get(str(part_of(moment, "state")))
    tone = part_of(moment, "tone") or (known.tone if known else "neutral")
    name = part_of(moment, "icon") or (known.icon if known else TONE_ICONS[tone])
    word = part_of(moment, "word") or (gettext(known.word) if known else "")
    dot = _dot(tone, name, conditional_escape(word), day(part_of(moment, "on", None), not long))
    note = part_of(moment, "note") if long else ""
    if not note:
        return dot
    return format_html('{}<div class="w-life__note">{}</div>', dot, paragraphs(str(note)))


@lru_cache(maxsize=4096)
def _dot(tone: str, name: str, word: str, when: SafeString) -> SafeString:
    """One moment; kept, because the same words and days return on every list."""
    return format_html(
        '<span class="w-life__dot w-tone-{}">{}</span><span class="w-life__word">{}</span> '
        '<span class="w-life__when">{}</span>',
        tone,
        icon(name),
        word,
        when,
    )


@register.simple_tag
def path_cards(steps: Iterable[Any], level: int = 3) -> SafeString:
    """What your story did: a path of small cards."""
    cards = ((_path_card(step, level),) for step in steps)
    return format_html(
        '<ol class="w-path">{}</ol>',
        format_html_join("", '<li><div class="w-card">{}</div></li>', cards),
    )


def _path_card(step: Any, level: int) -> SafeString:
    url, text, on = part_of(step, "url"), part_of(step, "text"), part_of(step, "on", None)
    title = part_of(step, "title")
    linked = format_html('<a href="{}">{}</a>', url, title) if url else title
    said = format_html('<p class="w-voice" dir="auto">{}</p>', text) if text else ""
    when = format_html('<span class="w-muted w-small">{}</span>', day(on)) if on else ""
    about = part_of(step, "state")
    tag = mark_safe(f"h{int(level)}")
    return format_html(
        '<{} class="w-card__title">{}</{}>{}<p class="w-card__foot">{}{}</p>',
        tag,
        linked,
        tag,
        said,
        state(about) if about else "",
        when,
    )


@register.simple_tag
def face(
    name: str = "", since: Any = None, url: str = "", where: str = "", post: str = ""
) -> SafeString:
    """Someone you can find, or a place that is vacant."""
    title = name or gettext("This place is vacant")
    words = gettext("here since %s") if name else gettext("since %s")
    when = mark_safe(words.replace("%s", str(day(since, True)))) if since else ""
    lines = ((line,) for line in (post, when, where) if line)
    more = format_html_join("", '<p class="w-face__more">{}</p>', lines)
    return format_html(
        '{}<p class="w-face__name"><bdi>{}</bdi></p>{}', _portrait(name, url), title, more
    )


def _portrait(name: str, url: str) -> SafeString:
    if not name:
        free = '<div class="w-face__photo w-face__photo--free">{}</div>'
        return format_html(free, icon("user"))
    if url:
        return format_html('<img class="w-face__photo" src="{}" alt="" loading="lazy">', url)
    return format_html('<div class="w-face__photo" aria-hidden="true">{}</div>', name[:1].upper())


@register.simple_tag
def voice(url: str, text: str = "", minutes: str = "", label: str = "") -> SafeString:
    """A voice to listen to, with the written text beside it."""
    length = format_html(' <span class="w-muted">({})</span>', minutes) if minutes else ""
    written = (
        format_html('<div class="w-voice w-said" dir="auto">{}</div>', paragraphs(text))
        if text
        else ""
    )
    title = label or gettext("Listen to this story")
    return format_html(
        '<figure class="w-voicebox"><figcaption class="w-voicebox__label">{}<span>{}{}</span>'
        '</figcaption><audio controls preload="none" src="{}" aria-label="{}"></audio>{}</figure>',
        icon("volume"),
        title,
        length,
        url,
        title,
        written,
    )


@register.simple_tag
def steps(number: int, total: int) -> SafeString:
    """Where we are in a few questions, in words."""
    words = gettext("Question %(number)s of %(total)s") % {"number": number, "total": total}
    bar = "".join(
        f"<i{' class=w-done' if i < int(number) else ''}></i>" for i in range(int(total))
    )
    return format_html(
        '<p class="w-steps"><span>{}</span><span class="w-steps__bar" aria-hidden="true">{}</span></p>',
        words,
        mark_safe(bar),
    )


ALERTS = {"info": "info", "ok": "check", "warning": "alert", "error": "alert"}
FROM_MESSAGES = {"success": "ok", "debug": "info", "": "info"}


@register.simple_tag
def alert(kind: str, text: str, title: str = "") -> SafeString:
    """Something to know now; the levels of `django.contrib.messages` are understood too."""
    kind = FROM_MESSAGES.get(kind, kind)
    head = format_html("<p><strong>{}</strong></p>", title) if title else ""
    return format_html(
        '<div class="utrecht-alert utrecht-alert--{}"{}>{}<div class="utrecht-alert__content">{}<p>{}</p></div></div>',
        kind,
        mark_safe(' role="alert"' if kind == "error" else ""),
        icon(ALERTS[kind]),
        head,
        text,
    )


@register.simple_tag
def bars(rows: Sequence[tuple[str, int, str]], whole: int = 0) -> SafeString:
    """Sums beside each other, each in words; a table belongs beneath.

    The longest bar is the largest sum, or `whole` when the sums are parts of one.
    """
    most = whole or max((abs(number) for _, number, _ in rows), default=0) or 1
    drawn = (
        (label, words, f"{max(0, number) * 100 / most:.1f}%") for label, number, words in rows
    )
    each = (
        '<li><p class="w-bars__words"><span>{}</span><b>{}</b></p>'
        '<svg aria-hidden="true" focusable="false"><rect width="{}" height="14" rx="7"/></svg></li>'
    )
    return format_html('<ul class="w-bars">{}</ul>', format_html_join("", each, drawn))


@register.simple_tag
def portions(rows: Sequence[tuple[str, int, str]], most: int = 0) -> SafeString:
    """One sum in its parts, side by side in one bar, each named in words under it.

    `most` is the length of the longest bar on the page, so that bars can be compared.
    """
    whole = max(most, sum(max(0, number) for _, number, _ in rows)) or 1
    drawn, at = [], 0.0
    for place, (_label, number, _words) in enumerate(rows, start=1):
        wide = max(0, number) * 100 / whole
        drawn.append((place, f"{at:.2f}%", f"{wide:.2f}%"))
        at += wide
    rect = '<rect class="w-portion-{}" x="{}" width="{}" height="18"/>'
    word = (
        '<li><svg aria-hidden="true" focusable="false" class="w-portions__mark">'
        '<rect class="w-portion-{}" width="14" height="14"/></svg>{} <b>{}</b></li>'
    )
    named = [
        (place, label, words)
        for place, (label, number, words) in enumerate(rows, start=1)
        if number or (not at and place == 1)
    ]
    return format_html(
        '<div class="w-portions"><svg aria-hidden="true" focusable="false" '
        'class="w-portions__bar">{}</svg><ul class="w-portions__words">{}</ul></div>',
        format_html_join("", rect, drawn),
        format_html_join("", word, named),
    )


_TOOL = '<button type="button" class="w-button w-button--quiet w-button--small w-tools" hidden {}>{}<span>{}</span></button>'


@register.simple_tag
def read_aloud(target: str = "main") -> SafeString:
    """A button that reads aloud; it stays hidden where the device has no voice for it."""
    data = format_html(
        'data-aloud="{}" data-stop="{}" aria-pressed="false"', target, gettext("Stop reading")
    )
    return format_html(_TOOL, data, icon("volume"), gettext("Read aloud"))


@register.simple_tag
def copy_button(text: str, label: str = "") -> SafeString:
    """A button that copies."""
    data = format_html('data-copy="{}" data-done="{}"', text, gettext("Copied"))
    return format_html(_TOOL, data, icon("copy"), label or gettext("Copy"))


@register.simple_tag
def print_button(label: str = "") -> SafeString:
    """A button that prints this page."""
    return format_html(_TOOL, mark_safe("data-print"), icon("printer"), label or gettext("Print"))


@register.simple_block_tag
def disclose(content: str, summary: str, *, open: object = False) -> SafeString:
    """More for who wants it; `open` when something in it is filled in or wrong."""
    return format_html(
        '<details class="w-disclose"{}><summary>{}{}</summary>'
        '<div class="w-flow">{}</div></details>',
        mark_safe(" open") if open else "",
        summary,
        icon("chevron"),
        content,
    )
