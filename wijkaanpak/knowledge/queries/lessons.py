"""Which lessons may be read, by whom; and what they met."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from wijkaanpak.knowledge.models import Lesson, Meeting, Reading, Version
from wijkaanpak.knowledge.rules.lessons import BEING_WRITTEN, READABLE, State, Words
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.neighbourhoods.rules import Domain
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import parties_of
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import Viewer
from wijkaanpak.refusals import NotYours, gettext_noop

type SomeLesson = Lesson
type SomeVersion = Version
ON_A_PAGE, MOST_MEETINGS = 24, 50
_OPEN = ("lesson__here", "lesson__source")


def open_versions(here: Neighbourhood) -> QuerySet[Version]:
    """Return all that may be laid beside a plan here: of each neighbourhood on this site, and
    what came in here from elsewhere. What came in elsewhere stays there."""
    may = Q(lesson__source=None) | Q(lesson__here=here)
    return Version.objects.filter(may, state=State.OPEN).select_related(*_OPEN)


def lessons_page(
    here: Neighbourhood, domain: Domain | None, after: str, *, neighbours: bool = False
) -> tuple[list[Version], str]:
    """Return a page of lessons, newest first, and what the next page begins after.

    Those of here and what came in here; or with `neighbours` those of others on this site.
    """
    found = open_versions(here).order_by("-opened_at", "-id")
    found = found.exclude(lesson__here=here) if neighbours else found.filter(lesson__here=here)
    last = _last(found, after)
    if last:
        found = found.filter(
            Q(opened_at__lt=last.opened_at) | Q(opened_at=last.opened_at, id__lt=last.pk)
        )
    if domain:
        found = found.filter(domains__contains=f"|{domain}|")
    rows = list(found[: ON_A_PAGE + 1])
    more = len(rows) > ON_A_PAGE
    return rows[:ON_A_PAGE], str(rows[ON_A_PAGE - 1].pk) if more else ""


def _last(found: QuerySet[Version], after: str) -> Version | None:
    try:
        return found.filter(pk=uuid.UUID(after)).first()
    except ValueError:
        return None


@dataclass(frozen=True)
class Told:
    """A lesson on its own page: what it says now, what it said, whom it met, and who may act."""

    lesson: Lesson
    now: Version | None
    earlier: list[Version]
    draft: Version | None
    readings: list[Reading]
    mine: list[Reading]  # that this viewer is asked for
    tells: bool  # may change, open and correct it
    meetings: list[Meeting]

    @property
    def shown(self) -> Version:
        """What stands on the page: the open version, or before it opens the draft."""
        found = self.now or self.draft
        if found is None:
            raise Http404
        return found


def told_lesson(viewer: Viewer, lesson: uuid.UUID) -> Told:
    """Return a lesson; what is being written is seen by who writes it and who is asked to read.

    404 for a lesson of which this viewer may see nothing.
    """
    row = get_lesson(viewer.here, lesson)
    versions = list(row.versions.order_by("-number"))
    mine = parties_of(viewer.person, viewer.here)
    tells = _tells(viewer.person, row, mine)
    draft = next((one for one in versions if one.state in BEING_WRITTEN), None)
    readings = (
        list(draft.readings.select_related("party").order_by("party__name")) if draft else []
    )
    asked = [one for one in readings if one.party in mine]
    if draft and not (tells or asked):
        draft, readings = None, []
    readable = [one for one in versions if one.state in READABLE]
    now = next(iter(readable), None)
    if now is None and draft is None:
        raise Http404
    met = list(meetings_of(row)) if now else []
    return Told(row, now, readable[1:], draft, readings, asked, tells, met)


def _tells(person: Person | None, lesson: Lesson, mine: list[Party]) -> bool:
    if person is None or lesson.source_id:
        return False
    return lesson.by_id == person.pk or lesson.party in mine


def get_lesson(here: Neighbourhood, lesson: uuid.UUID) -> Lesson:
    found = Lesson.objects.select_related("here", "party", "source", "by")
    return get_object_or_404(found, here=here, pk=lesson)


def require_teller(person: Person, lesson: Lesson) -> None:
    """Who wrote a lesson and who speaks for the party that tells it may change it."""
    if not _tells(person, lesson, parties_of(person, lesson.here)):
        raise NotYours(gettext_noop("This lesson is told by others. Ask them to change it."))


def draft_of(lesson: Lesson) -> Version:
    """Return the version that is being written, or answer 404."""
    return get_object_or_404(lesson.versions, state__in=BEING_WRITTEN)


def open_version_of(lesson: Lesson) -> Version | None:
    return lesson.versions.filter(state=State.OPEN).first()


def open_version(here: Neighbourhood, version: uuid.UUID) -> Version:
    """Return a lesson that may be read from here, or answer 404."""
    return get_object_or_404(open_versions(here), pk=version)


def meetings_of(lesson: Lesson) -> QuerySet[Meeting]:
    """Return which plans this lesson met, in any of its versions, newest first."""
    met = Meeting.objects.filter(version__lesson=lesson).select_related("here")
    return met.order_by("-at", "-id")[:MOST_MEETINGS]


def written_before(
    here: Neighbourhood, by: Person, key: uuid.UUID | None, words: Words
) -> Lesson | None:
    """Return the lesson from the same form, or that this person is writing in the same words."""
    same = Version.objects.filter(
        lesson__here=here, lesson__by=by, state__in=BEING_WRITTEN, title=words.title.strip(),
        summary=words.summary.strip(), happened=words.happened.strip(),
    )  # fmt: skip
    known = made_before(Lesson, key, here=here)
    return known or Lesson.objects.filter(pk__in=same.values("lesson")).first()


def learned_in(viewer: Viewer, ref: str) -> list[tuple[Lesson, bool]]:
    """Return the lessons that something here taught, and whether this viewer may read each.

    What was taken back counts for nothing; what is being written is read by who tells it.
    """
    live = [*BEING_WRITTEN, State.OPEN]
    found = Lesson.objects.filter(here=viewer.here, learned_in=ref, versions__state__in=live)
    rows = list(found.select_related("here", "party").distinct().order_by("id")[:ON_A_PAGE])
    if not rows:
        return []
    opened = Version.objects.filter(lesson__in=rows, state=State.OPEN)
    readable = set(opened.values_list("lesson", flat=True))
    mine = parties_of(viewer.person, viewer.here)
    return [(row, row.pk in readable or _tells(viewer.person, row, mine)) for row in rows]


def drafts_for(viewer: Viewer) -> list[Version]:
    """Return what this person writes or is asked to read, oldest first."""
    if viewer.person is None:
        return []
    mine = parties_of(viewer.person, viewer.here)
    # "Here" stands in each way apart: then what is being written is looked up by its state, of
    # which there is little, instead of all lessons of a neighbourhood being looked through.
    here = viewer.here
    written = Q(lesson__here=here, lesson__by=viewer.person)
    told = Q(lesson__here=here, lesson__party__in=mine)
    asked = Q(lesson__here=here, readings__party__in=mine)
    found = Version.objects.filter(written | told | asked, state__in=BEING_WRITTEN)
    rows = found.distinct().select_related("lesson__here").order_by("written_at", "id")
    return list(rows[:ON_A_PAGE])
