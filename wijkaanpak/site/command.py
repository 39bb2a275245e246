"""The `wijkaanpak` command: what an operator or a partner types.

Operators can run the house; they cannot decide anything in it. What they do that touches a
neighbourhood (a printed code, a new book) goes through the same door and is in the log.
"""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module

from wijkaanpak.refusals import Refused, gettext_noop

# Each module has `add_to(commands)`; a command's function gets the parsed words.
MODULES = ["running", "keeping", "trust", "cbs", "beginning", "counting", "drawing", "opinions",
           "lessons"]  # fmt: skip


def parser() -> argparse.ArgumentParser:
    """Return the parser with all commands, without starting Django."""
    top = argparse.ArgumentParser(
        prog="wijkaanpak",
        description="The memory and the conscience of a neighbourhood network.",
        epilog="Each command explains itself: wijkaanpak verify --help",
    )
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name in MODULES:
        import_module(f"wijkaanpak.site.commands.{name}").add_to(commands)
    return top


def main(words: list[str] | None = None) -> int:
    """Run one command and return its exit code; what goes wrong is said in a sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijkaanpak.site.settings")
    # On a busy machine the threads of a small sum wait for each other longer than it takes.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    given = parser().parse_args(words)
    try:
        code = int(given.run(given) or 0)
        sys.stdout.flush()
        return code
    except Refused as refusal:
        print(f"wijkaanpak: {in_words(refusal)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read along has enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except Exception as error:
        if (about := about_the_database(error)) is None:
            raise
        print(f"wijkaanpak: {in_words(about)}", file=sys.stderr)
        return 1


def about_the_database(error: Exception) -> Refused | None:
    """Return a sentence when a database is not there or is still empty; None for all else."""
    kinds = [kind.__name__ for kind in type(error).__mro__ if kind.__module__ == "django.db.utils"]
    words = str(error).strip()
    if "DatabaseError" in kinds and ("no such table" in words or "does not exist" in words):
        return Refused(NOTHING_YET)
    if "OperationalError" in kinds:
        return Refused(NO_DATABASE, why=words.splitlines()[0] if words else "?")
    return None


NOTHING_YET = gettext_noop(
    "There is nothing in this database yet. Start with: wijkaanpak serve. "
    "Or do WIJKAANPAK_DATA and DATABASE_URL point at another place than you meant?"
)
NO_DATABASE = gettext_noop(
    "The database does not answer: %(why)s. Does it run, and is DATABASE_URL right?"
)


def in_words(refusal: Refused) -> str:
    """Return a refusal in Dutch when Django runs, and else in the sentence it was written in."""
    try:
        from wijkaanpak.ui.pages import say  # noqa: PLC0415  (only when Django was set up)

        return say(refusal)
    except Exception:  # a refusal must always be said, whatever else is broken
        return str(refusal)


if __name__ == "__main__":
    sys.exit(main())
