"""Promises that follow from what the council answered to the assembly of 2024: A1 to A6.

The seventh yes, of the six homes to move to for a while, stayed without a promise; that shows.
"""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.script import Commitment, Step


def promised(
    number: int, title: str, text: str, kept_when: str, due: on, *steps: Step
) -> Commitment:
    """A promise of the council to the residents, because of recommendation so many."""
    return Commitment(
        key=f"A{number}",
        title=title,
        kind="pledge",
        giver="gemeente",
        post="griffier",
        receiver="coop",
        text=text,
        kept_when=kept_when,
        stroke="long",
        due=due,
        advice=("warm", number),
        steps=(
            Step(on(2024, 6, 18), "offered", "henk", "gemeente"),
            Step(on(2024, 7, 2), "accepted", "hakan", "coop"),
            *steps,
        ),
    )


def told(day: on, words: str) -> Step:
    return Step(day, "reported", "henk", "gemeente", words)


def kept(day: on, words: str) -> Step:
    return Step(day, "kept", "hakan", "coop", words)


ADVICE = (
    promised(
        1, "De trappen met schimmel komen eerst",
        "De volgorde van Warm Wonen is die van de schimmel. De lijst hangt in De Zaaier.",
        "De lijst hangt er, met bij elke trap waarom die daar staat.",
        on(2024, 9, 1),
        kept(on(2024, 9, 1), "Hij hangt naast de deur. Iedereen heeft zijn trap al gezocht."),
    ),
    promised(
        2, "Narekenen of een warm huis niet duurder is",
        "Wie dat wil, krijgt na een jaar nagerekend of huur en stroom samen niet hoger zijn.",
        "Wie het vroeg, kreeg een brief met drie getallen. Te veel betaald komt terug.",
        on(2026, 7, 1),
        told(on(2025, 12, 9), "Bij 40 huishoudens gedaan. Drie kregen geld terug."),
        kept(on(2026, 6, 23), "84 keer. Nu doet HazelWarmte het, elk jaar."),
    ),
    promised(
        3, "Spoorzicht begint in 2026",
        "In 2026 beginnen het Seinpad en de Wisselstraat. De Spoorlaan komt in 2028.",
        "In beide straten is eind 2026 de helft van de huizen klaar.",
        on(2026, 12, 31),
        told(on(2026, 6, 11), "Elf huizen aan het Seinpad zijn klaar."),
    ),
    promised(
        4, "Eén mens aan wie je alles vraagt",
        "Vanaf 1 november 2024 zit er drie dagdelen in de week één vast gezicht in De Zaaier.",
        "Dezelfde persoon, en wie belt wordt binnen een week teruggebeld.",
        on(2024, 11, 1),
        kept(on(2024, 11, 5), "Hatice zat er op 1 november. Ze belt terug."),
    ),
    promised(
        5, "Geen lawaai in de examenweken",
        "In elke vergunning staat dat er in mei niet geboord wordt waar iemand examen doet.",
        "Twee keer een mei zonder boren, of een ruil die de trap zelf goed vindt.",
        on(2026, 6, 1),
        told(on(2025, 6, 2), "Bij trap 9 is twee dagen geboord. Excuus, en een studieplek."),
        kept(on(2026, 6, 1), "Deze mei was stil. Vorig jaar telt als half."),
    ),
    promised(
        6, "Per trap laten zien wat het oplevert",
        "Elk halfjaar hangt op elke trap vanaf tien huizen wat er aan warmte is gebruikt.",
        "Het hangt er twee keer, vóór en na, en nooit per huis.",
        on(2025, 12, 31),
        kept(on(2025, 12, 16), "Alle trappen die groot genoeg zijn. Mensen wijzen elkaar erop."),
    ),
)  # fmt: skip
