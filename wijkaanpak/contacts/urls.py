"""Where the fixed faces of a neighbourhood are met."""

from django.urls import URLPattern

app_name = "contacts"
urlpatterns: list[URLPattern] = []
