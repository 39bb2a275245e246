"""What may happen to a neighbourhood."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_noop as _

from wijkaanpak.logbook.door import Actor, Verb, act
from wijkaanpak.neighbourhoods import rules
from wijkaanpak.neighbourhoods.models import Neighbourhood

BEGUN = Verb("neighbourhood.begun", _("%(name)s began its book, to last until %(horizon)s."))


def begin_neighbourhood(
    *, by: Actor, slug: str, name: str, start_year: int, horizon_year: int, **more: Any
) -> Neighbourhood:
    """Open the book of a new neighbourhood: the first entry of its log."""
    with act(BEGUN, by=by, book=slug) as entry:
        rules.check_horizon(start_year, horizon_year)
        here = Neighbourhood.objects.create(
            slug=slug, name=name, start_year=start_year, horizon_year=horizon_year, **more
        )
        entry.about(here, name=name, start=start_year, horizon=horizon_year)
    return here
