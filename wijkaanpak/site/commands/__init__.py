"""The commands, by subject. `begin_django` comes first in every command that needs a database."""

from __future__ import annotations

import argparse


def begin_django() -> None:
    """Start Django for a command; settings that do not work stop here with a sentence."""
    import django  # noqa: PLC0415  (a command's --help needs no Django)

    django.setup()


def example(text: str) -> dict[str, object]:
    """Return what every command's parser gets: an example that keeps its line breaks."""
    return {
        "epilog": f"example:\n  {text}",
        "formatter_class": argparse.RawDescriptionHelpFormatter,
    }
