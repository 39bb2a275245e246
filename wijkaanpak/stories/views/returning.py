"""Coming back to one's own story, signed in or with the code of the slip."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wijkaanpak.people.gate import ANYONE, NOBODY, SIGNED_IN, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.views import source
from wijkaanpak.stories import actions, forms, queries, rules
from wijkaanpak.stories.queries import Teller, Told
from wijkaanpak.stories.queries import choices as chosen
from wijkaanpak.stories.views.reading import reason_of, shown
from wijkaanpak.stories.views.telling import hold
from wijkaanpak.ui.pages import confirm, is_sure, page, send_file, told_at


def teller_of(request: HttpRequest, viewer: Viewer) -> Teller:
    return Teller(viewer.person, tuple(request.session.get("slips", [])))


def own_of(request: HttpRequest, viewer: Viewer, story: uuid.UUID) -> tuple[Told, Teller]:
    teller = teller_of(request, viewer)
    return queries.own_story(viewer.here, story, teller), teller


def to_own(story: Told) -> HttpResponseRedirect:
    return redirect("stories:own", story.here.slug, story.pk)


@never_cache
@open_to(ANYONE)
def slip(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """One field for the code of a slip."""
    form = forms.SlipForm(request.POST or None)
    if form.is_valid():
        with told_at(form, "code"):
            story, opened = actions.slip_of(
                form.cleaned_data["code"], here=viewer.here, source=source(request)
            )
            hold(request, opened)
            return redirect("stories:own", viewer.here.slug, story.pk)
    return page(request, "stories/slip.html", {}, form=form)


@open_to(SIGNED_IN)
def mine(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What a signed-in person told here, or wrote down for others."""
    return page(request, "stories/mine.html", {"stories": queries.stories_told_by(viewer)})


@never_cache
@open_to(ANYONE)
def own(request: HttpRequest, viewer: Viewer, story: uuid.UUID) -> HttpResponse:
    """The teller sees how it stands, and says anew what the story may be used for."""
    told, teller = own_of(request, viewer, story)
    form = forms.UsesForm(request.POST or None, initial={"uses": sorted(queries.uses_of(told))})
    if request.method == "POST" and form.is_valid():
        with told_at(form, "uses"):
            actions.change_uses(story=told, teller=teller, uses=form.cleaned_data["uses"])
            messages.success(request, _("From now on this is what counts."))
            return to_own(told)
    back = queries.return_on_page(told)
    public = rules.is_public(told.state, queries.uses_of(told))
    context = shown(told) | {"back": back, "reason": reason_of(back), "is_public": public}
    context["passed"] = chosen.passed_over(told) if told.state == rules.State.PLACED else []
    return page(request, "stories/own.html", context, form=form)


@open_to(NOBODY, post=ANYONE)
def check(request: HttpRequest, viewer: Viewer, story: uuid.UUID) -> HttpResponse:
    """The teller says: this is right."""
    told, teller = own_of(request, viewer, story)
    actions.check_story(story=told, teller=teller)
    return to_own(told)


@never_cache
@open_to(ANYONE)
def change(request: HttpRequest, viewer: Viewer, story: uuid.UUID) -> HttpResponse:
    """The teller writes it anew."""
    told, teller = own_of(request, viewer, story)
    form = forms.ChangeForm(request.POST or None, initial={"title": told.title, "text": told.text})
    if form.is_valid():
        with told_at(form):
            actions.change_story(story=told, teller=teller, **form.cleaned_data)
            messages.success(request, _("Changed. The story keeper reads it again."))
            return to_own(told)
    return page(request, "stories/change.html", {"story": told}, form=form)


@never_cache
@open_to(ANYONE)
def object_to(request: HttpRequest, viewer: Viewer, story: uuid.UUID) -> HttpResponse:
    """The teller asks somebody else to look."""
    told, teller = own_of(request, viewer, story)
    form = forms.WhyForm(request.POST or None)
    if form.is_valid():
        with told_at(form, "words"):
            actions.appeal(story=told, teller=teller, words=form.cleaned_data["words"])
            messages.success(request, _("Somebody else looks at it now."))
            return to_own(told)
    return page(request, "stories/appeal.html", {"story": told}, form=form)


@open_to(NOBODY, post=ANYONE)
def withdraw(request: HttpRequest, viewer: Viewer, story: uuid.UUID) -> HttpResponse:
    """Take it back, after asking once more."""
    told, teller = own_of(request, viewer, story)
    if is_sure(request):
        actions.withdraw_story(story=told, teller=teller)
        messages.success(request, _("Taken back. Only you can still read it."))
        return to_own(told)
    text = _("It disappears from this site at once, and nobody may use it any more.")
    return ask(request, told, _("Take your story back?"), text, _("Take it back"))


@open_to(NOBODY, post=ANYONE)
def erase(request: HttpRequest, viewer: Viewer, story: uuid.UUID) -> HttpResponse:
    """Erase it for good, after asking once more."""
    told, teller = own_of(request, viewer, story)
    if is_sure(request):
        actions.erase_story(story=told, teller=teller)
        messages.success(request, _("Erased. Nobody can read or hear it any more."))
        return redirect("stories:listing", viewer.here.slug)
    text = _("Words, photo and voice are gone for good; you cannot get them back. "
             "In the logbook only a seal stays, that says nothing about you.")  # fmt: skip
    return ask(request, told, _("Erase your story for good?"), text, _("Erase it for good"))


def ask(request: HttpRequest, story: Told, title: str, text: str, action: str) -> HttpResponse:
    back = reverse("stories:own", args=[story.here.slug, story.pk])
    return confirm(request, title=title, text=text, action=action, back=back, here=story.here)


@open_to(ANYONE)
def file(request: HttpRequest, viewer: Viewer, story: uuid.UUID, what: str) -> HttpResponseBase:
    """The photo or voice of a public story, or of one's own."""
    told = queries.readable_story(viewer.here, story, teller_of(request, viewer))
    return send_file(request, queries.bytes_of(getattr(told, what)), what)
