"""Money beside an item: an owner says what its pot serves, the treasurer what a goal serves."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.agenda import queries, rules
from wijkaanpak.agenda.models import Item, Serving
from wijkaanpak.funds.models import Goal, Pot
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.network.actions import speak_for
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, Refused

POT_SERVES = Verb(
    "agenda.pot_serves", _("%(party)s said that its pot “%(money)s” serves the item “%(title)s”.")
)
GOAL_SERVES = Verb(
    "agenda.goal_serves", _("%(who)s laid the money for “%(money)s” beside the item “%(title)s”.")
)
NO_LONGER = Verb(
    "agenda.serves_no_longer", _("“%(money)s” does not serve the item “%(title)s” any more.")
)


def pot_serves(*, by: Person, pot: Pot, item: Item) -> Serving:
    """The owner of a pot names an item of the agenda that it serves."""
    with act(POT_SERVES, by=by.actor, book=pot.here.slug) as entry:
        speak_for(entry, by, pot.owner)
        return _serve(entry, Serving(item=item, pot=pot), pot)


def goal_serves(*, by: Person, goal: Goal, item: Item) -> Serving:
    """The treasurer lays a goal for money beside the item of the agenda that it pays for."""
    with act(GOAL_SERVES, by=by.actor, book=goal.here.slug) as entry:
        require(by, Right.KEEP_MONEY, goal.here)
        return _serve(entry, Serving(item=item, goal=goal), goal)


def _serve(entry: OpenEntry, serving: Serving, money: Pot | Goal) -> Serving:
    item = serving.item
    if item.edition.here_id != money.here_id:
        raise NotYours(_("You cannot do this in this neighbourhood."))
    if entry.fresh(item.edition).state not in rules.IN_PUBLIC:
        raise Refused(_("This item is still a draft. Wait until the agenda is open."))
    if queries.serves_already(item, pot=serving.pot, goal=serving.goal):
        raise Refused(_("This stands beside the item already."))
    serving.since = clock.today()
    serving.save(force_insert=True)
    entry.about(item, title=item.title, money=money.title)
    return serving


def end_serving(*, by: Person, serving: Serving) -> Serving:
    """The owner of the pot, or the treasurer for a goal, says that it serves the item no more."""
    item = serving.item
    with act(NO_LONGER, by=by.actor, book=item.edition.here.slug) as entry:
        if serving.pot:
            speak_for(entry, by, serving.pot.owner)
        else:
            require(by, Right.KEEP_MONEY, item.edition.here)
        serving = entry.fresh(serving)
        if serving.ended:
            raise Refused(_("This was taken away before."))
        serving.ended = clock.today()
        serving.save()
        money = serving.pot or serving.goal
        entry.about(item, title=item.title, money=money.title if money else "")
    return serving
