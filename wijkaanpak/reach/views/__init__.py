"""The mirror, the door cards and the plans: on screen and on paper."""

from wijkaanpak.reach.views import beside, counting, mirror, papers, planning

__all__ = ["beside", "counting", "mirror", "papers", "planning"]
