"""A panel at its table: planned, people who sit down, a pile that is laid, and reading aloud.

The log says how many sat there as what. Who sat in a panel is no part of it.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.methods.tips import Tip
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import keep_tips_out
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require, require_part
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused
from wijkaanpak.stories.models import Laid, Panel, PanelRound, Sitter, Story
from wijkaanpak.stories.queries import panels as found
from wijkaanpak.stories.rules import panels as rules
from wijkaanpak.stories.rules.panels import (
    Lying,
    PanelLayer,
    PanelMove,
    PanelState,
    PanelWords,
    RoundState,
    Seat,
    Sits,
)
from wijkaanpak.stories.rules.piles import Because
from wijkaanpak.stories.rules.telling import check_short

PLANNED = Verb(
    "panels.panel_planned",
    _("%(who)s planned a panel for “%(title)s”: %(panel)s."),
    _("A panel was planned."),
)
SEATED = Verb(
    "panels.seated",
    _("%(who)s noted who sits in the panel %(panel)s. At the table: %(people)s."),
    _("It was noted who sits in a panel."),
)
NAMED = Verb(
    "panels.named",
    _("Somebody in the panel %(panel)s said whether their name may be shown."),
    _("Somebody in a panel said whether their name may be shown."),
)
LAID = Verb(
    "panels.pile_laid",
    _("%(who)s laid %(stories)s stories ready for the panel %(panel)s."),
    _("Stories were laid ready for a panel."),
)
READS = Verb(
    "panels.reads",
    _("The panel %(panel)s reads: %(people)s people, %(stories)s stories."),
    _("A panel reads."),
)
CANCELLED = Verb(
    "panels.cancelled",
    _("%(who)s cancelled the panel %(panel)s: %(why)s"),
    _("A panel was cancelled."),
)


@dataclass(frozen=True)
class Lay:
    """A story that is laid in a pile: why, and who reads or interprets it in its language."""

    story: Story
    because: Because = Because.KEEPER
    interpreter: str = ""


def plan_panel(
    *, by: Person, round: PanelRound, words: PanelWords, key: uuid.UUID | None = None
) -> Panel:
    """The keeper plans a panel in a layer of a round."""
    rules.check_panel(words)
    if again := made_before(Panel, key, round=round):
        return again
    with act(PLANNED, by=by.actor, book=round.here.slug) as entry:
        require(by, Right.KEEP_STORIES, round.here)
        rules.check_open(RoundState(entry.fresh(round).state))
        keep_tips_out(round.here, words.name, words.place, allowed={Tip.ADDRESS})
        row = Panel.objects.create(
            pk=key or uuid.uuid4(),
            round=round,
            layer=words.layer,
            name=words.name.strip(),
            on=words.on,
            place=words.place.strip(),
            language=words.language,
        )
        entry.about(row, title=round.title, panel=row.name)
    return row


def seat(
    *,
    by: Person,
    panel: Panel,
    kind: Sits,
    party: Party | None = None,
    person: Person | None = None,
    name: str = "",
    key: uuid.UUID | None = None,
) -> Sitter:
    """The keeper notes that somebody sits in a panel; `name` only when they wish to be named.

    Who has an account may read on a screen of their own, and says themselves about their name.
    """
    check_short(name, 80)
    if again := made_before(Sitter, key, panel=panel):
        return again
    with keeper_acts(SEATED, by, panel) as entry:
        move(entry, panel, PanelMove.SEAT)
        _check_who(panel, party, person)
        rules.check_room(Sitter.objects.filter(panel=panel, left=None).count())
        row = Sitter.objects.create(
            pk=key or uuid.uuid4(),
            panel=panel,
            kind=kind,
            party=party,
            person=person,
            name="" if person else name.strip(),
            named=bool(name.strip()) and person is None,
        )
        _say_how_many(entry, panel)
    return row


def _check_who(panel: Panel, party: Party | None, person: Person | None) -> None:
    here = panel.round.here
    if party and party.here_id != here.pk:
        raise Refused(_("This party is not one of here."))
    if person:
        require_part(person, here)
        if found.sits(panel, person):
            raise Refused(_("This person sits in the panel already."))


def unseat(*, by: Person, sitter: Sitter) -> None:
    """Somebody does not come after all. The name is forgotten, the seat is free."""
    panel = sitter.panel
    with keeper_acts(SEATED, by, panel) as entry:
        move(entry, panel, PanelMove.SEAT)
        sitter.left, sitter.name, sitter.named = clock.today(), "", False
        sitter.save(update_fields=["left", "name", "named"])
        _say_how_many(entry, panel)


def name_myself(*, person: Person, panel: Panel, named: bool) -> None:
    """Somebody in a panel says whether everybody may read their name; a no counts at once."""
    with act(
        NAMED, by=person.actor, book=panel.round.here.slug, details_are_public=False
    ) as entry:
        mine = Sitter.objects.filter(panel=panel, person=person, left=None)
        rules.require_at_the_table(mine.update(named=named) == 1)
        entry.about(panel, panel=panel.name)


def forget_name(*, by: Person, sitter: Sitter) -> None:
    """The keeper forgets the name of somebody without an account who does not wish it any more."""
    panel = sitter.panel
    with act(NAMED, by=by.actor, book=panel.round.here.slug, details_are_public=False) as entry:
        require(by, Right.KEEP_STORIES, panel.round.here)
        sitter.name, sitter.named = "", False
        sitter.save(update_fields=["name", "named"])
        entry.about(panel, panel=panel.name)


def lay_pile(*, by: Person, panel: Panel, pile: Sequence[Lay]) -> None:
    """The keeper lays the pile of a panel, in this order; what lay there before is replaced."""
    sittings = rules.sittings_for(len(pile))
    rules.check_interpreters(
        [Lying(o.story.language, o.interpreter) for o in pile], panel.language
    )
    with keeper_acts(LAID, by, panel) as entry:
        move(entry, panel, PanelMove.LAY)
        readable = set(found.for_round(panel.round).values_list("pk", flat=True))
        before = {story.pk for story in found.chosen_before(panel)}
        if not {one.story.pk for one in pile} <= readable | before:
            raise Refused(_("A panel reads from what its tellers let it read."))
        keep_tips_out(panel.round.here, *(o.interpreter for o in pile), allowed={Tip.NAME})
        panel.sittings = sittings
        panel.save(update_fields=["sittings"])
        Laid.objects.filter(panel=panel, taken_off=None).update(taken_off=clock.today())
        for position, one in enumerate(pile, start=1):
            _lay(panel, one, position, rules.sitting_of(position, len(pile), sittings))
        entry.about(panel, panel=panel.name, stories=len(pile))


def _lay(panel: Panel, one: Lay, position: int, sitting: int) -> None:
    check_short(one.interpreter, 120)
    facts = {
        "position": position,
        "sitting": sitting,
        "because": one.because,
        "interpreter": one.interpreter.strip(),
        "taken_off": None,
    }
    Laid.objects.update_or_create(panel=panel, story=one.story, defaults=facts)


def open_reading(*, by: Person, panel: Panel) -> None:
    """The panel reads: five to seven people, a pile that lies there, a layer before that chose."""
    with keeper_acts(READS, by, panel) as entry:
        move(entry, panel, PanelMove.OPEN)
        at_table = found.sitters(panel)
        seats = [Seat(Sits(one.kind), str(one.party_id or "")) for one in at_table]
        rules.check_people(PanelLayer(panel.layer), seats)
        rules.check_layer_before(found.is_busy_before(panel))
        lying = found.pile(panel).laid
        rules.sittings_for(len(lying))
        before = [str(story.pk) for story in found.chosen_before(panel)]
        rules.check_all_there(before, [str(one.story_id) for one in lying])
        entry.about(panel, panel=panel.name, people=len(seats), stories=len(lying))


def cancel_panel(*, by: Person, panel: Panel, why: str) -> None:
    """A panel does not come about, and everybody may know why."""
    rules.check_said(why)
    with keeper_acts(CANCELLED, by, panel) as entry:
        move(entry, panel, PanelMove.CANCEL)
        keep_tips_out(panel.round.here, why)
        panel.why_cancelled = why.strip()
        panel.save(update_fields=["why_cancelled"])
        entry.about(panel, panel=panel.name, why=panel.why_cancelled)


@contextmanager
def keeper_acts(verb: Verb, by: Person, panel: Panel) -> Iterator[OpenEntry]:
    """Open the door for who keeps the stories, on a panel of a round that is open."""
    here = panel.round.here
    with act(verb, by=by.actor, book=here.slug) as entry:
        require(by, Right.KEEP_STORIES, here)
        rules.check_open(RoundState(entry.fresh(panel.round).state))
        yield entry


def move(entry: OpenEntry, panel: Panel, move: PanelMove) -> None:
    panel.state = rules.panel_after(PanelState(entry.fresh(panel).state), move)
    panel.save(update_fields=["state"])


def _say_how_many(entry: OpenEntry, panel: Panel) -> None:
    """Tell the log how many sit there, and nobody's name."""
    many = Sitter.objects.filter(panel=panel, left=None).count()
    entry.about(panel, panel=panel.name, people=many)
