"""Looks back that are due, and those that are mine."""

from __future__ import annotations

import uuid

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from wijkaanpak import clock
from wijkaanpak.contacts.queries import my_posts
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.people.models import Person
from wijkaanpak.projects.models import AfterCheck

MOST = 100
type SomeCheck = AfterCheck


def looks_due(here: Neighbourhood) -> list[AfterCheck]:
    """Return the looks whose day has come and that nobody took yet, longest ago first."""
    found = AfterCheck.objects.filter(here=here, done=None, due__lte=clock.today())
    return _whole(found.select_related("project", "post__party").order_by("due", "id"), here)


def looks_to_come(here: Neighbourhood) -> list[AfterCheck]:
    """Return the looks whose day is still to come, soonest first."""
    found = AfterCheck.objects.filter(here=here, done=None, due__gt=clock.today())
    return _whole(found.select_related("project", "post__party").order_by("due", "id"), here)


def looks_taken(here: Neighbourhood) -> list[AfterCheck]:
    """Return what was found lately, newest first."""
    found = AfterCheck.objects.filter(here=here, done__isnull=False)
    return _whole(found.select_related("project", "post__party").order_by("-done", "id"), here)


def _whole(found: QuerySet[AfterCheck], here: Neighbourhood) -> list[AfterCheck]:
    rows = list(found[:MOST])
    for row in rows:
        row.project.here = row.post.here = here
    return rows


def my_looks(person: Person, here: Neighbourhood) -> list[AfterCheck]:
    """Return the looks that are due for the posts that somebody holds."""
    posts = [one.post_id for one in my_posts(person, here)]
    found = AfterCheck.objects.filter(post__in=posts, done=None, due__lte=clock.today())
    if not posts:
        return []
    return _whole(found.select_related("project", "post__party").order_by("due", "id"), here)


def get_check(here: Neighbourhood, check: uuid.UUID) -> AfterCheck:
    """Return a look back of a project here, or answer 404."""
    found = AfterCheck.objects.filter(here=here)
    row = get_object_or_404(found.select_related("project__party", "post__party"), pk=check)
    row.project.here = row.post.here = row.post.party.here = here
    return row
