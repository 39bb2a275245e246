"""What people send in about posts and the people who hold them. Nothing is saved here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from wijkaanpak.contacts.actions import PostFacts, TenureFacts
from wijkaanpak.contacts.rules import (
    CONTRACT_WORDS,
    MEET_WORDS,
    MOST_HOURS,
    MOST_IN_A_MONTH,
    POST_WORDS,
    Answer,
    Contract,
    PostKind,
)
from wijkaanpak.dates import date_format
from wijkaanpak.ui.forms import (
    Cards,
    DayField,
    HourField,
    HouseForm,
    Voice,
    Words,
    code_on_card,
    line,
    said,
)


def lines(label: Any, *, helps: Any = "", required: bool = False, rows: int = 4) -> Any:
    """A field of some lines for what people say."""
    return forms.CharField(
        label=label, max_length=2000, help_text=helps, required=required, widget=Words(rows=rows)
    )


def hours(label: Any, *, helps: Any = "", required: bool = False) -> Any:
    return forms.IntegerField(
        label=label, min_value=0, max_value=MOST_HOURS, help_text=helps, required=required
    )


class PostForm(HouseForm):
    """A post, and the seat with which it speaks for its party if it has one."""

    title = line(_("What is the post called?"), 120, required=True, helps=_("As neighbours say."))
    kind = forms.ChoiceField(label=_("What sort of post is it?"), choices=said(POST_WORDS))
    seat = forms.ChoiceField(
        label=_("Does it speak for your party?"),
        required=False,
        help_text=_("Then who holds the seat holds the post, and promises hang on it."),
    )
    since = DayField(label=_("Since when does it exist?"), required=False)

    def __init__(self, *args: Any, seats: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.seats = {str(seat.pk): seat for seat in seats}
        known = [(key, str(seat)) for key, seat in self.seats.items()]
        self.fields["seat"].choices = [("", _("no")), *known]  # type: ignore[attr-defined]

    def facts(self) -> PostFacts:
        given = self.cleaned_data
        kind, seat = PostKind(given["kind"]), self.seats.get(given["seat"])
        return PostFacts(given["title"], kind, seat)


class TenureForm(HouseForm):
    """Who holds a post and how; the dates only where no seat says them."""

    name = line(_("What is the first name?"), 80, required=True)
    since = DayField(label=_("Since when?"), required=False)
    find = line(
        _("How do you find this person?"), helps=_("A phone number of the work, or a place.")
    )
    hours = hours(_("How many hours a week are promised?"), helps=_("0 when nothing is promised."))
    contract = forms.ChoiceField(
        label=_("How does this person hold the post?"), choices=said(CONTRACT_WORDS), widget=Cards
    )
    contract_ends = DayField(label=_("Until when does the contract run?"), required=False)
    protects = lines(
        _("What protects the faces, the place and the promises?"),
        helps=_("Fill this in when the work must be tendered."),
    )

    def __init__(self, *args: Any, seat: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if seat:
            del self.fields["since"]

    def facts(self) -> TenureFacts:
        given = self.cleaned_data
        return TenureFacts(
            name=given["name"],
            since=given.get("since"),
            contract=Contract(given["contract"]),
            contract_ends=given["contract_ends"],
            protects=given["protects"],
            hours=given["hours"] or 0,
            find=given["find"],
        )


class LeavingForm(HouseForm):
    """The last day of somebody, and why, in words that neighbours may read."""

    on = DayField(label=_("What is the last day?"))
    why = line(_("Why?"), 300, required=True, helps=_("Neighbours read this."))


class PhotoForm(HouseForm):
    """The photo of who holds a post, given by themselves."""

    photo = forms.FileField(
        label=_("A photo of your face"),
        required=False,
        help_text=_("Leave it empty to take your photo away."),
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    yes = forms.BooleanField(
        label=_("I am on it, and it may hang on the board and be printed"), required=False
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("photo") and not given.get("yes"):
            self.add_error("yes", _("Without your yes we do not show your face."))
        return given

    @property
    def data_of_photo(self) -> bytes:
        sent = self.cleaned_data["photo"]
        return bytes(sent.read()) if sent else b""


class HelpsForm(HouseForm):
    """What a professional helps with, and who asked for it."""

    helps = lines(_("What do you help with?"), helps=_("Two or three sentences."))
    asked_by = lines(_("Who asked you to?"), helps=_("Groups or circles, no names of neighbours."))


class PresenceForm(HouseForm):
    """One time of every week at a place."""

    venue = forms.ChoiceField(label=_("At which place?"))
    weekday = forms.TypedChoiceField(
        label=_("On which day?"), coerce=int, choices=list(WEEKDAYS.items())
    )
    opens = HourField(label=_("From what time?"))
    closes = HourField(label=_("Until what time?"))

    def __init__(self, *args: Any, venues: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.venues = {str(venue.pk): venue for venue in venues}
        self.fields["venue"].choices = [  # type: ignore[attr-defined]
            (key, str(venue)) for key, venue in self.venues.items()
        ]

    @property
    def chosen(self) -> Any:
        return self.venues[self.cleaned_data["venue"]]


class AbsenceForm(HouseForm):
    """A day on which somebody who is expected is not there."""

    on = DayField(label=_("On which day?"))
    why = line(_("Why does it not go on?"), required=True, helps=_("Neighbours read this."))


class YearForm(HouseForm):
    """The hours a week of one year."""

    year = forms.IntegerField(label=_("Which year?"), min_value=2000, max_value=2100)
    promised = hours(_("How many hours a week were promised?"), required=True)
    real = hours(_("How many hours a week were they really there?"), helps=_("Not known? Empty."))
    source = line(_("How do you know?"), helps=_("For instance: the roster, or the worker."))


class MonthForm(HouseForm):
    """The hours of one month that is over."""

    month = forms.TypedChoiceField(label=_("Which month?"), coerce=date.fromisoformat)
    hours = forms.IntegerField(
        label=_("How many hours were they really there, that whole month?"),
        min_value=0,
        max_value=MOST_IN_A_MONTH,
        help_text=_("Of everybody who held the post together."),
    )

    def __init__(self, *args: Any, months: Iterable[date], **more: Any) -> None:
        super().__init__(*args, **more)
        named = [(one.isoformat(), date_format(one, "F Y")) for one in months]
        self.fields["month"].choices = named  # type: ignore[attr-defined]


class HandoverForm(HouseForm):
    """How a post is handed over."""

    successor = line(_("Who comes?"), 80, helps=_("A first name. Leave it empty if not known."))
    begins = DayField(label=_("From when do they walk together?"))
    plan = lines(
        _("How is it handed over?"),
        required=True,
        helps=_("Which walk, along which places, on which days?"),
    )


class CardsForm(HouseForm):
    """Cards to hand to neighbours, one for each. Nobody's name is written down."""

    many = forms.IntegerField(
        label=_("How many cards?"), min_value=1, max_value=60, help_text=_("One for a neighbour.")
    )


class AcquaintanceForm(HouseForm):
    """What a neighbour says with the code on a card."""

    code = code_on_card()
    answer = forms.ChoiceField(label=_("Your answer"), choices=said(MEET_WORDS), widget=Cards)


class MinuteForm(HouseForm):
    """A voice of at most a minute, or a few lines."""

    voice = forms.FileField(
        label=_("Tell it in one minute"), required=False, widget=Voice(most_seconds=60)
    )
    words = lines(_("Or write it down"), helps=_("No names of neighbours."))

    @property
    def data_of_voice(self) -> bytes:
        sent = self.cleaned_data["voice"]
        return bytes(sent.read()) if sent else b""


class WordsForm(HouseForm):
    """The words of a minute."""

    words = lines(_("What was said?"), required=True, rows=8, helps=_("No names of neighbours."))


TAKES = [("yes", _("I take this over")), ("no", _("Not, because …")), ("", _("I answer later"))]


class TakeOverForm(HouseForm):
    """One answer for each open promise of a post; what is not answered stays open."""

    def __init__(self, *args: Any, promises: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.promises = list(promises)
        for one in self.promises:
            self.fields[f"take_{one.pk}"] = forms.ChoiceField(
                label=one.title, choices=TAKES, required=False, widget=Cards
            )
            self.fields[f"why_{one.pk}"] = line(_("Because"), 500)

    def answers(self) -> list[Answer]:
        """Return what was answered, in the order of the page."""
        given = self.cleaned_data
        return [
            Answer(str(one.pk), given[f"take_{one.pk}"] == "yes", given[f"why_{one.pk}"])
            for one in self.promises
            if given[f"take_{one.pk}"]
        ]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for one in self.promises:
            if given.get(f"take_{one.pk}") == "no" and not given.get(f"why_{one.pk}", "").strip():
                self.add_error(
                    f"why_{one.pk}",
                    _("You may leave a promise, but say why. The receiver reads your reason."),
                )
        return given
