"""What somebody typed in a long form stays until it is sent: a reload loses nothing.

It is kept in the session of who typed it, so it ends when they sign out.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest

KEPT = "typed"
MOST = 5  # forms of one person; the oldest goes first


def keep_typed(request: HttpRequest, form: forms.BaseForm) -> None:
    """Keep what stands in a form that could not be taken yet, under its own address."""
    typed = {name: form[name].value() for name in form.fields if form[name].value()}
    others = {
        at: one for at, one in typed_before(request).items() if at != request.get_full_path()
    }
    others[request.get_full_path()] = typed
    request.session[KEPT] = dict(list(others.items())[-MOST:])


def typed_before(request: HttpRequest) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = request.session.get(KEPT, {})
    return found


def typed_here(request: HttpRequest) -> dict[str, Any]:
    """Return what was typed at this address before, to begin with."""
    return typed_before(request).get(request.get_full_path(), {})


def forget_typed(request: HttpRequest) -> None:
    """It was taken: nothing has to be kept of it."""
    others = dict(typed_before(request))
    if others.pop(request.get_full_path(), None) is not None:
        request.session[KEPT] = others
