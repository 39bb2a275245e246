"""What this room keeps: stories with their consents, and the panels that read them."""

from wijkaanpak.stories.models.panels import Choice, Laid, Panel, PanelRound, Sitter
from wijkaanpak.stories.models.told import (
    Return,
    Story,
    StoryDomain,
    UseConsent,
)

__all__ = [
    "Choice",
    "Laid",
    "Panel",
    "PanelRound",
    "Return",
    "Sitter",
    "Story",
    "StoryDomain",
    "UseConsent",
]
