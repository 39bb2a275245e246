"""What went on in De Hazelkamp, what returns, and what came of it."""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.meeting_shapes import Line, Meeting, OffDay, Returns

RETURNS = (
    Returns(
        "soep", "open_house", "Soep op woensdag", "Wie er is, eet mee. Betalen hoeft niet.",
        on(2018, 1, 4), "els", on(2018, 1, 10), 12, 13.5, "zaaier", where="De keuken",
        off=(
            OffDay(on(2020, 3, 13), on(2020, 3, 18), "els", "Corona. Wij brengen de soep rond."),
            OffDay(on(2020, 3, 13), on(2020, 3, 25), "els", "Corona. Wij brengen de soep rond."),
        ),
    ),
    Returns(
        "ouders", "open_house", "Koffie in de ouderkamer",
        "Vragen over school, brieven, of gewoon zitten. Kleine kinderen mogen mee.",
        on(2018, 3, 5), "inge", on(2018, 3, 6), 8.5, 10, "school",
    ),
    Returns(
        "vrijdag", "open_house", "Soep na het gebed", "Voor de hele wijk.",
        on(2018, 10, 1), "mustafa", on(2018, 10, 5), 13.5, 15, "moskee",
    ),
    Returns(
        "taal", "circle", "Taaluur", "Nederlands praten aan tafel, zonder boek.",
        on(2019, 1, 28), "els", on(2019, 2, 7), 10, 11.5, "zaaier", where="Lokaal 2",
    ),
    Returns(
        "kring", "circle", "De kring van De Zaaier",
        "Wat gaat goed, wat schuurt, wat doen we de komende maand?",
        on(2021, 8, 23), "soraya", on(2021, 9, 7), 19.5, 21, "zaaier", where="De zaal", nth=1,
    ),
    Returns(
        "huiswerk", "open_house", "Huiswerk maken met elkaar", "Limonade en iemand die helpt.",
        on(2022, 8, 29), "soraya", on(2022, 9, 5), 15.5, 17, "zaaier", where="Lokaal 1",
    ),
    Returns(
        "breien", "circle", "Breien en praten", "Dinsdag, ook voor wie niet breit.",
        on(2022, 1, 3), "soraya", on(2022, 1, 11), 14, 16, "zaaier", where="De hal",
    ),
    Returns(
        "talent", "open_house", "Talentwerkplaats", "Kom maken wat je kunt: hout, haar, beats.",
        on(2023, 9, 4), "soraya", on(2023, 9, 9), 13, 16, "zaaier", where="De kelder",
    ),
    Returns(
        "praatbank", "open_house", "Praten op de bank", "In het Pools, Nederlands en met handen.",
        on(2022, 6, 6), "agnieszka", on(2022, 6, 11), 10, 12, "bank", weeks=2,
    ),
    Returns(
        "moestuin", "open_house", "Samen in de moestuin", "Laarzen staan in de schuur.",
        on(2018, 3, 19), "els", on(2018, 4, 7), 10, 12, "zaaier", where="De tuin achter",
        stopped=on(2020, 10, 6), stopped_by="els",
        why="We waren nog met drie. De grond is terug naar gras.",
    ),
    Returns(
        "tafel", "open_house", "Aan de lange tafel", "Een broodje, en wat je wilt vertellen.",
        on(2018, 9, 12), "gulten", on(2018, 9, 20), 14, 16, "bakker",
        stopped=on(2026, 9, 30), stopped_by="soraya",
        why="Bas stopt met de tafel. Wie neemt het over?",
    ),
)  # fmt: skip

MEETINGS = (
    Meeting(
        "opening", "open_house", "De Zaaier gaat open",
        "De sleutel is van ons. Kom kijken en zeg wat er moet komen.",
        on(2017, 8, 14), "jan", on(2017, 9, 1), 15, 20, "zaaier",
        minutes_at=on(2017, 9, 4), minutes_by="els",
        minutes=(
            Line("Er kwamen 140 mensen. De soep was op om vijf uur."),
            Line("Wat er moet komen: een keuken, warme lokalen en een plek voor meisjes."),
        ),
    ),
    Meeting(
        "ronde17", "doorstep_round", "Bellen bij alle trappen van Zonnehof",
        "We vragen twee dingen: wat is hier goed, en wat doet pijn?",
        on(2017, 10, 2), "els", on(2017, 10, 14), 10, 13, "zaaier", area="zonnehof",
        minutes_at=on(2017, 10, 16), minutes_by="els",
        minutes=(
            Line("Wij belden aan bij 96 deuren. Bij 51 deuren praatten wij."),
            Line("De lamp op de trap komt overal terug."),
            Line("Op trap 9 en 10 was niemand thuis. Daar gaan we op een avond heen."),
        ),
    ),
    Meeting(
        "belofte18", "council_evening", "Belofteavond 2018",
        "Elke belofte van dit jaar komt langs. Wie hem kreeg, zegt hoe het ging.",
        on(2018, 11, 5), "els", on(2018, 12, 11), 19.5, 21.5, "zaaier",
        points=("Wat is nagekomen?", "Wat niet, en waarom?", "Wat beloven we voor 2019?"),
        minutes_at=on(2018, 12, 13), minutes_by="els",
        minutes=(
            Line("De sleutel van De Zaaier kwam op tijd. Daar klapten we voor."),
            Line("De tunnel is nog donker. De wethouder komt terug met een datum."),
        ),
    ),
    Meeting(
        "bus", "learning_conversation", "Waarom zat de bus leeg?",
        "De proefbus stopt. Wat leren we ervan voor de volgende keer?",
        on(2022, 9, 1), "soraya", on(2022, 9, 15), 19.5, 21, "zaaier",
        points=("Wie wilde de bus?", "Wie had hem nodig?", "Wat vroegen we niet?"),
        minutes_at=on(2022, 9, 16), minutes_by="soraya",
        minutes=(
            Line("De bus reed op tijd. Hij reed alleen niet als het bezoekuur was."),
            Line(
                "De chauffeur reed drie weken voor niemand en zwaaide toch.",
                "story", "S10", on(2022, 9, 21), "els",
            ),
            Line("Volgende keer eerst vragen wie wanneer moet."),
        ),
    ),
    Meeting(
        "belofte25", "council_evening", "Belofteavond 2025",
        "Elke belofte van dit jaar komt langs. Wie hem kreeg, zegt hoe het ging.",
        on(2025, 11, 3), "soraya", on(2025, 12, 9), 19.5, 21.5, "zaaier",
        points=("Wat is nagekomen?", "Wat niet, en waarom?", "Wat beloven we voor 2026?"),
        minutes_at=on(2025, 12, 11), minutes_by="soraya",
        minutes=(
            Line("Het licht in de tunnel brandt. Het meisje van toen deed het aan."),
            Line(
                "De wethouder zegt: elke tweehonderd meter komt een bank met een leuning.",
                "promise", "C22", on(2026, 2, 10), "bert",
            ),
            Line("De lamp op trap 3 is weer stuk."),
        ),
    ),
    Meeting(
        "zaterdag", "circle", "Wat mis je op zaterdag?", "Een kring in drie talen.",
        on(2026, 9, 1), "soraya", on(2026, 9, 12), 14, 15.5, "zaaier", where="Lokaal 3",
        minutes_at=on(2026, 9, 14), minutes_by="soraya",
        minutes=(
            Line("Op zaterdag is alles dicht voor wie in ploegen werkt."),
            Line(
                "We willen één uur per week in de eigen taal, met boeken.",
                "wish", "4.4", on(2026, 10, 14), "soraya",
            ),
        ),
    ),
    Meeting(
        "raad26", "council_evening", "De raad in de tunnel",
        "Zes raadsleden lopen mee om half acht, als het donker is.",
        on(2026, 10, 5), "hakan", on(2026, 10, 29), 19.5, 21, where="Bij de ingang van de tunnel",
        area="spoorzicht",
        points=("Lopen, zonder te praten", "Wat zag je?", "Wat kan voor de winter?"),
        minutes_at=on(2026, 10, 30), minutes_by="hakan",
        minutes=(
            Line("In de bocht zie je niet wie er aan komt. Dat zeiden alle zes."),
            Line(
                "De wijkmanager zegt: voor de kerst hangt er een spiegel.",
                "promise", "C29", on(2026, 11, 6), "sanne",
            ),
            Line("Een raadslid vroeg of de tunnel om tien uur dicht kan. Niemand wil dat."),
        ),
    ),
    Meeting(
        "jongens", "circle", "Wat willen jullie op zaterdag?",
        "Met jongens van zestien tot twintig. Volwassenen zitten aan de kant.",
        on(2026, 11, 2), "hakan", on(2026, 11, 11), 19, 20.5, "zaaier", where="De kelder",
        minutes_at=on(2026, 11, 12), minutes_by="hakan",
        minutes=(
            Line("Geen film en geen quiz. Iets met je handen."),
            Line(
                "Demi zegt: op 28 november sleutelen we voor het eerst.",
                "promise", "C30", on(2026, 11, 12), "demi",
            ),
        ),
    ),
    Meeting(
        "banden", "open_house", "Samen banden plakken", "Neem je lekke fiets mee, ik plak.",
        on(2026, 11, 16), "krystian", on(2026, 11, 26), 16, 18, "zaaier", where="Het plein",
        welcomed=on(2026, 11, 17), welcomed_by="soraya",
    ),
    Meeting(
        "brood", "open_house", "Koken met oud brood", "Drie recepten van mijn moeder.",
        on(2026, 11, 23), "fatma", on(2026, 12, 3), 17, 19.5, "zaaier", where="De keuken",
        welcomed=on(2026, 11, 23), welcomed_by="soraya",
    ),
    Meeting(
        "schaken", "circle", "Schaken, ook als je het niet kunt", "Ik neem vier borden mee.",
        on(2026, 11, 23), "jaylano", on(2026, 12, 5), 14, 16, "zaaier",
    ),
    Meeting(
        "deuren26", "doorstep_round", "Ronde langs de deuren in Spoorzicht",
        "We bellen aan waar we nog nooit waren. We vragen niets. We nodigen uit.",
        on(2026, 11, 9), "agnieszka", on(2026, 11, 28), 10, 12.5, "bank", area="spoorzicht",
        points=("Wie gaat met wie?", "Welke talen hebben we?", "Kaartjes meenemen"),
    ),
    Meeting(
        "belofte26", "council_evening", "Belofteavond 2026",
        "Elke belofte van dit jaar komt langs. Wie hem kreeg, zegt hoe het ging.",
        on(2026, 11, 9), "soraya", on(2026, 12, 8), 19.5, 21.5, "zaaier", where="De zaal",
        points=("Wat is nagekomen?", "Wat niet, en waarom?", "Wat beloven we voor 2027?"),
    ),
)  # fmt: skip
