"""What thousands of stories speak of: themes, near-duplicates, and the memory that they take.

Stories of some 150 words are made from words of seven domains of life, a tenth of them told
twice with other words here and there. Each in a process of its own.
"""

import random
import time

from bench import alone, report
from wijkaanpak.methods.themes import Text, near_duplicates, themes

GOAL = "Goal: 5,000 stories within 30 s and 600 MB; it is asked once after a story was placed."
MANY = [200, 1_000, 5_000]
ABOUT = [
    "school klas juf rekenen taal kind ouder speelplaats leren boek huiswerk schoolplein",
    "schimmel muur vocht huur verhuurder keuken raam verwarming kozijn lekkage trap lamp",
    "tunnel donker fiets licht bang avond straat auto oversteken politie drempel zebrapad",
    "werk loon baan baas uitkering schuld geld rekening formulier stage ploeg magazijn",
    "dokter ziek medicijn rug slapen eten bewegen huisarts ziekenhuis wandelen adem stress",
    "soep koffie feest muziek buurthuis eenzaam tafel zingen kaarten bezoek verjaardag spel",
    "boom gras tuin plant zaaien bloem vogel park bank schoffel oogst regen hitte schaduw",
]


def stories(many: int) -> list[Text]:
    chance = random.Random(7)
    common = ["".join(chance.choices("abdefgiklmnoprstuvw", k=7)) for _ in range(4_000)]
    told: list[list[str]] = []
    for number in range(many):
        if number % 10 == 9:
            again = list(told[number - 9])
            again[chance.randrange(len(again))] = chance.choice(common)
            told.append(again)
        else:
            about = chance.choice(ABOUT).split()
            told.append(chance.choices(about, k=40) + chance.choices(common, k=110))
            chance.shuffle(told[-1])
    return [Text(f"{number:05}", " ".join(words)) for number, words in enumerate(told)]


def main() -> None:
    lines = [GOAL, "", "| stories | themes, s | near-duplicates, s | found | MB |"]
    lines.append("|---|---|---|---|---|")
    for many in MANY:
        found = alone.measured("bench.themes", "made", str(many), OPENBLAS_NUM_THREADS="1")
        lines.append(
            f"| {many:,} | {found['themes']:.1f} | {found['pairs']:.1f} | "
            f"{found['found']} of {many // 10} pairs, {found['made']} themes | "
            f"{found['megabytes']:.0f} |"
        )
    report.keep("Themes of stories", lines)


def made(many: str) -> dict:
    told = stories(int(many))
    begin = time.perf_counter()
    found = themes(told)
    between = time.perf_counter()
    pairs = near_duplicates(told)
    return {
        "themes": between - begin,
        "pairs": time.perf_counter() - between,
        "found": len(pairs),
        "made": len(found.themes),
    }


if __name__ == "__main__":
    alone.answer(main, made=made)
