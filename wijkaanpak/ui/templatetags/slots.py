"""The tag that shows what rooms above put beside something on a page."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from wijkaanpak.ui.slots import fillings

register = template.Library()


@register.simple_tag(takes_context=True)
def beside(context: Any, slot: str, subject: object) -> SafeString:
    """Render what rooms above put in this slot: each with its own template, already escaped."""
    around = {"request": context.get("request"), "here": context.get("here")}
    parts = [
        render_to_string(name, around | values)
        for name, values in fillings(slot, context.get("viewer"), subject)
    ]
    return mark_safe("".join(parts))
