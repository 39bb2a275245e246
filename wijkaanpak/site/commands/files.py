"""Files that a command reads: what is in them, and whose fault it is when that does not work."""

from __future__ import annotations

from pathlib import Path

from wijkaanpak.refusals import Refused, gettext_noop


def contents(file: Path) -> bytes:
    """Return what is in a file. Raises Refused that names the file and what to look at."""
    try:
        return file.read_bytes()
    except OSError as error:
        sentence = next((told for kind, told in UNREAD if isinstance(error, kind)), UNREADABLE)
        raise Refused(sentence, file=file, why=error.strerror) from error


UNREADABLE = gettext_noop("%(file)s cannot be read: %(why)s.")
UNREAD = (
    (FileNotFoundError, gettext_noop(
        "There is no file %(file)s. Look at how you wrote its name, and in which folder it is."
    )),
    (IsADirectoryError, gettext_noop("%(file)s is a folder. Name the file that is in it.")),
    (PermissionError, gettext_noop(
        "You may not read %(file)s. Ask for it, or copy it to a folder of your own."
    )),
)  # fmt: skip


def in_file(file: Path, refusal: Refused) -> Refused:
    """Say first in which file it is."""
    from wijkaanpak.ui.pages import say  # noqa: PLC0415  (when Django was set up)

    return Refused("%(file)s: %(why)s", file=file.name, why=say(refusal))
