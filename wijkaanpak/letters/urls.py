from django.urls import path

from wijkaanpak.letters import views

app_name = "letters"
urlpatterns = [
    path("brieven/afmelden/<str:token>/", views.stop, name="stop"),
    path("w/<slug:here>/mijn/brieven/", views.wishes, name="wishes"),
]
