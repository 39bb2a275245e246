"""What people send in about an assembly. Nothing is saved here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wijkaanpak.assemblies.rules import Channel, Mandate, TargetLine, Way, read_targets
from wijkaanpak.assemblies.rules.draw import WAY_WORDS
from wijkaanpak.assemblies.rules.pool import BY_A_HOST, MOST_LETTERS
from wijkaanpak.funds.forms import EuroField, line, one_of
from wijkaanpak.ui.forms import Cards, DayField, HouseForm, Words
from wijkaanpak.ui.pages import refusals_become_errors


class MandateForm(HouseForm):
    """What an assembly is asked, and what the parties promise to do with the result."""

    title = line(_("A short name"), 150)
    question = forms.CharField(
        label=_("The question"),
        help_text=_("One open question, in plain words. No answer is hidden in it."),
        max_length=1_000,
        widget=Words(rows=3),
    )
    promise = forms.CharField(
        label=_("What will be done with the result?"),
        help_text=_(
            "Which recommendations will be followed, and what may still be refused, with a reason?"
        ),
        max_length=2_000,
        widget=Words(rows=5),
    )
    budget = EuroField(label=_("How much money is there for it?"))
    answered_by = forms.ChoiceField(label=_("Who answers the recommendations?"))
    answer_weeks = forms.IntegerField(
        label=_("Within how many weeks is each recommendation answered?"),
        min_value=1,
        max_value=52,
    )
    seats = forms.IntegerField(label=_("How many seats are there?"), min_value=5, max_value=150)
    ends = DayField(label=_("When is the last session?"))

    def __init__(self, *args: Any, parties: Sequence[Any], mine: Sequence[Any], **more: Any):
        super().__init__(*args, **more)
        self.parties = {str(party.pk): party for party in parties}
        self.mine = {str(party.pk): party for party in mine}
        self.fields["answered_by"].choices = _names(self.parties)  # type: ignore[attr-defined]
        if len(self.mine) > 1:
            self.fields["by"] = forms.ChoiceField(
                label=_("For which party?"), choices=_names(self.mine)
            )

    @property
    def words(self) -> Mandate:
        given = self.cleaned_data
        return Mandate(**{name: given[name] for name in Mandate.__dataclass_fields__})

    @property
    def written_by(self) -> Any:
        chosen = self.cleaned_data.get("by", "")
        return self.mine[chosen] if chosen else next(iter(self.mine.values()))

    @property
    def answering(self) -> Any:
        return self.parties[self.cleaned_data["answered_by"]]


def _names(parties: dict[str, Any]) -> list[tuple[str, str]]:
    return [(ref, party.name) for ref, party in parties.items()]


class AskForm(HouseForm):
    """Until when the parties can say yes or no."""

    term = DayField(label=_("Until when can the parties answer?"))


class TargetsForm(HouseForm):
    """The targets as lines of text."""

    lines = forms.CharField(
        label=_("Features, and under each its values"),
        help_text=_(
            "First a line with the name of a feature. Under it a line for each value: name; how "
            "many people live here; at least; at most. Leave the last two out and we share the "
            "seats by the number of people."
        ),
        max_length=6_000,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 16, "dir": "auto"}),
    )

    def __init__(self, *args: Any, seats: int, **more: Any) -> None:
        super().__init__(*args, **more)
        self.seats = seats

    def clean_lines(self) -> str:
        text: str = self.cleaned_data["lines"]
        with refusals_become_errors():
            self.targets: tuple[TargetLine, ...] = read_targets(text, self.seats)
        return text


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
    reach = line(_("How can we reach you?"), 120, _("A telephone number or an e-mail address."))

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
    )
    field_order = ("code",)


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
        _("Does somebody at this address take part already? Their code"), 8, required=False
    )

    @property
    def person(self) -> dict[str, Any]:
        given = self.cleaned_data
        return super().person | {
            "channel": Channel(given["channel"]), "serial": given["serial"],
            "lives_with": given["lives_with"],
        }  # fmt: skip


class SignOffForm(HouseForm):
    """Who no longer wants to be in the pool."""

    code = line(_("Which code did they get?"), 8)


class CommitForm(HouseForm):
    """From what the number of the panel will come."""

    way = one_of(_("From what does the number of the panel come?"), WAY_WORDS)
    announced = line(
        _("Which public value, of which day?"), 300,
        _("Only when you do not roll dice. Choose something nobody can know today."),
        required=False,
    )  # fmt: skip


class FallForm(HouseForm):
    """What fell, where all could see it."""

    def __init__(self, *args: Any, way: str, dice: int, **more: Any) -> None:
        super().__init__(*args, **more)
        label = _("What is the public value?") if way == Way.VALUE else _("What do the dice show?")
        self.fields["typed"] = line(label, 300)
        if way != Way.VALUE:
            words = gettext("%(dice)s numbers, from left to right, with a space between.")
            self.fields["typed"].help_text = words % {"dice": dice}
