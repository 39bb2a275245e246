"""The follow-up group: who writes for it, how it goes each three months, and the closing word.

The group speaks as one: in the logbook nobody of it has a name.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.assemblies import rules
from wijkaanpak.assemblies.models import Advice, Assembly, Follower, Look, Recommendation
from wijkaanpak.assemblies.queries import advice as found
from wijkaanpak.assemblies.rules import Course, State
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import NOBODY, require, require_part
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused

GROUPED = Verb(
    "assembly.grouped",
    _("%(many)s people of the panel of “%(title)s” follow what comes of it."),
)
LOOKED = Verb(
    "assembly.looked",
    _("The follow-up group of “%(title)s” looked at recommendation %(number)s."),
)
CLOSED = Verb("assembly.followed", _("The follow-up group of “%(title)s” wrote its closing word."))


def form_group(*, by: Person, assembly: Assembly, many: int, people: Sequence[Person]) -> None:
    """The coordinator writes down how many follow it, and who of them write with an account."""
    with act(GROUPED, by=by.actor, book=assembly.here.slug) as entry:
        require(by, Right.KEEP_PLACE, assembly.here)
        advice = handed_over(assembly)
        rules.check_group(many, len(people))
        for person in people:
            require_part(person, assembly.here)
        advice.group = many
        advice.save(update_fields=["group"])
        today, now = clock.today(), {row.person_id: row for row in found.followers(assembly)}
        for person in people:
            if now.pop(person.pk, None) is None:
                Follower.objects.create(assembly=assembly, person=person, since=today)
        Follower.objects.filter(pk__in=[row.pk for row in now.values()]).update(until=today)
        entry.about(assembly, title=assembly.title, many=many)


def handed_over(assembly: Assembly) -> Advice:
    """Return the advice that can be followed. Raises Refused when it cannot."""
    advice = found.advice_of(assembly)
    if advice is None or not advice.handed_over:
        raise Refused(_("Nothing was handed over yet, so there is nothing to follow."))
    if advice.closed:
        raise Refused(_("The closing word was written. What was followed stays as it is."))
    return advice


def look(
    *,
    by: Person,
    recommendation: Recommendation,
    course: Course,
    words: str,
    evidence: str = "",
    key: uuid.UUID | None = None,
) -> Look:
    """The follow-up group says how it goes, in words, once for each moment."""
    assembly = recommendation.assembly
    found.require_follower(by, assembly)
    if known := made_before(Look, key, recommendation=recommendation):
        return known
    with act(LOOKED, by=NOBODY, book=assembly.here.slug) as entry:
        found.require_follower(by, assembly)
        advice, row = handed_over(assembly), entry.fresh(recommendation)
        moment = rules.check_moment(advice.due, clock.today())
        rules.check_look(words)
        if not rules.followed(State(row.state)):
            raise Refused(_("The answer was no, so there is nothing to follow here."))
        if found.looked_at(row, moment):
            raise Refused(_("The group looked at this already. The next time is in three months."))
        made = Look.objects.create(
            id=key or uuid.uuid4(), recommendation=row, moment=moment, course=course,
            words=words.strip(), evidence=evidence.strip(), on=clock.today(),
        )  # fmt: skip
        entry.about(
            row, title=assembly.title, number=row.number, course=str(course), moment=moment
        )
    return made


def close(*, by: Person, assembly: Assembly, closing: str, learned: str = "") -> Advice:
    """After two years the group writes what came of it, and whether who was missed mattered."""
    with act(CLOSED, by=NOBODY, book=assembly.here.slug) as entry:
        found.require_follower(by, assembly)
        advice = handed_over(assembly)
        rules.check_closing(advice.due, clock.today(), closing)
        advice.closing, advice.learned = closing.strip(), learned.strip()
        advice.closed = clock.today()
        advice.save(update_fields=["closing", "learned", "closed"])
        entry.about(assembly, title=assembly.title)
    return advice
