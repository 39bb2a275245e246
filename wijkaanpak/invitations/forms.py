"""What people send in about asks, invitations and answers. Nothing is saved here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wijkaanpak import clock
from wijkaanpak.dates import date_format
from wijkaanpak.gatherings.forms import choose
from wijkaanpak.invitations import rules
from wijkaanpak.invitations.actions import Counts, To, Wish
from wijkaanpak.invitations.rules import (
    ANSWER_WORDS,
    CHANNEL_WORDS,
    INVITED_WORDS,
    TONGUES,
    WAY_WORDS,
    Answer,
    AskWay,
    Channel,
    Way,
)
from wijkaanpak.ui.forms import (
    Cards,
    DayField,
    HouseForm,
    ManyCards,
    Words,
    code_on_card,
    line,
    said,
)
from wijkaanpak.ui.pages import refusals_become_errors

ANSWER_HELPS: dict[str, Any] = {
    Answer.NO: _("That is fine."),
    Answer.LEAVE: _("You trust what they choose. That is a choice too."),
}


def dated(gathering: Any) -> str:
    """Return a gathering with its day: many have the same name."""
    return f"{gathering.title} ({date_format(gathering.starts.astimezone(clock.HERE), 'j F')})"


def _pick(rows: Iterable[Any]) -> dict[str, Any]:
    return {str(row.pk): row for row in rows}


class _AskForm(HouseForm):
    """What every ask says."""

    party = forms.ChoiceField(label=_("For which party do you ask?"))
    title = line(_("What do you want to ask?"), 160, required=True)
    why = forms.CharField(label=_("Why do you ask it?"), widget=Words(rows=3), max_length=2000)
    gain = forms.CharField(
        label=_("What do residents gain by it?"),
        widget=Words(rows=3),
        max_length=2000,
        help_text=_("In plain words. It stands in the calendar."),
    )
    questions = forms.IntegerField(label=_("How many questions for each household?"), min_value=1)
    feedback_due = DayField(
        label=_("By which day do residents hear what you did with it?"),
        help_text=_("Until then you ask nothing new."),
    )

    def __init__(self, *args: Any, parties: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.parties = _pick(parties)
        if len(self.parties) == 1:
            del self.fields["party"]
        else:
            choose(self.fields["party"], self.parties.values(), _("choose a party"))

    @property
    def chosen_party(self) -> Any:
        return self.parties[self.cleaned_data.get("party") or next(iter(self.parties))]

    def wish(self) -> Wish:
        """Return what was typed as a wish."""
        names = ("title", "why", "gain", "questions", "feedback_due")
        return Wish(**{name: self.cleaned_data[name] for name in names}, **self.place())

    def place(self) -> dict[str, Any]:
        raise NotImplementedError


class AskForm(_AskForm):
    """An ask of its own."""

    way = forms.ChoiceField(label=_("How do you ask it?"), choices=said(WAY_WORDS), widget=Cards)
    on = DayField(label=_("On which day?"))
    area = forms.ChoiceField(label=_("Which households?"), required=False)
    households = forms.IntegerField(
        label=_("How many households do you ask?"), min_value=1, max_value=100_000
    )
    shares = forms.BooleanField(
        label=_("Another party may share this round along doors"), required=False
    )
    field_order = [
        *("party", "title", "why", "gain", "way", "on", "area", "households", "questions"),
        *("shares", "feedback_due"),
    ]

    def __init__(self, *args: Any, areas: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.areas = _pick(areas)
        choose(self.fields["area"], self.areas.values(), _("the whole neighbourhood"))

    def place(self) -> dict[str, Any]:
        given = self.cleaned_data
        area = self.areas.get(given["area"])
        same = {name: given[name] for name in ("on", "households", "shares")}
        return same | {"way": AskWay(given["way"]), "area": area}


class ShareForm(_AskForm):
    """An ask that goes along with the round of somebody else: the same doors, the same day."""

    def __init__(self, *args: Any, along: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.along = along

    def place(self) -> dict[str, Any]:
        return {"along": self.along}


class HeldForm(HouseForm):
    """How many households took part."""

    reached = forms.IntegerField(
        label=_("How many households answered?"), min_value=0, max_value=100_000
    )


class ToldForm(HouseForm):
    """What was done with what people said."""

    words = forms.CharField(
        label=_("What did you do with what people said?"),
        widget=Words(rows=6),
        max_length=5000,
        help_text=_("Also when nothing came of it: say why. Everybody reads it."),
    )


class SilenceForm(HouseForm):
    """What the residents' body did to hear it."""

    words = forms.CharField(
        label=_("What did you do to hear it?"), widget=Words(rows=3), max_length=1000
    )


class _InviteForm(HouseForm):
    """To what, and in which language."""

    gathering = forms.ChoiceField(label=_("To what do you invite?"), required=False)
    language = forms.ChoiceField(
        label=_("In which language?"),
        choices=[(one.code, one.name) for one in TONGUES.values()],
        help_text=_("The Dutch words stand under it."),
    )
    letters = forms.ChoiceField(
        label=_("On what paper?"),
        choices=[("", _("Cards, four on a sheet")), ("1", _("Letters, one on a sheet"))],
        required=False,
    )

    def __init__(self, *args: Any, gatherings: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.gatherings = _pick(gatherings)
        nothing = _("to take part in the neighbourhood")
        choose(self.fields["gathering"], self.gatherings.values(), nothing, dated)

    @property
    def chosen_gathering(self) -> Any:
        return self.gatherings.get(self.cleaned_data["gathering"])


class InviteForm(_InviteForm):
    """A handful of invitations by one member."""

    way = forms.ChoiceField(label=_("How?"), choices=said(INVITED_WORDS), widget=Cards)
    many = forms.IntegerField(
        label=_("How many neighbours?"), min_value=1, max_value=rules.HANDFUL, initial=1
    )
    street = forms.ChoiceField(label=_("In which street?"), required=False)
    names = forms.CharField(
        label=_("To whom, for on a letter"),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        required=False,
        max_length=1500,
        help_text=_(
            "For instance a name and an address; an empty line before the next. We print it and "
            "do not keep it."
        ),
    )
    field_order = ["gathering", "way", "many", "street", "language", "letters", "names"]

    def __init__(self, *args: Any, streets: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.streets = _pick(streets)
        choose(self.fields["street"], self.streets.values(), _("another, or I do not say"))

    @property
    def chosen_way(self) -> Way:
        return Way(self.cleaned_data["way"])

    @property
    def to(self) -> tuple[To, ...]:
        return (To(self.cleaned_data["many"], self.streets.get(self.cleaned_data["street"])),)

    @property
    def addressed(self) -> list[tuple[str, ...]]:
        """Return the lines of each address that was typed, in order."""
        blocks = self.cleaned_data["names"].replace("\r", "").split("\n\n")
        return [tuple(filter(None, map(str.strip, block.splitlines()))) for block in blocks]


class InviteStreetsForm(_InviteForm):
    """Cards for every door of some streets."""

    streets = forms.MultipleChoiceField(label=_("Which streets?"), widget=ManyCards)
    field_order = ["gathering", "streets", "language", "letters"]

    def __init__(self, *args: Any, streets: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.known = _pick(streets)
        self.fields["streets"].choices = [  # type: ignore[attr-defined]
            (key, f"{street.name} ({street.doors})") for key, street in self.known.items()
        ]

    chosen_way = Way.CARD
    addressed: list[tuple[str, ...]] = []

    @property
    def to(self) -> tuple[To, ...]:
        chosen = (self.known[key] for key in self.cleaned_data["streets"])
        return tuple(To(street.doors, street) for street in chosen)


class StreetsForm(HouseForm):
    """Streets with their doors."""

    lines = forms.CharField(
        label=_("The streets"),
        widget=forms.Textarea(attrs={"rows": 12}),
        max_length=20_000,
        help_text=_("Each on its own line: name; number of doors; area. The area may stay away."),
    )

    def clean_lines(self) -> list[rules.StreetLine]:
        with refusals_become_errors():
            return rules.read_streets(self.cleaned_data["lines"])


class AnswerForm(HouseForm):
    """What a neighbour answers with the code on a card."""

    code = code_on_card()
    answer = forms.ChoiceField(
        label=_("Your answer"), choices=said(ANSWER_WORDS), widget=Cards(helps=ANSWER_HELPS)
    )


class CountForm(HouseForm):
    """Answers that came in together, as numbers."""

    gathering = forms.ChoiceField(label=_("To which invitation?"), required=False)
    area = forms.ChoiceField(label=_("From which part of the neighbourhood?"), required=False)
    channel = forms.ChoiceField(label=_("How did they come?"), choices=said(CHANNEL_WORDS))
    yes = forms.IntegerField(label=_("How many said yes?"), min_value=0, initial=0)
    no = forms.IntegerField(label=_("How many said no?"), min_value=0, initial=0)
    leave = forms.IntegerField(
        label=_("How many leave it to their neighbours?"), min_value=0, initial=0
    )

    def __init__(
        self, *args: Any, gatherings: Iterable[Any], areas: Iterable[Any], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.gatherings, self.areas = _pick(gatherings), _pick(areas)
        choose(self.fields["gathering"], self.gatherings.values(), _("to take part at all"), dated)
        choose(self.fields["area"], self.areas.values(), _("we do not know"))

    def counts(self) -> Counts:
        given = self.cleaned_data
        return Counts(
            Channel(given["channel"]),
            given["yes"],
            given["no"],
            given["leave"],
            self.gatherings.get(given["gathering"]),
            self.areas.get(given["area"]),
        )
