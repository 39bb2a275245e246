"""How De Hazelkamp thought that things would change, and what came of it."""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.impact_shapes import FigureLaid, LaidBeside, PathStory
from wijkaanpak.site.demo.impact_shapes import PathDrawn as Drawn
from wijkaanpak.site.demo.impact_shapes import PathStep as Step
from wijkaanpak.site.demo.impact_shapes import PathTalk as Talk
from wijkaanpak.site.demo.impact_sheets import (
    TALENT_ASKED,
    TALENT_SHEET,
    WARM_ASKED,
    WARM_SHEET,
)

TUNNEL = PathStory(
    key="tunnel",
    group="Meiden van de jongerenkring",
    drawings=(
        Drawn(
            on(2019, 2, 12),
            "amira",
            "De tunnel door zonder sleutels in je hand",
            because="’s Avonds fietsen meisjes liever om. Dat is twintig minuten.",
            we_do="Wij laten de wethouder zelf door de tunnel lopen, om negen uur, in februari.",
            next_week="De kapotte lamp bij de trap doet het weer.",
            next_year="Er hangt licht in de hele tunnel.",
            ten_years="Mijn zusje fietst er alleen doorheen.",
            notice="Er staan ’s avonds fietsen van meisjes bij de club.",
            teller="De trainers van de dames.",
            beliefs=("Licht maakt dat wij durven.", "De gemeente houdt de lampen heel."),
            shakiest=1,
            item="1.6",
        ),
        Drawn(
            on(2020, 10, 27),
            "amira",
            "De tunnel door zonder sleutels in je hand",
            because="’s Avonds fietsen meisjes liever om. Dat is twintig minuten.",
            we_do="Elke vrijdag kijkt iemand welke lampen het doen, en zegt het hardop.",
            next_year="Er hangt licht in de hele tunnel.",
            ten_years="Mijn zusje fietst er alleen doorheen.",
            notice="Er staan ’s avonds fietsen van meisjes bij de club.",
            teller="De trainers van de dames.",
            beliefs=(
                "Licht maakt dat wij durven.",
                "Wie elke week kijkt, krijgt lampen die het doen.",
            ),
            shakiest=0,
            item="2.6",
            why="De lampen waren na een maand weer stuk. Vragen helpt niet, kijken wel.",
        ),
        Drawn(
            on(2026, 4, 14),
            "jaylano",
            "De tunnel door, en iemand die je groet",
            because="Het licht is er nu. Toch fietsen sommige meisjes nog om.",
            we_do="""Wij zetten van zeven tot negen de koffiekar bij de uitgang, en de club laat
            de training later stoppen.""",
            next_week="De koffiekar staat er op dinsdag en donderdag.",
            next_year="Er loopt altijd wel iemand die je kent.",
            ten_years="De tunnel is een plek waar je even blijft staan.",
            notice="Mensen blijven staan in plaats van door te fietsen.",
            teller="Wie achter de koffiekar staat.",
            beliefs=(
                "Mensen maken het veilig, meer dan lampen.",
                "Genoeg buren willen een uur staan.",
            ),
            shakiest=1,
            item="3.5",
            why="Het was niet het donker dat ons bang maakte maar dat er niemand was.",
        ),
    ),
    joined=(Step(on(2024, 2, 6), "jaylano"),),
    talks=(
        Talk(
            on(2019, 10, 8),
            "amira",
            ties="Wij kennen nu de monteur van de lampen. Hij heet Ben.",
            kept="Wij fietsen nog steeds om.",
            changed="De wethouder liep mee en schrok.",
            surprised="De lamp was na een maand weer stuk, en niemand wist van wie hij is.",
            fate="fell",
        ),
        Talk(
            on(2022, 5, 17),
            "amira",
            kept="De vrijdagronde bestaat nog.",
            changed="Kapotte lampen doen het binnen een week weer.",
        ),
        Talk(
            on(2026, 3, 24),
            "jaylano",
            ties="De meiden van toen en de jongens van nu stonden samen bij de schakelaar.",
            kept="Het licht blijft aan, ook in de vakantie.",
            changed="Jongens fietsen er nu ook laat doorheen. Meisjes met zijn tweeën.",
            surprised="Met licht zie je dat er niemand is. Dat maakte het eerst enger, zei Noa.",
            fate="fell",
        ),
    ),
    laid=(
        LaidBeside(
            on(2019, 2, 12),
            "amira",
            "unknown",
            "Hoeveel meisjes er omfietsen. Niemand heeft ze geteld.",
        ),
        LaidBeside(
            on(2026, 3, 24),
            "jaylano",
            "count",
            "112 van de 438 stemmers kozen in 2025 voor licht in de tunnel",
            "neighbourhood",
            "De uitslag van de burgerbegroting",
            on(2025, 6, 24),
        ),
    ),
)

WARM = PathStory(
    key="warm",
    group="De tafel van trap 7",
    drawings=(
        Drawn(on(2021, 5, 11), "fatma", "Warm en droog", photo=True, item="2.4"),
        Drawn(
            on(2021, 5, 18),
            "soraya",
            "Warm en droog",
            because="Onze kinderen hoesten en de muur achter het bed is zwart.",
            we_do="""Wij maken met de Woonstichting een lijst van natte flats, trap voor trap, en
            gaan er samen langs.""",
            next_week="De eerste vijf flats staan op de lijst.",
            next_year="In de natste dertig flats is het droog.",
            ten_years="Geen kind in Zonnehof slaapt in een natte kamer.",
            notice="De kinderen hoesten minder. De ramen zijn ’s ochtends droog.",
            teller="De moeders van de ouderkamer, en de huisarts als zij dat wil.",
            beliefs=(
                "Als de muren warm zijn, is de schimmel weg.",
                "De huur gaat niet méér omhoog dan de rekening daalt.",
            ),
            shakiest=0,
            item="2.4",
            over=True,
        ),
        Drawn(
            on(2022, 7, 5),
            "soraya",
            "Warm en droog, en de knop durven indrukken",
            because="In droge flats kwam de schimmel terug. De ventilatie stond uit.",
            we_do="""Een buur die het zelf doet, legt op de trap uit wat de knop kost en wat hij
            spaart. In drie talen.""",
            next_week="Op trap 7 staat de knop aan.",
            next_year="Op elke trap is één buur die het kan uitleggen.",
            ten_years="Geen kind in Zonnehof slaapt in een natte kamer.",
            notice="De ramen zijn ’s ochtends droog.",
            teller="De buren van de trap.",
            beliefs=(
                "Mensen zetten de ventilatie aan als ze weten wat het kost.",
                "Een buur wordt eerder geloofd dan een folder.",
                "De huur gaat niet méér omhoog dan de rekening daalt.",
            ),
            shakiest=2,
            item="2.4",
            why="Wij dachten dat het aan de muren lag. Het lag aan de angst voor de rekening.",
        ),
        Drawn(
            on(2023, 12, 12),
            "hakan",
            "Warm en droog voor wie er nog niet is geweest",
            because="Zesentwintig flats wachten nog, en het geld wordt minder.",
            we_do="Wij kiezen samen welke trap het eerst gaat, met de reden erbij op de deur.",
            next_year="Op elke trap hangt wanneer het daar droog is.",
            ten_years="Geen kind in Zonnehof slaapt in een natte kamer.",
            teller="De buren van de trap.",
            beliefs=(
                "Wachten is te doen als je weet tot wanneer.",
                "De huur gaat niet méér omhoog dan de rekening daalt.",
            ),
            item="3.3",
            why="Het is nu een andere vraag: wie het eerst, en wie moet wachten.",
        ),
    ),
    joined=(Step(on(2021, 5, 11), "soraya"), Step(on(2021, 9, 7), "hakan")),
    talks=(
        Talk(
            on(2022, 6, 21),
            "fatma",
            ties="Ik ken nu iedereen van de trap bij naam. Eerst alleen van de lift.",
            kept="De lijst per trap bestaat en klopt.",
            changed="Achtendertig flats zijn warm. De rekening is lager.",
            surprised="""In drie droge flats kwam de schimmel terug. Het waren niet de muren: de
            ventilatie stond uit, want mensen dachten dat die veel stroom kost.""",
            fate="fell",
        ),
        Talk(
            on(2023, 10, 17),
            "soraya",
            kept="De uitleg op de trap, in drie talen.",
            changed="Op elf trappen staat de knop aan.",
            surprised="De kinderen leggen het aan hun ouders uit.",
        ),
        Talk(
            on(2025, 11, 4),
            "hakan",
            ties="Twee trappen koken nu samen als er een is die wacht.",
            kept="De volgorde op de deur, met de reden.",
            changed="Er wordt minder gebeld over schimmel en meer over wachten.",
            fate="holds",
        ),
    ),
    laid=(
        LaidBeside(
            on(2021, 5, 18),
            "soraya",
            "unknown",
            "Het verhaal waarmee dit begon, mag alleen de leeskring lezen. Dat houden we zo.",
        ),
        LaidBeside(on(2022, 7, 5), "soraya", "figure", "Flats met schimmel", "neighbourhood"),
        LaidBeside(
            on(2025, 11, 4),
            "hakan",
            "count",
            "Op 11 van de 14 trappen staat de knop aan",
            "group",
            "De buren van de trap",
            on(2025, 10, 28),
        ),
        LaidBeside(
            on(2025, 11, 4),
            "hakan",
            "unknown",
            "Of kinderen nu gezonder zijn. De huisarts mag dat niet per straat tellen.",
        ),
    ),
    sheet=WARM_SHEET,
    asks=WARM_ASKED,
)

TALENT = PathStory(
    key="talent",
    group="De talentwerkplaats",
    drawings=(
        Drawn(
            on(2020, 11, 17),
            "hakan",
            "Een eerste loon, dichtbij huis",
            because="Jongens van zestien sturen dertig brieven en horen van niemand iets.",
            we_do="Wij lopen met een jongere naar binnen bij wie we kennen. Geen brief.",
            next_week="Twee jongeren drinken koffie bij de bakker.",
            next_year="Tien jongeren hebben een plek, en iemand die hen belt.",
            ten_years="Wie hier zo begon, geeft nu zelf een plek.",
            notice="Ouders vertellen het op het plein.",
            teller="De jongeren zelf, en hun baas.",
            beliefs=(
                "Een bekende aan de deur werkt beter dan een brief.",
                "Bazen in de wijk hebben tijd om iets te leren.",
            ),
            shakiest=1,
            item="2.2",
        ),
        Drawn(
            on(2023, 12, 19),
            "hakan",
            "Een eerste loon, en iemand die meeloopt",
            because="De plekken zijn er. Na drie weken houdt de helft op.",
            we_do="""Een oudere collega uit de wijk loopt de eerste maand mee, en krijgt daar uren
            voor.""",
            next_week="Samir heeft iemand die met hem meefietst.",
            next_year="Wie begint, is er na drie maanden nog.",
            ten_years="Wie hier zo begon, geeft nu zelf een plek.",
            notice="De baas belt ons niet meer.",
            teller="De jongeren zelf, en wie meeloopt.",
            beliefs=(
                "Het gaat mis in de eerste maand, niet bij de deur.",
                "Bazen willen meebetalen aan wie meeloopt.",
            ),
            shakiest=1,
            item="3.2",
            why="Binnenkomen was het probleem niet. Blijven wel.",
        ),
    ),
    joined=(Step(on(2024, 2, 6), "jaylano"),),
    talks=(
        Talk(
            on(2021, 9, 14),
            "hakan",
            ties="De bakker en de imam bellen elkaar nu.",
            changed="Zeven jongeren kregen een plek.",
            surprised="Van wie ophield, hoorden wij het pas weken later.",
            fate="fell",
        ),
        Talk(
            on(2025, 10, 14),
            "jaylano",
            kept="Wij lopen nog altijd mee naar binnen.",
            changed="Van de negen die in het voorjaar begonnen, zijn er zeven nog.",
            surprised="Wie meeloopt, zegt dat hij er zelf het meest van leert.",
            fate="holds",
        ),
    ),
    laid=(
        LaidBeside(on(2021, 9, 14), "hakan", "story", "S05"),
        LaidBeside(
            on(2025, 10, 14),
            "jaylano",
            "unknown",
            "Wat er met de jongeren is die nooit bij ons aan de deur kwamen.",
        ),
    ),
    sheet=TALENT_SHEET,
    asks=TALENT_ASKED,
)

PAPER = PathStory(
    key="papier",
    group="Buurtwerkers en de agendakring",
    drawings=(
        Drawn(
            on(2020, 11, 3),
            "marloes",
            "Minder papier, meer tijd op de trap",
            because="Ik schreef twee uur per dag over mensen die ik daardoor niet zag.",
            we_do="""Eén minuut praten in plaats van de lijst, en twee keer per jaar een
            leergesprek.""",
            next_year="Elke werker heeft een ochtend terug.",
            ten_years="Niemand weet nog waar de lijst voor was.",
            notice="Mensen zeggen: jij bent er vaker.",
            teller="Mensen op de trap.",
            beliefs=("Niemand leest de lijst.", "Wie tijd krijgt, gaat ermee naar buiten."),
            shakiest=1,
            item="2.8",
        ),
    ),
    talks=(
        Talk(
            on(2021, 6, 1),
            "marloes",
            kept="Vier getallen, want die werden wel gelezen.",
            changed="Zes en een half uur per maand terug, zeggen de werkers zelf.",
            surprised="De eerste maand bleven wij binnen. Wij wisten niet meer hoe het moest.",
            fate="holds",
        ),
    ),
    laid=(LaidBeside(on(2020, 11, 3), "marloes", "story", "S08"),),
    rest=Step(
        on(2023, 3, 14),
        "marloes",
        "De lijst is weg en komt niet terug. Dit pad is gewoon werk geworden.",
    ),
)

ALONE = PathStory(
    key="alleen",
    group="Praatpunt Portiek",
    drawings=(
        Drawn(
            on(2020, 11, 24),
            "els",
            "Elke dag een belletje",
            because="In de lente van 2020 bleek dat niemand wist wie er alleen zat.",
            we_do="Twaalf buren bellen elke dag om tien uur met iemand die dat wil.",
            next_week="Niemand van de lijst heeft een dag niets gehoord.",
            ten_years="Bellen is gewoon, ook als er niets is.",
            beliefs=("Mensen zeggen ja als een buur het vraagt.", "Bellers houden het vol."),
            shakiest=1,
            item="2.9",
        ),
        Drawn(
            on(2023, 12, 5),
            "els",
            "Niemand alleen op de trap",
            because="De bellers werden moe. De gebelden wilden zelf ook iets doen.",
            we_do="Op elke trap één deur die open is op woensdag. Wie gebeld werd, schenkt in.",
            next_week="Trap 3 en trap 7 beginnen.",
            next_year="Op de helft van de trappen is er zo’n deur.",
            ten_years="Bellen is gewoon, ook als er niets is.",
            notice="Mensen kennen drie namen op hun trap.",
            teller="Wie inschenkt.",
            beliefs=("Wie iets te doen heeft, is minder alleen.", "Een open deur is genoeg."),
            shakiest=1,
            item="3.8",
            why="Bellen was hulp. Inschenken is iets van jezelf.",
        ),
    ),
    talks=(
        Talk(
            on(2021, 11, 9),
            "els",
            ties="Meneer Smit en Aysel bellen elkaar nu zonder ons.",
            kept="Tien uur is tien uur.",
            changed="Er bellen nog vijf buren van de twaalf.",
            surprised="De gebelden vroegen of zij ook mochten bellen.",
            fate="fell",
        ),
        Talk(
            on(2024, 11, 19),
            "els",
            changed="Negen trappen hebben een deur die open is.",
            surprised="""Er komen ook mensen van andere trappen. Dat was niet de bedoeling, en
            fijn.""",
            fate="holds",
        ),
    ),
    laid=(
        LaidBeside(on(2020, 11, 24), "els", "story", "S02"),
        LaidBeside(on(2020, 11, 24), "els", "story", "S13"),
        LaidBeside(on(2024, 11, 19), "els", "unknown", "Wie er nooit komt, en waarom niet."),
    ),
)

BUS = PathStory(
    key="bus",
    group="Oudere buren van De Terp",
    drawings=(
        Drawn(
            on(2020, 11, 10),
            "marga",
            "Met de bus naar het ziekenhuis",
            because="Wie geen auto heeft, moet twee keer overstappen.",
            we_do="Een proef van een jaar met een kleine bus, twee keer per dag.",
            next_year="De bus zit halfvol.",
            beliefs=("Mensen willen naar het ziekenhuis.", "Twee keer per dag is genoeg."),
            shakiest=0,
            item="2.10",
        ),
    ),
    talks=(
        Talk(
            on(2022, 9, 27),
            "marga",
            kept="De chauffeur, die iedereen bij naam kent.",
            changed="De bus rijdt meestal leeg.",
            surprised="""Men wilde naar de markt en naar elkaar. Naar het ziekenhuis brengt je
            dochter je.""",
            fate="fell",
        ),
    ),
    laid=(LaidBeside(on(2022, 10, 4), "marga", "story", "S10"),),
    rest=Step(
        on(2022, 11, 15),
        "marga",
        "De bus stopt. Wat wij leerden: vraag eerst waar mensen heen willen.",
    ),
)

CLASS = PathStory(
    key="klas",
    group="Juf Inge en wie toen in groep 1 zat",
    drawings=(
        Drawn(
            on(2026, 10, 20),
            "soraya",
            "Wat tien jaar met een klas doet",
            because="De klas van 2016 gaat van school. Niemand vroeg hun wat er veranderde.",
            we_do="Elk kind vertelt één ding dat er in groep 1 nog niet was.",
            teller="De kinderen.",
            beliefs=(
                "Kinderen zien wat grote mensen gewoon zijn gaan vinden.",
                "Tien jaar dezelfde gezichten doet iets.",
            ),
            item="3.4",
        ),
    ),
    laid=(
        LaidBeside(on(2026, 10, 20), "soraya", "story", "S15"),
        LaidBeside(
            on(2026, 10, 20), "soraya", "unknown", "Hoe het gaat met wie uit de klas is verhuisd."
        ),
    ),
)

PATHS = (TUNNEL, WARM, TALENT, PAPER, ALONE, BUS, CLASS)
FIGURES_LAID = (
    FigureLaid(on(2026, 3, 10), "marga", "Inwoners van 0 tot en met 11 jaar", "upbringing"),
    FigureLaid(
        on(2026, 3, 10), "marga", "Volwassenen die moeilijk lezen in het Nederlands", "schooling"
    ),
    FigureLaid(on(2026, 3, 10), "marga", "Leden van de wijkcoöperatie", "social_life"),
    FigureLaid(on(2026, 3, 10), "marga", "Huurwoningen van Woonstichting Merwoude", "housing"),
    FigureLaid(on(2026, 3, 10), "marga", "Inwoners van 80 jaar en ouder", "health"),
)
