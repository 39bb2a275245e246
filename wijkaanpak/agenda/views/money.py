"""Money beside an item: what the page of a pot or a goal shows, and where it is written down."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wijkaanpak.agenda import actions, queries
from wijkaanpak.agenda.forms import ServeForm
from wijkaanpak.funds.queries import get_goal, own_pot
from wijkaanpak.network.queries import parties_of
from wijkaanpak.people.gate import NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.ui.pages import form_page, told_at
from wijkaanpak.ui.slots import Filling, fills

if TYPE_CHECKING:
    from wijkaanpak.funds.models import Goal, Pot


@open_to(Right.SPEAK)
def pot_serves(request: HttpRequest, viewer: Viewer, pot: uuid.UUID) -> HttpResponse:
    """The owner of a pot names an item of the agenda that it serves."""
    found = own_pot(viewer, pot)
    lay = partial(actions.pot_serves, by=viewer.somebody, pot=found)
    return lay_beside_item(request, viewer, found, lay)


@open_to(Right.KEEP_MONEY)
def goal_serves(request: HttpRequest, viewer: Viewer, goal: uuid.UUID) -> HttpResponse:
    """The treasurer lays a goal beside the item of the agenda that it pays for."""
    found = get_goal(viewer.here, goal)
    lay = partial(actions.goal_serves, by=viewer.somebody, goal=found)
    return lay_beside_item(request, viewer, found, lay)


def lay_beside_item(
    request: HttpRequest, viewer: Viewer, money: Pot | Goal, lay: Callable[..., object]
) -> HttpResponse:
    """Ask which item of the agenda this money serves, and `lay` it beside that item."""
    form = ServeForm(request.POST or None, items=queries.to_serve(viewer.here))
    if form.is_valid():
        with told_at(form, "item"):
            lay(item=form.chosen())
            return redirect(money)
    title, action = _("What does “%(money)s” serve?"), _("Lay it beside the item")
    said = title % {"money": money.title}
    return form_page(request, form, said, action, money.get_absolute_url())


@open_to(NOBODY, post=Right.SPEAK)
def end_pot(request: HttpRequest, viewer: Viewer, serving: uuid.UUID) -> HttpResponse:
    """The owner says that its pot serves an item no more."""
    found = queries.get_serving(viewer, serving, of_pot=True)
    actions.end_serving(by=viewer.somebody, serving=found)
    return redirect("funds:pot", viewer.here.slug, found.pot_id)


@open_to(NOBODY, post=Right.KEEP_MONEY)
def end_goal(request: HttpRequest, viewer: Viewer, serving: uuid.UUID) -> HttpResponse:
    """The treasurer says that the money for a goal serves an item no more."""
    found = queries.get_serving(viewer, serving, of_pot=False)
    actions.end_serving(by=viewer.somebody, serving=found)
    return redirect("funds:goal", viewer.here.slug, found.goal_id)


@fills("funds.pot")
def items_beside_pot(viewer: Viewer, pot: Pot) -> Filling | None:
    """Show on the page of a pot which items of the agenda it serves."""
    mine = viewer.may(Right.SPEAK) and pot.owner in parties_of(viewer.person, viewer.here)
    served = list(queries.items_of_pot(pot))
    context = {"served": served, "pot": pot, "may": mine, "here": viewer.here}
    return ("agenda/beside_money.html", context)


@fills("funds.goal")
def items_beside_goal(viewer: Viewer, goal: Goal) -> Filling | None:
    """Show on the page of a goal which items of the agenda it pays for."""
    may, served = viewer.may(Right.KEEP_MONEY), list(queries.items_of_goal(goal))
    context = {"served": served, "goal": goal, "may": may, "here": viewer.here}
    return ("agenda/beside_money.html", context) if served or may else None
