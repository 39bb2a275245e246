from django.urls import path

from wijkaanpak.home import views

app_name = "home"
urlpatterns = [path("w/<slug:here>/", views.front, name="front")]
