"""What is laid beside a path and taken away again; and where figures stand beside stories."""

from __future__ import annotations

import uuid
from datetime import date

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.agenda.queries import require_circle
from wijkaanpak.impact import rules
from wijkaanpak.impact.actions.drawing import quiet
from wijkaanpak.impact.models import FigurePlace, Path, Shown
from wijkaanpak.impact.queries import evidence, figures
from wijkaanpak.impact.queries.paths import require_maker
from wijkaanpak.impact.rules import Move, Shows, State
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.neighbourhoods.models import KeyFigure, Neighbourhood
from wijkaanpak.neighbourhoods.rules import DOMAIN_WORDS, Domain
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused
from wijkaanpak.stories.models import Story
from wijkaanpak.stories.rules import Layer

LAID = {
    Shows.STORY: Verb("path.story_laid", _("A story was laid beside an impact path.")),
    Shows.FIGURE: Verb("path.figure_laid", _("A figure was laid beside an impact path.")),
    Shows.COUNT: Verb("path.count_laid", _("A count was laid beside an impact path.")),
    Shows.UNKNOWN: Verb(
        "path.unknown_told", _("Neighbours said at an impact path what they do not know.")
    ),
}
TAKEN = Verb("path.taken_away", _("Something was taken away from beside an impact path."))
PLACED = Verb("figure.placed", _("The circle said beside which part of life a figure stands."))


def show_story(
    *, by: Person, path: Path, story: Story, layer: Layer | None = None,
    key: uuid.UUID | None = None,
) -> Shown:  # fmt: skip
    """Lay a story beside a path: only one that everybody may read."""
    told = story.layer or (layer or "")
    return _lay(by, path, Shows.STORY, key, story=story, layer=told)


def show_figure(
    *, by: Person, path: Path, figure: KeyFigure, layer: Layer, key: uuid.UUID | None = None
) -> Shown:
    """Lay a public figure beside a path, with its source and what it cannot say."""
    return _lay(by, path, Shows.FIGURE, key, figure=figure, layer=layer)


def show_count(
    *, by: Person, path: Path, words: str, source: str, on: date, layer: Layer,
    key: uuid.UUID | None = None,
) -> Shown:  # fmt: skip
    """Lay a count of one's own beside a path: what, by whom, when. Never a target."""
    rules.check_count(words, source, on, clock.today())
    said = {"words": words.strip(), "source": source.strip(), "on": on}
    return _lay(by, path, Shows.COUNT, key, layer=layer, **said)


def show_unknown(*, by: Person, path: Path, words: str, key: uuid.UUID | None = None) -> Shown:
    """Say what nobody knows: that stands beside a path as decently as a figure."""
    rules.check_unknown(words)
    return _lay(by, path, Shows.UNKNOWN, key, words=words.strip())


def _lay(by: Person, path: Path, shows: Shows, key: uuid.UUID | None, **more: object) -> Shown:
    if known := made_before(Shown, key, path=path):
        return known
    with act(LAID[shows], by=quiet(by), book=path.here.slug) as entry:
        _may_show(entry, by, path)
        if shows in rules.NUMBERS:
            rules.check_few_figures(evidence.numbers_beside(path))
        if isinstance(story := more.get("story"), Story):
            evidence.check_story(path, story)
        if isinstance(figure := more.get("figure"), KeyFigure):
            evidence.check_figure(path, figure)
        row = Shown.objects.create(
            id=key or uuid.uuid4(), path=path, shows=shows, since=clock.today(), **more
        )
        entry.about(path)
    return row


def _may_show(entry: OpenEntry, by: Person, path: Path) -> None:
    entry.fresh(path)
    require_maker(require(by, Right.BE_MEMBER, path.here), path)
    rules.after(State(path.state), Move.SHOW)


def take_away(*, by: Person, shown: Shown) -> None:
    """Take something away from beside a path; that it stood there stays in the logbook."""
    with act(TAKEN, by=quiet(by), book=shown.path.here.slug) as entry:
        _may_show(entry, by, shown.path)
        if entry.fresh(shown).until is None:
            shown.until = clock.today()
            shown.save(update_fields=["until"])
        entry.about(shown.path)


def place_figure(*, by: Person, here: Neighbourhood, name: str, domain: Domain) -> FigurePlace:
    """The circle says beside which domain of life the figures of a name stand."""
    with act(PLACED, by=quiet(by), book=here.slug) as entry:
        require_circle(by, here)
        if domain not in DOMAIN_WORDS or name not in figures.names(here):
            raise Refused(_("Choose a figure of this neighbourhood that is known."))
        row = figures.place_of(here, name) or FigurePlace(here=here, name=name)
        row.domain, row.since = domain, clock.today()
        row.save()
        entry.about(row)
    return row
