"""Lessons that travel in a file: `lessons export`, `lessons check`, `lessons import`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.site.commands import begin_django, example, speak_without_a_server
from wijkaanpak.site.commands.files import contents, in_file


def add_to(commands: Any) -> None:
    lessons = commands.add_parser(
        "lessons",
        help="send lessons in a signed file, check one, take one in",
        description="A lesson file holds lessons with the proof that they stand in the signed "
        "log of their neighbourhood. docs/reference/lesson-file.md explains it.",
        **example(
            "wijkaanpak lessons export hazelkamp > leergeld.json\n"
            "  wijkaanpak lessons check leergeld.json\n"
            "  wijkaanpak lessons import elzenbroek leergeld.json"
        ),
    )
    what = lessons.add_subparsers(title="what", metavar="WHAT", required=True)
    send = what.add_parser("export", help="write the open lessons of a neighbourhood to a file")
    send.add_argument("slug", help="the short name of the neighbourhood")
    send.add_argument("--to", type=Path, metavar="FILE", help="default: standard output")
    send.set_defaults(run=run_export)
    check = what.add_parser("check", help="check a file; needs no server and no network")
    check.add_argument("file", type=Path)
    check.add_argument("--key", help="the key that you know of this neighbourhood")
    check.set_defaults(run=run_check)
    take = what.add_parser("import", help="bring a file to a neighbourhood on this server")
    take.add_argument("slug", help="the short name of the neighbourhood")
    take.add_argument("file", type=Path)
    take.set_defaults(run=run_import)


def run_export(given: argparse.Namespace) -> int:
    begin_django()
    from wijkaanpak.knowledge.queries.files import lesson_file  # noqa: PLC0415
    from wijkaanpak.logbook.checkpoints import sign  # noqa: PLC0415

    here = neighbourhood(given.slug)
    sign(here.slug)
    raw = lesson_file(here)
    if given.to:
        given.to.write_bytes(raw)
    else:
        sys.stdout.buffer.write(raw)
    return 0


def neighbourhood(slug: str) -> Any:
    from wijkaanpak.neighbourhoods.models import Neighbourhood  # noqa: PLC0415

    here = Neighbourhood.objects.filter(slug=slug).first()
    if here is None:
        raise Refused(gettext_noop("There is no neighbourhood %(slug)s here."), slug=slug)
    return here


def run_check(given: argparse.Namespace) -> int:
    speak_without_a_server()
    from django.utils.translation import gettext as _  # noqa: PLC0415

    from wijkaanpak import clock  # noqa: PLC0415
    from wijkaanpak.knowledge.rules import files  # noqa: PLC0415
    from wijkaanpak.knowledge.rules.parcels import check_same_key  # noqa: PLC0415

    raw = contents(given.file)
    try:
        found = files.check(raw, clock.today().year)
        check_same_key(given.key or "", str(found.key))
    except Refused as refusal:
        raise in_file(given.file, refusal) from refusal
    print(_("The signature holds, and nothing was changed since their log sealed it."))
    print(f"{found.place}, {found.municipality} ({found.key.name})")
    print(_("Fingerprint of the key") + f": {files.fingerprint(found.key)}")
    for one in found.lessons:
        words = {"number": one.version, "day": one.opened.date().isoformat()}
        said = _("version %(number)s, opened %(day)s") % words
        print(f"- {one.words.title} ({one.words.year}; {said})")
    if not given.key:
        print(_("Is it really them? Compare the fingerprint with the neighbourhood itself."))
    return 0


def run_import(given: argparse.Namespace) -> int:
    """Bring a file in. The operator decides nothing: an unknown key waits for the keeper."""
    begin_django()
    from django.conf import settings  # noqa: PLC0415
    from django.utils.translation import gettext as _  # noqa: PLC0415

    from wijkaanpak.knowledge import actions  # noqa: PLC0415
    from wijkaanpak.knowledge.queries.files import preview  # noqa: PLC0415
    from wijkaanpak.site.founding import operator  # noqa: PLC0415

    here, raw = neighbourhood(given.slug), contents(given.file)
    try:
        parcel = actions.receive_file(by=operator(), here=here, raw=raw, member=None)
        shown = preview(here, raw)
    except Refused as refusal:
        raise in_file(given.file, refusal) from refusal
    if shown.source is None:
        print(_("We do not know this key yet. The coordinator compares the fingerprint here:"))
        print(settings.SITE_URL + parcel.get_absolute_url())
        print(_("Fingerprint of the key") + f": {shown.fingerprint}")
        return 0
    actions.take_in(by=operator(), member=None, parcel=parcel, sure=False)
    print(_("Came in: %(many)s.") % {"many": len(shown.new)})
    return 0
