"""The posts of De Hazelkamp: chairs that stay, and the people who come and go.

Where a chair was empty, the gap is shown: the number of days is in the reason of the leaver.
"""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.shapes import Post, Tenure

START = on(2016, 3, 12)

RESIDENT_SIDE = (
    Post(
        "voorzitter",
        "coop",
        "Voorzitter",
        (
            Tenure("ria", START, on(2022, 6, 30), "Zes jaar was lang genoeg, zegt ze zelf."),
            Tenure("hakan", on(2022, 6, 30), walked_along=90),
        ),
    ),
    Post("penningmeester", "coop", "Penningmeester", (Tenure("wim", START),)),
    Post(
        "jongerenkring",
        "coop",
        "Jongerenkring",
        (
            Tenure(
                "amira",
                on(2019, 1, 15),
                on(2021, 1, 8),
                "Ging studeren. De stoel bleef heel 2021 leeg, dat is hardop gezegd.",
            ),
            Tenure("yara", on(2022, 1, 17), on(2024, 1, 15), "Ging werken en verhuisde."),
            Tenure("jaylano", on(2024, 1, 15)),
        ),
    ),
    Post(
        "coordinator",
        "kompas",
        "Coördinator",
        (
            Tenure("jan", START, on(2020, 9, 1), "Ging met pensioen."),
            Tenure("noor", on(2020, 9, 1), walked_along=60),
        ),
        crucial=True,
    ),
    Post(
        "verhalen",
        "kompas",
        "Bewaarder van de verhalen",
        (
            Tenure("bep", START, on(2021, 2, 1), "Gaf de sleutel van de kast door."),
            Tenure("leyla", on(2021, 2, 1), walked_along=21),
        ),
    ),
)

MUNICIPALITY = (
    Post(
        "wethouder",
        "gemeente",
        "Wethouder voor de wijk",
        (
            Tenure("gerard", on(2014, 4, 10), on(2018, 5, 24), "Nieuw college na verkiezingen."),
            Tenure("carla", on(2018, 5, 24), on(2022, 6, 2), "Nieuw college na verkiezingen."),
            Tenure("bert", on(2022, 6, 2), on(2026, 6, 4), "Nieuw college na verkiezingen."),
            Tenure("nadia", on(2026, 6, 4)),
        ),
        crucial=True,
    ),
    Post(
        "wijkmanager",
        "gemeente",
        "Wijkmanager",
        (
            Tenure(
                "peter",
                on(2016, 2, 1),
                on(2018, 9, 1),
                "Kreeg een andere baan. De plek was 74 dagen leeg.",
            ),
            Tenure("anouk", on(2018, 11, 14), on(2021, 4, 1), "Werd wijkmanager in de stad."),
            Tenure("frank", on(2021, 4, 1), on(2021, 9, 1), "Via een bureau, vijf maanden."),
            Tenure("rachid", on(2021, 9, 1), on(2024, 9, 22), "Werd griffier ergens anders."),
            Tenure("sanne", on(2024, 9, 22), walked_along=21),
        ),
        crucial=True,
    ),
    Post("griffier", "gemeente", "Griffier", (Tenure("henk", on(2012, 1, 9)),)),
    Post("burgemeester", "gemeente", "Burgemeester", (Tenure("helma", on(2023, 3, 14)),)),
)

FRONTLINE = (
    Post(
        "directeur_woon",
        "woon",
        "Directeur",
        (
            Tenure("annemieke", on(2014, 1, 1), on(2021, 1, 4), "Ging met pensioen."),
            Tenure("erik", on(2021, 1, 4)),
        ),
    ),
    Post(
        "conciërge",
        "woon",
        "Buurtconciërge",
        (
            Tenure("ton", on(2009, 3, 2), on(2019, 11, 1), "Pensioen, na tien jaar."),
            Tenure("joke", on(2019, 11, 1), walked_along=42),
        ),
        crucial=True,
    ),
    Post("directeur_sk", "samenkracht", "Directeur", (Tenure("monique", on(2013, 9, 1)),)),
    Post(
        "opbouwwerker",
        "samenkracht",
        "Opbouwwerker",
        (Tenure("marloes", on(2015, 2, 1)),),
        crucial=True,
    ),
    Post(
        "jongerenwerker",
        "samenkracht",
        "Jongerenwerker",
        (
            Tenure(
                "youssef",
                on(2018, 3, 1),
                on(2020, 12, 1),
                "Het werk moest worden aanbesteed. De plek was 330 dagen leeg.",
            ),
            Tenure("lisa", on(2021, 10, 27), on(2022, 9, 1), "Kort contract liep af."),
            Tenure("demi", on(2022, 9, 1)),
        ),
        crucial=True,
    ),
    Post(
        "teamchef",
        "politie",
        "Teamchef",
        (
            Tenure("wout", on(2015, 6, 1), on(2022, 10, 1), "Werd chef in een ander team."),
            Tenure("ingrid", on(2022, 10, 1)),
        ),
    ),
    Post(
        "wijkagent",
        "politie",
        "Wijkagent",
        (
            Tenure(
                "ricardo",
                on(2016, 2, 1),
                on(2023, 4, 1),
                "Moest van baan wisselen. De plek was 131 dagen leeg.",
            ),
            Tenure("daphne", on(2023, 8, 10), on(2025, 9, 1), "Ging naar de recherche."),
            Tenure("ricardo", on(2025, 9, 1), reason="Terug omdat bewoners dat vroegen."),
        ),
        crucial=True,
    ),
    Post(
        "directeur_ikc",
        "vlieger",
        "Directeur",
        (
            Tenure("karin", on(2014, 8, 1), on(2022, 8, 1), "Werd bestuurder."),
            Tenure("mehmet", on(2022, 8, 1), walked_along=30),
        ),
        crucial=True,
    ),
)

NEIGHBOURS = (
    Post(
        "huisarts",
        "brink",
        "Huisarts",
        (
            Tenure("hester", on(2015, 3, 1), on(2026, 11, 2), "Ging na elf jaar met pensioen."),
            Tenure("tom", on(2026, 11, 2), walked_along=14),
        ),
    ),
    Post("vz_warmte", "hazelwarmte", "Voorzitter", (Tenure("joost", on(2019, 6, 4)),)),
    Post("vz_club", "vvh", "Voorzitter", (Tenure("dennis", START),)),
    Post("kerk", "tweehuizen", "Dominee", (Tenure("tineke", START),)),
    Post("moskee", "tweehuizen", "Imam", (Tenure("mustafa", START),)),
    Post(
        "vz_winkels",
        "winkels",
        "Voorzitter",
        (
            Tenure("gulten", START, on(2021, 4, 1), "Verkocht de bakkerij aan haar neef."),
            Tenure("bas", on(2021, 4, 1)),
        ),
    ),
    Post("lector", "wijkkracht", "Lector", (Tenure("marjan", on(2018, 9, 18)),)),
    Post("rijksmens", "rijk", "Contactpersoon", (Tenure("olaf", on(2022, 3, 22)),)),
    Post("watermens", "waterschap", "Omgevingsmanager", (Tenure("liesbeth", on(2023, 3, 21)),)),
)

POSTS = RESIDENT_SIDE + MUNICIPALITY + FRONTLINE + NEIGHBOURS
