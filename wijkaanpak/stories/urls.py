from django.urls import path

from wijkaanpak.stories.views import keeping, reading, returning, telling

app_name = "stories"
PHOTO, VOICE = {"what": "photo"}, {"what": "voice"}
urlpatterns = [
    path("", reading.listing, name="listing"),
    path("<uuid:story>/", reading.read, name="read"),
    path("<uuid:story>/foto/", returning.file, PHOTO, name="photo"),
    path("<uuid:story>/geluid/", returning.file, VOICE, name="voice"),
    path("vertel/", telling.tell, name="tell"),
    path("vertel/vraag-<int:step>/", telling.tell, name="question"),
    path("vertel/nakijken/", telling.look_over, name="look_over"),
    path("vertel/foto/", telling.draft_file, PHOTO, name="draft_photo"),
    path("vertel/geluid/", telling.draft_file, VOICE, name="draft_voice"),
    path("opschrijven/", telling.write_down, name="write_down"),
    path("strookje/", returning.slip, name="slip"),
    path("strookje/nieuw/", telling.new_slip, name="new_slip"),
    path("strookje/klaar/", telling.done, name="done"),
    path("mijn/", returning.mine, name="mine"),
    path("mijn/<uuid:story>/", returning.own, name="own"),
    path("mijn/<uuid:story>/klopt/", returning.check, name="check"),
    path("mijn/<uuid:story>/veranderen/", returning.change, name="change"),
    path("mijn/<uuid:story>/bezwaar/", returning.object_to, name="appeal"),
    path("mijn/<uuid:story>/intrekken/", returning.withdraw, name="withdraw"),
    path("mijn/<uuid:story>/wissen/", returning.erase, name="erase"),
    path("bureau/", keeping.desk, name="desk"),
    path("bureau/<uuid:story>/", keeping.at_the_desk, name="at_the_desk"),
    path("bureau/<uuid:story>/foto/", keeping.desk_file, PHOTO, name="desk_photo"),
    path("bureau/<uuid:story>/geluid/", keeping.desk_file, VOICE, name="desk_voice"),
    path("bureau/<uuid:story>/plaatsen/", keeping.place, name="place"),
    path("bureau/<uuid:story>/bezwaar/", keeping.decide, name="decide"),
    path("bureau/<uuid:story>/gekozen/", keeping.choose, name="choose"),
]
