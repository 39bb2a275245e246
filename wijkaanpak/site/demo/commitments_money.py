"""Promises about answers, money and work: C06, C10, C11, C13, C15 and C20."""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.script import Commitment, Step

YEARS = (
    (on(2018, 1, 16), "wim", "2017"),
    (on(2019, 1, 15), "wim", "2018"),
    (on(2020, 1, 14), "wim", "2019"),
    (on(2021, 1, 19), "wim", "2020"),
    (on(2022, 1, 18), "wim", "2021"),
    (on(2023, 1, 17), "wim", "2022"),
    (on(2024, 1, 16), "wim", "2023"),
    (on(2025, 1, 14), "wim", "2024"),
    (on(2025, 10, 7), "wim", "2025"),
)
FREE = tuple(Step(at, "kept", by, "coop", "Het geld stond er.", year) for at, by, year in YEARS)
GREEN = tuple(
    Step(at, "kept", by, "gemeente", "", year)
    for at, by, year in (
        (on(2022, 1, 25), "rachid", "2021"),
        (on(2024, 1, 23), "rachid", "2023"),
        (on(2025, 1, 21), "sanne", "2024"),
        (on(2026, 1, 20), "sanne", "2025"),
    )
)

MONEY = (
    Commitment(
        key="C06",
        title="Antwoord binnen acht weken",
        kind="pledge",
        giver="gemeente",
        post="wethouder",
        receiver="coop",
        text="Het college antwoordt op elk punt van de wijkagenda, binnen acht weken.",
        kept_when="Op de laatste dag van de acht weken heeft elk punt een antwoord met een naam.",
        stroke="long",
        rhythm="bij elke editie van de agenda",
        item="1.9",
        steps=(
            Step(on(2017, 1, 24), "offered", "gerard", "gemeente"),
            Step(on(2017, 1, 31), "accepted", "ria", "coop"),
            Step(
                on(2017, 3, 9),
                "at risk",
                "gerard",
                "gemeente",
                """Wij halen 14 maart niet. Er moeten zes afdelingen meelezen. Volgende keer
                begin ik daar eerder mee.""",
            ),
            Step(
                on(2017, 5, 16),
                "kept late",
                "ria",
                "coop",
                "Dertien weken in plaats van acht. De antwoorden zijn wel echte antwoorden.",
                "editie 1",
            ),
            Step(on(2018, 5, 24), "giver left", "gerard", "gemeente"),
            Step(
                on(2018, 9, 4), "heir said yes", "carla", "gemeente", "Het stond in het boek. Ja."
            ),
            Step(
                on(2020, 8, 4), "kept", "wim", "coop", "Op tijd, ook midden in corona.", "editie 2"
            ),
            Step(on(2022, 6, 2), "giver left", "carla", "gemeente"),
            Step(on(2022, 10, 18), "heir said yes", "bert", "gemeente"),
            Step(
                on(2023, 11, 7),
                "kept",
                "hakan",
                "coop",
                "Een week voor de laatste dag. Zo kan het dus ook.",
                "editie 3",
            ),
            Step(on(2026, 6, 4), "giver left", "bert", "gemeente"),
            Step(
                on(2026, 9, 8),
                "heir said yes",
                "nadia",
                "gemeente",
                """Ja. Voor de nieuwe agenda is de laatste dag 29 december. Die staat in mijn
                agenda.""",
            ),
        ),
    ),
    Commitment(
        key="C10",
        title="Vrij geld voor de wijk",
        kind="pledge",
        giver="gemeente",
        post="wethouder",
        receiver="coop",
        text="De gemeente geeft elk jaar € 60.000 vrij wijkgeld, tot en met 2026.",
        kept_when="Het geld staat voor 1 februari op de rekening, zonder doel erop geplakt.",
        stroke="long",
        rhythm="elk jaar",
        condition="De gemeenteraad stelt de begroting vast.",
        item="1.9",
        steps=(
            Step(on(2017, 4, 18), "offered", "gerard", "gemeente"),
            Step(on(2017, 5, 16), "accepted", "wim", "coop"),
            FREE[0],
            Step(on(2018, 5, 24), "giver left", "gerard", "gemeente"),
            Step(on(2018, 9, 4), "heir said yes", "carla", "gemeente"),
            *FREE[1:5],
            Step(on(2022, 6, 2), "giver left", "carla", "gemeente"),
            Step(on(2022, 10, 18), "heir said yes", "bert", "gemeente"),
            *FREE[5:],
            Step(
                on(2025, 11, 25),
                "at risk",
                "sanne",
                "gemeente",
                """Voor 2026 ziet de begroting er slecht uit. De raad beslist in december. Ik
                zeg het voordat iemand ernaar vraagt.""",
            ),
            Step(
                on(2026, 1, 13),
                "change asked",
                "bert",
                "gemeente",
                """Er is een gat in de begroting, in elke gemeente. Wij willen wel doorgaan,
                met minder. De reden is geld, niet jullie werk.""",
                new_text="""De gemeente geeft in 2026 € 45.000 vrij wijkgeld, en zegt elk jaar
                vóór 1 oktober wat er het jaar erna is.""",
            ),
            Step(
                on(2026, 1, 27),
                "change consented",
                "wim",
                "coop",
                """Wij zeggen ja, want nee levert een belofte op die niet kan. We kiezen zelf
                wat er stopt.""",
            ),
            Step(on(2026, 6, 4), "giver left", "bert", "gemeente"),
            Step(
                on(2026, 9, 8),
                "heir said yes",
                "nadia",
                "gemeente",
                "Ja, met de nieuwe tekst. Zie ook de nieuwe zin in Twintig jaar Hazelkamp.",
            ),
        ),
    ),
    Commitment(
        key="C11",
        title="Eén verslag voor iedereen die betaalt",
        kind="agreement",
        giver="gemeente",
        post="wijkmanager",
        receiver="coop",
        text="""Eén jaarverslag, dat de gemeente, de Woonstichting en het fonds Jong Merwoude
        alle drie goedkeuren.""",
        kept_when="Wim stuurt één stuk en krijgt drie keer: akkoord.",
        stroke="long",
        due=on(2020, 4, 1),
        item="1.9",
        together_with="Woonstichting Merwoude en het fonds Jong Merwoude",
        steps=(
            Step(on(2019, 3, 12), "offered", "anouk", "gemeente"),
            Step(on(2019, 3, 26), "accepted", "wim", "coop"),
            Step(on(2020, 3, 10), "reported", "anouk", "gemeente", "Alle drie hebben getekend."),
            Step(
                on(2020, 3, 31),
                "kept",
                "wim",
                "coop",
                """Van veertien formulieren naar één. Ik heb de andere dertien weggegooid, en
                dat gaf een fijn geluid.""",
            ),
        ),
    ),
    Commitment(
        key="C13",
        title="Het groen ligt er 52 weken netjes bij",
        kind="agreement",
        giver="coop",
        post="penningmeester",
        receiver="gemeente",
        text="Groen & Klus onderhoudt plein, schooltuin en kade, 52 weken per jaar.",
        kept_when="""Op de jaarlijkse ronde zien bewoners en gemeente op elke straat een nette
        foto.""",
        stroke="long",
        rhythm="elk jaar",
        item="2.7",
        steps=(
            Step(on(2020, 10, 20), "offered", "wim", "coop"),
            Step(on(2020, 11, 3), "accepted", "anouk", "gemeente"),
            GREEN[0],
            Step(
                on(2022, 8, 16),
                "worry",
                "rachid",
                "gemeente",
                """Wij hoorden van jullie van de klus voor de neef. Dank dat jullie het zelf
                vertelden. Wij stoppen het geld niet.""",
            ),
            Step(
                on(2023, 1, 24),
                "kept late",
                "rachid",
                "gemeente",
                """De kade was drie weken te laat gemaaid, in de tijd dat het bestuur
                herstelde. Daarna piekfijn.""",
                "2022",
            ),
            *GREEN[1:],
        ),
    ),
    Commitment(
        key="C15",
        title="Vijfhonderd euro zonder formulier",
        kind="pledge",
        giver="gemeente",
        post="wijkmanager",
        receiver="samenkracht",
        text="""Vier soorten werkers, leerkrachten, wijkagent, sociaal werkers en
        buurtconciërges, krijgen elk jaar € 500 vrij te besteden, zonder bon onder de € 50.""",
        kept_when="Het geld is er in januari en niemand heeft een formulier gezien.",
        stroke="short",
        due=on(2020, 12, 31),
        item="2.8",
        steps=(
            Step(on(2020, 7, 21), "offered", "anouk", "gemeente"),
            Step(on(2020, 9, 8), "accepted", "monique", "samenkracht"),
            Step(on(2020, 12, 8), "reported", "anouk", "gemeente", "Overgemaakt aan elf mensen."),
            Step(
                on(2020, 12, 22),
                "kept",
                "marloes",
                "samenkracht",
                "Mijn eerste aankoop: taart voor een moeder die haar Nederlands haalde.",
            ),
        ),
    ),
    Commitment(
        key="C20",
        title="De raad antwoordt op acht adviezen",
        kind="pledge",
        giver="gemeente",
        post="griffier",
        receiver="coop",
        text="""De gemeenteraad antwoordt binnen tien weken op alle acht adviezen van het
        burgerberaad.""",
        kept_when="Elk advies heeft een ja, een ja met iets anders, of een nee met een reden.",
        stroke="short",
        due=on(2024, 6, 13),
        item="3.4",
        steps=(
            Step(on(2024, 3, 19), "offered", "henk", "gemeente"),
            Step(
                on(2024, 4, 4),
                "accepted",
                "hakan",
                "coop",
                "De adviezen zijn vandaag overhandigd.",
            ),
            Step(
                on(2024, 6, 11),
                "reported",
                "henk",
                "gemeente",
                """Vijf overgenomen, twee met een verandering, één niet: dat mag de raad van
                de wet niet beslissen.""",
            ),
            Step(
                on(2024, 6, 13),
                "kept",
                "hakan",
                "coop",
                """Op tijd. Over het ene nee is lang gepraat, en de reden staat in drie regels
                op papier.""",
            ),
        ),
    ),
)
