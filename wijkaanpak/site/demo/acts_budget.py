"""How rounds of the budget are held: rules, plans, the check, votes on the web and on paper."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from fractions import Fraction

from wijkaanpak import clock
from wijkaanpak.budget import rules
from wijkaanpak.budget.actions import casting, codes, counting, paper, plans, rounds
from wijkaanpak.budget.actions import money as dividing
from wijkaanpak.budget.actions.casting import Vote
from wijkaanpak.budget.models import Plan, Round
from wijkaanpak.budget.queries import money
from wijkaanpak.budget.rules import BallotKind, Channel, Followed, Group, PlanWords, Theme, Verdict
from wijkaanpak.people.rules import Role
from wijkaanpak.site.demo.event import Event
from wijkaanpak.site.demo.scene import Scene
from wijkaanpak.site.demo.script import BudgetPlan, BudgetRound, PlanStep

LETTERS = "abcdefghijklmnopqrstuvwxy"
PEOPLE = {"De Terp": 560, "Zonnehof": 930, "Waterlinten": 720, "Spoorzicht": 390}
AREAS = {name.split()[-1][0]: name for name in PEOPLE}
STILL_OPEN = timedelta(days=21)  # a demo that is made later can still be voted in
SUPPORTERS = ("els", "wim", "hakan", "noor", "leyla")


def _round(event: Event) -> BudgetRound:
    assert isinstance(event.piece, BudgetRound)
    return event.piece


def _row(scene: Scene, event: Event) -> Round:
    row = scene.rounds[event.about]
    row.refresh_from_db()
    return row


def begun(scene: Scene, event: Event) -> None:
    """The keeper begins a round and writes its rules."""
    held = _round(event)
    by = scene.people[held.keeper]
    row = rounds.begin_round(by=by, here=scene.here, title=held.title, words=held.words)
    fixed = _fixed(scene, held)
    rounds.write_rules(by=by, round=row, title=held.title, words=held.words, given=fixed)
    scene.rounds[held.title] = row


def _fixed(scene: Scene, held: BudgetRound) -> rules.RoundRules:
    offers = money.offers(scene.here)
    pots = [rules.taken(offers[str(scene.pots[key].pk)], euros * 100) for key, euros in held.pots]
    used = {plan.theme for plan in held.plans}
    sure = [rules.read_guarantee([name, str(least), of]) for name, least, of in held.promised]
    last = held.vote_until
    if not held.counted:
        last = max(last, datetime.now(clock.HERE).date() + STILL_OPEN)
    return rules.RoundRules(
        pots=tuple(pot for pot, _source in pots),
        sources={pot.key: source for pot, source in pots},
        guarantees=tuple(sure),
        themes=tuple(Theme(name, counts) for name, counts in held.themes if name in used),
        areas=tuple(Group(name, people) for name, people in PEOPLE.items()),
        who="Wie in De Hazelkamp woont. Je hebt geen paspoort nodig, wel je brief.",
        not_open=held.not_open,
        leftover=held.leftover,
        ballot=BallotKind(held.ballot),
        rule=replace(rules.EQUAL_SHARES, channels=_shares(held)),
        most=held.most,
        supporters=4,
        plans_until=held.checking - timedelta(days=1),
        votes_from=held.vote_from,
        votes_until=last,
    )


def _shares(held: BudgetRound) -> dict[str, Fraction]:
    return {way: Fraction(percent, 100) for way, percent in held.shares}


def go_on(scene: Scene, event: Event) -> None:
    """The keeper takes the round one step further."""
    rounds.go_on(by=scene.people[event.by], round=_row(scene, event))


def handed_in(scene: Scene, event: Event) -> None:
    """Residents write their plans, and neighbours stand behind them."""
    row = _row(scene, event)
    for plan in sorted(_round(event).plans, key=lambda one: one.number):
        by = scene.people[plan.by]
        made = plans.write_plan(by=by, round=row, words=_words(plan))
        plans.hand_in(by=by, plan=made)
        for name in [one for one in SUPPORTERS if one != plan.by][:3]:
            plans.support_plan(by=scene.people[name], plan=made)


def _words(plan: BudgetPlan) -> PlanWords:
    return PlanWords(
        title=plan.title,
        what=plan.what,
        why=plan.why,
        theme=plan.theme,
        who=plan.who,
        ourselves=plan.ourselves,
        needed=plan.needed,
        cost=plan.euros * 100,
        asked=plan.euros * 100,
        area=plan.area,
        young=plan.young,
    )


def checked(scene: Scene, event: Event) -> None:
    """The round closes for new plans; the municipality checks each, and some are repaired."""
    held = _round(event)
    row = rounds.go_on(by=scene.people[held.keeper], round=_row(scene, event))
    by, party = scene.people[held.checker], scene.parties["gemeente"]
    for plan in held.plans:
        made = Plan.objects.get(round=row, number=plan.number)
        reason, repair = plan.repair
        if reason:
            plans.check_plan(
                by=by, party=party, plan=made, verdict=Verdict.REPAIR, reason=reason, repair=repair
            )
            plans.change_plan(by=scene.people[plan.by], plan=made, words=_words(plan))
        plans.check_plan(by=by, party=party, plan=made, verdict=Verdict.YES)


def voted(scene: Scene, event: Event) -> None:
    """Letters are made; people vote on the web, on paper, at the door and at school."""
    held, row = _round(event), _row(scene, event)
    made = codes.make_codes(by=scene.people[held.codes], round=row, many=held.letters)
    letters = iter(made)
    ballots = list(held.ballots)
    at_school = [one for one in ballots if "!" in one][: held.school]
    for one in at_school:
        ballots.remove(one)
    on_paper, ballots = ballots[: held.paper], ballots[held.paper :]
    at_the_door, on_the_web = ballots[: held.doorstep], ballots[held.doorstep :]
    for ballot in on_the_web:
        _vote(row, next(letters)[1], ballot)
    half = bool(not held.counted)
    _pile(scene, held, row, (Channel.PAPER, "De Zaaier"), on_paper, letters, half=half)
    _pile(scene, held, row, (Channel.DOORSTEP, "Praatpunt Portiek"), at_the_door, letters)
    _pile(scene, held, row, (Channel.SCHOOL, "IKC De Vlieger"), at_school, letters)
    if half:
        scene.letters = list(letters)


def _vote(row: Round, code: str, ballot: str) -> None:
    digest = codes.knock(round=row, typed=code, source="demo")
    choices, area, young = _read(ballot)
    vote = Vote(choices, area, young)
    casting.cast_ballot(round=row, code=digest, vote=vote, key=uuid.uuid4())


def _read(ballot: str) -> tuple[dict[str, int], str, bool]:
    """Read "T!bd": De Terp, young, plans 2 and 4."""
    numbers = ballot[1:].lstrip("!")
    choices = {str(LETTERS.index(letter) + 1): 1 for letter in numbers}
    return choices, AREAS[ballot[0]], "!" in ballot


def _pile(
    scene: Scene,
    held: BudgetRound,
    row: Round,
    where: tuple[Channel, str],
    ballots: list[str],
    letters: Iterator[tuple[int, str]],
    *,
    half: bool = False,
) -> None:
    """Two people type in a pile; with `half` the second one still has to."""
    if not ballots:
        return
    serials = [next(letters)[0] for _ballot in ballots]
    by = [scene.people[name] for name in held.clerks]
    channel, place = where
    pile = paper.begin_pile(by=by[0], round=row, channel=channel, place=place, letters=serials)
    text = "\n".join(_typed(ballot) for ballot in ballots)
    for person in by[:1] if half else by:
        paper.type_in(by=person, pile=pile, text=text)


def _typed(ballot: str) -> str:
    choices, area, young = _read(ballot)
    return f"{' '.join(choices)} @{area.split()[-1]} {'j' if young else 'o'}"


def counted(scene: Scene, event: Event) -> None:
    """The vote closes and the box is counted; a month later the winners are followed."""
    held = _round(event)
    row = rounds.go_on(by=scene.people[held.keeper], round=_row(scene, event))
    row = counting.count_round(by=scene.people[held.clerks[0]], round=row)
    row = rounds.write_missing(by=scene.people[held.keeper], round=row, missing=held.missing)
    rounds.go_on(by=scene.people[held.keeper], round=row)


def divided(scene: Scene, event: Event) -> None:
    """The treasurer gives the plans that won their money, as it was counted."""
    by, row = scene.with_role(Role.TREASURER, event.at), _row(scene, event)
    words = "Gekozen door bewoners, zoals geteld en gepubliceerd in de uitslag."
    dividing.divide(by=by, round=row, words=words)
    for plan in money.winners(row):
        assert plan.goal
        scene.goals[f"V{plan.number:02}"] = plan.goal


def followed(scene: Scene, event: Event) -> None:
    """A maker tells how a plan that won goes."""
    assert isinstance(event.piece, tuple)
    plan, step = event.piece
    assert isinstance(plan, BudgetPlan)
    assert isinstance(step, PlanStep)
    made = Plan.objects.get(round=scene.rounds[event.about], number=plan.number)
    by, what = scene.people[step.by], Followed(step.what)
    plans.follow_plan(by=by, plan=made, what=what, words=step.words)


type Act = Callable[[Scene, Event], None]
ACTS: dict[str, Act] = {
    "round begun": begun,
    "round opened": go_on,
    "plans handed in": handed_in,
    "plans checked": checked,
    "vote opened": go_on,
    "votes cast": voted,
    "round counted": counted,
    "money divided": divided,
    "plan followed": followed,
}
