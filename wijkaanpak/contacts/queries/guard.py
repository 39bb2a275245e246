"""The change guard: who leaves soon, what hangs on their post, what a vacancy costs in facts."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet

from wijkaanpak import clock
from wijkaanpak.commitments.models import Commitment
from wijkaanpak.commitments.rules import LIVING
from wijkaanpak.contacts import rules
from wijkaanpak.contacts.models import Handover, Post, Tenure
from wijkaanpak.contacts.queries.posts import (
    PAGE,
    Spell,
    current_posts,
    held_today,
    now_of,
    read_along,
    spells,
)
from wijkaanpak.contacts.rules import Gap
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.people.models import Person


@dataclass(frozen=True)
class Change:
    """A post on which something changes: who goes and when, what hangs on it, what is planned."""

    post: Post
    leaver: Spell | None
    leaves: bool  # within ninety days
    contract: bool  # ends within twelve months
    promises: int
    orphaned: int
    hours: int  # times a week that somebody is expected at a place
    handover: Handover | None = None
    gaps: list[Gap] = field(default_factory=list)

    @property
    def person(self) -> Person | None:
        """Who goes, when they take part here themselves."""
        tenure = self.leaver.tenure if self.leaver else None
        if tenure and tenure.mandate:
            return tenure.mandate.person
        return tenure.person if tenure else None

    @property
    def vacant(self) -> Gap | None:
        return self.gaps[-1] if self.gaps and self.gaps[-1].last is None else None


def changes_ahead(here: Neighbourhood) -> list[Change]:
    """Return the posts with a change ahead or an empty chair, the most urgent first."""
    hanging = _promises_by_seat(here)
    lost = [seat for seat, (_many, without) in hanging.items() if without]
    posts = list(read_along(_with_a_change(here, lost))[:PAGE])
    for post in posts:
        post.here = here
    plans = _plans(posts)
    found = [_as_change(post, hanging, plans) for post in posts]
    urgent = [one for one in found if one.leaves or one.contract or one.vacant or one.orphaned]
    return sorted(urgent, key=lambda one: (not one.vacant, not one.leaves, one.post.title))


def _with_a_change(here: Neighbourhood, lost: list[object]) -> QuerySet[Post]:
    """Return the posts that are vacant, change soon, or have a promise that lost its person."""
    today = clock.today()
    soon = Q(last_day__range=(today, today + rules.LEAVES_WITHIN))
    soon |= Q(contract_ends__range=(today, today + rules.CONTRACT_WITHIN))
    changes = Tenure.objects.filter(soon, post__here=here).values("post")
    held = Post.objects.filter(held_today(), here=here).values("pk")
    return current_posts(here).filter(
        ~Q(pk__in=held) | Q(pk__in=changes) | Q(seat__isnull=False, seat__in=lost)
    )


def guard_of(post: Post) -> Change:
    """Return what changes at one post that was read along, also when nothing does."""
    return _as_change(post, _promises_by_seat(post.here), _plans([post]))


def _plans(posts: list[Post]) -> dict[object, Handover]:
    met = Count("acquaintances"), Count("acquaintances__yes")
    found = Handover.objects.filter(post__in=posts).annotate(cards=met[0], welcomed=met[1])
    return {one.leaver_id: one for one in found}


def _promises_by_seat(here: Neighbourhood) -> dict[object, tuple[int, int]]:
    """Return how many living promises hang on each seat, and how many lost their person."""
    found = Commitment.objects.filter(here=here, state__in=LIVING)
    sums: dict[object, tuple[int, int]] = {}
    for seat, until in found.values_list("carried_by__seat", "carried_by__until"):
        many, lost = sums.get(seat, (0, 0))
        sums[seat] = many + 1, lost + (until is not None)
    return sums


def _as_change(
    post: Post, hanging: dict[object, tuple[int, int]], plans: dict[object, Handover]
) -> Change:
    today, held = clock.today(), spells(post)
    now = now_of(held)
    last = now[-1] if now else None
    tenure = last.tenure if last else None
    empty = rules.gaps([one.stay for one in held], post.since, today)
    promises, lost = hanging.get(post.seat_id, (0, 0)) if post.seat_id else (0, 0)
    return Change(
        post=post,
        leaver=last,
        leaves=bool(tenure and rules.leaves_soon(tenure.last_day, today)),
        contract=bool(tenure and rules.contract_ends_soon(tenure.contract_ends, today)),
        promises=promises,
        orphaned=lost,
        hours=len(post.presence.all()),
        handover=_plan_for(held, plans),
        gaps=empty,
    )


def _plan_for(held: list[Spell], plans: dict[object, Handover]) -> Handover | None:
    """Return the plan of who goes or went last, walked or not; or an older one not walked yet."""
    for place, spell in enumerate(reversed(held)):
        plan = plans.get(spell.tenure.pk) if spell.tenure else None
        if plan and (place == 0 or not plan.done):
            return plan
    return None


def promises_of_post(post: Post) -> list[Commitment]:
    """Return the living promises that hang on a post, the first due first."""
    return list(_hanging_on(post)[:PAGE])


def _hanging_on(post: Post) -> QuerySet[Commitment]:
    """A promise is made by who holds a seat, so none hangs on a post without one."""
    found = Commitment.objects.filter(
        here=post.here, state__in=LIVING, carried_by__seat=post.seat_id
    )
    if post.seat_id is None:
        found = found.none()
    read = found.select_related("here", "giver", "receiver", "carried_by__person")
    return read.order_by("awaits", "id")


def promises_to_take_over(post: Post) -> list[Commitment]:
    """Return the promises of a post whose person left; a successor answers each."""
    return list(_hanging_on(post).filter(carried_by__until__isnull=False))
