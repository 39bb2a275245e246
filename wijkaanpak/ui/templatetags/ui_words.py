"""Words, dates, sums, states and voices."""

import re
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.template import Library
from django.templatetags.static import static
from django.utils.html import conditional_escape, escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_info, gettext

from wijkaanpak.clock import HERE
from wijkaanpak.dates import date_format as write_date
from wijkaanpak.dates import spoken
from wijkaanpak.ui.rules import STATES

register = Library()
NO_BREAK = "\u00a0"
TURNING = frozenset({"arrow", "back", "next", "previous", "answer", "share"})
TONES = frozenset({"kept", "risk", "broken", "note", "neutral"})
TONE_ICONS = {"kept": "check", "risk": "alert", "broken": "x", "note": "info", "neutral": "info"}


@register.simple_tag
@lru_cache(maxsize=256)
def icon(name: str) -> SafeString:
    """A drawing beside a word; it says nothing by itself."""
    turn = " w-icon--turn" if name in TURNING else ""
    return format_html(
        '<svg class="w-icon{}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        turn,
        static("ui/icons.svg"),
        name,
    )


@register.simple_tag
def badge(tone: str, label: str, icon: str = "") -> SafeString:
    """A state in your own words, with an icon: colour never speaks alone."""
    return _badge(tone, conditional_escape(label), icon)


@lru_cache(maxsize=1024)
def _badge(tone: str, label: str, name: str) -> SafeString:
    """Kept per escaped label: safe and unsafe words that look alike must not be mixed up."""
    if tone not in TONES:
        raise ValueError(f"{tone} is not one of {sorted(TONES)}")
    return format_html(
        '<span class="w-badge w-tone-{}">{}{}</span>', tone, icon(name or TONE_ICONS[tone]), label
    )


@register.simple_tag
def state(name: str, word: str = "") -> SafeString:
    """The badge of a state that the house knows."""
    known = STATES[str(name)]
    return _badge(known.tone, conditional_escape(word or gettext(known.word)), known.icon)


def local_day(moment: date | datetime) -> date:
    """Return the Dutch calendar day of a date or a moment."""
    if isinstance(moment, datetime):
        return moment.astimezone(HERE).date() if moment.tzinfo else moment.date()
    return moment


@register.filter("date", expects_localtime=True, is_safe=False)
def written(moment: Any, form: str) -> str:
    """What `|date` writes, with names of days and months in the language of the sentence."""
    return write_date(moment, form)


@register.simple_tag
def day(moment: date | datetime | None, short: bool = False) -> SafeString:
    """A date written out: dinsdag 25 november 2026."""
    if not moment:
        return mark_safe("")
    language = spoken()
    brief = "j M Y" if language == "en" else "j b Y"
    return _day(local_day(moment), brief if short else "l j F Y", language)


@lru_cache(maxsize=4096)
def _day(on: date, form: str, language: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', on.isoformat(), write_date(on, form))


@register.simple_tag
def leaf(moment: date | datetime | None, label: str = "") -> SafeString:
    """A date as a torn calendar leaf."""
    if not moment:
        return mark_safe("")
    return _leaf(local_day(moment), conditional_escape(label), spoken())


@lru_cache(maxsize=4096)
def _leaf(on: date, label: str, language: str) -> SafeString:
    return format_html(
        '<time class="w-leaf" datetime="{}"><span class="w-leaf__top">{} </span>'
        '<span class="w-leaf__day">{} </span><span class="w-leaf__month">{} </span>'
        '<span class="w-leaf__year">{}</span></time>',
        on.isoformat(),
        label or write_date(on, "l"),
        on.day,
        write_date(on, "F"),
        on.year,
    )


@register.simple_tag
def money(cents: int | None) -> str:
    """A sum in whole cents, written as people write it: € 1.850 or € 12,50."""
    if cents is None:
        return ""
    comma, point = (",", ".") if spoken() != "en" else (".", ",")
    whole, rest = divmod(abs(cents), 100)
    digits = f"{whole:,}".replace(",", point) + (f"{comma}{rest:02d}" if rest else "")
    return f"{'−' if cents < 0 else ''}€{NO_BREAK}{digits}"


@register.simple_tag
def name(words: Any, lang: str = "") -> SafeString:
    """A name, kept whole between words of another direction."""
    if lang:
        return format_html('<bdi lang="{}">{}</bdi>', lang, words)
    return format_html("<bdi>{}</bdi>", words)


@register.simple_tag
def who_to_whom(giver: Any, receiver: Any) -> SafeString:
    """Who promises to whom."""
    return format_html(
        '<bdi>{}</bdi> {}<span class="w-hidden">{}</span> <bdi>{}</bdi>',
        giver,
        icon("arrow"),
        gettext("to"),
        receiver,
    )


def paragraphs(words: str) -> SafeString:
    """Return plain words as paragraphs; a single line break stays a line break."""
    blocks = re.split(r"\n\s*\n", words.replace("\r\n", "\n").strip())
    written = [(mark_safe("<br>".join(escape(line) for line in b.split("\n"))),) for b in blocks]
    return format_html_join("", "<p>{}</p>", written)


def _lang(language: str) -> SafeString:
    if not language:
        return mark_safe("")
    try:
        direction = "rtl" if get_language_info(language)["bidi"] else "ltr"
    except KeyError:
        direction = "auto"
    return format_html(' lang="{}" dir="{}"', language, direction)


@register.simple_tag
def said(words: str, lang: str = "") -> SafeString:
    """What a person said, in the voice of people."""
    about = _lang(lang) or mark_safe(' dir="auto"')
    return format_html('<div class="w-voice w-said"{}>{}</div>', about, paragraphs(words))


@register.simple_tag
def quote(words: str, who: str = "", lang: str = "") -> SafeString:
    """What a person said, with the name under it."""
    about = _lang(lang) or mark_safe(' dir="auto"')
    by = (
        format_html('<figcaption class="w-quote__who">— <bdi>{}</bdi></figcaption>', who)
        if who
        else ""
    )
    return format_html(
        '<figure class="w-quote"><blockquote class="w-voice w-said"{}>{}</blockquote>{}</figure>',
        about,
        paragraphs(words),
        by,
    )
