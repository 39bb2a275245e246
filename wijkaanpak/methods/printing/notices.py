"""Papers for a wall and a table: the week of a place, a poster, and lists to write on.

Like the papers of a round they take their words ready to print and return a tagged PDF.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from wijkaanpak.methods import qr
from wijkaanpak.methods.printing.papers import Look, paper_of, print_size

type Sheet = Literal["a3", "a4"]
SIZES: dict[Sheet, dict[str, float]] = {
    "a3": {"size": 17, "title_size": 46, "qr_side": 34},
    "a4": {"size": 12, "title_size": 30, "qr_side": 26},
}


@dataclass(frozen=True, slots=True)
class WeekLine:
    """One thing on a day: when, what people call it, and the house's words about it.

    `off` says why it does not go on; then the title is crossed out.
    """

    hour: str
    title: str
    about: str = ""
    off: str = ""


@dataclass(frozen=True, slots=True)
class WeekDay:
    """One day of a week: its name, how the place is open, and what goes on."""

    name: str
    opening: str
    lines: tuple[WeekLine, ...] = ()
    closed: bool = False


@dataclass(frozen=True, slots=True)
class WeekWords:
    """The words around a week. `address` is what one types when one cannot scan."""

    title: str
    when: str
    where: str = ""
    after: tuple[str, ...] = ()
    scan: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A paper about one gathering: `facts` are pairs of a word and what it is.

    `points` are numbered; `said` is read as minutes, line by line; with `columns` there are
    `rows` empty lines to write on under those heads, or (0) as many as the sheet has room for.
    """

    title: str
    kind: str
    facts: tuple[tuple[str, str], ...]
    lead: str = ""
    points_title: str = ""
    points: tuple[str, ...] = ()
    said_title: str = ""
    said: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: int = 0
    after: tuple[str, ...] = ()
    scan: str = ""
    address: str = ""


def week(
    days: Sequence[WeekDay], words: WeekWords, *, look: Look, link: str, sheet: Sheet = "a3"
) -> bytes:
    """Return the week of a place on one sheet, as large as it has room for."""
    rows = [asdict(day) for day in days]
    more = {"days": rows, "qr": qr.drawing(link), "paper": sheet, **SIZES[sheet]}
    return paper_of("week", look, words, **more)


def poster_of(notice: Notice, *, look: Look, link: str, sheet: Sheet = "a3") -> bytes:
    """Return one gathering as a poster for a window or a board, on one sheet."""
    return paper_of("announcement", look, notice, qr=qr.drawing(link), paper=sheet, **SIZES[sheet])


def notice(notice: Notice, *, look: Look, link: str) -> bytes:
    """Return a paper to read or to write on at the table: agenda, minutes, or a list of names."""
    return paper_of("notice", look, notice, qr=qr.drawing(link), size=13.0)


@dataclass(frozen=True, slots=True)
class Face:
    """One post on the board: who holds it, since when, where to find them, and when not.

    `picture` is a photo (JPEG, PNG or WebP) that the person gave; without it stands a letter. A
    vacant post says so where a name would stand.
    """

    post: str
    name: str
    since: str = ""
    lines: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    vacant: bool = False
    picture: bytes = b""


@dataclass(frozen=True, slots=True)
class BoardWords:
    """The words around the faces. `address` is what one types when one cannot scan."""

    title: str
    lead: str
    after: str
    scan: str
    address: str


def face_board(faces: Sequence[Face], words: BoardWords, *, look: Look, link: str) -> bytes:
    """Return the faces of a neighbourhood on one A3 sheet, as large as it has room for."""
    rows = [
        asdict(face) | {"picture": list(print_size(face.picture)), "letter": face.name[:1].upper()}
        for face in faces
    ]
    return paper_of("faces", look, words, faces=rows, qr=qr.drawing(link), **SIZES["a3"])
