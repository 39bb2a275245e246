import csv
import io
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkaanpak.methods.sheets import Cents, Formula, Sheet, comma_separated, workbook

EVIL = ["=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")']


def a_sheet(title="Kasboek", rows=None):
    rows = rows or [["Huur", date(2026, 3, 2), Cents(123_456)], ["Bank", None, Cents(-7)]]
    return Sheet(title, ["Wat", "Dag", "Bedrag"], rows, add_up=[2], total="Samen")


def opened(*sheets):
    return openpyxl.load_workbook(io.BytesIO(workbook(sheets)))


def test_sums_are_formulas_over_every_row():
    page = opened(a_sheet())["Kasboek"]
    assert [cell.value for cell in page["C"]] == ["Bedrag", 1234.56, -0.07, "=SUM(C2:C3)"]
    assert page["A4"].value == "Samen"
    empty = opened(Sheet("Leeg", ["Wat", "Bedrag"], [], add_up=[1], total="Samen"))["Leeg"]
    assert empty["B2"].value == "=0"


def test_a_formula_knows_its_own_row():
    rows = [["a", None, Formula("=A{row}")], ["b", None, Formula("=A{row}")]]
    page = opened(a_sheet(rows=rows))["Kasboek"]
    assert [page["C2"].value, page["C3"].value] == ["=A2", "=A3"]


@pytest.mark.parametrize("text", EVIL)
def test_what_people_wrote_is_never_run(text):
    page = opened(a_sheet(rows=[[text, None, Cents(1)]]))["Kasboek"]
    assert (page["A2"].value, page["A2"].data_type) == (text, "s")
    row = list(csv.reader(io.StringIO(comma_separated(a_sheet(rows=[[text, None, Cents(1)]]))
                                      .decode("utf-8-sig")), delimiter=";"))[1]  # fmt: skip
    assert row == [f"'{text}", "", "0,01"]


def test_csv_has_a_comma_before_the_cents_and_no_formulas():
    rows = [['Café; "bij Ünal"', date(2026, 3, 2), Cents(-123_456)], ["x", 5, Formula("=1")]]
    text = comma_separated(a_sheet(rows=rows)).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text), delimiter=";"))[1:] == [
        ["Café; \"bij Ünal\"", "2026-03-02", "-1234,56"], ["x", "5", ""],
    ]  # fmt: skip


def test_csv_leaves_out_a_column_that_holds_only_formulas():
    rows = [["a", None, Formula("=1")], ["b", None, Formula("=2")]]
    text = comma_separated(a_sheet(rows=rows)).decode("utf-8-sig")
    assert text.splitlines() == ["Wat;Dag", "a;", "b;"]


def test_sheets_have_names_the_format_allows_and_no_two_the_same():
    book = opened(a_sheet("a/b:c*?" * 9), a_sheet("a/b:c*?" * 9), a_sheet(""), a_sheet("[x]"))
    assert len(set(book.sheetnames)) == 4
    assert all(len(name) <= 31 for name in book.sheetnames)


@given(st.lists(st.tuples(st.text(max_size=20), st.integers(-(10**12), 10**12)), max_size=8))
def test_any_words_and_sums_come_back_as_they_were(rows):
    sheet = a_sheet(rows=[[text, None, Cents(cents)] for text, cents in rows] or None)
    page = opened(sheet)["Kasboek"]
    if rows:
        read = [
            round(row[2].value * 100) for row in page.iter_rows(min_row=2, max_row=len(rows) + 1)
        ]
        assert read == [cents for _text, cents in rows]
