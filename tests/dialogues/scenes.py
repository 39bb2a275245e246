"""Conversations that are written, held and closed, for every test that needs them."""

import uuid
from datetime import timedelta

from tests.invitations.scenes import an_ask
from wijkaanpak import clock
from wijkaanpak.agenda.models import Item
from wijkaanpak.dialogues import actions
from wijkaanpak.dialogues.actions import Opening
from wijkaanpak.dialogues.models import Statement
from wijkaanpak.dialogues.rules import Choice
from wijkaanpak.methods import opinions

FIRST = (
    "Het plein is er voor kinderen.",
    "Auto's horen niet in de Elzenlaan.",
    "Er zijn genoeg bankjes.",
    "Het is hier veilig op straat.",
    "Meer bomen is beter dan meer parkeerplekken.",
    "De markt hoort op het plein.",
    "Ik voel me hier thuis.",
    "Jongeren hebben een eigen plek nodig.",
)


def an_opening(days=0, lasts=30, first=FIRST, **more):
    opens = clock.today() + timedelta(days=days)
    given = {
        "question": "Waar is ons plein voor?",
        "why": "De ontwerper begint met wat wij delen.",
        "opens": opens,
        "closes": opens + timedelta(days=lasts),
        "first": first,
    } | more
    return Opening(**given)


def written(cast, by=None, party=None, key=None, **more):
    """A conversation of the residents that is not open yet."""
    return actions.begin_dialogue(
        by=by or cast.dilan, party=party or cast.residents, opening=an_opening(**more), key=key
    )


def opened(cast, by=None, **more):
    dialogue = written(cast, by, **more)
    actions.open_dialogue(by=by or cast.dilan, dialogue=dialogue)
    return dialogue


def opened_on_a_slot(cast, key=None, **more):
    """A conversation of the housing association, on a slot in the ask calendar."""
    ask = more.pop("ask", None) or an_ask(cast, by=cast.corrie, party=cast.housing)
    return opened(cast, by=cast.corrie, party=cast.housing, ask=ask, key=key, **more)


def votes(dialogue, key, *choices):
    """One device votes on the first statements: one letter for each, a, d, p or - for none."""
    words = {"a": Choice.AGREE, "d": Choice.DISAGREE, "p": Choice.PASS}
    for number, letter in enumerate("".join(choices), 1):
        if letter != "-":
            statement = Statement.objects.get(dialogue=dialogue, number=number)
            actions.vote(dialogue=dialogue, key=key, statement=statement, choice=words[letter])


def two_camps(dialogue, first=12, second=10):
    """So many people on either side; all feel at home, and the first differ on the rest."""
    for one in range(first):
        votes(dialogue, f"links {one}", "aaadaa", "a", "p" if one % 3 else "a")
    for one in range(second):
        votes(dialogue, f"rechts {one}", "dddadd", "a", "p" if one % 3 else "d")


def a_waiting_statement(
    dialogue, key="schrijver", text="Honden aan de lijn op het plein.", once=None
):
    return actions.write_statement(dialogue=dialogue, key=key, text=text, once=once)


def closed(cast, dialogue, by=None, words="Wij ontwerpen eerst wat iedereen deelt."):
    """Closed on the day after its last one."""
    later = dialogue.closes - clock.today() + timedelta(days=1)
    with clock.set_back(clock.now() + later):
        actions.close_dialogue(by=by or cast.dilan, dialogue=dialogue, words=words)
    return dialogue


def conversations(cast):
    """One of everything of this room, in a fixed order. Call `at_the_table` first."""
    running = opened(
        cast, key=uuid.UUID(int=21), question="Wat doen we met de parkeerplekken?", live=True
    )
    votes(running, "een", "ad")
    a_waiting_statement(running, once=uuid.UUID(int=31))
    placed = a_waiting_statement(running, text="De bus hoort hier.", once=uuid.UUID(int=32))
    actions.place_statement(by=cast.hassan, statement=placed)
    actions.type_in_sheet(
        by=cast.hassan, dialogue=running, number=1, columns=[{"1": 1}] * 5, key=uuid.UUID(int=41)
    )
    held = opened(cast, key=uuid.UUID(int=22), lasts=3)
    two_camps(held, 8, 8)
    closed(cast, held)
    beside_the_agenda(cast, held)
    written(cast, key=uuid.UUID(int=23), question="Hoe vieren we feest?")
    elsewhere = written(cast, key=uuid.UUID(int=24), question="Wat vonden ze elders?")
    table = opinions.with_statements(
        opinions.read(b"voter-id,comment-id,vote\n7,2,1\n"),
        opinions.read_statements(b"comment-id,comment-body\n2,Het is hier groen.\n"),
    )
    actions.lay_in_votes(
        by=cast.dilan, dialogue=elsewhere, votes=table, origin="Elders, 2019. CC BY 4.0."
    )


def beside_the_agenda(cast, dialogue):
    """What everybody shares lies beside the first item of the agenda in force."""
    item = Item.objects.filter(edition__here=cast.wijk, edition__state="adopted").first()
    statement = Statement.objects.get(dialogue=dialogue, number=7)
    actions.lay_beside(by=cast.dilan, statement=statement, item=item)
