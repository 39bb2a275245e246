"""Two assemblies by lot: the thirty of 2024, of whom the pool is erased, and one that begins."""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.assembly_people import (
    RAIL_DOORS,
    RAIL_LETTERS,
    WARM_DOORS_SPOORZICHT,
    WARM_DOORS_WATERLINTEN,
    WARM_DOORS_ZONNEHOF,
    WARM_SPOORZICHT,
    WARM_TERP,
    WARM_WATERLINTEN,
    WARM_ZONNEHOF,
)
from wijkaanpak.site.demo.assembly_shapes import (
    Asked,
    Beraad,
    Draw,
    Quota,
    Rang,
    Refilled,
    Stopped,
    Table,
    Wave,
    Yes,
)
from wijkaanpak.site.demo.warm_advice import WARM_OUTCOME
from wijkaanpak.site.demo.warm_sessions import WARM_SESSIONS

POSTED, ANSWERED = on(2023, 12, 15), on(2024, 1, 6)

WARM = Beraad(
    key="warm",
    by="henk",
    party="gemeente",
    answered_by="gemeente",
    title="Warm wonen: wat komt eerst?",
    question="Hoe maken we Zonnehof en Spoorzicht warm, betaalbaar en prettig, en wat komt eerst?",
    promise="""De gemeenteraad antwoordt in het openbaar op elk advies, binnen tien weken. Wat
    binnen het geld voor Warm Wonen past en wat de raad mag beslissen, nemen we over. Doen we
    iets anders of niet, dan staat de reden erbij. Over sloop van Zonnehof gaat het beraad niet:
    die is van tafel. Twee jaar lang staat elke drie maanden op het bord wat er is gedaan.""",
    euros=29_500,
    weeks=10,
    seats=30,
    ends=on(2024, 3, 23),
    reach_us="010 000 00 00, of loop binnen bij De Zaaier",
    written=on(2023, 11, 16),
    asked=on(2023, 11, 21),
    term=on(2023, 12, 12),
    given=(
        Yes(on(2023, 11, 21), "henk", "gemeente", "De raad stemde er met 22 tegen 3 voor."),
        Yes(on(2023, 11, 21), "noor", "kompas"),
        Yes(on(2023, 11, 23), "monique", "samenkracht"),
        Yes(on(2023, 11, 24), "joost", "hazelwarmte", "Wij leggen onze cijfers op tafel."),
        Yes(on(2023, 11, 27), "mehmet", "vlieger"),
        Yes(on(2023, 11, 28), "hester", "brink"),
        Yes(on(2023, 11, 28), "ingrid", "politie"),
        Yes(on(2023, 11, 29), "dennis", "vvh"),
        Yes(on(2023, 11, 30), "tineke", "tweehuizen"),
        Yes(on(2023, 11, 30), "bas", "winkels"),
        Yes(on(2023, 12, 1), "marjan", "wijkkracht"),
        Yes(on(2023, 12, 4), "olaf", "rijk"),
        Yes(on(2023, 12, 4), "liesbeth", "waterschap"),
        Yes(
            on(2023, 12, 5), "hakan", "coop",
            "Als wij actieven kiezen, winnen wij. Laat het lot kiezen wie praat.",
        ),
        Yes(
            on(2023, 12, 11), "erik", "woon",
            "Wij wilden eerst zelf een volgorde maken. Die leggen we nu als voorstel neer.",
        ),
    ),
    begun=on(2023, 12, 12),
    counted_from="inwoners: de gemeente, 1 januari 2023; huizen: de Woonstichting en het Kadaster",
    questions=(
        Asked("Hoe oud ben je?", (
            Quota("1", "16 tot en met 26", 410, 5, 5),
            Quota("2", "27 tot en met 44", 770, 9, 9),
            Quota("3", "45 tot en met 64", 760, 9, 9),
            Quota("4", "65 tot en met 79", 370, 5, 5),
            Quota("5", "80 of ouder", 130, 2, 2),
        )),
        Asked("Waar woon je?", (
            Quota("T", "De Terp", 640, 6, 6),
            Quota("Z", "Zonnehof", 1120, 11, 11),
            Quota("W", "Waterlinten", 830, 8, 8),
            Quota("S", "Spoorzicht", 450, 5, 5),
        )),
        Asked("Van wie is je huis?", (
            Quota("w", "van de Woonstichting", 810, 17, 17),
            Quota("k", "van mijzelf", 505, 11, 11),
            Quota("a", "van iemand anders", 115, 2, 2),
        )),
        Asked("Hoe gaat Nederlands lezen?", (
            Quota("g", "dat gaat", None, 0, 24), Quota("l", "dat is lastig", None, 6, 30),
        )),
        Asked("Deed je al eens mee in de wijk?", (
            Quota("n", "nog nooit", None, 10, 30), Quota("e", "wel eens", None, 0, 20),
        )),
    ),
    waves=(
        Wave(POSTED, "De Terp", 150, ANSWERED, WARM_TERP),
        Wave(POSTED, "Zonnehof", 210, ANSWERED, WARM_ZONNEHOF),
        Wave(POSTED, "Waterlinten", 140, ANSWERED, WARM_WATERLINTEN),
        Wave(POSTED, "Spoorzicht", 100, ANSWERED, WARM_SPOORZICHT),
    ),
    doors=(
        Rang(on(2024, 1, 9), "soraya", "Zonnehof, trap 3 tot 8", 62, 43, WARM_DOORS_ZONNEHOF),
        Rang(on(2024, 1, 11), "agnieszka", "Spoorlaan en Seinpad", 38, 24, WARM_DOORS_SPOORZICHT),
        Rang(on(2024, 1, 13), "fatma", "Waterlint West", 20, 12, WARM_DOORS_WATERLINTEN),
    ),
    draw=Draw(on(2024, 1, 19), on(2024, 1, 20), "fatma", "6 0 3"),
    table=Table(
        host="soraya",
        reserves=10,
        reserves_at=on(2024, 1, 20),
        reserves_dice="1 4 7",
        yes=on(2024, 1, 26),
        stopped=(
            Stopped(on(2024, 1, 30), "soraya", "ill"),
            Stopped(on(2024, 2, 1), "fatma", "no time"),
            Stopped(on(2024, 3, 4), "soraya", "moved"),
        ),
        refilled=Refilled(on(2024, 2, 2), on(2024, 2, 3), "hakan", 2, "0 5 8"),
        left_empty=on(2024, 3, 5),
        left_empty_many=1,
        left_empty_why="halfway",
    ),
    sessions=WARM_SESSIONS,
    outcome=WARM_OUTCOME,
    forgotten=on(2024, 4, 22),
)  # fmt: skip

RAIL = Beraad(
    key="spoor",
    by="sanne",
    party="gemeente",
    answered_by="gemeente",
    title="De Spoorlaan: bomen, auto's en de laatste bus",
    question="""De Spoorlaan gaat open voor het riool. Hoe komt er plek voor bomen, zonder dat
    iemand zijn werk niet meer haalt?""",
    promise="""Op 1 april beslist het college. Het advies ligt er dan naast, en bij elk punt staat
    wat we ermee doen en waarom. Dat het riool eruit gaat, staat vast. Hoeveel bomen en hoeveel
    plekken voor auto's staat nog helemaal open.""",
    euros=6_000,
    weeks=2,
    seats=12,
    ends=on(2027, 3, 13),
    reach_us="010 000 00 00, of loop binnen bij De Zaaier",
    written=on(2026, 10, 30),
    asked=on(2026, 11, 2),
    term=on(2026, 11, 16),
    given=(
        Yes(on(2026, 11, 2), "sanne", "gemeente"),
        Yes(on(2026, 11, 2), "noor", "kompas"),
        Yes(on(2026, 11, 3), "erik", "woon"),
        Yes(on(2026, 11, 3), "monique", "samenkracht"),
        Yes(on(2026, 11, 4), "ingrid", "politie"),
        Yes(on(2026, 11, 4), "mehmet", "vlieger"),
        Yes(on(2026, 11, 5), "joost", "hazelwarmte"),
        Yes(on(2026, 11, 5), "dennis", "vvh"),
        Yes(on(2026, 11, 6), "mustafa", "tweehuizen"),
        Yes(on(2026, 11, 6), "bas", "winkels", "Wij leveren af voor zes uur. Vergeet ons niet."),
        Yes(on(2026, 11, 9), "tom", "brink"),
        Yes(on(2026, 11, 9), "marjan", "wijkkracht"),
        Yes(on(2026, 11, 10), "olaf", "rijk"),
        Yes(on(2026, 11, 10), "liesbeth", "waterschap", "Bomen houden water vast."),
        Yes(on(2026, 11, 12), "hakan", "coop", "Nu praat je met hen. Daar vroegen we om."),
    ),
    begun=on(2026, 11, 13),
    counted_from="",
    questions=(
        Asked("Hoe oud ben je?", (
            Quota("1", "16 tot en met 26", None, 2, 3),
            Quota("2", "27 tot en met 44", None, 4, 5),
            Quota("3", "45 tot en met 64", None, 3, 4),
            Quota("4", "65 of ouder", None, 2, 3),
        )),
        Asked("Waar woon je?", (
            Quota("s", "aan de Spoorlaan", None, 6, 7),
            Quota("b", "in een straat ernaast", None, 3, 4),
            Quota("o", "ergens anders in de wijk", None, 1, 2),
        )),
        Asked("Werk je in ploegen?", (
            Quota("p", "ja", None, 5, 7), Quota("n", "nee", None, 5, 7),
        )),
        Asked("Hoe vaak pak je de auto?", (
            Quota("e", "bijna elke dag", None, 5, 7), Quota("d", "soms of nooit", None, 5, 7),
        )),
    ),
    waves=(
        Wave(on(2026, 11, 16), "Spoorlaan, Seinpad en Wisselstraat", 214,
             on(2026, 11, 21), RAIL_LETTERS),
    ),
    doors=(
        Rang(on(2026, 11, 23), "agnieszka", "Spoorlaan, even nummers", 59, 31, RAIL_DOORS),
    ),
)  # fmt: skip

BERADEN = (WARM, RAIL)
