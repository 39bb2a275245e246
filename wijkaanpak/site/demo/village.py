"""Elzenbroek: a small invented village, to show that neighbourhoods keep to themselves."""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.charter import VILLAGE_CHARTER
from wijkaanpak.site.demo.fates import VILLAGE_FATES
from wijkaanpak.site.demo.knowledge import VILLAGE_KITCHENS, VILLAGE_LESSONS
from wijkaanpak.site.demo.panels import AT_THE_KITCHEN_TABLE
from wijkaanpak.site.demo.script import (
    Decided,
    MoneyGoal,
    Paid,
    Pot,
    Script,
    Theme,
    Vision,
)
from wijkaanpak.site.demo.shapes import Area, Figure, Party, Person, Post, RoleHeld, Tenure
from wijkaanpak.site.demo.village_words import COMMITMENTS, EDITION, STORIES

START = on(2022, 9, 6)
BORDER = (
    (5.32910, 51.91010),
    (5.33420, 51.90940),
    (5.33990, 51.91020),
    (5.34310, 51.91330),
    (5.34120, 51.91610),
    (5.33600, 51.91720),
    (5.33080, 51.91580),
    (5.32840, 51.91290),
    (5.32910, 51.91010),
)

PEOPLE = (
    Person(
        "gerda",
        "Gerda",
        "Voorzitter van Dorpsbelang, schrijft verhalen op aan de keukentafel.",
        START,
        email="gerda@elzenbroek.example",
        roles=(
            RoleHeld("agenda circle", START),
            RoleHeld("collector", START),
            RoleHeld("second pair of eyes", on(2025, 2, 4)),
        ),
        sign_in=True,
    ),
    Person(
        "hilde",
        "Hilde",
        "Coördinator van Stichting Dorpsanker.",
        START,
        email="hilde@elzenbroek.example",
        roles=(RoleHeld("coordinator", START),),
        sign_in=True,
    ),
    Person(
        "lies",
        "Lies",
        "Leest de verhalen voordat ze op het bord in de kerk komen.",
        START,
        email="lies@elzenbroek.example",
        roles=(RoleHeld("story keeper", START), RoleHeld("treasurer", on(2025, 2, 4))),
    ),
    Person("koos", "Koos", "Wethouder van Grienwaard.", START, email="koos@grienwaard.example"),
    Person("femke", "Femke", "Directeur van de dorpsschool.", START, email="femke@school.example"),
)

PARTIES = (
    Party(
        "dorp",
        "residents body",
        "Dorpsbelang Elzenbroek",
        START,
        """Wij zijn het dorp. Lid ben je als je er woont, en je hoeft er niets voor te
        tekenen. Wij maken de dorpsagenda en we vergaderen in de kerk, want daar brandt de
        kachel.""",
    ),
    Party(
        "anker",
        "independent body",
        "Stichting Dorpsanker",
        START,
        """Wij bewaren wat er gezegd en beloofd is. In ons bestuur zit één iemand uit het dorp
        en twee van buiten. Wij nemen de telefoon op.""",
    ),
    Party(
        "gemeente",
        "municipality",
        "Gemeente Grienwaard",
        START,
        """Wij hebben achttien dorpen en één gemeentehuis. In Elzenbroek komen we vaker dan
        vroeger, want daar wordt ons om antwoord gevraagd.""",
    ),
    Party(
        "school",
        "institution",
        "Dorpsschool De Wilgenroos",
        START,
        """Wij hebben achtentwintig leerlingen en een moestuin. Elke ochtend staan er meer
        laarzen dan schoenen in de gang.""",
    ),
)

ELZENBROEK = Script(
    slug="elzenbroek",
    name="Elzenbroek",
    kind="dorp",
    municipality="Grienwaard",
    start=START,
    horizon=2034,
    languages=("nl",),
    address_form="je",
    intro="""Een dorp tussen twee dijken, met 610 mensen, een kerk, een school en sinds kort
    weer een winkel. Wat hier wordt gezegd, blijft van het dorp. Elzenbroek is verzonnen.""",
    areas=(
        Area(
            "elzenbroek",
            "Elzenbroek",
            610,
            BORDER,
            """Een straat, een kerk, een paar boerderijen op de dijk en een hofje met nieuwe
            huizen.""",
        ),
    ),
    figures=(
        Figure(
            "Inwoners",
            610,
            2025,
            source="eigen telling Dorpsanker (verzonnen)",
            cannot_say="Geteld bij de voordeur, drie mensen waren op vakantie.",
        ),
        Figure(
            "Huishoudens",
            262,
            2025,
            source="eigen telling Dorpsanker (verzonnen)",
            cannot_say="Per huis geteld, niet per mens.",
        ),
        Figure(
            "Kinderen op de dorpsschool",
            28,
            2025,
            source="eigen telling Dorpsanker (verzonnen)",
            cannot_say="Het getal zegt niets over hoe goed het onderwijs is.",
        ),
    ),
    people=PEOPLE,
    parties=PARTIES,
    lessons=VILLAGE_LESSONS,
    kitchens=VILLAGE_KITCHENS,
    posts=(
        Post("vz_dorp", "dorp", "Voorzitter", (Tenure("gerda", START),)),
        Post("voorzitter_anker", "anker", "Coördinator", (Tenure("hilde", START),)),
        Post("wethouder", "gemeente", "Wethouder", (Tenure("koos", START),)),
        Post("directeur_school", "school", "Directeur", (Tenure("femke", START),)),
    ),
    charter=VILLAGE_CHARTER,
    proposals=(),
    long_promises=(),
    themes=(
        Theme("T1", "Blijven kunnen blijven", "Wat je nodig hebt, binnen een half uur fietsen."),
        Theme("T2", "Elkaar in het oog houden", "Het valt op als je er niet bent."),
    ),
    visions=(
        Vision(
            on(2023, 5, 9),
            "gerda",
            """In 2034 kun je hier oud worden en klein zijn. De winkel is open, de school
            telt, en wie alleen woont, hoort elke avond een fietsbel.""",
        ),
    ),
    editions=(EDITION,),
    fates=VILLAGE_FATES,
    intentions=(),
    commitments=COMMITMENTS,
    stories=STORIES,
    readings=(AT_THE_KITCHEN_TABLE,),
    pots=(
        Pot(
            "D1",
            "Dorpsbudget",
            "gemeente",
            "koos",
            on(2025, 3, 4),
            "free",
            5_000,
            ground="Besluit van het college van Grienwaard",
            condition="Voor het dorp. Een foto achteraf is genoeg.",
        ),
        Pot(
            "D2",
            "Oud papier",
            "dorp",
            "gerda",
            on(2025, 3, 4),
            "own",
            1_240,
            ground="Ledenvergadering van Dorpsbelang",
            reports=0,
        ),
    ),
    goals=(
        MoneyGoal("winkel", "De winkel blijft open", "social", themes=("social_life",)),
        MoneyGoal("kachel", "Hout voor de kerk", "energy"),
    ),
    decisions=(
        Decided(
            on(2025, 4, 1),
            "winkel",
            (("D1", 3_500), ("D2", 500)),
            "Dorpsavond van 1 april: iedereen zei ja.",
        ),
        Decided(on(2025, 4, 1), "kachel", (("D2", 600),), "Dorpsavond van 1 april."),
    ),
    paid=(
        Paid(on(2025, 5, 6), "winkel", "D1", 3_200, "Koelkast", "Koeltechniek de Dijk"),
        Paid(on(2025, 10, 7), "kachel", "D2", 240, "Twee kuub hout", "Hoeve Zonneveld"),
    ),
)
