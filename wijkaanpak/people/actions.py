"""What may happen to people: joining, getting a role, a code, a second key, and leaving.

Codes and keys are no part of a neighbourhood's log: they would point at persons. That a code
was printed for somebody by somebody else is in the log, because it could be misused.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import logging
import secrets
import threading
import uuid
from datetime import timedelta
from typing import Any

from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.logbook.door import Actor, OpenEntry, Verb, act
from wijkaanpak.methods import totp
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.people import queries, rules
from wijkaanpak.people.models import Membership, Person, SecondKey, SignInCode, WrongTry
from wijkaanpak.people.rules import Right, Role
from wijkaanpak.refusals import Refused

JOINED = Verb("person.joined", _("%(name)s joined."), _("Someone joined."))
BECAME = {
    Role.COLLECTOR: Verb("person.became_collector", _("%(name)s now collects stories.")),
    Role.STORY_KEEPER: Verb("person.became_keeper", _("%(name)s now keeps the stories.")),
    Role.AGENDA_CIRCLE: Verb("person.became_circle", _("%(name)s joined the agenda circle.")),
    Role.TREASURER: Verb("person.became_treasurer", _("%(name)s now keeps the money.")),
    Role.SECOND_EYES: Verb(
        "person.became_second_eyes", _("%(name)s is now a second pair of eyes on payments.")
    ),
    Role.COORDINATOR: Verb("person.became_coordinator", _("%(name)s became coordinator.")),
    Role.ROUND_KEEPER: Verb("person.became_round_keeper", _("%(name)s now runs budget rounds.")),
    Role.BALLOT_CLERK: Verb("person.became_ballot_clerk", _("%(name)s now counts ballots.")),
    Role.CODE_KEEPER: Verb("person.became_code_keeper", _("%(name)s now keeps voting codes.")),
    Role.ADDRESS_KEEPER: Verb(
        "person.became_address_keeper", _("%(name)s now keeps the address list of a vote.")
    ),
    Role.HOST: Verb("person.became_host", _("%(name)s now is a host.")),
    Role.CONNECTOR: Verb("person.became_connector", _("%(name)s now connects neighbours.")),
}
STOPPED = {
    Role.COLLECTOR: Verb("person.stopped_collector", _("%(name)s no longer collects stories.")),
    Role.STORY_KEEPER: Verb("person.stopped_keeper", _("%(name)s no longer keeps the stories.")),
    Role.AGENDA_CIRCLE: Verb("person.stopped_circle", _("%(name)s left the agenda circle.")),
    Role.TREASURER: Verb("person.stopped_treasurer", _("%(name)s no longer keeps the money.")),
    Role.SECOND_EYES: Verb(
        "person.stopped_second_eyes",
        _("%(name)s is no longer a second pair of eyes on payments."),
    ),
    Role.COORDINATOR: Verb("person.stopped_coordinator", _("%(name)s stopped as coordinator.")),
    Role.ROUND_KEEPER: Verb(
        "person.stopped_round_keeper", _("%(name)s no longer runs budget rounds.")
    ),
    Role.BALLOT_CLERK: Verb(
        "person.stopped_ballot_clerk", _("%(name)s no longer counts ballots.")
    ),
    Role.CODE_KEEPER: Verb(
        "person.stopped_code_keeper", _("%(name)s no longer keeps voting codes.")
    ),
    Role.ADDRESS_KEEPER: Verb(
        "person.stopped_address_keeper", _("%(name)s no longer keeps the address list of a vote.")
    ),
    Role.HOST: Verb("person.stopped_host", _("%(name)s no longer is a host.")),
    Role.CONNECTOR: Verb("person.stopped_connector", _("%(name)s no longer connects neighbours.")),
}
CODE_PRINTED = Verb("person.code_printed", _("%(who)s printed a sign-in code for %(name)s."))
LEFT = Verb("person.left", _("Someone left and their details were erased."))
LANGUAGE_CHOSEN = Verb(
    "person.language_chosen", _("Someone chose a language."), _("Someone chose a language.")
)
KEY_LOST = Verb("person.key_lost", _("%(who)s withdrew the lost second key of %(name)s."))

MAILED_CODE_LASTS = timedelta(minutes=30)
PAPER_CODE_LASTS = timedelta(days=60)
TRIES, TRIES_WITHIN = 10, timedelta(minutes=10)
MAILS = 3  # to one address within that time
LETTERS = 60  # from one place within that time: a library or a block of flats asks at once
SPARE_CODES = 10


def join_neighbourhood(
    *, by: Actor, here: Neighbourhood, name: str, email: str = "", language: str = ""
) -> Person:
    """Someone joins a neighbourhood as a resident, or takes part there for an organisation."""
    with act(JOINED, by=by, book=here.slug, details_are_public=False) as entry:
        person = Person.objects.create(name=name.strip(), email=email.strip(), language=language)
        give_role(entry, person=person, here=here, role=Role.RESIDENT)
        entry.about(person, name=person.name)
    return person


def invite_person(
    *,
    by: Person,
    here: Neighbourhood,
    name: str,
    email: str = "",
    language: str = "",
    key: uuid.UUID | None = None,
) -> Person:
    """The coordinator writes someone in who asked to take part. Sent twice, it counts once."""
    queries.require(by, Right.INVITE, here)
    if known := queries.written_in_before(here, key):
        return known
    with act(JOINED, by=by.actor, book=here.slug, details_are_public=False) as entry:
        queries.require(by, Right.INVITE, here)
        if email and queries.person_by_email(email):
            raise Refused(_("Someone with this e-mail address already takes part."))
        details = {"name": name.strip(), "email": email.strip(), "language": language}
        person = Person.objects.create(id=key or uuid.uuid4(), **details)
        give_role(entry, person=person, here=here, role=Role.RESIDENT)
        entry.about(person, name=person.name)
    return person


def first_coordinator(*, by: Actor, here: Neighbourhood, person: Person) -> None:
    """The operator writes down the first coordinator of a new neighbourhood; this works once."""
    with act(BECAME[Role.COORDINATOR], by=by, book=here.slug) as entry:
        if Membership.objects.filter(here=here, role=Role.COORDINATOR).exists():
            raise Refused(_("This neighbourhood has a coordinator already."))
        give_role(entry, person=person, here=here, role=Role.COORDINATOR)
        entry.about(person, name=person.name)


def name_role(*, by: Person, here: Neighbourhood, person: Person, role: Role) -> None:
    """The coordinator writes down that someone was chosen for a role."""
    rules.check_given_by_hand(role, to_oneself=by == person)
    with act(BECAME[role], by=by.actor, book=here.slug) as entry:
        queries.require(by, Right.INVITE, here)
        rules.check_together(queries.require_part(person, here), role)
        give_role(entry, person=person, here=here, role=role)
        entry.about(person, name=person.name)


def end_role(*, by: Person, here: Neighbourhood, person: Person, role: Role) -> None:
    """The coordinator writes down that someone stopped in a role."""
    rules.check_given_by_hand(role, to_oneself=False)
    with act(STOPPED[role], by=by.actor, book=here.slug) as entry:
        queries.require(by, Right.INVITE, here)
        if role not in queries.roles_of(person, here):
            raise Refused(_("This person does not have that role."))
        if role is Role.COORDINATOR and queries.people_with(Right.INVITE, here).count() < 2:
            raise Refused(_("Name another coordinator first, or nobody can write people in."))
        take_role(entry, person=person, here=here, role=role)
        entry.about(person, name=person.name)


def give_role(entry: OpenEntry, *, person: Person, here: Neighbourhood, role: Role) -> None:
    """Give a role from today, unless the person has it already."""
    Membership.objects.get_or_create(
        here=here, person=person, role=role, until=None, defaults={"since": clock.today()}
    )


def take_role(entry: OpenEntry, *, person: Person, here: Neighbourhood, role: Role) -> None:
    """End a role today."""
    current = Membership.objects.filter(here=here, person=person, role=role, until=None)
    current.update(until=clock.today())


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
    keyed = hmac.digest(_key("codes"), code.encode(), "sha256")
    return hashlib.scrypt(keyed, salt=b"wijkaanpak/code/v1", n=2**12, r=8, p=1, dklen=32).hex()


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


def count_try(source: str, most: int = TRIES) -> WrongTry:
    """Count a knock on a door from somewhere; raise Refused when there were too many lately.

    Whoever turns out to be right deletes the row again.
    """
    with transaction.atomic():
        WrongTry.objects.filter(at__lt=clock.now() - TRIES_WITHIN).delete()
        if WrongTry.objects.filter(source=source).count() >= most:
            raise Refused(_("Too many wrong codes. Wait ten minutes and try again."))
        return WrongTry.objects.create(source=source, at=clock.now())


def code_still_works(typed: str) -> bool:
    """True while a code was not used and is not too old. It does not use the code."""
    if not typed:
        return False
    known = SignInCode.objects.filter(digest=digest(rules.read_code(typed)), used=None)
    return known.filter(expires__gt=clock.now()).exists()


def spare_codes_left(person: Person, typed: list[str]) -> bool:
    """True while at least one of these spare codes was not used."""
    key = SecondKey.objects.filter(person=person, confirmed=True).first()
    kept = set(key.spare_digests) if key else set()
    return any(digest(rules.read_code(code)) in kept for code in typed)


def begin_second_key(person: Person, *, anew: bool = False) -> str:
    """Return the secret for an app that makes six-digit codes; it counts once confirmed."""
    if anew:
        SecondKey.objects.filter(person=person).delete()
    key, _created = SecondKey.objects.get_or_create(person=person)
    if key.confirmed:
        raise Refused(_("You have a second key already."))
    if not key.sealed_secret:
        key.sealed_secret = _box().encrypt(totp.new_secret().encode()).decode()
        key.save(update_fields=["sealed_secret"])
    return _secret_of(key)


def confirm_second_key(person: Person, digits: str, *, source: str) -> list[str]:
    """Confirm the app with a first code and return ten spare codes for on paper."""
    key = SecondKey.objects.filter(person=person, confirmed=False).first()
    if key is None:
        raise Refused(_("You have a second key already."))
    tries = count_try(source), count_try(person.ref)
    _check_digits(key, digits)
    key.confirmed = True
    key.save(update_fields=["confirmed"])
    for tried in tries:
        tried.delete()
    return renew_spare_codes(person)


def withdraw_second_key(*, by: Person, here: Neighbourhood, person: Person) -> None:
    """The coordinator withdraws the key of someone whose phone is lost and who stands there."""
    with act(KEY_LOST, by=by.actor, book=here.slug) as entry:
        queries.require(by, Right.INVITE, here)
        queries.require_part(person, here)
        if by == person:
            raise Refused(_("Ask another coordinator to withdraw your key."))
        roles = queries.roles_of(person, here)
        rules.check_may_print_for(roles, only_here=queries.takes_part_only(person, here))
        SecondKey.objects.filter(person=person).delete()
        sign_out_everywhere(person)
        entry.about(person, name=person.name)


def sign_out_everywhere(person: Person) -> None:
    """End every session of somebody: whoever found the phone found what is open on it too."""
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        if session.get_decoded().get(SESSION_KEY) == str(person.pk):
            session.delete()


def renew_spare_codes(person: Person) -> list[str]:
    """Return ten fresh spare codes; the older ones stop working."""
    codes = [rules.new_code() for _number in range(SPARE_CODES)]
    SecondKey.objects.filter(person=person).update(spare_digests=[digest(c) for c in codes])
    return codes


def use_second_key(person: Person, typed: str, *, source: str) -> None:
    """Accept six digits from the app, or a spare code once. Raises Refused otherwise.

    Counted by source and by person: six digits would not last long against many sources.
    """
    tries = count_try(source), count_try(person.ref)
    with transaction.atomic():
        key = SecondKey.objects.select_for_update().filter(person=person, confirmed=True).first()
        if key is None:
            raise Refused(_("Make a second key first."))
        _use_key(key, typed)
    for tried in tries:
        tried.delete()


def _use_key(key: SecondKey, typed: str) -> None:
    if len(typed.strip()) <= 7:
        _check_digits(key, typed)
        return
    spare = digest(rules.read_code(typed))
    if spare not in key.spare_digests:
        raise Refused(_("This second code is not right. Look again and retry."))
    key.spare_digests = [kept for kept in key.spare_digests if kept != spare]
    key.save(update_fields=["spare_digests"])


def _check_digits(key: SecondKey, digits: str) -> None:
    """Accept the code of now, or of half a minute ago or ahead, and none twice (RFC 6238)."""
    secret, step = _secret_of(key), int(clock.now().timestamp()) // totp.STEP
    typed = digits.strip().replace(" ", "").encode()
    for nearby in (step - 1, step, step + 1):
        right = secrets.compare_digest(totp.digits_of(secret, nearby).encode(), typed)
        if right and nearby > key.last_step:
            key.last_step = nearby
            key.save(update_fields=["last_step"])
            return
    raise Refused(_("This second code is not right. Look again and retry."))


def _secret_of(key: SecondKey) -> str:
    return _box().decrypt(key.sealed_secret.encode()).decode()


def _box() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(_key("second keys")))


def _key(purpose: str) -> bytes:
    return hmac.digest(settings.SECRET_KEY.encode(), purpose.encode(), "sha256")


def choose_language(person: Person, language: str, here: Neighbourhood) -> None:
    """Remember the language in which this person wants to read."""
    with act(LANGUAGE_CHOSEN, by=person.actor, book=here.slug, details_are_public=False) as entry:
        queries.require_part(person, here)
        person.language = language
        person.save(update_fields=["language"])
        entry.about(person)


def leave(*, person: Person, here: Neighbourhood) -> None:
    """Someone leaves: name, address and the details of what they did are erased for good.

    The entries stay sealed in the log; nobody can read any more who made them. Who takes part
    elsewhere leaves there too when they want to; with the last place the name goes.
    """
    with act(LEFT, by=Actor(ref="", name=""), book=here.slug) as entry:
        roles = queries.require_part(person, here)
        if Role.SPEAKER in roles:
            raise Refused(_("You speak for a party. Leave that seat first, then you can go."))
        entry.erase_traces_of(person.ref)
        entry.erase(person)
        here_today = Membership.objects.filter(person=person, here=here, until=None)
        here_today.update(until=clock.today())
        if not queries.takes_part_anywhere(person):
            _forget(entry, person)
        entry.about(person)


def _forget(entry: OpenEntry, person: Person) -> None:
    details: dict[str, Any] = {"name": "", "email": "", "language": ""}
    Person.objects.filter(pk=person.pk).update(gone_since=clock.today(), **details)
    person.codes.all().delete()
    SecondKey.objects.filter(person=person).delete()
