"""The one story that can be heard. Nobody told it, so no voice of a person is made up.

`s06.opus` is the first sentence of S06 as eSpeak NG 1.51 reads it (`espeak-ng -v ar -s 130`), in
Ogg Opus of 24 kbit/s. The story itself says that a computer reads it.
"""

from __future__ import annotations

from pathlib import Path

SOUNDS = {"S06": "s06.opus"}


def spoken(story: str) -> bytes:
    """Return the sound that goes with a story, or nothing."""
    name = SOUNDS.get(story)
    return (Path(__file__).parent / name).read_bytes() if name else b""
