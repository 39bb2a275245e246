"""What people meet in this room: what there is, entering, connecting, thanking, post-its."""

from wijkaanpak.assets.views.beside import at_item, at_plan, at_story, on_my_page

__all__ = ["at_item", "at_plan", "at_story", "on_my_page"]
