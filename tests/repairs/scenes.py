"""Mistakes, differences of view and stops for our tests, made through the actions."""

from tests.cast import in_days
from tests.funds import purse
from wijkaanpak.network.actions import propose, take_seat
from wijkaanpak.network.models import Seat
from wijkaanpak.network.rules import DecisionKind
from wijkaanpak.repairs import actions
from wijkaanpak.repairs.actions import Answering, Beginning, Stopping, Telling
from wijkaanpak.repairs.rules.conflicts import LineKind
from wijkaanpak.repairs.rules.mistakes import Said
from wijkaanpak.repairs.rules.objections import Answer
from wijkaanpak.repairs.rules.stops import Ground, Post


def telling(cast, **more):
    given = {
        "title": "Veertien bomen gekapt voordat de brief kwam",
        "happened": "De zaag kwam om zeven uur. De brief kwam een dag later.",
        "hurt": "De mensen rond het plein",
        "maker": cast.gemeente,
    }
    return Telling(**given | more)


def told(cast, by=None, key=None, **more):
    """Amina tells that the municipality felled trees; she was hurt herself."""
    words = telling(cast, **{"am_hurt": by is None} | more)
    return actions.tell_mistake(by=by or cast.amina, here=cast.wijk, telling=words, key=key)


def say(mistake, by, said, words="Dat is zo.", **more):
    if said is Said.SORRY:
        more.setdefault("by_day", in_days(60))
    return actions.say(by=by, mistake=mistake, said=said, words=words, **more)


def sorry(cast, **more):
    mistake = told(cast, **more)
    say(mistake, cast.sanne, Said.SORRY, "Sorry. Er komen veertien nieuwe bomen.")
    return fresh(mistake)


def done(cast, **more):
    mistake = sorry(cast, **more)
    say(mistake, cast.sanne, Said.DONE, "Ze staan er, en u koos ze.")
    return fresh(mistake)


def repaired(cast, **more):
    mistake = done(cast, **more)
    say(mistake, cast.amina, Said.REPAIRED)
    return fresh(mistake)


def conflict(cast, by=None, mine="Bewoners van de Elzenlaan", others=None, key=None):
    """Amina's street and the municipality see the parked cars differently."""
    beginning = Beginning("Waar laten wij de auto's?", mine, others or [cast.gemeente])
    return actions.begin_conflict(
        by=by or cast.amina, here=cast.wijk, beginning=beginning, key=key
    )


def wrote(row, by, values=("rest",), words="Zo zien wij het."):
    return actions.write_position(by=by, conflict=row, words=words, values=list(values))


def talking(cast, mine=("rest",), theirs=("green",)):
    row = conflict(cast)
    wrote(row, cast.amina, mine)
    wrote(row, cast.sanne, theirs)
    return fresh(row)


def line(row, by, kind=LineKind.FACT, words="Er staan 's nachts 40 auto's.", **more):
    return actions.propose_line(by=by, conflict=row, kind=kind, words=words, **more)


def mayor(cast):
    """Bea is the mayor: a post of the municipality with a mandate that Wijkkompas looked at."""
    if not hasattr(cast, "bea"):
        cast.bea = cast.join("Bea", "bea@gemeente.example")
        take_seat(by=cast.sanne, party=cast.gemeente, title="burgemeester", person=cast.bea)
    seat = Seat.objects.get(party=cast.gemeente, title="burgemeester")
    authority = written_mandate(cast, seat)
    if authority.seen is None:
        actions.see_authority(by=cast.noor, authority=authority)
    return fresh(authority)


def written_mandate(cast, seat, post=Post.MAYOR):
    words = "Besluit van 1 maart over dit netwerk"
    return actions.write_authority(
        by=cast.sanne, seat=seat, post=post, words=words, published="merwoude.example/besluiten"
    )


def stopping(thing, **more):
    given = {
        "ground": Ground.BIBOB,
        "scope": "De betaling voor de rolluiken. Het project zelf gaat door.",
        "why": "Bij een groot bedrag kijken wij eerst naar de herkomst van het geld.",
        "objection": "Commissie bezwaar, Raadhuisplein, Merwoude",
        "until": in_days(30),
    }
    return Stopping(thing, **given | more)


def waiting_payment(cast):
    """A payment of € 500 that waits for Nel."""
    pot, goal = purse.ready(cast)
    return purse.prepared(cast, pot, goal)


def stopped(cast, thing=None, key=None, **more):
    authority = mayor(cast)
    thing = thing or waiting_payment(cast)
    return actions.stop(
        by=cast.bea, authority=authority, stopping=stopping(thing, **more), key=key
    )


def long_stop(cast, thing):
    """Karin, of the aldermen, holds a grant for thirteen weeks: longer than an answer may take."""
    cast.karin = cast.join("Karin", "karin@gemeente.example")
    take_seat(by=cast.sanne, party=cast.gemeente, title="college", person=cast.karin)
    seat = Seat.objects.get(party=cast.gemeente, title="college")
    authority = written_mandate(cast, seat, Post.COLLEGE)
    actions.see_authority(by=cast.noor, authority=authority)
    held = stopping(thing, ground=Ground.SUBSIDY, until=in_days(91))
    return actions.stop(by=cast.karin, authority=fresh(authority), stopping=held)


def objected(cast, stop, by=None, party=None, words="Elf winkels wachten op hun rolluik.",
             key=None):  # fmt: skip
    """Amina is struck by the stop, and objects to it as a resident."""
    who = by or cast.amina
    return actions.object_to(by=who, stop=stop, words=words, party=party, key=key)


def answer(cast, objection, answer=Answer.STANDS, reasons="Wij wachten op het bureau.", scope=""):
    answering = Answering(answer, reasons, scope)
    return actions.answer_objection(by=cast.bea, objection=objection, answering=answering)


def a_proposal(cast, days=10):
    return propose(
        by=cast.dilan, party=cast.residents, kind=DecisionKind.JOINT_DECISION,
        title="Samen een bank kopen", why="Voor wie moe is.", term=in_days(days),
    )  # fmt: skip


def repairs_on_stage(cast, thing):
    """A mistake of each kind, differences of view, a stop and the objections to it."""
    told(cast)
    repaired(cast, title="De lamp was uit", happened="Een week lang was het donker.")
    told(cast, by=cast.carlos, maker=None, group="De tuingroep", title="De heg is te ver gesnoeid")
    row = talking(cast)
    line(row, cast.amina)
    line(row, cast.sanne, LineKind.AGREED, "De hoek blijft vrij.")
    conflict(cast, by=cast.dilan, mine=cast.residents, others=["Ouders van de school"])
    mayor(cast)
    stop = stopped(cast, thing)
    objected(cast, stop)
    ours = objected(cast, stop, cast.corrie, cast.housing)
    answer(cast, ours, Answer.NARROWER, scope="Alleen de rolluiken, de lampen niet meer.")


def fresh(row):
    found = type(row).objects.get(pk=row.pk)
    if hasattr(row, "here"):
        found.here = row.here
    return found
