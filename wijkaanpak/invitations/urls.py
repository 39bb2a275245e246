"""Where invitations and the ask calendar are met."""

from django.urls import path

from wijkaanpak.invitations.views import calendar, inviting

app_name = "invitations"
ASK, RUN = "vraagkalender/<uuid:ask>/", "uitnodigingen/<uuid:run>/"
urlpatterns = [
    path("vraagkalender/", calendar.listing, name="calendar"),
    path("vraagkalender/kwartaal.pdf", calendar.paper, name="calendar_paper"),
    path("vraagkalender/nieuw/", calendar.new, name="new_ask"),
    path(ASK, calendar.read, name="ask"),
    path(f"{ASK}samen/", calendar.share, name="share"),
    path(f"{ASK}intrekken/", calendar.withdraw, name="withdraw"),
    path(f"{ASK}gehouden/", calendar.held, name="held"),
    path(f"{ASK}terugvertellen/", calendar.tell, name="tell"),
    path(f"{ASK}niets-gehoord/", calendar.silence, name="silence"),
    path("uitnodigingen/", inviting.listing, name="listing"),
    path("uitnodigingen/nieuw/", inviting.invite, name="invite"),
    path("uitnodigingen/straten/", inviting.invite_streets, name="invite_streets"),
    path("uitnodigingen/straten/lijst/", inviting.write_streets, name="streets"),
    path("uitnodigingen/antwoord/", inviting.answer, name="answer"),
    path("uitnodigingen/tellen/", inviting.count, name="count"),
    path(RUN, inviting.read, name="run"),
]
