"""Papers of this room: a thank-you card, and the cards on the wall of a meeting place."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache

from wijkaanpak.assets.queries import connecting, looking
from wijkaanpak.assets.queries.looking import Thing
from wijkaanpak.assets.rules import KIND_WORDS, Side
from wijkaanpak.assets.views.why import owner_of, when
from wijkaanpak.dates import date_format
from wijkaanpak.methods import printing
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused
from wijkaanpak.ui.papers import look_of, send_paper

MOST_ON_WALL = 200  # of offers, and as many wishes: twenty-five sheets each


@never_cache
@open_to(ANYONE, post=NOBODY)
def card(request: HttpRequest, viewer: Viewer, card: uuid.UUID) -> HttpResponse:
    """A thank-you card to print and give by hand."""
    row = connecting.seen_card(viewer, card, owner_of(request, viewer))
    words = printing.ThanksWords(
        _("Thank you"), row.words, row.signed, date_format(row.given, "j F Y")
    )
    return send_paper(printing.thank_you(words, look=look_of(viewer.here)), "bedankt")


@never_cache
@open_to(Right.HOST, post=NOBODY)
def wall(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Offers and wishes as cards for the wall of a meeting place: what, and never who."""
    people = looking.sees_people(viewer)
    rows = [
        row
        for side in Side
        for row in looking.some_page(viewer.here, people=people, side=side, most=MOST_ON_WALL)[0]
    ]
    if not rows:
        raise Refused(gettext_noop("Nothing stands on the wall yet. Enter the first offer."))
    pdf = printing.wall(
        [on_wall(row) for row in rows],
        title=_("What we have and what we wish"),
        how=_("Ask a connector to bring you together."),
        look=look_of(viewer.here),
    )
    return send_paper(pdf, f"{viewer.here.slug}-muur")


def on_wall(row: Thing) -> printing.WallCard:
    where = [row.area.name if row.area else "", row.place, when(row.days, row.parts)]
    side = _("We wish") if row.side == Side.WISH else _("We have")
    return printing.WallCard(
        title=row.title,
        kind=f"{side}: {_(KIND_WORDS[row.kind])}",
        words=row.words,
        where=" · ".join(one for one in where if one),
        wish=row.side == Side.WISH,
    )
