"""What may be seen of frozen practices: all that was agreed and said, and nobody's own hours."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Max, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from wijkaanpak import clock
from wijkaanpak.experiments.models import (
    AskedAgain,
    Carrier,
    Freeze,
    FreezeStep,
    GuardSignal,
    HalfYear,
    SaidHours,
    Wish,
)
from wijkaanpak.experiments.rules import freezing as rules
from wijkaanpak.experiments.rules import hours
from wijkaanpak.experiments.rules.freezing import OVER, Side, State, Told
from wijkaanpak.experiments.rules.hours import Word
from wijkaanpak.logbook.queries import how_many
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Mandate, Party, Seat
from wijkaanpak.network.queries import key_party, parties_of, parties_of_viewer
from wijkaanpak.network.rules import PartyKind
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import Viewer
from wijkaanpak.refusals import NotYours, Refused, gettext_noop

type Frost = Freeze  # what views call a freeze: they do not touch models
AGREED = [State.FROZEN, *OVER]


def freezes(here: Neighbourhood) -> QuerySet[Freeze]:
    asked = how_many(AskedAgain.objects.all(), "freeze")
    whole = Freeze.objects.filter(here=here).select_related("here", "owner", "keeper", "burden")
    return whole.annotate(times_asked=asked).order_by("-since", "-id")


def on_page(here: Neighbourhood) -> tuple[list[Freeze], list[Freeze], list[Freeze]]:
    """Return what is frozen now, what waits for a yes, and what ended, each newest first.

    At most three run at once, and each lasts a while: a list of twenty ended ones is years long.
    """
    found = list(freezes(here).exclude(state__in=[State.DECLINED, State.WITHDRAWN])[:30])
    return (
        [one for one in found if one.state == State.FROZEN],
        [one for one in found if one.state == State.PROPOSED],
        [one for one in found if one.state in OVER],
    )


def get_freeze(here: Neighbourhood, freeze: uuid.UUID) -> Freeze:
    """Return a freeze with its whole life, or answer 404."""
    steps = FreezeStep.objects.select_related("party").order_by("number")
    wishes = Wish.objects.filter(answered=None).select_related("party")
    whole = freezes(here).select_related("asked_by", "thaw_seat__party")
    pressed = AskedAgain.objects.order_by("on", "id")
    signals = GuardSignal.objects.order_by("number")
    whole = whole.prefetch_related(Prefetch("steps", steps))
    whole = whole.prefetch_related(Prefetch("signals", signals))
    whole = whole.prefetch_related(Prefetch("asked_again", pressed))
    whole = whole.prefetch_related(Prefetch("wishes", wishes))
    return get_object_or_404(whole, pk=freeze)


def waiting_wish(freeze: Freeze) -> Wish | None:
    """Return what one side asks of the other now, of a freeze that was read whole."""
    return next(iter(freeze.wishes.all()), None)


def keeper_for(owner: Party) -> Party:
    """Return who keeps a freeze with this owner: the independent body, or else the residents.

    Nobody agrees with themselves: what the independent body itself asks, the residents keep.
    """
    independent = PartyKind.INDEPENDENT_BODY
    kind = PartyKind.RESIDENTS_BODY if owner.kind == independent else independent
    found = key_party(owner.here, kind)
    if found is None:
        raise Refused(gettext_noop("A party that must speak is missing, so nothing can change."))
    return found


def seats_that_may_thaw(owner: Party, keeper: Party) -> QuerySet[Seat]:
    """Return the seats of the two sides: one of them is named as who may thaw."""
    seats = Seat.objects.filter(party__in=[owner, keeper]).select_related("party")
    return seats.order_by("party__name", "title")


def sides(viewer: Viewer, freeze: Freeze) -> frozenset[Side]:
    """Return on which sides of a freeze this viewer stands; on none for most people."""
    if viewer.person is None:
        return frozenset()
    held = list(
        Mandate.objects.filter(
            person=viewer.person, until=None, seat__party__here=viewer.here,
            seat__party__until=None,
        ).values_list("seat_id", "seat__party_id")
    )  # fmt: skip
    names = {
        Side.OWNER.value: str(freeze.owner_id),
        Side.KEEPER.value: str(freeze.keeper_id),
        "asked_by": str(freeze.asked_by_id),
    }
    thaws = any(seat == freeze.thaw_seat_id for seat, _party in held)
    works = Carrier.objects.filter(
        burden_id=freeze.burden_id, person=viewer.person, until=None
    ).exists()
    mine = [str(party) for _seat, party in held]
    return rules.sides_of(mine, names, thaws=thaws, carries=works)


def steps_for(viewer: Viewer, freeze: Freeze) -> list[Told]:
    """Return the steps this viewer may take now with a freeze that was read whole."""
    marks = {
        "wish_open": waiting_wish(freeze) is not None,
        "asked_again": any(not one.answered for one in freeze.asked_again.all()),
        "signal_off": any(one.went_off for one in freeze.signals.all()),
        "signal_left": any(not one.went_off for one in freeze.signals.all()),
    }
    return rules.may_take(State(freeze.state), sides(viewer, freeze), **marks)


def parties_spoken_for(person: Person | None, here: Neighbourhood) -> list[str]:
    return [str(party.pk) for party in parties_of(person, here)]


def open_wish(freeze: Freeze) -> Wish | None:
    return Wish.objects.filter(freeze=freeze, answered=None).select_related("party").first()


def next_number(freeze: Freeze) -> int:
    last: int | None = freeze.steps.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def running(here: Neighbourhood) -> int:
    """Return how many freezes hold, past their last day or not: those still want an end."""
    return Freeze.objects.filter(here=here, state=State.FROZEN).count()


def talks_held(freeze: Freeze) -> int:
    """Return how many half-yearly talks were held, of a freeze that was read whole."""
    return sum(step.told == Told.TALK for step in freeze.steps.all())


# ---- hours ----


def half_year_now(freeze: Freeze) -> int:
    return hours.period_of(freeze.since, clock.today())


def has_said(person: Person, freeze: Freeze) -> bool:
    """Tell whether this person said already whether the hours of this half year came back."""
    return SaidHours.objects.filter(
        person=person, half_year__freeze=freeze, half_year__number=half_year_now(freeze)
    ).exists()


def work_on(person: Person | None, freeze: Freeze) -> Carrier | None:
    """Return that this person has the work of what is frozen now, if so."""
    if person is None or not freeze.runs:
        return None
    mine = Carrier.objects.filter(burden_id=freeze.burden_id, person=person, until=None)
    return mine.first()


def agreed_to(person: Person, freeze: Freeze) -> bool:
    """Tell whether this person spoke for one of the two sides in the life of this freeze."""
    return FreezeStep.objects.filter(freeze=freeze, mandate__person=person).exists()


def check_may_say_hours(person: Person, freeze: Freeze) -> None:
    """Who has the work says whether its hours came back; who promised them does not, and once."""
    if not freeze.runs:
        raise Refused(gettext_noop("This is not frozen now, so there are no hours to speak of."))
    if work_on(person, freeze) is None:
        raise NotYours(
            gettext_noop("This is for who has the work of it. Say so on the page of the burden.")
        )
    if agreed_to(person, freeze):
        raise NotYours(
            gettext_noop("You spoke for one of the two sides. Who has the work checks the hours.")
        )
    if has_said(person, freeze):
        raise Refused(gettext_noop("You said this already for this half year. Thank you."))


@dataclass(frozen=True)
class Given:
    """The hours of one frozen practice: what was promised, and what workers said of it."""

    freeze: Freeze
    months: int
    words: list[tuple[int, Word]]  # of every half year that is over

    @property
    def promised_hours(self) -> int:
        """All that was promised so far, of all workers of this role together, in whole hours."""
        return round(self.freeze.promised_minutes * self.freeze.workers * self.months / 60)

    @property
    def hours_a_month(self) -> int:
        """What was promised to one worker, in whole hours a month, or 0 for less than one."""
        return round(self.freeze.promised_minutes / 60)


def hours_of(freeze: Freeze) -> Given:
    """Return what may be told of the hours of one freeze."""
    return _given([freeze])[0]


def hours_given_back(here: Neighbourhood) -> list[Given]:
    """Return the hours per practice, newest first, of all freezes that were agreed."""
    return _given(list(freezes(here).filter(state__in=AGREED)[:30]))


def _given(rows: list[Freeze]) -> list[Given]:
    counted = HalfYear.objects.filter(freeze__in=rows).order_by("freeze_id", "number")
    by_freeze = {key: list(some) for key, some in groupby(counted, lambda one: one.freeze_id)}
    today = clock.today()
    return [
        Given(
            one,
            hours.months_run(one.since, one.last_day, today),
            _words(one, by_freeze.get(one.pk, []), today),
        )
        for one in rows
    ]


def _words(freeze: Freeze, counted: Iterable[HalfYear], today: date) -> list[tuple[int, Word]]:
    """Only of a half year that is over: then nobody's answer can be read from how a word moved."""
    last = min(freeze.last_day, today)
    over = hours.period_of(freeze.since, last) - (0 if last < today else 1)
    known = {one.number: one for one in counted}
    return [
        (number, hours.word_of(_counts(known.get(number)))) for number in range(1, over + 1)
    ] if freeze.since <= last else []  # fmt: skip


def _counts(row: HalfYear | None) -> dict[str, int]:
    return {"back": row.back, "partly": row.partly, "not": row.not_back} if row else {}


def count_of(freeze: Freeze, number: int) -> HalfYear | None:
    return HalfYear.objects.filter(freeze=freeze, number=number).first()


def of_party(party: Party) -> list[Freeze]:
    """Return what a party froze or keeps, newest first."""
    mine = Q(owner=party) | Q(keeper=party)
    return list(freezes(party.here).filter(mine, state__in=AGREED)[:5])


def work_of(person: Person, here: Neighbourhood) -> list[Freeze]:
    """Return the freezes that hold now of which this person has the work."""
    mine = Q(burden__carriers__person=person, burden__carriers__until=None)
    return [one for one in freezes(here).filter(mine, state=State.FROZEN) if one.runs]


def unsaid(person: Person, work: list[Freeze]) -> set[uuid.UUID]:
    """Return of which of these freezes this person has not said yet whether hours came back."""
    said = SaidHours.objects.filter(person=person, half_year__freeze__in=work)
    known = set(said.values_list("half_year__freeze_id", "half_year__number"))
    return {one.pk for one in work if (one.pk, half_year_now(one)) not in known}


def to_answer(viewer: Viewer) -> list[tuple[Freeze, str]]:
    """Return freezes that wait for this viewer's party, each with what they wait for."""
    mine = parties_of_viewer(viewer)
    if not mine:
        return []
    asked = (
        Q(state=State.PROPOSED) & ~Q(asked_by__in=mine) & (Q(owner__in=mine) | Q(keeper__in=mine))
    )
    wished = Q(wishes__answered=None, wishes__isnull=False) & ~Q(wishes__party__in=mine)
    wished &= Q(owner__in=mine) | Q(keeper__in=mine)
    again = Q(owner__in=mine, asked_again__isnull=False, asked_again__answered=None)
    ended = Q(state=State.FROZEN, until__lt=clock.today()) & (
        Q(owner__in=mine) | Q(keeper__in=mine)
    )
    base = Freeze.objects.filter(here=viewer.here).select_related("here")
    found = []
    for which, why in ((asked, "asked"), (wished, "wished"), (again, "again"), (ended, "ended")):
        found += [(one, why) for one in base.filter(which).distinct()[:5]]
    return found


def for_the_window(here: Neighbourhood, most: int) -> list[Freeze]:
    """Return what is frozen, and after that what ended last, each with its life."""
    steps = FreezeStep.objects.order_by("number")
    agreed = freezes(here).filter(state__in=AGREED).prefetch_related(Prefetch("steps", steps))
    rows = list(agreed[:30])
    return sorted(rows, key=lambda one: one.state != State.FROZEN)[:most]
