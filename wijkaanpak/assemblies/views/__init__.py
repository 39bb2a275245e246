"""Assemblies on screen and on paper."""

from wijkaanpak.assemblies.views import (
    attending,
    beside,
    desk,
    draw,
    joining,
    mandate,
    mine,
    papers,
    planning,
    reading,
    report,
    seats,
    session_papers,
    sessions,
    targets,
)

__all__ = [
    "attending", "beside", "desk", "draw", "joining", "mandate", "mine", "papers", "planning",
    "reading", "report", "seats", "session_papers", "sessions", "targets",
]  # fmt: skip
