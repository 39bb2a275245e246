"""Where assemblies are met, under /w/<neighbourhood>/beraad/."""

from django.urls import path

from wijkaanpak.assemblies.views import (
    desk,
    draw,
    joining,
    mandate,
    papers,
    reading,
    report,
    targets,
)

app_name = "assemblies"
ONE = "<uuid:assembly>/"
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
    path(f"{ONE}deelnemers/", desk.contacts, name="contacts"),
    path(f"{ONE}vastleggen/", draw.commit, name="commit"),
    path(f"{ONE}loting/", draw.watch, name="draw"),
    path(f"{ONE}loting/uitkomst/", draw.fall, name="fall"),
    path(f"{ONE}loting/verslag/", report.report, name="report"),
    path(f"{ONE}loting/verslag.pdf", report.report_paper, name="report_paper"),
    path(f"{ONE}loting/panels.txt", draw.panels_file, name="panels_file"),
    path(f"{ONE}loting/features.csv", draw.features_file, name="features_file"),
    path(f"{ONE}loting/people.csv", draw.people_file, name="people_file"),
]
