"""Which pots and goals serve which item of the agenda of 2023, and which lots were drawn."""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.script import Lots, Serves

NAMED, CHOSEN = on(2025, 2, 4), on(2025, 7, 1)

SERVES = (
    Serves(NAMED, "3.1", pot="P07"),
    Serves(NAMED, "3.3", pot="P04"),
    Serves(NAMED, "3.8", pot="P08"),
    Serves(NAMED, "3.8", pot="P02"),
    Serves(NAMED, "3.1", goal="talent"),
    Serves(NAMED, "3.3", goal="warm"),
    Serves(NAMED, "3.6", goal="bank"),
    Serves(NAMED, "3.7", goal="drempel"),
    Serves(NAMED, "3.8", goal="maatjes"),
    Serves(CHOSEN, "3.5", goal="V11"),
)

LOTS = (Lots(on(2025, 3, 11)),)
