"""What other pages show of lessons: at a plan, at whatever starts, and at a party."""

from __future__ import annotations

from functools import cache
from typing import Any

from wijkaanpak import clock
from wijkaanpak.knowledge.queries import alike, questions
from wijkaanpak.knowledge.queries.alike import Start
from wijkaanpak.knowledge.views.questions import lined
from wijkaanpak.logbook.queries import size_of_all
from wijkaanpak.network.rules import PartyKind
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.pages import KEPT_FOR
from wijkaanpak.ui.slots import Filling, everybody, fills


@fills("project.start")
def beside_start(viewer: Viewer, start: Start | None) -> Filling | None:
    """Return the lessons like what is about to start, or an honest "nothing alike"."""
    if not start:
        return None
    says = start.may_say and bool(start.ref) and viewer.may(Right.BE_MEMBER)
    return "knowledge/beside_start.html", {
        "found": cache(
            lambda: alike.lessons_like(viewer.here, start.text, start.domains, start.ref)
        ),
        "start": start,
        "says": says,  # who may say something is not shown what is kept for others
        "asked": bool(start.text.strip()),
        "token": alike.sealed_start(start) if says else "",
        # What holds the token of one person is never kept.
        "keep_for": KEPT_FOR if start.ref and not says else 0,
        "others": size_of_all(),  # lessons come from all neighbourhoods on this site
    }


@fills("network.party", kept_by=everybody)
def questions_of_party(viewer: Viewer, party: Any) -> Filling | None:
    """Return what an institute was asked and whether it answered."""
    if party.kind != PartyKind.KNOWLEDGE_INSTITUTE:
        return None
    found = [lined(one) for one in questions.questions_to(party, clock.today())]
    return "knowledge/beside_party.html", {"questions": found}
