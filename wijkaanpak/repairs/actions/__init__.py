"""What may happen with a mistake, with a difference of view, and with a stop."""

from wijkaanpak.repairs.actions.conflicts import (
    Beginning,
    begin_conflict,
    lay_down_pen,
    nod,
    propose_line,
    take_side,
    write_position,
)
from wijkaanpak.repairs.actions.mistakes import (
    Telling,
    answer_for_group,
    lay_story,
    leave_to_neighbours,
    say,
    sign_on,
    tell_mistake,
)
from wijkaanpak.repairs.actions.objections import (
    Answering,
    answer_objection,
    object_to,
    take_back,
)
from wijkaanpak.repairs.actions.stops import (
    Stopping,
    end_authority,
    lift,
    see_authority,
    stop,
    write_authority,
)

__all__ = [
    "Answering",
    "Beginning",
    "Stopping",
    "Telling",
    "answer_for_group",
    "answer_objection",
    "begin_conflict",
    "end_authority",
    "lay_down_pen",
    "lay_story",
    "leave_to_neighbours",
    "lift",
    "nod",
    "object_to",
    "propose_line",
    "say",
    "see_authority",
    "sign_on",
    "stop",
    "take_back",
    "take_side",
    "tell_mistake",
    "write_authority",
    "write_position",
]
