"""Where the mirror of who was not there is met."""

from django.urls import URLPattern

app_name = "reach"
urlpatterns: list[URLPattern] = []
