"""Entering an offer or wish: one question a screen, and at the end how a connector reaches you.

What was said stays in the session until it stands on the wall, so the way back works and what
was typed stays. How somebody can be reached is asked last and is never kept in between.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wijkaanpak import clock
from wijkaanpak.assets import actions, forms
from wijkaanpak.assets.queries import looking, places
from wijkaanpak.assets.queries.looking import Owner, Thing
from wijkaanpak.assets.queries.places import Spots
from wijkaanpak.assets.rules import KIND_WORDS, Side, Spot, Whose
from wijkaanpak.assets.views.why import when
from wijkaanpak.people.gate import open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right, new_code
from wijkaanpak.refusals import gettext_noop
from wijkaanpak.stories.rules import hints
from wijkaanpak.ui.forms import HouseForm, Sketch, new_key
from wijkaanpak.ui.pages import page, told_at

type Draft = dict[str, Any]
AN_HOUR = timedelta(hours=1)
WORDS = ("title", "words", "ourselves", "little_help", "others")
HINT = gettext_noop(
    "We think there is a house number, telephone number or e-mail address in your words. "
    "Better leave it out: a connector brings people to you."
)


@never_cache
@open_to(Right.BE_MEMBER)
def enter(request: HttpRequest, viewer: Viewer, side: str, step: int = 1) -> HttpResponse:
    """One question about what one offers or wishes; the last screen puts it on the wall."""
    screens = forms.SCREENS[Side(side)]
    if not 1 <= step <= len(screens):
        raise Http404
    draft, last = draft_of(request, viewer, side), step == len(screens)
    if last and (done := entered_before(request, viewer)):
        return done
    if step > draft["said"] + 1:
        return redirect(address_of(viewer, side, draft["said"] + 1))
    spots = places.spots(viewer.here)
    form = form_of(request, viewer, Side(side), step, draft, spots)
    if form.is_valid() and not (last and changed_elsewhere(form, draft)):
        with told_at(form):
            if last:
                return keep(request, viewer, form, Side(side), draft, spots)
            said = {"said": max(step, draft["said"]), "key": new_key()}
            keep_draft(request, viewer, side, draft | form.cleaned_data | said)
            return redirect(address_of(viewer, side, step + 1))
    context = {
        "side": side, "step": step, "of": len(screens), "last": last,
        "asks": type(form).__name__, "told": told(draft, spots) if last else None,
        "back": address_of(viewer, side, step - 1) if step > 1 else "",
        "hint": HINT if last and hints(*(draft.get(name, "") for name in WORDS)) else "",
    }  # fmt: skip
    return page(request, "assets/enter.html", context, form=form)


def changed_elsewhere(form: forms.Part, draft: Draft) -> bool:
    """Tell, and say, that another window changed what stands ready since this one showed it."""
    if form.data.get("key", draft["key"]) == draft["key"]:
        return False
    typed: Any = form.data.copy()  # type: ignore[attr-defined]  # as a browser sends it
    typed["key"] = draft["key"]
    form.data = typed
    form.add_error(None, _("This was changed in another window. Look once more, then go on."))
    return True


def draft_of(request: HttpRequest, viewer: Viewer, side: str) -> Draft:
    """Return what is being said in this session; a fresh draft has a key, and nothing `said`."""
    drafts: dict[str, Draft] = request.session.get("entering", {})
    return drafts.get(f"{viewer.here.slug} {side}") or {"key": new_key(), "said": 0}


def keep_draft(request: HttpRequest, viewer: Viewer, side: str, draft: Draft | None) -> None:
    drafts = request.session.get("entering", {})
    request.session["entering"] = drafts | {f"{viewer.here.slug} {side}": draft}


def entered_before(request: HttpRequest, viewer: Viewer) -> HttpResponse | None:
    """Return where it stands when the last screen is sent a second time."""
    form = HouseForm(request.POST or None)
    key = form.cleaned_data["key"] if form.is_valid() else None
    row = looking.entered_before(viewer.here, key, Owner(viewer.person))
    if row is None:
        return None
    return to_own(row) if row.holder_id else redirect("assets:new_slip", viewer.here.slug)


def address_of(viewer: Viewer, side: str, step: int) -> str:
    more = [] if step == 1 else [step]
    return reverse(f"assets:{side}", args=[viewer.here.slug, *more])


def form_of(
    request: HttpRequest, viewer: Viewer, side: Side, step: int, draft: Draft, spots: Spots
) -> forms.Part:
    about = about_form(side, Whose(draft.get("whose", Whose.PERSON)), viewer, spots)
    return forms.SCREENS[side][step - 1](request.POST or None, about=about, initial=draft)


def about_form(side: Side, whose: Whose, viewer: Viewer, spots: Spots) -> forms.About:
    """Return what a form must know of this neighbourhood."""
    areas = tuple((str(area.pk), area.name) for area in spots.areas)
    helps = looking.writes_for_others(viewer)
    if whose is Whose.PERSON or not spots.sheet:
        return forms.About(side, whose, areas, helps=helps)
    sketch = Sketch(spots.drawn, spots.sheet.rows, spots.names)
    return forms.About(side, whose, areas, tuple(spots.squares), sketch, helps)


def told(draft: Draft, spots: Spots) -> list[tuple[str, int]]:
    """Return what was said, and on which screen: what, where and when."""
    area, _spot = where(draft, spots)
    at = [area.name if area else "", draft["place"], draft.get("square", "")]
    three = [(draft.get(name, ""), 3) for name in forms.THREE]
    place = 4 if "ourselves" in draft else 3
    found = [
        (_(KIND_WORDS[draft["kind"]]), 1), (draft["title"], 2), (draft["words"], 2), *three,
        (" · ".join(filter(None, at)), place), (when(draft["days"], draft["parts"]), place + 1),
    ]  # fmt: skip
    return [row for row in found if row[0]]


def where(said: Mapping[str, Any], spots: Spots) -> tuple[Any, Spot | None]:
    """Return the part and the spot; a square that was chosen says in which part it lies."""
    square, sheet = said.get("square", ""), spots.sheet
    spot = sheet.middle(square) if square and sheet and square in sheet.names else None
    chosen = next((area for area in spots.areas if str(area.pk) == said["area"]), None)
    return chosen or (spots.area_at(spot) if spot else None), spot


def keep(
    request: HttpRequest,
    viewer: Viewer,
    form: forms.Part,
    side: Side,
    draft: Draft,
    spots: Spots,
) -> HttpResponse:
    """Put it on the wall; who sat beside gets a slip, of which we keep no code."""
    said = draft | form.cleaned_data
    area, spot = where(said, spots)
    beside = said.get("beside", False)
    code = new_code() if beside else ""
    row = actions.enter(
        here=viewer.here,
        entry=forms.entry_of(said, side, spot),
        area=area,
        code=code,
        holder=None if beside else viewer.somebody,
        helper=viewer.somebody if beside else None,
        key=uuid.UUID(draft["key"]),
    )
    keep_draft(request, viewer, side, None)
    warn(request, row)
    if not beside:
        messages.success(request, _("It stands on the wall now."))
        return to_own(row)
    return hand_over(request, viewer, row, code)


def warn(request: HttpRequest, row: Thing) -> None:
    if hints(row.title, row.words, row.ourselves, row.little_help, row.others):
        messages.warning(request, _(HINT))


def hand_over(request: HttpRequest, viewer: Viewer, row: Thing, code: str) -> HttpResponseRedirect:
    """Keep the code in this session for an hour, to print it; sent twice the first code holds."""
    kept = request.session.get("asset_slip")
    if not kept or kept["asset"] != str(row.pk):
        until = (clock.now() + AN_HOUR).isoformat()
        fresh = {"code": code, "asset": str(row.pk), "title": row.title, "until": until}
        request.session["asset_slip"] = fresh | {"here": viewer.here.slug}
    return redirect("assets:new_slip", viewer.here.slug)


def to_own(row: Thing) -> HttpResponseRedirect:
    return redirect("assets:own", row.here.slug, row.pk)
