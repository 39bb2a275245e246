"""What may happen with invitations and asks, who may do it, and that twice is once."""

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from tests.gatherings.scenes import a_gathering
from tests.invitations.scenes import (
    a_wish,
    an_ask,
    answered,
    invited,
    some_streets,
    told_back,
)
from wijkaanpak import clock
from wijkaanpak.invitations import actions, queries, rules
from wijkaanpak.invitations.actions import CodeUnknown, Counts, Invitation, To
from wijkaanpak.invitations.models import Answered, Ask, Card, Handed, Heap, Run, Tally
from wijkaanpak.invitations.rules import Answer, AskState, AskWay, Channel, Way, WhyNot
from wijkaanpak.logbook.models import Entry, Facts
from wijkaanpak.network.actions import Clause, give_voice, propose
from wijkaanpak.network.rules import Answer as Consent
from wijkaanpak.network.rules import Deciders, DecisionKind
from wijkaanpak.people.queries import Viewer
from wijkaanpak.refusals import NotYours, Refused


@pytest.fixture(autouse=True)
def table(cast):
    cast.at_the_table()


def test_an_ask_that_fits_is_granted_at_once_and_once(cast):
    key = uuid.uuid4()
    ask = an_ask(cast, key=key)
    assert ask.state == AskState.GRANTED
    assert an_ask(cast, key=key) == ask
    assert Ask.objects.count() == 1


def test_who_owes_an_answer_gets_no_slot_and_reads_for_which_ask(cast):
    first = an_ask(cast)
    again = an_ask(cast, title="Nog iets", days=200)
    assert (again.state, again.why_not) == (AskState.REFUSED, WhyNot.OWES)
    assert again.waits_for == first
    told_back(first, cast.sanne)
    assert an_ask(cast, title="Nog iets", days=200).state == AskState.GRANTED


def test_what_does_not_fit_reads_how_much_is_left_and_when_there_is_room(cast):
    an_ask(cast, questions=9)
    other = an_ask(cast, by=cast.corrie, party=cast.housing, questions=5)
    assert (other.why_not, other.left) == (WhyNot.FULL, 3)
    quarter = other.in_quarter.next
    assert (other.room_year, other.room_quarter) == (quarter.year, quarter.number)


def test_two_askers_share_one_round_and_all_questions_count(cast):
    first = an_ask(cast, questions=6, way=AskWay.DOORSTEP, shares=True)
    shared = an_ask(cast, by=cast.corrie, party=cast.housing, questions=6, along=first)
    assert (shared.state, shared.on, shared.households) == (AskState.GRANTED, first.on, 200)
    season = queries.season(cast.wijk, first.in_quarter)
    assert (season.visits, season.most, season.left) == (1, 12, 0)
    third = an_ask(cast, by=cast.dilan, party=cast.residents, questions=1, along=first)
    assert third.why_not == WhyNot.FULL


def test_a_round_that_was_not_opened_is_not_shared(cast):
    first = an_ask(cast, way=AskWay.DOORSTEP)
    with pytest.raises(Refused, match="cannot be shared"):
        an_ask(cast, by=cast.corrie, party=cast.housing, along=first)


def test_nobody_overrules_the_rule(cast):
    an_ask(cast)
    for person in (cast.noor, cast.hassan, cast.amina):  # the coordinator neither
        with pytest.raises(NotYours):
            an_ask(cast, by=person)
        for act, more in (
            (actions.withdraw_ask, {}),
            (actions.hold_ask, {"reached": 3}),
            (actions.tell_back, {"words": "Zo."}),
        ):
            with pytest.raises(NotYours):
                act(by=person, ask=Ask.objects.get(), **more)


def test_the_database_holds_one_open_ask_for_each_party(cast):
    an_ask(cast)
    an_ask(cast, title="Nog iets")
    refused = Ask.objects.get(state=AskState.REFUSED)
    refused.state, refused.why_not = AskState.GRANTED, ""
    with (
        pytest.raises(IntegrityError),
        actions.asks.act(actions.asks.HELD, by=cast.sanne.actor, book=cast.wijk.slug),
    ):
        refused.save()


def test_an_ask_is_let_go_before_its_day_and_not_after(cast):
    ask = an_ask(cast)
    actions.withdraw_ask(by=cast.sanne, ask=ask)
    actions.withdraw_ask(by=cast.sanne, ask=ask)
    later = an_ask(cast)
    with clock.set_back(clock.now() + timedelta(days=10)), pytest.raises(Refused, match="stays"):
        actions.withdraw_ask(by=cast.sanne, ask=later)


def test_residents_say_that_they_heard_nothing_when_it_is_late(cast):
    ask = an_ask(cast)
    with pytest.raises(Refused, match="not over"):
        actions.say_heard_nothing(by=cast.dilan, ask=ask, words="Stil.")
    with clock.set_back(clock.now() + timedelta(days=80)):
        assert queries.not_told_yet(cast.wijk) == [ask]
        with pytest.raises(NotYours):
            actions.say_heard_nothing(by=cast.noor, ask=ask, words="Stil.")
        actions.say_heard_nothing(by=cast.dilan, ask=ask, words="Wij belden twee keer.")
    ask.refresh_from_db()
    assert ask.silence


def test_an_ask_and_a_season_are_of_their_own_neighbourhood(cast):
    ask = an_ask(cast)
    assert queries.get_ask(cast.wijk, ask.pk) == ask
    with pytest.raises(Http404):
        queries.get_ask(cast.dorp, ask.pk)
    assert queries.season(cast.wijk, ask.in_quarter).asks
    assert not queries.season(cast.dorp, ask.in_quarter).asks
    assert not queries.asked_from(cast.dorp, ask.in_quarter)
    assert not queries.rounds_to_share(cast.dorp)
    assert not queries.not_told_yet(cast.dorp)


def test_a_limit_of_the_charter_is_the_budget(cast):
    assert queries.budget_of(cast.wijk) == 12
    with pytest.raises(Refused, match="at most 12"):
        try:
            an_ask(cast, questions=13)
        except Refused as refusal:
            raise Refused(refusal.sentence % refusal.values) from refusal


@pytest.mark.parametrize("many", [30, 3000])
def test_thousands_of_cards_cost_as_many_queries_as_thirty(cast, many):
    street = some_streets(cast)[0]
    with CaptureQueriesContext(connection) as asked:
        _run, codes = invited(cast, street=street, many=many)
    assert len(set(codes)) == Card.objects.count() == many
    assert len(asked) == 12, [query["sql"][:90] for query in asked.captured_queries]


def test_a_form_that_is_sent_twice_gives_the_same_cards(cast):
    key = uuid.uuid4()
    run, codes = invited(cast, key=key)
    assert invited(cast, key=key) == (run, codes)
    assert Card.objects.count() == 3
    assert run.pk != key


def test_a_card_keeps_no_code_and_no_person(cast):
    _run, codes = invited(cast)
    kept = str(list(Card.objects.values())) + str(list(Handed.objects.values()))
    assert not any(code in kept for code in codes)
    facts = str(list(Facts.objects.values_list("content", flat=True)))
    assert not any(code in facts for code in codes)


def test_a_member_invites_a_handful_a_day(cast):
    invited(cast, by=cast.amina, many=3, bulk=False)
    invited(cast, by=cast.amina, many=2, bulk=False, way=Way.IN_PERSON)
    with pytest.raises(Refused, match="neighbours a day"):
        invited(cast, by=cast.amina, many=1, bulk=False)
    with pytest.raises(NotYours):
        invited(cast, by=cast.amina, many=40, bulk=True)


def test_nobody_invites_to_what_was_or_to_another_place(cast):
    gathering = a_gathering(cast)
    with clock.set_back(gathering.ends), pytest.raises(Refused, match="any more"):
        invited(cast, gathering=gathering)
    street = some_streets(cast)[0]
    asked = Invitation(Way.CARD, "nl", (To(1, street),))
    with pytest.raises(Refused, match="another neighbourhood"):
        actions.invite(by=cast.stranger, here=cast.dorp, invitation=asked, key=uuid.uuid4())


@pytest.mark.parametrize("answer", Answer)
def test_an_answer_counts_once_and_is_not_kept_beside_the_card(cast, answer):
    _run, codes = invited(cast)
    assert answered(cast, codes[0], answer)
    assert not answered(cast, codes[0], Answer.NO)
    tally = Tally.objects.get()
    assert (tally.answer, tally.count) == (answer, 1)
    assert {field.name for field in Answered._meta.get_fields()} == {"id", "card"}
    entry = Entry.objects.filter(verb="invitations.answered").get()
    assert Facts.objects.get(entry=entry).content == {}
    assert str(tally.pk) not in entry.about


def test_nobody_is_reminded_because_nothing_can_list_who_did_not_answer(cast):
    assert [name for name in vars(actions) if "remind" in name or "silent" in name] == []
    assert {field.name for field in Run._meta.fields} == {
        "id", "here", "by", "gathering", "way", "language", "on", "bulk",
    }  # fmt: skip


def test_another_choice_in_the_same_open_form_is_another_run_with_codes_that_work(cast):
    street, other = some_streets(cast)
    key, made = uuid.uuid4(), []
    for where, many, language in ((street, 3, "nl"), (street, 5, "nl"), (other, 3, "ar")):
        wanted = Invitation(Way.CARD, language, (To(many, where),), bulk=True)
        sent = [
            actions.invite(by=cast.hassan, here=cast.wijk, invitation=wanted, key=key)
            for _twice in range(2)
        ]
        assert sent[0] == sent[1]
        made.append(sent[0])
    assert len({run.pk for run, _codes in made}) == 3
    for run, codes in made:
        for code in codes:
            card = actions.knock(here=cast.wijk, typed=code, source="192.0.2.1")
            assert card.handed.run == run


def test_a_round_that_somebody_walks_along_with_is_not_withdrawn_under_them(cast):
    first = an_ask(cast, way=AskWay.DOORSTEP, shares=True)
    along = a_wish(questions=2, along=first, feedback_due=first.on + timedelta(days=30))
    second = actions.request_slot(by=cast.corrie, party=cast.housing, wish=along)
    with pytest.raises(Refused, match="walks along"):
        actions.withdraw_ask(by=cast.sanne, ask=first)
    actions.withdraw_ask(by=cast.corrie, ask=second)
    actions.withdraw_ask(by=cast.sanne, ask=Ask.objects.get(pk=first.pk))


def test_a_code_works_in_its_own_neighbourhood_only_and_guessing_stops(cast):
    _run, codes = invited(cast)
    for _one in range(10):
        with pytest.raises(CodeUnknown):
            actions.knock(here=cast.dorp, typed=codes[0], source="192.0.2.9")
    with pytest.raises(Refused, match="Wait ten minutes"):
        actions.knock(here=cast.dorp, typed=codes[0], source="192.0.2.9")
    assert actions.knock(here=cast.wijk, typed=codes[0], source="192.0.2.7")


def test_answers_show_in_whole_tens_and_below_ten_not_at_all(cast):
    count(cast, yes=9, no=3)
    assert not queries.answers_to(cast.wijk, None)[0].shown
    count(cast, yes=14)
    whole = queries.answers_to(cast.wijk, None)[0]
    assert (whole.yes, whole.no, whole.leave) == (20, 0, 0)
    assert not queries.answers_to(cast.dorp, None)[0].shown


def test_whoever_watches_each_answer_sees_no_single_one(cast):
    seen = []
    for came in ({"yes": 14}, {"yes": 5}, {"yes": 1}, {"no": 3}, {"yes": 1}):
        count(cast, **came)
        whole = queries.answers_to(cast.wijk, None)[0]
        seen.append((whole.yes, whole.no))
    assert seen == [(10, 0), (10, 0), (10, 0), (10, 0), (20, 0)]


def test_what_came_on_paper_and_with_codes_moves_on_together(cast):
    _run, codes = invited(cast)
    count(cast, yes=9)
    assert not queries.answers_to(cast.wijk, None)[0].shown
    answered(cast, codes[0])
    assert queries.answers_to(cast.wijk, None)[0].yes == 10


def count(cast, key=None, **numbers):
    return actions.count_answers(
        by=cast.hassan, here=cast.wijk, counts=Counts(Channel.PAPER, **numbers), key=key
    )


def test_a_pile_that_is_sent_twice_counts_once(cast):
    key = uuid.uuid4()
    count(cast, key, yes=12)
    count(cast, key, yes=12)
    assert Heap.objects.count() == 1
    with pytest.raises(NotYours):
        actions.count_answers(by=cast.amina, here=cast.wijk, counts=Counts(Channel.PHONE, yes=1))


def test_a_street_that_was_never_asked_comes_first(cast):
    street, other = some_streets(cast)
    invited(cast, street=street)
    rows, _more = queries.silent_streets(cast.wijk)
    assert [(row.street, row.times) for row in rows] == [(other, 0), (street, 1)]
    assert queries.silent_streets(cast.dorp) == ([], "")
    assert not queries.asked_by_area(cast.dorp)
    assert not queries.streets(cast.dorp)


def test_a_run_is_seen_by_who_gave_it_and_by_a_host(cast):
    run, _codes = invited(cast, by=cast.amina, bulk=False)
    for person in (cast.amina, cast.hassan):
        assert queries.get_run(Viewer(cast.wijk, person), run.pk) == run
    for viewer in (Viewer(cast.wijk, cast.carlos), Viewer(cast.dorp, cast.amina)):
        with pytest.raises(Http404):
            queries.get_run(viewer, run.pk)
    assert queries.mine(cast.amina, cast.wijk) == [run]
    assert not queries.mine(cast.amina, cast.dorp)
    assert Run.objects.get().by == cast.amina


def test_every_language_of_a_card_has_all_its_words():
    for tongue in rules.TONGUES.values():
        words = [getattr(tongue, name) for name in tongue.__dataclass_fields__]
        assert all(words[:-1]), tongue.code
        assert "%(who)s" in tongue.invited
        assert "%(who)s" in tongue.in_general


def test_a_wish_without_a_gain_is_told(cast):
    for name in ("title", "why", "gain"):
        with pytest.raises(Refused):
            actions.request_slot(by=cast.sanne, party=cast.gemeente, wish=a_wish(**{name: " "}))


def test_the_charter_changes_the_budget_only_with_both_keys(cast):
    clause = Clause(
        DecisionKind.ASK_RESIDENTS, Deciders.KEYHOLDERS, "Hoogstens vijf.",
        limits={"household_questions": 5},
    )  # fmt: skip
    proposal = propose(
        by=cast.dilan, party=cast.residents, kind=DecisionKind.CHANGE_CHARTER, title="Minder",
        why="Wij zijn moe.", term=clock.today() + timedelta(days=10), clause=clause,
    )  # fmt: skip
    give_voice(by=cast.dilan, party=cast.residents, proposal=proposal, answer=Consent.CONSENT)
    assert queries.budget_of(cast.wijk) == 12
    give_voice(by=cast.noor, party=cast.kompas, proposal=proposal, answer=Consent.CONSENT)
    assert queries.budget_of(cast.wijk) == 5
    assert an_ask(cast, questions=5).state == AskState.GRANTED
