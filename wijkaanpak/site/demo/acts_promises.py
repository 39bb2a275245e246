"""How promises are offered, accepted, kept, broken, repaired, let go and inherited."""

from __future__ import annotations

from collections.abc import Callable

from wijkaanpak.site.demo.order import Event
from wijkaanpak.site.demo.scene import Scene


def later(scene: Scene, event: Event) -> None:
    pass


ACTS: dict[str, Callable[[Scene, Event], None]] = {}
from wijkaanpak.site.demo.script import Did  # noqa

for word in Did.__value__.__args__:
    ACTS[word] = later
