"""What is kept of an assembly that is drawn by lot."""

from wijkaanpak.assemblies.models.draw import Draw, Place
from wijkaanpak.assemblies.models.mandate import Assembly, Target
from wijkaanpak.assemblies.models.pool import Contact, Letter, SignUp, Visit, Wave

__all__ = ["Assembly", "Contact", "Draw", "Letter", "Place", "SignUp", "Target", "Visit", "Wave"]
