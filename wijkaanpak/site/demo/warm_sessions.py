"""The five sessions of the thirty of 2024: what they did, read and needed."""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.session_shapes import Sat, Sessions, Text

SOUP = "12:30 Soep van de vrouwen van moskee Ulu"

HELD = (
    Sat(
        on(2024, 2, 10), "De Zaaier, grote zaal", ("learn", "meet"),
        (
            "10:00 Koffie, en iedereen zegt waar hij woont en hoe warm het daar is",
            "10:45 Wat is er beloofd en wat niet: de opdracht, regel voor regel",
            SOUP,
            "13:30 Wat een warm huis kost, van drie kanten",
            "15:00 Wat wil je nog weten, en van wie?",
        ),
        ("soraya", "hakan"), 2,
        (
            Text(
                "Wat kost een warm huis?", "Energiecoöperatie HazelWarmte", "hosts",
                """Een flat in Zonnehof is gebouwd in 1965. De muren zijn dun. Wie stookt, stookt
                voor een deel de straat warm.

                Een flat goed maken kost ongeveer 45.000 euro. Dat is isoleren, nieuwe ramen en
                lucht die ververst wordt. Een klein huis in Spoorzicht kost ongeveer evenveel,
                maar daar wonen minder mensen in één gebouw.""",
            ),
            Text(
                "Waarom wij in Zonnehof willen beginnen", "Woonstichting Merwoude", "hosts",
                """Wij verhuren 470 flats in Zonnehof. Daar zit de schimmel. Als wij daar beginnen,
                maken we met hetzelfde geld meer huizen warm.

                Dat is ons voorstel. Het is niet besloten. Jullie mogen iets anders zeggen.""",
            ),
        ),
    ),
    Sat(
        on(2024, 2, 24), "Trap 5 in Zonnehof en de Wisselstraat in Spoorzicht", ("meet", "learn"),
        (
            "10:00 Twee groepen: een gaat kijken in Zonnehof, een in Spoorzicht",
            "12:30 Eten bij mensen thuis",
            "14:00 Andersom",
            "15:30 Wat zag je dat je niet wist?",
        ),
        ("soraya", "fatma", "agnieszka"), 1,
    ),
    Sat(
        on(2024, 3, 2), "De Zaaier, grote zaal", ("weigh",),
        (
            "10:00 Vragen van jullie, antwoorden van de Woonstichting, HazelWarmte en een huurder",
            SOUP,
            "13:30 Zes dingen die niet tegelijk kunnen. Wat weegt het zwaarst?",
            "15:00 Waar zijn we het niet over eens, en waarom?",
        ),
        ("hakan", "agnieszka"), 3,
        (
            Text(
                "Mag de gemeente dat beslissen?", "De griffie van Merwoude", "participants",
                """Jullie vroegen: mag de gemeenteraad de verkoop van huurflats verbieden? Nee.
                Over de huizen van de Woonstichting beslist de Woonstichting, binnen de Woningwet.

                De raad kan er wel met de Woonstichting over praten. En de raad gaat wel over de
                straat, de vergunningen en het geld van Warm Wonen.""",
            ),
        ),
    ),
    Sat(
        on(2024, 3, 16), "IKC De Vlieger, de aula", ("draft",),
        (
            "10:00 Vier tafels schrijven, elke tafel twee adviezen",
            "12:30 Brood, en thee in de stiltekamer voor wie vast",
            "13:30 Elke tafel leest voor. Wat is niet duidelijk?",
            "15:00 Opnieuw schrijven",
        ),
        ("soraya", "fatma"), 1,
    ),
    Sat(
        on(2024, 3, 23), "De Zaaier, grote zaal", ("draft", "decide"),
        (
            "14:00 De adviezen hardop, in vier talen",
            "15:30 Wie staat erachter, wie niet, en wat zegt die?",
            "18:00 Wie loopt de komende twee jaar mee?",
            "18:50 Samen eten als de zon onder is",
        ),
        ("soraya", "hakan", "fatma"), 1,
    ),
)  # fmt: skip

WARM_SESSIONS = Sessions(
    planned=on(2024, 1, 31),
    allowance=50,
    care=("children", "interpreter", "travel", "buddy"),
    languages="Turks, Arabisch en Pools",
    held=HELD,
    needs=(
        ("children", "money"), ("children travel", "voucher"), ("", "costs"), ("buddy", "money"),
        ("children", "money"), ("travel", "nothing"), ("", "money"), ("children", "goods"),
        ("travel buddy", "money"), ("", "money"), ("children", "voucher"), ("", "nothing"),
    ),
    asked=on(2024, 2, 10),
    missing_at=on(2024, 3, 26),
    missing="""Mensen die nachtdienst hebben, kwamen de tweede zaterdag niet. Van wie een kamer
    huurt weten we bijna niets: zij staan niet op de adreslijst. En wie bang is dat meedoen zijn
    uitkering kost, meldde zich niet. Dat hoorden we aan de deur, van vijf mensen.""",
    checked=on(2025, 4, 8),
    mattered=True,
    learned="""Ja, het maakte uit. Over wie een kamer huurt staat niets in de adviezen, en juist
    die kamers werden het laatst warm. Bij de Spoorlaan beginnen we daarom met hen.""",
)  # fmt: skip
