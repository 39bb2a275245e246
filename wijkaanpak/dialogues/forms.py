"""What people send in about conversations. Nothing is saved here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkaanpak.dialogues import rules
from wijkaanpak.dialogues.actions import Opening
from wijkaanpak.dialogues.rules import CHOICE_WORDS, LONGEST_STATEMENT, REASON_WORDS, Reason
from wijkaanpak.methods import opinions
from wijkaanpak.refusals import Refused
from wijkaanpak.ui.forms import Cards, DayField, HouseForm, Words, line, said
from wijkaanpak.ui.pages import refusals_become_errors, say


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
        with refusals_become_errors():
            return tuple(rules.read_statements(self.cleaned_data["first"]))
        return ()


class OpeningForm(_FirstStatements):
    """A conversation that begins."""

    ground = forms.ChoiceField(label=_("Who asks?"))
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
        """Return what was typed as a conversation to begin."""
        names = ("question", "why", "opens", "closes", "first", "live")
        return Opening(ask=self.chosen.ask, **{name: self.cleaned_data[name] for name in names})


class MoreStatementsForm(_FirstStatements):
    """More first statements, before it opens."""


class StatementForm(HouseForm):
    """A statement of one's own."""

    text = forms.CharField(
        label=_("Your statement"),
        widget=Words(rows=2),
        max_length=LONGEST_STATEMENT,
        help_text=_("One thing, on which others can agree or disagree. No names."),
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
        label=_("comments.csv"), widget=forms.FileInput(attrs={"accept": ".csv"})
    )
    votes = forms.FileField(
        label=_("votes.csv or participants-votes.csv"),
        widget=forms.FileInput(attrs={"accept": ".csv"}),
    )
    origin = line(
        _("Where and when did they vote, and who allows you to show it?"),
        300,
        required=True,
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("comments") and given.get("votes"):
            with refusals_become_errors():
                texts = opinions.read_statements(given["comments"].read())
                given["table"] = opinions.with_statements(
                    opinions.read(given["votes"].read()), texts
                )
        return given


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

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        given["columns"] = columns = []
        for name in [name for name in self.fields if name.startswith("person_")]:
            try:
                columns.append(rules.read_column(given.get(name, ""), self.numbers))
            except Refused as refusal:
                self.add_error(name, say(refusal))
        return given


class EvidenceForm(HouseForm):
    """Which statement lies beside which item of the agenda."""

    statement = forms.ChoiceField(label=_("Which statement?"))
    item = forms.ChoiceField(label=_("Beside which item of the agenda?"))

    def __init__(
        self, *args: Any, statements: Iterable[Any], items: Iterable[Any], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.statements = {str(one.pk): one for one, _line in statements}
        self.items = {str(one.pk): one for one in items}
        for name, rows in (("statement", self.statements), ("item", self.items)):
            self.fields[name].choices = [(key, str(row)) for key, row in rows.items()]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> tuple[Any, Any]:
        given = self.cleaned_data
        return self.statements[given["statement"]], self.items[given["item"]]
