"""An assembly as far as a test needs it. Call `at_the_table` first."""

import uuid
from datetime import timedelta

from wijkaanpak import clock
from wijkaanpak.assemblies.actions import draw, mandate, pool, seats
from wijkaanpak.assemblies.actions.targets import write_targets
from wijkaanpak.assemblies.models import Place
from wijkaanpak.assemblies.rules import (
    Channel,
    Mandate,
    SeatState,
    Way,
    Why,
    WhyEmpty,
    read_targets,
)
from wijkaanpak.network.actions import give_voice
from wijkaanpak.network.models import Proposal
from wijkaanpak.network.rules import Answer
from wijkaanpak.people.rules import Role

COUNTED = "CBS 2024"
# What a neighbour fills in who signs up; q1 and q2 answer the targets below.
FATMA = {"name": "Fatma", "reach": "06 98 76 54 32", "q1": "16-44", "q2": "De Terp"}
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
        "reach_us": "010 123 45 67, of loop binnen bij De Terp",
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
    write_targets(
        by=cast.noor, assembly=row, lines=read_targets(targets, row.seats), counted_from=COUNTED
    )
    return row


AGES, AREAS = ("16-44", "45 en ouder"), ("De Terp", "Zonnehof")


def code_keeper(cast):
    """Return who makes the letters; somebody of the rounds of the budget when there is one."""
    if not hasattr(cast, "coen"):
        cast.coen = cast.join("Coen", "coen@wijk.example")
        cast.role(cast.coen, Role.CODE_KEEPER)
    return cast.coen


def letters(cast, row, many=3, key=None):
    return pool.make_letters(
        by=code_keeper(cast), assembly=row, place="Zonnehof", many=many, key=key or uuid.uuid4()
    )


def answers_of(number):
    return {"leeftijd": AGES[number % 2], "buurt": AREAS[number // 2 % 2]}


def joined(row, code, number=0, **more):
    given = {"name": f"Buur {number}", "reach": "06 12 34 56 78", "answers": answers_of(number)}
    return pool.sign_up(assembly=row, typed=code, source="somewhere", **given | more)


def filled(cast, many=24, **more):
    """An assembly for which so many people were written in, each at their own address."""
    row = begun(cast, **more)
    for number in range(many):
        pool.sign_up_for(
            by=cast.hassan, assembly=row, channel=Channel.DOORSTEP, name=f"Buur {number}",
            reach=f"06 {number:08d}", answers=answers_of(number), no_letter="outside",
        )  # fmt: skip
    return row


def closed(cast, **more):
    return pool.close_pool(by=cast.noor, assembly=filled(cast, **more))


def committed(cast, way=Way.TEN, announced="", panels=draw.PANELS, **more):
    row = closed(cast, **more)
    draw.commit_panels(by=cast.noor, assembly=row, way=way, announced=announced, panels=panels)
    return row


def drawn(cast, **more):
    row = committed(cast, **more)
    draw.draw_panel(by=cast.hassan, assembly=row, typed="4 1 7")
    row.refresh_from_db()
    return row


def seated(cast, many=24, **more):
    """An assembly that was drawn from few panels, so that it is made fast."""
    row = committed(cast, many=many, panels=10, **more)
    draw.draw_panel(by=cast.hassan, assembly=row, typed="3")
    row.refresh_from_db()
    return row


def places(row, state=SeatState.WAITING):
    found = Place.objects.filter(draw__assembly=row, state=state).order_by("signup__code")
    return list(found.select_related("signup", "draw__assembly__here"))


def stops(cast, place, why=Why.NO_TIME):
    """Somebody says yes, and stops after all."""
    seats.say_yes(by=cast.hassan, place=place)
    seats.say_no(by=cast.hassan, place=place, why=why)


def refilled(cast, row, many=1, **more):
    """Draw for so many empty seats, from few panels."""
    made = draw.commit_replacements(
        by=cast.noor, assembly=row, seats=many, way=Way.TEN, panels=10, **more
    )
    return draw.draw_panel(by=cast.hassan, assembly=row, typed="7", turn=made.turn)


def standing_by(cast, row, many=4):
    made = draw.commit_reserves(by=cast.noor, assembly=row, seats=many, way=Way.TEN, panels=10)
    return draw.draw_panel(by=cast.hassan, assembly=row, typed="5", turn=made.turn)


def assemblies_on_stage(cast):
    """One of everything of this room, always in one order."""
    written(cast, key=uuid.UUID(int=41))
    row = begun(cast, key=uuid.UUID(int=42))
    ((_serial, code),) = letters(cast, row, 1, key=uuid.UUID(int=43))
    joined(row, code, key=uuid.UUID(int=44))
    pool.note_visit(
        by=cast.hassan, assembly=row, place="Zonnehof 3", doors=20, opened=7,
        key=uuid.UUID(int=45),
    )  # fmt: skip
    row = seated(cast, many=18, key=uuid.UUID(int=46))
    standing_by(cast, row, 2)
    first, second, third = places(row)[:3]
    seats.say_no(by=cast.hassan, place=first, why=Why.ILL)
    stops(cast, second)
    seats.say_yes(by=cast.hassan, place=third)
    refilled(cast, row)
    seats.leave_empty(by=cast.noor, assembly=row, many=1, why=WhyEmpty.HALFWAY)
    return row
