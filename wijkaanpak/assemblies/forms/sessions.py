"""What is asked for the sessions of an assembly."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, time
from typing import Any

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from wijkaanpak.assemblies.forms.faults import ThoroughForm
from wijkaanpak.assemblies.rules.sessions import (
    AIM_WORDS,
    ALLOWANCE_WORDS,
    CARE_WORDS,
    CHOSEN_WORDS,
    WHY_WORDS,
    Aim,
    ChosenBy,
    PackWords,
    SessionWords,
    count_faults,
    session_faults,
)
from wijkaanpak.funds.forms import EuroField, line, one_of, several
from wijkaanpak.refusals import Refused
from wijkaanpak.ui.forms import DayField, HourField, HouseForm, ManyCards, Words


class SessionForm(ThoroughForm):
    """A session: when, where, what for, and what there is for who comes."""

    on = DayField(label=_("On which day?"))
    starts = HourField(label=_("From what time?"))
    ends = HourField(label=_("Until what time?"))
    venue = forms.ChoiceField(label=_("At which place of ours?"), required=False)
    place = line(
        _("Where exactly?"), 200, _("A room, or an address that is not in the list."), False
    )
    aims = several(_("What is this session for?"), AIM_WORDS)
    programme = forms.CharField(
        label=_("The programme"),
        help_text=_("A line for each part, such as: 10:00 Welcome and soup."),
        max_length=3_000,
        widget=Words(rows=8),
    )
    care = several(_("What is there for who needs it?"), CARE_WORDS)
    languages = line(_("Which languages does an interpreter speak?"), 80, required=False)
    allowance = EuroField(
        label=_("How much does each seat get for this session?"),
        required=False,
        help_text=_("In euros. Leave it empty for nothing."),
    )

    fine = {
        "starts": time.min, "ends": time.max, "place": "-", "aims": (Aim.LEARN,),
        "programme": "-", "care": (), "languages": "", "allowance": 0,
    }  # fmt: skip

    def __init__(
        self, *args: Any, venues: Sequence[Any], drawn: date | None, last: date,
        change: bool = False, **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **more)
        self.drawn, self.last = drawn or last, last
        self.fields["aims"].required = True
        self.venues = {str(venue.pk): venue for venue in venues}
        names = [(key, venue.name) for key, venue in self.venues.items()]
        self.fields["venue"].choices = [("", gettext("none of these")), *names]  # type: ignore[attr-defined]
        if change:
            self.fields["why"] = line(
                _("Why is it different now?"), 300, _("Everybody can read this. No names.")
            )

    def faults(self, given: dict[str, Any]) -> Iterable[tuple[str, Refused]]:
        words = _plan({"on": self.last} | given)
        venue = bool(given.get("venue"))
        return session_faults(words, drawn=self.drawn, last=self.last, venue=venue)

    @property
    def words(self) -> SessionWords:
        return _plan(self.cleaned_data)

    @property
    def chosen_venue(self) -> Any:
        return self.venues.get(self.cleaned_data["venue"])


def _plan(given: dict[str, Any]) -> SessionWords:
    names = ("on", "starts", "ends", "place", "programme", "languages", "allowance")
    return SessionWords(
        **{name: given[name] for name in names},
        aims=tuple(given["aims"]),
        care=tuple(given["care"]),
    )


def session_as_typed(words: SessionWords, venue: object) -> dict[str, Any]:
    """Return a plan as it stands, to begin a form with."""
    typed = {name: getattr(words, name) for name in SessionWords.__dataclass_fields__}
    cents = words.allowance
    euros = f"{cents // 100},{cents % 100:02}" if cents else ""
    return typed | {"venue": str(venue or ""), "allowance": euros}


class SessionHostsForm(HouseForm):
    """Who leads a session."""

    people = forms.MultipleChoiceField(
        label=_("Who leads this session?"),
        help_text=_("Their name stands on the page when they say so themselves."),
        required=False,
        widget=ManyCards,
    )

    def __init__(self, *args: Any, people: Sequence[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.known = {str(one.pk): one for one in people}
        names = [(key, one.name) for key, one in self.known.items()]
        self.fields["people"].choices = names  # type: ignore[attr-defined]

    @property
    def chosen(self) -> list[Any]:
        return [self.known[key] for key in self.cleaned_data["people"]]


class PackForm(HouseForm):
    """Something to read, with who made it."""

    title = line(_("What is it called?"), 150)
    maker = line(_("Who made it?"), 150, _("An organisation or a person who may be named."))
    chosen_by = one_of(_("Who chose it?"), CHOSEN_WORDS)
    text = forms.CharField(
        label=_("The text, in plain words"),
        help_text=_("It is read aloud and printed as it stands here."),
        max_length=20_000,
        widget=Words(rows=14),
    )
    link = forms.URLField(
        label=_("A link to more"), required=False, max_length=300, assume_scheme="https"
    )

    @property
    def words(self) -> PackWords:
        given = self.cleaned_data
        return PackWords(
            given["title"], given["maker"], ChosenBy(given["chosen_by"]), given["text"],
            given["link"],
        )  # fmt: skip


class _CountForm(HouseForm):
    """A count of who is there; a second one says why the first was not right."""

    def __init__(self, *args: Any, counted: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if counted:
            self.fields["why"] = one_of(_("Why was the count not right?"), WHY_WORDS)

    @property
    def why(self) -> str:
        why: str = self.cleaned_data.get("why", "")
        return why


class TickForm(_CountForm):
    """Who is there, seat by seat."""

    seats = forms.MultipleChoiceField(label=_("Who is here?"), required=False, widget=ManyCards)

    def __init__(self, *args: Any, seats: Collection[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["seats"].choices = list(seats)  # type: ignore[attr-defined]


class PaperCountForm(_CountForm, ThoroughForm):
    """Who was there, as numbers from a list on paper; all that cannot be is told at once."""

    fine = {}
    present = forms.IntegerField(label=_("How many seats were taken?"), min_value=0, max_value=150)

    def __init__(
        self, *args: Any, seats: Mapping[tuple[str, str], int], all_seats: int, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.seats, self.all_seats = seats, all_seats
        self.asked = {f"n{number}": pair for number, pair in enumerate(seats, start=1)}
        for name, pair in self.asked.items():
            help_text = ngettext("Of %(many)s seat.", "Of %(many)s seats.", seats[pair])
            self.fields[name] = forms.IntegerField(
                label=": ".join(pair),
                help_text=help_text % {"many": seats[pair]},
                required=False,
                min_value=0,
                max_value=150,
            )

    def faults(self, given: dict[str, Any]) -> Iterable[tuple[str, Refused]]:
        at: dict[tuple[str, ...], str] = {(): "present"}
        for name, pair in self.asked.items():
            at |= {pair: name, pair[:1]: at.get(pair[:1], name)}
        unread = {pair[0] for name, pair in self.asked.items() if name not in given}
        counts = dict(self._counts(given))
        found = count_faults(given.get("present"), counts, self.seats, self.all_seats)
        sums = {(feature,) for feature in unread}  # a number is not known, so there is no sum
        return [(at[about], fault) for about, fault in found if about not in sums]

    @property
    def counts(self) -> dict[tuple[str, str], int]:
        """What was typed, question by question; a question left empty is not counted."""
        return dict(self._counts(self.cleaned_data))

    def _counts(self, given: Mapping[str, Any]) -> list[tuple[tuple[str, str], int]]:
        typed = {pair: given.get(name) for name, pair in self.asked.items()}
        counted = {feature for (feature, _value), many in typed.items() if many is not None}
        return [(pair, many or 0) for pair, many in typed.items() if pair[0] in counted]


class MyNeedsForm(HouseForm):
    """What somebody at the table needs to be able to come."""

    kinds = several(_("What do you need to be able to come?"), CARE_WORDS)
    language = line(_("In which language?"), 40, _("Only for an interpreter."), False)
    words = line(
        _("What should who helps you know?"), 200,
        _("For instance: two children of 3 and 5; a wheelchair."), False,
    )  # fmt: skip


class NeedsForm(MyNeedsForm):
    """What somebody at the table needs, and how they take their allowance."""

    allowance = forms.ChoiceField(label=_("How do you take your allowance?"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        words = [(value, gettext(word)) for value, word in ALLOWANCE_WORDS.items()]
        self.fields["allowance"].choices = [("", gettext("not asked yet")), *words]  # type: ignore[attr-defined]


class NotThereForm(HouseForm):
    """Who was not there at an assembly."""

    missing = forms.CharField(
        label=_("Who was not here, and what do we not know because of it?"),
        help_text=_("Speak of groups, never of one person."),
        max_length=2_000,
        widget=Words(rows=5),
    )
