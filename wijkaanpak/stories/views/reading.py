"""Where everybody reads stories."""

from __future__ import annotations

import uuid
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from wijkaanpak.neighbourhoods.rules import DOMAIN_WORDS
from wijkaanpak.people.gate import ANYONE, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.stories import forms, queries, rules
from wijkaanpak.stories.queries import Told
from wijkaanpak.ui.pages import page


@open_to(ANYONE)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """All public stories, newest first, or those about one domain of life."""
    domain = forms.chosen_domain(request.GET.get("over", ""))
    after = request.GET.get("na", "")

    @cache
    def found() -> tuple[list[Told], str]:
        """Read only when the cards are drawn anew: the template keeps them by its version."""
        return queries.public_page(viewer.here, domain, after)

    context = {"found": found, "after": after, "domain": domain, "domains": DOMAIN_WORDS}
    return page(request, "stories/listing.html", context)


@open_to(ANYONE)
def read(request: HttpRequest, viewer: Viewer, story: uuid.UUID) -> HttpResponse:
    """One story, and what it did."""
    told = queries.public_story(viewer.here, story)
    return page(request, "stories/read.html", shown(told))


def shown(story: Told) -> dict[str, Any]:
    about = [_(DOMAIN_WORDS[one.domain]) for one in story.domains.all()]
    minutes = f"{story.seconds // 60}:{story.seconds % 60:02d}" if story.voice else ""
    return {"story": story, "about": about, "minutes": minutes}


def reason_of(back: Any) -> str:
    return _(rules.REASON_WORDS[back.reason]) if back else ""
