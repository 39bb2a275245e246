"""What a panel chose and why: the teller hears it first, then everybody. Later: did it matter?"""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.network.queries import keep_tips_out
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import NOBODY, require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused
from wijkaanpak.stories.actions.panels.tables import keeper_acts, move
from wijkaanpak.stories.actions.telling import as_public_as_it_is
from wijkaanpak.stories.models import Choice, Panel, Story
from wijkaanpak.stories.queries import choices as chosen
from wijkaanpak.stories.queries import panels as found
from wijkaanpak.stories.rules import panels as rules
from wijkaanpak.stories.rules.panels import (
    ChoiceWords,
    Mattered,
    PanelMove,
    RoundMove,
    RoundState,
    Told,
)

CHOSE = Verb(
    "panels.chose",
    _("%(panel)s chose a story and said why. The teller hears it first."),
    _("A panel chose a story and said why."),
)
OPENED_AGAIN = Verb(
    "panels.opened_again",
    _("The panel %(panel)s chooses anew."),
    _("A panel chooses anew."),
)
TELLER_TOLD = Verb(
    "story.chosen",
    _("The teller of “%(title)s” heard why %(panel)s chose it: %(reason)s"),
    _("A teller heard why a panel chose the story."),
)
CHECKED = Verb(
    "panels.checked",
    _("%(who)s asked later whether “%(title)s” mattered: %(words)s"),
    _("It was asked later whether a chosen story mattered."),
)

_SAID = ("reason", "values", "doubts", "differently")


def choose(
    *, by: Person, panel: Panel, story: Story, words: ChoiceWords, on_paper: bool = False
) -> Choice:
    """A panel chose one story of its pile and says why; somebody of the panel or the keeper types.

    `on_paper` says that it was typed from the sheet on which the panel wrote. The log says no more
    than that it chose: which story and why it holds once the teller knows. Of who sits there it
    holds nobody, so not who typed either.
    """
    rules.check_choice(words)
    here, sits = panel.round.here, found.sits(panel, by)
    with act(CHOSE, by=NOBODY if sits else by.actor, book=here.slug) as entry:
        if not sits:
            require(by, Right.KEEP_STORIES, here)
        rules.check_open(RoundState(entry.fresh(panel.round).state))
        move(entry, panel, PanelMove.CHOOSE)
        if story.pk not in {one.story_id for one in found.pile(panel).laid}:
            raise Refused(_("A panel chooses from what its tellers let it read."))
        said = {name: getattr(words, name).strip() for name in _SAID}
        keep_tips_out(here, *said.values(), known=[story.teller_name])
        row = Choice.objects.create(
            panel=panel, story=story, at=clock.now(), on_paper=on_paper, **said
        )
        entry.about(panel, panel=panel.name)
    return row


def open_again(*, by: Person, panel: Panel) -> None:
    """The teller took back the story that was chosen, so the panel chooses anew."""
    with keeper_acts(OPENED_AGAIN, by, panel) as entry:
        move(entry, panel, PanelMove.OPEN_AGAIN)
        row = Choice.objects.get(panel=panel, undone=None)
        rules.check_gone(chosen.may_be_read(panel.round.here, row.story_id))
        row.undone = clock.today()
        row.save(update_fields=["undone"])
        entry.about(panel, panel=panel.name)


def tell_teller(*, by: Person, choice: Choice, how: Told) -> None:
    """The teller heard why the story was chosen. Only then may everybody else."""
    panel, story = choice.panel, choice.story
    with act(TELLER_TOLD, by=by.actor, book=panel.round.here.slug) as entry:
        require(by, Right.KEEP_STORIES, panel.round.here)
        if entry.fresh(choice).told or choice.undone:
            raise Refused(_("This was noted already. Look at the round again."))
        choice.told, choice.told_how = clock.today(), how
        choice.save(update_fields=["told", "told_how"])
        entry.about(story, title=story.title, panel=panel.name, reason=choice.reason)
        as_public_as_it_is(entry, story)


def check_later(*, by: Person, choice: Choice, mattered: Mattered, words: str) -> None:
    """Later it is asked whether the story that was chosen mattered; no is an answer as well.

    When this was asked of all that was chosen in a round, the round is looked back on.
    """
    rules.check_said(words)
    panel, story = choice.panel, choice.story
    round = panel.round
    with act(CHECKED, by=by.actor, book=round.here.slug) as entry:
        require(by, Right.KEEP_STORIES, round.here)
        state = rules.round_after(RoundState(entry.fresh(round).state), RoundMove.LOOK_BACK)
        if entry.fresh(choice).checked:
            raise Refused(_("This was noted already. Look at the round again."))
        keep_tips_out(round.here, words, known=[story.teller_name])
        choice.mattered, choice.mattered_words = mattered, words.strip()
        choice.checked = clock.today()
        choice.save(update_fields=["mattered", "mattered_words", "checked"])
        if not chosen.unchecked(round):
            round.state = state
            round.save(update_fields=["state"])
        entry.about(story, title=story.title, words=choice.mattered_words)
        as_public_as_it_is(entry, story)
