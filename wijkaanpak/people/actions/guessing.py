"""Wrong codes are counted, so that nobody can guess on and on. They are kept for ten minutes."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.people import queries
from wijkaanpak.people.models import WrongTry
from wijkaanpak.people.rules import TRIES, TRIES_WITHIN
from wijkaanpak.refusals import Refused

WRONG_A_MINUTE = 100  # at one kind of door as a whole; above this something is guessing


class TooMany(Refused):
    """Guessing: from one place too often, or at this door as a whole."""


def count_try(source: str, most: int = TRIES) -> WrongTry:
    """Count a knock on a door from somewhere; raise Refused when there were too many lately.

    Whoever turns out to be right deletes the row again.
    """
    with transaction.atomic():
        _forget_old()
        if WrongTry.objects.filter(source=source).count() >= most:
            raise Refused(_("Too many wrong codes. Wait ten minutes and try again."))
        return WrongTry.objects.create(source=source, at=clock.now())


def look_up[T](find: Callable[[], T | None], *, place: str, everywhere: str) -> T | None:
    """Find what a code opens, unless too many wrong ones came; one that opens nothing counts.

    Unlike `count_try` this costs a right code no write: for doors where a whole library or a
    whole neighbourhood comes in at once. Raises TooMany.
    """
    _check_not_guessing(place, everywhere)
    found = find()
    if found is None:
        _count_wrong(place, everywhere)
    return found


def _check_not_guessing(place: str, everywhere: str) -> None:
    """Raise TooMany when too many wrong codes came from a place, or to this door as a whole."""
    now = clock.now()
    here, anywhere = queries.wrong_tries(
        place, everywhere, since=now - TRIES_WITHIN, last_minute=now - TRIES_WITHIN / 10
    )
    if here >= TRIES:
        raise TooMany(
            _("Too many wrong codes came from here. Wait ten minutes, or do it on paper.")
        )
    if anywhere >= WRONG_A_MINUTE:
        raise TooMany(_("It is very busy with wrong codes. Wait a minute and try again."))


def _count_wrong(place: str, everywhere: str) -> None:
    """Write down a wrong code, against where it came from and against the door as a whole."""
    with transaction.atomic():
        _forget_old()
        now = clock.now()
        rows = [WrongTry(source=place, at=now), WrongTry(source=everywhere, at=now)]
        WrongTry.objects.bulk_create(rows)


def _forget_old() -> None:
    WrongTry.objects.filter(at__lt=clock.now() - TRIES_WITHIN).delete()
