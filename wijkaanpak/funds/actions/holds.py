"""Money is held and let go: steps for the room above, which says who may do that and why."""

from __future__ import annotations

from datetime import date

from wijkaanpak import clock
from wijkaanpak.funds import rules
from wijkaanpak.funds.models import Goal, Hold, Payment
from wijkaanpak.funds.rules import State
from wijkaanpak.logbook.door import OpenEntry
from wijkaanpak.neighbourhoods.models import Neighbourhood


def hold_money(
    entry: OpenEntry,
    here: Neighbourhood,
    *,
    until: date,
    payment: Payment | None = None,
    goal: Goal | None = None,
) -> Hold:
    """A payment, or everything for a goal, waits up to and with a day."""
    if payment:
        payment = entry.fresh(payment)
        rules.check_waiting(State(payment.state))
    held = {"payment": payment, "goal": goal, "since": clock.today(), "until": until}
    return Hold.objects.create(here=here, **held)


def let_money_go(entry: OpenEntry, hold: Hold) -> None:
    """It waits no longer; who pays goes on from there."""
    hold = entry.fresh(hold)
    hold.ended = hold.ended or clock.today()
    hold.save(update_fields=["ended"])
