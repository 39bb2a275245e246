"""The second agenda, of 2020: eleven items, made in the summer between two lockdowns."""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.items_2020 import ITEMS
from wijkaanpak.site.demo.script import Edition, MissingNote

EDITION = Edition(
    number=2,
    title="Dichterbij, ook op anderhalve meter",
    begun=on(2020, 1, 20),
    begun_by="soraya",
    opened=on(2020, 6, 2),
    answers_due=on(2020, 7, 28),
    what_changed="""Klaar: de sleutel van De Zaaier, de ouderkamer en het plein. Gestopt: de
    moestuin, want de grond was vervuild. Nieuw: schimmel, de belkring, werk in het groen en
    de bus. De tunnel staat er weer op, want die is nog steeds donker.""",
    missing=MissingNote(
        """Alles ging op papier en door de telefoon. Mensen zonder vast nummer bereikten we
        niet, en niemand die alleen Oekraïens of Arabisch leest. We weten dus weinig van wie
        hier net woont.""",
        on(2021, 11, 16),
        "soraya",
        """We hebben 26 nieuwe gezinnen bezocht met iemand die hun taal spreekt. Zij vroegen
        vooral: waar kan mijn kind spelen als het regent? Dat stond nergens op de agenda.""",
    ),
    items=ITEMS,
    adopted=on(2020, 10, 6),
    adopted_by="wim",
    adopted_words="""Met 214 stembriefjes in de brievenbus van De Zaaier en dertig mensen in
    de tuin. Alle antwoorden waren op tijd, ook die van de gemeente.""",
)
