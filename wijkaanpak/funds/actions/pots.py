"""Pots on the table, goals, interests said aloud, and the one account for all funders."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.funds import queries, rules
from wijkaanpak.funds.models import (
    Acceptance,
    Goal,
    GoalArea,
    Interest,
    Pot,
    PotArea,
    Report,
)
from wijkaanpak.funds.rules import Aim, Asked, Kind, Level, Purpose
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.logbook.queries import check_unsent, made_before
from wijkaanpak.logbook.rules import Fact
from wijkaanpak.neighbourhoods.models import Area, Neighbourhood
from wijkaanpak.neighbourhoods.rules import TaskArea
from wijkaanpak.network.actions import speak_for
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import require_seat
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require, require_part
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, Refused

LAID = Verb("funds.pot_laid", _("%(party)s laid the pot “%(pot)s” on the table."))
REWRITTEN = Verb(
    "funds.pot_rewritten", _("%(party)s changed what the pot “%(pot)s” asks: %(why)s")
)
NAMED = Verb("funds.goal_named", _("%(who)s wrote down a goal for money: “%(goal)s”."))
INTEREST = Verb(
    "funds.interest_said",
    _("%(who)s said to have an interest of their own in “%(goal)s”: %(words)s"),
)
INTEREST_ENDED = Verb(
    "funds.interest_ended",
    _("%(who)s wrote down that an interest in “%(goal)s” is over: %(why)s"),
)
ACCOUNTED = Verb(
    "funds.accounted",
    _("%(who)s accounted for “%(goal)s”, until %(last)s, to all funders at once."),
)
ACCEPTED = Verb(
    "funds.account_accepted", _("%(party)s accepted the account of “%(goal)s”, until %(last)s.")
)


@dataclass(frozen=True)
class Terms:
    """A pot as its owner writes it down: how free it is, how far pooled, and what it asks.

    `areas` are those of the neighbourhood; they count as the areas in `asked`.
    """

    title: str
    kind: Kind
    level: Level
    funder: str = ""
    ground: str = ""
    condition: str = ""
    asked: Asked = field(default_factory=Asked)
    areas: tuple[Area, ...] = ()
    sisa: str = ""
    reports: int = 1

    def check(self, here: Neighbourhood) -> None:
        rules.check_pot(self.title, self.level, self.ground, self.asked)
        check_areas(here, self.areas)


def check_areas(here: Neighbourhood, areas: Iterable[Area]) -> None:
    if any(area.here_id != here.pk for area in areas):
        raise NotYours(_("You cannot do this in this neighbourhood."))


def _fill(pot: Pot, terms: Terms) -> Pot:
    asked = terms.asked
    pot.title, pot.funder, pot.ground = (
        words.strip() for words in (terms.title, terms.funder, terms.ground)
    )
    pot.kind, pot.level, pot.condition = terms.kind, terms.level, terms.condition.strip()
    pot.ends, pot.themes = asked.ends, sorted(asked.themes)
    pot.youngest, pot.oldest = asked.ages or (None, None)
    pot.own_share, pot.least_share = asked.own_share, asked.least_share
    pot.most_share, pot.sisa, pot.reports = asked.most_share, terms.sisa.strip(), terms.reports
    return pot


def lay_on_table(*, by: Person, owner: Party, terms: Terms, key: uuid.UUID | None = None) -> Pot:
    """A party lays a pot on the table, with what its funder asks in the funder's own words."""
    here = owner.here
    require_seat(by, owner)
    if known := made_before(Pot, key, here=here):
        return known
    with act(LAID, by=by.actor, book=here.slug) as entry:
        speak_for(entry, by, owner)
        check_unsent(Pot, key)
        terms.check(here)
        _check_free_name(Pot, here, terms.title)
        rules.check_ends_ahead(terms.asked.ends, clock.today())
        pot = _fill(Pot(id=key or uuid.uuid4(), here=here, owner=owner), terms)
        pot.since = clock.today()
        pot.save(force_insert=True)
        PotArea.objects.bulk_create(PotArea(pot=pot, area=area) for area in terms.areas)
        entry.about(pot, pot=pot.title)
    return pot


def _check_free_name(model: type[Pot] | type[Goal], here: Neighbourhood, title: str) -> None:
    if model.objects.filter(here=here, title=title.strip()).exists():
        raise Refused(_("There is one with this name already. Choose another name."))


def rewrite_pot(*, by: Person, pot: Pot, terms: Terms, why: str) -> Pot:
    """The owner changes what a pot asks from now on, and says why. What was paid stays paid."""
    rules.check_words(why)
    with act(REWRITTEN, by=by.actor, book=pot.here.slug) as entry:
        speak_for(entry, by, pot.owner)
        terms.check(pot.here)
        pot = entry.fresh(pot)
        if queries.is_in_round(pot):
            areas = frozenset(str(area.pk) for area in terms.areas)
            rules.check_rewritten(pot.asked, replace(terms.asked, areas=areas), terms.level)
        if terms.title.strip() != pot.title:
            _check_free_name(Pot, pot.here, terms.title)
        _fill(pot, terms).save()
        pot.areas.all().delete()
        PotArea.objects.bulk_create(PotArea(pot=pot, area=area) for area in terms.areas)
        entry.about(pot, pot=pot.title, why=why.strip(), asks=_asks(terms))
    return pot


def _asks(terms: Terms) -> list[Fact]:
    """Return what a pot asks now, so that the log says what it was changed into."""
    asked = terms.asked
    ends = [f"ends {asked.ends.isoformat()}"] if asked.ends else []
    ages = [f"ages {asked.ages[0]}-{asked.ages[1]}"] if asked.ages else []
    shares = [f"shares {asked.least_share}-{asked.most_share}, own {asked.own_share}"]
    return [*ends, *ages, *shares, *sorted(asked.themes)]


@dataclass(frozen=True)
class Aimed:
    """A goal as the treasurer writes it down."""

    title: str
    task: TaskArea
    aim: Aim = field(default_factory=Aim)
    words: str = ""
    areas: tuple[Area, ...] = ()
    holder: Person | None = None
    part_of: Goal | None = None


def name_goal(
    *, by: Person, here: Neighbourhood, what: Aimed, key: uuid.UUID | None = None
) -> Goal:
    """The treasurer writes down what money can be set aside for."""
    require(by, Right.KEEP_MONEY, here)
    if known := made_before(Goal, key, here=here):
        return known
    rules.check_at_the_desk(what.aim.purpose, part_of_round=what.part_of is not None, cents=1)
    with act(NAMED, by=by.actor, book=here.slug) as entry:
        require(by, Right.KEEP_MONEY, here)
        check_unsent(Goal, key)
        goal = make_goal(entry, here, what, key)
        entry.about(goal, goal=goal.title, words=goal.words)
    return goal


def make_goal(
    entry: OpenEntry, here: Neighbourhood, what: Aimed, key: uuid.UUID | None = None
) -> Goal:
    """Write a goal down; rooms above call this for the plans and projects that they keep."""
    part_of = what.part_of
    round_of = Purpose(part_of.purpose) if part_of else None
    rules.check_goal(what.title, what.aim, holder=what.holder is not None, part_of=round_of)
    check_areas(here, what.areas)
    _check_free_name(Goal, here, what.title)
    if part_of and part_of.here_id != here.pk:
        raise NotYours(_("You cannot do this in this neighbourhood."))
    if what.holder:
        require_part(what.holder, here)
    aim = what.aim
    goal = Goal.objects.create(
        id=key or uuid.uuid4(),
        here=here,
        title=what.title.strip(),
        words=what.words.strip(),
        purpose=aim.purpose,
        task=what.task,
        themes=sorted(aim.themes - frozenset(TaskArea)),
        cost=aim.cost,
        own=aim.own,
        youngest=aim.ages[0] if aim.ages else None,
        oldest=aim.ages[1] if aim.ages else None,
        holder=what.holder,
        part_of=part_of,
        since=clock.today(),
    )
    GoalArea.objects.bulk_create(GoalArea(goal=goal, area=area) for area in what.areas)
    return goal


def say_interest(*, by: Person, goal: Goal, words: str) -> Interest:
    """Somebody says that they have something of their own to gain, and keeps away from it."""
    rules.check_words(words, 300)
    with act(INTEREST, by=by.actor, book=goal.here.slug) as entry:
        require(by, Right.BE_MEMBER, goal.here)
        if Interest.objects.filter(person=by, goal=goal, ended=None).exists():
            raise Refused(_("You said this before; it stands."))
        interest = Interest.objects.create(
            here=goal.here, person=by, goal=goal, words=words.strip(), since=clock.today()
        )
        entry.about(goal, goal=goal.title, words=interest.words)
    return interest


def end_interest(*, by: Person, interest: Interest, why: str) -> Interest:
    """Who said an interest ends it when it is over, or the second pair of eyes does."""
    rules.check_words(why, 300)
    with act(INTEREST_ENDED, by=by.actor, book=interest.here.slug) as entry:
        if interest.person_id != by.pk:
            require(by, Right.LOOK_ALONG, interest.here)
        require(by, Right.BE_MEMBER, interest.here)
        interest = entry.fresh(interest)
        if interest.ended:
            raise Refused(_("This interest ended before."))
        interest.ended, interest.ended_words = clock.today(), why.strip()
        interest.save()
        # Without whose it was: that name is not of who acts, so it would stay when they leave.
        goal = interest.goal
        entry.about(goal, goal=goal.title, why=interest.ended_words)
    return interest


def account_for(
    *,
    by: Person,
    goal: Goal,
    words: str,
    first: date,
    last: date,
    story: uuid.UUID | None = None,
    key: uuid.UUID | None = None,
) -> Report:
    """The treasurer makes one account of a goal: what was done, a story, and the ledger."""
    here = goal.here
    require(by, Right.KEEP_MONEY, here)
    if known := made_before(Report, key, here=here):
        return known
    rules.check_words(words, 5_000)
    with act(ACCOUNTED, by=by.actor, book=here.slug) as entry:
        require(by, Right.KEEP_MONEY, here)
        check_unsent(Report, key)
        if not first <= last <= clock.today():
            raise Refused(_("An account looks back: from a first day until a last, not ahead."))
        if Report.objects.filter(goal=goal, last=last).exists():
            raise Refused(_("There is an account of this goal until that day already."))
        report = Report.objects.create(
            id=key or uuid.uuid4(),
            here=here,
            goal=goal,
            words=words.strip(),
            story=story,
            first=first,
            last=last,
            made=clock.today(),
        )
        entry.about(report, goal=goal.title, last=last.isoformat(), words=report.words)
    return report


def accept_account(*, by: Person, party: Party, report: Report) -> Acceptance:
    """An owner of a pot says that this one account is enough."""
    with act(ACCEPTED, by=by.actor, book=report.here.slug) as entry:
        mandate = speak_for(entry, by, party)
        if party not in queries.owners_of(report):
            raise NotYours(_("Only who paid for it accepts the account."))
        if Acceptance.objects.filter(report=report, party=party).exists():
            raise Refused(_("Your party accepted this before."))
        accepted = Acceptance.objects.create(
            report=report, party=party, mandate=mandate, on=clock.today()
        )
        entry.about(report, goal=report.goal.title, last=report.last.isoformat())
    return accepted
