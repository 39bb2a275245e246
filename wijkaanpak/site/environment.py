"""Everything that differs between servers, read from the environment in one place.

A wrong value stops the start with a sentence that says which variable it is and what to
write instead. `docs/reference/settings.md` is tested against `VARIABLES`.
"""

from __future__ import annotations

import os
import re
import secrets
from dataclasses import dataclass
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from wijkaanpak.site.sqlite import Connection


class WrongSetting(SystemExit):
    """Stop the start with a sentence instead of a traceback."""

    def __init__(self, name: str, value: str, advice: str) -> None:
        super().__init__(f"{name}={value!r} does not work: {advice}")


@dataclass(frozen=True)
class Variable:
    """One environment variable: its name, what it is when nothing is set, and what it does."""

    name: str
    default: str
    meaning: str


VARIABLES = [
    Variable("WIJKAANPAK_DATA", "data", "Folder with the database, uploads and keys."),
    Variable("PORT", "8000", "Port on which the server listens."),
    Variable("HOST", "127.0.0.1", "Address on which the server listens."),
    Variable("DATABASE_URL", "", "postgresql://user:password@host:port/name; empty: SQLite."),
    Variable("SECRET_KEY", "", "Signs cookies; empty: made once and kept in the data folder."),
    Variable("WIJKAANPAK_URL", "", "Address people type, for letters and QR codes."),
    Variable("WIJKAANPAK_HOSTS", "localhost,127.0.0.1,[::1]", "Host names we answer to."),
    Variable("WIJKAANPAK_HTTPS", "0", "1 when people reach us over https (secure cookies, HSTS)."),
    Variable("WIJKAANPAK_PROXIES", "0", "Number of trusted proxies in front of the server."),
    Variable("WIJKAANPAK_ORIGIN", "wijkaanpak.local", "Name under which logs are signed."),
    Variable(
        "WIJKAANPAK_WORKERS", "3", "Server processes: one more than cores (disks make wait)."
    ),
    Variable("WIJKAANPAK_TILES", "0", "1 to show the PDOK background map (contacts PDOK)."),
    Variable("EMAIL_URL", "console:", "console: or smtp://user:password@host:port (smtps: TLS)."),
    Variable("EMAIL_FROM", "wijkaanpak@localhost", "Sender of letters."),
]
_DEFAULTS = {variable.name: variable.default for variable in VARIABLES}


def text(name: str) -> str:
    """Return the value of a documented variable, or its default."""
    return os.environ.get(name, "").strip() or _DEFAULTS[name]


def number(name: str, least: int, most: int) -> int:
    value = text(name)
    if not value.isdecimal() or not least <= int(value) <= most:
        raise WrongSetting(name, value, f"write a whole number from {least} to {most}.")
    return int(value)


def switch(name: str) -> bool:
    value = text(name)
    if value not in {"0", "1"}:
        raise WrongSetting(name, value, "write 1 for yes or 0 for no.")
    return value == "1"


def folder(name: str) -> Path:
    """Return a folder that we may write in; make it when it is not there."""
    path = Path(text(name)).expanduser().resolve()
    try:
        path.mkdir(parents=True, exist_ok=True)
        (path / "keys").mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise WrongSetting(
            name, str(path), f"choose a folder we may write in ({error})."
        ) from None
    return path


def web_address(name: str, default: str) -> str:
    """Return an address of a whole site, without a slash at the end."""
    value = text(name) or default
    address = split(name, value)
    rest = address.path.strip("/") or address.query or address.fragment
    if address.scheme not in {"http", "https"} or not address.hostname or rest:
        raise WrongSetting(name, value, "write the whole address, such as https://wijk.example.")
    return value.rstrip("/")


def hosts(name: str) -> list[str]:
    """Return the host names in a list with commas."""
    value = text(name)
    found = [host.strip() for host in value.split(",")]
    if not all(re.fullmatch(r"\.?[\w.-]+|\[[0-9A-Fa-f:]+\]|\*", host) for host in found):
        raise WrongSetting(name, value, "write names with commas: wijk.example,www.wijk.example.")
    return found


def origin(name: str) -> str:
    """Return the first half of the name of each log, as it stands in signatures."""
    value = text(name)
    if not re.fullmatch(r"[^\s+]+", value):
        raise WrongSetting(name, value, "write a name without spaces or +, such as wijk.example.")
    return value


def sender(name: str) -> str:
    """Return from whom letters come: an address, or a name with an address."""
    value = text(name)
    before, at, after = parseaddr(value)[1].partition("@")
    if not (before and at and after) or "\n" in value:
        raise WrongSetting(name, value, "write an e-mail address, such as wijk@wijk.example.")
    return value


def split(name: str, value: str) -> SplitResult:
    """Take an address apart; a port that is no number stops the start too."""
    try:
        address = urlsplit(value)
        _ = address.port
    except ValueError as error:
        raise WrongSetting(name, value, f"{error}.") from None
    return address


def secret(name: str, kept_in: Path) -> str:
    """Return a secret from the environment, or one that is made once and kept in a file."""
    if given := os.environ.get(name, "").strip():
        if len(given) < 32:
            raise WrongSetting(name, "…", "write at least 32 characters.")
        return given
    if not kept_in.exists():
        kept_in.touch(mode=0o600)
        kept_in.write_text(secrets.token_urlsafe(48))
    return kept_in.read_text().strip()


def database(name: str, data: Path) -> dict[str, object]:
    """Return Django's database settings: embedded SQLite, or PostgreSQL when an address is set."""
    value = text(name)
    if not value:
        return sqlite(data / "wijkaanpak.sqlite3")
    address = split(name, value)
    if address.scheme not in {"postgres", "postgresql"} or len(address.path) < 2:
        raise WrongSetting(name, value, "write postgresql://user:password@host:port/name.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(address.path[1:]),
        "HOST": address.hostname or "",
        "PORT": address.port or 5432,
        "USER": unquote(address.username or ""),
        "PASSWORD": unquote(address.password or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }


def sqlite(file: Path) -> dict[str, object]:
    """SQLite that survives a power cut: WAL, a sync at every commit, one writer at a time."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "factory": Connection,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
            ),
        },
    }


def mail(name: str) -> dict[str, object]:
    """Return Django's settings for the one mailer we use."""
    value = text(name)
    if value == "console:":
        return {"BACKEND": "django.core.mail.backends.console.EmailBackend"}
    address = split(name, value)
    if address.scheme not in {"smtp", "smtps"} or not address.hostname:
        raise WrongSetting(name, value, "write console: or smtp://user:password@host:port.")
    return {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": address.hostname,
            "port": address.port or (465 if address.scheme == "smtps" else 587),
            "username": unquote(address.username or ""),
            "password": unquote(address.password or ""),
            "use_ssl": address.scheme == "smtps",
            "use_tls": address.scheme == "smtp" and bool(address.username),
            "timeout": 20,
        },
    }
