"""Seven years of reading rounds: who read, what they chose, why, and what came of it later."""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.panel_shapes import (
    AtTable,
    Choosing,
    Later,
    ReadingRound,
    ReadingTable,
)

QUESTION = (
    "Wat is voor jou de belangrijkste verandering van het laatste half jaar, en waarom deze?"
)
HOME = "De Zaaier"
READERS, WORKERS, DIRECTORS = (
    "De leesgroep van bewoners",
    "De leesgroep van werkers",
    "De leesgroep van raad en directeuren",
)
ARABIC = ("S06", "Soraya leest het voor in het Arabisch en vertelt het na.")
POLISH = ("S12", "Agnieszka leest het Poolse begin en vertelt het na.")

NEIGHBOURS = (AtTable("resident", 5), AtTable("worker", 1, "samenkracht"))
AT_WORK = (
    AtTable("worker", 2, "samenkracht"),
    AtTable("worker", 1, "woon"),
    AtTable("worker", 1, "vlieger"),
    AtTable("worker", 1, "politie"),
    AtTable("resident", 1),
)
IN_CHARGE = (
    AtTable("director", 1, "samenkracht"),
    AtTable("director", 1, "vlieger"),
    AtTable("council", 2, "gemeente"),
    AtTable("resident", 1),
)
ERIK = AtTable("director", 1, "woon", person="erik")

IN_2020 = ReadingRound(
    title="Leesronde najaar 2020",
    question=QUESTION,
    begins=on(2020, 4, 1),
    ends=on(2020, 9, 30),
    begun=on(2020, 9, 15),
    keeper="bep",
    tables=(
        ReadingTable(
            "residents",
            READERS,
            on(2020, 10, 13),
            "Buiten, onder het afdak van De Zaaier",
            NEIGHBOURS,
            ("S01", "S03", "S08", "S04", "S07", "S02", "S13"),
            chose=Choosing(
                "S01",
                """Omdat het over een lamp gaat en eigenlijk over durven. Eén zin was genoeg
                geweest om te melden, en die zin was te duur.""",
                values="Durven zeggen wat er stuk is.",
                doubts="""Twee van ons wilden het verhaal over de soep. Dat gaat over samen, en dit
                over alleen.""",
                differently="Op elke trap hangt de naam en het nummer van de conciërge.",
                later=Later(
                    "yes",
                    """Sinds het kaartje op de trap hangt, wordt een kapotte lamp vaker gemeld.
                    Fatma zegt: ik bel nu ook voor de buren.""",
                ),
            ),
            on_paper=True,
        ),
        ReadingTable(
            "workers",
            WORKERS,
            on(2020, 10, 27),
            "Door de telefoon",
            AT_WORK,
            ("S01", "S08", "S02", "S13", "S07", "S04"),
            chose=Choosing(
                "S08",
                "Omdat hier iets uit iemands dag verdween en er iets beters voor terugkwam.",
                values="Tijd voor mensen. Eerlijk zijn over wat je niet weet.",
                doubts="We praten hier over ons eigen werk. Dat zit dichtbij.",
                differently="Wij vragen per team: welk blad leest niemand?",
                told_how="letter",
                later=Later("yes", "Het blad met 47 vakjes is afgeschaft, vier getallen bleven."),
            ),
            on_paper=True,
        ),
        ReadingTable(
            "directors",
            DIRECTORS,
            on(2020, 11, 10),
            "Raadzaal",
            (*IN_CHARGE, AtTable("director", 1, "woon")),
            ("S08", "S01", "S03", "S02", "S04", "S07", "S13"),
            chose=Choosing(
                "S03",
                """Omdat ze niet om een camera vraagt, maar om de overkant. Daar konden we iets
                mee.""",
                values="Veilig thuiskomen is gewoon.",
                doubts="Wij fietsen hier zelf niet. Wij weten dit dus alleen van haar.",
                later=Later(
                    "partly",
                    """Het eerste plan voor licht mislukte. Er hangt nu tijdelijk licht. Klaar is
                    het niet.""",
                ),
            ),
            on_paper=True,
        ),
    ),
    given_back=on(2020, 12, 1),
    differently="""Wij hangen op elke trap een kaartje met een naam en een nummer. En de raad
    vraagt elk half jaar hoe het met de tunnel staat.""",
    looked_back=on(2021, 9, 7),
)

SPRING_2021 = ReadingRound(
    title="Leesronde voorjaar 2021",
    question=QUESTION,
    begins=on(2020, 10, 1),
    ends=on(2021, 3, 31),
    begun=on(2021, 3, 23),
    keeper="leyla",
    tables=(
        ReadingTable(
            "residents",
            READERS,
            on(2021, 4, 13),
            HOME,
            NEIGHBOURS,
            ("S06", "S02", "S13", "S07", "S04", "S01"),
            (ARABIC,),
            chose=Choosing(
                "S06",
                """Omdat niemand van ons wist dat je je kunt schamen voor een muur. De
                Woonstichting las mee en werd stil.""",
                values="Dat iemand in haar eigen taal mag praten.",
                doubts="""Het doet pijn om te lezen. We waren bang dat het alleen een zielig
                verhaal wordt.""",
                differently="Bij elk gesprek over schimmel hoort een tolk.",
                later=Later(
                    "yes",
                    """De tolk wordt betaald en de 214 flats staan in het plan. In haar eigen flat
                    is het nog niet droog.""",
                ),
            ),
        ),
        ReadingTable(
            "workers",
            WORKERS,
            on(2021, 4, 27),
            HOME,
            AT_WORK,
            ("S06", "S02", "S13", "S08", "S07", "S04"),
            (ARABIC,),
            chose=Choosing(
                "S02",
                "Omdat bellen om hulp te vragen iets anders is dan bellen om te helpen.",
                values="Iemand nodig hebben.",
                doubts="Het verhaal over de wieg liet ons niet los.",
                later=Later("yes", "De belkring ging door en heet nu Burenmaatjes."),
            ),
        ),
        ReadingTable(
            "directors",
            DIRECTORS,
            on(2021, 5, 11),
            "Stadskantoor",
            cancelled="""Er konden maar drie mensen komen. Met drie is het geen leesgroep. De
            verhalen liggen er in het najaar weer.""",
        ),
    ),
    given_back=on(2021, 6, 1),
    differently="Bij elk gesprek over schimmel zit een tolk, en die wordt betaald.",
    looked_back=on(2022, 2, 8),
)

TWELVE = ReadingRound(
    title="Leesronde najaar 2022",
    question=QUESTION,
    begins=on(2022, 4, 1),
    ends=on(2022, 9, 30),
    begun=on(2022, 9, 28),
    keeper="leyla",
    tables=(
        ReadingTable(
            "residents",
            READERS,
            on(2022, 10, 11),
            HOME,
            (*NEIGHBOURS, AtTable("resident", name="Marga")),
            ("S10", "S11", "S09", "S05", "S06", "S04", "S08", "S13"),
            (ARABIC,),
            chose=Choosing(
                "S11",
                """Omdat het over onszelf gaat en niet mooi is gemaakt. Zo leer je meer dan van
                tien geslaagde plannen.""",
                values="Zelf zeggen wat er misging.",
                doubts="Of je zoiets wel in de krant moet willen.",
                differently="Bij elke klus vragen we twee prijzen.",
                told_how="own page",
                later=Later("yes", "De regel over familie en geld geldt nu bij alle partijen."),
            ),
        ),
        ReadingTable(
            "residents",
            "De lezers van Spoorzicht",
            on(2022, 10, 18),
            "Aan de keukentafel, Spoorlaan",
            (AtTable("resident", 4), AtTable("worker", 1, "samenkracht")),
            ("S09", "S10", "S03", "S05", "S07", "S02"),
            chose=Choosing(
                "S09",
                """Omdat hij nee zegt en er toch bij hoort. Bij ons werken er veel zoals hij.""",
                values="Dat nee ook een antwoord is.",
                later=Later(
                    "partly", "Er wordt niet meer aangebeld. Of hij erbij hoort, weten we niet."
                ),
            ),
            on_paper=True,
        ),
        ReadingTable(
            "workers",
            WORKERS,
            on(2022, 11, 1),
            HOME,
            AT_WORK,
            ("S11", "S09", "S10", "S06", "S08", "S05", "S13"),
            (ARABIC,),
            chose=Choosing(
                "S10",
                "Omdat stoppen hier netjes ging en wij het nooit hadden durven opschrijven.",
                values="Stoppen zonder schaamte.",
                doubts="Is een lege bus wel een verandering? Wij vonden: het stoppen was de "
                "verandering.",
                later=Later("yes", "Wie met een plan stopt, krijgt nu een kaart en geen verhoor."),
            ),
        ),
        ReadingTable(
            "directors",
            DIRECTORS,
            on(2022, 11, 22),
            "De Zaaier, twee avonden",
            (ERIK, *IN_CHARGE),
            ("S10", "S11", "S09", "S08", "S06", "S03", "S01", "S02", "S04", "S05", "S07", "S13"),
            (ARABIC,),
            chose=Choosing(
                "S11",
                """Omdat wij dit nooit zo hadden verteld. Zij vertelden hun fout voordat iemand
                erom vroeg, en kregen het vertrouwen terug.""",
                values="Een fout eerst zelf vertellen.",
                doubts="""Twee van ons kozen eerst het verhaal over de wieg. Dat gaat over óns, en
                daarom was het moeilijk.""",
                differently="In ons jaarverslag komt een blad: wat ging er mis?",
                told_how="own page",
                later=Later("partly", "De Woonstichting heeft zo'n blad. De gemeente nog niet."),
            ),
        ),
    ),
    given_back=on(2022, 12, 13),
    differently="""Elke partij vertelt één keer per jaar zelf wat er misging, in De Zaaier, voordat
    een ander het vraagt.""",
    looked_back=on(2023, 9, 12),
)

SPRING_2023 = ReadingRound(
    title="Leesronde voorjaar 2023",
    question=QUESTION,
    begins=on(2022, 10, 1),
    ends=on(2023, 3, 31),
    begun=on(2023, 4, 4),
    keeper="leyla",
    tables=(),
    stopped=on(2023, 5, 9),
    why_stopped="""Er kwam dit half jaar geen nieuw verhaal bij. Dezelfde verhalen nog eens lezen
    is geen luisteren. Wij gaan eerst weer naar de deuren.""",
)

IN_2023 = ReadingRound(
    title="Leesronde najaar 2023",
    question=QUESTION,
    begins=on(2023, 4, 1),
    ends=on(2023, 9, 30),
    begun=on(2023, 10, 3),
    keeper="leyla",
    tables=(
        ReadingTable(
            "residents",
            READERS,
            on(2023, 10, 24),
            HOME,
            NEIGHBOURS,
            ("S14", "S07", "S03", "S01", "S05", "S02"),
            chose=Choosing(
                "S07",
                "Omdat de juf aanbelde en niet schreef. Daarna kwam de rest vanzelf.",
                values="Bij iemand langsgaan.",
                doubts="""Het verhaal van de winkelier over de wijkagent lag even zwaar. Dat is nog
                niet af, zeiden we.""",
                later=Later(
                    "yes",
                    "Nieuwe leerkrachten op De Vlieger bellen in hun eerste maand overal aan.",
                ),
            ),
        ),
        ReadingTable(
            "workers",
            WORKERS,
            on(2023, 11, 7),
            HOME,
            AT_WORK,
            ("S07", "S14", "S08", "S10", "S06", "S09"),
            (ARABIC,),
            chose=Choosing(
                "S07",
                "Omdat zij het deed voordat iemand het haar vroeg.",
                values="Zelf de eerste stap zetten.",
                differently="Wij gaan bij elk nieuw gezin één keer samen langs.",
                later=Later("unknown", "Sinds er twee mensen weg zijn, houdt niemand dit bij."),
            ),
        ),
        ReadingTable(
            "directors",
            DIRECTORS,
            on(2023, 11, 21),
            "Raadzaal",
            (ERIK, *IN_CHARGE),
            ("S07", "S14", "S11", "S10", "S06", "S01"),
            (ARABIC,),
            chose=Choosing(
                "S07",
                "Omdat dit niets kostte, behalve een avond.",
                values="Aandacht.",
                doubts="""Wij lazen ook over de post die 131 dagen leeg was. Dat is ónze post. Wij
                durfden dat verhaal niet te kiezen, en dat schrijven we hier eerlijk op.""",
                later=Later("no", "Er is in de organisaties niets door veranderd."),
            ),
        ),
    ),
    given_back=on(2023, 12, 12),
    differently="Het verhaal over de wijkagent ligt bij de volgende ronde weer bovenop.",
    looked_back=on(2024, 9, 17),
)

IN_2026 = ReadingRound(
    title="Leesronde zomer 2026",
    question=QUESTION,
    begins=on(2026, 1, 1),
    ends=on(2026, 7, 31),
    begun=on(2026, 8, 25),
    keeper="leyla",
    tables=(
        ReadingTable(
            "residents",
            READERS,
            on(2026, 9, 15),
            HOME,
            (*NEIGHBOURS, AtTable("resident", name="Mevrouw De Bruin")),
            ("S15", "S12", "S14", "S06", "S05", "S03", "S02", "S09"),
            (ARABIC, POLISH),
            chose=Choosing(
                "S15",
                "Omdat je er trots van wordt, zonder dat iemand zegt dat je trots moet zijn.",
                values="Erbij horen.",
                doubts="Het is een mooi verhaal. Wij lazen daarna nog een keer het moeilijke.",
            ),
        ),
        ReadingTable(
            "workers",
            WORKERS,
            on(2026, 9, 29),
            HOME,
            AT_WORK,
            ("S15", "S12", "S14", "S06", "S10", "S07"),
            (ARABIC, POLISH),
            chose=Choosing(
                "S15",
                "Omdat wij elk een stukje deden en nu pas het geheel zien.",
                values="Volhouden.",
                doubts="Niemand van ons kan zeggen: dit kwam door mij. Dat vonden we juist goed.",
            ),
        ),
        ReadingTable(
            "directors",
            DIRECTORS,
            on(2026, 10, 13),
            "Raadzaal",
            (ERIK, *IN_CHARGE),
            ("S15", "S12", "S14", "S06", "S11", "S08", "S04"),
            (ARABIC, POLISH),
            chose=Choosing(
                "S15",
                "Omdat het over tien jaar gaat en niet over ons.",
                values="Een lange adem.",
                doubts="Wij hadden bijna weer het verhaal gekozen waar onze naam in staat.",
                differently="Wij vragen bij elk besluit: wat ziet een kind van groep 8 hiervan?",
            ),
        ),
    ),
    given_back=on(2026, 10, 27),
    differently="""Groep 8 schrijft elk jaar een brief aan 2036. Directeuren en raad lezen die
    brief voor, in De Zaaier, voordat zij over geld praten.""",
)

NOW = ReadingRound(
    title="Leesronde najaar 2026",
    question=QUESTION,
    begins=on(2026, 8, 1),
    ends=on(2026, 11, 30),
    begun=on(2026, 11, 3),
    keeper="leyla",
    tables=(
        ReadingTable(
            "residents",
            READERS,
            on(2026, 11, 10),
            HOME,
            NEIGHBOURS,
            ("S12", "S14", "S05", "S09", "S13", "S07"),
            (POLISH,),
            chose=Choosing(
                "S12",
                "Omdat één uur en een groet genoeg kunnen zijn.",
                values="Een plek waar je niets hoeft.",
                told_how="own page",
            ),
            on_paper=True,
        ),
        ReadingTable(
            "workers",
            WORKERS,
            on(2026, 11, 17),
            HOME,
            AT_WORK,
            ("S12", "S14", "S10", "S11", "S08", "S02"),
            (POLISH,),
            chose=Choosing(
                "S14",
                """Omdat twee keer vertrouwen meer kost dan één keer. Wij zijn degenen die
                weggaan.""",
                values="Blijven.",
                doubts="Wij kunnen niet beloven dat wij blijven. Wel dat wij het op tijd zeggen.",
            ),
        ),
        ReadingTable(
            "directors",
            DIRECTORS,
            on(2026, 11, 24),
            "De Zaaier, twee avonden",
            (ERIK, *IN_CHARGE),
            ("S12", "S14", "S06", "S01", "S03", "S05", "S04", "S08", "S13", "S10", "S11", "S15"),
            (ARABIC, POLISH),
        ),
    ),
)

READINGS = (IN_2020, SPRING_2021, TWELVE, SPRING_2023, IN_2023, IN_2026, NOW)

AT_THE_KITCHEN_TABLE = ReadingRound(
    title="De eerste leesronde",
    question="Wat is voor u de belangrijkste verandering in het dorp, en waarom deze?",
    begins=on(2026, 7, 1),
    ends=on(2026, 12, 31),
    begun=on(2026, 10, 6),
    keeper="lies",
    tables=(
        ReadingTable(
            "residents",
            "De leesgroep aan de keukentafel",
            on(2026, 12, 8),
            "Bij Gerda thuis",
            (AtTable("resident", 4),),
        ),
    ),
)
