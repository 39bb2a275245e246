import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkaanpak.methods.postits import (
    MOST_COLUMNS,
    days_of,
    guess_columns,
    kind_of,
    parts_of,
    post_its,
    read_table,
    side_of,
)
from wijkaanpak.refusals import Refused


def csv(*rows, between=";"):
    return "\n".join(between.join(row) for row in rows).encode()


def test_the_words_above_the_columns_say_what_they_hold():
    table = read_table(csv(["Telefoon", "WAT?", "Vraag of aanbod"], ["06 1", "Soep", "wens"]))
    assert guess_columns(table) == {"reach": 0, "title": 1, "side": 2}
    (row,) = post_its(table, guess_columns(table))
    assert (row.row, row.said["title"], row.side) == (2, "Soep", "wish")


def test_without_words_above_them_the_columns_show_by_what_they_hold():
    table = read_table(csv(["dinsdag", "Soep koken", "06 12345678"], ["wo", "Taart", "a@b.nl"]))
    assert guess_columns(table) == {"days": 0, "title": 1, "reach": 2}


def test_empty_rows_are_left_out_and_the_others_keep_their_number():
    table = read_table(csv(["Wat"], ["Soep"], [""], [" "], ["Taart"]))
    assert [row.row for row in post_its(table, {"title": 0})] == [2, 5]


@pytest.mark.parametrize("between", [";", ",", "\t"])
def test_columns_may_stand_apart_in_three_ways(between):
    table = read_table(csv(["Wat", "Naam"], ["Soep", "Ans"], between=between))
    assert table.rows == [["Soep", "Ans"]]


def test_words_for_days_parts_kinds_and_sides():
    assert days_of("dinsdag en donderdagavond") == (2, 4)
    assert days_of("weekend") == (6, 7)
    assert days_of("altijd") == ()
    assert parts_of("ochtend of avond") == ("morning", "evening")
    assert [kind_of(word) for word in ("Verhalen", "spullen", "de school", "?")] == [
        "stories", "physical", "institutions", "",
    ]  # fmt: skip
    assert [side_of(word) for word in ("Wens", "Aanbod:", "blauw")] == ["wish", "offer", ""]


@given(st.binary(max_size=300))
def test_any_file_is_read_or_refused_in_words(data):
    try:
        table = read_table(data)
    except Refused:
        return
    assert table.rows
    assert table.width <= MOST_COLUMNS


@given(st.lists(st.lists(st.text(max_size=8), min_size=1, max_size=4), min_size=1, max_size=8))
def test_no_row_is_lost(rows):
    import csv as plain
    import io

    out = io.StringIO()
    plain.writer(out, delimiter=";").writerows(rows)
    try:
        table = read_table(out.getvalue().encode("utf-8", "replace"))
    except Refused:
        return
    found = post_its(table, guess_columns(table))
    assert len(found) == len(table.rows)
    assert all("".join(row.cells) for row in found)
