"""The minute: speaking it, looking it over, sending it, and what all who fund can read."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wijkaanpak.experiments import actions
from wijkaanpak.experiments.actions.minutes import keep_minute
from wijkaanpak.experiments.forms import others as forms
from wijkaanpak.experiments.queries import minutes as queries
from wijkaanpak.experiments.queries.minutes import Sixty
from wijkaanpak.experiments.rules import minutes as rules
from wijkaanpak.experiments.rules.burdens import CARRIES_WORDS
from wijkaanpak.experiments.rules.minutes import State
from wijkaanpak.experiments.views.frames import by_number, to_room
from wijkaanpak.neighbourhoods.rules import DOMAIN_WORDS
from wijkaanpak.people.gate import ANYONE, NOBODY, SIGNED_IN, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.people.views import source
from wijkaanpak.stories.queries import bytes_of
from wijkaanpak.ui.pages import confirm, form_page, is_sure, page, say, send_file, told_at


def shown(row: Sixty) -> dict[str, object]:
    """Return what a reader sees of a minute: the role of who spoke, and no name."""
    return {
        "minute": row,
        "role": _(CARRIES_WORDS[row.freeze.burden.carries]),
        "layer": _(rules.LAYER_WORDS[row.layer]),
        "about": _(DOMAIN_WORDS[row.domain]),
        "state": _(rules.STATE_WORDS[row.state]),
        "length": f"{row.seconds // 60}:{row.seconds % 60:02d}" if row.voice else "",
    }


@never_cache
@open_to(ANYONE, post=NOBODY)
def listing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The minutes that went to all who fund, newest first; for others those that are public."""
    rows, further = queries.readable_page(viewer, request.GET.get("na", ""))
    context = {
        "rows": [shown(row) for row in rows],
        "further": further,
        "funds": viewer.person is not None and queries.reads_all(viewer),
        "speaks": bool(queries.my_freezes(viewer.person, viewer.here)),
        "waiting": queries.to_write_out(viewer),
    }
    return page(request, "experiments/minutes.html", context)


@never_cache
@open_to(Right.BE_MEMBER)
def speak(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A worker speaks a minute in place of a report."""
    mine = queries.my_freezes(viewer.person, viewer.here)
    rules.check_there_is_a_freeze(bool(mine))
    promises = queries.promises_to_link(viewer.here)
    form = forms.SpeakForm(
        request.POST or None, request.FILES or None, freezes=mine, promises=promises,
        initial={"freeze": mine[0].pk},
    )  # fmt: skip
    if form.is_valid():
        with told_at(form, "voice"):
            return redirect(keep(request, viewer, form, mine, promises))
    lead = _("What happened this week, and what did it change? Sixty seconds are enough.")
    return form_page(request, form, _("Speak a minute"), _("Next"), to_room(viewer), lead=lead)


def keep(
    request: HttpRequest,
    viewer: Viewer,
    form: forms.SpeakForm,
    mine: list[Any],
    promises: list[Any],
) -> Sixty:
    """Keep what was spoken; the same form sent twice is one minute, and its voice is kept once."""
    given = form.cleaned_data
    known = queries.spoken_before(viewer.somebody, given["key"])
    if known:
        return known
    sent = given["voice"]
    voice, seconds = keep_minute(sent.read(), source=source(request)) if sent else ("", 0)
    return actions.speak(
        by=viewer.somebody,
        freeze=by_number(mine, given["freeze"]),
        spoken=form.spoken(voice, seconds),
        commitment=by_number(promises, given["commitment"]),
        key=given["key"],
    )


@never_cache
@open_to(SIGNED_IN, post=NOBODY)
def mine(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What somebody spoke here, for them alone."""
    rows, further = queries.own_page(viewer, request.GET.get("na", ""))
    context = {"rows": [shown(row) for row in rows], "further": further}
    return page(request, "experiments/my_minutes.html", context)


@never_cache
@open_to(ANYONE, post=SIGNED_IN)
def read(request: HttpRequest, viewer: Viewer, spoken: uuid.UUID) -> HttpResponse:
    """One minute. Before it is sent, who spoke it or who writes it out changes the words."""
    row = queries.get_minute(viewer, spoken)
    form = None
    if row.state != State.SENT:
        form = forms.WriteOutForm(request.POST or None, initial={"text": row.text})
        if form.is_valid():
            with told_at(form, "text"):
                text = form.cleaned_data["text"]
                actions.write_out(by=viewer.somebody, minute=row, text=text)
                return redirect(row)
    elif request.method == "POST":
        raise Http404
    own = queries.is_teller(viewer.person, row)
    looks = own and row.state == State.WRITTEN
    found = rules.signs(row.text, queries.known_names(viewer.here)) if looks else []
    context = shown(row) | {
        "own": own,
        "looks": looks,
        "signs": [_(rules.SIGN_WORDS[one]) for one in found],
    }
    return page(request, "experiments/minute.html", context, form=form)


@open_to(NOBODY, post=SIGNED_IN)
def send(request: HttpRequest, viewer: Viewer, spoken: uuid.UUID) -> HttpResponse:
    """Who spoke it says: this is right."""
    row = queries.own(viewer, spoken)
    looked = request.POST.get("looked") == "yes"
    try:
        actions.send_minute(by=viewer.somebody, minute=row, looked=looked)
    except rules.LookAgain as not_yet:
        messages.error(request, say(not_yet))
        return redirect(row)
    messages.success(request, _("Sent, once, to all who fund. You have no other report to write."))
    return redirect(row)


@open_to(NOBODY, post=SIGNED_IN)
def hush(request: HttpRequest, viewer: Viewer, spoken: uuid.UUID) -> HttpResponse:
    """Erase the voice and keep the words, after asking once more."""
    row = queries.own(viewer, spoken)
    if is_sure(request):
        actions.erase_voice(by=viewer.somebody, minute=row)
        messages.success(request, _("The voice is gone for good. Your words stay."))
        return redirect(row)
    return confirm(
        request, title=_("Erase the voice?"), action=_("Erase the voice"),
        text=_("Your voice is gone for good. The words stay."), back=row.get_absolute_url(),
        here=viewer.here,
    )  # fmt: skip


@open_to(NOBODY, post=SIGNED_IN)
def erase(request: HttpRequest, viewer: Viewer, spoken: uuid.UUID) -> HttpResponse:
    """Erase the whole minute for good, after asking once more."""
    row = queries.own(viewer, spoken)
    if is_sure(request):
        actions.erase_minute(by=viewer.somebody, minute=row)
        messages.success(request, _("Erased. Nobody can read or hear it any more."))
        return redirect(reverse("experiments:my_minutes", args=[viewer.here.slug]))
    return confirm(
        request, title=_("Erase this minute?"), action=_("Erase it for good"),
        text=_("Words and voice are gone for good. In the logbook only a seal stays."),
        back=row.get_absolute_url(), here=viewer.here,
    )  # fmt: skip


@open_to(ANYONE, post=NOBODY)
def voice(request: HttpRequest, viewer: Viewer, spoken: uuid.UUID) -> HttpResponseBase:
    """The voice of a minute, for who may read it."""
    return send_file(request, bytes_of(queries.get_minute(viewer, spoken).voice), "voice")
