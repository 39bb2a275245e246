"""Connectors: who they are, asking one, and their own desk."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wijkaanpak.assets import actions, forms
from wijkaanpak.assets.queries import connecting, looking
from wijkaanpak.assets.queries.connecting import Found, Meeting
from wijkaanpak.assets.queries.looking import Thing
from wijkaanpak.assets.rules import NO_WORDS, Move
from wijkaanpak.assets.views.why import owner_of
from wijkaanpak.dates import date_format
from wijkaanpak.network.queries import parties_of
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.ui.pages import confirm, is_sure, page, told_at


def room(one: Found) -> str:
    """Return in words whether a connector has room, and if not when."""
    if one.has_room:
        return _("has room")
    if one.room_from is None:
        return _("hands full; has room again as soon as one request is done")
    return _("hands full this month; has room again from %(day)s") % {
        "day": date_format(one.room_from, "j F")
    }


@open_to(ANYONE, post=NOBODY)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Who connects here, and who has room."""
    found = [(one, room(one)) for one in connecting.connectors(viewer.here)]
    context = {"found": found, "connects": viewer.may(Right.CONNECT)}
    return page(request, "assets/connectors.html", context)


@never_cache
@open_to(ANYONE)
def ask(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Ask one connector: with a wish, about an offer, or in one's own words."""
    owner = owner_of(request, viewer)
    offer, wish = thing(request, viewer, "aanbod"), thing(request, viewer, "wens")
    found = connecting.connectors(viewer.here)
    helped = thing(request, viewer, "helpt")
    form = ask_form(request, viewer, found, offer, wish)
    if helped:
        help_with(form, helped)
    if form.is_valid():
        with told_at(form):
            said = form.cleaned_data
            party = next(
                (one for one in parties_of(viewer.person, viewer.here)
                 if str(one.pk) == said.get("party")), None,
            )  # fmt: skip
            row = actions.ask_connector(
                here=viewer.here, owner=owner, offer=offer, wish=wish, party=party,
                connector=connecting.some_connector(viewer.here, uuid.UUID(said["connector"])),
                words=said["words"], name=said["name"], reach=said["reach"], key=said["key"],
            )  # fmt: skip
            messages.success(request, _("Asked. The connector says yes or no; both are fine."))
            return redirect(row)
    full = [(one, room(one)) for one in found if not one.has_room]
    may = viewer.may(Right.BE_MEMBER) or (wish is not None and owner.has(wish))
    context = {"offer": offer, "wish": wish, "full": full, "free": len(found) > len(full)}
    return page(request, "assets/ask.html", context | {"may": may}, form=form)


def thing(request: HttpRequest, viewer: Viewer, name: str) -> Thing | None:
    """Return the offer or wish that the address names, if this viewer may see it."""
    try:
        number = uuid.UUID(request.GET.get(name, ""))
    except ValueError:
        return None
    owner = owner_of(request, viewer)
    if viewer.person is None and owner.slips and name == "aanbod":
        return looking.offer_for_slip(viewer, number, owner)
    return looking.seen_asset(viewer, number, owner)


def ask_form(
    request: HttpRequest,
    viewer: Viewer,
    found: list[Found],
    offer: Thing | None,
    wish: Thing | None,
) -> forms.AskForm:
    with_room = [one for one in found if one.has_room]
    parties = parties_of(viewer.person, viewer.here)
    start = wish.title if wish else (offer.title if offer else "")
    return forms.AskForm(
        request.POST or None,
        connectors=[(str(one.row.pk), one.row.person.name) for one in with_room],
        helps={str(one.row.pk): one.row.words for one in with_room},
        parties=[(str(party.pk), party.name) for party in parties],
        for_myself=not parties or looking.sees_people(viewer),
        initial={"words": start},
    )


def help_with(form: forms.AskForm, wish: Thing) -> None:
    """Begin the words of who can help with somebody's wish: the connector knows whose it is."""
    form.fields["words"].label = _("What can you do?")
    form.initial["words"] = _("I can help with the wish “%(title)s”.") % {"title": wish.title}


@never_cache
@open_to(Right.CONNECT)
def yes(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A connector says yes, and how much they carry."""
    mine = connecting.own_yes(viewer)
    start = {"most": mine.most, "words": mine.words} if mine else None
    form = forms.YesForm(request.POST or None, initial=start)
    if form.is_valid():
        with told_at(form):
            most, words = form.cleaned_data["most"], form.cleaned_data["words"]
            actions.say_yes(by=viewer.somebody, here=viewer.here, most=most, words=words)
            messages.success(request, _("Thank you. From now on neighbours can ask you."))
            return redirect("assets:desk", viewer.here.slug)
    return page(request, "assets/yes.html", {"mine": mine}, form=form)


@open_to(NOBODY, post=Right.CONNECT)
def stop(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A connector stops."""
    actions.stop_connecting(by=viewer.somebody, here=viewer.here)
    messages.success(request, _("You are not asked any more. Thank you for all you did."))
    return redirect("assets:connectors", viewer.here.slug)


@never_cache
@open_to(Right.CONNECT, post=NOBODY)
def desk(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What was asked of this connector, and how much that was, month by month."""
    mine = connecting.own_yes(viewer)
    context: dict[str, Any] = {"mine": mine, "waiting": connecting.at_my_desk(viewer)}
    if mine:
        context["load"] = connecting.load_of(mine)
    context["months"] = connecting.my_year(viewer)
    return page(request, "assets/desk.html", context)


@never_cache
@open_to(Right.CONNECT, post=NOBODY)
def at_desk(request: HttpRequest, viewer: Viewer, introduction: uuid.UUID) -> HttpResponse:
    """One request; how both are reached shows once the connector took it."""
    row = connecting.at_desk(viewer, introduction)
    return page(request, "assets/at_desk.html", desk_context(viewer, row))


def desk_context(viewer: Viewer, row: Meeting) -> dict[str, Any]:
    reach = connecting.reach_of(viewer, row)
    return {"one": row, "reach": reach, "no_word": _(NO_WORDS[row.no]) if row.no else ""}


@open_to(NOBODY, post=Right.CONNECT)
def step(request: HttpRequest, viewer: Viewer, introduction: uuid.UUID) -> HttpResponse:
    """The connector takes a request, or says how it ended."""
    row = connecting.at_desk(viewer, introduction)
    asked = request.POST.get("move", "")
    if asked not in {Move.TAKE, Move.MEET, Move.PART}:
        raise Refused(gettext_noop("Choose one of the buttons on the page."))
    actions.step(by=viewer.somebody, introduction=row, move=Move(asked))
    return redirect("assets:at_desk", viewer.here.slug, row.pk)


@never_cache
@open_to(Right.CONNECT)
def say_no(request: HttpRequest, viewer: Viewer, introduction: uuid.UUID) -> HttpResponse:
    """The connector says no."""
    row = connecting.at_desk(viewer, introduction)
    form = forms.NoForm(request.POST or None)
    if form.is_valid():
        with told_at(form):
            no = form.cleaned_data["no"]
            actions.step(by=viewer.somebody, introduction=row, move=Move.REFUSE, no=no)
            messages.success(request, _("You said no. Somebody else can be asked."))
            return redirect("assets:desk", viewer.here.slug)
    return page(request, "assets/no.html", {"one": row}, form=form)


@never_cache
@open_to(ANYONE, post=NOBODY)
def introduction(request: HttpRequest, viewer: Viewer, introduction: uuid.UUID) -> HttpResponse:
    """Who asked sees how it stands."""
    row = connecting.my_introduction(viewer, introduction, owner_of(request, viewer))
    word = _(NO_WORDS[row.no]) if row.no else ""
    context = {"one": row, "no_word": word, "given": connecting.thanks_given(row)}
    return page(request, "assets/introduction.html", context)


@open_to(NOBODY, post=ANYONE)
def withdraw(request: HttpRequest, viewer: Viewer, introduction: uuid.UUID) -> HttpResponse:
    """Who asked takes it back, after asking once more."""
    owner = owner_of(request, viewer)
    row = connecting.my_introduction(viewer, introduction, owner)
    if is_sure(request):
        actions.withdraw_request(introduction=row, owner=owner)
        messages.success(request, _("Taken back. The connector knows."))
        return redirect(row)
    return confirm(
        request, title=_("Take your request back?"), action=_("Take it back"), here=viewer.here,
        text=_("The connector stops looking, and how to reach you is erased."),
        back=row.get_absolute_url(),
    )  # fmt: skip
