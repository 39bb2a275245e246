"""Where parties answer and tell their plans, residents adopt, and everybody reacts."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from wijkaanpak import clock
from wijkaanpak.agenda import actions, forms, queries, rules
from wijkaanpak.agenda.queries import Agenda, Plan, Point
from wijkaanpak.network.queries import parties_of, require_seat_of
from wijkaanpak.network.rules import PartyKind
from wijkaanpak.people.gate import ANYONE, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.pages import form_page, page, told_at


@open_to(Right.SPEAK)
def asked(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What the agenda asks of the parties for which this person speaks."""
    return page(request, "agenda/asked.html", {"asked": queries.asked_of(viewer)})


@open_to(Right.SPEAK)
def answer(request: HttpRequest, viewer: Viewer, item: uuid.UUID) -> HttpResponse:
    """A party answers an item: yes, yes if, no because, not ours but."""
    found = queries.visible_item(viewer, item)
    asked = queries.my_questions(viewer, found)
    form = forms.AnswerForm(request.POST or None, mine=[question.party for question in asked])
    if form.is_valid():
        with told_at(form, "words"):
            actions.answer_item(by=viewer.somebody, item=found, **form.cleaned_data)
            messages.success(request, _("Your answer stands beside the item."))
            return redirect(found)
    context = {"item": found, "asked": asked, "back": found.get_absolute_url()}
    return page(request, "agenda/answer.html", context, form=form)


@open_to(Right.SPEAK)
def policy(request: HttpRequest, viewer: Viewer, item: uuid.UUID) -> HttpResponse:
    """A party lays its policy text beside an item that it serves."""
    found = queries.visible_item(viewer, item)
    form = forms.PolicyForm(request.POST or None, mine=parties_of(viewer.person, viewer.here))
    if form.is_valid():
        with told_at(form):
            actions.link_policy(by=viewer.somebody, item=found, **form.cleaned_data)
            return redirect(found)
    title = _("Which policy serves this item?")
    return form_page(request, form, title, _("Lay it beside the item"), found)


@open_to(Right.SPEAK)
def review(request: HttpRequest, viewer: Viewer, policy: uuid.UUID) -> HttpResponse:
    """The party looks again whether its text still serves the item."""
    link = queries.own_policy(viewer, policy)
    form = forms.ReviewForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            given = form.cleaned_data
            actions.review_policy(
                by=viewer.somebody,
                link=link,
                still_serves=given["still"] == "yes",
                words=given["words"],
                review_on=given["review_on"],
            )
            return redirect(link.item)
    return form_page(request, form, link.title, _("Write this down"), link.item)


@open_to(Right.SPEAK)
def adopt(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """The residents' body adopts the agenda; nobody else can."""
    edition = queries.visible_edition(viewer, number)
    require_seat_of(viewer.person, viewer.here, PartyKind.RESIDENTS_BODY)
    form = forms.WordsForm(
        request.POST or None,
        label=_("How did you adopt it?"),
        help_text=_("When and where, and with how many people."),
    )
    if form.is_valid():
        with told_at(form, "words"):
            words = form.cleaned_data["words"]
            actions.adopt_edition(by=viewer.somebody, edition=edition, words=words)
            messages.success(request, _("This is the agenda of the neighbourhood now."))
            return redirect(edition)
    return form_page(request, form, _("Adopt this agenda"), _("We adopt it"), edition)


@open_to(Right.SPEAK)
def new_vision(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The residents' body writes down the vision anew; older words stay."""
    require_seat_of(viewer.person, viewer.here, PartyKind.RESIDENTS_BODY)
    form = forms.WordsForm(request.POST or None, label=_("How do we want to live here?"))
    if form.is_valid():
        with told_at(form, "words"):
            actions.write_vision(by=viewer.somebody, here=viewer.here, **form.cleaned_data)
            return redirect("agenda:vision", viewer.here.slug)
    back = reverse("agenda:vision", args=[viewer.here.slug])
    return form_page(request, form, _("The vision"), _("This is our vision"), back)


@open_to(ANYONE)
def reactions(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """What people say to an edition, and room to say something."""
    edition = queries.visible_edition(viewer, number)
    return reacting(request, viewer, edition, {"edition": edition})


@open_to(ANYONE)
def react_to_item(request: HttpRequest, viewer: Viewer, item: uuid.UUID) -> HttpResponse:
    """What people say to an item, and room to say something."""
    found = queries.visible_item(viewer, item)
    return reacting(request, viewer, found, {"edition": found.edition, "item": found})


@open_to(ANYONE)
def intention(request: HttpRequest, viewer: Viewer, intention: uuid.UUID) -> HttpResponse:
    """A plan that is still open, or how it ended; and room to say something."""
    found = queries.public_intention(viewer.here, intention)
    mine = viewer.may(Right.SPEAK) and found.party in parties_of(viewer.person, viewer.here)
    months = rules.months_between(found.entered, found.closed or clock.today())
    return reacting(request, viewer, found, {"intention": found, "mine": mine, "months": months})


def reacting(
    request: HttpRequest, viewer: Viewer, about: Agenda | Point | Plan, context: dict[str, Any]
) -> HttpResponse:
    """Show the reactions to something; take a new one while it is open."""
    mine = parties_of(viewer.person, viewer.here) if viewer.may(Right.SPEAK) else []
    known = viewer.person is not None
    form = forms.ReactionForm(request.POST or None, known=known, mine=mine)
    if form.is_valid():
        with told_at(form, "words"):
            actions.react(about=about, by=viewer.person, **form.cleaned_data)
            messages.success(request, thanks(form.cleaned_data.get("party")))
            return redirect(request.path)
    rows, following = queries.public_reactions(about, request.GET.get("na", ""))
    older = f"?{urlencode({'na': following})}" if following else ""
    may_react = queries.takes_reactions(about)
    context |= {"reactions": rows, "older": older, "open": may_react}
    template = "agenda/intention.html" if "intention" in context else "agenda/reactions.html"
    return page(request, template, context, form=form)


def thanks(party: object) -> str:
    if party:
        return _("Thank you. Your reaction stands below.")
    return _("Thank you. Neighbours of the circle read it first; then it stands below.")


@open_to(ANYONE)
def intentions(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The register of plans, newest first."""
    only = "open" if request.GET.get("alleen") == "open" else ""
    rows, following = queries.public_intentions(viewer.here, only, request.GET.get("na", ""))
    older = f"?{urlencode({'na': following, 'alleen': only})}" if following else ""
    speaks = viewer.may(Right.SPEAK)
    context = {"intentions": rows, "older": older, "only": only, "speaks": speaks}
    return page(request, "agenda/intentions.html", context)


@open_to(Right.SPEAK)
def new_intention(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A party tells a plan while it is still open."""
    form = forms.IntentionForm(request.POST or None, mine=parties_of(viewer.person, viewer.here))
    if form.is_valid():
        with told_at(form):
            return redirect(actions.enter_intention(by=viewer.somebody, **form.cleaned_data))
    back = reverse("agenda:intentions", args=[viewer.here.slug])
    return form_page(request, form, _("Tell a plan while it is open"), _("Enter this plan"), back)


@open_to(Right.SPEAK)
def decide(request: HttpRequest, viewer: Viewer, intention: uuid.UUID) -> HttpResponse:
    """The party says what it decided, or that it took the plan back."""
    found = queries.public_intention(viewer.here, intention)
    if found.party not in parties_of(viewer.person, viewer.here):
        raise Http404
    form = forms.OutcomeForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            ends = {"decided": actions.decide_intention, "withdrawn": actions.withdraw_intention}
            end, outcome = ends[form.cleaned_data["end"]], form.cleaned_data["words"]
            end(by=viewer.somebody, intention=found, outcome=outcome)
            return redirect(found)
    return form_page(request, form, _("How did this plan end?"), _("Write this down"), found)
