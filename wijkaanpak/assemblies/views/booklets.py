"""What comes out of an assembly on paper: a booklet, a sheet to follow it, the council's page."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkaanpak import clock
from wijkaanpak.assemblies import rules
from wijkaanpak.assemblies.queries import advice as found
from wijkaanpak.assemblies.queries.advice import SomeAdvice, SomeRecommendation
from wijkaanpak.assemblies.queries.assemblies import SomeAssembly
from wijkaanpak.assemblies.rules import TAKEN, WAITS, State
from wijkaanpak.assemblies.rules.advice import STATE_WORDS
from wijkaanpak.assemblies.rules.following import COURSE_WORDS
from wijkaanpak.assemblies.views.advice import done, handed_over, rule_in_words
from wijkaanpak.assemblies.views.council import for_council
from wijkaanpak.assemblies.views.following import page_of
from wijkaanpak.commitments.views.reading import state_of
from wijkaanpak.dates import date_format
from wijkaanpak.methods import printing
from wijkaanpak.methods.printing import Chapter, Part
from wijkaanpak.people.gate import ANYONE, NOBODY, open_to
from wijkaanpak.people.queries import Viewer
from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.ui.papers import look_of, send_paper, typed
from wijkaanpak.ui.rules import STATES

LINES = 4  # to write on, under each recommendation


def day(on: Any) -> str:
    return date_format(on, "j F Y")


def lines_of(words: str) -> tuple[str, ...]:
    return tuple(line for line in words.splitlines() if line.strip())


def printed(
    viewer: Viewer, row: SomeAssembly, chapters: list[Chapter], name: str, **words: Any
) -> HttpResponse:
    """Send chapters as one paper with the address of the page."""
    link = settings.SITE_URL + page_of(row)
    around = printing.BookletWords(
        scan=_("See it on your phone"), address=typed(link), title=row.title, **words
    )
    pdf = printing.booklet(chapters, around, look=look_of(viewer.here), link=link)
    return send_paper(pdf, f"{viewer.here.slug}-{name}")


def shared(advice: SomeAdvice) -> tuple[tuple[str, str], ...]:
    return (
        (_("Recommended on"), day(advice.handed_over)),
        (_("Answers by"), day(advice.due)),
        (_("Printed"), day(clock.today())),
    )


@open_to(ANYONE, post=NOBODY)
def booklet(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """Every recommendation with why, its support, who sees it otherwise, and the answer."""
    row, advice = handed_over(viewer, assembly)
    question = Chapter(_("The question"), (Part("", lines_of(row.question)),))
    rows = [chapter_of(one) for one in found.handed_over(row)]
    missing = Chapter(_("Who was not heard"), (Part("", lines_of(advice.missing)),))
    print_ = _("Fingerprint of these words: %(print)s") % {"print": advice.fingerprint}
    return printed(
        viewer, row, [question, *rows, missing], "adviezen",
        kind=_("Recommendations and answers"), facts=shared(advice),
        after=(rule_in_words(advice), print_),
    )  # fmt: skip


def chapter_of(row: SomeRecommendation) -> Chapter:
    """Return a recommendation as a chapter. The minority view always has its place."""
    support = _("%(agree)s of the %(present)s who were present are for it.") % {
        "agree": row.agree, "present": row.present,
    }  # fmt: skip
    nobody = _("Nobody wanted another view to be printed here.")
    parts = [
        Part("", lines_of(row.text)),
        Part(_("Why"), (*lines_of(row.why),)),
        Part(_("Support"), (support,), house=True),
        Part(
            _("Who sees it otherwise"), lines_of(row.minority) or (nobody,),
            house=not row.minority,
        ),
        *answers_of(row),
        *promises_of(row),
    ]  # fmt: skip
    return Chapter(f"{row.number}. {row.title}", tuple(parts))


def answers_of(row: SomeRecommendation) -> list[Part]:
    """Return each answer as a part, and what is still waited for in words."""
    parts = []
    for one in row.answers.all():
        values = {
            "party": one.party.name, "day": day(one.on), "said": _(STATE_WORDS[one.said]),
            "late": late_in_words(one.days_late),
        }  # fmt: skip
        head = _("%(party)s, %(day)s: %(said)s%(late)s") % values
        until = (day(one.until),) if one.until else ()
        parts.append(Part(head, (*lines_of(one.words), *until)))
    if row.question:
        parts.append(Part(_("Asked back by the follow-up group"), lines_of(row.question)))
    if row.state in WAITS:
        parts.append(Part(_("The answer"), (waits_in_words(row),), house=True))
    return parts


def promises_of(row: SomeRecommendation) -> list[Part]:
    """Return what was promised because of a yes, and how it stands, in words."""
    today = clock.today()
    told = tuple(
        f"{one.commitment.title} ({_(STATES[state_of(one.commitment, today)].word)})"
        for one in row.promises.all()
    )
    bare = _("There is a yes, but no promise yet of who does what by when.")
    head = _("What was promised")
    if told:
        return [Part(head, told)]
    return [Part(head, (bare,), house=True)] if State(row.state) in TAKEN else []


def waits_in_words(row: SomeRecommendation) -> str:
    late = late_in_words(rules.days_late(row.due, clock.today()))
    values = {"party": row.answered_by.name, "day": day(row.due), "late": late}
    return _("%(party)s answers by %(day)s%(late)s.") % values


def late_in_words(days: int) -> str:
    """Return how late something is as the end of a sentence; nothing when it is in time."""
    if not days:
        return ""
    return ngettext(", %(days)s day late", ", %(days)s days late", days) % {"days": days}


@open_to(ANYONE, post=NOBODY)
def sheet(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """The sheet on which the follow-up group writes how it goes, for a host to type in."""
    row, advice = handed_over(viewer, assembly)
    if advice.closed:
        raise Refused(gettext_noop("The closing word was written, so nothing is followed now."))
    courses = tuple(_(word) for word in COURSE_WORDS.values())
    chapters = [
        Chapter(f"{one.number}. {one.title}", tuple(said_last(one)), ticks=courses, lines=LINES)
        for one in found.handed_over(row)
        if rules.followed(State(one.state)) and not done(one)
    ]
    coming = rules.next_moment(advice.due, (), clock.today()) if advice.due else None
    look = ((_("Day of this look"), day(coming[1])),) if coming else ()
    return printed(
        viewer, row, chapters, "volgblad", kind=_("How does it go?"),
        facts=(*look, *shared(advice)),
        after=(_("Write no names. A host types this in; then the sheet goes in the bin."),),
    )  # fmt: skip


def said_last(row: SomeRecommendation) -> list[Part]:
    """Return what the group has to know before it looks: the answer, and its last look."""
    answers, looks = list(row.answers.all()), list(row.looks.all())
    parts = [Part(_("The answer"), (_(STATE_WORDS[row.state]),), house=True)] if answers else []
    if looks:
        seen = _(COURSE_WORDS[looks[-1].course])
        head = _("The last time, on %(day)s: %(seen)s") % {"day": day(looks[-1].on), "seen": seen}
        parts.append(Part(head, lines_of(looks[-1].words)))
    return parts


@open_to(ANYONE, post=NOBODY)
def council(request: HttpRequest, viewer: Viewer, assembly: uuid.UUID) -> HttpResponse:
    """The page of the council on paper."""
    row, advice = handed_over(viewer, assembly)
    told = for_council(row, advice)
    heads = (_("Recommendation"), _("Who"), _("By which day"), _("How it stands"))
    waiting = tuple(waits_row(one) for one in told["waiting"])
    answered = tuple(
        (called(one["row"]), one["word"], for_it(one["row"])) for one in told["answered"]
    )
    nothing = (Part("", (_("Nothing: every recommendation was answered."),), house=True),)
    chapters = [
        Chapter(_("What was promised beforehand"), (Part("", lines_of(row.promise)),)),
        Chapter(_("What waits, and by when"), *((), heads, waiting) if waiting else (nothing,)),
        *bare_chapter(told["bare"]),
        Chapter(
            _("What was answered"), columns=(_("Recommendation"), _("The answer"), _("Support")),
            rows=answered,
        ),
        heard_chapter(told, row.counted_from),
        Chapter(
            _("Who was not heard, and what we do not know because of it"),
            (Part("", lines_of(advice.missing)), *learned_of(advice)),
        ),
    ]  # fmt: skip
    return printed(viewer, row, chapters, "raad", kind=_("For the council"), facts=shared(advice))


def bare_chapter(bare: list[dict[str, Any]]) -> list[Chapter]:
    """Return what was adopted and has no promise yet, when there is any."""
    if not bare:
        return []
    title = _("There is a yes, but no promise yet of who does what by when")
    return [Chapter(title, (Part("", tuple(called(one["row"]) for one in bare)),))]


def called(row: SomeRecommendation) -> str:
    return f"{row.number}. {row.title}"


def for_it(row: SomeRecommendation) -> str:
    return _("%(agree)s of %(present)s for it") % {"agree": row.agree, "present": row.present}


def learned_of(advice: SomeAdvice) -> tuple[Part, ...]:
    """Return whether it mattered who was not heard, once the group looked back."""
    return (Part(_("Looked at again"), lines_of(advice.learned)),) if advice.learned else ()


def waits_row(one: dict[str, Any]) -> tuple[str, ...]:
    row = one["row"]
    how = one["word"] + late_in_words(one["late"])
    return called(row), row.answered_by.name, day(row.due), how


def heard_chapter(told: dict[str, Any], counted_from: str) -> Chapter:
    """Return who was heard: how people were reached, and who lives here, signed up and sat."""
    reached = ". ".join(f"{label}: {many}" for label, many in told["heard"])
    table = tuple(
        (
            f"{line.feature}: {line.value}", "–" if line.people is None else str(line.people),
            str(people), str(seats),
        )
        for line, people, seats in told["groups"]
    )  # fmt: skip
    heads = (_("Value"), _("How many here"), _("Signed up"), _("Drawn"))
    counts = [_("Where it is about the house, “how many here” counts homes.")]
    if counted_from:
        counts.append(_("Where “how many here” comes from:") + f" {counted_from}")
    parts = (Part("", (reached + ".", *(counts if table else ())), house=True),)
    return Chapter(_("Who was heard"), parts, columns=heads if table else (), rows=table)
