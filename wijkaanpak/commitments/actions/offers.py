"""Making a promise: written down, offered, and accepted or not."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.agenda.models import Item
from wijkaanpak.commitments import queries, rules
from wijkaanpak.commitments.actions.telling import VERBS, Saying, put_words, say, tell
from wijkaanpak.commitments.models import Commitment, Report, Version
from wijkaanpak.commitments.rules import Kind, State, Stroke, Told, Words
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.network.actions import speak_for
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import require_seat
from wijkaanpak.people.models import Person
from wijkaanpak.refusals import NotYours, Refused

DRAFTED = Verb(
    "commitment.drafted",
    _("%(party)s wrote down what became “%(what)s”."),
    _("A promise is being written that was not offered yet."),
)


@dataclass(frozen=True)
class Offer:
    """A promise as the giver writes it, before anybody said yes."""

    giver: Party
    receiver: Party
    title: str
    words: Words
    kind: Kind = Kind.PLEDGE
    stroke: Stroke = Stroke.LONG
    item: Item | None = None
    together_with: str = ""
    seat: str = ""  # which seat promises, when somebody holds more than one


def draft_commitment(*, by: Person, offer: Offer, key: uuid.UUID | None = None) -> Commitment:
    """A party writes a promise down. Nobody else sees it, and it binds nobody."""
    require_seat(by, offer.giver)
    if known := made_before(Commitment, key, giver=offer.giver):
        return known
    here = offer.giver.here
    with act(DRAFTED, by=by.actor, book=here.slug, details_are_public=False) as entry:
        commitment = _write_down(entry, by, offer, key)
        entry.about(commitment, what=commitment.title, **commitment.words.facts())
    return commitment


def rewrite_draft(*, by: Person, commitment: Commitment, title: str, words: Words) -> None:
    """The giver chooses other words while nobody was offered them yet."""
    here = commitment.here
    with act(DRAFTED, by=by.actor, book=here.slug, details_are_public=False) as entry:
        speak_for(entry, by, commitment.giver)
        commitment = entry.fresh(commitment)
        rules.check_step(Told.OFFERED, State(commitment.state))
        _check_offer(title, words)
        commitment.title = title.strip()
        put_words(commitment, words)
        put_words(queries.latest_version(commitment), words)
        entry.about(commitment, what=commitment.title, **words.facts())


def offer_draft(
    *, by: Person, commitment: Commitment, words: str = "", key: uuid.UUID | None = None
) -> Report:
    """The giver offers what was written down; from now on everybody can read it."""
    said = {"commitment": commitment, "told": Told.OFFERED, "party": commitment.giver}
    if known := made_before(Report, key, **said):
        return known
    with act(VERBS[Told.OFFERED], by=by.actor, book=commitment.here.slug) as entry:
        mandate = speak_for(entry, by, commitment.giver)
        commitment = entry.fresh(commitment)
        rules.check_due_ahead(commitment.due, clock.today())
        commitment.since = clock.today()
        commitment.versions.update(since=clock.today())
        entry.reveal(commitment)
        saying = Saying(Told.OFFERED, words)
        return tell(entry, commitment, commitment.giver, mandate, saying, key)


def offer_commitment(
    *, by: Person, offer: Offer, words: str = "", key: uuid.UUID | None = None
) -> Commitment:
    """A party offers a promise to another, in its own words. It holds when the other says yes."""
    require_seat(by, offer.giver)
    if known := made_before(Commitment, key, giver=offer.giver):
        return known
    with act(VERBS[Told.OFFERED], by=by.actor, book=offer.giver.here.slug) as entry:
        rules.check_due_ahead(offer.words.due, clock.today())
        commitment = _write_down(entry, by, offer, key)
        mandate, saying = commitment.giver_mandate, Saying(Told.OFFERED, words)
        tell(entry, commitment, offer.giver, mandate, saying, None)
    return commitment


def _check_offer(title: str, words: Words) -> None:
    words.check()
    if not title.strip():
        raise Refused(_("Give the promise a short name."))


def _write_down(entry: OpenEntry, by: Person, offer: Offer, key: uuid.UUID | None) -> Commitment:
    here, today = offer.giver.here, clock.today()
    speak_for(entry, by, offer.giver)
    mandate = queries.mandate_for(by, offer.giver, offer.seat)
    queries.check_key_is_free(key)
    _check_offer(offer.title, offer.words)
    same = offer.receiver.here_id == here.pk
    stays = offer.giver.until is None and offer.receiver.until is None
    rules.check_parties(str(offer.giver.pk), str(offer.receiver.pk), together=stays, here=same)
    if offer.item and offer.item.edition.here_id != here.pk:
        raise NotYours(_("This item is of another agenda."))
    commitment = Commitment(
        id=key or uuid.uuid4(),
        here=here,
        kind=offer.kind,
        title=offer.title.strip(),
        giver=offer.giver,
        giver_mandate=mandate,
        carried_by=mandate,
        receiver=offer.receiver,
        together_with=offer.together_with.strip(),
        stroke=offer.stroke,
        item=offer.item,
        state_since=today,
        since=today,
    )
    put_words(commitment, offer.words)
    put_words(Version(commitment=commitment, number=1, since=today), offer.words)
    return commitment


def answer_offer(
    *,
    by: Person,
    commitment: Commitment,
    accept: bool,
    words: str = "",
    key: uuid.UUID | None = None,
) -> Report:
    """The receiver says yes, and the promise holds; or no, with a reason."""
    told = Told.ACCEPTED if accept else Told.DECLINED
    return say(by, commitment, commitment.receiver, Saying(told, words), key)
