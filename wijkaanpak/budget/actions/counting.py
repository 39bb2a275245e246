"""The count: what points at people goes, the ballots are shuffled, and the result is written once.

Everything happens in one transaction. First the register, the codes and the receipts of forms
are removed; then each ballot is written anew under a new number in an order drawn by lot, so
that neither a number nor a place in a table tells when it came. Then follow the count itself
and the files of the result; their fingerprints stand in the log. Each plan that won
becomes a goal for money.
"""

from __future__ import annotations

import random
from dataclasses import asdict

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.budget import rules
from wijkaanpak.budget.actions.money import name_winners
from wijkaanpak.budget.actions.secrecy import forget_who_voted
from wijkaanpak.budget.models import Ballot, Plan, Round
from wijkaanpak.budget.queries import result, voting
from wijkaanpak.budget.rules import Doing, PlanState, RoundState
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused

COUNTED = Verb(
    "round.counted",
    _(
        "%(who)s had the ballots of “%(title)s” counted: %(ballots)s ballots, %(won)s plans were "
        "chosen. Root of all ballots: %(box)s. Fingerprint of the result: %(result)s."
    ),
)


def count_round(*, by: Person, round: Round) -> Round:
    """A ballot clerk has the box counted, once. The result is written and never changes.

    It is explained before the door opens, so that nobody waits half a minute at the door.
    """
    require(by, Right.KEEP_BALLOTS, round.here)
    rules.check_time_for(Doing.COUNT, RoundState(round.state))
    before = result.count(round, list(Ballot.objects.filter(round=round)))
    with act(COUNTED, by=by.actor, book=round.here.slug) as entry:
        require(by, Right.KEEP_BALLOTS, round.here)
        round = entry.fresh(round)
        rules.check_time_for(Doing.COUNT, RoundState(round.state))
        if waiting := voting.waiting_piles(round):
            raise Refused(
                _("Piles of paper not in the box yet: %(waiting)s. Finish them first."),
                waiting=waiting,
            )
        round.tally = asdict(voting.numbers(round))
        forget_who_voted(entry, round)
        ballots = _shuffle(entry, round)
        counted = result.count(round, ballots, before)
        _mark(entry, round, counted.outcome.winners)
        name_winners(entry, round)
        round.state, round.counted = RoundState.DECIDED, clock.today()
        files = result.files(round, counted)
        round.result = _write(round, files)
        round.save()
        entry.about(
            round, title=round.title, ballots=len(ballots), won=len(counted.outcome.winners),
            winners=list(counted.outcome.winners), box=counted.box,
            result=counted.fingerprint, rules=round.fingerprint,
        )  # fmt: skip
    return round


def _shuffle(entry: OpenEntry, round: Round) -> list[Ballot]:
    """Write each ballot anew under a new number, in an order drawn by lot."""
    old = list(Ballot.objects.filter(round=round))
    random.SystemRandom().shuffle(old)
    Ballot.objects.filter(round=round).delete()
    new = [
        Ballot(round=round, channel=b.channel, choices=b.choices, area=b.area, young=b.young)
        for b in old
    ]
    Ballot.objects.bulk_create(new, batch_size=500)
    return new


def _mark(entry: OpenEntry, round: Round, winners: tuple[str, ...]) -> None:
    today = clock.today()
    on_it = Plan.objects.filter(round=round, state=PlanState.ON_BALLOT)
    on_it.filter(number__in=[int(number) for number in winners]).update(
        state=PlanState.FUNDED, state_since=today
    )
    on_it = Plan.objects.filter(round=round, state=PlanState.ON_BALLOT)
    on_it.update(state=PlanState.NOT_FUNDED, state_since=today)


def _write(round: Round, files: dict[str, bytes]) -> str:
    """Write the files of the result in a folder named after what is in them."""
    folder = f"rondes/{round.pk.hex}/{result.fingerprint_of(files)[:16]}"
    for name, data in files.items():
        if not default_storage.exists(f"{folder}/{name}"):
            default_storage.save(f"{folder}/{name}", ContentFile(data))
    return folder
