"""Files of banks without a first row, made up here in the order in which banks give them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkaanpak.methods.bank import Unnamed, read_statement

OWN, THEIRS = "NL02ABNA0123456789", "NL91RABO0315273637"
MOVES = [(-1_250, "Bakker BV", "Nota 17"), (6_000_000, "Gemeente", "Wijkbudget 2026"),
         (-175, "Bank", "Kosten van de rekening")]  # fmt: skip
DAYS = [date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 4)]


def dutch(cents):
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100},{abs(cents) % 100:02d}"


def point(cents):
    return dutch(cents).replace(",", ".")


def balances(moves, start=50_000):
    """Return the balance before and after each move."""
    found = []
    for cents, _who, _words in moves:
        found.append((start, start + cents))
        start += cents
    return found


def asn(moves, days):
    """Day, both accounts, name, place, balance before, amount with a point, days, codes, words."""
    return [
        [f"{day:%d-%m-%Y}", OWN, THEIRS if n else "", who, "", "", "", "EUR", point(before), "EUR",
         point(cents), f"{day:%d-%m-%Y}", f"{day:%d-%m-%Y}", "9722", "IDB", f"8165{n:04d}", "",
         f"'{words}'", "3"]
        for n, ((cents, who, words), day, (before, _after)) in enumerate(
            zip(moves, days, balances(moves), strict=True)
        )
    ]  # fmt: skip


def triodos(moves, days):
    """Day, own account, amount without a sign, debet or credit, name, account, code, balance."""
    return [
        [f"{day:%d-%m-%Y}", OWN, dutch(abs(cents)), "Debet" if cents < 0 else "Credit", who,
         THEIRS, "ET", words, dutch(after)]
        for (cents, who, words), day, (_before, after) in zip(
            moves, days, balances(moves), strict=True
        )
    ]  # fmt: skip


def abn(moves, days):
    """Account, currency, day, balance before and after, day, amount, everything in one text."""
    return [
        ["412233445", "EUR", f"{day:%Y%m%d}", dutch(before), dutch(after), f"{day:%Y%m%d}",
         dutch(cents), f"SEPA Overboeking   IBAN: {THEIRS}  Naam: {who}  Omschrijving: {words}"]
        for (cents, who, words), day, (before, after) in zip(
            moves, days, balances(moves), strict=True
        )
    ]  # fmt: skip


def rabo_old(moves, days):
    """Account, currency, day, D or C, amount without a sign, account, name, day, code, words."""
    return [
        [OWN, "EUR", f"{day:%Y%m%d}", "D" if cents < 0 else "C", point(abs(cents)), THEIRS, who,
         f"{day:%Y%m%d}", "tb", "", words, ""]
        for (cents, who, words), day in zip(moves, days, strict=True)
    ]  # fmt: skip


BANKS = {"asn": (asn, ","), "triodos": (triodos, ","), "abn": (abn, "\t"), "rabo": (rabo_old, ",")}


def written(rows, between):
    return "\r\n".join(between.join(f'"{cell}"' for cell in row) for row in rows).encode()


@pytest.mark.parametrize("newest_first", [False, True])
@pytest.mark.parametrize("bank", BANKS)
def test_rows_of_a_bank_without_a_first_row_are_recognised(bank, newest_first):
    make, between = BANKS[bank]
    rows = make(MOVES, DAYS)
    read = read_statement(written(rows[::-1] if newest_first else rows, between))
    lines = read.lines[::-1] if newest_first else read.lines
    assert [(one.on, one.cents) for one in lines] == [
        (day, cents) for day, (cents, _who, _words) in zip(DAYS, MOVES, strict=True)
    ]
    assert all(words in one.words for one, (_c, _w, words) in zip(lines, MOVES, strict=True))
    if bank != "abn":
        assert [one.who for one in lines] == [who for _cents, who, _words in MOVES]
    assert read.columns
    assert not read.faults


moves = st.lists(
    st.tuples(st.integers(-99_999, 99_999).filter(bool), st.sampled_from(["Bakker BV", "Smid"]),
              st.sampled_from(["Nota van de vloer", "Huur van de zaal"])),
    min_size=1, max_size=12,
)  # fmt: skip


@given(st.sampled_from(sorted(BANKS)), moves)
def test_a_file_is_read_as_it_was_or_a_person_is_asked_and_never_read_otherwise(bank, moves):
    make, between = BANKS[bank]
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(len(moves))]
    try:
        read = read_statement(written(make(moves, days), between))
    except Unnamed:
        return
    assert [(one.on, one.cents) for one in read.lines] == [
        (day, cents) for day, (cents, _who, _words) in zip(days, moves, strict=True)
    ]


SHORT = b"2026-03-02;12,50;Koffie\n2026-03-03;veel;Thee\n"


def test_what_cannot_be_known_is_asked_and_the_first_rows_are_shown():
    with pytest.raises(Unnamed) as asked:
        read_statement(SHORT)
    assert asked.value.rows[0] == ["2026-03-02", "12,50", "Koffie"]


def test_what_a_person_says_of_the_columns_holds_and_a_bad_row_is_told():
    read = read_statement(SHORT, {"on": 0, "amount": 1, "words": 2})
    assert [(one.cents, one.words) for one in read.lines] == [(1_250, "Koffie")]
    assert [(number, "sum" in str(fault)) for number, fault in read.faults] == [(2, True)]


def test_a_first_row_of_unknown_words_and_a_title_above_the_names_are_no_lines():
    unknown = b"Dag;Som;Waarvoor\n2026-03-02;-12,50;Koffie\n2026-03-03;7,00;Thee\n"
    titled = b"UITVOER;;\nDatum;Bedrag;Omschrijving\n2026-03-02;-12,50;Koffie\n"
    assert [one.cents for one in read_statement(unknown).lines] == [-1_250, 700]
    assert [one.cents for one in read_statement(titled).lines] == [-1_250]


def test_only_money_that_came_in_is_asked_because_nothing_says_so():
    """All sums without a sign and without in or out: that could as well be what went out."""
    with pytest.raises(Unnamed):
        read_statement(b"2026-03-02;12,50;Koffie\n2026-03-03;7,00;Thee\n")
