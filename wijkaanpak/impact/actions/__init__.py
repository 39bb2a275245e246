"""What may happen to an impact path. What people wrote never goes into the logbook.

An entry says that a path was drawn, talked about or laid aside, and how often; a party that is
asked or answers is named, for a party is public.
"""

from wijkaanpak.impact.actions.arena import add_line, answer, ask_share, end_line, take_back
from wijkaanpak.impact.actions.drawing import (
    draw_path,
    erase_photo,
    join,
    leave,
    redraw,
    rest,
    talk_about,
    wake,
)
from wijkaanpak.impact.actions.showing import (
    place_figure,
    show_count,
    show_figure,
    show_story,
    show_unknown,
    take_away,
)

__all__ = [
    "add_line", "answer", "ask_share", "draw_path", "end_line", "erase_photo", "join", "leave",
    "place_figure", "redraw", "rest", "show_count", "show_figure", "show_story", "show_unknown",
    "take_away", "take_back", "talk_about", "wake",
]  # fmt: skip
