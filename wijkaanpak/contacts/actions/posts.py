"""Posts: begun, named crucial by residents, held by somebody, left with a reason."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.contacts import queries, rules
from wijkaanpak.contacts.models import Post, Presence, Tenure
from wijkaanpak.contacts.rules import Contract, PostKind
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.network.actions import speak_for
from wijkaanpak.network.models import Party, Seat
from wijkaanpak.network.queries import require_seat
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, Refused
from wijkaanpak.stories.actions import keep_photo, settle, throw_away

BEGUN = Verb("contacts.post_begun", _("%(party)s has a post here: “%(post)s”."))
ENDED = Verb("contacts.post_ended", _("The post “%(post)s” of %(party)s is gone."))
CRUCIAL = Verb("contacts.post_crucial", _("Residents call the post “%(post)s” crucial."))
NOT_CRUCIAL = Verb(
    "contacts.post_not_crucial", _("Residents no longer call the post “%(post)s” crucial.")
)
HELD = Verb("contacts.post_held", _("Somebody holds the post “%(post)s” of %(party)s."))
REWRITTEN = Verb(
    "contacts.tenure_changed", _("What is known of who holds “%(post)s” was changed.")
)
GOES = Verb("contacts.last_day_told", _("Who holds “%(post)s” leaves on %(on)s."))
LEFT = Verb("contacts.post_left", _("Who held “%(post)s” left on %(on)s."))
PHOTO = Verb("contacts.photo_changed", _("Who holds “%(post)s” decided about their photo."))
HELPS = Verb("contacts.helps_written", _("Who holds “%(post)s” wrote what they help with."))


@dataclass(frozen=True)
class PostFacts:
    """A post as its party writes it down; with a seat it is the post that speaks for the party."""

    title: str
    kind: PostKind
    seat: Seat | None = None


@dataclass(frozen=True)
class TenureFacts:
    """Who holds a post and how. `since` stays empty where the seat already says it."""

    name: str
    since: date | None = None
    person: Person | None = None
    contract: Contract = Contract.PERMANENT
    contract_ends: date | None = None
    protects: str = ""
    hours: int = 0
    find: str = ""


def begin_post(
    *,
    by: Person,
    party: Party,
    facts: PostFacts,
    since: date | None = None,
    key: uuid.UUID | None = None,
) -> Post:
    """A party says that it has a post in this neighbourhood, since then or from today."""
    if known := made_before(Post, key, party=party):
        return known
    with act(BEGUN, by=by.actor, book=party.here.slug) as entry:
        speak_for(entry, by, party)
        rules.check_post(facts.title)
        queries.check_seat_of(party, facts.seat)
        queries.check_free_title(party, facts.title)
        post = Post.objects.create(
            id=key or uuid.uuid4(),
            here=party.here,
            kind=facts.kind,
            title=facts.title.strip(),
            party=party,
            seat=facts.seat,
            since=since or clock.today(),
        )
        entry.about(post, post=post.title)
    return post


def end_post(*, by: Person, post: Post) -> None:
    """A party ends a post; who held it, and when, stays readable."""
    with act(ENDED, by=by.actor, book=post.here.slug) as entry:
        speak_for(entry, by, post.party)
        _check_there(entry.fresh(post))
        today = clock.today()
        Presence.objects.filter(post=post, until=None).update(until=today)
        Tenure.objects.filter(post=post, mandate=None, until=None).update(until=today)
        post.until = today
        post.save(update_fields=["until"])
        entry.about(post, post=post.title)


def _check_there(post: Post) -> None:
    if post.until:
        raise Refused(_("This post is gone. Its past stays as it was."))


def name_crucial(*, by: Person, post: Post, yes: bool) -> None:
    """The residents who keep the agenda say which posts the neighbourhood cannot do without."""
    with act(CRUCIAL if yes else NOT_CRUCIAL, by=by.actor, book=post.here.slug) as entry:
        require(by, Right.KEEP_AGENDA, post.here)
        _check_there(entry.fresh(post))
        post.crucial = (post.crucial or clock.today()) if yes else None
        post.save(update_fields=["crucial"])
        entry.about(post, post=post.title)


def hold_post(
    *, by: Person, post: Post, facts: TenureFacts, key: uuid.UUID | None = None
) -> Tenure:
    """A party writes down who holds a post. For a seat it is who holds the seat today."""
    if known := made_before(Tenure, key, post=post):
        return known
    with act(HELD, by=by.actor, book=post.here.slug, details_are_public=True) as entry:
        speak_for(entry, by, post.party)
        _check_there(entry.fresh(post))
        tenure = Tenure(id=key or uuid.uuid4(), post=post)
        if post.seat_id:
            tenure.mandate = queries.mandate_without_tenure(post)
            tenure.person = tenure.mandate.person
        else:
            tenure.since = facts.since or clock.today()
            tenure.person = facts.person
        _write(tenure, facts)
        entry.about(post, post=post.title)
    return tenure


def rewrite_tenure(*, by: Person, tenure: Tenure, facts: TenureFacts) -> None:
    """A party changes what is known of a tenure: its contract, its hours, where to find them."""
    post = tenure.post
    with act(REWRITTEN, by=by.actor, book=post.here.slug) as entry:
        speak_for(entry, by, post.party)
        entry.fresh(tenure)
        if facts.since and tenure.mandate_id is None:
            tenure.since = facts.since
        _write(tenure, facts)
        entry.about(post, post=post.title)


def _write(tenure: Tenure, facts: TenureFacts) -> None:
    if not facts.name.strip():
        raise Refused(_("Write down a first name: a face has a name."))
    rules.check_contract(facts.contract, facts.contract_ends, facts.protects)
    rules.check_hours(facts.hours)
    tenure.name, tenure.find = facts.name.strip(), facts.find.strip()
    tenure.contract, tenure.protects = facts.contract, facts.protects.strip()
    lasts = facts.contract is Contract.PERMANENT
    tenure.contract_ends = None if lasts else facts.contract_ends
    tenure.hours = facts.hours
    tenure.save()


def tell_last_day(*, by: Person, tenure: Tenure, last_day: date, why: str) -> None:
    """A party tells beforehand when somebody leaves and why, so that a walk can be planned."""
    post = tenure.post
    with act(GOES, by=by.actor, book=post.here.slug) as entry:
        speak_for(entry, by, post.party)
        entry.fresh(tenure)
        rules.check_stay(tenure.stay.since, last_day)
        if not why.strip():
            raise Refused(_("Say why, in words that neighbours may read."))
        tenure.last_day, tenure.why = last_day, why.strip()
        tenure.save(update_fields=["last_day", "why"])
        entry.about(post, post=post.title, on=last_day.isoformat())


def end_tenure(*, by: Person, tenure: Tenure, until: date, why: str) -> None:
    """Somebody left a post. Who holds a seat leaves the seat; the page of the party does that."""
    post = tenure.post
    with act(LEFT, by=by.actor, book=post.here.slug) as entry:
        speak_for(entry, by, post.party)
        entry.fresh(tenure)
        if tenure.mandate_id:
            raise Refused(_("This post is a seat. Leave the seat on the page of the party."))
        rules.check_stay(tenure.stay.since, until)
        if not why.strip():
            raise Refused(_("Say why, in words that neighbours may read."))
        tenure.until, tenure.why = until, why.strip()
        tenure.last_day = tenure.last_day or until
        tenure.save(update_fields=["until", "why", "last_day"])
        entry.about(post, post=post.title, on=until.isoformat())


def show_photo(*, by: Person, tenure: Tenure, photo: bytes, source: str = "") -> None:
    """Who holds a post shows their face, or with no photo takes it away. Nobody else does."""
    post, before = tenure.post, tenure.photo
    _check_photo(by, tenure, bool(photo))  # before anything is kept
    name = settle(keep_photo(photo, source=source), "faces/") if photo else ""
    with act(PHOTO, by=by.actor, book=post.here.slug) as entry:
        _check_photo(by, tenure, bool(photo))
        entry.fresh(tenure)
        tenure.photo = name
        tenure.save(update_fields=["photo"])
        entry.about(post, post=post.title)
    if before:
        transaction.on_commit(lambda: throw_away([before]))


def write_helps(*, by: Person, tenure: Tenure, helps: str, asked_by: str) -> None:
    """A professional writes what they help with, and who asked for it."""
    post = tenure.post
    with act(HELPS, by=by.actor, book=post.here.slug) as entry:
        queries.require_holder(by, tenure)
        entry.fresh(tenure)
        tenure.helps, tenure.asked_by = helps.strip(), asked_by.strip()
        tenure.save(update_fields=["helps", "asked_by"])
        entry.about(post, post=post.title)


def _check_photo(by: Person, tenure: Tenure, shows: bool) -> None:
    """Who left a post shows no new face there, but takes the old one away at any time."""
    if shows:
        queries.require_holder(by, tenure)
    elif tenure.person_id != by.pk:
        raise NotYours(_("Only who stands on it decides about a photo."))


def check_speaks(entry: OpenEntry, by: Person, post: Post) -> None:
    """Raise NotYours unless this person speaks for the party of the post or holds the post."""
    if queries.holds(by, post):
        return
    require_seat(by, post.party)
    entry.for_party(post.party, post.party.name)
