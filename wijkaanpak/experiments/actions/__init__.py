"""What may happen in this room. What people say stays out of the log; parties' words are in it."""

from wijkaanpak.experiments.actions.burdens import (
    answer_burden,
    correct_burden,
    enter_burden,
    say_i_carry,
    stop_carrying,
)
from wijkaanpak.experiments.actions.freezing import (
    agree,
    answer_asked_again,
    answer_wish,
    decline,
    hold_talk,
    propose_freeze,
    signal,
    take_back,
    thaw,
    wish,
)
from wijkaanpak.experiments.actions.minutes import (
    erase_minute,
    erase_voice,
    send_minute,
    speak,
    write_out,
)
from wijkaanpak.experiments.actions.obstacles import report_obstacle, say_of_obstacle
from wijkaanpak.experiments.actions.working import press_asked_again, say_hours

__all__ = [
    "agree", "answer_asked_again", "answer_burden", "answer_wish", "correct_burden", "decline",
    "enter_burden", "erase_minute", "erase_voice", "hold_talk", "press_asked_again",
    "propose_freeze", "report_obstacle", "say_hours", "say_i_carry", "say_of_obstacle",
    "send_minute", "signal", "speak", "stop_carrying", "take_back", "thaw", "wish", "write_out",
]  # fmt: skip
