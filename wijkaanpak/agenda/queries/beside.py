"""What is asked of whom, what lies beside an item, and what is still to be done."""

from __future__ import annotations

import uuid

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.shortcuts import get_object_or_404

from wijkaanpak import clock
from wijkaanpak.agenda import rules
from wijkaanpak.agenda.models import (
    Answer,
    Edition,
    Item,
    PolicyLink,
    Question,
)
from wijkaanpak.agenda.queries.agenda import PAGE, Said, require_circle, unanswered, what_changed
from wijkaanpak.agenda.rules import EditionState, ItemState
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import parties_of_viewer
from wijkaanpak.people.queries import Viewer
from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.stories.models import Story
from wijkaanpak.stories.queries import usable
from wijkaanpak.stories.rules import Use


def overdue(here: Neighbourhood) -> list[Said]:
    """Return the questions of here that are past their day without an answer, oldest first."""
    late = Edition.objects.filter(
        here=here, state__in=rules.TAKES_ANSWERS, answers_due__lt=clock.today()
    )
    asked = Question.objects.filter(item__edition__in=late).exclude(item__state=ItemState.PARKED)
    silent = asked.filter(~Exists(Answer.objects.filter(question=OuterRef("pk"))))
    rows = silent.select_related("party__here", "item__edition__here").order_by(
        "item__edition__answers_due", "item__position", "party__name"
    )
    return [Said(row, [], row.item.edition.answers_due, clock.today()) for row in rows[:PAGE]]


def asked_of(viewer: Viewer) -> list[Said]:
    """Return what is asked of the parties for which this viewer speaks, unanswered ones first."""
    mine = parties_of_viewer(viewer)
    asked = Question.objects.filter(
        party__in=mine, item__edition__state__in=rules.TAKES_ANSWERS
    ).exclude(item__state=ItemState.PARKED)
    rows = asked.select_related("party__here", "item__edition__here").prefetch_related(
        Prefetch("answers", Answer.objects.order_by("-version"))
    )
    found = [
        Said(row, list(row.answers.all()), row.item.edition.answers_due, clock.today())
        for row in rows.order_by("-item__edition__number", "item__position", "party__name")
    ]
    return sorted(found, key=lambda said: bool(said.answers))


def my_questions(viewer: Viewer, item: Item) -> list[Question]:
    """Return what this item asks of the parties for which this viewer speaks."""
    mine = {party.pk for party in parties_of_viewer(viewer)}
    if not mine:
        return []
    return [question for question in item.questions.all() if question.party_id in mine]


def my_policies(viewer: Viewer, item: Item) -> list[uuid.UUID]:
    """Return which policy texts at an item a party laid down for which this viewer speaks."""
    mine = parties_of_viewer(viewer)
    if not mine:
        return []
    found = PolicyLink.objects.filter(item=item, party__in=mine, ended=None)
    return list(found.order_by("id").values_list("pk", flat=True))


def own_policy(viewer: Viewer, policy: uuid.UUID) -> PolicyLink:
    """Return a policy text of a party for which this viewer speaks, or answer 404."""
    mine = PolicyLink.objects.filter(party__in=parties_of_viewer(viewer))
    return get_object_or_404(mine.select_related("party", "item__edition__here"), pk=policy)


def may_close(edition: Edition) -> bool:
    """Tell whether the answers can be gathered: all are in, or the time is over."""
    if edition.state != EditionState.OPEN:
        return False
    over = bool(edition.answers_due and edition.answers_due < clock.today())
    return over or not unanswered(edition).exists()


def left_open(edition: Edition) -> list[Item]:
    """Return the items of the edition before that do not come back and have not ended."""
    dropped = what_changed(edition)["dropped"]
    return [item for item in dropped if item.state != ItemState.PARKED]


def check_party_here(edition: Edition, party: Party) -> None:
    if party.here_id != edition.here_id:
        raise Refused(gettext_noop("This party is not of this neighbourhood."))


def linkable_to(viewer: Viewer, item: Item) -> list[Story]:
    """Return the newest stories that the circle may still lay beside an item."""
    require_circle(viewer.person, viewer.here)
    linked = item.story_links.values("story")
    return list(_linkable(viewer.here).exclude(pk__in=linked).order_by("-placed_at")[:PAGE])


def _linkable(here: Neighbourhood) -> QuerySet[Story]:
    return usable(here, Use.PANEL) | usable(here, Use.PUBLIC)


def check_linkable(here: Neighbourhood, story: Story) -> None:
    if not _linkable(here).filter(pk=story.pk).exists():
        raise Refused(gettext_noop("The teller did not say yes to this use of the story."))


def items_of_story(story: Story) -> list[Item]:
    """Return the public items that rest on this story, oldest edition first."""
    linked = Item.objects.filter(story_links__story=story, edition__state__in=rules.IN_PUBLIC)
    return list(linked.select_related("edition__here").order_by("edition__number", "position"))


def question_to(item: Item, party: Party) -> Question:
    """Return what was asked of this party; raise Refused when it was not asked."""
    found = Question.objects.filter(item=item, party=party).first()
    if found is None:
        raise Refused(gettext_noop("This item asks nothing of your party."))
    return found
