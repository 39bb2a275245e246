"""A stroke that is planned or told of, what belongs to a project, and a look back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkaanpak.commitments.rules import Stroke
from wijkaanpak.projects.forms.initiatives import room
from wijkaanpak.projects.forms.projects import STROKES
from wijkaanpak.projects.rules.checks import FOUND_WORDS, Found
from wijkaanpak.projects.rules.initiatives import MOST_TITLE
from wijkaanpak.ui.forms import Cards, DayField, HouseForm, line, said


class StrokeForm(HouseForm):
    """What people will see next."""

    title = line(_("What will people see?"), MOST_TITLE, required=True)
    stroke = forms.TypedChoiceField(
        label=_("A short or a long stroke?"),
        coerce=Stroke,
        choices=list(STROKES.items()),
        widget=Cards,
    )
    due = DayField(label=_("By which day?"))


class ToldForm(HouseForm):
    """What people saw, or why a stroke does not come."""

    words = room(_("Tell it in a few sentences"), 4)


class TieForm(HouseForm):
    """A promise, or money that was set aside, that belongs to a project."""

    beside = forms.ChoiceField(label=_("What belongs to this project?"))

    def __init__(
        self, *args: Any, promises: Iterable[Any], goals: Iterable[Any], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.fields["beside"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose one")),
            (_("Promises"), [(f"promise {row.pk}", row.title) for row in promises]),
            (_("Money set aside for"), [(f"goal {row.pk}", row.title) for row in goals]),
        ]

    def chosen(self) -> tuple[str, str]:
        """Return what kind of thing was chosen, and its number."""
        kind, _space, number = self.cleaned_data["beside"].partition(" ")
        return kind, number


class LookForm(HouseForm):
    """What was found after so many years: first about people."""

    ties = room(
        _("Which new ties between people arose?"),
        3,
        helps=_("Start here. Who knows whom now, who helps whom, who greets whom?"),
    )
    found = forms.TypedChoiceField(
        label=_("Does it still hold?"), coerce=Found, choices=said(FOUND_WORDS), widget=Cards
    )
    words = room(_("What did you see?"), 4)


class PostForm(HouseForm):
    """Which post looks again."""

    post = forms.ChoiceField(label=_("Which post looks again?"))

    def __init__(self, *args: Any, posts: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["post"].choices = [(str(row.pk), str(row)) for row in posts]  # type: ignore[attr-defined]
