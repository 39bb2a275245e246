"""Assemblies with their mandate and their targets: all of it is public."""

from __future__ import annotations

import re
import uuid

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from wijkaanpak.assemblies.models import Assembly, Target
from wijkaanpak.assemblies.rules import TargetLine, proposed
from wijkaanpak.assemblies.rules.mandate import ADVISED, STAGE_WORDS
from wijkaanpak.neighbourhoods.models import KeyFigure, Neighbourhood
from wijkaanpak.neighbourhoods.queries import public_areas
from wijkaanpak.neighbourhoods.rules import AreaKind
from wijkaanpak.network.models import Article, Party, Proposal
from wijkaanpak.network.queries import article_in_force, parties, parties_of, who_must_speak
from wijkaanpak.network.rules import DecisionKind, Outcome
from wijkaanpak.people.queries import Viewer

type SomeAssembly = Assembly  # what views call it: they do not touch models
PAGE = 20
AGES = re.compile(r"(?:aantal )?inwoners (?=(van )?\d)", re.IGNORECASE)
ALL = ("inwoners", "aantal inwoners")


def assemblies_page(viewer: Viewer, after: str = "") -> tuple[list[Assembly], str]:
    """Return a page of assemblies, newest first, and where the next one begins ("" for none)."""
    here, mine = viewer.here, parties_of(viewer.person, viewer.here)
    seen = Q(proposal__isnull=False) | Q(by__in=mine)
    found = Assembly.objects.filter(seen, here=here).select_related("by", "advice")
    number = _number(after)
    last = Assembly.objects.filter(here=here, pk=number).first() if number else None
    if last:
        found = found.filter(Q(written__lt=last.written) | Q(written=last.written, id__lt=last.pk))
    rows = list(found.order_by("-written", "-id")[: PAGE + 1])
    for row in rows:
        row.here = here
    return rows[:PAGE], str(rows[PAGE - 1].pk) if len(rows) > PAGE else ""


def _number(typed: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(typed)
    except ValueError:
        return None


def get_assembly(viewer: Viewer, assembly: uuid.UUID) -> Assembly:
    """Return an assembly of this neighbourhood, or answer 404.

    Until its mandate is put to the parties only who speaks for the party that writes it sees it.
    """
    here = viewer.here
    found = Assembly.objects.select_related("by", "answered_by", "proposal", "article", "advice")
    row = get_object_or_404(found, here=here, pk=assembly)
    row.here = row.by.here = row.answered_by.here = here
    if row.proposal:
        row.proposal.here = here
    elif row.by not in parties_of(viewer.person, here):
        raise Http404
    return row


def words_for(assembly: Assembly) -> str:
    """Return how far an assembly is, in words (untranslated)."""
    advice = getattr(assembly, "advice", None)  # none of one that was never written
    return ADVISED if advice and advice.handed_over else STAGE_WORDS[assembly.stage]


def assembly_of(proposal: Proposal) -> Assembly | None:
    """Return the assembly whose mandate was put to the parties with this proposal."""
    return Assembly.objects.filter(proposal=proposal).select_related("answered_by").first()


def may_be_written(assembly: Assembly) -> bool:
    """A mandate can be written anew until it was put to the parties, or when they sent it back."""
    asked = assembly.proposal
    return asked is None or asked.outcome in {Outcome.OBJECTED, Outcome.WITHDRAWN}


def was_asked(assembly: Assembly) -> bool:
    """Tell whether the mandate was ever put to the parties: from then on everybody reads it."""
    return Assembly.objects.filter(pk=assembly.pk, proposal__isnull=False).exists()


def must_consent(assembly: Assembly) -> list[Party]:
    """Return who must say yes: whoever the charter names, and always who is to answer."""
    must = who_must_speak(assembly.by, DecisionKind.JOINT_DECISION)
    return must + [one for one in (assembly.answered_by,) if one not in must]


def charter_right(here: Neighbourhood) -> Article | None:
    """Return the article under which the parties decide together."""
    return article_in_force(here, DecisionKind.JOINT_DECISION)


def parties_that_answer(here: Neighbourhood) -> list[Party]:
    return list(parties(here))


def targets(assembly: Assembly) -> list[TargetLine]:
    """Return the targets in the order in which they were typed."""
    found = Target.objects.filter(assembly=assembly).order_by("place")
    return [target.line for target in found]


def from_figures(assembly: Assembly) -> tuple[list[TargetLine], list[str]]:
    """Return a first proposal of targets from the key figures here, and where these are from."""
    here = assembly.here
    areas = list(public_areas(here, AreaKind.OWN)) or list(public_areas(here, AreaKind.CBS))
    figures = KeyFigure.objects.filter(
        Q(area=None) | Q(area__in=areas), here=here, value__isnull=False
    ).order_by("year")
    newest = {(one.area_id, one.name): one for one in figures}
    ages = [(AGES.sub("", name), one) for (area, name), one in newest.items() if _age(area, name)]
    names = {area.pk: area.name for area in areas}
    homes = [
        (names[area], one) for (area, name), one in newest.items()
        if area in names and name.lower() in ALL
    ]  # fmt: skip
    used = [*ages, *homes]
    sources = dict.fromkeys(f"{one.source or here.name} {one.year}" for _name, one in used)
    return [
        *_lines("leeftijd", sorted(ages, key=lambda row: row[1].name), assembly.seats),
        *_lines("buurt", sorted(homes, key=lambda row: row[0]), assembly.seats),
    ], list(sources)


def _age(area: uuid.UUID | None, name: str) -> bool:
    """Tell whether a figure counts people of an age who can be drawn: no small children."""
    found = AGES.match(name) if area is None else None
    return found is not None and re.findall(r"\d+", name[found.end() :])[0] != "0"


def _lines(feature: str, rows: list[tuple[str, KeyFigure]], seats: int) -> list[TargetLine]:
    if len(rows) < 2:
        return []
    people = [int(figure.value or 0) for _name, figure in rows]
    return [
        TargetLine(feature, name, many, *share)
        for (name, _figure), many, share in zip(rows, people, proposed(people, seats), strict=True)
        if share
    ]
