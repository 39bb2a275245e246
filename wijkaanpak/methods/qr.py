"""QR codes as drawings, one size for each square (ISO/IEC 18004, error correction M)."""

from __future__ import annotations

from itertools import groupby
from typing import Any
from urllib.parse import quote

import zxingcpp

QUIET = 4  # squares of white around a code: what the standard asks
ASCII = "".join(map(chr, range(128)))


def drawing(address: str, *, quiet: int = QUIET, attributes: str = "") -> str:
    """Return a QR code of this address as SVG without a size of its own.

    Letters outside ASCII are written as an address writes them (RFC 3987, section 3.1): phones
    guess at their alphabet, and guess wrong. `quiet` is the number of white squares around it;
    less than four only where the page around it is white as well. Raises ValueError for nothing,
    and for what fits in no QR code (over 2,331 bytes).

    >>> drawing("https://example.org/")[:52]
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0'
    """
    rows = squares(quote(address, safe=ASCII))
    side = len(rows) + 2 * quiet
    path = "".join(f"M{quiet} {quiet + at}.5{_strokes(row)}" for at, row in enumerate(rows))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"{attributes}>'
        f'<path stroke="#000" d="{path}"/></svg>'
    )


def squares(text: str) -> list[list[bool]]:
    """Return the code row by row; True is a dark square."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image: Any = memoryview(code.to_image(scale=1, add_quiet_zones=False))
    return [[value == 0 for value in row] for row in image.tolist()]


def _strokes(row: list[bool]) -> str:
    """Return a row as pen strokes: along what is dark, lifted over what is light."""
    runs = ((dark, sum(1 for _one in group)) for dark, group in groupby(row))
    return "".join(f"h{length}" if dark else f"m{length} 0" for dark, length in runs)
