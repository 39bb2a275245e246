"""What people meet: mistakes, differences of view, stops, and what stands beside other pages."""

from wijkaanpak.repairs.views import beside

__all__ = ["beside"]
