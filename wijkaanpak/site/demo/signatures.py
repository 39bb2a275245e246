"""Twenty years of De Hazelkamp: what was signed in 2016, and by whom again and again since."""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.script import LongPromise, Signature

FIRST = (
    ("coop", "ria"),
    ("kompas", "jan"),
    ("gemeente", "gerard"),
    ("woon", "annemieke"),
    ("samenkracht", "monique"),
    ("politie", "wout"),
    ("vlieger", "karin"),
    ("brink", "hester"),
    ("vvh", "dennis"),
    ("tweehuizen", "tineke"),
    ("winkels", "gulten"),
)
# Who came later, or followed somebody who had signed, signed again.
AGAIN = (
    (on(2018, 9, 4), "gemeente", "carla"),
    (on(2018, 10, 2), "wijkkracht", "marjan"),
    (on(2019, 6, 18), "hazelwarmte", "joost"),
    (on(2020, 9, 8), "kompas", "noor"),
    (on(2021, 2, 9), "woon", "erik"),
    (on(2021, 4, 20), "winkels", "bas"),
    (on(2022, 4, 5), "rijk", "olaf"),
    (on(2022, 9, 13), "coop", "hakan"),
    (on(2022, 9, 20), "vlieger", "mehmet"),
    (on(2022, 10, 18), "gemeente", "bert"),
    (on(2022, 10, 20), "politie", "ingrid"),
    (on(2023, 4, 11), "waterschap", "liesbeth"),
)
NOW = (
    ("gemeente", "nadia"),
    ("coop", "hakan"),
    ("kompas", "noor"),
    ("woon", "erik"),
    ("samenkracht", "monique"),
    ("politie", "ingrid"),
    ("vlieger", "mehmet"),
    ("brink", "hester"),
    ("hazelwarmte", "joost"),
    ("vvh", "dennis"),
    ("tweehuizen", "mustafa"),
    ("winkels", "bas"),
    ("wijkkracht", "marjan"),
    ("rijk", "olaf"),
    ("waterschap", "liesbeth"),
)
BEGIN = on(2016, 3, 12)
RENEWED = on(2026, 9, 22)

LONG_PROMISES = (
    LongPromise(
        "twintig2016",
        BEGIN,
        "ria",
        "coop",
        "Twintig jaar Hazelkamp",
        """Wij blijven twintig jaar bij elkaar, tot 2036. Niet tot de volgende verkiezingen,
        maar tot de kinderen die nu in de wieg liggen hun eigen sleutel hebben.

        Bewoners kiezen de richting. Wie iets belooft, komt het na of zegt op tijd dat het
        spannend wordt. Wie weggaat, geeft zijn beloften door aan wie na hem komt.

        De gemeente geeft elk jaar € 60.000 vrij geld, tot en met 2026. Wat we samen uitgeven,
        schrijven we op zodat iedereen het kan narekenen.

        Bij elke wissel van college of directeur tekenen we opnieuw.""",
        (
            *(Signature(BEGIN, by, party) for party, by in FIRST),
            *(Signature(at, by, party) for at, party, by in AGAIN),
        ),
    ),
    LongPromise(
        "twintig2026",
        on(2026, 9, 8),
        "nadia",
        "gemeente",
        "Twintig jaar Hazelkamp, met een andere zin over geld",
        """Wij blijven bij elkaar, tot 2036. Niet tot de volgende verkiezingen, maar tot de
        kinderen van 2016 hun eigen sleutel hebben.

        Bewoners kiezen de richting. Wie iets belooft, komt het na of zegt op tijd dat het
        spannend wordt. Wie weggaat, geeft zijn beloften door aan wie na hem komt.

        De gemeente zegt elk jaar vóór 1 oktober hoeveel vrij geld er is, en gaat niet onder
        de € 45.000 zonder eerst te praten. Wat we samen uitgeven, schrijven we op zodat
        iedereen het kan narekenen.

        Bij elke wissel van college of directeur tekenen we opnieuw.""",
        tuple(Signature(RENEWED, by, party) for party, by in NOW),
    ),
)
