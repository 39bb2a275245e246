"""Paths, their drawings and their talks: public, for whoever wants to read along."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from itertools import zip_longest

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.shortcuts import get_object_or_404

from wijkaanpak import clock
from wijkaanpak.agenda.models import Item
from wijkaanpak.agenda.queries import edition_in_force
from wijkaanpak.impact import rules
from wijkaanpak.impact.models import Maker, Path, Talk, Version
from wijkaanpak.impact.rules import Difference, Drawing, Made, State
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.people.models import Person
from wijkaanpak.refusals import NotYours, Refused, gettext_noop

type SomePath = Path  # what views call these rows: they do not touch models
type SomeVersion = Version
type SomeItem = Item

PAGE = 30


def paths(here: Neighbourhood) -> QuerySet[Path]:
    """Return the paths of a neighbourhood, newest first, each with its first words."""
    latest = Version.objects.filter(path=OuterRef("pk")).order_by("-number")
    found = Path.objects.filter(here=here).annotate(
        because=Subquery(latest.values("because")[:1]),
        ten_years=Subquery(latest.values("ten_years")[:1]),
    )
    return found.order_by("-since", "-id")


def paths_page(here: Neighbourhood, after: str = "") -> tuple[list[Path], str]:
    """Return a page of paths, and the key with which the next one begins ('' at the end)."""
    found = paths(here)
    if last := _by_key(here, after):
        found = found.filter(Q(since__lt=last.since) | Q(since=last.since, pk__lt=last.pk))
    rows = list(found[: PAGE + 1])
    for row in rows:
        row.here = here
    return rows[:PAGE], str(rows[PAGE - 1].pk) if len(rows) > PAGE else ""


def _by_key(here: Neighbourhood, key: str) -> Path | None:
    try:
        return Path.objects.filter(here=here, pk=uuid.UUID(key)).first()
    except ValueError:
        return None


def get_path(here: Neighbourhood, path: uuid.UUID) -> Path:
    """Return a path of this neighbourhood, or answer 404."""
    found = Path.objects.select_related("item__edition")
    row = get_object_or_404(found, here=here, pk=path)
    row.here = here
    if row.item:
        row.item.edition.here = here
    return row


def versions(path: Path) -> list[Version]:
    """Return the drawings of a path with their beliefs, newest first: two queries."""
    rows = Version.objects.filter(path=path).order_by("-number").prefetch_related("beliefs")
    return list(rows)


def latest(path: Path) -> Version:
    return versions(path)[0]


def get_version(here: Neighbourhood, version: uuid.UUID) -> Version:
    """Return one drawing of a path of this neighbourhood, or answer 404."""
    found = Version.objects.select_related("path").prefetch_related("beliefs")
    row = get_object_or_404(found, path__here=here, pk=version)
    row.path.here = here
    return row


@dataclass(frozen=True)
class Redrawn:
    """A drawing and what changed in it, in words; the first one changed nothing."""

    version: Version
    changed: list[Difference]

    @property
    def from_photo(self) -> bool:
        return self.version.made == Made.OVER


def redrawn(drawings: list[Version]) -> list[Redrawn]:
    """Return each drawing beside the one before it, newest first.

    A photo has no words of its own, so what was written over is set beside what came before it.
    """
    told = [Redrawn(one, []) for one in drawings if one.made == Made.PHOTO]
    worded = [one for one in drawings if one.made != Made.PHOTO]
    for now, before in zip_longest(worded, worded[1:]):
        told.append(Redrawn(now, differences_of(before, now) if before else []))
    return sorted(told, key=lambda one: -one.version.number)


def differences_of(before: Version, now: Version) -> list[Difference]:
    return rules.differences(before.drawing, now.drawing)


def talks(path: Path) -> list[Talk]:
    """Return the talks about a path, newest first."""
    return list(Talk.objects.filter(path=path).order_by("-on", "-id"))


def talk_to_follow(path: Path) -> Talk | None:
    """Return the last talk when nothing was drawn after it yet."""
    last = Talk.objects.filter(path=path).order_by("-on", "-id").first()
    return last if last and not last.drawn_after.exists() else None


def keeps(person: Person | None, path: Path) -> bool:
    """Tell whether this person is one of those who keep the path."""
    if person is None:
        return False
    return Maker.objects.filter(path=path, person=person, until=None).exists()


def require_maker(person: Person, path: Path) -> None:
    """Raise NotYours for who does not keep this path."""
    if not keeps(person, path):
        raise NotYours(
            gettext_noop("This path is kept by others. Join them first, with one button.")
        )


def talk_is_due(path: Path) -> bool:
    """True when half a year went by since the last talk; a path that rests is left alone."""
    going = path.state == State.GOING
    return going and clock.today() >= rules.next_talk(path.talked or path.since)


def kept_by(person: Person, here: Neighbourhood) -> list[Path]:
    """Return the paths that this person keeps here, newest first.

    Read from the person, who keeps few, and not from the many paths of a neighbourhood.
    """
    kept = Maker.objects.filter(person=person, until=None).select_related("path")
    mine = [one.path for one in kept if one.path.here_id == here.pk]
    rows = sorted(mine, key=lambda path: (path.since, path.pk), reverse=True)[:PAGE]
    for row in rows:
        row.here = here
    return rows


def items_to_serve(here: Neighbourhood, path: Path | None = None) -> list[Item]:
    """Return the items of the agenda in force, and before them the one that a path serves now."""
    edition = edition_in_force(here)
    items = list(edition.items.order_by("position")) if edition else []
    kept = path.item if path else None
    return [kept, *items] if kept and kept not in items else items


def check_item_here(here: Neighbourhood, item: Item | None) -> None:
    if item and item.edition.here_id != here.pk:
        raise Refused(gettext_noop("Choose an item of the agenda of this neighbourhood."))


def paths_of_item(item: Item) -> list[Path]:
    """Return the paths that serve an item, newest first."""
    rows = list(Path.objects.filter(item=item).order_by("-since", "-id")[:PAGE])
    for row in rows:
        row.here = item.edition.here
    return rows


def latest_in_words(path: Path) -> Drawing:
    """Return the latest drawing that has words; a photo alone has only a name."""
    worded = next((one for one in versions(path) if one.made != Made.PHOTO), None)
    return worded.drawing if worded else Drawing(path.title)
