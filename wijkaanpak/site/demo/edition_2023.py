"""The third agenda, of 2023: eight items. It is the one in force."""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.script import Answer, Edition, Item, MissingNote, PolicyText

TOWN = on(2023, 10, 24)
HOUSES = on(2023, 10, 17)
END = on(2027, 12, 31)

ITEMS = (
    Item(
        key="3.1",
        theme="T1",
        title="De kelder van De Zaaier voor jongeren",
        why="""Onder De Zaaier ligt een kelder met een podium. Hij is opgeknapt en toch blijft
        hij leeg. Wij snappen niet waarom, en dat schrijven we er eerlijk bij.""",
        domains=("social_life", "schooling"),
        tasks=("social", "physical"),
        we_do="Jongeren maken het rooster. Twee ouders hebben de sleutel, om de beurt.",
        ask="Iemand van het jongerenwerk op vrijdag, tot het vanzelf loopt.",
        ask_to=("samenkracht", "vvh"),
        short_stroke="Elke vrijdag open van zeven tot elf.",
        long_stroke="Een plek die van jongeren is, ook als ze zestien of negentien zijn.",
        route="Subsidie sociale basis",
        answers=(
            Answer(
                on(2023, 10, 3),
                "demi",
                "samenkracht",
                "yes",
                "Ja, ik ben er elke vrijdag. En ik ga vragen waarom jongens niet komen.",
            ),
            Answer(
                on(2023, 9, 26),
                "dennis",
                "vvh",
                "yes",
                "Ja. Na de training lopen we er samen naartoe.",
            ),
        ),
        follows="2.1",
        policies=(
            PolicyText(
                "Jeugdnota Samen Sterk",
                """Jongerenaccommodaties dragen bij aan het verlagen van overlastmeldingen
                binnen de leeftijdscategorie 14-20 jaar.""",
                "gemeente",
                END,
            ),
        ),
    ),
    Item(
        key="3.2",
        theme="T2",
        title="Stages en bijbanen, met de namen van de bedrijven erbij",
        why="""Er waren 40 plekken beloofd. Het werden er 27. Dat is niet niks, maar dertien
        jongeren wachtten op een belletje dat niet kwam.""",
        domains=("work_income", "schooling"),
        tasks=("social",),
        we_do="De Talentwerkplaats helpt met de brief en loopt mee de eerste dag.",
        ask="Een lijst met namen van bedrijven, en één mens die belt.",
        ask_to=("winkels", "woon", "vlieger"),
        short_stroke="De lijst hangt voor Kerst in de Talentwerkplaats.",
        long_stroke="Veertig plekken, eind 2026.",
        route="Geen besluit van de raad nodig",
        answers=(
            Answer(
                on(2023, 10, 10),
                "bas",
                "winkels",
                "yes",
                """Ja. We beloofden te makkelijk een getal. Nu noemen we namen: negen zaken,
                elf plekken.""",
            ),
            Answer(
                HOUSES,
                "erik",
                "woon",
                "yes",
                "Ja. Onze aannemers doen mee, dat staat nu in hun contract.",
            ),
            Answer(
                on(2023, 9, 19),
                "mehmet",
                "vlieger",
                "yes",
                "Ja, twee plekken per jaar op de opvang, en een eigen begeleider.",
            ),
        ),
        stories=("S05",),
        follows="2.2",
    ),
    Item(
        key="3.3",
        theme="T3",
        title="Warm en droog voor de winter van 2026",
        why="""In 214 flats zit schimmel. Er slapen baby's in natte kamers. We zijn drie
        winters verder dan de eerste keer dat dit op de agenda stond.""",
        domains=("housing", "health", "work_income"),
        tasks=("physical", "energy", "social"),
        we_do="Op elke trap een buur die weet wanneer wie komt, in je eigen taal.",
        ask="Alle 214 flats klaar vóór 1 november 2026, en vertel wat het met de rekening doet.",
        ask_to=("woon", "hazelwarmte", "rijk"),
        short_stroke="Elke maand zes flats klaar, met koffie op de trap.",
        long_stroke="Huizen die in 2036 nog steeds warm en betaalbaar zijn.",
        route="Prestatieafspraken 2024, en 70 procent van de huurders zegt zelf ja",
        answers=(
            Answer(
                HOUSES,
                "erik",
                "woon",
                "yes if",
                """Ja, als 70 procent van de huurders ja zegt. Dat is hun recht en dat gaat
                boven elke agenda.""",
            ),
            Answer(
                on(2023, 9, 26),
                "joost",
                "hazelwarmte",
                "yes",
                "Ja. We laten zien wat een trap verbruikt, nooit wat één huis verbruikt.",
            ),
            Answer(
                on(2023, 10, 31),
                "olaf",
                "rijk",
                "yes if",
                """Ja, het geld mag hiervoor, als het vóór eind 2027 op is. Aan die datum kan
                ik niets doen, aan de rest wel.""",
            ),
        ),
        stories=("S06",),
        follows="2.4",
        policies=(
            PolicyText(
                "Transitievisie Warmte",
                """Complexmatige aanpak van slecht geïsoleerd corporatiebezit leidt tot een
                reductie van de warmtevraag van 38 procent ten opzichte van referentiejaar
                2020.""",
                "gemeente",
                END,
            ),
        ),
    ),
    Item(
        key="3.4",
        theme="T3",
        title="Wat komt eerst? Laat dertig gelote buren het uitzoeken",
        why="""Zonnehof en Spoorzicht moeten allebei warm worden en er is geld voor één
        tegelijk. Als wij actieven dat kiezen, winnen wij. Dat vinden we zelf niet eerlijk.""",
        domains=("housing", "social_life"),
        tasks=("energy", "physical", "social"),
        we_do="Wij bellen aan bij de trappen waar niemand op de brief reageert.",
        ask="Een burgerberaad, en een antwoord van de raad op elk advies.",
        ask_to=("gemeente", "kompas"),
        short_stroke="De loting in januari, in De Zaaier, met iedereen erbij.",
        long_stroke="Moeilijke keuzes maken met wie er nooit bij was.",
        route="Gemeenteraad: opdracht voor het burgerberaad",
        answers=(
            Answer(
                TOWN,
                "henk",
                "gemeente",
                "yes",
                """Ja, de raad geeft de opdracht en antwoordt binnen tien weken, ook als het
                antwoord nee is.""",
            ),
            Answer(
                on(2023, 9, 12),
                "noor",
                "kompas",
                "yes",
                "Ja. Wij loten, in het openbaar, en wij regelen oppas, taxi en tolk.",
            ),
        ),
        policies=(
            PolicyText(
                "Participatieverordening, artikel 6",
                """Het college kan besluiten tot een deliberatief traject indien de aard van
                het vraagstuk zich daartoe leent.""",
                "gemeente",
                END,
            ),
        ),
    ),
    Item(
        key="3.5",
        theme="T4",
        title="De tunnel: nu licht, straks breder",
        why="""Het licht was beloofd voor november 2020. Het is drie jaar later en het is
        donker. We willen geen nieuwe belofte, maar een die lukt.""",
        domains=("safety",),
        tasks=("physical", "social"),
        we_do="Wij wijzen de donkerste plekken aan, met de meiden van de club.",
        ask="Eerst lampen die van niemand toestemming nodig hebben. En dan het echte werk.",
        ask_to=("gemeente", "politie"),
        short_stroke="Lampen op een accu.",
        long_stroke="Een brede, lichte tunnel in 2028.",
        route="Gemeenteraad: krediet 2025, met het spoor als partner",
        answers=(
            Answer(
                TOWN,
                "bert",
                "gemeente",
                "yes if",
                """Ja, als we het zonder het spoor doen: lampen op onze eigen grond. Voor 2028
                blijven we afhankelijk, dat zeg ik eerlijk.""",
            ),
            Answer(
                on(2023, 9, 29),
                "daphne",
                "politie",
                "not ours but",
                "De lampen zijn niet van ons. Ik ben er wel, op dinsdag en donderdag na zes uur.",
            ),
        ),
        stories=("S03", "S14"),
        follows="2.6",
        policies=(
            PolicyText(
                "Uitvoeringsagenda Fiets",
                """De onderdoorgang Spoorzicht is geprogrammeerd in tranche 3, onder
                voorbehoud van cofinanciering.""",
                "gemeente",
                END,
            ),
        ),
    ),
    Item(
        key="3.6",
        theme="T5",
        title="Rondkomen zonder je te schamen",
        why="""Wie drie keer uitlegt dat het geld op is, komt de vierde keer niet meer. En op
        de winkelstrip staan panden leeg waar niemand iets van begrijpt.""",
        domains=("work_income", "safety"),
        tasks=("social",),
        we_do="Een tafel in De Zaaier met twee buren die zelf van rood naar zwart gingen.",
        ask="Eén plek, één keer je verhaal, en een eerlijke strip.",
        ask_to=("samenkracht", "gemeente", "winkels"),
        short_stroke="Elke donderdag de geldtafel, zonder afspraak.",
        long_stroke="Een winkelstraat waar je zonder zorgen een zaak begint.",
        route="Burgemeester: toezicht op de strip, zonder namen in dit boek",
        answers=(
            Answer(
                on(2023, 10, 3),
                "marloes",
                "samenkracht",
                "yes",
                "Ja. Ik zit er, en wie wil, praat met mij alleen.",
            ),
            Answer(
                TOWN,
                "rachid",
                "gemeente",
                "no because",
                """Eén loket met alles kan niet: de wet verbiedt dat wij jouw gegevens bij
                elkaar leggen. Wat wel kan: één mens die meeloopt.""",
            ),
            Answer(
                on(2023, 10, 10),
                "bas",
                "winkels",
                "yes",
                "Ja. Wij melden lege panden, en we vragen aan elke nieuwe buur wat hij komt doen.",
            ),
        ),
        stories=("S11",),
    ),
    Item(
        key="3.7",
        theme="T5",
        title="Wie vertaalt, wordt betaald",
        why="""Moeders tolken bij de dokter, op school en bij de Woonstichting. Het is werk,
        en het voelt soms als een gunst die je niet mag weigeren.""",
        domains=("work_income", "schooling", "health"),
        tasks=("social",),
        we_do="Wij maken een lijst van wie wil, voor welke taal, en wie er even niet wil.",
        ask="Betaal elk uur, en leg uit wat het met je uitkering doet.",
        ask_to=("gemeente", "brink", "vlieger"),
        short_stroke="Een strippenkaart voor de huisarts en de school.",
        long_stroke="Taal als beroep, met een diploma voor wie dat wil.",
        route="College: regeling vrijwilligersvergoeding",
        answers=(
            Answer(
                TOWN,
                "bert",
                "gemeente",
                "yes",
                "Ja. De regeling loopt sinds vorig jaar. Ze was te laat, en dat lag aan ons.",
            ),
            Answer(
                on(2023, 9, 21),
                "hester",
                "brink",
                "yes",
                "Ja, tien strippen per maand, en nooit meer een kind als tolk.",
            ),
            Answer(
                on(2023, 9, 19),
                "mehmet",
                "vlieger",
                "yes",
                "Ja, ook bij het adviesgesprek van groep 8.",
            ),
        ),
        stories=("S07",),
        follows="2.11",
    ),
    Item(
        key="3.8",
        theme="T6",
        title="Niemand alleen op de trap",
        why="""‘Ik dacht dat niemand ons miste’, zei een man van 79. Zijn buurvrouw wist niet
        dat hij alleen was. Wij zijn het verleerd om aan te bellen.""",
        domains=("social_life", "health"),
        tasks=("social",),
        we_do="Burenmaatjes: je wandelt samen, je past op, of je belt.",
        ask="Wijs ons de weg naar wie niemand ziet, en laat vaste gezichten staan.",
        ask_to=("brink", "tweehuizen", "politie"),
        short_stroke="In elke trap een kaart met twee namen.",
        long_stroke="Een wijk waar het opvalt als je er niet bent.",
        route="Subsidie sociale basis",
        answers=(
            Answer(
                on(2023, 9, 21),
                "hester",
                "brink",
                "yes",
                "Ja. Eerst vragen of iemand het wil, dan pas een naam doorgeven.",
            ),
            Answer(
                on(2023, 9, 15),
                "tineke",
                "tweehuizen",
                "yes",
                "Ja. Op vrijdag eten we met zestig mensen. Neem je buur mee.",
            ),
            Answer(
                on(2023, 10, 5),
                "ingrid",
                "politie",
                "yes if",
                """Ja, een vaste wijkagent, als de bezetting het houdt. Daarover bellen we
                jullie eerst.""",
            ),
        ),
        stories=("S02", "S09"),
        follows="2.9",
    ),
)

EDITION = Edition(
    number=3,
    title="Acht dingen die we afmaken",
    begun=on(2023, 2, 6),
    begun_by="soraya",
    opened=on(2023, 9, 5),
    answers_due=on(2023, 10, 31),
    what_changed="""Van elf naar acht punten. De bus is gestopt, de belkring loopt vanzelf en
    heet nu Burenmaatjes, en het groen doen we zelf. Het voornemenboek staat in de spelregels.
    Nieuw: het burgerberaad en de kelder. De tunnel staat er voor de derde keer op.""",
    missing=MissingNote(
        """Geen Tigrinya-sprekers, weinig jongens van 16 tot 20; daardoor weten we niet waarom
        de kelder leeg blijft.""",
        on(2024, 9, 10),
        "soraya",
        """We hebben het gevraagd, één voor één. De kelder blijft leeg omdat je er vooraf € 25
        huur voor moest betalen en een ouder moest tekenen. Die regel is weg. Nu zijn er op
        vrijdag gemiddeld zeventien jongeren.""",
    ),
    items=ITEMS,
    adopted=on(2023, 11, 14),
    adopted_by="hakan",
    adopted_words="""Met 163 mensen in De Zaaier, in zes talen. Alle antwoorden waren op tijd,
    een ervan op de laatste dag.""",
)
