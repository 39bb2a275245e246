"""What fits what at 5,000 offers and 500 wishes, and a sheet of 3,000 post-its."""

import io
import random
import time

from openpyxl import Workbook

from wijkaanpak.methods.likeness import Index
from wijkaanpak.methods.postits import guess_columns, post_its, read_table

ROOTS = """fiets naai kook tuin tolk lees reken zing dans timmer verf lamp boor tafel stoel bank
    muziek gitaar piano school huiswerk taal soep brood taart haar hond kat wandel dokter brief
    computer telefoon foto film verhaal haag boom snoei zaad plant""".split()  # noqa: SIM905
ENDS = ("", "en", "werk", "club", "les", "groep", "hulp", "avond")


def vocabulary():
    chance = random.Random(0)
    made = ["".join(chance.choices("bdfgklmnprstvaeiou", k=8)) for _ in range(3_000)]
    return [root + end for root in ROOTS for end in ENDS] + made


def texts(many, seed):
    chance, words = random.Random(seed), vocabulary()
    return {str(n): " ".join(chance.choices(words, k=14)) for n in range(many)}


def matching():
    offers, wishes = texts(5_000, 1), texts(500, 2)
    begin = time.perf_counter()
    index = Index(offers)
    made = time.perf_counter()
    found = sum(bool(index.like(text)) for text in wishes.values())
    over = time.perf_counter()
    one = (over - made) / len(wishes) * 1000
    print(f"index of 5,000 offers                {made - begin:8.2f} s")
    print(f"500 wishes against 5,000 offers      {over - made:8.2f} s ({one:.1f} ms a wish)")
    assert found > 400


def sheet():
    book = Workbook()
    book.active.append(("Wat", "Toelichting", "Vraag of aanbod", "Dag", "Telefoon"))
    for number, words in enumerate(texts(3_000, 3).values()):
        book.active.append((f"Kaart {number}", words, "aanbod", "dinsdagavond", "06 12345678"))
    out = io.BytesIO()
    book.save(out)
    begin = time.perf_counter()
    table = read_table(out.getvalue())
    rows = post_its(table, guess_columns(table))
    print(f"3,000 post-its read from .xlsx       {time.perf_counter() - begin:8.2f} s")
    assert len(rows) == 3_000


if __name__ == "__main__":
    matching()
    sheet()
