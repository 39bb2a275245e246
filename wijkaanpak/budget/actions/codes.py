"""Codes: made in a batch, shown once, kept only as a slow digest, and withdrawn by number.

Whoever makes the letters never holds the list of addresses, and the other way round; this site
never holds that list at all. So a letter number says nothing here about a door.
"""

from __future__ import annotations

import hashlib
import hmac
import uuid

from django.conf import settings
from django.utils.translation import gettext_noop as _

from wijkaanpak.budget import rules
from wijkaanpak.budget.models import Code, Round
from wijkaanpak.budget.queries import voting
from wijkaanpak.budget.queries.rounds import rules_of
from wijkaanpak.budget.rules import CodeState, Doing, RoundState, WhyRevoked
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.people.actions import look_up
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right, new_code, read_code
from wijkaanpak.refusals import Refused

MADE = Verb(
    "codes.made",
    _("%(who)s made %(many)s voting letters for “%(title)s”: numbers %(first)s to %(last)s."),
)
REVOKED = Verb(
    "codes.revoked",
    _("%(who)s withdrew %(many)s voting letters of “%(title)s”. Reason: %(why)s."),
)
MOST_LETTERS = 20_000
NOT_WITHDRAWN = _("Cannot be withdrawn (any more): letter %(letters)s.")


def digest(round: Round, code: str) -> str:
    """Return the slow digest under which a code of this round is kept (14 ms; ASVS 6.5.2).

    The pepper is no part of the database, so a copy of the database tells no code. One salt for
    a whole round, because a code is looked up by its digest; another round has another salt.
    """
    pepper = hmac.digest(settings.SECRET_KEY.encode(), b"ballot codes", "sha256")
    keyed = hmac.digest(pepper, code.encode(), "sha256")
    salt = f"wijkaanpak/ballot code/v1/{round.salt}".encode()
    return hashlib.scrypt(keyed, salt=salt, n=2**12, r=8, p=1, dklen=32).hex()


class MadeBefore(Refused):
    """The same form came in before: a second press makes no second letter for every door."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "These letters were made already: the file is where your computer keeps what it "
                "downloads. Is it not there? Have their numbers withdrawn, and make new ones."
            )
        )


def make_codes(
    *, by: Person, round: Round, many: int, key: uuid.UUID | None = None
) -> list[tuple[int, str]]:
    """The code keeper makes voting letters. The codes are in the answer and nowhere else.

    `key` is the hidden key of the form; raises MadeBefore when it was sent before.
    """
    require(by, Right.KEEP_CODES, round.here)
    if not 1 <= many <= MOST_LETTERS:
        raise Refused(_("Make between 1 and %(most)s letters at a time."), most=MOST_LETTERS)
    codes = [new_code() for _one in range(many)]
    digests = [digest(round, code) for code in codes]  # slow, so before the door
    with act(MADE, by=by.actor, book=round.here.slug) as entry:
        require(by, Right.KEEP_CODES, round.here)
        round = entry.fresh(round)
        rules.check_time_for(Doing.MAKE_CODES, RoundState(round.state))
        if made_before(Code, key, round=round):  # the first letter has the key as its number
            raise MadeBefore
        first = voting.last_serial(round) + 1
        rows = [Code(round=round, serial=first + at, digest=one) for at, one in enumerate(digests)]
        rows[0].pk = key or rows[0].pk
        Code.objects.bulk_create(rows, batch_size=500)
        last = first + many - 1
        entry.about(round, title=round.title, many=many, first=first, last=last)
    return [(first + at, code) for at, code in enumerate(codes)]


def revoke_codes(*, by: Person, round: Round, serials: list[int], why: WhyRevoked) -> list[int]:
    """The address keeper withdraws letters by number, as long as they were not used.

    Those that can be withdrawn are, and the others are returned. So nobody learns without a
    trace who voted: who tries a number that was not used, withdraws it, and the log counts it.
    The log says how many and the class of reason; not which, for a number is somebody's.
    """
    with act(REVOKED, by=by.actor, book=round.here.slug) as entry:
        require(by, Right.KEEP_ADDRESSES, round.here)
        round = entry.fresh(round)
        rules.check_time_for(Doing.MAKE_CODES, RoundState(round.state))
        if not serials:
            raise Refused(_("Give the number of at least one letter."))
        known = voting.by_serial(round, serials)
        able = {
            n: code.pk
            for n, code in known.items()
            if code.state != CodeState.REVOKED and not hasattr(code, "turn")
        }
        others = [n for n in serials if n not in able]
        if not able:
            rules.check_letters(NOT_WITHDRAWN, others)
        Code.objects.filter(pk__in=able.values()).update(state=CodeState.REVOKED, why=why)
        entry.about(round, title=round.title, many=len(able), why=str(why))
    return others


def knock(*, round: Round, typed: str, source: str) -> str:
    """Return the digest of a code that may vote now; it does not use the code.

    Raises CodeUnknown with one sentence for unknown, used, revoked and expired codes. Only
    well-formed wrong codes count against a source, so typing mistakes and right codes never
    close a library: at most ten wrong ones from a source in ten minutes.
    """
    code = read_code(typed)
    digested = look_up(
        lambda: _may_vote(round, code),
        place=f"ballot {source}",
        everywhere=f"ballot round {round.pk.hex}",
    )
    if digested is None:
        raise rules.CodeUnknown
    return digested


def _may_vote(round: Round, code: str) -> str | None:
    """Return the digest of a code that may vote now; each question is asked of any code."""
    digested = digest(round, code)
    right = voting.works(round, digested) is not None
    if rules_let_change(round):  # always asked there, or an expired code would cost less
        right = voting.linked(round, digested) is not None or right
    return digested if right and round.state == RoundState.VOTING else None


def rules_let_change(round: Round) -> bool:
    """Tell whether a vote may be changed until closing; then, and only then, a link is kept."""
    return rules_of(round).editable
