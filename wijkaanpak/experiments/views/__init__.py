"""What people meet in this room; what it shows on pages of other rooms is registered here."""

from wijkaanpak.experiments.views import beside

__all__ = ["beside"]
