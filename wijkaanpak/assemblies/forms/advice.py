"""What is asked for recommendations, their answers, and the follow-up group."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from wijkaanpak.assemblies.forms.faults import ThoroughForm
from wijkaanpak.assemblies.rules import ANSWERS, Advised, Course, Decides, Step
from wijkaanpak.assemblies.rules.advice import (
    DECIDES_WORDS,
    MOST_WORDS,
    advised_faults,
    answer_faults,
)
from wijkaanpak.assemblies.rules.following import COURSE_WORDS, GROUP
from wijkaanpak.commitments.forms import PromiseForm, area
from wijkaanpak.dates import date_format
from wijkaanpak.funds.forms import line, one_of
from wijkaanpak.refusals import Refused
from wijkaanpak.ui.forms import DayField, HouseForm, Words

ANSWER_WORDS: dict[str, str] = {
    Step.ADOPTED: gettext_noop("Yes, we adopt it"),
    Step.CHANGED: gettext_noop("Yes, with a change"),
    Step.REFUSED: gettext_noop("No, because"),
    Step.LATER: gettext_noop("We answer later"),
}


class RuleForm(HouseForm):
    """How the panel decides."""

    decides = one_of(_("How does the panel decide?"), DECIDES_WORDS)
    majority = forms.IntegerField(
        label=_("Which majority, of every 100 present?"),
        help_text=_("Only when you decide with a majority. 80 is common."),
        required=False,
        min_value=51,
        max_value=100,
    )

    @property
    def rule(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"decides": Decides(given["decides"]), "majority": given["majority"]}


class RecommendationForm(ThoroughForm):
    """A recommendation in the words on which the panel agreed."""

    title = line(_("A short name"), 150)
    text = area(_("What do you recommend?"), 5)
    why = area(_("Why?"), 4)
    agree = forms.IntegerField(
        label=_("How many are for it?"),
        help_text=_("With consent: how many have no objection. Leave it out until you decided."),
        required=False,
        min_value=0,
        max_value=999,
    )
    present = forms.IntegerField(
        label=_("Of how many who were present?"), required=False, min_value=1, max_value=999
    )
    minority = area(
        _("What do those say who see it otherwise?"), 4, required=False,
        help_text=_("In their own words. It is printed with the recommendation."),
    )  # fmt: skip
    answered_by = forms.ChoiceField(label=_("Who answers it?"))
    fine = {"title": "-", "text": "-", "why": "-", "minority": "", "agree": 0, "present": 999}

    def __init__(self, *args: Any, parties: Sequence[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.parties = {str(party.pk): party for party in parties}
        names = [(ref, party.name) for ref, party in self.parties.items()]
        self.fields["answered_by"].choices = names  # type: ignore[attr-defined]

    def faults(self, given: dict[str, Any]) -> Iterable[tuple[str, Refused]]:
        return advised_faults(_advised(given))

    @property
    def advised(self) -> Advised:
        return _advised(self.cleaned_data)

    @property
    def answering(self) -> Any:
        return self.parties[self.cleaned_data["answered_by"]]


def _advised(given: dict[str, Any]) -> Advised:
    return Advised(**{name: given[name] for name in Advised.__dataclass_fields__})


class HandOverForm(HouseForm):
    """Who was not heard, before all is handed over."""

    missing = area(
        _("Who was not heard, and what do you not know because of it?"), 5,
        help_text=_("Groups and streets, never the name of a neighbour. The council reads this."),
    )  # fmt: skip


class AnswerForm(ThoroughForm):
    """The answer of a party to one recommendation, promised by the day `due`."""

    sometimes = {"words": _("(not with a plain yes)"), "until": _("(only with “later”)")}

    said = one_of(_("What do you answer?"), {step: ANSWER_WORDS[step] for step in ANSWERS})
    words = area(
        _("Which change, or why?"), 5, required=False,
        help_text=_("A change says which, a no says why, a later says why not now."),
    )  # fmt: skip
    until = DayField(label=_("When do you answer then?"), required=False)
    fine = {"said": Step.ADOPTED, "words": "-", "until": None}

    def __init__(self, *args: Any, due: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.due = due

    def faults(self, given: dict[str, Any]) -> Iterable[tuple[str, Refused]]:
        return answer_faults(Step(given["said"]), given["words"], given["until"], self.due)

    @property
    def in_words(self) -> str:
        """What is answered, to read once more."""
        given = self.cleaned_data
        said, words = gettext(ANSWER_WORDS[given["said"]]), given["words"].strip()
        if given["said"] == Step.LATER:
            said += f" ({date_format(given['until'], 'j F Y')})"
        return f"{said}: “{words}”" if words else f"{said}."

    @property
    def answer(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "said": Step(given["said"]), "words": given["words"], "until": given["until"],
            "key": given["key"],
        }  # fmt: skip


class QuestionForm(HouseForm):
    """The one question that can be asked back after a no."""

    question = area(_("What do you ask?"), 4)


class AdvicePromiseForm(PromiseForm):
    """A promise that follows from a recommendation."""

    title = line(_("A short name"), 200)
    field_order = ("title",)


class GroupForm(HouseForm):
    """Who follows what comes of it."""

    many = forms.IntegerField(
        label=_("How many people are in the follow-up group?"),
        min_value=GROUP[0],
        max_value=GROUP[1],
    )
    people = forms.CharField(
        label=_("Who of them write here with an account?"),
        help_text=_(
            "On each line the name or e-mail address under which somebody takes part here. Leave "
            "it empty when a host types what the group writes on paper."
        ),
        required=False,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 7, "dir": "auto"}),
    )

    @property
    def names(self) -> list[str]:
        lines = self.cleaned_data["people"].splitlines()
        return list(dict.fromkeys(name.strip() for name in lines if name.strip()))


class LookForm(HouseForm):
    """How it goes with one recommendation."""

    course = one_of(_("How does it go?"), {one: COURSE_WORDS[one] for one in Course})
    words = area(_("What did you see?"), 5)
    evidence = line(
        _("Where can others see that?"), 300, _("A page, a place, a document."), required=False
    )

    @property
    def look(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "course": Course(given["course"]), "words": given["words"],
            "evidence": given["evidence"], "key": given["key"],
        }  # fmt: skip


class ClosingForm(HouseForm):
    """The last word, after two years."""

    closing = area(_("What came of it, and what did not?"), 8)
    learned = forms.CharField(
        label=_("Did it matter who was not heard?"),
        help_text=_("Look again at what stood there at the hand-over."),
        required=False,
        max_length=MOST_WORDS,
        widget=Words(rows=4),
    )
