"""Invitations and the ask calendar on screen and on paper."""

from wijkaanpak.invitations.views import beside, calendar, inviting

__all__ = ["beside", "calendar", "inviting"]
