"""Targets: written by the independent body, before the pool is closed."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_noop as _

from wijkaanpak.assemblies.models import Assembly, Target
from wijkaanpak.assemblies.queries import assemblies as found
from wijkaanpak.assemblies.queries import pool
from wijkaanpak.assemblies.rules import (
    TargetLine,
    check_counted_from,
    check_same_values,
    count_people,
    quotas_of,
)
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.methods.lottery import Pool
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused

TARGETS = Verb("assembly.targets", _("The targets of “%(title)s” were written: %(many)s values."))


def write_targets(
    *, by: Person, assembly: Assembly, lines: Sequence[TargetLine], counted_from: str
) -> None:
    """The independent body writes how many of the panel have which value of a feature."""
    with act(TARGETS, by=by.actor, book=assembly.here.slug) as entry:
        require(by, Right.KEEP_PLACE, assembly.here)
        assembly = entry.fresh(assembly)
        if assembly.frozen:
            raise Refused(_("The pool is closed, so the targets stay as they are."))
        if pool.anybody_answered(assembly):
            check_same_values(found.targets(assembly), lines)
        Pool(assembly.seats, quotas_of(lines), ())  # raises Refused when they contradict
        check_counted_from(lines, counted_from)
        assembly.counted_from = counted_from.strip() if count_people(lines) else ""
        assembly.save(update_fields=["counted_from"])
        Target.objects.filter(assembly=assembly).delete()
        rows = [
            Target(
                assembly=assembly, place=place, feature=line.feature, value=line.value,
                people=line.people, least=line.least, most=line.most,
            )
            for place, line in enumerate(lines)
        ]  # fmt: skip
        Target.objects.bulk_create(rows)
        entry.about(
            assembly, title=assembly.title, many=len(rows), counted_from=assembly.counted_from,
            targets=[[one.feature, one.value, one.least, one.most] for one in lines],
        )  # fmt: skip
