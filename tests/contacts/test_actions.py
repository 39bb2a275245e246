"""What happens with posts: who may, what follows, and that nobody changes it alone."""

import uuid
from datetime import date, timedelta

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, connection, transaction
from django.http import Http404

from tests.contacts import scenes
from tests.gatherings.scenes import a_venue
from tests.stories.tellings import tone
from wijkaanpak import clock
from wijkaanpak.commitments.models import Commitment
from wijkaanpak.contacts import actions, queries
from wijkaanpak.contacts.actions import PostFacts, TenureFacts
from wijkaanpak.contacts.models import Absence, Acquaintance, Minute, Post, Presence, Tenure
from wijkaanpak.contacts.rules import Answer, Contract, PostKind
from wijkaanpak.logbook.models import Entry
from wijkaanpak.network.actions import leave_seat
from wijkaanpak.network.models import Mandate
from wijkaanpak.refusals import NotYours, Refused


@pytest.fixture(autouse=True)
def at_the_table(cast):
    cast.at_the_table()


@pytest.fixture
def post(cast):
    return scenes.a_post(cast)


def refused_by_the_database(change):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE contacts_tenure SET {change}")


def test_only_who_speaks_for_a_party_writes_its_posts_down(cast):
    for person in (cast.amina, cast.sanne, cast.noor, cast.stranger):
        with pytest.raises(NotYours):
            scenes.a_post(cast, by=person)
    assert scenes.a_post(cast).party == cast.housing


def test_the_same_form_sent_twice_is_one_post_and_one_tenure(cast):
    key, other = uuid.uuid4(), uuid.uuid4()
    one, again = (scenes.a_post(cast, key=key) for _time in range(2))
    held = [scenes.held(cast, one, key=other) for _time in range(2)]
    assert (one, held[0]) == (again, held[1])
    assert (Post.objects.count(), Tenure.objects.count()) == (1, 1)


def test_two_posts_of_a_party_have_two_names(cast, post):
    with pytest.raises(Refused):
        scenes.a_post(cast)


def test_only_the_residents_who_keep_the_agenda_call_a_post_crucial(cast, post):
    for person in (cast.corrie, cast.noor, cast.amina):
        with pytest.raises(NotYours):
            actions.name_crucial(by=person, post=post, yes=True)
    actions.name_crucial(by=cast.anouk, post=post, yes=True)
    assert Post.objects.get().crucial is not None
    actions.name_crucial(by=cast.anouk, post=post, yes=False)
    assert Post.objects.get().crucial is None


def test_a_post_that_is_a_seat_takes_its_days_and_its_person_from_the_seat(cast):
    post = scenes.a_seat_post(cast)
    tenure = scenes.held(cast, post, by=cast.sanne, since=scenes.in_days(-5000))
    mandate = Mandate.objects.get(seat=post.seat)
    assert (tenure.mandate, tenure.person, tenure.since) == (mandate, cast.sanne, None)
    assert tenure.stay.since == mandate.since
    with pytest.raises(Refused):
        actions.end_tenure(by=cast.sanne, tenure=tenure, until=scenes.in_days(0), why="Weg")
    refused_by_the_database("since = '2026-01-01'")


def test_the_seat_of_another_party_is_no_post_of_ours(cast):
    facts = PostFacts("Wijkmanager", PostKind.AREA_MANAGER, scenes.seat_of(cast.gemeente))
    with pytest.raises(NotYours):
        actions.begin_post(by=cast.corrie, party=cast.housing, facts=facts)


def test_who_left_stays_readable_with_the_reason(cast, post):
    tenure = scenes.held(cast, post, since=scenes.in_days(-300))
    actions.end_tenure(by=cast.corrie, tenure=tenure, until=scenes.in_days(-10), why="Pensioen")
    scenes.held(cast, post, name="Joke", since=scenes.in_days(-3))
    face = queries.as_face(queries.whole(post))
    spells = queries.spells(face.post)
    assert [(one.name, one.together) for one in spells] == [("Marloes", 0), ("Joke", 0)]
    assert (face.holder.name, face.gap) == ("Joke", None)
    assert [gap.days for gap in queries.guard_of(queries.whole(post)).gaps] == [65, 7]


def test_a_photo_is_shown_and_taken_away_by_who_stands_on_it_only(
    cast, post, django_capture_on_commit_callbacks
):
    tenure = scenes.held(cast, post, person=cast.amina)
    with pytest.raises(NotYours):
        actions.show_photo(by=cast.corrie, tenure=tenure, photo=scenes.a_photo())
    with django_capture_on_commit_callbacks(execute=True):
        actions.show_photo(by=cast.amina, tenure=tenure, photo=scenes.a_photo())
    name = Tenure.objects.get().photo
    with default_storage.open(name) as file:
        assert file.read(4) == b"RIFF"  # drawn anew as WebP
    actions.end_tenure(by=cast.corrie, tenure=tenure, until=scenes.in_days(0), why="Weg")
    with pytest.raises(Http404):
        queries.photo_of(cast.wijk, tenure.pk)
    with pytest.raises(NotYours):
        actions.show_photo(by=cast.amina, tenure=tenure, photo=scenes.a_photo())
    with django_capture_on_commit_callbacks(execute=True):
        actions.show_photo(by=cast.amina, tenure=tenure, photo=b"")
    assert (Tenure.objects.get().photo, default_storage.exists(name)) == ("", False)


def test_hours_at_a_place_are_cancelled_honestly_by_who_is_there(cast, post):
    venue = a_venue(cast)
    scenes.held(cast, post)
    at = scenes.present(cast, post, venue)
    on = scenes.next_day(1)
    for person in (cast.amina, cast.sanne, cast.stranger):
        with pytest.raises(NotYours):
            actions.not_there(by=person, presence=at, on=on, why="Ziek")
    one = actions.not_there(by=cast.hassan, presence=at, on=on, why="De deur bleef dicht")
    again = actions.not_there(by=cast.corrie, presence=at, on=on, why="Ziek")
    assert (one, Absence.objects.count()) == (again, 1)
    [line] = queries.week_lines(venue, on - timedelta(days=1))
    assert line.off == "De deur bleef dicht"
    actions.there_after_all(by=cast.corrie, absence=one)
    [line] = queries.week_lines(venue, on - timedelta(days=1))
    assert line.off == ""


def test_a_vacant_post_is_expected_nowhere_and_says_so(cast, post):
    venue = a_venue(cast)
    scenes.present(cast, post, venue)
    tenure = scenes.held(cast, post)
    monday = scenes.next_day(1) - timedelta(days=1)
    [line] = queries.week_lines(venue, monday)
    assert (queries.at_venue(venue)[0].held, line.off) == (True, "")
    actions.end_tenure(by=cast.corrie, tenure=tenure, until=scenes.in_days(0), why="Weg")
    [line] = queries.week_lines(venue, monday)
    assert (queries.at_venue(venue)[0].held, line.off) == (False, "Niemand heeft deze post nu")


def test_the_guard_finds_the_vacant_post_among_many_that_are_held(cast, monkeypatch):
    monkeypatch.setattr("wijkaanpak.contacts.queries.guard.PAGE", 2)
    for number in range(3):
        scenes.held(cast, scenes.a_post(cast, title=f"A{number}"), since=scenes.in_days(-365))
    vacant = scenes.a_post(cast, title="Z")
    assert [one.post for one in queries.changes_ahead(cast.wijk)] == [vacant]


def test_a_cut_in_hours_is_seen_and_real_hours_have_a_source(cast, post):
    for year, promised in ((2024, 24), (2025, 18), (2026, 20)):
        actions.write_hours(by=cast.corrie, post=post, year=year, promised=promised)
    assert [(one.year, one.cut) for one in queries.years_of(post)] == [
        (2024, False), (2025, True), (2026, False),
    ]  # fmt: skip
    with pytest.raises(Refused):
        actions.write_hours(by=cast.corrie, post=post, year=2026, promised=20, real=12)


def test_a_month_is_counted_by_who_holds_the_post_and_the_year_follows(cast, post):
    scenes.held(cast, post, person=cast.amina)
    for person in (cast.sanne, cast.noor, cast.dilan, cast.stranger):
        with pytest.raises(NotYours):
            actions.count_month(by=person, post=post, month=date(2026, 1, 1), hours=1)
    actions.write_hours(by=cast.corrie, post=post, year=2027, promised=32)
    with clock.set_back(date(2027, 3, 3)):
        for month, hours in ((1, 100), (2, 112), (1, 124)):  # the last word counts
            actions.count_month(by=cast.amina, post=post, month=date(2027, month, 1), hours=hours)
        with pytest.raises(Refused, match="a month that is over"):
            actions.count_month(by=cast.amina, post=post, month=date(2027, 3, 1), hours=9)
    (year,) = queries.years_of(post)
    assert (year.promised, year.real, year.months) == (32, 28, 2)
    entry = Entry.objects.filter(verb="contacts.month_counted").latest("seq")
    assert entry.about == post.ref
    assert entry.details.content["hours"] == 124


def test_a_year_has_one_number_of_real_hours_written_or_counted(cast, post):
    month = scenes.last_month()
    year = {"by": cast.corrie, "post": post, "year": month.year, "promised": 24}
    actions.write_hours(**year, real=20, source="Rooster")
    with pytest.raises(Refused, match="as one number"):
        actions.count_month(by=cast.corrie, post=post, month=month, hours=90)
    actions.write_hours(**year)
    actions.count_month(by=cast.corrie, post=post, month=month, hours=90)
    with pytest.raises(Refused, match="the year follows"):
        actions.write_hours(**year, real=20, source="Rooster")
    actions.write_hours(**year | {"promised": 20})
    assert [(one.promised, one.months) for one in queries.years_of(post)] == [(20, 1)]


def test_hours_of_one_post_are_not_those_of_another(cast, post):
    other = scenes.a_post(cast, "Conciërge")
    actions.count_month(by=cast.corrie, post=other, month=scenes.last_month(), hours=90)
    assert queries.years_of(post) == []


def test_a_successor_takes_nine_promises_over_and_leaves_one_with_a_reason(cast):
    post = scenes.a_seat_post(cast)
    scenes.held(cast, post, by=cast.sanne, name="Sanne")
    scenes.promises(cast, 10)
    assert queries.promises_to_take_over(post) == []
    heir = scenes.changed(cast)
    waiting = queries.promises_to_take_over(post)
    guard = queries.guard_of(queries.whole(post))
    assert (len(waiting), guard.promises, guard.orphaned) == (10, 10, 10)
    answers = [Answer(str(one.pk), yes=True) for one in waiting[:9]]
    with pytest.raises(Refused):
        actions.take_over_promises(
            by=heir, post=post, answers=[*answers, Answer(str(waiting[9].pk), yes=False)]
        )
    last = Answer(str(waiting[9].pk), yes=False, words="Daar is geen geld meer voor.")
    told = actions.take_over_promises(by=heir, post=post, answers=[*answers, last])
    assert [one.told for one in told] == ["taken_over"] * 9 + ["not_taken_over"]
    assert Commitment.objects.filter(carried_by__person=heir).count() == 9
    assert [one.pk for one in queries.promises_to_take_over(post)] == [waiting[9].pk]


def walk(cast, post):
    tenure = scenes.held(cast, post)
    return actions.plan_handover(
        by=cast.corrie, leaver=tenure, begins=scenes.in_days(0), plan="Langs de portieken"
    )


def answer(cast, code, yes=True):
    card = actions.knock(here=cast.wijk, typed=code, source="192.0.2.1")
    actions.answer_card(card=card, yes=yes)


def counts(post):
    plan = queries.guard_of(queries.whole(post)).handover
    return plan.cards, plan.welcomed


def test_a_neighbour_says_yes_to_meeting_who_comes_and_nobody_is_named(cast, post):
    plan = walk(cast, post)
    cards = actions.give_cards(by=cast.corrie, handover=plan, many=3, key=uuid.uuid4())
    assert [number for number, _code in cards] == [1, 2, 3]
    answer(cast, cards[1][1])
    assert queries.said_yes(plan) == [2]
    assert counts(post) == (3, 1)
    with pytest.raises(Refused, match="Every card answers once"):
        answer(cast, cards[1][1])
    told = Entry.objects.filter(verb__startswith="contacts.card").values_list("about", flat=True)
    assert set(told) == {post.ref, cast.wijk.ref}


def test_a_no_looks_like_a_card_in_a_drawer(cast, post):
    plan = walk(cast, post)
    cards = actions.give_cards(by=cast.corrie, handover=plan, many=2, key=uuid.uuid4())
    before = queries.said_yes(plan), counts(post)
    answer(cast, cards[0][1], yes=False)
    assert (queries.said_yes(plan), counts(post)) == before
    with pytest.raises(Refused):
        answer(cast, cards[0][1], yes=True)  # and nobody asks again


def test_the_same_form_prints_the_same_cards_and_another_form_goes_on_counting(cast, post):
    plan, key = walk(cast, post), uuid.uuid4()
    cards = actions.give_cards(by=cast.corrie, handover=plan, many=3, key=key)
    assert actions.give_cards(by=cast.corrie, handover=plan, many=3, key=key) == cards
    answer(cast, cards[0][1])
    assert actions.give_cards(by=cast.corrie, handover=plan, many=3, key=key) == cards
    more = actions.give_cards(by=cast.corrie, handover=plan, many=1, key=uuid.uuid4())
    assert [number for number, _code in more] == [4]
    other = actions.give_cards(by=cast.corrie, handover=plan, many=2, key=key)
    assert [number for number, _code in other] == [5, 6]  # another number: other cards
    assert not {code for _number, code in other} & {code for _number, code in cards}
    with pytest.raises(Refused, match="between 1 and"):
        actions.give_cards(by=cast.corrie, handover=plan, many=500, key=uuid.uuid4())


def test_cards_are_of_who_goes_and_of_their_party_and_work_in_their_own_place(cast, post):
    plan = walk(cast, post)
    with pytest.raises(NotYours):
        actions.give_cards(by=cast.amina, handover=plan, many=1, key=uuid.uuid4())
    ((_number, code),) = actions.give_cards(
        by=cast.corrie, handover=plan, many=1, key=uuid.uuid4()
    )
    for _one in range(10):
        with pytest.raises(Refused, match="does not work"):
            actions.knock(here=cast.dorp, typed=code, source="192.0.2.9")
    with pytest.raises(Refused, match="Wait ten minutes"):
        actions.knock(here=cast.dorp, typed=code, source="192.0.2.9")
    assert actions.knock(here=cast.wijk, typed=code, source="192.0.2.8")


def test_after_the_walk_no_code_is_left_and_no_card_is_made(cast, post):
    plan = walk(cast, post)
    cards = actions.give_cards(by=cast.corrie, handover=plan, many=2, key=uuid.uuid4())
    answer(cast, cards[0][1])
    actions.finish_handover(by=cast.corrie, handover=plan)
    assert not Acquaintance.objects.exclude(digest=None).exists()
    assert queries.said_yes(plan) == [1]
    with pytest.raises(Refused, match="does not work"):
        answer(cast, cards[1][1])
    with pytest.raises(Refused, match="was walked"):
        actions.give_cards(by=cast.corrie, handover=plan, many=1, key=uuid.uuid4())
    assert queries.guard_of(queries.whole(post)).handover.done == clock.today()


def test_a_walk_begins_before_who_goes_has_left_and_ends_after_it_began(cast, post):
    tenure = scenes.held(cast, post)
    actions.tell_last_day(by=cast.corrie, tenure=tenure, last_day=scenes.in_days(20), why="Weg")
    walked = {"by": cast.corrie, "leaver": tenure, "plan": "Langs de portieken"}
    with pytest.raises(Refused, match="has left"):
        actions.plan_handover(begins=scenes.in_days(21), **walked)
    plan = actions.plan_handover(begins=scenes.in_days(5), **walked)
    with pytest.raises(Refused, match="not begun yet"):
        actions.finish_handover(by=cast.corrie, handover=plan)
    with clock.set_back(scenes.in_days(5)):
        actions.finish_handover(by=cast.corrie, handover=plan)


def test_a_voice_that_nobody_checked_is_erased_after_sixty_days(cast, post):
    scenes.held(cast, post, person=cast.amina)
    minute = actions.tell_minute(by=cast.amina, post=post, voice=tone(2), source="192.0.2.1")
    actions.forget_voices()
    minute.refresh_from_db()
    assert minute.voice
    with clock.set_back(scenes.in_days(61)):
        actions.forget_voices()
        actions.forget_voices()
    minute.refresh_from_db()
    assert not minute.voice
    entry = Entry.objects.get(verb="contacts.voices_forgotten")
    assert entry.about == cast.wijk.ref
    assert entry.details.content["many"] == 1


def test_a_minute_is_read_after_its_teller_said_it_is_right(cast, post):
    scenes.held(cast, post, person=cast.amina)
    with pytest.raises(NotYours):
        actions.tell_minute(by=cast.corrie, post=post, words="Ik zag iets.")
    minute = actions.tell_minute(by=cast.amina, post=post, words="Ik zag iets.")
    assert queries.minutes_of(post) == []
    actions.write_minute(by=cast.carlos, minute=minute, words="Ik zag iets moois.")
    with pytest.raises(NotYours):
        actions.check_minute(by=cast.carlos, minute=minute)
    actions.check_minute(by=cast.amina, minute=minute)
    assert [one.words for one in queries.minutes_of(post)] == ["Ik zag iets moois."]
    actions.write_minute(by=cast.amina, minute=Minute.objects.get(), words="Toch anders.")
    assert queries.minutes_of(post) == []


def test_a_contract_without_its_end_never_reaches_the_database(cast, post):
    with pytest.raises(Refused):
        scenes.held(cast, post, contract=Contract.HIRED)
    scenes.held(cast, post)
    refused_by_the_database("contract = 'fixed'")
    refused_by_the_database("contract = 'tender', contract_ends = '2030-01-01'")


def test_a_post_that_is_gone_keeps_its_past(cast, post):
    tenure = scenes.held(cast, post)
    scenes.present(cast, post, a_venue(cast))
    actions.end_post(by=cast.corrie, post=post)
    assert not Presence.objects.filter(post=post, until=None).exists()
    assert queries.board(cast.wijk) == ([], False)
    assert Tenure.objects.get(pk=tenure.pk).until is not None
    with pytest.raises(Refused):
        scenes.held(cast, post, name="Joke")


def test_the_log_says_that_a_post_has_a_face_and_not_whose(cast, post):
    scenes.held(cast, post, name="Marloes van de Trap")
    entry = Entry.objects.get(verb="contacts.post_held")
    assert entry.details.content == {
        "party": "Woonstichting", "post": "Opbouwwerker", "who": "Corrie",
    }  # fmt: skip


def test_a_face_of_another_neighbourhood_is_not_seen_here(cast, post):
    scenes.held(cast, post)
    assert queries.board(cast.dorp) == ([], False)
    assert queries.changes_ahead(cast.dorp) == []
    facts = TenureFacts("Piet")
    with pytest.raises(NotYours):
        actions.hold_post(by=cast.dorpshoofd, post=post, facts=facts)


def test_a_seat_that_is_left_is_vacant_from_that_day_and_its_promises_are_counted(cast):
    post = scenes.a_seat_post(cast)
    scenes.held(cast, post, by=cast.sanne, name="Sanne")
    assert queries.changes_ahead(cast.wijk) == []
    scenes.promises(cast, 2)
    leave_seat(by=cast.sanne, seat=post.seat)
    [one] = queries.changes_ahead(cast.wijk)
    assert (one.orphaned, one.vacant.days, one.leaver) == (2, 1, None)
    with clock.set_back(scenes.in_days(1)):
        [one] = queries.changes_ahead(cast.wijk)
    assert one.vacant.days == 2
