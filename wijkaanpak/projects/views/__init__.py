"""Initiatives, projects, challenges and works on screen."""

from wijkaanpak.projects.views import beside, beside_challenges

__all__ = ["beside", "beside_challenges"]
