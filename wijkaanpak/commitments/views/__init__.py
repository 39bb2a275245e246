"""Promises on screen: a list of cards, the whole life of one, and the step that is yours."""

from wijkaanpak.commitments.views.beside import promises_of_party, promises_on_item
from wijkaanpak.commitments.views.feeds import calendar, feed
from wijkaanpak.commitments.views.reading import delivered, listing, parties, read
from wijkaanpak.commitments.views.speaking import answer, change, draft, offer, say, take_back

__all__ = [
    "answer",
    "calendar",
    "change",
    "delivered",
    "draft",
    "feed",
    "listing",
    "offer",
    "parties",
    "promises_of_party",
    "promises_on_item",
    "read",
    "say",
    "take_back",
]
