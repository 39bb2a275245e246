import uuid
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.knowledge import scenes
from tests.knowledge.scenes import (
    ANSWER,
    BUS,
    GARDEN,
    PLAN,
    SOURCES,
    answered,
    asked,
    far_file,
    far_parcel,
    file_of,
    in_days,
    kitchen,
    met,
    opened,
    opened_there,
    promised,
    tabled,
    taken,
    version_of,
    visited,
    written,
)
from wijkaanpak import clock
from wijkaanpak.knowledge import actions
from wijkaanpak.knowledge.models import Found, Lesson, Meeting, Parcel, Question, Source, Version
from wijkaanpak.knowledge.queries import files as packed
from wijkaanpak.knowledge.queries import kitchens as looked
from wijkaanpak.knowledge.queries import lessons as queries
from wijkaanpak.knowledge.queries.alike import Start, lessons_like, read_start, sealed_start
from wijkaanpak.knowledge.rules.lessons import Use
from wijkaanpak.knowledge.rules.visits import HALF_A_YEAR, CameOf
from wijkaanpak.logbook.models import Entry, Facts
from wijkaanpak.logbook.queries import told
from wijkaanpak.people.queries import Viewer
from wijkaanpak.refusals import NotYours, Refused


def state(lesson):
    return lesson.versions.order_by("-number")[0].state


def test_a_lesson_of_a_group_is_read_by_the_residents_and_then_opened_by_who_wrote_it(cast):
    lesson = written(cast, by=cast.amina)
    assert (lesson.party, state(lesson)) == (cast.residents, "written")
    with pytest.raises(Refused, match="cannot be done now"):
        actions.open_lesson(by=cast.dilan, lesson=lesson)
    actions.read_lesson(by=cast.dilan, lesson=lesson, party=cast.residents, yes=True)
    assert state(lesson) == "read"
    with pytest.raises(NotYours):
        actions.open_lesson(by=cast.carlos, lesson=lesson)
    actions.open_lesson(by=cast.amina, lesson=lesson)
    assert state(lesson) == "open"
    other = written(cast, BUS, by=cast.amina)
    actions.read_lesson(by=cast.dilan, lesson=other, party=cast.residents, yes=True)
    actions.open_lesson(by=cast.dilan, lesson=other)  # or by the party that tells it
    assert state(other) == "open"


def test_every_party_it_speaks_of_reads_it_first_and_one_no_sends_it_back(cast):
    lesson = written(cast, about=[cast.gemeente, cast.housing])
    assert state(lesson) == "written"
    actions.read_lesson(by=cast.sanne, lesson=lesson, party=cast.gemeente, yes=True)
    with pytest.raises(Refused, match="what is not right"):
        actions.read_lesson(by=cast.corrie, lesson=lesson, party=cast.housing, yes=False)
    no = {"yes": False, "words": "Het was in 2019."}
    actions.read_lesson(by=cast.corrie, lesson=lesson, party=cast.housing, **no)
    assert state(lesson) == "sent back"
    actions.change_lesson(by=cast.dilan, lesson=lesson, words=replace(GARDEN, year=2019))
    draft = queries.draft_of(lesson)
    said = {one.party: one.yes for one in draft.readings.all()}
    assert said == {cast.residents: True, cast.gemeente: None, cast.housing: None}
    for by, party in ((cast.sanne, cast.gemeente), (cast.corrie, cast.housing)):
        actions.read_lesson(by=by, lesson=lesson, party=party, yes=True)
    assert state(lesson) == "read"


def test_nobody_reads_for_a_party_they_do_not_speak_for_or_that_is_not_asked(cast):
    lesson = written(cast, about=[cast.gemeente])
    with pytest.raises(NotYours):
        actions.read_lesson(by=cast.corrie, lesson=lesson, party=cast.gemeente, yes=True)
    with pytest.raises(Refused, match="not asked"):
        actions.read_lesson(by=cast.corrie, lesson=lesson, party=cast.housing, yes=True)


def test_an_open_lesson_changes_only_by_a_new_version_that_says_why(cast):
    lesson = opened(cast)
    better = replace(GARDEN, cost_cents=500_000, why_changed="De rekening kwam later.")
    with pytest.raises(Refused, match="never changes silently"):
        actions.correct_lesson(by=cast.dilan, lesson=lesson, words=GARDEN)
    actions.correct_lesson(by=cast.dilan, lesson=lesson, words=better)
    assert version_of(lesson).cost_cents == 420_000
    with pytest.raises(Refused, match="being written"):
        actions.correct_lesson(by=cast.dilan, lesson=lesson, words=better)
    actions.open_lesson(by=cast.dilan, lesson=lesson)
    assert list(lesson.versions.order_by("number").values_list("number", "state")) == [
        (1, "superseded"), (2, "open"),
    ]  # fmt: skip
    assert version_of(lesson).cost_cents == 500_000


def test_only_who_tells_a_lesson_changes_it(cast):
    lesson = written(cast)
    for by in (cast.amina, cast.sanne, cast.dorpshoofd):
        with pytest.raises(NotYours):
            actions.change_lesson(by=by, lesson=lesson, words=BUS)
        with pytest.raises(NotYours):
            actions.take_back_lesson(by=by, lesson=lesson)
    actions.take_back_lesson(by=cast.dilan, lesson=lesson)
    assert state(lesson) == "taken back"


def test_a_stranger_writes_no_lesson_and_nobody_speaks_for_another_party(cast):
    with pytest.raises(NotYours):
        written(cast, by=cast.stranger)
    with pytest.raises(NotYours):
        written(cast, by=cast.amina, party=cast.gemeente)
    assert Lesson.objects.count() == 0


def test_the_same_form_sent_twice_is_one_lesson(cast):
    first = written(cast, by=cast.amina)
    assert written(cast, by=cast.amina, key=first.pk) == first
    assert written(cast, by=cast.amina, key=uuid.uuid4()) == first  # back, and sent once more
    assert Version.objects.count() == 1


def test_a_question_and_a_kitchen_that_are_sent_again_are_not_doubled(cast):
    assert asked(cast, key=uuid.uuid4()) == asked(cast, key=uuid.uuid4())
    assert scenes.kitchen(cast, key=uuid.uuid4()) == scenes.kitchen(cast, key=uuid.uuid4())


def test_the_log_names_the_party_and_says_nothing_that_people_wrote(cast):
    lesson = opened(cast)
    met(cast, lesson)
    row = answered(cast)
    actions.say_found(by=cast.amina, question=row, useful=True, words="Nu doen we open.")
    mine = Entry.objects.filter(verb__startswith="knowledge.").select_related("details")
    texts = " ".join(str(one.details.content) for one in mine)
    for secret in ("lood", "zondag", "deur", "onderzoeken", "kring", "De tuingroep"):
        assert secret not in texts
    open_ = Facts.objects.get(entry__verb="knowledge.lesson_opened")
    assert set(open_.content) == {"digest", "number", "party", "title"}
    assert (open_.by, open_.content["party"]) == ("", "Wijkcoöperatie")
    assert "De moestuin op vervuilde grond" in told(open_.entry)


def test_a_lesson_of_the_village_meets_a_plan_in_the_wijk_and_hears_of_it(cast):
    lesson = opened_there(cast, GARDEN)
    (found,) = lessons_like(cast.wijk, PLAN)
    assert (found.version, found.elsewhere) == (version_of(lesson), "Elzenbroek")
    assert "moestuin" in found.words
    met(cast, lesson)
    (meeting,) = queries.meetings_of(lesson)
    assert (meeting.here, meeting.title) == (cast.wijk, "Een nieuwe tuin")
    (again,) = lessons_like(cast.wijk, PLAN, ref="budget.plan:1")
    assert again.said == meeting


def test_what_is_said_twice_about_a_lesson_counts_once_and_the_last_word_stands(cast):
    lesson = opened(cast)
    met(cast, lesson)
    start = Start("", ref="budget.plan:1", title="Een nieuwe tuin", path="/w/zonnehof/")
    actions.say_use(
        by=cast.amina, here=cast.wijk, version=version_of(lesson), start=start,
        use=Use.NOT_USEFUL, words="Het is een dakterras.",
    )  # fmt: skip
    assert [one.use for one in Meeting.objects.all()] == ["not useful"]


def test_only_who_takes_part_says_what_they_do_with_a_lesson(cast):
    lesson = opened_there(cast)
    start = Start("", ref="x", title="y", path="/")
    with pytest.raises(NotYours):
        actions.say_use(
            by=cast.stranger, here=cast.wijk, version=version_of(lesson), start=start,
            use=Use.NOT_USEFUL, words="Nee.",
        )  # fmt: skip


def test_a_start_cannot_be_made_up():
    start = Start("", ref="budget.plan:1", title="Tuin", path="/w/zonnehof/", may_say=True)
    assert read_start(sealed_start(start)) == start
    for wrong in ("", "x", sealed_start(start)[:-1] + "!"):
        with pytest.raises(Refused, match="not whole"):
            read_start(wrong)


def test_a_new_lesson_is_seen_at_once_and_a_draft_never(cast):
    written(cast)
    assert lessons_like(cast.wijk, PLAN) == []
    lesson = opened(cast, replace(GARDEN, title="Open"))
    assert [one.version.title for one in lessons_like(cast.wijk, PLAN)] == ["Open"]
    better = replace(GARDEN, title="Beter", why_changed="Daarom.")
    actions.correct_lesson(by=cast.dilan, lesson=lesson, words=better)
    actions.open_lesson(by=cast.dilan, lesson=lesson)
    assert [one.version.title for one in lessons_like(cast.wijk, PLAN)] == ["Beter"]


def test_what_is_alike_asks_few_questions_and_the_same_for_one_and_three(
    cast, django_assert_num_queries
):
    opened(cast)
    lessons_like(cast.wijk, PLAN)
    with django_assert_num_queries(2):
        lessons_like(cast.wijk, PLAN)
    for number in range(3):
        opened(cast, replace(GARDEN, title=f"Tuin {number}"))
    lessons_like(cast.wijk, PLAN)
    with django_assert_num_queries(2):
        assert len(lessons_like(cast.wijk, PLAN)) == 3


# Files ---------------------------------------------------------------------------------------


def take(cast, parcel, member=None, sure=True):
    member = member or cast.noor
    return actions.take_in(by=member.actor, member=member, parcel=parcel, sure=sure)


def test_an_unknown_key_waits_for_the_keeper_who_compares_it(cast):
    parcel = far_parcel(cast)
    assert far_parcel(cast) == parcel
    with pytest.raises(NotYours):
        take(cast, parcel, cast.amina)
    with pytest.raises(Refused, match="compare the fingerprint"):
        take(cast, parcel, sure=False)
    source = take(cast, parcel)
    lesson = Lesson.objects.get(source=source)
    assert (version_of(lesson).words, source.name) == (BUS, "Oeverloo, Verweg")
    with pytest.raises(Refused, match="have all lessons"):
        far_parcel(cast)


def test_of_a_known_key_any_member_takes_in_and_a_newer_version_keeps_the_old_one(cast):
    take(cast, far_parcel(cast))
    newer = far_file(replace(BUS, title="Beter", why_changed="Vier mensen."), version=2)
    take(cast, far_parcel(cast, newer), cast.amina, sure=False)
    lesson = Lesson.objects.get()
    assert list(lesson.versions.order_by("number").values_list("title", "state")) == [
        ("De lege stoel in de buurtbus", "superseded"), ("Beter", "open"),
    ]  # fmt: skip
    with pytest.raises(Refused, match="have all lessons"):
        far_parcel(cast)


def test_what_came_from_elsewhere_is_changed_by_nobody_here(cast):
    take(cast, far_parcel(cast))
    lesson = Lesson.objects.get()
    for by in (cast.noor, cast.dilan, cast.amina):
        with pytest.raises(NotYours):
            actions.correct_lesson(by=by, lesson=lesson, words=replace(BUS, why_changed="Anders"))
        with pytest.raises(Refused):
            actions.open_lesson(by=by, lesson=lesson)


def test_another_key_under_a_known_name_and_two_texts_under_one_number_are_refused(cast):
    take(cast, far_parcel(cast))
    with pytest.raises(Refused, match="another key"):
        far_parcel(cast, far_file(secret=bytes(32), version=2))
    with pytest.raises(Refused, match="another text"):
        far_parcel(cast, far_file(replace(BUS, tried="Anders")))


def test_lessons_of_a_neighbourhood_on_this_site_need_not_come_in(cast):
    opened_there(cast)
    with pytest.raises(Refused, match="on this site"):
        far_parcel(cast, file_of(cast.dorp))


def test_a_parcel_that_was_refused_can_be_brought_again(cast):
    parcel = far_parcel(cast)
    with pytest.raises(NotYours):
        actions.refuse_parcel(by=cast.amina, parcel=parcel)
    actions.refuse_parcel(by=cast.noor, parcel=parcel)
    with pytest.raises(Refused, match="cannot be done now"):
        take(cast, parcel)
    assert far_parcel(cast) != parcel
    assert Parcel.objects.count() == 2


def test_what_came_in_here_is_not_seen_next_door_nor_sent_on_as_ours(cast):
    take(cast, far_parcel(cast))
    words = "een busje langs haltes voor reizigers"
    assert [one.elsewhere for one in lessons_like(cast.wijk, words)] == ["Oeverloo, Verweg"]
    assert lessons_like(cast.dorp, words) == []
    assert packed.to_send(cast.wijk) == []
    assert Source.objects.filter(here=cast.dorp).count() == 0


# Kitchens ------------------------------------------------------------------------------------


def test_a_visit_is_written_in_the_log_of_who_speaks_and_seen_at_both(cast):
    visit = promised(cast)
    visit.refresh_from_db()
    verbs = dict(
        Entry.objects.filter(verb__startswith="knowledge.visit").values_list("verb", "book")
    )
    assert verbs == {
        "knowledge.visit_yes": "elzenbroek", "knowledge.visit_promised": "elzenbroek",
    }  # fmt: skip
    assert visit.due == visit.kitchen.on + HALF_A_YEAR
    assert [one.pk for one in looked.visits_of(cast.dorp)] == [visit.pk]
    (row,), _more = looked.kitchens(cast.wijk)
    assert [one.name for one in row.visits.all()] == ["Elzenbroek"]
    assert looked.visits_of(cast.wijk) == []


def test_what_came_of_a_promise_is_asked_after_half_a_year_and_told_by_the_guest(cast):
    visit = promised(cast)
    today = clock.today()
    assert looked.promises_to_ask(cast.dorp, today) == []
    later = today + HALF_A_YEAR
    assert [one.pk for one in looked.promises_to_ask(cast.dorp, later)] == [visit.pk]
    with pytest.raises(NotYours):
        actions.tell_what_came(by=cast.dilan, visit=visit, came_of=CameOf.DONE, words="Ja.")
    actions.tell_what_came(by=cast.dorpshoofd, visit=visit, came_of=CameOf.NOT, words="Geen geld.")
    assert looked.promises_to_ask(cast.dorp, later) == []


def test_nobody_promises_before_the_visit_or_for_somebody_else(cast):
    visit = visited(cast, kitchen(cast, on=5))
    with pytest.raises(Refused, match="You promise something"):
        actions.promise(by=cast.dorpshoofd, visit=visit, words="Een bank.")
    for by in (cast.dilan, cast.stranger, cast.amina):
        with pytest.raises(NotYours):
            actions.promise(by=by, visit=visit, words="Een bank.")


def test_for_a_guest_from_elsewhere_the_host_writes_it_down(cast):
    row = kitchen(cast)
    visit = actions.invite(by=cast.dilan, kitchen=row, name="Oeverloo", far="verweg.example")
    actions.answer_invitation(by=cast.dilan, visit=visit, comes=True)
    actions.promise(by=cast.dilan, visit=visit, words="Een bank.")
    with clock.set_back(clock.today() + HALF_A_YEAR):
        found = looked.promises_of_far_guests(cast.wijk, clock.today())
        assert [one.name for one in found] == ["Oeverloo"]
        with pytest.raises(NotYours):
            actions.tell_what_came(
                by=cast.sanne, visit=visit, came_of=CameOf.DONE, words="Hij staat."
            )


def test_a_neighbourhood_is_asked_once_and_only_by_the_host(cast):
    row = kitchen(cast)
    actions.invite(by=cast.dilan, kitchen=row, slug="elzenbroek")
    for again in ({"slug": "elzenbroek"}, {"name": "Elzenbroek"}, {"slug": "zonnehof"}, {}):
        with pytest.raises(Refused):
            actions.invite(by=cast.dilan, kitchen=row, **again)
    with pytest.raises(NotYours):
        actions.invite(by=cast.sanne, kitchen=row, name="Elders")
    for number in range(11):
        actions.invite(by=cast.dilan, kitchen=row, name=f"Wijk {number}")
    with pytest.raises(Refused, match="full with 12"):
        actions.invite(by=cast.dilan, kitchen=row, name="Nog een")


def test_nobody_answers_when_it_does_not_go_on(cast):
    row = kitchen(cast, on=3)
    visit = actions.invite(by=cast.dilan, kitchen=row, slug="elzenbroek")
    with pytest.raises(Refused, match="Say why"):
        actions.cancel_kitchen(by=cast.dilan, kitchen=row, why=" ")
    actions.cancel_kitchen(by=cast.dilan, kitchen=row, why="Het dak lekt.")
    with pytest.raises(Refused, match="does not go on"):
        actions.answer_invitation(by=cast.dorpshoofd, visit=visit, comes=True)


# Questions -----------------------------------------------------------------------------------


def test_an_institute_has_the_term_of_the_charter_and_then_its_own_day(cast):
    row = asked(cast)
    assert row.answer_by == clock.today() + timedelta(weeks=8)
    with pytest.raises(NotYours):
        actions.take_question(by=cast.sanne, question=row, day=in_days(9))
    with pytest.raises(Refused, match="within a year"):
        actions.take_question(by=cast.ilse, question=row, day=in_days(366))
    actions.take_question(by=cast.ilse, question=row, day=in_days(9))
    assert Question.objects.get().answer_by == in_days(9)


def test_only_an_institute_is_asked_and_only_by_who_takes_part(cast):
    there = scenes.institute(cast)
    facts = {"here": cast.wijk, "question": "Wat?", "why": "", "asker": "Wij"}
    with pytest.raises(Refused, match="knowledge institute"):
        actions.ask_institute(by=cast.amina, institute=cast.gemeente, **facts)
    with pytest.raises(NotYours):
        actions.ask_institute(by=cast.stranger, institute=there, **facts)


def test_a_no_has_a_reason_and_a_next_door(cast):
    row = asked(cast)
    with pytest.raises(Refused, match="instead"):
        actions.decline_question(by=cast.ilse, question=row, why="Niet ons vak.", next_door="")
    actions.decline_question(by=cast.ilse, question=row, why="Niet ons vak.", next_door="GGD")
    with pytest.raises(Refused, match="cannot be done now"):
        actions.take_question(by=cast.ilse, question=row, day=in_days(9))


def test_who_asked_takes_it_back_until_it_is_taken(cast):
    row = asked(cast)
    with pytest.raises(NotYours):
        actions.take_back_question(by=cast.dilan, question=row)
    actions.take_question(by=cast.ilse, question=row, day=in_days(9))
    with pytest.raises(Refused, match="cannot be done now"):
        actions.take_back_question(by=cast.amina, question=row)


def test_a_table_goes_along_only_when_the_keeper_says_yes(cast):
    table = tabled(cast)
    with pytest.raises(NotYours):
        actions.decide_table(by=cast.sanne, table=table, approve=True)
    with pytest.raises(Refused, match="Say why not"):
        actions.decide_table(by=cast.noor, table=table, approve=False)
    with pytest.raises(Refused, match="One at a time"):
        tabled(cast, table.question)
    actions.decide_table(by=cast.noor, table=table, approve=False, why="Te klein.")
    with pytest.raises(Refused, match="cannot be done now"):
        actions.decide_table(by=cast.noor, table=table, approve=True)
    tabled(cast, table.question)


def test_a_stranger_lays_no_table_beside_it_and_an_answered_question_takes_none(cast):
    row = taken(cast)
    facts = {"raw": scenes.TABLE, "about": "x", "origin": "y"}
    for by in (cast.carlos, cast.stranger, cast.sanne, cast.noor, cast.ilse):
        with pytest.raises(NotYours):
            actions.add_table(by=by, question=row, **facts)
    actions.answer_question(by=cast.ilse, question=row, answer=ANSWER, sources=SOURCES)
    with pytest.raises(Refused, match="closed"):
        actions.add_table(by=cast.amina, question=row, **facts)


def test_the_keeper_approves_no_table_of_her_own(cast):
    there = scenes.institute(cast)
    row = actions.ask_institute(
        by=cast.noor, here=cast.wijk, institute=there, question="Wie komt er niet?", why="",
        asker="Kompas",
    )  # fmt: skip
    table = actions.add_table(
        by=cast.noor, question=row, raw=scenes.TABLE, about="Bezoekers", origin="Deurkaartjes"
    )
    with pytest.raises(NotYours, match="Somebody else of the independent body"):
        actions.decide_table(by=cast.noor, table=table, approve=True)


def test_neighbours_say_once_whether_an_answer_is_of_use(cast):
    row = asked(cast)
    with pytest.raises(Refused, match="no answer yet"):
        actions.say_found(by=cast.amina, question=row, useful=True)
    actions.take_question(by=cast.ilse, question=row, day=in_days(9))
    actions.answer_question(by=cast.ilse, question=row, answer=ANSWER, sources=SOURCES)
    actions.say_found(by=cast.amina, question=row, useful=True)
    actions.say_found(by=cast.amina, question=row, useful=False, words="Toch niet.")
    with pytest.raises(NotYours):
        actions.say_found(by=cast.stranger, question=row, useful=True)
    assert list(Found.objects.values_list("useful", "words")) == [(False, "Toch niet.")]


def test_a_draft_is_seen_by_who_writes_it_and_who_is_asked_and_by_nobody_else(cast):
    lesson = written(cast, by=cast.amina, about=[cast.gemeente])
    assert [bool(queries.drafts_for(Viewer(cast.wijk, one)))
            for one in (cast.amina, cast.dilan, cast.sanne, cast.corrie, cast.carlos, None)
            ] == [True, True, True, False, False, False]  # fmt: skip
    assert queries.told_lesson(Viewer(cast.wijk, cast.sanne), lesson.pk).draft
