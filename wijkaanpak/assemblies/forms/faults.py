"""Forms that tell at once all that is not right, each at its own field."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wijkaanpak.refusals import Refused
from wijkaanpak.ui.forms import HouseForm
from wijkaanpak.ui.pages import say


class ThoroughForm(HouseForm):
    """What the rules refuse is told beside what the fields refuse, so that one look is enough.

    `fine` holds for each field something that no rule refuses: what a field refused counts as
    that, so that it is told once.
    """

    fine: dict[str, Any]

    def faults(self, given: dict[str, Any]) -> Iterable[tuple[str, Refused]]:
        """Return all that the rules refuse, each with the field it is about."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        for field, fault in self.faults(self.fine | typed):
            if field not in self.errors:
                self.add_error(field, say(fault))
        return typed
