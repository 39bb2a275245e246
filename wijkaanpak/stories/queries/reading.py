"""Who may read which story. Every function knows its viewer, or is public by its name."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.core.files.storage import default_storage
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from wijkaanpak.logbook.queries import made_before
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.neighbourhoods.rules import Domain
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import Viewer, require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, gettext_noop
from wijkaanpak.stories.models import Choice, Return, Story, StoryDomain, UseConsent
from wijkaanpak.stories.rules import State, Use

type Told = Story  # what views call a story: they do not touch models

PAGE = 50
ON_A_CARD = (
    *("here", "title", "text", "language", "teller_name", "street", "period", "voice"),
    "placed_at",
)


@dataclass(frozen=True)
class Teller:
    """Who says to have told a story: somebody signed in, or who holds slips (their digests)."""

    person: Person | None = None
    slips: tuple[str, ...] = ()

    def told(self, story: Story) -> bool:
        """Tell whether this is the teller of the story."""
        by_slip = bool(story.slip) and story.slip in self.slips
        return by_slip or (self.person is not None and story.teller_id == self.person.pk)


def usable(here: Neighbourhood, use: Use) -> QuerySet[Story]:
    """Return the placed stories of here whose teller says yes to this use today."""
    yes = UseConsent.objects.filter(story=OuterRef("pk"), use=use, withdrawn_at=None)
    return Story.objects.filter(Exists(yes), here=here, state=State.PLACED).select_related("here")


def public_stories(here: Neighbourhood, domain: Domain | None = None) -> QuerySet[Story]:
    """Return what everybody may read, newest first."""
    found = usable(here, Use.PUBLIC)
    if domain:
        about = StoryDomain.objects.filter(story=OuterRef("pk"), domain=domain)
        found = found.filter(Exists(about))
    return found.order_by("-placed_at", "-id")


def stories_beside_mistakes(here: Neighbourhood) -> QuerySet[Story]:
    """Return what everybody reads and whose teller said yes to lying beside a mistake."""
    yes = UseConsent.objects.filter(story=OuterRef("pk"), use=Use.REPAIR, withdrawn_at=None)
    return public_stories(here).filter(Exists(yes))


def public_page(
    here: Neighbourhood, domain: Domain | None = None, after: str = "", most: int = PAGE
) -> tuple[list[Story], str]:
    """Return a page of public stories and the key with which the next one begins ('' at the end).

    By key and not by number, so that the thousandth page costs as much as the first.
    """
    found = public_stories(here, domain)
    last = _story_by_key(here, after)
    if last:
        same = Q(placed_at=last.placed_at, pk__lt=last.pk)
        found = found.filter(Q(placed_at__lt=last.placed_at) | same, placed_at__lte=last.placed_at)
    stories = list(found.select_related(None).only(*ON_A_CARD)[: most + 1])
    for story in stories:
        story.here = here
    return stories[:most], str(stories[most - 1].pk) if len(stories) > most else ""


def _story_by_key(here: Neighbourhood, key: str) -> Story | None:
    try:
        number = uuid.UUID(key)
    except ValueError:
        return None
    return Story.objects.filter(here=here, pk=number, placed_at__isnull=False).first()


def public_story(here: Neighbourhood, story: uuid.UUID) -> Story:
    """Return a story that everybody may read, or answer 404."""
    told = Choice.objects.filter(told__isnull=False)  # the teller hears it first
    return get_object_or_404(_with_talk(public_stories(here), told), pk=story)


def public_stories_by_id(here: Neighbourhood, stories: list[uuid.UUID]) -> dict[uuid.UUID, Story]:
    """Return those of these stories that everybody may read, by their number."""
    return {story.pk: story for story in public_stories(here).filter(pk__in=stories)}


def _with_talk(stories: QuerySet[Story], choices: QuerySet[Choice]) -> QuerySet[Story]:
    """Read along what a story is about, and which of these choices of panels are about it."""
    stand = choices.filter(undone=None).select_related("panel__round").order_by("at", "id")
    return stories.prefetch_related("domains", Prefetch("chosen", queryset=stand))


def with_everything(stories: QuerySet[Story]) -> QuerySet[Story]:
    """Read along what teller and keeper see: domains, choices, consents and returns."""
    yes = UseConsent.objects.filter(withdrawn_at=None)
    back = Return.objects.filter(closed_at=None).select_related("by")
    return (
        _with_talk(stories.select_related("here", "teller", "collector"), Choice.objects.all())
        .prefetch_related(Prefetch("consents", queryset=yes))
        .prefetch_related(Prefetch("returns", queryset=back))
    )


def uses_of(story: Story) -> frozenset[Use]:
    """Return the uses to which the teller says yes today."""
    return frozenset(Use(c.use) for c in story.consents.all() if c.withdrawn_at is None)


def stories_for_panel(viewer: Viewer) -> QuerySet[Story]:
    """Return what the panel of neighbours may read: for who keeps the stories or the agenda."""
    if not viewer.may(Right.KEEP_AGENDA):
        require(viewer.person, Right.KEEP_STORIES, viewer.here)
    return usable(viewer.here, Use.PANEL).order_by("-placed_at", "-id")


def stories_for_council(viewer: Viewer) -> QuerySet[Story]:
    """Return what may be handed to the council: only the story keeper hands over."""
    require(viewer.person, Right.KEEP_STORIES, viewer.here)
    return usable(viewer.here, Use.COUNCIL).order_by("-placed_at", "-id")


def stories_for_press(viewer: Viewer) -> QuerySet[Story]:
    """Return what may be quoted in the press: only the story keeper hands over."""
    require(viewer.person, Right.KEEP_STORIES, viewer.here)
    return usable(viewer.here, Use.PRESS).order_by("-placed_at", "-id")


def linkable_story(viewer: Viewer, story: uuid.UUID) -> Story:
    """Return a story that an agenda item may rest on: the panel may read it. Else 404."""
    return get_object_or_404(stories_for_panel(viewer), pk=story)


def waiting(viewer: Viewer, most: int = PAGE) -> list[Story]:
    """Return what waits for the story keeper, longest waiting first."""
    require(viewer.person, Right.KEEP_STORIES, viewer.here)
    told = Story.objects.filter(here=viewer.here, state=State.TOLD)
    return list(told.select_related("here").order_by("told_at", "id")[:most])


def appeals(viewer: Viewer, most: int = PAGE) -> list[Story]:
    """Return the appeals that this viewer may decide on: not those on what they gave back."""
    require(viewer.person, Right.JUDGE_APPEALS, viewer.here)
    mine = Return.objects.filter(story=OuterRef("pk"), by=viewer.person, closed_at=None)
    open_ones = Story.objects.filter(~Exists(mine), here=viewer.here, state=State.APPEALED)
    return list(open_ones.select_related("here").order_by("told_at", "id")[:most])


def story_at_the_desk(viewer: Viewer, story: uuid.UUID) -> Story:
    """Return a story for the keeper, or one under appeal for who decides on that; else 404."""
    require(viewer.person, Right.JUDGE_APPEALS, viewer.here)
    here = Story.objects.filter(here=viewer.here, state__in=[State.PLACED, State.TOLD, *_AT_DESK])
    if not viewer.may(Right.KEEP_STORIES):
        here = here.filter(state=State.APPEALED)
    return get_object_or_404(with_everything(here), pk=story)


_AT_DESK = (State.WRITTEN, State.RETURNED, State.APPEALED)


def stories_told_by(viewer: Viewer) -> list[Story]:
    """Return the stories that this person told or wrote down here, newest first."""
    mine = Q(teller=viewer.somebody) | Q(collector=viewer.somebody)
    kept = Story.objects.filter(mine, here=viewer.here).exclude(state=State.ERASED)
    return list(kept.select_related("here").order_by("-told_at", "-id")[:PAGE])


def story_of_slip(here: Neighbourhood, slip: str) -> Story | None:
    """Return the story of here that belongs to the digest of a slip's code."""
    return Story.objects.filter(here=here, slip=slip).exclude(slip="").first()


def own_story(here: Neighbourhood, story: uuid.UUID, teller: Teller) -> Story:
    """Return a story for who told it; 404 when it is not here, NotYours for anybody else."""
    kept = Story.objects.filter(here=here).exclude(state=State.ERASED)
    return require_teller(get_object_or_404(with_everything(kept), pk=story), teller)


def require_teller(story: Story, teller: Teller) -> Story:
    """Return the story when it is the teller who asks; raise NotYours otherwise."""
    if not teller.told(story):
        raise NotYours(gettext_noop("This is for who told the story. Type the code of your slip."))
    return story


def readable_story(here: Neighbourhood, story: uuid.UUID, teller: Teller) -> Story:
    """Return a story that is public or the asker's own; 404 for everybody else."""
    public = usable(here, Use.PUBLIC).filter(pk=story).first()
    if public:
        return public
    kept = Story.objects.filter(here=here).exclude(state=State.ERASED)
    own = get_object_or_404(kept, pk=story)
    return own if teller.told(own) else get_object_or_404(Story.objects.none())


def open_return(story: Story) -> Return:
    """Return the reason for which a story is with its teller now."""
    return story.returns.get(closed_at=None)


def return_on_page(story: Story) -> Return | None:
    """Return the reason for which a story is with its teller, from what a page read already."""
    return next(iter(story.returns.all()), None)


def bytes_of(name: str) -> bytes:
    """Return a photo or voice from the storage, or answer 404."""
    try:
        with default_storage.open(name or "none") as file:
            data: bytes = file.read()
            return data
    except FileNotFoundError as gone:
        raise Http404 from gone


def told_before(here: Neighbourhood, key: uuid.UUID | None, teller: Teller) -> Story | None:
    """Return what the same teller told with the same form before, when it is sent again."""
    found = made_before(Story, key, here=here)
    return require_teller(found, teller) if found else None
