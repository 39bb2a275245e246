"""What may happen in a conversation. No entry says what anybody wrote or voted."""

from wijkaanpak.dialogues.actions.evidence import lay_beside, take_away
from wijkaanpak.dialogues.actions.holding import (
    Opening,
    begin_dialogue,
    change_dialogue,
    close_dialogue,
    lay_in_votes,
    open_dialogue,
)
from wijkaanpak.dialogues.actions.tables import Anew, correct_sheet, type_in_sheet
from wijkaanpak.dialogues.actions.voicing import (
    STATEMENTS_FROM_ONE_PLACE,
    digests_of,
    place_statement,
    return_statement,
    vote,
    write_statement,
)

__all__ = [
    "STATEMENTS_FROM_ONE_PLACE", "Anew", "Opening", "begin_dialogue", "change_dialogue",
    "close_dialogue", "correct_sheet", "digests_of", "lay_beside", "lay_in_votes", "open_dialogue",
    "place_statement", "return_statement", "take_away", "type_in_sheet", "vote", "write_statement",
]  # fmt: skip
