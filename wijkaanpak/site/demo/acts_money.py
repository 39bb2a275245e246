"""How money is laid on the table, set aside, paid by two, spent by one, and accounted for."""

from __future__ import annotations

from collections.abc import Callable

from wijkaanpak.agenda.actions import goal_serves, pot_serves
from wijkaanpak.funds import actions
from wijkaanpak.funds.actions import Aimed, Bill, Deciding, Terms
from wijkaanpak.funds.models import Report
from wijkaanpak.funds.rules import Aim, Asked, Kind, Level, Purpose, State
from wijkaanpak.neighbourhoods.rules import TaskArea
from wijkaanpak.people.models import Person
from wijkaanpak.people.rules import Role
from wijkaanpak.site.demo import script as words
from wijkaanpak.site.demo.event import Event
from wijkaanpak.site.demo.scene import Scene

CENTS = 100


def _treasurer(scene: Scene, event: Event) -> Person:
    return scene.with_role(Role.TREASURER, event.at)


def _second(scene: Scene, event: Event) -> Person:
    return scene.with_role(Role.SECOND_EYES, event.at)


def laid(scene: Scene, event: Event) -> None:
    """A party lays a pot on the table, with what its funder asks."""
    pot = event.piece
    assert isinstance(pot, words.Pot)
    terms = Terms(
        title=pot.title,
        kind=Kind(pot.kind),
        level=Level(pot.level),
        funder=pot.funder,
        ground=pot.ground,
        condition=pot.condition,
        asked=Asked(ends=pot.ends, themes=frozenset(pot.themes), ages=pot.ages),
        sisa=pot.sisa,
        reports=pot.reports,
    )
    by, owner = scene.people[pot.by], scene.parties[pot.owner]
    scene.pots[pot.key] = actions.lay_on_table(by=by, owner=owner, terms=terms)


def came_in(scene: Scene, event: Event) -> None:
    """The treasurer writes down what came in."""
    more = event.piece
    assert isinstance(more, tuple)
    pot, euros = more
    assert isinstance(pot, words.Pot)
    said = pot.ground or "Begroting van de eigenaar"
    actions.contribute(
        by=_treasurer(scene, event), pot=scene.pots[pot.key], cents=euros * CENTS, words=said
    )


def named(scene: Scene, event: Event) -> None:
    """The treasurer writes down what money can be set aside for."""
    goal = event.piece
    assert isinstance(goal, words.MoneyGoal)
    aim = Aim(
        purpose=Purpose(goal.purpose),
        themes=frozenset(goal.themes),
        ages=goal.ages,
    )
    what = Aimed(
        title=goal.title,
        task=TaskArea(goal.task),
        aim=aim,
        words=goal.words,
        holder=scene.people.get(goal.holder),
    )
    by = _treasurer(scene, event)
    scene.goals[goal.key] = actions.name_goal(by=by, here=scene.here, what=what)


def set_aside(scene: Scene, event: Event) -> None:
    """The treasurer writes down what was decided together."""
    decided = event.piece
    assert isinstance(decided, words.Decided)
    shares = {scene.pots[pot]: euros * CENTS for pot, euros in decided.shares}
    what = Deciding(scene.goals[decided.goal], shares, decided.words)
    actions.decide(by=_treasurer(scene, event), what=what)


def _bill(scene: Scene, event: Event) -> Bill:
    paid = event.piece
    assert isinstance(paid, words.Paid)
    pot, goal = scene.pots[paid.pot], scene.goals[paid.goal]
    return Bill(pot, goal, paid.euros * CENTS, paid.what, paid.payee, paid.reference)


def _paid(event: Event) -> words.Paid:
    assert isinstance(event.piece, words.Paid)
    return event.piece


def prepared(scene: Scene, event: Event) -> None:
    """The treasurer prepares a payment; a small one is paid at once."""
    bill = _bill(scene, event)
    payment = actions.prepare_payment(by=_treasurer(scene, event), bill=bill)
    scene.payments[_paid(event)] = payment
    if payment.state == State.PAID:
        _keep_receipt(scene, event)


def looked_at(scene: Scene, event: Event) -> None:
    """The second pair of eyes says yes, and the receipt is kept."""
    payment = scene.payments[_paid(event)]
    if payment.state == State.WAITING:
        by = _second(scene, event)
        scene.payments[_paid(event)] = actions.look_along(by=by, payment=payment)
        _keep_receipt(scene, event)


def _keep_receipt(scene: Scene, event: Event) -> None:
    said = "Rekening in de map van de kas, op datum"
    payment = scene.payments[_paid(event)]
    actions.prove(by=_treasurer(scene, event), payment=payment, words=said)


def sent_back(scene: Scene, event: Event) -> None:
    """The second pair of eyes says no, and why."""
    why, payment = _paid(event).back, scene.payments[_paid(event)]
    actions.send_back(by=_second(scene, event), payment=payment, why=why)


def spent(scene: Scene, event: Event) -> None:
    """A worker tells what they paid from their free hand."""
    bill = _bill(scene, event)
    assert bill.goal.holder
    payment = actions.spend_free_hand(by=bill.goal.holder, bill=bill)
    actions.prove(by=bill.goal.holder, payment=payment, words="Bonnetje in de map van de kas")


def accounted(scene: Scene, event: Event) -> None:
    """One account for all funders of a goal."""
    one = event.piece
    assert isinstance(one, words.OneAccount)
    story = scene.stories[one.story][0].pk if one.story else None
    actions.account_for(
        by=_treasurer(scene, event),
        goal=scene.goals[one.goal],
        words=one.words,
        first=one.first,
        last=one.last,
        story=story,
    )


def accepted(scene: Scene, event: Event) -> None:
    """An owner of a pot says that this one account is enough."""
    one = event.piece
    assert isinstance(one, words.OneAccount)
    report = Report.objects.get(goal=scene.goals[one.goal], last=one.last)
    by, party = scene.people[event.by], scene.parties[event.party]
    actions.accept_account(by=by, party=party, report=report)


def beside_item(scene: Scene, event: Event) -> None:
    """The owner names the item that its pot serves; the treasurer does so for a goal."""
    one = event.piece
    assert isinstance(one, words.Serves)
    item = scene.items[one.item]
    if one.pot:
        pot = scene.pots[one.pot]
        by = scene.people[next(p.by for p in scene.script.pots if p.key == one.pot)]
        pot_serves(by=by, pot=pot, item=item)
    else:
        goal_serves(by=_treasurer(scene, event), goal=scene.goals[one.goal], item=item)


def lot_drawn(scene: Scene, event: Event) -> None:
    """The lot of a month is drawn, and somebody else looks at the receipts that it asked for."""
    by = _second(scene, event)
    for drawn in actions.draw_lot(by=by, here=scene.here).drawn.select_related("payment", "lot"):
        actions.look_at_receipt(by=by, drawn=drawn, good=True)


ACTS: dict[str, Callable[[Scene, Event], None]] = {
    "pot laid": laid,
    "money came in": came_in,
    "goal named": named,
    "money set aside": set_aside,
    "payment prepared": prepared,
    "payment looked at": looked_at,
    "payment sent back": sent_back,
    "free hand spent": spent,
    "accounted": accounted,
    "account accepted": accepted,
    "money beside item": beside_item,
    "lot drawn": lot_drawn,
}
