"""What stands around a page: the menu, the street, the colours, the crumbs, the QR."""

from functools import lru_cache
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest
from django.template import Library
from django.template.context import Context
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_info, gettext

from wijkaanpak.languages import NOT_YET
from wijkaanpak.methods.qr import drawing
from wijkaanpak.refusals import gettext_noop
from wijkaanpak.ui import street as roofs
from wijkaanpak.ui.templatetags.ui_words import icon

register = Library()
NOTHING = mark_safe("")
MENU = (
    ("stories:listing", gettext_noop("Stories")),
    ("gatherings:listing", gettext_noop("What goes on")),
    ("agenda:listing", gettext_noop("Neighbourhood agenda")),
    ("commitments:listing", gettext_noop("Commitments")),
    ("budget:listing", gettext_noop("Neighbourhood budget")),
    ("funds:listing", gettext_noop("Pots")),
    ("assets:listing", gettext_noop("What we have")),
    ("contacts:listing", gettext_noop("Fixed faces")),
)
FOOT = (
    ("home:everything", "list", gettext_noop("Everything on one page")),
    ("neighbourhoods:map", "map", gettext_noop("Neighbourhood and map")),
    ("network:listing", "users", gettext_noop("Who takes part and decides")),
    ("logbook:listing", "history", gettext_noop("Logbook")),
    ("home:about", "info", gettext_noop("How it works")),
    ("logbook:check", "shield", gettext_noop("Check it yourself")),
    ("ui:accessibility", "accessible", gettext_noop("Accessibility")),
    ("ui:privacy", "lock", gettext_noop("Privacy")),
)
KINDS = {
    "wijk": gettext_noop("The neighbourhood"),
    "buurt": gettext_noop("The neighbourhood"),
    "dorp": gettext_noop("The village"),
    "kern": gettext_noop("The village"),
}


@lru_cache(maxsize=4096)
def address(name: str, slug: str = "", urls: str = "") -> str:
    """Return the address of a page, or nothing when that room does not stand yet."""
    for arguments in ([slug], []) if slug else ([],):
        try:
            return reverse(name, args=arguments)
        except NoReverseMatch:
            continue
    return ""


@lru_cache(maxsize=1024)
def _menu(slug: str, language: str, urls: str) -> tuple[tuple[str, str], ...]:
    found = ((address(name, slug, urls), gettext(word)) for name, word in MENU)
    return tuple((url, word) for url, word in found if url)


@register.simple_tag(takes_context=True)
def main_menu(context: Context) -> SafeString:
    """The rooms of this neighbourhood; the one where we are is marked."""
    here = context.get("here")
    if not here:
        return NOTHING
    path = getattr(context.get("request"), "path", "")
    urls = settings.ROOT_URLCONF
    language = get_language() or "nl"
    at = next((url for url, _word in _menu(here.slug, language, urls) if path.startswith(url)), "")
    return _menu_at(here.slug, language, urls, at, "page" if path == at else "true")


@lru_cache(maxsize=1024)
def _menu_at(slug: str, language: str, urls: str, at: str, current: str) -> SafeString:
    """Return the menu with one of its rooms marked; every page shows it, so it is drawn once."""
    mark = mark_safe(f' aria-current="{current}"')
    rows = ((url, mark if url == at else "", word) for url, word in _menu(slug, language, urls))
    links = format_html_join("", '<li><a class="w-nav__link" href="{}"{}>{}</a></li>', rows)
    if not links:
        return NOTHING
    return format_html(
        '<nav class="w-nav" aria-label="{}"><ul class="w-nav__list">{}</ul></nav>',
        gettext("Main menu"),
        links,
    )


@register.simple_tag(takes_context=True)
def brand(context: Context) -> SafeString:
    """Whose paper this is."""
    here = context.get("here")
    if not here:
        return mark_safe(
            '<a class="w-brand" href="/"><span class="w-brand__name">Wijkaanpak</span></a>'
        )
    url = address("home:front", here.slug, settings.ROOT_URLCONF) or "/"
    kind = gettext(KINDS.get(str(here.kind), KINDS["wijk"]))
    return format_html(
        '<a class="w-brand" href="{}"><span class="w-brand__kind">{} </span>'
        '<span class="w-brand__name"><bdi>{}</bdi></span></a>',
        url,
        kind,
        here.name,
    )


@register.simple_tag(takes_context=True)
def who_am_i(context: Context) -> SafeString:
    """The way in, or the own page of who is in."""
    viewer = context.get("viewer")
    person = viewer.person if viewer else _user(context.get("request"))
    here = context.get("here")
    slug = here.slug if here else ""
    if person is None:
        return _top_link("people:sign_in", slug, "key", gettext("Sign in"))
    return _top_link("people:me", slug, "user", gettext("My page"))


@register.simple_tag(takes_context=True)
def sign_in_to(context: Context, words: str) -> SafeString:
    """The way in for who is not signed in, with what they can do then; back to this page."""
    viewer, request = context.get("viewer"), context.get("request")
    if request is None or (viewer.person if viewer else _user(request)):
        return NOTHING
    way = f"{reverse('people:sign_in')}?next={quote(request.path)}"
    return format_html('<p><a href="{}">{}<span>{}</span></a></p>', way, icon("key"), words)


def _user(request: HttpRequest | None) -> Any:
    user = getattr(request, "user", None)
    return user if user is not None and user.is_authenticated else None


def _top_link(name: str, slug: str, drawing: str, word: str) -> SafeString:
    url = address(name, slug, settings.ROOT_URLCONF)
    if not url:
        return NOTHING
    return format_html(
        '<a class="w-top__link" href="{}">{}<span>{}</span></a>', url, icon(drawing), word
    )


@register.simple_tag(takes_context=True)
def foot_links(context: Context) -> SafeString:
    """What must be found from each page."""
    here = context.get("here")
    return _foot(here.slug if here else "", get_language() or "nl", settings.ROOT_URLCONF)


@lru_cache(maxsize=1024)
def _foot(slug: str, language: str, urls: str) -> SafeString:
    found = (
        (address(name, slug, urls), icon(drawing), gettext(word)) for name, drawing, word in FOOT
    )
    rows = (row for row in found if row[0])
    return format_html_join("", '<li><a href="{}">{}<span>{}</span></a></li>', rows)


@register.simple_tag
def street(here: Any = None) -> SafeString:
    """The roofs of this neighbourhood; without one, a street that is everybody's."""
    if not here:
        return _street("wijkaanpak", "wijk")
    return _street(here.slug, str(here.kind))


@lru_cache(maxsize=256)
def _street(slug: str, kind: str) -> SafeString:
    drawn = roofs.draw_street(slug, kind)
    return format_html(
        '<svg class="w-street" viewBox="0 0 {} {}" preserveAspectRatio="xMidYMax slice" aria-hidden="true" '
        'focusable="false"><path class="w-street__light" d="{}"/><path d="{}"/></svg>',
        roofs.WIDTH,
        roofs.HEIGHT,
        drawn.lights,
        drawn.roofs,
    )


@register.simple_tag
def theme_link(here: Any = None) -> SafeString:
    """The two colours of this neighbourhood, when it chose its own."""
    action = getattr(here, "action_colour", "") or ""
    accent = getattr(here, "accent_colour", "") or ""
    if not action or not accent:
        return NOTHING
    url = reverse("ui:theme", args=[action.lstrip("#"), accent.lstrip("#")])
    return format_html('<link rel="stylesheet" href="{}">', url)


@register.simple_tag
def crumb(url: str, words: str) -> SafeString:
    """One step of the way here; without an address it is the page itself."""
    if not url:
        return format_html(
            '<li><span class="utrecht-breadcrumb-nav__link" aria-current="page"><bdi>{}</bdi></span></li>',
            words,
        )
    return format_html(
        '<li><a class="utrecht-link utrecht-breadcrumb-nav__link" href="{}"><bdi>{}</bdi></a></li>',
        url,
        words,
    )


@register.simple_tag(takes_context=True)
def language_choice(context: Context) -> SafeString:
    """A button for each language that is spoken here; works without JavaScript."""
    here = context.get("here")
    codes = tuple(getattr(here, "languages", None) or ("nl", "en"))
    return format_html(
        '<form class="w-langs" method="post" action="{}"><input type="hidden" name="next" value="{}">'
        '<fieldset><legend>{}</legend>{}</fieldset><a class="w-button w-button--quiet" href="{}">{}</a></form>',
        reverse("ui:language"),
        getattr(context.get("request"), "path", "/"),
        gettext("Language"),
        _language_buttons(codes, get_language() or "nl"),
        reverse("ui:language"),
        gettext("Other languages"),
    )


@register.simple_tag
def translation_note() -> SafeString:
    """Say kindly that a language is still on its way, in that language."""
    code = get_language() or "nl"
    if code not in NOT_YET:
        return NOTHING
    side = "rtl" if get_language_info(code)["bidi"] else "ltr"
    return format_html('<p lang="{}" dir="{}">{}</p>', code, side, NOT_YET[code])


@lru_cache(maxsize=256)
def _language_buttons(codes: tuple[str, ...], current: str) -> SafeString:
    known = dict(settings.LANGUAGES)
    rows = (
        (
            "" if code == current else " w-button--quiet",
            code,
            code,
            "rtl" if get_language_info(code)["bidi"] else "ltr",
            mark_safe(' aria-current="true"') if code == current else "",
            known[code],
        )
        for code in codes
        if code in known
    )
    button = '<button class="w-button w-button--small{}" name="language" value="{}" lang="{}" dir="{}"{}>{}</button>'
    return format_html_join("", button, rows)


@register.simple_tag
def qr(url: str, words: str = "") -> SafeString:
    """A QR code with its address in words beside it."""
    plain = words or url.split("://", 1)[-1].rstrip("/")
    return format_html('{}<p class="w-paper__address">{}</p>', _qr_drawing(url), plain)


@lru_cache(maxsize=256)
def _qr_drawing(url: str) -> SafeString:
    hushed = ' class="w-qr" aria-hidden="true" focusable="false"'
    return mark_safe(drawing(url, quiet=2, attributes=hushed))


@register.simple_tag
def map_assets() -> SafeString:
    """What a page with a map loads on top; goes in the block `head`."""
    return format_html(
        '<link rel="stylesheet" href="{}"><script type="module" src="{}"></script>',
        static("ui/map.css"),
        static("ui/map.js"),
    )


TILES = "https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/grijs/EPSG:3857/{z}/{x}/{y}.png"


@register.simple_tag
def map_board(geojson_url: str, label: str) -> SafeString:
    """A map of places (GeoJSON with id, name, url); a list of the same places stands beside it."""
    tiles = NOTHING
    if getattr(settings, "BACKGROUND_MAP", False):
        tiles = format_html(' data-tiles="{}" data-credit="Kaartgegevens © Kadaster"', TILES)
    return format_html(
        '<div class="w-map" role="region" aria-label="{}" tabindex="0" data-geojson="{}"{} hidden></div>',
        label,
        geojson_url,
        tiles,
    )


@register.simple_tag
def show_on_map(place: Any, label: str = "") -> SafeString:
    """A button in the list that moves the map; hidden where there is no map."""
    return format_html(
        '<button type="button" class="w-button w-button--quiet w-button--small" data-place="{}" hidden>{}<span>{}</span></button>',
        place,
        icon("map-pin"),
        label or gettext("Show on the map"),
    )
