"""How long the press takes for the letters of a whole neighbourhood."""

import time
from collections.abc import Callable

from bench import report
from wijkaanpak.methods import printing
from wijkaanpak.ui.street import draw_street

GOAL = "Goal: 1,000 letters with a QR code in under a minute."
LOOK = printing.Look("Meting", street=draw_street("meting").roofs)
WORDS = printing.LetterWords(
    title="Kies mee: wat doen we met € 90.000?", date="dinsdag 25 november 2025",
    greeting="Beste buurtgenoot,", before=("Er zijn 25 plannen. U kiest welke doorgaan.",),
    code_label="Uw stemcode", scan="Scan dit met de camera van uw telefoon.",
    or_visit="Of ga naar", address="meting.example/stem", steps_title="Zo stemt u",
    steps=("Scan de code of typ hem over.", "Kies hooguit vijf plannen.", "Druk op ‘Klaar’."),
    after=("Hulp nodig? Bel 06 12 34 56 78.",), signed="De werkgroep", serial_label="Brief",
    page_label="blad",
)  # fmt: skip
BALLOT = printing.BallotWords(
    "Stembiljet", ("Zet een kruisje bij hooguit vijf plannen.",), ("Kruis", "Nr.", "Plan", "Kost"),
    "Biljet",
)  # fmt: skip


def letters(many: int) -> list[printing.Letter]:
    return [
        printing.Letter("7K3M-Q9TW-2HXB-5", f"https://meting.example/stem/{n:013}", f"{n:04}")
        for n in range(1, many + 1)
    ]


def measured(what: str, make: Callable[[], bytes]) -> str:
    begun, busy = time.perf_counter(), time.process_time()
    size = len(make())
    seconds, busy = time.perf_counter() - begun, time.process_time() - busy
    return f"| {what} | {seconds:.1f} | {busy:.1f} | {size / 1e6:.1f} |"


def main() -> None:
    thousand = letters(1_000)
    plans = [printing.BallotPlan(str(n), f"Plan {n}", "€ 4.300", "Zonnehof") for n in range(25)]
    serials = [letter.serial for letter in thousand[:500]]
    lines = [GOAL, "", "| tagged PDF | seconds | of CPU | MB |", "|---|---|---|---|"]
    for what, make in [
        ("1,000 letters", lambda: printing.letters(thousand, WORDS, look=LOOK)),
        (
            "1,000 letters in large print",
            lambda: printing.letters(thousand, WORDS, look=LOOK, large_print=True),
        ),
        (
            "500 ballots of 25 plans",
            lambda: printing.ballot_paper(plans, BALLOT, serials=serials, look=LOOK),
        ),
    ]:
        lines.append(measured(what, make))
    report.keep("Printing", lines)


if __name__ == "__main__":
    main()
