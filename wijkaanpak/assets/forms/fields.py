"""What the forms of this room share: the words to choose from, a line, and room to write."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkaanpak.assets.rules import DAY_WORDS, KIND_WORDS, PART_WORDS, Kind, Side
from wijkaanpak.ui.forms import Words

type Text = Any  # a sentence, translated when it is shown
PLAIN = {"dir": "auto", "autocomplete": "off"}
KINDS = [(kind.value, _(words)) for kind, words in KIND_WORDS.items()]  # type: ignore[attr-defined]
KIND_HELPS = {
    Kind.RESIDENTS.value: _("Such as: repair bicycles, speak Tigrinya, listen well."),
    Kind.ASSOCIATIONS.value: _("Such as: the football club, the choir, the allotment."),
    Kind.INSTITUTIONS.value: _("Such as: the school, the library, the health centre."),
    Kind.PHYSICAL.value: _("Such as: a ladder, a kitchen, a bench, a garden."),
    Kind.ECONOMIC.value: _("Such as: a side job, a discount, a small fund."),
    Kind.STORIES.value: _("Such as: who can tell how it was here."),
    Kind.HERITAGE.value: _("Such as: the hazel hedges, the old school bell."),
}
DAYS = [(str(int(day)), _(words)) for day, words in DAY_WORDS.items()]
PARTS = [(part, _(words)) for part, words in PART_WORDS.items()]


def line(label: Text, most: int, help_text: Text = "", required: bool = True) -> forms.CharField:
    widget = forms.TextInput(attrs=PLAIN)
    return forms.CharField(
        label=label, max_length=most, help_text=help_text, required=required, widget=widget
    )


def room(label: Text, most: int, help_text: Text = "", required: bool = False) -> forms.CharField:
    widget = Words(rows=3)
    return forms.CharField(
        label=label, max_length=most, help_text=help_text, required=required, widget=widget
    )


def chosen_kind(asked: str) -> Kind | None:
    """Return the kind in the address of a list; anything else means all."""
    return Kind(asked) if asked in {kind.value for kind in Kind} else None


def chosen_side(asked: str) -> Side:
    return Side.WISH if asked == "vraag" else Side.OFFER
