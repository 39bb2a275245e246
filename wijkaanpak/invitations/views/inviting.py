"""Inviting neighbours, answering, and which streets were never asked."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wijkaanpak import clock
from wijkaanpak.gatherings.queries import programme_page, recent_gatherings
from wijkaanpak.gatherings.rules import GatheringState
from wijkaanpak.gatherings.views.places import areas_to_choose
from wijkaanpak.invitations import actions, forms, queries
from wijkaanpak.invitations.actions import Invitation
from wijkaanpak.invitations.queries import SomeRun
from wijkaanpak.invitations.rules import DUTCH, TONGUES, Answer, Tongue
from wijkaanpak.methods import printing
from wijkaanpak.people.gate import ANYONE, NOBODY, SIGNED_IN, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right, show_code
from wijkaanpak.people.views import source
from wijkaanpak.ui.pages import form_page, page, told_at
from wijkaanpak.ui.papers import look_of, send_paper, typed


@open_to(ANYONE, post=NOBODY)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Which streets were never asked, and when the others were: counts only."""
    after = request.GET.get("na", "")
    found = SimpleLazyObject(lambda: asked_and_answered(viewer, after))
    return page(request, "invitations/listing.html", {"after": after, "found": found})


def asked_and_answered(viewer: Viewer, after: str) -> dict[str, Any]:
    """Return who was asked and what was answered, for a page that is kept until it changes."""
    rows, older = queries.silent_streets(viewer.here, after)
    return {
        "streets": rows,
        "older": older,
        "areas": queries.asked_by_area(viewer.here),
        "answers": queries.answers_to(viewer.here, None),
    }


def to_come(viewer: Viewer) -> list[Any]:
    """Return what goes on from now and can be invited to."""
    rows, _more = programme_page(viewer.here)
    now = clock.now()
    return [one for one in rows if one.state == GatheringState.PLANNED and one.starts > now]


def asked_for(request: HttpRequest) -> dict[str, str]:
    """Return the gathering that a link on its page brought along."""
    return {"gathering": request.GET.get("voor", "")}


@never_cache
@open_to(Right.BE_MEMBER)
def invite(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A member invites a handful of neighbours; cards come as a file that is kept nowhere."""
    form = forms.InviteForm(
        request.POST or None,
        initial=asked_for(request) | {"language": "nl"},
        gatherings=to_come(viewer),
        streets=queries.streets(viewer.here),
    )
    lead = _("We keep the street, the way and the language. We never keep who you invite.")
    return handed_out(request, viewer, form, _("Invite neighbours"), lead, bulk=False)


@never_cache
@open_to(Right.HOST)
def invite_streets(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A host makes a card for every door of some streets."""
    form = forms.InviteStreetsForm(
        request.POST or None,
        initial=asked_for(request) | {"language": "nl"},
        gatherings=to_come(viewer),
        streets=queries.streets(viewer.here),
    )
    lead = _("A card for every door. The file is made once; print it at once.")
    return handed_out(request, viewer, form, _("Invite whole streets"), lead, bulk=True)


def handed_out(
    request: HttpRequest, viewer: Viewer, form: Any, title: str, lead: str, *, bulk: bool
) -> HttpResponse:
    """Show the form, or give the cards as a file, or go to what was written down."""
    if form.is_valid():
        with told_at(form):
            given = form.cleaned_data
            wanted = Invitation(
                form.chosen_way, given["language"], form.to, form.chosen_gathering, bulk
            )
            run, codes = actions.invite(
                by=viewer.somebody, here=viewer.here, invitation=wanted, key=given["key"]
            )
            if not codes:
                return redirect(run)
            return cards(viewer, run, codes, form.addressed, letters=bool(given["letters"]))
    back = reverse("invitations:listing", args=[viewer.here.slug])
    return form_page(request, form, title, _("Invite"), back, lead=lead)


def cards(
    viewer: Viewer,
    run: SomeRun,
    codes: Sequence[str],
    addressed: Sequence[tuple[str, ...]],
    *,
    letters: bool,
) -> HttpResponse:
    """Return the cards or letters as one PDF."""
    link = settings.SITE_URL + reverse("invitations:answer", args=[viewer.here.slug])
    to = [*addressed, *[()] * len(codes)]
    rows = [
        printing.Invite(show_code(code), f"{link}?code={code}", lines if letters else ())
        for code, lines in zip(codes, to, strict=False)
    ]
    pdf = printing.invitations(
        rows, words_of(viewer, run, typed(link)), look=look_of(viewer.here), letters=letters
    )
    return send_paper(pdf, f"{viewer.here.slug}-uitnodigingen-{run.language}")


def words_of(viewer: Viewer, run: SomeRun, address: str) -> printing.InviteWords:
    """Return what stands on every card of a run, in its language and in Dutch."""
    meant = run.gathering
    venue = meant.venue if meant else None
    place = [venue.name, venue.street] if venue else []
    tongue = TONGUES[run.language]
    return printing.InviteWords(
        title=_("Invitations"),
        what=meant.title if meant else "",
        where=", ".join(filter(None, [*place, meant.place if meant else ""])),
        main=said_in(tongue, run, viewer.somebody.name),
        under=None if tongue is DUTCH else said_in(DUTCH, run, viewer.somebody.name),
        address=address,
    )


def said_in(tongue: Tongue, run: SomeRun, who: str) -> printing.Said:
    """Return what a card says in one language."""
    when = ""
    if run.gathering:
        with translation.override(tongue.code):
            when = date_format(run.gathering.starts.astimezone(clock.HERE), "l j F, H:i")
    invited = tongue.invited if run.gathering else tongue.in_general
    return printing.Said(
        language=tongue.code,
        greeting=tongue.greeting,
        invited=invited % {"who": who},
        when=when,
        scan=tongue.scan,
        visit=tongue.visit,
        your_code=tongue.your_code,
        answers=(tongue.yes, tongue.no, tongue.leave),
        free=tongue.free,
        right_to_left=tongue.right_to_left,
    )


@open_to(Right.HOST)
def write_streets(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The streets with their doors, so that a silent street can be seen."""
    known = "\n".join(
        "; ".join(filter(None, [one.name, str(one.doors), one.area.name if one.area else ""]))
        for one in queries.streets(viewer.here)
    )
    form = forms.StreetsForm(request.POST or None, initial={"lines": known})
    back = reverse("invitations:listing", args=[viewer.here.slug])
    if form.is_valid():
        with told_at(form, "lines"):
            lines = form.cleaned_data["lines"]
            actions.write_streets(by=viewer.somebody, here=viewer.here, lines=lines)
            return redirect(back)
    return form_page(request, form, _("The streets and their doors"), _("Keep"), back)


@open_to(SIGNED_IN)
def read(request: HttpRequest, viewer: Viewer, run: uuid.UUID) -> HttpResponse:
    """What somebody gave: to which streets, how, in which language. No answers of one run."""
    found = queries.get_run(viewer, run)
    return page(
        request, "invitations/run.html", {"run": found, "handed": queries.handed_in(found)}
    )


@never_cache
@open_to(ANYONE)
def answer(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The page behind the QR code: no account, one answer, and nobody asks again."""
    start = {"code": request.GET.get("code", "")}
    form = forms.AnswerForm(request.POST or None, initial=start)
    if form.is_valid():
        with told_at(form, "code"):
            given = form.cleaned_data
            card = actions.knock(here=viewer.here, typed=given["code"], source=source(request))
            new = actions.answer_card(card=card, answer=Answer(given["answer"]))
            meant = card.handed.run.gathering
            return page(request, "invitations/thanks.html", {"new": new, "gathering": meant})
    return page(request, "invitations/answer.html", {}, form=form)


@open_to(Right.HOST)
def count(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Answers on paper, by phone or to a helper: numbers only."""
    form = forms.CountForm(
        request.POST or None,
        initial=asked_for(request),
        gatherings=recent_gatherings(viewer.here),
        areas=areas_to_choose(viewer),
    )
    back = reverse("invitations:listing", args=[viewer.here.slug])
    if form.is_valid():
        with told_at(form):
            actions.count_answers(
                by=viewer.somebody,
                here=viewer.here,
                counts=form.counts(),
                key=form.cleaned_data["key"],
            )
            messages.success(request, _("Counted."))
            return redirect(back)
    lead = _("Only numbers. Shred the papers afterwards.")
    return form_page(request, form, _("Count answers"), _("Count"), back, lead=lead)
