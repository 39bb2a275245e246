"""A phone reads back what a QR code says; here a reader does."""

import re
from urllib.parse import unquote

import numpy as np
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkaanpak.methods import qr


def drawn(svg):
    """Return what a drawing shows, as a picture of one pixel for each square."""
    side = int(re.search(r'viewBox="0 0 (\d+) \1"', svg)[1])
    picture = np.full((side, side), 255, np.uint8)
    for x, y, strokes in re.findall(r"M(\d+) (\d+)\.5([hm\d -]*)", svg):
        at = int(x)
        for kind, length in re.findall(r"([hm])(\d+)", strokes):
            if kind == "h":
                picture[int(y), at : at + int(length)] = 0
            at += int(length)
    return picture


def read(picture):
    large = np.kron(picture, np.ones((4, 4), np.uint8))
    return zxingcpp.read_barcode(large, formats=zxingcpp.BarcodeFormat.QRCode)


@given(address=st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1))
@settings(deadline=None)
def test_an_address_is_read_back_as_it_was_written(address):
    assert read(drawn(qr.drawing(address))).text == address


@given(words=st.text(st.characters(codec="utf-8", min_codepoint=38), min_size=1, max_size=100))
@settings(deadline=None)
def test_letters_of_other_alphabets_come_back_as_an_address_writes_them(words):
    found = read(drawn(qr.drawing(f"https://zonnehof.example/{words}"))).bytes.decode("ascii")
    assert unquote(found) == f"https://zonnehof.example/{words}"


def test_an_address_with_a_code_fits_in_a_drawing_without_a_size_of_its_own():
    svg = qr.drawing("https://zonnehof.example/w/a/?code=7K3M-Q9TW", attributes=' class="w-qr"')
    assert svg.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ')
    assert ' class="w-qr">' in svg
    assert "width" not in svg


@pytest.mark.parametrize("quiet", [0, 2, qr.QUIET])
def test_the_white_around_a_code_is_as_wide_as_asked(quiet):
    picture = drawn(qr.drawing("Zonnehof", quiet=quiet))
    dark = np.argwhere(picture == 0)
    assert dark.min() == quiet
    assert dark.max() == len(picture) - quiet - 1


@pytest.mark.parametrize(("text", "why"), [("", "empty"), ("x" * 2_400, "too long")])
def test_what_fits_in_no_code_is_refused(text, why):
    with pytest.raises(ValueError, match=why):
        qr.drawing(text)
