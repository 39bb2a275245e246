"""Fonts for paper: from the WOFF2 files of npm to the TrueType that the typesetter reads.

A WOFF2 file (W3C Recommendation "WOFF File Format 2.0", 2024) is one Brotli stream of tables in
which outlines are written more tightly; Node takes off the Brotli, the rest is undone here. A
typesetter takes a family from one file, while npm cuts a family into a file per alphabet: so
each file becomes a family of its own ("Literata", "Literata 2").
"""

import struct
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field

TAGS = (
    "cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp "
    "hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL "
    "SVG_ sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx "
    "opbd prop trak Zapf Silf Glat Gloc Feat Sill"
).replace("_", " ")
KNOWN = [TAGS[at : at + 4] for at in range(0, len(TAGS), 5)]
UNPACK = (
    "process.stdout.write(require('zlib').brotliDecompressSync(require('fs').readFileSync(0)))"
)

type Tables = dict[str, bytes]


@dataclass
class Stream:
    """Bytes that are read from front to back."""

    data: bytes
    at: int = 0

    def take(self, size: int) -> bytes:
        self.at += size
        return self.data[self.at - size : self.at]

    def numbers(self, form: str) -> tuple[int, ...]:
        return struct.unpack(f">{form}", self.take(struct.calcsize(f">{form}")))

    def number(self, form: str) -> int:
        return self.numbers(form)[0]

    def base128(self) -> int:
        """Section 4.1: seven bits a byte, the highest bit says that more follow."""
        value = 0
        while True:
            byte = self.number("B")
            value = value << 7 | byte & 127
            if byte < 128:
                return value

    def short(self) -> int:
        """Section 6.1.1 of WOFF2: a number up to 65,535 in one to three bytes."""
        code = self.number("B")
        if code == 253:
            return self.number("H")
        return self.number("B") + (253 if code == 255 else 506) if code > 253 else code


def truetype(woff2: bytes, family: str, node: list[str]) -> bytes:
    """Return a WOFF2 font as TrueType, under another family name."""
    file = Stream(woff2)
    _sig, _flavor, _length, count, _zero, _size, packed = file.numbers("4s4sIHHII")
    file.at = 48
    rows = [_row(file) for _number in range(count)]
    data = Stream(_unbrotli(file.take(packed), node))
    tables = {tag: data.take(size) for tag, size, _changed in rows}
    changed = {tag for tag, _size, changed in rows if changed}
    if "glyf" in changed:
        bounds = _glyphs(tables)
        if "hmtx" in changed:
            tables["hmtx"] = _metrics(tables, bounds)
    tables["name"] = _names(family)
    return _file(tables)


def _row(file: Stream) -> tuple[str, int, bool]:
    """Section 4.1: tag, size in the stream, and whether the table was written differently."""
    flags = file.number("B")
    tag = KNOWN[flags & 63] if flags & 63 < 63 else file.take(4).decode()
    size, version = file.base128(), flags >> 6
    changed = version != 3 if tag in {"glyf", "loca"} else version != 0
    return tag, file.base128() if changed else size, changed


def _unbrotli(packed: bytes, node: list[str]) -> bytes:
    done = subprocess.run([*node, "-e", UNPACK], input=packed, capture_output=True, check=True)  # noqa: S603
    return done.stdout


@dataclass
class Outlines:
    """Section 5.1: the streams that outlines were spread over."""

    contours: Stream
    points: Stream
    flags: Stream
    glyphs: Stream
    composites: Stream
    boxes: Stream
    instructions: Stream
    boxed: bytes
    overlaps: bytes
    bounds: list[int] = field(
        init=False, default_factory=list
    )  # xMin of each glyph, for the metrics

    def glyph(self, number: int) -> bytes:
        contours = self.contours.number("h")
        box = self.boxes.numbers("4h") if _bit(self.boxed, number) else None
        if contours == 0:
            self.bounds.append(0)
            return b""
        if contours < 0:
            if box is None:
                raise ValueError("a glyph of several parts always has its box")
            self.bounds.append(box[0])
            return struct.pack(">5h", -1, *box) + self._composite()
        return self._simple(contours, box, _bit(self.overlaps, number))

    def _composite(self) -> bytes:
        start, more, instructed = self.composites.at, True, False
        while more:
            flags, _glyph = self.composites.numbers("HH")
            size = 4 if flags & 1 else 2
            size += 2 if flags & 8 else 4 if flags & 64 else 8 if flags & 128 else 0
            self.composites.take(size)
            more, instructed = bool(flags & 32), instructed or bool(flags & 256)
        parts = self.composites.data[start : self.composites.at]
        return parts + (self._instructions() if instructed else b"")

    def _instructions(self) -> bytes:
        size = self.glyphs.short()
        return struct.pack(">H", size) + self.instructions.take(size)

    def _simple(self, contours: int, box: tuple[int, ...] | None, overlap: bool) -> bytes:
        ends, last = [], -1
        for _contour in range(contours):
            last += self.points.short()
            ends.append(last)
        points = [self._point() for _number in range(last + 1)]
        xs, ys = _sums(p[1] for p in points), _sums(p[2] for p in points)
        box = box or (min(xs), min(ys), max(xs), max(ys))
        self.bounds.append(box[0])
        flags = bytearray(int(on) for on, _x, _y in points)
        flags[0] |= 64 * overlap
        return (
            struct.pack(f">5h{contours}H", contours, *box, *ends)
            + self._instructions()
            + bytes(flags)
            + struct.pack(f">{len(points)}h", *(x for _on, x, _y in points))
            + struct.pack(f">{len(points)}h", *(y for _on, _x, y in points))
        )

    def _point(self) -> tuple[bool, int, int]:
        """Section 5.2: whether the point lies on the curve, and the step towards it."""
        flag = self.flags.number("B")
        on, flag = flag < 128, flag & 127
        x, y = self._step(flag)
        across = flag if flag >= 10 else 1
        upward = flag if flag < 10 else 1 if flag < 20 else flag >> 1
        return on, x if across & 1 else -x, y if upward & 1 else -y

    def _step(self, flag: int) -> tuple[int, int]:
        take, one = self.glyphs.numbers, self.glyphs.number
        if flag < 10:
            return 0, ((flag & 14) << 7) + one("B")
        if flag < 20:
            return ((flag - 10 & 14) << 7) + one("B"), 0
        if flag < 84:
            high, low = flag - 20, one("B")
            return 1 + (high & 48) + (low >> 4), 1 + ((high & 12) << 2) + (low & 15)
        if flag < 120:
            (high, rest), (a, b) = divmod(flag - 84, 12), take("BB")
            return 1 + (high << 8) + a, 1 + ((rest >> 2) << 8) + b
        if flag < 124:
            a, b, c = take("3B")
            return (a << 4) + (b >> 4), ((b & 15) << 8) + c
        return one("H"), one("H")


def _sums(steps: Iterator[int]) -> list[int]:
    total, found = 0, []
    for step in steps:
        total += step
        found.append(total)
    return found


def _bit(bits: bytes, number: int) -> bool:
    return bool(bits and bits[number >> 3] & 128 >> (number & 7))


def _glyphs(tables: Tables) -> list[int]:
    """Write `glyf` and `loca` as they were; return the left edge of each glyph."""
    data = Stream(tables["glyf"])
    _zero, options, count, _format = data.numbers("4H")
    sizes = data.numbers("7I")
    streams = [Stream(data.take(size)) for size in sizes]
    boxed = streams[5].take((count + 31) // 32 * 4)
    outlines = Outlines(*streams, boxed, data.data[data.at :] if options & 1 else b"")
    loca, parts = [0], []
    for number in range(count):
        glyph = outlines.glyph(number)
        parts.append(glyph + b"\0" * (-len(glyph) % 4))
        loca.append(loca[-1] + len(parts[-1]))
    tables |= {"glyf": b"".join(parts), "loca": struct.pack(f">{len(loca)}I", *loca)}
    tables["head"] = tables["head"][:50] + struct.pack(">h", 1) + tables["head"][52:]
    return outlines.bounds


def _metrics(tables: Tables, bounds: list[int]) -> bytes:
    """Section 5.4: widths, and left edges that the outlines already say."""
    data, full = Stream(tables["hmtx"]), struct.unpack(">H", tables["hhea"][34:36])[0]
    flags = data.number("B")
    widths = data.numbers(f"{full}H")
    lefts = list(bounds[:full] if flags & 1 else data.numbers(f"{full}h"))
    rest = len(bounds) - full
    lefts += bounds[full:] if flags & 2 else data.numbers(f"{rest}h")
    pairs = zip(widths, lefts, strict=False)
    return b"".join(struct.pack(">Hh", *pair) for pair in pairs) + struct.pack(
        f">{rest}h", *lefts[full:]
    )


def _names(family: str) -> bytes:
    """Return a `name` table that says only the family and its style."""
    said = {1: family, 2: "Regular", 4: family, 6: family.replace(" ", "")}
    texts = {number: text.encode("utf-16-be") for number, text in said.items()}
    rows, at = b"", 0
    for number, text in texts.items():
        rows += struct.pack(">6H", 3, 1, 0x409, number, len(text), at)
        at += len(text)
    return struct.pack(">3H", 0, len(texts), 6 + len(rows)) + rows + b"".join(texts.values())


def _file(tables: Tables) -> bytes:
    """Return the tables as one file (OpenType 1.9, "Organization of an OpenType font")."""
    tables["head"] = tables["head"][:8] + bytes(4) + tables["head"][12:]
    count = len(tables)
    power = 1 << count.bit_length() - 1
    start = struct.pack(">4H", count, power * 16, power.bit_length() - 1, (count - power) * 16)
    rows, body, at = b"", [], 12 + 16 * count
    for tag, data in sorted(tables.items()):
        padded = data + b"\0" * (-len(data) % 4)
        rows += struct.pack(">4sIII", tag.encode(), _checksum(padded), at, len(data))
        body.append(padded)
        at += len(padded)
    file = b"\0\1\0\0" + start + rows + b"".join(body)
    return file.replace(
        tables["head"][:12],
        tables["head"][:8] + struct.pack(">I", 0xB1B0AFBA - _checksum(file) & 0xFFFFFFFF),
        1,
    )


def _checksum(padded: bytes) -> int:
    return sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
