"""A request to a connector, a connector's own yes or no, a card, and two words for one thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkaanpak.assets import rules
from wijkaanpak.assets.forms.fields import Text, line
from wijkaanpak.assets.rules import NO_WORDS, No
from wijkaanpak.ui.forms import Cards, HouseForm, PlainForm, Words


class AskForm(HouseForm):
    """A request to one connector. Who is full is not among the choices; the page says when."""

    words = forms.CharField(
        label=_("What are you looking for?"), max_length=rules.MOST_WORDS, widget=Words(rows=4)
    )
    connector = forms.ChoiceField(label=_("Whom do you ask?"), widget=Cards)
    party = forms.ChoiceField(label=_("For whom do you ask?"), widget=Cards, required=False)
    name = line(_("How may the connector call you?"), rules.MOST_NAME, required=False)
    reach = line(
        _("How can the connector reach you?"),
        rules.MOST_REACH,
        _("Only this connector sees it, and it is erased when your request is done."),
    )

    def __init__(
        self,
        *args: Any,
        connectors: Sequence[tuple[str, Text]],
        helps: Mapping[str, Text],
        parties: Sequence[tuple[str, Text]],
        for_myself: bool,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.fields["connector"].choices = connectors  # type: ignore[attr-defined]
        self.fields["connector"].widget.helps = dict(helps)
        myself = [("", _("For myself"))] if for_myself else []
        self.fields["party"].choices = [*myself, *parties]  # type: ignore[attr-defined]
        self.fields["party"].required = not for_myself
        if not parties:
            del self.fields["party"]


class YesForm(HouseForm):
    """The yes of a connector, with a limit of their own."""

    most = forms.IntegerField(
        label=_("How many requests a month can you carry?"),
        min_value=rules.LEAST_LOAD,
        max_value=rules.MOST_LOAD,
        initial=rules.USUAL_LOAD,
        help_text=_("When that many are asked, neighbours read when there is room again."),
    )
    words = line(
        _("Where and when do neighbours meet you, and which languages do you speak?"),
        300,
        _("Everybody can read this, with your name. No telephone number."),
        required=False,
    )


class NoForm(PlainForm):
    """A no, with one of three reasons or none."""

    no = forms.ChoiceField(
        label=_("Would you say why?"),
        required=False,
        widget=Cards,
        choices=[(no.value, _(words)) for no, words in NO_WORDS.items()],  # type: ignore[attr-defined]
        help_text=_("You need not. A no is always fine."),
    )

    def clean_no(self) -> No | None:
        return No(self.cleaned_data["no"]) if self.cleaned_data["no"] else None


class CardForm(HouseForm):
    """A thank-you card."""

    to = forms.ChoiceField(label=_("For whom is the card?"), widget=Cards)
    words = forms.CharField(
        label=_("What do you thank for?"), max_length=rules.MOST_THANKS, widget=Words(rows=4)
    )
    signed = line(_("Which name do we put under it?"), rules.MOST_NAME, required=False)
    public = forms.BooleanField(
        label=_("Everybody may read this card."),
        required=False,
        help_text=_("Only when who gets it says yes as well."),
    )

    def __init__(self, *args: Any, offered: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        helped = [("offer", _("For who offered it"))] if offered else []
        choices = [*helped, ("connector", _("For the connector"))]
        self.fields["to"].choices = choices  # type: ignore[attr-defined]
        self.fields["to"].initial = choices[0][0]


class PairForm(HouseForm):
    """Two words for one thing."""

    one = line(_("A word"), 40)
    other = line(_("Here we also say"), 40)
