"""The second key: an app that makes six digits, or a spare code from paper."""

from __future__ import annotations

import base64
import secrets

from cryptography.fernet import Fernet
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.methods import totp
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.people import queries, rules
from wijkaanpak.people.actions.codes import digest, secret_for
from wijkaanpak.people.actions.guessing import count_try
from wijkaanpak.people.models import Person, SecondKey
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused

KEY_LOST = Verb("person.key_lost", _("%(who)s withdrew the lost second key of %(name)s."))
SPARE_CODES = 10


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
    return Fernet(base64.urlsafe_b64encode(secret_for("second keys")))
