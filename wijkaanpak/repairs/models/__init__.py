"""What is kept of mistakes, of conflicts and of stops."""

from wijkaanpak.repairs.models.conflicts import Conflict, ConflictSide, Line, Nod, Position
from wijkaanpak.repairs.models.mistakes import Hurt, Mistake, Spoken
from wijkaanpak.repairs.models.objections import Objection
from wijkaanpak.repairs.models.stops import Authority, Stop

__all__ = [
    "Authority",
    "Conflict",
    "ConflictSide",
    "Hurt",
    "Line",
    "Mistake",
    "Nod",
    "Objection",
    "Position",
    "Spoken",
    "Stop",
]
