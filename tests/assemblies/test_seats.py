"""Seats after the draw: yes, no, stopped; who stands by; empty seats that are drawn again."""

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError

from tests.assemblies.scenes import (
    closed,
    committed,
    filled,
    places,
    refilled,
    seated,
    standing_by,
    stops,
)
from wijkaanpak import clock
from wijkaanpak.assemblies.actions import draw, pool, seats
from wijkaanpak.assemblies.models import Contact, Draw, EmptySeats, Place, SignUp
from wijkaanpak.assemblies.queries import assemblies, draws
from wijkaanpak.assemblies.queries import seats as found
from wijkaanpak.assemblies.rules import (
    DrawKind,
    OwnCodeUnknown,
    SeatState,
    Way,
    Why,
    WhyEmpty,
    features_csv,
    people_csv,
)
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.logbook.models import Facts
from wijkaanpak.methods.lottery import commitment, fair_lottery, written
from wijkaanpak.methods.lottery.reading import read_people, read_quotas
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import new_code
from wijkaanpak.refusals import NotYours, Refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def table(cast):
    cast.at_the_table()


def told(row):
    return found.seats_of(row, assemblies.targets(row))


def test_who_is_drawn_says_yes_or_no_and_all_see_only_numbers(cast):
    row = seated(cast)
    one, two, three = places(row)[:3]
    seats.say_yes(by=cast.hassan, place=one)
    seats.say_no(by=cast.hassan, place=two, why=Why.ILL)
    stops(cast, three)
    now = told(row)
    assert (now.confirmed, now.declined, now.dropped_out, now.waiting) == (1, 1, 1, 5)
    assert (now.empty, now.left) == (2, 2)


def test_numbers_per_target_are_told_until_somebody_leaves_and_when_it_is_over(cast):
    row = seated(cast)
    assert told(row).tells
    assert sum(told(row).at_the_table) == 2 * row.seats
    for left, place in enumerate(places(row)[:3], start=1):
        seats.say_no(by=cast.hassan, place=place, why=Why.OTHER)
        assert not told(row).tells
        with clock.set_back(clock.now() + timedelta(days=121)):
            assert told(row).tells == (left == 3)


def test_who_says_no_is_erased_at_once_and_who_stops_at_the_end(cast):
    row = seated(cast)
    no, stopped = places(row)[:2]
    seats.say_no(by=cast.hassan, place=no, why=Why.MOVED)
    stops(cast, stopped)
    assert Contact.objects.get(signup=no.signup).name == ""
    assert Contact.objects.get(signup=stopped.signup).name
    with clock.set_back(clock.now() + timedelta(days=150)):
        pool.forget_pools()
    assert not Contact.objects.exclude(name="").exists()
    assert not Place.objects.exclude(why="").exists()
    assert not SignUp.objects.exclude(digest="").exists()
    with pytest.raises(Refused, match="erased"):
        seats.say_yes(by=cast.hassan, place=places(row)[0])
    row.refresh_from_db()
    with pytest.raises(Refused, match="erased"):
        draw.commit_replacements(by=cast.noor, assembly=row, seats=1, way=Way.TEN)
    cast.check_every_book()


def test_how_many_of_each_target_sat_stays_when_the_people_are_erased(cast):
    row = seated(cast)
    before = told(row).at_the_table
    with clock.set_back(clock.now() + timedelta(days=150)):
        pool.forget_pools()
    assert tuple(line.sat for line in assemblies.targets(row)) == before


def test_the_log_holds_no_code_no_name_and_no_reason(cast):
    row = seated(cast)
    standing_by(cast, row)
    no, stopped = places(row)[:2]
    seats.say_no(by=cast.hassan, place=no, why=Why.ILL)
    stops(cast, stopped, Why.MOVED)
    refilled(cast, row, 2)
    kept = [str(one) for one in Facts.objects.values_list("content", flat=True)]
    about = [one for one in kept if row.title in one]
    personal = ["Buur 1", "'ill'", "'moved'", "06 0000"]
    personal += list(SignUp.objects.values_list("code", flat=True))
    assert about
    assert not [word for word in personal if any(word in one for one in about)]


def test_who_may_not_write_it_down_does_not(cast):
    row = seated(cast)
    one = places(row)[0]
    for act_ in (
        lambda: seats.say_yes(by=cast.amina, place=one),
        lambda: seats.say_no(by=cast.dilan, place=one, why=Why.ILL),
        lambda: seats.leave_empty(by=cast.hassan, assembly=row, many=1, why=WhyEmpty.OTHER),
        lambda: draw.commit_reserves(by=cast.hassan, assembly=row, seats=2, way=Way.TEN),
        lambda: draw.commit_replacements(by=cast.amina, assembly=row, seats=1, way=Way.TEN),
        lambda: draw.take_people(by=cast.hassan, draw=one.draw),
        lambda: found.places(Viewer(cast.wijk, cast.dilan), row),
        lambda: found.contacts(Viewer(cast.wijk, cast.hassan), row),
        lambda: found.places(Viewer(cast.dorp, cast.stranger), row),
    ):
        with pytest.raises(NotYours):
            act_()
    one.refresh_from_db()
    assert one.state == SeatState.WAITING


def test_empty_seats_are_filled_from_panels_that_were_fixed_before(cast):
    row = seated(cast)
    for place in places(row)[:3]:
        stops(cast, place)
    made = refilled(cast, row, 2)
    assert (made.turn, made.kind, made.size, len(made.codes)) == (2, "replacement", 2, 2)
    assert tuple(made.codes) in set(map(tuple, map(sorted, draws_in(made))))
    assert (told(row).empty, told(row).waiting) == (1, 7)
    with pytest.raises(Refused, match="Choose between 1 and 1"):
        draw.commit_replacements(by=cast.noor, assembly=row, seats=2, way=Way.TEN)


def draws_in(made):
    return [draws.panel_in_file(made, number) for number in range(made.panels)]


def test_anybody_with_the_files_makes_a_later_draw_again(cast):
    row = seated(cast)
    standing_by(cast, row)
    for place in places(row)[:3]:
        stops(cast, place)
    refilled(cast, row, 3)
    for made in draws.draws_of(row):
        members = draws.members_of(made)
        quotas = read_quotas(features_csv(made.lines), made.size)
        again = read_people(people_csv(made.lines, members), made.size, quotas, ["home"])
        raw = written(fair_lottery(again, made.panels))
        assert (raw, commitment(raw)) == (made.written, made.commitment)
        assert draws_in(made)[made.number] == draws.panel_in_file(made, made.number)


def test_who_stands_by_is_asked_first(cast):
    row = seated(cast)
    reserves = standing_by(cast, row, 4)
    assert (reserves.kind, told(row).reserves) == ("reserves", 4)
    assert told(row).waiting == row.seats  # they have no seat
    for place in places(row)[:2]:
        stops(cast, place)
    made = refilled(cast, row, 2)
    assert made.from_reserves == set(made.codes).issubset(reserves.codes)
    assert told(row).empty == 0


def test_a_reserve_who_said_no_or_left_takes_no_seat_that_was_fixed_before(cast):
    row = seated(cast)
    standing_by(cast, row, 4)
    for place in places(row)[:2]:
        stops(cast, place)
    made = draw.commit_replacements(by=cast.noor, assembly=row, seats=2, way=Way.TEN, panels=1)
    (codes,) = draws_in(made)
    for code, step in zip(codes, ("no", "left"), strict=True):
        signup = SignUp.objects.get(assembly=row, code=code)
        place = found.place_of(signup)
        if step == "no" and place:
            seats.say_no(by=cast.hassan, place=place, why=Why.NO_TIME)
        else:
            pool.sign_off(by=cast.hassan, assembly=row, code=code)
    draw.draw_panel(by=cast.hassan, assembly=row, typed="0", turn=made.turn)
    assert told(row).empty == 2
    assert not set(codes) & {place.signup.code for place in places(row)}


def test_nobody_is_drawn_twice_and_who_is_gone_never_again(cast):
    row = seated(cast, many=16)
    seen = {place.signup.code for place in places(row)}
    for _round in range(3):
        stops(cast, places(row)[0])
        made = refilled(cast, row, 1, easing=True)
        assert not seen & set(made.codes)
        seen |= set(made.codes)
    assert Place.objects.filter(draw__assembly=row).count() == len(seen)


def test_a_code_and_a_draw_stand_once_in_the_database(cast):
    row = seated(cast)
    one = places(row)[0]
    for twice in (
        lambda: Place.objects.create(draw=one.draw, signup=one.signup, since=clock.today()),
        lambda: Draw.objects.filter(assembly=row).update(number=None, drawn=None, falls="")
        and Draw.objects.create(
            assembly=row, turn=2, kind=DrawKind.RESERVES, size=1, way=Way.TEN, panels=1, people=1,
            smallest=0, bound=0, proven=True, committed=clock.today(),
        ),
        lambda: Place.objects.filter(pk=one.pk).update(why=Why.ILL),
    ):  # fmt: skip
        with (
            pytest.raises(IntegrityError),
            act(Verb("test.bent", "…"), by=cast.noor.actor, book=row.here.slug) as entry,
        ):
            entry.about(row)
            twice()


def test_when_targets_cannot_be_kept_the_nearest_is_named_and_taken_when_wanted(cast):
    row = seated(cast, many=16)
    young = [one for one in places(row) if one.signup.answers["leeftijd"] == "16-44"]
    left = SignUp.objects.filter(assembly=row, place=None, answers__leeftijd="16-44")
    for signup in left:
        pool.sign_off(by=cast.hassan, assembly=row, code=signup.code)
    for place in young[:3]:
        stops(cast, place)
    with pytest.raises(Refused, match=r"nearest is: leeftijd 16-44: \d–\d → 0–\d"):
        draw.commit_replacements(by=cast.noor, assembly=row, seats=3, way=Way.TEN, panels=5)
    made = draw.commit_replacements(
        by=cast.noor, assembly=row, seats=3, way=Way.TEN, panels=5, easing=True
    )
    assert made.eased


def test_when_too_few_are_left_it_is_said(cast):
    row = seated(cast, many=9)
    for place in places(row)[:3]:
        stops(cast, place)
    with pytest.raises(Refused, match="1 people are left"):
        draw.commit_replacements(by=cast.noor, assembly=row, seats=3, way=Way.TEN, easing=True)


def test_a_seat_stays_empty_with_a_reason(cast):
    row = seated(cast)
    with pytest.raises(Refused, match="No seat is empty"):
        seats.leave_empty(by=cast.noor, assembly=row, many=1, why=WhyEmpty.HALFWAY)
    stops(cast, places(row)[0])
    key = uuid.uuid4()
    for _twice in range(2):
        seats.leave_empty(by=cast.noor, assembly=row, many=1, why=WhyEmpty.HALFWAY, key=key)
    assert EmptySeats.objects.count() == 1
    with pytest.raises(Refused, match="No seat is empty"):
        draw.commit_replacements(by=cast.noor, assembly=row, seats=1, way=Way.TEN)


def test_three_stop_two_are_replaced_and_one_seat_stays_empty(cast):
    row = seated(cast)
    for place in places(row)[:3]:
        stops(cast, place)
    refilled(cast, row, 2)
    seats.leave_empty(by=cast.noor, assembly=row, many=1, why=WhyEmpty.HALFWAY)
    now = told(row)
    assert (now.dropped_out, now.empty, found.empty_to_fill(row)) == (3, 1, 0)


def test_one_draw_at_a_time_and_a_form_sent_twice_is_one_draw(cast):
    row = seated(cast)
    stops(cast, places(row)[0])
    key = uuid.uuid4()
    given = {"by": cast.noor, "assembly": row, "seats": 1, "way": Way.TEN, "panels": 10}
    first = draw.commit_replacements(**given, key=key)
    assert draw.commit_replacements(**given, key=key) == first
    for again in (draw.commit_replacements, draw.commit_reserves):
        with pytest.raises(Refused, match="First draw one"):
            again(**given)
    assert found.empty_to_fill(row) == 0  # it is in the draw that waits
    draw.draw_panel(by=cast.hassan, assembly=row, typed="1", turn=2)
    with pytest.raises(Refused, match="not done twice"):
        draw.draw_panel(by=cast.hassan, assembly=row, typed="2", turn=2)


def test_before_the_draw_there_are_no_seats(cast):
    row = committed(cast, panels=10)
    assert told(row) is None
    for early in (
        lambda: draw.commit_replacements(by=cast.noor, assembly=row, seats=1, way=Way.TEN),
        lambda: seats.leave_empty(by=cast.noor, assembly=row, many=1, why=WhyEmpty.OTHER),
    ):
        with pytest.raises(Refused):
            early()
    with pytest.raises(Refused, match="First a panel"):
        draw.commit_reserves(by=cast.noor, assembly=closed(cast), seats=1, way=Way.TEN)


def test_with_the_own_code_somebody_opens_their_page_and_with_the_number_nobody_does(cast):
    row = seated(cast)
    signup = places(row)[0].signup
    opened = pool.own_page(assembly=row, typed=pool.own_code(signup), source="here")
    assert opened == signup
    with pytest.raises(Refused, match="typing mistake"):
        pool.own_page(assembly=row, typed=signup.code, source="here")


def test_guessing_own_codes_ends_after_ten(cast):
    row = filled(cast, 1)
    for _guess in range(10):
        with pytest.raises(OwnCodeUnknown):
            pool.own_page(assembly=row, typed=new_code(), source="here")
    with pytest.raises(Refused) as refusal:
        pool.own_page(assembly=row, typed=pool.own_code(SignUp.objects.get()), source="here")
    assert not isinstance(refusal.value, OwnCodeUnknown)


def test_an_own_code_opens_nothing_in_another_assembly(cast):
    signup = SignUp.objects.get(assembly=filled(cast, 1))
    other = filled(cast, 1)
    with pytest.raises(OwnCodeUnknown):
        pool.own_page(assembly=other, typed=pool.own_code(signup), source="here")


def test_no_own_code_is_kept(cast):
    signup = SignUp.objects.get(assembly=filled(cast, 1))
    kept = str(list(SignUp.objects.values_list())) + str(list(Facts.objects.values_list()))
    assert pool.own_code(signup) not in kept


def test_who_leaves_after_the_draw_frees_their_seat_and_the_draw_can_still_be_checked(cast):
    row = seated(cast)
    sits, out = places(row)[0], SignUp.objects.filter(assembly=row, place=None).first()
    made = draws.first_draw(row)
    for signup in (sits.signup, out):
        seats.sign_off_oneself(signup=signup)
        signup.refresh_from_db()
        assert (signup.contact.name, signup.digest) == ("", "")
        assert signup.answers
        with pytest.raises(Refused, match="already"):
            seats.sign_off_oneself(signup=signup)
    assert told(row).empty == 1
    assert people_csv(made.lines, draws.members_of(made)).count(b"\n") == 25
    again = refilled(cast, row, 1)
    assert out.code not in again.among


def test_between_closing_and_the_draw_nobody_can_be_taken_out(cast):
    row = closed(cast)
    with pytest.raises(Refused, match="closed until the draw"):
        seats.sign_off_oneself(signup=SignUp.objects.filter(assembly=row).first())


def test_before_closing_who_leaves_is_erased_altogether(cast):
    row = filled(cast, 1)
    signup = SignUp.objects.get(assembly=row)
    seats.sign_off_oneself(signup=signup)
    signup.refresh_from_db()
    assert (signup.answers, signup.home, signup.contact.reach) == ({}, "", "")
