"""Where assemblies are met, under /w/<neighbourhood>/beraad/."""

from django.urls import path

from wijkaanpak.assemblies.views import (
    advice,
    answering,
    booklets,
    council,
    desk,
    drafting,
    draw,
    following,
    joining,
    mandate,
    papers,
    reading,
    targets,
)

app_name = "assemblies"
ONE = "<uuid:assembly>/"
ADVICE = f"{ONE}adviezen/"
THIS = "advies/<uuid:recommendation>/"
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
    path(f"{ONE}loting/verslag/", papers.report, name="report"),
    path(f"{ONE}loting/panels.txt", draw.panels_file, name="panels_file"),
    path(f"{ONE}loting/features.csv", draw.features_file, name="features_file"),
    path(f"{ONE}loting/people.csv", draw.people_file, name="people_file"),
    path(ADVICE, advice.read, name="advice"),
    path(f"{ADVICE}adviezen.txt", advice.words_file, name="words_file"),
    path(f"{ADVICE}boekje.pdf", booklets.booklet, name="booklet"),
    path(f"{ADVICE}volgblad.pdf", booklets.sheet, name="sheet"),
    path(f"{ADVICE}concept/", drafting.drafts, name="drafts"),
    path(f"{ADVICE}beslisregel/", drafting.rule, name="rule"),
    path(f"{ADVICE}nieuw/", drafting.new, name="write"),
    path(f"{ADVICE}overhandigen/", drafting.hand_over, name="hand_over"),
    path(f"{ADVICE}volgen/", following.group, name="group"),
    path(f"{ADVICE}slotwoord/", following.close, name="close_advice"),
    path(f"{THIS}schrijven/", drafting.rewrite, name="rewrite"),
    path(f"{THIS}loslaten/", drafting.drop, name="drop"),
    path(f"{THIS}antwoord/", answering.answer, name="answer"),
    path(f"{THIS}vraag/", answering.ask_back, name="ask_back"),
    path(f"{THIS}afspraak/", answering.promise, name="promise"),
    path(f"{THIS}stand/", following.look, name="look"),
    path(f"{ONE}raad/", council.read, name="council"),
    path(f"{ONE}raad/raad.pdf", booklets.council, name="council_paper"),
    path("antwoorden.ics", council.calendar, name="calendar"),
    path("partij/<uuid:party>/antwoorden.ics", council.calendar, name="party_calendar"),
]
