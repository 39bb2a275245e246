"""Set the demo on the stage: play it once, and print who can sign in.

The demo has a folder of its own with a mark in it (`demo.json`), so that starting it over can
never touch real data. The mark also keeps the codes that were not used yet: it is a demo.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from wijkaanpak import clock
from wijkaanpak.assemblies.queries.inviting import inviting_now
from wijkaanpak.budget.actions.codes import digest
from wijkaanpak.budget.models import Round
from wijkaanpak.budget.queries.voting import works
from wijkaanpak.budget.rules import RoundState
from wijkaanpak.methods import totp
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.people.actions import (
    begin_second_key,
    code_still_works,
    confirm_second_key,
    print_code,
    spare_codes_left,
)
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import roles_of
from wijkaanpak.people.rules import NEEDS_SECOND_KEY, rights_of, show_code
from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.site.founding import operator

type Mark = dict[str, Any]
SPARES_SHOWN, VOTES_SHOWN, INVITATIONS_SHOWN = 2, 6, 3


def mark() -> Path:
    return Path(settings.DATA) / "demo.json"


def read_mark() -> Mark:
    return json.loads(mark().read_text()) if mark().exists() else {}


def write_mark(content: Mark) -> None:
    half = mark().with_suffix(".half")
    half.touch(mode=0o600)
    half.write_text(json.dumps(content, indent=2))
    half.rename(mark())


def clear() -> None:
    """Throw the demo away. Refuses where anything else than the demo could be."""
    database = Path(settings.DATA) / "wijkaanpak.sqlite3"
    if connection.vendor != "sqlite":
        raise Refused(gettext_noop("Starting over works with the embedded database only."))
    if database.exists() and not mark().exists():
        raise Refused(
            gettext_noop("This folder holds something else than the demo; choose another.")
        )
    connection.close()
    for left in Path(settings.DATA).glob("wijkaanpak.sqlite3*"):
        left.unlink()
    for name in ("uploads", "checkpoints", "policy", "witnesses", "restored"):
        shutil.rmtree(Path(settings.DATA) / name, ignore_errors=True)
    mark().unlink(missing_ok=True)


def play_when_new() -> None:
    """Play ten years of De Hazelkamp, unless that was done. A half-played demo starts over."""
    content = read_mark()
    if content.get("played"):
        return
    if Neighbourhood.objects.exists():
        if not content:
            raise Refused(
                gettext_noop("This folder holds something else than the demo; choose another.")
            )
        raise Refused(gettext_noop("The demo was cut off half-way. Start over: make demo-fresh"))
    from wijkaanpak.site.demo import player  # noqa: PLC0415  (much text, only when it is new)

    write_mark({"played": False})
    votes: player.Letters = []
    invitations: player.Letters = []
    people = player.play(votes, invitations)
    codes = {"votes": votes, "invitations": invitations}
    write_mark({"played": True, "people": people, "codes": {}, **codes})


def show_who_can_sign_in() -> None:
    """Print the address and, for each of the demo's people, a code that still works."""
    content = read_mark()
    out = sys.stdout.write
    out(f"\nDe Hazelkamp: {settings.SITE_URL}/w/hazelkamp/\n")
    out(f"Inloggen:     {settings.SITE_URL}/inloggen/\n\n")
    for person in content["people"]:
        codes = content["codes"].setdefault(person["id"], {})
        renew(person, codes)
        out(f"  {codes['code']}   {person['name']}: {person['who']}\n")
        for spare in codes.get("spare", [])[:SPARES_SHOWN]:
            out(f"  {'':18} tweede code: {spare}\n")
    show_voting_letters(content)
    show_invitations(content)
    out("\nEen code werkt één keer. Nieuwe codes: start `make demo` opnieuw, of vul op de\n")
    out("inlogpagina een e-mailadres in (zoals wim@hazelkamp.example); de brief komt hier.\n\n")
    sys.stdout.flush()
    write_mark(content)


def show_voting_letters(content: Mark) -> None:
    """Print some voting letters that still work, so that a stranger can vote."""
    round = voting_now()
    if round is None:
        return
    out = sys.stdout.write
    left = [one for one in content.get("votes", []) if code_votes(round, one["code"])]
    address = f"/w/hazelkamp/burgerbegroting/{round.number}/stemmen/"
    out(f"\nStemmen:      {settings.SITE_URL}{address}\n\n")
    for one in left[:VOTES_SHOWN]:
        out(f"  {show_code(one['code'])}   stembrief {one['letter']}\n")


def show_invitations(content: Mark) -> None:
    """Print some letters to an assembly, so that a stranger can sign up for the draw."""
    here = Neighbourhood.objects.filter(slug="hazelkamp").first()
    for row in inviting_now(here) if here else ():
        out = sys.stdout.write
        out(f"\nMeedoen:      {settings.SITE_URL}{row.get_absolute_url()}meedoen/\n\n")
        for one in content.get("invitations", [])[:INVITATIONS_SHOWN]:
            out(f"  {show_code(one['code'])}   brief {one['letter']} voor “{row.title}”\n")


def voting_now() -> Round | None:
    """Return the round of De Hazelkamp in which people vote now."""
    here = Neighbourhood.objects.filter(slug="hazelkamp").first()
    return Round.objects.filter(here=here, state=RoundState.VOTING).select_related("here").first()


def code_votes(round: Round, code: str) -> bool:
    return works(round, digest(round, code)) is not None


def renew(known: dict[str, str], codes: Mark) -> None:
    """Print a new code when the old one was used or is too old, and spare codes likewise."""
    person = Person.objects.get(pk=known["id"])
    here = Neighbourhood.objects.get(slug=known["here"])
    if not code_still_works(codes.get("code", "")):
        codes["code"] = show_code(print_code(by=operator(), here=here, person=person))
    if rights_of(roles_of(person, here)) & NEEDS_SECOND_KEY and not spare_codes_left(
        person, codes.get("spare", [])[:SPARES_SHOWN]
    ):
        codes["spare"] = [show_code(spare) for spare in _spare_codes(person)]


def _spare_codes(person: Person) -> list[str]:
    secret = begin_second_key(person, anew=True)
    digits = totp.digits_of(secret, int(clock.now().timestamp()) // totp.STEP)
    return confirm_second_key(person, digits, source="operator")
