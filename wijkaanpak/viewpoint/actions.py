"""What may happen to how a neighbourhood looks and what is known of it, by who keeps the place."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.neighbourhoods.actions import draw, dress, note
from wijkaanpak.neighbourhoods.models import Area, KeyFigure, Neighbourhood
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, Refused
from wijkaanpak.ui.rules import check_contrast

DRESSED = Verb("neighbourhood.dressed", _("%(who)s changed how these pages look."))
DRAWN = Verb("neighbourhood.drawn", _("%(who)s kept the border of %(name)s as residents drew it."))
NOTED = Verb("neighbourhood.noted", _("%(who)s wrote down a public figure: %(name)s, %(year)s."))


def change_appearance(
    *,
    by: Person,
    here: Neighbourhood,
    action_colour: str,
    accent_colour: str,
    intro: str,
    languages: list[str],
    address_form: str,
) -> None:
    """Who keeps the place chooses colours that can be read, words, languages and 'je' or 'u'."""
    with act(DRESSED, by=by.actor, book=here.slug) as entry:
        require(by, Right.KEEP_PLACE, here)
        if action_colour or accent_colour:
            check_contrast(action_colour, accent_colour)
        changed = dress(
            entry,
            here,
            action_colour=action_colour,
            accent_colour=accent_colour,
            intro=intro.strip(),
            languages=languages,
            address_form=address_form,
        )
        if not changed:
            raise Refused(_("Nothing is different from what it was."))
        entry.about(here, changed=", ".join(changed))


def draw_area(
    *, by: Person, here: Neighbourhood, name: str, border: str, about: str = "", source: str = ""
) -> Area:
    """Who keeps the place keeps a border that residents drew; an older one stays with its year."""
    with act(DRAWN, by=by.actor, book=here.slug) as entry:
        require(by, Right.KEEP_PLACE, here)
        said = {"name": name, "border": border, "about": about, "source": source}
        area = draw(entry, here, year=clock.today().year, **said)
        entry.about(area, name=area.name, year=str(area.year))
    return area


def note_figure(
    *,
    by: Person,
    here: Neighbourhood,
    name: str,
    value: Decimal | int,
    year: int,
    area: Area | None = None,
    **more: Any,
) -> KeyFigure:
    """Who keeps the place writes down a public number, with what it cannot say."""
    with act(NOTED, by=by.actor, book=here.slug) as entry:
        require(by, Right.KEEP_PLACE, here)
        if area and area.here_id != here.pk:
            raise NotYours(_("You cannot do this in this neighbourhood."))
        figure = note(entry, here, name=name, value=value, year=year, area=area, **more)
        entry.about(figure, name=name, year=str(year), value=str(value))
    return figure
