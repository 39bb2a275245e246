"""Places and gatherings on screen, on paper, in a calendar, and on a screen that forgets."""

from wijkaanpak.gatherings.views import (
    beside,
    feeds,
    harvest,
    kiosk,
    papers,
    places,
    planning,
    programme,
)

__all__ = [
    "beside",
    "feeds",
    "harvest",
    "kiosk",
    "papers",
    "places",
    "planning",
    "programme",
]
