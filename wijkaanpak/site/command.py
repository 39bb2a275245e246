"""The `wijkaanpak` command: what an operator or a partner types.

Operators can run the house; they cannot decide anything in it. What they do that touches a
neighbourhood (a printed code, a new book) goes through the same door and is in the log.
"""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module

from wijkaanpak.refusals import Refused

# Each module has `add_to(commands)`; a command's function gets the parsed words.
MODULES = ["running", "keeping", "trust", "cbs", "beginning", "counting"]


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
    given = parser().parse_args(words)
    try:
        return int(given.run(given) or 0)
    except Refused as refusal:
        print(f"wijkaanpak: {in_words(refusal)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def in_words(refusal: Refused) -> str:
    """Return a refusal in Dutch when Django runs, and else in the sentence it was written in."""
    try:
        from wijkaanpak.ui.pages import say  # noqa: PLC0415  (only when Django was set up)

        return say(refusal)
    except Exception:  # a refusal must always be said, whatever else is broken
        return str(refusal)


if __name__ == "__main__":
    sys.exit(main())
