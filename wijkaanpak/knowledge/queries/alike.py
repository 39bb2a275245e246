"""Which lessons are like what somebody is about to start, and why they are shown."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from threading import Lock

from django.core import signing
from django.core.cache import cache
from django.db.models import Count, Max, QuerySet, Sum
from django.utils.translation import gettext as _

from wijkaanpak.knowledge.models import Meeting, Version
from wijkaanpak.knowledge.queries.lessons import open_versions
from wijkaanpak.knowledge.rules import lessons as rules
from wijkaanpak.knowledge.rules.lessons import PATTERNS, Pattern, Reason, Spine, State
from wijkaanpak.logbook.queries import size_of_all
from wijkaanpak.methods.likeness import Index
from wijkaanpak.neighbourhoods.models import Area, Neighbourhood
from wijkaanpak.neighbourhoods.rules import DOMAIN_WORDS, Domain
from wijkaanpak.refusals import Refused, gettext_noop

MOST_TEXT, MOST_NAMES, MOST_NEW, MOST_SHELVES = 10_000, 500, 500, 8
SALT = "wijkaanpak.knowledge.start"


@dataclass(frozen=True)
class Start:
    """What a page gives to `knowledge/alike.html` or to the slot "project.start".

    `text` and `domains` say what is about to start. With `ref`, `title` and `path` (of what can
    be read by everybody) and `may_say`, who starts it can say what they do with each lesson.
    """

    text: str
    domains: tuple[Domain, ...] = ()
    ref: str = ""
    title: str = ""
    path: str = ""
    may_say: bool = False


@dataclass(frozen=True)
class Alike:
    """A lesson beside a start, with the reason in words, and what was said about it already."""

    version: Version
    elsewhere: str  # the name of the neighbourhood it is from, when that is another one
    words: list[str]
    subjects: list[str]
    pattern: str
    said: Meeting | None


def lessons_like(
    here: Neighbourhood, text: str, domains: Iterable[Domain] = (), ref: str = ""
) -> list[Alike]:
    """Return at most three lessons like this text, failures included, each with the reason.

    From all neighbourhoods on this site and what came in here (three queries; what they are
    found by is kept until a lesson opens somewhere).
    """
    shelf = stamp(size_of_all())
    if not (shelf[0] and text.strip()):
        return []
    found = _found(here.pk, shelf, text[:MOST_TEXT], frozenset(domains))
    keys = [uuid.UUID(key) for key, _reason in found]
    rows = {one.pk: one for one in open_versions(here).filter(pk__in=keys)} if keys else {}
    said = _said(ref, rows) if ref else {}
    return [
        _alike(here, rows[key], reason, said.get(key))
        for key, (_key, reason) in zip(keys, found, strict=True)
        if key in rows
    ]


def _said(ref: str, rows: Iterable[uuid.UUID]) -> dict[uuid.UUID, Meeting]:
    met = Meeting.objects.filter(about=ref, version__in=list(rows))
    return {one.version_id: one for one in met}


def _alike(here: Neighbourhood, version: Version, reason: Reason, said: Meeting | None) -> Alike:
    words = [one if one == other else f"{one} / {other}" for one, other in reason.words]
    subjects = [_(DOMAIN_WORDS[one]) for one in reason.domains]
    pattern = _(PATTERNS[reason.pattern].name) if reason.pattern else ""
    return Alike(version, place_of(here, version), words, subjects, pattern, said)


def place_of(here: Neighbourhood, version: Version) -> str:
    """Return where a lesson is from when that is not here."""
    lesson = version.lesson
    if lesson.source:
        return lesson.source.name
    return "" if lesson.here_id == here.pk else lesson.here.name


type Stamp = tuple[int, int, datetime | None]


def stamp(sizes: int) -> Stamp:
    """Return what changes when a lesson opens anywhere on this site.

    `sizes` is that of all logs together. The lessons are counted, from their index alone (one
    query), only when something happened in one of the logs.
    """
    key = f"lessons-{sizes}"
    known: Stamp | None = cache.get(key)
    if known is None:
        found = Version.objects.filter(state=State.OPEN).aggregate(
            many=Count("pk"), numbers=Sum("number"), last=Max("opened_at")
        )
        known = found["many"], found["numbers"] or 0, found["last"]
        cache.set(key, known)
    return known


def version_of_lessons(sizes: int) -> str:
    """Return the stamp in words, to keep a part of a page by."""
    return " ".join(map(str, stamp(sizes)))


@dataclass
class Shelf:
    """What all lessons are found by, as it was at a stamp."""

    stamp: Stamp
    names: list[str]  # of places: they say nothing of a plan
    lessons: dict[str, Spine]
    index: Index


_shelves: dict[uuid.UUID, Shelf] = {}
_one_at_a_time = Lock()


@lru_cache(maxsize=256)
def _found(
    here: uuid.UUID, stamp: Stamp, text: str, domains: frozenset[Domain]
) -> list[tuple[str, Reason]]:
    """Return what is like a text; a page that is read again and again looks once."""
    with _one_at_a_time:
        shelf = _shelf(here, stamp)
        return rules.alike(shelf.lessons, shelf.index, text, domains)


def _shelf(here: uuid.UUID, stamp: Stamp) -> Shelf:
    """Return the shelf of a neighbourhood; only lessons that opened since then are read."""
    known = _shelves.get(here)
    if known and known.stamp == stamp:
        return known
    places = Neighbourhood.objects.order_by("name").values_list("name", flat=True)
    areas = Area.objects.order_by("name", "pk").values_list("name", flat=True)
    names = [*places, *areas[:MOST_NAMES]]
    if known is None or known.names != names:
        known = Shelf(stamp, names, {}, Index({}, plans=True, names=names))
    _bring_up_to_date(known, open_versions(Neighbourhood.objects.get(pk=here)))
    known.stamp = stamp
    if len(_shelves) >= MOST_SHELVES:
        _shelves.clear()
    _shelves[here] = known
    return known


def _bring_up_to_date(shelf: Shelf, versions: QuerySet[Version]) -> None:
    """Take out what is no longer open, and put in what opened: what is open never changes."""
    now = {str(pk) for pk in versions.values_list("pk", flat=True)}
    gone, new = shelf.lessons.keys() - now, now - shelf.lessons.keys()
    rows = versions.filter(pk__in=new) if len(new) <= MOST_NEW else versions
    texts = {}
    for pk, domains, pattern, *words in rows.values_list(*_SPINE):
        if str(pk) in new:
            of = tuple(Domain(one) for one in domains.strip("|").split("|"))
            shelf.lessons[str(pk)] = Spine(words[0], of, Pattern(pattern) if pattern else None)
            texts[str(pk)] = " ".join(words)
    for key in gone:
        del shelf.lessons[key]
    shelf.index.change(gone, texts)


_SPINE = ("pk", "domains", "pattern", *rules.FOUND_BY)


def sealed_start(start: Start) -> str:
    """Return a start as a form carries it: nobody can make another one of it."""
    return signing.dumps({"ref": start.ref, "title": start.title, "path": start.path}, salt=SALT)


def read_start(token: str) -> Start:
    """Return the start that a page gave to its form; raise Refused when it is no such thing."""
    try:
        said = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        raise Refused(
            gettext_noop("This form is not whole. Go back to what you start and try again.")
        ) from None
    return Start("", ref=said["ref"], title=said["title"], path=said["path"], may_say=True)
