"""Public pages are kept by the size of the neighbourhood's log, so they are never stale.

Everything that changes passes one door and adds an entry, so the number of entries is an exact
version of all that is public. A page for a passer-by is kept under that number, the date, the
language and the address; a change makes another number, and the kept page is never asked for
again. The same key is the ETag, so a phone that has the page gets 304 before anything is drawn.

A page that shows something outside the log says so with `Cache-Control: no-store`.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import translation

from wijkaanpak import clock
from wijkaanpak.knowledge.queries.alike import version_of_lessons
from wijkaanpak.logbook.queries import size_of, size_of_all, sizes
from wijkaanpak.ui.pages import KEPT_FOR

type Handler = Callable[[HttpRequest], HttpResponse]
OF_ALL = "leren"  # this room also shows what other neighbourhoods on this site wrote
# What starts here (a plan, an initiative, a project) shows lessons of neighbours.
WITH_LESSONS = re.compile(
    r"burgerbegroting/\d+/plan/[^/]+/|projecten/(initiatieven/)?[0-9a-f-]{36}/"
    r"|projecten/beginnen/verder/"
)
SHORTEST_TO_SQUEEZE = 500
KEPT_HEADERS = (
    "Cache-Control",
    "Content-Disposition",
    "Content-Language",
    "Content-Security-Policy",
    "Content-Type",
    "X-Frame-Options",
)


@dataclass(frozen=True)
class Kept:
    """A page as it was drawn: its headers, its bytes, and the same bytes squeezed."""

    headers: dict[str, str]
    body: bytes
    squeezed: bytes


def public_pages_by_log_size(get_response: Handler) -> Handler:
    """Answer passers-by from what was drawn before, as long as the log did not grow."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not _for_a_passer_by(request):
            return get_response(request)
        etag = version_of(request)
        if request.headers.get("If-None-Match") == etag:
            return _with_version(HttpResponseNotModified(), etag)
        kept: Kept | None = cache.get(etag)
        if kept is None:
            response = get_response(request)
            if not _may_be_kept(request, response):
                return response
            kept = _keep(response)
            cache.set(etag, kept, KEPT_FOR)
        return _with_version(_again(request, kept), etag)

    return middleware


def version_of(request: HttpRequest) -> str:
    """Return the ETag of what a passer-by sees at this address now."""
    size, lessons = _behind(request.path)
    request.size_of_log = size  # type: ignore[attr-defined]
    parts = (
        settings.VERSION,
        request.META.get("HTTP_HOST", ""),
        request.get_full_path(),
        request.headers.get("HX-Request", ""),
        translation.get_language_from_request(request),
        clock.today().isoformat(),
        str(size),
        lessons,
    )
    return f'W/"{hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]}"'


def _behind(path: str) -> tuple[int, str]:
    """Return the size of the log behind a page, and the lessons that it may show; in one query."""
    steps = unquote(path).split("/")
    if len(steps) < 3 or steps[1] != "w" or steps[3:4] == [OF_ALL]:
        return size_of_all(), ""
    if not WITH_LESSONS.fullmatch("/".join(steps[3:])):
        return size_of(steps[2]), ""
    known = sizes()
    return known.get(steps[2], 0), version_of_lessons(sum(known.values()))


def _for_a_passer_by(request: HttpRequest) -> bool:
    signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES
    kiosk = getattr(request, "way_out", "")  # its pages have a way out, and are never kept
    return request.method in {"GET", "HEAD"} and not (signed_in or kiosk)


def _may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    """A page with a form in it holds a token of one person, and is never kept."""
    has_token = "CSRF_COOKIE" in request.META
    personal = bool(response.cookies) or has_token
    refuses = "no-store" in response.headers.get("Cache-Control", "")
    return response.status_code == 200 and not (response.streaming or personal or refuses)


def _keep(response: HttpResponse) -> Kept:
    body = response.content
    wanted = {name: response.headers[name] for name in KEPT_HEADERS if name in response.headers}
    small = len(body) < SHORTEST_TO_SQUEEZE
    return Kept(wanted, body, b"" if small else gzip.compress(body, compresslevel=6, mtime=0))


def _again(request: HttpRequest, kept: Kept) -> HttpResponse:
    squeeze = kept.squeezed and "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(kept.squeezed if squeeze else kept.body, headers=kept.headers)
    if squeeze:
        response.headers["Content-Encoding"] = "gzip"
    return response


def _with_version(response: HttpResponse, etag: str) -> HttpResponse:
    response.headers["ETag"] = etag
    response.headers.setdefault("Cache-Control", "no-cache")
    response.headers["Vary"] = "Accept-Encoding, Accept-Language, Cookie, HX-Request"
    return response
