"""The draw: panels are made and committed to, and then one falls by dice or a public value."""

from __future__ import annotations

from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.assemblies import rules
from wijkaanpak.assemblies.models import Assembly, Draw, Place
from wijkaanpak.assemblies.queries import draws, pool
from wijkaanpak.assemblies.queries.assemblies import targets
from wijkaanpak.assemblies.rules import Stage, Way
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.methods.lottery import Lottery, commitment, fair_lottery, groups, written
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused

COMMITTED = Verb(
    "assembly.committed",
    _(
        "%(panels)s panels for “%(title)s” were fixed before the draw. Fingerprint: "
        "%(commitment)s. %(announced)s"
    ),
)
DRAWN = Verb(
    "assembly.drawn", _("Panel %(number)s was drawn for “%(title)s”. What fell: %(falls)s.")
)
PANELS = 1_000


def commit_panels(*, by: Person, assembly: Assembly, way: Way, announced: str = "") -> Draw:
    """The independent body has the panels made and fixes them, before anything is drawn."""
    require(by, Right.KEEP_PLACE, assembly.here)
    rules.check_way(way, announced)
    if known := draws.draw_of(assembly):
        return known
    lines, members = pool.closed_targets(assembly)
    _check_pool(assembly, rules.pool_hash(lines, members))
    lottery = fair_lottery(rules.pool_of(assembly.seats, lines, members), PANELS)  # seconds
    raw = written(lottery)
    with act(COMMITTED, by=by.actor, book=assembly.here.slug) as entry:
        require(by, Right.KEEP_PLACE, assembly.here)
        assembly = entry.fresh(assembly)
        if draws.draw_of(assembly):
            raise Refused(_("The panels were fixed already."))
        row = Draw.objects.create(
            assembly=assembly, way=way, announced=announced.strip(), file=_write(assembly, raw),
            commitment=commitment(raw), committed=clock.today(), **_chances(lottery),
        )  # fmt: skip
        entry.about(
            assembly, title=assembly.title, panels=row.panels, commitment=row.commitment,
            announced=row.announced, way=str(way), pool=assembly.pool_hash,
            smallest=row.smallest,
        )  # fmt: skip
    return row


def _check_pool(assembly: Assembly, now: str) -> None:
    if assembly.stage is not Stage.POOL:
        raise Refused(_("First close the pool. Then the panels are made."))
    if now != assembly.pool_hash:
        raise Refused(_("This is not the pool that was closed, so nothing is drawn of it."))


def _chances(lottery: Lottery) -> dict[str, Any]:
    """Return what is published of a lottery: whole numbers of panels, and no person."""
    panels = len(lottery.panels)
    return {
        "panels": panels,
        "people": len(lottery.pool.people),
        "smallest": int(lottery.smallest * panels),
        "bound": lottery.bound,
        "proven": lottery.proven,
        "groups": [
            {
                "feature": one.quota.feature, "value": one.quota.value, "people": one.people,
                "lowest": int(one.lowest * panels), "mean": round(float(one.mean) * panels, 1),
            }
            for one in groups(lottery)
        ],
    }  # fmt: skip


def _write(assembly: Assembly, raw: bytes) -> str:
    name = f"beraden/{assembly.pk.hex}/{commitment(raw)[:16]}.txt"
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(raw))
    return name


def draw_panel(*, by: Person, assembly: Assembly, typed: str) -> Draw:
    """A host types what fell, where all can see it; that panel sits at the table."""
    with act(DRAWN, by=by.actor, book=assembly.here.slug) as entry:
        require(by, Right.HOST, assembly.here)
        assembly = entry.fresh(assembly)
        row = draws.draw_of(assembly)
        if row is None:
            raise Refused(_("First the panels are fixed. Then something is rolled."))
        if row.number is not None:
            raise Refused(_("A panel was drawn already. That is not done twice."))
        fallen = rules.read_fall(Way(row.way), typed, row.panels, row.commitment)
        _seat(row, fallen.number)
        row.falls, row.number, row.drawn = fallen.words, fallen.number, clock.today()
        row.save(update_fields=["falls", "number", "drawn", "seats"])
        assembly.drawn = clock.today()
        assembly.save(update_fields=["drawn"])
        entry.about(
            assembly, title=assembly.title, number=draws.name_of(row), falls=row.falls,
            commitment=row.commitment,
        )  # fmt: skip
    return row


def _seat(row: Draw, number: int) -> None:
    """Give the seats to who is in the panel that was drawn (a step of an open action)."""
    if commitment(row.written) != row.commitment:
        raise Refused(_("The file with panels is not the one that was fixed. Nothing is drawn."))
    codes = draws.panel_in_file(row, number)
    people = draws.signups_of(row.assembly, codes)
    if len(people) != len(codes):
        raise Refused(_("Not everybody of this panel is in the pool. Nothing is drawn."))
    Place.objects.bulk_create([Place(draw=row, signup=person) for person in people])
    row.seats = [
        sum(person.answers[line.feature] == line.value for person in people)
        for line in targets(row.assembly)
    ]
