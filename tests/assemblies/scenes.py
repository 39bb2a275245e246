"""An assembly as far as a test needs it. Call `at_the_table` first."""

import uuid
from datetime import timedelta

from wijkaanpak import clock
from wijkaanpak.assemblies.actions import mandate
from wijkaanpak.assemblies.actions.targets import write_targets
from wijkaanpak.assemblies.rules import Mandate, read_targets
from wijkaanpak.network.actions import give_voice
from wijkaanpak.network.models import Proposal
from wijkaanpak.network.rules import Answer

TARGETS = """leeftijd
16-44; 900; 3; 5
45 en ouder; 600; 3; 5
buurt
De Terp; 700; 2; 6
Zonnehof; 800; 2; 6
"""


def words(**more):
    given = {
        "title": "Warm wonen in Zonnehof",
        "question": "Hoe maken we Zonnehof warm, en wat komt eerst?",
        "promise": "De gemeente neemt over wat binnen het geld past, of zegt waarom niet.",
        "budget": 2_950_000,
        "answer_weeks": 8,
        "seats": 8,
        "ends": clock.today() + timedelta(days=120),
    }
    return Mandate(**given | more)


def written(cast, key=None, **more):
    return mandate.write_mandate(
        by=cast.dilan, party=cast.residents, answered_by=cast.gemeente, words=words(**more),
        key=key,
    )  # fmt: skip


def asked(cast, **more):
    row = written(cast, **more)
    return mandate.ask_mandate(
        by=cast.dilan, assembly=row, term=clock.today() + timedelta(days=14)
    )


def consented(cast, **more):
    row = asked(cast, **more)
    all_say_yes(cast, row.proposal)
    return row


def all_say_yes(cast, proposal):
    voices = [(cast.dilan, cast.residents), (cast.noor, cast.kompas),
              (cast.sanne, cast.gemeente), (cast.corrie, cast.housing)]  # fmt: skip
    for person, party in voices:
        fresh = Proposal.objects.get(pk=proposal.pk)
        give_voice(by=person, party=party, proposal=fresh, answer=Answer.CONSENT)


def begun(cast, targets=TARGETS, **more):
    """An assembly with a mandate and targets: people can be invited."""
    row = mandate.begin(by=cast.noor, assembly=consented(cast, **more))
    write_targets(by=cast.noor, assembly=row, lines=read_targets(targets, row.seats))
    return row


def assemblies_on_stage(cast):
    """One of everything of this room, always in one order."""
    written(cast, key=uuid.UUID(int=41))
    begun(cast, key=uuid.UUID(int=42))
