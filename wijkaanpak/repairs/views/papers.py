"""The same on paper: a sheet for a mistake told at a desk, and one for the conflict table."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from wijkaanpak.methods import printing
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.repairs.rules.conflicts import VALUE_WORDS
from wijkaanpak.ui.papers import look_of, send_paper, typed


def places() -> tuple[str, ...]:
    """Return where tips about persons belong; they are not kept here, on paper neither."""
    return (
        _("Write no names, phone numbers or house numbers. A tip about a person goes to the "
          "police (0900-8844) or, without your name, to Meld Misdaad Anoniem (0800-7000). "
          "Violence at home: Veilig Thuis (0800-2000). In danger: 112."),
    )  # fmt: skip


def sheet(viewer: Viewer, name: str, words: printing.BlankWords) -> bytes:
    return printing.blank(words, look=look_of(viewer.here), link=address(viewer, name))


def address(viewer: Viewer, name: str) -> str:
    return str(settings.SITE_URL) + reverse(f"repairs:{name}", args=[viewer.here.slug])


@open_to(ANYONE, post=NOBODY)
def mistake_sheet(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The questions of a mistake, to fill in at a desk or at home."""
    words = printing.BlankWords(
        title=_("A mistake, and how it is repaired"),
        lead=_("For neighbours and institutions alike. Hand it to the host, who types it in."),
        boxes=(
            printing.Blank(_("In one sentence: what went wrong?"), 2),
            printing.Blank(_("What happened?"), 11),
            printing.Blank(_("Who made the mistake? A party or a group, no person."), 1),
            printing.Blank(_("Who was hurt? A street, a group, a circle, no person."), 2),
            printing.Blank(_("Was it your own mistake? What do you repair, and by which day?"), 6),
        ),
        after=places(),
        scan=_("Rather on your phone? Scan this square"),
        address=typed(address(viewer, "tell")),
    )
    return send_paper(sheet(viewer, "tell", words), f"{viewer.here.slug}-fout-en-herstel")


@open_to(ANYONE, post=NOBODY)
def conflict_sheet(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The sheet of the conflict table: two sides of the same size, and what lies between."""
    values = ", ".join(_(word) for word in VALUE_WORDS.values())
    words = printing.BlankWords(
        title=_("A difference of view on the table"),
        lead=_("Each side writes its own words, in the same room. Read both aloud before you go "
               "on. Nobody votes."),
        boxes=(printing.Blank(_("What is it about? One question for all."), 1),),
        sides=(
            (_("Side A"), _("Side B")),
            (
                printing.Blank(_("How do we see it?"), 12),
                printing.Blank(_("What matters to us here? At most three."), 2),
            ),
        ),
        below=(
            printing.Blank(_("Facts on which we agree"), 2),
            printing.Blank(_("Facts that differ: who looks them up?"), 2),
            printing.Blank(_("What we agree"), 2),
            printing.Blank(_("What stays disputed, and rests until (day)"), 2),
        ),
        after=(_("To choose from: %(values)s.") % {"values": values}, *places()),
        scan=_("Rather on your phone? Scan this square"),
        address=typed(address(viewer, "conflicts")),
    )  # fmt: skip
    return send_paper(sheet(viewer, "conflicts", words), f"{viewer.here.slug}-conflicttafel")
