"""Two sheets of who puts in and who gains, and what was asked because of them."""

from __future__ import annotations

from datetime import date as on

from wijkaanpak.site.demo.impact_shapes import ShareAnswer, ShareAsked, Sheet, SheetLine

WARM_SHEET = Sheet(
    on(2025, 2, 11),
    "hakan",
    (
        SheetLine("invests", "isolatie en ventilatie", party="woon", pot="P12"),
        SheetLine("invests", "geld tegen hoge rekeningen", party="gemeente", pot="P04"),
        SheetLine("invests", "uren van energiecoaches", party="hazelwarmte"),
        SheetLine("invests", "avonden op de trap, in drie talen", who="Bewoners van Zonnehof"),
        SheetLine("done", "Flats nalopen, trap voor trap, en samen kiezen wie het eerst gaat."),
        SheetLine("done", "Op de trap uitleggen wat de knop kost en wat hij spaart."),
        SheetLine("effect", "Kinderen slapen in een droge kamer.", layer="person"),
        SheetLine("effect", "Buren weten wie er wacht en tot wanneer.", layer="group"),
        SheetLine("effect", "Er wordt minder gas gestookt.", layer="neighbourhood"),
        SheetLine(
            "gains",
            "een warm huis en een lagere rekening",
            who="Gezinnen in Zonnehof",
            layer="person",
        ),
        SheetLine(
            "gains",
            "minder klachten, en huizen die langer meegaan",
            party="woon",
            layer="organisation",
        ),
        SheetLine(
            "gains",
            "minder kinderen die hoesten in de wachtkamer",
            party="brink",
            layer="organisation",
        ),
        SheetLine("gains", "minder gas in de stad", party="rijk", layer="policy"),
    ),
)
WARM_ASKED = (
    ShareAsked(
        on(2025, 3, 4),
        "hakan",
        "brink",
        """Minder kinderen hoesten, zeggen jullie zelf. Willen jullie meedoen, in geld of in
        tijd? Een spreekuur op de trap zou al veel zijn.""",
        (
            ShareAnswer(
                on(2025, 4, 8),
                "hester",
                "give part",
                """Geld hebben wij niet vrij. Wij doen elke eerste dinsdag een spreekuur in De
                Zaaier, samen met de energiecoach.""",
            ),
        ),
    ),
)
TALENT_SHEET = Sheet(
    on(2025, 2, 18),
    "hakan",
    (
        SheetLine("invests", "geld voor wie meeloopt", party="coop", pot="P07"),
        SheetLine("invests", "een jongerenwerker, een dag per week", party="samenkracht"),
        SheetLine("invests", "namen, koffie en geduld", who="Ouders en buren"),
        SheetLine("done", "Meelopen naar binnen, en de eerste maand ernaast staan."),
        SheetLine("effect", "Wie begint, is er na drie maanden nog.", layer="person"),
        SheetLine("effect", "Bazen en ouders kennen elkaar.", layer="group"),
        SheetLine("gains", "een eerste loon", who="Jongeren van 16 tot 20", layer="person"),
        SheetLine("gains", "personeel dat blijft", party="winkels", layer="organisation"),
        SheetLine("gains", "leerlingen die weten waarvoor", party="vlieger", layer="organisation"),
    ),
)
TALENT_ASKED = (
    ShareAsked(
        on(2025, 5, 6),
        "hakan",
        "winkels",
        "Vier van jullie hebben nu iemand die blijft. Willen jullie meebetalen aan wie meeloopt?",
        (
            ShareAnswer(
                on(2025, 6, 3),
                "bas",
                "refuse",
                "Dit jaar niet: twee winkels staan leeg. Vraag het volgend jaar nog eens.",
            ),
            ShareAnswer(
                on(2026, 2, 10),
                "bas",
                "give",
                "Nu wel. Elke winkel legt vijftig euro per jaar in. En de bakker het brood.",
            ),
        ),
    ),
)
