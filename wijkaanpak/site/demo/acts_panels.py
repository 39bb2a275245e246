"""How panels are asked, read, choose, and how a round is given back and looked back on."""

from __future__ import annotations

from collections.abc import Callable

from wijkaanpak.neighbourhoods.rules import Domain
from wijkaanpak.people.rules import Role
from wijkaanpak.site.demo.event import Event
from wijkaanpak.site.demo.panel_shapes import Choosing, ReadingRound, ReadingTable
from wijkaanpak.site.demo.scene import Scene
from wijkaanpak.stories.actions import panels as actions
from wijkaanpak.stories.actions.panels import Lay
from wijkaanpak.stories.models import Choice, Panel, PanelRound
from wijkaanpak.stories.queries import panels as found
from wijkaanpak.stories.rules.panels import (
    ChoiceWords,
    Mattered,
    PanelLayer,
    PanelWords,
    RoundWords,
    Sits,
    Told,
)
from wijkaanpak.stories.rules.piles import Because


def _plan(event: Event) -> ReadingRound:
    plan = event.piece[0] if isinstance(event.piece, tuple) else event.piece
    assert isinstance(plan, ReadingRound)
    return plan


def _table(event: Event) -> ReadingTable:
    assert isinstance(event.piece, tuple)
    table = event.piece[1]
    assert isinstance(table, ReadingTable)
    return table


def _round(scene: Scene, event: Event) -> PanelRound:
    found_ = PanelRound.objects.select_related("here")
    return found_.get(here=scene.here, title=_plan(event).title)


def _panel(scene: Scene, event: Event) -> Panel:
    rows = Panel.objects.select_related("round__here")
    return rows.get(round=_round(scene, event), name=_table(event).name)


def begun(scene: Scene, event: Event) -> None:
    """The keeper of the stories begins a round."""
    plan = _plan(event)
    words = RoundWords(
        plan.title, plan.question, plan.begins, plan.ends, tuple(Domain(d) for d in plan.domains)
    )
    actions.begin_round(by=scene.people[event.by], here=scene.here, words=words)


def planned(scene: Scene, event: Event) -> None:
    """Three weeks before, people are asked."""
    table, by = _table(event), scene.people[event.by]
    words = PanelWords(PanelLayer(table.layer), table.name, table.on, table.place)
    panel = actions.plan_panel(by=by, round=_round(scene, event), words=words)
    for one in table.who:
        for _seat in range(one.many):
            actions.seat(
                by=by,
                panel=panel,
                kind=Sits(one.kind),
                party=scene.parties[one.party] if one.party else None,
                person=scene.people[one.person] if one.person else None,
                name=one.name,
            )


def read(scene: Scene, event: Event) -> None:
    """The pile lies there, the panel reads; who did not read on paper chooses that evening."""
    table, by, panel = _table(event), scene.people[event.by], _panel(scene, event)
    before = {story.pk for story in found.chosen_before(panel)}
    rows = [scene.stories[key][0] for key in table.pile]
    read_before = found.times_read(scene.here, rows)
    interpreters = dict(table.interpreters)
    pile = [
        Lay(row, _because(row.pk in before, row.pk in read_before), interpreters.get(key, ""))
        for key, row in zip(table.pile, rows, strict=True)
    ]
    actions.lay_pile(by=by, panel=panel, pile=pile)
    actions.open_reading(by=by, panel=panel)
    if table.chose:
        story = scene.stories[table.chose.story][0]
        words = _words(table.chose)
        actions.choose(by=by, panel=panel, story=story, words=words, on_paper=table.on_paper)


def _because(chosen: bool, read_before: bool) -> Because:
    if chosen:
        return Because.CHOSEN_BEFORE
    return Because.KEEPER if read_before else Because.NOT_READ


def _words(chose: Choosing) -> ChoiceWords:
    return ChoiceWords(chose.reason, chose.values, chose.doubts, chose.differently)


def cancelled(scene: Scene, event: Event) -> None:
    """A panel does not come about, and everybody may know why."""
    by, why = scene.people[event.by], _table(event).cancelled
    actions.cancel_panel(by=by, panel=_panel(scene, event), why=why)


def teller_told(scene: Scene, event: Event) -> None:
    """A few days later the teller hears why."""
    chose = _table(event).chose
    assert chose
    row = Choice.objects.get(panel=_panel(scene, event), undone=None)
    actions.tell_teller(by=scene.people[event.by], choice=row, how=Told(chose.told_how))


def given_back(scene: Scene, event: Event) -> None:
    """Everybody hears what was chosen, why, and what is done differently."""
    by, words = scene.people[event.by], _plan(event).differently
    actions.give_back(by=by, round=_round(scene, event), differently=words)


def looked_back(scene: Scene, event: Event) -> None:
    """Later who keeps the stories by then asks of each choice whether it mattered."""
    by = scene.with_role(Role.STORY_KEEPER, event.at)
    for table in _plan(event).tables:
        if table.chose and table.chose.later:
            panel = Panel.objects.get(round=_round(scene, event), name=table.name)
            row = Choice.objects.select_related("panel__round__here").get(panel=panel, undone=None)
            later = table.chose.later
            actions.check_later(
                by=by, choice=row, mattered=Mattered(later.mattered),
                words=later.words,
            )  # fmt: skip


def stopped(scene: Scene, event: Event) -> None:
    """A round does not go on, and everybody may know why."""
    by, why = scene.people[event.by], _plan(event).why_stopped
    actions.stop_round(by=by, round=_round(scene, event), why=why)


ACTS: dict[str, Callable[[Scene, Event], None]] = {
    "reading begun": begun,
    "panel planned": planned,
    "panel read": read,
    "panel cancelled": cancelled,
    "teller told": teller_told,
    "reading given back": given_back,
    "reading looked back": looked_back,
    "reading stopped": stopped,
}
