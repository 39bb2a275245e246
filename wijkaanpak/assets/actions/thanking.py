"""Thank-you cards: given after a meeting, and public only when both say so."""

from __future__ import annotations

import uuid

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.assets import rules
from wijkaanpak.assets.actions.entering import quiet
from wijkaanpak.assets.models import Introduction, ThankYou
from wijkaanpak.assets.queries import connecting
from wijkaanpak.assets.queries.looking import Owner
from wijkaanpak.assets.rules import Step
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.refusals import Refused
from wijkaanpak.stories.rules import check_short

GIVEN = Verb("thanks.given", _("Somebody thanked a neighbour with a card."))
ANSWERED = Verb("thanks.answered", _("Somebody said who may read their thank-you card."))
TAKEN_BACK = Verb("thanks.taken_back", _("A thank-you card was taken back."))


def give_card(
    *,
    introduction: Introduction,
    owner: Owner,
    words: str,
    signed: str = "",
    to_connector: bool = False,
    public: bool = False,
    key: uuid.UUID | None = None,
) -> ThankYou:
    """Who asked thanks who offered, or the connector. One card each; sent twice it counts once."""
    rules.check_thanks(words)
    check_short(signed, rules.MOST_NAME)
    rules.check_own(connecting.asked_by(introduction, owner))
    here, by = introduction.here, quiet(owner.person)
    with act(GIVEN, by=by, book=here.slug, details_are_public=False) as opened:
        opened.fresh(introduction)
        known = ThankYou.objects.filter(introduction=introduction, to_connector=to_connector)
        if (card := known.first()) and card.pk == key:
            opened.about(card)
            return card
        _check_can_be_thanked(introduction, to_connector, known.filter(erased=None).exists())
        known.update(words="", signed="")
        fields = {"words": words.strip(), "signed": signed.strip(), "giver_public": public}
        fresh = {"given": clock.today(), "erased": None, "receiver_public": False}
        card, _made = ThankYou.objects.update_or_create(
            introduction=introduction,
            to_connector=to_connector,
            defaults=fields | fresh,
            create_defaults=fields | fresh | {"id": key or uuid.uuid4(), "here": here},
        )
        opened.about(card)
    return card


def _check_can_be_thanked(row: Introduction, to_connector: bool, given: bool) -> None:
    if row.step != Step.MET:
        raise Refused(_("A card is given after you were brought together."))
    if not to_connector and row.offer is None:
        raise Refused(_("There is nobody to give this card to but the connector."))
    if given:
        raise Refused(_("You gave this card already. Take it back to write another."))


def answer_card(*, card: ThankYou, owner: Owner, public: bool) -> None:
    """Who got a card says whether everybody may read it."""
    rules.check_own(connecting.is_receiver(card, owner))
    book = card.here.slug
    with act(ANSWERED, by=quiet(owner.person), book=book, details_are_public=False) as opened:
        opened.fresh(card)
        card.receiver_public = public
        card.save(update_fields=["receiver_public"])
        opened.about(card)


def take_card_back(*, card: ThankYou, owner: Owner) -> None:
    """Giver or receiver takes a card away: its words are erased."""
    mine = connecting.is_giver(card, owner) or connecting.is_receiver(card, owner)
    rules.check_own(mine)
    book = card.here.slug
    with act(TAKEN_BACK, by=quiet(owner.person), book=book, details_are_public=False) as opened:
        opened.fresh(card)
        card.words, card.signed, card.erased = "", "", clock.today()
        card.save(update_fields=["words", "signed", "erased"])
        opened.about(card)
