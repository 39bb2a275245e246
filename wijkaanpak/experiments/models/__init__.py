"""What is kept in this room: burdens, frozen practices, obstacles and minutes."""

from wijkaanpak.experiments.models.burdens import Burden, BurdenAnswer, Carrier
from wijkaanpak.experiments.models.freezing import (
    AskedAgain,
    Freeze,
    FreezeStep,
    GuardSignal,
    HalfYear,
    SaidHours,
    Wish,
)
from wijkaanpak.experiments.models.minutes import SpokenMinute
from wijkaanpak.experiments.models.obstacles import Obstacle, ObstacleWord

__all__ = [
    "AskedAgain", "Burden", "BurdenAnswer", "Carrier", "Freeze", "FreezeStep", "GuardSignal",
    "HalfYear", "Obstacle", "ObstacleWord", "SaidHours", "SpokenMinute", "Wish",
]  # fmt: skip
