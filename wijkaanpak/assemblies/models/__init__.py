"""What is kept of an assembly that is drawn by lot."""

from wijkaanpak.assemblies.models.advice import (
    Advice,
    Answer,
    Follower,
    Look,
    Promised,
    Recommendation,
)
from wijkaanpak.assemblies.models.draw import Draw, Place
from wijkaanpak.assemblies.models.mandate import Assembly, Target
from wijkaanpak.assemblies.models.pool import Contact, Letter, SignUp, Visit, Wave

__all__ = [
    "Advice",
    "Answer",
    "Assembly",
    "Contact",
    "Draw",
    "Follower",
    "Letter",
    "Look",
    "Place",
    "Promised",
    "Recommendation",
    "SignUp",
    "Target",
    "Visit",
    "Wave",
]
