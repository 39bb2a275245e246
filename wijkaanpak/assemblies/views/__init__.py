"""Assemblies on screen and on paper."""

from wijkaanpak.assemblies.views import (
    advice,
    answering,
    beside,
    booklets,
    council,
    desk,
    drafting,
    draw,
    following,
    joining,
    mandate,
    papers,
    reading,
    targets,
)

__all__ = [
    "advice",
    "answering",
    "beside",
    "booklets",
    "council",
    "desk",
    "drafting",
    "draw",
    "following",
    "joining",
    "mandate",
    "papers",
    "reading",
    "targets",
]
