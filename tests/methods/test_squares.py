import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkaanpak.methods.squares import LETTERS, MOST_ROWS, Sheet, is_inside, rings_of, sheet_of

SQUARE = [(5.0, 52.0), (5.02, 52.0), (5.02, 52.01), (5.0, 52.01), (5.0, 52.0)]
HOLE = [(5.005, 52.003), (5.015, 52.003), (5.015, 52.007), (5.005, 52.007), (5.005, 52.003)]


def box(west, south, wide, high):
    east, north = west + wide, south + high
    return [(west, south), (east, south), (east, north), (west, north), (west, south)]


boxes = st.builds(
    box,
    st.floats(-170, 170),
    st.floats(-60, 60),
    st.floats(0.0005, 0.2),
    st.floats(0.0005, 0.2),
)


@given(boxes)
def test_each_square_is_found_again_by_its_middle(ring):
    sheet = sheet_of([ring])
    assert [sheet.name_at(sheet.middle(name)) for name in sheet.names] == sheet.names


@given(boxes, st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_each_point_of_the_neighbourhood_lies_in_a_square(ring, right, up):
    (west, south), (east, north) = ring[0], ring[2]
    point = west + right * (east - west), south + up * (north - south)
    sheet = sheet_of([ring])
    name = sheet.name_at(point)
    assert name in sheet.names
    lon, lat = sheet.middle(name)
    assert abs(lon - point[0]) <= sheet.wide / 2 + 1e-5
    assert abs(lat - point[1]) <= sheet.high / 2 + 1e-5


@given(boxes)
def test_there_are_eight_beside_each_other_and_never_more_than_twelve_below(ring):
    sheet = sheet_of([ring])
    assert len(sheet.names) == len(LETTERS) * sheet.rows
    assert 1 <= sheet.rows <= MOST_ROWS


def test_a_square_is_as_wide_as_it_is_high_on_the_ground():
    sheet = sheet_of([SQUARE])
    assert sheet.wide * 0.6157 == pytest.approx(sheet.high, rel=0.001)  # cos(52°)


def test_without_borders_there_are_no_squares():
    assert (sheet_of([]), rings_of("")) == (None, [])


def test_an_unknown_square_is_refused():
    with pytest.raises(ValueError, match="Z9"):
        sheet_of([SQUARE]).middle("Z9")


def test_a_point_outside_has_no_square():
    assert sheet_of([SQUARE]).name_at((4.0, 52.0)) == ""


def test_a_hole_is_outside():
    rings = [SQUARE, HOLE]
    assert [is_inside(at, rings) for at in ((5.002, 52.005), (5.01, 52.005), (5.1, 52.005))] == [
        True,
        False,
        False,
    ]


def test_borders_of_both_kinds_are_read():
    one = json.dumps({"type": "Polygon", "coordinates": [SQUARE]})
    many = json.dumps({"type": "MultiPolygon", "coordinates": [[SQUARE, HOLE]]})
    assert (rings_of(one), rings_of(many)) == ([SQUARE], [SQUARE, HOLE])


def test_a_border_is_drawn_in_whole_units_without_dots_that_fall_together():
    sheet = Sheet(west=5.0, north=52.0, wide=0.01, high=0.01, rows=1)
    ring = [(5.0, 52.0), (5.00000001, 52.0), (5.01, 51.99), (5.0, 52.0)]
    assert sheet.drawn([ring]) == "M0 0L100 100L0 0Z"
