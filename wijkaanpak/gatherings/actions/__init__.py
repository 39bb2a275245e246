"""What may happen with places and gatherings."""

from wijkaanpak.gatherings.actions.plans import Plan, plan_gathering
from wijkaanpak.gatherings.actions.venues import VenueFacts, begin_hosting, open_venue

__all__ = ["Plan", "VenueFacts", "begin_hosting", "open_venue", "plan_gathering"]
