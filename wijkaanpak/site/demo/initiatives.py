"""What neighbours of De Hazelkamp began, with two others or still alone."""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.project_shapes import Begun, HelpAsked

INITIATIVES = (
    Begun(
        "kaartclub",
        on(2018, 10, 8),
        "els",
        "Kaarten in de hal van trap 7",
        "Op donderdag zitten er altijd mensen in de hal. Zullen we een tafel neerzetten?",
        joined=((on(2018, 10, 15), "bruin"),),
        ended=on(2019, 11, 4),
        ending="fell asleep",
        ended_words="""Er kwam nooit een derde die de sleutel van de hal wilde hebben. Mevrouw
        De Bruin
        kaart nu in De Zaaier.""",
    ),
    Begun(
        "soep",
        on(2020, 3, 20),
        "mustafa",
        "Soep aan de deur",
        "De moskee en de kerk koken. Wie brengt het langs bij mensen die niet naar buiten durven?",
        beside=True,
        joined=((on(2020, 3, 21), "soraya"), (on(2020, 3, 21), "")),
        helper="marloes",
        helper_post="opbouwwerker",
        helper_since=on(2020, 3, 23),
        answered=on(2020, 3, 24),
        answer="""Begin morgen. De keuken van De Zaaier is van jullie, en ik bel de huisarts
        voor de
        namen van wie zelf gevraagd heeft om langs te komen.""",
        helps=(
            HelpAsked(
                on(2020, 3, 25),
                "Twintig pannen met een deksel.",
                on(2020, 3, 27),
                True,
                "De winkels brachten er vierentwintig.",
                "winkels",
            ),
        ),
        ended=on(2020, 9, 14),
        ending="done",
        ended_words="""Negentien weken soep, 61 deuren. Het kan weer zonder ons, want veertien
        bellers gaan door.""",
    ),
    Begun(
        "bus",
        on(2020, 11, 9),
        "bruin",
        "Een bus naar het ziekenhuis, van onszelf",
        "Lijn 7 is weg en een taxi kost € 24. Wij willen een jaar lang zelf rijden.",
        joined=((on(2020, 11, 16), "wim"), (on(2020, 11, 30), "soraya")),
        helper="noor",
        helper_since=on(2020, 12, 1),
        answered=on(2020, 12, 14),
        answer="""Het mag, zonder eerst te bewijzen dat het werkt. Houd het klein: één bus, één
        jaar,
        en één vraag.""",
        helps=(
            HelpAsked(
                on(2020, 12, 15),
                "Wie weet hoe je een bus verzekert?",
                on(2021, 1, 18),
                True,
                "De gemeente zet hem een jaar op haar eigen polis.",
                "gemeente",
            ),
            HelpAsked(
                on(2020, 12, 15),
                "Mogen we stoppen bij de hoofdingang van het ziekenhuis?",
                on(2021, 2, 8),
                False,
                "Nee: daar mogen alleen lijnbussen. We stoppen honderd meter verder.",
            ),
        ),
    ),
    Begun(
        "fietsles",
        on(2026, 5, 11),
        "fatma",
        "Fietsles voor vrouwen",
        """Zes moeders van de ouderkamer willen leren fietsen, op het veld van de voetbalclub, als
        er niemand kijkt.""",
        joined=((on(2026, 5, 12), "amira"), (on(2026, 5, 18), "hakan")),
        helper="marloes",
        helper_post="opbouwwerker",
        helper_since=on(2026, 5, 20),
        answered=on(2026, 5, 27),
        answer="""Het veld kan op dinsdagochtend. Vier fietsen heb ik gevonden, de andere twee
        zoeken
        we samen.""",
        helps=(
            HelpAsked(
                on(2026, 5, 28),
                "Twee fietsen met een lage instap.",
                on(2026, 6, 9),
                True,
                "Ze staan achter het clubhuis. De sleutel hangt bij Dennis.",
                "vvh",
            ),
            HelpAsked(on(2026, 11, 2), "Iemand die in de winter binnen les kan geven."),
        ),
    ),
    Begun(
        "pools",
        on(2026, 6, 8),
        "krystian",
        "Zaterdag in het Pools",
        "Een uur per week waarin je alles kunt vragen, in je eigen taal, met koffie.",
        joined=((on(2026, 6, 8), "agnieszka"), (on(2026, 6, 22), "jaylano")),
        helper="noor",
        helper_since=on(2026, 6, 24),
        answered=on(2026, 7, 6),
        answer="""Lokaal 3 is op zaterdag vrij. Begin klein en kijk voor de zomer of er mensen
        komen.""",
    ),
    Begun(
        "repareren",
        on(2026, 10, 5),
        "els",
        "Sleutelen op zaterdag",
        "Wie leert de kinderen van Spoorzicht een band plakken? Wij hebben al vier tangen.",
        joined=((on(2026, 10, 12), "piet"), (on(2026, 10, 19), "krystian")),
        helps=(HelpAsked(on(2026, 10, 20), "Een plek waar het droog is als het regent."),),
    ),
    Begun(
        "ruilkast",
        on(2026, 11, 9),
        "agnieszka",
        "Een ruilkast op trap 3",
        "Kinderschoenen zijn na drie maanden te klein. Bij ons in de hal is plek voor een kast.",
        beside=True,
    ),
)
