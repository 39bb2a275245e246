"""The charter of De Hazelkamp, what was put to the parties, and what they said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date as on

from wijkaanpak.site.demo.script import Clause, Proposal, Voice

CHARTER = (
    Clause(
        "adopt agenda",
        "residents alone",
        """De wijkagenda is van de bewoners. Zij schrijven hem, zij bepalen de volgorde en zij
        stellen hem vast. Andere partijen mogen reageren, maar niets overschrijven. Houd het
        bij twaalf punten: wie veertig dingen vraagt, krijgt er geen een.""",
        limits=(("advised_items", 12),),
    ),
    Clause(
        "tell and keep stories",
        "residents alone",
        """Een verhaal is van wie het vertelt. Bewoners maken de regels over verhalen, en de
        verteller zegt zelf wie het mag lezen. Terugnemen mag altijd, zonder reden.""",
    ),
    Clause(
        "change charter",
        "residents and the independent body",
        """Deze afspraken over beslissen veranderen alleen als de wijkcoöperatie én Wijkkompas
        allebei ja zeggen. Stil zijn is geen ja. Wie er niet bij was, krijgt zeven dagen.""",
        limits=(("objection_days", 7),),
    ),
    Clause(
        "admit party",
        "residents and the independent body",
        """Nieuwe partijen zijn welkom. De coöperatie en Wijkkompas zeggen samen of iemand aan
        tafel komt, en waarom.""",
    ),
    Clause(
        "joint decision",
        "all parties together",
        """Over geld bij elkaar leggen, grote projecten en wat er van vaste gezichten gevraagd
        wordt, beslissen alle partijen samen. Het gaat door als niemand een zwaar bezwaar
        heeft. Wie bezwaar heeft, zegt ook wat het zou oplossen.""",
        limits=(("objection_days", 7),),
    ),
    Clause(
        "answer item",
        "each party for itself",
        """Elke partij die iets gevraagd wordt, antwoordt binnen acht weken: ja, ja als, nee
        omdat, of niet van ons maar wel van iemand anders. Wie te laat is, staat als te laat
        op de lijst, ook als het antwoord goed is.""",
        limits=(("answer_weeks", 8),),
    ),
    Clause(
        "make commitment",
        "giver and receiver",
        """Een afspraak geldt als de een hem aanbiedt en de ander hem aanneemt. Er staat bij
        wanneer hij is nagekomen, zodat we daar later geen ruzie over krijgen.""",
    ),
    Clause(
        "change commitment",
        "giver and receiver",
        """Afspraak is afspraak. Moet het toch anders, dan vraag je dat eerst, met de reden
        erbij. Alleen wie de afspraak kreeg, zegt of hij is nagekomen.""",
    ),
    Clause(
        "enter intention",
        "each party for itself",
        """Wie een plan heeft dat de wijk raakt, mag het in het voornemenboek zetten zolang
        het nog open is.""",
    ),
    Clause(
        "pay from a pot",
        "residents and the independent body",
        """Boven de 250 euro kijken twee mensen naar een betaling: de kasbeheerder en iemand
        anders. Wie er zelf iets aan heeft, blijft eraf en zegt dat hardop.""",
        limits=(("four_eyes_euros", 250),),
    ),
    Clause(
        "ask residents",
        "residents and the independent body",
        """Een huishouden krijgt hoogstens twaalf vragen in een kwartaal, van alle partijen samen.
        Wie iets vroeg, vertelt eerst wat ermee is gedaan. Daarna mag er pas weer een vraag.""",
        limits=(("household_questions", 12),),
    ),
    Clause(
        "answer initiative",
        "residents and the independent body",
        """Drie buurtgenoten met een idee zijn een initiatief. Dan helpt iemand met een naam hen
        verder, en binnen drie weken is er een eerste antwoord.""",
        limits=(("initiative_weeks", 3),),
    ),
    Clause(
        "start without proof",
        "residents alone",
        """Wie iets kleins wil proberen, hoeft niet eerst te bewijzen dat het werkt. Het kost
        hoogstens tienduizend euro, het heeft een laatste dag en het stelt één vraag.""",
        limits=(("sprout_euros", 10_000),),
    ),
    Clause(
        "short strokes",
        "all parties together",
        """Wie zes maanden niets ziet gebeuren, gelooft ons niet meer. Blijft het langer stil, dan
        zeggen we dat zelf, op de pagina van het ritme.""",
        limits=(("short_stroke_months", 6),),
    ),
    Clause(
        "long strokes",
        "all parties together",
        """Alleen korte klappen laten niets achter. Is er een jaar lang geen lange klap gezien, dan
        zeggen we dat ook zelf.""",
        limits=(("long_stroke_months", 12),),
    ),
)

VILLAGE_CHARTER = tuple(
    replace(
        clause,
        words=clause.words.replace("wijkagenda", "dorpsagenda")
        .replace("de wijkcoöperatie én Wijkkompas", "Dorpsbelang én Dorpsanker")
        .replace("De coöperatie en Wijkkompas", "Dorpsbelang en Dorpsanker")
        .replace("de wijk", "het dorp"),
    )
    for clause in CHARTER
)

DUTY = Clause(
    "enter intention",
    "each party for itself",
    """Wie een plan heeft voor sloop, grote verbouwing, sluiting of een andere route, móet het
    in het voornemenboek zetten zodra er een tekening of een getal is. Erbij staat wat
    vastligt, wat nog open is en wanneer er wordt beslist. Een plan dat er niet in staat, is
    voor ons geen plan.""",
)

TOWN_HALL_TOO = Clause(
    "adopt agenda",
    "all parties together",
    "De wijkagenda wordt vastgesteld door alle partijen samen, op voorstel van de gemeente.",
)


def yes(at: on, party: str, by: str, words: str = "") -> Voice:
    """One party says yes."""
    return Voice(at, by, party, "consent", words)


def newcomer(
    key: str, at: on, joined: on, party: str, why: str, keys: tuple[str, str]
) -> Proposal:
    """A new party is put to the two who hold the keys, and both say yes."""
    voices = (yes(joined, "coop", keys[0]), yes(joined, "kompas", keys[1]))
    title = "Een nieuwe partij aan tafel"
    term = joined
    return Proposal(
        key, at, keys[1], "kompas", "admit party", title, why, term, voices, admits=party
    )


PROPOSALS = (
    newcomer(
        "lectoraat",
        on(2018, 9, 4),
        on(2018, 9, 18),
        "wijkkracht",
        "De hogeschool wil meedenken en doet dan zelf het werk. Een jaar lang proberen we dat.",
        ("wim", "jan"),
    ),
    newcomer(
        "warmte",
        on(2019, 5, 21),
        on(2019, 6, 4),
        "hazelwarmte",
        "Buren zijn een energiecoöperatie begonnen. Zij horen bij Warm en betaalbaar wonen.",
        ("ria", "jan"),
    ),
    newcomer(
        "denhaag",
        on(2022, 3, 8),
        on(2022, 3, 22),
        "rijk",
        "Het Rijk betaalt mee aan Warm Wonen. Wie betaalt, komt ook luisteren.",
        ("ria", "noor"),
    ),
    newcomer(
        "water",
        on(2023, 3, 7),
        on(2023, 3, 21),
        "waterschap",
        "De sloten en het regenwater zijn van het waterschap. Dan zit het ook aan tafel.",
        ("hakan", "noor"),
    ),
    Proposal(
        "plicht2021",
        on(2021, 11, 30),
        "ria",
        "coop",
        "change charter",
        "Het voornemenboek wordt een plicht",
        """Er lag een schets voor sloop van onze laatste twee flats en niemand had het ons
        verteld. We lazen het in de krant. Dat mag nooit meer kunnen met ‘mag’. Het wordt
        ‘moet’.""",
        on(2021, 12, 14),
        (
            yes(on(2021, 11, 30), "coop", "ria"),
            yes(
                on(2021, 12, 9),
                "kompas",
                "noor",
                "Wij bewaken het boek. Wie iets vergeet, krijgt van ons een telefoontje en "
                "daarna een regel in het logboek.",
            ),
        ),
        clause=DUTY,
    ),
    Proposal(
        "greep2022",
        on(2022, 9, 27),
        "bert",
        "gemeente",
        "change charter",
        "De wijkagenda samen vaststellen",
        """De gemeente betaalt een groot deel van de plannen. Dan is het logisch dat wij de
        agenda mede vaststellen, zodat hij past bij het coalitieakkoord.""",
        on(2022, 10, 11),
        (
            Voice(
                on(2022, 10, 4),
                "hakan",
                "coop",
                "objection",
                """De agenda is het enige wat helemaal van ons is. Als het college hem mee
                vaststelt, staat er over vier jaar iets anders in omdat er andere mensen op
                het stadhuis zitten.""",
                """Antwoord voortaan al bij de eerste versie op elk punt. Dan weten wij wat
                kan, en weet jij wat eraan komt. De laatste stem blijft bij ons.""",
            ),
        ),
        clause=TOWN_HALL_TOO,
    ),
    Proposal(
        "meelopen",
        on(2026, 11, 17),
        "noor",
        "kompas",
        "joint decision",
        "Elke partij loopt één middag per jaar mee",
        """Iedere directeur, wethouder en voorzitter loopt elk jaar een middag mee met iemand
        uit de wijk: een ronde met Joke, een ochtend in de ouderkamer, een avond bij de
        jongeren. Zonder fotograaf.""",
        on(2026, 12, 15),
        (
            yes(on(2026, 11, 17), "kompas", "noor"),
            yes(on(2026, 11, 18), "samenkracht", "monique", "Ik loop graag mee, ook in de nacht."),
            yes(on(2026, 11, 20), "vlieger", "mehmet"),
        ),
    ),
)
