"""Challenges as everybody may see them, and on which side of one somebody stands."""

from __future__ import annotations

import uuid
from datetime import date

from django.db.models import Case, Prefetch, Q, QuerySet, When
from django.shortcuts import get_object_or_404

from wijkaanpak import clock
from wijkaanpak.commitments.models import Commitment
from wijkaanpak.contacts.models import Post
from wijkaanpak.contacts.queries import holds
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Mandate, Party
from wijkaanpak.network.queries import limit
from wijkaanpak.network.rules import DecisionKind, PartyKind
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import Viewer
from wijkaanpak.projects.models import (
    Agreement,
    Challenge,
    CostSheet,
    Moment,
    Project,
)
from wijkaanpak.projects.rules import agreements
from wijkaanpak.projects.rules.challenges import RUNNING, STEPS, TURN, Side, State, Step, Terms
from wijkaanpak.refusals import Refused, gettext_noop

PAGE = 20
type SomeChallenge = Challenge  # what views call these rows: they do not touch models
type SomeSheet = CostSheet


def terms_now(here: Neighbourhood) -> Terms:
    """Return the clocks that the charter sets for a challenge made today."""
    return Terms(
        limit(here, DecisionKind.TALK_CHALLENGE, "challenge_talk_weeks"),
        limit(here, DecisionKind.DECIDE_CHALLENGE, "challenge_decision_weeks"),
        limit(here, DecisionKind.ASK_CHALLENGE, "challenge_ahead_weeks"),
    )


def public_challenges(
    here: Neighbourhood, after: str = "", most: int = PAGE
) -> tuple[list[Challenge], str]:
    """Return a page of challenges, newest first, and the key of the next page ('' at the end)."""
    found = Challenge.objects.filter(here=here).select_related("here", "owner", "budget")
    last = _by_key(here, after)
    if last:
        same = Q(asked=last.asked, pk__lt=last.pk)
        found = found.filter(Q(asked__lt=last.asked) | same, asked__lte=last.asked)
    rows = list(found.order_by("-asked", "-id")[: most + 1])
    return rows[:most], str(rows[most - 1].pk) if len(rows) > most else ""


def _by_key(here: Neighbourhood, key: str) -> Challenge | None:
    try:
        return Challenge.objects.filter(here=here, pk=uuid.UUID(key)).first()
    except ValueError:
        return None


def late_challenges(here: Neighbourhood, today: date | None = None) -> list[Challenge]:
    """Return the challenges that wait for a step past its day, longest waiting first."""
    late = Challenge.objects.filter(
        here=here, state__in=list(TURN), due__lt=today or clock.today()
    )
    return list(late.select_related("here", "owner", "budget").order_by("due", "id")[:PAGE])


def visible_challenge(here: Neighbourhood, challenge: uuid.UUID) -> Challenge:
    """Return a challenge of here with all its papers, or answer 404."""
    said = Moment.objects.select_related("party").order_by("number")
    versions = Agreement.objects.select_related("offered_by", "answered_by").order_by("-number")
    found = Challenge.objects.filter(here=here).select_related(
        "here", "owner__here", "budget", "party__here", "guide__here", "project__here",
        "commitment__here", "plan",
    )  # fmt: skip
    whole = found.prefetch_related(Prefetch("moments", said), "sheets", "weights")
    whole = whole.prefetch_related(Prefetch("agreements", versions))
    return get_object_or_404(whole, pk=challenge)


def visible_agreement(here: Neighbourhood, agreement: uuid.UUID) -> Agreement:
    """Return a version of an agreement of here, or answer 404."""
    found = Agreement.objects.filter(challenge__here=here)
    along = found.select_related("challenge__here", "challenge__owner", "challenge__party")
    return get_object_or_404(along, pk=agreement)


def sides(person: Person | None, challenge: Challenge) -> frozenset[Side]:
    """Return on which sides of a challenge somebody stands today."""
    if person is None:
        return frozenset()
    held = Mandate.objects.filter(person=person, until=None, seat__party__until=None)
    parties = set(held.values_list("seat__party", flat=True))
    found = {Side.CHALLENGERS} if challenge.asked_by_id == person.pk else set()
    for side, party in (
        (Side.CHALLENGERS, challenge.party_id),
        (Side.OWNER, challenge.owner_id),
        (Side.BUDGET, challenge.budget_id),
    ):
        if party in parties:
            found.add(side)
    return frozenset(found)


def is_guide(person: Person | None, challenge: Challenge) -> bool:
    """Tell whether somebody holds the post that guides this challenge today."""
    return challenge.guide is not None and holds(person, challenge.guide)


def challenged_before(
    here: Neighbourhood, by: Person, key: uuid.UUID | None, title: str, task: str
) -> Challenge | None:
    """Return the challenge of the same person from the same form, or in the same words today."""
    mine = Challenge.objects.filter(here=here, asked_by=by, asked=clock.today())
    known = made_before(Challenge, key, here=here, asked_by=by)
    return known or mine.filter(title=title.strip(), task=task.strip()).first()


def next_moment(challenge: Challenge) -> int:
    return Moment.objects.filter(challenge=challenge).count() + 1


def next_sheet(challenge: Challenge) -> int:
    return CostSheet.objects.filter(challenge=challenge).count() + 1


def versions(challenge: Challenge) -> QuerySet[Agreement]:
    return Agreement.objects.filter(challenge=challenge)


def in_force(challenge: Challenge) -> Agreement | None:
    """Return the version to which both said yes, or none."""
    return versions(challenge).filter(answer=agreements.Answer.ACCEPTED).first()


def waiting(challenge: Challenge) -> Agreement | None:
    """Return the version that waits for the yes of the other party, or none."""
    return versions(challenge).filter(answer=agreements.Answer.OFFERED).first()


def check_parties_here(here: Neighbourhood, parties: list[Party | None]) -> None:
    if any(party and (party.here_id != here.pk or party.until) for party in parties):
        raise Refused(gettext_noop("Choose a party of this neighbourhood."))


def check_guide(challenge: Challenge, guide: Post) -> None:
    """The guide is a fixed face of today that stands on neither side of the challenge."""
    if guide not in guides_for(challenge):
        raise Refused(
            gettext_noop("The guide stands on neither side. Choose a fixed face of another party.")
        )


def guides_for(challenge: Challenge) -> list[Post]:
    """Return the fixed faces that can guide the challengers, those of the town hall first.

    Who has to answer a challenge, or pays for it, does not also write it down for others.
    """
    sides = [challenge.owner_id, challenge.budget_id, challenge.party_id]
    found = Post.objects.filter(here=challenge.here_id, until=None, party__until=None)
    found = found.exclude(party__in=[one for one in sides if one]).select_related("party")
    at_town_hall = Case(When(party__kind=PartyKind.MUNICIPALITY, then=0), default=1)
    return list(found.order_by(at_town_hall, "title", "id")[:PAGE])


def linkable(challenge: Challenge) -> tuple[list[Project], list[Commitment]]:
    """Return the projects and promises to which a challenge can be tied, newest first."""
    projects = Project.objects.filter(here=challenge.here_id).order_by("-started", "-id")
    between = {challenge.owner_id, challenge.party_id}
    promises = Commitment.objects.filter(
        here=challenge.here_id, giver__in=between, receiver__in=between
    ).exclude(state="draft")
    return list(projects[:50]), list(promises.order_by("-since", "-id")[:50])


def challenges_of_party(party: Party, most: int = 5) -> list[Challenge]:
    """Return the running challenges in which a party has a part, soonest due first."""
    part = Q(owner=party) | Q(budget=party) | Q(party=party)
    running = Challenge.objects.filter(part, here=party.here_id, state__in=list(RUNNING))
    return list(running.select_related("here", "owner", "budget").order_by("due", "id")[:most])


def challenge_of_project(project: Project) -> list[Challenge]:
    """Return the challenges on which a project stands."""
    found = Challenge.objects.filter(project=project)
    return list(found.select_related("here", "owner", "budget").order_by("-asked", "-id")[:5])


def steps_for(viewer: Viewer, challenge: Challenge) -> list[Step]:
    """Return the steps that this viewer can take now, the most likely first."""
    stands = sides(viewer.person, challenge)
    both = {Side.CHALLENGERS, Side.OWNER}
    if both <= stands:
        return []
    state = State(challenge.state)
    mine = stands | ({Side.BOTH} if stands & both else set())
    found = [one for one, rule in STEPS.items() if state in rule.while_ and rule.who in mine]
    writes = state in (State.OPENED, State.PLANNED) and is_guide(viewer.person, challenge)
    told = [Step.PLAN if state is State.OPENED else Step.SUPPORT] if writes else []
    return [one for one in told if one not in found] + found
