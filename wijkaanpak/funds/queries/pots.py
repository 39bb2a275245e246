"""Pots and goals: all of it is public."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import count

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery, Sum
from django.shortcuts import get_object_or_404

from wijkaanpak.funds.models import (
    Acceptance,
    Decision,
    Goal,
    GoalArea,
    Interest,
    Payment,
    Posting,
    Pot,
    PotArea,
    Report,
    Reservation,
)
from wijkaanpak.funds.queries.ledger import Balance, balance_of, balances
from wijkaanpak.funds.rules import (
    Fragment,
    Level,
    Offered,
    Purpose,
    Side,
    State,
    Unspent,
    fragments,
    unspent,
)
from wijkaanpak.neighbourhoods.models import Area, Neighbourhood
from wijkaanpak.neighbourhoods.rules import TaskArea
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import parties_of, require_seat
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, gettext_noop


@dataclass(frozen=True)
class Held:
    """A pot with what it holds, and how pressing it is that money is left."""

    pot: Pot
    balance: Balance
    unspent: Unspent | None

    @property
    def pooled(self) -> bool:
        """True when it is decided on together: only then it counts in the sum of the pots."""
        return self.pot.level != Level.TABLE


def pots(here: Neighbourhood) -> QuerySet[Pot]:
    """Return every pot here, by name."""
    return Pot.objects.filter(here=here).select_related("owner", "here").order_by("title")


def with_areas(found: QuerySet[Pot]) -> QuerySet[Pot]:
    return found.prefetch_related(Prefetch("areas", PotArea.objects.select_related("area")))


def with_areas_here(here: Neighbourhood) -> list[Pot]:
    """Return every pot here with its areas, by name: what an action asks conditions of."""
    return list(with_areas(pots(here)))


def pots_of(party: Party) -> list[Pot]:
    """Return the pots of which a party is the owner, by name."""
    return list(Pot.objects.filter(owner=party).select_related("here").order_by("title"))


def get_pot(here: Neighbourhood, pot: uuid.UUID) -> Pot:
    return get_object_or_404(with_areas(pots(here)), pk=pot)


def held(here: Neighbourhood, today: date) -> list[Held]:
    """Return every pot with its balance, the largest first."""
    sums = balances(here)
    found = [_held(pot, sums[pot.pk], today) for pot in pots(here)]
    return sorted(found, key=lambda one: (not one.pooled, -one.balance.came_in, one.pot.title))


def held_pot(pot: Pot, today: date) -> Held:
    return _held(pot, balance_of(pot), today)


def _held(pot: Pot, balance: Balance, today: date) -> Held:
    return Held(pot, balance, unspent(pot.ends, balance.left, today))


def fragmentation(here: Neighbourhood) -> list[Fragment]:
    """Return per theme how many pots, owners, end dates and reports there are."""
    return fragments(
        (pot.themes, pot.funder or pot.owner.name, pot.ends, pot.reports) for pot in pots(here)
    )


def goals(here: Neighbourhood) -> QuerySet[Goal]:
    """Return every goal here, by name."""
    found = Goal.objects.filter(here=here).select_related("here", "holder", "part_of")
    areas = Prefetch("areas", GoalArea.objects.select_related("area"))
    return found.prefetch_related(areas).order_by("title")


def goals_to_gain_from(here: Neighbourhood) -> QuerySet[Goal]:
    """Return the goals that somebody can have an interest in now.

    A round that was stopped holds nothing and has no plans that won: nobody can gain from it.
    """
    held = Posting.objects.filter(account__goal=OuterRef("pk"), account__side=Side.RESERVED)
    sums = held.order_by().values("account__goal").annotate(total=Sum("cents"))
    plans = Goal.objects.filter(part_of=OuterRef("pk"))
    nothing = Q(~Exists(sums.filter(total__gt=0)), ~Exists(plans))
    return goals(here).exclude(nothing, purpose=Purpose.ROUND)


def can_be_gained_from(goal: Goal) -> bool:
    """Tell whether somebody can have an interest in this goal now."""
    if goal.purpose != Purpose.ROUND:
        return True
    return goals_to_gain_from(goal.here).filter(pk=goal.pk).exists()


def get_goal(here: Neighbourhood, goal: uuid.UUID) -> Goal:
    return get_object_or_404(goals(here), pk=goal)


@dataclass
class Aimed:
    """A goal with what it was given in all, and what of that was paid (cents)."""

    goal: Goal
    given: int = 0
    paid: int = 0


def aimed(here: Neighbourhood, sums: Iterable[Balance]) -> list[Aimed]:
    """Return the goals that were given something, the largest first."""
    found = {goal.pk: Aimed(goal) for goal in goals(here)}
    for balance in sums:
        for goal, cents in balance.reserved.items():
            found[goal].given += cents
        for goal, cents in balance.paid.items():
            found[goal].given += cents
            found[goal].paid += cents
    return sorted((one for one in found.values() if one.given), key=lambda one: -one.given)


def as_wholes(found: Iterable[Aimed]) -> list[Aimed]:
    """Return the goals with the plans of a round counted in that round, the largest first."""
    wholes: dict[uuid.UUID, Aimed] = {}
    for one in found:
        whole = one.goal.part_of or one.goal
        mine = wholes.setdefault(whole.pk, Aimed(whole))
        mine.given += one.given
        mine.paid += one.paid
    return sorted(wholes.values(), key=lambda one: (-one.given, one.goal.title))


_GIVEN = Sum("accounts__postings__cents")
_OF_WHICH_PAID = Sum("accounts__postings__cents", filter=Q(accounts__side=Side.PAID))


def parts_of(goal: Goal) -> list[Aimed]:
    """Return the plans of a round with what they were given, the largest first."""
    plans = Goal.objects.filter(part_of=goal).annotate(given=_GIVEN, spent=_OF_WHICH_PAID)
    return [Aimed(one, one.given or 0, one.spent or 0) for one in plans.order_by("-given", "pk")]


def balance_line(found: Iterable[Aimed]) -> dict[TaskArea, int]:
    """Return how much goes to each of the three tasks, so that none is forgotten.

    Money of a round goes to none of them before residents chose.
    """
    line = dict.fromkeys(TaskArea, 0)
    for one in found:
        if one.goal.purpose != Purpose.ROUND:
            line[TaskArea(one.goal.task)] += one.given
    return line


@dataclass(frozen=True)
class Giver:
    """What one pot gives to one goal."""

    pot: Pot
    given: int
    paid: int


def givers(goal: Goal, parts: Iterable[Aimed] = ()) -> list[Giver]:
    """Return which pots pay for a goal (and for the plans in it), the largest first."""
    whole = [goal.pk, *(one.goal.pk for one in parts)]
    giving = pots(goal.here).filter(accounts__goal__in=whole)
    rows = giving.annotate(given=_GIVEN, spent=_OF_WHICH_PAID).filter(given__gt=0)
    return [Giver(one, one.given, one.spent or 0) for one in rows.order_by("-given", "title")]


def decisions_on(goal: Goal) -> QuerySet[Decision]:
    """Return how money was set aside for a goal, newest first."""
    shares = Prefetch("reservations", Reservation.objects.select_related("pot__here"))
    found = goal.decisions.select_related("proposal__here").prefetch_related(shares)
    return found.order_by("-taken", "-pk")


def paid_for_goal(goal: Goal, most: int = 50) -> list[Payment]:
    """Return the last payments for a goal that the public may see: without whom they went to.

    A round pays through its plans, so for a round there is nothing to ask.
    """
    if goal.purpose == Purpose.ROUND:
        return []
    found = goal.payments.filter(state__in=[State.PAID, State.UNDONE]).select_related("pot__here")
    return list(found.defer("payee", "reference").order_by("-paid", "-pk")[:most])


def interests_in(goal: Goal) -> QuerySet[Interest]:
    """Return who said to have an interest in a goal; those that ended stay, with the reason."""
    return goal.interests.select_related("person").order_by("since", "pk")


def get_interest(here: Neighbourhood, interest: uuid.UUID) -> Interest:
    found = Interest.objects.filter(here=here).select_related("here", "goal__here", "person")
    return get_object_or_404(found, pk=interest)


def may_end(viewer: Viewer, interest: Interest) -> bool:
    """Tell whether this viewer may end an interest: who said it, or the second pair of eyes."""
    if interest.ended or viewer.person is None:
        return False
    return interest.person_id == viewer.person.pk or viewer.may(Right.LOOK_ALONG)


def reports_on(goal: Goal) -> QuerySet[Report]:
    return goal.reports.order_by("-last")


def get_report(here: Neighbourhood, report: uuid.UUID) -> Report:
    voices = Acceptance.objects.select_related("party", "mandate__person", "mandate__seat")
    found = Report.objects.filter(here=here).select_related("here", "goal__here")
    ordered = Prefetch("acceptances", voices.order_by("on", "party__name"))
    return get_object_or_404(found.prefetch_related(ordered), pk=report)


def owners_of(report: Report) -> list[Party]:
    """Return the parties whose pots pay for the goal of a report: each may accept it."""
    found = {giver.pot.owner_id: giver.pot.owner for giver in givers(report.goal)}
    return sorted(found.values(), key=lambda party: party.name)


def may_accept(viewer: Viewer, report: Report, owners: Iterable[Party]) -> list[Party]:
    """Return the owners for which this viewer can still accept the report."""
    done = {one.party_id for one in report.acceptances.all()}
    mine = {party.pk for party in parties_of(viewer.person, viewer.here)}
    return [party for party in owners if party.pk in mine and party.pk not in done]


def money_of_party() -> Subquery:
    """Return what came into the pots of a party that are decided on together, for a row of it."""
    mine = Posting.objects.filter(account__pot__owner=OuterRef("pk"), account__side=Side.OUTSIDE)
    joint = mine.exclude(account__pot__level=Level.TABLE).order_by().values("account__pot__owner")
    return Subquery(joint.annotate(total=-Sum("cents")).values("total"))


def own_pot(viewer: Viewer, pot: uuid.UUID) -> Pot:
    """Return a pot of a party for which this viewer speaks; NotYours for others."""
    found = get_pot(viewer.here, pot)
    require_seat(viewer.person, found.owner)
    return found


def own_hand(viewer: Viewer, goal: uuid.UUID) -> Goal:
    """Return the free hand of this viewer; NotYours for others."""
    found = get_goal(viewer.here, goal)
    if found.purpose != Purpose.FREE_HAND or found.holder_id != viewer.somebody.pk:
        raise NotYours(gettext_noop("From a free hand only the worker pays whose hand it is."))
    return found


def hands_of(person: Person, here: Neighbourhood) -> list[Goal]:
    """Return the free hands of somebody, for on their own page."""
    mine = Goal.objects.filter(here=here, holder=person).select_related("here")
    return list(mine.order_by("title"))


def areas_here(here: Neighbourhood) -> QuerySet[Area]:
    """Return the areas a pot or goal can be bound to."""
    return Area.objects.filter(here=here).order_by("name", "-year", "pk")


def pots_for_round(here: Neighbourhood) -> list[Offered]:
    """Return the pots that are decided on together and have money left: a round can draw on them.

    What is only on the table its owner decides on.
    """
    sums = balances(here)
    rows = with_areas(pots(here)).exclude(level=Level.TABLE)
    return [_offered(pot, sums[pot.pk].free) for pot in rows if sums[pot.pk].free > 0]


def _offered(pot: Pot, free: int) -> Offered:
    asked = replace(pot.asked, areas=frozenset(one.area.name for one in pot.areas.all()))
    owner = pot.funder or pot.owner.name
    return Offered(str(pot.pk), pot.title, owner, pot.condition, free, asked)


def left_in_round(goal: Goal) -> dict[str, int]:
    """Return what each pot still holds for a round, by the number of the pot."""
    held = Posting.objects.filter(account__goal=goal, account__side=Side.RESERVED).order_by()
    rows = held.values_list("account__pot").annotate(total=Sum("cents")).filter(total__gt=0)
    return {str(pot): cents for pot, cents in rows}


def rounds_with(pot: Pot) -> dict[uuid.UUID, int]:
    """Return for which rounds money of this pot is set aside now, by the number of the goal."""
    held = Posting.objects.filter(
        account__pot=pot, account__side=Side.RESERVED, account__goal__purpose=Purpose.ROUND
    ).order_by()
    rows = held.values_list("account__goal").annotate(total=Sum("cents")).filter(total__gt=0)
    return dict(rows)


def is_in_round(pot: Pot) -> bool:
    return bool(rounds_with(pot))


MOST_TITLE = 120


def free_title(here: Neighbourhood, title: str) -> str:
    """Return a title for a goal that no other has: with a number behind it where one has."""
    wanted = title.strip()[:MOST_TITLE]
    taken = set(Goal.objects.filter(here=here).values_list("title", flat=True))
    behind = (f" ({number})" for number in count(2))
    more = (wanted[: MOST_TITLE - len(words)] + words for words in behind)
    return wanted if wanted not in taken else next(one for one in more if one not in taken)
