"""What people meet of conversations: reading, voting, asking and keeping."""

from wijkaanpak.dialogues.views import beside

__all__ = ["beside"]
