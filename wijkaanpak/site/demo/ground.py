"""The ground on which the demo stands: areas with borders, and what was counted."""

from __future__ import annotations

from wijkaanpak.site.demo.scene import Scene


def lay(scene: Scene) -> None:
    """Draw the areas and write down the figures."""
