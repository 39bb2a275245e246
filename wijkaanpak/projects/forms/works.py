"""What parties send in about works, and about joining them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkaanpak import clock
from wijkaanpak.neighbourhoods.rules import TASK_WORDS, TaskArea
from wijkaanpak.network.forms import SpokenForm
from wijkaanpak.projects.actions.works import Facts
from wijkaanpak.projects.forms.initiatives import room
from wijkaanpak.projects.rules.initiatives import MOST_TITLE
from wijkaanpak.projects.rules.works import SOCIAL_PART, check_days, check_years
from wijkaanpak.ui.forms import Cards, DayField, HouseForm, ManyCards, line, said
from wijkaanpak.ui.pages import told_at

PART_HELP = _("Only for energy, and then always: what does it mean for people?")
FIXED = _("(asked when the days are fixed)")


class YearsForm(HouseForm):
    """The first and the last year in which it can be done."""

    first = forms.IntegerField(label=_("In which year can it begin?"), min_value=2000)
    last = forms.IntegerField(label=_("In which year must it be done?"), max_value=2100)


class WorkForm(SpokenForm):
    """What is planned, in which streets, in which years."""

    kind = forms.TypedChoiceField(
        label=_("What kind of work is it?"), coerce=TaskArea, choices=said(TASK_WORDS),
        widget=Cards,
    )  # fmt: skip
    title = line(_("What is it, in a few words?"), MOST_TITLE, required=True)
    words = room(_("What will people notice of it?"), 3)
    streets = room(
        _("In which streets or areas?"), 2,
        helps=_("One on a line, or with a comma between. Write them as on the street sign."),
    )  # fmt: skip
    first = forms.IntegerField(label=_("In which year can it begin?"), min_value=2000)
    last = forms.IntegerField(label=_("In which year must it be done?"), max_value=2100)
    fixed = forms.BooleanField(
        label=_("The days are fixed already"), required=False,
        help_text=_("Leave it empty as long as others can still join."),
    )  # fmt: skip
    starts = DayField(label=_("First day"), required=False)
    ends = DayField(label=_("Last day"), required=False)

    sometimes = {
        "starts": FIXED,
        "ends": FIXED,
        **dict.fromkeys(SOCIAL_PART, _("(asked with energy)")),
    }

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, asks in SOCIAL_PART.items():
            self.fields[name] = room(_(asks), 2, helps=PART_HELP, required=False)

    def clean(self) -> None:
        super().clean()
        given = self.cleaned_data
        if given.get("fixed"):
            self.ask_for("starts", "ends")
        if given.get("kind") == TaskArea.ENERGY:
            words = _("Energy goes together with people. Answer this as well.")
            self.ask_for(*SOCIAL_PART, words=words)
        first, last = given.get("first"), given.get("last")
        if first and last:
            with told_at(self, "last"):
                check_years(first, last, clock.today())
            with told_at(self, "ends"):
                days = given.get("starts"), given.get("ends")
                check_days(*days, fixed=False, first=first, last=last)

    def facts(self) -> Facts:
        given = self.cleaned_data
        names = ("kind", "title", "words", "streets", "first", "last", "starts", "ends", "fixed")
        part = {name: given[name] for name in SOCIAL_PART}
        return Facts(**{name: given[name] for name in names}, part=part)


class DaysForm(HouseForm):
    """The first and the last day, from now on fixed."""

    starts = DayField(label=_("First day"))
    ends = DayField(label=_("Last day"))


class OverForm(HouseForm):
    """The works are done, or do not go on."""

    words = room(_("What came of it?"), 3)


class JoinForm(HouseForm):
    """We join these works, or we cannot, because."""

    others = forms.MultipleChoiceField(label=_("About which works?"), widget=ManyCards)
    answer = forms.ChoiceField(
        label=_("What do you say?"),
        choices=[("yes", _("We join: together")), ("no", _("We cannot, because …"))],
        widget=Cards,
    )
    words = room(_("What do you do together, or why can you not?"), 3)

    def __init__(self, *args: Any, meets: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.rows = {str(row.pk): row for row in meets}
        names = [(key, f"{row.title} ({row.party.name})") for key, row in self.rows.items()]
        self.fields["others"].choices = names  # type: ignore[attr-defined]

    def said(self) -> dict[str, Any]:
        given = self.cleaned_data
        others = [self.rows[key] for key in given["others"]]
        return {"others": others, "joins": given["answer"] == "yes", "words": given["words"]}
