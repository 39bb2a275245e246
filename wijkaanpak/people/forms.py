"""What people send in to get in, to be written in, and to leave."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from wijkaanpak.people.rules import GIVEN_BY_HAND, Role
from wijkaanpak.ui.forms import Cards, HouseForm, PlainForm

ROLE_NAMES: dict[str, str] = {
    Role.RESIDENT: gettext_noop("takes part"),
    Role.COLLECTOR: gettext_noop("collects stories"),
    Role.STORY_KEEPER: gettext_noop("keeps the stories"),
    Role.AGENDA_CIRCLE: gettext_noop("agenda circle"),
    Role.TREASURER: gettext_noop("treasurer"),
    Role.SECOND_EYES: gettext_noop("second pair of eyes"),
    Role.COORDINATOR: gettext_noop("coordinator"),
    Role.SPEAKER: gettext_noop("speaks for a party"),
    Role.ROUND_KEEPER: gettext_noop("runs budget rounds"),
    Role.BALLOT_CLERK: gettext_noop("counts ballots"),
    Role.CODE_KEEPER: gettext_noop("keeps voting codes"),
    Role.ADDRESS_KEEPER: gettext_noop("keeps the address list of a vote"),
    Role.HOST: gettext_noop("host"),
    Role.CONNECTOR: gettext_noop("connects neighbours"),
}
ROLE_HELPS = {
    Role.COLLECTOR.value: _("Writes down stories with others or for them."),
    Role.STORY_KEEPER.value: _("Reads what was told before everybody can. Needs a second key."),
    Role.AGENDA_CIRCLE.value: _("Residents who keep the neighbourhood agenda."),
    Role.TREASURER.value: _("Keeps the money of the pots and pays. Needs a second key."),
    Role.SECOND_EYES.value: _(
        "Looks along before a larger sum is paid. Never the one who prepared it. "
        "Needs a second key."
    ),
    Role.COORDINATOR.value: _("Writes people in and prints codes. Needs a second key."),
    Role.ROUND_KEEPER.value: _("Writes the rules of a round and opens and closes it."),
    Role.BALLOT_CLERK.value: _("Types in paper ballots and counts. Needs a second key."),
    Role.CODE_KEEPER.value: _("Makes the voting letters. Never keeps the addresses too."),
    Role.ADDRESS_KEEPER.value: _("Knows which letter went where, and withdraws lost ones."),
    Role.HOST.value: _("Opens a place, welcomes people and writes down what was said."),
    Role.CONNECTOR.value: _(
        "Brings an offer and a wish together. Sees how to reach people, so needs a second key."
    ),
}
CODE = {"autocomplete": "one-time-code", "dir": "ltr", "autocapitalize": "characters"}


def role_names(roles: Iterable[str]) -> dict[Role, str]:
    """Return roles with their names in the reader's language, in the order of the table."""
    given = set(roles)
    return {role: gettext(ROLE_NAMES[role]) for role in Role if role in given}


class CodeForm(PlainForm):
    """One field: the code from paper or from the letter."""

    code = forms.CharField(
        label=_("Your code"),
        max_length=40,
        strip=True,
        help_text=_("Like K7P4-QM2X-R8ST-V. Small letters, spaces and dashes do not matter."),
        widget=forms.TextInput(attrs={**CODE, "spellcheck": "false"}),
    )


class MailForm(PlainForm):
    """Where to send a code."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )


class DigitsForm(PlainForm):
    """Six digits from the app, or a spare code from paper."""

    code = forms.CharField(
        label=_("The six digits from your app, or a spare code"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "dir": "ltr"}),
    )


class InviteForm(HouseForm):
    """Someone who asked to take part."""

    name = forms.CharField(
        label=_("What does this person want to be called here?"),
        max_length=80,
        help_text=_("A first name is enough."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        max_length=254,
        help_text=_("Without one, this person signs in with a code on paper."),
        widget=forms.EmailInput(attrs={"autocomplete": "off", "dir": "ltr"}),
    )
    language = forms.ChoiceField(label=_("Language"), required=False)

    def __init__(self, *args: Any, languages: list[str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["language"].choices = language_choices(languages)  # type: ignore[attr-defined]


class RoleForm(PlainForm):
    """A role for which someone was chosen."""

    role = forms.ChoiceField(
        label=_("For what was this person chosen?"),
        choices=[(role.value, _(ROLE_NAMES[role])) for role in GIVEN_BY_HAND],
        widget=Cards(helps=ROLE_HELPS),
    )

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class EndRoleForm(PlainForm):
    """A role that ends."""

    role = forms.ChoiceField(choices=[(role.value, role.value) for role in GIVEN_BY_HAND])

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class LanguageForm(PlainForm):
    """The language in which someone wants to read."""

    language = forms.ChoiceField(label=_("I want to read in"))

    def __init__(self, *args: Any, languages: list[str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["language"].choices = language_choices(languages)  # type: ignore[attr-defined]


def language_choices(first: list[str]) -> list[tuple[str, str]]:
    """Return all languages of the house, those of the neighbourhood first."""
    known = dict(settings.LANGUAGES)
    order = [code for code in first if code in known]
    return [(code, known[code]) for code in order + [c for c in known if c not in order]]
