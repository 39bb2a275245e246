"""Parties enter works before the days are fixed, and say whether they join each other."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.neighbourhoods.rules import TaskArea
from wijkaanpak.network.actions import speak_for
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import require_seat
from wijkaanpak.people.models import Person
from wijkaanpak.projects.models import Joining, Work, WorkStreet
from wijkaanpak.projects.queries import works as found
from wijkaanpak.projects.rules import works as rules
from wijkaanpak.projects.rules.initiatives import check_words
from wijkaanpak.refusals import Refused

ENTERED = Verb("work.entered", _("%(party)s entered works: “%(title)s”."))
FIXED = Verb("work.fixed", _("%(party)s fixed the days of “%(title)s”."))
MOVED = Verb("work.moved", _("%(party)s moved “%(title)s” to other years."))
OVER = Verb("work.over", _("“%(title)s” of %(party)s is done, or does not go on."))
JOINS = Verb("work.joins", _("%(party)s joins “%(title)s” with other works."))
CANNOT = Verb("work.cannot_join", _("%(party)s cannot join “%(title)s”, and says why."))


@dataclass(frozen=True)
class Facts:
    """What a work is, where and when. `part` is the social part of an energy work."""

    kind: TaskArea
    title: str
    words: str
    streets: str
    first: int
    last: int
    starts: date | None = None
    ends: date | None = None
    fixed: bool = False
    part: Mapping[str, str] = field(default_factory=dict)

    def check(self) -> None:
        streets = rules.streets_of(self.streets)
        rules.check_work(self.title, self.words, streets, self.first, self.last, clock.today())
        rules.check_days(
            self.starts, self.ends, fixed=self.fixed, first=self.first, last=self.last
        )
        rules.check_social_part(self.kind, self.part)


def enter_work(*, by: Person, party: Party, facts: Facts, key: uuid.UUID | None = None) -> Work:
    """A party tells what it plans in which streets, also when nothing is fixed yet."""
    require_seat(by, party)
    if known := made_before(Work, key, party=party):
        return known
    facts.check()
    with act(ENTERED, by=by.actor, book=party.here.slug) as entry:
        speak_for(entry, by, party)
        social = facts.part if facts.kind is TaskArea.ENERGY else {}
        part = {name: social.get(name, "").strip() for name in rules.SOCIAL_PART}
        work = Work.objects.create(
            id=key or uuid.uuid4(),
            here=party.here,
            party=party,
            kind=facts.kind,
            title=facts.title.strip(),
            words=facts.words.strip(),
            first_year=facts.first,
            last_year=facts.last,
            starts=facts.starts,
            ends=facts.ends,
            fixed=clock.today() if facts.fixed else None,
            entered=clock.today(),
            **part,
        )
        for street in rules.streets_of(facts.streets):
            WorkStreet.objects.create(work=work, name=street, same=rules.same(street))
        entry.about(work, title=work.title, kind=facts.kind.value)
    return work


def fix_days(*, by: Person, work: Work, starts: date, ends: date) -> None:
    """The party fixes the first and the last day; from then on others join its days."""
    with act(FIXED, by=by.actor, book=work.here.slug) as entry:
        _open(entry, by, work)
        first, last = starts.year, ends.year
        rules.check_days(starts, ends, fixed=True, first=first, last=last)
        work.starts, work.ends, work.fixed = starts, ends, clock.today()
        work.first_year, work.last_year = first, last
        work.save(update_fields=["starts", "ends", "fixed", "first_year", "last_year"])
        entry.about(work, title=work.title)


def move_work(*, by: Person, work: Work, first: int, last: int) -> None:
    """The party chooses other years, so that works can meet; its days are open again."""
    with act(MOVED, by=by.actor, book=work.here.slug) as entry:
        _open(entry, by, work)
        streets = [street.name for street in work.streets.all()]
        rules.check_work(work.title, work.words, streets, first, last, clock.today())
        work.first_year, work.last_year = first, last
        work.starts = work.ends = work.fixed = None
        work.save(update_fields=["starts", "ends", "fixed", "first_year", "last_year"])
        entry.about(work, title=work.title, first=first, last=last)


def end_work(*, by: Person, work: Work, words: str) -> None:
    """The work is done, or does not go on; it says so and stays readable."""
    check_words(words)
    with act(OVER, by=by.actor, book=work.here.slug) as entry:
        _open(entry, by, work)
        work.over, work.over_words = clock.today(), words.strip()
        work.save(update_fields=["over", "over_words"])
        entry.about(work, title=work.title)


def answer_joining(
    *, by: Person, work: Work, others: list[Work], joins: bool, words: str
) -> list[Joining]:
    """The party of a work says: we join these, or we cannot, because. A later word replaces it."""
    rules.check_others(str(work.pk), [str(other.pk) for other in others])
    check_words(words)
    with act(JOINS if joins else CANNOT, by=by.actor, book=work.here.slug) as entry:
        _open(entry, by, work)
        if not {other.pk for other in others} <= {other.pk for other in found.meets(work)}:
            raise Refused(_("These works no longer meet. Look again."))
        found.words_now(work, others).update(until=clock.today())
        entry.about(work, title=work.title, others=len(others))
        return [
            Joining.objects.create(
                work=work, other=other, joins=joins, words=words.strip(), on=clock.today()
            )
            for other in others
        ]


def _open(entry: OpenEntry, by: Person, work: Work) -> None:
    speak_for(entry, by, work.party)
    if entry.fresh(work).over:
        raise Refused(_("These works are over."))
