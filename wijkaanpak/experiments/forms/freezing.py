"""Asking for a freeze, and the small forms of each step in its life."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkaanpak.experiments.forms.burdens import CHOOSE, area, choose
from wijkaanpak.experiments.rules import freezing as rules
from wijkaanpak.experiments.rules import hours
from wijkaanpak.experiments.rules import terms as agreed
from wijkaanpak.experiments.rules.freezing import State, Told
from wijkaanpak.experiments.rules.terms import Replacement, Terms
from wijkaanpak.ui.forms import Cards, DayField, HouseForm, Words, line, said


class FreezeForm(HouseForm):
    """What the two sides agree on, read aloud from top to bottom."""

    party = forms.ChoiceField(label=_("For whom do you ask this?"))
    title = line(
        _("What is frozen, in one line?"), 160, required=True,
        helps=_("For instance: no quarterly sheet from Samenkracht."),
    )  # fmt: skip
    since = DayField(label=_("From which day?"))
    months = forms.IntegerField(
        label=_("For how many months?"), min_value=1, max_value=agreed.MOST_MONTHS, initial=24,
        help_text=_("At most 24. After that you decide again."),
    )  # fmt: skip
    replacement = forms.ChoiceField(
        label=_("What comes instead?"), choices=said(agreed.REPLACEMENT_WORDS), widget=Cards
    )
    replacement_words = line(
        _("Say it in one sentence"), 300, required=True,
        helps=_("For instance: one minute aloud a month, and a talk twice a year."),
    )  # fmt: skip
    replacement_minutes = forms.IntegerField(
        label=_("How many minutes a month does that take one worker?"), min_value=0,
        max_value=10_000,
    )  # fmt: skip
    promised_minutes = forms.IntegerField(
        label=_("How many minutes a month does one worker get back?"), min_value=1,
        max_value=100_000,
    )  # fmt: skip
    promised_to = line(
        _("What are those hours for?"), 300, required=True,
        helps=_("For instance: to be at the square on Wednesday afternoon."),
    )  # fmt: skip
    signals = forms.CharField(
        label=_("How do you notice that it goes wrong?"), widget=Words(4), max_length=1100,
        help_text=_("One guard signal on each line, at most five."),
    )  # fmt: skip
    thaw_seat = forms.ChoiceField(
        label=_("Who may thaw it when a signal goes off?"),
        help_text=_("A post, not a person."),
    )

    def __init__(
        self, *args: Any, parties: Iterable[Any], seats: Iterable[Any], old: int, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.old = old
        choose(self.fields["party"], parties)
        named = [(str(seat.pk), f"{seat.title} ({seat.party.name})") for seat in seats]
        self.fields["thaw_seat"].choices = [CHOOSE, *named]  # type: ignore[attr-defined]
        light = _("Less than one tenth of now: at most %(most)s minutes.")
        self.fields["replacement_minutes"].help_text = light % {"most": agreed.most_instead(old)}

    def terms(self) -> Terms:
        given = self.cleaned_data
        plain = ("title", "since", "months", "replacement_words", "replacement_minutes",
                 "promised_minutes", "promised_to")  # fmt: skip
        return Terms(
            replacement=Replacement(given["replacement"]),
            old_minutes=self.old,
            signals=tuple(one for one in given["signals"].splitlines() if one.strip()),
            **{name: given[name] for name in plain},
        )


class StepForm(HouseForm):
    """A few words, and only the questions that belong to this step."""

    words = area(_("In your own words"), 4)
    number = forms.TypedChoiceField(label=_("Which guard signal?"), coerce=int, widget=Cards)
    part = line(
        _("Only a part? Which one?"), 300,
        helps=_("For instance: the evening rounds. Leave it empty to thaw all of it."),
    )  # fmt: skip
    second = line(_("And what did not go well, or worries you?"), 200, required=True)
    residents = forms.IntegerField(
        label=_("How many residents were there as witnesses?"), min_value=1, max_value=500
    )

    def __init__(self, *args: Any, told: Told, signals: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        asks = {Told.SIGNAL: {"number"}, Told.THAWED: {"part"}, Told.TALK: {"second", "residents"}}
        for name in {"number", "part", "second", "residents"} - asks.get(told, set()):
            del self.fields[name]
        if told is Told.SIGNAL:
            self.fields["number"].choices = [(one.number, one.words) for one in signals]  # type: ignore[attr-defined]
        if told is Told.TALK:
            self.fields["words"] = line(_("What went well?"), 200, required=True)
            self.order_fields(["words", "second", "residents"])
        self.fields["words"].required = rules.STEPS[told].needs_words


LONGER = "longer"


class WishForm(HouseForm):
    """How it should end, or how long it should last in all."""

    outcome = forms.ChoiceField(
        label=_("What do you ask?"),
        choices=[
            (State.ABOLISHED.value, _("End it: the practice does not come back")),
            (State.THINNER.value, _("End it: only a small part comes back")),
            (State.THAWED.value, _("End it: the practice comes back")),
            (LONGER, _("Another length")),
        ],
        widget=Cards,
    )
    stays = area(
        _("What stays?"), 2,
        helps=_("For instance: four numbers, once a year."),
    )  # fmt: skip
    months = forms.IntegerField(
        label=_("How many months in all?"), min_value=1, max_value=agreed.MOST_MONTHS,
        required=False, help_text=_("Only for another length. At most 24 in all."),
    )  # fmt: skip
    why = area(_("Why?"), 3, required=True, helps=_("The other side reads this first."))

    @property
    def wished(self) -> dict[str, Any]:
        """What was filled in, as the action takes it: an end, or another length."""
        given = self.cleaned_data
        ends = given["outcome"] != LONGER
        return {
            "why": given["why"],
            "outcome": State(given["outcome"]) if ends else None,
            "stays": given["stays"] if ends else "",
            "months": None if ends else given["months"],
        }


class YesNoForm(HouseForm):
    """Yes, or no with a reason."""

    answer = forms.ChoiceField(
        label=_("What do you say?"),
        choices=[("yes", _("Yes, we agree")), ("no", _("No, and we say why"))],
        widget=Cards,
    )
    words = area(_("In your own words"), 3, helps=_("With a no you say why."))


class HoursForm(HouseForm):
    """Did the hours come back?"""

    back = forms.ChoiceField(
        label=_("Did you get these hours back, for what they were promised?"),
        choices=said(hours.BACK_WORDS),
        widget=Cards,
        help_text=_(
            "We add it to a count and keep no name beside it. You cannot change it later."
        ),
    )
