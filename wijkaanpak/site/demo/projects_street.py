"""Projects of garden, tunnel, parents, green and company; and two that stopped and taught us."""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.project_shapes import Begins, Blow, LookedBack, Turned

TUIN = Begins(
    "R06",
    "Buurtmoestuin Waterlinten",
    "Wie in Waterlinten woont, eet in de zomer iets wat hier groeide.",
    "Twaalf mensen die graag buiten zijn",
    "Achter de garages ligt een veld waar niemand komt. Daar groeit het nu al vanzelf.",
    "Mensen met groene vingers en geen tuin.",
    "Piet en de kinderen van de brede school.",
    "Twaalf buurtgenoten",
    "De twaalf zelf, zolang de tuin er is",
    Turned(
        on(2017, 6, 19),
        "start",
        "insight",
        "Het punt stond op de agenda en er waren meteen twaalf mensen met een schep.",
        "Piet belooft dat er elke woensdag iemand is.",
        "Vierhonderd euro uit het eerste budget, voor schuur en zaad.",
        "Twaalf tuinders. De school komt op woensdag.",
    ),
    by="piet",
    stroke="short",
    item="1.8",
    domains=("social_life", "health"),
    tasks=("social", "physical"),
    turns=(
        Turned(
            on(2020, 9, 28),
            "stop",
            "learned",
            """De proef van de grond kwam terug: lood en teer, van de oude garages. Je mag er
            niets van
            eten. Wij stoppen, en dat doet pijn.""",
            "De afspraak met de school houdt op. Zij krijgt bakken op het eigen plein.",
            "Er is honderdtien euro over. Die gaat naar zaad voor de bakken.",
            """Acht van de twaalf gaan mee naar het bewonersbedrijf, in het groen. Piet doet het
            groenste stuk: hij past op de bomen van het plein.""",
            learned="""Laat de grond onderzoeken vóór de eerste schep. Het kost tachtig euro en
            drie
            weken. Wij deden het na drie jaar, en toen aten de kinderen er al van.""",
            post="opbouwwerker",
        ),
    ),
    blows=(
        Blow(
            on(2017, 6, 19),
            "De eerste sla",
            on(2017, 9, 1),
            on(2017, 8, 14),
            "Veertig kroppen. Iedereen op de trap at hetzelfde.",
        ),
        Blow(
            on(2019, 3, 4),
            "Aardappels voor de soep van De Zaaier",
            on(2019, 9, 1),
            on(2019, 8, 26),
            "Twee kruiwagens vol. Achteraf hadden we dat niet moeten doen.",
        ),
    ),
    looks=(
        LookedBack(
            on(2021, 10, 4),
            1,
            "gone",
            "De twaalf eten nog elke maand samen. Dat is gebleven.",
            "De schuur is weg. Het veld ligt onder een zeil.",
        ),
        LookedBack(
            on(2023, 10, 2),
            3,
            "partly",
            "Piet leerde groep 7 snoeien. Twee van die kinderen werken nu op zaterdag mee.",
            "In de bakken bij school groeit sla. De grond van het veld is nog steeds vuil.",
        ),
        LookedBack(
            on(2025, 10, 6),
            5,
            "partly",
            "Vijf van de twaalf zien elkaar nog. Er kwamen er drie bij, uit Spoorzicht.",
            "De bakken staan er. Voor het veld is een plan, over twee jaar.",
        ),
    ),
)

TUNNEL = Begins(
    "R07",
    "Fietstunnel Spoorzicht",
    "Niemand fietst meer met de sleutels in de hand door de tunnel.",
    "Meisjes die 's avonds thuiskomen, en iedereen die naar de stad fietst",
    "Bij de tunnel loop ik met sleutels in mijn hand.",
    "Twaalf meisjes, die het zelf aan de wethouder vertelden.",
    "Spoorzicht en de rest van de wijk: de tunnel is de deur.",
    "De spoorbeheerder, want van hem is de tunnel",
    "De gemeente voor het licht; de spoorbeheerder voor de muren",
    Turned(
        on(2019, 5, 20),
        "start",
        "insight",
        """Het verhaal van een meisje van vijftien lag in de raadszaal. Niemand zei nog dat het
        meeviel.""",
        "Licht en zicht, beloofd voor november 2020, als de spoorbeheerder meewerkt.",
        "Uit de openbare ruimte van de gemeente.",
        "De wijkmanager, en twee meisjes die elke maand vragen hoe het staat.",
    ),
    party="gemeente",
    item="1.6",
    executor="outsider",
    offered_first="Van hier mag niemand aan een spoortunnel werken. Dat hebben we uitgezocht.",
    outsider_reason="De tunnel is van de spoorbeheerder.",
    counterpart="Amira gaat mee naar elk overleg.",
    domains=("safety",),
    tasks=("physical",),
    promises=("C07", "C29"),
    turns=(
        Turned(
            on(2020, 11, 16),
            "adjust",
            "other policy",
            "De spoorbeheerder schoof het hele spoorvak vier jaar op. Ons licht schoof mee.",
            "De belofte is niet nagekomen. Dat staat er ook zo.",
            "Het geld is weggelegd en er mag niets anders van betaald worden.",
            "Anouk zoekt wat wél kan zonder de spoorbeheerder.",
            opens="Wachten wij op de brede tunnel, of komt er eerst licht?",
        ),
        Turned(
            on(2025, 3, 24),
            "adjust",
            "insight",
            """Licht kan wel degelijk: aan onze kant, op onze grond. Het werd herstel van de
            belofte.""",
            "Licht voor oktober 2025 als herstel; het grote werk in 2028.",
            "Veertienduizend euro uit het buurtbudget, de rest van de gemeente.",
            "Sanne trekt het. Het meisje van toen is nu tweeëntwintig en kijkt mee.",
        ),
    ),
    blows=(
        Blow(
            on(2019, 5, 20),
            "De struiken weg bij de ingang",
            on(2019, 10, 1),
            on(2019, 9, 23),
            "Je ziet nu van twee kanten wie er aankomt.",
        ),
        Blow(
            on(2025, 3, 24),
            "Licht in de tunnel",
            on(2025, 10, 15),
            on(2025, 10, 3),
            "Zij deed de schakelaar om. Tweehonderd mensen zagen haar gezicht.",
        ),
        Blow(on(2026, 10, 12), "De spiegel in de bocht", on(2026, 11, 27)),
        Blow(on(2026, 3, 9), "De brede tunnel", on(2028, 9, 1), stroke="long"),
    ),
)

TAAL = Begins(
    "R08",
    "Eerste Thuis-taal en ouderkamer",
    "Ouders kunnen op school alles zeggen, in de taal waarin ze denken.",
    "Moeders en vaders van De Vlieger",
    "Binnen gaat alles snel en in moeilijk Nederlands. Dus wacht ik bij het hek.",
    "Moeders die tolken: zij krijgen er sinds 2022 loon voor.",
    "Ouders die bij hetzelfde hek stonden.",
    "Negen moeders en twee vaders",
    "De Vlieger: het lokaal is en blijft van de ouders",
    Turned(
        on(2018, 9, 3),
        "start",
        "insight",
        "Een juf belde aan. Daarna kwamen er zeven.",
        "De ouderkamer is drie ochtenden open.",
        "Koffie van school, geld voor de tolken is er nog niet.",
        "Juf Inge, en negen moeders.",
    ),
    party="vlieger",
    item="1.4",
    executor="residents",
    domains=("upbringing", "schooling"),
    tasks=("social",),
    promises=("C12",),
    blows=(
        Blow(
            on(2018, 9, 3),
            "De kamer open, drie ochtenden",
            on(2018, 10, 1),
            on(2018, 9, 24),
            "Er stonden elf stoelen. Er kwamen er vijf bij.",
        ),
        Blow(
            on(2021, 9, 6),
            "Wie tolkt, krijgt betaald",
            on(2022, 6, 1),
            on(2022, 9, 12),
            "Drie maanden later dan beloofd, en toch: loon op de rekening.",
            "long",
        ),
        Blow(
            on(2026, 4, 13),
            "Een rapportgesprek in zes talen",
            on(2026, 7, 10),
            on(2026, 7, 8),
            "Geen kind hoefde te tolken.",
        ),
    ),
)

GROEN = Begins(
    "R09",
    "Groen & Klus",
    "Het groen van de wijk geeft werk aan mensen uit de wijk.",
    "Wie lang thuis zat en met zijn handen kan werken",
    "Mijn eerste loon kwam van de perken waar ik vroeger voetbalde.",
    "Jongens die elders niet werden aangenomen.",
    "Wie werkt en wie langsloopt: je groet elkaar elke dag.",
    "Het bewonersbedrijf van de wijkcoöperatie",
    "Het bewonersbedrijf, 52 weken per jaar",
    Turned(
        on(2020, 11, 2),
        "start",
        "other policy",
        "Het contract van het groen liep af. De gemeente vroeg het voor het eerst aan ons.",
        "Het groen ligt er 52 weken netjes bij.",
        "Wat het groen kostte, krijgt nu het bewonersbedrijf.",
        "Zeven mensen, van wie vijf uit de moestuin.",
    ),
    party="coop",
    item="2.7",
    executor="enterprise",
    domains=("work_income",),
    tasks=("social", "physical"),
    promises=("C13",),
    turns=(
        Turned(
            on(2022, 10, 10),
            "adjust",
            "incident",
            """Ons eigen bestuur gaf een klus aan het bedrijf van een neef, zonder tweede
            prijs. Dat was
            fout en we hebben het zelf verteld.""",
            "Het groen bleef netjes, een maand te laat.",
            "€ 1.850 is teruggestort. Boven € 500 vragen we twee prijzen.",
            "Het bestuurslid bleef, en beslist niet meer over opdrachten.",
        ),
    ),
    blows=(
        Blow(
            on(2020, 11, 2),
            "De perken van Zonnehof",
            on(2021, 4, 1),
            on(2021, 3, 22),
            "Duizend bollen. Iemand telde ze na.",
        ),
        Blow(
            on(2023, 1, 9),
            "Vijf mensen met een vaste baan",
            on(2025, 1, 1),
            on(2024, 12, 9),
            "Drie werken nu hier, twee bij een hovenier in de stad.",
            "long",
        ),
        Blow(
            on(2026, 8, 3),
            "De heg bij de tunnel laag",
            on(2026, 10, 30),
            on(2026, 10, 19),
            "Je ziet weer wie er aankomt.",
        ),
    ),
)

MAATJES = Begins(
    "R10",
    "Burenmaatjes en valpreventie",
    "Niemand ligt een nacht op de grond zonder dat iemand het merkt.",
    "Mensen van boven de zeventig die alleen wonen",
    "Ik dacht dat niemand ons miste.",
    "Ouderen die weer durven lopen.",
    "Een maatje en wie eerst niemand had.",
    "Samenkracht en dertig maatjes uit de wijk",
    "Samenkracht, met de praktijk van De Brink",
    Turned(
        on(2019, 10, 7),
        "start",
        "incident",
        "Een man van negenenzeventig lag achttien uur op de grond.",
        "Wie wil, krijgt elke dag iemand aan de lijn.",
        "Van de zorgverzekeraar, voor een jaar.",
        "Marloes zoekt maatjes, de fysiotherapeut leert hun wat te doen.",
    ),
    party="samenkracht",
    item="1.7",
    executor="party",
    domains=("health", "social_life"),
    tasks=("social",),
    goals=("maatjes",),
    blows=(
        Blow(
            on(2019, 10, 7),
            "De eerste tien maatjes",
            on(2020, 1, 15),
            on(2020, 1, 13),
            "Mevrouw De Bruin koos zelf. Ze nam de jongste.",
        ),
        Blow(
            on(2026, 6, 1),
            "Oefenen op de stoeptegels van De Terp",
            on(2026, 10, 1),
            on(2026, 9, 28),
            "Veertien mensen liepen de route. Twee tegels zijn gemeld en gemaakt.",
        ),
    ),
)

BUS = Begins(
    "R11",
    "Buurtbus op proef",
    "Wie naar het ziekenhuis moet, komt er zonder € 24 voor een taxi.",
    "Wie geen auto heeft en geen kind met een auto",
    "Lijn 7 is weg. Dus ga ik maar niet.",
    "Ouderen van Spoorzicht, die zelf bestemmen waar de bus stopt.",
    "Chauffeurs van vijftig en reizigers van tachtig.",
    "Zes vrijwillige chauffeurs uit de wijk",
    "De gemeente houdt de bus een jaar aan",
    Turned(
        on(2021, 3, 8),
        "start",
        "insight",
        """We weten niet of er mensen komen. Dat is geen reden om niet te beginnen, wel om klein te
        beginnen.""",
        "De gemeente belooft de bus en de verzekering, een jaar.",
        "Hoogstens € 9.500: benzine, keuring en koffie.",
        "Zes chauffeurs. Mevrouw De Bruin houdt de telling bij, in een schrift.",
    ),
    by="bruin",
    stroke="short",
    parent="R10",
    item="2.10",
    initiative="bus",
    sprout=(9500, on(2022, 3, 7), "Komen er elke dag meer dan acht mensen mee?"),
    domains=("health", "social_life"),
    tasks=("social",),
    promises=("C21",),
    turns=(
        Turned(
            on(2021, 9, 13),
            "adjust",
            "insight",
            "'s Middags zit er niemand in. We rijden nog alleen in de ochtend.",
            "De belofte van de bus blijft.",
            "Er gaat per week vijfentachtig euro minder weg.",
            "Twee chauffeurs doen nu boodschappen met mensen.",
        ),
        Turned(
            on(2022, 2, 21),
            "stop",
            "learned",
            """Drie reizigers per dag. De bus was leeg en de chauffeurs waren eerlijk. Wij
            stoppen twee
            weken voor het einde, met taart.""",
            "De gemeente is van haar belofte af. De afspraak met het ziekenhuis vervalt.",
            "€ 3.140 is over en gaat terug in de pot.",
            "Vier chauffeurs rijden nu mensen in hun eigen auto. Dat werkt wel.",
            learned="""De lege stoel: mensen willen geen bus, ze willen iemand die meeloopt tot
            aan de
            balie. Vraag dus niet ‘wie wil er mee?’ maar ‘wie gaat er met je mee?’""",
            post="opbouwwerker",
        ),
    ),
    blows=(
        Blow(
            on(2021, 3, 8),
            "De eerste rit",
            on(2021, 4, 1),
            on(2021, 3, 29),
            "Zeven mensen, en een hond.",
        ),
    ),
    looks=(
        LookedBack(
            on(2023, 2, 27),
            1,
            "holds",
            "De vier die rijden, drinken koffie met wie ze brachten. Eén is getrouwd.",
            "Meerijden loopt: elf ritten per week, zonder bus.",
        ),
        LookedBack(
            on(2025, 2, 24),
            3,
            "holds",
            "Er zijn nu negen rijders. De jongste is twintig.",
            "Het ziekenhuis gaf hun een eigen parkeerplek, bij de hoofdingang.",
        ),
    ),
)

STRIP = Begins(
    "R12",
    "Sterke winkelstrip",
    "Op de strip wint wie eerlijk onderneemt.",
    "Elf ondernemers en wie er koopt",
    "Ik wil weten wie mijn buurman is, en hij wil weten wie ik ben.",
    "Ondernemers die er samen voor staan.",
    "Winkels, bewoners en de burgemeester aan één tafel.",
    "De gemeente, onder leiding van de burgemeester",
    "De ondernemersvereniging",
    Turned(
        on(2023, 3, 13),
        "start",
        "incident",
        "Er waren signalen. Wij schrijven hier op welke stappen er zijn, en nooit over wie.",
        "De burgemeester belooft elke drie maanden te zeggen welke stappen er zijn.",
        "Geld van het Rijk, alleen hiervoor.",
        "De burgemeester leidt. Bas spreekt voor de winkels.",
    ),
    party="gemeente",
    executor="party",
    domains=("safety",),
    tasks=("physical", "social"),
    blows=(
        Blow(
            on(2023, 3, 13),
            "De gevels en de lampen van de strip",
            on(2024, 6, 1),
            on(2024, 5, 27),
            "Elf gevels, één kleur per winkel. De bakker koos geel.",
        ),
        Blow(
            on(2025, 2, 10),
            "Een ondernemersvereniging met een eigen kas",
            on(2026, 6, 1),
            on(2026, 5, 18),
            "Alle elf zijn lid.",
            "long",
        ),
    ),
)

STREET = (TUIN, TUNNEL, TAAL, GROEN, MAATJES, BUS, STRIP)
