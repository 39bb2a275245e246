"""Reporting an obstacle and answering it; speaking a minute and looking it over."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkaanpak.experiments.forms.burdens import area, choose
from wijkaanpak.experiments.rules import minutes as rules
from wijkaanpak.experiments.rules import obstacles
from wijkaanpak.experiments.rules.minutes import Spoken
from wijkaanpak.experiments.rules.obstacles import Say
from wijkaanpak.neighbourhoods.rules import DOMAIN_WORDS, Domain
from wijkaanpak.stories.rules import Layer
from wijkaanpak.ui.forms import Cards, DayField, HouseForm, Voice, Words, line, said

MOST_BYTES = 20 * 1024 * 1024


class ObstacleForm(HouseForm):
    """What is in the way, which rule or system it is, and whose."""

    title = line(_("What can you not do, because of it?"), 120, required=True)
    rule = line(
        _("Which rule or which system is it?"), 200, required=True,
        helps=_("For instance: the parking system does not know a resident without a car."),
    )  # fmt: skip
    owner = forms.ChoiceField(label=_("Whose rule or system is it?"))
    words = area(_("Tell what happened"), 4, helps=_("No names of people."))
    finder = forms.ChoiceField(
        label=_("Who met it?"), choices=said(obstacles.FINDER_WORDS), widget=Cards
    )

    def __init__(self, *args: Any, parties: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        choose(self.fields["owner"], parties)


class SayForm(HouseForm):
    """What is said of an obstacle, with only the questions that belong to it."""

    words = area(_("In your own words"), 4)
    due = DayField(label=_("Solved by which day?"))
    commitment = forms.ChoiceField(
        label=_("Is there a promise of yours about it?"), required=False
    )

    def __init__(self, *args: Any, say: Say, promises: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        if say is Say.PROMISE:
            choose(self.fields["commitment"], promises, _("none"))
        else:
            del self.fields["due"], self.fields["commitment"]
        self.fields["words"].required = obstacles.STEPS[say].needs_words


class SpeakForm(HouseForm):
    """A minute: aloud or in writing, and where it belongs."""

    freeze = forms.ChoiceField(label=_("In place of which report?"))
    voice = forms.FileField(
        label=_("Tell it in one minute"),
        required=False,
        widget=Voice(most_seconds=rules.MOST_SECONDS),
        help_text=_("MP3, M4A, OGG, WebM, WAV or FLAC."),
    )
    text = forms.CharField(
        label=_("Or write it down"),
        required=False,
        max_length=rules.MOST_TEXT,
        widget=Words(6),
        help_text=_("What happened, what did it change? No names of people."),
    )
    layer = forms.ChoiceField(
        label=_("Whom does it touch?"), choices=said(rules.LAYER_WORDS), initial=Layer.GROUP
    )
    domain = forms.ChoiceField(
        label=_("What is it about?"), choices=said(DOMAIN_WORDS), initial=Domain.SOCIAL_LIFE
    )
    commitment = forms.ChoiceField(label=_("Does it belong to a promise?"), required=False)
    public = forms.BooleanField(
        label=_("Everybody may read it, not only who funds"), required=False
    )

    def __init__(
        self, *args: Any, freezes: Iterable[Any], promises: Iterable[Any], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        choose(self.fields["freeze"], freezes)
        choose(self.fields["commitment"], promises, _("none"))

    def clean_voice(self) -> Any:
        file = self.cleaned_data["voice"]
        if file and file.size > MOST_BYTES:
            raise forms.ValidationError(_("This file is too big: there is room for 20 megabytes."))
        return file

    def spoken(self, voice: str, seconds: int) -> Spoken:
        """Return what was filled in as one minute, with its voice as it is kept."""
        given = self.cleaned_data
        return Spoken(
            text=given["text"], voice=voice, seconds=seconds, layer=Layer(given["layer"]),
            domain=Domain(given["domain"]), public=given["public"],
        )  # fmt: skip


class WriteOutForm(HouseForm):
    """The words of a minute."""

    text = forms.CharField(
        label=_("What was said?"), max_length=rules.MOST_TEXT, widget=Words(7),
        help_text=_("No names of people."),
    )  # fmt: skip
