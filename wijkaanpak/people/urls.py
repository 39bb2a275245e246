from django.urls import path

from wijkaanpak.people import views

app_name = "people"
HERE = "w/<slug:here>/"
urlpatterns = [
    path("inloggen/", views.sign_in, name="sign_in"),
    path("inloggen/stuur-code/", views.send_code, name="send_code"),
    path("inloggen/tweede-sleutel/", views.second_key, name="second_key"),
    path("inloggen/tweede-sleutel/maken/", views.make_second_key, name="make_second_key"),
    path("uitloggen/", views.sign_out, name="sign_out"),
    path("mijn/", views.my_places, name="my_places"),
    path(HERE + "mijn/", views.me, name="me"),
    path(HERE + "mijn/vertrekken/", views.leaving, name="leave"),
    path(HERE + "mensen/", views.desk, name="desk"),
    path(HERE + "mensen/inschrijven/", views.invite, name="invite"),
    path(HERE + "mensen/<uuid:person>/", views.person, name="person"),
    path(HERE + "mensen/<uuid:person>/rol-stopt/", views.end, name="end_role"),
    path(HERE + "mensen/<uuid:person>/code/", views.slip, name="slip"),
    path(HERE + "mensen/<uuid:person>/sleutel-kwijt/", views.key_lost, name="key_lost"),
]
