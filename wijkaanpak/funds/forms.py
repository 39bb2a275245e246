"""What people send in about money. Sums are typed as people write them; nothing is saved here."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wijkaanpak import clock
from wijkaanpak.funds.rules import (
    KIND_WORDS,
    LEVEL_WORDS,
    PURPOSE_WORDS,
    THEME_WORDS,
    Aim,
    Asked,
    Finding,
    Kind,
    Level,
    Purpose,
)
from wijkaanpak.funds.rules.pots import OLDEST
from wijkaanpak.methods.bank import cents_of
from wijkaanpak.neighbourhoods.rules import DOMAIN_WORDS, TASK_WORDS
from wijkaanpak.network.forms import SpokenForm
from wijkaanpak.ui.forms import Cards, DayField, HouseForm, ManyCards, Words

PLAIN = {"autocomplete": "off", "dir": "auto"}
MOST_PHOTO = 20 * 1024 * 1024
LEVEL_HELPS = {
    Level.TABLE.value: _("Good to know for all; nobody else spends it."),
    Level.JOINT.value: _("The network says where it goes. The owner keeps the books."),
    Level.POOL.value: _("One account, one treasurer, two pairs of eyes."),
}


class EuroField(forms.CharField):
    """A sum as people write it (12, 12,50 or 1.234,56), as whole cents."""

    asks = _("Write a sum of money like 12,50 or 1.250.")

    def __init__(self, **more: Any) -> None:
        attrs = {"inputmode": "decimal", "autocomplete": "off"}
        super().__init__(max_length=30, widget=forms.TextInput(attrs=attrs), **more)

    def clean(self, value: Any) -> Any:
        text: str = super().clean(value)
        if not text:
            return 0
        try:
            cents = cents_of(text)
        except ValueError:
            cents = -1
        if cents < 0:
            raise forms.ValidationError(self.asks)
        return cents


def line(label: Any, most: int, help_text: Any = "", required: bool = True) -> forms.CharField:
    """A field of one line."""
    return forms.CharField(
        label=label,
        max_length=most,
        help_text=help_text,
        required=required,
        widget=forms.TextInput(attrs=PLAIN),
    )


def several(label: Any, words: Mapping[str, str], help_text: Any = "") -> Any:
    """A field where any number of a few is fine."""
    return forms.MultipleChoiceField(
        label=label,
        required=False,
        help_text=help_text,
        widget=ManyCards,
        choices=[(value, _(word)) for value, word in words.items()],
    )


def one_of(label: Any, words: Mapping[str, str], helps: Any = None) -> Any:
    return forms.ChoiceField(
        label=label,
        widget=Cards(helps=helps),
        choices=[(value, _(word)) for value, word in words.items()],
    )


def number(label: Any, most: int, required: bool = False, **more: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=most, required=required, **more)


class ForPeopleAndPlaces(HouseForm):
    """Which ages and areas something is for."""

    areas = forms.MultipleChoiceField(
        label=_("Only in these areas"), required=False, widget=ManyCards
    )
    youngest = number(_("From which age?"), OLDEST)
    oldest = number(_("Up to which age?"), OLDEST)

    def __init__(self, *args: Any, areas: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.by_number = {str(area.pk): area for area in areas}
        choices = [(key, f"{area.name} ({area.year})") for key, area in self.by_number.items()]
        self.fields["areas"].choices = choices  # type: ignore[attr-defined]
        if not choices:
            del self.fields["areas"]

    def ages(self) -> tuple[int, int] | None:
        """Return both ages; one of them alone is asked for."""
        low, high = self.cleaned_data.get("youngest"), self.cleaned_data.get("oldest")
        return None if low is None or high is None else (low, high)

    def chosen_areas(self) -> tuple[Any, ...]:
        return tuple(self.by_number[key] for key in self.cleaned_data.get("areas", []))

    def clean(self) -> None:
        said = self.cleaned_data
        if (said.get("youngest") is None) != (said.get("oldest") is None):
            self.add_error("oldest", _("Fill in both ages, or neither."))


class PotForm(SpokenForm, ForPeopleAndPlaces):
    """A pot that a party lays on the table."""

    title = line(_("What is the pot called?"), 120)
    funder = line(
        _("Where does the money come from?"),
        120,
        _("A fund, a ministry, a health insurer."),
        False,
    )
    kind = one_of(_("How free is this money?"), KIND_WORDS)
    level = one_of(_("How far is it put together with others?"), LEVEL_WORDS, LEVEL_HELPS)
    ground = line(
        _("On what ground may it be decided on together?"),
        200,
        _("A mandate, a subsidy decision, an agreement. Not needed when it is only on the table."),
        False,
    )
    condition = forms.CharField(
        label=_("What does the funder ask, in the funder’s own words?"),
        widget=Words(rows=4),
        max_length=4000,
        required=False,
    )
    ends = DayField(label=_("By which day must it be spent?"), required=False)
    themes = several(_("Only for these themes"), THEME_WORDS)
    own_share = number(_("Which percent of the cost must people bring themselves?"), 100)
    least_share = number(_("Which percent of the cost does it pay at least?"), 100)
    most_share = number(_("Which percent of the cost does it pay at most?"), 100)
    sisa = line(_("Code for SiSa"), 10, _("If the state asks it of the municipality."), False)
    reports = number(_("How many accounts does the funder ask a year?"), 99, True, initial=1)
    field_order = [
        "key", "party", "title", "funder", "kind", "level", "ground", "condition", "ends",
        "themes", "areas", "youngest", "oldest", "own_share", "least_share", "most_share",
        "sisa", "reports",
    ]  # fmt: skip

    def asked(self) -> Asked:
        given = self.cleaned_data
        most = given.get("most_share")
        return Asked(
            ends=given.get("ends"),
            themes=frozenset(given["themes"]),
            areas=frozenset(given.get("areas", [])),
            ages=self.ages(),
            own_share=given.get("own_share") or 0,
            least_share=given.get("least_share") or 0,
            most_share=100 if most is None else most,
        )

    def terms(self) -> dict[str, Any]:
        """Return what `actions.Terms` takes."""
        given = self.cleaned_data
        names = ("title", "funder", "ground", "condition", "sisa", "reports")
        plain = {name: given[name] for name in names}
        kinds = {"kind": Kind(given["kind"]), "level": Level(given["level"])}
        return plain | kinds | {"asked": self.asked(), "areas": self.chosen_areas()}


class PotAgainForm(PotForm):
    """Other conditions for a pot, with the reason."""

    why = forms.CharField(label=_("Why does it change?"), widget=Words(rows=3), max_length=2000)
    field_order = [*PotForm.field_order, "why"]


class CameInForm(HouseForm):
    """Money that came into a pot."""

    euros = EuroField(label=_("How much came in?"))
    words = line(_("What is it?"), 300, _("The decision or letter it follows from."))
    reference = line(_("Reference at the bank"), 60, "", False)


class GoesBackForm(HouseForm):
    """Money that went back to its funder."""

    euros = EuroField(label=_("How much goes back?"))
    words = line(_("Why?"), 300)


BY_HAND = {key: words for key, words in PURPOSE_WORDS.items() if key != Purpose.ROUND}


class GoalForm(ForPeopleAndPlaces):
    """What money can be set aside for."""

    title = line(_("What is the goal called?"), 120)
    words = forms.CharField(
        label=_("What happens with it, in plain words?"),
        widget=Words(rows=4),
        max_length=2000,
        required=False,
    )
    purpose = one_of(_("What kind of goal is it?"), BY_HAND)
    task = one_of(_("On which of the three tasks does it weigh most?"), TASK_WORDS)
    themes = several(_("Which parts of life does it touch?"), DOMAIN_WORDS)
    cost = EuroField(label=_("What does it cost in all?"), required=False)
    own = EuroField(label=_("What do its makers bring themselves?"), required=False)
    holder = line(
        _("Whose free hand is it?"),
        254,
        _("Only with a free hand: the name or e-mail address of the worker."),
        False,
    )
    field_order = [
        "key", "title", "words", "purpose", "task", "themes", "areas", "youngest", "oldest",
        "cost", "own", "holder",
    ]  # fmt: skip

    def aim(self) -> Aim:
        given = self.cleaned_data
        return Aim(
            purpose=Purpose(given["purpose"]),
            cost=given["cost"],
            own=given["own"],
            themes=frozenset(given["themes"]),
            ages=self.ages(),
        )


ASIDE, FREE = "aside", "free"


class DecideForm(HouseForm):
    """A decision: how much of which pot for which goal."""

    goal = forms.ChoiceField(label=_("For which goal?"))
    pot = forms.ChoiceField(label=_("From which pot?"))
    way = forms.ChoiceField(
        label=_("What was decided?"),
        widget=Cards,
        initial=ASIDE,
        choices=[(ASIDE, _("Set money aside")), (FREE, _("Set money free again"))],
    )
    euros = EuroField(label=_("How much?"))
    words = forms.CharField(
        label=_("Who decided this, when, and why?"),
        widget=Words(rows=3),
        max_length=2000,
        help_text=_("For instance: the network table of 3 March, all parties said yes."),
    )

    def __init__(self, *args: Any, goals: Iterable[Any], pots: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.goals = {str(one.pk): one for one in goals}
        self.pots = {str(one.pk): one for one in pots}
        for name, rows in (("goal", self.goals), ("pot", self.pots)):
            choices = [(key, row.title) for key, row in rows.items()]
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def share(self) -> tuple[Any, Any, int]:
        """Return the goal, the pot, and the sum: below nought when it is set free."""
        given = self.cleaned_data
        cents = given["euros"] if given["way"] == ASIDE else -given["euros"]
        return self.goals[given["goal"]], self.pots[given["pot"]], cents


class ProofForm(HouseForm):
    """A photo of a receipt, or why there is none."""

    photo = forms.FileField(
        label=_("Photo of the receipt"),
        required=False,
        help_text=_("JPEG, PNG or WebP. Place and name hidden in the photo are taken out."),
        widget=forms.ClearableFileInput(attrs={"accept": "image/*"}),
    )
    words = line(_("Or in words: what was bought, or why there is no receipt"), 200, "", False)

    def clean_photo(self) -> Any:
        given = self.cleaned_data["photo"]
        if given and given.size > MOST_PHOTO:
            raise forms.ValidationError(gettext("This photo is too large: at most 20 MB."))
        return given

    def photo_bytes(self) -> bytes:
        given = self.cleaned_data["photo"]
        data: bytes = given.read() if given else b""
        return data


class PayForm(ProofForm):
    """A bill to pay: from what was set aside in a pot for a goal."""

    words = None  # type: ignore[assignment]

    source = forms.ChoiceField(label=_("From which pot, for which goal?"))
    euros = EuroField(label=_("How much?"))
    what = line(_("What is it for?"), 200, _("Everybody can read this. Name no person."))
    payee = line(_("Who is paid?"), 120, _("Only the cash desk reads this."))
    reference = line(
        _("Reference on the bill"), 60, _("With it, the line of the bank is recognised."), False
    )
    clean_hands = forms.BooleanField(
        label=_("I, my family and my business gain nothing from this payment"),
        error_messages={
            "required": _("If you gain from it, say so and let somebody else handle it.")
        },
    )

    field_order = [
        "key", "source", "euros", "what", "payee", "reference", "photo", "clean_hands",
    ]  # fmt: skip

    def __init__(self, *args: Any, sources: Iterable[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["source"].choices = list(sources)  # type: ignore[attr-defined]
        self.fields["photo"].label = _("Photo of the bill or the receipt")


class SpendForm(ProofForm):
    """What a worker paid from their own free hand, told afterwards."""

    source = forms.ChoiceField(label=_("From which pot?"))
    euros = EuroField(label=_("How much was it?"))
    what = line(_("What was it for?"), 200, _("Everybody can read this. Name no person."))
    payee = line(_("Where did you pay it?"), 120)
    field_order = ["key", "source", "euros", "what", "payee", "photo", "words"]

    def __init__(self, *args: Any, sources: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["source"].choices = sources  # type: ignore[attr-defined]
        if len(sources) == 1:
            self.fields["source"].widget = forms.HiddenInput()
            self.fields["source"].initial = sources[0][0]


class WhyForm(HouseForm):
    """A reason in one's own words."""

    why = forms.CharField(label=_("Why?"), widget=Words(rows=4), max_length=2000)


class EndForm(HouseForm):
    """Why an interest is over."""

    why = line(_("Why is it over?"), 300, _("For instance: my sister left that job in March."))


FINDINGS = {
    Finding.GOOD.value: _("The receipt fits the payment"),
    Finding.NOT_GOOD.value: _("There is no receipt, or it does not fit"),
}


class FindingForm(HouseForm):
    """What the second pair of eyes found of a receipt that the lot asked for."""

    finding = forms.ChoiceField(
        label=_("What did you find?"), widget=Cards, choices=list(FINDINGS.items())
    )
    words = line(
        _("What is not good?"), 300, _("Only when it is not good. Everybody can read it."), False
    )


class InterestForm(HouseForm):
    """An interest of one's own in a goal."""

    goal = forms.ChoiceField(label=_("In which goal?"))
    words = line(
        _("What is your interest?"),
        300,
        _("For instance: my sister works there. Everybody can read it, and it stays."),
    )

    def __init__(self, *args: Any, goals: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.goals = {str(one.pk): one for one in goals}
        choices = [(key, goal.title) for key, goal in self.goals.items()]
        self.fields["goal"].choices = choices  # type: ignore[attr-defined]


class BankForm(HouseForm):
    """A file of the bank."""

    file = forms.FileField(
        label=_("File of the bank"),
        help_text=_("CAMT.053 (XML) is best; CSV works too. At most 2 MB."),
    )


class ColumnsForm(HouseForm):
    """Which column of a file of the bank is what."""

    on = forms.TypedChoiceField(label=_("Where is the day?"), coerce=int)
    amount = forms.TypedChoiceField(label=_("Where is the sum?"), coerce=int)
    side = forms.TypedChoiceField(
        label=_("Where does it say whether money came in or went out?"),
        help_text=_("Not needed when there is a minus before what went out."),
        required=False,
        coerce=int,
        empty_value=None,
    )
    who = forms.TypedChoiceField(
        label=_("Where is the name of the other?"), required=False, coerce=int, empty_value=None
    )
    words = forms.TypedChoiceField(
        label=_("Where are the words with it?"), required=False, coerce=int, empty_value=None
    )
    sealed = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, sample: Sequence[Sequence[str]], **more: Any) -> None:
        super().__init__(*args, **more)
        width = max((len(row) for row in sample), default=0)
        cells = [next((row[n] for row in sample if row[n : n + 1]), "") for n in range(width)]
        choices = [(n, f"{n + 1}: {cell.strip()[:60]}") for n, cell in enumerate(cells)]
        for name in ("on", "amount", "side", "who", "words"):
            empty = _("Choose a column") if self.fields[name].required else _("Nowhere")
            self.fields[name].choices = [("", empty), *choices]  # type: ignore[attr-defined]

    def columns(self) -> dict[str, int]:
        names = ("on", "amount", "side", "who", "words")
        given = {name: self.cleaned_data[name] for name in names}
        return {name: place for name, place in given.items() if place is not None}


class MatchForm(HouseForm):
    """What a line of the bank belongs to."""

    ref = forms.ChoiceField(label=_("What does it belong to?"), required=False, widget=Cards)
    set_aside = line(
        _("Or: why does it belong to nothing here?"),
        200,
        _("For instance: cost of the bank."),
        False,
    )

    def __init__(self, *args: Any, fits: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [(one.ref, one.words) for one in fits]
        self.fields["ref"].choices = choices  # type: ignore[attr-defined]
        if not choices:
            del self.fields["ref"]


_NUMBER = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.I)


class ReportForm(HouseForm):
    """One account of a goal, for all its funders."""

    words = forms.CharField(
        label=_("What was done, in plain words?"), widget=Words(rows=8), max_length=5000
    )
    story = line(
        _("The address of a story that shows it"),
        300,
        _("Copy it from the page of a story that everybody can read."),
        False,
    )
    first = DayField(label=_("From which day?"))
    last = DayField(label=_("Until which day?"))

    def clean_story(self) -> uuid.UUID | None:
        text = self.cleaned_data["story"]
        found = _NUMBER.search(text)
        if text and not found:
            raise forms.ValidationError(gettext("This is no address of a story."))
        return uuid.UUID(found.group()) if found else None

    def clean_last(self) -> Any:
        last = self.cleaned_data["last"]
        if last > clock.today():
            raise forms.ValidationError(gettext("An account looks back, not ahead."))
        return last
