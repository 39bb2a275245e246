import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.knowledge.scenes import TABLE
from wijkaanpak.knowledge.rules.tables import read_table, written
from wijkaanpak.refusals import Refused


def test_counts_of_ten_and_more_may_leave():
    assert read_table(TABLE) == [
        ["Buurt", "2024", "2025"], ["Terp", "40", "52"], ["Zonnehof", "120", "133"],
    ]  # fmt: skip
    assert written(read_table(TABLE)).encode() == TABLE


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"B;Vrouw;Man;Totaal\nT;40;52;95\n", "Row 2: take the counts from their total"),
        (b"B;Totaal;Vrouw\nT;40;38\n", "Row 2: take the counts from their total"),
        (b"B;A\nT;40\nH;.\nZ;.\nTotaal;47\n", "Column 2: take the counts from their total"),
        (b"B;Huizen;waarvan bewoond\nT;40;38\n", "Row 2: take the counts from their total"),
        (b"B;A\nIedereen;40\nwaarvan ouder;31\n", "Column 2: take the counts from their total"),
    ],
)
def test_a_total_betrays_no_small_group_by_taking_away(raw, words):
    with pytest.raises(Refused, match="fewer than") as no:
        read_table(raw)
    assert str(no.value).startswith(words)


@pytest.mark.parametrize(
    "raw",
    [
        b"B;Vrouw;Man;Totaal\nT;40;52;92\n",  # nothing is left over
        b"B;A\nT;40\nH;.\nZ;.\nTotaal;60\n",  # twenty are, in two groups
        b"B;2024;2025\nT;40;45\n",  # years are no parts of each other
        b"B;Huizen;waarvan bewoond\nT;40;30\n",
    ],
)
def test_what_leaves_nobody_or_ten_over_may_go_along(raw):
    assert written(read_table(raw)).encode() == raw


def test_who_sends_another_kind_of_file_reads_what_to_do():
    with pytest.raises(Refused, match="Save it once more from your program"):
        read_table("Buurt;A\nOudjaar \u00e9\u00e9n;40\n".encode("cp1252"))


def test_commas_do_as_well_and_two_dots_hide_each_other():
    assert read_table(b"Buurt,A,B\nTerp,.,.\nHof,.,.\n")[1] == ["Terp", ".", "."]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"B;A;C\nT;9;40\n", "Row 2, column 2 counts fewer than 10"),
        (b"B;A;C\nT;40;0\n", "Row 2, column 3 counts fewer than 10"),
        (b"B;A;C\nT;12;12\nH;12;3\n", "Row 3, column 3 counts fewer than 10"),
        (b"B;A;C\nT;12;.\nH;12;12\n", "Row 2 hides one count"),
        (b"B;A\nT;12\nH;.\n", "Column 2 hides one count"),
        (b"B;A\nT;12,5\n", "Row 2, column 2: write a whole count"),
        (b"B;A\nT;-12\n", "write a whole count"),
        (b"B;A\nT;=1+1\n", "write a whole count"),
        (b"Naam;A\nT;12\n", "Row 1, column 1: this looks like something of one person"),
        (b"B;A\nfatma@wijk.example;12\n", "Row 2, column 1: this looks like"),
        (b"B;A\n3011 AB;12\n", "one person"),
        (b"B;A\n3011ab 12;12\n", "one person"),
        (b"B;A\n06 12345678;12\n", "one person"),
        (b"B;A\n123456782;12\n", "one person"),
        (b"B;A\nT;123456782\n", "one person"),
        (b"B;A\n12-03-1984;12\n", "one person"),
        (b"B;A\nT;12;13\n", "Row 2 has another number of cells"),
        (b"B;A\n", "first row with words"),
        (b"B\nT\n", "first row with words"),
        (b"", "first row with words"),
        (b"B;A\n" + b"T;12\n" * 200, "at most 200 rows"),
        (b"B" + b";A" * 20 + b"\n" + b"T" + b";12" * 20 + b"\n", "2 to 20 columns"),
        (b"B;A\n" + b"x" * 81 + b";12\n", "too much text"),
        (b"B;A\nT\x07;12\n", "too much text"),
        (b'B;A\n"T;12\n', "quotes do not fit"),
        (b"B;A\n\xff;12\n", "choose “CSV UTF-8”"),
        (b"x" * 50_001, "at most 50 kB"),
    ],
)  # fmt: skip
def test_what_may_not_leave_is_refused_with_the_place(raw, words):
    with pytest.raises(Refused) as refusal:
        read_table(raw)
    assert words in str(refusal.value)


@given(st.lists(st.lists(st.integers(0, 60), min_size=2, max_size=4), min_size=1, max_size=5))
def test_no_count_below_ten_ever_leaves(rows):
    width = len(rows[0])
    lines = [";".join(["b", *("abcd"[:width])])]
    lines += [";".join(["r", *map(str, row)]) for row in rows if len(row) == width]
    safe = all(count >= 10 for row in rows if len(row) == width for count in row)
    try:
        read_table("\n".join(lines).encode())
        assert safe
    except Refused:
        assert not safe


def test_a_cell_that_begins_like_a_sum_is_only_words_in_a_spreadsheet():
    table = read_table(b'Buurt;A\n"=cmd()";12\n@x;12\n')
    assert written(table) == "Buurt;A\n'=cmd();12\n'@x;12\n"
