"""The first page of the room: what is frozen, what is asked, what is in the way."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from wijkaanpak import clock
from wijkaanpak.experiments.queries import burdens, freezing, obstacles
from wijkaanpak.experiments.rules.burdens import PROTECTED_WORDS
from wijkaanpak.experiments.views import burdens as burden_views
from wijkaanpak.experiments.views import freezing as freeze_views
from wijkaanpak.experiments.views import obstacles as obstacle_views
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.pages import page

A_FEW = 4


@open_to(ANYONE, post=NOBODY)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What is frozen now; the latest burdens and obstacles; and what can never be frozen."""

    @cache
    def found() -> dict[str, Any]:
        """Read only when the page is drawn anew: the template keeps it by its version and day."""
        running, asked, _ended = freezing.on_page(viewer.here)
        loads = burdens.public_page(viewer.here)[0][:A_FEW]
        ways = obstacles.public_page(viewer.here)[0][:A_FEW]
        return {
            "frozen": [freeze_views.card(row) for row in [*running, *asked]],
            "burdens": [burden_views.card(row) for row in loads],
            "obstacles": [obstacle_views.card(row) for row in ways],
        }

    context = {
        "found": found,
        "today": clock.today(),
        "takes_part": viewer.may(Right.BE_MEMBER),
        "protected": [_(word) for word in PROTECTED_WORDS.values()],
    }
    return page(request, "experiments/listing.html", context)
