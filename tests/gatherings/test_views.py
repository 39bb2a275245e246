"""What people meet of places and gatherings: pages, forms, feeds and papers."""

from datetime import timedelta

import icalendar
import pytest

from tests.agenda import play
from tests.cast import signed_in
from tests.gatherings.scenes import a_gathering, a_series, a_venue, hosted, minutes_of
from tests.pages import queries_of
from wijkaanpak import clock
from wijkaanpak.gatherings import actions, queries
from wijkaanpak.gatherings.models import Gathering, Harvest, Series, Venue
from wijkaanpak.gatherings.rules import GatheringKind, Harvested, Hours
from wijkaanpak.gatherings.views import papers
from wijkaanpak.people.queries import Viewer
from wijkaanpak.stories.actions import place_story
from wijkaanpak.stories.models import Story
from wijkaanpak.ui import slots

HERE = "/w/zonnehof/"


@pytest.fixture(autouse=True)
def table(cast):
    cast.at_the_table()


QUERIES = {
    "plekken/": 6,  # size, place, venues, hosts, hours, changed days
    "bijeenkomsten/": 3,  # size, place, rows
    "bijeenkomsten/geweest/": 3,
    "bijeenkomsten/agenda.ics": 3,
}


@pytest.mark.parametrize("path", QUERIES)
def test_a_list_asks_as_often_for_one_as_for_three(client, cast, path):
    fill(cast, 1)
    first = queries_of(client, HERE + path)
    assert first == QUERIES[path]
    fill(cast, 2)
    again = queries_of(client, HERE + path)
    assert again == QUERIES[path]


def fill(cast, many):
    for _one in range(many):
        venue = a_venue(cast, name=f"Plek {Venue.objects.count()}")
        hosted(cast, venue)
        actions.set_hours(by=cast.hassan, venue=venue, hours=[hours(0), hours(3)])
        a_gathering(cast, venue=venue, title=f"Soep {Venue.objects.count()}")
        held(cast, venue)


def hours(day):
    return Hours(day, *(clock.now().time().replace(hour=h, minute=0, second=0) for h in (9, 17)))


def held(cast, venue, **more):
    with clock.set_back(clock.now() - timedelta(days=40)):
        gathering = a_gathering(cast, venue=venue, **more)
    minutes_of(cast, gathering)
    return gathering


@pytest.mark.parametrize("many", [1, 3])
def test_a_place_costs_the_same_for_one_and_three(client, cast, many):
    fill(cast, many)
    venue = Venue.objects.first()
    for n in range(many - 1):
        a_gathering(cast, venue=venue, title=f"Nog {n}", days=0)
    count = queries_of(client, venue.get_absolute_url())
    assert count == 10  # size, place, venue and its three, and of the week: hours, days, rows
    count = queries_of(client, venue.get_absolute_url() + "kiosk/")
    assert count == 7


@pytest.mark.parametrize("many", [1, 3])
def test_a_gathering_costs_the_same_for_one_and_three(client, cast, many):
    gathering = held(cast, a_venue(cast))
    lines = [f"Regel {n}." for n in range(many)]
    minutes_of(cast, gathering, "\n".join(lines))
    for line in lines:
        actions.lay_harvest(by=cast.hassan, gathering=gathering, line=line, kind=Harvested.STORY)
    count = queries_of(client, gathering.get_absolute_url())
    assert count == 7  # size, place, gathering, points, harvest, who was invited


def form_of_plan(**more):
    day = clock.today().replace(day=1)
    on = (day + timedelta(days=40)).isoformat()
    given = {"kind": "open_house", "title": "Koffie", "on": on, "begins": "10:00",
             "ends": "12:00", "place": "Bij de bank"}  # fmt: skip
    return given | more


def test_a_resident_announces_and_a_host_says_yes(client, cast):
    signed_in(client, cast.amina)
    answer = client.post(HERE + "bijeenkomsten/nieuw/", form_of_plan())
    gathering = Gathering.objects.get()
    assert answer.url == gathering.get_absolute_url()
    assert "Koffie" in client.get(HERE + "bijeenkomsten/").text  # to herself
    client.logout()
    assert client.get(answer.url).status_code == 404
    assert "Koffie" not in client.get(HERE + "bijeenkomsten/").text
    signed_in(client, cast.hassan)
    assert "Koffie" in client.get(HERE + "bijeenkomsten/").text
    client.post(answer.url + "antwoord/", {"welcome": "yes", "words": "Neem koek mee."})
    client.logout()
    assert "Koffie" in client.get(HERE + "bijeenkomsten/").text
    assert "Neem koek mee." not in client.get(answer.url).text
    signed_in(client, cast.amina)
    assert "Neem koek mee." in client.get(answer.url).text


def test_a_no_has_a_reason_and_what_was_typed_stays(client, cast):
    gathering = a_gathering(cast, by=cast.amina)
    signed_in(client, cast.hassan)
    answer = client.post(gathering.get_absolute_url() + "antwoord/", {"welcome": "no"})
    assert answer.status_code == 422
    assert "Zeg waarom het nu niet kan" in answer.text
    assert "checked" in answer.text


def test_a_resident_cannot_plan_a_council_evening(client, cast):
    signed_in(client, cast.amina)
    answer = client.post(HERE + "bijeenkomsten/nieuw/", form_of_plan(kind="council_evening"))
    assert answer.status_code == 422
    assert not Gathering.objects.exists()


def test_a_plan_that_ends_before_it_begins_is_told_and_stays(client, cast):
    signed_in(client, cast.hassan)
    answer = client.post(HERE + "bijeenkomsten/nieuw/", form_of_plan(ends="09:00"))
    assert answer.status_code == 422
    assert 'value="Koffie"' in answer.text


def test_a_series_is_planned_with_a_form_and_one_date_changes_alone(client, cast):
    signed_in(client, cast.hassan)
    answer = client.post(HERE + "bijeenkomsten/reeks/nieuw/", form_of_plan(rhythm="1"))
    series = Series.objects.get()
    assert answer.url == series.get_absolute_url()
    dates = list(series.gatherings.order_by("day"))
    assert len(dates) > 8
    page = dates[2].get_absolute_url()
    client.post(page + "afzeggen/", {"reason": "Feestdag"})
    client.logout()
    assert "Feestdag" in client.get(page).text
    assert Gathering.objects.filter(state="cancelled").count() == 1
    assert client.get(answer.url).status_code == 200


def test_a_place_is_written_down_with_its_hours_and_a_day_that_differs(client, cast):
    signed_in(client, cast.hassan)
    given = {"name": "De Zaaier", "kind": "house", "street": "Hazelaarplein 1", "screen": "on"}
    answer = client.post(HERE + "plekken/nieuw/", given)
    page = Venue.objects.get().get_absolute_url()
    assert answer.url == page
    wrong = client.post(page + "tijden/", {"day_0": "van negen tot vijf"})
    assert wrong.status_code == 422
    assert "van negen tot vijf" in wrong.text
    to_monday = timedelta(days=7 - clock.today().weekday())
    with clock.set_back(clock.now() + to_monday):  # the page shows a week: other days are left
        client.post(page + "tijden/", {f"day_{n}": "9:00-12:30, 13:30-17" for n in range(7)})
        today = clock.today()
        client.post(page + "dag/", {"on": today.isoformat(), "why": "Feest"})
        text = client.get(page).text
    assert "9:00–12:30" in text
    assert "9:00-12:30, 13:30-17:00" in text  # and every week
    assert "Feest" in text


def test_a_place_without_a_host_for_four_weeks_stands_out(client, cast):
    with clock.set_back(clock.now() - timedelta(days=60)):
        venue = a_venue(cast)
        period = hosted(cast, venue, named=True)
    assert "Hassan" in client.get(venue.get_absolute_url()).text
    with clock.set_back(clock.now() - timedelta(days=30)):
        actions.end_hosting(by=cast.noor, period=period)
    for address in (venue.get_absolute_url(), HERE + "plekken/"):
        text = client.get(address).text
        assert "30 dagen" in text, text[text.index("<main") :]
    assert "30 dagen" in signed_in(client, cast.noor).get(HERE + "mijn/").text


def test_a_host_who_was_not_asked_is_not_named(client, cast):
    venue = a_venue(cast)
    hosted(cast, venue)
    assert "Hassan" not in client.get(venue.get_absolute_url()).text


def test_a_line_becomes_a_story_and_both_pages_know(client, cast):
    gathering = held(cast, a_venue(cast))
    minutes_of(cast, gathering, "- Fatma vertelde over de lift.\n- De lamp is stuk.")
    signed_in(client, cast.hassan)
    page = gathering.get_absolute_url()
    given = {"line": "Fatma vertelde over de lift.", "kind": "story"}
    client.post(page + "oogst/", given)
    client.post(page + "oogst/", given)  # sent twice
    line = Harvest.objects.get()
    make = f"{HERE}bijeenkomsten/oogst/{line.pk}/"
    signed_in(client, cast.amina)
    assert client.get(make).status_code == 403
    signed_in(client, cast.hassan)
    form = client.get(make)
    assert "Fatma vertelde over de lift." in form.text
    told = {"title": "De lift", "text": "Fatma vertelde over de lift.", "read_back": "on",
            "uses": ["public"]}  # fmt: skip
    answer = client.post(make, told)
    assert client.get(answer.url).status_code == 200  # the slip for the teller
    story = Story.objects.get()
    line.refresh_from_db()
    assert line.story == story
    client.logout()
    assert "De lift" not in client.get(page).text.replace("over de lift", "")
    place_story(by=cast.bram, story=story)
    assert story.get_absolute_url() in client.get(page).text
    assert page in client.get(story.get_absolute_url()).text


def test_a_line_becomes_a_wish_in_the_draft_of_the_circle(client, cast):
    play.draft(cast)
    gathering = held(cast, a_venue(cast))
    line = actions.lay_harvest(
        by=cast.hassan, gathering=gathering, line="De lamp is stuk.", kind=Harvested.WISH
    )
    signed_in(client, cast.anouk)
    assert "De lamp is stuk." in client.get(HERE + "agenda/werktafel/").text
    make = f"{HERE}bijeenkomsten/oogst/{line.pk}/"
    assert "De lamp is stuk." in client.get(make).text
    client.post(make, {"title": "Licht", "why": "Donker."})
    line.refresh_from_db()
    assert line.item.state == "wish"
    assert gathering.get_absolute_url() in client.get(line.item.get_absolute_url()).text


def test_a_line_becomes_a_promise_of_a_party(client, cast):
    gathering = held(cast, a_venue(cast))
    line = actions.lay_harvest(
        by=cast.hassan, gathering=gathering, line="De lamp is stuk.", kind=Harvested.PROMISE
    )
    signed_in(client, cast.corrie)
    assert "De lamp is stuk." in client.get(HERE + "mijn/").text
    make = f"{HERE}bijeenkomsten/oogst/{line.pk}/"
    given = {"giver": str(cast.housing.pk), "receiver": str(cast.residents.pk),
             "kind": "pledge", "stroke": "short", "title": "De lamp", "text": "Wij maken hem.",
             "kept_when": "Hij brandt.", "every_months": "0",
             "due": clock.today().replace(year=clock.today().year + 1).isoformat()}  # fmt: skip
    answer = client.post(make, given)
    line.refresh_from_db()
    assert answer.url == line.commitment.get_absolute_url()
    client.logout()
    assert line.commitment.get_absolute_url() in client.get(gathering.get_absolute_url()).text
    assert gathering.get_absolute_url() in client.get(answer.url).text


def test_the_calendar_has_times_in_utc_and_says_what_does_not_go_on(client, cast):
    venue = a_venue(cast)
    one, other = a_gathering(cast, venue=venue), a_gathering(cast, title="Elders")
    actions.cancel_gathering(by=cast.hassan, gathering=one, reason="Ziek")
    sheet = icalendar.Calendar.from_ical(client.get(HERE + "bijeenkomsten/agenda.ics").content)
    events = {str(e["summary"]): e for e in sheet.walk("VEVENT")}
    assert set(events) == {"Koffie met de buurt", "Elders"}
    assert str(events["Koffie met de buurt"]["status"]) == "CANCELLED"
    assert events["Elders"].decoded("dtstart") == other.starts
    mine = client.get(f"{venue.get_absolute_url()}agenda.ics").text
    assert "Elders" not in mine


@pytest.mark.parametrize(
    "paper", ["affiche.pdf", "affiche-a4.pdf", "agenda.pdf", "aanmelden.pdf", "verslag.pdf"]
)
def test_a_gathering_is_on_paper(client, cast, paper):
    gathering = held(cast, a_venue(cast))
    answer = client.get(gathering.get_absolute_url() + paper)
    assert answer.status_code == 200
    assert b"/StructTreeRoot" in answer.content
    assert b"pdfuaid" in answer.content


@pytest.mark.parametrize("sheet", ["week.pdf", "week-a4.pdf"])
def test_the_week_of_a_place_is_on_one_sheet(client, cast, sheet):
    venue = a_venue(cast)
    for n in range(12):
        a_gathering(cast, venue=venue, title=f"Koffie {n}", days=0, kind=GatheringKind.CIRCLE)
    a_series(cast, venue=venue)
    answer = client.get(venue.get_absolute_url() + sheet)
    assert answer.content.count(b"/Type /Page\n") + answer.content.count(b"/Type/Page/") <= 1
    assert b"pdfuaid" in answer.content


def test_there_is_no_poster_of_what_does_not_go_on(client, cast):
    gathering = a_gathering(cast)
    actions.cancel_gathering(by=cast.hassan, gathering=gathering, reason="Ziek")
    assert client.get(gathering.get_absolute_url() + "affiche.pdf").status_code == 409


@pytest.mark.parametrize(
    "page", ["", "afzeggen/", "wijzigen/", "punten/", "verslag/", "antwoord/"]
)
def test_another_neighbourhood_finds_nothing(client, cast, page):
    gathering = a_gathering(cast)
    signed_in(client, cast.stranger)
    answer = client.get(gathering.get_absolute_url().replace("zonnehof", "elzenbroek") + page)
    assert answer.status_code in {403, 404}


def test_a_room_above_puts_lines_on_the_printed_week(cast, monkeypatch):
    venue = a_venue(cast)
    on = queries.week_at(venue, clock.today()).days[2].on
    line = (on, "12:15-13:00", "Ricardo", "wijkagent")
    filler = slots.Slotted(lambda viewer, week: ("", {"lines": [line]}), None)
    monkeypatch.setattr(slots, "_fillers", {"gatherings.week": [filler]})
    viewer, week = Viewer(cast.wijk), queries.week_at(venue, clock.today())
    beside = [papers.lines_beside(viewer, week, day) for day in week.days]
    assert [len(lines) for lines in beside] == [0, 0, 1, 0, 0, 0, 0]
    assert papers.day_of(week.days[2], beside[2]).lines[0].title == "Ricardo"
