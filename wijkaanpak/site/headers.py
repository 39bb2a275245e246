"""Safety headers on every answer: pages, files, redirects and what goes wrong.

The middlewares of Django each look after their own part, and an answer that is made before it
reaches them (a static file, a kept page, a wrong host) goes without. This one stands outside
them all and fills in what is missing; what an answer says of itself stays.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.csp import build_policy

type Handler = Callable[[HttpRequest], HttpResponseBase]

# A voice is recorded on our own pages. Nothing else of a phone is ever asked for.
CLOSED = (
    "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen",
    "geolocation", "gyroscope", "hid", "magnetometer", "midi", "payment", "screen-wake-lock",
    "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip
ALWAYS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join([*(f"{name}=()" for name in CLOSED), "microphone=(self)"]),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def no_zero_bytes(get_response: Handler) -> Handler:
    """Answer 404 to an address with a zero byte: none of ours has one, and PostgreSQL breaks."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            raise Http404
        return get_response(request)

    return middleware


def safety_headers(get_response: Handler) -> Handler:
    """Fill in on each answer what keeps a browser from doing more than showing it."""
    usual = ALWAYS | {"Content-Security-Policy": build_policy(settings.SECURE_CSP)}

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        for name, value in usual.items():
            response.headers.setdefault(name, value)
        return response

    return middleware
