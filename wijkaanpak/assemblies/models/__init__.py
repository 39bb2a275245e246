"""What is kept of an assembly that is drawn by lot."""

from wijkaanpak.assemblies.models.advice import (
    Advice,
    Answer,
    Follower,
    Look,
    Promised,
    Recommendation,
)
from wijkaanpak.assemblies.models.draw import Draw
from wijkaanpak.assemblies.models.mandate import Assembly, Target
from wijkaanpak.assemblies.models.pool import Contact, Letter, SignUp, Visit, Wave
from wijkaanpak.assemblies.models.seats import EmptySeats, Place
from wijkaanpak.assemblies.models.sessions import (
    AfterNote,
    Attendance,
    Pack,
    SeatNeeds,
    Session,
    SessionChange,
    SessionHost,
    Turnout,
)

__all__ = [
    "Advice",
    "AfterNote",
    "Answer",
    "Assembly",
    "Attendance",
    "Contact",
    "Draw",
    "EmptySeats",
    "Follower",
    "Letter",
    "Look",
    "Pack",
    "Place",
    "Promised",
    "Recommendation",
    "SeatNeeds",
    "Session",
    "SessionChange",
    "SessionHost",
    "SignUp",
    "Target",
    "Turnout",
    "Visit",
    "Wave",
]
