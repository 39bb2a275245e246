"""What is asked about seats, of hosts and of who was drawn."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkaanpak.assemblies.rules import Why
from wijkaanpak.assemblies.rules.seats import WHY_EMPTY_WORDS, WHY_WORDS
from wijkaanpak.funds.forms import one_of
from wijkaanpak.ui.forms import HouseForm


class NoForm(HouseForm):
    """Why somebody does not take part, as a kind of reason."""

    why = one_of(_("What is the reason?"), WHY_WORDS)


class MyNoForm(HouseForm):
    """Why one does not take part oneself."""

    why = one_of(
        _("What is the reason?"),
        {why: words for why, words in WHY_WORDS.items() if why != Why.NOT_REACHED},
    )


class LeaveEmptyForm(HouseForm):
    """How many seats stay empty."""

    many = forms.IntegerField(label=_("How many seats stay empty?"), min_value=1, max_value=150)
    why = one_of(_("What is the reason?"), WHY_EMPTY_WORDS)


class OwnCodeForm(HouseForm):
    """The secret code of somebody who signed up."""

    code = forms.CharField(
        label=_("What is your own code?"),
        help_text=_("You got it when you signed up: three groups of four signs and one more."),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
