"""What is kept of an assembly that is drawn by lot."""

from wijkaanpak.assemblies.models.draw import Draw
from wijkaanpak.assemblies.models.mandate import Assembly, Target
from wijkaanpak.assemblies.models.pool import Contact, Letter, SignUp, Visit, Wave
from wijkaanpak.assemblies.models.seats import EmptySeats, Place

__all__ = [
    "Assembly", "Contact", "Draw", "EmptySeats", "Letter", "Place", "SignUp", "Target", "Visit",
    "Wave",
]  # fmt: skip
