"""An offer or a wish, one question a screen; the same to change it; and the code on a slip."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkaanpak.assets import rules
from wijkaanpak.assets.forms.fields import DAYS, KIND_HELPS, KINDS, PARTS, line, room
from wijkaanpak.assets.rules import Entry, Kind, Side, Whose
from wijkaanpak.stories.rules import check_street
from wijkaanpak.ui.forms import Cards, HouseForm, ManyCards, PlainForm, Sketch, Squares
from wijkaanpak.ui.pages import refusals_become_errors


@dataclass(frozen=True)
class About:
    """What a form must know: the side, whose it is, where it can be, and who writes.

    `areas` and `squares` are choices (value, name); without a sketch nobody can choose a square.
    """

    side: Side
    whose: Whose
    areas: tuple[tuple[str, str], ...]
    squares: tuple[tuple[str, str], ...] = ()
    sketch: Sketch | None = None
    helps: bool = False


class Part(PlainForm):
    """Some of the questions."""

    def __init__(self, *args: Any, about: About, **more: Any) -> None:
        super().__init__(*args, **more)
        self.about = about


class KindForm(Part):
    """What kind of thing it is, and whose."""

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
        help_text=_("What a resident knows or can do is a person’s own."),
    )

    def clean(self) -> None:
        """What a resident can do is a person's own, whatever was ticked."""
        if self.cleaned_data.get("kind") == Kind.RESIDENTS:
            self.cleaned_data["whose"] = Whose.PERSON.value


class WordsForm(Part):
    """What it is."""

    title = line(_("What is it, in a few words?"), rules.MOST_TITLE)
    words = room(_("Tell a little more"), rules.MOST_WORDS, _("Leave out your name and address."))


class ThreeForm(Part):
    """The three questions of a wish."""

    ourselves = room(_("What can we do about it ourselves?"), rules.MOST_ANSWER)
    little_help = room(_("What can we do with a little help?"), rules.MOST_ANSWER)
    others = room(
        _("What must others do?"),
        rules.MOST_ANSWER,
        _("A sewer or a cycle path is work for the municipality, and that is fine to say."),
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        if self.about.side is Side.OFFER:
            for name in ThreeForm.base_fields:
                del self.fields[name]

    def clean(self) -> None:
        super().clean()
        if self.about.side is Side.WISH:
            with refusals_become_errors():
                rules.check_answered(*(self.cleaned_data.get(n, "") for n in THREE))


THREE = tuple(ThreeForm.base_fields)


class PlaceForm(Part):
    """Where: never nearer than a street, and a spot only for what is no person's."""

    area = forms.ChoiceField(label=_("In which part of the neighbourhood?"), required=False)
    square = forms.ChoiceField(
        label=_("In which square of the map?"),
        required=False,
        widget=Squares,
        help_text=_("The map is cut in squares. Choose one, and neighbours find it on the map."),
    )
    place = line(
        _("In which street or public place?"),
        80,
        _("Only the name, without a house number. So nobody can find your door."),
        required=False,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["area"].choices = [("", _("The whole neighbourhood")), *self.about.areas]  # type: ignore[attr-defined]
        if self.about.whose is Whose.PERSON or not self.about.sketch:
            del self.fields["square"]
            return
        nowhere = ("", _("No square: it is in many places, or I do not know"))
        self.fields["square"].choices = [nowhere, *self.about.squares]  # type: ignore[attr-defined]
        self.fields["square"].widget.sketch = self.about.sketch

    def clean_place(self) -> str:
        place: str = self.cleaned_data["place"]
        with refusals_become_errors():
            check_street(place)
        return place


class TimeForm(Part):
    """When it suits."""

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


class ReachForm(Part, HouseForm):
    """How a connector reaches who entered it; with somebody beside, a tick."""

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

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        if not self.about.helps:
            del self.fields["beside"]


SCREENS: dict[Side, tuple[type[Part], ...]] = {
    Side.OFFER: (KindForm, WordsForm, PlaceForm, TimeForm, ReachForm),
    Side.WISH: (KindForm, WordsForm, ThreeForm, PlaceForm, TimeForm, ReachForm),
}


class ChangeForm(ReachForm, TimeForm, PlaceForm, ThreeForm, WordsForm, KindForm):
    """The same in other words; whose it is stays as it was."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        del self.fields["whose"]

    def clean(self) -> None:
        super().clean()
        self.cleaned_data["whose"] = self.about.whose.value


TEXTS = ("title", "words", "place", *THREE, "name", "reach")


def entry_of(said: Mapping[str, Any], side: Side, spot: rules.Spot | None) -> Entry:
    """Return what was said on all screens; a person has no spot on the map."""
    whose = Whose(said["whose"])
    return Entry(
        side=side,
        kind=Kind(said["kind"]),
        whose=whose,
        spot=spot if whose is Whose.GROUP else None,
        days=tuple(int(day) for day in said["days"]),
        parts=tuple(said["parts"]),
        **{name: said.get(name, "") for name in TEXTS},
    )
