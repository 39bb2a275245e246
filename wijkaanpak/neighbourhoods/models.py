"""Neighbourhoods and what is known of them in public."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.rules import Address, AreaKind, Kind, Known


class Neighbourhood(Recorded):
    """A wijk, buurt, dorp or kern. It has its own book, its own people and its own network."""

    slug = models.SlugField(unique=True, max_length=50)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=[(k.value, k.value) for k in Kind])
    municipality = models.CharField(max_length=120, blank=True)
    start_year = models.PositiveSmallIntegerField()
    horizon_year = models.PositiveSmallIntegerField()
    languages = models.JSONField(default=list)
    address_form = models.CharField(
        max_length=2, choices=[(a.value, a.value) for a in Address], default=Address.JE
    )
    action_colour = models.CharField(max_length=7, blank=True)
    accent_colour = models.CharField(max_length=7, blank=True)
    intro = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("home:front", args=[self.slug])


class Area(Recorded):
    """A part of the neighbourhood with its border: drawn by residents, or as CBS has it that year.

    CBS changes borders under the same code, so a border stays with its year and is never moved.
    `border` is the text of a GeoJSON MultiPolygon in WGS84; empty when only a point is known.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="areas")
    kind = models.CharField(max_length=4, choices=[(k.value, k.value) for k in AreaKind])
    code = models.CharField(max_length=10, blank=True)
    year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    about = models.TextField(blank=True)
    border = models.TextField(blank=True)
    lon = models.FloatField(null=True, blank=True)
    lat = models.FloatField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["here", "year", "code"],
                condition=models.Q(kind="cbs"),
                name="one_area_per_code_and_year",
            ),
            models.UniqueConstraint(
                fields=["here", "year", "name"],
                condition=models.Q(kind="own"),
                name="one_own_area_per_name_and_year",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class KeyFigure(Recorded):
    """A public number with its year, its source and a sentence on what it cannot say.

    Without an area it is about the whole neighbourhood.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="figures")
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="figures")
    name = models.CharField(max_length=120)
    state = models.CharField(
        max_length=30, choices=[(k.value, k.value) for k in Known], default=Known.VALUE
    )
    value = models.DecimalField(max_digits=18, decimal_places=6, null=True, blank=True)
    unit = models.CharField(max_length=30, blank=True)
    year = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=200, blank=True)
    cannot_say = models.TextField(blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["area", "year", "name"],
                condition=models.Q(area__isnull=False),
                name="one_figure_per_area_and_year",
            ),
            models.UniqueConstraint(
                fields=["here", "year", "name"],
                condition=models.Q(area=None),
                name="one_figure_for_the_whole_per_year",
            ),
            models.CheckConstraint(
                condition=models.Q(state="value", value__isnull=False)
                | (~models.Q(state="value") & models.Q(value=None)),
                name="a_number_or_why_there_is_none",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.year}"
