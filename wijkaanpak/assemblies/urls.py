"""Where assemblies are met, under /w/<neighbourhood>/beraad/."""

from django.urls import path

from wijkaanpak.assemblies.views import (
    desk,
    draw,
    joining,
    mandate,
    mine,
    papers,
    reading,
    seats,
    targets,
)

app_name = "assemblies"
ONE = "<uuid:assembly>/"
DRAW = f"{ONE}loting/<int:turn>/"
urlpatterns = [
    path("", reading.listing, name="listing"),
    path("nieuw/", mandate.new, name="new"),
    path(ONE, reading.read, name="assembly"),
    path(f"{ONE}opdracht/", mandate.change, name="change"),
    path(f"{ONE}opdracht/vragen/", mandate.ask, name="ask"),
    path(f"{ONE}beginnen/", mandate.begin, name="begin"),
    path(f"{ONE}streefgetallen/", targets.write, name="targets"),
    path(f"{ONE}meedoen/", joining.join, name="join"),
    path(f"{ONE}aangemeld/", joining.joined, name="joined"),
    path(f"{ONE}brieven/", papers.letters, name="letters"),
    path(f"{ONE}deuren/", desk.visit, name="visit"),
    path(f"{ONE}opschrijven/", desk.write_in, name="write_in"),
    path(f"{ONE}afmelden/", desk.sign_off, name="sign_off"),
    path(f"{ONE}sluiten/", desk.close, name="close"),
    path(f"{ONE}aanmeldformulier.pdf", papers.sign_up_form, name="paper"),
    path(f"{ONE}plaatsen/", seats.under_codes, name="seats"),
    path(f"{ONE}plaatsen/leeg-laten/", seats.leave_empty, name="leave_empty"),
    path(f"{ONE}plaatsen/<uuid:chair>/ja/", seats.yes, name="yes"),
    path(f"{ONE}plaatsen/<uuid:chair>/nee/", seats.no, name="no"),
    path(f"{ONE}deelnemers/", seats.with_names, name="people"),
    path(f"{ONE}mijn/", mine.mine, name="mine"),
    path(f"{ONE}mijn/ja/", mine.yes, name="my_yes"),
    path(f"{ONE}mijn/nee/", mine.no, name="my_no"),
    path(f"{ONE}mijn/wissen/", mine.leave, name="leave"),
    path(f"{ONE}mijn/klaar/", mine.done, name="done"),
    path(f"{ONE}vastleggen/", draw.commit, name="commit"),
    path(f"{ONE}reserves/", draw.reserves, name="reserves"),
    path(f"{ONE}aanvullen/", draw.replacements, name="replacements"),
    path(DRAW, draw.watch, name="draw"),
    path(f"{DRAW}uitkomst/", draw.fall, name="fall"),
    path(f"{DRAW}verslag/", papers.report, name="report"),
    path(f"{DRAW}panels.txt", draw.panels_file, name="panels_file"),
    path(f"{DRAW}features.csv", draw.features_file, name="features_file"),
    path(f"{DRAW}people.csv", draw.people_file, name="people_file"),
]
