"""What may be seen of places and gatherings, always of one neighbourhood."""

from wijkaanpak.gatherings.queries.gatherings import (
    get_gathering,
    made_before,
    on_programme,
    recent_gatherings,
)
from wijkaanpak.gatherings.queries.venues import (
    check_venue_here,
    current_venues,
    get_venue,
    opened_before,
)

__all__ = [
    "check_venue_here",
    "current_venues",
    "get_gathering",
    "get_venue",
    "made_before",
    "on_programme",
    "opened_before",
    "recent_gatherings",
]
