"""The papers of a round: letters with a code, the paper ballot, cards of plans, the pot poster.

Each takes its words ready to print (the room that prints has worded and translated them) and
returns the bytes of a PDF that is tagged for people who have papers read to them.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from PIL import Image, ImageOps

from wijkaanpak.methods import qr
from wijkaanpak.methods.printing.press import plain, press, street

MOST_SIDE = 1_000  # pixels: 300 to the inch on a card
READABLE, LARGE = 12.0, 18.0  # points


@dataclass(frozen=True, slots=True)
class Look:
    """How a neighbourhood is recognised: its name, two colours, its roofs, and the language.

    `street` is SVG path data in a box of 1440 by 84.
    """

    name: str
    language: str = "nl"
    action: str = "#0B5D51"
    accent: str = "#A63D24"
    street: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter: the code in readable groups, what the QR code opens, and where it goes.

    `lines` is the address; none when the letters are handed out or a party that does not know
    the codes puts them in envelopes.
    """

    code: str
    link: str
    serial: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterWords:
    """The words that all letters share. `address` is what one types when one cannot scan.

    `otherwise` says in other languages, each with its code, what to do with a letter in this one.
    """

    title: str
    code_label: str
    scan: str
    or_visit: str
    address: str
    date: str = ""
    greeting: str = ""
    before: tuple[str, ...] = ()
    steps_title: str = ""
    steps: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    otherwise: tuple[tuple[str, str], ...] = ()
    signed: str = ""
    serial_label: str = ""
    page_label: str = ""


@dataclass(frozen=True, slots=True)
class BallotPlan:
    """One line of a ballot, with its cost in words."""

    number: str
    title: str
    cost: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class BallotWords:
    """The words of a ballot; `columns` are four: tick, number, plan, cost.

    `address` is where one reads about the plans, `scan` what its QR code is for.
    """

    title: str
    steps: tuple[str, ...]
    columns: tuple[str, str, str, str]
    serial_label: str
    example: str = ""
    after: tuple[str, ...] = ()
    page_label: str = ""
    scan: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One plan on a card. `part` is its share of the money there is, from 0 to 1.

    `of` says that share in words; `alt` says what is on the picture (JPEG, PNG or WebP); `link`
    is what a QR code on the card opens.
    """

    number: str
    title: str
    cost: str
    part: float
    of: str = ""
    about: str = ""
    place: str = ""
    picture: bytes = b""
    alt: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class PosterPot:
    """One pot on the poster; `part` is its amount beside the largest, from 0 to 1."""

    name: str
    owner: str
    amount: str
    part: float
    asks: str
    ends: str = ""
    earmarked: bool = False


@dataclass(frozen=True, slots=True)
class PosterWords:
    """The words of the pot poster; `columns` are three: pot, what it asks, amount."""

    title: str
    lead: str
    total_label: str
    total: str
    free: str
    earmarked: str
    columns: tuple[str, str, str]
    after: tuple[str, ...] = ()
    scan: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class WallCard:
    """One offer or wish on the wall: what, which kind, where and when. Never who."""

    title: str
    kind: str
    words: str = ""
    where: str = ""
    wish: bool = False


@dataclass(frozen=True, slots=True)
class ThanksWords:
    """The words of a thank-you card; `signed` may be empty."""

    title: str
    text: str
    signed: str
    day: str


def letters(
    letters: Sequence[Letter], words: LetterWords, *, look: Look, large_print: bool = False
) -> bytes:
    """Return all letters as one PDF, each from a page of its own."""
    rows = [
        {"groups": one.code.replace("-", " ").split() or [one.code], "qr": qr.drawing(one.link)}
        | {"serial": one.serial, "lines": one.lines}
        for one in letters
    ]
    sizes = {"code_size": 23, "qr_side": 46} if large_print else {"code_size": 21, "qr_side": 42}
    return _paper("letters", look, words, large_print, letters=rows, **sizes)


def ballot_paper(
    plans: Sequence[BallotPlan],
    words: BallotWords,
    *,
    serials: Sequence[str],
    look: Look,
    link: str = "",
    large_print: bool = False,
) -> bytes:
    """Return one paper ballot for each serial, all with the same plans and the same QR code."""
    rows = [asdict(plan) for plan in plans]
    sizes = {"box": 9, "air": 3.6} if large_print else {"box": 6, "air": 2.2}
    more = {"plans": rows, "serials": serials, "qr": qr.drawing(link) if link else ""}
    return _paper("ballot", look, words, large_print, **more, **sizes)


def cards(
    plans: Sequence[Card], *, title: str, look: Look, scan: str = "", large_print: bool = False
) -> bytes:
    """Return the plans as cards to cut out, four on a sheet. `scan` says what a QR code opens."""
    rows = [
        asdict(card)
        | {"part": _share(card.part), "picture": list(print_size(card.picture))}
        | {"qr": qr.drawing(card.link) if card.link else ""}
        for card in plans
    ]
    title_size = 22 if large_print else 18
    words = {"title": title, "scan": scan}
    size = 15 if large_print else 12
    return _paper("cards", look, words, large_print, cards=rows, title_size=title_size, size=size)


def poster(pots: Sequence[PosterPot], words: PosterWords, *, look: Look, link: str = "") -> bytes:
    """Return the pots as one A3 poster: bars with amounts, end dates and conditions.

    They are drawn as large as the sheet has room for.
    """
    rows = [asdict(pot) | {"part": _share(pot.part)} for pot in pots]
    return _paper(
        "poster", look, words, False, pots=rows, qr=qr.drawing(link) if link else "", size=14
    )


def thank_you(words: ThanksWords, *, look: Look) -> bytes:
    """Return a thank-you card on A6."""
    return _paper("thanks", look, words, False)


def wall(cards: Sequence[WallCard], *, title: str, how: str, look: Look) -> bytes:
    """Return offers and wishes as cards to hang on a wall, eight on a sheet.

    `how` says on each how one comes by it.
    """
    rows = [asdict(card) for card in cards]
    return _paper("wall", look, {"title": title, "how": how}, False, cards=rows)


def _paper(sheet: str, look: Look, words: Any, large_print: bool, **data: Any) -> bytes:
    said = words if isinstance(words, dict) else asdict(words)
    size = {"size": LARGE if large_print else READABLE}
    look_data = asdict(look) | {"street": street(look.street)}
    return press(sheet, plain(size | data | {"look": look_data, "words": said}))


def paper_of(sheet: str, look: Look, words: Any, **data: Any) -> bytes:
    """Return a paper that was laid out in `sheets/<sheet>.typ`, with its words and its data."""
    return _paper(sheet, look, words, False, **data)


def _share(part: float) -> float:
    return min(1.0, max(0.0, part))


def print_size(picture: bytes) -> bytes:
    """Return a picture as JPEG, no larger than a card needs."""
    if not picture:
        return b""
    with Image.open(io.BytesIO(picture), formats=("JPEG", "PNG", "WEBP")) as image:
        upright = ImageOps.exif_transpose(image).convert("RGB")
    upright.thumbnail((MOST_SIDE, MOST_SIDE))
    out = io.BytesIO()
    upright.save(out, "JPEG", quality=82)
    return out.getvalue()
