"""The poster of the pots: all money on one sheet of A3, for behind a window."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from wijkaanpak import clock
from wijkaanpak.dates import date_format
from wijkaanpak.funds.rules import Kind
from wijkaanpak.funds.views.reading import overview
from wijkaanpak.methods import printing
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.refusals import Refused
from wijkaanpak.ui.papers import look_of, send_paper, typed
from wijkaanpak.ui.templatetags.ui_words import money

MOST_POTS = 20  # what one sheet has room for; the rest are on the page


@open_to(ANYONE, post=NOBODY)
def poster(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The pots as bars, the largest first: whose, what it asks, until when, and what is left."""
    shown = overview(viewer)
    if not shown["cards"]:
        raise Refused(gettext_noop("There is no pot yet that is decided on together."))
    cards = sorted(shown["cards"], key=lambda one: -one["balance"].came_in)
    largest = cards[0]["balance"].came_in or 1
    about = settings.SITE_URL + reverse("funds:listing", args=[viewer.here.slug])
    pdf = printing.poster(
        [on_poster(one, largest) for one in cards[:MOST_POTS]],
        poster_words(shown, len(cards), about),
        look=look_of(viewer.here),
        link=about,
    )
    return send_paper(pdf, f"{viewer.here.slug}-potjes")


def on_poster(one: dict[str, Any], largest: int) -> printing.PosterPot:
    pot, balance = one["pot"], one["balance"]
    ends = _("to spend by %(day)s") % {"day": date_format(pot.ends, "j F Y")} if pot.ends else ""
    ends = f"{ends[:1].upper()}{ends[1:]}"
    return printing.PosterPot(
        pot.title,
        pot.funder or pot.owner.name,
        money(balance.came_in),
        balance.came_in / largest,
        ". ".join([one["kind"], _("Not set aside yet: %(sum)s.") % {"sum": money(balance.free)}]),
        ends,
        earmarked=pot.kind == Kind.EARMARKED,
    )


def poster_words(shown: dict[str, Any], many: int, about: str) -> printing.PosterWords:
    left = many - MOST_POTS
    more = ngettext(
        "%(many)s more pot is on the page.", "%(many)s more pots are on the page.", left
    ) % {"many": left}
    spent = ". ".join(f"{word}: {sum}" for word, _cents, sum in shown["whole"])
    return printing.PosterWords(
        title=_("The money of all of us"),
        lead=_("Every pot that we decide on together, on %(day)s. %(spent)s.")
        % {"day": date_format(clock.today(), "j F Y"), "spent": spent},
        total_label=_("Together"),
        total=money(shown["sum"]),
        free=_("Other money"),
        earmarked=_("Earmarked money"),
        columns=(_("Pot"), _("What it asks"), _("Came in")),
        after=(
            *((more,) if left > 0 else ()),
            _("Do you want to know where a euro went? Ask the treasurer, or look here."),
        ),
        scan=_("Scan this square with your phone"),
        address=typed(about),
    )
