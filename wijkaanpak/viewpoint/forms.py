"""How a neighbourhood looks and speaks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wijkaanpak.languages import WHOLE_LANGUAGES
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.neighbourhoods.rules import MOST_WORDS, Address
from wijkaanpak.ui.forms import Cards, HouseForm, ManyCards, Words
from wijkaanpak.ui.pages import refusals_become_errors
from wijkaanpak.ui.rules import ACCENT, ACTION, check_contrast

PICKER = {"type": "color"}
ONLY_PARTLY = _("Not everything is translated yet; what is missing is shown in Dutch.")


class AppearanceForm(HouseForm):
    """Two colours, a greeting, the languages, and 'je' or 'u'."""

    action_colour = forms.CharField(
        label=_("Colour of buttons and links"),
        max_length=7,
        widget=forms.TextInput(attrs=PICKER),
    )
    accent_colour = forms.CharField(
        label=_("Second colour"), max_length=7, widget=forms.TextInput(attrs=PICKER)
    )
    intro = forms.CharField(
        label=_("Greeting on the first page"),
        widget=Words(rows=5),
        required=False,
        max_length=MOST_WORDS,
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages spoken here"),
        choices=settings.LANGUAGES,
        widget=ManyCards(
            helps={
                code: ONLY_PARTLY
                for code, _name in settings.LANGUAGES
                if code not in WHOLE_LANGUAGES
            }
        ),
    )
    address_form = forms.ChoiceField(
        label=_("How do we speak to people?"),
        choices=[(Address.JE.value, "je"), (Address.U.value, "u")],
        widget=Cards,
    )

    def clean_action_colour(self) -> str:
        return self._readable("action_colour")

    def clean_accent_colour(self) -> str:
        return self._readable("accent_colour")

    def _readable(self, name: str) -> str:
        colour = str(self.cleaned_data[name]).upper()
        with refusals_become_errors():
            check_contrast(colour, colour)
        return colour


def as_it_is(here: Neighbourhood) -> dict[str, Any]:
    """Return what the form shows first: how the neighbourhood looks now."""
    return {
        "action_colour": here.action_colour or ACTION,
        "accent_colour": here.accent_colour or ACCENT,
        "intro": here.intro,
        "languages": here.languages,
        "address_form": here.address_form,
    }
