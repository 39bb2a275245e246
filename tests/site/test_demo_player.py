"""The demo is played through the doors everybody uses, so what it shows really happened there."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest
from django.db import transaction

from tests.site.test_demo_dialogues import OF_NATURE
from wijkaanpak import clock
from wijkaanpak.agenda.models import (
    Answer,
    Edition,
    Intention,
    Item,
    ItemStory,
    PolicyLink,
    Serving,
)
from wijkaanpak.assemblies.models import (
    Advice,
    Assembly,
    Attendance,
    Contact,
    Draw,
    EmptySeats,
    Letter,
    Look,
    Place,
    Recommendation,
    SignUp,
    Turnout,
)
from wijkaanpak.assemblies.models import Answer as AdviceAnswer
from wijkaanpak.assemblies.queries import assemblies as assembly_queries
from wijkaanpak.assemblies.queries import draws, pool
from wijkaanpak.assemblies.queries.inviting import inviting_now
from wijkaanpak.assemblies.rules import Stage
from wijkaanpak.budget.models import Ballot, Pile, Plan, Round
from wijkaanpak.budget.queries import result
from wijkaanpak.budget.queries.rounds import rules_of
from wijkaanpak.budget.rules import MOST_VOTES, RoundState
from wijkaanpak.commitments.models import Commitment, Report, Version
from wijkaanpak.dialogues.models import Dialogue, Evidence
from wijkaanpak.dialogues.queries.result import Result
from wijkaanpak.funds.models import Goal, Lot, Payment, Pot
from wijkaanpak.funds.queries import balances, givers, left_in_round
from wijkaanpak.gatherings.models import Gathering, Harvest, Series, Venue
from wijkaanpak.gatherings.queries import missing_hosts
from wijkaanpak.invitations.models import Ask
from wijkaanpak.logbook.models import Book, Entry
from wijkaanpak.logbook.verifying import verify
from wijkaanpak.methods.counting import count as count_by_rule
from wijkaanpak.methods.lottery import commitment
from wijkaanpak.neighbourhoods.models import Area, KeyFigure, Neighbourhood
from wijkaanpak.network.models import Article, Mandate, Party, Proposal, Signature
from wijkaanpak.people.models import Person
from wijkaanpak.site.demo import player
from wijkaanpak.site.demo.hazelkamp import HAZELKAMP
from wijkaanpak.site.demo.sounds import spoken
from wijkaanpak.site.demo.village import ELZENBROEK
from wijkaanpak.stories.models import Story, UseConsent

STAGED = date(2026, 11, 24)
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def signing_in(django_db_setup, django_db_blocker):
    """The demo, played once for all tests here and taken away afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield player.play()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def on_the_last_day(signing_in):
    with clock.set_back(STAGED):
        yield


def test_both_logs_hold_from_the_first_entry_to_the_last(signing_in):
    for script in (HAZELKAMP, ELZENBROEK):
        found = verify(script.slug)
        assert (found.holds, found.size) == (True, Book.objects.get(name=script.slug).size)


def test_the_log_of_the_demo_runs_for_ten_years_and_never_back(signing_in):
    for script in (HAZELKAMP, ELZENBROEK):
        days = list(
            Entry.objects.filter(book=script.slug).order_by("seq").values_list("at", flat=True)
        )
        assert days == sorted(days)
        assert days[0].date() == script.start
    assert Entry.objects.filter(book="hazelkamp").count() > 600


def test_playing_again_changes_nothing(signing_in):
    before = {book.name: book.size for book in Book.objects.all()}
    assert player.play() == []
    assert {book.name: book.size for book in Book.objects.all()} == before


def test_who_can_sign_in_is_told_with_a_place_and_a_name(signing_in):
    assert len(signing_in) == sum(p.sign_in for s in (HAZELKAMP, ELZENBROEK) for p in s.people)
    fatma = next(known for known in signing_in if known["name"] == "Fatma")
    assert fatma["here"] == "hazelkamp"
    assert Person.objects.get(pk=fatma["id"]).name == "Fatma"


def test_everything_of_the_script_is_there(signing_in):
    for script in (HAZELKAMP, ELZENBROEK):
        here = Neighbourhood.objects.get(slug=script.slug)
        assert {
            "areas": Area.objects.filter(here=here).count(),
            "figures": KeyFigure.objects.filter(here=here).count(),
            "parties": Party.objects.filter(here=here).count(),
            "proposals": Proposal.objects.filter(here=here)
            .exclude(kind="change commitment")
            .count(),
            "editions": Edition.objects.filter(here=here).count(),
            "items": Item.objects.filter(edition__here=here).count(),
            "answers": Answer.objects.filter(question__item__edition__here=here).count(),
            "stories": Story.objects.filter(here=here).count(),
            "intentions": Intention.objects.filter(here=here).count(),
            "promises": Commitment.objects.filter(here=here).count(),
        } == {
            "areas": len(script.areas),
            "figures": len(script.figures),
            "parties": len(script.parties),
            "proposals": len(script.proposals) + len(script.beraden),
            "editions": len(script.editions),
            "items": sum(len(edition.items) for edition in script.editions),
            "answers": sum(len(i.answers) for e in script.editions for i in e.items),
            "stories": len(script.stories),
            "intentions": len(script.intentions),
            "promises": len(script.commitments),
        }


def test_every_promise_ends_where_its_life_led(signing_in):
    here = Neighbourhood.objects.get(slug="hazelkamp")
    states = Counter(Commitment.objects.filter(here=here).values_list("state", flat=True))
    assert states == {
        "accepted": 25,
        "kept": 14,
        "kept_late": 2,
        "repaired": 1,
        "released": 1,
        "offered": 1,
        "draft": 1,
    }
    orphans = [
        promise.title for promise in Commitment.objects.filter(here=here) if promise.orphaned
    ]
    assert orphans == ["Nooit meer een kind als tolk bij de dokter"]
    risky = Commitment.objects.filter(here=here, at_risk_since__isnull=False)
    assert [(p.title, p.overdue(STAGED)) for p in risky] == [
        ("Alle 214 flats droog voor de winter van 2026", True)
    ]


def test_the_life_of_a_promise_keeps_every_step_and_every_version(signing_in):
    tunnel = Commitment.objects.get(title="Licht en zicht in de fietstunnel")
    told = Report.objects.filter(commitment=tunnel).order_by("number")
    assert list(told.values_list("told", flat=True)) == [
        "offered",
        "accepted",
        "at_risk",
        "broken",
        "taken_over",
        "repair_offered",
        "repair_agreed",
        "progress",
        "repaired",
    ]
    officer = Commitment.objects.get(title="Een wijkagent die je tegenkomt")
    hours = [v.text.split()[3] for v in Version.objects.filter(commitment=officer)]
    assert hours == ["24", "18", "20"]


def test_the_editions_follow_each_other(signing_in):
    here = Neighbourhood.objects.get(slug="hazelkamp")
    assert list(
        Edition.objects.filter(here=here).order_by("number").values_list("number", "state")
    ) == [(1, "superseded"), (2, "superseded"), (3, "adopted"), (4, "open")]
    assert Intention.objects.filter(here=here, state="open").count() == 1


def test_the_agenda_stayed_with_the_residents(signing_in):
    grab = Proposal.objects.get(title="De wijkagenda samen vaststellen")
    assert grab.outcome == "objected"
    article = Article.objects.get(here__slug="hazelkamp", kind="adopt agenda", until=None)
    assert article.deciders == "residents alone"
    duty = Article.objects.get(here__slug="hazelkamp", kind="enter intention", until=None)
    assert duty.since == date(2021, 12, 9)


def test_who_wants_to_join_can_still_act(signing_in):
    assert Proposal.objects.filter(title__startswith="Elke partij loopt", outcome="open").exists()
    assert Story.objects.get(title="De bank is weg").state == "told"
    assert Story.objects.get(title="Ze moeten het gewoon zeggen").state == "returned"


def test_the_mother_took_back_what_the_press_might_use(signing_in):
    yes = UseConsent.objects.filter(story__title="Schimmel in de wieg", withdrawn_at=None)
    assert sorted(yes.values_list("use", flat=True)) == ["council", "panel"]


def test_one_story_can_be_heard_and_says_that_a_computer_reads_it(signing_in):
    story = Story.objects.exclude(voice="").get()
    assert (story.title, story.language) == ("Schimmel in de wieg", "ar")
    assert 2 <= story.seconds <= 6
    assert "voorgelezen door een computerstem" in story.text
    assert len(spoken("S06")) < 60_000


def test_everybody_signed_for_twenty_years(signing_in):
    again = Signature.objects.filter(document__title="Twintig jaar Hazelkamp")
    colleges = again.filter(party__name="Gemeente Merwoude").order_by("signed")
    assert [signature.signed.year for signature in colleges] == [2016, 2018, 2022]


def pots_of(slug, until=None):
    """Return what the pots on which is decided together hold: in, free, set aside, paid."""
    here = Neighbourhood.objects.get(slug=slug)
    joint = Pot.objects.filter(here=here).exclude(level="on the table")
    joint = set(joint.exclude(title="Sterke winkelstrip").values_list("pk"))  # all paid in 2023
    found = [one for pot, one in balances(here, until).items() if (pot,) in joint]
    sums = ((one.came_in, one.free, one.set_aside, one.spent) for one in found)
    return len(found), *(sum(column) // 100 for column in zip(*sums, strict=True))


def test_the_ten_pots_of_2025_balance_at_427_000_euros(signing_in):
    assert pots_of("hazelkamp", date(2025, 12, 31)) == (10, 427_000, 6_000, 83_300, 337_700)
    count, came_in, *parts = pots_of("hazelkamp")  # in 2026 came the money for that year's round
    assert (count, came_in, sum(parts)) == (10, 472_000, 472_000)
    assert pots_of("elzenbroek")[:2] == (2, 6_240)


def test_what_was_paid_above_the_limit_was_seen_by_two(signing_in):
    paid = Payment.objects.filter(here__slug="hazelkamp", state="paid", cents__gt=25_000)
    assert set(paid.values_list("prepared_by__name", "looked_by__name")) == {
        ("Wim Verhoef", "Noor van Dalen")
    }
    states = Counter(Payment.objects.values_list("state", flat=True))
    assert (states["waiting"], states["sent back"]) == (1, 1)


def test_the_lot_of_a_month_was_drawn_and_money_lies_beside_the_agenda(signing_in):
    lot = Lot.objects.get()
    assert (lot.month, lot.small) == (date(2025, 2, 1), 1)
    assert [one.finding for one in lot.drawn.all()] == ["good"]
    assert Serving.objects.count() == len(HAZELKAMP.serves)


def test_nothing_of_the_village_touches_the_neighbourhood(signing_in):
    def places(rows, path):
        return set(rows.values_list(path, flat=True))

    village = Neighbourhood.objects.get(slug="elzenbroek")
    assert places(ItemStory.objects.filter(item__edition__here=village), "story__here__slug") == {
        "elzenbroek"
    }
    assert places(PolicyLink.objects.filter(item__edition__here=village), "party__here__slug") == {
        "elzenbroek"
    }
    assert places(Commitment.objects.filter(here=village), "receiver__here__slug") == {
        "elzenbroek"
    }
    assert not Mandate.objects.filter(
        seat__party__here=village, person__memberships__here__slug="hazelkamp"
    ).exists()


def test_no_name_of_a_person_stands_in_a_leaf(signing_in):
    names = {person.name.lower() for person in Person.objects.all()}
    for about, party, verb in Entry.objects.values_list("about", "party", "verb"):
        assert not {about, party, verb} & names


def test_the_round_of_2025_has_its_published_winners_by_both_ways_of_counting(signing_in):
    round = Round.objects.get(here__slug="hazelkamp", number=2025)
    plain = result.data(round)
    assert [row["number"] for row in plain["winners"]] == ["3", "11", "2", "21", "8", "13", "17"]
    assert (plain["ballots"], plain["spent"], plain["left"]) == (438, 89_600_00, 400_00)
    assert {one["name"]: one["percent"] for one in plain["served"]} == {
        "": 87, "De Terp": 92, "Zonnehof": 80, "Waterlinten": 80, "Spoorzicht": 99,
        "12 tot en met 26 jaar": 96, "Ouder dan 26 jaar": 84,
    }  # fmt: skip
    assert plain["numbers"]["channels"] == {"web": 171, "paper": 142, "school": 47, "doorstep": 78}
    election = result.count(round, list(Ballot.objects.filter(round=round))).election
    most = count_by_rule(election, MOST_VOTES)
    assert (set(most.winners), most.spent) == ({"3", "11", "4", "2"}, 87_000_00)


def test_the_rounds_draw_on_the_pots_and_what_won_was_paid_from_them(signing_in):
    rounds = {one.number: one for one in Round.objects.filter(here__slug="hazelkamp")}
    assert {one.goal.title for one in rounds.values()} == {"Buurtbudget 2025", "Buurtbudget 2026"}
    in_rounds = {number: left_in_round(one.goal) for number, one in rounds.items()}
    assert in_rounds[2025] == {}
    assert sum(in_rounds[2026].values()) == rules_of(rounds[2026]).amount == 45_000_00
    won = Plan.objects.filter(round=rounds[2025], goal__isnull=False)
    assert set(won.values_list("number", flat=True)) == {3, 11, 2, 21, 8, 13, 17}
    given = {
        (str(plan.number), giver.pot.title): giver.given
        for plan in won
        for giver in givers(plan.goal)
    }
    paid = result.data(rounds[2025])["paid"]
    assert given == {(one["plan"], one["pot"]): one["cents"] for one in paid}
    assert Goal.objects.filter(part_of=rounds[2025].goal).count() == 7
    assert Goal.objects.filter(title="Speelbos De Terp").count() == 1


def test_a_stranger_can_vote_in_the_round_of_2026_for_three_weeks_at_least(signing_in):
    round = Round.objects.get(here__slug="hazelkamp", number=2026)
    assert round.state == RoundState.VOTING
    assert rules_of(round).votes_until >= date(2026, 12, 13)
    assert Pile.objects.get(round=round).sheets.count() == 1


def test_neighbours_met_for_nine_years_and_something_came_of_it(signing_in):
    here = Neighbourhood.objects.get(slug="hazelkamp")
    assert Venue.objects.filter(here=here).count() == 5
    assert [place.venue.name for place in missing_hosts(here)] == ["De lange tafel bij de bakker"]
    years = {
        at.year for at in Gathering.objects.filter(here=here).values_list("starts", flat=True)
    }
    assert years >= set(range(2017, 2027))
    made = Harvest.objects.filter(gathering__here=here)
    assert Counter(one.kind for one in made if one.made) == {"promise": 3, "story": 1, "wish": 1}
    waiting = Gathering.objects.filter(here=here, welcome="asked")
    assert [one.title for one in waiting] == ["Schaken, ook als je het niet kunt"]


def test_what_returns_is_there_each_time_and_no_further_than_four_months(signing_in):
    soup = Series.objects.get(title="Soep op woensdag")
    days = list(soup.gatherings.order_by("day").values_list("day", flat=True))
    assert {(after - before).days for before, after in pairwise(days)} == {7}
    assert 60 < (days[-1] - STAGED).days < 121
    assert soup.gatherings.filter(state="cancelled").count() == 2


def test_the_water_board_got_no_slot_until_it_told(signing_in):
    asks = Ask.objects.filter(party__name="Waterschap Merwoude").order_by("on")
    assert [(ask.on.isoformat(), ask.state) for ask in asks] == [
        ("2024-05-14", "told back"),
        ("2025-11-25", "refused"),
        ("2026-05-12", "held"),
    ]
    assert asks[1].waits_for == asks[0]


def test_real_votes_from_far_away_say_where_their_groups_meet(signing_in):
    """Laid in by the action that a speaker uses, with where they are from; then voted on here."""
    nature = Dialogue.objects.get(question="Wat is natuur in de wijk ons waard?")
    assert (nature.elsewhere, nature.state, nature.ask.state) == (400, "closed", "told back")
    assert "CC BY 4.0, The Computational Democracy Project" in nature.origin
    found = Result(nature.result)
    assert found.people == 416
    assert len(found.groups) == 2
    assert {81, 45} <= {OF_NATURE[line.text] for line in found.shared if line.text in OF_NATURE}
    assert {79, 92} <= {OF_NATURE[line.text] for line in found.divides if line.text in OF_NATURE}
    assert nature.statements.filter(state="returned", text="").count() == 1
    beside = Evidence.objects.get(until=None, item__isnull=False)
    assert beside.item.title == "Minder geld: wat doen we wel en wat niet?"
    assert beside.statement.dialogue == nature


def test_a_conversation_runs_with_a_table_a_live_result_and_a_statement_that_waits(signing_in):
    tunnel = Dialogue.objects.get(state="open", here__slug="hazelkamp")
    assert tunnel.opens <= STAGED <= tunnel.closes
    assert tunnel.sheets.get().people == 6
    assert tunnel.voices.count() == 18
    assert tunnel.live
    assert tunnel.result["people"] == 15
    assert tunnel.statements.filter(state="waiting").count() == 1


def test_two_parties_rang_at_one_door_and_the_school_waited_for_room(signing_in):
    shared = Ask.objects.get(along__isnull=False)
    assert (shared.on, shared.state) == (shared.along.on, "told back")
    school = Ask.objects.filter(party__name="IKC De Vlieger").order_by("on")
    assert [ask.state for ask in school] == ["refused", "told back"]
    assert (school[0].why_not, school[0].left, school[0].room_words) == ("full", 3, "2026-2")


def test_the_thirty_of_2024_were_drawn_from_a_pool_of_105_by_dice(signing_in):
    row = Assembly.objects.get(title="Warm wonen: wat komt eerst?")
    came, draw = pool.came(row), Draw.objects.get(assembly=row, turn=1)
    assert (came.letters, came.with_letter, came.doors, came.signed_up) == (600, 71, 120, 105)
    assert (row.stage, row.drawn, draws.name_of(draw)) == (Stage.DRAWN, date(2024, 1, 20), "603")
    assert (draw.people, draw.panels, draw.proven) == (105, 1_000, True)
    assert draw.smallest / draw.panels >= draw.bound - 1 / draw.panels  # as fair as can be
    for line, many in zip(assembly_queries.targets(row), draw.seats, strict=True):
        assert line.least <= many <= line.most
    assert len(draw.codes) == 30


def test_of_the_pool_of_2024_nobody_is_known_and_its_panels_still_verify(signing_in):
    row = Assembly.objects.get(title="Warm wonen: wat komt eerst?")
    draw = Draw.objects.get(assembly=row, turn=1)
    assert row.forgotten == date(2024, 4, 22)
    assert not Letter.objects.filter(assembly=row).exists()
    kept = Contact.objects.filter(signup__assembly=row).exclude(name="", reach="")
    assert not kept.exists()
    assert not SignUp.objects.filter(assembly=row).exclude(answers={}).exists()
    assert commitment(draw.written) == draw.commitment
    assert sorted(draws.panel_in_file(draw, 603)) == draw.codes


def test_nobody_who_signed_up_stands_in_the_log(signing_in):
    names = {
        one.name
        for held in HAZELKAMP.beraden
        for wave in (*held.waves, *held.doors)
        for one in wave.people
    }
    found = Entry.objects.filter(book="hazelkamp", verb__startswith="assembly.")
    told = [str(entry.details.content) for entry in found.select_related("details")]
    assert len(told) > 140
    assert [name for name in names if any(name in one for one in told)] == []


def test_for_a_second_assembly_people_still_sign_up_and_a_panel_can_be_drawn(signing_in):
    here = Neighbourhood.objects.get(slug="hazelkamp")
    (row,) = inviting_now(here)
    assert (row.title, row.seats) == ("De Spoorlaan: bomen, auto's en de laatste bus", 12)
    assert pool.came(row).signed_up == 23
    told = pool.look_out(row, assembly_queries.targets(row))
    assert told.problem is None
    assert told.bound > 0.3


def test_three_stopped_and_two_came_in_their_place(signing_in):
    row = Assembly.objects.get(title="Warm wonen: wat komt eerst?")
    places = Place.objects.filter(signup__assembly=row)
    assert Counter(places.values_list("state", flat=True)) == {
        "confirmed": 29, "dropped_out": 3, "reserve": 10 - came_from_reserves(row),
    }  # fmt: skip
    assert set(places.values_list("why", flat=True)) == {""}  # erased with the names
    again = Draw.objects.get(assembly=row, kind="replacement")
    assert (again.size, again.eased, again.falls, len(again.codes)) == (2, False, "0 5 8", 2)
    assert EmptySeats.objects.get(assembly=row).many == 1


def came_from_reserves(row):
    """Return how many of the reserves took a seat: which way the lot went is not in the script."""
    reserves = Draw.objects.get(assembly=row, kind="reserves")
    again = Draw.objects.get(assembly=row, kind="replacement")
    assert reserves.size == 10
    return len({*reserves.codes} & {*again.codes})


def test_the_panel_met_five_times_and_nobody_can_be_found_in_the_counts(signing_in):
    row = Assembly.objects.get(title="Warm wonen: wat komt eerst?")
    counts = Turnout.objects.filter(session__assembly=row).order_by("session__number")
    assert list(counts.values_list("present", "seats")) == [
        (28, 30), (29, 30), (27, 30), (28, 29), (28, 29),
    ]  # fmt: skip
    assert [one.counts for one in counts] == [[]] * 5  # erased with the names
    assert not Attendance.objects.filter(turnout__session__assembly=row).exists()
    assert row.budget == 2_950_000
    assert sum(one.allowance * one.assembly.seats for one in row.sessions.all()) == 750_000


def test_the_council_answered_eight_recommendations_within_ten_weeks(signing_in):
    row = Assembly.objects.get(title="Warm wonen: wat komt eerst?")
    told = Advice.objects.get(assembly=row)
    assert (told.handed_over, told.due) == (date(2024, 4, 4), date(2024, 6, 13))
    advised = Recommendation.objects.filter(assembly=row)
    assert Counter(advised.values_list("state", flat=True)) == {
        "adopted": 5, "changed": 2, "refused": 1,
    }  # fmt: skip
    said = AdviceAnswer.objects.filter(recommendation__assembly=row)
    assert all(one.on <= told.due and one.words for one in said)
    kept = Commitment.objects.get(title="De raad antwoordt op acht adviezen")
    assert (kept.state, kept.due) == ("kept", told.due)


def test_the_group_looked_seven_times_and_one_moment_was_missed(signing_in):
    row = Assembly.objects.get(title="Warm wonen: wat komt eerst?")
    looks = Look.objects.filter(recommendation__assembly=row)
    assert Counter(looks.values_list("moment", flat=True)) == dict.fromkeys(
        (1, 2, 3, 4, 6, 7, 8), 7
    )
    assert Advice.objects.get(assembly=row).closed == date(2026, 6, 25)


def test_projects_and_initiatives_stand_where_their_story_led(signing_in):
    here = Neighbourhood.objects.get(slug="hazelkamp")
    states = dict(here.projects.values_list("title", "state"))
    assert len(states) == len(HAZELKAMP.projects)
    assert set(states.values()) == {
        "sprout", "running", "adjusted", "stopped", "handed over", "settled",
    }  # fmt: skip
    assert (states["Buurtbus op proef"], states["Warm Wonen"]) == ("stopped", "adjusted")
    begun = set(here.initiatives.values_list("state", flat=True))
    assert begun == {"idea", "initiative", "project", "ended"}
