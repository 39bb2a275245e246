"""Where the places of a neighbourhood and what happens there are met."""

from django.urls import path

from wijkaanpak.gatherings.views import (
    feeds,
    harvest,
    kiosk,
    papers,
    places,
    planning,
    programme,
)

app_name = "gatherings"
PLACE, ONE = "plekken/<uuid:venue>/", "bijeenkomsten/<uuid:gathering>/"
SERIES, LINE = "bijeenkomsten/reeks/", "bijeenkomsten/oogst/<uuid:harvest>/"
urlpatterns = [
    path("plekken/", places.listing, name="places"),
    path("plekken/nieuw/", places.new_place, name="new_place"),
    path("plekken/dag/<uuid:changed>/terug/", places.day_as_usual, name="day_as_usual"),
    path("plekken/gastheer/<uuid:hosting>/stop/", places.stop_hosting, name="stop_hosting"),
    path("plekken/gastheer/<uuid:hosting>/naam/", places.name_host, name="name_host"),
    path(PLACE, places.read, name="venue"),
    path(f"{PLACE}wijzigen/", places.change_place, name="change_place"),
    path(f"{PLACE}tijden/", places.hours, name="hours"),
    path(f"{PLACE}dag/", places.change_day, name="change_day"),
    path(f"{PLACE}gastheer/", places.host, name="host"),
    path(f"{PLACE}sluiten/", places.close_place, name="close_place"),
    path(f"{PLACE}kiosk/", kiosk.kiosk, name="kiosk"),
    path(f"{PLACE}kiosk/scherm/", kiosk.screen, name="screen"),
    path(f"{PLACE}agenda.ics", feeds.calendar, name="venue_calendar"),
    path(f"{PLACE}week.pdf", papers.week, name="week"),
    path(f"{PLACE}week-a4.pdf", papers.week, {"sheet": "a4"}, name="week_a4"),
    path("bijeenkomsten/", programme.listing, name="listing"),
    path("bijeenkomsten/geweest/", programme.past, name="past"),
    path("bijeenkomsten/agenda.ics", feeds.calendar, name="calendar"),
    path("bijeenkomsten/nieuw/", planning.plan, name="plan"),
    path(f"{SERIES}nieuw/", planning.new_series, name="new_series"),
    path(f"{SERIES}<uuid:series>/", planning.series, name="series"),
    path(f"{SERIES}<uuid:series>/stoppen/", planning.stop_series, name="stop_series"),
    path(LINE, harvest.make, name="make"),
    path(f"{LINE}laten/", harvest.drop, name="drop"),
    path(ONE, programme.read, name="gathering"),
    path(f"{ONE}wijzigen/", planning.change, name="change"),
    path(f"{ONE}afzeggen/", planning.cancel, name="cancel"),
    path(f"{ONE}antwoord/", planning.answer, name="answer"),
    path(f"{ONE}punten/", planning.points, name="points"),
    path(f"{ONE}verslag/", planning.minutes, name="minutes"),
    path(f"{ONE}oogst/", planning.lay, name="lay"),
    path(f"{ONE}affiche.pdf", papers.poster, name="poster"),
    path(f"{ONE}affiche-a4.pdf", papers.poster, {"sheet": "a4"}, name="poster_a4"),
    path(f"{ONE}agenda.pdf", papers.agenda, name="agenda_paper"),
    path(f"{ONE}aanmelden.pdf", papers.sign_up, name="sign_up"),
    path(f"{ONE}verslag.pdf", papers.minutes, name="minutes_paper"),
]
