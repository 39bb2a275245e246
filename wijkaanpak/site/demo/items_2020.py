"""The eleven items of the second agenda, of 2020."""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.script import Answer, Item, PolicyText

TOWN = on(2020, 7, 21)
HOUSES = on(2020, 7, 14)

ITEMS = (
    Item(
        key="2.1",
        theme="T1",
        title="De Zaaier ook 's avonds laat en in de vakantie",
        why="""Juist als alles dicht is, is het thuis vol en heet. Na tien uur zitten jongeren
        op de trap van de flat, omdat De Zaaier op slot moet.""",
        domains=("social_life", "safety"),
        tasks=("social",),
        we_do="Wij regelen altijd twee volwassenen met een sleutel.",
        ask="Een vergunning tot één uur 's nachts in het weekend.",
        ask_to=("gemeente",),
        short_stroke="Een proef van drie maanden, in de zomer van 2021.",
        long_stroke="Een huis dat open is als je het nodig hebt.",
        route="Vergunning van de burgemeester",
        answers=(
            Answer(
                TOWN,
                "anouk",
                "gemeente",
                "yes if",
                "Ja, als de buren van de Schoolstraat het na de proef ook goed vinden.",
            ),
        ),
        follows="1.1",
        policies=(
            PolicyText(
                "Horecanota Merwoude",
                """Paracommerciële instellingen kunnen binnen de reguliere sluitingstijden
                ontheffing verkrijgen mits geen onevenredige overlast ontstaat.""",
                "gemeente",
                on(2024, 12, 31),
            ),
        ),
    ),
    Item(
        key="2.2",
        theme="T2",
        title="Een stageplek of bijbaan dichtbij",
        why="""Zestien jongeren uit Zonnehof zochten in 2019 een stage. Vijf vonden er een.
        ‘Met mijn postcode belt niemand terug.’""",
        domains=("schooling", "work_income"),
        tasks=("social",),
        we_do="Wij lopen mee naar het eerste gesprek.",
        ask="Veertig plekken in vijf jaar, bij winkels en bij de Woonstichting.",
        ask_to=("winkels", "woon"),
        short_stroke="Elk kwartaal een avond waarop je elkaar ontmoet.",
        long_stroke="Je eerste baas is iemand die je ouders kent.",
        route="Geen besluit van de raad nodig",
        answers=(
            Answer(
                on(2020, 6, 23),
                "gulten",
                "winkels",
                "yes",
                """Ja. We staan op twaalf van de veertig. De kapper en de fietsenmaker doen nu
                ook mee.""",
            ),
            Answer(
                HOUSES,
                "annemieke",
                "woon",
                "yes",
                "Ja, vier plekken per jaar bij het onderhoud, en één op kantoor.",
            ),
        ),
        follows="1.3",
    ),
    Item(
        key="2.3",
        theme="T2",
        title="Rust in de weken dat we toetsen maken",
        why="""In mei stond er een steiger voor het raam waar vier kinderen examen zaten te
        leren. Er werd geboord van zeven tot vier.""",
        domains=("schooling", "housing"),
        tasks=("social", "physical"),
        we_do="De jongerenkring geeft elk jaar in januari de data door.",
        ask="Geen lawaai van de bouw in de examenweken.",
        ask_to=("woon",),
        short_stroke="Afspraak voor mei 2021.",
        long_stroke="Een bouwplanning waar kinderen in staan.",
        route="Geen besluit van de raad nodig",
        answers=(
            Answer(
                HOUSES,
                "annemieke",
                "woon",
                "yes",
                "Ja, dat is te doen. Stuur ons de data, dan zetten we de boren uit.",
            ),
        ),
        policies=(
            PolicyText(
                "Kader Planmatig Onderhoud",
                """Uitvoerende partijen werken binnen de wettelijke geluidsnormen op werkdagen
                tussen 07.00 en 19.00 uur.""",
                "woon",
                on(2027, 12, 31),
            ),
        ),
    ),
    Item(
        key="2.4",
        theme="T3",
        title="De schimmel weg, uit alle flats",
        why="""Wij boenen met bleek en na een maand is het terug. Kinderen hoesten. De monteur
        zegt: meer luchten. Wij zeggen: de muur is koud.""",
        domains=("housing", "health"),
        tasks=("physical", "energy", "social"),
        we_do="Elke trap kiest één buur die meeloopt met de opname.",
        ask="Tel het eerlijk en los het op, te beginnen met gezinnen met een baby.",
        ask_to=("woon", "brink", "hazelwarmte"),
        short_stroke="Alle flats in Zonnehof geteld, samen met bewoners.",
        long_stroke="Warme, droge huizen waar je de kachel aan durft te doen.",
        route="Prestatieafspraken 2021",
        answers=(
            Answer(
                HOUSES,
                "annemieke",
                "woon",
                "yes if",
                """Ja, als we eerst samen tellen. Wat we vinden, maken we openbaar per trap,
                niet per huis.""",
            ),
            Answer(
                on(2020, 7, 7),
                "hester",
                "brink",
                "yes",
                "Ja. Wij zien de hoest. We vragen voortaan bij elk kind hoe het huis is.",
            ),
            Answer(
                on(2020, 6, 30),
                "joost",
                "hazelwarmte",
                "yes",
                "Ja, wij komen aan de keukentafel uitleggen wat warmte kost.",
            ),
        ),
        policies=(
            PolicyText(
                "Gezond Binnenklimaat, beleidsregel 7",
                """Vochtgerelateerde klachten worden primair gekwalificeerd als
                bewonersgedrag, tenzij bouwfysisch onderzoek anders aantoont.""",
                "woon",
                on(2021, 12, 31),
            ),
        ),
    ),
    Item(
        key="2.5",
        theme="T3",
        title="Eerst praten, dan pas plannen: ook op papier",
        why="""De belofte over de flats is van een directeur die met pensioen gaat. Wij willen
        weten of die ook voor de volgende geldt.""",
        domains=("housing",),
        tasks=("physical", "social"),
        we_do="Wij lezen elk plan binnen vier weken en zeggen wat we ervan vinden.",
        ask="Zet het voornemenboek in de prestatieafspraken, met naam en datum.",
        ask_to=("woon", "gemeente"),
        short_stroke="Het boek ligt open op de balie van De Zaaier.",
        long_stroke="Nooit meer een brief op de mat die niemand zag aankomen.",
        route="Prestatieafspraken 2021",
        answers=(
            Answer(
                HOUSES,
                "annemieke",
                "woon",
                "yes",
                "Ja. Mijn opvolger krijgt deze belofte mee, met mijn handtekening eronder.",
            ),
            Answer(TOWN, "carla", "gemeente", "yes", "Ja, ook onze eigen plannen komen erin."),
        ),
        follows="1.5",
    ),
    Item(
        key="2.6",
        theme="T4",
        title="Licht in de fietstunnel, en op de trap",
        why="""Twaalf meisjes vertelden ons, los van elkaar, dat ze in de winter liever
        twintig minuten omfietsen dan door de tunnel gaan. En op de trap brandt het licht
        niet.""",
        domains=("safety",),
        tasks=("physical", "social"),
        we_do="Zolang het donker is, fietsen we samen: elke dag om tien voor half zes.",
        ask="Licht en breder zicht, vóór 1 november.",
        ask_to=("gemeente", "politie"),
        short_stroke="Lampen op een accu, als het spoor niet op tijd is.",
        long_stroke="Een tunnel waar je de overkant ziet.",
        route="Gemeenteraad: krediet fietstunnel",
        answers=(
            Answer(
                TOWN,
                "carla",
                "gemeente",
                "yes if",
                """Ja, als de beheerder van het spoor in september tekent. Dat is nog niet
                gebeurd, en dat vind ik spannend.""",
            ),
            Answer(
                on(2020, 6, 16),
                "ricardo",
                "politie",
                "not ours but",
                "Het licht is niet van ons. Ik fiets in de winter wel elke dinsdag mee.",
            ),
        ),
        stories=("S01", "S03"),
        follows="1.6",
        policies=(
            PolicyText(
                "Mobiliteitsvisie 2030",
                """De doorfietsroute Merwoude-Oost kent ter hoogte van de onderdoorgang een
                discontinuïteit in het lichtniveau.""",
                "gemeente",
                on(2030, 12, 31),
            ),
        ),
    ),
    Item(
        key="2.7",
        theme="T5",
        title="Werk in ons eigen groen",
        why="""Het gras wordt gemaaid door een bedrijf van zestig kilometer verder. Hier
        zitten mensen thuis die het ook kunnen, en die het mooier doen.""",
        domains=("work_income",),
        tasks=("social", "physical"),
        we_do="Wij beginnen Groen & Klus, met vijf mensen en één busje.",
        ask="Laat ons het groen doen, voor hetzelfde geld.",
        ask_to=("gemeente",),
        short_stroke="Beginnen met het plein en de schooltuin.",
        long_stroke="Een eigen bedrijf waar mensen weer beginnen met werken.",
        route="Uitdaagrecht, besluit van het college",
        answers=(
            Answer(
                TOWN,
                "carla",
                "gemeente",
                "yes if",
                """Ja, als het er na een jaar net zo netjes bij ligt. We kijken samen, met een
                foto per straat.""",
            ),
        ),
        follows="1.9",
        policies=(
            PolicyText(
                "Beheerplan Groen",
                """Het onderhoudsniveau bedraagt B conform de landelijke kwaliteitscatalogus,
                gemonitord middels steekproefsgewijze schouw.""",
                "gemeente",
                on(2026, 12, 31),
            ),
        ),
    ),
    Item(
        key="2.8",
        theme="T5",
        title="Minder papier, meer tijd",
        why="""Een maatschappelijk werker telde het op: elf uur per week schrijven over werk,
        en achttien uur werken.""",
        domains=("work_income", "health"),
        tasks=("social",),
        we_do="Wij vertellen zelf wat er veranderd is. Dat is ook een verslag.",
        ask="Eén verslag voor iedereen, en een klein bedrag zonder bonnetjes.",
        ask_to=("gemeente", "samenkracht"),
        short_stroke="€ 500 per werker die je zonder formulier mag uitgeven.",
        long_stroke="Vragen alleen nog wat iemand leest.",
        route="College, met uitleg aan de rekenkamer",
        answers=(
            Answer(
                TOWN,
                "carla",
                "gemeente",
                "yes",
                """Ja. De proef met het blad van 47 vakjes loopt goed: niemand mist het, ik
                ook niet.""",
            ),
            Answer(
                on(2020, 7, 1),
                "monique",
                "samenkracht",
                "yes",
                "Ja. De uren die we winnen, gaan naar de portiek en niet naar de vergadertafel.",
            ),
        ),
        stories=("S08",),
        follows="1.9",
    ),
    Item(
        key="2.9",
        theme="T6",
        title="Elke dag een belletje",
        why="""In maart belden veertien mensen elke ochtend iemand die alleen zat. Toen het
        weer mocht, bleven ze bellen. Zo ontdekten we wie we al die jaren over het hoofd
        zagen.""",
        domains=("social_life", "health"),
        tasks=("social",),
        we_do="Wij bellen. Er zijn nu 22 bellers en 31 mensen die opnemen.",
        ask="Wijs mensen die alleen zijn op ons, en loop de eerste keer mee.",
        ask_to=("brink", "tweehuizen"),
        short_stroke="Een kaartje bij de huisarts met ons nummer.",
        long_stroke="Niemand die drie dagen niemand spreekt.",
        route="Geen besluit van de raad nodig",
        answers=(
            Answer(
                on(2020, 7, 7),
                "hester",
                "brink",
                "yes",
                "Ja, het kaartje ligt bij de balie en de wijkverpleegkundige loopt mee.",
            ),
            Answer(
                on(2020, 6, 19),
                "mustafa",
                "tweehuizen",
                "yes",
                "Ja. De soep gaat door op vrijdag, na het gebed en na de dienst.",
            ),
        ),
        stories=("S02", "S13"),
        follows="1.7",
    ),
    Item(
        key="2.10",
        theme="T6",
        title="Een bus naar het ziekenhuis",
        why="""Lijn 7 is weg. Wie naar het ziekenhuis moet, betaalt € 24 voor een taxi of
        vraagt de buurman, en die vraag je niet elke week.""",
        domains=("health", "social_life"),
        tasks=("social",),
        we_do="Zes bewoners met een rijbewijs willen rijden.",
        ask="Een busje om het te proberen, ook als niemand weet of het werkt.",
        ask_to=("gemeente", "samenkracht"),
        short_stroke="Twee dagen per week, een jaar lang.",
        long_stroke="Komen waar je moet zijn, ook zonder auto.",
        route="College: beginnen zonder bewijs, klein en met een leervraag",
        answers=(
            Answer(
                TOWN,
                "carla",
                "gemeente",
                "yes if",
                "Ja, als we na een jaar eerlijk kijken. Stoppen mag dan ook.",
            ),
            Answer(
                on(2020, 7, 1),
                "monique",
                "samenkracht",
                "yes",
                "Ja, wij zetten het busje klaar en regelen de verzekering.",
            ),
        ),
    ),
    Item(
        key="2.11",
        theme="T1",
        title="Verslagen die iedereen kan lezen of horen",
        why="""‘Ik ben wel geweest, maar ik weet niet wat er besloten is.’ Het verslag was
        negen bladzijden, alleen in het Nederlands.""",
        domains=("social_life",),
        tasks=("social",),
        we_do="Wij vertalen en spreken in. Wel graag betaald: het is werk.",
        ask="Binnen een week op één kant, in drie talen te horen. En betaal de tolken.",
        ask_to=("kompas", "gemeente"),
        short_stroke="Het verslag van deze avond, binnen zeven dagen.",
        long_stroke="Meedoen kan in de taal waarin je denkt.",
        route="Geen besluit van de raad nodig",
        answers=(
            Answer(
                on(2020, 6, 9),
                "jan",
                "kompas",
                "yes",
                "Ja, en houd ons eraan. We tellen het zelf en hangen het op.",
            ),
            Answer(
                TOWN,
                "anouk",
                "gemeente",
                "yes if",
                """Tolken betalen: ja, als we een regeling vinden die de uitkering van mensen
                heel laat. Dat zoeken we uit.""",
            ),
        ),
        follows="1.4",
    ),
)
