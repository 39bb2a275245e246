"""What was told and promised in Elzenbroek: three stories, three items, four promises."""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.script import (
    Answer,
    Commitment,
    Edition,
    Item,
    MissingNote,
    PolicyText,
    Step,
    Story,
    StoryStep,
)

ITEMS = (
    Item(
        key="1.1",
        theme="T1",
        title="Een winkel waar je ook een pakje kunt ophalen",
        why="""De winkel ging dicht in 2021. Voor een pak melk rijd je nu acht kilometer, en
        wie niet rijdt, vraagt het aan de buren en bestelt dus minder.""",
        domains=("social_life", "work_income"),
        tasks=("social", "physical"),
        we_do="Twaalf mensen draaien elk een halve dag mee achter de toonbank.",
        ask="De oude school huren voor een bedrag dat uit te leggen is.",
        ask_to=("gemeente",),
        short_stroke="Elke vrijdag een kraam op het plein.",
        long_stroke="Een dorpswinkel waar je blijft hangen.",
        route="College van burgemeester en wethouders",
        answers=(
            Answer(
                on(2023, 4, 12),
                "koos",
                "gemeente",
                "yes if",
                "Ja, als het dorp vijf jaar wil huren. De huur is € 200 per maand.",
            ),
        ),
        policies=(
            PolicyText(
                "Voorzieningenspreiding kleine kernen",
                """Ten behoeve van de vitaliteit wordt ingezet op clustering van functies
                binnen een fietsafstand van vijf kilometer.""",
                "gemeente",
                on(2028, 12, 31),
            ),
        ),
        stories=("V1",),
    ),
    Item(
        key="1.2",
        theme="T1",
        title="De school blijft, ook met achtentwintig kinderen",
        why="""Een dorp zonder school is een dorp waar in september niemand meer op het bankje
        zit. Er zijn er nu achtentwintig. Bij drieëntwintig gaat hij dicht.""",
        domains=("schooling", "upbringing"),
        tasks=("social",),
        we_do="Ouders rijden de gymspullen, en we zingen mee met Kerst.",
        ask="Samen met het volgende dorp één school, met twee gebouwen.",
        ask_to=("school", "gemeente"),
        short_stroke="Samen zwemmen, elke woensdag.",
        long_stroke="Een school die niet van één getal afhangt.",
        route="Schoolbestuur, en de gemeente voor het gebouw",
        answers=(
            Answer(
                on(2023, 4, 5),
                "femke",
                "school",
                "yes",
                "Ja. We delen een directeur, een gymzaal en een schoolplein op wielen.",
            ),
            Answer(
                on(2023, 4, 12),
                "koos",
                "gemeente",
                "yes if",
                "Ja, als het dak het houdt. Dat laten we deze zomer nakijken.",
            ),
        ),
        stories=("V2",),
    ),
    Item(
        key="1.3",
        theme="T2",
        title="Een bel voor wie alleen op een dijk woont",
        why="""Vier boerderijen staan los. Toen Arie viel, lag hij een nacht. Wij willen dat
        het opvalt als er geen licht brandt.""",
        domains=("health", "safety"),
        tasks=("social",),
        we_do="Elke avond fietst er iemand langs. Er is een lijst en een lantaarn.",
        ask="Een telefoonnummer dat altijd iemand opneemt.",
        ask_to=("anker",),
        short_stroke="De lijst en de lantaarn hangen in de kerk.",
        long_stroke="Oud worden op de dijk, zonder bang te zijn.",
        route="Geen besluit van de raad nodig",
        answers=(
            Answer(
                on(2023, 4, 3),
                "hilde",
                "anker",
                "yes",
                "Ja, wij nemen de telefoon op van zeven tot elf, en daarna staat hij door.",
            ),
        ),
        stories=("V3",),
    ),
)

EDITION = Edition(
    number=1,
    title="Wat Elzenbroek wil houden",
    begun=on(2022, 10, 4),
    begun_by="gerda",
    opened=on(2023, 2, 21),
    answers_due=on(2023, 4, 18),
    what_changed="De eerste keer. Er was nog niets om mee te vergelijken.",
    missing=MissingNote(
        """De gezinnen van het nieuwe hofje waren er niet. Wij wisten eerlijk gezegd niet hoe
        ze heetten.""",
        on(2024, 5, 21),
        "gerda",
        "We hebben ze allemaal gesproken. Zij wilden vooral een speeltoestel, en dat is er nu.",
    ),
    items=ITEMS,
    adopted=on(2023, 5, 9),
    adopted_by="gerda",
    adopted_words="In de kerk, met 84 mensen en twee honden.",
)

STORIES = (
    Story(
        "V1",
        "De laatste dag van de winkel",
        "een vrouw van 68",
        """Op de laatste zaterdag kocht ik drie doosjes eieren die ik niet nodig had. Iedereen
        deed dat. We stonden met onze tassen voor de deur en niemand ging naar huis. Toen zei
        Bram: straks staan we hier nooit meer met zijn allen. Hij had gelijk. We hebben die
        avond een lijst gemaakt, op de achterkant van de folder, van wie op vrijdag zou willen
        staan. Er kwamen er twaalf op. Het was mijn idee niet, maar ik heb wel de pen gegeven.
        Nu sta ik er zelf op vrijdag, met handschoenen aan, en weet ik weer wie er een
        kleinkind bij heeft.""",
        "meeting",
        "zomer 2021",
        "het plein",
        ("social_life", "work_income"),
        "neighbourhood",
        ("panel", "public", "council"),
        (
            StoryStep(on(2022, 11, 8), "told", "gerda"),
            StoryStep(on(2022, 11, 8), "checked"),
            StoryStep(on(2022, 11, 15), "shared", "lies"),
        ),
        items=("1.1",),
        led_to="De kraam op het plein, en daarna de winkel in de oude school.",
    ),
    Story(
        "V2",
        "Achtentwintig",
        "een vader van twee kinderen",
        """Bij ons tel je hardop. Dat klinkt gek, maar in september staan we op het
        schoolplein en dan telt iemand: achtentwintig. Dat is een getal dat je de hele zomer
        in je buik hebt. Mijn zoon zit in groep 3 met drie anderen. Hij kent elk kind van de
        school bij naam, ook de groten, en als er eentje huilt, weet hij waarom. Toen er twee
        gezinnen verhuisden, hebben we met elkaar aan de keukentafel gezeten en gezegd: wij
        gaan niet wachten tot ze het ons komen vertellen. Sindsdien zwemmen we samen met het
        volgende dorp. De kinderen vonden het na twee weken gewoon. Wij deden er langer over.""",
        "school",
        "2022",
        "de school",
        ("schooling", "upbringing"),
        "group",
        ("panel", "public"),
        (
            StoryStep(on(2022, 12, 6), "told", "gerda"),
            StoryStep(on(2022, 12, 6), "checked"),
            StoryStep(on(2022, 12, 13), "shared", "lies"),
        ),
        items=("1.2",),
        led_to="Eén school met twee gebouwen, en elke woensdag samen zwemmen.",
    ),
    Story(
        "V3",
        "Een nacht op de keukenvloer",
        "Arie",
        """Ik viel over de kat. Dat is het hele verhaal, alleen duurde het elf uur. Ik lag in
        de keuken en ik zag het licht van de melkwagen langs de balken gaan, dus ik wist dat
        het vijf uur was. Ik heb geroepen en daar schrok de kat van. Om negen uur kwam de
        postbode. Die keek door het raam, en ik zwaaide, want ik wilde niet dat hij dacht dat
        ik gek was geworden.

        Nu komt er 's avonds iemand langs fietsen met een lantaarn. Als mijn licht brandt,
        belt hij niet aan. Als het niet brandt, wel. Het is net zoiets als vroeger de
        nachtwaker, alleen staat hij nu op een lijst in de kerk.""",
        "phone",
        "winter 2022",
        "de dijk",
        ("health", "safety"),
        "person",
        ("panel", "public"),
        (
            StoryStep(on(2023, 1, 17), "told", "gerda"),
            StoryStep(on(2023, 1, 17), "checked"),
            StoryStep(on(2023, 1, 24), "shared", "lies"),
        ),
        items=("1.3",),
        led_to="Elke avond rijdt er iemand met een lantaarn over de dijk.",
    ),
)

COMMITMENTS = (
    Commitment(
        "E1",
        "De oude school voor een winkel",
        "pledge",
        "gemeente",
        "wethouder",
        "dorp",
        "De oude school is vijf jaar te huur voor € 200 per maand, met een dak dat niet lekt.",
        "Op de eerste dag valt er geen druppel op de kassa.",
        "long",
        (
            Step(on(2023, 4, 12), "offered", "koos", "gemeente"),
            Step(on(2023, 5, 9), "accepted", "gerda", "dorp"),
            Step(on(2023, 10, 3), "reported", "koos", "gemeente", "Het dak is gedaan."),
            Step(on(2023, 10, 14), "kept", "gerda", "dorp", "Het regende die dag hard. Droog."),
        ),
        due=on(2023, 10, 14),
        item="1.1",
    ),
    Commitment(
        "E2",
        "Altijd iemand aan de telefoon",
        "pledge",
        "anker",
        "voorzitter_anker",
        "dorp",
        "Van zeven tot elf neemt er iemand op, en daarna schakelt de telefoon door.",
        "Wie belt, hoort binnen acht keer overgaan een mens.",
        "long",
        (
            Step(on(2023, 4, 3), "offered", "hilde", "anker"),
            Step(on(2023, 5, 9), "accepted", "gerda", "dorp"),
            Step(
                on(2024, 1, 16),
                "kept",
                "gerda",
                "dorp",
                "41 keer gebeld, 41 keer een stem.",
                "2023",
            ),
            Step(
                on(2025, 1, 14),
                "kept late",
                "gerda",
                "dorp",
                "Eén nacht ging hij niet door.",
                "2024",
            ),
            Step(on(2026, 1, 13), "kept", "gerda", "dorp", "", "2025"),
        ),
        rhythm="elk jaar",
        item="1.3",
    ),
    Commitment(
        "E3",
        "Samen zwemmen op woensdag",
        "agreement",
        "school",
        "directeur_school",
        "dorp",
        "De kinderen van Elzenbroek zwemmen elke woensdag samen met het volgende dorp.",
        "Elke woensdag rijdt er een bus, ook als er maar negen kinderen zijn.",
        "short",
        (
            Step(on(2023, 4, 5), "offered", "femke", "school"),
            Step(on(2023, 5, 9), "accepted", "gerda", "dorp"),
            Step(
                on(2024, 3, 5),
                "change asked",
                "femke",
                "school",
                "De chauffeur stopt. Wij kunnen om de week rijden, met een ouder als chauffeur.",
                new_text="""De kinderen zwemmen om de week op woensdag samen, met een ouder
                achter het stuur.""",
            ),
            Step(on(2024, 3, 19), "change consented", "gerda", "dorp"),
            Step(on(2024, 7, 2), "kept", "gerda", "dorp", "", "2024"),
            Step(on(2025, 7, 1), "kept", "gerda", "dorp", "", "2025"),
            Step(on(2026, 6, 30), "kept", "gerda", "dorp", "", "2026"),
        ),
        rhythm="elk schooljaar",
        item="1.2",
    ),
    Commitment(
        "E4",
        "Een speeltoestel bij het nieuwe hofje",
        "pledge",
        "gemeente",
        "wethouder",
        "dorp",
        "Bij het nieuwe hofje komt een speeltoestel dat de kinderen zelf kiezen.",
        "Er wordt op gespeeld, ook in de winter.",
        "short",
        (
            Step(on(2024, 6, 4), "offered", "koos", "gemeente"),
            Step(on(2024, 6, 18), "accepted", "gerda", "dorp"),
            Step(
                on(2025, 4, 1),
                "reported",
                "koos",
                "gemeente",
                "De palen staan, de touwen komen volgende week.",
            ),
            Step(
                on(2025, 4, 12),
                "kept late",
                "gerda",
                "dorp",
                "Twaalf dagen te laat, want de grond was te nat. Een klimboom van touw.",
            ),
        ),
        due=on(2025, 3, 31),
    ),
)
