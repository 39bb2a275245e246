"""What a round keeper sends in: a name, and all rules on one page."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkaanpak.budget.forms.words import area
from wijkaanpak.budget.rules import (
    EQUAL_SHARES,
    MOST_VOTES,
    BallotKind,
    RoundRules,
    Way,
    check_shares,
    condition_of,
    read_area,
    read_guarantee,
    read_lines,
    read_pot,
)
from wijkaanpak.ui.forms import Cards, DayField, HouseForm
from wijkaanpak.ui.pages import refusals_become_errors

LINES = {
    "pots": read_pot,
    "guarantees": read_guarantee,
    "areas": read_area,
    "themes": lambda parts: parts[0],
}


def share(label: Any, help_text: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=1, max_value=99, required=False, help_text=help_text
    )


class RoundForm(HouseForm):
    title = forms.CharField(label=_("What is the round called?"), max_length=200)
    words = area(_("What do you want to tell about it?"), required=False)


class RulesForm(RoundForm):
    """All rules of a round on one page, as they will be published."""

    pots = area(
        _("Which pots, one on a line?"),
        4,
        help_text=_(
            "Name; euros; whose money; condition. For instance: Youth fund; 15000; Fund; "
            "12-26. The condition is a theme, two ages, or nothing."
        ),
    )
    guarantees = area(
        _("What is promised beforehand, one on a line?"),
        2,
        required=False,
        help_text=_("Name; at least so many euros; theme or two ages."),
    )
    themes = area(_("Which themes, one on a line?"), 3, required=False)
    areas = area(
        _("Which parts of the neighbourhood, one on a line?"),
        3,
        required=False,
        help_text=_("Name; number of people who may vote there."),
    )
    who = area(_("Who may vote?"), 2)
    from_age = forms.IntegerField(label=_("From what age?"), min_value=12, max_value=18)
    not_open = area(_("What does this round not decide on?"), 2)
    ballot = forms.ChoiceField(
        label=_("How do people choose?"),
        choices=[
            (BallotKind.STICKERS.value, _("Stickers: choose so many plans")),
            (BallotKind.KNAPSACK.value, _("Spend the money: choose until it is used")),
            (BallotKind.POINTS.value, _("Points: divide them over plans")),
        ],
        widget=Cards,
    )
    least = forms.IntegerField(label=_("At least how many plans on a ballot?"), min_value=1)
    most = forms.IntegerField(label=_("How many stickers or points has everybody?"), min_value=1)
    rule = forms.ChoiceField(
        label=_("How is it counted?"),
        choices=[
            ("equal-shares", _("Equal shares: everybody has as much of the money")),
            ("greedy", _("Most votes first, as long as it fits")),
        ],
        widget=Cards,
    )
    share_web = share(
        _("Which share of the count has the web and the phone, in percents?"),
        _("Leave all three empty when every vote counts the same. That is what we advise."),
    )
    share_paper = share(
        _("And voting on paper?"), _("Leave this empty and paper counts together with the web.")
    )
    share_together = share(
        _("And voting at a table, at school or at the door?"),
        _("Leave this empty and it counts together with the web. The shares add up to 100."),
    )
    supporters = forms.IntegerField(
        label=_("How many people must stand behind a plan?"), min_value=1, max_value=100
    )
    leftover = area(_("What happens with money that is left?"), 2)
    editable = forms.BooleanField(
        label=_("People may change their vote until closing"),
        required=False,
        help_text=_("Then, until closing, the computer knows which letter has which ballot."),
    )
    plans_until = DayField(label=_("Last day for plans"))
    votes_from = DayField(label=_("First day to vote"))
    votes_until = DayField(label=_("Last day to vote"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name, read in LINES.items():
            if name in given:
                try:
                    with refusals_become_errors():
                        self.cleaned_data[name] = read_lines(given[name], read)
                except forms.ValidationError as error:
                    self.add_error(name, error)
        try:
            with refusals_become_errors():
                check_shares(self.shares())
        except forms.ValidationError as error:
            self.add_error("share_web", error)
        return self.cleaned_data

    def shares(self) -> dict[str, Fraction]:
        """Return the share of each way to vote that has one of its own."""
        given = {way: self.cleaned_data.get(f"share_{way}") for way in Way}
        return {str(way): Fraction(share, 100) for way, share in given.items() if share}

    def fixed(self) -> RoundRules:
        """Return the rules as one thing."""
        given = self.cleaned_data
        same = ("who", "from_age", "not_open", "least", "most", "supporters", "leftover",
                "editable", "plans_until", "votes_from", "votes_until")  # fmt: skip
        return RoundRules(
            pots=tuple(pot for pot, _owner in given["pots"]),
            owners={pot.key: owner for pot, owner in given["pots"]},
            guarantees=tuple(given["guarantees"]),
            themes=tuple(given["themes"]),
            areas=tuple(given["areas"]),
            ballot=BallotKind(given["ballot"]),
            rule=replace(
                EQUAL_SHARES if given["rule"] == "equal-shares" else MOST_VOTES,
                channels=self.shares(),
            ),
            **{name: given[name] for name in same},
        )


def as_lines(fixed: RoundRules) -> dict[str, Any]:
    """Return rules as the form shows them."""
    pots = [
        f"{p.key}; {p.amount // 100}; {fixed.owners.get(p.key, '')}; {condition_of(p)}"
        for p in fixed.pots
    ]
    sure = [f"{g.key}; {g.least // 100}; {condition_of(g)}" for g in fixed.guarantees]
    areas = [f"{group.name}; {group.people}" for group in fixed.areas]
    same = ("who", "from_age", "not_open", "least", "most", "supporters", "leftover",
            "editable", "plans_until", "votes_from", "votes_until", "ballot")  # fmt: skip
    return {name: getattr(fixed, name) for name in same} | {
        "pots": "\n".join(pots),
        "guarantees": "\n".join(sure),
        "areas": "\n".join(areas),
        "themes": "\n".join(fixed.themes),
        "rule": fixed.rule.name,
        **{f"share_{way}": int(100 * part) for way, part in fixed.rule.channels.items()},
    }
