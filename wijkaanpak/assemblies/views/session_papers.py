"""Sessions on paper: the invitation with all days, programme, texts, and lists for who leads."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from wijkaanpak.assemblies.queries import assemblies as found
from wijkaanpak.assemblies.queries import sessions as sessions_found
from wijkaanpak.assemblies.queries.assemblies import SomeAssembly
from wijkaanpak.assemblies.queries.sessions import SomeSession
from wijkaanpak.assemblies.rules.sessions import CHOSEN_WORDS, WARNINGS
from wijkaanpak.assemblies.views.attending import needed
from wijkaanpak.assemblies.views.sessions import (
    aims_of,
    care_of,
    day_of,
    hours_of,
    title_of,
    where,
)
from wijkaanpak.methods import printing
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.ui.papers import look_of, send_paper, typed
from wijkaanpak.ui.templatetags.ui_words import money


def about(link: str) -> dict[str, Any]:
    """Return what stands on every paper: where to read it on a phone."""
    return {"scan": _("See it on your phone"), "address": typed(link), "page_label": _("Page")}


def send(
    viewer: Viewer, words: printing.Leaflet, link: str, name: str, **more: Any
) -> HttpResponse:
    pdf = printing.leaflet(words, look=look_of(viewer.here), link=link, **more)
    return send_paper(pdf, f"{viewer.here.slug}-{name}")


def facts_of(session: SomeSession) -> tuple[tuple[str, str], ...]:
    return (
        (_("When"), day_of(session)), (_("Time"), hours_of(session)), (_("Where"), where(session)),
    )  # fmt: skip


@open_to(ANYONE, post=NOBODY)
def invitation(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """The letter to who was drawn: all days, what there is for them, and the allowance."""
    row = found.get_assembly(viewer, assembly)
    sessions = sessions_found.sessions_of(row)
    if not sessions:
        raise Refused(gettext_noop("No session is planned yet, so there is no invitation."))
    link = settings.SITE_URL + reverse("assemblies:sessions", args=[viewer.here.slug, row.pk])
    care = list(dict.fromkeys(word for one in sessions for word in care_of(one)))
    paid = any(one.allowance for one in sessions)
    words = printing.Leaflet(
        **about(link),
        title=row.title,
        kind=_("Come and sit at the table"),
        paragraphs=(
            _("Dear neighbour,"),
            _("You are one of %(seats)s neighbours who were drawn by lot, to talk about this:")
            % {"seats": row.seats},
            row.question,
            _("These are the days. It helps when you can come to all of them."),
        ),
        days=tuple((day_of(one), line_of(one)) for one in sessions),
        points_title=_("About the allowance") if paid else "",
        points=tuple(map(_, WARNINGS)) if paid else (),
        before=(
            *allowance_of(sessions),
            *((_("There is for who needs it: %(care)s") % {"care": "; ".join(care)},)
              if care else ()),
            _("Tell us or a host what you need. You need not say why."),
            *reach_of(row),
        ),
    )  # fmt: skip
    return send(viewer, words, link, "uitnodiging-zittingen")


def allowance_of(sessions: list[SomeSession]) -> tuple[str, ...]:
    """Return the sum for each session in a sentence, and for all of them together."""
    sums = [one.allowance for one in sessions]
    if not any(sums):
        return ()
    values = {"one": ", ".join(map(money, dict.fromkeys(sums))), "all": money(sum(sums))}
    if len(set(sums)) > 1:
        return (_("Allowance: %(all)s for each seat, for all sessions together.") % values,)
    each = _("Allowance: %(one)s for each session where you are, %(all)s for all together.")
    return (each % values,)


def reach_of(row: SomeAssembly) -> tuple[str, ...]:
    """Return how people reach who leads an assembly, when that is known."""
    words = _("This is how you reach us: %(reach)s")
    return (words % {"reach": row.reach_us},) if row.reach_us else ()


def line_of(session: SomeSession) -> str:
    return ". ".join([hours_of(session), where(session), *aims_of(session)]) + "."


@open_to(ANYONE, post=NOBODY)
def programme(request: HttpRequest, viewer: Viewer, session: uuid.UUID) -> HttpResponse:
    """What a session brings, for on the table and at home."""
    row = sessions_found.get_session(viewer.here, session)
    link = settings.SITE_URL + row.get_absolute_url()
    changed = list(row.changes.all())
    hosts = sessions_found.named_hosts(row)
    words = printing.Leaflet(
        **about(link),
        title=row.assembly.title,
        kind=title_of(row),
        facts=(*facts_of(row), *(((_("Hosts"), ", ".join(hosts)),) if hosts else ())),
        paragraphs=tuple(aims_of(row)),
        points_title=_("The programme"),
        points=tuple(row.words.lines),
        after=(
            *((_("This programme was changed: %(why)s") % {"why": changed[-1].why},)
              if changed else ()),
            *((_("There is for who needs it: %(care)s") % {"care": "; ".join(care_of(row))},)
              if row.care else ()),
        ),
    )  # fmt: skip
    return send(viewer, words, link, f"programma-{row.number}")


@open_to(ANYONE, post=NOBODY)
def pack(
    request: HttpRequest, viewer: Viewer, pack: uuid.UUID, *, large: bool = False
) -> HttpResponse:
    """Something to read on paper, in large print too, with its maker on top."""
    row = sessions_found.get_pack(viewer.here, pack)
    link = settings.SITE_URL + row.get_absolute_url()
    words = printing.Leaflet(
        **about(link),
        title=row.title,
        kind=title_of(row.session),
        facts=((_("Made by"), row.maker), (_("Chosen"), _(CHOSEN_WORDS[row.chosen_by]))),
        paragraphs=tuple(line for line in row.text.splitlines() if line.strip()),
        after=(typed(row.link),) if row.link else (),
    )
    name = f"leesstuk-{row.session.number}-{row.place}{'-groot' * large}"
    return send(viewer, words, link, name, large_print=large)


@never_cache
@open_to(Right.HOST, post=NOBODY)
def presence_list(request: HttpRequest, viewer: Viewer, session: uuid.UUID) -> HttpResponse:
    """The list at the door, with names, for who leads a session; it goes in the bin afterwards."""
    row = sessions_found.get_session(viewer.here, session)
    seats = sessions_found.seats_for(viewer, row.assembly)
    coming = [one for one in seats if sessions_found.said_yes(one)]
    words = list_words(
        row, _("Who is here?"), (_("Code"), _("Who"), _("Here"), _("Came later")),
        tuple((one.code, sessions_found.name_of(one), "", "") for one in coming),
        *not_asked(len(seats) - len(coming)),
    )  # fmt: skip
    return send(viewer, words, settings.SITE_URL + row.get_absolute_url(), f"lijst-{row.number}")


def not_asked(many: int) -> tuple[str, ...]:
    """Return that somebody who was drawn did not say yes yet, so that nobody is lost."""
    words = ngettext(
        "%(many)s seat is not on this list: who was drawn for it did not say yes yet.",
        "%(many)s seats are not on this list: who was drawn for these did not say yes yet.",
        many,
    )
    return (words % {"many": many},) if many else ()


@never_cache
@open_to(Right.HOST, post=NOBODY)
def care_list(request: HttpRequest, viewer: Viewer, session: uuid.UUID) -> HttpResponse:
    """What people need, for who does the care of a session."""
    row = sessions_found.get_session(viewer.here, session)
    seats = sessions_found.seats_for(viewer, row.assembly)
    words = list_words(
        row, _("Who needs what?"), (_("Code"), _("Who"), _("Needs"), _("Arranged")),
        tuple(
            (one.code, sessions_found.name_of(one), needed(one), "")
            for one in seats
            if needed(one)
        ),
    )  # fmt: skip
    return send(viewer, words, settings.SITE_URL + row.get_absolute_url(), f"zorg-{row.number}")


def list_words(
    session: SomeSession, kind: str, columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...],
    *more: str,
) -> printing.Leaflet:  # fmt: skip
    """Return a list of people for who leads a session."""
    return printing.Leaflet(
        **about(settings.SITE_URL + session.get_absolute_url()),
        title=session.assembly.title,
        kind=f"{title_of(session)}: {kind}",
        facts=facts_of(session),
        columns=columns,
        rows=rows,
        before=(*more, _("Only for who leads this session. Throw it away when it was typed in.")),
    )
