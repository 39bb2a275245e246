"""Safety headers on every answer: pages, files, redirects and what goes wrong.

The middlewares of Django each look after their own part, and an answer that is made before it
reaches them (a static file, a kept page, a wrong host) goes without. This one stands outside
them all and fills in what is missing; what an answer says of itself stays.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.csp import build_policy

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


def safety_headers(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Fill in on each answer what keeps a browser from doing more than showing it."""
    usual = ALWAYS | {"Content-Security-Policy": build_policy(settings.SECURE_CSP)}

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        for name, value in usual.items():
            response.headers.setdefault(name, value)
        return response

    return middleware
