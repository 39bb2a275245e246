"""Voting: the code, the plans one by one, a last look, and the receipt.

What somebody has chosen so far travels in a signed cookie on their own device, two hours long;
here nothing is kept before the ballot goes into the box. So a lost connection loses nothing, and
sending the last form twice counts once.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache

from wijkaanpak import clock
from wijkaanpak.budget import forms, rules
from wijkaanpak.budget.actions import casting, codes
from wijkaanpak.budget.actions.casting import Vote
from wijkaanpak.budget.queries import rounds as found
from wijkaanpak.budget.queries.rounds import Line, SomePlan
from wijkaanpak.budget.rules import BallotKind, Channel, Choices, Doing, RoundRules, RoundState
from wijkaanpak.budget.views.reading import frame_of
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.people.views import source
from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.ui.pages import page, same_for_all, say, told_at

COOKIE, SALT, LASTS = "stembiljet", "wijkaanpak/budget/draft", 2 * 60 * 60


# What a button on a card does with the points of its plan.
BUTTONS: dict[str, Callable[[int], int]] = {
    "choose": lambda points: 1,
    "drop": lambda points: 0,
    "more": lambda points: points + 1,
    "less": lambda points: points - 1,
}


@dataclass
class Draft:
    """A ballot that somebody is filling in, on their own device."""

    round: str
    code: str
    key: str
    choices: Choices = field(default_factory=dict)
    channel: str = Channel.WEB
    seq: int = 0  # after it was cast: the number of the entry,
    seal: str = ""  # the seal that stands in it,
    nonce: str = ""  # and what opens the seal


def read_draft(request: HttpRequest, round_id: str) -> Draft | None:
    """Return the ballot on this device for this round, or None."""
    try:
        plain = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    draft = Draft(**plain)
    return draft if draft.round == round_id else None


def keep(response: HttpResponse, request: HttpRequest, draft: Draft, path: str) -> HttpResponse:
    """Lay the ballot back on the device of the voter."""
    value = signing.dumps(asdict(draft), salt=SALT, compress=True)
    response.set_cookie(
        COOKIE, value, max_age=LASTS, path=path, secure=request.is_secure(), httponly=True,
        samesite="Strict",
    )  # fmt: skip
    return response


WHO_HELPS: dict[str, str] = {
    Channel.PHONE: gettext_noop("You type this in for somebody on the phone."),
    Channel.DOORSTEP: gettext_noop("You type this in for somebody at the door."),
}


def way(viewer: Viewer, number: int, name: str = "vote") -> str:
    return reverse(f"budget:{name}", args=[viewer.here.slug, number])


def begun(
    request: HttpRequest, viewer: Viewer, number: int
) -> tuple[dict[str, Any], Draft | HttpResponseRedirect]:
    """Return the page's frame and the draft, or the way to the first page when there is none.

    Who sends the last form once more after it arrived, gets the receipt again.
    """
    context = frame_of(viewer, found.round_to_vote(viewer, number))
    draft = read_draft(request, str(context["round"].pk))
    if draft and draft.seq and request.POST.get("key") == draft.key:
        return context, redirect(way(viewer, number, "receipt"))
    if draft is None or (draft.seq and "klaar" not in request.path):
        return context, redirect(way(viewer, number))
    return context, draft


def stands(context: dict[str, Any]) -> str:
    """Return what a page of this round that is the same for all depends on."""
    return f"{context['round'].pk} {context['round'].state} {context['may_vote']}"


@never_cache
@open_to(ANYONE)
def vote(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """The code on the letter. Nothing else is asked, and no account is needed."""
    context = frame_of(viewer, found.round_to_vote(viewer, number))
    row = context["round"]
    helps = viewer.may(Right.KEEP_BALLOTS)
    start = {"code": request.GET.get("code", "")}
    form = forms.CodeForm(request.POST or None, helps=helps, initial=start)
    if form.is_valid():
        with told_at(form, "code"):
            rules.check_time_for(Doing.VOTE, RoundState(row.state))
            rules.check_day_to_vote(context["fixed"], clock.today())
            given = form.cleaned_data
            code = codes.knock(round=row, typed=given["code"], source=source(request))
            channel = given.get("channel") or Channel.WEB
            draft = Draft(str(row.pk), code, str(uuid.uuid4()), channel=channel)
            to = redirect(way(viewer, number, "ballot"))
            return keep(to, request, draft, way(viewer, number))
    if form.is_bound or helps:
        return page(request, "budget/vote.html", context, form=form)
    return same_for_all(
        request, "budget/vote.html", lambda: {**context, "form": form}, version=stands(context)
    )


@never_cache
@open_to(ANYONE)
def ballot(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """The plans as cards; each press of a button is kept at once on the device."""
    context, draft = begun(request, viewer, number)
    if isinstance(draft, HttpResponse):
        return draft
    row, path = context["round"], way(viewer, number)
    plans = found.on_ballot(row)
    chosen, anchor = "", ""
    if request.method == "POST":
        anchor = choose(draft, request.POST.dict(), {str(p.number) for p in plans})
        if not request.headers.get("HX-Request"):
            to = redirect(f"{way(viewer, number, 'ballot')}#{anchor}")
            return keep(to, request, draft, path)
        chosen = anchor
    context |= on_screen(plans, draft, context["fixed"]) | {"chosen": chosen}
    response = page(request, "budget/ballot.html", context, part="cards")
    return keep(response, request, draft, path)


def choose(draft: Draft, sent: dict[str, Any], known: set[str]) -> str:
    """Put one plan on the ballot or take it off; return where on the page that was."""
    for button, change in BUTTONS.items():
        number = str(sent.get(button, ""))
        if number in known:
            draft.choices[number] = change(draft.choices.get(number, 0))
            draft.choices = {one: n for one, n in draft.choices.items() if n > 0}
            return f"plan-{number}"
    return "main"


def on_screen(plans: Sequence[SomePlan | Line], draft: Draft, fixed: RoundRules) -> dict[str, Any]:
    """Return the cards, what is left, and whether the ballot is whole."""
    costs = {str(plan.number): plan.asked for plan in plans}
    used = rules.spent(draft.choices, fixed, costs)
    left = rules.room(fixed) - used
    wrong = ""
    try:
        rules.check_choices(draft.choices, fixed, costs)
    except Refused as refusal:
        wrong = say(refusal)
    return {
        "cards": [
            {
                "plan": plan,
                "number": str(plan.number),
                "points": draft.choices.get(str(plan.number), 0),
                "share": max(1, round(100 * plan.asked / fixed.amount)),
            }
            for plan in plans
        ],
        "used": used,
        "left": left,
        "over": -left if left < 0 else 0,
        "room": rules.room(fixed),
        "points": fixed.ballot is BallotKind.POINTS,
        "money": fixed.ballot is BallotKind.KNAPSACK,
        "wrong": wrong,
        "many": len(draft.choices),
    }


@never_cache
@open_to(ANYONE)
def as_list(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """All plans in one list with boxes to tick, for who likes that better."""
    context, draft = begun(request, viewer, number)
    if isinstance(draft, HttpResponse):
        return draft
    plans = found.lines_on_ballot(context["round"])
    form = forms.ChoiceForm(
        request.POST or None, plans=plans, initial={"plans": list(draft.choices)}
    )
    if context["fixed"].ballot is BallotKind.POINTS:
        return redirect(way(viewer, number, "ballot"))
    if form.is_valid():
        with told_at(form, "plans"):
            costs = {str(plan.number): plan.asked for plan in plans}
            draft.choices = {one: 1 for one in form.cleaned_data["plans"]}
            rules.check_choices(draft.choices, context["fixed"], costs)
            to = redirect(way(viewer, number, "look_over"))
            return keep(to, request, draft, way(viewer, number))
    if form.is_bound or draft.choices:
        context |= on_screen(plans, draft, context["fixed"])
        return page(request, "budget/as_list.html", context, form=form)
    empty = partial(on_screen, plans, draft, context["fixed"])
    return same_for_all(
        request,
        "budget/as_list.html",
        lambda: {**context, **empty(), "form": form},
        version=stands(context),
    )


@never_cache
@open_to(ANYONE)
def look_over(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """A last look; then the ballot goes into the box."""
    context, draft = begun(request, viewer, number)
    if isinstance(draft, HttpResponse):
        return draft
    sent = request.POST if request.method == "POST" else None  # every field may stay empty
    form = forms.AboutForm(sent, fixed=context["fixed"], initial={"key": draft.key})
    if form.is_valid():
        with told_at(form):
            cast(viewer, context, draft, form)
            to = redirect(way(viewer, number, "receipt"))
            return keep(to, request, draft, way(viewer, number))
    context |= on_screen(found.lines_on_ballot(context["round"]), draft, context["fixed"])
    context["cards"] = [card for card in context["cards"] if card["points"]]
    context["for_other"] = WHO_HELPS.get(draft.channel, "") if viewer.person else ""
    return page(request, "budget/look_over.html", context, form=form)


def cast(viewer: Viewer, context: dict[str, Any], draft: Draft, form: forms.AboutForm) -> None:
    """Put the ballot into the box and write the receipt on the draft; the rest is wiped."""
    channel = Channel(draft.channel)
    receipt = casting.cast_ballot(
        round=context["round"],
        code=draft.code,
        vote=Vote(draft.choices, channel=channel, **form.about()),
        key=uuid.UUID(draft.key),
        helper=viewer.person if channel in rules.FOR_OTHERS else None,
    )
    draft.seq, draft.seal = receipt.seq, receipt.seal
    draft.nonce = rules.nonce_of(uuid.UUID(draft.key))


@never_cache
@open_to(ANYONE, post=NOBODY)
def receipt(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """The receipt: that you voted, and how you can see that your ballot is in the box."""
    context, draft = begun(request, viewer, number)
    if isinstance(draft, HttpResponse):
        return draft
    if not draft.seq:
        return redirect(way(viewer, number, "ballot"))
    entry = reverse("logbook:receipt", args=[viewer.here.slug, draft.seq])
    context |= {
        "draft": draft,
        "seal": rules.in_groups(draft.seal, 16),
        "written": rules.as_text(draft.choices),
        "entry": f"{settings.SITE_URL}{entry}",
    }
    return page(request, "budget/receipt.html", context)


@never_cache
@open_to(NOBODY, post=ANYONE)
def wipe(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """Wipe this device: for a shared computer, or to begin again."""
    response = redirect(way(viewer, number))
    response.delete_cookie(COOKIE, path=way(viewer, number))
    return response
