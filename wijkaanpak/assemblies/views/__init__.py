"""Assemblies on screen and on paper."""

from wijkaanpak.assemblies.views import (
    beside,
    desk,
    draw,
    joining,
    mandate,
    papers,
    reading,
    report,
    targets,
)

__all__ = [
    "beside",
    "desk",
    "draw",
    "joining",
    "mandate",
    "papers",
    "reading",
    "report",
    "targets",
]
