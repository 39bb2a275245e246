"""Letters, doors, signing up and off; the pool is closed, and forgotten after the term."""

import uuid
from datetime import timedelta

import pytest

from tests.assemblies.scenes import (
    COUNTED,
    TARGETS,
    answers_of,
    begun,
    closed,
    consented,
    drawn,
    filled,
    joined,
    letters,
)
from wijkaanpak import clock
from wijkaanpak.assemblies.actions import pool
from wijkaanpak.assemblies.actions.targets import write_targets
from wijkaanpak.assemblies.models import Contact, Letter, SignUp, Visit, Wave
from wijkaanpak.assemblies.queries import pool as found
from wijkaanpak.assemblies.rules import Channel, LetterUnknown, NoLetter, read_targets
from wijkaanpak.logbook.models import Facts
from wijkaanpak.people.rules import new_code
from wijkaanpak.refusals import NotYours, Refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def table(cast):
    cast.at_the_table()


def by_host(cast, row, **more):
    given = {
        "channel": Channel.PAPER, "name": "Fatma", "reach": "06 98 76 54 32",
        "answers": answers_of(0), "no_letter": NoLetter.LOST,
    }  # fmt: skip
    return pool.sign_up_for(by=cast.hassan, assembly=row, **given | more)


def test_a_neighbour_signs_up_with_a_letter_and_without_an_account(cast):
    row = begun(cast)
    made = letters(cast, row)
    signed = joined(row, made[1][1])
    assert (signed.home, signed.channel) == ("letter 2", "letter")
    assert found.came(row) == found.Came(1, 3, 1, 0, 0)


def test_no_code_of_a_letter_is_kept(cast):
    row = begun(cast)
    codes = [code for _serial, code in letters(cast, row)]
    kept = str(list(Letter.objects.values_list())) + str(list(Facts.objects.values_list()))
    assert not any(code in kept for code in codes)


def test_the_same_form_makes_the_same_letters_and_another_goes_on_counting(cast):
    row, key = begun(cast), uuid.uuid4()
    first = letters(cast, row, key=key)
    assert letters(cast, row, key=key) == first
    assert [serial for serial, _code in letters(cast, row, 2)] == [4, 5]
    assert [wave.first for wave in found.waves(row)] == [1, 4]


def test_only_the_code_keeper_makes_letters_and_only_with_a_mandate(cast):
    with pytest.raises(NotYours):
        pool.make_letters(by=cast.noor, assembly=begun(cast), place="Z", many=1, key=uuid.uuid4())
    with pytest.raises(Refused, match="no mandate"):
        letters(cast, consented(cast))
    assert not Wave.objects.exists()


def test_an_unknown_code_opens_nothing_and_a_slip_is_told(cast):
    row = begun(cast)
    with pytest.raises(LetterUnknown):
        joined(row, new_code())
    with pytest.raises(Refused, match="typing mistake"):
        joined(row, "ABC")


def test_guessing_ends_after_ten_codes(cast):
    row = begun(cast)
    for _guess in range(10):
        with pytest.raises(LetterUnknown):
            joined(row, new_code())
    with pytest.raises(Refused) as told:
        joined(row, new_code())
    assert not isinstance(told.value, LetterUnknown)


def test_a_code_of_one_assembly_is_nothing_in_another(cast):
    first = begun(cast, title="De tunnel")
    ((_serial, code),) = letters(cast, first, 1)
    with pytest.raises(Refused, match="a code for") as told:
        joined(begun(cast), code)
    assert told.value.values == {"title": "De tunnel"}
    assert not SignUp.objects.exists()


def test_of_one_letter_four_people_sign_up(cast):
    row = begun(cast)
    ((_serial, code),) = letters(cast, row, 1)
    for number in range(4):
        joined(row, code, number)
    with pytest.raises(Refused, match="at most 4"):
        joined(row, code, 5)
    assert {one.home for one in found.members(row)} == {"letter 1"}


def test_a_form_sent_twice_is_one_person(cast):
    row, key = begun(cast), uuid.uuid4()
    ((_serial, code),) = letters(cast, row, 1)
    assert joined(row, code, key=key) == joined(row, code, key=key)
    assert by_host(cast, row, key=uuid.UUID(int=1)) == by_host(cast, row, key=uuid.UUID(int=1))
    assert SignUp.objects.count() == 2


@pytest.mark.parametrize(
    "wrong",
    [{"name": " "}, {"reach": ""}, {"answers": {"leeftijd": "16-44"}}, {"serial": 9},
     {"answers": {"leeftijd": "7", "buurt": "De Terp"}}, {"lives_with": "XXXXX"}],
)  # fmt: skip
def test_what_is_missing_is_told_and_nothing_is_kept(cast, wrong):
    row = begun(cast)
    with pytest.raises(Refused):
        by_host(cast, row, **wrong)
    assert not SignUp.objects.exists()
    assert not Contact.objects.exists()


def test_a_host_says_who_share_an_address(cast):
    row = begun(cast)
    letters(cast, row, 1)
    first = by_host(cast, row, serial=1)
    with pytest.raises(Refused, match="everybody once"):
        by_host(cast, row, lives_with=first.code.lower())
    second = by_host(cast, row, lives_with=first.code.lower(), name="Ans")
    alone = by_host(cast, row)
    assert first.home == second.home == "letter 1"
    assert alone.home not in {"", "letter 1"}


def test_the_log_knows_nobody(cast):
    row = begun(cast)
    signed = by_host(cast, row, name="Fatma Yilmaz", reach="06 98 76 54 32")
    pool.sign_off(by=cast.hassan, assembly=row, code=signed.code)
    told = str(list(Facts.objects.values_list("content", flat=True)))
    for personal in ("Fatma", "98 76", signed.code, str(signed.pk)):
        assert personal not in told


def test_who_signs_off_is_erased_at_once(cast):
    row = begun(cast)
    signed = by_host(cast, row)
    pool.sign_off(by=cast.hassan, assembly=row, code=signed.code)
    contact = Contact.objects.get()
    assert (contact.name, contact.reach, contact.signup.answers) == ("", "", {})
    assert found.members(row) == []
    with pytest.raises(Refused, match="this number"):
        pool.sign_off(by=cast.hassan, assembly=row, code=signed.code)


def test_doors_are_counts(cast):
    row = begun(cast)
    pool.note_visit(by=cast.hassan, assembly=row, place="Terplaan", doors=20, opened=6)
    assert found.came(row).opened == 6
    with pytest.raises(Refused):
        pool.note_visit(by=cast.hassan, assembly=row, place="Terplaan", doors=2, opened=6)
    with pytest.raises(NotYours):
        pool.note_visit(by=cast.amina, assembly=row, place="Terplaan", doors=2, opened=1)
    assert Visit.objects.count() == 1


def test_questions_stay_when_somebody_answered_and_numbers_may_change(cast):
    row = filled(cast, 1)
    with pytest.raises(Refused, match="stay as they are"):
        write_targets(
            by=cast.noor, assembly=row, lines=read_targets("a\n1;;1;8\n2;;0;8", row.seats),
            counted_from="",
        )  # fmt: skip
    lower = read_targets(TARGETS.replace("; 3; 5", "; 2; 6"), row.seats)
    write_targets(by=cast.noor, assembly=row, lines=lower, counted_from=COUNTED)


def test_a_pool_without_a_panel_stays_open_and_says_why(cast):
    row = filled(cast, 6)
    with pytest.raises(Refused, match="Send more letters"):
        pool.close_pool(by=cast.noor, assembly=row)
    row.refresh_from_db()
    assert row.frozen is None


def test_after_closing_nobody_comes_or_goes(cast):
    row = closed(cast)
    assert len(row.pool_hash) == 64
    somebody = SignUp.objects.first()
    with pytest.raises(Refused, match="closed"):
        by_host(cast, row)
    with pytest.raises(Refused, match="closed"):
        pool.sign_off(by=cast.hassan, assembly=row, code=somebody.code)
    with pytest.raises(Refused, match="closed"):
        lines = read_targets(TARGETS, row.seats)
        write_targets(by=cast.noor, assembly=row, lines=lines, counted_from=COUNTED)


def test_four_weeks_after_the_end_everybody_is_erased_and_the_log_still_verifies(cast):
    row = drawn(cast)
    with clock.set_back(clock.today() + timedelta(days=147)):  # at noon: summer time between
        assert pool.forget_pools() == 0
    with clock.set_back(clock.today() + timedelta(days=148)):
        assert pool.forget_pools() == 1
        assert pool.forget_pools() == 0
    assert set(Contact.objects.values_list("name", "reach")) == {("", "")}
    left = SignUp.objects.filter(assembly=row)
    assert {(str(one.answers), one.home) for one in left} == {("{}", "")}
    assert not Letter.objects.exists()
    row.refresh_from_db()
    assert row.forgotten
    assert len(row.pool_hash) == 64
    cast.check_every_book()


def test_who_left_after_the_pool_was_closed_stays_counted(cast):
    row = drawn(cast)
    before = found.invited(row).came.signed_up
    pool.sign_off(by=cast.hassan, assembly=row, code=SignUp.objects.filter(place=None)[0].code)
    assert found.invited(row).came.signed_up == before
