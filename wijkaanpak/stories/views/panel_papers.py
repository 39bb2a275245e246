"""Panels on paper: a booklet to read aloud from, a sheet for the reason, a letter and a card."""

from __future__ import annotations

import uuid
from unicodedata import bidirectional

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wijkaanpak.dates import date_format
from wijkaanpak.methods import printing
from wijkaanpak.methods.printing import Chapter, Part
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.stories.queries import choices as chosen
from wijkaanpak.stories.queries import panels as found
from wijkaanpak.stories.queries.panels import SomeChoice, SomeLaid, SomePanel
from wijkaanpak.stories.rules import first_line
from wijkaanpak.stories.views.returning import own_of
from wijkaanpak.ui.papers import look_of, send_paper, typed

ON_A_CARD = 320  # characters of a reason; all of it stands in the letter
LEFTWARD = {"ar", "fa", "he", "ur"}  # languages that are written from right to left
LINES = {"why": 7, "values": 3, "doubts": 4, "differently": 4}


def lines_of(words: str) -> tuple[str, ...]:
    return tuple(line for line in words.splitlines() if line.strip())


def link_of(row: SomePanel) -> str:
    here = row.round.here
    return settings.SITE_URL + reverse("stories:round", args=[here.slug, row.round.number])


def printed(
    viewer: Viewer, row: SomePanel, kind: str, chapters: list[Chapter], *, large: bool = False
) -> bytes:
    facts = [
        (_("Panel"), row.name),
        (_("Day"), date_format(row.on, "l j F Y")),
        *([(_("Where"), row.place)] if row.place else []),
    ]
    link = link_of(row)
    words = printing.BookletWords(
        row.round.title, kind, tuple(facts), scan=_("What became of it"), address=typed(link)
    )
    look = look_of(viewer.here)
    return printing.booklet(chapters, words, look=look, link=link, large_print=large)


@never_cache
@open_to(Right.KEEP_STORIES, post=NOBODY)
def booklet(request: HttpRequest, viewer: Viewer, panel: uuid.UUID) -> HttpResponse:
    """All stories of a pile in large print, each from a page of its own, to read aloud."""
    row = found.panel_at_desk(viewer, panel)
    laid = found.pile(row).laid
    if not laid:
        raise Refused(gettext_noop("Nothing lies in this pile yet. Lay the stories first."))
    question = Chapter(
        _("The question"),
        (
            Part("", lines_of(row.round.question)),
            Part(_("How we read"), how_we_read(), house=True),
        ),
    )
    chapters = [question, *(chapter_of(one, number) for number, one in enumerate(laid, start=1))]
    pdf = printed(viewer, row, _("Reading booklet"), chapters, large=True)
    return send_paper(pdf, f"{viewer.here.slug}-leesboekje-{row.round.number}")


def how_we_read() -> tuple[str, ...]:
    return (
        _("One reads aloud, the others listen. Then it is quiet for a moment."),
        _("Say what the story does with you before you say what you think of it."),
        _("A story that is hard or angry counts as much as a glad one."),
        _("You choose together. Nobody votes and nothing is counted."),
        _("What is told here stays here. Leave the booklet behind."),
    )


def chapter_of(one: SomeLaid, number: int) -> Chapter:
    """Return a story as a chapter, in its own language, with who interprets."""
    story = one.story
    reader = [Part(_("Who reads and interprets"), (one.interpreter,), house=True)]
    aloud = _("This story is told aloud. Listen to it on the screen of the story keeper.")
    words = tuple(Part("", (line,), language=tongue_of(line, story.language))
                  for line in lines_of(story.text))  # fmt: skip
    return Chapter(
        f"{number}. {story.title}",
        (
            *(reader if one.interpreter else ()),
            *(words or (Part("", (aloud,), house=True),)),
            Part("", (_("Told by %(who)s") % {"who": story.teller_name or _("a resident")},),
                 house=True),
        ),
    )  # fmt: skip


def tongue_of(line: str, language: str) -> str:
    """Return the language of a line, or '' when most of its letters run the other way.

    Somebody may begin in Arabic and go on in Dutch; each line stands as it is read.

    >>> tongue_of("Mijn dochter was vijf weken.", "ar"), tongue_of("W sobotę", "pl")
    ('', 'pl')
    """
    letters = [bidirectional(sign) for sign in line if sign.isalpha()]
    leftward = sum(way in {"R", "AL"} for way in letters) * 2 > len(letters)
    return language if leftward == (language in LEFTWARD) else ""


@never_cache
@open_to(Right.KEEP_STORIES, post=NOBODY)
def reasons(request: HttpRequest, viewer: Viewer, panel: uuid.UUID) -> HttpResponse:
    """The sheet on which a panel writes what it chose and why; the keeper types it afterwards."""
    row = found.panel_at_desk(viewer, panel)
    titles = tuple(f"{n}. {one.story.title}" for n, one in found.pile(row).numbered.items())
    chapters = [
        Chapter(_("Which story did you choose together?"), ticks=titles, lines=0 if titles else 2),
        Chapter(_("Why this one?"), lines=LINES["why"]),
        Chapter(_("What do you find valuable in it?"), lines=LINES["values"]),
        Chapter(_("What did you doubt?"), lines=LINES["doubts"]),
        Chapter(_("What would you do differently because of it?"), lines=LINES["differently"]),
        Chapter(
            _("Who sat at the table?"),
            (Part("", (_("Only as what, and how many. A name only of who wishes so."),),
                  house=True),),
            lines=4,
        ),
    ]  # fmt: skip
    pdf = printed(viewer, row, _("Why we chose this story"), chapters)
    return send_paper(pdf, f"{viewer.here.slug}-redenblad-{row.round.number}")


@never_cache
@open_to(Right.KEEP_STORIES, post=NOBODY)
def letter(request: HttpRequest, viewer: Viewer, choice: uuid.UUID) -> HttpResponse:
    """The letter to the teller, in large print, to send or to read aloud at the door."""
    row = chosen.choice_at_desk(viewer, choice)
    link = link_of(row.panel)
    words = printing.Leaflet(
        title=row.story.title,
        kind=_("A panel chose your story"),
        facts=(
            (_("Panel"), row.panel.name),
            (_("Day"), date_format(row.panel.on, "j F Y")),
        ),
        before=letter_lines(row),
        paragraphs=lines_of(row.reason),
        after=(
            _("Your story stays yours. With the code on your slip you change or take it back."),
            _("Do you want to say something about this? Tell the story keeper."),
        ),
        scan=_("What became of it"),
        address=typed(link),
        page_label=_("Page"),
    )
    pdf = printing.leaflet(words, look=look_of(viewer.here), link=link, large_print=True)
    return send_paper(pdf, f"{viewer.here.slug}-brief-aan-verteller")


def letter_lines(row: SomeChoice) -> tuple[str, ...]:
    """Return what a letter says beside the reason: what the panel values, doubts and would do."""
    pairs = (
        (_("What they find valuable in it:"), row.values),
        (_("What they doubted:"), row.doubts),
        (_("What they would do differently:"), row.differently),
    )
    return tuple(f"{head} {words}" for head, words in pairs if words)


@never_cache
@open_to(Right.KEEP_STORIES, post=NOBODY)
def card(request: HttpRequest, viewer: Viewer, choice: uuid.UUID) -> HttpResponse:
    """A postcard for the teller with why the story was chosen."""
    return send_card(viewer, chosen.choice_at_desk(viewer, choice))


@never_cache
@open_to(ANYONE, post=NOBODY)
def own_card(request: HttpRequest, viewer: Viewer, story: uuid.UUID) -> HttpResponse:
    """The same postcard, for the teller with the slip."""
    told, _teller = own_of(request, viewer, story)
    choice = chosen.choice_of_teller(told)
    if choice is None:
        raise Http404
    return send_card(viewer, choice)


def send_card(viewer: Viewer, choice: SomeChoice) -> HttpResponse:
    words = printing.ThanksWords(
        title=_("Your story “%(title)s” was chosen") % {"title": choice.story.title},
        text=short(choice.reason),
        signed=choice.panel.name,
        day=date_format(choice.panel.on, "j F Y"),
    )
    return send_paper(printing.thank_you(words, look=look_of(viewer.here)), "gekozen")


def short(reason: str) -> str:
    """Return a reason that fits on a card: all of it, or its first sentence."""
    return reason if len(reason) <= ON_A_CARD else first_line(reason, ON_A_CARD)
