"""What may happen with places, gatherings, what returns, and what comes of it."""

from wijkaanpak.gatherings.actions.harvest import (
    MAKES,
    drop_harvest,
    fill_harvest,
    lay_harvest,
)
from wijkaanpak.gatherings.actions.plans import (
    Plan,
    answer_announcement,
    cancel_gathering,
    change_gathering,
    plan_gathering,
    write_minutes,
    write_points,
)
from wijkaanpak.gatherings.actions.series import begin_series, end_series, write_out_series
from wijkaanpak.gatherings.actions.venues import (
    VenueFacts,
    begin_hosting,
    change_day,
    change_venue,
    close_venue,
    end_hosting,
    name_host,
    open_venue,
    set_hours,
    withdraw_changed_day,
)

__all__ = [
    "MAKES",
    "Plan",
    "VenueFacts",
    "answer_announcement",
    "begin_hosting",
    "begin_series",
    "cancel_gathering",
    "change_day",
    "change_gathering",
    "change_venue",
    "close_venue",
    "drop_harvest",
    "end_hosting",
    "end_series",
    "fill_harvest",
    "lay_harvest",
    "name_host",
    "open_venue",
    "plan_gathering",
    "set_hours",
    "withdraw_changed_day",
    "write_minutes",
    "write_out_series",
    "write_points",
]
