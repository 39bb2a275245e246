from datetime import timedelta

import pytest
from django.http import Http404

from tests.commitments.promises import (
    accepted,
    an_offer,
    broken,
    change_of,
    fresh,
    in_days,
    offered,
    repairing,
    result,
    words,
)  # fmt: skip
from wijkaanpak import clock
from wijkaanpak.commitments import actions, queries
from wijkaanpak.commitments.queries import Shown
from wijkaanpak.commitments.rules import COUNTED, Kind, Told, Words
from wijkaanpak.network.actions import leave_seat
from wijkaanpak.network.queries import key_party
from wijkaanpak.network.rules import Answer, PartyKind
from wijkaanpak.people.queries import Viewer


def in_the_village(cast):
    """Trijn promises Otto something in the village, so that isolation can be seen."""
    kompas = key_party(cast.dorp, PartyKind.INDEPENDENT_BODY)
    offer = an_offer(cast, giver=cast.dorpsbelang, receiver=kompas, title="De brug")
    promise = actions.offer_commitment(by=cast.dorpshoofd, offer=offer)
    actions.answer_offer(by=cast.dorpskompas, commitment=promise, accept=True)
    said = {"by": cast.dorpskompas, "commitment": promise, "told": Told.KEPT}
    actions.say_result(**said)
    return fresh(promise)


def page(cast, **more):
    return queries.public_page(cast.wijk, **more)[0]


def one_of_each(cast):
    """Return promises by what a list would show them under."""
    today = clock.today()
    with clock.set_back(today - timedelta(days=60)):
        overdue = accepted(cast, words=words(30))
        intention = accepted(cast, words=words(30), kind=Kind.INTENTION)
    risk = accepted(cast)
    actions.report(by=cast.corrie, commitment=risk, told=Told.AT_RISK, words="Ik zeg het nu.")
    kept = accepted(cast)
    result(cast, kept, Told.KEPT)
    return {
        Shown.OFFERED: {offered(cast)},
        Shown.OVERDUE: {overdue},
        Shown.AT_RISK: {risk},
        Shown.KEPT: {kept},
        Shown.BROKEN: {broken(cast), repairing(cast)},
        "intention": {intention},
    }


def test_each_filter_shows_its_own_and_nothing_of_the_village(cast):
    village, known = in_the_village(cast), one_of_each(cast)
    for shown in (Shown.OFFERED, Shown.OVERDUE, Shown.AT_RISK, Shown.KEPT, Shown.BROKEN):
        assert set(page(cast, shown=shown)) == known[shown], shown
    running = set().union(*known.values()) - known[Shown.OFFERED] - known[Shown.KEPT]
    assert set(page(cast, shown=Shown.OPEN)) == running
    assert set(page(cast)) == set().union(*known.values())
    assert queries.public_page(cast.dorp)[0] == [village]


def test_orphans_stand_out_until_an_heir_speaks(cast):
    promise = accepted(cast)
    kept = accepted(cast)
    result(cast, kept, Told.KEPT)
    assert page(cast, shown=Shown.ORPHANED) == []
    leave_seat(by=cast.corrie, seat=promise.carried_by.seat)
    assert page(cast, shown=Shown.ORPHANED) == [promise]
    assert queries.orphans_of(cast.housing) == [promise]
    assert queries.orphans_of(cast.dorpsbelang) == []


def test_a_promise_is_past_its_date_the_day_after(cast):
    promise = accepted(cast, words=words(30))
    for day, late in [(29, []), (30, []), (31, [promise])]:
        with clock.set_back(in_days(day)):
            assert queries.overdue_promises(cast.wijk) == late
            assert promise.overdue(clock.today()) == bool(late)
    with clock.set_back(in_days(31)):
        assert queries.overdue_promises(cast.dorp) == []


def test_a_list_turns_its_pages_by_key(cast):
    made = [offered(cast, title=f"Lamp {number}") for number in range(5)]
    first, key = queries.public_page(cast.wijk, most=2)
    second, key = queries.public_page(cast.wijk, after=key, most=2)
    third, end = queries.public_page(cast.wijk, after=key, most=2)
    assert [len(first), len(second), len(third), end] == [2, 2, 1, ""]
    assert {*first, *second, *third} == set(made)
    assert len(queries.public_page(cast.wijk, after="no key")[0]) == 5


def test_a_list_of_one_party_shows_what_it_gives_and_gets(cast):
    given = offered(cast)
    other = offered(cast, receiver=cast.gemeente)
    assert set(page(cast, party=cast.housing)) == {given, other}
    assert page(cast, party=cast.residents) == [given]
    assert page(cast, party=cast.kompas) == []


def test_a_draft_is_seen_by_its_giver_alone(cast):
    draft = actions.draft_commitment(by=cast.corrie, offer=an_offer(cast))
    assert page(cast) == []
    assert list(queries.drafts_of(Viewer(cast.wijk, cast.corrie))) == [draft]
    assert queries.visible_commitment(Viewer(cast.wijk, cast.corrie), draft.pk) == draft
    for person in (None, cast.dilan, cast.noor, cast.stranger):
        viewer = Viewer(cast.wijk, person)
        assert list(queries.drafts_of(viewer)) == []
        with pytest.raises(Http404):
            queries.visible_commitment(viewer, draft.pk)


def test_a_promise_of_the_wijk_is_not_found_in_the_village(cast):
    promise = accepted(cast)
    change = change_of(cast, promise)
    viewer = Viewer(cast.dorp, cast.dorpshoofd)
    with pytest.raises(Http404):
        queries.visible_commitment(viewer, promise.pk)
    with pytest.raises(Http404):
        queries.visible_change(viewer, change.pk)


def test_plain_counts_with_reasons_by_name(cast):
    in_the_village(cast)
    for told in (Told.KEPT, Told.KEPT, Told.BROKEN):
        result(cast, accepted(cast), told)
    change = change_of(cast, accepted(cast))
    actions.answer_change(by=cast.dilan, change=change, answer=Answer.CONSENT)
    none = dict.fromkeys(COUNTED, 0)
    assert queries.counts_per_party(cast.wijk) == {
        cast.housing: none | {Told.KEPT: 2, Told.BROKEN: 1, Told.RENEGOTIATED: 1}
    }
    assert queries.counts_of(cast.dorpsbelang) == none | {Told.KEPT: 1}
    assert queries.counts_of(cast.residents) == none
    reasons = sorted(report.told for report in queries.reasons_of(cast.housing))
    assert reasons == ["broken", "renegotiated"]
    assert queries.open_count(cast.housing) == 2


def test_what_was_delivered_and_what_happened_stays_in_its_neighbourhood(cast):
    village, kept = in_the_village(cast), accepted(cast)
    actions.draft_commitment(by=cast.corrie, offer=an_offer(cast))
    result(cast, kept, Told.KEPT)
    assert [r.commitment for r in queries.delivered(cast.wijk)] == [kept]
    assert [r.commitment for r in queries.delivered(cast.dorp)] == [village]
    assert sorted(r.told for r in queries.happened(cast.wijk)) == ["accepted", "kept", "offered"]
    assert len(queries.happened(cast.wijk, cast.residents)) == 3
    assert queries.happened(cast.wijk, cast.kompas) == []


def test_days_for_a_calendar_and_for_letters(cast):
    soon, later = accepted(cast, words=words(5)), accepted(cast, words=words(50))
    standing = Words("Altijd.", "Altijd.", rhythm="staat altijd")
    accepted(cast, words=standing)
    offered(cast)
    assert queries.with_dates(cast.wijk) == [soon, later]
    assert queries.with_dates(cast.wijk, cast.kompas) == []
    assert queries.with_dates(cast.dorp) == []
    assert queries.due_soon(cast.wijk) == [soon]
    assert queries.due_soon(cast.dorp) == []


def test_who_is_asked_what(cast):
    promise, waiting = accepted(cast), offered(cast)
    change = change_of(cast, promise)
    assert queries.offers_to(cast.residents) == [waiting]
    assert queries.offers_to(cast.housing) == []
    assert queries.changes_for(cast.residents) == [change]
    assert queries.changes_for(cast.housing) == []


def test_a_viewer_sees_only_the_steps_that_are_theirs(cast):
    promise = accepted(cast)

    def sayable(person):
        return {str(told) for told in queries.sayable(Viewer(cast.wijk, person), promise)}

    both = {"note", "change_asked"}
    assert sayable(cast.corrie) == both | {"progress", "at_risk"}
    assert sayable(cast.dilan) == both | {"worry", "kept", "kept_late", "broken", "released"}
    for person in (None, cast.amina, cast.noor, cast.sanne, cast.stranger):
        assert sayable(person) == set()
