"""Entering a burden, and what the party that asks says to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkaanpak.experiments.rules import burdens as rules
from wijkaanpak.experiments.rules import corrections
from wijkaanpak.experiments.rules.burdens import Answer, Carries, Ground, Load, Protected, Rhythm
from wijkaanpak.ui.forms import Cards, HouseForm, Words, line, said

NOT_PROTECTED = ("", _("Nothing of this"))


def area(label: Any, rows: int = 3, *, helps: Any = "", required: bool = False) -> forms.CharField:
    """A field for what people say, in some lines."""
    return forms.CharField(
        label=label, widget=Words(rows), max_length=rules.MOST_WORDS, help_text=helps,
        required=required,
    )  # fmt: skip


CHOOSE = ("", _("Choose one"))  # first in a list, so that nobody is named by not choosing


def choose(field: Any, rows: Iterable[Any], empty: Any = None) -> None:
    """Let a field choose among these rows, by their number; `empty` is what stands first."""
    named = [(str(row.pk), str(row)) for row in rows]
    first = [("", empty)] if empty else [CHOOSE] if len(named) > 1 else []
    field.choices = [*first, *named]


class BurdenForm(HouseForm):
    """What is asked, by whom, on what ground, at what cost, and what came of it."""

    asker = forms.ChoiceField(label=_("Who asks this?"))
    title = line(
        _("What is asked?"), rules.MOST_TITLE, required=True,
        helps=_("For instance: the quarterly sheet with 47 numbers."),
    )  # fmt: skip
    words = area(_("Tell a little more"), helps=_("No names of people. Say what it asks of you."))
    ground = forms.ChoiceField(
        label=_("On what ground?"),
        choices=said(rules.GROUND_WORDS),
        widget=Cards,
        help_text=_("Do you not know? Choose habit. Who asks can correct it."),
    )
    ground_words = line(_("Which law, rule or contract?"), 300)
    protected = forms.ChoiceField(
        label=_("Is it one of these?"),
        choices=[NOT_PROTECTED, *said(rules.PROTECTED_WORDS)],
        required=False,
        help_text=_("These can never be frozen: they keep money and people safe."),
    )
    rhythm = forms.ChoiceField(label=_("How often?"), choices=[CHOOSE, *said(rules.RHYTHM_WORDS)])
    minutes = forms.IntegerField(
        label=_("How many minutes does it take one worker, each time?"),
        min_value=1, max_value=rules.MOST_MINUTES,
        help_text=_("A guess is fine. An hour is 60."),
    )  # fmt: skip
    carries = forms.ChoiceField(
        label=_("Who has the work of it?"),
        choices=[CHOOSE, *said(rules.CARRIES_WORDS)],
        help_text=_("A role, never a name."),
    )
    workers = forms.IntegerField(
        label=_("How many of them, more or less?"), min_value=1, max_value=rules.MOST_WORKERS,
        initial=1,
    )  # fmt: skip
    readers = area(
        _("Who reads it, and what for?"), 2, helps=_("Leave it empty if you do not know.")
    )
    decision = area(
        _("Which decision changed because of it?"), 2,
        helps=_("Leave it empty and we write: none that we know."),
    )  # fmt: skip

    def __init__(self, *args: Any, parties: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        choose(self.fields["asker"], parties)

    def load(self) -> Load:
        return load_of(self.cleaned_data)


def load_of(given: dict[str, Any]) -> Load:
    """Return what was filled in as one burden."""
    plain = ("title", "words", "ground_words", "minutes", "workers", "readers", "decision")
    return Load(
        ground=Ground(given["ground"]),
        rhythm=Rhythm(given["rhythm"]),
        carries=Carries(given["carries"]),
        protected=Protected(given["protected"]) if given["protected"] else "",
        **{name: given[name] for name in plain},
    )


class MendForm(BurdenForm):
    """How it should have been, by who entered it."""

    why = forms.ChoiceField(
        label=_("Why do you correct it?"), choices=said(corrections.WHY_WORDS), widget=Cards,
        help_text=_("The logbook says this reason, and not who you are."),
    )  # fmt: skip
    field_order = ["why"]


class CorrectForm(BurdenForm):
    """How it is from now on, by who asks: everything but who asks and who has the work."""

    reason = area(_("Why?"), 2, required=True)
    field_order = ["reason"]

    def __init__(self, *args: Any, carries: str, **more: Any) -> None:
        super().__init__(*args, parties=[], **more)
        self.carried = carries
        del self.fields["asker"], self.fields["carries"]

    def load(self) -> Load:
        return load_of(self.cleaned_data | {"carries": self.carried})


class LessForm(HouseForm):
    """Ask less: fewer times, or fewer minutes."""

    rhythm = forms.ChoiceField(label=_("How often from now on?"), choices=said(rules.RHYTHM_WORDS))
    minutes = forms.IntegerField(
        label=_("How many minutes does it take one worker, each time?"),
        min_value=1, max_value=rules.MOST_MINUTES,
    )  # fmt: skip
    reason = area(_("In your own words"), 2)


class PlainAnswerForm(HouseForm):
    """Yes, this is so; or: we stop asking."""

    reason = area(_("In your own words"), 3)

    def __init__(self, *args: Any, answer: Answer, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["reason"].required = answer is Answer.STOP
