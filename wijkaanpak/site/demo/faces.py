"""The faces of De Hazelkamp: which posts neighbours cannot do without, and when to find them.

Who held a seat, and when, stands in posts.py; here is what a party wrote down beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from datetime import date as on
from typing import Literal

from wijkaanpak.site.demo.shapes import Folded

type FaceKind = Literal[
    "community worker", "officer", "youth worker", "caretaker", "area manager", "teacher",
    "coordinator", "other",
]  # fmt: skip
type How = Literal["permanent", "fixed", "hired", "grant", "tender"]


@dataclass(frozen=True)
class Held(Folded):
    """How one person holds a post; the days are those of the seat, or `since` without a seat."""

    person: str
    at: date
    name: str
    hours: int = 0
    how: How = "permanent"
    ends: date | None = None
    protects: str = ""
    find: str = ""
    helps: str = ""
    asked_by: str = ""
    leaves: date | None = None
    told: date | None = None
    why: str = ""


@dataclass(frozen=True)
class Hour:
    """One time of every week at a place."""

    at: date
    place: str
    weekday: int
    opens: str
    closes: str


@dataclass(frozen=True)
class Off(Folded):
    """A day on which it did not go on, and why."""

    at: date
    hour: int  # which of the hours above
    day: date
    why: str


@dataclass(frozen=True)
class Walk(Folded):
    """How a post was handed over."""

    leaver: str
    at: date
    begins: date
    done: date
    successor: str
    plan: str
    asked: int
    yes: int
    no: int


@dataclass(frozen=True)
class Told(Folded):
    """What somebody told in a minute."""

    at: date
    words: str


@dataclass(frozen=True)
class Counted:
    """Hours a week in one year: promised, as they were, and how one knows."""

    year: int
    promised: int
    real: int | None = None  # None: counted by the month
    source: str = ""


@dataclass(frozen=True)
class Month:
    """Hours of one month, counted by who holds the post."""

    at: date
    month: date
    hours: int


@dataclass(frozen=True)
class Face:
    """A post: a seat of posts.py, or (with a title) one without a seat."""

    post: str
    party: str
    kind: FaceKind
    at: date
    crucial: date | None = None
    title: str = ""
    held: tuple[Held, ...] = ()
    hours: tuple[Hour, ...] = ()
    off: tuple[Off, ...] = ()
    walks: tuple[Walk, ...] = ()
    told: tuple[Told, ...] = ()
    years: tuple[Counted, ...] = ()
    months: tuple[Month, ...] = ()


CRUCIAL = on(2018, 9, 24)
ROSTER, OWN = "het rooster", "zelf bijgehouden"
MARLOES_2026 = tuple(
    Month(on(2026, month + 1, 2), on(2026, month, 1), hours)
    for month, hours in enumerate((122, 113, 126, 118, 97, 121, 124, 62, 119, 125), start=1)
)

FACES = (
    Face(
        "opbouwwerker",
        "samenkracht",
        "community worker",
        on(2017, 9, 4),
        CRUCIAL,
        held=(
            Held(
                "marloes",
                on(2017, 9, 4),
                "Marloes",
                28,
                find="In De Zaaier, of fluit onder het raam van lokaal 2.",
                helps="""Ik breng mensen bij elkaar die hetzelfde willen. Ik help met brieven en
                ga mee naar een gesprek. Ik regel niets zonder jou.""",
                asked_by="De ouderkamer, Praatpunt Portiek en de kring Omkijken.",
            ),
        ),
        hours=(
            Hour(on(2017, 9, 11), "zaaier", 0, "09:30", "12:00"),
            Hour(on(2017, 9, 11), "zaaier", 3, "13:00", "15:30"),
        ),
        told=(
            Told(
                on(2025, 11, 25),
                """Vandaag heb ik drie mensen aan één tafel gezet die alle drie een naaimachine
                hadden en geen van drieën een tafel. Meer was het niet. Het was genoeg.""",
            ),
            Told(
                on(2026, 11, 5),
                """Een moeder zei: vorige keer kwam niemand. Nu kwam de schimmelploeg wel. Ze
                belde mij om dat te zeggen, en daarna de buurvrouw.""",
            ),
        ),
        years=(
            Counted(2018, 28, 27, OWN),
            Counted(2020, 28, 28, OWN),
            Counted(2022, 28, 24, OWN),
            Counted(2024, 28, 27, OWN),
            Counted(2025, 28, 28, OWN),
            Counted(2026, 28),
        ),
        months=MARLOES_2026,
    ),
    Face(
        "wijkagent",
        "politie",
        "officer",
        on(2017, 9, 11),
        CRUCIAL,
        held=(
            Held("ricardo", on(2017, 9, 11), "Ricardo", 24, find="0900-8844, vraag naar Ricardo."),
            Held("daphne", on(2023, 8, 14), "Daphne", 20, find="0900-8844, vraag naar Daphne."),
            Held(
                "ricardo",
                on(2025, 9, 3),
                "Ricardo",
                20,
                find="0900-8844, vraag naar Ricardo. Of loop mee op dinsdag.",
                helps="""Ik luister, ik ken de straat en ik weet wie je verder helpt. Wat je over
                een ander vertelt, schrijf ik hier niet op.""",
                asked_by="De winkels, de ouderkamer en het bestuur van VV Hazelkamp.",
            ),
        ),
        hours=(Hour(on(2025, 9, 8), "zaaier", 1, "12:15", "13:45"),),
        off=(Off(on(2026, 11, 9), 0, on(2026, 12, 1), "Cursus. Een week later ben ik er weer."),),
        years=(
            Counted(2017, 24, 22, ROSTER),
            Counted(2018, 24, 16, ROSTER),
            Counted(2019, 18, 18, ROSTER),
            Counted(2021, 18, 15, ROSTER),
            Counted(2023, 20, 9, "vier maanden was er niemand"),
            Counted(2024, 20, 20, ROSTER),
            Counted(2025, 20, 19, ROSTER),
        ),
    ),
    Face(
        "jongerenwerker",
        "samenkracht",
        "youth worker",
        on(2018, 3, 12),
        CRUCIAL,
        held=(
            Held(
                "youssef",
                on(2018, 3, 12),
                "Youssef",
                32,
                "tender",
                on(2020, 12, 1),
                "Niets. Daar leerden we van: de plek was daarna 330 dagen leeg.",
            ),
            Held("lisa", on(2021, 11, 1), "Lisa", 24, "fixed", on(2022, 9, 1)),
            Held(
                "demi",
                on(2022, 9, 5),
                "Demi",
                32,
                "grant",
                on(2030, 6, 30),
                """Subsidie voor zes jaar in plaats van een aanbesteding. Wie hier werkt,
                blijft.""",
                "App me: het nummer staat op de deur van de kelder.",
                "Ik ben in de kelder en op het plein. Ik help je aan een baantje of een stage.",
                "De jongerenkring en de Talentwerkplaats.",
            ),
        ),
        hours=(Hour(on(2022, 9, 12), "zaaier", 2, "15:00", "17:30"),),
        years=(
            Counted(2019, 32, 31, OWN),
            Counted(2021, 32, 5, "330 dagen leeg"),
            Counted(2025, 32, 30, OWN),
        ),
    ),
    Face(
        "conciërge",
        "woon",
        "caretaker",
        on(2017, 10, 2),
        CRUCIAL,
        held=(
            Held("ton", on(2017, 10, 2), "Ton", 36),
            Held(
                "joke",
                on(2019, 11, 4),
                "Joke",
                32,
                find="Op straat, of bel de Woonstichting en vraag naar Joke.",
                helps="Heel, schoon en een praatje. Is de lamp stuk? Zeg het, ik schrijf het op.",
                asked_by="De portieken van Zonnehof.",
            ),
        ),
        hours=(Hour(on(2019, 11, 11), "zaaier", 4, "08:30", "09:30"),),
        walks=(
            Walk(
                "ton",
                on(2019, 9, 16),
                on(2019, 9, 20),
                on(2019, 10, 31),
                "Joke",
                "Zes weken samen langs alle 61 portieken, elke ochtend een stuk.",
                40,
                36,
                1,
            ),
        ),
        years=(
            Counted(2018, 36, 36, ROSTER),
            Counted(2020, 32, 32, ROSTER),
            Counted(2025, 32, 31, ROSTER),
        ),
    ),
    Face(
        "wijkmanager",
        "gemeente",
        "area manager",
        on(2017, 9, 18),
        CRUCIAL,
        held=(
            Held("peter", on(2017, 9, 18), "Peter", 24),
            Held("anouk", on(2018, 11, 19), "Anouk", 24),
            Held("frank", on(2021, 4, 6), "Frank", 16, "hired", on(2021, 9, 1)),
            Held("rachid", on(2021, 9, 6), "Rachid", 24),
            Held(
                "sanne",
                on(2024, 9, 24),
                "Sanne",
                24,
                find="In het stadhuis zelden, in De Zaaier op donderdag.",
                helps="""Ik haal een antwoord bij de afdelingen en kom het zelf vertellen. Ik
                beloof alleen wat ik kan waarmaken.""",
                asked_by="De wijkcoöperatie en de netwerktafel.",
            ),
        ),
        hours=(Hour(on(2024, 9, 30), "zaaier", 3, "09:00", "10:30"),),
        walks=(
            Walk(
                "rachid",
                on(2024, 8, 26),
                on(2024, 9, 2),
                on(2024, 9, 22),
                "Sanne",
                "Drie weken samen: elke kring, elke partij, en alle afspraken één voor één.",
                14,
                12,
                1,
            ),
        ),
        years=(
            Counted(2018, 24, 17, ROSTER),
            Counted(2021, 24, 14, "via een bureau"),
            Counted(2025, 24, 24, ROSTER),
        ),
    ),
    Face(
        "coordinator",
        "kompas",
        "coordinator",
        on(2017, 9, 25),
        CRUCIAL,
        held=(
            Held("jan", on(2017, 9, 25), "Jan", 20),
            Held(
                "noor",
                on(2020, 9, 7),
                "Noor",
                28,
                "fixed",
                on(2027, 9, 1),
                find="Elke maandagochtend hangt ze de week op in De Zaaier.",
            ),
        ),
        hours=(Hour(on(2020, 9, 14), "zaaier", 0, "08:30", "10:00"),),
        walks=(
            Walk(
                "jan",
                on(2020, 6, 22),
                on(2020, 7, 3),
                on(2020, 8, 31),
                "Noor",
                "Twee maanden samen: de sleutels, het logboek en alle getuigen.",
                22,
                19,
                0,
            ),
        ),
    ),
    Face(
        "directeur_ikc",
        "vlieger",
        "teacher",
        on(2018, 3, 19),
        on(2022, 9, 26),
        held=(
            Held(
                "mehmet",
                on(2022, 8, 8),
                "Mehmet",
                0,
                find="Op het schoolplein om kwart voor negen.",
            ),
        ),
    ),
    Face(
        "leerkracht",
        "vlieger",
        "teacher",
        on(2019, 9, 2),
        title="Leerkracht groep 7",
        held=(
            Held(
                "inge",
                on(2019, 9, 2),
                "Inge",
                0,
                find="Na schooltijd in lokaal 7.",
                helps="Ik breng de stem van de klas: drieëntwintig briefjes in één envelop.",
                asked_by="De jongerenkring.",
            ),
        ),
        hours=(Hour(on(2019, 9, 9), "school", 1, "08:45", "09:30"),),
    ),
)
