"""What people send in: an offer, a wish, a request, a card. Nothing is saved here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkaanpak.assets import rules
from wijkaanpak.assets.rules import (
    DAY_WORDS,
    KIND_WORDS,
    NO_WORDS,
    PART_WORDS,
    Entry,
    Kind,
    No,
    Side,
    Whose,
)
from wijkaanpak.methods.postits import FIELDS
from wijkaanpak.ui.forms import Cards, HouseForm, ManyCards, PlainForm, Words

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


class EntryForm(HouseForm):
    """An offer or a wish. A wish has three questions more; with somebody beside, a tick."""

    title = line(_("What is it, in a few words?"), rules.MOST_TITLE)
    words = room(_("Tell a little more"), rules.MOST_WORDS, _("Leave out your name and address."))
    kind = forms.ChoiceField(
        label=_("What kind of thing is it?"), choices=KINDS, widget=Cards(helps=KIND_HELPS)
    )
    whose = forms.ChoiceField(
        label=_("Whose is it?"),
        choices=[
            (Whose.PERSON.value, _("Of one person. Only neighbours who take part see it")),
            (Whose.GROUP.value, _("Of a group, an organisation or everybody. All can see it")),
        ],
        initial=Whose.PERSON.value,
        widget=Cards,
    )
    ourselves = room(_("What can we do about it ourselves?"), rules.MOST_ANSWER)
    little_help = room(_("What can we do with a little help?"), rules.MOST_ANSWER)
    others = room(
        _("What must others do?"),
        rules.MOST_ANSWER,
        _("A sewer or a cycle path is work for the municipality, and that is fine to say."),
    )
    area = forms.ChoiceField(label=_("In which part of the neighbourhood?"), required=False)
    place = line(
        _("In which street or public place?"),
        80,
        _("Only the name, without a house number. So nobody can find your door."),
        required=False,
    )
    days = forms.MultipleChoiceField(
        label=_("On which days?"),
        required=False,
        choices=DAYS,
        widget=ManyCards,
        help_text=_("Choose none when any day is fine."),
    )
    parts = forms.MultipleChoiceField(
        label=_("When on the day?"), required=False, choices=PARTS, widget=ManyCards
    )
    name = line(_("How may the connector call you?"), rules.MOST_NAME, required=False)
    reach = line(
        _("How can a connector reach you?"),
        rules.MOST_REACH,
        _("A telephone number will do. Only the connector who takes a request sees it."),
        required=False,
    )
    beside = forms.BooleanField(
        label=_("I write this down for a neighbour who sits beside me."),
        required=False,
        help_text=_("At the end you print a slip with a code and give it to them."),
    )

    def __init__(
        self, *args: Any, side: Side, areas: Iterable[Any], helps: bool = False, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.side, self.found = side, {str(area.pk): area for area in areas}
        whole = ("", _("The whole neighbourhood"))
        names = [(key, area.name) for key, area in self.found.items()]
        self.fields["area"].choices = [whole, *names]  # type: ignore[attr-defined]
        if side is Side.OFFER:
            for name in ("ourselves", "little_help", "others"):
                del self.fields[name]
        if not helps:
            del self.fields["beside"]

    def entry(self) -> Entry:
        """Return what was said; what a resident can do is a person's, whatever was ticked."""
        said = self.cleaned_data
        kind = Kind(said["kind"])
        texts = ("title", "words", "place", "ourselves", "little_help", "others", "name", "reach")
        return Entry(
            side=self.side,
            kind=kind,
            whose=Whose.PERSON if kind is Kind.RESIDENTS else Whose(said["whose"]),
            days=tuple(int(day) for day in said["days"]),
            parts=tuple(said["parts"]),
            **{name: said.get(name, "") for name in texts},
        )

    @property
    def area_row(self) -> Any:
        return self.found.get(self.cleaned_data["area"])


class ChangeForm(EntryForm):
    """The same in other words; whose it is stays as it was."""

    def __init__(self, *args: Any, whose: str, **more: Any) -> None:
        super().__init__(*args, **more)
        del self.fields["whose"]
        self.was = whose

    def clean(self) -> None:
        self.cleaned_data["whose"] = self.was


class SlipForm(PlainForm):
    """The code on the paper slip."""

    code = forms.CharField(
        label=_("The code on your slip"),
        max_length=40,
        help_text=_("Like K7P4-QM2X-R8ST-V. Small letters, spaces and dashes do not matter."),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "dir": "ltr",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
    )


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
    "name": _("Name"),
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


def chosen_kind(asked: str) -> Kind | None:
    """Return the kind in the address of a list; anything else means all."""
    return Kind(asked) if asked in {kind.value for kind in Kind} else None


def chosen_side(asked: str) -> Side:
    return Side.WISH if asked == "vraag" else Side.OFFER
