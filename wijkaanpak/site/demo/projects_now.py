"""Projects of today: one that became ordinary work, one from the budget round, and a sprout."""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.project_shapes import Begins, Blow, LookedBack, Turned

OVERSTEKEN = Begins(
    "R13",
    "Samen oversteken",
    "Elk kind van De Vlieger komt zonder auto veilig op school.",
    "Kinderen van vier tot twaalf",
    "Mama houdt mijn hand zo hard vast dat het pijn doet.",
    "Opa's en oma's die 's ochtends iets te doen willen hebben.",
    "Ouders van De Terp en ouders van Zonnehof.",
    "Veertien buurtouders met een hes",
    "De school: elke ochtend twee hessen aan de haak",
    Turned(
        on(2019, 9, 9),
        "start",
        "incident",
        "Een kind werd aangetikt door een spiegel. Er was niets gebroken, alleen het vertrouwen.",
        "De school belooft dat er altijd koffie is na het oversteken.",
        "Tweehonderd euro voor hessen.",
        "Vier buurtouders beginnen, om de beurt.",
    ),
    sprout=(200, on(2020, 4, 10), "Staan er ook buurtouders als het donker is en regent?"),
    party="vlieger",
    stroke="short",
    parent="R08",
    domains=("safety", "upbringing"),
    tasks=("social",),
    turns=(
        Turned(
            on(2020, 2, 10),
            "grow",
            "insight",
            """Vijf maanden, en geen ochtend zonder hes, ook niet in de storm van januari. De vraag
            is beantwoord, dus het gaat door.""",
            "De koffie na het oversteken blijft, elke ochtend.",
            "De school betaalt tien nieuwe hessen.",
            "Van vier buurtouders naar veertien.",
        ),
        Turned(
            on(2022, 9, 19),
            "settle",
            "insight",
            "Niemand noemt het nog een project. Het is gewoon wat er om kwart over acht gebeurt.",
            "De koffie blijft.",
            "Het kost niets meer.",
            "Inge zet het rooster in de nieuwsbrief, tussen de luizen en de gevonden wanten.",
            learned="Begin met twee mensen die er elke dag zijn. De rest komt vanzelf.",
            post="leerkracht",
        ),
    ),
    blows=(
        Blow(
            on(2019, 9, 9),
            "De eerste ochtend met hessen",
            on(2019, 10, 1),
            on(2019, 9, 16),
            "Een bestelbus stopte. De chauffeur zwaaide.",
        ),
    ),
    looks=(
        LookedBack(
            on(2023, 9, 25),
            1,
            "holds",
            "Twee opa's die elkaar nooit spraken, drinken na afloop samen koffie.",
            "Elke ochtend, ook in de regen.",
        ),
        LookedBack(
            on(2025, 9, 22),
            3,
            "holds",
            "Een moeder uit Polen zet nu het rooster.",
            "Er hangen vier hessen. Twee waren kwijt en zijn weer terug.",
        ),
    ),
)

PANNA = Begins(
    "R14",
    "Pannaveld en overdekte plek",
    "Ook als het regent is er buiten een plek voor jongeren.",
    "Jongens en meiden van Zonnehof",
    "In de regen staan we in het portiek, en dan belt iemand de politie.",
    "Jongeren die zelf de eerste paal zetten.",
    "De jongens van het veldje en de buren die erop uitkijken.",
    "Groen & Klus, met acht jongeren",
    "De jongeren zelf, met Demi; de gemeente keurt elk jaar",
    Turned(
        on(2025, 9, 15),
        "start",
        "insight",
        "Vijfennegentig stickers. Bewoners kozen dit plan, dus het is nu echt.",
        "Na tien uur geen bal meer. Dat beloven de jongeren aan de buren.",
        "€ 18.500 uit het buurtbudget.",
        "Jaylano trekt het, acht jongeren bouwen.",
    ),
    by="jaylano",
    stroke="short",
    parent="R03",
    plan="Pannaveld",
    executor="enterprise",
    domains=("social_life", "upbringing"),
    tasks=("physical", "social"),
    blows=(
        Blow(
            on(2025, 9, 15),
            "De eerste paal",
            on(2025, 9, 30),
            on(2025, 9, 20),
            "Acht jongeren, één waterpas.",
        ),
        Blow(
            on(2026, 1, 12),
            "Het dak erop",
            on(2026, 6, 1),
            on(2026, 5, 25),
            "Het regende die avond. Ze stonden er met zijn dertigen onder.",
        ),
    ),
)

POOLS = Begins(
    "R15",
    "Zaterdag in het Pools",
    "Wie Pools spreekt, heeft één uur per week waarin niets moeilijk is.",
    "Mensen uit Spoorzicht die op zaterdag vrij zijn",
    "Op zaterdag is het hier stil als je geen Nederlands spreekt.",
    "Mensen die hier werken en niemand kennen.",
    "Spoorzicht en De Zaaier.",
    "Krystian en Agnieszka",
    "De Zaaier houdt lokaal 3 vrij",
    Turned(
        on(2026, 10, 12),
        "start",
        "insight",
        "In een buurtbudget verliezen wij altijd. Dus beginnen we klein.",
        "De Zaaier belooft lokaal 3, elke zaterdag om elf uur.",
        "Vierhonderd euro van de Buurtbank, voor koffie en boeken.",
        "Krystian en Agnieszka om de beurt. Jaylano doet de deur open.",
    ),
    by="krystian",
    stroke="short",
    parent="R01",
    item="4.4",
    initiative="pools",
    sprout=(
        400,
        on(2027, 4, 10),
        "Komen dezelfde mensen terug, ook als er geen Pools meer nodig is?",
    ),
    domains=("social_life",),
    tasks=("social",),
    blows=(
        Blow(
            on(2026, 10, 12),
            "De eerste zaterdag",
            on(2026, 11, 7),
            on(2026, 11, 7),
            "Elf mensen. Drie bleven tot twee uur.",
        ),
        Blow(
            on(2026, 11, 9), "Het eerste vaste uur, met een juf voor de papieren", on(2026, 12, 12)
        ),
    ),
)

NOW = (OVERSTEKEN, PANNA, POOLS)
