"""What is asked of who invites, and of who signs up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wijkaanpak.assemblies.rules import Channel, TargetLine, check_household
from wijkaanpak.assemblies.rules.mandate import NOT_REACHED, can_reach
from wijkaanpak.assemblies.rules.pool import BY_A_HOST, MOST_LETTERS, NO_LETTER_WORDS
from wijkaanpak.funds.forms import line, one_of
from wijkaanpak.refusals import Refused
from wijkaanpak.ui.forms import Cards, HouseForm
from wijkaanpak.ui.pages import refusals_become_errors


class LettersForm(HouseForm):
    """A wave of letters."""

    place = line(_("For which street or area?"), 120)
    many = forms.IntegerField(label=_("How many letters?"), min_value=1, max_value=MOST_LETTERS)
    large = forms.BooleanField(label=_("In large print"), required=False)


class VisitForm(HouseForm):
    """Doors at which hosts rang, as numbers."""

    place = line(_("Which street or stair?"), 120)
    doors = forms.IntegerField(
        label=_("At how many doors did you ring?"), min_value=1, max_value=9_999
    )
    opened = forms.IntegerField(label=_("How many opened?"), min_value=0, max_value=9_999)


class PersonForm(HouseForm):
    """A name, a way to be reached, and one question for each feature: seven at most."""

    name = line(_("What is your name?"), 80)
    reach = line(
        _("How can we reach you?"), 120,
        _("A telephone number or an e-mail address, or else a street with a house number."),
    )  # fmt: skip

    def __init__(self, *args: Any, targets: Sequence[TargetLine], **more: Any) -> None:
        super().__init__(*args, **more)
        self.asked: dict[str, str] = {}
        values: dict[str, list[str]] = {}
        for one in targets:
            values.setdefault(one.feature, []).append(one.value)
        for number, (feature, own) in enumerate(values.items(), start=1):
            self.asked[f"q{number}"] = feature
            self.fields[f"q{number}"] = forms.ChoiceField(
                label=feature, choices=[(value, value) for value in own], widget=Cards
            )

    def clean_reach(self) -> str:
        reach: str = self.cleaned_data["reach"]
        with refusals_become_errors():
            if not can_reach(reach):
                raise Refused(NOT_REACHED)
        return reach

    @property
    def person(self) -> dict[str, Any]:
        """What was filled in, as the actions ask for it."""
        given = self.cleaned_data
        answers = {feature: given[name] for name, feature in self.asked.items()}
        return {
            "name": given["name"], "reach": given["reach"], "answers": answers,
            "key": given["key"],
        }  # fmt: skip


class JoinForm(PersonForm):
    """Signing up with a letter."""

    code = forms.CharField(
        label=_("What is the code on your letter?"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        help_text=_("Everybody at home may use the same letter, each once for themselves."),
    )
    field_order = ("code",)

    def __init__(self, *args: Any, opens: Callable[[str], object], **more: Any) -> None:
        super().__init__(*args, **more)
        self.opens = opens

    def clean_code(self) -> str:
        """A wrong code is told with all else that is wrong, not after it."""
        code: str = self.cleaned_data["code"]
        with refusals_become_errors():
            self.opens(code)
        return code


class WriteInForm(PersonForm):
    """Somebody whom a host writes in."""

    channel = one_of(_("How did you speak to them?"), BY_A_HOST)
    serial = forms.IntegerField(
        label=_("The number of their letter"),
        help_text=_("So that at most one person of an address is drawn."),
        required=False,
        min_value=1,
        max_value=999_999,
    )
    lives_with = line(
        _("Does somebody at this address take part already? Their number in the draw"),
        8,
        required=False,
    )

    no_letter = forms.ChoiceField(
        label=_("Is there neither? Then why?"),
        required=False,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        words = [(value, gettext(word)) for value, word in NO_LETTER_WORDS.items()]
        self.fields["no_letter"].choices = [("", gettext("There is one of the two")), *words]  # type: ignore[attr-defined]

    def clean_no_letter(self) -> str:
        given = self.cleaned_data
        no_letter: str = given["no_letter"]
        if not self.errors.keys() & {"serial", "lives_with"}:
            with refusals_become_errors():
                check_household(given.get("serial"), given.get("lives_with", ""), no_letter)
        return no_letter

    @property
    def person(self) -> dict[str, Any]:
        given = self.cleaned_data
        return super().person | {
            "channel": Channel(given["channel"]), "serial": given["serial"],
            "lives_with": given["lives_with"], "no_letter": given["no_letter"],
        }  # fmt: skip


class SignOffForm(HouseForm):
    """Who no longer wants to be in the pool."""

    code = line(
        _("Which number in the draw do they have?"), 8,
        help_text=_("Only when they ask for it themselves. It is erased for good."),
    )  # fmt: skip
