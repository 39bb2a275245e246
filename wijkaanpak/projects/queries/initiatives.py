"""Initiatives as everybody may see them, and who carries and helps them."""

from __future__ import annotations

import uuid

from django.db.models import Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from wijkaanpak import clock
from wijkaanpak.contacts.models import Post
from wijkaanpak.contacts.queries import my_posts
from wijkaanpak.logbook.queries import how_many, made_before
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import may
from wijkaanpak.people.rules import Right
from wijkaanpak.projects.models import Initiative, NeededHelp, Neighbour, Supporter
from wijkaanpak.projects.rules.initiatives import OPEN, Help, State

PAGE = 50
type SomeInitiative = Initiative  # what views call one: they do not touch models
type SomeHelp = NeededHelp


def initiatives_page(
    here: Neighbourhood, after: str = "", most: int = PAGE
) -> tuple[list[Initiative], str]:
    """Return a page of initiatives, newest first, and the key of the next one ('' at the end)."""
    found = _read_along(Initiative.objects.filter(here=here))
    last = _by_key(here, after)
    if last:
        same = Q(started=last.started, pk__lt=last.pk)
        found = found.filter(Q(started__lt=last.started) | same, started__lte=last.started)
    rows = list(found.order_by("-started", "-id")[: most + 1])
    for row in rows:
        row.here = here
    return rows[:most], str(rows[most - 1].pk) if len(rows) > most else ""


def _by_key(here: Neighbourhood, key: str) -> Initiative | None:
    try:
        number = uuid.UUID(key)
    except ValueError:
        return None
    return Initiative.objects.filter(here=here, pk=number).first()


def _read_along(found: QuerySet[Initiative]) -> QuerySet[Initiative]:
    now = Supporter.objects.filter(until=None).select_related("post")
    carry = how_many(Neighbour.objects.filter(until=None), "initiative")
    return found.annotate(carry=carry).prefetch_related(Prefetch("supporters", now))


def get_initiative(here: Neighbourhood, initiative: uuid.UUID) -> Initiative:
    """Return an initiative with who helps it on and the help it asked, or answer 404."""
    helps = NeededHelp.objects.select_related("by_party").order_by("asked", "id")
    found = _read_along(Initiative.objects.filter(here=here)).select_related("project")
    row = get_object_or_404(found.prefetch_related(Prefetch("helps", helps)), pk=initiative)
    row.here = here
    if project := getattr(row, "project", None):
        project.here = here
    return row


def get_help(here: Neighbourhood, asked: uuid.UUID) -> NeededHelp:
    """Return help that an initiative here asked for, or answer 404."""
    found = NeededHelp.objects.filter(initiative__here=here).select_related("initiative__here")
    return get_object_or_404(found, pk=asked)


def begun_before(
    here: Neighbourhood, by: Person, key: uuid.UUID | None, title: str, words: str
) -> Initiative | None:
    """Return what the same person began with the same form, or with the same words today.

    Who goes back and sends once more has a fresh form, with another key.
    """
    mine = Q(neighbours__person=by) | Q(neighbours__helper=by)
    if known := made_before(Initiative, key, mine, here=here, neighbours__first=True):
        return known
    found = Initiative.objects.filter(mine, here=here, neighbours__first=True)
    today = {"started": clock.today(), "state__in": OPEN}
    return found.filter(title=title.strip(), words=words.strip(), **today).first()


def asked_before(initiative: Initiative, key: uuid.UUID | None, words: str) -> NeededHelp | None:
    """Return the question that the same form asked, or that waits in the same words."""
    waits = NeededHelp.objects.filter(initiative=initiative, state=Help.ASKED)
    known = made_before(NeededHelp, key, initiative=initiative)
    return known or waits.filter(words=words.strip()).first()


def mine_in(initiative: Initiative, person: Person) -> Neighbour | None:
    """Return the place of this person among who carry an initiative."""
    return Neighbour.objects.filter(initiative=initiative, person=person, until=None).first()


def is_of(initiative: Initiative, person: Person | None) -> bool:
    """Tell whether somebody carries an initiative, or wrote in who does."""
    if person is None:
        return False
    mine = Q(person=person) | Q(helper=person)
    return Neighbour.objects.filter(mine, initiative=initiative, until=None).exists()


def many_carry(initiative: Initiative) -> int:
    return Neighbour.objects.filter(initiative=initiative, until=None).count()


def written_in(initiative: Initiative, by: Person) -> int:
    """Return how many neighbours one host wrote in with an initiative."""
    return Neighbour.objects.filter(initiative=initiative, helper=by).count()


def supporter_of(initiative: Initiative) -> Supporter | None:
    """Return who helps an initiative on today."""
    return Supporter.objects.filter(initiative=initiative, until=None).first()


def helps_on(initiative: Initiative, person: Person | None) -> bool:
    """Tell whether somebody helps an initiative on; the coordinator does when nobody else does."""
    yes = supporter_of(initiative)
    if person and yes and yes.person_id == person.pk:
        return True
    return may(person, Right.INVITE, initiative.here)


def name_on_board(person: Person, post: Post) -> str:
    """Return the name under which somebody holds a post, as it stands on the board."""
    mine = [one.name for one in my_posts(person, post.here) if one.post_id == post.pk]
    return mine[0] if mine else person.name


def waiting_for_answer(here: Neighbourhood) -> list[Initiative]:
    """Return the initiatives that nobody answered yet, the first to be due first."""
    found = Initiative.objects.filter(here=here, state=State.INITIATIVE, answered=None)
    rows = list(found.order_by("answer_due", "id")[:PAGE])
    for row in rows:
        row.here = here
    return rows


def carried_by(person: Person, here: Neighbourhood) -> list[Initiative]:
    """Return the open initiatives that somebody carries or helps on."""
    mine = Q(neighbours__person=person, neighbours__until=None)
    helped = Q(supporters__person=person, supporters__until=None)
    found = Initiative.objects.filter(mine | helped, here=here, state__in=OPEN).distinct()
    rows = list(found.order_by("-started", "-id")[:PAGE])
    for row in rows:
        row.here = here
    return rows
