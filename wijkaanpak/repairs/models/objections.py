"""What people object to a stop, and what the body that placed it answered."""

from __future__ import annotations

from django.db import models

from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Party, choices
from wijkaanpak.people.models import Person
from wijkaanpak.repairs.models.stops import Stop
from wijkaanpak.repairs.rules.objections import Answer

Q = models.Q


class Objection(Recorded):
    """What a party or a resident has against a stop. Which resident it is, no page shows.

    With the answer `narrower` the stop holds what is in `scope` from then on; `scope_before` is
    what it held until that day.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="objections")
    stop = models.ForeignKey(Stop, models.PROTECT, related_name="objections")
    number = models.PositiveIntegerField()
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="objections"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="objections"
    )
    words = models.TextField()
    on = models.DateField()
    answer = models.CharField(max_length=8, choices=choices(Answer), blank=True)
    reasons = models.TextField(blank=True)
    scope = models.TextField(blank=True)
    scope_before = models.TextField(blank=True)
    answered = models.DateField(null=True, blank=True)
    taken_back = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None) ^ Q(party=None),
                name="a_resident_or_a_party_objects",
            ),
            models.CheckConstraint(
                condition=Q(answer="", reasons="", answered=None)
                | (~Q(answer="") & ~Q(reasons="") & Q(answered__isnull=False)),
                name="an_objection_is_answered_with_reasons_on_a_day",
            ),
            models.CheckConstraint(
                condition=(Q(answer=Answer.NARROWER) & ~Q(scope="") & ~Q(scope_before=""))
                | (~Q(answer=Answer.NARROWER) & Q(scope="", scope_before="")),
                name="only_a_narrower_stop_has_a_new_scope",
            ),
            models.CheckConstraint(
                condition=Q(taken_back=None) | Q(answered=None),
                name="what_was_answered_is_not_taken_back",
            ),
            models.UniqueConstraint(fields=["stop", "number"], name="one_objection_per_number"),
            models.UniqueConstraint(
                fields=["stop", "person"],
                condition=Q(person__isnull=False, taken_back=None),
                name="a_resident_objects_once_to_a_stop",
            ),
            models.UniqueConstraint(
                fields=["stop", "party"],
                condition=Q(party__isnull=False, taken_back=None),
                name="a_party_objects_once_to_a_stop",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stop_id}: {self.number}"
