"""From a line of the minutes to a story, a wish or a promise: each a form already filled in."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wijkaanpak import clock
from wijkaanpak.agenda.actions import ItemWords, write_item
from wijkaanpak.agenda.queries import carriable, edition_for_circle
from wijkaanpak.commitments.actions import draft_commitment, offer_commitment
from wijkaanpak.commitments.forms import OfferForm
from wijkaanpak.commitments.queries import receivers
from wijkaanpak.commitments.rules import Kind, Stroke
from wijkaanpak.commitments.views.speaking import offered
from wijkaanpak.gatherings import actions, forms, queries
from wijkaanpak.gatherings.actions import MAKES
from wijkaanpak.gatherings.queries import Line
from wijkaanpak.gatherings.rules import Harvested
from wijkaanpak.network.queries import parties_of
from wijkaanpak.people.gate import NOBODY, SIGNED_IN, open_to
from wijkaanpak.people.queries import Viewer, require
from wijkaanpak.people.rules import Right, new_code
from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.stories.actions import tell_story
from wijkaanpak.stories.rules import first_line
from wijkaanpak.ui.pages import form_page, told_at

AN_HOUR = timedelta(hours=1)


@open_to(SIGNED_IN)
def make(request: HttpRequest, viewer: Viewer, harvest: uuid.UUID) -> HttpResponse:
    """Make what a line is to become, with what was said already filled in."""
    found = queries.get_harvest(viewer.here, harvest)
    kind = Harvested(found.kind)
    require(viewer.person, MAKES[kind], viewer.here)
    if found.made:
        return redirect(f"{found.gathering.get_absolute_url()}#oogst")
    return MAKING[kind](request, viewer, found)


def the_story(request: HttpRequest, viewer: Viewer, line: Line) -> HttpResponse:
    """A collector writes the story behind a line, and gets the slip for its teller."""
    start = {"title": first_line(line.line), "text": line.line, "key": line.pk}
    form = forms.StoryOfLineForm(request.POST or None, initial=start)
    if form.is_valid():
        with told_at(form):
            code, telling = new_code(), form.telling()
            story = tell_story(
                here=viewer.here,
                telling=telling,
                code=code,
                collector=viewer.somebody,
                key=form.cleaned_data["key"],
            )
            actions.fill_harvest(by=viewer.somebody, harvest=line, made=story)
            request.session["new_slip"] = {
                "code": code,
                "title": story.title,
                "here": viewer.here.slug,
                "until": (clock.now() + AN_HOUR).isoformat(),
            }
            return redirect("stories:new_slip", viewer.here.slug)
    return line_page(request, form, line, _("A story of this line"), _("Keep this story"))


def line_page(
    request: HttpRequest, form: Any, line: Line, title: str, action: str, **more: Any
) -> HttpResponse:
    """Show one form with what was said above it; `second`, the words of a second button."""
    more |= {"about": line.gathering, "line": line.line, "template": "gatherings/of_line.html"}
    back = f"{line.gathering.get_absolute_url()}#oogst"
    return form_page(request, form, title, action, back, **more)


def the_wish(request: HttpRequest, viewer: Viewer, line: Line) -> HttpResponse:
    """The circle takes a wish into the draft of the agenda."""
    edition = edition_for_circle(viewer)
    if edition is None:
        raise Refused(gettext_noop("There is no draft of an agenda now. Begin one first."))
    start = {"title": first_line(line.line, 120), "why": line.line, "key": line.pk}
    form = forms.WishOfLineForm(request.POST or None, initial=start)
    if form.is_valid():
        with told_at(form):
            words = ItemWords(title=form.cleaned_data["title"], why=form.cleaned_data["why"])
            key = form.cleaned_data["key"]
            item = write_item(by=viewer.somebody, edition=edition, words=words, wish=True, key=key)
            actions.fill_harvest(by=viewer.somebody, harvest=line, made=item)
            return redirect("agenda:bench", viewer.here.slug)
    return line_page(request, form, line, _("A wish of this line"), _("Put it in the draft"))


def the_promise(request: HttpRequest, viewer: Viewer, line: Line) -> HttpResponse:
    """Who speaks for a party offers what was promised, or keeps it as a draft."""
    mine, others = parties_of(viewer.person, viewer.here), receivers(viewer.here)
    items = carriable(viewer.here)
    start = {"kind": Kind.PLEDGE, "stroke": Stroke.SHORT, "key": line.pk}
    start |= {"title": first_line(line.line, 120), "text": line.line}
    form = OfferForm(request.POST or None, mine=mine, others=others, items=items, initial=start)
    if form.is_valid():
        with told_at(form):
            write = draft_commitment if "second" in request.POST else offer_commitment
            offer = offered(form, [*mine, *others], items)
            made = write(by=viewer.somebody, offer=offer, key=form.cleaned_data["key"])
            actions.fill_harvest(by=viewer.somebody, harvest=line, made=made)
            return redirect(made)
    title, action = _("A promise of this line"), _("Offer this promise")
    return line_page(request, form, line, title, action, second=_("Keep it as a draft"))


MAKING: dict[Harvested, Callable[[HttpRequest, Viewer, Line], HttpResponse]] = {
    Harvested.STORY: the_story,
    Harvested.WISH: the_wish,
    Harvested.PROMISE: the_promise,
}


@open_to(NOBODY, post=Right.HOST)
def drop(request: HttpRequest, viewer: Viewer, harvest: uuid.UUID) -> HttpResponse:
    """A line stays a line."""
    found = queries.get_harvest(viewer.here, harvest)
    actions.drop_harvest(by=viewer.somebody, harvest=found)
    return redirect(f"{found.gathering.get_absolute_url()}#oogst")
