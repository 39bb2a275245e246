"""Where the places of a neighbourhood and what happens there are met."""

from django.urls import URLPattern

app_name = "gatherings"
urlpatterns: list[URLPattern] = []
