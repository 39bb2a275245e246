"""Small promises of the wijkmanager after the council evening of 2026: they hang on her post.

When she leaves, who comes after her answers each of them.
"""

from __future__ import annotations

from datetime import date

from wijkaanpak.site.demo.script import Commitment, Step


def _small(number: int, title: str, text: str, kept_when: str, due: date) -> Commitment:
    return Commitment(
        key=f"W{number}",
        title=title,
        kind="pledge",
        giver="gemeente",
        post="wijkmanager",
        receiver="coop",
        text=text,
        kept_when=kept_when,
        stroke="short",
        due=due,
        steps=(
            Step(date(2026, 9, 15), "offered", "sanne", "gemeente"),
            Step(date(2026, 10, 6), "accepted", "hakan", "coop"),
        ),
    )


MANAGER = (
    _small(
        1,
        "Antwoord op elke brief binnen drie weken",
        "Wie hier een brief aan de gemeente geeft, krijgt binnen drie weken antwoord van mij.",
        "Bij de loting van vijf brieven heeft elke brief een antwoord.",
        date(2027, 6, 30),
    ),
    _small(
        2,
        "De sleutel van de kelder op vaste tijden",
        "De gemeente laat de kelder elke woensdag en zaterdag open voor de jongeren.",
        "Jaylano staat drie maanden lang nooit voor een dichte deur.",
        date(2027, 3, 31),
    ),
    _small(
        3,
        "Zes bakken voor glas op loopafstand",
        "Er komen zes glasbakken, op plekken die de portieken kiezen.",
        "Elke portiek loopt minder dan driehonderd meter.",
        date(2027, 5, 31),
    ),
    _small(
        4,
        "Een drempel voor de school",
        "Voor De Vlieger komt een drempel en een bord.",
        "De klas van juf Inge steekt over zonder klaar-over.",
        date(2027, 4, 30),
    ),
    _small(
        5,
        "De bouwtekeningen in de hal",
        "Elke tekening voor Zonnehof hangt een maand in De Zaaier voordat iemand besluit.",
        "De vier tekeningen van 2027 hingen er alle vier een maand.",
        date(2027, 12, 31),
    ),
    _small(
        6,
        "Water op het Zonnehofplein",
        "Er komt een kraan waar je van kunt drinken.",
        "Je vult er een fles.",
        date(2027, 6, 1),
    ),
    _small(
        7,
        "Licht op het pad achter de moskee",
        "Het pad achter de moskee krijgt drie lampen.",
        "Na het avondgebed loopt iedereen in het licht.",
        date(2027, 2, 28),
    ),
    _small(
        8,
        "De markt terug op donderdag",
        "De gemeente regelt een vergunning voor acht kramen op donderdag.",
        "Er staan acht kramen, zes weken achter elkaar.",
        date(2027, 9, 30),
    ),
)
