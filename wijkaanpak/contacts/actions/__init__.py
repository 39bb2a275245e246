"""What may happen with posts, with who holds them, and with the hours they are there."""

from wijkaanpak.contacts.actions.handing import (
    answer_card,
    finish_handover,
    give_cards,
    knock,
    plan_handover,
    take_over_promises,
)
from wijkaanpak.contacts.actions.minutes import (
    check_minute,
    forget_voices,
    tell_minute,
    write_minute,
)
from wijkaanpak.contacts.actions.posts import (
    PostFacts,
    TenureFacts,
    begin_post,
    end_post,
    end_tenure,
    hold_post,
    name_crucial,
    rewrite_tenure,
    show_photo,
    tell_last_day,
    write_helps,
)
from wijkaanpak.contacts.actions.presence import (
    count_month,
    end_presence,
    not_there,
    plan_presence,
    there_after_all,
    write_hours,
)

__all__ = [
    "PostFacts",
    "TenureFacts",
    "answer_card",
    "begin_post",
    "check_minute",
    "count_month",
    "end_post",
    "end_presence",
    "end_tenure",
    "finish_handover",
    "forget_voices",
    "give_cards",
    "hold_post",
    "knock",
    "name_crucial",
    "not_there",
    "plan_handover",
    "plan_presence",
    "rewrite_tenure",
    "show_photo",
    "take_over_promises",
    "tell_last_day",
    "tell_minute",
    "there_after_all",
    "write_helps",
    "write_hours",
    "write_minute",
]
