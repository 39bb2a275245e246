"""What comes of a gathering: a line of the minutes becomes a story, a wish or a promise."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.agenda.models import Item
from wijkaanpak.commitments.models import Commitment
from wijkaanpak.gatherings import rules
from wijkaanpak.gatherings.models import Gathering, Harvest
from wijkaanpak.gatherings.rules import Harvested
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, Refused
from wijkaanpak.stories.models import Story

LAID = Verb("gatherings.harvest_laid", _("A line of the minutes of “%(title)s” was laid ready."))
FILLED = Verb("gatherings.harvest_made", _("Something came of the minutes of “%(title)s”."))
DROPPED = Verb("gatherings.harvest_dropped", _("A line of “%(title)s” stays a line."))
MAKES = {
    Harvested.STORY: Right.COLLECT_STORIES,
    Harvested.WISH: Right.KEEP_AGENDA,
    Harvested.PROMISE: Right.SPEAK,
}


def lay_harvest(*, by: Person, gathering: Gathering, line: str, kind: Harvested) -> Harvest:
    """A host lays a line ready to become a story, a wish or a promise. Laid twice it is one."""
    with act(LAID, by=by.actor, book=gathering.here.slug) as entry:
        require(by, Right.HOST, gathering.here)
        if line not in rules.lines_of(entry.fresh(gathering).minutes):
            raise Refused(_("This line is not in the minutes any more. Look at them again."))
        found, _new = Harvest.objects.get_or_create(
            gathering=gathering,
            line=line,
            kind=kind,
            dropped=None,
            defaults={"on": clock.today()},
        )
        entry.about(gathering, title=gathering.title, kind=kind)
    return found


def fill_harvest(*, by: Person, harvest: Harvest, made: Story | Item | Commitment) -> None:
    """Who made it writes down what came of the line; filled twice it stays the same."""
    gathering = harvest.gathering
    with act(FILLED, by=by.actor, book=gathering.here.slug) as entry:
        require(by, MAKES[Harvested(harvest.kind)], gathering.here)
        entry.fresh(harvest)
        if harvest.made or harvest.dropped:
            raise Refused(_("Something was done with this line already. Look at it again."))
        harvest.story = made if isinstance(made, Story) else None
        harvest.item = made if isinstance(made, Item) else None
        harvest.commitment = made if isinstance(made, Commitment) else None
        _check_same_place(harvest)
        harvest.save()
        entry.about(gathering, title=gathering.title, kind=harvest.kind)


def _check_same_place(harvest: Harvest) -> None:
    here = harvest.gathering.here_id
    places = [
        harvest.story and harvest.story.here_id,
        harvest.item and harvest.item.edition.here_id,
        harvest.commitment and harvest.commitment.here_id,
    ]
    if any(place and place != here for place in places):
        raise NotYours(_("This is of another neighbourhood."))


def drop_harvest(*, by: Person, harvest: Harvest) -> None:
    """A host says that a line stays a line, as long as nothing was made of it."""
    gathering = harvest.gathering
    with act(DROPPED, by=by.actor, book=gathering.here.slug) as entry:
        require(by, Right.HOST, gathering.here)
        if entry.fresh(harvest).made:
            raise Refused(_("Something came of this line already, so it stays."))
        harvest.dropped = clock.today()
        harvest.save(update_fields=["dropped"])
        entry.about(gathering, title=gathering.title, kind=harvest.kind)
