"""What people tell in the tests of this room, and the files they send along."""

import io
import math
import struct
import wave
from dataclasses import replace

from PIL import Image

from wijkaanpak.neighbourhoods.rules import Domain
from wijkaanpak.people.actions import digest
from wijkaanpak.people.rules import new_code
from wijkaanpak.stories.actions import place_story, tell_story
from wijkaanpak.stories.queries import Teller
from wijkaanpak.stories.rules import Telling, Use

LAMP = Telling(
    title="De lamp",
    text="De lamp op de trap was kapot. Nu is het zijn lamp.",
    teller_name="Fatma",
    period="winter 2017",
    street="Zonnehof",
    domains=(Domain.HOUSING, Domain.SAFETY),
    uses=frozenset({Use.PANEL, Use.PUBLIC}),
)


# The same lamp of a teller who also says yes to lying beside a mistake.
AGREED = replace(LAMP, uses=LAMP.uses | {Use.REPAIR})


def told(here, telling=LAMP, code=None, **who):
    """Return a story that waits, and the teller who holds its slip."""
    code = code or new_code()
    story = tell_story(here=here, telling=telling, code=code, **who)
    return story, Teller(slips=(digest(code),))


def placed(cast, telling=LAMP, here=None, keeper=None, **who):
    """Return a story that was placed, and its teller."""
    story, teller = told(here or cast.wijk, telling, **who)
    place_story(by=keeper or cast.bram, story=story)
    return story, teller


def tone(seconds=1.0, rate=8000):
    """Return a WAV with a tone."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setparams((1, 2, rate, 0, "NONE", ""))
        wavy = (int(9000 * math.sin(i / 9)) for i in range(int(seconds * rate)))
        file.writeframes(b"".join(struct.pack("<h", sample) for sample in wavy))
    return out.getvalue()


def picture(kind="JPEG", size=(40, 30), colour="green", **more):
    """Return a photo of one colour."""
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind, **more)
    return out.getvalue()
