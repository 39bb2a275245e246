"""Assemblies on screen and on paper."""

from wijkaanpak.assemblies.views import (
    advice,
    answering,
    attending,
    beside,
    booklets,
    council,
    desk,
    drafting,
    draw,
    following,
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
    "advice", "answering", "attending", "beside", "booklets", "council", "desk", "drafting",
    "draw", "following", "joining", "mandate", "mine", "papers", "planning", "reading",
    "report", "seats", "session_papers", "sessions", "targets",
]  # fmt: skip
