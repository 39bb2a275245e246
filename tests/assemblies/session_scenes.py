"""Sessions of an assembly as far as a test needs them."""

import uuid
from datetime import time, timedelta

from tests.assemblies.scenes import drawn
from wijkaanpak import clock
from wijkaanpak.assemblies.actions import attending, sessions
from wijkaanpak.assemblies.actions.attending import Needs, There
from wijkaanpak.assemblies.queries import sessions as found
from wijkaanpak.assemblies.rules.sessions import ChosenBy, PackWords, SessionWords
from wijkaanpak.people.queries import Viewer


def plan(**more):
    given = {
        "on": clock.today(),
        "starts": time(10),
        "ends": time(15, 30),
        "place": "De Terp, grote zaal",
        "aims": ("learn", "meet"),
        "programme": "10:00 Welkom en soep\n10:30 Wat kost warmte?",
        "care": ("children", "interpreter"),
        "languages": "Arabisch",
        "allowance": 5_000,
    }
    return SessionWords(**given | more)


def planned(cast, row=None, key=None, **more):
    return sessions.plan_session(
        by=cast.noor, assembly=row or drawn(cast), words=plan(**more), key=key
    )


def led(cast, row=None, **more):
    """A session that Hassan leads."""
    session = planned(cast, row, **more)
    sessions.choose_hosts(by=cast.noor, session=session, people=[cast.hassan])
    return session


def seats(session):
    return found.at_the_table(session.assembly)


def counted(cast, session, absent=1, **more):
    there = There(ticked=[one.pk for one in seats(session)[absent:]])
    return attending.count_session(by=cast.hassan, session=session, there=there, **more)


def text(**more):
    given = {
        "title": "Wat kost een warm huis?",
        "maker": "Energieloket Merwoude",
        "chosen_by": ChosenBy.PARTICIPANTS,
        "text": "Een warm huis kost geld.\n\nHoeveel hangt af van de muren.",
        "link": "https://energie.example/warm",
    }
    return PackWords(**given | more)


def pack(cast, session, key=None, **more):
    return sessions.add_pack(by=cast.hassan, session=session, words=text(**more), key=key)


def asked(cast, session, number=0, **more):
    given = {"kinds": ("children",), "words": "twee van 3 en 5", "allowance": "money"}
    seat = found.seat_for(Viewer(cast.wijk, cast.hassan), seats(session)[number].pk)
    return attending.write_needs(by=cast.hassan, seat=seat, needs=Needs(**given | more))


def later(session, days=1):
    """Let it be so many days after a session."""
    return clock.set_back(clock.now() + timedelta(days=(session.on - clock.today()).days + days))


def sessions_on_stage(cast, row):
    """One of everything of sessions, always in one order."""
    session = led(cast, row, key=uuid.UUID(int=51))
    sessions.name_host(by=cast.hassan, session=session, named=True)
    pack(cast, session, key=uuid.UUID(int=52))
    asked(cast, session)
    counted(cast, session, key=uuid.UUID(int=53))
    last = planned(cast, row, on=row.ends, key=uuid.UUID(int=54))
    sessions.change_session(
        by=cast.noor, session=last, words=plan(on=row.ends, starts=time(11)), venue=None,
        why="De tolk kan niet eerder.", key=uuid.UUID(int=55),
    )  # fmt: skip
