"""The press: data in, a tagged PDF out. Text reaches the typesetter as data, never as source."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import typst

HERE = Path(__file__).parent
SHEETS, FONTS = HERE / "sheets", HERE / "fonts"
# Marks that turn the direction of what follows them: in a name they would turn the sentence too.
TURNS = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@cache
def _fonts() -> typst.Fonts:
    """Return the product's own fonts and those in the typesetter, never the machine's."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])


def press(sheet: str, data: Mapping[str, Any]) -> bytes:
    """Return the paper as PDF/UA-1; tagged but not by that norm when a letter has no picture.

    The norm forbids a character that no font can draw (a rare script, a new emoji in a name):
    then the paper still comes, with an empty frame for that character.
    """
    try:
        return _compile(sheet, data, ["ua-1"])
    except typst.TypstError:
        return _compile(sheet, data, [])


def _compile(sheet: str, data: Mapping[str, Any], standards: list[Any]) -> bytes:
    return typst.compile(
        SHEETS / f"{sheet}.typ",
        root=SHEETS,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data)},
        pdf_standards=standards,
        timestamp=0,
    )


def plain(value: Any) -> Any:
    """Return data in which each text holds only what can stand on paper.

    >>> plain({"name": "Anna\\x00 \\u202eeva"})
    {'name': 'Anna eva'}
    """
    if isinstance(value, str):
        line = "".join(" " if sign in "\t\r\n" else sign for sign in value if _stands(sign))
        return _numbers(re.sub(r"€ (?=\d)", "€\u00a0", line))  # a sum never breaks in two
    if isinstance(value, Mapping):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    return value


def _numbers(line: str) -> str:
    """Keep telephone numbers in their order among words that run from right to left."""
    if not any(unicodedata.bidirectional(sign) in {"R", "AL"} for sign in line):
        return line
    return re.sub(r"\+?\d+(?:[ \u00a0-]\d+)+", "\u2066\\g<0>\u2069", line)


def _stands(sign: str) -> bool:
    return sign in "\t\r\n" or (
        unicodedata.category(sign) not in {"Cc", "Cs", "Co", "Cn"} and sign not in TURNS
    )


def street(path: str) -> str:
    """Return a line of roofs (path data in a box of 1440 by 84) as SVG, or nothing."""
    if not path:
        return ""
    if not re.fullmatch(r"[MmHhVvLlAaZz0-9 .,\-]+", path):
        raise ValueError("a street is drawn with path data only")
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1440 84">'
        f'<path d="{path}" fill="none" stroke="#1F2A37" stroke-width="1.4"/></svg>'
    )
