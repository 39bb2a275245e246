"""Where mistakes, conflicts and stops are met, under /w/<neighbourhood>/herstel/."""

from django.urls import path

from wijkaanpak.repairs.views import conflicts, mistakes, objections, papers, stops

app_name = "repairs"
ONE, DIFFERENCE, STOP = "fout/<uuid:mistake>/", "verschil/<uuid:conflict>/", "stop/<uuid:stop>/"
OBJECTION = f"{STOP}bezwaar/<uuid:objection>/"
urlpatterns = [
    path("", mistakes.listing, name="listing"),
    path("voorbij/", mistakes.over, name="over"),
    path("vertellen/", mistakes.tell, name="tell"),
    path("vertellen/blad.pdf", papers.mistake_sheet, name="mistake_sheet"),
    path(ONE, mistakes.read, name="mistake"),
    path(f"{ONE}zeggen/<slug:said>/", mistakes.say, name="say"),
    path(f"{ONE}verhaal/", mistakes.lay_story, name="lay_story"),
    path(f"{ONE}geraakt/", mistakes.sign_on, name="sign_on"),
    path(f"{ONE}geraakt/<uuid:party>/", mistakes.sign_on, name="sign_on_party"),
    path(f"{ONE}aan-buren/", mistakes.leave, name="leave"),
    path(f"{ONE}wij-waren-het/", mistakes.answer, name="answer"),
    path("verschil/", conflicts.listing, name="conflicts"),
    path("verschil/beginnen/", conflicts.begin, name="begin_conflict"),
    path("verschil/blad.pdf", papers.conflict_sheet, name="conflict_sheet"),
    path(DIFFERENCE, conflicts.read, name="conflict"),
    path(f"{DIFFERENCE}positie/", conflicts.position, name="position"),
    path(f"{DIFFERENCE}zin/", conflicts.propose, name="line"),
    path(f"{DIFFERENCE}zin/<uuid:sentence>/", conflicts.nod, name="nod"),
    path(f"{DIFFERENCE}kant/<uuid:side>/", conflicts.take, name="take_side"),
    path(f"{DIFFERENCE}kant/<uuid:side>/stoppen/", conflicts.lay_down, name="lay_down"),
    path("stop/", stops.listing, name="stops"),
    path("stop/nieuw/", stops.new, name="new_stop"),
    path("stop/bevoegd/", stops.mandates, name="mandates"),
    path("stop/bevoegd/nieuw/", stops.write_mandate, name="write_mandate"),
    path("stop/bevoegd/<uuid:authority>/gezien/", stops.see, name="see_mandate"),
    path("stop/bevoegd/<uuid:authority>/einde/", stops.end, name="end_mandate"),
    path(STOP, stops.read, name="stop"),
    path(f"{STOP}opheffen/", stops.lift, name="lift"),
    path(f"{STOP}verder/", stops.go_on, name="go_on"),
    path(f"{STOP}bezwaar/", objections.write, name="object"),
    path(f"{OBJECTION}antwoord/", objections.answer, name="answer_objection"),
    path(f"{OBJECTION}terug/", objections.take_back, name="take_objection_back"),
]
