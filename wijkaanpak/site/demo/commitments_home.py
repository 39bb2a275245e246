"""Promises about places, homes and streets: C01, C03, C05, C07, C09, C14, C19.

M1 and M3 are mistakes that touch them; they stand in the steps as what they were.
"""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.script import Commitment, Step

HOME = (
    Commitment(
        key="C01",
        title="De sleutel van De Zaaier",
        kind="pledge",
        giver="gemeente",
        post="wethouder",
        receiver="coop",
        text="De coöperatie krijgt de sleutel van De Zaaier en mag zeven dagen per week open.",
        kept_when="Ria doet op 1 september zelf de deur open, ook op zondag.",
        stroke="long",
        due=on(2017, 9, 1),
        condition="De coöperatie heeft een verzekering.",
        item="1.1",
        steps=(
            Step(on(2017, 4, 18), "offered", "gerard", "gemeente"),
            Step(on(2017, 5, 16), "accepted", "ria", "coop", "Aangenomen op de avond zelf."),
            Step(
                on(2017, 8, 15),
                "reported",
                "gerard",
                "gemeente",
                "Het slot is vervangen. Er liggen vier sleutels klaar.",
            ),
            Step(
                on(2017, 9, 1),
                "kept",
                "ria",
                "coop",
                "Om negen uur open. Het eerste wat iemand zei: hier rook het vroeger precies zo.",
            ),
        ),
    ),
    Commitment(
        key="C03",
        title="Geen plan voor onze flats zonder het voornemenboek",
        kind="pledge",
        giver="woon",
        post="directeur_woon",
        receiver="coop",
        text="""Geen plan voor sloop of grote verbouwing in Zonnehof dat niet eerst in het
        voornemenboek staat.""",
        kept_when="Bewoners lezen elk plan voor het eerst in het boek, en nergens anders.",
        stroke="long",
        rhythm="staat altijd",
        item="1.5",
        mistake="M3",
        steps=(
            Step(on(2017, 3, 9), "offered", "annemieke", "woon"),
            Step(on(2017, 5, 16), "accepted", "ria", "coop"),
            Step(on(2021, 1, 4), "giver left", "annemieke", "woon"),
            Step(
                on(2021, 2, 9),
                "heir said yes",
                "erik",
                "woon",
                "Ja, ik neem deze over, met de handtekening van Annemieke eronder.",
            ),
            Step(
                on(2021, 11, 22),
                "broken",
                "ria",
                "coop",
                """In de krant stond een schets: onze laatste twee blokken weg. Het boek was
                leeg. Wij hoorden het van een journalist.""",
            ),
            Step(
                on(2021, 11, 25),
                "repair offered",
                "erik",
                "woon",
                """Dit is mijn fout. Ik trek de schets in, ik kom het in vier talen uitleggen
                op elke trap, en elk plan dat wij hebben staat voor 1 maart in het boek.""",
            ),
            Step(
                on(2021, 12, 2),
                "repair agreed",
                "ria",
                "coop",
                """Goed, als Wijkkompas erbij is en als je zelf langs de trappen gaat. Niet
                een medewerker.""",
                new_due=on(2022, 3, 1),
            ),
            Step(
                on(2022, 2, 15),
                "reported",
                "erik",
                "woon",
                """Elf trappen, vier avonden. Het eerste plan staat in het boek, met alles wat
                nog open is.""",
            ),
            Step(
                on(2022, 3, 1),
                "repaired",
                "ria",
                "coop",
                """De afspraak geldt weer. Dat we hem weer geloven, duurt langer: dat is een
                ander soort klaar.""",
            ),
        ),
    ),
    Commitment(
        key="C05",
        title="Veertien nieuwe bomen, door ons gekozen",
        kind="pledge",
        giver="gemeente",
        post="wijkmanager",
        receiver="coop",
        text="Op het plein komen veertien nieuwe bomen terug, en bewoners kiezen welke.",
        kept_when="Er staan er veertien, ze leven nog, en wij hebben ze zelf aangewezen.",
        stroke="short",
        due=on(2020, 4, 1),
        item="1.2",
        mistake="M1",
        steps=(
            Step(
                on(2019, 2, 20),
                "offered",
                "anouk",
                "gemeente",
                """De bomen waren gekapt voordat de brief er was. De wethouder was zaterdag in
                De Zaaier. Dit is wat wij kunnen doen.""",
            ),
            Step(
                on(2019, 2, 26),
                "accepted",
                "wim",
                "coop",
                """Aangenomen, met één regel erbij: geen zaag zonder gezicht. Er komt altijd
                iemand aan de deur voordat er gezaagd wordt.""",
            ),
            Step(
                on(2020, 3, 12),
                "reported",
                "anouk",
                "gemeente",
                "Ze staan er alle veertien, met een paal erbij.",
            ),
            Step(
                on(2020, 3, 26),
                "kept",
                "wim",
                "coop",
                """Veertien. Twee linden, drie iepen, de rest fruit. Ze zijn kleiner dan de
                oude, maar ze zijn van ons.""",
            ),
        ),
    ),
    Commitment(
        key="C07",
        title="Licht en zicht in de fietstunnel",
        kind="agreement",
        giver="gemeente",
        post="wethouder",
        receiver="coop",
        text="""In de fietstunnel komt licht, en het hout in de bocht gaat weg zodat je elkaar
        ziet.""",
        kept_when="Zes bewoners lopen er om acht uur 's avonds door en zien de overkant.",
        stroke="long",
        due=on(2020, 11, 1),
        condition="De beheerder van het spoor geeft toestemming voor kabels.",
        item="1.6",
        steps=(
            Step(on(2019, 10, 8), "offered", "carla", "gemeente"),
            Step(on(2019, 10, 22), "accepted", "ria", "coop"),
            Step(
                on(2020, 9, 8),
                "at risk",
                "carla",
                "gemeente",
                """De beheerder van het spoor heeft nog niet getekend. Ik zeg het nu, want in
                november kan ik het niet waarmaken.""",
            ),
            Step(
                on(2020, 11, 10),
                "broken",
                "ria",
                "coop",
                """Het is donker. De reden is uitgelegd en die snappen we. Maar de meisjes van
                de club fietsen om.""",
            ),
            Step(on(2022, 6, 2), "giver left", "carla", "gemeente"),
            Step(
                on(2022, 10, 18),
                "heir said yes",
                "bert",
                "gemeente",
                "Ja. Deze belofte is niet nagekomen, en dat erf ik dus ook.",
            ),
            Step(
                on(2024, 11, 12),
                "repair offered",
                "bert",
                "gemeente",
                """Wij wachten niet meer op het spoor. Er komen lampen op een accu op onze
                eigen grond, en we maken de bocht open. In 2028 volgt het echte werk.""",
            ),
            Step(
                on(2025, 1, 21),
                "repair agreed",
                "hakan",
                "coop",
                "Goed. Vier jaar later, maar wel een die we kunnen nakijken.",
                new_due=on(2025, 11, 1),
            ),
            Step(
                on(2025, 9, 30),
                "reported",
                "sanne",
                "gemeente",
                "De lampen hangen. De accu haalt vijf nachten zonder zon.",
            ),
            Step(
                on(2025, 10, 3),
                "repaired",
                "hakan",
                "coop",
                """Zes mensen zijn erdoor gelopen, om acht uur. Het licht ging aan met een
                knop. Een vrouw van 22 drukte erop: zij fietste hier vroeger om, en dat mocht
                iedereen weten. Het brede werk staat voor 2028 open, dat is een nieuwe
                belofte.""",
            ),
        ),
    ),
    Commitment(
        key="C09",
        title="Alle 214 flats droog voor de winter van 2026",
        kind="pledge",
        giver="woon",
        post="directeur_woon",
        receiver="coop",
        text="De 214 flats met schimmel in Zonnehof zijn opgelost voor de winter van 2026.",
        kept_when="Bewoners van elke flat zeggen zelf: het is weg. Dat wordt per trap geteld.",
        stroke="long",
        due=on(2026, 11, 1),
        condition="70 procent van de huurders zegt ja.",
        item="3.3",
        steps=(
            Step(on(2023, 10, 17), "offered", "erik", "woon"),
            Step(on(2023, 11, 14), "accepted", "hakan", "coop"),
            Step(
                on(2024, 6, 18),
                "reported",
                "erik",
                "woon",
                """70 procent van de huurders heeft ja gezegd. Dat duurde langer dan we
                wilden: na de schets van 2021 moest iedereen eerst opnieuw geloven dat we niet
                slopen.""",
            ),
            Step(
                on(2025, 11, 26),
                "worry",
                "hakan",
                "coop",
                """In de ouderkamer zei een moeder: de vorige keer kwam er niemand. De
                monteurs komen nu met naam en gezicht aan de deur.""",
            ),
            Step(
                on(2026, 9, 2),
                "at risk",
                "erik",
                "woon",
                """188 zijn klaar. De laatste 26 halen wij niet voor november: de aannemer is
                failliet gegaan. Ik zeg het nu, zodat er nog iets aan te doen is, en niet op 2
                november.""",
            ),
            Step(
                on(2026, 10, 20),
                "reported",
                "erik",
                "woon",
                """Van de 26 zijn er 9 half klaar. De lijst met datum per trap komt voor
                Sinterklaas.""",
            ),
        ),
    ),
    Commitment(
        key="C14",
        title="Geen boor in de examenweken",
        kind="pledge",
        giver="woon",
        post="conciërge",
        receiver="coop",
        text="In de weken van de examens in mei wordt er in Zonnehof niet geboord en gesloopt.",
        kept_when="""Geen lawaai van de bouw, op geen enkele examendag. De jongerenkring houdt
        het bij.""",
        stroke="short",
        rhythm="elk jaar in mei",
        item="2.3",
        steps=(
            Step(
                on(2020, 7, 14), "offered", "joke", "woon", "Ik zet het op het rooster, met rood."
            ),
            Step(on(2021, 1, 5), "accepted", "amira", "coop", "Namens de jongerenkring."),
            Step(
                on(2022, 6, 7),
                "kept",
                "yara",
                "coop",
                "Stil. Ik kon mijn eigen pen horen.",
                "2022",
            ),
            Step(on(2023, 6, 6), "kept", "yara", "coop", "", "2023"),
            Step(on(2024, 6, 4), "kept", "jaylano", "coop", "", "2024"),
            Step(
                on(2025, 5, 14),
                "broken",
                "jaylano",
                "coop",
                """Twee dagen boren, op 12 en 13 mei. De buren van trap 3 zaten met een dekbed
                over hun hoofd Engels te leren.""",
                "2025",
            ),
            Step(
                on(2025, 5, 15),
                "repair offered",
                "joke",
                "woon",
                """Dat was een nieuwe ploeg die het bord niet las. Dat is geen excuus. Ik
                regel vandaag een stil lokaal in De Zaaier, en de aannemer komt het zelf
                uitleggen.""",
            ),
            Step(
                on(2025, 5, 15),
                "repair agreed",
                "jaylano",
                "coop",
                "Ja, en de taart erbij.",
                "2025",
                new_due=on(2025, 6, 1),
            ),
            Step(
                on(2025, 6, 1),
                "repaired",
                "jaylano",
                "coop",
                """Lokaal gebruikt door elf mensen. De aannemer kwam echt. Het bord hangt nu
                op ooghoogte, aan de deur van de bouwkeet.""",
                "2025",
            ),
            Step(on(2026, 6, 2), "kept", "jaylano", "coop", "", "2026"),
        ),
    ),
    Commitment(
        key="C19",
        title="Cijfers per trap, nooit per huis",
        kind="agreement",
        giver="hazelwarmte",
        post="vz_warmte",
        receiver="coop",
        text="""HazelWarmte deelt het gasverbruik per trap, zodat we kunnen vergelijken, en
        nooit dat van één huis.""",
        kept_when="""Elk jaar één papier per trap aan de muur, en niemand kan zien wat de
        buren stoken.""",
        stroke="long",
        due=on(2024, 3, 1),
        item="3.3",
        together_with="de netbeheerder",
        steps=(
            Step(on(2023, 9, 26), "offered", "joost", "hazelwarmte"),
            Step(on(2023, 11, 14), "accepted", "hakan", "coop"),
            Step(
                on(2024, 2, 20),
                "reported",
                "joost",
                "hazelwarmte",
                "Achttien trappen, één vel elk.",
            ),
            Step(
                on(2024, 3, 1),
                "kept",
                "hakan",
                "coop",
                """De trap met het hoogste verbruik wilde meteen zelf meekijken. Dat is de
                kant die je op wilt.""",
            ),
        ),
    ),
)
