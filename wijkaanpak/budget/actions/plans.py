"""Plans: written, handed in, supported, checked, put together, and followed when they win."""

from __future__ import annotations

import uuid

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.budget import rules
from wijkaanpak.budget.models import Author, Check, Merge, MergeYes, Plan, Round, Step, Support
from wijkaanpak.budget.queries import rounds as found
from wijkaanpak.budget.rules import (
    Doing,
    Followed,
    PlanState,
    PlanWords,
    RoundState,
    Verdict,
)
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.methods import media
from wijkaanpak.network.actions import speak_for
from wijkaanpak.network.models import Party
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require, require_part
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, Refused

WRITTEN = Verb(
    "plan.written", _("%(who)s wrote the plan “%(title)s”."), _("Somebody is making a plan.")
)
HANDED_IN = Verb("plan.handed_in", _("%(who)s handed in plan %(number)s: “%(title)s”."))
CHANGED = Verb(
    "plan.changed", _("%(who)s changed the plan “%(title)s”."), _("A plan is being changed.")
)
MAKER_ASKED = Verb(
    "plan.maker_asked",
    _("%(who)s asked somebody to make “%(title)s” together."),
    _("Somebody was asked to make a plan together."),
)
MAKER_JOINED = Verb(
    "plan.maker_joined",
    _("%(who)s now makes “%(title)s” too."),
    _("Somebody makes a plan together with others."),
)
COACHED = Verb(
    "plan.coached",
    _("%(who)s helps the makers of “%(title)s” as a coach."),
    _("A plan has a coach."),
)
SUPPORTED = Verb(
    "plan.supported",
    _("A neighbour supports the plan “%(title)s”."),
    _("A neighbour supports a plan."),
)
FITS = Verb("plan.fits", _("%(party)s checked the plan “%(title)s”: it fits. %(reason)s"))
TO_REPAIR = Verb(
    "plan.to_repair",
    _(
        "%(party)s checked the plan “%(title)s”: not like this, because %(reason)s "
        "Repair: %(repair)s"
    ),
)
MERGE_ASKED = Verb(
    "plan.merge_asked", _("%(who)s asked to put “%(title)s” together with “%(into)s”.")
)
MERGE_AGREED = Verb(
    "plan.merge_agreed", _("A maker said yes to putting “%(title)s” together with “%(into)s”.")
)
MERGED = Verb("plan.merged", _("“%(title)s” goes on in “%(into)s”; all makers of both said yes."))
NOT_MERGED = Verb(
    "plan.not_merged", _("Not all makers wanted “%(title)s” put together with “%(into)s”.")
)
WITHDRAWN = Verb("plan.withdrawn", _("%(who)s took back the plan “%(title)s”."))
STEPS = {
    Followed.DOING: Verb("plan.doing", _("“%(title)s” has begun: %(words)s")),
    Followed.NEWS: Verb("plan.news", _("News of “%(title)s”: %(words)s")),
    Followed.SHOWN: Verb("plan.shown", _("“%(title)s” is ready and was shown: %(words)s")),
    Followed.AFTER_CHECK: Verb("plan.after_check", _("Looked at “%(title)s” again: %(words)s")),
}


def write_plan(
    *, by: Person, round: Round, words: PlanWords, key: uuid.UUID | None = None
) -> Plan:
    """A resident writes a plan. Only its makers see it until they hand it in."""
    require(by, Right.BE_MEMBER, round.here)
    if known := made_before(Plan, key, round=round):
        return known
    with act(WRITTEN, by=by.actor, book=round.here.slug, details_are_public=False) as entry:
        require(by, Right.BE_MEMBER, round.here)
        _check_new(entry, round)
        _check_words(round, words)
        today = clock.today()
        plan = Plan(
            id=key or uuid.uuid4(), round=round, number=found.next_plan_number(round),
            state_since=today, written=today,
        )  # fmt: skip
        _put_words(plan, words)
        Author.objects.create(plan=plan, person=by, asked=today, agreed=today)
        entry.about(plan, title=plan.title)
    return plan


def change_plan(*, by: Person, plan: Plan, words: PlanWords) -> None:
    """A maker writes the plan in other words; what was checked before is checked again."""
    open_to_all = plan.state != PlanState.IDEA
    slug = plan.round.here.slug
    with act(CHANGED, by=by.actor, book=slug, details_are_public=open_to_all) as entry:
        _check_time(entry, plan.round, Doing.IMPROVE_PLAN)
        plan = _as_maker(entry, by, plan)
        rules.check_move(PlanState(plan.state), rules.CAN_CHANGE)
        _check_words(plan.round, words)
        if plan.state in {PlanState.FITS, PlanState.REPAIR}:
            plan.state, plan.state_since = PlanState.HANDED_IN, clock.today()
        _put_words(plan, words)
        entry.about(plan, **words.facts())


def hand_in(*, by: Person, plan: Plan) -> None:
    """A maker hands the plan in, once, however often it is pressed; everybody can read it now."""
    if found.did_before(plan, by, PlanState.HANDED_IN):
        return
    with act(HANDED_IN, by=by.actor, book=plan.round.here.slug) as entry:
        _check_new(entry, plan.round)
        plan = _as_maker(entry, by, plan)
        rules.check_move(PlanState(plan.state), frozenset({PlanState.IDEA}))
        _check_words(plan.round, plan.words)
        _move(plan, PlanState.HANDED_IN)
        entry.about(plan, number=plan.number, **plan.words.facts())


def show_photo(*, by: Person, plan: Plan, data: bytes, words: str) -> None:
    """A maker puts a photo at the plan, drawn anew so that nothing hidden comes along."""
    try:
        drawn = media.redraw(data)
    except media.Unreadable as fault:
        raise Refused(_("This is no photo that we can read. Try another one.")) from fault
    if not words.strip():
        raise Refused(_("Say in a few words what is on the photo, for who cannot see it."))
    name = default_storage.save(f"plannen/{uuid.uuid4().hex}.webp", ContentFile(drawn))
    slug, open_to_all = plan.round.here.slug, plan.state != PlanState.IDEA
    with act(CHANGED, by=by.actor, book=slug, details_are_public=open_to_all) as entry:
        _check_time(entry, plan.round, Doing.IMPROVE_PLAN)
        plan = _as_maker(entry, by, plan)
        rules.check_move(PlanState(plan.state), rules.CAN_CHANGE)
        plan.photo, plan.photo_words = name, words.strip()
        plan.save(update_fields=["photo", "photo_words"])
        entry.about(plan, title=plan.title, photo=plan.photo_words)


def withdraw_plan(*, by: Person, plan: Plan) -> None:
    """A maker takes the plan back before the vote. Pressed twice, it is taken back once."""
    if found.did_before(plan, by, PlanState.WITHDRAWN):
        return
    with act(WITHDRAWN, by=by.actor, book=plan.round.here.slug) as entry:
        _check_time(entry, plan.round, Doing.IMPROVE_PLAN)
        plan = _as_maker(entry, by, plan)
        rules.check_move(PlanState(plan.state), rules.CAN_CHANGE)
        _move(plan, PlanState.WITHDRAWN)
        entry.about(plan, title=plan.title)


def ask_maker(*, by: Person, plan: Plan, person: Person) -> None:
    """A maker asks a neighbour to make the plan together. It counts when they say yes."""
    slug = plan.round.here.slug
    with act(MAKER_ASKED, by=by.actor, book=slug, details_are_public=False) as entry:
        _check_time(entry, plan.round, Doing.IMPROVE_PLAN)
        plan = _as_maker(entry, by, plan)
        require_part(person, plan.round.here)
        Author.objects.get_or_create(plan=plan, person=person, defaults={"asked": clock.today()})
        entry.about(plan, title=plan.title)


def join_makers(*, by: Person, plan: Plan) -> None:
    """Somebody who was asked says yes and becomes a maker of the plan."""
    slug = plan.round.here.slug
    with act(MAKER_JOINED, by=by.actor, book=slug, details_are_public=False) as entry:
        _check_time(entry, plan.round, Doing.IMPROVE_PLAN)
        asked = Author.objects.filter(plan=plan, person=by, agreed=None)
        if asked.update(agreed=clock.today()) != 1:
            raise NotYours(_("You were not asked to make this plan."))
        entry.about(plan, title=plan.title)


def coach_plan(*, by: Person, plan: Plan) -> None:
    """Somebody who keeps rounds helps the makers; they stay the makers."""
    slug = plan.round.here.slug
    with act(COACHED, by=by.actor, book=slug, details_are_public=False) as entry:
        require(by, Right.KEEP_ROUND, plan.round.here)
        _check_time(entry, plan.round, Doing.IMPROVE_PLAN)
        plan = entry.fresh(plan)
        plan.coach = by
        plan.save(update_fields=["coach"])
        entry.about(plan, title=plan.title)


def support_plan(*, by: Person, plan: Plan) -> None:
    """A neighbour says that this plan should be on the ballot. Said twice, it counts once."""
    if found.supports(plan, by):
        return
    with act(SUPPORTED, by=by.actor, book=plan.round.here.slug, details_are_public=False) as entry:
        require(by, Right.BE_MEMBER, plan.round.here)
        _check_time(entry, plan.round, Doing.SUPPORT)
        plan = entry.fresh(plan)
        rules.check_move(PlanState(plan.state), rules.LIVING)
        if str(by.pk) in found.maker_refs(plan):
            raise Refused(_("You make this plan yourself, so you count already."))
        Support.objects.get_or_create(plan=plan, person=by, defaults={"since": clock.today()})
        entry.about(plan, title=plan.title)


def check_plan(
    *, by: Person, party: Party, plan: Plan, verdict: Verdict, reason: str = "", repair: str = ""
) -> Check:
    """A party checks whether a plan is allowed and can be done; a no says how to repair it."""
    verb = FITS if verdict is Verdict.YES else TO_REPAIR
    with act(verb, by=by.actor, book=plan.round.here.slug) as entry:
        mandate = speak_for(entry, by, party)
        _check_time(entry, plan.round, Doing.CHECK)
        plan = entry.fresh(plan)
        if party.here_id != plan.round.here_id:
            raise NotYours(_("You cannot do this in this neighbourhood."))
        rules.check_move(PlanState(plan.state), rules.LIVING)
        rules.check_verdict(verdict, reason, repair)
        rules.check_not_own(found.maker_refs(plan), str(by.pk))
        row = Check.objects.create(
            plan=plan, number=found.next_check(plan), verdict=verdict, reason=reason.strip(),
            repair=repair.strip(), party=party, mandate=mandate, on=clock.today(),
        )  # fmt: skip
        _move(plan, rules.after_check(verdict))
        entry.about(plan, title=plan.title, reason=row.reason, repair=row.repair)
    return row


def ask_merge(*, by: Person, plan: Plan, into: Plan, words: str = "") -> Merge:
    """A maker asks all who make this plan or another one to go on as one."""
    with act(MERGE_ASKED, by=by.actor, book=plan.round.here.slug) as entry:
        _check_time(entry, plan.round, Doing.MERGE)
        plan, into = _as_maker(entry, by, plan), entry.fresh(into)
        same = plan.round_id == into.round_id
        rules.check_merge(str(plan.pk), str(into.pk), same_round=same)
        for one in (plan, into):
            rules.check_move(PlanState(one.state), rules.LIVING)
        if found.open_merges(plan).filter(plan=plan).exists():
            raise Refused(_("You asked this already. Wait for the answer."))
        row = Merge.objects.create(
            plan=plan, into=into, words=words.strip(), asked_by=by, asked=clock.today()
        )
        makers = found.makers_of_both(row)
        if not rules.awaited(makers, str(by.pk), ()):
            raise Refused(
                _("You alone make both. Write in one what is in the other, and take that back.")
            )
        entry.about(plan, title=plan.title, into=into.title)
    return row


def answer_merge(*, by: Person, merge: Merge, agree: bool) -> None:
    """A maker says yes, and with the last yes both go on as one; or no, and nothing changes."""
    verb = MERGE_AGREED if agree else NOT_MERGED
    with act(verb, by=by.actor, book=merge.plan.round.here.slug) as entry:
        _check_time(entry, merge.plan.round, Doing.MERGE)
        merge, plan, into = entry.fresh(merge), entry.fresh(merge.plan), entry.fresh(merge.into)
        if merge.answered:
            raise Refused(_("This was answered before."))
        makers, heard = found.makers_of_both(merge), found.heard(merge)
        asked_by = str(merge.asked_by_id)
        rules.check_merge_answer(str(by.pk), makers, asked_by, heard, agree=agree)
        entry.about(plan, title=plan.title, into=into.title)
        if agree:
            MergeYes.objects.create(merge=merge, person=by, on=clock.today())
            if rules.awaited(makers, asked_by, {*heard, str(by.pk)}):
                return
            entry.told.verb = MERGED
            _put_together(plan, into)
        merge.answered_by, merge.answered, merge.agreed = by, clock.today(), agree
        merge.save()


def _put_together(plan: Plan, into: Plan) -> None:
    for one in (plan, into):
        rules.check_move(PlanState(one.state), rules.LIVING)
    for author in plan.authors.exclude(agreed=None):
        Author.objects.get_or_create(
            plan=into,
            person_id=author.person_id,
            defaults={"asked": clock.today(), "agreed": clock.today()},
        )
    for support in plan.supports.all():
        Support.objects.get_or_create(
            plan=into, person_id=support.person_id, defaults={"since": clock.today()}
        )
    plan.merged_into = into
    _move(plan, PlanState.MERGED)


def follow_plan(*, by: Person, plan: Plan, what: Followed, words: str) -> Step:
    """A maker or a round keeper tells how a plan that won goes on, until the after-check."""
    with act(STEPS[what], by=by.actor, book=plan.round.here.slug) as entry:
        if str(by.pk) not in found.maker_refs(plan):
            require(by, Right.KEEP_ROUND, plan.round.here)
        _check_time(entry, plan.round, Doing.FOLLOW)
        plan = entry.fresh(plan)
        allowed, state = rules.NEXT_AFTER[what]
        rules.check_move(PlanState(plan.state), allowed)
        if not words.strip():
            raise Refused(_("Tell in a few words how it goes."))
        row = Step.objects.create(
            plan=plan, number=found.next_step(plan), what=what, words=words.strip(),
            on=clock.today(),
        )  # fmt: skip
        if state:
            _move(plan, state)
        entry.about(plan, title=plan.title, words=row.words)
    return row


def _check_time(entry: OpenEntry, round: Round, doing: Doing) -> None:
    rules.check_time_for(doing, RoundState(entry.fresh(round).state))


def _check_new(entry: OpenEntry, round: Round) -> None:
    state = RoundState(entry.fresh(round).state)
    rules.check_new_plan(state, found.rules_of(round), clock.today())


def _as_maker(entry: OpenEntry, by: Person, plan: Plan) -> Plan:
    plan = entry.fresh(plan)
    if not Author.objects.filter(plan=plan, person=by).exclude(agreed=None).exists():
        raise NotYours(_("Only the makers of a plan can do this."))
    return plan


def _check_words(round: Round, words: PlanWords) -> None:
    fixed = found.rules_of(round)
    themes = tuple(theme.name for theme in fixed.themes)
    rules.check_words(words, dearest=rules.dearest(fixed), themes=themes)
    if words.area and words.area not in {group.name for group in fixed.areas}:
        raise Refused(_("Choose one of the areas of this round, or the whole neighbourhood."))


def _put_words(plan: Plan, words: PlanWords) -> None:
    for name, value in words.facts().items():
        setattr(plan, name, value.strip() if isinstance(value, str) else value)
    plan.save()


def _move(plan: Plan, state: PlanState) -> None:
    plan.state, plan.state_since = state, clock.today()
    plan.save(update_fields=["state", "state_since", "merged_into"])
