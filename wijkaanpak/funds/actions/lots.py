"""Spot checks: drawing the lot of a month, and looking at the receipts it chose."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.funds import queries, rules
from wijkaanpak.funds.models import Drawn, Lot
from wijkaanpak.funds.rules import Finding
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused

LOT = Verb(
    "funds.lot_drawn",
    _(
        "By lot %(drawn)s of the %(small)s small payments in the month from %(month)s are asked "
        "for their receipt. Entry %(entry)s of this log decided which."
    ),
)
GOOD = Verb(
    "funds.receipt_good",
    _("The lot chose a payment of %(euros)s for “%(goal)s”; %(who)s saw that it is good."),
)
NOT_GOOD = Verb(
    "funds.receipt_not_good",
    _("The lot chose a payment of %(euros)s for “%(goal)s”; %(who)s found it not good: %(words)s"),
)


def draw_lot(*, by: Person, here: Neighbourhood) -> Lot:
    """Draw the lot of the oldest month that awaits it: whoever does it, it is the same."""
    with act(LOT, by=by.actor, book=here.slug) as entry:
        require(by, Right.SEE_CASH_DESK, here)
        month = queries.month_due(here)
        if month is None:
            raise Refused(_("Every month that is over has had its lot."))
        seed = queries.seed_for(here, month)
        if seed is None:
            raise Refused(_("The lot waits for the first entry in the log after that month."))
        return _draw(entry, Lot(here=here, month=month, entry=seed[0], seed=seed[1]))


def _draw(entry: OpenEntry, lot: Lot) -> Lot:
    small = queries.refs_in(lot.here, lot.month)
    chosen = rules.draw(lot.seed, small)
    lot.small, lot.on = len(small), clock.today()
    lot.save(force_insert=True)
    Drawn.objects.bulk_create(Drawn(lot=lot, payment_id=small[ref]) for ref in chosen)
    entry.about(
        lot,
        month=lot.month.isoformat(),
        small=lot.small,
        drawn=len(chosen),
        entry=lot.entry,
        seed=lot.seed,
        payments=list(chosen),
    )
    return lot


def look_at_receipt(*, by: Person, drawn: Drawn, good: bool, words: str = "") -> Drawn:
    """The second pair of eyes says whether the receipt of a payment that was drawn is good."""
    payment, here = drawn.payment, drawn.lot.here
    finding = Finding.GOOD if good else Finding.NOT_GOOD
    with act(GOOD if good else NOT_GOOD, by=by.actor, book=here.slug) as entry:
        require(by, Right.LOOK_ALONG, here)
        drawn, payment = entry.fresh(drawn), entry.fresh(payment)
        if drawn.finding != Finding.ASKED:
            raise Refused(_("Somebody looked at this receipt already, and that stands."))
        rules.check_no_interest(str(by.pk), queries.interested_in(payment.goal))
        payer, proven = str(payment.prepared_by_id), payment.proven is not None
        rules.check_finding(finding, payer=payer, by=str(by.pk), proven=proven, words=words)
        drawn.finding, drawn.words = finding, words.strip()[:300]
        drawn.looked_by, drawn.looked = by, clock.today()
        drawn.save()
        entry.about(
            payment,
            euros=rules.euros(payment.cents),
            goal=payment.goal.title,
            words=drawn.words,
        )
    return drawn
