"""Who may come in where: every URL x method x role x neighbourhood, from the declared gates."""

import uuid

import pytest
from django.apps import apps
from django.test import Client

from tests.cast import signed_in
from tests.site.addresses import PATTERNS, numbers_for
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.people.gate import ANYONE, NOBODY, SIGNED_IN
from wijkaanpak.people.queries import rights_of, roles_of
from wijkaanpak.people.rules import NEEDS_SECOND_KEY, Right

# Addresses that are Django's or a file's, with the reason why they need no gate.
WITHOUT_GATE: dict[str, str] = {
    "taal/": "the language of the screen is everyone's own choice",
    "thema/<colour:action>-<colour:accent>.css": "two colours, made from the address alone",
    "toegankelijkheid/": "the accessibility statement is for everyone",
    "privacy/": "the privacy page is for everyone",
}
ROLES = [
    "amina", "carlos", "bram", "anouk", "dilan", "noor", "sanne", "corrie", "wim", "nel",
    "ruth", "klaas", "coen", "ada", "hassan", "ludmila", "stranger",
]  # fmt: skip
NOWHERE = uuid.UUID(int=1)


GUARDED = [path for path in PATTERNS if path not in WITHOUT_GATE]


def address(path, slug, number=NOWHERE):
    """Fill in an address: the neighbourhood, and one number for everything else."""
    out = "/" + path.replace("<slug:here>", slug)
    for kind in ("uuid", "int", "round", "slug", "str", "path"):
        while f"<{kind}:" in out:
            start = out.index(f"<{kind}:")
            value = str(number) if kind == "uuid" else "1"
            out = out[:start] + value + out[out.index(">", start) + 1 :]
    return out


def gate_of(path):
    return getattr(PATTERNS[path].callback, "gate", None)


def test_every_page_says_who_may_come_in():
    bare = {path for path in PATTERNS if gate_of(path) is None}
    assert bare == set(WITHOUT_GATE)


@pytest.mark.parametrize("role", ["passer-by", *ROLES])
def test_the_gate_holds_for(role, stage):
    client = Client(raise_request_exception=False)
    person = getattr(stage, role, None)
    if person:
        signed_in(client, person)
    faults = []
    for path in GUARDED:
        for slug in ("zonnehof", "elzenbroek"):
            held = held_by(person, stage, slug, path)
            for method in ("GET", "POST"):
                client_says = client.generic(method, address(path, slug))
                if not fits(gate_of(path)[method], held, person, client_says, method):
                    faults.append((method, address(path, slug), client_says.status_code))
                if path == "uitloggen/" and person:
                    signed_in(client, person)
    assert faults == []


def held_by(person, cast, slug, path):
    if person is None:
        return frozenset()
    here = cast.wijk if slug == "zonnehof" else cast.dorp
    return rights_of(roles_of(person, here)) if "<slug:here>" in path else frozenset(Right)


def fits(who, held, person, response, method):
    status, to = response.status_code, response.headers.get("Location", "")
    if status >= 500:
        return False
    if who is NOBODY:
        lands = method == "GET" and status == 302 and not to.startswith("/inloggen/")
        return status == 405 or lands  # who reloads a button lands on the page above it
    sent_away = status == 302 and to.startswith("/inloggen/?next=")
    if who is ANYONE:
        return not sent_away
    if person is None:
        return sent_away
    if who is SIGNED_IN:
        return not sent_away
    return status != 405 if who in held else status == 403


@pytest.mark.parametrize("right", sorted(NEEDS_SECOND_KEY))
def test_who_sees_personal_data_needs_a_second_key_everywhere(right, stage):
    holders = {
        Right.KEEP_STORIES: stage.bram,
        Right.CONNECT: stage.ludmila,
        Right.SEE_CASH_DESK: stage.wim,
        Right.KEEP_MONEY: stage.wim,
        Right.LOOK_ALONG: stage.nel,
        Right.KEEP_BALLOTS: stage.klaas,
        Right.KEEP_CODES: stage.coen,
        Right.KEEP_ADDRESSES: stage.ada,
        Right.CONNECT: stage.ludmila,
    }
    person = holders.get(right, stage.noor)
    client = Client()
    client.force_login(person)
    for path in GUARDED:
        for method in ("GET", "POST"):
            if gate_of(path)[method] is right:
                answer = client.generic(method, address(path, "zonnehof"))
                assert answer.headers.get("Location", "").startswith("/inloggen/tweede-sleutel/")


# An open lesson is there for who starts something in any neighbourhood; tests/knowledge reads it.
SHARED = {"w/<slug:here>/leren/lijkt/<uuid:version>/"}


@pytest.mark.parametrize("role", ["passer-by", "stranger", "dilan", "noor", "bram", "wim"])
def test_nothing_of_one_neighbourhood_is_found_in_another(role, stage):
    client = Client(raise_request_exception=False)
    if person := getattr(stage, role, None):
        signed_in(client, person)
    in_the_village, asked, found = numbers_in_the_village(stage), 0, []
    for path in set(PATTERNS) - SHARED:
        if "<slug:here>" in path:
            for number in numbers_for(path) - in_the_village:
                asked += 1
                answer = client.get(address(path, "elzenbroek", number))
                if answer.status_code not in {302, 403, 404, 405}:
                    found.append((address(path, "elzenbroek", number), answer.status_code))
    assert found == []
    assert asked > 200  # every kind of thing in the wijk was asked for


def numbers_in_the_village(cast):
    people = [cast.stranger, cast.dorpshoofd, cast.dorpskompas]
    numbers = {cast.dorp.pk, *(person.pk for person in people)}
    for model in apps.get_models():
        if issubclass(model, Recorded):
            names = {field.name for field in model._meta.get_fields()}
            for way in ("here", "party__here", "seat__party__here", "proposal__here"):
                if way.split("__")[0] in names:
                    mine = model.objects.filter(**{way: cast.dorp})
                    numbers |= set(mine.values_list("pk", flat=True))
                    break
    return numbers


def test_reading_changes_nothing(stage):
    client = signed_in(Client(raise_request_exception=False), stage.noor)
    before = digest_of_everything()
    for path in PATTERNS:
        client.get(address(path, "zonnehof"))
    assert digest_of_everything() == before


def digest_of_everything():
    return {
        model: sorted(map(repr, model.objects.values_list()))
        for model in apps.get_models()
        if model.__module__.startswith("wijkaanpak.")
    }
