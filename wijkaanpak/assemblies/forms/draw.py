"""What is asked at a draw."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wijkaanpak.assemblies.rules import Way
from wijkaanpak.assemblies.rules.draw import WAY_WORDS
from wijkaanpak.funds.forms import line, one_of
from wijkaanpak.ui.forms import HouseForm


class CommitForm(HouseForm):
    """From what the number of the panel will come."""

    way = one_of(_("From what does the number of the panel come?"), WAY_WORDS)
    announced = line(
        _("Which public value, of which day?"), 300,
        _("Only when you do not roll dice. Choose something nobody can know today."),
        required=False,
    )  # fmt: skip


class ReservesForm(CommitForm):
    """How many people stand by."""

    seats = forms.IntegerField(label=_("How many people stand by?"), min_value=1, max_value=60)
    field_order = ("seats",)


class ReplacementsForm(CommitForm):
    """How many empty seats are filled, and whether the targets may give way."""

    seats = forms.IntegerField(
        label=_("How many of the empty seats do you fill?"),
        help_text=_("Some at a time keeps the targets better than one by one."),
        min_value=1,
        max_value=150,
    )
    easing = forms.BooleanField(
        label=_("When the targets cannot be kept, come as near as can be"), required=False
    )
    field_order = ("seats", "easing")


class FallForm(HouseForm):
    """What fell, where all could see it."""

    def __init__(self, *args: Any, way: str, dice: int, **more: Any) -> None:
        super().__init__(*args, **more)
        label = _("What is the public value?") if way == Way.VALUE else _("What do the dice show?")
        self.fields["typed"] = line(label, 300)
        if way != Way.VALUE:
            words = gettext("%(dice)s numbers, from left to right, with a space between.")
            self.fields["typed"].help_text = words % {"dice": dice}
