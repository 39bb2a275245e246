"""A post goes from one to the next: the walk is planned, and no promise loses its person."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.commitments.actions import take_over
from wijkaanpak.commitments.models import Report
from wijkaanpak.contacts import queries, rules
from wijkaanpak.contacts.actions.posts import check_speaks
from wijkaanpak.contacts.models import Acquaintance, Handover, Post, Tenure
from wijkaanpak.contacts.rules import Answer
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.actions import speak_for
from wijkaanpak.people.actions import card_secret, look_up
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import NOBODY
from wijkaanpak.people.rules import card_code, card_digest, read_code
from wijkaanpak.refusals import Refused

PLANNED = Verb("contacts.handover_planned", _("%(party)s planned how “%(post)s” is handed over."))
CARDS = Verb(
    "contacts.cards_given", _("For “%(post)s” %(many)s cards were made to meet who comes.")
)
ANSWERED = Verb("contacts.card_answered", _("A neighbour answered about meeting who comes."))
NO_CARD = _("This code does not work (any more). Every card answers once.")
ROOM = "acquaintances"
DONE = Verb("contacts.handover_done", _("“%(post)s” was handed over."))


def plan_handover(
    *,
    by: Person,
    leaver: Tenure,
    begins: date,
    plan: str,
    successor: str = "",
    key: uuid.UUID | None = None,
) -> Handover:
    """A party says how a post is handed over: who comes, from when, and along which doors."""
    post = leaver.post
    known = queries.handover_of(leaver)
    with act(PLANNED, by=by.actor, book=post.here.slug) as entry:
        speak_for(entry, by, post.party)
        if not plan.strip():
            raise Refused(_("Say how it is handed over: which walk, which places, which days."))
        if leaver.last_day and begins > leaver.last_day:
            raise Refused(_("By then this person has left. Let them walk together before that."))
        row = known or Handover(id=key or uuid.uuid4(), post=post, leaver=leaver)
        row.begins, row.plan, row.successor = begins, plan.strip(), successor.strip()
        row.save()
        entry.about(post, post=post.title)
    return row


def give_cards(
    *, by: Person, handover: Handover, many: int, key: uuid.UUID
) -> list[tuple[int, str]]:
    """Who goes makes cards to hand to neighbours, by hand. Returns the numbers and the codes.

    The codes are in the answer and nowhere else; the same form again gives the same cards, and
    with another number it gives other ones.
    """
    post, key = handover.post, uuid.uuid5(key, str(many))
    secret = card_secret(ROOM)
    codes = [card_code(secret, key, place) for place in range(1, many + 1)]
    rows = [Acquaintance(handover=handover, digest=card_digest(secret, one)) for one in codes]
    if known := queries.cards_before(handover, [row.digest for row in rows]):
        return list(zip(known, codes, strict=True))
    with act(CARDS, by=by.actor, book=post.here.slug) as entry:
        check_speaks(entry, by, post)
        if entry.fresh(handover).done:
            raise Refused(_("This walk was walked; there is nobody to introduce any more."))
        had = queries.cards_of(handover)
        rules.check_cards(many, had)
        for serial, row in enumerate(rows, start=had + 1):
            row.serial = serial
        Acquaintance.objects.bulk_create(rows)
        entry.about(post, post=post.title, many=many)
    return [(row.serial, code) for row, code in zip(rows, codes, strict=True)]


def knock(*, here: Neighbourhood, typed: str, source: str) -> Acquaintance:
    """Return the card behind a code that was not answered yet. Wrong codes count."""
    digest = card_digest(card_secret(ROOM), read_code(typed))
    card = look_up(
        lambda: queries.card_with(here, digest),
        place=f"acquaintance {source}",
        everywhere=f"acquaintance {here.slug}",
    )
    if card is None:
        raise Refused(NO_CARD)
    return card


def answer_card(*, card: Acquaintance, yes: bool) -> None:
    """A neighbour says yes to meeting who comes, or lets it be. Nobody asks again.

    A no is kept as nothing: on the page it looks like a card that lies in a drawer.
    """
    here = card.handover.post.here
    with act(ANSWERED, by=NOBODY, book=here.slug, details_are_public=False) as entry:
        if entry.fresh(card).closed:
            raise Refused(NO_CARD)
        card.closed, card.yes = True, clock.today() if yes else None
        card.save(update_fields=["closed", "yes"])
        entry.about(here)


def finish_handover(*, by: Person, handover: Handover) -> None:
    """The walk was walked. Cards that were not answered stop working."""
    post = handover.post
    with act(DONE, by=by.actor, book=post.here.slug) as entry:
        check_speaks(entry, by, post)
        if entry.fresh(handover).begins > clock.today():
            raise Refused(_("This walk has not begun yet. Change the day when it began sooner."))
        handover.done = handover.done or clock.today()
        handover.save(update_fields=["done"])
        Acquaintance.objects.filter(handover=handover).update(digest=None)
        entry.about(post, post=post.title)


def take_over_promises(*, by: Person, post: Post, answers: Sequence[Answer]) -> list[Report]:
    """A successor answers promise by promise: "I take this over", or "not, because".

    Each answer is an entry of its own; what was answered stays answered when a later one fails.
    """
    rules.check_answers(answers)
    open_now = {str(one.pk): one for one in queries.promises_to_take_over(post)}
    return [
        take_over(by=by, commitment=open_now[one.number], yes=one.yes, words=one.words)
        for one in answers
        if one.number in open_now
    ]
