"""Posts, who holds them now, and who held them before."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import F, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404

from wijkaanpak import clock
from wijkaanpak.contacts import rules
from wijkaanpak.contacts.models import (
    Absence,
    Acquaintance,
    Handover,
    Minute,
    Post,
    Presence,
    Tenure,
)
from wijkaanpak.contacts.rules import Gap, Stay
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Mandate, Party, Seat
from wijkaanpak.network.queries import require_seat
from wijkaanpak.people.models import Person
from wijkaanpak.refusals import NotYours, Refused, gettext_noop
from wijkaanpak.stories.queries import bytes_of

type SomePost = Post  # what views call a post: they do not touch models
type SomePlan = Handover
PAGE = 50


@dataclass(frozen=True)
class Spell:
    """Somebody who holds or held a post. Without a tenure only the seat says who."""

    name: str
    stay: Stay
    tenure: Tenure | None
    together: int = 0  # days on which they walked with who came before

    @property
    def since(self) -> date:
        return self.stay.since

    @property
    def until(self) -> date | None:
        return self.stay.until

    @property
    def warm(self) -> bool:
        """Two people held the post together for a week or longer."""
        return self.together >= 7


@dataclass(frozen=True)
class Face:
    """A post on the board: who holds it and where to find them, or since when it is vacant."""

    post: Post
    now: list[Spell]
    gap: Gap | None
    presence: list[Presence] = field(default_factory=list)

    @property
    def holder(self) -> Spell | None:
        return self.now[0] if self.now else None

    @property
    def photo(self) -> str:
        held = self.holder
        return held.tenure.photo if held and held.tenure else ""


def current_posts(here: Neighbourhood) -> QuerySet[Post]:
    """Return the posts of today: those that residents call crucial first, then by title."""
    found = Post.objects.filter(here=here, until=None).select_related("party")
    return found.order_by(F("crucial").asc(nulls_last=True), "title", "id")


def read_along(found: QuerySet[Post]) -> QuerySet[Post]:
    """Read with each post who holds and held it, and when they are where."""
    walked = Prefetch("handed_over", Handover.objects.exclude(done=None))
    held = Tenure.objects.select_related("mandate").prefetch_related(walked)
    sat = Mandate.objects.select_related("person")
    off = Absence.objects.filter(on__gte=clock.today(), withdrawn=None).order_by("on")
    at = Presence.objects.filter(until=None).select_related("venue")
    at = at.order_by("weekday", "opens", "id").prefetch_related(Prefetch("absences", off))
    rows = found.select_related("seat").prefetch_related(Prefetch("tenures", held))
    rows = rows.prefetch_related(Prefetch("seat__mandates", sat))
    return rows.prefetch_related(Prefetch("presence", at))


def board(here: Neighbourhood, after: int = 0) -> tuple[list[Face], bool]:
    """Return a page of the face board, and whether more follow."""
    rows = list(read_along(current_posts(here))[after : after + PAGE + 1])
    for row in rows:
        row.here = here
    return [as_face(row) for row in rows[:PAGE]], len(rows) > PAGE


def posts_of(party: Party) -> list[Face]:
    """Return the posts of one party, with who holds them."""
    rows = list(read_along(current_posts(party.here).filter(party=party))[:PAGE])
    for row in rows:
        row.here = party.here
    return [as_face(row) for row in rows]


def whole(post: Post) -> Post:
    """Return a post with everybody who held it and its hours, read along."""
    row = read_along(Post.objects.filter(pk=post.pk)).get()
    row.here = post.here
    return row


def now_of(held: Iterable[Spell]) -> list[Spell]:
    """Return who holds a post today, oldest first."""
    today = clock.today()
    return [one for one in held if one.since <= today and (one.until is None or one.until > today)]


def as_face(post: Post) -> Face:
    """Return a post that was read along with who holds it and where they can be found."""
    today, held = clock.today(), spells(post)
    now = now_of(held)
    empty = rules.gaps([one.stay for one in held], post.since, today)
    gap = empty[-1] if empty and empty[-1].last is None and not now else None
    presence = list(post.presence.all())
    for at in presence:
        at.venue.here = post.here
    return Face(post, now[::-1], gap, presence)


def spells(post: Post) -> list[Spell]:
    """Return everybody who held a post, oldest first, with the days they walked together."""
    found: list[tuple[str, Stay, Tenure | None]]
    found = [(one.name, one.stay, one) for one in post.tenures.all()]
    if post.seat:
        known = {one.mandate_id for one in post.tenures.all()}
        sat = [one for one in post.seat.mandates.all() if one.pk not in known]
        found += [(one.person.name, Stay(one.since, one.until), None) for one in sat]
    ordered = sorted(found, key=lambda one: (one[1].since, one[1].until or date.max))
    return list(_walked(ordered))


def _walked(ordered: Iterable[tuple[str, Stay, Tenure | None]]) -> Iterable[Spell]:
    before: tuple[Stay, Tenure | None] | None = None
    for name, stay, tenure in ordered:
        yield Spell(name, stay, tenure, _together(*before, stay) if before else 0)
        before = stay, tenure


def _together(before: Stay, leaver: Tenure | None, after: Stay) -> int:
    """Return how many days two people walked together: both on the post, or in a handover."""
    walks = leaver.handed_over.all() if leaver else ()
    walked = [(one.done - one.begins).days + 1 for one in walks if one.done]
    return max([rules.overlap(before, after), *walked])


@dataclass(frozen=True)
class Stroke:
    """One bar on the line of a post: somebody who held it."""

    title: str
    first: date
    last: date | None


def drawn(held: Iterable[Spell]) -> list[Stroke]:
    """Return who held a post as bars on a line of years."""
    return [
        Stroke(one.name, one.since, one.until or (one.tenure.last_day if one.tenure else None))
        for one in held
    ]


def held_today(post: str = "") -> Q:
    """Say in a query that somebody holds the post (of the row itself, or of its `post__`).

    Asked as two lists, not row by row: then 50,000 tenures are read once.
    """
    now = clock.today()
    own = Tenure.objects.filter(Q(until=None) | Q(until__gt=now), mandate=None)
    sat = Mandate.objects.filter(until=None)
    return Q(**{f"{post}pk__in": own.values("post")}) | Q(
        **{f"{post}seat__isnull": False, f"{post}seat__in": sat.values("seat")}
    )


def get_post(here: Neighbourhood, post: uuid.UUID) -> Post:
    """Return a post of this neighbourhood, or answer 404."""
    row = get_object_or_404(Post.objects.select_related("party", "seat"), here=here, pk=post)
    row.here = row.party.here = here
    return row


def get_tenure(here: Neighbourhood, tenure: uuid.UUID) -> Tenure:
    """Return who holds or held a post of this neighbourhood, or answer 404."""
    found = Tenure.objects.select_related("post__here", "post__party__here", "mandate")
    return get_object_or_404(found, post__here=here, pk=tenure)


def get_minute(here: Neighbourhood, minute: uuid.UUID) -> Minute:
    """Return a minute that was told here, or answer 404."""
    return get_object_or_404(
        Minute.objects.select_related("post__here"), post__here=here, pk=minute
    )


def photo_of(here: Neighbourhood, tenure: uuid.UUID) -> bytes:
    """Return the photo of who holds a post today, or answer 404: who left stands on no board."""
    row = get_object_or_404(_today(Tenure.objects.filter(post__here=here)), pk=tenure)
    return bytes_of(row.photo)


def seats_without_post(party: Party) -> list[Seat]:
    """Return the seats of a party that are no post yet, by title."""
    return list(Seat.objects.filter(party=party, post=None).order_by("title"))


def mandate_without_tenure(post: Post) -> Mandate:
    """Return who holds the seat of a post today; raise Refused when nobody, or known already."""
    sitting = Mandate.objects.filter(seat=post.seat, until=None).select_related("person")
    found = sitting.filter(tenure=None).first()
    if found is None:
        raise Refused(
            gettext_noop("This post is a seat of the party. Give the seat to somebody first.")
        )
    return found


def check_seat_of(party: Party, seat: Seat | None) -> None:
    """Raise NotYours for a seat of another party, Refused for one that is a post already."""
    if seat and seat.party_id != party.pk:
        raise NotYours(gettext_noop("This seat is of another party."))
    if seat and Post.objects.filter(seat=seat).exists():
        raise Refused(gettext_noop("This seat is a post already. Use that one."))


def check_free_title(party: Party, title: str) -> None:
    """Raise Refused when a party has a post with this title."""
    if Post.objects.filter(party=party, title=title.strip(), until=None).exists():
        raise Refused(gettext_noop("There is a post with this name already. Use that one."))


def _held_by(person: Person) -> QuerySet[Tenure]:
    """Return the tenures that this person has today."""
    return _today(Tenure.objects.filter(person=person))


def _today(found: QuerySet[Tenure]) -> QuerySet[Tenure]:
    """Leave out who left their post."""
    now = clock.today()
    ends = Coalesce("mandate__until", "until")
    return found.annotate(ends=ends).filter(Q(ends=None) | Q(ends__gt=now))


def holds(person: Person | None, post: Post) -> bool:
    """Tell whether somebody holds this post today."""
    return person is not None and _held_by(person).filter(post=post).exists()


def require_keeper(person: Person | None, post: Post) -> None:
    """Raise NotYours for who neither holds this post nor speaks for its party."""
    if not holds(person, post):
        require_seat(person, post.party)


def require_holder(person: Person, tenure: Tenure) -> None:
    """Raise NotYours for everybody but who holds this post now, with this tenure."""
    if not _held_by(person).filter(pk=tenure.pk).exists():
        raise NotYours(gettext_noop("Only who holds this post does this."))


def my_posts(person: Person, here: Neighbourhood) -> list[Tenure]:
    """Return the posts that somebody holds here today."""
    found = _held_by(person).filter(post__here=here).select_related("post__here", "post__party")
    return list(found.order_by("post__title", "id"))


def handover_of(leaver: Tenure) -> Handover | None:
    """Return how the post of somebody who leaves is handed over, when that is planned."""
    return Handover.objects.filter(leaver=leaver).first()


def cards_before(handover: Handover, digests: Iterable[str | None]) -> list[int]:
    """Return the numbers of the cards that the same form made before, in order."""
    found = Acquaintance.objects.filter(handover=handover, digest__in=digests)
    return list(found.order_by("serial").values_list("serial", flat=True))


def cards_of(handover: Handover) -> int:
    """Return how many cards were made for a handover."""
    return Acquaintance.objects.filter(handover=handover).count()


def card_with(here: Neighbourhood, digest: str) -> Acquaintance | None:
    """Return the card behind a code of this neighbourhood that was not answered yet."""
    found = Acquaintance.objects.filter(handover__post__here=here, digest=digest, closed=False)
    return found.select_related("handover__post__here", "handover__leaver").first()


def said_yes(handover: Handover) -> list[int]:
    """Return the numbers of the cards with a yes: for who goes, and knows whom they gave it."""
    found = Acquaintance.objects.filter(handover=handover, yes__isnull=False)
    return list(found.order_by("serial").values_list("serial", flat=True))


def unchecked_voices(here: Neighbourhood) -> list[Minute]:
    """Return what was told by voice and not checked, too long ago to keep the voice."""
    old = clock.today() - rules.VOICE_KEPT
    found = Minute.objects.filter(post__here=here, checked=None, told__lt=old)
    return list(found.exclude(voice="").order_by("told", "id"))


def minutes_of(post: Post, person: Person | None = None) -> list[Minute]:
    """Return what was told and checked, newest first; one's own also before it was checked."""
    seen = Q(checked__isnull=False)
    if person is not None:
        seen |= Q(teller=person)
    return list(Minute.objects.filter(seen, post=post).order_by("-told", "-id")[:PAGE])
