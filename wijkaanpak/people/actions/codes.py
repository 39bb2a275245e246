"""Codes to sign in with, by letter or on paper. They are no part of a log: they point at persons.

That a code was printed for somebody by somebody else is in the log: it could be misused.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
import threading
from datetime import timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.logbook.door import Actor, Verb, act
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.people import queries, rules
from wijkaanpak.people.actions.guessing import count_try
from wijkaanpak.people.models import Person, SignInCode
from wijkaanpak.people.rules import TRIES_WITHIN, Right, card_digest
from wijkaanpak.refusals import Refused

CODE_PRINTED = Verb("person.code_printed", _("%(who)s printed a sign-in code for %(name)s."))
MAILED_CODE_LASTS = timedelta(minutes=30)
PAPER_CODE_LASTS = timedelta(days=60)
MAILS = 3  # to one address within that time
LETTERS = 60  # from one place within that time: a library or a block of flats asks at once


def print_code(*, by: Actor, here: Neighbourhood, person: Person) -> str:
    """Make a sign-in code on paper for someone; the log says that it was made."""
    with act(CODE_PRINTED, by=by, book=here.slug) as entry:
        entry.about(person, name=person.name)
        return _new_code(person, on_paper=True)


def print_code_for_neighbour(*, by: Person, here: Neighbourhood, person: Person) -> str:
    """The coordinator prints a sign-in code for someone who takes part here."""
    queries.require(by, Right.INVITE, here)
    queries.require_part(person, here)
    roles = queries.roles_of(person, here)
    rules.check_may_print_for(roles, only_here=queries.takes_part_only(person, here))
    return print_code(by=by.actor, here=here, person=person)


def mail_code(*, email: str, source: str) -> None:
    """Send a code to this address when somebody here has it; say nothing about whether.

    Letters leave beside the answer, so that its time does not tell either.
    """
    count_try(f"mail {source}", LETTERS)
    person = queries.person_by_email(email)
    if person is None or _mailed_lately(person):
        digest(rules.new_code())  # as slow as for somebody we know
        return
    code = rules.show_code(_new_code(person, on_paper=False))
    words = gettext(
        "Hello %(name)s,\n\nYour code is: %(code)s\n\nIt works once, for half an hour. "
        "Type it on %(url)s/inloggen/\n\nDid you not ask for this? Then do nothing."
    ) % {"name": person.name, "code": code, "url": settings.SITE_URL}
    letter = gettext("Your code to sign in"), words, settings.DEFAULT_FROM_EMAIL, [person.email]
    threading.Thread(target=_send, args=letter, daemon=True).start()


def _mailed_lately(person: Person) -> bool:
    lately = clock.now() + MAILED_CODE_LASTS - TRIES_WITHIN
    return person.codes.filter(on_paper=False, expires__gt=lately).count() >= MAILS


def _send(subject: str, words: str, sender: str, to: list[str]) -> None:
    try:
        send_mail(subject, words, sender, to)
    except OSError:  # the mail server; whoever waits for the letter asks again
        logging.getLogger("wijkaanpak.mail").exception("a sign-in code could not be sent")


def _new_code(person: Person, *, on_paper: bool) -> str:
    code = rules.new_code()
    lasts = PAPER_CODE_LASTS if on_paper else MAILED_CODE_LASTS
    SignInCode.objects.create(
        person=person, digest=digest(code), on_paper=on_paper, expires=clock.now() + lasts
    )
    return code


def digest(code: str) -> str:
    """Return a slow digest with a key that is not in the database (ASVS 6.5.2)."""
    keyed = hmac.digest(secret_for("codes"), code.encode(), "sha256")
    return hashlib.scrypt(keyed, salt=b"wijkaanpak/code/v1", n=2**12, r=8, p=1, dklen=32).hex()


def secret_for(purpose: str) -> bytes:
    """Return what is needed beside the database, for one purpose."""
    return hmac.digest(settings.SECRET_KEY.encode(), purpose.encode(), "sha256")


def card_secret(room: str) -> bytes:
    """Return what a room needs beside the database to make anything of the digest of a card."""
    return card_digest(settings.SECRET_KEY.encode(), room).encode()


def use_code(*, typed: str, source: str) -> Person:
    """Return the person whose code this is; it works once.

    Raises Refused with one and the same sentence for unknown, used and expired codes. A try is
    counted before it is looked at, so that guesses in parallel count too; a right one is not.
    """
    code = rules.read_code(typed)
    tried = count_try(source)
    mine = SignInCode.objects.filter(
        digest=digest(code), used=None, expires__gt=clock.now(), person__gone_since=None
    )
    found = mine.select_related("person").first()
    if found is None or mine.update(used=clock.now()) != 1:
        raise Refused(_("This code does not work (any more). Ask for a new one."))
    tried.delete()
    return found.person


def code_still_works(typed: str) -> bool:
    """True while a code was not used and is not too old. It does not use the code."""
    if not typed:
        return False
    known = SignInCode.objects.filter(digest=digest(rules.read_code(typed)), used=None)
    return known.filter(expires__gt=clock.now()).exists()
