"""A sheet with post-its, and which column of it is what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkaanpak.assets.forms.fields import KINDS, Text
from wijkaanpak.assets.rules import Kind, Side
from wijkaanpak.methods.postits import FIELDS
from wijkaanpak.ui.forms import Cards, PlainForm


class FileForm(PlainForm):
    """A sheet with post-its."""

    file = forms.FileField(
        label=_("The sheet"),
        help_text=_("An .xlsx or CSV file of at most 5,000 rows, one post-it in each row."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
    )
    side = forms.ChoiceField(
        label=_("What are they, when a row does not say so?"),
        choices=[(Side.OFFER.value, _("Offers")), (Side.WISH.value, _("Wishes"))],
        initial=Side.OFFER.value,
        widget=Cards,
    )
    kind = forms.ChoiceField(
        label=_("Of which kind, when a row does not say so?"),
        choices=KINDS,
        initial=Kind.RESIDENTS.value,
    )
    own_hand = forms.BooleanField(
        label=_("People wrote these themselves, and know that they come here."),
    )


COLUMN_WORDS: dict[str, Text] = {
    "title": _("What it is"),
    "words": _("More about it"),
    "side": _("Wish or offer"),
    "kind": _("Which kind"),
    "area": _("Which part of the neighbourhood"),
    "place": _("Street or place"),
    "days": _("Days"),
    "parts": _("Part of the day"),
    "ourselves": _("What we can do ourselves"),
    "little_help": _("What with a little help"),
    "others": _("What others must do"),
    "name": _("Who wrote it"),
    "reach": _("How to reach them"),
}


class ColumnsForm(PlainForm):
    """Which column of the sheet is what."""

    sealed = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, heads: Sequence[str], **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [("", _("Nowhere")), *((str(n), f"{n + 1}: {h}") for n, h in enumerate(heads))]
        for name in FIELDS:
            needed = name == "title"
            self.fields[f"at_{name}"] = forms.ChoiceField(
                label=COLUMN_WORDS[name], required=needed, choices=choices[needed:]
            )

    def columns(self) -> dict[str, int]:
        """Return which column holds what, as the person says it."""
        given = {name: self.cleaned_data[f"at_{name}"] for name in FIELDS}
        return {name: int(place) for name, place in given.items() if place}
