"""Papers of a neighbourhood: how it is recognised on them, and how they are sent."""

from typing import Protocol

from django.http import HttpResponse
from django.utils.translation import get_language

from wijkaanpak.methods import printing
from wijkaanpak.ui.pages import attached
from wijkaanpak.ui.rules import ACCENT, ACTION
from wijkaanpak.ui.street import draw_street


class Dressed(Protocol):
    """What of a neighbourhood shows on its papers."""

    slug: str
    name: str
    kind: str
    action_colour: str
    accent_colour: str


def look_of(here: Dressed) -> printing.Look:
    """Return how a neighbourhood looks on paper, in the language of who asks."""
    return printing.Look(
        here.name,
        language=(get_language() or "nl")[:2],
        action=here.action_colour or ACTION,
        accent=here.accent_colour or ACCENT,
        street=draw_street(here.slug, here.kind).roofs,
    )


def typed(address: str) -> str:
    """Return an address as people type it.

    >>> typed("https://wijk.example/w/zonnehof/")
    'wijk.example/w/zonnehof'
    """
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")


def send_paper(pdf: bytes, name: str) -> HttpResponse:
    """Send a paper as a PDF to keep or to print."""
    return attached(pdf, "application/pdf", f"{name}.pdf")
