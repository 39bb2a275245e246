from django.urls import path, register_converter

from wijkaanpak.ui import views


class Colour:
    """Six hexadecimal digits."""

    regex = "[0-9A-Fa-f]{6}"

    def to_python(self, value: str) -> str:
        return value.upper()

    def to_url(self, value: str) -> str:
        return value.lstrip("#").upper()


register_converter(Colour, "colour")

app_name = "ui"
urlpatterns = [
    path("taal/", views.choose_language, name="language"),
    path("thema/<colour:action>-<colour:accent>.css", views.theme, name="theme"),
    path("toegankelijkheid/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
]
