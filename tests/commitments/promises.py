"""Promises for our tests, made through the actions."""

from tests.cast import in_days
from wijkaanpak.commitments import actions
from wijkaanpak.commitments.actions import Offer
from wijkaanpak.commitments.models import Change, Commitment, Report, Version
from wijkaanpak.commitments.rules import Told, Words
from wijkaanpak.network.models import Proposal, Voice

EVERYBODY = ["amina", "carlos", "bram", "dilan", "anouk", "noor", "sanne", "corrie", "stranger",
             "dorpshoofd", "dorpskompas"]  # fmt: skip


def words(days=30, **more):
    given = {"text": "De lamp brandt.", "kept_when": "Je ziet de overkant.", "due": in_days(days)}
    return Words(**given | more)


def an_offer(cast, **more):
    given = {"giver": cast.housing, "receiver": cast.residents, "title": "De lamp"}
    return Offer(**given | {"words": words()} | more)


def offered(cast, **more):
    """The housing association (Corrie) offers the residents (Dilan) a promise."""
    return actions.offer_commitment(by=cast.corrie, offer=an_offer(cast, **more))


def accepted(cast, **more):
    promise = offered(cast, **more)
    actions.answer_offer(by=cast.dilan, commitment=promise, accept=True)
    return fresh(promise)


def broken(cast, **more):
    promise = accepted(cast, **more)
    result(cast, promise, Told.BROKEN)
    return fresh(promise)


def repairing(cast, **more):
    promise = broken(cast, **more)
    repair = actions.offer_repair(
        by=cast.corrie, commitment=promise, words="Wij komen.", due=in_days(60)
    )
    actions.agree_repair(by=cast.dilan, commitment=promise, offer=repair)
    return fresh(promise)


def result(cast, promise, told, by=None, **more):
    said = {"words": "Zo ging het."} | more
    return actions.say_result(by=by or cast.dilan, commitment=promise, told=told, **said)


def change_of(cast, promise, **more):
    """Corrie asks for other words."""
    given = {"by": cast.corrie, "party": cast.housing, "words": words(90), "why": "De aannemer."}
    return actions.ask_change(commitment=promise, **given | more)


def fresh(promise):
    return Commitment.objects.get(pk=promise.pk)


def everything(promise):
    """Return all that is known of a promise, to see that nothing changed."""
    rows = [Commitment.objects.filter(pk=promise.pk).values()]
    rows += [m.objects.filter(commitment=promise).values() for m in (Version, Change, Report)]
    rows += [m.objects.values() for m in (Proposal, Voice)]
    return [sorted(map(repr, found)) for found in rows]
