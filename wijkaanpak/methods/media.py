"""Pictures and voices made anew, so that nothing hidden in a file travels along.

What comes in is read as one of a few named formats and drawn or spoken again from its bare
pixels and sound: place, name, device, comments and anything glued to the file are gone. All of
it happens in memory, so no file can make the reader open another file or an address.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from fractions import Fraction

import av
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from PIL import Image, ImageOps

MOST_PIXELS, MOST_SIDE = 50_000_000, 2_000
MOST_PIXELS_WEBP = 20_000_000  # its decoder holds a picture four times
STRIP, ORIENTATION = 64, 0x0112
MOST_BYTES, MOST_SECONDS = 20 * 1024 * 1024, 5 * 60
RATE, BITS = 44_100, 64_000

Image.MAX_IMAGE_PIXELS = MOST_PIXELS


class Unreadable(ValueError):
    """Not a file that we can read, or one that is far too large."""


class TooLong(ValueError):
    """A voice that lasts longer than there is room for."""


def redraw(data: bytes) -> bytes:
    """Return a photo drawn anew as WebP, upright, at most 2,000 pixels wide or high.

    Raises Unreadable for anything but a whole JPEG or PNG of at most 50 megapixels, or a WebP of
    at most 20; how large it is stands in its first bytes, so nothing larger is ever decoded.
    """
    if len(data) > MOST_BYTES:
        raise Unreadable("too many bytes")
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as image:
            return _redrawn(image)
    except Unreadable:
        raise
    except Exception as fault:  # each decoder has its own ways to fail on a hostile file
        raise Unreadable(str(fault)) from fault


def _redrawn(image: Image.Image) -> bytes:
    most = MOST_PIXELS_WEBP if image.format == "WEBP" else MOST_PIXELS
    if image.width * image.height > most:
        raise Unreadable("too many pixels")
    image.draft("RGB", (MOST_SIDE, MOST_SIDE))
    turned = image.getexif().get(ORIENTATION, 1)
    small = _on_white(image, max(1, max(image.size) // MOST_SIDE))
    small.getexif()[ORIENTATION] = turned
    upright = ImageOps.exif_transpose(small)
    upright.thumbnail((MOST_SIDE, MOST_SIDE))
    fresh = Image.new("RGB", upright.size)
    fresh.paste(upright)
    out = io.BytesIO()
    fresh.save(out, "WEBP", quality=80)
    return out.getvalue()


def _on_white(image: Image.Image, shrink: int) -> Image.Image:
    """Return an image so many times smaller, on white, made strip by strip.

    So the large one is held once, as it was decoded; whole copies of it would make a photo of 50
    megapixels cost three times as much memory.
    """
    small = Image.new("RGB", (-(-image.width // shrink), -(-image.height // shrink)))
    for top in range(0, image.height, STRIP * shrink):
        bottom = min(image.height, top + STRIP * shrink)
        part = image.crop((0, top, image.width, bottom)).convert("RGBA")
        flat = Image.new("RGB", part.size, "white")
        flat.paste(part, mask=part.getchannel("A"))
        small.paste(flat.reduce(shrink), (0, top // shrink))
    return small


# How a file begins tells what it is; its name and what the browser says of it do not count.
def demuxer(data: bytes) -> str:
    """Return the one reader that may open these bytes; raise Unreadable for all others."""
    if data[4:8] == b"ftyp":
        return "mp4"
    if data[:4] == b"RIFF" and data[8:12] == b"WAVE":
        return "wav"
    starts = {b"OggS": "ogg", b"\x1aE\xdf\xa3": "matroska", b"fLaC": "flac", b"ID3": "mp3"}
    for start, reader in starts.items():
        if data.startswith(start):
            return reader
    if len(data) > 1 and data[0] == 0xFF and data[1] & 0xE6 == 0xE2:
        return "mp3"  # a bare frame of layer III
    raise Unreadable("not a recording that we know")


def respeak(data: bytes) -> tuple[bytes, int]:
    """Return a voice spoken anew as mono MP3, and how many seconds it lasts (rounded up).

    Raises Unreadable for what is no voice, TooLong after five minutes of sound.
    """
    if len(data) > MOST_BYTES:
        raise TooLong("too many bytes")
    reader = demuxer(data)
    try:
        return _respoken(data, reader)
    except (Unreadable, TooLong):
        raise
    except Exception as fault:  # as with pictures
        raise Unreadable(str(fault)) from fault


def _respoken(data: bytes, reader: str) -> tuple[bytes, int]:
    out, samples = io.BytesIO(), 0
    bare = {"id3v2_version": "0", "write_xing": "0"}
    with av.open(out, "w", format="mp3", options=bare) as fresh:
        voice = fresh.add_stream("libmp3lame", rate=RATE, layout="mono", bit_rate=BITS)
        for frame in _mono(data, reader):
            samples += frame.samples
            if samples > MOST_SECONDS * RATE:
                raise TooLong("too many seconds")
            fresh.mux(voice.encode(frame))
        if not samples:
            raise Unreadable("nothing to hear")
        fresh.mux(voice.encode(None))
    return out.getvalue(), -(-samples // RATE)


def _mono(data: bytes, reader: str) -> Iterator[AudioFrame]:
    """Yield the sound of the first voice in a file, in one channel and at one rate."""
    resampler = AudioResampler(format="s16p", layout="mono", rate=RATE, frame_size=1152)
    # No protocols: a list of addresses inside a file stays a list.
    with av.open(io.BytesIO(data), "r", reader, {"protocol_whitelist": ""}) as heard:
        stream = heard.streams.audio[0]
        at = 0
        for part in heard.decode(stream):
            part.pts = None
            for frame in resampler.resample(part):
                yield _timed(frame, at)
                at += frame.samples
        for frame in resampler.resample(None):
            yield _timed(frame, at)
            at += frame.samples


def _timed(frame: AudioFrame, at: int) -> AudioFrame:
    frame.pts, frame.time_base = at, Fraction(1, RATE)
    return frame
