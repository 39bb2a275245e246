from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "wijkaanpak.site"
    label = "wijkaanpak_site"

    def ready(self) -> None:
        from wijkaanpak.site import checks  # noqa: F401, PLC0415  (registers itself)
