"""What people send in about conversations. Nothing is saved here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wijkaanpak import clock
from wijkaanpak.dialogues import rules
from wijkaanpak.dialogues.actions import Anew, Opening
from wijkaanpak.dialogues.rules import (
    CHOICE_WORDS,
    LONGEST_STATEMENT,
    REASON_WORDS,
    SLIP_WORDS,
    Reason,
    Slip,
)
from wijkaanpak.methods import opinions
from wijkaanpak.refusals import Refused
from wijkaanpak.ui.forms import Cards, DayField, HouseForm, Words, line, said
from wijkaanpak.ui.pages import refusals_become_errors, say

MOST_SHEETS = 60  # printed at once: for nearly five hundred people


class _FirstStatements(HouseForm):
    """Statements, one on each line."""

    first = forms.CharField(
        label=_("First statements"),
        widget=Words(rows=8),
        max_length=20_000,
        help_text=_(
            "One on each line, in plain words, from different sides. Ten is a good number; five "
            "is the least."
        ),
    )

    def clean_first(self) -> tuple[str, ...]:
        lines: str = self.cleaned_data["first"]
        if faults := [say(fault) for fault in rules.line_faults(lines)]:
            raise forms.ValidationError(faults)
        return tuple(rules.read_statements(lines))


class ChangeForm(_FirstStatements):
    """What a conversation is about, before it opens."""

    question = line(_("What is the question?"), 200, required=True)
    why = forms.CharField(
        label=_("What will you do with what people answer?"),
        widget=Words(rows=3),
        max_length=2000,
    )
    opens = DayField(label=_("From which day can people vote?"))
    closes = DayField(label=_("Up to which day?"))
    live = forms.BooleanField(
        required=False,
        label=_("Show what people vote while they vote"),
        help_text=_("For an evening with everybody in one room. It also steers what people say."),
    )
    field_order = ["ground", "question", "why", "first", "opens", "closes", "live"]

    def clean_opens(self) -> date:
        opens: date = self.cleaned_data["opens"]
        with refusals_become_errors():
            rules.check_first_day(opens, clock.today())
        return opens

    def clean_closes(self) -> date:
        closes: date = self.cleaned_data["closes"]
        if opens := self.cleaned_data.get("opens"):
            with refusals_become_errors():
                rules.check_last_day(opens, closes)
        return closes

    def opening(self) -> Opening:
        """Return what was typed as a conversation to begin or change."""
        names = ("question", "why", "opens", "closes", "first", "live")
        return Opening(**{name: self.cleaned_data[name] for name in names})


class OpeningForm(ChangeForm):
    """A conversation that begins."""

    ground = forms.ChoiceField(label=_("Who asks?"))

    def __init__(self, *args: Any, grounds: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.grounds = {one.key: one for one in grounds}
        self.fields["ground"].choices = [  # type: ignore[attr-defined]
            (key, f"{one.party.name}: {one.ask.title}" if one.ask else one.party.name)
            for key, one in self.grounds.items()
        ]

    @property
    def chosen(self) -> Any:
        return self.grounds[self.cleaned_data["ground"]]

    def opening(self) -> Opening:
        return replace(super().opening(), ask=self.chosen.ask)


class StatementForm(HouseForm):
    """A statement of one's own."""

    text = forms.CharField(
        label=_("Your statement"),
        widget=Words(rows=2),
        max_length=LONGEST_STATEMENT,
        help_text=_(
            "One thing, on which others can agree or disagree. No names. At most 200 signs."
        ),
    )

    def clean_text(self) -> str:
        with refusals_become_errors():
            return rules.check_statement(self.cleaned_data["text"])
        return ""


class VoteForm(forms.Form):
    """Which of the three buttons was pressed."""

    choice = forms.ChoiceField(choices=said(CHOICE_WORDS))


class ReturnForm(HouseForm):
    """Why a statement goes back."""

    reason = forms.ChoiceField(
        label=_("Why does it go back?"), choices=said(REASON_WORDS), widget=Cards
    )

    def clean_reason(self) -> Reason:
        return Reason(self.cleaned_data["reason"])


class CloseForm(HouseForm):
    """The last words of the asker."""

    words = forms.CharField(
        label=_("What do you do with this?"),
        widget=Words(rows=5),
        max_length=5000,
        help_text=_("Everybody reads it under the result. It cannot be changed later."),
    )


class LayInForm(HouseForm):
    """The two files that Polis gives out."""

    comments = forms.FileField(
        label=_("comments.csv"),
        help_text=_("The file with the statements, as Polis gives it out."),
        widget=forms.FileInput(attrs={"accept": ".csv"}),
    )
    votes = forms.FileField(
        label=_("votes.csv or participants-votes.csv"),
        help_text=_("The file with the votes, of the same conversation."),
        widget=forms.FileInput(attrs={"accept": ".csv"}),
    )
    origin = line(
        _("Where and when did they vote, and who allows you to show it?"),
        300,
        required=True,
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        texts = self._read("comments", opinions.read_statements)
        votes = self._read("votes", opinions.read)
        if self.errors and self.files:
            self.add_error(None, gettext("Choose both files again: your browser lets go of them."))
        if texts is not None and votes is not None:
            given["table"] = opinions.with_statements(votes, texts)
        return given

    def _read[T](self, name: str, read: Callable[[bytes], T]) -> T | None:
        """Return what stands in a file; what is wrong with it is told at that file."""
        if file := self.cleaned_data.get(name):
            try:
                return read(file.read())
            except Refused as refusal:
                self.add_error(name, say(refusal))
        return None


class PrintForm(forms.Form):
    """How many sheets for tables are printed, and on which number they begin."""

    van = forms.IntegerField(label=_("First number"), min_value=1, max_value=9999)
    aantal = forms.IntegerField(label=_("How many sheets?"), min_value=1, max_value=MOST_SHEETS)


class SheetForm(HouseForm):
    """A sheet of a table: a line of keys for each person at it."""

    number = forms.IntegerField(label=_("Number of the sheet"), min_value=1, max_value=9999)

    def __init__(self, *args: Any, numbers: Sequence[int], **more: Any) -> None:
        super().__init__(*args, **more)
        self.numbers = numbers
        for person in range(1, rules.MOST_AT_TABLE + 1):
            self.fields[f"person_{person}"] = forms.CharField(
                label=_("Person %(number)s") % {"number": person},
                required=False,
                max_length=2 * rules.MOST_STATEMENTS,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            )

    def check(self, given: dict[str, Any]) -> None:
        """What the rules ask of all lines together."""
        rules.check_sheet(given["columns"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        given["columns"] = columns = []
        for name in [name for name in self.fields if name.startswith("person_")]:
            try:
                columns.append(rules.read_column(given.get(name, ""), self.numbers))
            except Refused as refusal:
                self.add_error(name, say(refusal))
        if not self.errors:
            try:
                self.check(given)
            except Refused as refusal:
                self.add_error("person_1", say(refusal))
        return given


class AnewForm(SheetForm):
    """A sheet that was typed in wrong, and how it is typed in now."""

    slip = forms.ChoiceField(
        label=_("What was wrong?"),
        choices=said(SLIP_WORDS),
        widget=Cards(
            helps={
                slip.value: _("It is taken out.") if slip.takes_out else _("You type it in anew.")
                for slip in Slip
            }
        ),
    )
    field_order = ("slip", "number")

    def __init__(self, *args: Any, was: int, **more: Any) -> None:
        super().__init__(*args, initial={"number": was}, **more)
        self.was = was

    def clean_number(self) -> int:
        number: int = self.cleaned_data["number"]
        if slip := self.cleaned_data.get("slip"):
            with refusals_become_errors():
                rules.check_number(Slip(slip), self.was, number)
        return number

    def check(self, given: dict[str, Any]) -> None:
        rules.check_anew(Slip(given["slip"]), given["columns"])

    @property
    def anew(self) -> Anew:
        given = self.cleaned_data
        return Anew(Slip(given["slip"]), given["number"], given["columns"])


class EvidenceForm(HouseForm):
    """Which statement lies beside which item of the agenda, or which difference of view."""

    statement = forms.ChoiceField(label=_("Which statement?"))
    item = forms.ChoiceField(label=_("Beside what?"))

    def __init__(
        self,
        *args: Any,
        statements: Iterable[Any],
        items: Iterable[Any],
        conflicts: Iterable[Any],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.statements = {str(one.pk): one for one, _line in statements}
        groups = ((_("Items of the agenda"), items), (_("Differences of view"), conflicts))
        kept = [(name, {str(one.pk): one for one in rows}) for name, rows in groups]
        self.items = {key: row for _name, rows in kept for key, row in rows.items()}
        choose = [("", gettext("Choose one"))]
        self.fields["statement"].choices = choose + _in_words(self.statements)  # type: ignore[attr-defined]
        self.fields["item"].choices = choose + [  # type: ignore[attr-defined]
            (name, _in_words(rows)) for name, rows in kept if rows
        ]

    @property
    def chosen(self) -> tuple[Any, Any]:
        given = self.cleaned_data
        return self.statements[given["statement"]], self.items[given["item"]]


def _in_words(rows: dict[str, Any]) -> list[tuple[str, str]]:
    return [(key, str(row)) for key, row in rows.items()]
