import uuid
from datetime import date, timedelta

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from tests.cast import signed_in
from tests.funds import purse
from tests.stories.tellings import picture
from wijkaanpak import clock
from wijkaanpak.funds import actions, queries
from wijkaanpak.funds.actions import Deciding
from wijkaanpak.funds.models import Contribution, Decision, Goal, Payment
from wijkaanpak.funds.rules import Level, Purpose
from wijkaanpak.logbook.models import Entry, door_is_open
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.network.actions import Clause, give_voice, propose
from wijkaanpak.network.rules import Answer, Deciders, DecisionKind
from wijkaanpak.people.rules import Role
from wijkaanpak.refusals import NotYours, Refused
from wijkaanpak.ui.pages import say

EVERYBODY = ["amina", "carlos", "bram", "dilan", "anouk", "noor", "sanne", "corrie", "wim", "nel",
             "stranger", "dorpshoofd"]  # fmt: skip


@pytest.fixture
def ready(cast):
    cast.pot, cast.goal = purse.ready(cast)
    return cast


def who_can(cast, act):
    """Return who of everybody can do something; each try is undone."""
    able = set()
    for name in EVERYBODY:
        try:
            with transaction.atomic():
                act(getattr(cast, name))
                able.add(name)
                transaction.set_rollback(True)
        except Refused:
            continue
    return able


def test_only_the_right_people_touch_money(ready):
    waits = purse.prepared(ready, ready.pot, ready.goal, 40_000)
    paid = purse.paid(ready, ready.pot, ready.goal, 30_000)
    here, today = ready.wijk, clock.today()
    does = {
        "lay": lambda by: actions.lay_on_table(
            by=by, owner=ready.gemeente, terms=purse.terms("Nieuw")
        ),
        "rewrite": lambda by: actions.rewrite_pot(
            by=by, pot=ready.pot, terms=purse.terms(), why="Ruimer"
        ),
        "contribute": lambda by: actions.contribute(by=by, pot=ready.pot, cents=1, words="x"),
        "give back": lambda by: actions.give_back(by=by, pot=ready.pot, cents=1, words="x"),
        "goal": lambda by: actions.name_goal(
            by=by, here=here, what=actions.Aimed("Nieuw", "social")
        ),
        "decide": lambda by: actions.decide(
            by=by, what=Deciding(ready.goal, {ready.pot: 1}, "Ja")
        ),
        "prepare": lambda by: purse.prepared(ready, ready.pot, ready.goal, 1_000, by=by),
        "look": lambda by: actions.look_along(by=by, payment=waits),
        "send back": lambda by: actions.send_back(by=by, payment=waits, why="Nee"),
        "prove": lambda by: actions.prove(by=by, payment=paid, words="Bon"),
        "undo": lambda by: actions.undo(by=by, movement=paid.movement, why="Fout"),
        "account": lambda by: actions.account_for(
            by=by, goal=ready.goal, words="x", first=today, last=today
        ),
        "bank": lambda by: actions.read_bank(by=by, here=here, data=purse.camt(purse.entry(-1))),
    }
    wim, nel, sanne = {"wim"}, {"nel"}, {"sanne"}
    assert {name: who_can(ready, act) for name, act in does.items()} == {
        "lay": sanne, "rewrite": sanne, "contribute": wim, "give back": wim, "goal": wim,
        "decide": wim, "prepare": wim, "look": nel, "send back": nel, "prove": wim, "undo": wim,
        "account": wim, "bank": wim,
    }  # fmt: skip


def test_members_say_their_own_interest(ready):
    said = who_can(ready, lambda by: actions.say_interest(by=by, goal=ready.goal, words="Zus"))
    assert said == set(EVERYBODY) - {"stranger", "dorpshoofd"}


@pytest.fixture
def both_hats(ready):
    """Wim and Nel each have both roles, so that only the person can make the difference."""
    ready.role(ready.wim, Role.SECOND_EYES)
    ready.role(ready.nel, Role.TREASURER)
    return ready


@pytest.mark.parametrize("preparer", ["wim", "nel"])
@pytest.mark.parametrize("looker", ["wim", "nel"])
@pytest.mark.parametrize("interested", [None, "wim", "nel"])
@pytest.mark.parametrize("cents", [25_000, 25_001])
def test_four_eyes(both_hats, preparer, looker, interested, cents):
    people = {name: getattr(both_hats, name) for name in ("wim", "nel")}
    if interested:
        said = {"by": people[interested], "goal": both_hats.goal, "words": "Mijn zus"}
        actions.say_interest(**said)
    if interested == preparer:
        with pytest.raises(NotYours):
            purse.prepared(both_hats, both_hats.pot, both_hats.goal, cents, by=people[preparer])
        return
    payment = purse.prepared(both_hats, both_hats.pot, both_hats.goal, cents, by=people[preparer])
    assert payment.state == ("paid" if cents == 25_000 else "waiting")
    may_look = cents > 25_000 and looker not in {preparer, interested}
    if may_look:
        actions.look_along(by=people[looker], payment=payment)
    else:
        with pytest.raises(Refused):
            actions.look_along(by=people[looker], payment=payment)
    spent = queries.balance_of(both_hats.pot).spent
    assert spent == (cents if may_look or cents == 25_000 else 0)


def test_who_looks_along_twice_pays_once_and_for_another_it_is_paid(ready):
    payment = purse.prepared(ready, ready.pot, ready.goal)
    for _press in range(2):
        assert actions.look_along(by=ready.nel, payment=payment).state == "paid"
    with pytest.raises(Refused):
        actions.look_along(by=ready.wim, payment=payment)
    assert queries.balance_of(ready.pot).spent == payment.cents


def test_who_says_an_interest_after_preparing_stops_the_payment(ready):
    payment = purse.prepared(ready, ready.pot, ready.goal)
    actions.say_interest(by=ready.wim, goal=ready.goal, words="Mijn broer levert de vloer")
    with pytest.raises(Refused):
        actions.look_along(by=ready.nel, payment=payment)
    assert purse.fresh(payment).state == "waiting"


def test_who_said_an_interest_or_the_second_pair_of_eyes_ends_it(ready):
    said = actions.say_interest(by=ready.amina, goal=ready.goal, words="Mijn zus werkt daar")
    able = who_can(ready, lambda by: actions.end_interest(by=by, interest=said, why="Weg"))
    assert able == {"amina", "nel"}


def test_an_interest_that_is_over_frees_the_hands_and_stays_readable(ready, client):
    said = actions.say_interest(by=ready.wim, goal=ready.goal, words="Mijn broer levert de vloer")
    with pytest.raises(Refused):
        actions.end_interest(by=ready.wim, interest=said, why=" ")
    actions.end_interest(by=ready.wim, interest=said, why="Hij is gestopt")
    purse.prepared(ready, ready.pot, ready.goal, 1_000)
    for page in (ready.goal.get_absolute_url(), "/w/zonnehof/logboek/"):
        text = client.get(page).text
        assert ("Mijn broer levert de vloer" in text, "Hij is gestopt" in text) == (True, True)
    with pytest.raises(Refused):
        actions.end_interest(by=ready.nel, interest=said, why="Nog eens")
    again = actions.say_interest(by=ready.wim, goal=ready.goal, words="Mijn zoon")
    assert again != said
    with pytest.raises(NotYours):
        purse.prepared(ready, ready.pot, ready.goal, 1_000)


def test_the_page_of_a_goal_lets_the_right_people_end_an_interest(ready, client):
    said = actions.say_interest(by=ready.amina, goal=ready.goal, words="Mijn zus werkt daar")
    address = f"/w/zonnehof/potjes/belang/{said.pk}/einde/"
    for name, may in (("amina", True), ("nel", True), ("wim", False), ("bram", False)):
        signed_in(client, getattr(ready, name))
        assert (address in client.get(ready.goal.get_absolute_url()).text) == may, name
        assert client.get(address).status_code == (200 if may else 403), name
    signed_in(client, ready.amina)
    assert client.post(address, {"why": "Ze werkt daar niet meer"}).status_code == 302
    assert purse.fresh(said).ended


def test_an_interest_in_a_round_counts_for_its_plans(cast):
    pot = purse.pot(cast)
    whole, plan = purse.round_with_plan(cast, pot)
    purse.hand_on(cast, pot, plan, 30_000)
    actions.say_interest(by=cast.wim, goal=whole, words="Ik diende een plan in")
    with pytest.raises(NotYours):
        purse.prepared(cast, pot, plan, 1_000)


def test_the_charter_sets_the_limit(ready):
    clause = Clause(
        DecisionKind.PAY_FROM_POT, Deciders.KEYHOLDERS, "Alles met twee.",
        limits={"four_eyes_euros": 0},
    )  # fmt: skip
    proposal = propose(
        by=ready.dilan, party=ready.residents, kind=DecisionKind.CHANGE_CHARTER, title="Strenger",
        why="Zekerder", term=clock.today() + timedelta(days=20), clause=clause,
    )  # fmt: skip
    for by, party in ((ready.dilan, ready.residents), (ready.noor, ready.kompas)):
        give_voice(by=by, party=party, proposal=proposal, answer=Answer.CONSENT)
    assert queries.four_eyes_limit(ready.wijk) == 0
    assert purse.prepared(ready, ready.pot, ready.goal, 1).state == "waiting"


def test_what_was_sent_back_is_not_paid_and_its_money_is_free_again(ready):
    payment = purse.prepared(ready, ready.pot, ready.goal, 80_000)
    with pytest.raises(Refused):
        purse.prepared(ready, ready.pot, ready.goal, 1)
    actions.send_back(by=ready.nel, payment=payment, why="Geen handtekening")
    with pytest.raises(Refused):
        actions.look_along(by=ready.nel, payment=payment)
    assert purse.fresh(payment).reason == "Geen handtekening"
    assert purse.prepared(ready, ready.pot, ready.goal, 80_000).state == "waiting"


CONDITIONS = {
    "themes": ({"themes": frozenset({"energy"})}, "alleen voor: Energie"),
    "areas": ({}, "sommige gebieden"),
    "ages": ({"ages": (12, 26)}, "van 12 tot en met 26 jaar"),
    "ends": ({"ends": date(2020, 1, 1)}, "moest op zijn op 1 januari 2020"),
    "own_share": ({"own_share": 20}, "20 procent"),
    "least_share": ({"least_share": 90}, "minstens 90 procent"),
    "most_share": ({"most_share": 10}, "hoogstens 10 procent"),
}


@pytest.mark.parametrize("condition", CONDITIONS)
def test_no_money_leaves_a_pot_whose_condition_it_breaks_and_it_says_which(condition, ready):
    """The owner makes it stricter after money was set aside: then paying is refused."""
    from wijkaanpak.ui.pages import say
    from wijkaanpak.viewpoint.actions import draw_area

    goal = purse.goal(ready, "Met prijs", cost=100_000, own=5_000)
    purse.reserve(ready, ready.pot, goal, 20_000)
    waits = purse.prepared(ready, ready.pot, ready.goal)
    asked, words = CONDITIONS[condition]
    more = dict(asked)
    if condition == "areas":
        border = '{"type":"Polygon","coordinates":[[[5,52],[5.1,52],[5.1,52.1],[5,52]]]}'
        area = draw_area(by=ready.noor, here=ready.wijk, name="Terp", border=border)
        more["areas"] = (area,)
    terms = purse.terms(**{k: v for k, v in more.items() if k != "areas"})
    if condition == "areas":
        terms = purse.actions.Terms(terms.title, terms.kind, terms.level, ground=terms.ground,
                                    areas=more["areas"])  # fmt: skip
    actions.rewrite_pot(by=ready.sanne, pot=ready.pot, terms=terms, why="Strenger")
    pot = purse.fresh(ready.pot)
    before = queries.balance_of(pot)
    for act in (
        lambda: purse.prepared(ready, pot, goal, 1_000),
        lambda: purse.reserve(ready, pot, goal, 1),
        lambda: actions.look_along(by=ready.nel, payment=waits),
    ):
        with pytest.raises(Refused) as refusal:
            act()
        assert pot.title in say(refusal.value)
    with pytest.raises(Refused) as refusal:
        purse.prepared(ready, pot, goal, 1_000)
    assert words in say(refusal.value)
    assert queries.balance_of(pot) == before


def test_money_on_the_table_is_decided_by_its_owner(cast):
    pot, goal = purse.pot(cast, level=Level.TABLE), purse.goal(cast)
    with pytest.raises(Refused):
        purse.reserve(cast, pot, goal, 100)


def test_money_of_a_round_goes_to_plans_that_fit(cast):
    pot = purse.pot(cast, themes=frozenset({"health"}))
    whole, plan = purse.round_with_plan(cast, pot)
    with pytest.raises(Refused):
        purse.prepared(cast, pot, whole, 1_000)
    with pytest.raises(Refused) as refused:
        purse.hand_on(cast, pot, plan, 10_000)
    assert say(refused.value).startswith("“Wijkbudget” kan dit niet betalen: het potje is alleen")
    fits = purse.winner(cast, whole, "Beweegtuin", themes=frozenset({"health"}))
    purse.hand_on(cast, pot, fits, 10_000)
    balance = queries.balance_of(pot)
    assert (balance.reserved[whole.pk], balance.reserved[fits.pk]) == (50_000, 10_000)
    assert (balance.came_in, balance.free) == (100_000, 40_000)
    purse.paid(cast, pot, fits, 9_000)
    assert purse.set_round_free(cast, whole) == 50_000
    purse.reserve(cast, pot, fits, -1_000)
    assert queries.balance_of(pot).free == 91_000
    assert purse.set_round_free(cast, whole) == 0


def test_nobody_moves_the_money_of_a_round_by_hand(cast):
    pot = purse.pot(cast)
    whole, plan = purse.round_with_plan(cast, pot)
    other = purse.goal(cast)
    for goal, cents in ((whole, 1_000), (whole, -1_000), (plan, 1_000)):
        with pytest.raises(Refused, match="goes into a round when its rules are fixed"):
            purse.reserve(cast, pot, goal, cents)
    for aim in ({"purpose": Purpose.ROUND}, {"part_of": whole}):
        with pytest.raises(Refused, match="goes into a round when its rules are fixed"):
            purse.goal(cast, "Iets", **aim)
    with pytest.raises(Refused):
        purse.reserve(cast, pot, other, 40_001)
    with pytest.raises(Refused):
        actions.give_back(by=cast.wim, pot=pot, cents=40_001, words="Terug")
    assert queries.balance_of(pot).reserved == {whole.pk: 60_000}


def test_no_more_goes_into_a_round_than_is_free_and_nothing_that_its_owner_decides_on(cast):
    pot, table = purse.pot(cast), purse.pot(cast, "Op tafel", level=Level.TABLE)
    for one, cents in ((pot, 100_001), (table, 1_000), (pot, 0)):
        with pytest.raises(Refused):
            purse.begun_round(cast, {one: cents})
    assert not Goal.objects.exists()


def test_a_title_that_is_taken_gets_a_number(cast):
    pot = purse.pot(cast)
    purse.goal(cast, "Speelbos")
    whole, plan = purse.round_with_plan(cast, pot)
    assert (plan.title, purse.winner(cast, whole).title) == ("Speelbos (2)", "Speelbos (3)")
    long = purse.winner(cast, whole, "x" * 120)
    assert purse.winner(cast, whole, long.title).title == "x" * 116 + " (2)"


def test_a_pot_in_a_round_can_ask_less_but_not_more_until_its_money_was_divided(cast):
    pot = purse.pot(cast, themes=frozenset({"health"}))
    whole, _plan = purse.round_with_plan(cast, pot)

    def rewrite(**more):
        given = purse.terms(pot.title, **more)
        return actions.rewrite_pot(by=cast.sanne, pot=pot, terms=given, why="Nieuw besluit")

    health, end = frozenset({"health"}), clock.today()
    for more in ({"themes": health, "ends": end}, {"themes": frozenset({"safety"})}):
        with pytest.raises(Refused, match="can ask less but not more"):
            rewrite(**more)
    with pytest.raises(Refused, match="can ask less but not more"):
        rewrite(themes=health, level=Level.TABLE)
    assert rewrite(themes=health | {"safety"}).themes == ["health", "safety"]
    purse.set_round_free(cast, whole)
    assert rewrite(themes=health, ends=end).ends == end


def test_a_free_hand_is_small_and_only_of_its_holder(cast):
    pot = purse.pot(cast, cents=500_000)
    hand = purse.goal(cast, "Hand", purpose=Purpose.FREE_HAND, holder=cast.carlos)
    with pytest.raises(Refused):
        purse.reserve(cast, pot, hand, 100_001)
    purse.reserve(cast, pot, hand, 100_000)
    with pytest.raises(Refused):
        purse.reserve(cast, pot, hand, 1)
    made = purse.bill(pot, hand, 60_000, what="Twee sleutels")
    for other in (cast.wim, cast.amina):
        with pytest.raises(NotYours):
            actions.spend_free_hand(by=other, bill=made)
    with pytest.raises(NotYours):
        actions.prepare_payment(by=cast.wim, bill=made)
    payment = actions.spend_free_hand(by=cast.carlos, bill=made)
    assert (payment.state, payment.two_pairs) == ("paid", False)
    actions.prove(by=cast.carlos, payment=payment, words="Bonnetje in de map")
    assert queries.balance_of(pot).spent == 60_000


def test_the_same_form_sent_twice_moves_money_once(ready):
    key, other = uuid.uuid4(), uuid.uuid4()
    for _twice in range(2):
        actions.contribute(by=ready.wim, pot=ready.pot, cents=500, words="Erbij", key=key)
        bill = purse.bill(ready.pot, ready.goal, 1_000)
        actions.prepare_payment(by=ready.wim, bill=bill, key=other)
        what = Deciding(ready.goal, {ready.pot: 100}, "Ja")
        actions.decide(by=ready.wim, what=what, key=uuid.UUID(int=7))
    counts = [model.objects.count() for model in (Contribution, Payment, Decision)]
    assert counts == [2, 1, 2]
    assert queries.balance_of(ready.pot).came_in == 100_500


def test_a_receipt_is_drawn_anew_and_stays(ready):
    payment = purse.paid(ready, ready.pot, ready.goal)
    for bad in (b"", b"<svg onload=alert(1)>"):
        with pytest.raises(Refused):
            actions.prove(by=ready.wim, payment=payment, photo=bad)
    actions.prove(by=ready.wim, payment=payment, photo=picture(exif=b"Exif\0\0"), words="Vloer")
    payment = purse.fresh(payment)
    with default_storage.open(payment.proof) as kept:
        assert kept.read(4) == b"RIFF"
    assert payment.proven == clock.today()
    files = len(default_storage.listdir("proofs")[1])
    with pytest.raises(Refused):
        actions.prove(by=ready.wim, payment=payment, photo=picture())
    assert len(default_storage.listdir("proofs")[1]) == files


def test_an_account_is_accepted_once_by_each_owner_who_paid(ready):
    today = clock.today()
    report = actions.account_for(
        by=ready.wim, goal=ready.goal, words="De vloer ligt", first=today, last=today
    )
    actions.accept_account(by=ready.sanne, party=ready.gemeente, report=report)
    for by, party in ((ready.sanne, ready.gemeente), (ready.corrie, ready.housing)):
        with pytest.raises(Refused):
            actions.accept_account(by=by, party=party, report=report)
    for first, last in ((today, today + timedelta(days=1)), (today, today)):
        with pytest.raises(Refused):
            actions.account_for(by=ready.wim, goal=ready.goal, words="x", first=first, last=last)


def test_a_file_of_the_bank_is_read_in_once_and_recognised(ready):
    payment = purse.paid(ready, ready.pot, ready.goal, 30_000)
    today = str(clock.today())
    data = purse.camt(purse.entry(-30_000, today), purse.entry(-4_500, today, who="Bank"))
    assert actions.read_bank(by=ready.wim, here=ready.wijk, data=data) == actions.ReadIn(2, 1, 0)
    assert actions.read_bank(by=ready.wim, here=ready.wijk, data=data) == actions.ReadIn(0, 0, 2)
    longer = purse.camt(purse.entry(-30_000, today), purse.entry(-4_500, today, who="Bank"),
                        purse.entry(100, today, who="Rente"))  # fmt: skip
    assert actions.read_bank(by=ready.wim, here=ready.wijk, data=longer) == actions.ReadIn(1, 0, 2)
    assert purse.fresh(payment).bank_line.cents == -30_000


def test_a_loose_line_is_laid_beside_what_has_the_same_sum(ready):
    payment = purse.paid(ready, ready.pot, ready.goal, 30_000)
    other = purse.paid(ready, ready.pot, ready.goal, 20_000)
    line = purse.entry(-30_000, "2020-01-01", who="Onbekend", words="?")
    cost = purse.entry(-175, who="Bank", words="Kosten")
    actions.read_bank(by=ready.wim, here=ready.wijk, data=purse.camt(line, cost))
    loose = {row.cents: row for row in ready.wijk.bank_lines.all()}
    with pytest.raises(NotYours):
        actions.match_line(by=ready.wim, line=loose[-30_000], ref=other.ref)
    with pytest.raises(Refused):
        actions.match_line(by=ready.wim, line=loose[-175])
    actions.match_line(by=ready.wim, line=loose[-30_000], ref=payment.ref)
    actions.match_line(by=ready.wim, line=loose[-175], set_aside="Kosten van de bank")
    with pytest.raises(Refused):
        actions.match_line(by=ready.wim, line=loose[-175], set_aside="Nog eens")
    assert purse.fresh(loose[-30_000]).payment == payment


def test_a_file_with_a_bad_row_reads_nothing_in(ready):
    bad = b"Datum;Bedrag\n2026-01-01;12,50\n2026-01-02;veel\n"
    with pytest.raises(Refused):
        actions.read_bank(by=ready.wim, here=ready.wijk, data=bad)
    assert ready.wijk.bank_lines.count() == 0


WRONG = {
    "looked at by who prepared it": {"looked_by": "wim"},
    "large, paid by one": {"two_pairs": True, "looked_by": None},
    "of nothing": {"cents": 0},
    "paid without a movement": {"movement": None},
    "waiting with a movement": {"state": "waiting"},
}


@pytest.mark.parametrize("what", WRONG)
def test_the_database_refuses_a_payment(what, ready):
    payment = purse.paid(ready, ready.pot, ready.goal)
    changed = dict(WRONG[what])
    if isinstance(changed.get("looked_by"), str):
        changed["looked_by"] = getattr(ready, changed["looked_by"])
    token = door_is_open.set(True)
    try:
        with pytest.raises(IntegrityError), transaction.atomic():
            Payment.objects.filter(pk=payment.pk).update(**changed)
    finally:
        door_is_open.reset(token)


def test_the_log_tells_of_money_without_whom_it_went_to(ready):
    payment = purse.paid(ready, ready.pot, ready.goal, payee="Mevrouw Jansen")
    told = Entry.objects.filter(about=payment.ref).order_by("seq")
    assert [entry.verb for entry in told] == ["funds.payment_prepared", "funds.paid_by_two"]
    assert all("Jansen" not in str(entry.details.content) for entry in told)


def test_money_never_crosses_to_another_neighbourhood(ready):
    there = ready.dorp
    with pytest.raises(NotYours):
        actions.contribute(by=ready.stranger, pot=ready.pot, cents=1, words="x")
    with pytest.raises(NotYours):
        actions.name_goal(by=ready.wim, here=there, what=actions.Aimed("Daar", "social"))
    assert queries.expected(there) == []
    assert queries.held(there, clock.today()) == []
    assert queries.pots_for_round(there) == []
    key = Contribution.objects.get().pk
    with pytest.raises(Refused, match="sent already"):
        made_before(Contribution, key, here=there)


def test_a_round_can_draw_on_what_is_decided_together_and_free(cast):
    pot = purse.pot(cast, themes=frozenset({"health"}), ages=(12, 26))
    purse.pot(cast, "Op tafel", level=Level.TABLE)
    purse.pot(cast, "Leeg", cents=0)
    whole = purse.begun_round(cast, {pot: 30_000})
    (offered,) = queries.pots_for_round(cast.wijk)
    assert (offered.title, offered.owner, offered.free) == ("Wijkbudget", "Gemeente", 70_000)
    assert (offered.asked.themes, offered.asked.ages) == (frozenset({"health"}), (12, 26))
    assert queries.left_in_round(whole) == {str(pot.pk): 30_000} == {offered.number: 30_000}
    assert queries.rounds_with(pot) == {whole.pk: 30_000}
