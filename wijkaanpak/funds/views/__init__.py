"""Money on screen: what everybody reads, what owners and the treasurer write, the cash desk."""

from wijkaanpak.funds.views import beside, exporting, keeping, paying, reading

__all__ = ["beside", "exporting", "keeping", "paying", "reading"]
