"""What people meet of posts and faces."""

from wijkaanpak.contacts.views import beside, board, handing, holding, minutes, presence

__all__ = ["beside", "board", "handing", "holding", "minutes", "presence"]
