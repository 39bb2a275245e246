"""Days for somebody's own calendar (iCalendar, RFC 5545): what every feed of the house shares."""

import icalendar
from django.http import HttpResponse


def calendar_named(name: str) -> icalendar.Calendar:
    """Return an empty calendar under a name, to add events to."""
    sheet = icalendar.Calendar()
    sheet.add("prodid", "-//Wijkaanpak//NL")
    sheet.add("version", "2.0")
    sheet.add("name", name)
    sheet.add("x-wr-calname", name)
    return sheet


def send_calendar(sheet: icalendar.Calendar) -> HttpResponse:
    return HttpResponse(sheet.to_ical(), content_type="text/calendar; charset=utf-8")
