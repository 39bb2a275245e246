"""A kitchen visit on paper: what is shown, what went wrong, and lines for the promises."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from wijkaanpak.dates import date_format
from wijkaanpak.knowledge.queries import kitchens as queries
from wijkaanpak.methods import printing
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.ui.papers import look_of, send_paper, typed

LEAST_ROWS = 6


@open_to(ANYONE, post=NOBODY)
def sheet(request: HttpRequest, viewer: Viewer, kitchen: uuid.UUID) -> HttpResponse:
    """One A4 for on the kitchen table."""
    row = queries.get_kitchen(viewer.here, kitchen)
    link = settings.SITE_URL + row.get_absolute_url()
    guests = [one for one in row.visits.all() if one.state != "not coming"]
    lines = [(one.name, one.promise) for one in guests]
    lines += [("", "")] * max(0, LEAST_ROWS - len(lines))
    words = printing.Leaflet(
        title=row.title,
        kind=_("A look in our kitchen"),
        facts=(
            (_("When"), date_format(row.on, "l j F Y")),
            (_("Where"), row.place),
            (_("Host"), row.party.name),
        ),
        paragraphs=(row.shown,),
        points_title=_("What went wrong"),
        points=tuple(line for line in row.went_wrong.splitlines() if line.strip()),
        columns=(_("Neighbourhood"), _("We promise one thing")),
        rows=tuple(lines),
        after=(_("In half a year we ask what came of it. Not done is an answer too."),),
        scan=_("See it on your phone"),
        address=typed(link),
        page_label=_("Page"),
    )
    pdf = printing.leaflet(words, look=look_of(viewer.here), link=link)
    return send_paper(pdf, f"{viewer.here.slug}-keuken")
