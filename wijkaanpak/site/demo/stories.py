"""All stories of De Hazelkamp, in the order in which they were told."""

from __future__ import annotations

from wijkaanpak.site.demo.stories_early import EARLY
from wijkaanpak.site.demo.stories_late import LATE
from wijkaanpak.site.demo.stories_more import MORE

STORIES = tuple(sorted(EARLY + LATE + MORE, key=lambda story: story.steps[0].at))
