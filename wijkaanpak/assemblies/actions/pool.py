"""Letters, doors and signing up; the pool is closed, and forgotten after the term."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from django.db.models import QuerySet
from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.assemblies import rules
from wijkaanpak.assemblies.actions.attending import forget_sessions
from wijkaanpak.assemblies.models import (
    Assembly,
    Contact,
    Letter,
    Place,
    SignUp,
    Target,
    Visit,
    Wave,
)
from wijkaanpak.assemblies.queries import assemblies as found
from wijkaanpak.assemblies.queries import pool, seats
from wijkaanpak.assemblies.rules import Channel, LetterUnknown, OwnCodeUnknown, SeatState, Stage
from wijkaanpak.assemblies.rules.seats import stepping_back
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.people.actions import card_secret, look_up
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import NOBODY, require
from wijkaanpak.people.rules import Right, card_code, card_digest, read_code
from wijkaanpak.refusals import Refused

ROOM = "assemblies"  # its codes open nothing elsewhere
OWN = "assemblies, one's own page"

LETTERS = Verb("assembly.letters", _("%(many)s letters were made for “%(title)s”: %(place)s."))
VISITED = Verb("assembly.visited", _("Hosts rang at doors for “%(title)s”: %(place)s."))
SIGNED_UP = Verb("assembly.signed_up", _("A neighbour signed up for “%(title)s”."))
SIGNED_OFF = Verb("assembly.signed_off", _("A neighbour signed off for “%(title)s”."))
TAKEN_OUT = Verb(
    "assembly.taken_out",
    _("A host took somebody who asked for it out of the pool of “%(title)s”."),
)
CLOSED = Verb(
    "assembly.closed",
    _("The pool of “%(title)s” was closed: %(people)s people. Fingerprint: %(pool)s."),
)
FORGOTTEN = Verb(
    "assembly.forgotten", _("Who signed up for “%(title)s” was erased; the numbers stay.")
)


def _check_inviting(assembly: Assembly) -> None:
    if assembly.stage is Stage.MANDATE:
        raise Refused(_("There is no mandate yet, so nobody is invited yet."))
    if assembly.stage is not Stage.INVITING:
        raise Refused(_("The pool is closed. Nobody can sign up here any more."))


def make_letters(
    *, by: Person, assembly: Assembly, place: str, many: int, key: uuid.UUID
) -> list[tuple[int, str]]:
    """The code keeper makes a wave of letters: the same codes when the form is sent again."""
    require(by, Right.KEEP_CODES, assembly.here)
    rules.check_letters(many, place)
    key = uuid.uuid5(key, f"{place.strip()}\n{many}")  # other words are another wave
    codes = [card_code(card_secret(ROOM), key, number) for number in range(1, many + 1)]
    if known := made_before(Wave, key, assembly=assembly):
        return list(enumerate(codes, start=known.first))
    with act(LETTERS, by=by.actor, book=assembly.here.slug) as entry:
        require(by, Right.KEEP_CODES, assembly.here)
        assembly = entry.fresh(assembly)
        _check_inviting(assembly)
        first = pool.last_serial(assembly) + 1
        wave = Wave.objects.create(
            id=key, assembly=assembly, number=len(pool.waves(assembly)) + 1, place=place.strip(),
            first=first, many=many, on=clock.today(),
        )  # fmt: skip
        rows = [
            Letter(
                assembly=assembly,
                wave=wave,
                serial=serial,
                digest=card_digest(card_secret(ROOM), code),
            )
            for serial, code in enumerate(codes, start=first)
        ]
        Letter.objects.bulk_create(rows, batch_size=500)
        entry.about(assembly, title=assembly.title, many=many, place=wave.place)
    return list(enumerate(codes, start=first))


def note_visit(
    *, by: Person, assembly: Assembly, place: str, doors: int, opened: int,
    key: uuid.UUID | None = None,
) -> Visit:  # fmt: skip
    """A host writes how many doors of a street or stair opened. No door is written down."""
    if known := made_before(Visit, key, assembly=assembly):
        return known
    with act(VISITED, by=by.actor, book=assembly.here.slug) as entry:
        require(by, Right.HOST, assembly.here)
        assembly = entry.fresh(assembly)
        _check_inviting(assembly)
        rules.check_visit(place, doors, opened)
        row = Visit.objects.create(
            id=key or uuid.uuid4(), assembly=assembly, place=place.strip(), doors=doors,
            opened=opened, on=clock.today(),
        )  # fmt: skip
        entry.about(assembly, title=assembly.title, place=row.place, doors=doors, opened=opened)
    return row


def sign_up(
    *, assembly: Assembly, typed: str, source: str, name: str, reach: str,
    answers: Mapping[str, str], key: uuid.UUID | None = None,
) -> SignUp:  # fmt: skip
    """A neighbour signs up with the code of a letter, without an account."""
    letter = letter_of(assembly, typed, source)
    if known := made_before(SignUp, key, assembly=assembly):
        return known
    with act(SIGNED_UP, by=NOBODY, book=assembly.here.slug) as entry:
        home = f"letter {letter.serial}"
        return _put(entry, assembly, Channel.LETTER, home, letter, name, reach, answers, key)


def letter_of(assembly: Assembly, typed: str, source: str) -> Letter:
    """Return the letter with this code; wrong codes count against where they come from."""
    digest = card_digest(card_secret(ROOM), read_code(typed))
    letter = look_up(
        lambda: pool.letter_with(assembly, digest),
        place=f"assembly {source}",
        everywhere=f"assembly {assembly.pk.hex}",
    )
    if letter is None:
        if other := pool.assembly_of_letter(assembly.here, digest):
            raise Refused(
                _("This is a code for “%(title)s”. Sign up on the page of that question."),
                title=other.title,
            )
        raise LetterUnknown
    return letter


def sign_up_for(
    *, by: Person, assembly: Assembly, channel: Channel, name: str, reach: str,
    answers: Mapping[str, str], serial: int | None = None, lives_with: str = "",
    no_letter: str = "", key: uuid.UUID | None = None,
) -> SignUp:  # fmt: skip
    """A host writes in somebody at the door, from paper or on the telephone.

    The number of the letter, or the code of who lives at the same address, tells the household;
    else a kind of reason why it is not known.
    """
    if known := made_before(SignUp, key, assembly=assembly):
        return known
    with act(SIGNED_UP, by=by.actor, book=assembly.here.slug) as entry:
        require(by, Right.HOST, assembly.here)
        rules.check_household(serial, lives_with, no_letter)
        letter = pool.letter_numbered(assembly, serial) if serial else None
        other = pool.person_with(assembly, lives_with) if lives_with.strip() else None
        if serial and letter is None:
            raise Refused(_("There is no letter with this number."))
        if lives_with.strip() and other is None:
            raise Refused(_("Nobody in the pool has this code."))
        home = other.home if other else f"letter {serial}" if letter else ""
        return _put(entry, assembly, channel, home, letter, name, reach, answers, key)


def _put(
    entry: OpenEntry, assembly: Assembly, channel: Channel, home: str, letter: Letter | None,
    name: str, reach: str, answers: Mapping[str, str], key: uuid.UUID | None,
) -> SignUp:  # fmt: skip
    """Write somebody in the pool (a step). The log says that it happened, not who it was."""
    assembly = entry.fresh(assembly)
    _check_inviting(assembly)
    rules.check_contact(name, reach)
    rules.check_answers(answers, found.targets(assembly))
    if home and pool.at_home(assembly, home) >= rules.MOST_AT_ONE_ADDRESS:
        raise Refused(
            _("With one letter at most %(most)s people sign up."), most=rules.MOST_AT_ONE_ADDRESS
        )
    if home and pool.same_person(assembly, home, name):
        raise Refused(
            _("Somebody with this name signed up from this address already: everybody once.")
        )
    code = rules.new_number()
    own = key or uuid.uuid4()
    row = SignUp.objects.create(
        id=own, assembly=assembly, code=code, home=home or f"person {code}", letter=letter,
        answers=dict(answers), channel=channel, on=clock.today(),
        digest=_digest(card_code(card_secret(OWN), own, 0)),
    )  # fmt: skip
    Contact.objects.create(signup=row, name=name.strip(), reach=reach.strip())
    entry.about(assembly, title=assembly.title)
    return row


def own_code(signup: SignUp) -> str:
    """Return the secret code with which somebody opens their own page, to show it once."""
    return card_code(card_secret(OWN), signup.pk, 0)


def _digest(code: str) -> str:
    return card_digest(card_secret(OWN), code)


def own_page(*, assembly: Assembly, typed: str, source: str) -> SignUp:
    """Return who has this secret code; wrong codes count against where they come from."""
    digest = _digest(read_code(typed))
    found = look_up(
        lambda: pool.person_with_digest(assembly, digest),
        place=f"assembly {source}",
        everywhere=f"assembly {assembly.pk.hex}",
    )
    if found is None:
        raise OwnCodeUnknown
    return found


def sign_off(*, by: Person, assembly: Assembly, code: str) -> None:
    """A host takes somebody out of the pool who asks for it; who they were is erased at once."""
    with act(TAKEN_OUT, by=by.actor, book=assembly.here.slug) as entry:
        require(by, Right.HOST, assembly.here)
        assembly = entry.fresh(assembly)
        leave(entry, assembly, pool.require_person(assembly, code))
        entry.about(assembly, title=assembly.title)


def leave(entry: OpenEntry, assembly: Assembly, row: SignUp) -> None:
    """Erase who somebody is (a step).

    Of a pool that was closed the answers stay, without a name, for the draw must be checked; a
    seat becomes empty, and who left is never drawn again.
    """
    _check_may_leave(assembly)
    if row.left:
        raise Refused(_("You are erased already."))
    row.left, row.letter, row.digest = clock.today(), None, ""
    if not assembly.frozen:
        row.answers, row.home = {}, ""
    row.save(update_fields=["left", "answers", "home", "letter", "digest"])
    erase_contacts(entry, SignUp.objects.filter(pk=row.pk))
    place = seats.place_of(row)
    if place and place.state not in rules.GONE:
        place.state, place.since = stepping_back(SeatState(place.state)), clock.today()
        place.save(update_fields=["state", "since"])


def _check_may_leave(assembly: Assembly) -> None:
    if assembly.forgotten:
        raise Refused(_("Everybody was erased already."))
    if assembly.stage is Stage.POOL:
        raise Refused(
            _(
                "The pool is closed until the draw, so that nobody can change it. After the draw "
                "you can be erased, whether you are drawn or not."
            )
        )


def erase_contacts(entry: OpenEntry, rows: QuerySet[SignUp]) -> None:
    """Erase how people are reached (a step)."""
    Contact.objects.filter(signup__in=rows, erased=None).update(
        name="", reach="", erased=clock.today()
    )


def close_pool(*, by: Person, assembly: Assembly) -> Assembly:
    """The independent body closes the pool, when a panel can be drawn of it."""
    require(by, Right.KEEP_PLACE, assembly.here)
    seen = rules.pool_hash(*pool.closed_targets(assembly))
    if problem := pool.look_out(assembly, found.targets(assembly)).problem:
        raise problem  # found before the door, for it can take some seconds
    with act(CLOSED, by=by.actor, book=assembly.here.slug) as entry:
        require(by, Right.KEEP_PLACE, assembly.here)
        assembly = entry.fresh(assembly)
        _check_inviting(assembly)
        lines, members = pool.closed_targets(assembly)
        assembly.frozen, assembly.pool_hash = clock.today(), rules.pool_hash(lines, members)
        if assembly.pool_hash != seen:
            raise Refused(_("Somebody signed up just now. Look once more and close it then."))
        for wave in pool.waves(assembly):
            Wave.objects.filter(pk=wave.pk).update(answered=pool.answered(wave))
        assembly.save(update_fields=["frozen", "pool_hash"])
        entry.about(assembly, title=assembly.title, people=len(members), pool=assembly.pool_hash)
    return assembly


def forget_pools() -> int:
    """Erase who was in a pool of which the term is over; a chore, by nobody."""
    old = pool.to_forget(clock.today())
    for assembly in old:
        with act(FORGOTTEN, by=NOBODY, book=assembly.here.slug) as entry:
            _keep_numbers(entry, assembly)
            rows = SignUp.objects.filter(assembly=assembly)
            erase_contacts(entry, rows)
            forget_sessions(entry, assembly)
            Place.objects.filter(draw__assembly=assembly).update(why="")
            rows.update(answers={}, home="", letter=None, digest="")
            Letter.objects.filter(assembly=assembly).delete()
            assembly.forgotten = clock.today()
            assembly.save(update_fields=["forgotten"])
            entry.about(assembly, title=assembly.title)
    return len(old)


def _keep_numbers(entry: OpenEntry, assembly: Assembly) -> None:
    """Keep how many of each target sat at the table in the end (a step)."""
    told = seats.seats_of(assembly, found.targets(assembly))
    for place, many in enumerate(told.at_the_table if told and told.tells else ()):
        Target.objects.filter(assembly=assembly, place=place).update(sat=many)
