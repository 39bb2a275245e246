"""The network on screen: who sits at the table, who decides what, and what was put to whom."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wijkaanpak import clock
from wijkaanpak.network import actions, queries, rules
from wijkaanpak.network.forms import (
    ClauseForm,
    LongForm,
    NewPartyForm,
    PartyWordsForm,
    ProposalForm,
    SeatForm,
    SignForm,
    VoiceForm,
)
from wijkaanpak.network.rules import DecisionKind, PartyKind
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.pages import confirm, is_sure, page, told_at

MOST = 50


@open_to(ANYONE)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The parties of today, each an equal card."""
    gone = queries.parties_that_left(viewer.here)
    return page(
        request, "network/listing.html", {"parties": queries.parties(viewer.here), "gone": gone}
    )


@open_to(ANYONE)
def party(request: HttpRequest, viewer: Viewer, party: uuid.UUID) -> HttpResponse:
    """One party: its own words, its seats, and who held them over the years."""
    found = queries.party_with_history(viewer.here, party)
    mine = found in queries.parties_of_viewer(viewer)
    may_go = mine and found.kind not in rules.KEYS
    return page(request, "network/party.html", {"party": found, "mine": mine, "may_go": may_go})


@open_to(Right.SPEAK)
def describe(request: HttpRequest, viewer: Viewer, party: uuid.UUID) -> HttpResponse:
    """A party says who it is."""
    found = queries.own_party(viewer.person, viewer.here, party)
    form = PartyWordsForm(request.POST or None, initial={"words": found.about})
    if form.is_valid():
        actions.describe_party(by=viewer.somebody, party=found, **form.cleaned_data)
        return redirect(found)
    return page(request, "network/party_form.html", titled(_("Your own words"), found), form=form)


@open_to(Right.SPEAK)
def give_seat(request: HttpRequest, viewer: Viewer, party: uuid.UUID) -> HttpResponse:
    """Who speaks for a party gives one of its seats to somebody."""
    found = queries.own_party(viewer.person, viewer.here, party)
    form = SeatForm(request.POST or None, initial={"title": request.GET.get("stoel", "")})
    if form.is_valid():
        with told_at(form, "person"):
            person = queries.person_called(viewer.here, form.cleaned_data["person"])
            title = form.cleaned_data["title"]
            actions.take_seat(by=viewer.somebody, party=found, title=title, person=person)
            return redirect(found)
    return page(request, "network/party_form.html", titled(_("Give a seat"), found), form=form)


def titled(title: str, party: object) -> dict[str, object]:
    return {"title": title, "party": party}


@open_to(NOBODY, post=Right.SPEAK)
def leave_seat(request: HttpRequest, viewer: Viewer, seat: uuid.UUID) -> HttpResponse:
    """A seat becomes empty, after asking once more."""
    found = queries.get_seat(viewer.here, seat)
    queries.require_seat(viewer.person, found.party)
    if is_sure(request):
        actions.leave_seat(by=viewer.somebody, seat=found)
        return redirect(found.party)
    return confirm(
        request,
        title=_("Is the seat of %(seat)s empty from today?") % {"seat": found.title},
        text=_(
            "Promises made from this seat stay. Whoever comes next is asked to take them over."
        ),
        action=_("Yes, the seat is empty"),
        back=found.party.get_absolute_url(),
        here=viewer.here,
    )


@open_to(NOBODY, post=Right.SPEAK)
def part(request: HttpRequest, viewer: Viewer, party: uuid.UUID) -> HttpResponse:
    """A party leaves the network, after asking once more."""
    found = queries.own_party(viewer.person, viewer.here, party)
    rules.check_may_leave(PartyKind(found.kind))
    if is_sure(request):
        actions.part(by=viewer.somebody, party=found, why=request.POST.get("why", "")[:1000])
        return redirect("network:listing", viewer.here.slug)
    return confirm(
        request,
        title=_("Does %(party)s leave the network?") % {"party": found.name},
        text=_("All its seats become empty. What it promised stays written here for everybody."),
        action=_("Yes, we leave"),
        back=found.get_absolute_url(),
        here=viewer.here,
    )


@open_to(ANYONE)
def charter(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Who decides what: three lists in plain words, with what they said before."""
    return page(request, "network/charter.html", {"lists": queries.charter_lists(viewer.here)})


@open_to(Right.SPEAK)
def change_article(request: HttpRequest, viewer: Viewer, kind: str) -> HttpResponse:
    """A party proposes another text for one article."""
    decision = kind_from(kind)
    now = queries.article_in_force(viewer.here, decision)
    least = least_days(viewer, DecisionKind.CHANGE_CHARTER)
    mine = queries.parties_of(viewer.person, viewer.here)
    form = ClauseForm(request.POST or None, mine=mine, least_days=least, kind=decision, now=now)
    if form.is_valid():
        with told_at(form):
            clause, said = form.clause(), said_in(form)
            kind_of = DecisionKind.CHANGE_CHARTER
            return redirect(
                actions.propose(by=viewer.somebody, kind=kind_of, clause=clause, **said)
            )
    context = {"title": _("Propose another text"), "about": decision.value, "now": now}
    return page(request, "network/propose.html", context, form=form)


def kind_from(slug: str) -> DecisionKind:
    try:
        return DecisionKind(slug.replace("-", " "))
    except ValueError as unknown:
        raise Http404 from unknown


def least_days(viewer: Viewer, kind: DecisionKind) -> int:
    return queries.limit(viewer.here, kind, "objection_days")


def said_in(form: ProposalForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("party", "title", "why", "term", "key")}


@open_to(Right.SPEAK)
def new_party(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A party proposes that another sits down at the table."""
    mine = queries.parties_of(viewer.person, viewer.here)
    least = least_days(viewer, DecisionKind.ADMIT_PARTY)
    form = NewPartyForm(request.POST or None, mine=mine, least_days=least)
    if form.is_valid():
        with told_at(form, "person"):
            given, kind = form.cleaned_data, DecisionKind.ADMIT_PARTY
            person = queries.person_called(viewer.here, given["person"])
            admit = (PartyKind(given["kind"]), given["name"], given["seat"], person)
            return redirect(
                actions.propose(by=viewer.somebody, kind=kind, admit=admit, **said_in(form))
            )
    return page(request, "network/propose.html", {"title": _("Propose a new party")}, form=form)


@open_to(Right.SPEAK)
def joint_decision(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A party proposes a decision that concerns all."""
    mine = queries.parties_of(viewer.person, viewer.here)
    least = least_days(viewer, DecisionKind.JOINT_DECISION)
    form = ProposalForm(request.POST or None, mine=mine, least_days=least)
    if form.is_valid():
        with told_at(form):
            kind = DecisionKind.JOINT_DECISION
            return redirect(actions.propose(by=viewer.somebody, kind=kind, **said_in(form)))
    return page(
        request, "network/propose.html", {"title": _("Propose a joint decision")}, form=form
    )


@open_to(ANYONE)
def proposals(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What was put to the parties, newest first."""
    found = queries.proposals_put_to_parties(viewer.here, number(request.GET.get("na")), MOST)
    older = f"?na={found[MOST - 1].pk}" if len(found) > MOST else ""
    context = {"proposals": found[:MOST], "older": older, "today": clock.today()}
    return page(request, "network/proposals.html", context)


def number(words: str | None) -> uuid.UUID | None:
    try:
        return uuid.UUID(words or "")
    except ValueError:
        return None


@open_to(ANYONE, post=Right.SPEAK)
def proposal(request: HttpRequest, viewer: Viewer, proposal: uuid.UUID) -> HttpResponse:
    """A proposal with the voice of every party that was asked, and room for one's own."""
    found = queries.get_proposal(viewer.here, proposal)
    mine = queries.mine_to_answer(viewer.person, found, clock.today())
    form = VoiceForm(request.POST or None, mine=mine)
    if form.is_valid():
        with told_at(form, "reason"):
            given = {name: form.cleaned_data[name] for name in form.cleaned_data if name != "key"}
            actions.give_voice(by=viewer.somebody, proposal=found, **given)
            messages.success(request, _("Written down as the word of your party."))
            return redirect(found)
    may_withdraw = found.outcome == "open" and found.proposer in queries.parties_of(
        viewer.person, viewer.here
    )
    context = {"proposal": found, "mine": mine, "may_withdraw": may_withdraw}
    return page(request, "network/proposal.html", context | {"today": clock.today()}, form=form)


@open_to(NOBODY, post=Right.SPEAK)
def withdraw(request: HttpRequest, viewer: Viewer, proposal: uuid.UUID) -> HttpResponse:
    """The party that proposed takes it back."""
    found = queries.get_proposal(viewer.here, proposal)
    actions.withdraw_proposal(by=viewer.somebody, proposal=found)
    return redirect(found)


@open_to(ANYONE)
def long_commitment(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The joint document for many years: every version, and who signed it when."""
    documents = queries.long_commitments_with_parties(viewer.here)
    mine = queries.parties_of(viewer.person, viewer.here)
    form = SignForm(mine=mine) if mine else None
    return page(request, "network/long_commitment.html", {"documents": documents, "sign": form})


@open_to(Right.SPEAK)
def write_long(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A party lays a text for many years on the table."""
    mine = queries.parties_of(viewer.person, viewer.here)
    form = LongForm(request.POST or None, mine=mine)
    if form.is_valid():
        with told_at(form, "horizon_year"):
            actions.write_long_commitment(by=viewer.somebody, **form.cleaned_data)
            return redirect("network:long_commitment", viewer.here.slug)
    title = _("Write a promise for many years")
    return page(request, "network/propose.html", {"title": title}, form=form)


@open_to(NOBODY, post=Right.SPEAK)
def sign(request: HttpRequest, viewer: Viewer, document: uuid.UUID) -> HttpResponse:
    """A party signs."""
    found = queries.get_long_commitment(viewer.here, document)
    form = SignForm(request.POST, mine=queries.parties_of(viewer.person, viewer.here))
    if form.is_valid():
        party = form.cleaned_data["party"]
        actions.sign_long_commitment(by=viewer.somebody, party=party, document=found)
    return redirect(reverse("network:long_commitment", args=[viewer.here.slug]))
