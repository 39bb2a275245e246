"""What De Hazelkamp was asked, what it heard of it, and who was invited in which street."""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.asking_shapes import Asked, Counted, Invited, Streets

ASKS = (
    Asked(
        "kracht23", on(2023, 9, 4), "marjan", "wijkkracht", "survey",
        "Wie help jij, en wie helpt jou?",
        "Wij zoeken uit hoe buren elkaar helpen. De wijk vroeg ons dat.",
        "Je leest op één bladzijde hoe het in jouw straat zit.",
        on(2023, 10, 10), on(2024, 2, 1), 600, 6, reached=241,
        told_at=on(2024, 1, 23),
        told="""De helft helpt vaker dan ze zelf vragen. Dat staat nu op een bladzijde per
        straat in De Zaaier. De coöperatie begon er het klusuur mee.""",
    ),
    Asked(
        "water24", on(2024, 4, 9), "liesbeth", "waterschap", "survey",
        "Hoe vaak staat er water in je straat?",
        "Wij kiezen welke sloot het eerst breder wordt.",
        "Minder water op straat en in de box.",
        on(2024, 5, 14), on(2024, 10, 1), 800, 7, reached=212,
        silent_at=on(2025, 2, 4), silent_by="hakan",
        silence="Wij belden in november en in januari. We hoorden niets terug.",
        told_at=on(2026, 1, 20),
        told="""Wij deden er anderhalf jaar niets mee, want de afdeling hield op. Dat hadden we
        moeten zeggen. Nu wel: de sloot achter de Waterlinten gaat eerst, want daar stond het
        vaakst water. In april begint de kraan.""",
    ),
    Asked(
        "straat25", on(2025, 2, 10), "bert", "gemeente", "evening",
        "Welke weg naar school is niet veilig?",
        "Er komt geld voor twee kruispunten. Wij weten niet welke.",
        "Jullie wijzen de twee kruispunten aan.",
        on(2025, 3, 18), on(2025, 6, 15), 300, 2, "spoorzicht", reached=44,
        told_at=on(2025, 6, 3),
        told="""De tunnel en de hoek bij de bakker werden het vaakst genoemd. Die twee zijn
        het geworden. De spiegel in de tunnel komt er ook.""",
    ),
    Asked(
        "natuur25", on(2025, 8, 25), "sanne", "gemeente", "survey",
        "Wat is natuur in de wijk ons waard?",
        "Wij schrijven een plan voor het groen. Wij weten niet wat voor jullie vooropgaat.",
        "Het groenplan begint met wat jullie delen.",
        on(2025, 9, 22), on(2026, 2, 1), 400, 5, reached=46,
        told_at=on(2026, 1, 13),
        told="""Grond die er al is, kost niets: daar begint het groenplan mee. De bermen van de
        Spoorlaan en het schoolplein zijn in 2027 aan de beurt. Over bomen waar nu auto's staan
        was je het niet eens. Daar besluiten we niets over zonder jullie.""",
    ),
    Asked(
        "water25", on(2025, 10, 14), "liesbeth", "waterschap", "survey",
        "Wat vind je van een groen dak?",
        "Wij willen weten wie een groen dak wil met geld van ons.",
        "Misschien een groen dak.",
        on(2025, 11, 25), on(2026, 3, 1), 1200, 8,
    ),
    Asked(
        "vocht26", on(2026, 2, 9), "joke", "woon", "doorstep",
        "Op welke trap is het nog vochtig?",
        "Wij maken een lijst van de flats die nog nat zijn.",
        "Je weet daarna wanneer jouw trap aan de beurt is.",
        on(2026, 3, 21), on(2026, 7, 1), 220, 5, "zonnehof", shares=True, reached=131,
        told_at=on(2026, 6, 16),
        told="""Nog 26 flats zijn nat. De lijst hangt op elke trap, met een maand erbij. Wie er
        niet op staat en toch een natte muur heeft, belt Joke.""",
    ),
    Asked(
        "adem26", on(2026, 2, 12), "hester", "brink", "doorstep",
        "Wie hoest er van de muur?",
        "Wij willen weten in welke huizen kinderen hoesten.",
        "Een huisarts die weet dat het aan de muur ligt.",
        on(2026, 3, 21), on(2026, 7, 1), 220, 4, along="vocht26", reached=131,
        told_at=on(2026, 6, 18),
        told="""In 19 huizen hoest een kind. Met een ja van de ouders gaf de assistente die
        huizen aan de Woonstichting door. Die gaan voor.""",
    ),
    Asked(
        "school26", on(2026, 2, 16), "mehmet", "vlieger", "survey",
        "Wanneer kun jij naar de ouderkamer?",
        "Wij kiezen nieuwe tijden voor de ouderkamer.",
        "Een ochtend die wel past.",
        on(2026, 3, 24), on(2026, 6, 1), 240, 5,
    ),
    Asked(
        "water26", on(2026, 2, 17), "liesbeth", "waterschap", "survey",
        "Wat merk je van de bredere sloot?",
        "De sloot achter de Waterlinten is breder. Wij willen weten of het helpt.",
        "Als het niet helpt, doen we er nog iets bij.",
        on(2026, 5, 12), on(2026, 10, 15), 400, 6, "waterlinten", reached=187,
    ),
    Asked(
        "school26b", on(2026, 2, 23), "mehmet", "vlieger", "survey",
        "Wanneer kun jij naar de ouderkamer?",
        "Wij kiezen nieuwe tijden voor de ouderkamer.",
        "Een ochtend die wel past.",
        on(2026, 4, 14), on(2026, 7, 1), 240, 5, reached=118,
        told_at=on(2026, 6, 23),
        told="De dinsdag wordt vrijdag, en op woensdag is de kamer open tot één uur.",
    ),
    Asked(
        "spoor26", on(2026, 11, 10), "nadia", "gemeente", "doorstep",
        "Waar moeten de bomen in de Spoorlaan staan?",
        "Het riool moet eruit. Over de bomen is nog niets besloten.",
        "Jij zegt waar een boom komt, voordat er een tekening is.",
        on(2026, 12, 12), on(2027, 3, 1), 310, 3, "spoorzicht", shares=True,
    ),
)  # fmt: skip

STREETS = (
    Streets(
        on(2021, 9, 20), "soraya",
        (
            ("Zonnehof trap 1 tot 8", 96, "zonnehof"), ("Zonnehof trap 9 tot 16", 96, "zonnehof"),
            ("Terpweg", 74, "terp"), ("Kapelpad", 38, "terp"),
            ("Waterlint Oost", 82, "waterlinten"), ("Waterlint West", 67, "waterlinten"),
            ("Spoorlaan", 118, "spoorzicht"),
            ("Seinpad", 44, "spoorzicht"), ("Wisselstraat", 52, "spoorzicht"),
        ),
    ),
)  # fmt: skip

INVITATIONS = (
    Invited(
        on(2021, 10, 4), "soraya", "card", "ar", ("Zonnehof trap 1 tot 8",), answers=(18, 11, 24),
    ),
    Invited(on(2022, 6, 13), "fatma", "in person", "tr", ("Zonnehof trap 9 tot 16",), many=5),
    Invited(
        on(2023, 5, 8), "soraya", "card", "nl", ("Terpweg", "Waterlint Oost"),
        answers=(31, 22, 17),
    ),
    Invited(
        on(2024, 9, 2), "fatma", "card", "tr", ("Zonnehof trap 9 tot 16",), answers=(27, 12, 14),
    ),
    Invited(on(2025, 4, 14), "soraya", "phone", "ar", ("Waterlint West",), many=4),
    Invited(
        on(2026, 11, 16), "agnieszka", "card", "pl", ("Spoorlaan",), meeting="deuren26",
        answers=(21, 3, 12),
    ),
    Invited(on(2026, 11, 17), "agnieszka", "in person", "pl", ("Wisselstraat",), many=3,
            meeting="deuren26"),
    Invited(on(2026, 11, 18), "soraya", "card", "tr", ("Zonnehof trap 1 tot 8",),
            meeting="belofte26", answers=(14, 6, 10)),
    Invited(on(2026, 11, 18), "soraya", "card", "ar", ("Zonnehof trap 9 tot 16",),
            meeting="belofte26", answers=(11, 2, 13)),
    Invited(on(2026, 11, 19), "hakan", "card", "en", ("Terpweg",), many=2, meeting="belofte26"),
)  # fmt: skip

COUNTS = (
    Counted(on(2021, 10, 25), "soraya", "paper", 12, 4, 9, "zonnehof"),
    Counted(on(2023, 6, 5), "soraya", "phone", 3, 6, 11, "terp"),
    Counted(on(2026, 11, 23), "agnieszka", "helper", 9, 1, 4, "spoorzicht", "deuren26"),
)
