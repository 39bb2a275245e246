"""What voters, clerks and keepers of codes and addresses send in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkaanpak.budget.forms.words import CHANNELS, WHY, area
from wijkaanpak.budget.queries.words import money
from wijkaanpak.budget.rules import ON_PAPER, Channel, RoundRules
from wijkaanpak.ui.forms import Cards, HouseForm, ManyCards, PlainForm


class CodeForm(PlainForm):
    """The code on a voting letter; whoever types it for somebody else says so."""

    code = forms.CharField(
        label=_("What is the code on your letter?"),
        max_length=40,
        help_text=_("Twelve signs and a check sign, in groups. Capitals do not matter."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def __init__(self, *args: Any, helps: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        if helps:
            self.fields["channel"] = forms.ChoiceField(
                label=_("For whom do you type this?"),
                choices=[
                    ("", _("I vote myself")),
                    (Channel.PHONE.value, _("For somebody on the phone")),
                    (Channel.DOORSTEP.value, _("For somebody at the door")),
                ],
                required=False,
                widget=Cards,
            )


class ChoiceForm(PlainForm):
    """All plans in one list, for who likes that better than cards."""

    plans = forms.MultipleChoiceField(label=_("Which plans do you choose?"), widget=ManyCards)

    def __init__(self, *args: Any, plans: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [(str(p.number), f"{p.number}. {p.title} ({money(p.asked)})") for p in plans]
        self.fields["plans"].choices = choices  # type: ignore[attr-defined]


class AboutForm(HouseForm):
    """Two things people may tell of themselves, so that all can see who was not there."""

    area = forms.ChoiceField(
        label=_("In which part of the neighbourhood do you live?"), required=False, widget=Cards
    )
    young = forms.ChoiceField(
        label=_("How old are you?"),
        required=False,
        widget=Cards,
    )

    def __init__(self, *args: Any, fixed: RoundRules, **more: Any) -> None:
        super().__init__(*args, **more)
        rather_not = ("", _("I would rather not say"))
        areas = [(group.name, group.name) for group in fixed.areas]
        self.fields["area"].choices = [rather_not, *areas]  # type: ignore[attr-defined]
        self.fields["young"].choices = [  # type: ignore[attr-defined]
            rather_not,
            (
                "yes",
                _("%(from)s to %(until)s years")
                % {"from": fixed.from_age, "until": fixed.young_until},
            ),
            ("no", _("Older")),
        ]
        if not areas:
            del self.fields["area"]

    def about(self) -> dict[str, Any]:
        """Return what was told."""
        young = {"yes": True, "no": False}.get(self.cleaned_data["young"])
        return {"area": self.cleaned_data.get("area", ""), "young": young}


class LettersForm(HouseForm):
    many = forms.IntegerField(label=_("How many letters?"), min_value=1, max_value=20_000)
    large = forms.BooleanField(label=_("In large print"), required=False)


class RevokeForm(HouseForm):
    serials = forms.CharField(
        label=_("Which letter numbers?"),
        widget=forms.Textarea(attrs={"rows": 3, "inputmode": "numeric"}),
        help_text=_(
            "With a space or on a new line. The number stands on the letter and the list."
        ),
    )
    why = forms.ChoiceField(
        label=_("Why?"), choices=[(key, _(word)) for key, word in WHY.items()], widget=Cards
    )


class PileForm(HouseForm):
    """A new pile of paper: where it comes from and which letters were handed in for it."""

    channel = forms.ChoiceField(
        label=_("How was voted?"),
        choices=[(c.value, _(CHANNELS[c])) for c in ON_PAPER],
        widget=Cards,
    )
    place = forms.CharField(label=_("Where does this pile come from?"), max_length=120)
    letters = forms.CharField(
        label=_("Which letter numbers were handed in?"),
        widget=forms.Textarea(attrs={"rows": 4, "inputmode": "numeric"}),
        help_text=_("As many as there are ballots. With a space or on a new line."),
    )


class SheetForm(HouseForm):
    """A pile, typed in line by line."""

    text = forms.CharField(
        label=_("Type in each ballot on a line of its own"),
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false", "dir": "ltr"}),
        help_text=_(
            "The numbers of the plans, such as 2 3 11. Four alike: 4x 2 3 11. Blank: - . What was "
            "ticked: @ with the beginning of the area, and j for young or o for older."
        ),
    )

    def __init__(self, *args: Any, points: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if points:
            self.fields["text"].help_text = _(
                "The numbers of the plans, each with its points: 2:5 3:1. Four alike: 4x 2:5 3:1. "
                "Blank: - . What was ticked: @ with the beginning of the area, and j for young or "
                "o for older."
            )


class AsideForm(HouseForm):
    why = area(_("Why do you set this pile aside?"), 2)
