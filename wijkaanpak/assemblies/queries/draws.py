"""The draw: panels, chances and who was drawn, all of it without names."""

from __future__ import annotations

from wijkaanpak.assemblies.models import Assembly, Contact, Draw, Place, SignUp
from wijkaanpak.methods.lottery import label, panels_in
from wijkaanpak.people.queries import Viewer, require
from wijkaanpak.people.rules import Right

type SomeDraw = Draw


def draw_of(assembly: Assembly) -> Draw | None:
    """Return the panels that were committed to, or None."""
    return Draw.objects.filter(assembly=assembly).first()


def name_of(draw: Draw) -> str:
    """Return the number that was drawn as it is called out, such as 007."""
    return "" if draw.number is None else label(draw.number, draw.panels)


def drawn_codes(draw: Draw) -> list[str]:
    """Return the codes of who was drawn, in order; after the term too, for they say nothing."""
    found = Place.objects.filter(draw=draw).order_by("signup__code")
    return list(found.values_list("signup__code", flat=True))


def panel_in_file(draw: Draw, number: int) -> tuple[str, ...]:
    return panels_in(draw.written)[number]


def signups_of(assembly: Assembly, codes: tuple[str, ...]) -> list[SignUp]:
    return list(SignUp.objects.filter(assembly=assembly, code__in=codes, left=None))


def contacts_of_panel(viewer: Viewer, draw: Draw) -> list[Contact]:
    """Return how the panel is reached, for who invites people; of nobody else who signed up."""
    require(viewer.person, Right.INVITE, viewer.here)
    found = Contact.objects.filter(signup__place__draw=draw, erased=None)
    return list(found.select_related("signup").order_by("signup__code"))
