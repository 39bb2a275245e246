"""Count an election from a file: `count`. Needs no database."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.site.commands import example, speak_without_a_server
from wijkaanpak.site.commands.files import contents, in_file

CHOICES = {
    "rule": ["equal-shares", "greedy", "phragmen"],
    "utility": ["cost", "cardinality", "points"],
    "completion": ["none", "add-one", "utilitarian"],
    "stop": ["overspend", "exhaustive"],
    "start": ["exact", "floor"],
}
THOROUGH = 40  # whole counts for each number at most


def add_to(commands: Any) -> None:
    count = commands.add_parser(
        "count",
        help="count the votes in a .pb file",
        description="Count plans and ballots in a Pabulib file by a rule, exactly, and say why "
        "each plan won or lost. A rule in the file counts, unless you name another here. "
        "docs/reference/counting.md explains every parameter.",
        **example(
            "wijkaanpak count assen.pb --rule equal-shares --completion add-one\n"
            "  wijkaanpak count assen.pb --rule greedy --json"
        ),
    )
    count.add_argument("file", type=Path, help="a .pb file (pabulib.org/format)")
    count.add_argument("--rule", choices=CHOICES["rule"], help="default: equal-shares")
    count.add_argument("--utility", choices=CHOICES["utility"], help="default: cost")
    count.add_argument("--completion", choices=CHOICES["completion"], help="default: none")
    count.add_argument("--stop", choices=CHOICES["stop"], help="of add-one; default: overspend")
    count.add_argument("--step", type=int, metavar="CENTS", help="of add-one; default: 100")
    count.add_argument("--start", choices=CHOICES["start"], help="first share; default: exact")
    count.add_argument(
        "--ties", metavar="WORDS", help="such as cheapest,most-votes,key; the last is the id"
    )
    count.add_argument("--rule-file", type=Path, metavar="FILE", help="the whole rule as JSON")
    count.add_argument(
        "--read-as", choices=["approval"], help="read points or places as a vote for each plan"
    )
    count.add_argument(
        "--thorough",
        action="store_true",
        help="try all that is said of losers (slow with add-one)",
    )
    count.add_argument("--json", action="store_true", help="winners, payments, explanations")
    count.set_defaults(run=run_count)


def run_count(given: argparse.Namespace) -> int:
    speak_without_a_server()
    from wijkaanpak.methods import counting, elections, explanations, pabulib  # noqa: PLC0415

    raw = contents(given.file)
    typed = contents(given.rule_file) if given.rule_file else b""
    try:
        file = pabulib.read(raw)
    except Refused as refusal:
        raise in_file(given.file, refusal) from refusal
    rule = rule_of(given, file, typed)
    notes = [in_words(note) for note in (*file.notes, *remarks(given, rule, file))]
    try:
        election = file.election
        if given.read_as:
            votes = [ballot._replace(points=()) for ballot in election.ballots]
            election = replace(election, ballots=votes, kind=elections.Kind.APPROVAL)
        may_add = conditions_of(file)
        outcome = counting.count(election, rule, may_add)
        told = explanations.explain(outcome, may_add, tries=THOROUGH if given.thorough else 0)
    except Refused as refusal:
        raise in_file(given.file, refusal) from refusal
    if given.json:
        found = explanations.to_dict(told) | {"notes": notes}
        print(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        say_all(told, file, notes)
    return 0


def rule_of(given: argparse.Namespace, file: Any, typed: bytes) -> Any:
    """Return the rule of the file or of --rule-file, with what was said on the command line."""
    from wijkaanpak.methods.elections import Kind, Rule, Utility  # noqa: PLC0415

    rule = file.rule or Rule()
    if given.rule_file:
        try:
            rule = Rule.from_dict(json.loads(typed))
        except Refused as refusal:
            raise in_file(given.rule_file, refusal) from refusal
        except (ValueError, TypeError, AttributeError) as error:
            raise Refused(
                gettext_noop("%(file)s is no rule in JSON."), file=given.rule_file.name
            ) from error
    said = {
        "name": given.rule,
        "utility": given.utility,
        "completion": given.completion,
        "stop": given.stop,
        "step": given.step,
        "start": given.start,
        "ties": tuple(given.ties.split(",")) if given.ties else None,
    }
    rule = replace(rule, **{name: value for name, value in said.items() if value is not None})
    ranked = file.election.kind is Kind.RANKING and not given.read_as
    if ranked and rule.utility is Utility.POINTS and not rule.places:
        longest = max((len(ballot.choices) for ballot in file.election.ballots), default=0)
        rule = replace(rule, places=tuple(range(longest, 0, -1)))
    return rule


SHARES, ADD_ONE = "equal-shares", "--completion add-one"


def remarks(given: argparse.Namespace, rule: Any, file: Any) -> list[Refused]:
    """Return what somebody may not expect: choices that change nothing, money that is no euros."""
    shares = rule.name == SHARES
    raised = shares and rule.completion == "add-one"
    works = {
        "utility": (rule.name != "phragmen", f"{SHARES}, greedy"),
        "completion": (shares, SHARES),
        "start": (shares, SHARES),
        "stop": (raised, ADD_ONE),
        "step": (raised, ADD_ONE),
    }
    words = gettext_noop("--%(name)s changes nothing here: it belongs to %(what)s.")
    found = [
        Refused(words, name=name, what=what)
        for name, (at_work, what) in works.items()
        if getattr(given, name) is not None and not at_work
    ]
    currency = file.meta.get("currency", "EUR")
    if currency not in {"", "EUR"}:
        words = gettext_noop("The money in this file is %(currency)s: read that where € stands.")
        found.append(Refused(words, currency=currency))
    return found


def conditions_of(file: Any) -> Any:
    """Return the test of the conditions in the file, or None when it has none."""
    from wijkaanpak.methods import pabulib, pots  # noqa: PLC0415

    said = file.meta.get(pabulib.OUR_CONDITIONS)
    if not said:
        return None
    try:
        return pots.may_add_for(*pots.from_dict(json.loads(said)))
    except ValueError as error:
        raise Refused(
            gettext_noop("The conditions of the pots are wrong: %(why)s."), why=error
        ) from error


def in_words(note: Refused) -> str:
    from wijkaanpak.ui.pages import say  # noqa: PLC0415  (when Django was set up)

    return say(note)


def euros(amount: int | Fraction) -> str:
    """Return cents as people write money, rounded down to whole cents.

    >>> euros(123456), euros(40000), euros(Fraction(7041, 2))
    ('€ 1.234,56', '€ 400', '€ 35,20')
    """
    whole, rest = divmod(int(amount), 100)
    return f"€ {whole:,}".replace(",", ".") + (f",{rest:02d}" if rest else "")


def number(value: int | Fraction) -> str:
    """Return how many, with one decimal when weights make it no whole number."""
    if Fraction(value).denominator == 1:
        return f"{int(value):,}".replace(",", ".")
    return f"{float(value):.1f}".replace(".", ",")


def say_all(told: Any, file: Any, notes: list[str]) -> None:
    from django.utils.translation import gettext as _  # noqa: PLC0415

    outcome = told.outcome
    names = {plan.key: plan.name for plan in outcome.election.plans}
    for note in notes:
        print(note)
    words = _("%(plans)s plans, %(ballots)s ballots that count, %(money)s.")
    print(words % {"plans": number(len(names)), "ballots": number(outcome.ballots),
                   "money": euros(outcome.election.money)})  # fmt: skip
    for won in told.won:
        print(f"{won.place:3}. {won.plan} {names[won.plan]} ({euros(won.cost)})")
        print(f"     {said_of_winner(won, outcome.rule)}")
    print(_("%(money)s is left.") % {"money": euros(outcome.left)})
    print()
    for lost in told.lost:
        print(f"   - {lost.plan} {names[lost.plan]} ({euros(lost.cost)})")
        print(f"     {said_of_loser(lost)}")
    everybody = told.served[0]
    if everybody.ballots:
        share = round(100 * everybody.served / everybody.ballots)  # as the page of a round
        print()
        print(_("%(share)s of 100 voters see one of their plans.") % {"share": share})
    if file.selected and not set(file.selected) ^ set(outcome.winners):
        print(_("These are the official winners in the file."))
    elif file.selected:
        print(_("The official winners in the file are others."))


def said_of_winner(won: Any, rule: Any) -> str:
    from wijkaanpak.budget.queries.words import who_paid  # noqa: PLC0415  (when Django was set up)

    if won.payment is None or not won.payment.full:
        return said_of_votes(won.votes)
    return who_paid(won.payment, rule).replace("\u00a0", " ")  # a terminal breaks no lines


def many(value: Fraction) -> int:
    """Return the number that chooses one or more in a sentence."""
    return 1 if value == 1 else 2


def said_of_votes(votes: Fraction) -> str:
    from django.utils.translation import ngettext  # noqa: PLC0415

    words = ngettext(
        "%(votes)s person voted for it.", "%(votes)s people voted for it.", many(votes)
    )
    return words % {"votes": number(votes)}


def said_of_loser(lost: Any) -> str:
    from django.utils.translation import gettext as _  # noqa: PLC0415

    sentences = [said_of_votes(lost.votes)] if lost.votes else []
    sentences.append(_(REASONS[str(lost.why)]))
    if lost.near.cost or lost.near.votes:
        sentences.append(said_of_near(lost.near))
    return " ".join(sentences)


def said_of_near(near: Any) -> str:
    from django.utils.translation import gettext as _  # noqa: PLC0415
    from django.utils.translation import ngettext  # noqa: PLC0415

    values = {"cost": euros(near.cost or 0), "votes": number(near.votes or 0)}
    if not near.votes:
        return _("It would have won at %(cost)s.") % values
    if not near.cost:
        words = ngettext(
            "It would have won with %(votes)s more vote.",
            "It would have won with %(votes)s more votes.",
            near.votes,
        )
    else:
        words = ngettext(
            "It would have won at %(cost)s, or with %(votes)s more vote.",
            "It would have won at %(cost)s, or with %(votes)s more votes.",
            near.votes,
        )
    return words % values


REASONS = {
    "costs nothing": gettext_noop("It costs nothing, so it needs no count."),
    "costs more than all the money": gettext_noop("It costs more than all the money."),
    "has no votes": gettext_noop("Nobody chose it."),
    "has fewer votes than the rule asks": gettext_noop("That is fewer than the rule asks."),
    "may not be added": gettext_noop("The conditions of the money did not allow it."),
    "supporters could never pay it together": gettext_noop(
        "Too few for what it costs: their shares together were not enough."
    ),
    "supporters had paid for other plans": gettext_noop(
        "Their shares had gone to other plans that they chose too."
    ),
    "it did not fit in the money that was left": gettext_noop(
        "It did not fit in the money that was left."
    ),
}
