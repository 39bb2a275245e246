"""Pots, goals and payments for our tests, made through the actions."""

from datetime import timedelta

from wijkaanpak import clock
from wijkaanpak.funds import actions, rules
from wijkaanpak.funds.actions import Aimed, Bill, Deciding, Terms
from wijkaanpak.funds.models import Payment, Pot
from wijkaanpak.funds.rules import Aim, Asked, Kind, Level, Purpose
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.neighbourhoods.rules import TaskArea
from wijkaanpak.people.rules import Role

GROUND = "Mandaat van het college"


def cash_desk(cast):
    """Wim keeps the money, Nel looks along; both were named by the coordinator."""
    if not hasattr(cast, "wim"):
        cast.wim = cast.join("Wim", "wim@wijk.example")
        cast.nel = cast.join("Nel", "nel@wijk.example")
        cast.role(cast.wim, Role.TREASURER)
        cast.role(cast.nel, Role.SECOND_EYES)
    return cast


def terms(title="Wijkbudget", level=Level.JOINT, kind=Kind.FREE, **more):
    asked = {name: more.pop(name) for name in list(more) if name in Asked.__dataclass_fields__}
    given = {"ground": GROUND if level is not Level.TABLE else "", "asked": Asked(**asked)}
    return Terms(title, kind, level, **given | more)


def pot(cast, title="Wijkbudget", cents=100_000, owner=None, by=None, **more):
    """A pot of the municipality (Sanne) with money in it, on the desk of Wim."""
    cash_desk(cast)
    owner, by = owner or cast.gemeente, by or cast.sanne
    made = actions.lay_on_table(by=by, owner=owner, terms=terms(title, **more))
    if cents:
        actions.contribute(by=cast.wim, pot=made, cents=cents, words="Raadsbesluit")
    return made


def goal(cast, title="De Zaaier", task=TaskArea.SOCIAL, **more):
    cash_desk(cast)
    names = [name for name in list(more) if name in Aim.__dataclass_fields__]
    aim = Aim(**{name: more.pop(name) for name in names})
    return actions.name_goal(by=cast.wim, here=cast.wijk, what=Aimed(title, task, aim, **more))


def reserve(cast, pot, goal, cents, **more):
    what = Deciding(goal, {pot: cents}, "Samen besloten")
    return actions.decide(by=cast.wim, what=what, **more)


def ready(cast, cents=100_000, reserved=80_000):
    """A pot with money set aside for a goal."""
    one, aim = pot(cast, cents=cents), goal(cast)
    reserve(cast, one, aim, reserved)
    return one, aim


def bill(pot, goal, cents=10_000, **more):
    given = {"what": "Vloer", "payee": "Bakker BV", "reference": "F2025-17"}
    return Bill(pot, goal, cents, **given | more)


def prepared(cast, pot, goal, cents=50_000, by=None, **more):
    """A payment above the limit of the charter (€ 250): it waits for Nel."""
    made = bill(pot, goal, cents, **more)
    return actions.prepare_payment(by=by or cast.wim, bill=made)


def paid(cast, pot, goal, cents=50_000, **more):
    payment = prepared(cast, pot, goal, cents, **more)
    if payment.state == "waiting":
        payment = actions.look_along(by=cast.nel, payment=payment)
    return payment


def fresh(row):
    return type(row).objects.get(pk=row.pk)


HELD = Verb("round.opened", "%(who)s opened a round.")  # as the room above writes it


def begun_round(cast, shares, title="Burgerbegroting"):
    """Put money of pots into a round, as the room does that holds rounds."""
    given = {str(pot.pk): cents for pot, cents in shares.items()}
    with act(HELD, by=cast.wim.actor, book=cast.wijk.slug) as entry:
        goal = actions.put_into_round(entry, cast.wijk, title, "De regels liggen vast", given)
        entry.about(goal)
    return goal


def winner(cast, whole, title="Speelbos", task=TaskArea.SOCIAL, **aim):
    with act(HELD, by=cast.wim.actor, book=cast.wijk.slug) as entry:
        goal = actions.name_winner(entry, whole, Aimed(title, task, Aim(**aim)))
        entry.about(goal)
    return goal


def hand_on(cast, pot, goal, cents):
    with act(HELD, by=cast.wim.actor, book=cast.wijk.slug) as entry:
        actions.hand_on(entry, goal, {str(pot.pk): cents}, "Gekozen door bewoners")
        entry.about(goal)


def set_round_free(cast, whole):
    with act(HELD, by=cast.wim.actor, book=cast.wijk.slug) as entry:
        cents = actions.set_round_free(entry, whole, "Dit bleef over")
        entry.about(whole)
    return cents


def round_with_plan(cast, pot, cents=60_000, **plan):
    """A round with money of a pot, and one plan that residents chose."""
    cash_desk(cast)
    whole = begun_round(cast, {pot: cents})
    return whole, winner(cast, whole, **plan)


CAMT = """<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt>
{}
</Stmt></BkToCstmrStmt></Document>"""


def entry(cents, on="2026-03-02", who="Bakker BV", words="F2025-17", key="", status="BOOK"):
    """One line of the bank as CAMT.053 has it; below nought when it went out."""
    party, side = ("Cdtr", "DBIT") if cents < 0 else ("Dbtr", "CRDT")
    return f"""<Ntry><Amt Ccy="EUR">{abs(cents) / 100:.2f}</Amt><CdtDbtInd>{side}</CdtDbtInd>
<Sts>{status}</Sts><BookgDt><Dt>{on}</Dt></BookgDt><AcctSvcrRef>{key}</AcctSvcrRef><NtryDtls>
<TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><RltdPties><{party}><Nm>{who}</Nm>
</{party}></RltdPties><RmtInf><Ustrd>{words}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"""


def camt(*entries):
    return CAMT.format("\n".join(entries)).encode()


def one_of_everything(cast):
    """A pot with everything that can hang on it, so that every address has something to show."""
    from tests.stories.tellings import picture

    one, aim = ready(cast)
    payment = paid(cast, one, aim, 30_000)
    actions.prove(by=cast.wim, payment=payment, photo=picture())
    prepared(cast, one, aim, 40_000)
    hand = goal(cast, "Vrije hand", purpose=Purpose.FREE_HAND, holder=cast.carlos)
    reserve(cast, one, hand, 5_000)
    actions.say_interest(by=cast.amina, goal=aim, words="Mijn zus werkt daar")
    today = clock.today()
    with clock.set_back(rules.month_of(today) - timedelta(days=3)):
        prepared(cast, one, aim, 900)
    actions.say_interest(by=cast.bram, goal=aim, words="Ik werk daar")
    actions.draw_lot(by=cast.nel, here=cast.wijk)
    report = actions.account_for(by=cast.wim, goal=aim, words="Vloer", first=today, last=today)
    actions.accept_account(by=cast.sanne, party=cast.gemeente, report=report)
    actions.read_bank(by=cast.wim, here=cast.wijk, data=camt(entry(-30_000, str(today))))
    return one, aim


__all__ = ["Payment", "Pot"]
