"""What may happen to lessons, kitchen visits, questions to institutes and lesson files."""

from wijkaanpak.knowledge.actions.files import receive_file, refuse_parcel, take_in
from wijkaanpak.knowledge.actions.kitchens import (
    answer_invitation,
    cancel_kitchen,
    hold_kitchen,
    invite,
    promise,
    show_kitchen,
    tell_what_came,
)
from wijkaanpak.knowledge.actions.lessons import (
    change_lesson,
    correct_lesson,
    open_lesson,
    read_lesson,
    say_use,
    take_back_lesson,
    write_lesson,
)
from wijkaanpak.knowledge.actions.questions import (
    add_table,
    answer_question,
    ask_institute,
    decide_table,
    decline_question,
    say_found,
    take_back_question,
    take_question,
)

__all__ = [
    "add_table",
    "answer_invitation",
    "answer_question",
    "ask_institute",
    "cancel_kitchen",
    "change_lesson",
    "correct_lesson",
    "decide_table",
    "decline_question",
    "hold_kitchen",
    "invite",
    "open_lesson",
    "promise",
    "read_lesson",
    "receive_file",
    "refuse_parcel",
    "say_found",
    "say_use",
    "show_kitchen",
    "take_back_lesson",
    "take_back_question",
    "take_in",
    "take_question",
    "tell_what_came",
    "write_lesson",
]
