"""The words in which states, channels and reasons are named, and fields that all forms share."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from wijkaanpak.budget.rules import Channel, Followed, PlanState, RoundState, WhyRevoked
from wijkaanpak.dates import date_format
from wijkaanpak.funds.forms import EuroField
from wijkaanpak.funds.rules import THEME_WORDS
from wijkaanpak.methods.pots import Pot
from wijkaanpak.ui.forms import Words

MOST = 4000
MOST_EUROS = 100_000_000
ROUND_STATES: dict[str, tuple[str, str]] = {
    RoundState.WRITING: ("neutral", gettext_noop("Rules are being written")),
    RoundState.PLANS: ("note", gettext_noop("Open for plans")),
    RoundState.CHECKING: ("note", gettext_noop("Plans are being checked")),
    RoundState.VOTING: ("kept", gettext_noop("You can vote now")),
    RoundState.COUNTING: ("note", gettext_noop("The ballots are being counted")),
    RoundState.DECIDED: ("kept", gettext_noop("Decided")),
    RoundState.FOLLOWING: ("kept", gettext_noop("Plans are being carried out")),
    RoundState.STOPPED: ("neutral", gettext_noop("Stopped")),
}
NEXT_STEP: dict[str, tuple[str, str]] = {
    RoundState.PLANS: (
        gettext_noop("Fix the rules and open for plans"),
        gettext_noop(
            "From now on nobody can change the rules: not you, not a party, not the operator. "
            "Read them once more. Everybody sees them with their fingerprint."
        ),
    ),
    RoundState.CHECKING: (
        gettext_noop("Close for new plans"),
        gettext_noop("Nobody can hand in a new plan after this. Makers can still repair theirs."),
    ),
    RoundState.VOTING: (
        gettext_noop("Open the vote"),
        gettext_noop(
            "Plans that fit and have enough support go on the ballot. What is on it stays on it."
        ),
    ),
    RoundState.COUNTING: (
        gettext_noop("Close the vote"),
        gettext_noop("Nobody can vote after this. Paper that came in before can still be typed."),
    ),
    RoundState.FOLLOWING: (
        gettext_noop("Follow the plans that won"),
        gettext_noop("From now on the page tells how each plan goes, until the after-check."),
    ),
}
PLAN_STATES: dict[str, tuple[str, str]] = {
    PlanState.IDEA: ("neutral", gettext_noop("Only you see this")),
    PlanState.HANDED_IN: ("note", gettext_noop("Handed in")),
    PlanState.FITS: ("kept", gettext_noop("It fits")),
    PlanState.REPAIR: ("risk", gettext_noop("To be repaired")),
    PlanState.ON_BALLOT: ("note", gettext_noop("On the ballot")),
    PlanState.FUNDED: ("kept", gettext_noop("Chosen")),
    PlanState.NOT_FUNDED: ("neutral", gettext_noop("Not chosen")),
    PlanState.DOING: ("kept", gettext_noop("Begun")),
    PlanState.SHOWN: ("kept", gettext_noop("Ready and shown")),
    PlanState.SETTLED: ("kept", gettext_noop("Looked at again")),
    PlanState.MERGED: ("neutral", gettext_noop("Goes on in another plan")),
    PlanState.WITHDRAWN: ("neutral", gettext_noop("Taken back")),
    PlanState.NOT_ALLOWED: ("broken", gettext_noop("Not on the ballot")),
}
CHANNELS: dict[str, str] = {
    Channel.WEB: gettext_noop("on the web"),
    Channel.PAPER: gettext_noop("on paper"),
    Channel.TABLE: gettext_noop("at a table"),
    Channel.SCHOOL: gettext_noop("at school"),
    Channel.DOORSTEP: gettext_noop("at the door"),
    Channel.PHONE: gettext_noop("by phone"),
}
FOLLOWED: dict[str, str] = {
    Followed.DOING: gettext_noop("It has begun"),
    Followed.NEWS: gettext_noop("News on the way"),
    Followed.SHOWN: gettext_noop("It is ready and we showed it"),
    Followed.AFTER_CHECK: gettext_noop("We looked again, later"),
}
WHY: dict[str, str] = {
    WhyRevoked.LOST: gettext_noop("The letter was lost"),
    WhyRevoked.NOT_ARRIVED: gettext_noop("The letter did not arrive"),
    WhyRevoked.MOVED: gettext_noop("The person moved away"),
    WhyRevoked.TAKEN: gettext_noop("Somebody else took the letter"),
    WhyRevoked.MISPRINT: gettext_noop("The letter was not printed well"),
}


def area(label: Any, rows: int = 3, required: bool = True, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, widget=Words(rows), max_length=MOST, required=required, help_text=help_text
    )


class WholeEuros(EuroField):
    """A sum in whole euros as people write it: 7000, 7.000 or € 7.000,00."""

    asks = _("Write whole euros, such as 850 or 1.250.")

    def clean(self, value: Any) -> int:
        cents: int = super().clean(value)
        if cents % 100 or not 0 < cents <= MOST_EUROS * 100:
            raise forms.ValidationError(self.asks)
        return cents // 100


def themes_in_words(themes: Container[str]) -> str:
    """Return the words for these themes, in their usual order."""
    return ", ".join(gettext(word) for theme, word in THEME_WORDS.items() if theme in themes)


def asked_in_words(pot: Pot) -> list[str]:
    """Return what a pot asks of the plans it pays, a few words for each condition."""
    themes = themes_in_words(pot.themes)
    told = [
        themes and gettext("only for: %(these)s") % {"these": themes},
        pot.areas and gettext("only in: %(these)s") % {"these": ", ".join(sorted(pot.areas))},
        pot.ages and gettext("only for people from %s to %s years") % pot.ages,
        pot.own_share
        and gettext("the makers bring at least %(share)s%% of what it costs")
        % {"share": pot.own_share},
        pot.least_share
        and gettext("it then pays at least %(share)s%% of what it costs")
        % {"share": pot.least_share},
        pot.most_share < 100
        and gettext("at most %(share)s%% of what it costs") % {"share": pot.most_share},
        pot.ends and gettext("to spend by %(day)s") % {"day": date_format(pot.ends, "j F Y")},
    ]
    return [str(words) for words in told if words]
