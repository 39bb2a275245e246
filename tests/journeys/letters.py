"""Reading the codes from a PDF with letters, as a person does who opens the envelope."""

import re
import zlib

STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.S)
GLYPH = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]{4})>")
SHOWN = re.compile(rb"(?:\[(.*?)\]\s*TJ|(\((?:\\.|[^\\)])*\))\s*Tj)", re.S)
WORDS = re.compile(rb"\(((?:\\.|[^\\)])*)\)", re.S)
ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.S)
PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]")


def _unescaped(found):
    sign = found[1]
    return bytes([int(sign, 8)]) if sign.isdigit() else PLAIN.get(sign, sign)


def _streams(pdf):
    for found in STREAM.finditer(pdf):
        try:
            yield zlib.decompress(found[1])
        except zlib.error:
            continue


def codes_in(pdf):
    """Return the voting codes on the letters, in their order."""
    streams = list(_streams(pdf))
    fonts = [
        {int(glyph, 16): chr(int(sign, 16)) for glyph, sign in GLYPH.findall(one)}
        for one in streams
        if b"begincmap" in one
    ]
    shown = [
        b"".join(ESCAPED.sub(_unescaped, part) for part in WORDS.findall(found[1] or found[2]))
        for one in streams
        if b"begincmap" not in one
        for found in SHOWN.finditer(one)
    ]
    return max((_codes(shown, font) for font in fonts), key=len)


def _codes(shown, font):
    """Return what reads as codes in this font: four groups, one after the other."""
    words = [
        "".join(font.get(part[at] * 256 + part[at + 1], "?") for at in range(0, len(part) - 1, 2))
        for part in shown
    ]
    four = ("-".join(words[at : at + 4]) for at in range(len(words) - 3))
    return [code for code in four if CODE.fullmatch(code)]
