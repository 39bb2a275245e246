"""Inviting neighbours, and counting what they answer. Nobody who is invited is written down."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F
from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.gatherings.models import Gathering
from wijkaanpak.gatherings.queries import check_area_here
from wijkaanpak.gatherings.rules import GatheringState, Welcome
from wijkaanpak.invitations import queries, rules
from wijkaanpak.invitations.models import Answered, Card, Handed, Heap, Run, Shown, Street, Tally
from wijkaanpak.invitations.rules import Answer, Channel, StreetLine, Way
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.neighbourhoods.models import Area, Neighbourhood
from wijkaanpak.people.actions import card_secret, look_up
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import NOBODY, require
from wijkaanpak.people.rules import Right, card_code, card_digest, read_code
from wijkaanpak.refusals import Refused

STREETS = Verb("invitations.streets", _("%(who)s wrote down %(many)s streets."))
INVITED = Verb("invitations.given", _("%(many)s neighbours were invited."))
ANSWERED = Verb("invitations.answered", _("A neighbour answered an invitation."))
COUNTED = Verb("invitations.counted", _("Answers to invitations were counted."))
ROOM = "invitations"


class CodeUnknown(Refused):
    """This code opens no card."""

    def __init__(self) -> None:
        super().__init__(_("We do not know this code. Look at your card and type it once more."))


def write_streets(*, by: Person, here: Neighbourhood, lines: Sequence[StreetLine]) -> None:
    """A host writes down the streets with their doors; what was known is written anew."""
    with act(STREETS, by=by.actor, book=here.slug) as entry:
        require(by, Right.HOST, here)
        areas = {area.name: area for area in Area.objects.filter(here=here).order_by("year")}
        known = {street.name: street for street in Street.objects.filter(here=here)}
        rows = [_street(here, line, known, areas) for line in lines]
        Street.objects.bulk_update([row for row in rows if row.name in known], ["doors", "area"])
        Street.objects.bulk_create(row for row in rows if row.name not in known)
        entry.about(here, many=len(rows))


def _street(
    here: Neighbourhood, line: StreetLine, known: dict[str, Street], areas: dict[str, Area]
) -> Street:
    if line.area and line.area not in areas:
        raise Refused(_("We do not know the area “%(area)s”. Look at the map."), area=line.area)
    row = known.get(line.street) or Street(here=here, name=line.street)
    row.doors, row.area = line.doors, areas.get(line.area)
    return row


@dataclass(frozen=True)
class To:
    """Where invitations go: a street or an area (or nowhere in particular), and how many."""

    many: int
    street: Street | None = None
    area: Area | None = None


@dataclass(frozen=True)
class Invitation:
    """To what (None: to take part at all), how, in which language, and where."""

    way: Way
    language: str
    to: tuple[To, ...]
    gathering: Gathering | None = None
    bulk: bool = False


def invite(
    *, by: Person, here: Neighbourhood, invitation: Invitation, key: uuid.UUID
) -> tuple[Run, list[str]]:
    """A member invites a handful, a host whole streets. Returns the run and the codes on cards.

    The codes are in the answer and nowhere else; the same form again gives the same run and the
    same codes. Only cards have codes: who was asked in person answers in person.
    """
    key = _for_these_words(invitation, key)
    codes = _codes(invitation, key)
    if known := queries.run_before(here, key):
        return known, codes
    with act(INVITED, by=by.actor, book=here.slug) as entry:
        _check_invitation(by, here, invitation)
        run = Run.objects.create(
            id=rules.made_as(key),
            here=here,
            by=by,
            gathering=invitation.gathering,
            way=invitation.way,
            language=invitation.language,
            on=clock.today(),
            bulk=invitation.bulk,
        )
        _hand(entry, run, invitation.to, codes)
        entry.about(run, many=sum(to.many for to in invitation.to), way=str(invitation.way))
    return run, codes


def _for_these_words(invitation: Invitation, key: uuid.UUID) -> uuid.UUID:
    """Mix what was chosen into the key: the form stays open, and another street is another run."""
    places = [
        f"{to.street and to.street.pk} {to.area and to.area.pk} {to.many}" for to in invitation.to
    ]
    meant = invitation.gathering and invitation.gathering.pk
    words = [invitation.way, invitation.language, str(meant), str(invitation.bulk), *places]
    return uuid.uuid5(key, "\n".join(words))


def _codes(invitation: Invitation, key: uuid.UUID) -> list[str]:
    if invitation.way is not Way.CARD:
        return []
    many = min(rules.MOST_CARDS, sum(to.many for to in invitation.to))
    secret = card_secret(ROOM)
    return [card_code(secret, key, serial) for serial in range(1, many + 1)]


def _check_invitation(by: Person, here: Neighbourhood, invitation: Invitation) -> None:
    require(by, Right.HOST if invitation.bulk else Right.BE_MEMBER, here)
    if not by.name:
        raise Refused(_("An invitation has a name under it. Write yours on your own page first."))
    if invitation.language not in rules.TONGUES:
        raise Refused(_("Choose one of the languages of the cards."))
    today = 0 if invitation.bulk else queries.invited_today(by, here)
    for to in invitation.to:
        check_area_here(here, to.area)
        if to.street and to.street.here_id != here.pk:
            raise Refused(_("This street is of another neighbourhood."))
    many = sum(to.many for to in invitation.to)
    rules.check_number(many, today=today, bulk=invitation.bulk)
    if (meant := invitation.gathering) and (
        meant.here_id != here.pk
        or meant.welcome != Welcome.YES
        or meant.state != GatheringState.PLANNED
        or meant.starts < clock.now()
    ):
        raise Refused(_("You cannot invite to this (any more). Choose something to come."))


def _hand(entry: OpenEntry, run: Run, to: Sequence[To], codes: Sequence[str]) -> None:
    """Write down where the invitations went, and the digests on the cards, in two queries."""
    handed = [Handed(run=run, street=one.street, area=one.area, many=one.many) for one in to]
    Handed.objects.bulk_create(handed)
    places, secret = [row for row in handed for _one in range(row.many)], card_secret(ROOM)
    Card.objects.bulk_create(
        Card(handed=row, serial=serial, digest=card_digest(secret, code))
        for serial, (row, code) in enumerate(zip(places, codes, strict=False), start=1)
    )


def knock(*, here: Neighbourhood, typed: str, source: str) -> Card:
    """Return the card behind a code, answered or not. Wrong codes count against where from."""
    digest = card_digest(card_secret(ROOM), read_code(typed))
    card = look_up(
        lambda: queries.card_with(here, digest),
        place=f"invitation {source}",
        everywhere=f"invitation {here.slug}",
    )
    if card is None:
        raise CodeUnknown
    return card


def answer_card(*, card: Card, answer: Answer) -> bool:
    """A neighbour answers with the code of a card. False when it was answered before.

    That the card was answered and what was answered are kept apart: a mark beside the card, and
    one more on a counter. Then nobody asks again, whatever the answer.
    """
    run = card.handed.run
    if Answered.objects.filter(card=card).exists():
        return False
    with act(ANSWERED, by=NOBODY, book=run.here.slug, details_are_public=False) as entry:
        _mark, new = Answered.objects.get_or_create(card=card)
        if new:
            _count(entry, run, queries.area_of(card.handed), answer)
        entry.about(run.here)
    return new


def _count(entry: OpenEntry, run: Run, area: Area | None, answer: Answer) -> None:
    """Add one to the counter of this answer (a step of an open action)."""
    cell = {"here": run.here, "gathering": run.gathering, "area": area, "answer": answer}
    tally = Tally.objects.filter(**cell).first() or Tally.objects.create(**cell)
    Tally.objects.filter(pk=tally.pk).update(count=F("count") + 1)
    _show(entry, run.here, run.gathering, area)


def _show(
    entry: OpenEntry, here: Neighbourhood, gathering: Gathering | None, area: Area | None
) -> None:
    """Let people see what came in, once it is enough together (a step of an open action)."""
    where = {"here": here, "gathering": gathering, "area": area}
    came = queries.came_in(where)
    row = Shown.objects.filter(**where).first() or Shown(**where)
    if rules.may_move_on(row.yes + row.no + row.leave, came.total()):
        row.yes, row.no, row.leave = (came[answer] for answer in Answer)
        row.save()


@dataclass(frozen=True)
class Counts:
    """Answers that came in together without codes."""

    channel: Channel
    yes: int = 0
    no: int = 0
    leave: int = 0
    gathering: Gathering | None = None
    area: Area | None = None


def count_answers(
    *, by: Person, here: Neighbourhood, counts: Counts, key: uuid.UUID | None = None
) -> Heap:
    """A host types in what was answered on paper, by phone or to a helper: numbers only."""
    if known := made_before(Heap, key, here=here):
        return known
    with act(COUNTED, by=by.actor, book=here.slug, details_are_public=False) as entry:
        require(by, Right.HOST, here)
        rules.check_counts(counts.yes, counts.no, counts.leave)
        check_area_here(here, counts.area)
        if counts.gathering and counts.gathering.here_id != here.pk:
            raise Refused(_("This gathering is of another neighbourhood."))
        heap = Heap.objects.create(
            id=key or uuid.uuid4(), here=here, on=clock.today(), **vars(counts)
        )
        _show(entry, here, counts.gathering, counts.area)
        entry.about(heap, channel=str(counts.channel))
    return heap
