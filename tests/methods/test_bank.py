"""Files of Dutch banks, made up here: what can be read, and what is told of the rest."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.funds.purse import camt, entry
from wijkaanpak.methods.bank import MOST_BYTES, MOST_LINES, cents_of, read_statement
from wijkaanpak.refusals import Refused

ING = (
    '"Datum";"Naam / Omschrijving";"Rekening";"Tegenrekening";"Code";"Af Bij";"Bedrag (EUR)";'
    '"Mutatiesoort";"Mededelingen"\n'
    '"20260302";"Bakker BV";"NL00";"NL01";"OV";"Af";"1.234,56";"Overschrijving";"Nota; deel 1"\n'
    '"20260303";"Gemeente";"NL00";"NL02";"OV";"Bij";"60000,00";"Overschrijving";"Wijkbudget"\n'
)
RABO = (
    '"IBAN/BBAN","Munt","Volgnr","Datum","Bedrag","Naam tegenpartij","Omschrijving-1"\r\n'
    '"NL00","EUR","000000000000000017","2026-03-02","-12,50","Café Ünal","Koffie"\r\n'
    '"NL00","EUR","000000000000000018","2026-03-02","-12,50","Café Ünal","Koffie"\r\n'
)


def told(statement):
    return [(one.on, one.cents, one.who, one.words) for one in statement.lines]


def test_the_csv_of_ing_and_of_rabobank_is_read():
    assert told(read_statement(ING.encode())) == [
        (date(2026, 3, 2), -123_456, "Bakker BV", "Nota; deel 1"),
        (date(2026, 3, 3), 6_000_000, "Gemeente", "Wijkbudget"),
    ]
    for data in (RABO.encode("utf-8-sig"), RABO.encode("cp1252")):
        assert (
            told(read_statement(data)) == [(date(2026, 3, 2), -1_250, "Café Ünal", "Koffie")] * 2
        )


def test_camt_is_read_whatever_its_version_and_without_what_is_only_announced():
    data = camt(entry(-30_000), entry(6_000_000, who="Gemeente &amp; co"), entry(5, status="PDNG"))
    newer = data.replace(b"camt.053.001.02", b"camt.053.001.08").replace(
        b"<Sts>BOOK</Sts>", b"<Sts><Cd>BOOK</Cd></Sts>"
    )
    newer = newer.replace(b"<Nm>", b"<Pty><Nm>").replace(b"</Nm>", b"</Nm></Pty>")
    for one in (data, newer):
        assert told(read_statement(one)) == [
            (date(2026, 3, 2), -30_000, "Bakker BV", "F2025-17"),
            (date(2026, 3, 2), 6_000_000, "Gemeente & co", "F2025-17"),
        ]


def test_a_line_has_the_same_key_in_every_download_and_twins_have_two():
    one, two = entry(-100, who="A"), entry(-200, who="B")
    short, long = read_statement(camt(one)), read_statement(camt(two, one, one))
    assert short.lines[0].key == long.lines[1].key
    assert len({line.key for line in long.lines}) == 3
    serial = read_statement(RABO.encode()).lines
    assert serial[0].key != serial[1].key


BOMB = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
<Document><BkToCstmrStmt>&c;</BkToCstmrStmt></Document>"""
FILE = b"""<!DOCTYPE x SYSTEM "file:///etc/passwd"><Document><BkToCstmrStmt/></Document>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("bomb", [BOMB, FILE])
def test_a_file_that_declares_anything_is_refused_before_it_is_read(bomb, encoding):
    text = bomb.decode().replace('<?xml version="1.0"?>', "")
    with pytest.raises(Refused) as refusal:
        read_statement(text.encode(encoding))
    assert "DOCTYPE" in str(refusal.value)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"Naam;Saldo\nJan;5\n", "Datum"),
        (b"<Document><Iets/></Document>", "CAMT.053"),
        (camt(entry(-5))[:-40], "line"),
        (b"\x00\xff\x81\x8d" * 9, "file of text"),
        (b"x" * (MOST_BYTES + 1), "large"),
        (b"Datum;Bedrag\n" + b"2026-01-01;1\n" * (MOST_LINES + 1), "lines"),
    ],
)
def test_what_is_no_statement_is_refused_as_a_whole(data, words):
    with pytest.raises(Refused) as refusal:
        read_statement(data)
    assert words in str(refusal.value)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("2026-02-30;Af;5", "no date"),
        ("2026-02-03;Af;1.2", "sum"),
        ("2026-02-03;Af;", "sum"),
        ("2026-02-03;Soms;5", "came in"),
        ("2026-02-03", "columns"),
    ],
)
def test_a_bad_row_is_told_with_its_number_and_the_rest_is_read(row, words):
    head = "Datum;Af Bij;Bedrag\n"
    text = f"{head}2026-02-01;Af;5\n\n{row}\n2026-02-04;Bij;6\n"
    if words == "sum" and row.endswith("1.2"):
        text = text.replace("1.2", "1.2.3")
    statement = read_statement(text.encode())
    assert [line.cents for line in statement.lines] == [-500, 600]
    assert [(number, words in str(fault)) for number, fault in statement.faults] == [(4, True)]


def test_a_bad_entry_of_camt_is_told_with_the_line_where_it_begins():
    dollars = entry(-5).replace('"EUR"', '"USD"')
    statement = read_statement(camt(entry(-7), dollars))
    assert [line.cents for line in statement.lines] == [-7]
    assert [number for number, _fault in statement.faults] == [7]


@given(st.integers(-(10**11), 10**11))
def test_a_sum_is_read_as_it_was_written(cents):
    whole, rest = divmod(abs(cents), 100)
    sign = "-" if cents < 0 else ""
    dutch = f"{whole:,}".replace(",", ".")
    for text in (f"{sign}{dutch},{rest:02d}", f"{sign}{whole},{rest:02d}",
                 f"{sign}{whole}.{rest:02d}"):  # fmt: skip
        assert cents_of(text) == cents


@given(st.text(max_size=12))
def test_what_is_no_sum_is_never_guessed(text):
    try:
        assert isinstance(cents_of(text), int)
    except ValueError:
        return
    assert any(char.isdigit() for char in text)


@given(st.binary(max_size=300))
def test_no_file_breaks_the_reader(data):
    try:
        read_statement(data)
    except Refused:
        return


def test_unicode_text_of_a_spreadsheet_is_read_by_the_names_of_its_columns():
    text = "Datum\tNaam\tBedrag\tOmschrijving\n2-3-2026\tCafé Ünal\t-12,5\tKoffie\n"
    statement = read_statement(text.encode("utf-16"))
    assert told(statement) == [(date(2026, 3, 2), -1_250, "Café Ünal", "Koffie")]
    assert not statement.columns


def test_an_old_kind_of_file_is_named_and_not_asked_about():
    with pytest.raises(Refused) as refused:
        read_statement(b":20:1\n:25:NL91\n:61:2611281128D1249,50NTRF\n")
    assert str(refused.value) == "This is an MT940 file. Choose CAMT.053 at your bank."
