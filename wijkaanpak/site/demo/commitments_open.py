"""Promises that show how a promise can end or wait: C21 to C26."""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.script import Commitment, Step

OPEN = (
    Commitment(
        key="C21",
        title="De proefbus naar het ziekenhuis",
        kind="agreement",
        giver="samenkracht",
        post="directeur_sk",
        receiver="coop",
        text="Samenkracht rijdt twee dagen per week een bus naar het ziekenhuis, tot eind 2023.",
        kept_when="De bus rijdt, ook als er niemand in zit.",
        stroke="short",
        due=on(2023, 12, 31),
        item="2.10",
        steps=(
            Step(on(2021, 3, 9), "offered", "monique", "samenkracht"),
            Step(on(2021, 3, 23), "accepted", "ria", "coop"),
            Step(
                on(2022, 3, 8),
                "reported",
                "monique",
                "samenkracht",
                "Drie mensen per dag, gemiddeld.",
            ),
            Step(
                on(2022, 9, 27),
                "released",
                "hakan",
                "coop",
                """Jullie zouden blijven rijden, en dat hebben jullie gedaan. Wij laten de
                belofte los: niet de bus is nodig, maar iemand die met je mee naar binnen
                gaat. Stoppen mocht, dus stoppen we netjes.""",
            ),
        ),
    ),
    Commitment(
        key="C22",
        title="Elke tweehonderd meter een bank met leuning",
        kind="pledge",
        giver="gemeente",
        post="wethouder",
        receiver="coop",
        text="""Op elke looproute naar de winkels staat om de tweehonderd meter een bank met
        een leuning.""",
        kept_when="Mevrouw De Bruin loopt van huis naar de kerk en kan drie keer gaan zitten.",
        stroke="long",
        due=on(2026, 12, 31),
        steps=(
            Step(on(2026, 2, 10), "offered", "bert", "gemeente"),
            Step(on(2026, 2, 24), "accepted", "hakan", "coop"),
            Step(on(2026, 6, 4), "giver left", "bert", "gemeente"),
            Step(
                on(2026, 7, 7),
                "heir said yes",
                "nadia",
                "gemeente",
                """Ja, ik neem deze over. Met een andere datum: de banken komen met de nieuwe
                stoep mee, voor 1 april 2027. Dat vraag ik apart.""",
            ),
        ),
    ),
    Commitment(
        key="C23",
        title="Nooit meer een kind als tolk bij de dokter",
        kind="pledge",
        giver="brink",
        post="huisarts",
        receiver="coop",
        text="In De Brink vertaalt geen kind meer: de huisarts belt altijd zelf een tolk.",
        kept_when="""Elk half jaar vraagt Wijkkompas het aan tien gezinnen en zeggen ze alle
        tien: klopt.""",
        stroke="long",
        rhythm="elk half jaar",
        item="3.7",
        steps=(
            Step(on(2023, 9, 21), "offered", "hester", "brink"),
            Step(on(2023, 11, 28), "accepted", "hakan", "coop"),
            Step(on(2024, 11, 5), "kept", "hakan", "coop", "Tien van de tien.", "2024"),
            Step(on(2025, 11, 4), "kept", "hakan", "coop", "Tien van de tien.", "2025"),
            Step(
                on(2026, 11, 2),
                "giver left",
                "hester",
                "brink",
                "Hester stopt als huisarts. Tom is gevraagd om te zeggen of hij dit overneemt.",
            ),
        ),
    ),
    Commitment(
        key="C24",
        title="De lijst van 26 flats, met een datum per trap",
        kind="pledge",
        giver="woon",
        post="directeur_woon",
        receiver="coop",
        text="Voor 5 december hangt er op elke trap wanneer die 26 flats klaar zijn.",
        kept_when="Op elke van de zes trappen hangt een datum die de bewoners hebben gezien.",
        stroke="short",
        due=on(2026, 12, 5),
        item="3.3",
        steps=(
            Step(
                on(2026, 11, 18),
                "offered",
                "erik",
                "woon",
                "Ik weet dat een lijst geen droge muur is. Maar wachten zonder datum is erger.",
            ),
        ),
    ),
    Commitment(
        key="C25",
        title="Vijf jonge mensen lopen een jaar mee",
        kind="intention",
        giver="coop",
        post="voorzitter",
        receiver="kompas",
        text="""De coöperatie wil in 2027 vijf mensen onder de dertig een jaar laten meelopen
        in het bestuur.""",
        kept_when="Er zijn er vijf begonnen en na een jaar nog minstens drie.",
        stroke="long",
        due=on(2027, 12, 31),
        steps=(Step(on(2026, 11, 19), "drafted", "hakan", "coop"),),
    ),
    Commitment(
        key="C26",
        title="Meer bomen langs de Spoorlaan",
        kind="intention",
        giver="gemeente",
        post="wijkmanager",
        receiver="coop",
        text="""Als de Spoorlaan in 2028 opengaat, wil de gemeente er meer bomen terugzetten
        dan er staan.""",
        kept_when="Er staan na het werk meer bomen dan de 31 van nu.",
        stroke="long",
        due=on(2028, 12, 31),
        condition="""De bewoners van Spoorzicht kiezen er zelf voor, ook als dat
        parkeerplaatsen kost.""",
        steps=(
            Step(
                on(2026, 10, 6), "offered", "sanne", "gemeente", "Een voornemen, geen toezegging."
            ),
            Step(on(2026, 10, 27), "accepted", "hakan", "coop", "We onthouden het."),
        ),
    ),
)
