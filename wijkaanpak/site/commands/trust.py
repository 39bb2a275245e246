"""Keep the log honest: `verify`, `checkpoint` and `witness`."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.site.commands import begin_django, example, speak_without_a_server

CHECKER = Path(__file__).resolve().parents[2] / "logbook" / "controleer.py"


def add_to(commands: Any) -> None:
    verify = commands.add_parser(
        "verify",
        help="check a log, here or in a file",
        description="Check every entry, detail, checkpoint and signature of the logs in this "
        "database, or of an archive that was downloaded. Ends with 0 when everything holds.",
        **example("wijkaanpak verify zonnehof\n  wijkaanpak verify zonnehof-logboek.zip"),
    )
    verify.add_argument("what", nargs="?", help="a neighbourhood, a file or a folder; none: all")
    verify.add_argument("--sizes", action="store_true", help="end with the sizes as JSON")
    verify.set_defaults(run=run_verify)
    checkpoint = commands.add_parser(
        "checkpoint",
        help="sign what grew",
        description="Sign a checkpoint of a log, or of all. `serve` does this once a minute. "
        "Refuses when the log is shorter than, or differs from, what was published.",
        **example(
            "wijkaanpak checkpoint\n  wijkaanpak checkpoint zonnehof "
            '--after-break "De schijf ging stuk op 3 mei; het laatste uur is weg."\n'
            "  wijkaanpak checkpoint zonnehof --witnessed 1204"
        ),
    )
    checkpoint.add_argument("slug", nargs="?", help="the neighbourhood; none: all")
    checkpoint.add_argument(
        "--after-break", metavar="REASON", help="published entries are lost: declare it in public"
    )
    checkpoint.add_argument(
        "--witnessed", type=int, metavar="SIZE",
        help="after a restore: the highest size that a witness saw (0 when there are none)",
    )  # fmt: skip
    checkpoint.set_defaults(run=run_checkpoint)
    _add_witness(commands)


def _add_witness(commands: Any) -> None:
    witness = commands.add_parser(
        "witness",
        help="keep an eye on a log of somebody else",
        description="For partners. Remembers the last checkpoint of a log, refuses anything that "
        "does not extend it, and cosigns. Run it once a day. Needs no database.",
        **example(
            "wijkaanpak witness https://wijk.example/w/zonnehof/logboek/ "
            "--name bieb.example/getuige"
        ),
    )
    witness.add_argument("url", nargs="?", help="address of the logbook page")
    witness.add_argument("--name", default="", help="name of this witness; only the first time")
    witness.add_argument(
        "--folder", type=Path, default=Path.home() / ".wijkaanpak-witness",
        help="where its key and memory are",
    )  # fmt: skip
    witness.add_argument("--log-key", default="", metavar="KEY", help="trust this key of the log")
    witness.add_argument("--show", action="store_true", help="only say what it last saw")
    witness.set_defaults(run=run_witness)


def run_verify(given: argparse.Namespace) -> int:
    if given.what and Path(given.what).exists():
        run = [sys.executable, str(CHECKER), given.what]
        return subprocess.run(run, check=False).returncode  # noqa: S603  (our own program)
    begin_django()
    if given.what and ("/" in given.what or "." in given.what):
        raise Refused(
            gettext_noop("There is no file %(file)s. Look at the name."), file=given.what
        )
    from wijkaanpak.logbook.queries import sizes  # noqa: PLC0415
    from wijkaanpak.logbook.verifying import verify  # noqa: PLC0415

    found = [verify(book) for book in ([given.what] if given.what else sizes())]
    for one in found:
        _say(one)
    if given.sizes:
        print(json.dumps({one.book: one.size for one in found}))
    return 0 if all(one.holds for one in found) else 1


def _say(found: Any) -> None:
    from django.utils.translation import gettext as _  # noqa: PLC0415

    from wijkaanpak.ui.pages import say  # noqa: PLC0415

    wrong = _("WRONG")
    for problem in found.problems:
        print(f"{found.book}: {wrong}: {say(problem)}")
    if not found.holds:
        return
    values = {"size": found.size, "erased": found.erased, "count": found.checkpoints}
    said = _(
        "all is well: %(size)s entries, %(erased)s with erased details, %(count)s checkpoints."
    )
    print(f"{found.book}: {said % values}")
    if found.witnesses:
        values = {"size": found.sealed_to, "who": ", ".join(found.witnesses)}
        said = _("cosigned up to entry %(size)s by %(who)s.") % values
        print(f"{found.book}: {said}")
    word = _("fingerprint")
    print(f"{found.book}: {word} {found.root.hex()}")


def run_checkpoint(given: argparse.Namespace) -> int:
    begin_django()
    from wijkaanpak.logbook import checkpoints  # noqa: PLC0415

    if given.slug is None:
        for book in checkpoints.sign_what_grew():
            print(book)
        return 0
    from wijkaanpak.neighbourhoods.queries import find_neighbourhood  # noqa: PLC0415

    find_neighbourhood(given.slug)  # or say that there is none
    if given.witnessed is not None:
        checkpoints.nothing_was_lost(given.slug, given.witnessed)
    if given.after_break:
        _declare_break(given.slug, given.after_break)
    signed = checkpoints.sign(given.slug)
    print(signed.note if signed else f"{given.slug}: =", end="" if signed else "\n")
    return 0


def _declare_break(slug: str, reason: str) -> None:
    from wijkaanpak.logbook.actions import declare_break  # noqa: PLC0415
    from wijkaanpak.neighbourhoods.queries import find_neighbourhood  # noqa: PLC0415
    from wijkaanpak.site.founding import operator  # noqa: PLC0415

    here = find_neighbourhood(slug)
    declare_break(by=operator(), book=slug, about=here, reason=reason)


HOW_TO_ADD = gettext_noop("""This witness signs with the key

  {key}

Ask the keeper of the log to add these lines to policy/<neighbourhood>.txt:

  witness {short} {key}
  group getuigen any {short}
  quorum getuigen        (in the place of: quorum none)
""")


def run_witness(given: argparse.Namespace) -> int:
    speak_without_a_server()
    from django.utils.translation import gettext  # noqa: PLC0415

    from wijkaanpak.site.witness import Witness  # noqa: PLC0415

    is_new = not (given.folder / "witness.key").exists()
    witness = Witness(given.folder, given.name)
    if is_new:
        key = witness.signer.key
        short = key.name.partition(".")[0].partition("/")[0]
        print(gettext(HOW_TO_ADD).format(key=key, short=short))
    if given.show or not given.url:
        print(witness.signer.key)
        for url, known in witness.seen().items():
            print(url, *known["note"].split("\n")[:3])
        return 0
    seen = witness.look(given.url, given.log_key)
    print(f"{seen.origin}: {seen.size} ✓")
    return 0
