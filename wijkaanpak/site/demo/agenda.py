"""The agenda of De Hazelkamp: six themes, the vision, the editions, and plans that are open."""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo import edition_2017, edition_2020, edition_2023, edition_2026
from wijkaanpak.site.demo.script import Intention, Reaction, Theme, Vision

THEMES = (
    Theme("T1", "Iedereen een plek", "Een huis waar je binnenloopt zonder te kloppen."),
    Theme("T2", "Jong in Hazelkamp", "Wie hier opgroeit, telt mee, leert hier en werkt hier."),
    Theme("T3", "Warm en betaalbaar wonen", "Droge muren en een rekening die je durft te openen."),
    Theme("T4", "Veilig over straat, ook 's avonds", "Licht, bekenden en geen omweg."),
    Theme(
        "T5", "Werk en rondkomen", "Werk dichtbij, en hulp die je maar één keer hoeft te vragen."
    ),
    Theme("T6", "Omkijken naar elkaar", "Het valt op als je er niet bent."),
)

VISIONS = (
    Vision(
        on(2017, 5, 16),
        "ria",
        """In 2036 doe je hier je deur open en dan is er iemand. Er staat een bankje waar je
        kunt uithijgen. De kinderen van nu hebben de sleutel van De Zaaier, en zij bepalen
        waar hij ligt. Je huis is warm en je kunt het betalen. Na de training fietst je
        dochter alleen naar huis. En als er iets misgaat, belt er iemand op die je naam kent.""",
    ),
    Vision(
        on(2023, 11, 14),
        "hakan",
        """In 2036 doe je hier je deur open en dan is er iemand, in de taal waarin jij denkt.
        De kinderen van 2016 zijn twintig en zitten aan tafel waar beslist wordt. Niemand is
        bang voor de winter. De tunnel is licht, en wie wil, neemt de lange weg om even langs
        de kade te lopen. Wat ons beloofd is, is nagekomen of eerlijk uitgelegd. Wat wij
        beloofd hebben ook.""",
    ),
)

EDITIONS = (
    edition_2017.EDITION,
    edition_2020.EDITION,
    edition_2023.EDITION,
    edition_2026.EDITION,
)

INTENTIONS = (
    Intention(
        "I1",
        on(2022, 2, 15),
        "erik",
        "woon",
        "De laatste twee blokken van Zonnehof: opknappen of nieuw?",
        """In november kwam onze schets naar buiten voordat jullie hem zagen. Dat was fout. Nu
        staat het hier, zoals het had gemoeten. Blok 114 en 115 zijn koud en gehorig: 48
        flats. Wij weten nog niet of we ze opknappen of vervangen.""",
        "Er gebeurt niets voordat elke bewoner thuis is gesproken. Niemand hoeft weg voor 2024.",
        """Alles: opknappen, vervangen, of in stukken. Ook wie er mag terugkomen, en naar
        welke huur.""",
        on(2023, 3, 1),
        (
            Reaction(
                on(2022, 3, 22),
                "ria",
                "coop",
                """41 van de 48 gezinnen willen opknappen. We hebben ze allemaal gesproken,
                ook de mensen die nooit reageren.""",
            ),
            Reaction(
                on(2022, 4, 12),
                "marjan",
                "wijkkracht",
                """Op één bladzijde: opknappen kost per flat iets meer dan de helft van nieuw,
                en niemand verliest zijn buurvrouw.""",
            ),
        ),
        closed=on(2023, 2, 14),
        closed_by="erik",
        outcome="""We knappen op. De schets is weg. Alle 48 gezinnen kunnen blijven, met
        dezelfde huur.""",
    ),
    Intention(
        "I2",
        on(2023, 4, 4),
        "rachid",
        "gemeente",
        "De bushalte aan de Spoorlaan verplaatsen",
        """De vervoerder wil de halte 300 meter verder, bij de rotonde. Wij denken erover om
        dat goed te vinden, omdat de bus dan sneller is.""",
        "De bus zelf blijft rijden.",
        "De plek van de halte, en of er een tweede halte bij komt.",
        on(2023, 9, 1),
        (
            Reaction(
                on(2023, 4, 25),
                "hakan",
                "coop",
                """Wie met een rollator komt, loopt straks 300 meter langs een weg zonder
                stoep. Mevrouw De Bruin is met ons gaan lopen: elf minuten.""",
            ),
        ),
        closed=on(2023, 8, 22),
        closed_by="rachid",
        outcome="De halte blijft liggen. Wij hebben de elf minuten aan de vervoerder voorgelezen.",
    ),
    Intention(
        "I3",
        on(2026, 10, 6),
        "sanne",
        "gemeente",
        "De Spoorlaan op de schop: bomen, riool en parkeren",
        """In 2028 moet het riool onder de Spoorlaan eruit. Dan ligt de straat toch open. Wij
        willen dan ook bomen planten, maar dan verdwijnen er parkeerplaatsen. Er is nog niets
        getekend behalve de buizen.""",
        "Het riool moet, vóór eind 2028. Dat is de wet en het water.",
        "Hoeveel bomen, hoeveel parkeerplaatsen, waar de bankjes komen en in welke volgorde.",
        on(2027, 4, 1),
        (
            Reaction(
                on(2026, 10, 27),
                "hakan",
                "coop",
                """In Spoorzicht werkt de helft in ploegen en dan is de laatste bus weg. Wie
                daar de auto weghaalt, haalt het werk weg. Praat met hen, niet met ons.""",
            ),
        ),
    ),
)
