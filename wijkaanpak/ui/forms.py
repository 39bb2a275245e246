"""What every form of the house shares: plain words, a once-only key, choices, a voice, a day."""

import re
import unicodedata
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise

# What is wrong and what to do next, in our own words; a later kind goes before an earlier one.
PLAIN: list[tuple[type[forms.Field], dict[str, Any]]] = [
    (
        forms.Field,
        {
            "required": _("Fill this in."),
            "max_length": _(
                "This is too long: at most %(limit_value)d characters, and there are "
                "%(show_value)d. Make it shorter."
            ),
            "min_value": _("Write a number that is not below %(limit_value)s."),
            "max_value": _("Write a number that is not above %(limit_value)s."),
            "null_characters_not_allowed": _("Something unreadable is in it. Type it once more."),
        },
    ),
    (forms.BooleanField, {"required": _("Tick this box.")}),
    (forms.EmailField, {"invalid": _("Write an e-mail address, such as fatma@example.nl.")}),
    (forms.URLField, {"invalid": _("Write a link, such as https://www.example.nl.")}),
    (forms.IntegerField, {"invalid": _("Write a whole number.")}),
    (forms.DateField, {"invalid": _("Write a day, such as 25-11-2026.")}),
    (forms.TimeField, {"invalid": _("Write a time, such as 19:30.")}),
    (
        forms.ChoiceField,
        {"required": _("Choose one."), "invalid_choice": _("Choose one of these.")},
    ),
    (
        forms.MultipleChoiceField,
        {"required": _("Choose at least one."), "invalid_list": _("Choose from these.")},
    ),
    (forms.FileField, {"required": _("Choose a file.")}),
]


NOTHING = re.compile("(?!)")


def read_exactly(field: forms.Field) -> None:
    """Take no “7.000” for seven: the framework drops a point with noughts after it."""
    if isinstance(field, forms.IntegerField):
        field.re_decimal = NOTHING


def speak_plainly(field: forms.Field) -> None:
    """Give a field our own sentences where it has only the ones of the framework."""
    bare: dict[str, Any] = {}
    for kind in reversed(type(field).__mro__):
        bare.update(getattr(kind, "default_error_messages", {}))
    ours = {
        code: words
        for kind, said in PLAIN
        if isinstance(field, kind)
        for code, words in said.items()
    }
    for code, words in ours.items():
        if field.error_messages.get(code) == bare.get(code):
            field.error_messages[code] = words


def can_be_seen(words: str) -> bool:
    """False for words of which nothing shows: spaces of all kinds and signs without ink."""
    return any(unicodedata.category(sign)[0] not in "ZC" for sign in words)


class PlainForm(forms.Form):
    """A form that says what is wrong in plain words and takes no words that nobody can see."""

    def full_clean(self) -> None:
        for field in self.fields.values():
            speak_plainly(field)
            read_exactly(field)
        super().full_clean()
        for name, words in list(getattr(self, "cleaned_data", {}).items()):
            if name in self.fields and isinstance(words, str) and words and not can_be_seen(words):
                self._take_nothing(name)

    def ask_for(self, *names: str, words: Any = "") -> None:
        """Ask these fields after all: each that stayed empty says so, all at once."""
        for name in names:
            known = name in self.fields and name not in self.errors
            if known and self.cleaned_data.get(name) in (None, "", []):
                self.add_error(name, words or self.fields[name].error_messages["required"])

    def _take_nothing(self, name: str) -> None:
        field = self.fields[name]
        if field.required:
            self.add_error(name, field.error_messages["required"])
        else:
            self.cleaned_data[name] = ""


def new_key() -> str:
    """Return a fresh once-only key: the same form sent twice then counts once."""
    return str(uuid.uuid4())


class HouseForm(PlainForm):
    """A form with a hidden key, so that a second click or a lost connection does nothing twice.

    `sometimes` says of a field that is asked only now and then when that is: "(with a no)".
    """

    template_name = "ui/forms/fields.html"
    sometimes: Mapping[str, Text] = {}
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


@dataclass(frozen=True)
class Sketch:
    """What lies under the squares of a map: borders as an SVG path, and names with their spot.

    Both are in a box of eight by `rows` squares of 100 units.
    """

    path: str
    rows: int
    names: Sequence[tuple[str, int, int]]


class Squares(forms.RadioSelect):
    """A spot on the map without pointing: one of its squares. The empty choice is no spot."""

    sketch: Sketch | None = None


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


class HourField(forms.TimeField):
    """A time of the day, chosen on the browser's own clock."""

    def __init__(self, **more: Any) -> None:
        more.setdefault("widget", forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
        super().__init__(input_formats=["%H:%M", "%H.%M", "%H:%M:%S"], **more)


def said(words: Mapping[str, str]) -> list[tuple[str, Any]]:
    """Return choices with words that are translated when they are shown."""
    return [(str(value), _(word)) for value, word in words.items()]


def code_on_card() -> forms.CharField:
    """A field for the code that somebody was given on a card."""
    widget = forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"})
    return forms.CharField(label=_("The code on your card"), max_length=30, widget=widget)


def line(
    label: Any, most: int = 200, *, helps: Any = "", required: bool = False
) -> forms.CharField:
    """A field of one line for what people say, in whatever direction they write."""
    widget = forms.TextInput(attrs={"dir": "auto"})
    return forms.CharField(
        label=label, max_length=most, help_text=helps, required=required, widget=widget
    )
