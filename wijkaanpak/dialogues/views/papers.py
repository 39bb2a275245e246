"""Statements on paper: a card for each, and sheets for tables that vote together."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from wijkaanpak.dates import date_format
from wijkaanpak.dialogues import queries
from wijkaanpak.dialogues.forms import MOST_SHEETS, PrintForm
from wijkaanpak.dialogues.queries import SomeDialogue
from wijkaanpak.dialogues.rules import CHOICE_WORDS, Choice, StatementState
from wijkaanpak.methods import printing
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.ui.papers import look_of, send_paper, typed

SHEETS = 6  # printed at once: for fifty people


def to_print(dialogue: SomeDialogue) -> list[printing.StatementCard]:
    """Return the statements people vote on. Raises Refused when there are none."""
    placed = queries.statements(dialogue, StatementState.PLACED)
    if not placed:
        raise Refused(gettext_noop("There is no statement yet to print."))
    return [printing.StatementCard(str(one.number), one.text) for one in placed]


def vote_address(dialogue: SomeDialogue) -> str:
    """Return where people vote, as it stands in a QR code."""
    way = reverse("dialogues:vote", args=[dialogue.here.slug, dialogue.pk])
    return str(settings.SITE_URL) + way


@open_to(ANYONE, post=NOBODY)
def cards(
    request: HttpRequest, viewer: Viewer, dialogue: uuid.UUID, *, large: bool = False
) -> HttpResponse:
    """One statement on a card, with the three answers, to lay on a table or hand around."""
    found = queries.get_dialogue(viewer.here, dialogue)
    link = vote_address(found)
    listing = reverse("dialogues:listing", args=[viewer.here.slug])
    words = printing.CardWords(
        title=found.question,
        answers=(answer(Choice.AGREE), answer(Choice.DISAGREE), answer(Choice.PASS)),
        number=_("Statement"),
        scan=_("Rather on your phone? Scan this square or go to"),
        address=typed(str(settings.SITE_URL) + listing),
        hand_in=_("Cross one box. Give your cards to a host, all together."),
    )
    pdf = printing.statement_cards(
        to_print(found), words, look=look_of(viewer.here), link=link, large_print=large
    )
    return send_paper(pdf, f"{viewer.here.slug}-stellingen{'-groot' * large}")


def answer(choice: Choice) -> str:
    return _(CHOICE_WORDS[choice])


@open_to(Right.HOST, post=NOBODY)
def table_sheets(request: HttpRequest, viewer: Viewer, dialogue: uuid.UUID) -> HttpResponse:
    """Sheets for tables, numbered on from what was typed in: each counts once."""
    found = queries.get_dialogue(viewer.here, dialogue)
    first, many = queries.next_sheet(found), SHEETS
    if request.GET:
        asked = PrintForm(request.GET)
        if not asked.is_valid():
            raise Refused(
                gettext_noop("Print 1 to %(most)s sheets at a time, and number them from 1 on."),
                most=MOST_SHEETS,
            )
        first, many = asked.cleaned_data["van"], asked.cleaned_data["aantal"]
    pdf = printing.table_sheets(
        to_print(found), table_words(found), look=look_of(viewer.here),
        numbers=range(first, first + many),
    )  # fmt: skip
    return send_paper(pdf, f"{viewer.here.slug}-tafelbladen-{first}")


def table_words(dialogue: SomeDialogue) -> printing.TableWords:
    """Return what stands on every sheet."""
    return printing.TableWords(
        title=_("Voting at the table"),
        about=dialogue.question,
        steps=(
            _("Each takes a column and keeps to it. Write no names."),
            _("Read a statement aloud. Everybody writes one key in the own box."),
            _("You need not agree, and nobody has to say why."),
        ),
        keys=(
            ("1", answer(Choice.AGREE)),
            ("2", answer(Choice.DISAGREE)),
            ("3", answer(Choice.PASS)),
            ("–", _("leave the box empty: not voted")),
        ),
        statement=_("Statement"),
        person=_("Person"),
        sheet=_("Sheet"),
        after=_(
            "Hand it to a host before %(day)s, who types it in and keeps it until the "
            "conversation is closed."
        )
        % {"day": date_format(dialogue.closes, "j F")},
    )
