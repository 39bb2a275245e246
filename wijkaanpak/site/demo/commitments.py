"""All promises of De Hazelkamp, and the mistakes, whoever made them."""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.commitments_advice import ADVICE
from wijkaanpak.site.demo.commitments_home import HOME
from wijkaanpak.site.demo.commitments_manager import MANAGER
from wijkaanpak.site.demo.commitments_money import MONEY
from wijkaanpak.site.demo.commitments_now import NOW
from wijkaanpak.site.demo.commitments_open import OPEN
from wijkaanpak.site.demo.commitments_people import PEOPLE
from wijkaanpak.site.demo.script import Mistake

COMMITMENTS = tuple(
    sorted(HOME + PEOPLE + MONEY + OPEN + NOW + MANAGER + ADVICE, key=lambda promise: promise.key)
)

MISTAKES = (
    Mistake(
        "M1",
        "gemeente",
        on(2019, 2, 12),
        "Veertien bomen op het plein gekapt voordat de brief kwam.",
        "Binnen vijf dagen stond de wethouder in De Zaaier. Nieuwe bomen, door bewoners gekozen.",
        on(2020, 3, 26),
        "C05",
    ),
    Mistake(
        "M2",
        "coop",
        on(2022, 6, 3),
        "Een klus van € 1.850 ging naar de neef van een bestuurslid, zonder tweede prijs.",
        "Zelf verteld, geld terug, en een regel over familie. Het bestuurslid is gebleven.",
        on(2022, 9, 6),
        "C13",
    ),
    Mistake(
        "M3",
        "woon",
        on(2021, 11, 19),
        "Een schets voor sloop van de laatste twee blokken van Zonnehof lekte uit.",
        "Excuus in vier talen, schets ingetrokken, het voornemenboek werd een plicht.",
        on(2022, 3, 1),
        "C03",
    ),
    Mistake(
        "M4",
        "kompas",
        on(2023, 5, 30),
        "Negentien stembriefjes van Spoorzicht bleven achter in een tas.",
        "Opnieuw geteld met getuigen. De uitslag veranderde voor één plan.",
        on(2023, 6, 20),
        "C16",
    ),
    Mistake(
        "M5",
        "kompas",
        on(2024, 8, 6),
        "Een foto bij een verhaal stond openbaar zonder dat de verteller dat wilde.",
        """Na veertig minuten weg, en bij de verteller langs geweest. Geen foto zonder een
        eigen ja.""",
        on(2024, 8, 9),
    ),
)
