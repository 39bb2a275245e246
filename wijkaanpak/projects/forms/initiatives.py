"""An idea, a yes to helping it on, an answer, help asked and given, and an end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkaanpak.projects.rules.initiatives import (
    ENDING_WORDS,
    MOST_NAME,
    MOST_TITLE,
    MOST_WORDS,
    Ending,
)
from wijkaanpak.ui.forms import Cards, HouseForm, Words, line, said


def room(label: Any, rows: int = 4, *, helps: Any = "", required: bool = True) -> forms.CharField:
    """A field for what somebody says in their own words."""
    return forms.CharField(
        label=label,
        widget=Words(rows),
        max_length=MOST_WORDS,
        help_text=helps,
        required=required,
    )


class BeginForm(HouseForm):
    """An idea of neighbours."""

    title = line(_("What do you want to begin, in a few words?"), MOST_TITLE, required=True)
    words = room(
        _("Tell more: what, where, and why here?"),
        6,
        helps=_("Everybody reads this. Leave out names and addresses."),
    )
    beside = forms.BooleanField(
        label=_("I write this down for a neighbour who sits beside me"), required=False
    )

    def __init__(self, *args: Any, host: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if not host:
            del self.fields["beside"]


class SupportForm(HouseForm):
    """A yes to helping an initiative on, from a post or as a neighbour."""

    post = forms.ChoiceField(label=_("As whom do you help?"), required=False, widget=Cards)
    name = line(
        _("Under which name?"),
        MOST_NAME,
        helps=_("This name stands on the page. A first name is enough."),
    )

    def __init__(self, *args: Any, posts: Iterable[Any], name: str, **more: Any) -> None:
        super().__init__(*args, **more)
        held = [(str(one.post_id), one.post.title) for one in posts]
        if held:
            self.fields["post"].choices = [*held, ("", _("As a neighbour"))]  # type: ignore[attr-defined]
            self.fields["post"].initial = held[0][0]
        else:
            del self.fields["post"]
            self.fields["name"].required = True
        self.fields["name"].initial = name

    sometimes = {"name": _("(asked of a neighbour)")}

    def clean(self) -> None:
        super().clean()
        if not self.cleaned_data.get("post"):
            self.ask_for("name")


class AnswerForm(HouseForm):
    """The first answer to an initiative."""

    words = room(
        _("What is your answer?"),
        6,
        helps=_("Say what can be done now, who they can turn to, and what still has to be found."),
    )


class HelpForm(HouseForm):
    """What an initiative asks."""

    words = room(_("What do you need?"), helps=_("One question at a time gets an answer sooner."))


class HelpAnswerForm(HouseForm):
    """What became of help that was asked."""

    given = forms.TypedChoiceField(
        label=_("Was it given?"),
        coerce=lambda value: value == "yes",
        choices=[("yes", _("Yes, it was given")), ("no", _("No, not this way"))],
        widget=Cards,
    )
    words = room(_("What happened?"), 3)
    party = forms.ChoiceField(label=_("In whose name do you say this?"), required=False)

    def __init__(self, *args: Any, parties: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        mine = [(str(one.pk), one.name) for one in parties]
        if mine:
            self.fields["party"].choices = [("", _("My own")), *mine]  # type: ignore[attr-defined]
        else:
            del self.fields["party"]


class EndForm(HouseForm):
    """An initiative ends, with a reason."""

    ending = forms.TypedChoiceField(
        label=_("Why does it end?"),
        coerce=Ending,
        choices=said(ENDING_WORDS),
        widget=Cards,
    )
    words = room(_("Tell it in your own words"), 3, helps=_("A next neighbour learns from it."))
