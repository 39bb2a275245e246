"""What is asked for a mandate and its targets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkaanpak import clock
from wijkaanpak.assemblies.forms.faults import ThoroughForm
from wijkaanpak.assemblies.rules import Mandate, TargetLine, read_targets
from wijkaanpak.assemblies.rules.mandate import SEATS, WEEKS, mandate_faults
from wijkaanpak.assemblies.rules.targets import check_counted_from, line_faults
from wijkaanpak.funds.forms import EuroField, line
from wijkaanpak.refusals import Refused
from wijkaanpak.ui.forms import DayField, HouseForm, Words
from wijkaanpak.ui.pages import refusals_become_errors, say, told_at


class MandateForm(ThoroughForm):
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
    reach_us = line(
        _("How do people reach who leads it?"), 200,
        _("A telephone number and a place to walk in. It stands on every letter."),
    )  # fmt: skip
    fine = {
        "title": "-", "question": "-", "promise": "-", "budget": 1, "answer_weeks": WEEKS[0],
        "seats": SEATS[0], "ends": date.max, "reach_us": "balie@wijk.example",
    }  # fmt: skip

    def __init__(self, *args: Any, parties: Sequence[Any], mine: Sequence[Any], **more: Any):
        super().__init__(*args, **more)
        self.parties = {str(party.pk): party for party in parties}
        self.mine = {str(party.pk): party for party in mine}
        choices = [("", _("Choose one")), *_names(self.parties)]
        self.fields["answered_by"].choices = choices  # type: ignore[attr-defined]
        if len(self.mine) > 1:
            self.fields["by"] = forms.ChoiceField(
                label=_("For which party?"), choices=_names(self.mine)
            )

    def faults(self, given: dict[str, Any]) -> Iterable[tuple[str, Refused]]:
        return mandate_faults(_mandate(given), clock.today())

    @property
    def words(self) -> Mandate:
        return _mandate(self.cleaned_data)

    @property
    def written_by(self) -> Any:
        chosen = self.cleaned_data.get("by", "")
        return self.mine[chosen] if chosen else next(iter(self.mine.values()))

    @property
    def answering(self) -> Any:
        return self.parties[self.cleaned_data["answered_by"]]


def _mandate(given: dict[str, Any]) -> Mandate:
    return Mandate(**{name: given[name] for name in Mandate.__dataclass_fields__})


def _names(parties: dict[str, Any]) -> list[tuple[str, str]]:
    return [(ref, party.name) for ref, party in parties.items()]


class AskForm(HouseForm):
    """Until when the parties can say yes or no."""

    term = DayField(
        label=_("Until when can the parties answer?"), help_text=_("At least a week from now.")
    )


class TargetsForm(HouseForm):
    """The targets as lines of text."""

    lines = forms.CharField(
        label=_("Features, and under each its values"),
        help_text=_(
            "First a line with the name of a feature. Under it a line for each value: name; how "
            "many people (or homes) there are here; at least; at most. Leave the last two "
            "out and we share the seats by the number of people."
        ),
        max_length=6_000,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 16, "dir": "auto"}),
    )
    counted_from = line(
        _("Where do the numbers of who lives here come from?"),
        200,
        _(
            "Needed as soon as a line says how many people are here. Everybody can read it. Such "
            "as: CBS 2025, or counted at the doors in May."
        ),
        required=False,
    )

    def __init__(self, *args: Any, seats: int, **more: Any) -> None:
        super().__init__(*args, **more)
        self.seats = seats

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        with told_at(self, "counted_from"):
            check_counted_from(getattr(self, "targets", ()), typed.get("counted_from", ""))
        return typed

    def clean_lines(self) -> str:
        text: str = self.cleaned_data["lines"]
        if faults := [say(fault) for fault in line_faults(text)]:
            raise forms.ValidationError(faults)
        with refusals_become_errors():
            self.targets: tuple[TargetLine, ...] = read_targets(text, self.seats)
        return text
