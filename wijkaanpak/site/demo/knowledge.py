"""What De Hazelkamp learned, showed and asked; and what a village beside it did."""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.knowledge_shapes import (
    Guest,
    Kitchen,
    Lesson,
    LessonFile,
    Met,
    Question,
)

GARDEN = Lesson(
    "L2",
    on(2020, 10, 6),
    "ria",
    "coop",
    "De moestuin op vervuilde grond",
    "Wij begonnen met buren een moestuin in Waterlinten.",
    "Na drie zomers bleek de grond vervuild. Wij stopten.",
    "Laat de bodem onderzoeken voordat de eerste schop de grond in gaat.",
    """Twintig buren maakten in 2017 bedden op het veldje achter de Waterlinten. Wij spitten op
    zaterdag, en wie kwam kreeg soep. Er was een schuur, een kas en een wachtlijst.""",
    """In 2020 vroeg een nieuwe buur naar de oude stort. De gemeente liet de bodem onderzoeken. Er
    zat lood en zink in. Alle groente ging weg en het hek ging dicht. Niemand werd ziek, maar
    iedereen schrok. Wij wisten niet dat je de bodemkaart zelf kunt opvragen.""",
    "Wie met buren een tuin of een speelplek begint",
    "de tuingroep en de coöperatie",
    2020,
    "not",
    ("social_life", "health"),
    again="Samen spitten op zaterdag, met soep. Daar kwamen mensen die nergens anders kwamen.",
    never_again="Beginnen zonder bodemonderzoek. Het kost € 900 en twee weken.",
    euros=6400,
    time="Drie zomers van twintig buren",
    trust="Vijf gezinnen deden een jaar nergens meer aan mee",
    pattern="black swan",
    about=(("gemeente", "anouk", on(2020, 10, 20)),),
    opened=on(2020, 11, 3),
    opener="ria",
)
BUS = Lesson(
    "L4",
    on(2022, 9, 13),
    "wim",
    "coop",
    "De lege stoel in de buurtbus",
    "Wij lieten een jaar een busje rijden naar het ziekenhuis.",
    "Er zaten drie mensen per dag in. Wij stopten.",
    "Vraag eerst wie er mee wil, en rijd dan met hen proef.",
    """Een busje reed elk uur een rondje langs zes haltes en het ziekenhuis. Vrijwilligers
    reden. Wij begonnen zonder bewijs, met een vraag: komen mensen dan vaker buiten?""",
    """De chauffeur zag het als eerste: de bus was leeg. De mensen voor wie hij reed, zaten niet
    aan tafel toen wij de route bedachten. Zij wilden niet naar het ziekenhuis maar naar de markt,
    en niet elk uur maar op vrijdag.""",
    "Wie vervoer wil regelen voor buren die slecht lopen",
    "de vervoergroep",
    2022,
    "not",
    ("social_life", "health"),
    again="Beginnen met een proef en een einddatum. Zo kon het stoppen zonder ruzie.",
    never_again="Een route tekenen zonder de reizigers.",
    euros=18500,
    time="Een jaar, elf vrijwilligers",
    trust="Geen: wij zeiden het zelf, en op tijd",
    pattern="empty seat",
    opened=on(2022, 9, 27),
    opener="wim",
)
BUS_AGAIN = Lesson(
    "L4",
    on(2024, 3, 12),
    "wim",
    "coop",
    BUS.title,
    BUS.did,
    BUS.came,
    "Vraag eerst wie er mee wil, en deel dan een taxi op vrijdag.",
    BUS.tried,
    BUS.happened
    + """ Sinds 2023 deelt een groepje op vrijdag een taxi naar de markt. Die zit vol.""",
    BUS.useful_for,
    BUS.told_by,
    2022,
    "not",
    BUS.domains,
    again=BUS.again,
    never_again=BUS.never_again,
    euros=19750,
    time=BUS.time,
    trust=BUS.trust,
    pattern="empty seat",
    opened=on(2024, 3, 12),
    opener="wim",
    why_changed="De laatste rekening van € 1.250 kwam later. En de taxi op vrijdag is nieuw.",
)
LESSONS = (
    Lesson(
        "L1",
        on(2020, 5, 12),
        "ria",
        "coop",
        "Geen zaag zonder gezicht",
        "De gemeente zaagde veertien bomen om voordat de brief er was.",
        "De wethouder kwam binnen vijf dagen. Bewoners kozen nieuwe bomen.",
        "Laat eerst iemand langskomen, en pak dan pas de zaag.",
        """Op het Zonnehofplein moesten bomen weg voor nieuwe leidingen. De aannemer begon een
        week te vroeg. De brief lag nog bij de drukker.""",
        """Mensen stonden te huilen op straat. De wethouder kwam naar De Zaaier en zei dat het fout
        was. Er kwamen veertien nieuwe bomen, die bewoners zelf uitzochten. Sindsdien belt er
        iemand aan voordat er iets weggaat.""",
        "Wie iets weghaalt wat mensen elke dag zien",
        "de coöperatie en de gemeente",
        2019,
        "partly",
        ("housing", "safety"),
        again="Binnen vijf dagen zelf komen, zonder papier in de hand.",
        never_again="Een aannemer laten beginnen voordat de brief overal ligt.",
        euros=31000,
        trust="Een jaar lang geloofde niemand een brief van de gemeente",
        about=(("gemeente", "anouk", on(2020, 5, 26)),),
        opened=on(2020, 6, 2),
        opener="ria",
    ),
    GARDEN,
    BUS,
    BUS_AGAIN,
    Lesson(
        "L3",
        on(2021, 2, 9),
        "monique",
        "samenkracht",
        "Twee jaar zonder lijst van 47",
        "Wij vulden twee jaar geen lijst met 47 getallen in.",
        "Elke werker hield zesenhalf uur per maand over. Niemand miste de lijst.",
        "Zet een lijst stil en kijk wie erom vraagt.",
        """Elk kwartaal vulden onze werkers 47 getallen in voor de gemeente. Wij spraken af om dat
        twee jaar niet te doen. Elke maand vertelde elke werker één verhaal.""",
        """In het begin was het stil en eng. Na een half jaar vroeg de gemeente zelf om de
        verhalen. Vier getallen zijn gebleven, want daar deed iemand iets mee.""",
        "Wie lijsten invult waarvan niemand weet wie ze leest",
        "Samenkracht",
        2020,
        "well",
        ("work_income", "social_life"),
        again="Afspreken wie mag zeggen: nu moet de lijst terug.",
        euros=0,
        time="Twee gesprekken per jaar van een middag",
        about=(("gemeente", "anouk", on(2021, 3, 2)),),
        opened=on(2021, 3, 9),
        opener="monique",
    ),
    Lesson(
        "L5",
        on(2026, 11, 10),
        "soraya",
        "",
        "Het zaterdaguur dat leeg bleef",
        "Wij openden een uur op zaterdag, in vier talen.",
        "De eerste twee maanden kwam er bijna niemand.",
        "Ga eerst langs de deuren waar die taal wordt gesproken.",
        """Er hing een briefje in vier talen op de deur van De Zaaier. Er was koffie en er was een
        tolk.""",
        """Het briefje hing op een deur waar de mensen voor wie het was nooit langskwamen. Toen
        Agnieszka langs de deuren ging, kwamen er negen.""",
        "Wie een open uur begint in een andere taal",
        "de kring Iedereen een plek",
        2026,
        "partly",
        ("social_life",),
        again="Langs de deuren gaan met iemand die de taal spreekt.",
        time="Acht zaterdagen",
        pattern="empty seat",
    ),
)
METS = (
    Met(
        on(2025, 3, 20),
        "piet",
        "L2",
        "Buurtmoestuin aan de Waterlinten",
        "differently",
        """Ik was erbij, en wij lazen het samen nog eens. Nu telen we in bakken met schone
        grond, en de gemeente onderzoekt eerst de bodem.""",
    ),
    Met(
        on(2026, 9, 28),
        "piet",
        "L2",
        "Bakken voor de moestuin",
        "differently",
        "Wij vroegen de bodemkaart op voordat wij het plan schreven. Hij is schoon.",
    ),
)
KITCHENS = (
    Kitchen(
        "portiek",
        on(2026, 1, 20),
        "hakan",
        "coop",
        on(2026, 3, 14),
        "Praatpunt Portiek: praten zonder formulier",
        """Buren bellen aan bij buren, met een thermoskan. Er is geen lijst. Wie iets kwijt wil,
        vertelt het; wie niets wil, krijgt koffie. Na afloop zegt elke prater één ding dat
        opviel.""",
        """In 2018 namen we wel een lijst mee. De deuren gingen dicht.
        In 2021 liepen we met te weinig mensen, en Els liep bijna om.""",
        "De Zaaier",
        (
            Guest(
                "Oeverloo",
                on(2026, 1, 27),
                "hakan",
                far="oeverloo.example",
                comes=on(2026, 2, 10),
                promised=on(2026, 3, 14),
                promise="Wij laten de vragenlijst thuis, een heel jaar lang.",
                told=on(2026, 9, 15),
                came_of="partly",
                words="In twee van de drie straten. In de derde wilde de gemeente toch getallen.",
            ),
        ),
    ),
)
VILLAGE_KITCHENS = (
    Kitchen(
        "winkel",
        on(2026, 11, 3),
        "gerda",
        "dorp",
        on(2026, 11, 24),
        "Een winkel van het dorp zelf",
        """Op dinsdag en vrijdag staat er een andere buur achter de toonbank. Wat er ligt, staat op
        het bord. Wie iets mist, schrijft het erbij.""",
        """De eerste winter kochten wij te veel verse dingen in. Wij gooiden elke week een krat
        weg, en niemand durfde het te zeggen.""",
        "De winkel naast de kerk",
        (
            Guest(
                "De Hazelkamp",
                on(2026, 11, 3),
                "Hakan Yılmazer",
                here="hazelkamp",
                comes=on(2026, 11, 24),
                promised=on(2026, 11, 24),
                promise="Wij hangen in De Zaaier een bord op: wat missen we hier?",
            ),
        ),
    ),
)
VILLAGE_LESSONS = (
    Lesson(
        "D1",
        on(2025, 10, 7),
        "gerda",
        "dorp",
        "De krat die elke week weg moest",
        "Wij begonnen met z'n allen een dorpswinkel.",
        "Wij kochten te veel in en gooiden het weg.",
        "Begin met tien dingen die iedereen elke week koopt.",
        """Achttien mensen staan om de beurt in de winkel. Wij kochten in wat wij zelf lekker
        vonden.""",
        """De verse dingen bleven liggen. Wij betaalden het uit de pot van het dorp. Na een half
        jaar hing er een bord op, en sindsdien klopt het bijna.""",
        "Wie een winkel of een keuken met buren begint",
        "Dorpsbelang Elzenbroek",
        2025,
        "partly",
        ("social_life", "work_income"),
        again="Een bord waarop iedereen schrijft wat er ontbreekt.",
        never_again="Inkopen op gevoel.",
        euros=1350,
        trust="Twee mensen stopten met winkelen bij ons",
        pattern="empty seat",
        opened=on(2025, 10, 14),
        opener="gerda",
    ),
)
QUESTIONS = (
    Question(
        "zondag",
        on(2023, 1, 17),
        "soraya",
        "de kring Omkijken naar elkaar",
        "wijkkracht",
        "marjan",
        "Wat helpt buren die op zondag alleen zijn?",
        "Door de week is er van alles. Op zondag is alles dicht.",
        taken=on(2023, 2, 7),
        answer_by=on(2023, 5, 1),
        tabled=on(2023, 2, 14),
        approved=on(2023, 2, 28),
        keeper="noor",
        counts="Bezoekers van De Zaaier per dagdeel, in een gewone maand",
        origin="Deurkaartjes van De Zaaier, januari 2023",
        table=(
            ("Deel van de wijk", "Door de week", "Zaterdag", "Zondag"),
            ("De Terp", "64", "31", "18"),
            ("Zonnehof", "212", "88", "26"),
            ("Waterlinten", "97", "40", "12"),
            ("Spoorzicht", "58", "22", "11"),
        ),
        answered=on(2023, 4, 18),
        answer="""Een open deur helpt meer dan een programma. Mensen komen terug als zij elke week
        dezelfde gezichten zien.

        Wij keken naar twaalf buurthuizen met een open zondag. In negen daarvan kwam na drie
        maanden een vaste groep. In de andere drie wisselde de gastheer elke week. Daar bleef de
        groep klein.

        Koffie om tien uur werkt beter dan een maaltijd. Een maaltijd vraagt een ja vooraf. Wie
        alleen is, zegt vaak pas op het laatst ja.

        Wat wij niet weten: of het ook werkt voor mensen die niet goed lopen. Zij komen op de
        telling van De Zaaier bijna niet voor.""",
        sources="""Lectoraat Wijkkracht, gesprekken in twaalf buurthuizen, 2023

        Deurkaartjes van De Zaaier, januari 2023""",
        found=(
            (
                on(2023, 5, 2),
                "soraya",
                True,
                "Wij gingen op zondag open, met Els als gezicht.",
            ),
            (on(2023, 5, 9), "marga", True, ""),
            (on(2023, 5, 16), "wim", False, "Wij wisten dit al. Maar nu gelooft de gemeente het."),
        ),
    ),
    Question(
        "helm",
        on(2024, 9, 10),
        "marga",
        "de agendakring",
        "wijkkracht",
        "marjan",
        "Welke stoeptegel wordt niet glad als het vriest?",
        declined=on(2024, 9, 24),
        answer="Wij weten veel van mensen en niets van tegels.",
        next_door="De afdeling beheer van de gemeente, via de wijkmanager",
    ),
    Question(
        "jongens",
        on(2026, 10, 6),
        "wim",
        "de agendakring",
        "wijkkracht",
        "marjan",
        "Waar gaan jongens van zestien tot twintig heen als De Kelder dicht is?",
        "Zij stonden in geen van onze verslagen. Wij missen hen.",
        taken=on(2026, 10, 20),
        answer_by=on(2027, 2, 1),
    ),
    Question(
        "taxi",
        on(2026, 11, 17),
        "soraya",
        "de vervoergroep",
        "wijkkracht",
        "marjan",
        "Wat kost een gedeelde taxi per rit, als je alles meetelt?",
        tabled=on(2026, 11, 19),
        counts="Ritten van de vrijdagtaxi per kwartaal",
        origin="Schrift van de vervoergroep",
        table=(
            ("Kwartaal van 2026", "Ritten", "Mensen in de taxi"),
            ("Eerste", "44", "131"),
            ("Tweede", "51", "160"),
            ("Derde", "47", "139"),
        ),
    ),
)
FILES = (LessonFile(on(2026, 4, 7), "soraya", on(2026, 4, 9), "noor", "oeverloo.json"),)
