"""The pages about letters: choose how often, and stop with one click."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from wijkaanpak.letters import actions, queries
from wijkaanpak.letters.forms import WishForm
from wijkaanpak.letters.rules import Wanted
from wijkaanpak.people.gate import ANYONE, SIGNED_IN, open_everywhere, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.ui.pages import page
from wijkaanpak.ui.slots import Filling, fills


@csrf_exempt  # mail programs post here by themselves (RFC 8058); the token is the proof
@open_everywhere(ANYONE)
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Show one button; pressing it, or a mail program that posts, stops the letters."""
    if request.method == "POST":
        wish = actions.stop_letters(token)
    else:
        wish = queries.wish_with(actions.digest(token))
    stopped = wish.wanted == Wanted.NOTHING
    response = page(request, "letters/stop.html", {"place": wish.here, "stopped": stopped})
    response.headers["Cache-Control"] = "no-store"  # this changes without the logbook
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@open_to(SIGNED_IN)
def wishes(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Choose how often letters come, and see which letters came."""
    person, here = viewer.somebody, viewer.here
    form = WishForm(request.POST or None, initial={"wanted": queries.wanted_by(person, here)})
    if form.is_valid():
        actions.choose_letters(
            person=person, here=here, wanted=Wanted(form.cleaned_data["wanted"])
        )
        messages.success(request, _("Your choice is kept."))
        return redirect("letters:wishes", here.slug)
    letters = queries.letters_to(person, here)
    return page(request, "letters/wishes.html", {"letters": letters}, form=form)


@fills("people.me")
def letters_on_my_page(viewer: Viewer, person: object) -> Filling | None:
    if viewer.person is None:
        return None
    wanted = queries.wanted_by(viewer.person, viewer.here)
    return "letters/on_my_page.html", {"wanted": wanted, "has_email": bool(viewer.person.email)}
