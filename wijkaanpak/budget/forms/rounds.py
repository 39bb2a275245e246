"""What a round keeper sends in: a name, and all rules on one page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wijkaanpak.budget.forms.words import area, asked_in_words
from wijkaanpak.budget.queries.words import money
from wijkaanpak.budget.rules import (
    EQUAL_SHARES,
    MOST_VOTES,
    BallotKind,
    RoundRules,
    Theme,
    Way,
    check_shares,
    check_themes,
    condition_of,
    read_area,
    read_guarantee,
    read_lines,
    read_theme,
    rule_for,
    taken,
)
from wijkaanpak.funds.forms import EuroField
from wijkaanpak.funds.rules import THEME_WORDS, Offered
from wijkaanpak.ui.forms import Cards, DayField, HouseForm
from wijkaanpak.ui.pages import refusals_become_errors

LINES: dict[str, Callable[[list[str]], Any]] = {
    "guarantees": read_guarantee,
    "areas": read_area,
    "themes": lambda parts: read_theme(parts, theme_words()),
}


def share(label: Any, help_text: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=1, max_value=99, required=False, help_text=help_text
    )


def theme_words() -> dict[str, str]:
    """Return the words in which people type what a theme counts as."""
    return {theme: gettext(word) for theme, word in THEME_WORDS.items()}


class RoundForm(HouseForm):
    title = forms.CharField(
        label=_("What is the round called?"),
        max_length=200,
        help_text=_("With the year, and in a second round of that year also the season."),
    )
    words = area(_("What do you want to tell about it?"), required=False)


class RulesForm(RoundForm):
    """All rules of a round on one page, as they will be published.

    There is one field for each pot that can be in it: how many euros of it are in this round.
    """

    guarantees = area(
        _("What is promised beforehand, one on a line?"),
        2,
        required=False,
        help_text=_("Name; at least so many euros; theme or two ages."),
    )
    themes = area(
        _("Which themes, one on a line?"),
        3,
        required=False,
        help_text=_(
            "Name; what it counts as for the pots. For instance: Green and water; streets and "
            "buildings."
        ),
    )
    areas = area(
        _("Which parts of the neighbourhood, one on a line?"),
        3,
        required=False,
        help_text=_("Name; number of people who may vote there."),
    )
    who = area(_("Who may vote?"), 2)
    from_age = forms.IntegerField(label=_("From what age?"), min_value=12, max_value=18)
    young_until = forms.IntegerField(
        label=_("Up to what age is somebody young here?"), min_value=12, max_value=99
    )
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
    plans_until = DayField(
        label=_("Last day for plans"),
        help_text=_("One evening to show plans and to choose? Then give three times that day."),
    )
    votes_from = DayField(label=_("First day to vote"))
    votes_until = DayField(label=_("Last day to vote"))

    def __init__(self, *args: Any, offers: Iterable[Offered], **more: Any) -> None:
        super().__init__(*args, **more)
        self.offers = {f"pot_{offer.number}": offer for offer in offers}
        for name, offer in self.offers.items():
            self.fields[name] = EuroField(
                label=gettext("How many euros of “%(pot)s”?") % {"pot": offer.title},
                help_text=told_of(offer),
                required=False,
            )
        self.order_fields(["key", "title", "words", *self.offers])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name, read in LINES.items():
            if name in given:
                try:
                    with refusals_become_errors():
                        self.cleaned_data[name] = read_lines(given[name], read)
                        if name == "themes":
                            check_themes(tuple(self.cleaned_data[name]))
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
        pots = [taken(offer, given[n]) for n, offer in self.offers.items() if given[n]]
        ballot = BallotKind(given["ballot"])
        rule = EQUAL_SHARES if given["rule"] == "equal-shares" else MOST_VOTES
        same = ("who", "from_age", "young_until", "not_open", "least", "most", "supporters",
                "leftover", "editable", "plans_until", "votes_from", "votes_until")  # fmt: skip
        return RoundRules(
            pots=tuple(pot for pot, _source in pots),
            sources={pot.key: source for pot, source in pots},
            guarantees=tuple(given["guarantees"]),
            themes=tuple(given["themes"]),
            areas=tuple(given["areas"]),
            ballot=ballot,
            rule=replace(rule_for(rule, ballot), channels=self.shares()),
            **{name: given[name] for name in same},
        )


def told_of(offer: Offered) -> str:
    """Return what is free in a pot and what it asks, as the keeper chooses from it."""
    pot, _source = taken(offer, offer.free)
    free = gettext("%(sum)s is free in it, of %(owner)s.") % {
        "sum": money(offer.free),
        "owner": offer.owner,
    }
    return " ".join([free, *(f"{one[:1].upper()}{one[1:]}." for one in asked_in_words(pot))])


class DivideForm(HouseForm):
    """The treasurer confirms that the plans that were chosen get their money."""

    words = area(_("Who decided this, when, and why?"), 2)


class StopForm(HouseForm):
    """Why a round stops."""

    why = area(_("Why does this round stop?"), 3)


class MissingForm(HouseForm):
    """Who did not take part in a round."""

    missing = area(_("Who was not here, and what do we not know because of it?"), 4)


def _theme_line(theme: Theme) -> str:
    words = theme_words()
    counts_as = ", ".join(words[one] for one in theme.counts_as)
    return f"{theme.name}; {counts_as}" if counts_as else theme.name


def as_lines(fixed: RoundRules) -> dict[str, Any]:
    """Return rules as the form shows them."""
    pots = {
        f"pot_{fixed.sources[p.key].number}": f"{p.amount / 100:.2f}".removesuffix(".00")
        for p in fixed.pots
    }
    sure = [f"{g.key}; {g.least // 100}; {condition_of(g)}" for g in fixed.guarantees]
    areas = [f"{group.name}; {group.people}" for group in fixed.areas]
    same = ("who", "from_age", "young_until", "not_open", "least", "most", "supporters",
            "leftover", "editable", "plans_until", "votes_from", "votes_until",
            "ballot")  # fmt: skip
    return (
        {name: getattr(fixed, name) for name in same}
        | pots
        | {
            "guarantees": "\n".join(sure),
            "areas": "\n".join(areas),
            "themes": "\n".join(_theme_line(theme) for theme in fixed.themes),
            "rule": fixed.rule.name,
        }
        | {f"share_{way}": int(100 * part) for way, part in fixed.rule.channels.items()}
    )
