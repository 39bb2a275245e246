"""The pool as counts for everybody, and as rows without names for who may check a lottery."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q

from wijkaanpak.assemblies.models import Assembly, Contact, Letter, SignUp, Visit, Wave
from wijkaanpak.assemblies.queries.assemblies import targets
from wijkaanpak.assemblies.rules import Channel, Member, TargetLine, pool_of, to_forget_from
from wijkaanpak.methods.lottery import Outlook, outlook
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.refusals import Refused, gettext_noop


@dataclass(frozen=True)
class Came:
    """How many signed up, and of letters and doors how many there were."""

    signed_up: int
    letters: int
    with_letter: int
    doors: int
    opened: int


@dataclass(frozen=True)
class Invited:
    """The letters and the doors one by one, and what came of them all."""

    waves: list[Wave]
    visits: list[Visit]
    came: Came


def invited(assembly: Assembly) -> Invited:
    """Return how people were invited, with three questions however many there are."""
    letters, doors = waves(assembly), visits(assembly)
    # Who left after the pool was closed stays counted, as in the pool that was drawn of.
    stays = Q(left=None) | Q(left__gte=assembly.frozen) if assembly.frozen else Q(left=None)
    joined = SignUp.objects.filter(stays, assembly=assembly).order_by()
    ways = dict(joined.values_list("channel").annotate(Count("pk")))
    all_came = Came(
        signed_up=sum(ways.values()),
        letters=sum(one.many for one in letters),
        with_letter=ways.get(Channel.LETTER, 0),
        doors=sum(one.doors for one in doors),
        opened=sum(one.opened for one in doors),
    )
    return Invited(letters, doors, all_came)


def came(assembly: Assembly) -> Came:
    return invited(assembly).came


def waves(assembly: Assembly) -> list[Wave]:
    """Return the waves in order."""
    return list(Wave.objects.filter(assembly=assembly).order_by("number"))


def answered(wave: Wave) -> int:
    """Return how many signed up with a letter of this wave, while the letters are known."""
    return SignUp.objects.filter(letter__wave=wave, left=None).count()


def visits(assembly: Assembly) -> list[Visit]:
    return list(Visit.objects.filter(assembly=assembly).order_by("on", "place", "id"))


def same_person(assembly: Assembly, home: str, name: str) -> bool:
    """Tell whether somebody with this name signed up from the same address already."""
    same = Contact.objects.filter(signup__assembly=assembly, signup__home=home, erased=None)
    return any(one.name.casefold() == name.strip().casefold() for one in same)


def last_serial(assembly: Assembly) -> int:
    found = Letter.objects.filter(assembly=assembly).aggregate(last=Max("serial"))
    return int(found["last"] or 0)


def letter_with(assembly: Assembly, digest: str) -> Letter | None:
    return Letter.objects.filter(assembly=assembly, digest=digest).first()


def assembly_of_letter(here: Neighbourhood, digest: str) -> Assembly | None:
    """Return the assembly of this neighbourhood to which a letter with this code invites."""
    row = Letter.objects.filter(assembly__here=here, digest=digest).select_related("assembly")
    return next((one.assembly for one in row), None)


def letter_numbered(assembly: Assembly, serial: int) -> Letter | None:
    return Letter.objects.filter(assembly=assembly, serial=serial).first()


def person_with(assembly: Assembly, code: str) -> SignUp | None:
    """Return who is in the pool under this code."""
    typed = code.strip().upper()
    return SignUp.objects.filter(assembly=assembly, code=typed, left=None).first()


def require_person(assembly: Assembly, code: str) -> SignUp:
    """Return who is in the pool under this code. Raises Refused when that is nobody."""
    row = person_with(assembly, code)
    if row is None:
        raise Refused(gettext_noop("Nobody in the pool has this number."))
    return row


def person_with_digest(assembly: Assembly, digest: str) -> SignUp | None:
    """Return who is in the pool and has this secret code."""
    return SignUp.objects.filter(assembly=assembly, digest=digest, left=None).first()


def person_at(assembly: Assembly, number: str) -> SignUp | None:
    """Return the person in the pool whom a visitor opened the page of, or None."""
    found = SignUp.objects.filter(assembly=assembly, left=None)
    return found.filter(pk=number).first() if number else None


def at_home(assembly: Assembly, home: str) -> int:
    """Return how many people of one address are in the pool."""
    return SignUp.objects.filter(assembly=assembly, home=home, left=None).count()


def anybody_answered(assembly: Assembly) -> bool:
    return SignUp.objects.filter(assembly=assembly).exists()


def members(assembly: Assembly) -> list[Member]:
    """Return the pool without names, in the order of codes."""
    found = SignUp.objects.filter(assembly=assembly, left=None).order_by("code")
    return [Member(one.code, one.home, one.answers) for one in found]


def counts(assembly: Assembly) -> Counter[tuple[str, str]]:
    """Return how many in the pool have each value; the database counts who answered the same."""
    same = SignUp.objects.filter(assembly=assembly, left=None).order_by()
    found: Counter[tuple[str, str]] = Counter()
    for answers, many in same.values_list("answers").annotate(Count("pk")):
        for pair in answers.items():
            found[pair] += many
    return found


def check_together(assembly: Assembly, lines: Sequence[TargetLine]) -> None:
    """Refuse targets that no panel of any pool can meet."""
    pool_of(assembly.seats, lines, ())


def look_out(assembly: Assembly, lines: Sequence[TargetLine]) -> Outlook:
    """Tell whether there is a panel with these targets, and how fair a lottery can be.

    Raises Refused when the targets contradict each other.
    """
    return outlook(pool_of(assembly.seats, lines, members(assembly)))


def closed_targets(assembly: Assembly) -> tuple[list[TargetLine], list[Member]]:
    return targets(assembly), members(assembly)


def to_forget(today: date) -> list[Assembly]:
    """Return the assemblies of which the people are no longer needed."""
    old = Assembly.objects.filter(forgotten=None, begun__isnull=False, ends__lt=today)
    return [one for one in old.select_related("here") if to_forget_from(one.ends) <= today]
