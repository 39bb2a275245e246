"""What may happen with the agenda. Residents write and adopt it; parties answer.

The circle (Right.KEEP_AGENDA) writes; a seat answers for its party; and only somebody who
speaks for the residents' body adopts. There is no action with which anyone else changes a word.
"""

from wijkaanpak.agenda.actions.answers import answer_item, link_policy, review_policy
from wijkaanpak.agenda.actions.editions import (
    adopt_edition,
    begin_edition,
    change_edition,
    check_missing_note,
    close_reactions,
    name_theme,
    open_edition,
    write_vision,
)
from wijkaanpak.agenda.actions.items import (
    ItemWords,
    link_story,
    move_item,
    note_item,
    place_item,
    rewrite_item,
    take_up_wish,
    unlink_story,
    write_item,
)
from wijkaanpak.agenda.actions.money import end_serving, goal_serves, pot_serves
from wijkaanpak.agenda.actions.plans import (
    decide_intention,
    enter_intention,
    keep_back_reaction,
    react,
    show_reaction,
    withdraw_intention,
)

__all__ = [
    "ItemWords",
    "adopt_edition",
    "answer_item",
    "begin_edition",
    "change_edition",
    "check_missing_note",
    "close_reactions",
    "decide_intention",
    "end_serving",
    "enter_intention",
    "goal_serves",
    "keep_back_reaction",
    "link_policy",
    "link_story",
    "move_item",
    "name_theme",
    "note_item",
    "open_edition",
    "place_item",
    "pot_serves",
    "react",
    "review_policy",
    "rewrite_item",
    "show_reaction",
    "take_up_wish",
    "unlink_story",
    "withdraw_intention",
    "write_item",
    "write_vision",
]
