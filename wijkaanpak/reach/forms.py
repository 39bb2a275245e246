"""What people send in about door cards and plans. Nothing is saved here."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wijkaanpak.funds.forms import EuroField
from wijkaanpak.reach.rules import (
    FIRST_WORDS,
    MOST_CARDS,
    QUESTION_WORDS,
    Asked,
    Choice,
    PlanWords,
    Question,
    Tenure,
    read_band,
)
from wijkaanpak.ui.forms import DayField, HouseForm, Words

TENURE_WORDS = {Tenure.TENANT: _("rents"), Tenure.OWNER: _("owns")}


def name_of(asked: str, choice: Choice) -> str:
    """Return what an answer is called, in the language of who reads."""
    if asked == Asked.AGE:
        return age_words(choice.key)
    if asked == Asked.FIRST:
        return gettext(FIRST_WORDS[choice.key])
    if choice.tenure:
        return f"{choice.name}, {TENURE_WORDS[choice.tenure]}"
    return choice.name


def age_words(key: str) -> str:
    """Return a band of ages in words."""
    low, high = read_band(key)
    if high is None:
        return gettext("%(low)s years and older") % {"low": low}
    return gettext("%(low)s to %(high)s years") % {"low": low, "high": high}


def choice_in(said: Mapping[str, str]) -> Choice:
    """Return the answer of a card that a word is about, as it was called then."""
    tenure = Tenure(said["tenure"]) if said["tenure"] else None
    return Choice(said["key"], said["name"], tenure=tenure)


class TallyForm(HouseForm):
    """How many cards had which answer; one number per answer, empty for none."""

    no_card = forms.IntegerField(
        label=_("How many people gave no card?"),
        help_text=_("Count heads, and take off the cards. Leave it empty when you do not know."),
        required=False,
        min_value=0,
        max_value=MOST_CARDS,
    )
    reason = forms.CharField(
        label=_("Why is this count better than the one before?"), max_length=300
    )

    def __init__(
        self,
        *args: Any,
        card: Sequence[Question],
        counts: Mapping[str, Mapping[str, int]] | None = None,
        no_card: int | None = None,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.card, before = card, counts or {}
        self.names: dict[str, tuple[str, str]] = {}
        for q, question in enumerate(card):
            for c, choice in enumerate(question.choices):
                name = f"n{q}_{c}"
                self.names[name] = (str(question.asked), choice.key)
                self.fields[name] = forms.IntegerField(
                    label=name_of(question.asked, choice),
                    required=False,
                    min_value=0,
                    max_value=MOST_CARDS,
                    initial=before.get(question.asked, {}).get(choice.key),
                )
        self.fields["no_card"].initial = no_card
        if counts is None:
            del self.fields["reason"]

    @property
    def groups(self) -> list[tuple[str, list[Any]]]:
        """The questions, each with its fields."""
        return [
            (
                gettext(QUESTION_WORDS[question.asked]),
                [self[f"n{q}_{c}"] for c in range(len(question.choices))],
            )
            for q, question in enumerate(self.card)
        ]

    def counts(self) -> dict[str, dict[str, int]]:
        """Return what was typed, per question."""
        found: dict[str, dict[str, int]] = {}
        for name, (asked, key) in self.names.items():
            if many := self.cleaned_data.get(name):
                found.setdefault(asked, {})[key] = many
        return found


class OneCardForm(HouseForm):
    """One card on a phone. What was counted so far travels along in the page, not in the house."""

    so_far = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, card: Sequence[Question], **more: Any) -> None:
        super().__init__(*args, **more)
        for question in card:
            choices = [
                (choice.key, name_of(question.asked, choice)) for choice in question.choices
            ]
            self.fields[question.asked] = forms.ChoiceField(
                label=gettext(QUESTION_WORDS[question.asked]),
                choices=[("", gettext("skipped")), *choices],
                required=False,
            )

    def clean_so_far(self) -> dict[str, dict[str, int]]:
        """Return the counts so far; what cannot be read is refused."""
        try:
            found = json.loads(self.cleaned_data["so_far"] or "{}")
            return {
                str(asked): {str(key): int(many) for key, many in cells.items()}
                for asked, cells in found.items()
            }
        except (ValueError, AttributeError, TypeError) as fault:
            words = gettext("What was counted cannot be read. Begin this heap once more.")
            raise forms.ValidationError(words) from fault

    def with_this_card(self) -> dict[str, dict[str, int]]:
        """Return the counts with the answers of this card added."""
        given = self.cleaned_data
        counts: dict[str, dict[str, int]] = dict(given["so_far"])
        for asked in Asked:
            if key := given.get(asked):
                cells = dict(counts.get(asked, {}))
                cells[key] = cells.get(key, 0) + 1
                counts[asked] = cells
        return counts


class WordsForm(HouseForm):
    """One field for what somebody wants to say."""

    words = forms.CharField(widget=Words(rows=4))

    def __init__(self, *args: Any, label: Any, most: int = 2000, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["words"].label = label
        self.fields["words"].max_length = most  # type: ignore[attr-defined]


class PlanForm(HouseForm):
    """How a group that is missing is met."""

    group = forms.CharField(
        label=_("Whom do you want to meet?"),
        max_length=200,
        help_text=_("A group in your own words, never names of people."),
    )
    figure = forms.ChoiceField(label=_("With which figure does it begin?"), required=False)
    where = forms.CharField(label=_("Where are they already?"), widget=Words(rows=2))
    when = forms.CharField(label=_("When are they there?"), widget=Words(rows=2))
    language = forms.CharField(label=_("In which language?"), max_length=120, required=False)
    gain = forms.CharField(label=_("What does it bring them?"), widget=Words(rows=2))
    goes = forms.CharField(
        label=_("Who goes?"), widget=Words(rows=2), help_text=_("A role or a first name.")
    )
    interpreter = EuroField(label=_("What does an interpreter cost?"), required=False)
    child_care = EuroField(label=_("What does child care cost?"), required=False)
    taxi = EuroField(label=_("What do taxis cost?"), required=False)
    goal = forms.ChoiceField(label=_("From which money?"), required=False)
    look_back_on = DayField(label=_("When do you look back?"))

    def __init__(
        self, *args: Any, goals: Iterable[Any], figures: Iterable[Any], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.goals = {str(goal.pk): goal for goal in goals}
        self.figures = {str(figure.pk): figure for figure in figures}
        nothing = [("", gettext("none of these"))]
        self.fields["goal"].choices = nothing + [  # type: ignore[attr-defined]
            (key, goal.title) for key, goal in self.goals.items()
        ]
        self.fields["figure"].choices = nothing + [  # type: ignore[attr-defined]
            (key, figure_words(figure)) for key, figure in self.figures.items()
        ]

    def plan(self) -> PlanWords:
        """Return the words of the plan."""
        given = self.cleaned_data
        return PlanWords(**{name: given[name] for name in PlanWords.__dataclass_fields__})

    def chosen(self) -> dict[str, Any]:
        """Return the money, the figure and the day that were chosen."""
        given = self.cleaned_data
        return {
            "goal": self.goals.get(given["goal"]),
            "figure": self.figures.get(given["figure"]),
            "look_back_on": given["look_back_on"],
        }


def figure_words(figure: Any) -> str:
    """Return a public figure in one line."""
    where = f"{figure.area.name}: " if figure.area else ""
    return f"{where}{gettext(figure.name)} {figure.value.normalize():f} ({figure.year})"


def plan_as_typed(plan: Any) -> dict[str, Any]:
    """Return a plan to begin its form with."""
    sums = ("interpreter", "child_care", "taxi")
    start = {name: getattr(plan, name) for name in PlanWords.__dataclass_fields__}
    for name in sums:
        start[name] = f"{start[name] / 100:.2f}".replace(".", ",") if start[name] else ""
    return start | {
        "goal": str(plan.goal_id or ""),
        "figure": str(plan.figure_id or ""),
        "look_back_on": plan.look_back_on,
    }
