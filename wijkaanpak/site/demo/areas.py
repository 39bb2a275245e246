"""Where De Hazelkamp lies: four areas, drawn by residents on a table cloth in May 2016.

The spot is invented. Neighbours share one border line, so that no strip of land is left over.
"""

from __future__ import annotations

from wijkaanpak.site.demo.shapes import Area, Figure, Point

type Line = tuple[Point, ...]

# The river dyke, from the old sluice eastwards.
TERP_RIVER: Line = (
    (5.41350, 51.88528),
    (5.41554, 51.88501),
    (5.41772, 51.88474),
)
# The quay of Waterlinten.
WATER_RIVER: Line = (
    (5.41772, 51.88474),
    (5.41976, 51.88487),
    (5.42165, 51.88465),
    (5.42369, 51.88438),
    (5.42587, 51.88420),
    (5.42820, 51.88442),
)
# From the quay to the railway bridge.
SPOOR_RIVER: Line = (
    (5.42820, 51.88442),
    (5.42929, 51.88456),
    (5.43024, 51.88483),
)
# Along the railway, northwards.
RAILWAY: Line = (
    (5.43024, 51.88483),
    (5.43119, 51.88654),
    (5.43199, 51.88824),
    (5.43257, 51.88995),
    (5.43286, 51.89157),
)
# The ring road, westwards.
SPOOR_NORTH: Line = (
    (5.43286, 51.89157),
    (5.43053, 51.89202),
    (5.42820, 51.89233),
)
# The ring road behind the flats.
ZON_NORTH: Line = (
    (5.42820, 51.89233),
    (5.42587, 51.89256),
    (5.42354, 51.89265),
    (5.42136, 51.89251),
    (5.41932, 51.89256),
)
# The ring road to the cemetery.
TERP_NORTH: Line = (
    (5.41932, 51.89256),
    (5.41728, 51.89229),
    (5.41539, 51.89184),
    (5.41379, 51.89112),
)
# The foot of the mound, southwards.
TERP_WEST: Line = (
    (5.41379, 51.89112),
    (5.41292, 51.88977),
    (5.41263, 51.88833),
    (5.41299, 51.88681),
    (5.41350, 51.88528),
)
# The lane with the hazel hedge, southwards.
TERP_ZON: Line = (
    (5.41932, 51.89256),
    (5.41961, 51.89139),
    (5.42012, 51.89031),
    (5.41990, 51.88923),
    (5.41932, 51.88824),
)
# The old ditch, down to the river.
TERP_WATER: Line = (
    (5.41932, 51.88824),
    (5.41889, 51.88717),
    (5.41830, 51.88591),
    (5.41772, 51.88474),
)
# The long canal, eastwards.
ZON_WATER: Line = (
    (5.41932, 51.88824),
    (5.42136, 51.88807),
    (5.42340, 51.88820),
    (5.42529, 51.88793),
    (5.42704, 51.88807),
)
# The cycle path, northwards.
ZON_SPOOR: Line = (
    (5.42704, 51.88807),
    (5.42747, 51.88923),
    (5.42784, 51.89040),
    (5.42806, 51.89139),
    (5.42820, 51.89233),
)
# The lane of the market gardens, down to the river.
WATER_SPOOR: Line = (
    (5.42704, 51.88807),
    (5.42776, 51.88690),
    (5.42806, 51.88564),
    (5.42820, 51.88442),
)


def ring(*lines: Line) -> Line:
    """Join lines into one closed border; each begins where the one before it ends."""
    points = [point for line in lines for point in line[:-1]]
    return (*points, points[0])


AREAS = (
    Area(
        key="terp",
        name="De Terp",
        residents=640,
        border=ring(TERP_RIVER, TERP_WATER[::-1], TERP_ZON[::-1], TERP_NORTH, TERP_WEST),
        words="""Het oudste stuk, een beetje hoger dan de rest. Rijtjes uit de jaren dertig
        met een voortuin. Hier begon de naam: een veld met hagen van hazelaar.""",
    ),
    Area(
        key="zonnehof",
        name="Zonnehof",
        residents=1120,
        border=ring(ZON_WATER, ZON_SPOOR, ZON_NORTH, TERP_ZON),
        words="""Flats van vier hoog uit 1965, zonder lift, met het plein en de winkels in het
        midden. In het trappenhuis hoor je zes talen en ruik je wie er kookt.""",
    ),
    Area(
        key="waterlinten",
        name="Waterlinten",
        residents=830,
        border=ring(WATER_RIVER, WATER_SPOOR[::-1], ZON_WATER[::-1], TERP_WATER),
        words="""Woonerven uit de jaren zeventig tussen de sloten en de rivier. Huur en koop
        door elkaar, veel kinderen op de kade als het warm is.""",
    ),
    Area(
        key="spoorzicht",
        name="Spoorzicht",
        residents=450,
        border=ring(SPOOR_RIVER, RAILWAY, SPOOR_NORTH, ZON_SPOOR[::-1], WATER_SPOOR),
        words="""Kleine huurhuizen uit de jaren vijftig, tussen het spoor en de tuinderijen.
        Veel mensen werken in ploegen, dus er brandt altijd wel ergens licht.""",
    ),
)

KNOCKED = "Geteld bij de voordeur. Wie niet opendeed, is geschat."
ROUNDED = "Per huishouden, niet per mens: dit zegt niet hoe mensen wonen."


def at_all(names: tuple[tuple[str, int], ...], year: int, cannot_say: str) -> tuple[Figure, ...]:
    """Figures of the whole neighbourhood in one year."""
    return tuple(Figure(name, value, year, cannot_say=cannot_say) for name, value in names)


FIGURES = (
    *at_all((("Inwoners", 3040), ("Huishoudens", 1430)), 2025, KNOCKED),
    *at_all(
        (
            ("Inwoners van 0 tot en met 11 jaar", 440),
            ("Inwoners van 12 tot en met 17 jaar", 240),
            ("Inwoners van 18 tot en met 26 jaar", 330),
            ("Inwoners van 27 tot en met 44 jaar", 770),
            ("Inwoners van 45 tot en met 64 jaar", 760),
            ("Inwoners van 65 tot en met 79 jaar", 370),
            ("Inwoners van 80 jaar en ouder", 130),
        ),
        2025,
        KNOCKED,
    ),
    *at_all(
        (
            ("Huurwoningen van Woonstichting Merwoude", 810),
            ("Koopwoningen", 505),
            ("Huurwoningen van een andere eigenaar", 115),
        ),
        2025,
        ROUNDED,
    ),
    *(Figure("Inwoners", area.residents, 2025, area.key, cannot_say=KNOCKED) for area in AREAS),
    Figure("Huishoudens", 265, 2025, "terp", cannot_say=KNOCKED),
    Figure("Huishoudens", 560, 2025, "zonnehof", cannot_say=KNOCKED),
    Figure("Huishoudens", 375, 2025, "waterlinten", cannot_say=KNOCKED),
    Figure("Huishoudens", 230, 2025, "spoorzicht", cannot_say=KNOCKED),
    Figure("Huurwoningen van Woonstichting Merwoude", 470, 2025, "zonnehof", cannot_say=ROUNDED),
    Figure(
        "Huurwoningen van Woonstichting Merwoude", 180, 2025, "waterlinten", cannot_say=ROUNDED
    ),
    Figure("Huurwoningen van Woonstichting Merwoude", 160, 2025, "spoorzicht", cannot_say=ROUNDED),
    Figure("Koopwoningen", 250, 2025, "terp", cannot_say=ROUNDED),
    Figure("Koopwoningen", 65, 2025, "zonnehof", cannot_say=ROUNDED),
    Figure("Koopwoningen", 170, 2025, "waterlinten", cannot_say=ROUNDED),
    Figure("Koopwoningen", 20, 2025, "spoorzicht", cannot_say=ROUNDED),
    Figure("Huurwoningen van een andere eigenaar", 15, 2025, "terp", cannot_say=ROUNDED),
    Figure("Huurwoningen van een andere eigenaar", 25, 2025, "zonnehof", cannot_say=ROUNDED),
    Figure("Huurwoningen van een andere eigenaar", 25, 2025, "waterlinten", cannot_say=ROUNDED),
    Figure("Huurwoningen van een andere eigenaar", 50, 2025, "spoorzicht", cannot_say=ROUNDED),
    Figure(
        "Flats met schimmel",
        214,
        2021,
        "zonnehof",
        cannot_say="Geteld met de bewoners erbij. Over de gezondheid zegt dit nog niets.",
    ),
    Figure(
        "Volwassenen die moeilijk lezen in het Nederlands",
        18,
        2025,
        unit="procent",
        cannot_say="Een schatting. Wie moeilijk leest, kan vaak wel goed vertellen.",
    ),
    Figure(
        "Leden van de wijkcoöperatie",
        41,
        2016,
        cannot_say="Lid zijn is niet hetzelfde als meedoen, en meedoen kan zonder lid te zijn.",
    ),
    Figure(
        "Leden van de wijkcoöperatie",
        286,
        2026,
        cannot_say="Lid zijn is niet hetzelfde als meedoen, en meedoen kan zonder lid te zijn.",
    ),
)
