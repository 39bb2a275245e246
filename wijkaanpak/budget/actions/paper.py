"""Paper: a pile of ballots, typed in by two people apart, and by a third where they differ."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.budget import rules
from wijkaanpak.budget.models import Ballot, Pile, Round, Sheet, Turn
from wijkaanpak.budget.queries import rounds as found
from wijkaanpak.budget.queries import voting
from wijkaanpak.budget.rules import Channel, CodeState, Doing, RoundState, Row
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused

BEGUN = Verb(
    "pile.begun",
    _("%(who)s laid down a pile of paper for “%(title)s” from %(place)s: %(letters)s letters."),
)
TYPED = Verb("pile.typed", _("%(who)s typed in pile %(number)s of “%(title)s”."))
DIFFERS = Verb(
    "pile.differs",
    _(
        "%(who)s typed in pile %(number)s of “%(title)s” as well; %(papers)s papers were read "
        "differently. A third person looks."
    ),
)
ACCEPTED = Verb(
    "pile.accepted",
    _(
        "Pile %(number)s of “%(title)s” from %(place)s went into the box: %(ballots)s ballots, "
        "typed in by %(hands)s people. Count sheet: %(sheet)s."
    ),
)
SET_ASIDE = Verb("pile.set_aside", _("%(who)s set pile %(number)s of “%(title)s” aside: %(why)s"))


def begin_pile(
    *,
    by: Person,
    round: Round,
    channel: Channel,
    place: str,
    letters: list[int],
    key: uuid.UUID | None = None,
) -> Pile:
    """A ballot clerk lays down a pile with the numbers of the letters handed in for it.

    Each letter is used from now on: who voted on paper cannot vote in another way as well.
    """
    require(by, Right.KEEP_BALLOTS, round.here)
    if known := made_before(Pile, key, round=round):
        return known
    with act(BEGUN, by=by.actor, book=round.here.slug) as entry:
        _check_clerk(entry, by, round)
        if not (place.strip() and letters):
            raise Refused(_("Say where the pile comes from, and which letters were handed in."))
        _use_letters(entry, round, letters)
        number = Pile.objects.filter(round=round).count() + 1
        pile = Pile.objects.create(
            id=key or uuid.uuid4(), round=round, number=number,
            channel=channel, place=place.strip(), letters=sorted(letters), began=clock.today(),
        )  # fmt: skip
        entry.about(pile, title=round.title, place=pile.place, letters=len(letters))
    return pile


def _use_letters(entry: OpenEntry, round: Round, letters: list[int]) -> None:
    """Use each letter, or say which cannot be used; a letter counts in one pile only."""
    known = voting.by_serial(round, letters)
    fresh = {n for n, code in known.items() if code.state == CodeState.FRESH}
    rules.check_letters(
        _("Not counted (any more): letter %(letters)s. Lay each of these and its ballot aside."),
        [n for n in letters if n not in fresh or hasattr(known[n], "turn")],
    )
    with transaction.atomic():
        Turn.objects.bulk_create([Turn(code=code) for code in known.values()], batch_size=500)


def type_in(*, by: Person, pile: Pile, text: str) -> list[rules.Difference]:
    """A ballot clerk types in a pile; return on which papers the hands differ so far.

    The first two do not see each other's work. When they agree the pile goes into the box;
    where they differ a third person settles it.
    """
    round = pile.round
    fixed, costs = found.rules_of(round), found.costs_on_ballot(round)
    rows = rules.read_sheet(text, fixed, costs)
    earlier, hands = voting.typed_in(pile), voting.hands(pile)
    rules.check_another_hand(str(by.pk), hands)
    verb, differing = _what_follows(earlier, rows, len(pile.letters))
    with act(verb, by=by.actor, book=round.here.slug) as entry:
        _check_clerk(entry, by, round)
        pile = entry.fresh(pile)
        if pile.accepted or voting.hands(pile) != hands:
            raise Refused(_("Somebody else typed in this pile just now. Look again."))
        Sheet.objects.create(pile=pile, hand=len(hands) + 1, by=by, rows=rows)
        if verb is ACCEPTED:
            _into_box(entry, pile, rows)
        entry.about(
            pile, title=round.title, number=pile.number, place=pile.place, ballots=len(rows),
            hands=len(hands) + 1, papers=len(differing), sheet=pile.sheet,
        )  # fmt: skip
    return differing


def _what_follows(
    earlier: list[list[Row]], rows: list[Row], letters: int
) -> tuple[Verb, list[rules.Difference]]:
    if not earlier:
        return TYPED, []
    if len(earlier) == 1:
        differing = rules.differences(earlier[0], rows)
        if differing:
            return DIFFERS, differing
    elif not rules.settled(earlier[0], earlier[1], rows):
        raise Refused(
            _("Only look at the papers that differ. All the others stay as two people read them.")
        )
    rules.check_stubs(len(rows), letters)
    return ACCEPTED, []


def _into_box(entry: OpenEntry, pile: Pile, rows: list[Row]) -> None:
    """Put the papers in the box; blank ones count as ballots without a choice."""
    ballots = [Ballot(round_id=pile.round_id, channel=pile.channel, **row) for row in rows]
    Ballot.objects.bulk_create(ballots, batch_size=500)
    lines = sorted(rules.canonical(row) for row in rows)
    pile.accepted, pile.ballots = clock.today(), len(rows)
    pile.sheet = rules.fingerprint({"place": pile.place, "ballots": lines})
    pile.letters = []
    pile.save()
    pile.sheets.update(rows=[])


def set_aside(*, by: Person, pile: Pile, why: str) -> None:
    """A ballot clerk sets a pile aside that cannot be read or counted, and says why.

    What was typed in is thrown away; others type it in anew. The letters stay used.
    """
    round = pile.round
    with act(SET_ASIDE, by=by.actor, book=round.here.slug) as entry:
        _check_clerk(entry, by, round)
        pile = entry.fresh(pile)
        if pile.accepted:
            raise Refused(_("This pile is in the box already."))
        if not why.strip():
            raise Refused(_("Say why, so that everybody can follow it."))
        pile.sheets.all().delete()
        entry.about(pile, title=round.title, number=pile.number, why=why.strip())


def _check_clerk(entry: OpenEntry, by: Person, round: Round) -> None:
    require(by, Right.KEEP_BALLOTS, round.here)
    state = Round.objects.values_list("state", flat=True).get(pk=round.pk)
    rules.check_time_for(Doing.ENTER_PAPER, RoundState(state))
