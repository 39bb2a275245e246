"""What people send in about a promise, and the words in which each step is named."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from wijkaanpak.commitments.rules import MOST_WORDS, Kind, Stroke, Told
from wijkaanpak.commitments.rules import Words as Promise
from wijkaanpak.network.rules import Answer
from wijkaanpak.ui.forms import Cards, DayField, HouseForm, Words

# How a step is called when it has happened, with a tone where the house has no badge of its own.
HAPPENED: dict[str, tuple[str, str, str]] = {
    Told.PROGRESS: ("note", "progress", gettext_noop("How it goes")),
    Told.WORRY: ("risk", "message", gettext_noop("A worry")),
    Told.NOTE: ("neutral", "pencil", gettext_noop("A note")),
    Told.NO_RISK: ("note", "progress", gettext_noop("On its way again")),
    Told.CHANGE_WITHDRAWN: ("neutral", "back", gettext_noop("Change no longer asked")),
    Told.CHANGE_REFUSED: ("neutral", "x", gettext_noop("Change not agreed")),
    Told.REPAIR_OFFERED: ("note", "tool", gettext_noop("Repair offered")),
    Told.TAKEN_OVER: ("note", "user", gettext_noop("Taken over")),
    Told.NOT_TAKEN_OVER: ("risk", "user-off", gettext_noop("Not taken over")),
}
# What a button says to whoever may take the step.
BUTTONS: dict[str, str] = {
    Told.OFFERED: gettext_noop("Offer this promise"),
    Told.ACCEPTED: gettext_noop("We accept this promise"),
    Told.DECLINED: gettext_noop("We do not accept it"),
    Told.PROGRESS: gettext_noop("Tell how it goes"),
    Told.WORRY: gettext_noop("Tell a worry"),
    Told.NOTE: gettext_noop("Add a note"),
    Told.AT_RISK: gettext_noop("Say that it may not work out"),
    Told.NO_RISK: gettext_noop("It is on its way again"),
    Told.CHANGE_ASKED: gettext_noop("Ask for other words"),
    Told.KEPT: gettext_noop("It was kept"),
    Told.KEPT_LATE: gettext_noop("It was kept, but late"),
    Told.BROKEN: gettext_noop("It was not kept"),
    Told.REPAIR_OFFERED: gettext_noop("Offer a repair"),
    Told.REPAIR_AGREED: gettext_noop("We agree with this repair"),
    Told.REPAIRED: gettext_noop("It was repaired"),
    Told.RELEASED: gettext_noop("We release them from it"),
    Told.TAKEN_OVER: gettext_noop("I take it over"),
    Told.NOT_TAKEN_OVER: gettext_noop("No, because …"),
}
HELPS: dict[str, str] = {
    Told.AT_RISK: gettext_noop("Saying it early is good: others can still help."),
    Told.NOT_TAKEN_OVER: gettext_noop(
        "It stays a promise. The receiver decides whether to release it or to call it not kept."
    ),
    Told.BROKEN: gettext_noop("Afterwards the other party can offer to repair it."),
    Told.NOTE: gettext_noop("Nothing is erased. A note stands beside a mistake in the text."),
    Told.KEPT: gettext_noop("Only you, who received the promise, can say this."),
}
# Two short words for the badges on the page of a promise.
KIND_NAMES = {
    Kind.PLEDGE.value: gettext_noop("Pledge"),
    Kind.AGREEMENT.value: gettext_noop("Agreement"),
    Kind.INTENTION.value: gettext_noop("Intention"),
}
STROKE_NAMES = {
    Stroke.SHORT.value: gettext_noop("Short stroke"),
    Stroke.LONG.value: gettext_noop("Long stroke"),
}
KINDS = {
    Kind.PLEDGE: _("A pledge: somebody promises it"),
    Kind.AGREEMENT: _("An agreement of both"),
    Kind.INTENTION: _("An intention: not binding"),
}
STROKES = {Stroke.SHORT: _("Short: seen within weeks"), Stroke.LONG: _("Long: it takes years")}
RHYTHMS = [
    (0, _("no date follows by itself")),
    (1, _("every month")),
    (3, _("every three months")),
    (6, _("every half year")),
    (12, _("every year")),
]


def area(label: Any, rows: int = 3, required: bool = True, help_text: Any = "") -> forms.CharField:
    """A field for what a party says in its own words."""
    return forms.CharField(
        label=label,
        widget=Words(rows),
        max_length=MOST_WORDS,
        required=required,
        help_text=help_text,
    )


class PromiseForm(HouseForm):
    """The exact words of a promise, for an offer and for a change."""

    text = area(_("What is promised?"), help_text=_("One or two sentences, in plain words."))
    kept_when = area(
        _("When is it kept?"), 2, help_text=_("What does the other see, that day? Be exact.")
    )
    due = DayField(label=_("By which day?"), required=False)
    rhythm = forms.CharField(
        label=_("Does it return, or does it always hold?"),
        max_length=120,
        required=False,
        help_text=_("For instance: each year in May."),
    )
    every_months = forms.TypedChoiceField(
        label=_("After the first day it is due again"),
        choices=RHYTHMS,
        coerce=int,
        initial=0,
    )
    condition = area(_("On what condition?"), 2, required=False)

    def promise(self) -> Promise:
        """Return the words as one thing."""
        names = ("text", "kept_when", "due", "rhythm", "every_months", "condition")
        return Promise(**{name: self.cleaned_data[name] for name in names})


class OfferForm(PromiseForm):
    """A new promise: from whom to whom, about what."""

    giver = forms.ChoiceField(label=_("Who promises?"))
    receiver = forms.ChoiceField(label=_("To whom?"))
    kind = forms.ChoiceField(label=_("What is it?"), choices=KINDS.items, widget=Cards)
    title = forms.CharField(label=_("A short name"), max_length=200)
    stroke = forms.ChoiceField(
        label=_("A long or a short stroke?"), choices=STROKES.items, widget=Cards
    )
    item = forms.ChoiceField(label=_("On which item of the agenda?"), required=False)
    together_with = forms.CharField(label=_("Who else helps?"), max_length=200, required=False)
    field_order = ["giver", "receiver", "kind", "title", "text", "kept_when", "due", "rhythm"]

    def __init__(
        self,
        *args: Any,
        mine: Iterable[Any],
        others: Iterable[Any],
        items: Iterable[Any],
        **kw: Any,
    ) -> None:
        super().__init__(*args, **kw)
        choose(self.fields["giver"], mine)
        choose(self.fields["receiver"], others)
        choose(self.fields["item"], items, [("", _("none"))])


def choose(field: Any, rows: Iterable[Any], first: Iterable[Any] = ()) -> None:
    """Let a field choose among these rows, by their number."""
    field.choices = [*first, *((str(row.pk), str(row)) for row in rows)]


class DraftForm(PromiseForm):
    """Other words for a draft."""

    title = forms.CharField(label=_("A short name"), max_length=200)
    field_order = ["title"]


class SayForm(HouseForm):
    """A few words, and only the questions that belong to this step."""

    words = area(_("In your own words"), 4)
    due = DayField(label=_("Repaired by which day?"))
    period = forms.CharField(
        label=_("For which time?"),
        max_length=40,
        required=False,
        help_text=_("For instance: 2026."),
    )
    for_good = forms.BooleanField(
        label=_("With this it is finished; it does not return."), required=False
    )
    offer = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, asks: Iterable[str], needs_words: bool, **kw: Any) -> None:
        super().__init__(*args, **kw)
        for name in {"due", "period", "for_good", "offer"} - set(asks):
            del self.fields[name]
        self.fields["words"].required = needs_words


class ChangeForm(PromiseForm):
    """Other words, with the reason."""

    why = area(_("Why?"), 3, help_text=_("The other party reads this first."))
    term = DayField(label=_("Until when can the other party answer?"))
    field_order = ["why"]


class AnswerForm(HouseForm):
    """Yes, or an objection with what would solve it."""

    answer = forms.TypedChoiceField(
        label=_("What do you say?"),
        coerce=Answer,
        choices=[
            (Answer.CONSENT.value, _("Yes, these words hold from today")),
            (Answer.OBJECTION.value, _("No, the words stay as they are")),
        ],
        widget=Cards,
    )
    reason = area(_("Why?"), 3, required=False)
    would_solve = area(_("With a no: what would solve it?"), 2, required=False)
