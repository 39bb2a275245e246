"""Who may do what, in one table that anyone can read; and how codes are made."""

from __future__ import annotations

import hmac
import ipaddress
import secrets
import uuid
from collections.abc import Iterable
from datetime import timedelta
from enum import StrEnum

from wijkaanpak.refusals import Refused, gettext_noop

TRIES, TRIES_WITHIN = 10, timedelta(minutes=10)  # wrong codes from one place


class Role(StrEnum):
    """What someone is in a neighbourhood. Nobody is everything: there is no administrator."""

    RESIDENT = "resident"
    COLLECTOR = "collector"  # writes down stories with or for others
    STORY_KEEPER = "story keeper"  # reads what was told before everybody can
    AGENDA_CIRCLE = "agenda circle"  # residents who keep the neighbourhood agenda
    TREASURER = "treasurer"  # keeps the money of the pots, and pays
    SECOND_EYES = "second pair of eyes"  # looks along before a larger sum is paid
    COORDINATOR = "coordinator"  # of the independent body: invites, prints, keeps the rhythm
    SPEAKER = "speaker"  # speaks for a party; comes and goes with a seat
    ROUND_KEEPER = "round keeper"  # residents who run a round of the budget
    BALLOT_CLERK = "ballot clerk"  # types in paper ballots and counts
    CODE_KEEPER = "code keeper"  # makes and prints the voting letters
    ADDRESS_KEEPER = "address keeper"  # knows which letter went to which door, outside this site
    HOST = "host"  # opens a place, welcomes people, writes down what was said and counts cards
    CONNECTOR = "connector"  # a resident who brings an offer and a wish together, by own consent


class Right(StrEnum):
    """What a role may do. Adopting, answering and promising go by seat, not by role."""

    BE_MEMBER = "be member"
    COLLECT_STORIES = "collect stories"
    KEEP_STORIES = "keep stories"
    JUDGE_APPEALS = "judge appeals"  # of tellers whose story was given back by somebody else
    KEEP_AGENDA = "keep agenda"
    SEE_CASH_DESK = "see the cash desk"  # who is paid, and the lines of the bank
    KEEP_MONEY = "keep the money"
    LOOK_ALONG = "look along with money"
    SPEAK = "speak for a party"
    INVITE = "invite people"
    KEEP_PLACE = "keep the place"
    KEEP_ROUND = "keep a round"
    KEEP_BALLOTS = "keep ballots"
    KEEP_CODES = "keep codes"
    KEEP_ADDRESSES = "keep addresses"
    HOST = "be host"
    CONNECT = "connect people"


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.RESIDENT: frozenset({Right.BE_MEMBER}),
    Role.COLLECTOR: frozenset({Right.BE_MEMBER, Right.COLLECT_STORIES}),
    Role.STORY_KEEPER: frozenset({Right.BE_MEMBER, Right.KEEP_STORIES, Right.JUDGE_APPEALS}),
    Role.AGENDA_CIRCLE: frozenset({Right.BE_MEMBER, Right.KEEP_AGENDA}),
    Role.TREASURER: frozenset({Right.BE_MEMBER, Right.SEE_CASH_DESK, Right.KEEP_MONEY}),
    Role.SECOND_EYES: frozenset({Right.BE_MEMBER, Right.SEE_CASH_DESK, Right.LOOK_ALONG}),
    Role.COORDINATOR: frozenset(
        {Right.BE_MEMBER, Right.INVITE, Right.KEEP_PLACE, Right.JUDGE_APPEALS, Right.HOST}
    ),
    Role.SPEAKER: frozenset({Right.BE_MEMBER, Right.SPEAK}),
    Role.ROUND_KEEPER: frozenset({Right.BE_MEMBER, Right.KEEP_ROUND}),
    Role.BALLOT_CLERK: frozenset({Right.BE_MEMBER, Right.KEEP_BALLOTS}),
    Role.CODE_KEEPER: frozenset({Right.BE_MEMBER, Right.KEEP_CODES}),
    Role.ADDRESS_KEEPER: frozenset({Right.BE_MEMBER, Right.KEEP_ADDRESSES}),
    Role.HOST: frozenset({Right.BE_MEMBER, Right.HOST, Right.COLLECT_STORIES}),
    Role.CONNECTOR: frozenset({Right.BE_MEMBER, Right.CONNECT}),
}

# These see personal data, move money, or hold what a vote stands on: a stolen code alone must not
# be enough.
NEEDS_SECOND_KEY = frozenset(
    {
        Right.KEEP_STORIES,
        Right.JUDGE_APPEALS,
        Right.INVITE,
        Right.SEE_CASH_DESK,
        Right.KEEP_MONEY,
        Right.LOOK_ALONG,
        Right.KEEP_BALLOTS,
        Right.KEEP_CODES,
        Right.KEEP_ADDRESSES,
        Right.CONNECT,
    }
)

# Who holds one of these never holds the other: together they say who voted what.
NEVER_TOGETHER = (frozenset({Role.CODE_KEEPER, Role.ADDRESS_KEEPER}),)


# What the coordinator writes down after others chose. Who speaks for a party, that party says.
GIVEN_BY_HAND = (
    Role.COLLECTOR,
    Role.STORY_KEEPER,
    Role.AGENDA_CIRCLE,
    Role.TREASURER,
    Role.SECOND_EYES,
    Role.COORDINATOR,
    Role.ROUND_KEEPER,
    Role.BALLOT_CLERK,
    Role.CODE_KEEPER,
    Role.ADDRESS_KEEPER,
    Role.HOST,
    Role.CONNECTOR,
)


def check_given_by_hand(role: Role, *, to_oneself: bool) -> None:
    """A role comes from others, never from oneself; and a party fills its own seats."""
    if role not in GIVEN_BY_HAND:
        raise Refused(
            gettext_noop("Who speaks for a party is decided by that party, with a seat.")
        )
    if to_oneself:
        raise Refused(gettext_noop("Nobody gives a role to themselves. Ask another coordinator."))


# No other person may print a key to these: each of them watches somebody else.
HAND_IN_HAND = frozenset(
    {
        Role.SPEAKER,
        Role.TREASURER,
        Role.SECOND_EYES,
        Role.BALLOT_CLERK,
        Role.CODE_KEEPER,
        Role.ADDRESS_KEEPER,
    }
)


def check_together(roles: Iterable[Role], new: Role) -> None:
    """Nobody both makes the codes of a vote and knows which letter went to which door."""
    held = set(roles) | {new}
    if any(new in pair and pair <= held for pair in NEVER_TOGETHER):
        raise Refused(
            gettext_noop(
                "One person cannot keep both the codes and the addresses of a vote. "
                "Choose somebody else."
            )
        )


def check_may_print_for(roles: Iterable[Role], *, only_here: bool) -> None:
    """A printed code opens the door to all that someone is, so not to a seat, money or a vote.

    Otherwise the independent body could print itself the key of the residents, be both pairs
    of eyes on a payment or both hands that type in a pile, or hold the codes and the addresses of
    a vote.
    """
    if not only_here or HAND_IN_HAND & set(roles):
        raise Refused(
            gettext_noop(
                "This person speaks for a party, handles money, helps to hold a vote or takes "
                "part in another neighbourhood as well. They ask for a code by e-mail, or the "
                "operator prints one."
            )
        )


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


def card_code(secret: bytes, key: uuid.UUID, serial: int) -> str:
    """Return the code on a card: the same again when the same form is sent again.

    It comes from the hidden key of the form, which is kept nowhere; so what is kept (a digest)
    leads to no code, and who sends the form twice prints the same cards.
    """
    drawn = hmac.digest(secret, key.bytes + serial.to_bytes(4), "sha256")
    body = "".join(ALPHABET[byte % 32] for byte in drawn[:CODE_LENGTH])
    return body + check_character(body)


def card_digest(secret: bytes, code: str) -> str:
    """Return what is kept of a code of 60 random bits; the secret is no part of the database."""
    return hmac.digest(secret, code.encode(), "sha256").hex()


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


def app_address(secret: str) -> str:
    """Return what the QR for an app that makes digits says (Key URI Format, RFC 6238)."""
    return f"otpauth://totp/Wijkaanpak?secret={secret}&issuer=Wijkaanpak"


def source_of(remote: str, forwarded: str, proxies: int) -> str:
    """Return from where someone knocks: one IPv4 address, or the /64 of an IPv6 address.

    `forwarded` (X-Forwarded-For) is written by whoever likes to, so only the entry that our own
    outermost trusted proxy added counts, and nothing of it when there is no such proxy.
    """
    steps = [step.strip() for step in forwarded.split(",") if step.strip()]
    known = steps[-proxies] if 0 < proxies <= len(steps) else remote
    try:
        address = ipaddress.ip_address(known.strip("[]").partition("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)
