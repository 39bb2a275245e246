"""Scenes that the tests of the budget share."""

import uuid
from dataclasses import replace
from datetime import date

from tests.funds import purse
from wijkaanpak import clock
from wijkaanpak.budget.actions import casting, codes, counting, paper, plans, rounds
from wijkaanpak.budget.actions import money as dividing
from wijkaanpak.budget.actions.casting import Vote
from wijkaanpak.budget.queries import money
from wijkaanpak.budget.rules import (
    Channel,
    Group,
    PlanWords,
    RoundRules,
    Source,
    Theme,
    Verdict,
    taken,
)
from wijkaanpak.funds import actions as funds
from wijkaanpak.funds.models import Pot as FundsPot
from wijkaanpak.funds.rules import Asked
from wijkaanpak.methods.pots import Guarantee, Pot
from wijkaanpak.people.rules import Role

SPRING, SUMMER, AUTUMN = date(2026, 3, 2), date(2026, 6, 1), date(2026, 9, 1)
VOTE_FROM, VOTE_UNTIL = date(2026, 9, 7), date(2026, 9, 21)
AFTER = date(2026, 9, 22)
RULES = RoundRules(
    pots=(
        Pot("wijkbudget", 40_000_00),
        Pot("jeugd", 10_000_00, ages=(12, 26)),
    ),
    guarantees=(Guarantee("jeugd", 5_000_00, ages=(12, 26)),),
    sources={"wijkbudget": Source("1", "Gemeente"), "jeugd": Source("2", "Fonds Jong")},
    themes=(Theme("Jong", ("upbringing",)), Theme("Groen", ("physical",))),
    areas=(Group("De Terp", 600), Group("Spoorzicht", 400)),
    who="Wie in de wijk woont en 12 jaar of ouder is.",
    not_open="Het onderhoud van de straten.",
    leftover="Wat overblijft gaat naar de Herstelpot.",
    most=3,
    supporters=1,
    plans_until=SUMMER,
    votes_from=VOTE_FROM,
    votes_until=VOTE_UNTIL,
)
WORDS = PlanWords(
    title="Een bankje bij de halte",
    what="Een bank met een dak.",
    why="Oudere mensen moeten lang staan.",
    theme="Groen",
    who="Amina en de buren van trap 4.",
    ourselves="Wij schilderen de bank.",
    needed="Een plek van de gemeente.",
    cost=6_000_00,
    asked=5_000_00,
)


def people(cast):
    """Give the wijk those who run a round, count, keep codes and keep addresses."""
    names = {
        "ruth": Role.ROUND_KEEPER, "klaas": Role.BALLOT_CLERK, "truus": Role.BALLOT_CLERK,
        "wout": Role.BALLOT_CLERK, "coen": Role.CODE_KEEPER, "ada": Role.ADDRESS_KEEPER,
    }  # fmt: skip
    for name, role in names.items():
        setattr(cast, name, cast.join(name.title(), f"{name}@wijk.example"))
        cast.role(getattr(cast, name), role)
    return cast


def filled(cast, pot):
    """Lay such a pot on the table, or fill it again: a round takes all that came in now."""
    known = FundsPot.objects.filter(here=cast.wijk, title=pot.key).first()
    asked = {name: getattr(pot, name) for name in Asked.__dataclass_fields__}
    row = known or purse.pot(cast, pot.key, cents=0, **asked)
    funds.contribute(by=cast.wim, pot=row, cents=pot.amount, words="Raadsbesluit")
    return row


def drawing_on_pots(cast, fixed):
    """Return these rules with the pots of the wijk in them, so much of each."""
    numbers = {str(filled(cast, pot).pk): pot.amount for pot in fixed.pots}
    offers = money.offers(cast.wijk)
    pots = [taken(offers[number], cents) for number, cents in numbers.items()]
    sources = {pot.key: source for pot, source in pots}
    return replace(fixed, pots=tuple(pot for pot, _source in pots), sources=sources)


def begun(cast, **changed):
    if not hasattr(cast, "ruth"):
        people(cast)
    purse.cash_desk(cast)
    with clock.set_back(SPRING):
        fixed = drawing_on_pots(cast, replace(RULES, **changed))
        row = rounds.begin_round(by=cast.ruth, here=cast.wijk, title="Buurtbudget 2026")
        rounds.write_rules(by=cast.ruth, round=row, title="", words="", given=fixed)
    row.refresh_from_db()
    return row


def opened(cast, **changed):
    round = begun(cast, **changed)
    with clock.set_back(SPRING):
        return rounds.go_on(by=cast.ruth, round=round)


def plan(cast, round, by=None, **changed):
    with clock.set_back(SPRING):
        return plans.write_plan(by=by or cast.amina, round=round, words=replace(WORDS, **changed))


def handed_in(cast, round, by=None, **changed):
    row = plan(cast, round, by, **changed)
    with clock.set_back(SPRING):
        plans.hand_in(by=by or cast.amina, plan=row)
    row.refresh_from_db()
    return row


def fits(cast, row):
    with clock.set_back(SUMMER):
        plans.check_plan(by=cast.sanne, party=cast.gemeente, plan=row, verdict=Verdict.YES)
    row.refresh_from_db()
    return row


def voting(cast, costs=(5_000, 12_000, 20_000, 30_000), **changed):
    """A round that is open for votes, with a plan of each of these sums."""
    round = opened(cast, **changed)
    for at, euros in enumerate(costs):
        fits(
            cast,
            handed_in(
                cast, round, title=f"Plan {at + 1}", cost=euros * 100, asked=euros * 100,
                area=["De Terp", "Spoorzicht", ""][at % 3], young=at % 2 == 0,
            ),
        )  # fmt: skip
    with clock.set_back(AUTUMN):
        round = rounds.go_on(by=cast.ruth, round=round)
    with clock.set_back(VOTE_FROM):
        return rounds.go_on(by=cast.ruth, round=round)


def letters(cast, round, many=3):
    with clock.set_back(AUTUMN):
        return codes.make_codes(by=cast.coen, round=round, many=many)


def knocked(round, code, source="10.0.0.1"):
    with clock.set_back(VOTE_FROM):
        return codes.knock(round=round, typed=code, source=source)


def cast_vote(round, digest, choices=None, key=None, **more):
    with clock.set_back(VOTE_FROM):
        return casting.cast_ballot(
            round=round,
            code=digest,
            vote=Vote(choices or {"1": 1, "2": 1}, **more),
            key=key or uuid.uuid4(),
        )


def votes(cast, round, ballots):
    """Let people vote, each with a letter of their own."""
    codes_ = letters(cast, round, len(ballots))
    for (_serial, code), choices in zip(codes_, ballots, strict=True):
        cast_vote(round, knocked(round, code), choices)


def pile(cast, round, serials, channel=Channel.PAPER):
    with clock.set_back(VOTE_FROM):
        return paper.begin_pile(
            by=cast.klaas, round=round, channel=channel, place="De Zaaier", letters=serials
        )


def typed(person, row, text):
    with clock.set_back(VOTE_FROM):
        return paper.type_in(by=person, pile=row, text=text)


def closed(cast, round):
    with clock.set_back(AFTER):
        return rounds.go_on(by=cast.ruth, round=round)


BALLOTS = [{"1": 1, "2": 1}] * 20 + [{"3": 1}] * 18 + [{"2": 1, "4": 1}] * 14


def closed_with(cast, ballots, **changed):
    """A round that closed with these ballots in its box."""
    round = voting(cast, **changed)
    votes(cast, round, ballots)
    return closed(cast, round)


def counted(cast, **changed):
    round = closed_with(cast, BALLOTS, **changed)
    with clock.set_back(AFTER):
        return counting.count_round(by=cast.klaas, round=round)


def divided(cast, round, by=None):
    with clock.set_back(AFTER):
        return dividing.divide(by=by or cast.wim, round=round, words="Gekozen door bewoners")
