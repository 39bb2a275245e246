"""What people send in about places and gatherings. Nothing is saved here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from wijkaanpak.gatherings import rules
from wijkaanpak.gatherings.actions import Plan, VenueFacts
from wijkaanpak.gatherings.queries import Evening, Place, SomeVenue, at_dutch
from wijkaanpak.gatherings.rules import (
    KIND_WORDS,
    LAST,
    VENUE_WORDS,
    GatheringKind,
    Hours,
    Recurrence,
    Rhythm,
    VenueKind,
)
from wijkaanpak.stories.forms import USES
from wijkaanpak.stories.rules import Channel, How, Telling, Use
from wijkaanpak.ui.forms import Cards, DayField, HourField, HouseForm, ManyCards, Words, line, said
from wijkaanpak.ui.pages import refusals_become_errors

KIND_HELPS: dict[str, Any] = {
    GatheringKind.OPEN_HOUSE: _("Everybody walks in and out."),
    GatheringKind.CIRCLE: _("A small group that speaks in turn."),
    GatheringKind.LEARNING_CONVERSATION: _("What did we learn, and what do we do with it?"),
    GatheringKind.DOORSTEP_ROUND: _("Neighbours ring at doors and listen."),
    GatheringKind.COUNCIL_EVENING: _("With people of the municipal council."),
}
RHYTHMS = {
    "1": _("Every week"),
    "2": _("Every two weeks"),
    "3": _("Every three weeks"),
    "4": _("Every four weeks"),
    "6": _("Every six weeks"),
    "month": _("Every month, in the same week of the month as the first time"),
    "last": _("Every month, in the last week of the month"),
}


def choose(
    field: Any, rows: Iterable[Any], nothing: Any, called: Callable[[Any], str] = str
) -> None:
    """Let a field choose among rows by their number, or none."""
    field.choices = [("", nothing), *((str(row.pk), called(row)) for row in rows)]


class _Somewhere(HouseForm):
    """A form with a choice among the areas of the neighbourhood."""

    area = forms.ChoiceField(label=_("In which part of the neighbourhood?"), required=False)

    def __init__(self, *args: Any, areas: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.areas = {str(area.pk): area for area in areas}
        choose(self.fields["area"], self.areas.values(), _("everywhere, or none of these"))
        if not self.areas:
            del self.fields["area"]

    @property
    def chosen_area(self) -> Any:
        return self.areas.get(self.cleaned_data.get("area", ""))


class VenueForm(_Somewhere):
    """What there is to know of a place."""

    name = line(_("What is the place called?"), 120, required=True)
    kind = forms.ChoiceField(label=_("What sort of place is it?"), choices=said(VENUE_WORDS))
    street = line(_("Street and number"), 120)
    place = line(_("How do you find it?"), 300, helps=_("Say: the door beside the shop."))
    step_free = forms.BooleanField(label=_("You get in without a step"), required=False)
    prayer_corner = forms.BooleanField(label=_("There is a corner to pray"), required=False)
    child_corner = forms.BooleanField(label=_("There is a corner for children"), required=False)
    board = forms.BooleanField(label=_("There is a board for papers"), required=False)
    screen = forms.BooleanField(label=_("There is a screen for everybody"), required=False)
    quiet_hour = line(_("When is it calm?"), 120, helps=_("For instance: Tuesday from 9 to 10."))
    key_words = line(_("Who has the key?"), 200, helps=_("An organisation, no name."))
    field_order = ["name", "kind", "street", "place", "area"]

    def facts(self) -> VenueFacts:
        """Return what was typed as facts of a place."""
        given = dict(self.cleaned_data)
        given.pop("key")
        given |= {"kind": VenueKind(given["kind"]), "area": self.chosen_area}
        return VenueFacts(**given)


def venue_as_typed(place: Place) -> dict[str, Any]:
    """Return what is known of a place, to begin a form with."""
    names = (
        *("name", "kind", "street", "place", "step_free", "prayer_corner", "child_corner"),
        *("board", "screen", "quiet_hour", "key_words"),
    )
    return {name: getattr(place.venue, name) for name in names} | {
        "area": str(place.venue.area_id or "")
    }


class HoursForm(HouseForm):
    """The opening hours of a week, a line for each day."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for day, name in WEEKDAYS.items():
            self.fields[f"day_{day}"] = line(name, 80)
        self.fields["day_0"].help_text = _(
            "For instance: 9:00-12:30, 13:30-17:00. Leave it empty when it is closed."
        )

    def clean(self) -> None:
        self.hours: list[Hours] = []
        for day in range(7):
            try:
                with refusals_become_errors():
                    self.hours += rules.read_hours(day, self.cleaned_data.get(f"day_{day}", ""))
            except forms.ValidationError as wrong:
                self.add_error(f"day_{day}", wrong)


class DayForm(HouseForm):
    """One day that is different."""

    on = DayField(label=_("Which day?"))
    opens = HourField(label=_("Open from"), required=False)
    closes = HourField(label=_("Open until"), required=False)
    why = line(_("Why?"), 200, required=True, helps=_("Leave both times empty when it is closed."))


class HostForm(HouseForm):
    """Who opens the place from now on."""

    person = forms.ChoiceField(label=_("Who?"))
    named = forms.BooleanField(
        label=_("They say yes to their name on this page and on paper"), required=False
    )

    def __init__(self, *args: Any, people: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.people = {str(person.pk): person for person in people}
        choose(self.fields["person"], self.people.values(), _("choose somebody"))

    @property
    def chosen(self) -> Any:
        return self.people[self.cleaned_data["person"]]


class PlanForm(_Somewhere):
    """Something to do together: what, where and when."""

    kind = forms.ChoiceField(label=_("What is it?"), widget=Cards(helps=KIND_HELPS))
    title = line(_("What do you call it?"), 160, required=True)
    what_for = forms.CharField(
        label=_("What is it for?"), widget=Words(rows=3), required=False, max_length=2000
    )
    on = DayField(label=_("Which day?"))
    begins = HourField(label=_("From"))
    ends = HourField(label=_("Until"))
    venue = forms.ChoiceField(label=_("At which place?"), required=False)
    place = line(
        _("Where exactly?"), 200, helps=_("For instance: the hall, or the bench in the park.")
    )
    field_order = ["kind", "title", "what_for", "on", "begins", "ends", "venue", "place", "area"]

    def __init__(
        self, *args: Any, venues: Iterable[SomeVenue], kinds: Iterable[GatheringKind], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.venues = {str(venue.pk): venue for venue in venues}
        self.fields["kind"].choices = said({kind: KIND_WORDS[kind] for kind in kinds})  # type: ignore[attr-defined]
        choose(self.fields["venue"], self.venues.values(), _("at none of these"))

    def plan(self) -> Plan:
        """Return what was typed as a plan, on the Dutch clock."""
        given = self.cleaned_data
        return Plan(
            kind=GatheringKind(given["kind"]),
            title=given["title"],
            starts=at_dutch(given["on"], given["begins"]),
            ends=at_dutch(given["on"], given["ends"]),
            what_for=given["what_for"],
            venue=self.venues.get(given["venue"]),
            place=given["place"],
            area=self.chosen_area,
        )


def plan_as_typed(gathering: Evening, starts: datetime, ends: datetime) -> dict[str, Any]:
    """Return what is planned, to begin a form with; the times are on the Dutch clock."""
    same = {name: getattr(gathering, name) for name in ("kind", "title", "what_for", "place")}
    return same | {
        "on": starts.date(),
        "begins": starts.time(),
        "ends": ends.time(),
        "venue": str(gathering.venue_id or ""),
        "area": str(gathering.area_id or ""),
    }


class SeriesForm(PlanForm):
    """Something that returns."""

    rhythm = forms.ChoiceField(label=_("How often?"), choices=RHYTHMS.items)
    until = DayField(label=_("Until when?"), required=False)
    field_order = [*PlanForm.field_order, "rhythm", "until"]

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["on"].label = _("Which day is the first?")

    def recurrence(self) -> Recurrence:
        """Return how it returns; a month counts in weeks of the first date."""
        given = self.cleaned_data
        first, until, how = given["on"], given["until"], given["rhythm"]
        if how.isdigit():
            return Recurrence(Rhythm.WEEKS, first, step=int(how), until=until)
        nth = LAST if how == "last" else (first.day - 1) // 7 + 1
        return Recurrence(Rhythm.MONTHLY, first, nth=nth, until=until)


class ReasonForm(HouseForm):
    """Why something does not go on."""

    reason = line(_("Why?"), 300, required=True, helps=_("Who wanted to come reads this."))


class StopForm(ReasonForm):
    """Until when something returns, and why."""

    until = DayField(label=_("Which day is the last?"))
    field_order = ["until", "reason"]


class AnswerForm(HouseForm):
    """What a host says to an announcement."""

    welcome = forms.ChoiceField(
        label=_("Does it go on the programme?"),
        choices=[("yes", _("Yes, welcome")), ("no", _("Not now"))],
        widget=Cards,
    )
    words = line(_("With a no: why, and what would be possible?"), 300)


class PointsForm(HouseForm):
    """What a gathering will be about."""

    points = forms.CharField(
        label=_("The points"),
        widget=Words(rows=8),
        required=False,
        max_length=6000,
        help_text=_("Each point on its own line."),
    )

    def clean_points(self) -> list[str]:
        lines = rules.lines_of(self.cleaned_data["points"])
        with refusals_become_errors():
            rules.check_points(lines)
        return lines


class MinutesForm(HouseForm):
    """What was said, line by line."""

    minutes = forms.CharField(
        label=_("What was said"),
        widget=Words(rows=16),
        max_length=rules.MOST_MINUTES,
        help_text=_(
            "Each thing on its own line, in words that everybody knows. Write no names of "
            "neighbours, unless they said yes."
        ),
    )


class StoryOfLineForm(HouseForm):
    """The story behind a line, read back to who told it."""

    title = line(_("What is the story called?"), 120, required=True)
    text = forms.CharField(label=_("The story"), widget=Words(rows=8))
    teller_name = line(
        _("Under which name?"), 80, helps=_("Empty: “a resident”. The teller chooses.")
    )
    uses = forms.MultipleChoiceField(
        label=_("What may it be used for?"), choices=USES, widget=ManyCards, required=False
    )
    read_back = forms.BooleanField(
        label=_("I read it to the teller, and they said it is right"), required=False
    )

    def telling(self) -> Telling:
        """Return it as a story that was told at a meeting, with somebody holding the pen."""
        given = self.cleaned_data
        return Telling(
            title=given["title"],
            text=given["text"],
            teller_name=given["teller_name"],
            uses=frozenset(Use(use) for use in given["uses"]),
            how=How.WITH,
            channel=Channel.MEETING,
            read_back=given["read_back"],
        )


class WishOfLineForm(HouseForm):
    """The wish behind a line, for the draft of the agenda."""

    title = line(_("What do we want, in one line?"), 200, required=True)
    why = forms.CharField(
        label=_("Why? What do people live through?"), widget=Words(rows=5), max_length=4000
    )
