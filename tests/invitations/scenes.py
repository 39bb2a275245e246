"""An ask, a street, and cards, for every test that needs them. Call `at_the_table` first."""

import uuid
from datetime import timedelta

from wijkaanpak import clock
from wijkaanpak.invitations import queries
from wijkaanpak.invitations.actions import (
    Counts,
    Invitation,
    To,
    Wish,
    answer_card,
    count_answers,
    hold_ask,
    invite,
    knock,
    request_slot,
    tell_back,
    write_streets,
)
from wijkaanpak.invitations.rules import Answer, AskWay, Channel, StreetLine, Way


def a_wish(title="Hoe is het met het water?", questions=4, days=10, **more):
    day = clock.today() + timedelta(days=days)
    given = {
        "why": "Wij kiezen welke straat eerst een nieuw riool krijgt.",
        "gain": "Minder water in de kelder.",
        "on": day,
        "feedback_due": day + timedelta(days=60),
        "households": 200,
        "way": AskWay.SURVEY,
    } | more
    return Wish(title=title, questions=questions, **given)


def an_ask(cast, by=None, party=None, key=None, **wish):
    """A slot for the municipality, ten days from now."""
    return request_slot(
        by=by or cast.sanne, party=party or cast.gemeente, wish=a_wish(**wish), key=key
    )


def told_back(ask, by, words="Eerst de Elzenlaan."):
    """Held and told back on the day itself."""
    with clock.set_back(clock.now() + (ask.on - clock.today())):
        hold_ask(by=by, ask=ask, reached=80)
        tell_back(by=by, ask=ask, words=words)


def some_streets(cast):
    lines = [StreetLine("Elzenlaan", 40), StreetLine("Hazelaarstraat", 25)]
    write_streets(by=cast.hassan, here=cast.wijk, lines=lines)
    return list(queries.streets(cast.wijk))


def invited(cast, by=None, many=3, key=None, way=Way.CARD, bulk=True, **more):
    """Cards for a street, by the host."""
    street = more.pop("street", None)
    asked = Invitation(way, more.pop("language", "tr"), (To(many, street),), bulk=bulk, **more)
    return invite(by=by or cast.hassan, here=cast.wijk, invitation=asked, key=key or uuid.uuid4())


def answered(cast, code, answer=Answer.YES):
    card = knock(here=cast.wijk, typed=code, source="192.0.2.1")
    return answer_card(card=card, answer=answer)


def asks_and_cards(cast):
    """One of everything of this room, in an order that does not change from run to run."""
    told_back(an_ask(cast, key=uuid.UUID(int=11)), cast.sanne)
    an_ask(cast, by=cast.corrie, party=cast.housing, key=uuid.UUID(int=12), shares=True,
           way=AskWay.DOORSTEP)  # fmt: skip
    street = some_streets(cast)[0]
    _run, codes = invited(cast, street=street, key=uuid.UUID(int=13))
    answered(cast, codes[0])
    invited(cast, by=cast.dilan, many=2, bulk=False, key=uuid.UUID(int=15))
    counts = Counts(Channel.PAPER, yes=12, no=3, leave=11)
    count_answers(by=cast.hassan, here=cast.wijk, counts=counts, key=uuid.UUID(int=14))
