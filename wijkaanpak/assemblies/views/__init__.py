"""Assemblies on screen and on paper."""

from wijkaanpak.assemblies.views import (
    attending,
    beside,
    desk,
    draw,
    joining,
    mandate,
    papers,
    planning,
    reading,
    session_papers,
    sessions,
    targets,
)

__all__ = [
    "attending",
    "beside",
    "desk",
    "draw",
    "joining",
    "mandate",
    "papers",
    "planning",
    "reading",
    "session_papers",
    "sessions",
    "targets",
]
