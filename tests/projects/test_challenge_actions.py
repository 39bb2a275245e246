import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.projects import challenge_scenes as scenes
from tests.projects.challenge_scenes import fresh, in_days, step
from wijkaanpak import clock
from wijkaanpak.logbook.door import act
from wijkaanpak.logbook.models import Facts
from wijkaanpak.projects.actions import agreements as agreeing
from wijkaanpak.projects.actions import challenge_papers as papers
from wijkaanpak.projects.actions import challenges as acting
from wijkaanpak.projects.actions.challenge_papers import Sheet
from wijkaanpak.projects.actions.challenges import VERBS, Said
from wijkaanpak.projects.models import Agreement, Challenge, Moment
from wijkaanpak.projects.queries import challenges as found
from wijkaanpak.projects.rules.agreements import Kind
from wijkaanpak.projects.rules.challenges import State, Step, Topic
from wijkaanpak.refusals import NotYours, Refused

EVERYBODY = ["amina", "carlos", "dilan", "anouk", "noor", "sanne", "corrie", "stranger"]


def test_a_challenge_begins_with_a_clock_for_the_first_talk(cast):
    row = scenes.made(cast)
    assert (row.state, row.due) == (State.ASKED, in_days(14))
    assert (row.talk_weeks, row.decision_weeks) == (2, 10)
    assert row.budget == cast.gemeente


def test_the_same_form_sent_twice_makes_one_challenge(cast):
    key = uuid.uuid4()
    assert scenes.made(cast, key=key) == scenes.made(cast, key=key)
    assert Challenge.objects.count() == 1


def test_who_lives_elsewhere_does_not_challenge_here(cast):
    with pytest.raises(NotYours):
        scenes.made(cast, by=cast.stranger)


def test_a_party_does_not_challenge_itself(cast):
    with pytest.raises(Refused):
        scenes.made(cast, by=cast.sanne, party=cast.gemeente)


def test_a_party_of_the_village_is_not_challenged_from_here(cast):
    with pytest.raises(Refused):
        scenes.made(cast, owner=cast.dorpsbelang)


def test_each_step_sets_the_clock_of_the_next(cast):
    row = scenes.supported(cast)
    assert row.due == clock.today() + timedelta(days=14)
    steps = list(Moment.objects.filter(challenge=row).values_list("step", flat=True))
    assert steps == [Step.ASK, Step.TALK, Step.OPEN, Step.PLAN, Step.SUPPORT]


def test_a_late_step_stays_seen_as_late_and_makes_nobody_else_late(cast):
    with clock.set_back(in_days(-60)):
        row = scenes.made(cast)
    assert fresh(row).late(clock.today())
    moment = step(cast, row, Step.TALK)
    assert moment.late
    assert not fresh(row).late(clock.today())


@pytest.mark.parametrize("who", sorted(set(EVERYBODY) - {"sanne"}))
def test_only_the_owner_tells_of_the_first_talk(cast, who):
    row = scenes.made(cast)
    with pytest.raises(NotYours):
        step(cast, row, Step.TALK, by=getattr(cast, who))
    assert fresh(row).state == State.ASKED


@pytest.mark.parametrize("who", sorted(set(EVERYBODY) - {"amina"}))
def test_only_the_challengers_write_their_plan(cast, who):
    row = scenes.opened(cast)
    with pytest.raises(NotYours):
        papers.write_plan(by=getattr(cast, who), challenge=row, idea=scenes.IDEA)


def test_only_the_holder_of_the_budget_weighs(cast):
    row = scenes.supported(cast, budget=cast.housing)
    with pytest.raises(NotYours):
        papers.weigh(by=cast.sanne, challenge=row, weights=scenes.WEIGHTS)
    papers.weigh(by=cast.corrie, challenge=row, weights=scenes.WEIGHTS)
    assert fresh(row).state == State.WEIGHED


@pytest.mark.parametrize("wrong", [Step.OPEN, Step.PLAN, Step.WEIGH, Step.AGREE, Step.SETTLE])
def test_a_step_with_a_paper_is_not_taken_without_it(cast, wrong):
    row = scenes.made(cast)
    with pytest.raises(Refused):
        step(cast, row, wrong)


def test_what_the_owner_did_not_know_can_be_told_later(cast):
    row = scenes.opened(cast)
    papers.fill_sheet(by=cast.sanne, challenge=row, sheet=scenes.sheet(unknown=()))
    assert [one.unknown for one in row.sheets.all()] == [["vat"], []]
    assert fresh(row).state == State.OPENED


def test_the_guide_writes_what_challengers_tell_and_nobody_else_does(cast):
    row = scenes.guided(cast, scenes.opened(cast))
    with pytest.raises(NotYours):
        papers.write_plan(by=cast.noor, challenge=row, idea=scenes.IDEA, told=True)
    plan = papers.write_plan(by=cast.carlos, challenge=row, idea=scenes.IDEA, told=True)
    assert plan.told
    step(cast, row, Step.SUPPORT, by=cast.carlos, asked=10, support=9, told=True)
    with pytest.raises(NotYours):
        step(cast, row, Step.WITHDRAW, by=cast.carlos, told=True)


def test_the_guide_stands_on_neither_side_and_the_owner_names_one(cast):
    row, post = scenes.made(cast), scenes.a_post(cast)
    theirs = scenes.a_post(cast, by=cast.sanne, party=cast.gemeente)
    assert found.guides_for(row) == [post]
    with pytest.raises(NotYours):
        acting.name_guide(by=cast.corrie, challenge=row, guide=post)
    with pytest.raises(Refused, match="neither side"):
        acting.name_guide(by=cast.sanne, challenge=row, guide=theirs)
    acting.name_guide(by=cast.sanne, challenge=row, guide=post)
    assert fresh(row).guide == post
    of_housing = scenes.made(cast, owner=cast.housing, title="Het groen om de flat")
    assert found.guides_for(of_housing) == [theirs]


def test_as_long_as_the_costs_are_not_known_the_owner_keeps_the_turn(cast):
    row = scenes.talked(cast)
    due = row.due
    nothing = Sheet(unknown=frozenset(Topic))
    papers.fill_sheet(by=cast.sanne, challenge=row, sheet=nothing)
    assert (fresh(row).state, fresh(row).due, row.sheets.count()) == (State.TALKED, due, 1)
    told = [one.step for one in row.moments.all()]
    assert Step.OPEN not in told
    papers.fill_sheet(by=cast.sanne, challenge=row, sheet=scenes.sheet())
    assert fresh(row).state == State.OPENED


def test_a_challenge_that_is_sent_again_is_not_doubled(cast):
    assert scenes.made(cast, key=uuid.uuid4()) == scenes.made(cast, key=uuid.uuid4())


def test_a_no_of_the_municipality_names_the_remedy(cast):
    row = scenes.weighed(cast)
    with pytest.raises(Refused):
        step(cast, row, Step.REFUSE)
    step(cast, row, Step.REFUSE, remedy="Bezwaar bij het college, binnen zes weken.")
    assert (fresh(row).state, fresh(row).due) == (State.REFUSED, None)


def test_nobody_agrees_alone(cast):
    row = scenes.adopted(cast)
    version = scenes.offered(cast, row)
    with pytest.raises(NotYours):
        agreeing.answer_agreement(by=cast.sanne, agreement=version, yes=True)
    agreeing.answer_agreement(by=cast.dilan, agreement=version, yes=True)
    assert fresh(row).state == State.AGREED
    assert found.in_force(row) == version


def test_who_made_the_challenge_cannot_bind_the_party_that_stands_for_it(cast):
    row = scenes.adopted(cast)
    with pytest.raises(NotYours):
        scenes.offered(cast, row, by=cast.amina, party=cast.residents)


def test_without_a_legal_body_there_is_no_agreement(cast):
    row = scenes.weighed(cast)
    step(cast, row, Step.ADOPT)
    with pytest.raises(Refused):
        scenes.offered(cast, row)


def test_without_a_way_back_there_is_no_agreement(cast):
    row = scenes.adopted(cast)
    with pytest.raises(Refused, match="hand it back"):
        scenes.offered(cast, row, hand_back=" ")


def test_words_stay_as_they_are_until_both_say_yes(cast):
    row = scenes.agreed(cast)
    before = found.in_force(row)
    other = scenes.offered(cast, row, kind=Kind.CHANGE, why="De energie werd duur.", cents=9)
    assert found.in_force(row) == before
    with pytest.raises(Refused):
        scenes.offered(cast, row, kind=Kind.CHANGE, why="Nog iets.")
    agreeing.answer_agreement(by=cast.dilan, agreement=other, yes=False, words="Te weinig.")
    assert found.in_force(row) == before
    third = scenes.offered(
        cast, row, by=cast.dilan, party=cast.residents, kind=Kind.CHANGE, why="Iets meer.",
    )  # fmt: skip
    agreeing.answer_agreement(by=cast.sanne, agreement=third, yes=True)
    assert found.in_force(row) == third
    assert Agreement.objects.get(pk=before.pk).answer == "replaced"
    assert (third.starts, third.ends) == (before.starts, before.ends)


def extended(cast, row):
    version = scenes.offered(cast, row, kind=Kind.EXTENSION, why="Het gaat goed.")
    return agreeing.answer_agreement(by=cast.dilan, agreement=version, yes=True)


def test_an_agreement_is_extended_for_two_and_then_five_years(cast):
    row = scenes.agreed(cast)
    first = found.in_force(row)
    two, five = extended(cast, row), extended(cast, row)
    assert (two.starts, five.starts) == (first.ends, two.ends)
    assert (two.years, five.years) == (2, 5)
    with pytest.raises(Refused):
        scenes.offered(cast, row, kind=Kind.EXTENSION, why="Nog eens.")


def test_it_stays_with_the_neighbours_when_the_last_period_is_over(cast):
    row = scenes.agreed(cast)
    with pytest.raises(Refused):
        agreeing.settle(by=cast.sanne, challenge=row, words="Zij doen het goed.")
    extended(cast, row)
    last = extended(cast, row)
    with clock.set_back(last.ends):
        agreeing.settle(by=cast.sanne, challenge=row, words="Zij doen het goed.")
    assert fresh(row).state == State.SETTLED


def test_who_hands_back_says_what_happens_to_people_money_and_promises(cast):
    row = scenes.agreed(cast)
    fate = {"people": "Zij gaan mee terug.", "money": "De rest gaat terug."}
    with pytest.raises(Refused):
        step(cast, row, Step.HAND_BACK, by=cast.dilan, **fate)
    step(cast, row, Step.HAND_BACK, by=cast.dilan, promises="De sleutel blijft.", **fate)
    assert (fresh(row).state, fresh(row).due) == (State.HANDED_BACK, None)


def test_the_yearly_talk_sets_the_clock_a_year_ahead(cast):
    row = scenes.agreed(cast)
    with clock.set_back(in_days(300)):
        step(cast, row, Step.YEARLY, by=cast.dilan)
        assert fresh(row).due == clock.today() + timedelta(days=365)


def test_a_retry_takes_no_second_step(cast):
    row, key = scenes.agreed(cast), uuid.uuid4()
    for _twice in range(2):
        acting.take_step(
            by=cast.sanne, challenge=row, step=Step.YEARLY, said=Said("Goed."), key=key
        )
    assert row.moments.filter(step=Step.YEARLY).count() == 1


def test_who_speaks_for_both_sides_takes_no_step(cast):
    row = scenes.made(cast, by=cast.sanne)
    with pytest.raises(NotYours):
        step(cast, row, Step.TALK)


def test_nothing_that_people_wrote_stands_in_the_log(cast):
    row = scenes.agreed(cast)
    written = repr(list(Facts.objects.values_list("content", flat=True)))
    assert row.title in written
    for words in (row.task, row.why, row.name, scenes.IDEA.how, "Zo ging het."):
        assert words not in written
    cast.check_every_book()


def changed_behind(cast, row, **values):
    with transaction.atomic(), act(VERBS[Step.ASK], by=cast.noor.actor, book="zonnehof") as entry:
        entry.about(row, title="x")
        type(row).objects.filter(pk=row.pk).update(**values)


@pytest.mark.parametrize(
    "values", [{"due": None}, {"state": "refused"}, {"state": "agreed"}], ids=str
)
def test_the_database_refuses_a_challenge_that_cannot_be(cast, values):
    row = scenes.made(cast)
    with pytest.raises(IntegrityError):
        changed_behind(cast, row, **values)


def test_the_database_refuses_a_yes_to_oneself(cast):
    version = scenes.offered(cast, scenes.adopted(cast))
    with pytest.raises(IntegrityError):
        changed_behind(cast, version, answer="accepted", answered_by=cast.gemeente)
