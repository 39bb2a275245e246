"""What may be seen of burdens. Who entered one, and who has the work of it, is not."""

from __future__ import annotations

import uuid
from dataclasses import asdict

from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404

from wijkaanpak.experiments.models import Burden, BurdenAnswer, Carrier, Freeze
from wijkaanpak.experiments.queries.pages import page_of
from wijkaanpak.experiments.rules.burdens import Ground
from wijkaanpak.experiments.rules.burdens import Load as Words
from wijkaanpak.experiments.rules.corrections import VERBS
from wijkaanpak.logbook.queries import history_of, told
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import parties_of_viewer
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import Viewer
from wijkaanpak.refusals import Refused, gettext_noop

type Load = Burden  # what views call a burden: they do not touch models


def burdens(here: Neighbourhood) -> QuerySet[Burden]:
    return Burden.objects.filter(here=here).select_related("here", "asker")


def public_page(
    here: Neighbourhood, ground: Ground | None = None, after: str = ""
) -> tuple[list[Burden], str]:
    """Return a page of burdens, newest first, and the key of the next."""
    found = burdens(here)
    if ground:
        found = found.filter(ground=ground)
    return page_of(found, "entered", after)


def get_burden(here: Neighbourhood, burden: uuid.UUID) -> Burden:
    """Return a burden of here with what was said and frozen of it, or answer 404."""
    said = BurdenAnswer.objects.select_related("party").order_by("on", "id")
    freezes = Freeze.objects.select_related("here").order_by("-since")
    whole = burdens(here).prefetch_related(Prefetch("answers", said))
    whole = whole.prefetch_related(Prefetch("freezes", freezes))
    return get_object_or_404(whole, pk=burden)


def of_asker(party: Party, most: int = 5) -> list[Burden]:
    """Return what a party asks, newest first, and one more than `most` when there is more."""
    return list(burdens(party.here).filter(asker=party).order_by("-entered", "-id")[: most + 1])


def waiting_for(viewer: Viewer) -> list[Burden]:
    """Return burdens on which the parties of this viewer have not spoken yet."""
    mine = parties_of_viewer(viewer)
    if not mine:
        return []
    return list(
        burdens(viewer.here).filter(asker__in=mine, state="listed").order_by("entered")[:5]
    )


def mended(burden: Burden) -> list[str]:
    """Return how who entered it corrected it, oldest first, as the logbook tells it."""
    entries = history_of(burden.here.slug, burden.ref).filter(verb__in=VERBS.values())
    return [told(one) for one in entries]


def entered_it(person: Person | None, burden: Burden) -> bool:
    """Tell whether this person entered it: for that person alone."""
    return person is not None and burden.entered_by_id == person.pk


def carries(person: Person | None, burden: Burden) -> bool:
    """Tell whether this person said: I have the work of this too."""
    own = Carrier.objects.filter(burden=burden, person=person, until=None)
    return person is not None and own.exists()


def open_freeze(burden: Burden) -> Freeze | None:
    return Freeze.objects.filter(burden=burden, state__in=["proposed", "frozen"]).first()


def stands_so(burden: Burden, asker: Party, load: Words) -> bool:
    """Tell whether a burden stands like this already, as when the same form is sent again."""
    said = {name: one.strip() if isinstance(one, str) else one
            for name, one in asdict(load).items()}  # fmt: skip
    return burden.asker == asker and all(getattr(burden, name) == said[name] for name in said)


def check_of_here(party: Party, here: Neighbourhood) -> None:
    if party.here_id != here.pk or party.until:
        raise Refused(gettext_noop("Choose a party that takes part in this neighbourhood today."))
