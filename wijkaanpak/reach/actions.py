"""Door cards counted, the mirror that speaks once, a year added up, a group reached."""

from __future__ import annotations

import uuid
from datetime import date

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.funds.models import Goal
from wijkaanpak.gatherings.models import Gathering
from wijkaanpak.gatherings.rules import GatheringState
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.methods.small_cells import LIMIT
from wijkaanpak.neighbourhoods.models import KeyFigure, Neighbourhood
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right
from wijkaanpak.reach import queries, rules
from wijkaanpak.reach.models import Mirror, ReachPlan, Tally
from wijkaanpak.reach.rules import Counts, PlanWords
from wijkaanpak.refusals import Refused

# How many cards there were is no secret of one person, but a total helps to undo a small count:
# the log says that cards were counted, never how many.
COUNTED = Verb("reach.counted", _("The door cards of “%(title)s” were counted."))
SPOKE = Verb("reach.spoke", _("The mirror says who was not at “%(title)s”."))
TAKEN_BACK = Verb(
    "reach.taken_back", _("What the mirror said of “%(title)s” was taken back: %(reason)s")
)
ADDED_UP = Verb("reach.added_up", _("The small gatherings of %(year)s were added up."))
PLANNED = Verb("reach.planned", _("There is a plan to reach a group: “%(group)s”."))
CHANGED = Verb("reach.changed", _("The plan to reach “%(group)s” was changed."))
LOOKED_BACK = Verb("reach.looked_back", _("The plan to reach “%(group)s” was looked back at."))


def count_cards(
    *,
    by: Person,
    gathering: Gathering,
    counts: Counts,
    no_card: int = 0,
    reason: str = "",
    more: bool = False,
    key: uuid.UUID | None = None,
) -> Tally:
    """A host writes how many cards had which answer; `more` adds them to what was counted."""
    if known := made_before(Tally, key, gathering=gathering):
        return known
    with act(COUNTED, by=by.actor, book=gathering.here.slug) as entry:
        require(by, Right.HOST, gathering.here)
        _check_open(gathering)
        card, last = queries.card_of(gathering.here), queries.last_tally(gathering)
        rules.check_counts(counts, card, no_card)
        rules.check_reason(reason, needed=bool(last) and not more)
        if more and last:
            counts, no_card = rules.added(last.counts, counts), last.no_card + no_card
            rules.check_counts(counts, card, no_card)
        tally = Tally.objects.create(
            id=key or uuid.uuid4(),
            gathering=gathering,
            version=last.version + 1 if last else 1,
            counts={asked: dict(cells) for asked, cells in counts.items()},
            no_card=no_card,
            reason=reason.strip(),
            on=clock.today(),
        )
        entry.about(gathering, title=gathering.title)
    return tally


def _check_open(gathering: Gathering) -> None:
    if gathering.state == GatheringState.CANCELLED:
        raise Refused(_("This did not go on, so there are no cards."))
    rules.check_over(gathering.starts.astimezone(clock.HERE).date(), clock.today())
    rules.check_quiet(queries.mirror_of(gathering) is not None)
    if queries.year_is_added_up(gathering.here, year_of(gathering)):
        raise Refused(_("This year was added up. Nothing is counted in it any more."))


def year_of(gathering: Gathering) -> int:
    return gathering.starts.astimezone(clock.HERE).year


def let_speak(*, by: Person, gathering: Gathering) -> Mirror:
    """A host lets the mirror say who was not there: once, from the newest count."""
    if known := queries.mirror_of(gathering):
        return known
    with act(SPOKE, by=by.actor, book=gathering.here.slug) as entry:
        require(by, Right.HOST, gathering.here)
        _check_open(gathering)
        tally = queries.last_tally(gathering)
        if tally is None:
            raise Refused(_("First write down how many cards there were."))
        card = queries.card_of(gathering.here)
        mirror = Mirror.objects.create(
            here=gathering.here,
            gathering=gathering,
            year=year_of(gathering),
            words=rules.what_it_says(tally.counts, card),
            no_card=tally.no_card >= LIMIT,
            sources=_sources(card),
            on=clock.today(),
        )
        entry.about(gathering, title=gathering.title)
    return mirror


def _sources(card: list[rules.Question]) -> list[str]:
    return list(dict.fromkeys(question.source for question in card if question.source))


def take_back(*, by: Person, mirror: Mirror, reason: str) -> Mirror:
    """A host takes back all that was said of a gathering, for instance when it was another one."""
    with act(TAKEN_BACK, by=by.actor, book=mirror.here.slug) as entry:
        require(by, Right.HOST, mirror.here)
        entry.fresh(mirror)
        rules.check_words(reason)
        if mirror.taken_back or mirror.gathering is None:
            raise Refused(_("This was taken back already."))
        mirror.taken_back, mirror.taken_back_words = clock.today(), reason.strip()
        mirror.save(update_fields=["taken_back", "taken_back_words"])
        entry.about(mirror.gathering, title=mirror.gathering.title, reason=reason.strip())
    return mirror


def add_up_year(*, by: Person, here: Neighbourhood, year: int) -> Mirror:
    """The coordinator adds up what was too small to speak alone, when the year is over."""
    with act(ADDED_UP, by=by.actor, book=here.slug) as entry:
        require(by, Right.KEEP_PLACE, here)
        rules.check_year_over(year, clock.today())
        if queries.year_is_added_up(here, year):
            raise Refused(_("This year was added up already."))
        if queries.still_to_speak(here, year):
            raise Refused(
                _("Of some gatherings of this year the mirror did not speak yet. Do that first.")
            )
        card = queries.card_of(here)
        mirror = Mirror.objects.create(
            here=here,
            year=year,
            words=rules.what_they_say(queries.quiet_counts(here, year), card),
            sources=_sources(card),
            on=clock.today(),
        )
        entry.about(mirror, year=year)
    return mirror


def plan_reach(
    *,
    by: Person,
    here: Neighbourhood,
    words: PlanWords,
    look_back_on: date,
    goal: Goal | None = None,
    figure: KeyFigure | None = None,
    key: uuid.UUID | None = None,
) -> ReachPlan:
    """A connector plans how a group that is missing is met."""
    if known := made_before(ReachPlan, key, here=here):
        return known
    with act(PLANNED, by=by.actor, book=here.slug) as entry:
        require(by, Right.CONNECT, here)
        plan = ReachPlan(id=key or uuid.uuid4(), here=here, by=by, since=clock.today())
        _put(plan, words, look_back_on, goal, figure)
        entry.about(plan, group=plan.group, cents=words.cents)
    return plan


def change_plan(
    *,
    by: Person,
    plan: ReachPlan,
    words: PlanWords,
    look_back_on: date,
    goal: Goal | None = None,
    figure: KeyFigure | None = None,
) -> ReachPlan:
    """A connector changes a plan, until it was looked back at."""
    with act(CHANGED, by=by.actor, book=plan.here.slug) as entry:
        require(by, Right.CONNECT, plan.here)
        _check_not_looked_back(plan)
        _put(plan, words, look_back_on, goal, figure)
        entry.about(plan, group=plan.group, cents=words.cents)
    return plan


def _put(
    plan: ReachPlan,
    words: PlanWords,
    look_back_on: date,
    goal: Goal | None,
    figure: KeyFigure | None,
) -> None:
    """Lay the words in the row (a step of an open action)."""
    rules.check_plan(words)
    queries.check_here(plan.here, goal, figure)
    if look_back_on < clock.today():
        raise Refused(_("Choose a day to look back that is still to come."))
    for name in PlanWords.__dataclass_fields__:
        setattr(plan, name, getattr(words, name))
    plan.look_back_on, plan.goal, plan.figure = look_back_on, goal, figure
    plan.save()


def _check_not_looked_back(plan: ReachPlan) -> None:
    plan.refresh_from_db(fields=["looked_back"])
    if plan.looked_back:
        raise Refused(_("This plan was looked back at. Make a new one to go on."))


def look_back(*, by: Person, plan: ReachPlan, learned: str) -> ReachPlan:
    """A connector says what came of a plan, and what was learned."""
    with act(LOOKED_BACK, by=by.actor, book=plan.here.slug) as entry:
        require(by, Right.CONNECT, plan.here)
        _check_not_looked_back(plan)
        rules.check_words(learned)
        plan.looked_back, plan.learned = clock.today(), learned.strip()
        plan.save(update_fields=["looked_back", "learned"])
        entry.about(plan, group=plan.group)
    return plan
