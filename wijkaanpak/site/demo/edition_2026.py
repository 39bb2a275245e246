"""The fourth agenda, of 2026: open for reaction, so whoever visits the demo can take part."""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.script import Answer, Edition, Item, MissingNote, PolicyText, Reaction

ITEMS = (
    Item(
        key="4.1",
        theme="T3",
        title="De laatste 26 flats, en de winters daarna",
        why="""Er zijn 188 flats droog. In de andere 26 hangen ook dit jaar natte handdoeken
        voor het raam. En wie belt er in 2030, als er weer een muur koud wordt?""",
        domains=("housing", "health"),
        tasks=("physical", "energy", "social"),
        we_do="De trapwachten blijven, en we meten elke winter met een potlood en een kaartje.",
        ask="Zeg per trap wanneer het klaar is, en spreek een controle af voor elke winter.",
        ask_to=("woon", "hazelwarmte"),
        short_stroke="De lijst van de 26 flats, met een datum per trap.",
        long_stroke="Elke winter een ronde, tot 2036.",
        route="Prestatieafspraken 2027",
        answers=(
            Answer(
                on(2026, 11, 12),
                "joost",
                "hazelwarmte",
                "yes",
                "Ja. We leggen de cijfers van vier winters naast elkaar, per trap.",
            ),
        ),
        stories=("S06",),
        follows="3.3",
    ),
    Item(
        key="4.2",
        theme="T5",
        title="Minder geld: wat doen we wel en wat niet?",
        why="""Het wijkgeld van de gemeente gaat van € 60.000 naar € 45.000. Dat is eerlijk
        verteld, maar het blijft een vierde minder. Wij willen zelf kiezen wat er stopt.""",
        domains=("work_income", "social_life"),
        tasks=("social",),
        we_do="Een avond met fiches: iedereen legt er vijftien weg.",
        ask="Leg alle potjes op tafel die in De Hazelkamp worden uitgegeven, ook die vaststaan.",
        ask_to=("gemeente", "woon", "rijk"),
        short_stroke="Eén vel met alle potjes, vóór 1 februari.",
        long_stroke="Geld dat niet elke vier jaar opnieuw verdiend moet worden.",
        route="Gemeenteraad: begroting 2027",
        answers=(
            Answer(
                on(2026, 11, 19),
                "sanne",
                "gemeente",
                "yes if",
                """Ja, als jullie meetellen wat we niet mogen verschuiven. Het vel komt, met
                die regels in gewone taal erbij.""",
            ),
        ),
        follows="1.9",
        policies=(
            PolicyText(
                "Programmabegroting 2027-2030",
                """Als gevolg van de neerwaartse bijstelling van het gemeentefonds wordt de
                taakstelling pro rata vertaald naar de gebiedsbudgetten.""",
                "gemeente",
                on(2027, 12, 31),
            ),
        ),
    ),
    Item(
        key="4.3",
        theme="T2",
        title="Wat willen jongens van zestien tot twintig?",
        why="""In de kelder zitten nu zeventien jongeren, vooral meiden. De jongens staan bij
        de pomp. ‘Ik hoef geen activiteit’, zei er een. ‘Ik wil een werkplaats.’""",
        domains=("work_income", "social_life"),
        tasks=("social", "physical"),
        we_do="Jaylano en twee vrienden maken een lijst van wat er te sleutelen valt.",
        ask="Een garage met gereedschap, en iemand die het vak kent.",
        ask_to=("winkels", "samenkracht"),
        short_stroke="Zes zaterdagen sleutelen, achter de fietsenmaker.",
        long_stroke="Een plek waar je iets leert zonder dat het school heet.",
        route="Nog geen",
        answers=(),
        follows="3.1",
    ),
    Item(
        key="4.4",
        theme="T1",
        title="Een uur per week in je eigen taal",
        why="""Op zaterdag is het hier stil als je geen Nederlands spreekt. In het Pools is er
        niets, in het Tigrinya ook niet.""",
        domains=("social_life", "schooling"),
        tasks=("social",),
        we_do="Agnieszka doet de deur open. Wie wil, brengt koek mee.",
        ask="Eén lokaal, één uur, en boeken die we mogen houden.",
        ask_to=("kompas", "tweehuizen"),
        short_stroke="Zaterdag 12 december de eerste keer.",
        long_stroke="Thuiskomen in twee talen.",
        route="Geen besluit van de raad nodig",
        answers=(
            Answer(
                on(2026, 11, 10),
                "noor",
                "kompas",
                "yes",
                "Ja. Lokaal 3 is vrij. De boeken vragen we aan de bibliotheek in de stad.",
            ),
        ),
        stories=("S12",),
    ),
    Item(
        key="4.5",
        theme="T4",
        title="De tunnel in 2028, en tot die tijd",
        why="""Er is licht. Maar de tunnel is nog steeds zo smal dat twee fietsen met een
        kratje niet langs elkaar kunnen. 2028 is over twee jaar, en twee jaar is lang als je
        vijftien bent.""",
        domains=("safety",),
        tasks=("physical",),
        we_do="Wij kijken elk half jaar samen hoe ver het is, op de plek zelf.",
        ask="Zet de datum van het spoor in het voornemenboek, ook als hij schuift.",
        ask_to=("gemeente",),
        short_stroke="Een spiegel in de bocht, voor de kortste dag.",
        long_stroke="Een tunnel van zes meter breed.",
        route="Gemeenteraad: krediet 2028",
        answers=(),
        stories=("S03",),
        follows="3.5",
    ),
    Item(
        key="4.6",
        theme="T6",
        title="Wie doet het na ons?",
        why="""In het bestuur is de jongste 44 en onze penningmeester is 64. Wie van twintig
        wil over tien jaar de boeken doen? Niemand steekt zijn vinger op, en wij vragen het
        eigenlijk nooit.""",
        domains=("social_life", "upbringing"),
        tasks=("social",),
        we_do="Iedereen in het bestuur neemt dit jaar één iemand van onder de dertig mee.",
        ask="Loop mee, betaal oppas en taxi, en laat mensen ook weer gaan.",
        ask_to=("coop", "samenkracht", "vlieger"),
        short_stroke="Vijf jonge mensen lopen een jaar mee.",
        long_stroke="Twintig jaar is twee keer zo lang als één generatie vrijwilligers.",
        route="Geen besluit van de raad nodig",
        answers=(
            Answer(
                on(2026, 11, 9),
                "mehmet",
                "vlieger",
                "yes",
                "Ja. Groep 8 schrijft elk jaar een brief aan 2036. Die bewaren we op school.",
            ),
        ),
        stories=("S15",),
    ),
)

EDITION = Edition(
    number=4,
    title="Met minder geld toch vooruit (in de maak)",
    begun=on(2026, 9, 7),
    begun_by="marga",
    opened=on(2026, 11, 3),
    answers_due=on(2026, 12, 29),
    what_changed="""Nieuw is de vraag wie het na ons doet, en dat we kiezen met minder geld.
    Het licht in de tunnel brandt, maar de brede tunnel staat er nog op. Het punt over
    rondkomen gaat op in punt 2.""",
    missing=MissingNote(
        """Nog niet ingevuld door iedereen. Wat we tot nu toe weten: geen enkele man onder de
        dertig uit Waterlinten, en niemand van de nieuwe gezinnen aan de Spoorlaan."""
    ),
    items=ITEMS,
    reactions=(
        Reaction(
            on(2026, 11, 6),
            "krystian",
            "",
            "Mag het uur ook op zondag? Op zaterdag werk ik de helft van de maand.",
            "4.4",
            shown_by="marga",
            shown=on(2026, 11, 9),
        ),
        Reaction(
            on(2026, 11, 13),
            "fatma",
            "",
            """Vergeet bij de laatste flats niet wie boven de garage woont. Daar zit het in
            het plafond en dat ziet de monteur niet.""",
            "4.1",
            shown_by="soraya",
            shown=on(2026, 11, 16),
        ),
        Reaction(
            on(2026, 11, 20),
            "",
            "",
            """Ik wil best een keer meelopen als penningmeester. Ik ben 24 en goed met
            cijfers, maar ik weet niet bij wie ik moet zijn.""",
            "4.6",
            name="Dounia",
        ),
    ),
)
