"""All promises of De Hazelkamp."""

from __future__ import annotations

from wijkaanpak.site.demo.commitments_advice import ADVICE
from wijkaanpak.site.demo.commitments_home import HOME
from wijkaanpak.site.demo.commitments_manager import MANAGER
from wijkaanpak.site.demo.commitments_money import MONEY
from wijkaanpak.site.demo.commitments_now import NOW
from wijkaanpak.site.demo.commitments_open import OPEN
from wijkaanpak.site.demo.commitments_people import PEOPLE

COMMITMENTS = tuple(
    sorted(HOME + PEOPLE + MONEY + OPEN + NOW + MANAGER + ADVICE, key=lambda promise: promise.key)
)
