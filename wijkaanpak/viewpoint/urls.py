from django.urls import path

from wijkaanpak.viewpoint import views

app_name = "neighbourhoods"  # what residents call it; the room looks out over that one
HERE = "w/<slug:here>/"
urlpatterns = [
    path(HERE + "kaart/", views.map_page, name="map"),
    path(HERE + "kaart/gebieden.geojson", views.areas, name="areas"),
    path(HERE + "cijfers/", views.figures, name="figures"),
    path(HERE + "cijfers/<uuid:area>/", views.figures_of, name="figures_of"),
    path(HERE + "uiterlijk/", views.appearance, name="appearance"),
]
