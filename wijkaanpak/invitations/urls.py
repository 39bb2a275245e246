"""Where invitations and the ask calendar are met."""

from django.urls import URLPattern

app_name = "invitations"
urlpatterns: list[URLPattern] = []
