"""What neighbours offer and wish in the tests of this room."""

from dataclasses import replace

from wijkaanpak.assets import actions
from wijkaanpak.assets.queries.looking import Owner
from wijkaanpak.assets.rules import Entry, Kind, Move, Side, Whose
from wijkaanpak.people.actions import digest
from wijkaanpak.people.rules import new_code

HERE = "/w/zonnehof/krachten/"
BIKES = Entry(
    side=Side.OFFER,
    kind=Kind.RESIDENTS,
    whose=Whose.PERSON,
    title="Fietsen repareren",
    words="Banden plakken en remmen stellen, samen met jou.",
    place="Zonnehofplein",
    days=(2,),
    parts=("evening",),
    name="Ali",
    reach="06 12345678",
)
BENCH = Entry(
    side=Side.OFFER,
    kind=Kind.PHYSICAL,
    whose=Whose.GROUP,
    title="De lange bank op het plein",
    words="Twaalf mensen naast elkaar, onder de hazelaar.",
)
FLAT_TYRE = Entry(
    side=Side.WISH,
    kind=Kind.RESIDENTS,
    whose=Whose.PERSON,
    title="Mijn fiets is kapot",
    words="Wie leert mij hoe ik zelf een band plak?",
    days=(2, 4),
    parts=("evening",),
    ourselves="Ik heb een schuurtje.",
    little_help="Iemand die het voordoet.",
    name="Roos",
    reach="06 87654321",
)


def offered(cast, entry=BIKES, holder=None, **more):
    """Somebody who takes part offers something."""
    return actions.enter(here=cast.wijk, entry=entry, holder=holder or cast.amina, **more)


def filled(client, side, said, until=6):
    """Fill in the screens one by one with what is said; return the answer to the last."""
    answer, at = None, HERE + side
    for _screen in range(until):
        answer = client.post(at, said)
        at = answer.headers.get("Location", "")
        if not at.startswith(HERE + side):
            break
    return answer


def wished(cast, entry=FLAT_TYRE, holder=None, **more):
    return offered(cast, entry, holder or cast.dilan, **more)


def beside(cast, entry=FLAT_TYRE, helper=None):
    """Somebody without an account says it, a collector writes; return the row and its owner."""
    code = new_code()
    row = actions.enter(here=cast.wijk, entry=entry, code=code, helper=helper or cast.carlos)
    return row, Owner(slips=(digest(code),))


def connector(cast, most=4):
    """Ludmila says yes to connecting."""
    if not hasattr(cast, "ludmila"):
        cast.at_the_table()
    words = "Donderdagochtend in De Zaaier. Pools en Nederlands."
    return actions.say_yes(by=cast.ludmila, here=cast.wijk, most=most, words=words)


def asked(cast, offer=None, wish=None, owner=None, yes=None, **more):
    """Dilan asks Ludmila to bring a wish and an offer together."""
    wish = wish or wished(cast)
    return actions.ask_connector(
        here=cast.wijk,
        owner=owner or Owner(cast.dilan),
        connector=yes or connector(cast),
        words=wish.title,
        name="Roos",
        reach="06 87654321",
        offer=offer or offered(cast),
        wish=wish,
        **more,
    )


def met(cast, **more):
    """They were brought together."""
    row = asked(cast, **more)
    for move in (Move.TAKE, Move.MEET):
        actions.step(by=cast.ludmila, introduction=row, move=move)
    return row


def thanked(cast, **more):
    row = met(cast)
    said = {"words": "Mijn band rijdt weer!", "signed": "Roos", "public": True} | more
    return actions.give_card(introduction=row, owner=Owner(cast.dilan), **said)


def one_of_everything(cast):
    """An offer, a wish, a request, a card and two words, for every address of this room."""
    offered(cast, BENCH)
    card = thanked(cast)
    actions.answer_card(card=card, owner=Owner(cast.amina), public=True)
    wish = wished(cast, replace(FLAT_TYRE, title="Een zadel dat past"))
    yes = connector(cast)
    about = {"words": "Wie zoekt mee?", "reach": "06 87654321"}
    actions.ask_connector(
        here=cast.wijk, owner=Owner(cast.dilan), connector=yes, wish=wish, **about
    )
    actions.pair_words(by=cast.amina, here=cast.wijk, one="naaien", other="verstellen")
