"""A round of reading: begun, given back to everybody, or stopped with its reason."""

from __future__ import annotations

import uuid

from django.db.models import Max
from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.queries import keep_tips_out
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right
from wijkaanpak.stories.models import Panel, PanelRound
from wijkaanpak.stories.queries import choices as chosen
from wijkaanpak.stories.rules import panels as rules
from wijkaanpak.stories.rules.panels import PanelState, RoundMove, RoundState, RoundWords

BEGUN = Verb(
    "panels.round_begun",
    _("%(who)s began the round of reading “%(title)s”."),
    _("A round of reading began."),
)
GIVEN_BACK = Verb(
    "panels.given_back",
    _("%(who)s gave the round “%(title)s” back to everybody: %(differently)s"),
    _("A round of reading was given back to everybody."),
)
STOPPED = Verb(
    "panels.stopped",
    _("%(who)s stopped the round “%(title)s”: %(why)s"),
    _("A round of reading was stopped."),
)


def begin_round(
    *, by: Person, here: Neighbourhood, words: RoundWords, key: uuid.UUID | None = None
) -> PanelRound:
    """The story keeper begins a round over half a year. The same form twice is one round."""
    rules.check_round(words)
    if again := made_before(PanelRound, key, here=here):
        return again
    with act(BEGUN, by=by.actor, book=here.slug) as entry:
        require(by, Right.KEEP_STORIES, here)
        keep_tips_out(here, words.title, words.question)
        last = PanelRound.objects.filter(here=here).aggregate(last=Max("number"))["last"] or 0
        row = PanelRound.objects.create(
            pk=key or uuid.uuid4(),
            here=here,
            number=last + 1,
            title=words.title.strip(),
            question=words.question.strip(),
            begins=words.begins,
            ends=words.ends,
            domains=list(dict.fromkeys(words.domains)),
            begun=clock.today(),
        )
        entry.about(row, title=row.title)
    return row


def give_back(*, by: Person, round: PanelRound, differently: str) -> None:
    """Everybody hears what was chosen, why, and what is done differently from now on."""
    rules.check_said(differently)
    with act(GIVEN_BACK, by=by.actor, book=round.here.slug) as entry:
        require(by, Right.KEEP_STORIES, round.here)
        state = rules.round_after(RoundState(entry.fresh(round).state), RoundMove.GIVE_BACK)
        chosen.check_given_back(round)
        keep_tips_out(round.here, differently)
        round.state, round.differently = state, differently.strip()
        round.given_back = clock.today()
        round.save(update_fields=["state", "differently", "given_back"])
        entry.about(round, title=round.title, differently=round.differently)


def stop_round(*, by: Person, round: PanelRound, why: str) -> None:
    """A round does not go on, and everybody may know why."""
    rules.check_said(why)
    with act(STOPPED, by=by.actor, book=round.here.slug) as entry:
        require(by, Right.KEEP_STORIES, round.here)
        round.state = rules.round_after(RoundState(entry.fresh(round).state), RoundMove.STOP)
        keep_tips_out(round.here, why)
        round.why_stopped = why.strip()
        round.save(update_fields=["state", "why_stopped"])
        busy = Panel.objects.filter(round=round, state__in=rules.BUSY)
        busy.update(state=PanelState.CANCELLED, why_cancelled=round.why_stopped)
        entry.about(round, title=round.title, why=round.why_stopped)
