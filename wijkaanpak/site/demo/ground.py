"""The ground on which the demo stands: areas with borders, and what was counted."""

from __future__ import annotations

import json

from wijkaanpak.people.rules import Role
from wijkaanpak.site.demo import shapes
from wijkaanpak.site.demo.event import Event
from wijkaanpak.site.demo.scene import Scene
from wijkaanpak.viewpoint.actions import draw_area, note_figure

DRAWN = "Getekend door bewoners, op een tafelkleed (verzonnen)"


def drawn(scene: Scene, event: Event) -> None:
    """The border that residents drew on a table cloth is kept."""
    area = event.piece
    assert isinstance(area, shapes.Area)
    shape = {"type": "Polygon", "coordinates": [list(area.border)]}
    scene.areas[area.key] = draw_area(
        by=scene.with_role(Role.COORDINATOR, event.at),
        here=scene.here,
        name=area.name,
        border=json.dumps(shape),
        about=area.words,
        source=DRAWN,
    )


def counted(scene: Scene, event: Event) -> None:
    """A public number is written down, with what it cannot say."""
    figure = event.piece
    assert isinstance(figure, shapes.Figure)
    note_figure(
        by=scene.with_role(Role.COORDINATOR, event.at),
        here=scene.here,
        name=figure.name,
        value=figure.value,
        year=figure.year,
        area=scene.areas.get(figure.area),
        unit=figure.unit,
        source=figure.source,
        cannot_say=figure.cannot_say,
    )
