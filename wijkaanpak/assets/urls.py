"""Where what the neighbourhood already has is met."""

from django.urls import URLPattern

app_name = "assets"
urlpatterns: list[URLPattern] = []
