"""What other pages show of posts and faces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from wijkaanpak.contacts import queries
from wijkaanpak.network.queries import parties_of_viewer
from wijkaanpak.people.queries import Viewer
from wijkaanpak.ui.slots import Filling, everybody, fills

if TYPE_CHECKING:
    from wijkaanpak.gatherings.queries import OnAWeek, SomeVenue


@fills("gatherings.venue")
def at_venue(viewer: Viewer, venue: SomeVenue) -> Filling | None:
    found = queries.at_venue(venue)
    return ("contacts/at_venue.html", {"presence": found}) if found else None


@fills("gatherings.week")
def in_week(viewer: Viewer, week: OnAWeek) -> Filling:
    """Return who is expected at a place, for its week on paper; also who is not there."""
    lines = [
        (
            one.on,
            f"{one.presence.opens:%H:%M}-{one.presence.closes:%H:%M}",
            one.name,
            _("Does not go on: %(reason)s") % {"reason": one.off} if one.off else "",
        )
        for one in queries.week_lines(week.venue, week.monday)
    ]
    return "contacts/at_venue.html", {"lines": lines}


@fills("network.party", kept_by=everybody)
def posts_of_party(viewer: Viewer, party: object) -> Filling | None:
    """Return the posts of a party with who holds them."""
    faces = queries.posts_of(party)  # type: ignore[arg-type]
    return ("contacts/beside_party.html", {"faces": faces}) if faces else None


@fills("network.party")
def post_to_write(viewer: Viewer, party: object) -> Filling | None:
    """Return the way to write a post down, for who speaks for the party."""
    speaks = party in parties_of_viewer(viewer)
    return ("contacts/post_to_write.html", {"party": party}) if speaks else None


@fills("people.me")
def on_my_page(viewer: Viewer, person: object) -> Filling | None:
    """Return the posts that somebody holds: their minute, their hours, what they help with."""
    if viewer.person is None:
        return None
    mine = queries.my_posts(viewer.person, viewer.here)
    return ("contacts/on_my_page.html", {"mine": mine, "here": viewer.here}) if mine else None
