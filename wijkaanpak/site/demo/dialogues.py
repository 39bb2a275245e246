"""What De Hazelkamp talked about: one conversation with real votes from far away, one that runs.

The votes in `natuur` are real: see its origin below, and REUSE.toml for the licence.
"""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.dialogue_shapes import AtTable, Beside, Dialogue, Wrote

NATURE = Dialogue(
    "natuur25", on(2025, 9, 8), on(2025, 9, 15), "sanne", "gemeente",
    "Wat is natuur in de wijk ons waard?",
    """Het groenplan begint met wat wij delen. Over wat ons verdeelt, praten we eerst. Wij leggen
    er stellingen bij waar vierhonderd mensen in Nieuw-Zeeland al over stemden: is het hier
    anders?""",
    on(2025, 9, 22), on(2025, 10, 26),
    first=(
        "In De Hazelkamp is genoeg groen.",
        "De bermen van de Spoorlaan mogen verwilderen.",
        "Liever een boom dan een parkeerplek.",
        "In Zonnehof is te weinig groen en in de Waterlinten genoeg.",
    ),
    voices=(
        (on(2025, 9, 23), "daaaapaaadaa"), (on(2025, 9, 23), "adddpd-aapda"),
        (on(2025, 9, 24), "daadaaapaaaa"), (on(2025, 9, 27), "dpaaaa-aada-"),
        (on(2025, 9, 27), "addppdaaappa"), (on(2025, 9, 30), "daaaaaaaaaaa"),
        (on(2025, 10, 1), "padapaaadpaa"), (on(2025, 10, 4), "addapdapaada"),
        (on(2025, 10, 4), "daapaapaaaaa"), (on(2025, 10, 9), "paaaaaaadaaa"),
        (on(2025, 10, 11), "adpdad-aapaa"), (on(2025, 10, 12), "daaa"),
        (on(2025, 10, 18), "dadaaaaaaapa"), (on(2025, 10, 19), "apddpaaaadaa"),
        (on(2025, 10, 25), "daaaapaaaaaa"), (on(2025, 10, 26), "adda-aaaapaa"),
    ),
    ask="natuur25", files="natuur",
    origin="""Nieuw-Zeeland, 2019, in het gesprek over natuur van Scoop en PEP. Wij kozen 34
    stellingen en zetten die in het Nederlands. CC BY 4.0, The Computational Democracy Project
    (github.com/compdemocracy/openData).""",
    wrote=(
        Wrote(on(2025, 9, 24), "Geef elke trap een eigen stuk grond om te beplanten.", "fatma",
              on(2025, 9, 25)),
        Wrote(on(2025, 10, 2), "De buurman op nummer 12 laat zijn tuin verpieteren.", "fatma",
              on(2025, 10, 3), back="person"),
    ),
    closed=on(2025, 11, 3),
    closing="""Je was het over veel eens, hier en daar: er is grond genoeg die van ons allemaal is
    en waar meer natuur kan komen. Daar begint het groenplan. Over gif en over eigen grond dacht je
    heel verschillend. Dat was vooral daar. Over bomen waar nu auto's staan was de wijk het niet
    eens. Dat besluiten we niet zonder jullie.""",
    beside=(
        Beside(on(2025, 11, 20), "agnieszka", "", "Liever een boom dan een parkeerplek.",
               conflict="spoorlaan"),
        Beside(on(2026, 11, 17), "hakan", "4.2",
               "Er is veel grond van ons allemaal waar meer natuur kan komen, zoals bermen en "
               "schoolpleinen."),
    ),
)  # fmt: skip

TUNNEL = Dialogue(
    "tunnel26", on(2026, 11, 4), on(2026, 11, 9), "hakan", "coop",
    "Wat doen we met de tunnel tot 2028?",
    """Wat wij delen, staat in februari op de agenda. Waar we verschillen, gaan we samen kijken,
    in de tunnel zelf.""",
    on(2026, 11, 9), on(2027, 1, 31),
    first=(
        "In de tunnel hoort een camera.",
        "Fietsers moeten in de tunnel afstappen.",
        "Ik ga 's avonds liever om dan door de tunnel.",
        "Een muurschildering maakt de tunnel veiliger.",
        "Jongeren mogen in de tunnel staan, als er maar plek is om langs te gaan.",
        "Muziek in de tunnel is een goed idee.",
        "De tunnel kan niet wachten tot 2028.",
        "Wij kunnen de tunnel zelf schoonhouden, met een rooster.",
    ),
    voices=(
        (on(2026, 11, 9), "adaaddaa"), (on(2026, 11, 9), "ddpaaaap"),
        (on(2026, 11, 10), "aaapdda-"), (on(2026, 11, 11), "ddaaapaa"),
        (on(2026, 11, 13), "aaaaddad"), (on(2026, 11, 14), "dpdaaaap"),
        (on(2026, 11, 16), "apaadda-"), (on(2026, 11, 17), "dddaapaa"),
        (on(2026, 11, 18), "aaaa"), (on(2026, 11, 20), "ddpaaaaa"),
        (on(2026, 11, 21), "adaaddad"), (on(2026, 11, 23), "ddaaaaap"),
    ),
    live=True,
    wrote=(
        Wrote(on(2026, 11, 12), "Zet een bord bij de tunnel: wie belt eerst, gaat eerst.",
              "fatma", on(2026, 11, 13)),
        Wrote(on(2026, 11, 20), "De jongens van Spoorlaan 14 horen daar niet.", "fatma",
              on(2026, 11, 21), back="person"),
        Wrote(on(2026, 11, 23), "Leg strepen op de grond: links lopen, rechts fietsen."),
    ),
    tables=(
        AtTable(on(2026, 11, 19), "fatma", (
            "1211 2212 1", "2131 1111 0", "1111 2213 2", "2211 1311 1", "1131 2210 3",
            "2111 1111 1",
        )),
    ),
)  # fmt: skip

DIALOGUES = (NATURE, TUNNEL)
