"""An offer or a wish, and the code on a slip."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkaanpak.assets import rules
from wijkaanpak.assets.forms.fields import DAYS, KIND_HELPS, KINDS, PARTS, line, room
from wijkaanpak.assets.rules import Entry, Kind, Side, Whose
from wijkaanpak.ui.forms import Cards, HouseForm, ManyCards, PlainForm


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
