"""Balances and the lines of the ledger."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import F, Prefetch, QuerySet, Sum
from django.shortcuts import get_object_or_404

from wijkaanpak import clock
from wijkaanpak.funds.models import Account, Goal, Movement, Posting, Pot
from wijkaanpak.funds.rules import Leg, Side
from wijkaanpak.neighbourhoods.models import Neighbourhood

type Sums = dict[tuple[uuid.UUID, str, uuid.UUID | None], int]


@dataclass
class Balance:
    """What a pot holds, in cents; `reserved` and `paid` per goal."""

    came_in: int = 0
    free: int = 0
    reserved: dict[uuid.UUID, int] = field(default_factory=lambda: defaultdict(int))
    paid: dict[uuid.UUID, int] = field(default_factory=lambda: defaultdict(int))

    @property
    def set_aside(self) -> int:
        return sum(self.reserved.values())

    @property
    def spent(self) -> int:
        return sum(self.paid.values())

    @property
    def left(self) -> int:
        """What was not paid yet, set aside or not."""
        return self.free + self.set_aside

    def given(self, goal: uuid.UUID) -> int:
        """What this pot gives to a goal in all, paid or not."""
        return self.reserved.get(goal, 0) + self.paid.get(goal, 0)


def _add(balance: Balance, side: str, goal: uuid.UUID | None, cents: int) -> None:
    if side == Side.OUTSIDE:
        balance.came_in -= cents
    elif side == Side.FREE:
        balance.free += cents
    elif goal is not None:
        (balance.reserved if side == Side.RESERVED else balance.paid)[goal] += cents


def balances(here: Neighbourhood, until: date | None = None) -> dict[uuid.UUID, Balance]:
    """Return what each pot here holds, now or at the end of a day; one question for all."""
    return _balances(Posting.objects.filter(account__pot__here=here), until)


def balance_of(pot: Pot, until: date | None = None) -> Balance:
    found = _balances(Posting.objects.filter(account__pot=pot), until)
    return found[pot.pk]


def _balances(postings: QuerySet[Posting], until: date | None) -> dict[uuid.UUID, Balance]:
    if until:
        postings = postings.filter(movement__on__lte=until)
    rows = postings.order_by().values_list("account__pot", "account__side", "account__goal")
    found: dict[uuid.UUID, Balance] = defaultdict(Balance)
    for pot, side, goal, cents in rows.annotate(total=Sum("cents")):
        _add(found[pot], side, goal, cents)
    return found


def accounts_of(pot: Pot, wanted: Iterable[tuple[Side, Goal | None]]) -> dict[str, Account]:
    """Return the accounts of a pot that stand already, by side and goal."""
    goals = [goal for _side, goal in wanted if goal]
    found = Account.objects.filter(pot=pot)
    mine = found.filter(goal__in=goals) | found.filter(goal=None)
    return {account_name(Side(one.side), one.goal): one for one in mine.select_related("goal")}


def account_name(side: Side, goal: Goal | None) -> str:
    return f"{side}:{goal.pk if goal else ''}"


def sums_of(accounts: Iterable[Account]) -> dict[str, int]:
    """Return what is on these accounts now, by their number."""
    rows = Posting.objects.filter(account__in=list(accounts)).order_by().values_list("account")
    return {str(account): cents for account, cents in rows.annotate(total=Sum("cents"))}


def legs_of(movement: Movement) -> tuple[Leg, ...]:
    rows = movement.postings.select_related("account")
    return tuple(Leg(str(row.account_id), Side(row.account.side), row.cents) for row in rows)


def next_number(pot: Pot) -> int:
    """Return the number of the next movement of a pot; inside the door it stays true."""
    return pot.movements.count() + 1


@dataclass(frozen=True)
class Line:
    """One movement as an extract shows it: what came in, was set aside or paid, and why."""

    movement: Movement
    goal: Goal | None
    words: str
    cents: int


def _told(movement: Movement) -> tuple[str, Goal | None]:
    """Return why money moved, and for which goal, from whatever the movement belongs to."""
    words, goal = _belongs(movement.reverses or movement)
    return movement.words or words, goal


def _belongs(what: Movement) -> tuple[str, Goal | None]:
    if hasattr(what, "contribution"):
        return what.contribution.words, None
    if hasattr(what, "reservation"):
        decision = what.reservation.decision
        return decision.words, decision.goal
    payment = what.payment
    return payment.what, payment.goal


_WITH = (
    "reversed_by",
    "contribution",
    "reservation__decision__goal",
    "payment__goal",
    "reverses__contribution",
    "reverses__reservation__decision__goal",
    "reverses__payment__goal",
)


def _with_postings(movements: QuerySet[Movement]) -> QuerySet[Movement]:
    postings = Posting.objects.select_related("account__goal")
    ordered = Prefetch("postings", postings.order_by("cents", "account__side", "pk"))
    return movements.select_related(*_WITH).prefetch_related(ordered)


def line_of(movement: Movement) -> Line:
    """Return one movement as an extract shows it."""
    return _line(_with_postings(Movement.objects.filter(pk=movement.pk)).get())


def _line(movement: Movement) -> Line:
    words, goal = _told(movement)
    cents = sum(one.cents for one in movement.postings.all() if one.cents > 0)
    return Line(movement, goal, words, cents)


def extract(pot: Pot, after: int = 0, most: int = 50) -> tuple[list[Line], int]:
    """Return a page of what happened in a pot, newest first, and the number the next begins at."""
    found = _with_postings(pot.movements.all())
    if after:
        found = found.filter(number__lte=after)
    rows = list(found.order_by("-number")[: most + 1])
    older = rows[most].number if len(rows) > most else 0
    return [_line(row) for row in rows[:most]], older


def whole_extract(pot: Pot) -> list[Line]:
    """Return everything that happened in a pot, oldest first: to take along, not for a page."""
    return [_line(row) for row in _with_postings(pot.movements.all()).order_by("number")]


def whole_ledger(here: Neighbourhood) -> list[Line]:
    """Return everything that happened in all pots here, pot by pot, oldest first."""
    found = Movement.objects.filter(pot__here=here).select_related("pot")
    rows = _with_postings(found).select_related("pot", *_WITH)
    return [_line(row) for row in rows.order_by("pot__title", "number")]


def get_movement(here: Neighbourhood, movement: uuid.UUID) -> Movement:
    """Return a movement of a pot here, or answer 404."""
    found = Movement.objects.filter(pot__here=here).select_related("pot__here")
    return get_object_or_404(found, pk=movement)


def paid_per_year(pot: Pot) -> dict[int, tuple[int, int]]:
    """Return for each calendar year what came in and what was paid: the extract for SiSa.

    What was given back or undone counts against the year in which that happened. A year in which
    nothing moved has its row too, up to this one: the municipality accounts for each.
    """
    rows = Posting.objects.filter(
        account__pot=pot, account__side__in=[Side.OUTSIDE, Side.PAID]
    ).order_by()
    years: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    sums = rows.values_list("movement__on__year", "account__side").annotate(total=Sum("cents"))
    for year, side, cents in sums:
        years[year][side == Side.PAID] += cents if side == Side.PAID else -cents
    if not years:
        return {}
    every = range(min(years), max(clock.today().year, *years) + 1)
    return {year: (years[year][0], years[year][1]) for year in every}


def paid_for(goal: Goal, first: date, last: date) -> QuerySet[Posting]:
    """Return what was paid (and taken back) for a goal in a period, oldest first."""
    found = Posting.objects.filter(
        account__goal=goal, account__side=Side.PAID, movement__on__range=(first, last)
    )
    with_all = found.select_related(
        "account__pot", "movement__payment", "movement__reverses__payment"
    )
    return with_all.order_by("movement__on", F("movement__number"))
