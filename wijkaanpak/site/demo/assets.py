"""What De Hazelkamp has and wishes through the years, and who was brought together."""

from __future__ import annotations

from datetime import date as on
from datetime import timedelta

from wijkaanpak.site.demo.script import Brought, ConnectorYes, Pair, Thing

A_YEAR = timedelta(days=358)
LAST = on(2026, 11, 10)


def each_year(first: on, last: on = LAST) -> tuple[on, ...]:
    """Return the days on which something was renewed: a week before its year was over."""
    days, day = [], first + A_YEAR
    while day <= last:
        days.append(day)
        day += A_YEAR
    return tuple(days)


def of_all(
    key: str,
    at: on,
    by: str,
    kind: str,
    title: str,
    words: str,
    area: str,
    place: str = "",
) -> Thing:
    """Something of a group or of everybody, kept up from then till now."""
    return Thing(key, at, by, "offer", kind, title, words, "group", area, place,
                 renewed=each_year(at))  # fmt: skip


THINGS = (
    of_all(
        "bank",
        on(2016, 9, 20),
        "ria",
        "physical",
        "De lange bank op het Zonnehofplein",
        "Hier zit altijd iemand. Wie iets wil vragen of vertellen, schuift aan.",
        "zonnehof",
        "Zonnehofplein",
    ),
    of_all(
        "zaaier",
        on(2017, 9, 8),
        "wim",
        "physical",
        "De Zaaier: zaal, keuken en twee lokalen",
        """De oude school is van ons allemaal. Er is een keuken voor veertig mensen, een zaal
        met een piano en een lokaal voor huiswerk. Zeven dagen open.""",
        "zonnehof",
        "De Zaaier",
    ),
    of_all(
        "haag",
        on(2018, 4, 3),
        "piet",
        "heritage",
        "De hagen van hazelaar langs het oude veld",
        """Ze staan er al honderd jaar. In de herfst rapen we noten, in de winter vlechten we
        takken.""",
        "waterlinten",
    ),
    of_all(
        "kelder",
        on(2018, 11, 12),
        "hakan",
        "physical",
        "Studio De Kelder",
        """Een muziekstudio onder de flat, met een drumstel en twee microfoons. Huur: een uur
        helpen met opruimen.""",
        "zonnehof",
        "Zonnehofplein",
    ),
    of_all(
        "club",
        on(2017, 3, 6),
        "wim",
        "associations",
        "VV Hazelkamp '58: kantine en velden",
        "Overdag is de kantine vrij. Voor een toernooi of een feest voor de buurt.",
        "terp",
    ),
    of_all(
        "winkels",
        on(2019, 2, 4),
        "hakan",
        "economic",
        "Winkels die een bijbaan of stage geven",
        "De bakker, de groenteman en de fietsenmaker nemen jongeren aan.",
        "zonnehof",
    ),
    of_all(
        "vlieger",
        on(2018, 10, 1),
        "els",
        "institutions",
        "De ouderkamer van De Vlieger",
        "Drie ochtenden koffie, taal en een oppas. Ook voor wie geen kind op school heeft.",
        "waterlinten",
    ),
    Thing(
        "fiets",
        on(2021, 3, 2),
        "hakan",
        "offer",
        "residents",
        "Fietsen repareren",
        "Banden plakken, remmen en verlichting. Ik doe het voor en jij doet het na.",
        area="zonnehof",
        place="Zonnehofplein",
        days=(2, 6),
        parts=("evening",),
        reach="via De Zaaier",
        renewed=each_year(on(2021, 3, 2)),
    ),
    Thing(
        "tolk",
        on(2019, 1, 15),
        "soraya",
        "offer",
        "residents",
        "Tolken in het Arabisch en Tamazight",
        "Mee naar de huisarts, de school of een loket. Graag een dag van tevoren vragen.",
        area="zonnehof",
        parts=("morning", "afternoon"),
        reach="via de ouderkamer",
        renewed=each_year(on(2019, 1, 15)),
    ),
    Thing(
        "pools",
        on(2022, 2, 14),
        "agnieszka",
        "offer",
        "residents",
        "Pools en Nederlands oefenen",
        "Samen lezen en praten, met koffie. Ook brieven die je niet begrijpt.",
        area="spoorzicht",
        days=(6,),
        parts=("morning",),
        reach="via De Zaaier",
        renewed=each_year(on(2022, 2, 14)),
    ),
    Thing(
        "naai",
        on(2020, 4, 6),
        "soraya",
        "offer",
        "residents",
        "Kleren naaien en gordijnen korter maken",
        "Ik heb een naaimachine en tijd. In 2020 naaide ik mondkapjes.",
        area="zonnehof",
        reach="via de ouderkamer",
        beside=True,
        renewed=each_year(on(2020, 4, 6)),
    ),
    Thing(
        "vertel",
        on(2018, 6, 11),
        "bruin",
        "offer",
        "stories",
        "Vertellen hoe het hier vroeger was",
        "Ik weet nog wie er in welk huis woonde en waar het veld ophield.",
        area="terp",
        days=(3,),
        parts=("afternoon",),
        reach="bellen via Wijkkompas",
        renewed=each_year(on(2018, 6, 11)),
    ),
    Thing(
        "tuin",
        on(2017, 4, 4),
        "piet",
        "offer",
        "residents",
        "Stekken en snoeien in de moestuin",
        "Ik leer je wat er groeit op deze grond.",
        area="waterlinten",
        reach="in de tuin",
        renewed=each_year(on(2017, 4, 4), on(2019, 12, 1)),
        ended=on(2020, 10, 12),
    ),
    Thing(
        "trom",
        on(2024, 3, 4),
        "jaylano",
        "offer",
        "residents",
        "Drummen leren in De Kelder",
        "Eerste les is gratis, tweede les ook.",
        area="zonnehof",
        days=(5,),
        parts=("evening",),
        reach="via Demi",
        renewed=each_year(on(2024, 3, 4)),
    ),
    Thing(
        "w_fiets",
        on(2026, 9, 14),
        "soraya",
        "wish",
        "residents",
        "Mijn fiets is kapot",
        "De ketting loopt eraf en ik moet om zes uur op het werk zijn.",
        area="zonnehof",
        days=(2,),
        parts=("evening",),
        beside=True,
        ourselves="Ik kan de fiets brengen en gereedschap lenen.",
        little_help="Iemand die het voordoet.",
        others="Een rek met een dak bij de flat, dat is van de woonstichting.",
        reach="bij de deur van De Zaaier",
    ),
    Thing(
        "w_huisarts",
        on(2023, 2, 6),
        "soraya",
        "wish",
        "residents",
        "Iemand die mee kan naar de huisarts en het Arabisch vertaalt",
        area="zonnehof",
        beside=True,
        ourselves="Ik maak zelf de afspraak.",
        little_help="Iemand die tolkt.",
        others="De huisarts neemt er meer tijd voor.",
        reach="bij de deur van De Zaaier",
        renewed=each_year(on(2023, 2, 6)),
    ),
    Thing(
        "w_verhaal",
        on(2025, 10, 7),
        "els",
        "wish",
        "stories",
        "Iemand die in groep 7 vertelt hoe het hier was",
        "De klas maakt een boekje over de wijk van vroeger.",
        area="waterlinten",
        days=(3,),
        parts=("afternoon",),
        ourselves="De kinderen schrijven en tekenen.",
        little_help="Een verteller met een goed geheugen.",
        reach="via school",
        renewed=(on(2026, 9, 8),),
    ),
    Thing(
        "w_muziek",
        on(2026, 10, 5),
        "fatma",
        "wish",
        "residents",
        "Muziek voor mijn zoon van twaalf",
        "Hij slaat op alles. Een drumstel hebben we niet.",
        area="zonnehof",
        days=(5, 6),
        ourselves="Ik breng hem en haal hem op.",
        little_help="Iemand die hem drummen leert.",
        reach="via de ouderkamer",
    ),
    Thing(
        "w_noten",
        on(2026, 11, 2),
        "bruin",
        "wish",
        "heritage",
        "Samen noten rapen langs de hagen",
        "Alleen lukt het me niet meer.",
        area="waterlinten",
        ourselves="Ik weet waar de beste staan.",
        little_help="Een arm om aan te lopen.",
        others="De gemeente maait pas na de noten.",
        reach="bellen via Wijkkompas",
    ),
)

YESES = (
    ConnectorYes(
        on(2018, 9, 10),
        "soraya",
        4,
        "Dinsdagochtend in de ouderkamer. Nederlands, Arabisch, Tamazight.",
    ),
    ConnectorYes(
        on(2022, 2, 14), "agnieszka", 3, "Zaterdagochtend in De Zaaier. Pools en Nederlands."
    ),
)

BROUGHT = (
    Brought(
        on(2023, 2, 8),
        "w_huisarts",
        "tolk",
        "agnieszka",
        "Volgende week, als het kan.",
        ends="met",
        ended=on(2023, 2, 14),
        card="De dokter begreep me, en ik de dokter. Dank je.",
        signed="een buurvrouw",
        public=True,
    ),
    Brought(
        on(2025, 10, 14),
        "w_verhaal",
        "vertel",
        "soraya",
        "Graag op een woensdag.",
        ends="met",
        ended=on(2025, 11, 5),
        card="De kinderen weten nu waar het veld ophield. Ze vragen wanneer u weer komt.",
        signed="groep 7",
        public=True,
    ),
    Brought(
        on(2026, 10, 6),
        "w_muziek",
        "trom",
        "agnieszka",
        "Vrijdag zou mooi zijn.",
        ends="refused",
        ended=on(2026, 10, 8),
    ),
    Brought(on(2026, 10, 12), "w_muziek", "trom", "soraya", "Vrijdag zou mooi zijn."),
)

PAIRS = (
    Pair(on(2019, 3, 5), "soraya", "tolken", "vertalen"),
    Pair(on(2020, 4, 7), "soraya", "naaien", "verstellen"),
)
