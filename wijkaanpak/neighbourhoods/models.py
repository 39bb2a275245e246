"""Neighbourhoods and what is known of them in public."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.rules import Address, Kind


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
