"""Why something is shown as fitting: sentences made of words, place and time, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from wijkaanpak.assets.queries.looking import Owner
from wijkaanpak.assets.queries.matching import Match, Seen
from wijkaanpak.assets.rules import DAY_WORDS, KIND_WORDS, PART_WORDS
from wijkaanpak.people.queries import Viewer


@dataclass(frozen=True)
class Fitting:
    """A match as a page shows it: what, where it is read, which kind, and the reasons."""

    row: Seen
    url: str
    kind: str
    why: list[str]


def owner_of(request: HttpRequest, viewer: Viewer) -> Owner:
    """Return who asks: somebody signed in, or who showed a slip in this session."""
    return Owner(viewer.person, tuple(request.session.get("asset_slips", [])))


def shown(found: Iterable[Match], slug: str) -> list[Fitting]:
    return [
        Fitting(
            one.row, reverse("assets:read", args=[slug, one.row.pk]),
            _(KIND_WORDS[one.row.kind]), reasons(one),
        )
        for one in found
    ]  # fmt: skip


def reasons(match: Match) -> list[str]:
    """Return each reason as a sentence: both speak of 'fiets', both in Zonnehof, both Tuesday."""
    same = [one for one, other in match.words if one == other]
    found = [_("both speak of “%(word)s”") % {"word": word} for word in same]
    for one, other in match.words:
        if one != other:
            found.append(_("“%(one)s” goes with “%(other)s”") % {"one": one, "other": other})
    if match.area:
        found.append(_("both in %(area)s") % {"area": match.area})
    if match.days or match.parts:
        found.append(_("both: %(when)s") % {"when": when(match.days, match.parts)})
    if match.other_time:
        found.append(_("but at another time"))
    return found


def when(days: Iterable[int], parts: Iterable[str]) -> str:
    """Return days and parts of the day in words: 'Tuesday or Thursday, in the evening'."""
    on = _(" or ").join(_(DAY_WORDS[int(day)]) for day in days)
    at = _(" or ").join(_(PART_WORDS[part]) for part in parts)
    return ", ".join(words for words in (on, at) if words)
