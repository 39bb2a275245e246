"""Mistakes: which stand in sight, one with its whole life, and on which side somebody stands."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from wijkaanpak import clock
from wijkaanpak.commitments.models import Commitment
from wijkaanpak.commitments.queries import public_commitments
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import limit, parties, parties_of
from wijkaanpak.network.rules import DecisionKind
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.repairs.models import Hurt, Mistake, Spoken
from wijkaanpak.repairs.rules import mistakes as rules
from wijkaanpak.repairs.rules.mistakes import STEPS, Said, Side, State, Turn
from wijkaanpak.stories.models import Story
from wijkaanpak.stories.queries import stories_beside_mistakes

PAGE = 30
type SomeMistake = Mistake  # what views call these rows: they do not touch models


def _in_sight() -> Q:
    over = Q(state__in=rules.OVER, state_since__gt=clock.today() - rules.ON_THE_FRONT)
    return Q(state__in=rules.WAITING) | over


def _of_here(here: Neighbourhood | uuid.UUID) -> QuerySet[Mistake]:
    return Mistake.objects.filter(here=here).select_related("maker").order_by("-told", "-id")


def listed(
    here: Neighbourhood, *, over: bool = False, after: str = "", most: int = PAGE
) -> tuple[list[Mistake], str]:
    """Return a page of mistakes in sight, or of those that are over, and where the next begins.

    What was taken back is shown to nobody but who can open it: it was not so.
    """
    found = _of_here(here).exclude(state=State.TAKEN_BACK)
    found = found.exclude(_in_sight()) if over else found.filter(_in_sight())
    last = _row(here, after)
    if last:
        found = found.filter(Q(told__lt=last.told) | Q(told=last.told, pk__lt=last.pk))
    rows = list(found[: most + 1])
    for row in rows:
        row.here = here
    return rows[:most], str(rows[most - 1].pk) if len(rows) > most else ""


def _row(here: Neighbourhood, key: str) -> Mistake | None:
    try:
        return Mistake.objects.filter(here=here, pk=uuid.UUID(key)).first()
    except ValueError:
        return None


def repaired(here: Neighbourhood) -> int:
    """Return how many were repaired in all the years."""
    return Mistake.objects.filter(here=here, state=State.REPAIRED).count()


def get_mistake(here: Neighbourhood, mistake: uuid.UUID) -> Mistake:
    """Return a mistake as it stands, or answer 404."""
    row = get_object_or_404(Mistake.objects.select_related("maker"), here=here, pk=mistake)
    row.here = here
    return row


@dataclass(frozen=True)
class Counted:
    """What everybody may know of who was hurt: parties by name, neighbours by number."""

    parties: list[tuple[str, str]]  # name and last word
    neighbours: int
    repaired: int
    not_yet: int


@dataclass(frozen=True)
class Life:
    """What everybody reads of a mistake beside its own words."""

    spoken: list[Spoken]
    hurt: Counted
    commitment: Commitment | None
    story: Story | None


def life_of(mistake: Mistake) -> Life:
    """Return everything said about a mistake, who was hurt, and what lies beside it."""
    spoken = Spoken.objects.filter(mistake=mistake).select_related("party").order_by("number")
    commitment = mistake.commitment
    if commitment:
        commitment.here = mistake.here
    return Life(list(spoken), counted(mistake), commitment, story_beside(mistake))


def of_party(party: Party) -> list[Mistake]:
    """Return the mistakes beside the name of a party: only those in sight."""
    return list(_of_here(party.here_id).filter(_in_sight(), maker=party)[:5])


def of_commitment(commitment: Commitment) -> list[Mistake]:
    found = _of_here(commitment.here_id).filter(commitment=commitment)
    return list(found.exclude(state=State.TAKEN_BACK))


def of_story(story: Story) -> list[Mistake]:
    """Return the mistakes beside which this story lies, for as long as its teller says yes."""
    agreed = stories_beside_mistakes(story.here).filter(pk=story.pk)
    found = _of_here(story.here_id).filter(story__in=agreed.values("pk"))
    return list(found.exclude(state=State.TAKEN_BACK))


def answer_weeks(here: Neighbourhood) -> int:
    """Return the term of the charter in which a party answers; it counts for repairs too."""
    return limit(here, DecisionKind.ANSWER_ITEM, "answer_weeks")


def turn_of(mistake: Mistake, weeks: int) -> Turn | None:
    state = State(mistake.state)
    return rules.turn(state, mistake.state_since, mistake.repair_by, weeks, clock.today())


def is_over(mistake: Mistake) -> bool:
    return not rules.in_sight(State(mistake.state), mistake.state_since, clock.today())


def hurt_now(mistake: Mistake) -> QuerySet[Hurt]:
    return Hurt.objects.filter(mistake=mistake, until=None)


def counted(mistake: Mistake) -> Counted:
    rows = list(hurt_now(mistake).select_related("party").order_by("since", "id"))
    named = [(row.party.name, row.says) for row in rows if row.party]
    says = [row.says for row in rows if row.person_id]
    return Counted(named, len(says), says.count(Said.REPAIRED), says.count(Said.NOT_YET))


def own_hurt(person: Person | None, mistake: Mistake) -> list[Hurt]:
    """Return for whom this person says whether it is repaired: themselves, or their party."""
    if person is None:
        return []
    return _hurt_of(person, parties_of(person, mistake.here), mistake)


def _hurt_of(person: Person, speaks: Iterable[Party], mistake: Mistake) -> list[Hurt]:
    mine = Q(person=person) | Q(party__in=list(speaks))
    return list(hurt_now(mistake).filter(mine).select_related("party").order_by("since", "id"))


def answers_for_maker(person: Person | None, mistake: Mistake) -> bool:
    if person is None:
        return False
    if mistake.maker_id is None:
        return mistake.keeper_id == person.pk
    return mistake.maker_id in {party.pk for party in parties_of(person, mistake.here)}


@dataclass(frozen=True)
class Standing:
    """Where somebody stands at a mistake: asked once for all that a page shows of it."""

    is_maker: bool = False
    is_teller: bool = False
    hurt: tuple[Hurt, ...] = ()  # for whom they say whether it is repaired
    parties: tuple[Party, ...] = ()  # for which they speak

    @property
    def sides(self) -> set[Side]:
        """Return on which sides of a mistake this person stands."""
        found = {Side.TELLER} if self.is_teller else set()
        if self.is_maker:
            return found | {Side.MAKER}
        return found | {Side.HURT} if self.hurt else found


def standing(person: Person | None, mistake: Mistake) -> Standing:
    if person is None:
        return Standing()
    speaks = tuple(parties_of(person, mistake.here))
    keeps = mistake.maker_id is None and mistake.keeper_id == person.pk
    return Standing(
        keeps or mistake.maker_id in {party.pk for party in speaks},
        mistake.teller_id == person.pk,
        tuple(_hurt_of(person, speaks, mistake)),
        speaks,
    )


def sides_of(person: Person | None, mistake: Mistake) -> set[Side]:
    """Return on which sides of a mistake this person stands."""
    return standing(person, mistake).sides


def sayable(mine: Standing, mistake: Mistake) -> list[Said]:
    """Return the steps that are this person's to take now."""
    state = State(mistake.state)
    return [
        said for said, step in STEPS.items() if step.who in mine.sides and state in step.while_
    ]


@dataclass(frozen=True)
class Ways:
    """What else somebody may do here: sign on, leave it to others, answer for the group."""

    sign_on: bool = False
    parties: tuple[Party, ...] = ()
    leave: bool = False
    answer: bool = False


def ways(viewer: Viewer, mine: Standing, mistake: Mistake) -> Ways:
    open_still = State(mistake.state) not in {State.REPAIRED, State.TAKEN_BACK}
    if not open_still or not viewer.may(Right.BE_MEMBER) or mine.is_maker:
        return Ways()
    alone = any(row.person_id for row in mine.hurt)
    known = {row.party_id for row in mine.hurt}
    left = tuple(party for party in mine.parties if party.pk not in known)
    nobody_answers = mistake.maker_id is None and mistake.keeper_id is None and not mine.hurt
    return Ways(not alone, left, alone, nobody_answers)


def check_maker_here(here: Neighbourhood, maker: Party | None) -> None:
    if maker and (maker.here_id != here.pk or maker.until):
        raise Refused(gettext_noop("Choose a party of this neighbourhood."))


def check_links(here: Neighbourhood, commitment: Commitment | None, story: Story | None) -> None:
    """Only what everybody reads here lies beside it, and a story only with its teller's yes."""
    if commitment and not public_commitments(here).filter(pk=commitment.pk).exists():
        raise Refused(gettext_noop("Choose a promise of this neighbourhood."))
    if story and not stories_beside_mistakes(here).filter(pk=story.pk).exists():
        raise Refused(
            gettext_noop("Choose a story whose teller said yes to lying beside a mistake.")
        )


@dataclass(frozen=True)
class Choices:
    """What somebody can choose from who tells a mistake."""

    makers: list[Party]
    own: list[Party]  # for which they speak
    promises: list[Commitment]
    stories: list[Story]


def choices_for(viewer: Viewer) -> Choices:
    promises = public_commitments(viewer.here)[:200]
    stories = can_lie_beside(viewer.here)
    own = parties_of(viewer.person, viewer.here)
    return Choices(list(parties(viewer.here)), own, list(promises), stories)


def can_lie_beside(here: Neighbourhood) -> list[Story]:
    """Return the stories whose teller said yes to lying beside a mistake, newest first."""
    return list(stories_beside_mistakes(here)[:100])


def story_beside(mistake: Mistake) -> Story | None:
    """Return the story beside a mistake for as long as its teller says yes to it."""
    if mistake.story_id is None:
        return None
    return stories_beside_mistakes(mistake.here).filter(pk=mistake.story_id).first()


def promises_of_maker(mistake: Mistake) -> list[Commitment]:
    """Return the promises that who made it gave: a repair may have become one."""
    if mistake.maker_id is None:
        return []
    return list(public_commitments(mistake.here).filter(giver=mistake.maker_id)[:100])


def next_number(mistake: Mistake) -> int:
    return Spoken.objects.filter(mistake=mistake).count() + 1


def told_today(by: Person, here: Neighbourhood, **same: object) -> Mistake | None:
    """Return what the same person told in the same words today: who goes back sends it again."""
    found = Mistake.objects.filter(here=here, teller=by, told=clock.today(), **same)
    return found.exclude(state=State.TAKEN_BACK).first()


def hurt_row(mistake: Mistake, *, person: Person | None, party: Party | None) -> Hurt | None:
    return Hurt.objects.filter(mistake=mistake, person=person, party=party).first()


def says_of(rows: Iterable[Hurt]) -> list[Said | None]:
    return [Said(row.says) if row.says else None for row in rows]
