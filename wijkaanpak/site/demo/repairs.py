"""What went wrong in De Hazelkamp and was made good; where people differ; what was held once.

Five mistakes in ten years, of the town hall, the residents, the landlord and the keeper of this
record, each repaired and said to be so by those it hurt; and a few of this autumn that run.
"""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.repair_shapes import (
    Conflict,
    Held,
    Mistake,
    Objected,
    Sentence,
    Side,
    Signed,
    StoryLaid,
    Word,
)

MISTAKES = (
    Mistake(
        "M1", on(2019, 2, 12), "wim", "Veertien bomen gekapt voordat de brief kwam",
        """Dinsdag om zeven uur stond de zaag op het plein. Om tien uur lagen ze er alle veertien.
        De brief die het uitlegde, kwam woensdag. Kinderen die langs fietsten naar school, hebben
        gehuild.""",
        "De mensen rond het plein en de kinderen van De Vlieger", maker="gemeente",
        signed=(
            Signed(on(2019, 2, 12), "wim", "coop"), Signed(on(2019, 2, 14), "fatma"),
            Signed(on(2019, 2, 17), "inge"),
        ),
        words=(
            Word(on(2019, 2, 16), "sorry", "carla",
                 """Ik stond zaterdag in De Zaaier, want dit hoor je niet in een brief te lezen.
                 Het spijt ons. Er komen veertien nieuwe bomen, en jullie wijzen ze aan.""",
                 on(2020, 4, 1), "gemeente"),
            Word(on(2019, 2, 26), "learned", "anouk",
                 """Geen zaag zonder gezicht: voordat er gezaagd wordt, komt er iemand aan de
                 deur. Dat staat nu in het contract met de boomverzorger.""", None, "gemeente"),
            Word(on(2019, 11, 18), "begun", "anouk", "De kuilen zijn gegraven.", on(2020, 4, 1),
                 "gemeente", "C05"),
            Word(on(2020, 3, 12), "done", "anouk", "Ze staan er alle veertien, met een paal "
                 "erbij.", None, "gemeente"),
            Word(on(2020, 3, 24), "repaired", "fatma", "Mijn dochter kan er weer onder zitten."),
            Word(on(2020, 3, 25), "repaired", "inge"),
            Word(on(2020, 3, 26), "repaired", "wim", """Veertien. Ze zijn kleiner dan de oude,
                 maar ze zijn van ons.""", None, "coop"),
        ),
        stories=(StoryLaid(on(2019, 11, 20), "fatma", "S04"),),
    ),
    Mistake(
        "M3", on(2021, 11, 19), "ria", "Een schets voor sloop die niemand kende",
        """In de krant stond een schets: de laatste twee blokken van Zonnehof weg. Wij wisten van
        niets. De afspraak was dat elk plan eerst in het voornemenboek komt.""",
        "De bewoners van de laatste twee blokken", maker="woon", promise="C03",
        signed=(Signed(on(2021, 11, 19), "ria", "coop"), Signed(on(2021, 11, 22), "hakan")),
        words=(
            Word(on(2021, 11, 26), "sorry", "erik",
                 """Excuus, in vier talen en aan elke deur. De schets is ingetrokken. Wij zetten
                 alles wat we van plan zijn in het voornemenboek, met wat nog open is.""",
                 on(2022, 3, 1), "woon"),
            Word(on(2022, 2, 22), "done", "erik", """Elf trappen, vier avonden. Het eerste plan
                 staat in het boek.""", None, "woon"),
            Word(on(2022, 2, 28), "repaired", "hakan"),
            Word(on(2022, 3, 1), "repaired", "ria", """De afspraak geldt weer. Dat we hem weer
                 geloven, duurt langer.""", None, "coop"),
            Word(on(2022, 3, 8), "learned", "erik", """Wie iets tekent, belt eerst de
                 coöperatie. Ook als het maar een schets is.""", None, "woon"),
        ),
    ),
    Mistake(
        "M2", on(2022, 6, 3), "ria", "Onze neef kreeg de klus",
        """Ons bestuur gaf een klus van 1.850 euro aan het bedrijf van een neef, zonder een tweede
        prijs te vragen. Niemand vroeg erom. We vertellen het zelf.""",
        "De geldgevers, en wie ook een prijs had willen geven", maker="coop", own=True,
        signed=(
            Signed(on(2022, 6, 7), "rachid", "gemeente"), Signed(on(2022, 6, 8), "erik", "woon"),
        ),
        words=(
            Word(on(2022, 6, 3), "sorry", "ria",
                 """Sorry. Het geld gaat terug in de pot, en er komt een regel over familie. Het
                 bestuurslid blijft: fouten maken mag, verzwijgen niet.""", on(2022, 9, 1),
                 "coop"),
            Word(on(2022, 8, 30), "done", "wim", "Het geld is terug en de regel is aangenomen.",
                 None, "coop"),
            Word(on(2022, 9, 5), "repaired", "erik", "", None, "woon"),
            Word(on(2022, 9, 6), "repaired", "rachid", """Het geld van de wijk is geen dag
                 stilgezet. Zo hoort het.""", None, "gemeente"),
            Word(on(2022, 9, 6), "learned", "hakan", """Wie familie heeft bij een klus, zegt het
                 en loopt de kamer uit. En altijd twee prijzen.""", None, "coop"),
        ),
    ),
    Mistake(
        "M4", on(2023, 5, 30), "noor", "Negentien stembriefjes bleven achter in een tas",
        """Na het tellen vonden we een tas met negentien briefjes uit Spoorzicht. De uitslag was
        al bekend. Het is onze tas, dus het is onze fout.""",
        "De mensen van Spoorzicht die hadden gestemd", maker="kompas", own=True, promise="C16",
        signed=(Signed(on(2023, 5, 31), "agnieszka"), Signed(on(2023, 6, 1), "krystian")),
        words=(
            Word(on(2023, 5, 30), "sorry", "noor",
                 "Sorry. We tellen alles opnieuw, waar iedereen bij mag zijn.", on(2023, 6, 20),
                 "kompas"),
            Word(on(2023, 6, 15), "done", "noor", """Opnieuw geteld met elf getuigen. Voor één
                 plan werd de uitslag anders.""", None, "kompas"),
            Word(on(2023, 6, 16), "not_yet", "krystian", """De uitleg is er alleen in het
                 Nederlands. De helft van ons kan dat niet lezen."""),
            Word(on(2023, 6, 18), "done", "noor", "Nu ook in het Pools en in het Tigrinya.", None,
                 "kompas"),
            Word(on(2023, 6, 19), "repaired", "krystian"),
            Word(on(2023, 6, 20), "repaired", "agnieszka", "We waren erbij. Het klopt."),
            Word(on(2023, 6, 27), "learned", "noor", """Elke tas heeft een lijst met hoeveel
                 erin zit, en twee mensen tekenen.""", None, "kompas"),
        ),
    ),
    Mistake(
        "M5", on(2024, 8, 6), "leyla", "Een foto stond openbaar zonder ja",
        """Bij een verhaal stond een foto voor iedereen te zien, terwijl de verteller alleen voor
        het panel ja had gezegd. Het programma liet dat toe en wij zagen het niet.""",
        "De verteller van een verhaal, en wie nu minder durft te vertellen", maker="kompas",
        own=True, signed=(Signed(on(2024, 8, 6), "fatma"),),
        words=(
            Word(on(2024, 8, 6), "sorry", "noor",
                 """Sorry. De foto was na veertig minuten weg en we zijn langsgegaan. Voortaan
                 vraagt elke foto een eigen ja.""", on(2024, 8, 9), "kompas"),
            Word(on(2024, 8, 8), "done", "leyla", "Het programma vraagt het nu apart. We meldden "
                 "het ook waar dat moet.", None, "kompas"),
            Word(on(2024, 8, 9), "repaired", "fatma", "Ze kwamen zelf. Dat telt."),
            Word(on(2024, 8, 13), "learned", "noor", "Geen foto zonder een eigen ja.", None,
                 "kompas"),
        ),
    ),
    Mistake(
        "M6", on(2026, 9, 29), "bas", "Onze verlichting scheen drie weken in de slaapkamers",
        """De nieuwe lampen boven de winkels stonden verkeerd. Boven de winkels sliep niemand meer
        goed. We hadden het kunnen weten en zeggen het zelf.""",
        "De mensen die boven de winkels wonen", maker="winkels", own=True,
        signed=(Signed(on(2026, 10, 1), "soraya"),),
        words=(
            Word(on(2026, 9, 29), "sorry", "bas", "Sorry. De lampen gaan omlaag en om elf uur "
                 "uit.", on(2026, 12, 1), "winkels"),
            Word(on(2026, 11, 10), "begun", "bas", "De helft hangt al lager.", on(2026, 12, 1),
                 "winkels"),
        ),
    ),
    Mistake(
        "M7", on(2026, 10, 6), "marga", "De heg van het pad is in de broedtijd geknipt",
        "De tuingroep knipte de heg in mei. Er zat een nest in. De klas volgde het.",
        "De klas die het nest volgde", group="De tuingroep van de Waterlinten",
        signed=(Signed(on(2026, 10, 7), "inge"),),
        words=(
            Word(on(2026, 10, 13), "answers", "piet"),
            Word(on(2026, 10, 13), "sorry", "piet", """Dom. We hangen met de klas zes kastjes op
                 en knippen alleen nog in het najaar.""", on(2026, 11, 15)),
            Word(on(2026, 11, 12), "done", "piet", "De kastjes hangen."),
        ),
    ),
    Mistake(
        "M8", on(2026, 10, 20), "agnieszka", "De bus stopt niet meer bij Spoorzicht",
        "Sinds september rijdt de laatste bus voorbij. Wij hoorden het bij de halte.",
        "Wie in ploegen werkt en in Spoorzicht woont", maker="gemeente",
        signed=(Signed(on(2026, 10, 21), "krystian"),),
        words=(
            Word(on(2026, 11, 3), "otherwise", "sanne",
                 """Wij gaan niet over de bus. De vervoerder veranderde de route en vertelde het
                 ons een week eerder. Wij zien onze fout niet, wel het probleem.""", None,
                 "gemeente"),
        ),
    ),
)  # fmt: skip

CONFLICTS = (
    Conflict(
        "nacht", on(2021, 3, 9), "Hoe laat gaat De Zaaier 's avonds dicht?",
        (
            Side("marga", on(2021, 3, 9),
                 """Wij wonen ernaast. Het is fijn dat er leven is. Maar de deur slaat tot één uur
                 's nachts en onze kinderen moeten op tijd op.""", ("rest", "care"),
                 group="Buren naast De Zaaier"),
            Side("ria", on(2021, 3, 16),
                 """Na tien uur is het de enige plek waar jongeren warm kunnen zitten. Sluiten we
                 die, dan staan ze buiten, en dat hoort u ook.""", ("belonging", "care"),
                 party="coop"),
        ),
        (
            Sentence(on(2021, 3, 23), "marga", "fact", "In februari ging de deur zestien avonden "
                     "na elf uur dicht.", on(2021, 3, 25), "ria"),
            Sentence(on(2021, 4, 6), "ria", "agreed", "Tot elf uur open; daarna alleen de kelder, "
                     "met een host en een deur die niet slaat.", on(2021, 4, 8), "marga"),
            Sentence(on(2021, 9, 7), "marga", "settled", "Een half jaar later slapen wij weer. Zo "
                     "kan het blijven.", on(2021, 9, 9), "ria"),
        ),
    ),
    Conflict(
        "spoorlaan", on(2025, 11, 11), "Komen er in de Spoorlaan bomen waar nu auto's staan?",
        (
            Side("agnieszka", on(2025, 11, 11),
                 """In de zomer is het in onze straat niet uit te houden. Er staat bijna geen boom.
                 Een auto kan een straat verder staan, een boom niet.""", ("green", "future"),
                 group="Buren voor bomen"),
            Side("krystian", on(2025, 11, 18),
                 """Wij komen om drie uur 's nachts van het werk. Een straat verder is dan ver, en
                 de bus rijdt niet. Zonder auto geen werk.""", ("livelihood", "safety"),
                 group="Buren met een auto"),
        ),
        (
            Sentence(on(2025, 11, 25), "krystian", "fact", "'s Nachts staan er gemiddeld 74 "
                     "auto's op 71 plekken. Wij telden samen, vijf nachten.", on(2025, 11, 27),
                     "agnieszka"),
            Sentence(on(2025, 12, 2), "agnieszka", "agreed", "Niemand tekent een plan voordat het "
                     "riool open gaat.", on(2025, 12, 4), "krystian"),
            Sentence(on(2026, 1, 13), "krystian", "rest", "We laten het rusten tot de gemeente "
                     "weet waar de buizen komen.", on(2026, 1, 15), "agnieszka",
                     day=on(2027, 9, 1)),
        ),
    ),
    Conflict(
        "schimmel", on(2026, 9, 8), "Hoeveel huizen in Zonnehof hebben nog schimmel?",
        (
            Side("hakan", on(2026, 9, 8),
                 """Wij tellen mee aan de deur en komen hoger uit. Een muur die is geverfd, is nog
                 niet droog.""", ("care", "trust"), party="coop"),
            Side("erik", on(2026, 9, 15),
                 """Wij tellen een huis klaar als de aannemer klaar is en er gemeten is. Wij willen
                 ook dat het klopt.""", ("care", "trust"), party="woon"),
        ),
        (
            Sentence(on(2026, 9, 22), "erik", "fact", "Van de 214 flats zijn er 188 klaar.",
                     on(2026, 9, 24), "hakan",
                     no="In zeven van die 188 zagen wij in september weer vlekken."),
            Sentence(on(2026, 9, 29), "hakan", "agreed", "We meten die zeven samen, op een natte "
                     "dag.", on(2026, 10, 1), "erik"),
        ),
    ),
    Conflict(
        "bus", on(2026, 11, 10), "Wie moest vertellen dat de laatste bus niet meer stopt?",
        (
            Side("agnieszka", on(2026, 11, 10),
                 """Wie het weet, vertelt het. De gemeente wist het een week eerder en wij stonden
                 in de regen.""", ("trust", "fairness"), group="Ploegwerkers van Spoorzicht"),
            Side("sanne", on(2026, 11, 17),
                 """De vervoerder hoort het te vertellen. Wij hadden wel kunnen bellen, en dat doen
                 we voortaan.""", ("trust",), party="gemeente"),
        ),
        mistake="M8",
    ),
)  # fmt: skip

STOP = Held(
    on(2023, 9, 12), "helma", "gemeente", "burgemeester", on(2023, 5, 9), "rachid", "noor",
    """Besluit van de burgemeester over dit netwerk, 2 mei 2023: bij bedragen boven 10.000 euro mag
    de burgemeester een betaling stilzetten.""",
    "Gemeenteblad Merwoude 2023, nummer 214",
    "strip", "Rolluiken en lampen voor elf winkels", "bibob",
    """Stil staat alleen deze ene betaling. De gesprekken met de winkels en het werk op straat gaan
    door.""",
    """Bij een groot bedrag kijken wij eerst waar het geld naartoe gaat. Dat is bij elk bedrag
    boven 10.000 euro zo. Het zegt niets over een winkel of een ondernemer.""",
    """Bezwaarschriftencommissie Merwoude, Raadhuisplein, of merwoude.example/bezwaar.""",
    on(2023, 11, 7), on(2023, 10, 24),
    "Het onderzoek is klaar en gaf geen bezwaar. De betaling kan doorgaan, na zes weken.",
    (
        Objected(
            on(2023, 9, 21), "bas", "winkels",
            """Elf winkels lieten hun rolluik al opmeten. De avonden worden donker en de maker
            houdt zijn prijs maar tot 1 november vast. Laat ons niet langer wachten dan nodig.""",
            on(2023, 10, 5), "stands",
            """De stop blijft, want het onderzoek is nog niet klaar. Jullie hoeven er niets voor te
            doen. Zodra we het weten, hoeven jullie niet op de laatste dag te wachten. Wij vroegen
            de maker om zijn prijs tot december vast te houden, en dat doet hij.""",
        ),
    ),
)  # fmt: skip
