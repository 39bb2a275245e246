"""Door cards and the list to count them on, as paper."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from wijkaanpak import clock
from wijkaanpak.dates import date_format
from wijkaanpak.methods import printing
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.reach import queries
from wijkaanpak.reach.forms import TENURE_WORDS, name_of
from wijkaanpak.reach.rules import QUESTION_WORDS, Asked, Question
from wijkaanpak.ui.papers import look_of, send_paper

type Printed = tuple[tuple[str, tuple[str, ...]], ...]


@open_to(ANYONE, post=NOBODY)
def cards(
    request: HttpRequest, viewer: Viewer, gathering: uuid.UUID, *, large: bool = False
) -> HttpResponse:
    """The cards for at the door, four on a sheet or two in large print."""
    queries.held_gathering(viewer.here, gathering)
    card = printing.DoorCard(
        title=_("Who are you?"),
        lead=_("So that we see who is not here. No name. You may skip every question."),
        questions=asked_on_card(queries.card_of(viewer.here)),
        after=_("We count the answers and throw this card away. Put it in the box at the door."),
    )
    pdf = printing.door_cards(card, look=look_of(viewer.here), large_print=large)
    return send_paper(pdf, f"{viewer.here.slug}-deurkaartjes{'-groot' if large else ''}")


def asked_on_card(questions: list[Question]) -> Printed:
    """Return the questions of a card: where one lives and whether one rents are asked apart."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for question in questions:
        if question.asked is Asked.HOME:
            names = tuple(dict.fromkeys(choice.name for choice in question.choices))
            found.append((_(QUESTION_WORDS[Asked.AREA]), names))
            found.append(
                (_("Do you rent or own?"), tuple(str(words) for words in TENURE_WORDS.values()))
            )
        else:
            names = tuple(name_of(question.asked, choice) for choice in question.choices)
            found.append((_(QUESTION_WORDS[question.asked]), names))
    return tuple(found)


@open_to(ANYONE, post=NOBODY)
def tally_sheet(request: HttpRequest, viewer: Viewer, gathering: uuid.UUID) -> HttpResponse:
    """The list on which a host makes a stroke for each answer."""
    found = queries.held_gathering(viewer.here, gathering)
    day = date_format(found.starts.astimezone(clock.HERE), "l j F Y")
    sheet = printing.TallySheet(
        title=_("Counting the door cards"),
        about=f"{found.title}, {day}",
        lead=_("One stroke for each answer. An empty answer gets no stroke."),
        questions=tuple(
            (
                _(QUESTION_WORDS[question.asked]),
                tuple(name_of(question.asked, choice) for choice in question.choices),
            )
            for question in queries.card_of(viewer.here)
        ),
        strokes=_("strokes"),
        sum=_("how many"),
        after=_("Throw the cards away, and this list as well when the numbers are typed in."),
    )
    pdf = printing.tally_sheet(sheet, look=look_of(viewer.here))
    return send_paper(pdf, f"{viewer.here.slug}-turflijst")
