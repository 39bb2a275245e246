"""Run the house: `serve`, `demo` and `chores`."""

from __future__ import annotations

import argparse
import errno
import io
import logging
import os
import socket
import subprocess
import sys
import time
from typing import Any

from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.site.commands import begin_django, example


def add_to(commands: Any) -> None:
    serve = commands.add_parser(
        "serve",
        help="start the server",
        description="Bring the database up to date, check the set-up and start the server.",
        **example("PORT=8080 WIJKAANPAK_DATA=/srv/wijkaanpak wijkaanpak serve"),
    )
    serve.set_defaults(run=run_serve)
    demo = commands.add_parser(
        "demo",
        help="start the demo neighbourhood",
        description="Make De Hazelkamp when it is not there, print who can sign in, and serve.",
        **example("PORT=8080 wijkaanpak demo"),
    )
    demo.add_argument("--fresh", action="store_true", help="start over; what was done is gone")
    demo.add_argument("--no-serve", action="store_true", help="make it, print the codes, stop")
    demo.set_defaults(run=run_demo)
    chores = commands.add_parser(
        "chores",
        help="send letters and sign checkpoints",
        description="Send the letters that are due and sign a checkpoint of each log that grew. "
        "`serve` does this by itself, once a minute.",
        **example("wijkaanpak chores --every 60"),
    )
    chores.add_argument("--every", type=int, metavar="SECONDS", help="go on, once in so long")
    chores.set_defaults(run=run_chores)


def run_serve(given: argparse.Namespace) -> int:
    begin_django()
    prepare()
    return serve()


def prepare() -> None:
    """Bring the database and the static files up to date and refuse an unsafe set-up."""
    from django.core.management import call_command  # noqa: PLC0415

    quiet = io.StringIO()  # what is wrong is raised or goes to stderr; that all is well is no news
    call_command("check", databases=["default"], fail_level="ERROR", stdout=quiet)
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def serve() -> int:
    """Serve until stopped. One child does the chores; it ends with the server."""
    from django.conf import settings  # noqa: PLC0415
    from granian import Granian  # noqa: PLC0415
    from granian.constants import Interfaces  # noqa: PLC0415

    from wijkaanpak.site import environment  # noqa: PLC0415

    # One process more than cores is meant: it works while another waits for the disk.
    logging.getLogger("_granian").addFilter(lambda record: "of workers" not in record.getMessage())
    host = environment.text("HOST")
    check_port_is_free(host, settings.PORT)
    chores = subprocess.Popen(  # our own command, no shell
        [sys.executable, "-m", "wijkaanpak.site.command", "chores", "--every", "60"]
    )
    try:
        Granian(
            target="wijkaanpak.site.wsgi:application",
            address=host,
            port=settings.PORT,
            interface=Interfaces.WSGI,
            workers=settings.WORKERS,
            blocking_threads=1,
            log_level="warning",  # type: ignore[arg-type]
            respawn_failed_workers=True,
        ).serve()
    finally:
        chores.terminate()
        chores.wait(timeout=20)
    return 0


def check_port_is_free(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise cannot_listen(error, host, port) from None


def cannot_listen(error: OSError, host: str, port: int) -> Refused:
    """Say why we cannot listen there, and what to write instead."""
    if error.errno == errno.EADDRINUSE:
        return Refused(PORT_IN_USE, port=port, next=port + 1)
    if error.errno == errno.EACCES:
        return Refused(PORT_NOT_OURS, port=port)
    return Refused(NOT_OUR_ADDRESS, host=host)


PORT_IN_USE = gettext_noop(
    "Port %(port)s is in use. Stop what runs there, or choose another: PORT=%(next)s"
)
PORT_NOT_OURS = gettext_noop("We may not listen on port %(port)s. Choose one from 1024: PORT=8000")
NOT_OUR_ADDRESS = gettext_noop(
    "%(host)s is not an address of this machine. Write HOST=127.0.0.1, or HOST=0.0.0.0 for all."
)


def run_chores(given: argparse.Namespace) -> int:
    begin_django()
    while True:
        do_chores()
        if not given.every:
            return 0
        time.sleep(given.every)


def do_chores() -> None:
    """Do what is waiting; one chore that fails is said and does not stop the others.

    Nor does a disk that is full for an hour: letters and checkpoints go on once it is mended.
    """
    from django.db import DatabaseError, connection  # noqa: PLC0415

    from wijkaanpak.assemblies.actions.pool import forget_pools  # noqa: PLC0415
    from wijkaanpak.assets.actions import tidy_up  # noqa: PLC0415
    from wijkaanpak.contacts.actions import forget_voices  # noqa: PLC0415
    from wijkaanpak.gatherings.actions import write_out_series  # noqa: PLC0415
    from wijkaanpak.letters.actions import run_once  # noqa: PLC0415
    from wijkaanpak.logbook.checkpoints import sign_what_grew  # noqa: PLC0415
    from wijkaanpak.ui.pages import say  # noqa: PLC0415

    for chore in (
        write_out_series,
        sign_what_grew,
        tidy_up,
        forget_voices,
        forget_pools,
        run_once,
    ):
        try:
            chore()
        except Refused as refusal:
            print(f"wijkaanpak chores: {say(refusal)}", file=sys.stderr, flush=True)
        except (DatabaseError, OSError) as fault:
            print(f"wijkaanpak chores: {fault}", file=sys.stderr, flush=True)
            connection.close_if_unusable_or_obsolete()


def run_demo(given: argparse.Namespace) -> int:
    os.environ.setdefault("WIJKAANPAK_DATA", "data/demo")
    begin_django()
    from wijkaanpak.site.demo import stage, witnesses  # noqa: PLC0415

    if given.fresh:
        stage.clear()
    prepare()
    stage.play_when_new()
    do_chores()  # the first letters, so that the codes stand below them
    stage.show_who_can_sign_in()
    witnesses.look_along()
    return 0 if given.no_serve else serve()
