"""Promises that the tests of home and of letters share."""

from wijkaanpak.commitments.actions import Offer, answer_offer, offer_commitment
from wijkaanpak.commitments.rules import Stroke, Words


def offered(cast, title="De goot", due=None, item=None, stroke=Stroke.LONG):
    words = Words("Wij maken de goot heel.", "Als het droog blijft.", due, "elk jaar")
    offer = Offer(cast.gemeente, cast.residents, title, words, item=item, stroke=stroke)
    return offer_commitment(by=cast.sanne, offer=offer)


def promised(cast, *more, **given):
    row = offered(cast, *more, **given)
    answer_offer(by=cast.dilan, commitment=row, accept=True)
    row.refresh_from_db()
    return row
