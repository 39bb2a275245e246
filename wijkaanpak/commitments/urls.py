"""Where the promises of a neighbourhood are met."""

from django.urls import path

from wijkaanpak.commitments import views

app_name = "commitments"
urlpatterns = [
    path("", views.listing, name="listing"),
    path("bieden/", views.offer, name="offer"),
    path("geleverd/", views.delivered, name="delivered"),
    path("per-partij/", views.parties, name="parties"),
    path("agenda.ics", views.calendar, name="calendar"),
    path("nieuws.xml", views.feed, name="feed"),
    path("partij/<uuid:party>/agenda.ics", views.calendar, name="party_calendar"),
    path("partij/<uuid:party>/nieuws.xml", views.feed, name="party_feed"),
    path("wijziging/<uuid:change>/", views.answer, name="answer_change"),
    path("wijziging/<uuid:change>/terug/", views.take_back, name="withdraw_change"),
    path("<uuid:commitment>/", views.read, name="read"),
    path("<uuid:commitment>/concept/", views.draft, name="draft"),
    path("<uuid:commitment>/wijzigen/", views.change, name="ask_change"),
    path("<uuid:commitment>/zeggen/<slug:told>/", views.say, name="say"),
]
