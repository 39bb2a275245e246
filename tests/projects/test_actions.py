"""What may happen with initiatives and projects, by whom, and what the logbook says of it."""

import uuid
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.commitments.promises import accepted
from tests.contacts.scenes import a_post
from tests.projects.scenes import (
    a_project,
    a_sprout,
    a_stroke,
    a_worker,
    an_idea,
    an_initiative,
    changed,
    ended,
    heart,
    in_days,
    sprout,
    turn,
    work,
)
from wijkaanpak import clock
from wijkaanpak.commitments.rules import Stroke
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.logbook.models import Entry, Facts, door_is_open
from wijkaanpak.network.actions import Clause
from wijkaanpak.network.models import Article
from wijkaanpak.network.rules import Deciders, DecisionKind
from wijkaanpak.people.queries import NOBODY
from wijkaanpak.projects.actions import checks, initiatives, strokes
from wijkaanpak.projects.actions.projects import Links, change_project, start_project
from wijkaanpak.projects.models import Change, Initiative, Neighbour, Project
from wijkaanpak.projects.rules.checks import Found
from wijkaanpak.projects.rules.initiatives import Ending
from wijkaanpak.projects.rules.projects import Executor, Kind, Reason
from wijkaanpak.refusals import NotYours, Refused

pytestmark = pytest.mark.django_db


def told():
    return list(Entry.objects.order_by("book", "seq").values_list("verb", flat=True))


# Initiatives


def test_anyone_begins_and_the_third_neighbour_makes_it_an_initiative(cast):
    row = an_idea(cast)
    assert (row.state, row.carried) == ("idea", None)
    initiatives.join(by=cast.carlos, initiative=row, key=uuid.uuid4())
    row.refresh_from_db()
    assert row.state == "idea"
    initiatives.join(by=cast.bram, initiative=row, key=uuid.uuid4())
    row.refresh_from_db()
    assert (row.state, row.carried) == ("initiative", clock.today())
    assert row.answer_due == in_days(21)


def test_the_charter_says_within_how_many_weeks_an_answer_comes(cast):
    clause = Clause(
        DecisionKind.ANSWER_INITIATIVE,
        Deciders.RESIDENTS,
        "Twee weken.",
        limits={"initiative_weeks": 2},
    )
    with act(Verb("test.article", "Test"), by=NOBODY, book=cast.wijk.slug) as entry:
        article = Article.objects.create(
            here=cast.wijk, kind=clause.kind, deciders=clause.deciders, method=clause.method,
            limits=clause.limits, words=clause.words, since=clock.today(),
        )  # fmt: skip
        entry.about(article)
    assert an_initiative(cast).answer_due == in_days(14)


def test_one_neighbour_counts_once(cast):
    row = an_idea(cast)
    initiatives.join(by=cast.amina, initiative=row, key=uuid.uuid4())
    key = uuid.uuid4()
    initiatives.join(by=cast.carlos, initiative=row, key=key)
    initiatives.join(by=cast.carlos, initiative=row, key=key)
    initiatives.join(by=cast.carlos, initiative=row, key=uuid.uuid4())
    assert Neighbour.objects.filter(initiative=row).count() == 2


def test_a_host_writes_in_who_has_no_account(cast):
    cast.at_the_table()
    row = an_idea(cast, by=cast.hassan, beside=True)
    first = row.neighbours.get()
    assert (first.person, first.helper, first.first) == (None, cast.hassan, True)
    for _more in range(2):
        initiatives.join(by=cast.hassan, initiative=row, beside=True, key=uuid.uuid4())
    row.refresh_from_db()
    assert row.state == "initiative"
    initiatives.end_initiative(
        by=cast.hassan, initiative=row, ending=Ending.DONE, words="Het is er al."
    )


def test_who_is_no_host_writes_nobody_in(cast):
    with pytest.raises(NotYours):
        an_idea(cast, beside=True)
    with pytest.raises(NotYours):
        initiatives.join(by=cast.amina, initiative=an_idea(cast), beside=True, key=uuid.uuid4())


def test_a_stranger_neither_begins_nor_joins(cast):
    with pytest.raises(NotYours):
        an_idea(cast, by=cast.stranger)
    with pytest.raises(NotYours):
        initiatives.join(by=cast.stranger, initiative=an_idea(cast), key=uuid.uuid4())


def test_who_steps_back_leaves_an_initiative_an_initiative(cast):
    row = an_initiative(cast)
    initiatives.leave(by=cast.bram, initiative=row)
    initiatives.leave(by=cast.bram, initiative=row)
    row.refresh_from_db()
    assert row.state == "initiative"
    initiatives.join(by=cast.bram, initiative=row, key=uuid.uuid4())
    assert row.neighbours.filter(until=None).count() == 3


def test_a_supporter_says_yes_and_there_is_one_at_a_time(cast):
    row = an_initiative(cast)
    yes = initiatives.support(by=cast.dilan, initiative=row, name="Dilan")
    assert (yes.name, yes.post) == ("Dilan", None)
    with pytest.raises(Refused, match="already"):
        initiatives.support(by=cast.noor, initiative=row, name="Noor")
    initiatives.stop_supporting(by=cast.dilan, initiative=row)
    initiatives.support(by=cast.noor, initiative=row, name="Noor")


def test_a_supporter_from_a_post_holds_that_post(cast):
    row, post = an_initiative(cast), a_worker(cast)
    with pytest.raises(NotYours):
        initiatives.support(by=cast.dilan, initiative=row, post=post)
    yes = initiatives.support(by=cast.corrie, initiative=row, post=post)
    assert (yes.name, yes.post) == ("Corrie", post)


def test_who_carries_it_neither_supports_nor_answers_it(cast):
    row = an_initiative(cast)
    with pytest.raises(NotYours):
        initiatives.support(by=cast.amina, initiative=row, name="Amina")
    with pytest.raises(NotYours):
        initiatives.answer(by=cast.amina, initiative=row, words="Ja hoor.")


def test_the_supporter_or_the_coordinator_gives_the_first_answer_once(cast):
    row = an_initiative(cast)
    with pytest.raises(NotYours):
        initiatives.answer(by=cast.dilan, initiative=row, words="De zaal is vrij.")
    initiatives.support(by=cast.dilan, initiative=row, name="Dilan")
    initiatives.answer(by=cast.dilan, initiative=row, words="De zaal is vrij.")
    row.refresh_from_db()
    assert (row.answered, row.answer) == (clock.today(), "De zaal is vrij.")
    with pytest.raises(Refused, match="answered already"):
        initiatives.answer(by=cast.noor, initiative=row, words="Nog iets.")


def test_an_idea_of_one_neighbour_gets_no_answer_yet(cast):
    with pytest.raises(Refused, match="Three neighbours"):
        initiatives.answer(by=cast.noor, initiative=an_idea(cast), words="Goed idee.")


def test_help_is_asked_by_who_carries_it_and_told_of_once(cast):
    row = an_initiative(cast)
    with pytest.raises(NotYours):
        initiatives.ask_help(by=cast.dilan, initiative=row, words="Een pan")
    asked = initiatives.ask_help(by=cast.amina, initiative=row, words="Een pan")
    with pytest.raises(NotYours):
        initiatives.answer_help(by=cast.dilan, asked=asked, given=True, words="Hier is hij.")
    told_of = initiatives.answer_help(
        by=cast.corrie, asked=asked, given=True, words="Hier is hij.", party=cast.housing
    )
    assert (told_of.state, told_of.by_party) == ("given", cast.housing)
    with pytest.raises(Refused, match="already"):
        initiatives.answer_help(by=cast.amina, asked=asked, given=False, words="Nee.")


def test_an_initiative_ends_with_a_reason_by_who_carries_it(cast):
    row = an_initiative(cast)
    given = {"initiative": row, "ending": Ending.WE_STOP, "words": "Niemand had tijd."}
    with pytest.raises(NotYours):
        initiatives.end_initiative(by=cast.dilan, **given)
    with pytest.raises(NotYours):
        initiatives.end_initiative(by=cast.anouk, **given)
    initiatives.end_initiative(by=cast.amina, **given)
    row.refresh_from_db()
    assert (row.state, row.ending, row.ended) == ("ended", "we stop", clock.today())


def test_the_circle_ends_what_fell_asleep(cast):
    row = an_initiative(cast)
    initiatives.end_initiative(
        by=cast.anouk, initiative=row, ending=Ending.FELL_ASLEEP, words="Een jaar stil."
    )
    row.refresh_from_db()
    assert row.ending_word == "It fell asleep"


def test_nothing_of_what_neighbours_wrote_is_in_the_logbook(cast):
    row = an_initiative(cast)
    initiatives.support(by=cast.dilan, initiative=row, name="Dilan van boven")
    initiatives.answer(by=cast.dilan, initiative=row, words="De zaal is vrij.")
    initiatives.ask_help(by=cast.amina, initiative=row, words="Wie heeft een pan?")
    project = a_sprout(cast)
    changed(cast, project, by=cast.amina, kind=Kind.STOP, post=a_post(cast))
    ours = Entry.objects.filter(verb__regex="^(initiative|project|stroke)")
    facts = " ".join(str(one.content) for one in Facts.objects.filter(entry__in=ours))
    for words in ("Amina", "Dilan", "Soep", "soep", "zaal", "pan", "Ouders", "vaste dag"):
        assert words not in facts, words


# Projects


def test_a_resident_starts_a_sprout_without_proof(cast):
    row = a_sprout(cast)
    assert (row.state, row.most, row.question) == ("sprout", 50_000, "Komt er iemand?")
    change = row.changes.get()
    assert (change.kind, change.reason, change.number, change.goal) == (
        "start", "insight", 1, row.goal,
    )  # fmt: skip


def test_a_whole_project_needs_somebody_who_carries_it(cast):
    with pytest.raises(NotYours):
        a_sprout(cast, sprout=None)
    assert a_sprout(cast, by=cast.anouk, sprout=None).state == "running"
    assert a_project(cast).state == "running"


def test_nobody_starts_in_the_name_of_a_party_that_is_not_theirs(cast):
    with pytest.raises(NotYours):
        a_project(cast, by=cast.amina)
    with pytest.raises(NotYours):
        a_project(cast, by=cast.stranger)


def test_who_carries_an_initiative_goes_on_as_a_project(cast):
    row = an_initiative(cast)
    project = a_sprout(cast, sprout=None, links=Links(initiative=row))
    row.refresh_from_db()
    assert (row.state, row.project) == ("project", project)


def test_an_idea_that_two_carry_is_no_project_yet(cast):
    row = an_idea(cast)
    with pytest.raises(Refused):
        a_sprout(cast, links=Links(initiative=row))
    row.refresh_from_db()
    assert (row.state, Project.objects.count()) == ("idea", 0)


def test_an_initiative_of_others_becomes_no_project_of_mine(cast):
    row = an_initiative(cast)
    with pytest.raises(NotYours):
        a_sprout(cast, by=cast.dilan, sprout=None, links=Links(initiative=row))
    with pytest.raises(NotYours):
        a_sprout(cast, by=cast.dilan, links=Links(initiative=row))


def test_a_sprout_stays_within_the_charter(cast):
    with pytest.raises(Refused, match="at most"):
        a_sprout(cast, sprout=sprout(most=500_100))
    a_sprout(cast, sprout=sprout(most=500_000))


def test_a_short_stroke_hangs_under_a_long_one_of_here(cast):
    short = heart("Soep", stroke=Stroke.SHORT)
    with pytest.raises(Refused, match="hangs under"):
        a_sprout(cast, heart=short)
    parent = a_project(cast)
    row = a_sprout(cast, heart=short, links=Links(parent=parent))
    assert row.parent == parent
    with pytest.raises(Refused, match="Choose a long"):
        a_sprout(cast, heart=heart("Thee", stroke=Stroke.SHORT), links=Links(parent=row))


def test_nothing_hangs_under_what_is_over(cast):
    over = ended(cast)
    with pytest.raises(Refused, match="is over"):
        a_sprout(cast, heart=heart("Soep", stroke=Stroke.SHORT), links=Links(parent=over))


def test_the_same_form_twice_starts_one_project(cast):
    key = uuid.uuid4()
    assert a_sprout(cast, key=key) == a_sprout(cast, key=key)
    assert (Project.objects.count(), Change.objects.count()) == (1, 1)
    with pytest.raises(Refused, match="sent already"):
        a_sprout(cast, "Iets anders", by=cast.bram, key=key)


def test_two_projects_do_not_share_a_name(cast):
    a_sprout(cast)
    with pytest.raises(Refused, match="this name already"):
        a_sprout(cast, by=cast.bram)


def test_a_sprout_grows_is_adjusted_and_becomes_ordinary_work(cast):
    row, post = a_sprout(cast), a_post(cast)
    for kind, state in [
        (Kind.ADJUST, "sprout"), (Kind.GROW, "running"), (Kind.ADJUST, "adjusted"),
        (Kind.ADJUST, "adjusted"), (Kind.SETTLE, "settled"),
    ]:  # fmt: skip
        changed(cast, row, kind, by=cast.amina, post=post)
        row.refresh_from_db()
        assert (row.state, row.state_since) == (state, clock.today())
    assert [one.number for one in row.changes.all()] == [1, 2, 3, 4, 5, 6]
    with pytest.raises(Refused, match="moved on"):
        changed(cast, row, by=cast.amina)


@pytest.mark.parametrize("kind", [Kind.STOP, Kind.HAND_OVER, Kind.SETTLE])
def test_what_ends_is_looked_at_again_after_one_three_and_five_years(cast, kind):
    row = a_project(cast)
    with pytest.raises(Refused, match="Choose the post"):
        changed(cast, row, kind)
    row.refresh_from_db()
    assert (row.state, row.checks.count()) == ("running", 0)
    changed(cast, row, kind, post=a_worker(cast))
    assert [look.years for look in row.checks.all()] == [1, 3, 5]


def test_only_who_carries_it_changes_a_project(cast):
    row = a_project(cast)
    for other in (cast.amina, cast.sanne, cast.stranger):
        with pytest.raises(NotYours):
            changed(cast, row, by=other)
    changed(cast, row, by=cast.corrie)
    change = changed(cast, row, by=cast.anouk)
    assert change.party is None
    assert row.changes.get(number=2).party == cast.housing


def test_the_goal_stays_or_a_question_opens_for_the_agenda(cast):
    row = a_project(cast)
    change = changed(cast, row, question="Willen we nog een tuin?")
    row.refresh_from_db()
    assert (change.opens, change.goal, row.goal) == (
        "Willen we nog een tuin?", heart().goal, heart().goal,
    )  # fmt: skip


def test_a_short_stroke_can_become_a_long_one_and_not_the_other_way_with_short_ones_under_it(cast):
    parent = a_project(cast)
    row = a_sprout(cast, heart=heart("Soep", stroke=Stroke.SHORT), links=Links(parent=parent))
    changed(cast, row, by=cast.amina, stroke=Stroke.LONG)
    row.refresh_from_db()
    assert row.stroke == "long"
    with pytest.raises(Refused, match="stays long"):
        changed(cast, parent, stroke=Stroke.SHORT)


def test_the_same_change_sent_twice_is_told_once(cast):
    row, key = a_project(cast), uuid.uuid4()
    for _again in range(2):
        change_project(by=cast.corrie, project=row, turn=turn(Kind.ADJUST), key=key)
    assert row.changes.count() == 2


def test_an_outsider_is_in_the_database_only_with_a_reason(cast):
    row = a_project(cast)
    with pytest.raises(IntegrityError), transaction.atomic(), _door():
        Project.objects.filter(pk=row.pk).update(executor=Executor.OUTSIDER)


def test_who_stops_without_a_lesson_is_refused_by_the_database_too(cast):
    row = a_project(cast)
    with pytest.raises(IntegrityError), transaction.atomic(), _door():
        row.changes.update(kind=Kind.STOP)


@contextmanager
def _door():
    """Write past the actions, to see whether the database itself refuses."""
    token = door_is_open.set(True)
    try:
        yield
    finally:
        door_is_open.reset(token)


# Strokes, promises and looks


def test_a_stroke_is_planned_seen_once_and_not_by_others(cast):
    row = a_project(cast)
    planned = a_stroke(cast, row)
    with pytest.raises(NotYours):
        strokes.show_stroke(by=cast.amina, stroke=planned, words="Warm!")
    strokes.show_stroke(by=cast.corrie, stroke=planned, words="Warm!")
    planned.refresh_from_db()
    assert (planned.seen, planned.dropped, planned.words) == (clock.today(), None, "Warm!")
    with pytest.raises(Refused, match="told of already"):
        strokes.let_go(by=cast.corrie, stroke=planned, words="Toch niet.")


def test_a_stroke_that_does_not_come_says_why(cast):
    planned = a_stroke(cast, a_project(cast))
    with pytest.raises(Refused):
        strokes.let_go(by=cast.corrie, stroke=planned, words=" ")
    strokes.let_go(by=cast.corrie, stroke=planned, words="De ketel was op.")
    planned.refresh_from_db()
    assert (planned.seen, planned.dropped) == (None, clock.today())


def test_a_stroke_is_planned_for_a_day_to_come_and_not_for_what_is_over(cast):
    row = ended(cast)
    with pytest.raises(Refused, match="is over"):
        a_stroke(cast, row)
    with pytest.raises(Refused, match="still to come"):
        strokes.plan_stroke(
            by=cast.corrie, project=row, stroke=Stroke.SHORT, title="x", due=in_days(-1)
        )


def test_a_promise_lies_beside_a_project_once_and_can_be_taken_away(cast):
    row, promise = a_project(cast), accepted(cast)
    tie = strokes.tie(by=cast.corrie, project=row, commitment=promise)
    assert strokes.tie(by=cast.corrie, project=row, commitment=promise) == tie
    with pytest.raises(NotYours):
        strokes.untie(by=cast.amina, row=tie)
    strokes.untie(by=cast.corrie, row=tie)
    tie.refresh_from_db()
    assert tie.until == clock.today()
    with pytest.raises(Refused, match="this neighbourhood"):
        strokes.tie(by=cast.corrie, project=row)


def test_who_holds_the_post_looks_again_when_the_day_has_come(cast):
    row = ended(cast)
    look = row.checks.get(years=1)
    given = {"check": look, "found": Found.HOLDS, "ties": "Buren groeten.", "words": "Het staat."}
    with pytest.raises(Refused, match="too early"):
        checks.look_again(by=cast.corrie, **given)
    with clock.set_back(clock.now() + timedelta(days=366)):
        with pytest.raises(NotYours):
            checks.look_again(by=cast.amina, **given)
        with pytest.raises(Refused):
            checks.look_again(by=cast.corrie, **given | {"ties": " "})
        checks.look_again(by=cast.corrie, **given)
        with pytest.raises(Refused, match="already"):
            checks.look_again(by=cast.corrie, **given)
    look.refresh_from_db()
    assert (look.found, look.ties, look.words) == ("holds", "Buren groeten.", "Het staat.")


def test_a_look_goes_to_another_post_that_exists(cast):
    row = ended(cast)
    look, other = row.checks.get(years=3), a_post(cast, "Wijkbeheerder")
    with pytest.raises(NotYours):
        checks.give_look(by=cast.amina, check=look, post=other)
    checks.give_look(by=cast.anouk, check=look, post=other)
    look.refresh_from_db()
    assert look.post == other


def test_the_logbook_says_what_happened_in_order(cast):
    before = len(told())
    row = an_initiative(cast)
    project = a_sprout(cast, links=Links(initiative=row))
    changed(cast, project, Kind.STOP, by=cast.amina, reason=Reason.LEARNED, post=a_post(cast))
    mine = [verb for verb in told()[before:] if verb.split(".")[0] in ("initiative", "project")]
    assert mine == [
        "initiative.started", "initiative.joined", "initiative.joined", "project.started",
        "project.stopped",
    ]  # fmt: skip


def test_roles_of_elsewhere_count_for_nothing_here(cast):
    with pytest.raises(NotYours):
        start_project(
            by=cast.dorpshoofd, here=cast.wijk, heart=heart(), work=work(), turn=turn(),
            sprout=sprout(),
        )  # fmt: skip


def test_who_goes_back_and_sends_once_more_doubles_nothing(cast):
    first = an_idea(cast, key=uuid.uuid4())
    assert an_idea(cast, key=uuid.uuid4()) == first
    assert Initiative.objects.count() == 1
    row = a_sprout(cast, key=uuid.uuid4())
    assert a_sprout(cast, key=uuid.uuid4()) == row
    planned = a_stroke(cast, row, by=cast.amina, key=uuid.uuid4())
    assert a_stroke(cast, row, by=cast.amina, key=uuid.uuid4()) == planned
