"""Assemblies on screen and on paper."""

from wijkaanpak.assemblies.views import beside, mandate, reading, targets

__all__ = ["beside", "mandate", "reading", "targets"]
