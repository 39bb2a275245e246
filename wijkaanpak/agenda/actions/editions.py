"""What may happen with the vision, the themes and the editions."""

from __future__ import annotations

import uuid

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.agenda import queries, rules
from wijkaanpak.agenda.models import Edition, Theme, Vision
from wijkaanpak.agenda.rules import EditionState, ItemState
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.actions import speak_for
from wijkaanpak.network.queries import limit, require_seat_of
from wijkaanpak.network.rules import DecisionKind, PartyKind
from wijkaanpak.people.models import Person
from wijkaanpak.refusals import Refused

DRAFTED = _("The circle worked on the draft of the agenda.")
VISION_WRITTEN = Verb("agenda.vision_written", _("%(party)s wrote down the vision: “%(words)s”"))
THEME_NAMED = Verb("agenda.theme_named", _("%(who)s gave the agenda the theme “%(title)s”."))
BEGUN = Verb("agenda.begun", _("%(who)s began agenda %(number)s: “%(title)s”."), DRAFTED)
CHANGED = Verb("agenda.changed", _("%(who)s wrote down who was not there: “%(missing)s”"), DRAFTED)
OPENED = Verb("agenda.opened", _("Agenda %(number)s is open for reaction: “%(title)s”."))
CLOSED = Verb("agenda.closed", _("The answers to agenda %(number)s were gathered."))
ADOPTED = Verb("agenda.adopted", _("%(party)s adopted agenda %(number)s: “%(title)s”. %(words)s"))
MISSING_CHECKED = Verb(
    "agenda.missing_checked",
    _("%(who)s looked again at who was not there for agenda %(number)s: “%(learned)s”"),
)


def write_vision(
    *, by: Person, here: Neighbourhood, words: str, key: uuid.UUID | None = None
) -> Vision:
    """The residents' body writes down how residents want to live here; old versions stay."""
    if again := made_before(Vision, key, here=here):
        return again
    with act(VISION_WRITTEN, by=by.actor, book=here.slug) as entry:
        _for_residents(entry, by, here)
        rules.check_words(words)
        vision = Vision.objects.create(
            pk=key or uuid.uuid4(),
            here=here,
            version=Vision.objects.filter(here=here).count() + 1,
            words=words,
            since=clock.today(),
        )
        entry.about(vision, words=words, version=vision.version)
    return vision


def _for_residents(entry: OpenEntry, person: Person, here: Neighbourhood) -> None:
    speak_for(entry, person, require_seat_of(person, here, PartyKind.RESIDENTS_BODY))


def name_theme(
    *, by: Person, here: Neighbourhood, title: str, words: str = "", key: uuid.UUID | None = None
) -> Theme:
    """The circle names a line that runs through the editions."""
    if again := made_before(Theme, key, here=here):
        return again
    with act(THEME_NAMED, by=by.actor, book=here.slug) as entry:
        queries.require_circle(by, here)
        rules.check_words(title)
        if Theme.objects.filter(here=here, title=title).exists():
            raise Refused(_("There is a theme with this name already."))
        place = Theme.objects.filter(here=here).count() + 1
        theme = Theme.objects.create(
            pk=key or uuid.uuid4(), here=here, title=title, words=words, position=place
        )
        entry.about(theme, title=title, words=words)
    return theme


def begin_edition(
    *, by: Person, here: Neighbourhood, title: str, key: uuid.UUID | None = None
) -> Edition:
    """The circle begins a draft; its number follows by itself."""
    if again := made_before(Edition, key, here=here):
        return again
    with act(BEGUN, by=by.actor, book=here.slug, details_are_public=False) as entry:
        queries.require_circle(by, here)
        rules.check_words(title)
        if Edition.objects.filter(here=here, state__in=rules.IN_THE_MAKING).exists():
            raise Refused(_("There is an agenda in the making already. Finish that one first."))
        number = Edition.objects.filter(here=here).count() + 1
        edition = Edition.objects.create(
            pk=key or uuid.uuid4(), here=here, number=number, title=title, begun=clock.today()
        )
        entry.about(edition, number=number, title=title)
    return edition


def change_edition(
    *, by: Person, edition: Edition, title: str, what_changed: str, missing: str
) -> Edition:
    """The circle writes the title, what changed, and who was not there, until adoption."""
    shown = edition.state != EditionState.DRAFT
    book = edition.here.slug
    with act(CHANGED, by=by.actor, book=book, details_are_public=shown) as entry:
        queries.require_circle(by, edition.here)
        entry.fresh(edition)
        rules.check_in_the_making(EditionState(edition.state))
        rules.check_words(title)
        if shown:
            rules.check_missing(missing)
        edition.title, edition.what_changed, edition.missing = title, what_changed, missing
        edition.save(update_fields=["title", "what_changed", "missing"])
        entry.about(
            edition,
            number=edition.number,
            title=title,
            what_changed=what_changed,
            missing=missing,
        )
    return edition


def open_edition(*, by: Person, edition: Edition) -> Edition:
    """The circle opens a draft for reaction; from today the parties' time to answer runs."""
    with act(OPENED, by=by.actor, book=edition.here.slug) as entry:
        queries.require_circle(by, edition.here)
        entry.fresh(edition)
        rules.check_edition_road(EditionState(edition.state), EditionState.OPEN)
        items = queries.items_with_words(edition)
        rules.check_can_open(edition.missing, [ItemState(item.state) for item in items])
        weeks = limit(edition.here, DecisionKind.ANSWER_ITEM, "answer_weeks")
        edition.opened, edition.state = clock.today(), EditionState.OPEN
        edition.answers_due = rules.due_date(clock.today(), weeks)
        edition.save(update_fields=["opened", "state", "answers_due"])
        for shown in (edition, *items):
            entry.reveal(shown)
        entry.about(edition, due=str(edition.answers_due), **queries.words_of_edition(edition))
    return edition


def close_reactions(*, by: Person, edition: Edition) -> Edition:
    """The circle gathers the answers: when all answered, or when their time is over."""
    with act(CLOSED, by=by.actor, book=edition.here.slug) as entry:
        queries.require_circle(by, edition.here)
        entry.fresh(edition)
        rules.check_edition_road(EditionState(edition.state), EditionState.ANSWERED)
        silent = queries.unanswered(edition).count()
        rules.check_can_close(edition.answers_due or clock.today(), clock.today(), silent)
        edition.state, edition.closed = EditionState.ANSWERED, clock.today()
        edition.save(update_fields=["state", "closed"])
        entry.about(edition, number=edition.number, unanswered=silent)
    return edition


def adopt_edition(*, by: Person, edition: Edition, words: str = "") -> Edition:
    """The residents' body adopts the agenda. The one before is superseded."""
    with act(ADOPTED, by=by.actor, book=edition.here.slug) as entry:
        _for_residents(entry, by, edition.here)
        entry.fresh(edition)
        rules.check_edition_road(EditionState(edition.state), EditionState.ADOPTED)
        rules.check_missing(edition.missing)
        today, former = clock.today(), EditionState.SUPERSEDED
        in_force = Edition.objects.filter(here=edition.here, state=EditionState.ADOPTED)
        in_force.update(state=former, superseded=today)
        edition.state, edition.adopted, edition.adopted_words = EditionState.ADOPTED, today, words
        edition.save(update_fields=["state", "adopted", "adopted_words"])
        entry.about(edition, words=words, **queries.words_of_edition(edition))
    return edition


def check_missing_note(*, by: Person, edition: Edition, mattered: bool, learned: str) -> Edition:
    """The circle looks back, after adoption: did it matter who was not there?"""
    with act(MISSING_CHECKED, by=by.actor, book=edition.here.slug) as entry:
        queries.require_circle(by, edition.here)
        entry.fresh(edition)
        if edition.adopted is None:
            raise Refused(_("Look back when the agenda has been adopted."))
        rules.check_words(learned)
        edition.missing_mattered, edition.missing_learned = mattered, learned
        edition.missing_checked, edition.missing_checked_by = clock.today(), by
        edition.save()
        entry.about(edition, number=edition.number, mattered=mattered, learned=learned)
    return edition
