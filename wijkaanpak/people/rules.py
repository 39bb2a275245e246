"""Who may do what, in one table that anyone can read; and how codes are made."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from enum import StrEnum

from wijkaanpak.refusals import Refused, gettext_noop


class Role(StrEnum):
    """What someone is in a neighbourhood. Nobody is everything: there is no administrator."""

    RESIDENT = "resident"
    COLLECTOR = "collector"  # writes down stories with or for others
    STORY_KEEPER = "story keeper"  # reads what was told before everybody can
    AGENDA_CIRCLE = "agenda circle"  # residents who keep the neighbourhood agenda
    COORDINATOR = "coordinator"  # of the independent body: invites, prints, keeps the rhythm
    SPEAKER = "speaker"  # speaks for a party; comes and goes with a seat


class Right(StrEnum):
    """What a role may do. Adopting, answering and promising go by seat, not by role."""

    BE_MEMBER = "be member"
    COLLECT_STORIES = "collect stories"
    KEEP_STORIES = "keep stories"
    KEEP_AGENDA = "keep agenda"
    SPEAK = "speak for a party"
    INVITE = "invite people"
    KEEP_PLACE = "keep the place"


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.RESIDENT: frozenset({Right.BE_MEMBER}),
    Role.COLLECTOR: frozenset({Right.BE_MEMBER, Right.COLLECT_STORIES}),
    Role.STORY_KEEPER: frozenset({Right.BE_MEMBER, Right.KEEP_STORIES}),
    Role.AGENDA_CIRCLE: frozenset({Right.BE_MEMBER, Right.KEEP_AGENDA}),
    Role.COORDINATOR: frozenset({Right.BE_MEMBER, Right.INVITE, Right.KEEP_PLACE}),
    Role.SPEAKER: frozenset({Right.BE_MEMBER, Right.SPEAK}),
}

# These see personal data, so a stolen code alone must not be enough.
NEEDS_SECOND_KEY = frozenset({Right.KEEP_STORIES, Right.INVITE})


def rights_of(roles: Iterable[Role]) -> frozenset[Right]:
    """Return everything that someone with these roles may do."""
    return frozenset(right for role in roles for right in RIGHTS[role])


ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford base32: no I, L, O, U
CODE_LENGTH = 12  # 60 bits
_LOOKALIKES = str.maketrans("ILO", "110", " -.")


def new_code() -> str:
    """Return a fresh code of 12 characters (60 bits) and a check character."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    return body + check_character(body)


def check_character(body: str) -> str:
    """Return the character that catches one wrong or two swapped characters.

    A weighted sum modulo the prime 31: one wrong character or two swapped ones change the sum,
    unless the two are 0 and Z.
    """
    total = sum((place + 1) * ALPHABET.index(char) for place, char in enumerate(body))
    return ALPHABET[total % 31]


def show_code(code: str) -> str:
    """Write a code in groups that can be read aloud: 'ABCD-EFGH-JKMN-P'."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def read_code(typed: str) -> str:
    """Return the code someone typed, whatever the spaces, dashes and look-alikes.

    Raises Refused when it cannot be a code of ours: a slip of the pen is told at once.
    """
    code = typed.upper().translate(_LOOKALIKES)
    fits = len(code) == CODE_LENGTH + 1 and all(char in ALPHABET for char in code)
    if not fits or check_character(code[:-1]) != code[-1]:
        raise Refused(
            gettext_noop("This code has a typing mistake. Look at your slip and try again.")
        )
    return code
