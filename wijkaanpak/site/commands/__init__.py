"""The commands, by subject. `begin_django` comes first in every command that needs a database."""

from __future__ import annotations

import argparse
from pathlib import Path


def begin_django() -> None:
    """Start Django for a command; settings that do not work stop here with a sentence."""
    import django  # noqa: PLC0415  (a command's --help needs no Django)

    django.setup()


def speak_without_a_server() -> None:
    """Let a command say its sentences in Dutch without any settings or data of a server."""
    import django  # noqa: PLC0415  (a command's --help needs no Django)
    from django.conf import settings  # noqa: PLC0415

    if not settings.configured:
        where = Path(__file__).resolve().parents[2] / "locale"
        settings.configure(LANGUAGE_CODE="nl", USE_I18N=True, LOCALE_PATHS=[where])
        django.setup()


def example(text: str) -> dict[str, object]:
    """Return what every command's parser gets: an example that keeps its line breaks."""
    return {
        "epilog": f"example:\n  {text}",
        "formatter_class": argparse.RawDescriptionHelpFormatter,
    }
