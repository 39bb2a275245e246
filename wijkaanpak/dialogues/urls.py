"""Where conversations are met."""

from django.urls import path

from wijkaanpak.dialogues.views import asking, beside, keeping, papers, reading, tables, voting

app_name = "dialogues"
ONE = "<uuid:dialogue>/"
urlpatterns = [
    path("", reading.listing, name="listing"),
    path("nieuw/", asking.begin, name="begin"),
    path("bureau/", keeping.desk, name="desk"),
    path(ONE, reading.read, name="read"),
    path(f"{ONE}veranderen/", asking.change, name="change"),
    path(f"{ONE}polis/", asking.lay_in, name="lay_in"),
    path(f"{ONE}openen/", asking.open_now, name="open"),
    path(f"{ONE}sluiten/", asking.close, name="close"),
    path(f"{ONE}comments.csv", reading.statements_file, name="statements_file"),
    path(f"{ONE}votes.csv", reading.votes_file, name="votes_file"),
    path(f"{ONE}stem/", voting.go_on, name="vote"),
    path(f"{ONE}stem/<uuid:statement>/", voting.on_one, name="on_one"),
    path(f"{ONE}mijn/", voting.mine, name="mine"),
    path(f"{ONE}zeg/", voting.write, name="write"),
    path(f"{ONE}ander/", voting.somebody_else, name="somebody_else"),
    path(f"{ONE}bureau/<uuid:statement>/", keeping.give_back, name="give_back"),
    path(f"{ONE}bureau/<uuid:statement>/plaatsen/", keeping.place, name="place"),
    path(f"{ONE}kaarten.pdf", papers.cards, name="cards"),
    path(f"{ONE}kaarten-groot.pdf", papers.cards, {"large": True}, name="cards_large"),
    path(f"{ONE}tafelbladen.pdf", papers.table_sheets, name="table_sheets"),
    path(f"{ONE}tafel/", tables.sheet, name="sheet"),
    path(f"{ONE}tafel/<uuid:sheet>/", tables.correct, name="correct_sheet"),
    path(f"{ONE}scherm/", reading.screen, name="screen"),
    path(f"{ONE}naast/", beside.lay, name="lay_beside"),
    path(f"{ONE}naast/<uuid:evidence>/weg/", beside.take_away, name="take_away"),
]
