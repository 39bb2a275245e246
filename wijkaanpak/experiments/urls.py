"""Where burdens, frozen practices and obstacles are met, under /w/<neighbourhood>/regelruimte/."""

from django.urls import path

from wijkaanpak.experiments.views import burdens, freezing, minutes, obstacles, papers, room

app_name = "experiments"
urlpatterns = [
    path("", room.listing, name="listing"),
    path("lasten/", burdens.listing, name="burdens"),
    path("lasten/nieuw/", burdens.enter, name="enter"),
    path("lasten/<uuid:burden>/", burdens.read, name="burden"),
    path("lasten/<uuid:burden>/antwoord/<slug:answer>/", burdens.answer, name="answer_burden"),
    path("lasten/<uuid:burden>/verbeteren/", burdens.correct, name="correct_burden"),
    path("lasten/<uuid:burden>/mijn-werk/", burdens.carry, name="carry"),
    path("lasten/<uuid:burden>/bevriezen/", freezing.propose, name="propose"),
    path("bevroren/", freezing.listing, name="freezes"),
    path("bevroren.pdf", papers.poster, name="poster"),
    path("bevroren/<uuid:freeze>/", freezing.read, name="freeze"),
    path("bevroren/<uuid:freeze>/stap/<slug:move>/", freezing.step, name="step"),
    path("bevroren/<uuid:freeze>/antwoord/", freezing.answer, name="answer"),
    path("bevroren/<uuid:freeze>/wens/", freezing.wish, name="wish"),
    path("bevroren/<uuid:freeze>/uren/", freezing.say_hours, name="say_hours"),
    path("bevroren/<uuid:freeze>/toch-gevraagd/", freezing.press, name="press"),
    path("uren/", freezing.hours_page, name="hours"),
    path("belemmeringen/", obstacles.listing, name="obstacles"),
    path("belemmeringen/nieuw/", obstacles.report, name="report"),
    path("belemmeringen/<uuid:obstacle>/", obstacles.read, name="obstacle"),
    path("belemmeringen/<uuid:obstacle>/zeggen/<slug:say>/", obstacles.say, name="say"),
    path("minuut/", minutes.listing, name="minutes"),
    path("minuut/spreken/", minutes.speak, name="speak"),
    path("minuut/mijn/", minutes.mine, name="my_minutes"),
    path("minuut/<uuid:spoken>/", minutes.read, name="minute"),
    path("minuut/<uuid:spoken>/klopt/", minutes.send, name="send"),
    path("minuut/<uuid:spoken>/stem/", minutes.voice, name="voice"),
    path("minuut/<uuid:spoken>/stem/wissen/", minutes.hush, name="hush"),
    path("minuut/<uuid:spoken>/wissen/", minutes.erase, name="erase"),
]
