"""Hours at a place: expected, not there after all, and counted at the end of a year."""

from __future__ import annotations

import uuid
from datetime import date, time

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.contacts import queries, rules
from wijkaanpak.contacts.actions.posts import check_speaks
from wijkaanpak.contacts.models import Absence, MonthOfHours, Post, Presence, YearOfHours
from wijkaanpak.gatherings.models import Venue
from wijkaanpak.gatherings.queries import check_venue_here
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.network.actions import speak_for
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import may
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused

PLANNED = Verb("contacts.presence_planned", _("“%(post)s” is at “%(venue)s” every week."))
STOPPED = Verb("contacts.presence_ended", _("“%(post)s” is at “%(venue)s” no longer every week."))
OFF = Verb("contacts.not_there", _("“%(post)s” is not at “%(venue)s” on %(on)s."))
BACK = Verb("contacts.there_after_all", _("“%(post)s” is at “%(venue)s” on %(on)s after all."))
HOURS = Verb(
    "contacts.hours_written", _("%(party)s wrote down the hours of “%(post)s” in %(year)s.")
)
COUNTED = Verb("contacts.month_counted", _("“%(post)s” was there %(hours)s hours in %(month)s."))


def plan_presence(
    *,
    by: Person,
    post: Post,
    venue: Venue,
    weekday: int,
    opens: time,
    closes: time,
    key: uuid.UUID | None = None,
) -> Presence:
    """Who holds a post, or its party, says when they can be found at a place."""
    if known := made_before(Presence, key, post=post):
        return known
    with act(PLANNED, by=by.actor, book=post.here.slug) as entry:
        check_speaks(entry, by, post)
        check_venue_here(post.here, venue)
        rules.check_presence(opens, closes)
        row = Presence.objects.create(
            id=key or uuid.uuid4(), post=post, venue=venue, weekday=weekday, opens=opens,
            closes=closes, since=clock.today(),
        )  # fmt: skip
        entry.about(post, post=post.title, venue=venue.name)
    return row


def end_presence(*, by: Person, presence: Presence) -> None:
    """They are no longer there every week. The past stays readable."""
    post = presence.post
    with act(STOPPED, by=by.actor, book=post.here.slug) as entry:
        check_speaks(entry, by, post)
        entry.fresh(presence)
        presence.until = presence.until or clock.today()
        presence.save(update_fields=["until"])
        entry.about(post, post=post.title, venue=presence.venue.name)


def not_there(*, by: Person, presence: Presence, on: date, why: str) -> Absence:
    """It does not go on: said by who holds the post, its party, or the host who sees it."""
    post = presence.post
    if known := queries.absence_on(presence, on):
        return known
    with act(OFF, by=by.actor, book=post.here.slug) as entry:
        if not may(by, Right.HOST, post.here):
            check_speaks(entry, by, post)
        rules.check_off(on, presence.weekday, why)
        row = Absence.objects.create(presence=presence, on=on, why=why.strip())
        entry.about(post, post=post.title, venue=presence.venue.name, on=on.isoformat())
    return row


def there_after_all(*, by: Person, absence: Absence) -> None:
    """They are there after all."""
    presence, post = absence.presence, absence.presence.post
    with act(BACK, by=by.actor, book=post.here.slug) as entry:
        if not may(by, Right.HOST, post.here):
            check_speaks(entry, by, post)
        entry.fresh(absence)
        absence.withdrawn = absence.withdrawn or clock.today()
        absence.save(update_fields=["withdrawn"])
        entry.about(post, post=post.title, venue=presence.venue.name, on=absence.on.isoformat())


def write_hours(
    *,
    by: Person,
    post: Post,
    year: int,
    promised: int,
    real: int | None = None,
    source: str = "",
) -> YearOfHours:
    """A party writes hours a week of one year: as promised, and as they were, with its source."""
    with act(HOURS, by=by.actor, book=post.here.slug) as entry:
        speak_for(entry, by, post.party)
        rules.check_hours(promised)
        rules.check_hours(real or 0)
        if real is not None and not source.strip():
            raise Refused(_("Say where the real hours come from: a roster, the worker, a count."))
        if real is not None and queries.months_of(post, year):
            raise Refused(_("The months of this year were counted: the year follows from them."))
        row, _new = YearOfHours.objects.update_or_create(
            post=post,
            year=year,
            defaults={"promised": promised, "real": real, "source": source.strip()},
        )
        entry.about(post, post=post.title, year=year)
    return row


def count_month(*, by: Person, post: Post, month: date, hours: int) -> MonthOfHours:
    """Who holds a post, or its party, counts the hours of a month; the year follows from them."""
    with act(COUNTED, by=by.actor, book=post.here.slug) as entry:
        check_speaks(entry, by, post)
        rules.check_month(month, hours, clock.today())
        if queries.real_hours_known(post, month.year):
            raise Refused(
                _(
                    "The hours of that year stand there as one number. "
                    "Empty it, then count by month."
                )
            )
        row, _new = MonthOfHours.objects.update_or_create(
            post=post, month=month, defaults={"hours": hours}
        )
        entry.about(post, post=post.title, month=f"{month:%Y-%m}", hours=hours)
    return row
