"""What every form of the house shares: a once-only key, large choices, a voice, a day."""

import uuid
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise

Text = str | Promise


def new_key() -> str:
    """Return a fresh once-only key: the same form sent twice then counts once."""
    return str(uuid.uuid4())


class HouseForm(forms.Form):
    """A form with a hidden key, so that a second click or a lost connection does nothing twice."""

    template_name = "ui/forms/fields.html"
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4, required=False)

    def clean_key(self) -> uuid.UUID:
        key: uuid.UUID | None = self.cleaned_data["key"]
        return key or uuid.uuid4()


class _WithHelps:
    """Large choices may carry a sentence each: `helps` maps a value to it."""

    def __init__(self, *args: Any, helps: Mapping[str, Text] | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.helps = dict(helps or {})


class Cards(_WithHelps, forms.RadioSelect):
    """One of a few: each choice is a large card."""


class ManyCards(_WithHelps, forms.CheckboxSelectMultiple):
    """Any of a few: each choice is a large card."""


class Words(forms.Textarea):
    """Room for what a person says, in the voice of people."""

    def __init__(self, rows: int = 6, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": rows, "dir": "auto", **(attrs or {})})


class Voice(forms.ClearableFileInput):
    """A file with a voice, or a recording made on the spot."""

    def __init__(self, most_seconds: int = 600, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"accept": "audio/*", **(attrs or {})})
        self.most_seconds = most_seconds


class DayField(forms.DateField):
    """A day, chosen in the browser's own calendar."""

    def __init__(self, **more: Any) -> None:
        more.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
        super().__init__(input_formats=["%Y-%m-%d", "%d-%m-%Y"], **more)
