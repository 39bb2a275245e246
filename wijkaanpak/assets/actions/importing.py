"""Post-its from a wall are written in by a host, a part of the sheet at a time.

Each row gets a number made of what stands in it, with a secret of this site: so the same row
read in twice is one post-it, after a lost connection, a second click or a mended sheet.
"""

from __future__ import annotations

import hmac
import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.assets import rules
from wijkaanpak.assets.actions.entering import fields_of, quiet
from wijkaanpak.assets.models import Asset, Contact
from wijkaanpak.assets.rules import Entry, Kind, Side, Whose
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.methods.postits import PostIt
from wijkaanpak.neighbourhoods.models import Area, Neighbourhood
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused
from wijkaanpak.stories.rules import first_line

WRITTEN_IN = Verb(
    "asset.written_in",
    _("Post-its were written in: %(many)s."),
    _("Post-its were written in."),
)


@dataclass(frozen=True)
class Row:
    """A post-it that can be kept: what it says, where, and what makes it this one."""

    entry: Entry
    area: Area | None
    cells: tuple[str, ...]
    again: int = 0  # the how-manieth row with just these words


def number_of(here: Neighbourhood, row: Row) -> uuid.UUID:
    """Return the number of a row, the same each time; nobody can work back what it says."""
    said = "\x1f".join([here.slug, *row.cells, str(row.again)])
    key = f"wijkaanpak/post-it/{settings.SECRET_KEY}".encode()
    return uuid.UUID(bytes=hmac.digest(key, said.encode(), "sha256")[:16], version=5)


def write_in(*, by: Person, here: Neighbourhood, rows: Sequence[Row]) -> int:
    """Write these post-its in, leaving out those that are known; return how many are new."""
    for row in rows:
        rules.check_entry(row.entry)
    with act(WRITTEN_IN, by=quiet(by), book=here.slug) as opened:
        require(by, Right.HOST, here)
        numbered = {number_of(here, row): row for row in rows}
        known = set(Asset.objects.filter(pk__in=numbered).values_list("pk", flat=True))
        fresh = {pk: row for pk, row in numbered.items() if pk not in known}
        today, now = clock.today(), clock.now()
        dated = {"entered_at": now, "renewed": today, "until": rules.a_year_after(today)}
        assets = [
            Asset(id=pk, here=here, area=row.area, helper=by, **dated, **fields_of(row.entry))
            for pk, row in fresh.items()
        ]
        Asset.objects.bulk_create(assets, batch_size=500)
        Contact.objects.bulk_create(
            [
                Contact(asset_id=pk, name=row.entry.name, reach=row.entry.reach)
                for pk, row in fresh.items()
                if row.entry.name or row.entry.reach
            ],
            batch_size=500,
        )
        opened.about(here, many=len(fresh))
    return len(fresh)


@dataclass(frozen=True)
class Fault:
    """A row that cannot be kept: its number, what stands in it, and what to do."""

    number: int
    cells: tuple[str, ...]
    why: Refused


@dataclass(frozen=True)
class Usual:
    """What counts where a row does not say: as which side, and as which of the seven kinds."""

    side: Side
    kind: Kind


def sort_out(
    found: Sequence[PostIt], areas: Sequence[Area], usual: Usual
) -> tuple[list[Row], list[Fault]]:
    """Return what can be kept, and for each other row one sentence that says what to mend."""
    by_name = {area.name.casefold(): area for area in areas}
    rows: list[Row] = []
    faults: list[Fault] = []
    seen: Counter[tuple[str, ...]] = Counter()
    for one in found:
        area = by_name.get(one.said.get("area", "").casefold())
        entry = _entry_of(one, usual, area)
        try:
            _check_read(one)
            rules.check_entry(entry)
        except Refused as why:
            faults.append(Fault(one.row, one.cells, why))
            continue
        rows.append(Row(entry, area, one.cells, seen[one.cells]))
        seen[one.cells] += 1
    return rows, faults


def _check_read(one: PostIt) -> None:
    """What a row says of its side or its time is read, or told; it is never guessed in silence."""
    side, when = one.said.get("side", ""), one.said.get("days", "")
    if side and not one.side:
        raise Refused(_("“%(words)s” is no offer and no wish. Write one of the two."), words=side)
    if when and not (one.days or one.parts):
        raise Refused(
            _("We read no day in “%(words)s”. Write for instance: Tuesday morning."), words=when
        )


def _entry_of(one: PostIt, usual: Usual, area: Area | None) -> Entry:
    """Return a row as an entry. What a name or number of somebody stands at is a person's own."""
    said = one.said
    side = Side(one.side) if one.side else usual.side
    kind = Kind(one.kind) if one.kind else usual.kind
    personal = kind is Kind.RESIDENTS or said.get("name") or said.get("reach")
    where = said.get("place") or ("" if area else said.get("area", ""))
    wishes = ("ourselves", "little_help", "others") if side is Side.WISH else ()
    return Entry(
        side=side,
        kind=kind,
        whose=Whose.PERSON if personal else Whose.GROUP,
        place=where,
        spot=None,
        days=one.days,
        parts=one.parts,
        **_title_and_words(said),
        **{name: said.get(name, "") for name in (*wishes, "name", "reach")},
    )


def _title_and_words(said: Mapping[str, str]) -> dict[str, str]:
    """Return a title that fits on a card; what does not fit stands in full in the words."""
    title, words = said.get("title", ""), said.get("words", "")
    if len(title) <= rules.MOST_TITLE and "\n" not in title:
        return {"title": title, "words": words}
    whole = f"{title}\n{words}".strip()
    return {"title": first_line(title, rules.MOST_TITLE - 1), "words": whole}
