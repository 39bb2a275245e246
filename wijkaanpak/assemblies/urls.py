"""Where assemblies are met, under /w/<neighbourhood>/beraad/."""

from django.urls import path

from wijkaanpak.assemblies.views import mandate, reading, targets

app_name = "assemblies"
ONE = "<uuid:assembly>/"
urlpatterns = [
    path("", reading.listing, name="listing"),
    path("nieuw/", mandate.new, name="new"),
    path(ONE, reading.read, name="assembly"),
    path(f"{ONE}opdracht/", mandate.change, name="change"),
    path(f"{ONE}opdracht/vragen/", mandate.ask, name="ask"),
    path(f"{ONE}beginnen/", mandate.begin, name="begin"),
    path(f"{ONE}streefgetallen/", targets.write, name="targets"),
]
