import io
import struct
import subprocess
import sys
import zlib

import av
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageFile, WebPImagePlugin

from bench import pictures
from tests.stories.tellings import picture, tone
from wijkaanpak.methods import media


def opened(webp):
    return Image.open(io.BytesIO(webp))


def with_place_and_name():
    exif = Image.Exif()
    exif[0x010E], exif[0x013B], exif[0x0112] = "keuken van Fatma", "Fatma", 6
    exif.get_ifd(0x8825)[2] = (52.0, 5.0, 0.0)
    return picture(exif=exif, comment=b"geheim", size=(40, 20))


def test_a_photo_loses_place_name_and_comment_and_stands_upright():
    found = opened(media.redraw(with_place_and_name()))
    assert (found.format, found.size) == ("WEBP", (20, 40))
    assert set(found.info) <= {"loop", "background", "timestamp", "duration"}
    assert dict(found.getexif()) == {}


@pytest.mark.parametrize("extra", [b"PK\x03\x04evil.zip", b"<script>alert(1)</script>"])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_is_glued_to_a_photo_stays_behind(kind, extra):
    drawn = media.redraw(picture(kind) + extra)
    assert (extra in drawn, opened(drawn).format) == (False, "WEBP")


def test_a_text_hidden_in_a_png_stays_behind():
    text = b"tEXtName\x00Fatma"
    chunk = struct.pack(">I", len(text) - 4) + text + struct.pack(">I", zlib.crc32(text))
    plain = picture("PNG")
    assert b"Fatma" not in media.redraw(plain[:33] + chunk + plain[33:])


def test_a_large_photo_becomes_small_and_see_through_becomes_white():
    drawn = opened(media.redraw(picture("PNG", (3000, 1000))))
    assert drawn.size == (2000, 667)
    clear = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(clear, "PNG")
    assert opened(media.redraw(clear.getvalue())).getpixel((4, 4)) == (255, 255, 255)


def bomb(width, height):
    """Return a tiny PNG that claims to be enormous."""

    def chunk(name, data):
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    body = zlib.compress(b"\0" * 10_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
NOT_PHOTOS = {
    "nothing": b"",
    "svg": SVG,
    "html": b"<!doctype html><script>alert(1)</script>",
    "gif that is a script": b"GIF89a/*\x01\x00\x01\x00*/=1;alert(1)",
    "a real gif": picture("GIF"),
    "tiff": picture("TIFF"),
    "bmp": picture("BMP"),
    "eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/passwd) run",
    "pdf": b"%PDF-1.4\n",
    "half a jpeg": picture(size=(400, 400))[:900],
    "half a png": picture("PNG", size=(400, 400))[:200],
    "60,000 square": bomb(60_000, 60_000),
    "8,000 square": bomb(8_000, 8_000),
    "a zip": b"PK\x03\x04" + b"\0" * 40,
    "21 megabytes": picture() + b"\0" * (21 * 1024 * 1024),
}


@pytest.mark.parametrize("what", NOT_PHOTOS)
def test_what_is_no_photo_is_refused(what):
    with pytest.raises(media.Unreadable):
        media.redraw(NOT_PHOTOS[what])


@pytest.mark.parametrize(
    ("kind", "size"), [("PNG", (8_000, 8_000)), ("WEBP", (8_000, 3_000)), ("JPEG", (8_000, 8_000))]
)
def test_a_photo_that_is_too_large_is_refused_before_it_is_decoded(kind, size, monkeypatch):
    data = picture(kind, size)
    decoded = []
    monkeypatch.setattr(ImageFile.ImageFile, "load", lambda image: decoded.append(image.size))
    monkeypatch.setattr(WebPImagePlugin.WebPImageFile, "load", ImageFile.ImageFile.load)
    with pytest.raises(media.Unreadable, match="pixels"):
        media.redraw(data)
    assert decoded == []


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux how much memory was held")
def test_fifty_megapixels_are_held_only_once_in_memory():
    run = [sys.executable, "-m", "bench.pictures", "alone"]
    done = subprocess.run(run, input=pictures.photo("RGBA", "PNG"), stdout=subprocess.PIPE)
    megabytes = int(done.stdout.split()[0])
    assert 4 * 50 < megabytes < 300  # four bytes for each pixel, and what is small beside it


def test_a_photo_that_is_drawn_in_strips_keeps_every_part_in_its_place():
    colours = [(200, 0, 0), (0, 200, 0), (0, 0, 200), (200, 200, 0)]
    plain = Image.new("RGB", (4_400, 4_400))
    for at, colour in enumerate(colours):
        plain.paste(colour, (0, at * 1_100, 4_400, (at + 1) * 1_100))
    out = io.BytesIO()
    plain.save(out, "PNG")
    drawn = opened(media.redraw(out.getvalue()))
    seen = [drawn.getpixel((1_000, at * 500 + 250)) for at in range(4)]
    assert drawn.size == (2_000, 2_000)
    for found, wanted in zip(seen, colours, strict=True):
        assert all(abs(a - b) < 20 for a, b in zip(found, wanted, strict=True))


@given(st.binary(max_size=200), st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"]))
def test_any_bytes_are_refused_with_the_same_word(data, start):
    with pytest.raises(media.Unreadable):
        media.redraw(start + data)


def spoken(container, codec, rate=48_000, **tags):
    """Return a second of sound in some container, with tags on it."""
    out = io.BytesIO()
    with av.open(out, "w", format=container) as file:
        file.metadata.update(tags)
        stream = file.add_stream(codec, rate=rate, layout="mono")
        with av.open(io.BytesIO(tone(1))) as sound:
            resampler = av.AudioResampler(stream.format, "mono", rate, stream.frame_size or 960)
            frames = [f for part in sound.decode(audio=0) for f in resampler.resample(part)]
        for frame in [*frames, *resampler.resample(None)]:
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    return out.getvalue()


KINDS = {
    "ogg": lambda: spoken("ogg", "libopus", title="Fatma"),
    "webm": lambda: spoken("webm", "libopus", title="Fatma"),
    "m4a": lambda: spoken("mp4", "aac", title="Fatma", comment="52.0 N 5.0 E"),
    "flac": lambda: spoken("flac", "flac", title="Fatma"),
    "mp3": lambda: spoken("mp3", "libmp3lame", title="Fatma"),
    "wav": lambda: tone(1),
}


def heard(mp3):
    with av.open(io.BytesIO(mp3)) as file:
        stream = file.streams.audio[0]
        what = (file.format.name, stream.codec_context.layout.name, dict(file.metadata))
        seconds = sum(f.samples for f in file.decode(audio=0)) / stream.rate
        return what, seconds


@pytest.mark.parametrize("kind", KINDS)
def test_a_voice_from_any_telephone_becomes_a_bare_mp3(kind):
    mp3, seconds = media.respeak(KINDS[kind]())
    what, lasts = heard(mp3)
    assert what == ("mp3", "mono", {})
    assert (b"Fatma" in mp3, b"52.0" in mp3, seconds in {1, 2}) == (False, False, True)
    assert 0.9 < lasts < 1.3


@pytest.mark.parametrize("extra", [b"PK\x03\x04evil.zip", b"<script>alert(1)</script>"])
def test_what_is_glued_to_a_voice_stays_behind(extra):
    assert extra not in media.respeak(tone(1) + extra)[0]


NOT_VOICES = {
    "nothing": b"",
    "a list of addresses": b"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n",
    "a list behind a tag": b"ID3\x04\0\0\0\0\0\0#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n",
    "a concat list": b"ffconcat version 1.0\nfile /etc/passwd\n",
    "an sdp": b"v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nm=audio 9 RTP/AVP 0\n",
    "svg": SVG,
    "html": b"<!doctype html>",
    "a photo": picture(),
    "half an ogg": b"OggS" + b"\0" * 60,
    "an empty wav": tone(0),
    "an mp4 that points elsewhere": b"\0\0\0\x18ftypqt  \0\0\0\0qt  qt  \0\0\0\x08moov",
    "a matroska of noise": b"\x1aE\xdf\xa3" + b"\x42" * 200,
}


@pytest.mark.parametrize("what", NOT_VOICES)
def test_what_is_no_voice_is_refused(what):
    with pytest.raises(media.Unreadable):
        media.respeak(NOT_VOICES[what])


@given(st.binary(max_size=200), st.sampled_from([b"", b"OggS", b"ID3", b"fLaC", b"\x1aE\xdf\xa3"]))
def test_any_noise_is_refused_with_the_same_word(data, start):
    with pytest.raises(media.Unreadable):
        media.respeak(start + data)


def test_five_minutes_is_room_enough_and_more_is_too_long():
    assert media.respeak(tone(300, rate=100))[1] == 300
    with pytest.raises(media.TooLong):
        media.respeak(tone(302, rate=100))
    with pytest.raises(media.TooLong):
        media.respeak(b"OggS" + b"\0" * (21 * 1024 * 1024))
