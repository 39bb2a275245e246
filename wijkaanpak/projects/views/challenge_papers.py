"""The open-cost sheet and the plan on A4: filled in, or with lines to write on."""

from __future__ import annotations

import uuid
from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from wijkaanpak import clock
from wijkaanpak.dates import date_format
from wijkaanpak.methods import printing
from wijkaanpak.methods.printing import BookletWords, Chapter, Part
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.projects.queries import challenges as found
from wijkaanpak.projects.queries.challenges import SomeChallenge
from wijkaanpak.projects.rules.challenges import TOPIC_WORDS, Topic
from wijkaanpak.ui.papers import look_of, send_paper, typed
from wijkaanpak.ui.templatetags.ui_words import money

SHEET_LINES, PLAN_LINES = 2, 3  # so that each stays one page
PLAN_WORDS = {
    "how": gettext_noop("What do you do, and how often?"),
    "who": gettext_noop("Who does the work, and who leads it?"),
    "better": gettext_noop("What is better for the street than it is now?"),
    "when_it_fails": gettext_noop("What do you do when people stop or are ill?"),
}


@open_to(ANYONE, post=NOBODY)
def sheet(request: HttpRequest, viewer: Viewer, challenge: uuid.UUID) -> HttpResponse:
    """The costs as the owner told them; an empty sheet as long as it did not."""
    row = found.visible_challenge(viewer.here, challenge)
    told = next(iter(reversed(row.sheets.all())), None)
    if told is None:
        chapters = [Chapter(_(word), lines=SHEET_LINES) for word in TOPIC_WORDS.values()]
    else:
        chapters = [topic_of(told, topic, word, words) for topic, word, words in told.topics]
    known = _("Do you not know it? Then write that: everybody may see it.")
    return send(
        viewer, row, (_("The open-cost sheet"), known), chapters, told.on if told else None
    )


def topic_of(told: found.SomeSheet, topic: Topic, word: str, words: str) -> Chapter:
    if topic in told.unknown:
        return Chapter(_(word), (Part("", (_("The owner says: we do not know."),), house=True),))
    first = ""
    if topic is Topic.COSTS and told.cents is not None:
        first = _("%(sum)s in a year") % {"sum": money(told.cents)}
    if topic is Topic.CONTRACT and told.contract_ends:
        first = _("Until %(day)s") % {"day": date_format(told.contract_ends, "j F Y")}
    house = (Part("", (first,), house=True),) if first else ()
    return Chapter(_(word), (*house, *((Part("", (words,)),) if words else ())))


@open_to(ANYONE, post=NOBODY)
def plan(request: HttpRequest, viewer: Viewer, challenge: uuid.UUID) -> HttpResponse:
    """The plan of the challengers, or an empty one to fill in at a table."""
    row = found.visible_challenge(viewer.here, challenge)
    made = getattr(row, "plan", None)
    if made is None:
        names = [*PLAN_WORDS.values(), gettext_noop("What do you need for a year, in euros?")]
        chapters = [Chapter(_(word), lines=PLAN_LINES) for word in names]
    else:
        chapters = [
            Chapter(_(word), (Part("", (getattr(made, name),)),))
            for name, word in PLAN_WORDS.items()
        ]
        asked = Part("", (money(made.cents),), house=True)
        chapters.append(Chapter(_("What do you need for a year, in euros?"), (asked,)))
    tell = _("Writing is not needed: tell it, and the guide writes it down.")
    return send(
        viewer, row, (_("The plan of the challengers"), tell), chapters, made.on if made else None
    )


def send(
    viewer: Viewer,
    row: SomeChallenge,
    words: tuple[str, str],
    chapters: list[Chapter],
    on: date | None,
) -> HttpResponse:
    """Send a paper of a challenge: `words` are what it is, and what stands at its end."""
    link = settings.SITE_URL + row.get_absolute_url()
    day = date_format(on or clock.today(), "j F Y")
    facts = (
        (_("The challengers"), row.name),
        (_("The owner of the task"), row.owner.name),
        (_("Told on") if on else _("Printed on"), day),
    )
    around = BookletWords(
        title=row.title,
        kind=words[0],
        facts=facts,
        after=(words[1],),
        scan=_("See it on your phone"),
        address=typed(link),
    )
    pdf = printing.booklet(chapters, around, look=look_of(viewer.here), link=link)
    return send_paper(pdf, f"{viewer.here.slug}-uitdagen")
