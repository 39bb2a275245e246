"""The ask calendar on screen and on paper, and the steps of one ask."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from wijkaanpak import clock
from wijkaanpak.dates import date_format
from wijkaanpak.gatherings.views.places import areas_to_choose
from wijkaanpak.invitations import actions, forms, queries, rules
from wijkaanpak.invitations.queries import SomeAsk
from wijkaanpak.invitations.rules import AskState, Quarter
from wijkaanpak.methods import printing
from wijkaanpak.network.queries import key_party, parties_of
from wijkaanpak.network.rules import PartyKind
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, gettext_noop
from wijkaanpak.ui.pages import confirm, form_page, is_sure, page, told_at
from wijkaanpak.ui.papers import look_of, send_paper, typed


def asked_quarter(request: HttpRequest) -> Quarter:
    """Return the quarter in the address, such as 2026-1, or the one of today."""
    year, _dash, number = request.GET.get("kwartaal", "").partition("-")
    if year.isdecimal() and len(year) == 4 and number in {"1", "2", "3", "4"} and int(year):
        return Quarter(int(year), int(number))
    return Quarter.of(clock.today())


@open_to(ANYONE, post=NOBODY)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What residents are asked in one quarter, by whom, and what they gain by it."""
    quarter = asked_quarter(request)
    context = {
        "quarter": quarter,
        "today": clock.today(),
        "found": SimpleLazyObject(lambda: asked_in(viewer, quarter)),
        "may_ask": viewer.may(Right.SPEAK),
    }
    return page(request, "invitations/calendar.html", context)


def asked_in(viewer: Viewer, quarter: Quarter) -> dict[str, Any]:
    """Return a quarter and what waits to be told back, for a page kept until it changes."""
    return {
        "season": queries.season(viewer.here, quarter),
        "late": queries.not_told_yet(viewer.here),
    }


@open_to(ANYONE, post=NOBODY)
def paper(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The same quarter on paper, for beside the door."""
    season = queries.season(viewer.here, asked_quarter(request))
    link = settings.SITE_URL + reverse("invitations:calendar", args=[viewer.here.slug])
    link += f"?kwartaal={season.quarter}"
    notice = printing.Notice(
        title=_("What are we asked?"),
        kind=_("Ask calendar"),
        facts=(
            (_("Quarter"), str(season.quarter)),
            (_("At most"), _("%(n)s questions for a household") % {"n": season.budget}),
            (_("Still free"), _("%(n)s questions") % {"n": season.left}),
        ),
        said_title=_("Who asks what") if season.counted else _("Nobody asks anything."),
        said=tuple(on_paper(ask) for ask in season.counted),
        after=(_("A rule grants a slot, no person. Who told nothing back, asks nothing new."),),
        scan=_("See it on your phone"),
        address=typed(link.partition("?")[0]),
    )
    pdf = printing.notice(notice, look=look_of(viewer.here), link=link)
    return send_paper(pdf, f"{viewer.here.slug}-vraagkalender-{season.quarter}")


def on_paper(ask: SomeAsk) -> str:
    """Return one ask in a few sentences, as it stands on paper."""
    values = {
        "who": ask.party.name,
        "what": ask.title,
        "on": date_format(ask.on, "j F"),
        "n": ask.questions,
        "gain": ask.gain,
        "due": date_format(ask.feedback_due, "j F Y"),
    }
    head = _("%(on)s, %(who)s: “%(what)s”. %(n)s questions. What you gain: %(gain)s") % values
    if ask.state == AskState.TOLD_BACK:
        return " ".join([head, _("What was done with it:"), ask.told])
    return " ".join([head, _("You hear of it before %(due)s.") % values])


@open_to(ANYONE, post=NOBODY)
def read(request: HttpRequest, viewer: Viewer, ask: uuid.UUID) -> HttpResponse:
    """One ask: what, why, what residents gain, and what they heard of it."""
    found = queries.get_ask(viewer.here, ask)
    today = clock.today()
    mine = parties_of(viewer.person, viewer.here) if viewer.may(Right.SPEAK) else []
    state = AskState(found.state)
    context = {
        "ask": found,
        "sharing": queries.sharing(found) if found.shares else [],
        "late": rules.is_late(state, found.feedback_due, today),
        "own": found.party in mine,
        "residents": any(party.kind == PartyKind.RESIDENTS_BODY for party in mine),
        "day_came": found.on <= today,
        "may_share": may_share(found, mine),
    }
    return page(request, "invitations/ask.html", context)


def may_share(ask: SomeAsk, mine: list[Any]) -> bool:
    ready = ask.shares and ask.state == AskState.GRANTED and ask.on >= clock.today()
    return ready and any(party != ask.party for party in mine)


@open_to(Right.SPEAK)
def new(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A party asks a slot; the rule answers at once."""
    parties = parties_of(viewer.person, viewer.here)
    if not parties:
        raise NotYours(gettext_noop("You do not speak for a party."))
    form = forms.AskForm(request.POST or None, parties=parties, areas=areas_to_choose(viewer))
    lead = _("A rule answers at once: %(n)s questions for a household in a quarter, and no new "
             "ask before you told what you did with the last one.")  # fmt: skip
    lead %= {"n": queries.budget_of(viewer.here)}
    shared = queries.rounds_to_share(viewer.here)
    return answer_to(request, viewer, form, _("Ask residents something"), lead, shared=shared)


@open_to(Right.SPEAK)
def share(request: HttpRequest, viewer: Viewer, ask: uuid.UUID) -> HttpResponse:
    """A party goes along with the round of another: one visit, and all questions count."""
    along = queries.get_ask(viewer.here, ask)
    parties = [one for one in parties_of(viewer.person, viewer.here) if one != along.party]
    if not parties:
        raise NotYours(gettext_noop("Only another party can share this round."))
    form = forms.ShareForm(request.POST or None, parties=parties, along=along)
    lead = _("You go along on the same day, to the same doors. It is one visit; your questions "
             "are added to theirs.")  # fmt: skip
    return answer_to(request, viewer, form, _("Share this round"), lead, about=along)


def answer_to(
    request: HttpRequest, viewer: Viewer, form: Any, title: str, lead: str, **more: Any
) -> HttpResponse:
    """Show the form, or ask the slot and go to what the rule said."""
    if form.is_valid():
        with told_at(form):
            ask = actions.request_slot(
                by=viewer.somebody,
                party=form.chosen_party,
                wish=form.wish(),
                key=form.cleaned_data["key"],
            )
            return redirect(ask)
    back = reverse("invitations:calendar", args=[viewer.here.slug])
    more |= {"asks": True, "template": "invitations/ask_slot.html"}
    return form_page(request, form, title, _("Ask a slot"), back, lead=lead, **more)


def own(viewer: Viewer, ask: uuid.UUID) -> SomeAsk:
    """Return an ask of a party that this viewer speaks for."""
    found = queries.get_ask(viewer.here, ask)
    if found.party not in parties_of(viewer.person, viewer.here):
        raise NotYours(gettext_noop("You do not speak for this party."))
    return found


@open_to(NOBODY, post=Right.SPEAK)
def withdraw(request: HttpRequest, viewer: Viewer, ask: uuid.UUID) -> HttpResponse:
    """The asker lets go; asked once more, for it cannot be undone."""
    found = own(viewer, ask)
    if not is_sure(request):
        return confirm(
            request,
            title=_("Do you let go of this slot?"),
            text=_("Residents are not asked. The room is free for others."),
            action=_("Yes, let go"),
            back=found.get_absolute_url(),
            here=viewer.here,
        )
    actions.withdraw_ask(by=viewer.somebody, ask=found)
    return redirect(found)


@open_to(Right.SPEAK)
def held(request: HttpRequest, viewer: Viewer, ask: uuid.UUID) -> HttpResponse:
    """It was held, and so many households took part."""
    found = own(viewer, ask)
    form = forms.HeldForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            reached = form.cleaned_data["reached"]
            actions.hold_ask(by=viewer.somebody, ask=found, reached=reached)
            return redirect(found)
    return form_page(request, form, _("It was held"), _("Keep"), found, asks=True)


@open_to(Right.SPEAK)
def tell(request: HttpRequest, viewer: Viewer, ask: uuid.UUID) -> HttpResponse:
    """What was done with what people said; then this party may ask again."""
    found = own(viewer, ask)
    form = forms.ToldForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            actions.tell_back(by=viewer.somebody, ask=found, words=form.cleaned_data["words"])
            messages.success(request, _("Everybody can read it now. You may ask again."))
            return redirect(found)
    return form_page(request, form, _("Tell back"), _("Tell everybody"), found, asks=True)


@open_to(Right.SPEAK)
def silence(request: HttpRequest, viewer: Viewer, ask: uuid.UUID) -> HttpResponse:
    """The residents' body writes that it heard nothing."""
    found = queries.get_ask(viewer.here, ask)
    if key_party(viewer.here, PartyKind.RESIDENTS_BODY) not in parties_of(
        viewer.person, viewer.here
    ):
        raise NotYours(gettext_noop("Only the residents' body says that it heard nothing."))
    form = forms.SilenceForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            words = form.cleaned_data["words"]
            actions.say_heard_nothing(by=viewer.somebody, ask=found, words=words)
            return redirect(found)
    return form_page(request, form, _("We heard nothing"), _("Write it down"), found, asks=True)
