"""Simple drawn pictures beside some stories. Photos of people who do not exist would be a lie."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter

WIDE, HIGH = 960, 640
PAPER, DUSK, INK = "#FBF7F0", "#1D4E6B", "#1F2A37"
SUN, BRICK, GREEN, SAND = "#F2B233", "#A63D24", "#0B5D51", "#8A7B66"
SOFT_GREEN, SOFT_BRICK, SKY = "#DDEBDD", "#F8E3DC", "#DCECF2"

type Pen = ImageDraw.ImageDraw


@dataclass(frozen=True)
class Picture:
    """A picture as a file, and what it shows in words."""

    data: bytes
    words: str


def draw(story: str) -> Picture | None:
    """Return the picture that goes with a story, when there is one."""
    if story not in PICTURES:
        return None
    background, paint, words = PICTURES[story]
    sheet = Image.new("RGB", (WIDE, HIGH), background)
    if story in GLOWING:
        sheet = _glow(sheet, GLOWING[story])
    paint(ImageDraw.Draw(sheet))
    file = BytesIO()
    sheet.save(file, "PNG")
    return Picture(file.getvalue(), words)


def _glow(sheet: Image.Image, spot: tuple[int, int]) -> Image.Image:
    light = Image.new("L", sheet.size, 0)
    x, y = spot
    ImageDraw.Draw(light).ellipse((x - 230, y - 230, x + 230, y + 230), fill=190)
    light = light.filter(ImageFilter.GaussianBlur(80))
    return Image.composite(Image.new("RGB", sheet.size, SUN), sheet, light)


def _staircase(pen: Pen) -> None:
    for step in range(8):
        left, top = 60 + step * 105, 560 - step * 55
        pen.rectangle((left, top, WIDE, HIGH), fill="#2B3C4E" if step % 2 else "#263545")
    pen.line((480, 0, 480, 130), fill=SAND, width=8)
    pen.pieslice((420, 110, 540, 230), 180, 360, fill=BRICK)
    pen.ellipse((452, 160, 508, 216), fill=SUN)


def _trees(pen: Pen) -> None:
    pen.rectangle((0, 500, WIDE, HIGH), fill=SOFT_GREEN)
    for number in range(14):
        x, size = 60 + number * 64, 46 + (number * 37) % 34
        ground = 520 + (number * 53) % 70
        pen.rectangle((x - 5, ground - 90, x + 5, ground), fill=SAND)
        top = ground - 90 - size
        pen.ellipse((x - size // 2, top, x + size // 2, ground - 70), fill=GREEN)
        if number % 3 == 0:
            pen.ellipse((x - 8, top + 30, x + 6, top + 44), fill=BRICK)


def _quay(pen: Pen) -> None:
    pen.ellipse((680, 60, 800, 180), fill=SUN)
    pen.rectangle((0, 390, WIDE, HIGH), fill=DUSK)
    for wave in range(7):
        left = 40 + wave * 140
        pen.arc((left, 430 + (wave % 3) * 55, left + 110, 470 + (wave % 3) * 55), 0, 180, SKY, 6)
    pen.rectangle((0, 360, 360, 420), fill=SAND)
    pen.polygon([(430, 420), (690, 420), (640, 490), (480, 490)], fill=BRICK)
    pen.line((500, 380, 720, 520), fill=PAPER, width=8)


def _soup(pen: Pen) -> None:
    pen.rectangle((0, 480, WIDE, HIGH), fill=SAND)
    pen.rounded_rectangle((300, 270, 660, 520), 40, fill=GREEN)
    pen.ellipse((300, 230, 660, 320), fill=BRICK)
    pen.rectangle((250, 330, 300, 360), fill=INK)
    pen.rectangle((660, 330, 710, 360), fill=INK)
    pen.line((560, 280, 700, 80), fill=INK, width=14)
    for steam in range(3):
        left = 370 + steam * 80
        pen.arc((left, 90, left + 50, 210), 90, 270, SUN, 8)
        pen.arc((left, 130, left + 50, 250), 270, 90, SUN, 8)


def _bus(pen: Pen) -> None:
    pen.rectangle((0, 490, WIDE, HIGH), fill=SAND)
    pen.rounded_rectangle((180, 210, 780, 490), 40, fill=GREEN)
    for window in range(4):
        left = 215 + window * 140
        pen.rounded_rectangle((left, 250, left + 110, 350), 14, fill=SKY)
        pen.rounded_rectangle((left + 35, 300, left + 75, 350), 8, fill=SAND)
    for wheel in (300, 660):
        pen.ellipse((wheel - 55, 440, wheel + 55, 550), fill=INK)
        pen.ellipse((wheel - 20, 475, wheel + 20, 515), fill=PAPER)


def _lantern(pen: Pen) -> None:
    pen.polygon([(0, 520), (WIDE, 430), (WIDE, HIGH), (0, HIGH)], fill=INK)
    pen.line((300, 540, 300, 250), fill=SAND, width=10)
    pen.polygon([(250, 250), (350, 250), (330, 150), (270, 150)], fill=SUN)
    pen.polygon([(255, 150), (345, 150), (300, 105)], fill=BRICK)
    pen.polygon([(640, 452), (640, 340), (730, 270), (820, 340), (820, 436)], fill="#263545")
    pen.rectangle((710, 360, 750, 400), fill=SUN)


PICTURES: dict[str, tuple[str, Callable[[Pen], None], str]] = {
    "S01": (INK, _staircase, "Tekening: een trap in het donker, met één lamp die brandt."),
    "S04": (SKY, _trees, "Tekening: veertien jonge bomen, een paar met appels."),
    "S07": (SOFT_BRICK, _quay, "Tekening: een roeiboot bij de kade, met een lage zon."),
    "S10": (SOFT_BRICK, _bus, "Tekening: een busje met vier lege stoelen."),
    "S13": (SOFT_BRICK, _soup, "Tekening: een grote pan soep waar damp afkomt."),
    "V3": (DUSK, _lantern, "Tekening: een lantaarn op de dijk, en een huis met licht."),
}
GLOWING = {"S01": (480, 190), "V3": (300, 210)}
