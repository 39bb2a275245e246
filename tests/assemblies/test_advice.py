"""Recommendations: fixed at the hand-over, answered, promised, and followed for two years."""

import json
import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError

from tests.assemblies.advised import (
    answer,
    grouped,
    handed_over,
    look,
    moment,
    only,
    promise,
    ruled,
    said,
    seated,
    write,
)
from tests.assemblies.scenes import committed
from tests.commitments import promises
from wijkaanpak import clock
from wijkaanpak.assemblies.actions import advice, answering, following
from wijkaanpak.assemblies.models import Advice, Answer, Follower, Look, Promised, Recommendation
from wijkaanpak.assemblies.queries import advice as found
from wijkaanpak.assemblies.rules import Course, Decides, State, Step, fingerprint
from wijkaanpak.commitments.actions import offer_commitment
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.logbook.models import Entry, Facts
from wijkaanpak.people.actions import leave
from wijkaanpak.people.queries import Viewer
from wijkaanpak.refusals import NotYours, Refused

pytestmark = pytest.mark.django_db
MISSING = "Wie nachts werkt."


@pytest.fixture(autouse=True)
def table(cast):
    cast.at_the_table()


def test_the_rule_is_fixed_before_the_first_recommendation(cast):
    row = seated(cast)
    with pytest.raises(Refused, match="First write down how"):
        write(cast, row)
    advice.fix_rule(by=cast.hassan, assembly=row, decides=Decides.MAJORITY, majority=75)
    advice.fix_rule(by=cast.hassan, assembly=row, decides=Decides.MAJORITY, majority=80)
    write(cast, row)
    with pytest.raises(Refused, match="stays as it is"):
        advice.fix_rule(by=cast.hassan, assembly=row, decides=Decides.CONSENT)
    assert found.rule_of(found.advice_of(row)) == "majority 80%"


def test_a_recommendation_that_was_let_go_still_keeps_the_rule_as_it_is(cast):
    row = ruled(cast)
    advice.drop_recommendation(by=cast.hassan, recommendation=write(cast, row))
    with pytest.raises(Refused, match="stays as it is"):
        advice.fix_rule(by=cast.hassan, assembly=row, decides=Decides.CONSENT)


def test_before_the_draw_nothing_is_decided(cast):
    with pytest.raises(Refused, match="First a panel"):
        advice.fix_rule(by=cast.hassan, assembly=committed(cast), decides=Decides.CONSENT)


def test_drafts_are_for_hosts_and_the_log_does_not_show_them(cast):
    row = ruled(cast)
    draft = write(cast, row)
    assert found.drafts(Viewer(cast.wijk, cast.hassan), row) == [draft]
    for somebody in (cast.dilan, cast.sanne, cast.amina, None):
        with pytest.raises(NotYours):
            found.drafts(Viewer(cast.wijk, somebody), row)
    assert found.handed_over(row) == []
    written = Facts.objects.filter(entry__verb="assembly.writing").get()
    assert not written.open
    assert draft.title not in json.dumps(written.content)


def test_a_hand_over_fixes_all_at_once_and_starts_the_clock(cast):
    row = ruled(cast)
    for number in (1, 2, 3):
        write(cast, row, number)
    second = Recommendation.objects.get(assembly=row, number=2)
    second.assembly = row
    advice.drop_recommendation(by=cast.hassan, recommendation=second)
    made = advice.hand_over(by=cast.hassan, assembly=row, missing=MISSING)
    rows = found.handed_over(row)
    assert [(one.number, one.state) for one in rows] == [(1, "waiting"), (2, "waiting")]
    assert made.due == clock.today() + timedelta(weeks=row.answer_weeks)
    assert {one.due for one in rows} == {made.due}
    entry = Facts.objects.filter(entry__verb="assembly.handed_over").get()
    raw = found.as_written(made, rows)
    assert entry.content["fingerprint"] == made.fingerprint == fingerprint(raw)
    assert entry.content["support"] == [[1, 7, 8], [2, 7, 8]]
    cast.check_every_book()


def test_after_the_hand_over_nobody_changes_a_word(cast):
    row = handed_over(cast)
    one = only(row)
    one.assembly = row
    with pytest.raises(Refused, match="No word of them changes"):
        advice.rewrite_recommendation(
            by=cast.hassan, recommendation=one, words=said(2), answered_by=cast.gemeente
        )
    with pytest.raises(Refused, match="No word of them changes"):
        advice.drop_recommendation(by=cast.hassan, recommendation=one)
    with pytest.raises(Refused, match="No word of them changes"):
        write(cast, row, 2)
    again = advice.hand_over(by=cast.hassan, assembly=row, missing="Niemand.")
    assert (again.missing, only(row).title) == ("Wie nachts werkt, was er niet.", one.title)


def test_who_changes_a_word_past_the_door_is_seen(cast):
    row = handed_over(cast)
    with act(Verb("test.bent", "…"), by=cast.noor.actor, book=row.here.slug) as entry:
        Recommendation.objects.filter(assembly=row).update(text="Doe niets.")
        entry.about(row)
    made = found.advice_of(row)
    assert fingerprint(found.as_written(made, found.handed_over(row))) != made.fingerprint


@pytest.mark.parametrize(
    ("more", "told"),
    [({"agree": None, "present": None}, "no support yet"), ({"agree": 6}, "too little support")],
)
def test_without_support_nothing_is_handed_over(cast, more, told):
    row = ruled(cast)
    write(cast, row, **more)
    with pytest.raises(Refused) as refused:
        advice.hand_over(by=cast.hassan, assembly=row, missing=MISSING)
    assert told in str(refused.value)
    assert only(row).state == State.DRAFT


def test_an_empty_hand_over_and_one_without_who_was_missed_are_refused(cast):
    row = ruled(cast)
    with pytest.raises(Refused, match="no recommendation yet"):
        advice.hand_over(by=cast.hassan, assembly=row, missing=MISSING)
    write(cast, row)
    with pytest.raises(Refused, match="not heard"):
        advice.hand_over(by=cast.hassan, assembly=row, missing=" ")


def test_who_is_no_host_writes_and_hands_over_nothing(cast):
    row = ruled(cast)
    for somebody in (cast.dilan, cast.sanne, cast.amina):
        with pytest.raises(NotYours):
            advice.hand_over(by=somebody, assembly=row, missing=MISSING)
        with pytest.raises(NotYours):
            advice.write_recommendation(
                by=somebody, assembly=row, words=said(), answered_by=cast.gemeente
            )


def test_a_party_of_elsewhere_is_not_asked(cast):
    with pytest.raises(NotYours):
        write(cast, ruled(cast), party=cast.dorpsbelang)


def test_a_form_sent_twice_is_one_recommendation(cast):
    row, key = ruled(cast), uuid.uuid4()
    assert write(cast, row, key=key) == write(cast, row, key=key)
    assert Recommendation.objects.count() == 1


@pytest.mark.parametrize("step", [Step.ADOPTED, Step.CHANGED, Step.REFUSED])
def test_an_answer_is_given_once_and_stays(cast, step):
    row = handed_over(cast)
    one = only(row)
    made = answer(cast, one, step)
    assert (one.state, made.days_late, made.mandate.person) == (step.value, 0, cast.sanne)
    with pytest.raises(Refused, match="answered"):
        answer(cast, one, Step.ADOPTED)
    cast.check_every_book()


def test_later_has_a_day_and_is_said_once(cast):
    one = only(handed_over(cast))
    for wrong in (one.due, one.due + timedelta(days=366)):
        with pytest.raises(Refused, match="Choose a day after"):
            answer(cast, one, Step.LATER, until=wrong)
    day = one.due + timedelta(days=30)
    answer(cast, one, Step.LATER, until=day)
    assert (one.state, one.due) == ("later", day)
    with pytest.raises(Refused, match="Later” was said once"):
        answer(cast, one, Step.LATER)
    with clock.set_back(day + timedelta(days=3)):
        assert answer(cast, one, Step.CHANGED).days_late == 3
    assert [one.said for one in Answer.objects.order_by("number")] == ["later", "changed"]


def test_an_answer_that_came_late_shows_by_how_many_days(cast):
    row = handed_over(cast)
    with clock.set_back(found.advice_of(row).due + timedelta(days=12)):
        assert answer(cast, only(row)).days_late == 12


def test_only_the_party_that_was_asked_answers(cast):
    one = only(handed_over(cast))
    for somebody in (cast.dilan, cast.corrie, cast.noor, cast.hassan):
        with pytest.raises(NotYours):
            answer(cast, one, by=somebody)


def test_another_party_can_be_asked_for_one_recommendation(cast):
    row = ruled(cast)
    write(cast, row, party=cast.housing)
    advice.hand_over(by=cast.hassan, assembly=row, missing=MISSING)
    one = only(row)
    with pytest.raises(NotYours):
        answer(cast, one)
    assert answer(cast, one, by=cast.corrie).party == cast.housing


def test_an_answer_sent_twice_is_one_answer(cast):
    one, key = only(handed_over(cast)), uuid.uuid4()
    assert answer(cast, one, key=key) == answer(cast, one, key=key)


def test_a_draft_is_not_answered(cast):
    row = ruled(cast)
    with pytest.raises(Refused, match="not handed over"):
        answer(cast, write(cast, row))


def test_after_a_no_one_question_is_asked_back_and_answered_anew(cast):
    row = handed_over(cast)
    one = only(row)
    grouped(cast, row)
    with pytest.raises(Refused, match="after a no"):
        answering.ask_back(by=cast.amina, recommendation=one, question="Waarom?")
    answer(cast, one, Step.REFUSED)
    with pytest.raises(NotYours):
        answering.ask_back(by=cast.carlos, recommendation=one, question="Waarom?")
    with clock.set_back(clock.today() + timedelta(days=10)):
        answering.ask_back(by=cast.amina, recommendation=one, question="Hoeveel geld?")
        one.refresh_from_db()
        assert (one.state, one.due) == ("asked", clock.today() + timedelta(weeks=8))
        answer(cast, one, Step.REFUSED)
        with pytest.raises(Refused, match="once, after a no"):
            answering.ask_back(by=cast.amina, recommendation=one, question="En nu?")
    cast.check_every_book()


def test_a_yes_becomes_a_promise_to_the_residents_linked_both_ways(cast):
    one, key = only(handed_over(cast)), uuid.uuid4()
    with pytest.raises(Refused, match="follows from a yes"):
        promise(cast, one)
    answer(cast, one)
    made = promise(cast, one, key=key)
    assert promise(cast, one, key=key) == made
    assert (made.giver, made.receiver, made.state) == (cast.gemeente, cast.residents, "offered")
    assert found.origin_of(made) == one
    assert Promised.objects.count() == 1
    promise(cast, one)
    assert one.promises.count() == 2
    cast.check_every_book()


def test_a_promise_that_lost_its_link_gets_it_when_the_form_is_sent_again(cast):
    one, key = only(handed_over(cast)), uuid.uuid4()
    answer(cast, one)
    offer_commitment(by=cast.sanne, offer=promises.an_offer(cast, giver=cast.gemeente), key=key)
    made = promise(cast, one, key=key)
    assert found.origin_of(made) == one


def test_what_the_residents_are_asked_themselves_they_promise_to_who_guards(cast):
    row = ruled(cast)
    assert found.receives(row, cast.residents) == cast.kompas
    assert found.receives(row, cast.housing) == cast.residents


def test_the_group_looks_once_at_each_moment(cast):
    row = handed_over(cast)
    one = only(row)
    grouped(cast, row)
    with pytest.raises(Refused, match="too early"):
        look(cast, one)
    with clock.set_back(moment(row, 1)):
        key = uuid.uuid4()
        assert look(cast, one, key=key) == look(cast, one, key=key)
        with pytest.raises(Refused, match="looked at this already"):
            look(cast, one)
        with pytest.raises(NotYours):
            look(cast, one, by=cast.carlos)
    with clock.set_back(moment(row, 3)):
        look(cast, one, Course.UNKNOWN, by=cast.hassan)  # a host types the sheet
    assert [(o.moment, o.course) for o in one.looks.all()] == [(1, "on_track"), (3, "unknown")]


def test_a_no_is_not_followed_and_no_answer_is(cast):
    row = handed_over(cast, many=2)
    first, second = found.handed_over(row)
    answer(cast, first, Step.REFUSED)
    with clock.set_back(moment(row, 1)):
        with pytest.raises(Refused, match="answer was no"):
            look(cast, first, by=cast.hassan)
        look(cast, second, Course.STUCK, by=cast.hassan)
    assert Look.objects.count() == 1


def test_the_log_knows_how_many_follow_and_nobodys_name(cast):
    row = handed_over(cast)
    grouped(cast, row)
    entry = Facts.objects.filter(entry__verb="assembly.grouped").get()
    assert entry.content["many"] == 6
    with clock.set_back(moment(row, 1)):
        look(cast, only(row))
    told = json.dumps(
        [f.content for f in Facts.objects.filter(entry__verb__startswith="assembly.")]
    )
    for hidden in ("Amina", str(cast.amina.pk), "steigers", "Terplaan", "nachts"):
        assert hidden not in told


def test_who_leaves_the_group_writes_no_more(cast):
    row = handed_over(cast)
    grouped(cast, row)
    grouped(cast, row)
    following.form_group(by=cast.noor, assembly=row, many=5, people=[cast.carlos])
    assert not found.may_follow(cast.amina, row)
    assert [one.person for one in found.followers(row)] == [cast.carlos]
    assert Follower.objects.count() == 2  # she was in it: that stays
    with pytest.raises(NotYours):
        following.form_group(by=cast.hassan, assembly=row, many=6, people=[])
    with pytest.raises(Refused, match="does not take part"):
        following.form_group(by=cast.noor, assembly=row, many=6, people=[cast.stranger])


def test_who_left_the_neighbourhood_writes_no_more(cast):
    row = handed_over(cast)
    grouped(cast, row)
    assert found.may_follow(cast.amina, row)
    leave(person=cast.amina, here=cast.wijk)
    assert not found.may_follow(cast.amina, row)


def test_before_the_hand_over_nobody_follows(cast):
    with pytest.raises(Refused, match="nothing to follow"):
        grouped(cast, ruled(cast))


def test_after_two_years_there_is_a_closing_word_and_then_it_stays(cast):
    row = handed_over(cast)
    grouped(cast, row)
    with pytest.raises(Refused, match="after two years"):
        following.close(by=cast.amina, assembly=row, closing="Klaar.")
    with clock.set_back(moment(row, 8)):
        with pytest.raises(Refused, match="closing word"):
            following.close(by=cast.amina, assembly=row, closing=" ")
        following.close(by=cast.amina, assembly=row, closing="Veel kwam af.", learned="Ja.")
        with pytest.raises(Refused, match="was written"):
            following.close(by=cast.amina, assembly=row, closing="Nog een keer.")
        with pytest.raises(Refused, match="was written"):
            look(cast, only(row))
    assert found.advice_of(row).learned == "Ja."
    cast.check_every_book()


@pytest.mark.parametrize(
    ("model", "wrong"),
    [
        (Advice, {"majority": 20}), (Advice, {"missing": ""}), (Advice, {"closed": "2030-01-01"}),
        (Recommendation, {"agree": 99}), (Recommendation, {"due": None}),
        (Answer, {"said": "refused", "words": ""}), (Answer, {"said": "later"}),
    ],
)  # fmt: skip
def test_the_database_refuses_what_cannot_be(cast, model, wrong):
    row = handed_over(cast)
    answer(cast, only(row))
    with (
        pytest.raises(IntegrityError),
        act(Verb("test.bent", "…"), by=cast.noor.actor, book=row.here.slug) as entry,
    ):
        model.objects.all().update(**wrong)
        entry.about(row)


def test_nothing_of_one_neighbourhood_waits_in_another(cast):
    row = handed_over(cast)
    assert [one.assembly for one in found.waiting(cast.wijk)] == [row]
    assert found.waiting(cast.wijk, cast.housing) == []
    assert found.waiting_for(Viewer(cast.wijk, cast.sanne)) != []
    assert found.waiting_for(Viewer(cast.wijk, cast.corrie)) == []
    due = found.advice_of(row).due
    assert len(found.unanswered_between(cast.wijk, due, due)) == 1
    for read in (found.waiting, found.followed_advice):
        assert read(cast.dorp) == []
    assert found.unanswered_between(cast.dorp, due, due) == []
    assert Entry.objects.filter(book="elzenbroek", verb__startswith="assembly.").count() == 0
