from django.urls import path

from wijkaanpak.home import views

app_name = "home"
HERE = "w/<slug:here>/"
urlpatterns = [
    path("", views.index, name="index"),
    path("over/", views.about, name="about"),
    path("robots.txt", views.robots, name="robots"),
    path("site.webmanifest", views.manifest, name="manifest"),
    path(".well-known/security.txt", views.security, name="security"),
    path(HERE, views.front, name="front"),
    path(HERE + "alles/", views.everything, name="everything"),
    path(HERE + "weekblad/", views.week_sheet, name="week_sheet"),
    path(HERE + "tijdlijn/", views.timeline, name="timeline"),
    path(HERE + "overdracht/<uuid:party>/", views.handover, name="handover"),
    path(HERE + "verhalen/<uuid:story>/wat-deed-het/", views.what_it_did, name="what_it_did"),
]
