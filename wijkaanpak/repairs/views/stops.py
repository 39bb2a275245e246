"""Stops on screen: everybody reads them; few may make one, and only with a mandate."""

from __future__ import annotations

import uuid
from functools import cache
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wijkaanpak import clock
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, gettext_noop
from wijkaanpak.repairs import actions
from wijkaanpak.repairs.forms import AuthorityForm, StopForm, WhyForm
from wijkaanpak.repairs.queries import stops as queries
from wijkaanpak.repairs.queries.stops import Holdable, SomeStop
from wijkaanpak.repairs.rules import stops as rules
from wijkaanpak.repairs.rules.stops import Post
from wijkaanpak.repairs.views.objections import beside_stop
from wijkaanpak.ui.pages import confirm, is_sure, page, told_at
from wijkaanpak.ui.templatetags.ui_words import money

FORM = "repairs/form.html"


def card(stop: SomeStop) -> dict[str, Any]:
    """Return what is shown of a stop, on its own page and on the thing that is held."""
    on = queries.is_on(stop)
    return {
        "stop": stop,
        "on": on,
        "ground": _(stop.ground_word),
        "post": _(stop.authority.post_word),
        "object_until": rules.object_until(stop.since),
        "may_object": clock.today() <= rules.object_until(stop.since),
        "followed_by": getattr(stop, "followed_by", None),
    }


@open_to(ANYONE, post=NOBODY)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Everything that is or was held in the public interest, newest first."""
    after = request.GET.get("na", "")

    @cache
    def found() -> dict[str, Any]:
        """Read only when the rows are drawn anew: the template keeps them by version and day."""
        rows, older = queries.listed(viewer.here, after)
        older = f"?na={older}" if older else ""
        return {"cards": [card(r) for r in rows], "older": older, "now": queries.now(viewer.here)}

    context = {"found": found, "after": after, "today": clock.today()}
    context["may_stop"] = bool(queries.own_authorities(viewer.person, viewer.here))
    return page(request, "repairs/stops.html", context)


@open_to(ANYONE, post=NOBODY)
def read(request: HttpRequest, viewer: Viewer, stop: uuid.UUID) -> HttpResponse:
    """One stop: what, by whom, on which ground, until when, and how to object."""
    found = queries.get_stop(viewer.here, stop)
    shown, authority = card(found), found.authority
    sits = viewer.may(Right.SPEAK) and queries.sits_on(viewer.somebody, authority) is not None
    counts = authority.seen is not None and authority.until is None
    goes_on = sits and counts and not shown["followed_by"] and not found.lifted
    context = shown | {"may_lift": sits and shown["on"], "may_go_on": goes_on}
    context |= beside_stop(viewer, found, request.GET.get("na", ""))
    return page(request, "repairs/stop.html", context)


def in_words(found: Holdable) -> list[tuple[Any, list[tuple[str, str]]]]:
    """Return what can be held, in groups; of a payment what it is for, not to whom it goes."""
    groups = [
        (_("Decisions"), [(str(row.pk), row.title) for row in found.proposals]),
        (
            _("Payments that wait"),
            [
                (str(row.pk), f"{row.what} ({money(row.cents)}, {row.goal.title})")
                for row in found.payments
            ],
        ),
        (_("Everything for a goal"), [(str(row.pk), row.title) for row in found.goals]),
    ]
    return [(name, rows) for name, rows in groups if rows]


@never_cache
@open_to(Right.SPEAK)
def new(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Who sits on a post with a mandate holds a decision or money."""
    found = queries.holdable(viewer.here)
    things = {"things": found.by_key(), "groups": in_words(found)}
    start = {"thing": request.GET.get("over", "")}
    return stop_form(request, viewer, things, start, _("Hold something"), None)


@never_cache
@open_to(Right.SPEAK)
def go_on(request: HttpRequest, viewer: Viewer, stop: uuid.UUID) -> HttpResponse:
    """Going on is a new stop, with new reasons and an end of its own."""
    before = queries.get_stop(viewer.here, stop)
    key = str(before.subject.pk)
    things = {"things": {key: before.subject}, "groups": [(key, before.what)]}
    start = {"thing": key, "ground": before.ground, "scope": before.scope}
    start |= {"objection": before.objection}
    return stop_form(request, viewer, things, start, _("Go on with a new stop"), before)


def stop_form(
    request: HttpRequest,
    viewer: Viewer,
    things: dict[str, Any],
    start: dict[str, Any],
    title: str,
    before: SomeStop | None,
) -> HttpResponse:
    own = queries.own_authorities(viewer.person, viewer.here)
    if not own:
        raise NotYours(gettext_noop("Only who sits on the post that the mandate names does this."))
    form = StopForm(request.POST or None, authorities=own, initial=start, **things)
    if form.is_valid():
        with told_at(form):
            authority, given = form.given
            stopping = actions.Stopping(**given, follows=before)
            key = form.cleaned_data["key"]
            made = actions.stop(
                by=viewer.somebody, authority=authority, stopping=stopping, key=key
            )
            messages.success(request, _("It is held. Everybody can read it on the thing itself."))
            return redirect(made)
    words = {
        "title": title, "action": _("Hold it"), "screened": True, "stops": True,
        "lead": _("A stop needs a legal ground. An idea that is not welcome is none. It ends by "
                  "itself, and everybody can read it and object."),
        "back": before.get_absolute_url() if before else "",
        "about": before.what if before else "",
    }  # fmt: skip
    return page(request, FORM, words, form=form)


@never_cache
@open_to(Right.SPEAK)
def lift(request: HttpRequest, viewer: Viewer, stop: uuid.UUID) -> HttpResponse:
    """The body lets it go before its last day."""
    found = queries.get_stop(viewer.here, stop)
    form = WhyForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            actions.lift(by=viewer.somebody, stop=found, why=form.cleaned_data["why"])
            messages.success(request, _("It is lifted. What was held can go on."))
            return redirect(found)
    words = {
        "title": _("Lift this stop"), "action": _("Lift it"), "about": found.what,
        "back": found.get_absolute_url(), "screened": True, "stops": True,
    }  # fmt: skip
    return page(request, FORM, words, form=form)


@open_to(ANYONE, post=NOBODY)
def mandates(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Who may hold something here, by which decision, and who looked at it."""
    bodies = queries.bodies_of(viewer.person, viewer.here) if viewer.may(Right.SPEAK) else []
    context = {
        "rows": [
            {"authority": row, "post": _(row.post_word), "mine": row.seat.party in bodies}
            for row in queries.authorities(viewer.here)
        ],
        "may_write": bool(bodies),
        "sees": queries.sees_mandates(viewer),
        "laws": [
            (_(law.words), law.article, [_(rules.POST_WORDS[post]) for post in sorted(law.posts)],
             law.days)
            for law in rules.LAWS.values()
        ],
    }  # fmt: skip
    return page(request, "repairs/mandates.html", context)


@never_cache
@open_to(Right.SPEAK)
def write_mandate(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A body of government writes down which of its posts may hold things here."""
    bodies = queries.bodies_of(viewer.person, viewer.here)
    if not bodies:
        raise NotYours(gettext_noop("Only a body of government writes down its own mandates."))
    form = AuthorityForm(request.POST or None, seats=queries.seats_of(bodies))
    if form.is_valid():
        with told_at(form):
            given = form.cleaned_data
            actions.write_authority(
                by=viewer.somebody, seat=form.seats[given["seat"]], post=Post(given["post"]),
                words=given["words"], published=given["published"],
            )  # fmt: skip
            messages.success(request, _("Written. It counts when the independent body looked."))
            return redirect("repairs:mandates", viewer.here.slug)
    words = {
        "title": _("A post that may hold things"), "action": _("Write this down"), "stops": True,
        "lead": _("The independent body looks whether the decision is there. Until then it holds "
                  "nothing."),
    }  # fmt: skip
    return page(request, FORM, words, form=form)


@open_to(NOBODY, post=Right.SPEAK)
def see(request: HttpRequest, viewer: Viewer, authority: uuid.UUID) -> HttpResponse:
    """The independent body looked at the decision behind a mandate."""
    found = queries.get_authority(viewer.here, authority)
    actions.see_authority(by=viewer.somebody, authority=found)
    messages.success(request, _("You looked. From today this mandate counts."))
    return redirect("repairs:mandates", viewer.here.slug)


@open_to(NOBODY, post=Right.SPEAK)
def end(request: HttpRequest, viewer: Viewer, authority: uuid.UUID) -> HttpResponse:
    """The body itself ends a mandate, after asking once more."""
    found = queries.get_authority(viewer.here, authority)
    if is_sure(request):
        actions.end_authority(by=viewer.somebody, authority=found)
        return redirect("repairs:mandates", viewer.here.slug)
    return confirm(
        request,
        title=_("Does this mandate end today?"),
        text=_("What is held stays held until its own last day."),
        action=_("Yes, it ends"),
        back=request.path.removesuffix(f"{authority}/einde/"),
        here=viewer.here,
    )
