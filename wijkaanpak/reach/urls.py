"""Where the mirror of who was not there is met, under /w/<neighbourhood>/wie-was-er/."""

from django.urls import path

from wijkaanpak.reach.views import counting, mirror, papers, planning

app_name = "reach"
ONE = "bijeenkomst/<uuid:gathering>/"
PLAN = "plannen/<uuid:reach_plan>/"
urlpatterns = [
    path("", mirror.listing, name="listing"),
    path("jaar/<int:year>/", mirror.year, name="year"),
    path("jaar/<int:year>/optellen/", mirror.add_up, name="add_up"),
    path("wat-we-misten/", mirror.notes, name="notes"),
    path(f"{ONE}tellen/", counting.count, name="count"),
    path(f"{ONE}kaartje/", counting.one_card, name="one_card"),
    path(f"{ONE}spiegel/", counting.speak, name="speak"),
    path(f"{ONE}terugnemen/", counting.take_back, name="take_back"),
    path(f"{ONE}deurkaartjes.pdf", papers.cards, name="cards"),
    path(f"{ONE}deurkaartjes-groot.pdf", papers.cards, {"large": True}, name="large_cards"),
    path(f"{ONE}turflijst.pdf", papers.tally_sheet, name="tally_sheet"),
    path("plannen/", planning.listing, name="plans"),
    path("plannen/nieuw/", planning.new, name="new_plan"),
    path(PLAN, planning.read, name="plan"),
    path(f"{PLAN}wijzigen/", planning.change, name="change_plan"),
    path(f"{PLAN}terugkijken/", planning.look_back, name="look_back"),
]
