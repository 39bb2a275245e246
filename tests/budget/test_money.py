"""The money of a round is the money of the pots: set aside, divided as counted, or set free."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.budget import scenes
from tests.budget.scenes import BALLOTS, RULES, counted, divided
from tests.cast import signed_in
from tests.funds import purse
from wijkaanpak import clock
from wijkaanpak.budget import rules
from wijkaanpak.budget.actions import counting, rounds
from wijkaanpak.budget.actions import money as actions
from wijkaanpak.budget.forms.words import asked_in_words
from wijkaanpak.budget.models import Ballot, Code, Plan, Round
from wijkaanpak.budget.queries import money, result
from wijkaanpak.budget.rules import Theme
from wijkaanpak.budget.rules import counting as count
from wijkaanpak.budget.rules.counting import Entrant
from wijkaanpak.funds import actions as funds
from wijkaanpak.funds import queries
from wijkaanpak.funds.models import Goal, Pot
from wijkaanpak.funds.rules import Asked, Offered, broken
from wijkaanpak.logbook.models import Entry
from wijkaanpak.methods import pots as puzzle
from wijkaanpak.refusals import NotYours, Refused
from wijkaanpak.ui.pages import say
from wijkaanpak.viewpoint.actions import draw_area

POTS = "/w/zonnehof/potjes/"


def address(round, name=""):
    return f"{round.get_absolute_url()}{name}"


def holds(title):
    """Return what a pot holds in whole euros: free, set aside, paid."""
    balance = queries.balance_of(Pot.objects.get(title=title))
    return balance.free // 100, balance.set_aside // 100, balance.spent // 100


# --- What a pot and a round must fit -----------------------------------------------------------

OFFER = Offered("1", "Wijkbudget", "Gemeente", "", 40_000_00)


def fits(offer=OFFER, cents=40_000_00, now=None, **changed):
    pot, source = rules.taken(offer, cents)
    fixed = replace(RULES, pots=(pot,), sources={pot.key: source}, **changed)
    rules.check_pots(fixed, {one.number: one for one in [now or offer]})


def asking(**asked):
    return replace(OFFER, asked=Asked(**asked))


def test_a_pot_that_fits_is_taken_over_with_all_it_asks():
    offer = asking(
        ends=date(2026, 12, 31), themes=frozenset({"physical"}), areas=frozenset({"De Terp"}),
        ages=(10, 30), own_share=10, least_share=20, most_share=50,
    )  # fmt: skip
    fits(offer)
    pot, source = rules.taken(offer, 5)
    assert (pot.key, pot.amount, pot.ages) == ("Wijkbudget", 5, (10, 30))
    assert (pot.own_share, pot.least_share, pot.most_share) == (10, 20, 50)
    assert source.number == "1"


@pytest.mark.parametrize(
    ("offer", "told"),
    [
        (asking(ends=scenes.VOTE_UNTIL), "voordat deze ronde is geteld"),
        (asking(themes=frozenset({"energy"})), "is alleen voor: Energie"),
        (asking(areas=frozenset({"Elders"})), "is alleen voor Elders"),
        (asking(ages=(12, 18)), "van 12 tot en met 18 jaar"),
    ],
)
def test_a_pot_that_no_plan_could_get_is_kept_out_and_the_page_says_why(offer, told):
    with pytest.raises(Refused) as refused:
        fits(offer)
    assert told in say(refused.value)


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (replace(OFFER, number="2"), "zit geen geld voor een ronde"),
        (asking(themes=frozenset({"physical"})), "vraagt nu iets anders"),
        (replace(OFFER, condition="Ineens"), "vraagt nu iets anders"),
        (replace(OFFER, free=39_999_99), "is € 39.999,99 vrij"),
    ],
)
def test_rules_are_not_fixed_on_a_pot_that_changed_since(now, told):
    with pytest.raises(Refused) as refused:
        fits(now=now)
    assert told in say(refused.value)


def test_a_theme_counts_for_one_task_and_for_social_when_none_was_named():
    fixed = replace(RULES, themes=(Theme("Groen", ("physical", "health")), Theme("Eten")))
    assert rules.touches(fixed, "Groen") == {"physical", "health"}
    assert rules.touches(fixed, "Eten") == rules.touches(fixed, "") == {"social"}
    with pytest.raises(Refused):
        rules.check_themes((Theme("Alles", ("physical", "energy")),))


CODES = ["physical", "energy", "health", "social"]
ASKED = st.builds(
    Asked,
    themes=st.frozensets(st.sampled_from(CODES), max_size=2),
    areas=st.sampled_from([frozenset(), frozenset({"De Terp"})]),
    ages=st.sampled_from([None, (12, 26)]),
    own_share=st.sampled_from([0, 20]),
    most_share=st.sampled_from([50, 100]),
)
OFFERS = st.lists(st.tuples(ASKED, st.integers(1, 900)), min_size=1, max_size=4)
PLANS = st.lists(
    st.builds(
        dict,
        asked=st.integers(1, 600),
        own=st.sampled_from([0, 100]),
        theme=st.sampled_from(["Groen", "Jong", ""]),
        area=st.sampled_from(["De Terp", ""]),
        young=st.booleans(),
    ),
    max_size=6,
)


@settings(max_examples=150)
@given(OFFERS, PLANS)
def test_whatever_wins_every_euro_is_given_or_left_and_breaks_no_condition(asked, plans):
    """The count and the desk agree: what the funding plan says, the pots allow."""
    offers = [
        Offered(str(at), f"Pot {at}", "", "", cents, one) for at, (one, cents) in enumerate(asked)
    ]
    taken = [rules.taken(offer, offer.free) for offer in offers]
    fixed = replace(
        RULES, pots=tuple(pot for pot, _s in taken), guarantees=(),
        sources={pot.key: source for pot, source in taken},
    )  # fmt: skip
    entrants = [Entrant(str(at), f"Plan {at}", **plan) for at, plan in enumerate(plans, 1)]
    known = {one.number: one for one in entrants}
    may_add = puzzle.may_add_for(fixed.pots, (), count.pot_plans(fixed, entrants).values())
    winners: list[str] = []
    for number in known:
        if may_add([*winners, number]):
            winners.append(number)
    owed = rules.owed(fixed, count.who_pays(fixed, entrants, winners))
    rest = rules.rest(fixed, owed)
    for offer in offers:
        given_by = sum(one.get(offer.number, 0) for one in owed.values())
        assert given_by + rest.get(offer.number, 0) == offer.free
        assert rest.get(offer.number, 1) > 0
    for number, shares in owed.items():
        plan = known[number]
        assert sum(shares.values()) == plan.asked
        words = replace(
            scenes.WORDS, cost=plan.asked + plan.own, asked=plan.asked, theme=plan.theme,
            young=plan.young,
        )  # fmt: skip
        aim = replace(rules.aim_of(fixed, words), areas=frozenset({plan.area} - {""}))
        for pot, cents in shares.items():
            assert broken(offers[int(pot)].asked, aim, cents, date(2026, 9, 22)) == {}


# --- From the pots into a round, and on --------------------------------------------------------


def test_opening_a_round_sets_the_money_of_its_pots_aside(cast):
    round = scenes.begun(cast)
    assert holds("wijkbudget") == (40_000, 0, 0)
    with clock.set_back(scenes.SPRING):
        round = rounds.go_on(by=cast.ruth, round=round)
    assert (holds("wijkbudget"), holds("jeugd")) == ((0, 40_000, 0), (0, 10_000, 0))
    assert (round.goal.title, round.goal.purpose) == ("Buurtbudget 2026", "budget round")
    told = Entry.objects.get(verb="round.opened").details.content
    assert told["pots"] == "wijkbudget, jeugd"
    decision = round.goal.decisions.get()
    assert decision.words.startswith("De spelregels van deze ronde liggen vast.")
    assert round.fingerprint[:4] in decision.words


def test_a_round_does_not_open_on_money_that_went_elsewhere_meanwhile(cast):
    round = scenes.begun(cast)
    pot = Pot.objects.get(title="wijkbudget")
    purse.reserve(cast, pot, purse.goal(cast), 1_00)
    with clock.set_back(scenes.SPRING), pytest.raises(Refused) as refused:
        rounds.go_on(by=cast.ruth, round=round)
    assert "In “wijkbudget” is € 39.999 vrij" in say(refused.value)
    assert (Round.objects.get().state, Goal.objects.count()) == ("writing", 1)


def test_a_round_does_not_open_on_other_conditions_than_its_keeper_read(cast):
    round = scenes.begun(cast)
    pot = Pot.objects.get(title="wijkbudget")
    terms = purse.terms(pot.title, themes=frozenset({"physical"}))
    funds.rewrite_pot(by=cast.sanne, pot=pot, terms=terms, why="Nieuw besluit")
    with clock.set_back(scenes.SPRING), pytest.raises(Refused) as refused:
        rounds.go_on(by=cast.ruth, round=round)
    assert "vraagt nu iets anders" in say(refused.value)


def test_what_won_becomes_a_goal_and_waits_for_the_treasurer(cast):
    round = counted(cast)
    won = money.winners(round)
    assert [plan.goal.part_of for plan in won] == [round.goal] * 3
    first = next(plan for plan in won if plan.number == 1).goal
    assert (first.title, first.task, first.cost) == ("Plan 1", "physical", 5_000_00)
    assert first.ages == (12, 26)
    assert Plan.objects.get(number=4).goal is None
    assert holds("wijkbudget") == (0, 40_000, 0)
    assert money.waiting(cast.wijk) == [round]


def test_the_treasurer_divides_exactly_what_was_published_and_the_rest_is_free(cast):
    round = counted(cast)
    paid = {(one["plan"], one["pot"]): one["cents"] for one in result.data(round)["paid"]}
    divided(cast, round)
    sums = queries.balances(cast.wijk)
    given = {
        (str(plan.number), pot.title): sums[pot.pk].reserved[plan.goal_id]
        for plan in money.winners(round)
        for pot in Pot.objects.all()
        if sums[pot.pk].reserved[plan.goal_id]
    }
    assert given == paid
    assert sum(holds(title)[0] for title in ("wijkbudget", "jeugd")) == 13_000
    assert queries.left_in_round(round.goal) == {}
    assert money.waiting(cast.wijk) == []
    with pytest.raises(Refused):
        divided(cast, round)
    goal = money.winners(round)[0].goal
    pot = queries.givers(goal)[0].pot
    payment = purse.paid(cast, pot, goal, 30_000)
    assert (payment.state, payment.looked_by) == ("paid", cast.nel)


def test_only_the_treasurer_divides_and_only_after_the_count(cast):
    round = scenes.voting(cast)
    with pytest.raises(Refused):
        divided(cast, round)
    scenes.votes(cast, round, BALLOTS)
    round = scenes.closed(cast, round)
    with clock.set_back(scenes.AFTER):
        round = counting.count_round(by=cast.klaas, round=round)
    for person in (cast.ruth, cast.klaas, cast.nel, cast.sanne, cast.amina, cast.stranger):
        with pytest.raises(NotYours):
            divided(cast, round, by=person)


def test_money_whose_day_has_passed_is_not_given_and_the_page_says_which(cast):
    late = replace(RULES.pots[0], ends=scenes.AFTER)
    round = counted(cast, pots=(late, RULES.pots[1]))
    client = signed_in(Client(), cast.wim)
    answer = client.post(address(round, "geld/"), {"words": "Besloten"})
    assert answer.status_code == 422
    assert "“wijkbudget” kan dit niet betalen" in answer.content.decode()
    assert "22 september 2026" in answer.content.decode()
    assert Round.objects.get().divided is None
    pot = Pot.objects.get(title="wijkbudget")
    terms = purse.terms(pot.title, ends=date(2099, 1, 1))
    funds.rewrite_pot(by=cast.sanne, pot=pot, terms=terms, why="Wij wachten op de bewoners")
    answer = client.post(address(round, "geld/"), {"words": "Besloten"})
    assert answer.headers["Location"] == round.goal.get_absolute_url()


def test_a_plan_gets_the_area_that_a_pot_asks_for(cast):
    border = '{"type":"Polygon","coordinates":[[[5,51],[5.1,51],[5.1,51.1],[5,51]]]}'
    area = draw_area(by=cast.noor, here=cast.wijk, name="De Terp", border=border)
    terp = replace(purse.terms("terp"), areas=(area,))
    purse.cash_desk(cast)
    pot = funds.lay_on_table(by=cast.sanne, owner=cast.gemeente, terms=terp)
    funds.contribute(by=cast.wim, pot=pot, cents=100_00, words="Besluit")
    (offer,) = money.offers(cast.wijk).values()
    assert offer.asked.areas == {"De Terp"}
    round = counted(cast)
    goals = {plan.number: plan.goal.aim.areas for plan in money.winners(round)}
    assert goals == {1: {str(area.pk)}, 2: frozenset(), 3: frozenset()}


def test_a_round_that_stops_gives_every_euro_back_and_forgets_who_voted(cast):
    round = scenes.voting(cast)
    scenes.votes(cast, round, BALLOTS[:3])
    with pytest.raises(NotYours):
        actions.stop_round(by=cast.klaas, round=round, why="Zomaar")
    with pytest.raises(Refused):
        actions.stop_round(by=cast.ruth, round=round, why=" ")
    asked = signed_in(Client(), cast.ruth).get(address(round, "stoppen/")).text
    assert "Biljetten in de bus die worden gewist: 3." in asked
    round = actions.stop_round(by=cast.ruth, round=round, why="De brieven kwamen niet aan.")
    assert (holds("wijkbudget"), holds("jeugd")) == ((40_000, 0, 0), (10_000, 0, 0))
    assert (Ballot.objects.count(), Code.objects.count()) == (0, 0)
    assert round.tally["ballots"] == 3
    page = Client().get(address(round)).content.decode()
    assert "De brieven kwamen niet aan." in page
    assert "Gestopt" in page
    assert "Biljetten die in de bus zaten: 3. Ze zijn gewist en nooit geteld." in page
    assert "Op het biljet" not in page
    for again in (actions.stop_round, lambda **more: rounds.go_on(by=cast.ruth, round=round)):
        with pytest.raises(Refused):
            again(by=cast.ruth, round=round, why="Nog eens")
    other = scenes.opened(cast)
    assert other.goal.title == "Buurtbudget 2026 (2)"


def offered_as_interest(cast, client):
    page = client.get(POTS + "belang/")
    return [title for _key, title in page.context["form"].fields["goal"].choices]


def test_nobody_has_an_interest_in_a_round_that_was_stopped(cast):
    round, client = scenes.opened(cast), signed_in(Client(), cast.amina)
    button, goal = "Ik heb hier een belang bij", round.goal.get_absolute_url()
    assert offered_as_interest(cast, client) == ["Buurtbudget 2026"]
    assert button in client.get(goal).text
    actions.stop_round(by=cast.ruth, round=round, why="Stop")
    assert offered_as_interest(cast, client) == []
    assert button not in client.get(goal).text


def test_one_has_an_interest_in_a_round_as_long_as_its_plans_are_paid(cast):
    round = counted(cast)
    divided(cast, round)
    offered = offered_as_interest(cast, signed_in(Client(), cast.amina))
    titles = {round.goal.title, *(plan.goal.title for plan in money.winners(round))}
    assert set(offered) == titles


def test_the_database_lets_no_stopped_round_go_on(cast):
    opened = scenes.opened(cast)
    round = actions.stop_round(by=cast.ruth, round=opened, why="Stop")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE budget_round SET state = 'voting' WHERE number = %s",
                       [round.number])  # fmt: skip


# --- Pages -------------------------------------------------------------------------------------


def test_the_desk_leads_to_the_plans_that_wait_and_they_to_each_other(cast):
    round = counted(cast)
    client = signed_in(Client(), cast.wim)
    assert address(round, "geld/") in client.get(POTS + "kas/").content.decode()
    seen = signed_in(Client(), cast.nel).get(POTS + "kas/").content.decode()
    assert (round.title in seen, address(round, "geld/") in seen) == (True, False)
    form = client.get(address(round, "geld/")).content.decode()
    assert "Gekozen door bewoners in “Buurtbudget 2026”, geteld op 22 september 2026." in form
    assert "wijkbudget: €\xa0" in form
    assert "Wat overblijft gaat naar de Herstelpot." in form
    with clock.set_back(scenes.AFTER):
        done = client.post(address(round, "geld/"), {"words": "Gekozen"})
    assert done.headers["Location"] == round.goal.get_absolute_url()
    assert address(round, "geld/") not in client.get(POTS + "kas/").content.decode()
    assert client.get(address(round, "geld/")).status_code == 409
    for plan in money.winners(round):
        goal = plan.goal.get_absolute_url()
        assert goal in Client().get(address(round, "uitslag/")).content.decode()
        assert goal in Client().get(plan.get_absolute_url()).content.decode()
        shown = Client().get(goal).content.decode()
        assert plan.get_absolute_url() in shown
        assert address(round, "uitslag/") in shown
    assert address(round) in Client().get(round.goal.get_absolute_url()).content.decode()


def test_the_page_of_a_pot_says_what_is_in_a_round(cast):
    round = scenes.opened(cast)
    pot = Pot.objects.get(title="wijkbudget").get_absolute_url()
    shown = Client().get(pot).content.decode()
    assert "€\xa040.000 van dit potje zit in de ronde" in shown
    assert address(round) in shown
    actions.stop_round(by=cast.ruth, round=round, why="Stop")
    assert "zit in de ronde" not in Client().get(pot).content.decode()


def test_the_rules_say_all_that_a_pot_asks_also_its_least_share():
    offer = asking(least_share=60, most_share=90, own_share=10)
    told = asked_in_words(rules.taken(offer, 5)[0])
    assert "betaalt dan minstens 60% van wat het kost" in told
    assert len(told) == 3


def test_a_round_without_pots_says_what_to_do_first(cast):
    scenes.people(cast)
    row = rounds.begin_round(by=cast.ruth, here=cast.wijk, title="Ronde")
    form = signed_in(Client(), cast.ruth).get(address(row, "spelregels/schrijven/"))
    assert "Er is geen potje met vrij geld" in form.content.decode()


def test_pages_of_money_ask_few_questions_however_many_pots_there_are(cast):
    round = counted(cast)
    pot, goal = Pot.objects.get(title="jeugd"), money.winners(round)[0].goal
    writing = scenes.begun(cast)
    keeper, wim = signed_in(Client(), cast.ruth), signed_in(Client(), cast.wim)
    pages = {
        "rules form": (keeper, address(writing, "spelregels/schrijven/")),
        "divide": (wim, address(round, "geld/")),
        "result": (Client(), address(round, "uitslag/")),
        "pot": (Client(), pot.get_absolute_url()),
        "goal": (Client(), goal.get_absolute_url()),
    }
    asked = []
    for time in range(2):
        for client in (keeper, wim):
            client.get(POTS)
        found = {}
        for name, (client, path) in pages.items():
            with CaptureQueriesContext(connection) as seen:
                assert client.get(path).status_code == 200
            found[name] = len(seen)
        asked.append(found)
        for number in range(2):
            purse.pot(cast, f"Pot {time} {number}", cents=100)
    few = {"rules form": 8, "divide": 6, "result": 4, "pot": 10, "goal": 13}
    assert asked == [few, few]
