"""The tag that shows what rooms above put beside something on a page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from django import template
from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from wijkaanpak.ui.pages import KEPT_FOR
from wijkaanpak.ui.slots import KeptBy, Slotted, fillers_of

register = template.Library()


@register.simple_tag(takes_context=True)
def beside(context: Any, slot: str, subject: Any) -> SafeString:
    """Render what rooms above put in this slot: each with its own template, already escaped."""
    fillers = fillers_of(slot)
    parts: dict[Slotted, str] = {}
    for who in dict.fromkeys(one.kept_by for one in fillers if one.kept_by):
        same = [one for one in fillers if one.kept_by is who]
        parts |= zip(same, _kept(context, slot, subject, who, same), strict=True)
    around = {name: context.get(name) for name in ("request", "here", "csrf_token", "version")}
    drawn = (
        parts[one] if one in parts else _drawn(one, context, subject, around) for one in fillers
    )
    return mark_safe("".join(drawn))


def _kept(
    context: Any, slot: str, subject: Any, who: KeptBy, same: Iterable[Slotted]
) -> list[str]:
    """Return what is the same for all of these viewers, drawn once for each state of the log."""
    known_by = (
        context["version"], slot, subject.pk, who.__qualname__, who(context["viewer"]),
    )  # fmt: skip
    key = "beside-" + hashlib.sha256("\n".join(map(str, known_by)).encode()).hexdigest()
    parts: list[str] | None = cache.get(key)
    if parts is None:
        around = {"here": context["here"]}
        parts = [_drawn(one, context, subject, around) for one in same]
        cache.set(key, parts, KEPT_FOR)
    return parts


def _drawn(one: Slotted, context: Any, subject: Any, around: dict[str, Any]) -> str:
    filling = one.fill(context.get("viewer"), subject)
    return render_to_string(filling[0], around | filling[1]) if filling else ""
