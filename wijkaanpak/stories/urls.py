from django.urls import path

from wijkaanpak.stories import views

app_name = "stories"
PHOTO, VOICE = {"what": "photo"}, {"what": "voice"}
urlpatterns = [
    path("", views.listing, name="listing"),
    path("<uuid:story>/", views.read, name="read"),
    path("<uuid:story>/foto/", views.file, PHOTO, name="photo"),
    path("<uuid:story>/geluid/", views.file, VOICE, name="voice"),
    path("vertel/", views.tell, name="tell"),
    path("vertel/vraag-<int:step>/", views.tell, name="question"),
    path("vertel/nakijken/", views.look_over, name="look_over"),
    path("vertel/foto/", views.draft_file, PHOTO, name="draft_photo"),
    path("vertel/geluid/", views.draft_file, VOICE, name="draft_voice"),
    path("opschrijven/", views.write_down, name="write_down"),
    path("strookje/", views.slip, name="slip"),
    path("strookje/nieuw/", views.new_slip, name="new_slip"),
    path("strookje/klaar/", views.done, name="done"),
    path("mijn/", views.mine, name="mine"),
    path("mijn/<uuid:story>/", views.own, name="own"),
    path("mijn/<uuid:story>/klopt/", views.check, name="check"),
    path("mijn/<uuid:story>/veranderen/", views.change, name="change"),
    path("mijn/<uuid:story>/bezwaar/", views.object_to, name="appeal"),
    path("mijn/<uuid:story>/intrekken/", views.withdraw, name="withdraw"),
    path("mijn/<uuid:story>/wissen/", views.erase, name="erase"),
    path("bureau/", views.desk, name="desk"),
    path("bureau/<uuid:story>/", views.at_the_desk, name="at_the_desk"),
    path("bureau/<uuid:story>/foto/", views.desk_file, PHOTO, name="desk_photo"),
    path("bureau/<uuid:story>/geluid/", views.desk_file, VOICE, name="desk_voice"),
    path("bureau/<uuid:story>/plaatsen/", views.place, name="place"),
    path("bureau/<uuid:story>/bezwaar/", views.decide, name="decide"),
    path("bureau/<uuid:story>/gekozen/", views.choose, name="choose"),
]
