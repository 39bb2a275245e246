"""The people of De Hazelkamp and those who work there. All of them are invented."""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.shapes import Person, RoleHeld

START = on(2016, 3, 12)
RESIDENT = "resident"
COLLECTOR = "collector"
KEEPER = "story keeper"
CIRCLE = "agenda circle"
COORDINATOR = "coordinator"
TREASURER = "treasurer"
SECOND_EYES = "second pair of eyes"
HOST = "host"
CONNECTOR = "connector"
ROUNDS, CLERK = "round keeper", "ballot clerk"
CODES, ADDRESSES = "code keeper", "address keeper"
VOTES_SINCE = on(2025, 1, 13)


def at_work(key: str, name: str, who: str, since: on, *roles: RoleHeld) -> Person:
    """Somebody who takes part for an organisation, with a work address."""
    return Person(key, name, who, since, email=f"{key}@merwoude.example", roles=roles)


RESIDENTS = (
    Person(
        "fatma",
        "Fatma",
        "Moeder van drie kinderen in Zonnehof. Praat liever dan ze schrijft.",
        on(2018, 2, 6),
        language="tr",
        roles=(RoleHeld(HOST, on(2021, 9, 1)),),
        sign_in=True,
    ),
    Person(
        "wim",
        "Wim Verhoef",
        "Penningmeester van de coöperatie, voorheen voorzitter van de oude wijkraad.",
        START,
        email="wim@hazelkamp.example",
        roles=(RoleHeld(CIRCLE, START, on(2023, 11, 14)), RoleHeld(TREASURER, on(2017, 1, 9))),
        sign_in=True,
    ),
    Person(
        "ria",
        "Ria Bosman",
        "Eerste voorzitter van de coöperatie, uit Waterlinten.",
        START,
        email="ria@hazelkamp.example",
        roles=(RoleHeld(CIRCLE, START, on(2022, 6, 30)),),
    ),
    Person(
        "hakan",
        "Hakan Yılmazer",
        "Voorzitter van de coöperatie sinds 2022, uit Zonnehof.",
        on(2017, 9, 4),
        email="hakan@hazelkamp.example",
        roles=(
            RoleHeld(CIRCLE, on(2020, 1, 20)),
            RoleHeld(HOST, on(2024, 1, 29)),
            RoleHeld(ROUNDS, VOTES_SINCE),
        ),
        sign_in=True,
    ),
    Person(
        "soraya",
        "Soraya Amrani",
        "Schrijft verhalen op en zit in de agendakring. Woont in Zonnehof, trap 7.",
        on(2016, 9, 5),
        email="soraya@hazelkamp.example",
        language="ar",
        roles=(
            RoleHeld(COLLECTOR, on(2017, 2, 1)),
            RoleHeld(CIRCLE, on(2019, 9, 2)),
            RoleHeld(HOST, on(2021, 5, 3)),
            RoleHeld(CONNECTOR, on(2018, 9, 3)),
            RoleHeld(CLERK, VOTES_SINCE),
        ),
        sign_in=True,
    ),
    Person(
        "piet",
        "Piet Dekkers",
        "Begon de moestuin in Waterlinten.",
        START,
        roles=(RoleHeld(CIRCLE, START, on(2020, 10, 6)),),
    ),
    Person(
        "els",
        "Els Brouwers",
        "Loopt langs de deuren met Praatpunt Portiek, al tien jaar.",
        START,
        email="els@hazelkamp.example",
        roles=(RoleHeld(COLLECTOR, START), RoleHeld(HOST, on(2017, 8, 28), on(2021, 6, 2))),
    ),
    Person(
        "marga",
        "Marga de Witte",
        "Woont op De Terp, zit in de agendakring en brengt de krant rond.",
        on(2019, 3, 18),
        roles=(RoleHeld(CIRCLE, on(2022, 9, 1)),),
    ),
    Person(
        "agnieszka",
        "Agnieszka",
        "Verbinder in Spoorzicht, schrijft verhalen op in het Pools.",
        on(2021, 5, 3),
        email="agnieszka@hazelkamp.example",
        language="pl",
        roles=(
            RoleHeld(COLLECTOR, on(2022, 1, 10)),
            RoleHeld(HOST, on(2022, 5, 30)),
            RoleHeld(CONNECTOR, on(2022, 2, 7)),
        ),
    ),
    Person(
        "krystian",
        "Krystian",
        "Werkt in ploegen in het magazijn, huurt een kamer in Spoorzicht.",
        on(2023, 4, 11),
        language="pl",
        roles=(RoleHeld(CLERK, VOTES_SINCE),),
        sign_in=True,
    ),
    Person(
        "jaylano",
        "Jaylano",
        "Zeventien, mbo, voetbalt bij de club. Zit namens de jongeren in de agendakring.",
        on(2024, 1, 15),
        roles=(RoleHeld(CIRCLE, on(2024, 1, 15)),),
        sign_in=True,
    ),
    Person(
        "amira",
        "Amira",
        "Groeide op bij de tunnel. Sprak van 2019 tot begin 2021 voor de jongerenkring.",
        on(2018, 3, 5),
        sign_in=True,
    ),
    Person("yara", "Yara", "Sprak van 2022 tot 2024 voor de jongerenkring.", on(2022, 1, 10)),
    Person(
        "bruin",
        "Mevrouw De Bruin",
        "Woont al 61 jaar op De Terp. Belt, want internet hoeft voor haar niet.",
        on(2016, 10, 3),
        sign_in=True,
    ),
    Person(
        "leyla",
        "Leyla Aydın",
        "Bewaart de verhalen voor Wijkkompas: leest alles voordat het op het bord komt.",
        on(2021, 1, 11),
        email="leyla@wijkkompas.example",
        roles=(RoleHeld(KEEPER, on(2021, 2, 1)), RoleHeld(CLERK, VOTES_SINCE)),
        sign_in=True,
    ),
    Person(
        "bep",
        "Bep Korver",
        "Bewaarde de eerste vijf jaar de verhalen, uit een schoenendoos en later een kast.",
        START,
        email="bep@wijkkompas.example",
        roles=(RoleHeld(KEEPER, START, on(2021, 2, 1)),),
    ),
)

AT_WORK = (
    Person(
        "jan",
        "Jan Oosterling",
        "Eerste coördinator van Wijkkompas.",
        START,
        email="jan@wijkkompas.example",
        roles=(RoleHeld(COORDINATOR, START, on(2020, 9, 1)),),
    ),
    Person(
        "noor",
        "Noor van Dalen",
        "Coördinator van Wijkkompas. Liep zestig dagen mee met Jan.",
        on(2020, 7, 3),
        email="noor@wijkkompas.example",
        roles=(RoleHeld(COORDINATOR, on(2020, 7, 3)), RoleHeld(SECOND_EYES, on(2020, 8, 25))),
        sign_in=True,
    ),
    at_work("gerard", "Gerard Holthuis", "Wethouder voor de wijk, 2014 tot 2018.", START),
    at_work("carla", "Carla Meeuwsen", "Wethouder voor de wijk, 2018 tot 2022.", on(2018, 5, 24)),
    at_work("bert", "Bert Kuipers", "Wethouder voor de wijk, 2022 tot 2026.", on(2022, 6, 2)),
    at_work("nadia", "Nadia Belhaj", "Wethouder voor de wijk sinds juni 2026.", on(2026, 6, 4)),
    at_work("peter", "Peter Zandstra", "Eerste wijkmanager.", START),
    at_work("anouk", "Anouk Reijnders", "Wijkmanager van 2018 tot 2021.", on(2018, 11, 14)),
    at_work("frank", "Frank", "Wijkmanager voor vijf maanden, via een bureau.", on(2021, 4, 1)),
    at_work("rachid", "Rachid Mansouri", "Wijkmanager van 2021 tot 2024.", on(2021, 9, 1)),
    Person(
        "sanne",
        "Sanne Hofstra",
        "Wijkmanager sinds 2024, de vierde met een vaste baan.",
        on(2024, 9, 1),
        email="sanne@merwoude.example",
        roles=(RoleHeld(ADDRESSES, VOTES_SINCE),),
        sign_in=True,
    ),
    Person(
        "helma",
        "Helma Verweij",
        "Burgemeester van Merwoude sinds 2023. Mag een betaling stilzetten, met een grond.",
        on(2023, 3, 14),
        email="helma@merwoude.example",
        sign_in=True,
    ),
    at_work("henk", "Henk Jonkers", "Griffier: helpt de gemeenteraad.", START),
    at_work("annemieke", "Annemieke van Loon", "Directeur van de Woonstichting.", START),
    Person(
        "erik",
        "Erik Tuinstra",
        "Directeur van de Woonstichting sinds 2021.",
        on(2021, 1, 4),
        email="erik@woonstichting.example",
        sign_in=True,
    ),
    at_work("ton", "Ton", "Buurtconciërge van 2009 tot zijn pensioen in 2019.", START),
    Person(
        "joke",
        "Joke",
        "Buurtconciërge. Weet van elke lamp hoe lang hij al stuk is.",
        on(2019, 9, 20),
        email="joke@woonstichting.example",
        roles=(RoleHeld(CODES, on(2023, 12, 4)),),
        sign_in=True,
    ),
    at_work("monique", "Monique Verkerk", "Directeur van Samenkracht.", START),
    Person(
        "marloes",
        "Marloes",
        "Opbouwwerker sinds 2015, al elf jaar hetzelfde gezicht. Schrijft ook verhalen op.",
        START,
        email="marloes@samenkracht.example",
        roles=(RoleHeld(COLLECTOR, START),),
        sign_in=True,
    ),
    at_work("youssef", "Youssef", "Jongerenwerker van 2018 tot 2020.", on(2018, 3, 1)),
    at_work("lisa", "Lisa", "Jongerenwerker van 2021 tot 2022.", on(2021, 10, 27)),
    Person(
        "demi",
        "Demi",
        "Jongerenwerker sinds 2022.",
        on(2022, 9, 1),
        email="demi@merwoude.example",
        sign_in=True,
    ),
    at_work("wout", "Wout Bergsma", "Teamchef van de politie tot 2022.", START),
    at_work("ingrid", "Ingrid Postma", "Teamchef van de politie sinds 2022.", on(2022, 10, 1)),
    Person(
        "ricardo",
        "Ricardo",
        "Wijkagent van 2016 tot 2023, en sinds 2025 weer terug omdat bewoners dat vroegen.",
        START,
        email="ricardo@politie.example",
        sign_in=True,
    ),
    at_work("daphne", "Daphne", "Wijkagent van 2023 tot 2025.", on(2023, 8, 10)),
    at_work("karin", "Karin Slot", "Directeur van De Vlieger tot 2022.", START),
    at_work("mehmet", "Mehmet Demirel", "Directeur van De Vlieger sinds 2022.", on(2022, 8, 1)),
    at_work(
        "inge",
        "Juf Inge",
        "Leerkracht van groep 7.",
        on(2017, 8, 28),
        RoleHeld(HOST, on(2018, 2, 26), on(2021, 9, 7)),
    ),
    at_work("hester", "Hester Vos", "Huisarts in De Brink.", START),
    Person(
        "tom",
        "Tom de Graaf",
        "Nieuwe huisarts in De Brink. Is gevraagd of hij een belofte overneemt.",
        on(2026, 10, 19),
        email="tom@merwoude.example",
        sign_in=True,
    ),
    at_work("joost", "Joost Terpstra", "Voorzitter van HazelWarmte.", on(2019, 5, 20)),
    at_work("dennis", "Dennis Oomen", "Voorzitter van de voetbalclub.", START),
    at_work("tineke", "Tineke Hoekstra", "Dominee van de Ontmoetingskerk.", START),
    at_work(
        "mustafa", "Mustafa Kaya", "Imam van moskee Ulu.", START, RoleHeld(HOST, on(2018, 9, 24))
    ),
    at_work(
        "gulten",
        "Gülten Arslan",
        "Bakker, sprak tot 2021 voor de winkels.",
        START,
        RoleHeld(HOST, on(2018, 9, 3), on(2021, 3, 16)),
    ),
    at_work(
        "bas",
        "Bas Wolters",
        "Groenteman, spreekt voor de winkels.",
        on(2021, 3, 15),
        RoleHeld(HOST, on(2021, 4, 1), on(2026, 10, 1)),
    ),
    at_work("marjan", "Marjan Schippers", "Lector Wijkkracht.", on(2018, 9, 3)),
    at_work("olaf", "Olaf Rensen", "Werkt bij het ministerie van BZK.", on(2022, 3, 1)),
    Person(
        "liesbeth",
        "Liesbeth Vroom",
        "Spreekt voor het waterschap.",
        on(2023, 3, 1),
        email="liesbeth@merwoude.example",
        sign_in=True,
    ),
)

PEOPLE = RESIDENTS + AT_WORK
