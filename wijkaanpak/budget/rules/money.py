"""Money of a round: which pots are in it, and which plans each of them can pay.

The conditions of a pot are taken over when the rules are written, and fixed with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wijkaanpak.budget.rules.plans import PlanWords
from wijkaanpak.budget.rules.rounds import RoundRules, Source, Theme
from wijkaanpak.funds.rules import Aim, Offered, either, euros
from wijkaanpak.methods.pots import Pot, Share, within
from wijkaanpak.neighbourhoods.rules import TaskArea
from wijkaanpak.refusals import Refused, gettext_noop


def taken(offer: Offered, cents: int) -> tuple[Pot, Source]:
    """Return a pot as a round takes it over: so much of it, with all that it asks."""
    pot = Pot(offer.title, cents, **vars(offer.asked))
    return pot, Source(offer.number, offer.owner, offer.condition)


def drawn(rules: RoundRules) -> dict[str, int]:
    """Return how many cents this round draws on which pot, by the number of the pot."""
    return {rules.sources[pot.key].number: pot.amount for pot in rules.pots}


def check_pots(rules: RoundRules, offers: Mapping[str, Offered]) -> None:
    """Raise Refused unless the pots of a round are the pots of the neighbourhood, as they are now.

    Each has the money, and can pay for some plan of this round.
    """
    for pot in rules.pots:
        source = rules.sources.get(pot.key)
        offer = offers.get(source.number) if source else None
        if source is None or offer is None:
            raise Refused(
                gettext_noop("“%(pot)s” has no money that a round can draw on. Leave it out."),
                pot=pot.key,
            )
        if (pot, source) != taken(offer, pot.amount):
            raise Refused(
                gettext_noop(
                    "“%(pot)s” asks something else since these rules were written. "
                    "Look at them once more and keep them again."
                ),
                pot=pot.key,
            )
        if pot.amount > offer.free:
            raise Refused(
                gettext_noop("In “%(pot)s” %(free)s is free, and these rules ask %(asked)s."),
                pot=pot.key,
                free=euros(offer.free),
                asked=euros(pot.amount),
            )
        _check_pays_something(rules, pot)


def _check_pays_something(rules: RoundRules, pot: Pot) -> None:
    """Money that no plan of this round could get is not put into it."""
    if pot.ends and rules.votes_until and pot.ends <= rules.votes_until:
        raise Refused(
            gettext_noop("“%(pot)s” must be spent by %(day)s, before this round is counted."),
            pot=pot.key,
            day=pot.ends.isoformat(),
        )
    if pot.themes and not any(pot.themes & touches(rules, one.name) for one in rules.themes):
        raise Refused(
            gettext_noop(
                "“%(pot)s” is only for: %(themes)s. Add a theme that counts as one of these."
            ),
            pot=pot.key,
            themes=either(pot.themes),
        )
    if pot.areas and not any(group.name in pot.areas for group in rules.areas):
        raise Refused(
            gettext_noop("“%(pot)s” is only for %(areas)s. Add that part, with the same name."),
            pot=pot.key,
            areas=", ".join(sorted(pot.areas)),
        )
    if pot.ages and not within((rules.from_age, rules.young_until), pot.ages):
        raise Refused(
            gettext_noop(
                "“%(pot)s” is only for people from %(youngest)s to %(oldest)s years. "
                "Let the ages of young people in this round lie within these."
            ),
            pot=pot.key,
            youngest=pot.ages[0],
            oldest=pot.ages[1],
        )


def touches(rules: RoundRules, theme: str) -> frozenset[str]:
    """Return what a plan of this theme counts as for pots: always one of the three tasks too."""
    return frozenset({*_counts_as(rules, theme), task_of(rules, theme)})


def task_of(rules: RoundRules, theme: str) -> TaskArea:
    """Return the task on which a plan of this theme weighs: social where none was named."""
    tasks = [TaskArea(one) for one in _counts_as(rules, theme) if one in set(TaskArea)]
    return tasks[0] if tasks else TaskArea.SOCIAL


def _counts_as(rules: RoundRules, theme: str) -> tuple[str, ...]:
    return next((one.counts_as for one in rules.themes if one.name == theme), ())


def check_themes(themes: tuple[Theme, ...]) -> None:
    """A theme weighs on one task: a goal for money does too."""
    for theme in themes:
        if len(set(theme.counts_as) & set(TaskArea)) > 1:
            raise Refused(
                gettext_noop("“%(theme)s” counts for one of the three tasks, not for more."),
                theme=theme.name,
            )


def check_promises(rules: RoundRules) -> None:
    """What is promised beforehand is for plans that can come: of a theme, or for the young."""
    themes = [one.name for one in rules.themes]
    for names in (themes, [one.name for one in rules.areas], [g.key for g in rules.guarantees]):
        twice = next((name for name in names if names.count(name) > 1), "")
        if twice:
            raise Refused(gettext_noop("“%(name)s” stands there twice."), name=twice)
    known = {name for theme in themes for name in (theme, *touches(rules, theme))}
    for one in rules.guarantees:
        if unknown := sorted(one.themes - known):
            raise Refused(
                gettext_noop(
                    "“%(promise)s” is promised to “%(theme)s”, and that is no theme of this "
                    "round. Write it as it stands under the themes, or write two ages: 12-26."
                ),
                promise=one.key,
                theme=unknown[0],
            )
        if one.ages and not within((rules.from_age, rules.young_until), one.ages):
            raise Refused(
                gettext_noop(
                    "“%(promise)s” is promised to people from %(youngest)s to %(oldest)s years. "
                    "Let the ages of young people in this round lie within these."
                ),
                promise=one.key,
                youngest=one.ages[0],
                oldest=one.ages[1],
            )


def aim_of(rules: RoundRules, plan: PlanWords) -> Aim:
    """Return what a plan is about, as the pots ask it."""
    return Aim(
        cost=plan.cost,
        own=plan.cost - plan.asked,
        themes=touches(rules, plan.theme),
        ages=(rules.from_age, rules.young_until) if plan.young else None,
    )


type Owed = dict[str, dict[str, int]]  # plan -> number of a pot -> cents


def owed(rules: RoundRules, shares: Iterable[Share]) -> Owed:
    """Return for each plan what each pot gives it, from the funding plan of the count."""
    found: Owed = {}
    for share in shares:
        found.setdefault(share.plan, {})[rules.sources[share.pot].number] = share.cents
    return found


def rest(rules: RoundRules, owed: Owed) -> dict[str, int]:
    """Return what each pot has left of this round once every plan has its money."""
    return {
        pot: left
        for pot, cents in drawn(rules).items()
        if (left := cents - sum(one.get(pot, 0) for one in owed.values()))
    }
