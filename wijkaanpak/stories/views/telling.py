"""Telling: one question a screen, no account, no captcha.

What somebody is telling stays in the session until it is sent: the back button works and what
was typed stays. The code of the slip is shown in that session only, for an hour.
"""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wijkaanpak import clock
from wijkaanpak.neighbourhoods.rules import DOMAIN_WORDS
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right, new_code, show_code
from wijkaanpak.people.views import source
from wijkaanpak.stories import actions, forms, queries, rules
from wijkaanpak.ui.forms import new_key
from wijkaanpak.ui.pages import page, send_file, told_at

type Draft = dict[str, Any]
AN_HOUR = timedelta(hours=1)


def draft_of(request: HttpRequest, viewer: Viewer) -> Draft:
    """Return what is being told in this session, or an empty draft with its own key and code."""
    drafts: dict[str, Draft] = request.session.get("telling", {})
    return drafts.get(viewer.here.slug) or {
        "key": new_key(),
        "code": new_code(),
        "language": (get_language() or settings.LANGUAGE_CODE)[:2],
    }


def keep_draft(request: HttpRequest, viewer: Viewer, draft: Draft | None) -> None:
    drafts = request.session.get("telling", {})
    request.session["telling"] = drafts | {viewer.here.slug: draft}


@never_cache
@open_to(ANYONE)
def tell(request: HttpRequest, viewer: Viewer, step: int = 1) -> HttpResponse:
    """One of the four questions."""
    if step not in forms.QUESTIONS:
        raise Http404
    draft, sent = draft_of(request, viewer), request.POST or None
    form = forms.QUESTIONS[step](sent, request.FILES or None, draft=draft)
    if form.is_valid():
        with told_at(form, form.file or None):
            answers = form.answers() | file_of(form, draft, source(request))
            keep_draft(request, viewer, draft | answers)
            return redirect(address_of(viewer, step + 1))
    context = {"draft": draft, "step": step, "of": len(forms.QUESTIONS)}
    back = address_of(viewer, step - 1) if step > 1 else ""
    return page(request, "stories/tell.html", context | {"back": back}, form=form)


def address_of(viewer: Viewer, step: int) -> str:
    slug = viewer.here.slug
    if step == 1:
        return reverse("stories:tell", args=[slug])
    if step in forms.QUESTIONS:
        return reverse("stories:question", args=[slug, step])
    return reverse("stories:look_over", args=[slug])


def file_of(form: forms.Question, draft: Draft, whence: str) -> Draft:
    """Keep a photo or voice between two screens, drawn or spoken anew already."""
    name, sent = form.file, form.cleaned_data.get(form.file)
    if not sent and not form.cleaned_data.get(form.dropping):
        return {}
    found: Draft = {name: ""}
    if sent and name == "photo":
        found["photo"] = actions.keep_photo(sent.read(), source=whence)
    elif sent:
        found["voice"], found["seconds"] = actions.keep_voice(sent.read(), source=whence)
    actions.throw_away_draft(draft.get(name) or "")
    return found


@never_cache
@open_to(ANYONE)
def look_over(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Read it all once more, and send it."""
    draft = draft_of(request, viewer)
    if not draft.get("title"):
        told = fresh_slip(request, viewer)
        return redirect(f"stories:{'new_slip' if told else 'tell'}", viewer.here.slug)
    collects = draft.get("how", rules.How.ALONE) != rules.How.ALONE
    form = forms.SendForm(request.POST or None, initial={"key": draft["key"]})
    if form.is_valid():
        with told_at(form):
            send(request, viewer, draft, collects and form.cleaned_data["read_back"])
            return redirect("stories:new_slip", viewer.here.slug)
    telling = forms.telling_of(draft, read_back=True)
    hints = rules.hints(telling.title, telling.text, telling.street, telling.photo_words)
    words = [_(DOMAIN_WORDS[domain]) for domain in telling.domains]
    tips = [
        _(advice) % {"words": said} for advice, said in rules.tips(telling.title, telling.text)
    ]
    context = {"telling": telling, "collects": collects, "hints": hints, "about": words}
    context["tips"] = tips
    return page(request, "stories/look_over.html", context, form=form)


def send(request: HttpRequest, viewer: Viewer, draft: Draft, read_back: bool) -> None:
    """Tell the story; who told it without an account may come back to it for an hour."""
    telling = forms.telling_of(draft, read_back=read_back)
    alone = telling.how is rules.How.ALONE
    story = actions.tell_story(
        here=viewer.here,
        telling=telling,
        code=draft["code"],
        teller=viewer.person if alone else None,
        collector=None if alone else viewer.person,
        source=source(request),
        key=uuid.UUID(draft["key"]),
    )
    request.session["new_slip"] = {
        "code": draft["code"],
        "title": story.title,
        "here": viewer.here.slug,
        "until": (clock.now() + AN_HOUR).isoformat(),
    }
    keep_draft(request, viewer, None)
    if alone:
        hold(request, story.slip)


def hold(request: HttpRequest, slip: str) -> None:
    """Remember that a slip was shown; without an account only for an hour, for who shares."""
    request.session["slips"] = [*request.session.get("slips", []), slip][-20:]
    if not request.user.is_authenticated:
        request.session.set_expiry(AN_HOUR)


def fresh_slip(request: HttpRequest, viewer: Viewer) -> Draft | None:
    """Return the slip of what was just told in this session, for an hour."""
    slip: Draft | None = request.session.get("new_slip")
    if slip and slip["here"] == viewer.here.slug:
        return slip if datetime.fromisoformat(slip["until"]) > clock.now() else None
    return None


@never_cache
@open_to(ANYONE)
def new_slip(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The slip to print or to write down; afterwards nobody here knows its code."""
    slip = fresh_slip(request, viewer)
    if slip is None:
        return redirect("stories:slip", viewer.here.slug)
    path = reverse("stories:slip", args=[viewer.here.slug])
    context = {"slip": slip, "code": show_code(slip["code"]), "address": settings.SITE_URL + path}
    return render(request, "stories/new_slip.html", context)


@open_to(NOBODY, post=ANYONE)
def done(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Forget the slips in this session: the next one at this screen sees nothing of them."""
    for name in ("new_slip", "slips", "telling"):
        request.session.pop(name, None)
    return redirect("stories:listing", viewer.here.slug)


@open_to(Right.COLLECT_STORIES)
def write_down(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A collector begins to write down the story of somebody else."""
    form = forms.CollectForm(request.POST or None)
    if form.is_valid():
        keep_draft(request, viewer, None)
        keep_draft(request, viewer, draft_of(request, viewer) | form.cleaned_data)
        return redirect("stories:tell", viewer.here.slug)
    return page(request, "stories/write_down.html", {}, form=form)


@open_to(ANYONE)
def draft_file(request: HttpRequest, viewer: Viewer, what: str) -> HttpResponseBase:
    """The photo or voice that somebody is telling with now, to look and listen before sending."""
    name = draft_of(request, viewer).get(what) or ""
    return send_file(request, queries.bytes_of(name), what)
