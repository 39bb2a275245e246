"""A lesson is written, read by those it speaks of, opened, corrected; and it meets new plans."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.knowledge.models import Lesson, Meeting, Reading, Version
from wijkaanpak.knowledge.models.lessons import PLAIN
from wijkaanpak.knowledge.queries import lessons as queries
from wijkaanpak.knowledge.queries.alike import Start
from wijkaanpak.knowledge.queries.origins import Origin
from wijkaanpak.knowledge.rules import files
from wijkaanpak.knowledge.rules import lessons as rules
from wijkaanpak.knowledge.rules.lessons import MOVES, Move, State, Use, Words
from wijkaanpak.knowledge.rules.moves import after
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import key_party, parties_of, require_seat
from wijkaanpak.network.rules import PartyKind
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import NOBODY, require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused

WRITTEN = Verb(
    "knowledge.lesson_written",
    _("%(who)s wrote down a lesson."),
    _("Someone wrote down a lesson."),
)
CHANGED = Verb(
    "knowledge.lesson_changed",
    _("%(who)s changed a lesson that is not open yet."),
    _("Someone changed a lesson that is not open yet."),
)
READ = Verb("knowledge.lesson_read", _("%(party)s read a lesson that speaks of it, and agrees."))
SENT_BACK = Verb(
    "knowledge.lesson_sent_back",
    _("%(party)s read a lesson that speaks of it, and asks for other words."),
)
OPENED = Verb(files.OPENED, _("%(party)s opened the lesson “%(title)s” (version %(number)s)."))
CORRECTED = Verb(
    "knowledge.lesson_corrected",
    _("%(who)s began a new version of an open lesson."),
    _("Someone began a new version of an open lesson."),
)
TAKEN_BACK = Verb("knowledge.lesson_taken_back", _("A lesson was taken back before it opened."))
MET = Verb("knowledge.lesson_met", _("The lesson “%(title)s” met a new plan here."))


def write_lesson(
    *,
    by: Person,
    here: Neighbourhood,
    words: Words,
    party: Party | None = None,
    about: Iterable[Party] = (),
    origin: Origin | None = None,
    key: uuid.UUID | None = None,
) -> Lesson:
    """Somebody who takes part writes down what was learned. Sent twice, it counts once.

    `party` tells it: one for which they speak, or else the residents' body, which then reads it
    first. `about` are the other parties of which it speaks, `origin` is where it was learned.
    """
    rules.check_words(words, clock.today().year)
    if known := queries.written_before(here, by, key, words):
        return known
    with act(WRITTEN, by=by.actor, book=here.slug, details_are_public=False) as entry:
        require(by, Right.BE_MEMBER, here)
        if party:
            require_seat(by, party)
        tells = party or key_party(here, PartyKind.RESIDENTS_BODY)
        if tells is None:
            raise Refused(_("A party that must speak is missing, so nothing can change."))
        lesson = Lesson.objects.create(
            id=key or uuid.uuid4(), here=here, party=tells, by=by, **_learned(origin)
        )
        version = _new_version(entry, lesson, 1, words)
        _ask(entry, version, by, [tells, *about])
        entry.about(lesson)
    return lesson


def _learned(origin: Origin | None) -> dict[str, str]:
    if origin is None:
        return {}
    return {
        "learned_in": origin.ref,
        "learned_title": origin.title[:200],
        "learned_path": origin.path,
    }


def _new_version(entry: OpenEntry, lesson: Lesson, number: int, words: Words) -> Version:
    now = clock.now()
    return Version.objects.create(lesson=lesson, number=number, written_at=now, **_fields(words))


def _fields(words: Words) -> dict[str, object]:
    found: dict[str, object] = {name: getattr(words, name) for name in PLAIN}
    for name, value in found.items():
        if isinstance(value, str):
            found[name] = value.strip()
    domains = "|".join(words.domains)
    return found | {"went": words.went, "domains": f"|{domains}|", "pattern": words.pattern or ""}


def _ask(entry: OpenEntry, version: Version, by: Person, parties: Iterable[Party]) -> None:
    """Ask these parties to read; for one that the writer speaks for, writing it is a yes."""
    here = version.lesson.here
    own = {party.pk for party in parties_of(by, here)}
    for party in {party.pk: party for party in parties if party.here_id == here.pk}.values():
        own_word = party.pk in own and party.pk == version.lesson.party_id
        said = {"yes": True, "at": clock.now()} if own_word else {"yes": None, "at": None}
        blank = {"words": ""} | said
        Reading.objects.update_or_create(version=version, party=party, defaults=blank)
    _after_reading(entry, version)


def _after_reading(entry: OpenEntry, version: Version) -> None:
    """Take the step that follows when all those asked have read it, or one said no."""
    readings = list(version.readings.all())
    asked = frozenset(str(one.party_id) for one in readings)
    said = {str(one.party_id): one.yes for one in readings if one.yes is not None}
    if move := rules.state_after_reading(asked, said):
        _step(entry, version, move)


def _step(entry: OpenEntry, version: Version, move: Move, **fields: object) -> None:
    state = after(MOVES, State(version.state), move)
    for name, value in (fields | {"state": state}).items():
        setattr(version, name, value)
    version.save(update_fields=[*fields, "state"])


def change_lesson(
    *, by: Person, lesson: Lesson, words: Words, about: Iterable[Party] = ()
) -> Version:
    """Who tells it writes it in other words; then all it speaks of read it again."""
    rules.check_words(words, clock.today().year)
    book = lesson.here.slug
    with act(CHANGED, by=by.actor, book=book, details_are_public=False) as entry:
        queries.require_teller(by, lesson)
        version = queries.draft_of(lesson)
        if version.number > 1:
            rules.check_why_changed(words.why_changed)
        _step(entry, version, Move.CHANGE, **_fields(words))
        asked = [one.party for one in version.readings.select_related("party")]
        _ask(entry, version, by, [*asked, *about])
        entry.about(lesson)
    return version


def read_lesson(
    *, by: Person, lesson: Lesson, party: Party, yes: bool, words: str = ""
) -> Version:
    """A party that a lesson speaks of read it, and says yes, or what is not right."""
    if not yes:
        rules.check_no(words)
    verb = READ if yes else SENT_BACK
    with act(verb, by=by.actor, book=lesson.here.slug) as entry:
        require_seat(by, party)
        version = queries.draft_of(lesson)
        reading = version.readings.filter(party=party).first()
        if reading is None or version.state != State.WRITTEN:
            raise Refused(_("Your party is not asked to read this now."))
        reading.yes, reading.words, reading.at = yes, words.strip(), clock.now()
        reading.save(update_fields=["yes", "words", "at"])
        _after_reading(entry, version)
        entry.about(version)
        entry.for_party(party, party.name)
    return version


def open_lesson(*, by: Person, lesson: Lesson) -> Version:
    """Who wrote a lesson, or the party that tells it, opens it when all said yes.

    The log seals every word of it.

    The entry names the party and no person, so that the seal can always be shown: also when who
    pressed the button has left and was forgotten.
    """
    party = lesson.party
    if party is None:
        raise Refused(_("This lesson came from elsewhere. Only they can change it."))
    with act(OPENED, by=NOBODY, book=lesson.here.slug) as entry:
        queries.require_teller(by, lesson)
        require(by, Right.BE_MEMBER, lesson.here)
        version = queries.draft_of(lesson)
        if before := queries.open_version_of(lesson):
            _step(entry, before, Move.CORRECT)
        seal = _content(version)
        _step(entry, version, Move.OPEN, opened_at=clock.now(), seal=seal, seq=entry.seq)
        digest = files.digest_of(seal)
        entry.about(version, title=version.title, number=version.number, digest=digest)
        entry.for_party(party, party.name)
    return version


def _content(version: Version) -> str:
    lesson = version.lesson
    return files.content_of(
        version.words,
        id=str(lesson.pk),
        version=version.number,
        place=lesson.here.name,
        municipality=lesson.here.municipality,
        address=settings.SITE_URL + lesson.get_absolute_url(),
    )


def correct_lesson(
    *, by: Person, lesson: Lesson, words: Words, about: Iterable[Party] = ()
) -> Version:
    """Who tells an open lesson begins a new version and says why. The old one stays until then."""
    rules.check_words(words, clock.today().year)
    rules.check_why_changed(words.why_changed)
    book = lesson.here.slug
    with act(CORRECTED, by=by.actor, book=book, details_are_public=False) as entry:
        queries.require_teller(by, lesson)
        now = queries.open_version_of(lesson)
        if now is None or lesson.versions.filter(state__in=rules.BEING_WRITTEN).exists():
            raise Refused(
                _("There is no open lesson to correct, or a new version is being written.")
            )
        last = lesson.versions.order_by("-number")[0]
        version = _new_version(entry, lesson, last.number + 1, words)
        asked = [one.party for one in now.readings.select_related("party")]
        _ask(entry, version, by, [*asked, *about])
        entry.about(lesson)
    return version


def take_back_lesson(*, by: Person, lesson: Lesson) -> None:
    """Who tells it takes back what is not open yet."""
    with act(TAKEN_BACK, by=by.actor, book=lesson.here.slug, details_are_public=False) as entry:
        queries.require_teller(by, lesson)
        _step(entry, queries.draft_of(lesson), Move.TAKE_BACK)
        entry.about(lesson)


def say_use(
    *, by: Person, here: Neighbourhood, version: Version, start: Start, use: Use, words: str
) -> Meeting:
    """Who starts something says what they do with a lesson. Said twice, the last word counts."""
    rules.check_use(words)
    with act(MET, by=by.actor, book=here.slug) as entry:
        require(by, Right.BE_MEMBER, here)
        queries.open_version(here, version.pk)
        said = {"here": here, "title": start.title[:200], "path": start.path[:300], "use": use}
        meeting, _new = Meeting.objects.update_or_create(
            version=version,
            about=start.ref,
            defaults=said | {"words": words.strip(), "at": clock.now()},
        )
        entry.about(meeting, title=version.title)
    return meeting
