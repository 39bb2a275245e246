"""A round from its first rules to the look back: begun, opened, and each next step."""

from __future__ import annotations

import json
import secrets
import uuid
from collections.abc import Callable
from dataclasses import replace

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.agenda.rules import check_missing, check_words
from wijkaanpak.budget import rules
from wijkaanpak.budget.actions.money import put_in
from wijkaanpak.budget.models import Plan, Round
from wijkaanpak.budget.queries import money, voting
from wijkaanpak.budget.queries import rounds as found
from wijkaanpak.budget.rules import Doing, PlanState, RoundRules, RoundState
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused

BEGUN = Verb(
    "round.begun",
    _("%(who)s began a round of the budget: “%(title)s”."),
    _("A round of the budget is being prepared."),
)
RULES_WRITTEN = Verb(
    "round.rules_written",
    _("%(who)s wrote the rules of “%(title)s”."),
    _("The rules of a round are being written."),
)
OPENED = Verb(
    "round.opened",
    _(
        "%(who)s opened the round “%(title)s” for plans: € %(euros)s, set aside in %(pots)s. Its "
        "rules are fixed from now on; their fingerprint is %(fingerprint)s."
    ),
)
CHECK_BEGUN = Verb(
    "round.checking", _("%(who)s closed “%(title)s” for new plans. The plans are checked.")
)
VOTE_OPENED = Verb(
    "round.vote_opened",
    _("%(who)s opened the vote of “%(title)s”, with %(plans)s plans on the ballot."),
)
VOTE_CLOSED = Verb(
    "round.vote_closed",
    _(
        "%(who)s closed the vote of “%(title)s”. %(used)s of %(letters)s letters came back, and "
        "%(ballots)s ballots are in the box."
    ),
)
FOLLOWED = Verb(
    "round.followed", _("%(who)s: the plans of “%(title)s” are being carried out and followed.")
)
MISSING = Verb(
    "round.missing", _("%(who)s wrote down who did not take part in “%(title)s”: “%(missing)s”")
)
MISSING_CHECKED = Verb(
    "round.missing_checked",
    _("%(who)s looked again at who did not take part in “%(title)s”: %(learned)s"),
)


def begin_round(
    *, by: Person, here: Neighbourhood, title: str, words: str = "", key: uuid.UUID | None = None
) -> Round:
    """A round keeper begins a round. Nobody else sees it until its rules are fixed."""
    require(by, Right.KEEP_ROUND, here)
    if known := made_before(Round, key, here=here):
        return known
    with act(BEGUN, by=by.actor, book=here.slug, details_are_public=False) as entry:
        require(by, Right.KEEP_ROUND, here)
        if not title.strip():
            raise Refused(_("Give the round a name."))
        row = Round.objects.create(
            id=key or uuid.uuid4(),
            here=here,
            number=found.next_number(here, clock.today().year),
            title=title.strip(),
            words=words.strip(),
            rules=rules.canonical(RoundRules().written_out()),
            salt=secrets.token_hex(16),
            begun=clock.today(),
        )
        entry.about(row, title=row.title)
    return row


def write_rules(*, by: Person, round: Round, title: str, words: str, given: RoundRules) -> None:
    """A round keeper writes the rules, as long as the round was not opened."""
    with act(RULES_WRITTEN, by=by.actor, book=round.here.slug, details_are_public=False) as entry:
        require(by, Right.KEEP_ROUND, round.here)
        round = entry.fresh(round)
        rules.check_time_for(Doing.WRITE_RULES, RoundState(round.state))
        rules.check_rules(given)
        rules.check_promises(given)
        rules.check_pots(given, money.offers(round.here))
        round.title, round.words = title.strip() or round.title, words.strip()
        round.rules = rules.canonical(given.written_out())
        round.save(update_fields=["title", "words", "rules"])
        entry.about(round, title=round.title)


def go_on(*, by: Person, round: Round) -> Round:
    """A round keeper takes the round one step further; it never goes back."""
    step = rules.next_state(RoundState(round.state))
    if step not in _STEPS:
        raise Refused(_("The count itself decides this round. Count the ballots."))
    verb, take = _STEPS[step]
    with act(verb, by=by.actor, book=round.here.slug) as entry:
        require(by, Right.KEEP_ROUND, round.here)
        round = entry.fresh(round)
        if rules.next_state(RoundState(round.state)) is not step:
            raise Refused(_("Somebody else took this step just now."))
        rules.check_day_of_step(step, found.rules_of(round), clock.today())
        take(entry, round)
        round.state = step
        round.save()
    return round


def _open(entry: OpenEntry, round: Round) -> None:
    fixed = found.rules_of(round)
    rules.check_rules(fixed)
    fixed = replace(fixed, lot=rules.draw_lot())
    round.rules = rules.canonical(fixed.written_out())
    round.fingerprint = rules.fingerprint(json.loads(round.rules))
    round.opened = clock.today()
    round.goal = put_in(entry, round, fixed)
    entry.reveal(round)
    entry.about(
        round,
        title=round.title,
        euros=rules.whole_euros(fixed.amount),
        pots=", ".join(pot.key for pot in fixed.pots),
        fingerprint=round.fingerprint,
    )


def _check(entry: OpenEntry, round: Round) -> None:
    entry.about(round, title=round.title)


def _open_vote(entry: OpenEntry, round: Round) -> None:
    fixed, today = found.rules_of(round), clock.today()
    for plan in Plan.objects.filter(round=round):
        supporters = plan.supports.count() + plan.authors.exclude(agreed=None).count()
        state = rules.at_opening(PlanState(plan.state), supporters, fixed.supporters)
        if state != plan.state:
            plan.state, plan.state_since = state, today
            plan.save(update_fields=["state", "state_since"])
    ballot = [[p.number, p.title, p.asked, p.area, p.young] for p in found.on_ballot(round)]
    if len(ballot) < 2:
        raise Refused(_("A vote needs at least two plans that fit and have enough support."))
    round.vote_opened = today
    printed = rules.fingerprint({"ballot": ballot, "rules": round.fingerprint})
    entry.about(round, title=round.title, plans=len(ballot), ballot=printed)


def _close_vote(entry: OpenEntry, round: Round) -> None:
    round.vote_closed = clock.today()
    now = voting.numbers(round)
    entry.about(
        round, title=round.title, used=now.used, letters=now.letters, revoked=now.revoked,
        ballots=now.ballots, channels=dict(now.channels),
    )  # fmt: skip


def write_missing(*, by: Person, round: Round, missing: str) -> Round:
    """A round keeper writes who did not take part, and what is not known because of it."""
    with act(MISSING, by=by.actor, book=round.here.slug) as entry:
        require(by, Right.KEEP_ROUND, round.here)
        round = entry.fresh(round)
        rules.check_time_for(Doing.WRITE_MISSING, RoundState(round.state))
        check_missing(missing)
        round.missing = missing.strip()
        round.save(update_fields=["missing"])
        entry.about(round, title=round.title, missing=round.missing)
    return round


def check_missing_note(*, by: Person, round: Round, mattered: bool, learned: str) -> Round:
    """A round keeper looks back: did it matter who did not take part?"""
    with act(MISSING_CHECKED, by=by.actor, book=round.here.slug) as entry:
        require(by, Right.KEEP_ROUND, round.here)
        round = entry.fresh(round)
        rules.check_time_for(Doing.CHECK_MISSING, RoundState(round.state))
        check_missing(round.missing)
        check_words(learned)
        round.missing_mattered, round.missing_learned = mattered, learned.strip()
        round.missing_checked = clock.today()
        round.save(update_fields=["missing_mattered", "missing_learned", "missing_checked"])
        entry.about(round, title=round.title, mattered=mattered, learned=round.missing_learned)
    return round


def _follow(entry: OpenEntry, round: Round) -> None:
    check_missing(round.missing)
    entry.about(round, title=round.title)


type Take = Callable[[OpenEntry, Round], None]
_STEPS: dict[RoundState, tuple[Verb, Take]] = {
    RoundState.PLANS: (OPENED, _open),
    RoundState.CHECKING: (CHECK_BEGUN, _check),
    RoundState.VOTING: (VOTE_OPENED, _open_vote),
    RoundState.COUNTING: (VOTE_CLOSED, _close_vote),
    RoundState.FOLLOWING: (FOLLOWED, _follow),
}
