"""Assemblies on screen and on paper."""

from wijkaanpak.assemblies.views import (
    beside,
    desk,
    draw,
    joining,
    mandate,
    mine,
    papers,
    reading,
    report,
    seats,
    targets,
)

__all__ = [
    "beside", "desk", "draw", "joining", "mandate", "mine", "papers", "reading", "report", "seats",
    "targets",
]  # fmt: skip
