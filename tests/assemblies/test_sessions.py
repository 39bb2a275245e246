"""Sessions: planned, changed and counted in the open; what is personal is seen by few."""

import uuid
from datetime import time, timedelta

import pytest
from django.db import IntegrityError

from tests.assemblies.scenes import begun, closed, drawn
from tests.assemblies.session_scenes import (
    asked,
    counted,
    later,
    led,
    pack,
    plan,
    planned,
    seats,
    text,
)
from tests.funds.purse import cash_desk
from wijkaanpak import clock
from wijkaanpak.assemblies.actions import attending, sessions
from wijkaanpak.assemblies.actions.attending import Needs, There
from wijkaanpak.assemblies.actions.pool import forget_pools
from wijkaanpak.assemblies.models import (
    AfterNote,
    Attendance,
    Pack,
    SeatNeeds,
    Session,
    SessionHost,
    Turnout,
)
from wijkaanpak.assemblies.queries import sessions as found
from wijkaanpak.assemblies.rules.sessions import sums_of
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.logbook.models import Facts
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Role
from wijkaanpak.refusals import NotYours, Refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def table(cast):
    cast.at_the_table()


def test_a_session_is_planned_after_the_draw_and_numbered(cast):
    row = drawn(cast)
    first, second = planned(cast, row), planned(cast, row, on=row.ends)
    assert (first.number, second.number) == (1, 2)
    assert first.programme.splitlines()[0] == "10:00 Welkom en soep"
    with pytest.raises(Refused, match="First a panel"):
        planned(cast, closed(cast))


@pytest.mark.parametrize(
    "wrong",
    [
        {"on": clock.today() + timedelta(days=4_000)}, {"on": clock.today() - timedelta(days=1)},
        {"ends": time(9)}, {"place": " "}, {"aims": ()}, {"aims": ("sleep",)},
        {"programme": " \n "}, {"programme": "x\n" * 31}, {"languages": ""},
        {"care": (), "languages": "Arabisch"}, {"care": ("magic",)}, {"allowance": 50_001},
    ],
)  # fmt: skip
def test_a_plan_that_cannot_be_is_told(cast, wrong):
    with pytest.raises(Refused):
        planned(cast, **wrong)
    assert not Session.objects.exists()


def test_a_form_sent_twice_plans_reads_and_counts_once(cast):
    key = uuid.uuid4()
    row = drawn(cast)
    session = led(cast, row, key=key)
    assert planned(cast, row, key=key) == session
    assert pack(cast, session, key=key) == pack(cast, session, key=key)
    assert counted(cast, session, key=key) == counted(cast, session, key=key)
    assert [many.objects.count() for many in (Session, Pack, Turnout)] == [1, 1, 1]


def test_a_changed_plan_says_what_and_why(cast):
    session = planned(cast)
    changed = plan(starts=time(11), place="Buurthuis Spoorzicht")
    with pytest.raises(Refused, match="Say why"):
        sessions.change_session(by=cast.noor, session=session, words=changed, venue=None, why=" ")
    with pytest.raises(Refused, match="Nothing is different"):
        sessions.change_session(
            by=cast.noor, session=session, words=plan(), venue=None, why="Zomaar"
        )
    key = uuid.uuid4()
    for _twice in range(2):
        sessions.change_session(
            by=cast.noor, session=session, words=changed, venue=None, why="De zaal lekt.", key=key
        )
    (change,) = session.changes.all()
    assert (change.what, change.why) == (["hours", "where"], "De zaal lekt.")


def test_a_session_that_was_held_is_not_planned_anew(cast):
    session = led(cast)
    counted(cast, session)
    with pytest.raises(Refused, match="was held"):
        sessions.change_session(
            by=cast.noor, session=session, words=plan(starts=time(11)), venue=None, why="Toch"
        )


def test_a_host_leads_when_asked_and_is_named_by_their_own_word(cast):
    session = planned(cast)
    with pytest.raises(NotYours, match="do not lead"):
        sessions.name_host(by=cast.hassan, session=session, named=True)
    with pytest.raises(Refused, match="Only who is a host"):
        sessions.choose_hosts(by=cast.noor, session=session, people=[cast.amina])
    sessions.choose_hosts(by=cast.noor, session=session, people=[cast.hassan])
    assert found.named_hosts(found.get_session(cast.wijk, session.pk)) == []
    sessions.name_host(by=cast.hassan, session=session, named=True)
    assert found.named_hosts(found.get_session(cast.wijk, session.pk)) == ["Hassan"]
    sessions.choose_hosts(by=cast.noor, session=session, people=[])
    assert found.named_hosts(found.get_session(cast.wijk, session.pk)) == []
    assert SessionHost.objects.count() == 1  # ended, not deleted


@pytest.mark.parametrize(
    "wrong", [{"maker": " "}, {"title": ""}, {"text": ""}, {"link": "javascript:x()"}]
)
def test_something_to_read_has_a_maker(cast, wrong):
    with pytest.raises(Refused):
        pack(cast, led(cast), **wrong)


def test_something_to_read_is_withdrawn_and_kept(cast):
    session = led(cast)
    row = pack(cast, session)
    sessions.withdraw_pack(by=cast.hassan, pack=row)
    assert list(found.get_session(cast.wijk, session.pk).packs.all()) == []
    assert Pack.objects.get().withdrawn


def test_only_who_leads_counts_asks_and_adds(cast):
    session = planned(cast)
    deeds = [
        lambda by: sessions.add_pack(by=by, session=session, words=text()),
        lambda by: attending.count_session(by=by, session=session, there=There()),
        lambda by: attending.write_needs(by=by, seat=seats(session)[0], needs=Needs()),
    ]
    for deed in deeds:
        for somebody in (cast.hassan, cast.amina, cast.dilan, cast.stranger):
            with pytest.raises(NotYours):
                deed(somebody)
    for somebody in (cast.hassan, cast.dilan):
        with pytest.raises(NotYours):
            sessions.plan_session(by=somebody, assembly=session.assembly, words=plan())
    with pytest.raises(NotYours):
        found.seats_for(Viewer(cast.wijk, cast.hassan), session.assembly)
    with pytest.raises(NotYours):
        found.dues(Viewer(cast.wijk, cast.noor), session.assembly)


def test_a_host_who_is_no_host_any_more_leads_nothing(cast):
    session = led(cast)
    membership = cast.hassan.memberships.get(role=Role.HOST)
    with act(Verb("test.ended", "…"), by=cast.noor.actor, book="zonnehof") as entry:
        membership.until = clock.today()
        membership.save(update_fields=["until"])
        entry.about(membership)
    with pytest.raises(NotYours):
        counted(cast, session)


def test_seats_are_ticked_and_a_late_one_corrects_in_the_open(cast):
    session = led(cast)
    first = counted(cast, session, 3)
    assert (first.present, first.seats, first.told, first.why) == (5, 8, [], "")
    assert Attendance.objects.filter(turnout=first).count() == 5
    with pytest.raises(Refused, match="Say why"):
        counted(cast, session, 2)
    second = counted(cast, session, 2, why="late")
    assert (second.number, second.present, second.told) == (2, 6, [])
    assert Turnout.objects.count() == 2  # what was said first stands


def test_a_first_count_has_nothing_to_correct(cast):
    with pytest.raises(Refused, match="first count"):
        counted(cast, led(cast), why="late")


def test_nobody_is_counted_before_the_day_and_nobody_from_elsewhere(cast):
    row = drawn(cast)
    session = led(cast, row)
    with pytest.raises(Refused, match="does not sit"):
        attending.count_session(
            by=cast.hassan, session=session, there=There(ticked=[uuid.uuid4()])
        )
    other = led(cast, row, on=row.ends)
    with pytest.raises(Refused, match="on the day itself"):
        counted(cast, other)


def on_paper(cast, session, present, **counts):
    given = {("leeftijd", key): many for key, many in counts.items()}
    return attending.count_session(
        by=cast.hassan, session=session, there=There(present=present, counts=given)
    )


def test_numbers_from_paper_add_up_and_give_no_allowance(cast):
    session = led(cast)
    ages = found.seats_by_value(seats(session))
    young = ages["leeftijd", "16-44"]
    with pytest.raises(Refused, match="adds up"):
        on_paper(cast, session, 5, **{"16-44": young, "45 en ouder": 8 - young})
    with pytest.raises(Refused, match="no more can be taken"):
        on_paper(cast, session, 9)
    with pytest.raises(Refused, match="no more can be taken"):
        on_paper(cast, session, 8, **{"16-44": young + 1})
    row = on_paper(cast, session, 8, **{"16-44": young, "45 en ouder": 8 - young})
    assert {line[0] for line in row.counts} == {"leeftijd"}  # the other question was not counted
    assert found.counted_on_paper(session.assembly) == [1]
    assert all(not one.sessions for one in found.dues_of(session.assembly))


def test_needs_are_asked_without_a_reason_until_the_sessions_are_over(cast):
    session = led(cast)
    with pytest.raises(Refused, match="language"):
        asked(cast, session, kinds=("interpreter",))
    asked(cast, session)
    asked(cast, session, kinds=("travel",))
    assert SeatNeeds.objects.get().kinds == ["travel"]
    with later(session):
        with pytest.raises(Refused, match="are over"):
            asked(cast, session, kinds=("audio",))
        asked(cast, session, kinds=("travel",), allowance="nothing")
    assert SeatNeeds.objects.get().allowance == "nothing"


def test_allowances_add_up(cast):
    row = drawn(cast)
    first, second = led(cast, row), led(cast, row, allowance=2_550)
    for number, how in enumerate(("money", "voucher", "goods", "costs", "nothing")):
        asked(cast, first, number, allowance=how)
    counted(cast, first, 0)
    counted(cast, second, 1)  # the first seat was empty
    counted(cast, second, 0, why="late")
    dues = found.dues(Viewer(cast.wijk, cash_desk(cast).wim), row)
    assert len(dues) == row.seats
    assert sums_of(dues) == {"money": 7_550, "voucher": 7_550, "goods": 7_550}
    assert sum(one.cents for one in dues) == sum(sums_of(dues).values())
    assert [one.allowance for one in dues].count("") == row.seats - 5


def test_who_was_not_there_is_written_after_the_last_session_and_looked_at_again(cast):
    session = led(cast)
    row = session.assembly
    with pytest.raises(Refused, match="when the last session is over"):
        attending.write_missing(by=cast.noor, assembly=row, missing="Jonge huurders.")
    with later(session):
        with pytest.raises(Refused):
            attending.write_missing(by=cast.noor, assembly=row, missing=" ")
        with pytest.raises(Refused):
            attending.check_missing_note(by=cast.noor, assembly=row, mattered=True, learned="Ja.")
        for words in ("Jongeren.", "Jonge huurders."):
            attending.write_missing(by=cast.noor, assembly=row, missing=words)
        attending.check_missing_note(by=cast.noor, assembly=row, mattered=True, learned="Ja.")
        with pytest.raises(Refused, match="looked at again already"):
            attending.write_missing(by=cast.noor, assembly=row, missing="Niemand.")
        with pytest.raises(Refused, match="looked at again already"):
            attending.check_missing_note(
                by=cast.noor, assembly=row, mattered=False, learned="Nee."
            )
    note = AfterNote.objects.get()
    assert (note.missing, note.mattered, note.care) == ("Jonge huurders.", True, [])


WIDE = """leeftijd
16-44; 900; 5; 15
45 en ouder; 600; 5; 15
buurt
De Terp; 700; 5; 15
Zonnehof; 800; 5; 15
"""


def test_of_needs_is_told_in_the_end_what_ten_or_more_had(cast):
    row = drawn(cast, many=22, targets=WIDE, seats=20)
    session = led(cast, row)
    for number in range(10):
        kinds = ("children", "travel") if number else ("children",)
        asked(cast, session, number, kinds=kinds)
    with later(session):
        note = attending.write_missing(by=cast.noor, assembly=row, missing="Jongeren.")
    assert note.care == ["children"]  # nine asked for a ride


def test_after_the_term_nobody_is_known_and_the_numbers_stand(cast):
    session = led(cast)
    asked(cast, session, words="rolstoel")
    counted(cast, session, 2)
    with clock.set_back(clock.now() + timedelta(days=150)):
        assert forget_pools() == 1
        session.assembly.refresh_from_db()
        with pytest.raises(Refused, match="was erased"):
            counted(cast, session, 1, why="late")
        with pytest.raises(Refused, match="was erased"):
            asked(cast, session)
        with pytest.raises(Refused, match="is over"):
            planned(cast, session.assembly)
    turnout, needs = Turnout.objects.get(), SeatNeeds.objects.get()
    assert (turnout.present, turnout.counts) == (6, [])
    assert (needs.kinds, needs.words, needs.allowance) == ([], "", "")
    assert not Attendance.objects.exists()
    cast.check_every_book()


def test_the_log_says_that_and_never_who(cast):
    session = led(cast)
    asked(cast, session, words="rolstoel voor Fatma")
    counted(cast, session, 2)
    counted(cast, session, 1, why="late")
    pack(cast, session)
    sessions.name_host(by=cast.hassan, session=session, named=True)
    verbs = ("session", "needs", "pack")
    kept = str(list(Facts.objects.filter(entry__verb__startswith="assembly.").values_list(
        "content", flat=True)))  # fmt: skip
    assert all(word in str(list(Facts.objects.values_list("entry__verb"))) for word in verbs)
    codes = [one.code for one in seats(session)]
    for secret in ("rolstoel", "Fatma", "children", "Energieloket", "Buur ", *codes):
        assert secret not in kept
    assert not Facts.objects.filter(entry__verb="assembly.needs_asked", open=True).exists()


def test_the_database_keeps_what_cannot_be_out(cast):
    session = led(cast)
    counted(cast, session)
    pack(cast, session)
    for wrong in (
        lambda: Pack.objects.update(link="javascript:x()"),
        lambda: Pack.objects.update(maker=""),
        lambda: Turnout.objects.update(present=9),
        lambda: Turnout.objects.update(number=2),
        lambda: Session.objects.update(ends=time(1)),
        lambda: Session.objects.update(place=""),
    ):
        with (
            pytest.raises(IntegrityError),
            act(Verb("test.bent", "…"), by=cast.noor.actor, book="zonnehof") as entry,
        ):
            wrong()
            entry.about(session)


def test_an_assembly_before_its_draw_has_nobody_at_the_table(cast):
    assert found.at_the_table(begun(cast)) == []
