"""Door cards of De Hazelkamp over the years, and plans to meet who was missing.

Numbers per answer, as a host types them in: ages as on the card; homes as (area, tenure), where
tenure is empty before the neighbourhood counted its homes.
"""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.meeting_shapes import Line, Meeting
from wijkaanpak.site.demo.mirror_shapes import CardsIn, Meet

AGENDA_EVENING = Meeting(
    "agenda26", "circle", "Wat zetten we op de agenda?",
    "De kring leest voor wat er ligt. Jij zegt wat ontbreekt.",
    on(2026, 9, 21), "hakan", on(2026, 10, 6), 19.5, 21.5, "zaaier", where="De zaal",
    points=("Wat ligt er?", "Wat ontbreekt?", "Wie is er niet?"),
    minutes_at=on(2026, 10, 8), minutes_by="hakan",
    minutes=(
        Line("Op de kaartjes: niemand van 12 tot en met 17, geen huurder uit Spoorzicht."),
        Line("We gaan naar de bushalte en naar de kelder, voor we verder schrijven."),
    ),
)  # fmt: skip

CARDS = (
    CardsIn(
        "opening", on(2017, 9, 4), "els",
        ages=((0, 11, 21), (12, 17, 14), (27, 44, 33), (45, 64, 27), (65, 79, 12)),
        homes=(("zonnehof", "", 58), ("terp", "", 25), ("waterlinten", "", 19)),
        first=(88, 11), no_card=30,
    ),
    CardsIn(
        "belofte18", on(2018, 12, 13), "els",
        ages=((27, 44, 12), (45, 64, 27), (65, 79, 13)),
        homes=(("zonnehof", "", 22), ("terp", "", 18), ("waterlinten", "", 11)),
        first=(13, 38),
    ),
    CardsIn(
        "bus", on(2022, 9, 16), "soraya",
        ages=((45, 64, 8), (65, 79, 7)), homes=(("waterlinten", "", 12),), first=(4, 11),
    ),
    CardsIn(
        "belofte25", on(2025, 12, 11), "soraya",
        ages=((12, 17, 3), (18, 26, 11), (27, 44, 21), (45, 64, 22), (65, 79, 10)),
        homes=(("zonnehof", "", 30), ("terp", "", 17), ("waterlinten", "", 15)),
        first=(24, 40), no_card=14,
    ),
    CardsIn(
        "zaterdag", on(2026, 9, 14), "soraya",
        ages=((18, 26, 6), (27, 44, 11)),
        homes=(("spoorzicht", "tenant", 12), ("zonnehof", "tenant", 4)), first=(13, 4),
    ),
    CardsIn(
        "agenda26", on(2026, 10, 7), "hakan",
        ages=((18, 26, 7), (27, 44, 20), (45, 64, 26), (65, 79, 14), (80, None, 2)),
        homes=(("zonnehof", "tenant", 26), ("terp", "owner", 19), ("waterlinten", "tenant", 10),
               ("waterlinten", "owner", 11), ("zonnehof", "owner", 1)),
        first=(15, 51), no_card=12,
    ),
)  # fmt: skip

MEETS = (
    Meet(
        on(2024, 1, 16), "agnieszka", "Jongens van 16 tot 20 uit Zonnehof",
        "Bij het pannaveld en in de kelder van De Zaaier.", "Vrijdag na het voetballen.",
        "Nederlands, en Tigrinya als dat fijner is.",
        "Een plek die open is als zij tijd hebben, zonder formulier.",
        "Demi en Jaylano, zonder klembord.",
        "Inwoners van 12 tot en met 17 jaar", interpreter=180, taxi=0, care=0,
        back=on(2024, 9, 10),
        learned="""Ze kwamen niet omdat je vooraf 25 euro huur moest betalen. Die regel is weg. Nu
        zijn er op vrijdag gemiddeld zeventien jongeren.""",
    ),
    Meet(
        on(2026, 10, 12), "agnieszka", "Huurders uit Spoorzicht die in ploegen werken",
        "Bij de bushalte, in de kantine van het magazijn en op de bank.",
        "Zaterdag na de vroege dienst, van 14 tot 16 uur.", "Pools",
        "Weten wanneer het licht in de tunnel klaar is, en wie je belt over je huurcontract.",
        "Agnieszka en Krystian, om de week.",
        "Huurwoningen van Woonstichting Merwoude", "spoorzicht", "drempel",
        interpreter=240, care=320, taxi=90, look_on=on(2027, 2, 15),
    ),
)  # fmt: skip
