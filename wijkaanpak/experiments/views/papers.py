"""The poster of what is frozen, for the window: with the talks in two sentences."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from wijkaanpak.dates import date_format
from wijkaanpak.experiments.queries import freezing as queries
from wijkaanpak.experiments.queries.freezing import Frost
from wijkaanpak.experiments.rules import hours
from wijkaanpak.experiments.rules.freezing import OVER, STATE_WORDS, Told
from wijkaanpak.experiments.views.frames import time_a_month
from wijkaanpak.methods.printing import frosts
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.refusals import Refused
from wijkaanpak.ui.papers import look_of, send_paper, typed

MOST = 4  # as many as an A3 holds in letters to read from the pavement


@open_to(ANYONE, post=NOBODY)
def poster(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What is frozen and how earlier ones ended, on one A3."""
    rows = queries.for_the_window(viewer.here, MOST)
    if not rows:
        raise Refused(gettext_noop("Nothing was frozen here yet, so there is no poster."))
    link = settings.SITE_URL + reverse("experiments:freezes", args=[viewer.here.slug])
    words = frosts.FrozenWords(
        title=_("What we do without for a while"),
        lead=_("Less on paper, more at the door. Both sides agreed; the money is still accounted "
               "for to the cent."),
        back=_("Hours back"),
        instead=_("Instead"),
        talk=_("The last talk"),
        scan=_("Read it all"),
        address=typed(link),
    )  # fmt: skip
    pdf = frosts.frozen(
        [line_of(row) for row in rows], words, look=look_of(viewer.here), link=link
    )
    return send_paper(pdf, f"{viewer.here.slug}-bevroren")


def line_of(row: Frost) -> frosts.FrozenLine:
    """Return one frozen practice as it stands on the poster."""
    talks = [step for step in row.steps.all() if step.told == Told.TALK]
    told = (talks[-1].words, talks[-1].second) if talks else ()
    return frosts.FrozenLine(
        title=row.title,
        who=f"{row.owner.name} + {row.keeper.name}",
        when=when(row),
        instead=row.replacement_words,
        back=_("%(time)s for each worker: %(what)s")
        % {"time": time_a_month(row.promised_minutes), "what": row.promised_to},
        said=said_of_hours(row),
        talk=told,
    )


def when(row: Frost) -> str:
    """Return from when till when, or how it ended."""
    days = {"first": date_format(row.since, "j F Y"), "last": date_format(row.last_day, "j F Y")}
    if row.state in OVER:
        return f"{_(STATE_WORDS[row.state]).capitalize()}. {row.stays}".strip()
    if row.past_end:
        return _("The last day was %(last)s. Both sides still have to say how it ends.") % days
    until = _("From %(first)s to %(last)s.") % days
    if row.thawed_part:
        part = _("Thawed in part: %(part)s") % {"part": row.thawed_part}
        return f"{until} {part}"
    return until


def said_of_hours(row: Frost) -> str:
    """Return the last word that may be published of the hours; nothing where none was said."""
    words = [word for _number, word in queries.hours_of(row).words if word != hours.Word.SILENT]
    return _(hours.WORD_WORDS[words[-1]]) if words else ""
