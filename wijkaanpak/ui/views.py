"""Pages that belong to the whole house: the language, the colours, and what went wrong."""

import errno
import sys

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import REASON_NO_CSRF_COOKIE
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt

from wijkaanpak.refusals import Refused
from wijkaanpak.ui.pages import way_back
from wijkaanpak.ui.rules import theme_css

FOREVER = "public, max-age=31536000, immutable"
NEVER_KEPT, SOON = {"Cache-Control": "no-store"}, {"Retry-After": "30"}
DISK_FAULTS = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG, errno.EIO}


@csrf_exempt  # a language is no secret, and a token in each footer would spoil the page cache
def choose_language(request: HttpRequest) -> HttpResponse:
    """Show every language of the house, or remember the chosen one and return to the page."""
    after = (request.POST or request.GET).get("next", "/")
    if not url_has_allowed_host_and_scheme(after, {request.get_host()}, request.is_secure()):
        after = "/"
    if request.method != "POST":
        return render(request, "ui/language.html", {"next": after, "known": settings.LANGUAGES})
    response = HttpResponseRedirect(after)
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=31536000,
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
        )
    return response


def theme(request: HttpRequest, action: str, accent: str) -> HttpResponse:
    """Serve the two colours of a neighbourhood as a style sheet that never changes."""
    try:
        css = theme_css(f"#{action}", f"#{accent}")
    except Refused as refusal:
        raise Http404 from refusal
    return HttpResponse(css, content_type="text/css", headers={"Cache-Control": FOREVER})


def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/accessibility.html")


def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/privacy.html")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "ui/404.html", {"back": way_back(request)}, status=404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "ui/403.html", {"back": way_back(request)}, status=403)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the page was open too long, or that the device keeps no cookies at all."""
    context = {"back": way_back(request), "keeps_nothing": reason == REASON_NO_CSRF_COOKIE}
    return render(request, "ui/csrf.html", context, status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """Say sorry without asking anything of what may just have broken.

    What the machine could not do just now (a full disk, a database that is locked or gone) is
    503: whoever tries again later, gets on. All else is our own mistake.
    """
    passes = will_pass(sys.exception())
    status, headers = (503, SOON) if passes else (500, {})
    with translation.override(translation.get_language_from_request(request)):
        words = render_to_string(f"ui/{status}.html")
    return HttpResponse(words, status=status, headers=NEVER_KEPT | headers)


def will_pass(fault: BaseException | None) -> bool:
    """Tell whether what broke is the disk or the database, and not us."""
    if isinstance(fault, OperationalError | InterfaceError):
        return True
    return isinstance(fault, OSError) and fault.errno in DISK_FAULTS
