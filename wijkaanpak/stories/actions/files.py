"""Photos and voices: drawn and spoken anew, drafts until a story is told, and thrown away."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from contextlib import suppress
from datetime import timedelta
from functools import partial

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.methods import media
from wijkaanpak.people.actions import count_try
from wijkaanpak.refusals import Refused

UPLOADS = 40  # from one source in ten minutes
DRAFTS, KEPT = "drafts/", "stories/"
DRAFTS_STAY = timedelta(days=2)


def not_too_many(source: str, most: int) -> None:
    try:
        count_try(source, most)
    except Refused as refusal:
        raise Refused(
            _("Much came in from here just now. Wait ten minutes; what you wrote stays.")
        ) from refusal


def keep_photo(data: bytes, *, source: str = "") -> str:
    """Keep a photo, drawn anew as WebP without anything hidden in it; return its name."""
    if source:
        not_too_many(f"upload {source}", UPLOADS)
    try:
        return _keep(media.redraw(data), "webp")
    except media.Unreadable as fault:
        raise Refused(
            _("We cannot read this photo. Choose a JPEG, PNG or WebP of at most 50 megapixels.")
        ) from fault


def keep_voice(data: bytes, *, source: str = "") -> tuple[str, int]:
    """Keep a voice, spoken anew as MP3; return its name and how many seconds it lasts."""
    if source:
        not_too_many(f"upload {source}", UPLOADS)
    try:
        voice, seconds = media.respeak(data)
    except media.TooLong as fault:
        raise Refused(_("This recording is too long: there is room for five minutes.")) from fault
    except media.Unreadable as fault:
        raise Refused(
            _("We cannot read this recording. Choose an MP3, M4A, OGG, WebM, WAV or FLAC file.")
        ) from fault
    return _keep(voice, "mp3"), seconds


def _keep(data: bytes, ending: str) -> str:
    _throw_away_old_drafts()
    return default_storage.save(f"{DRAFTS}{uuid.uuid4().hex}.{ending}", ContentFile(data))


def settle(draft: str, folder: str = KEPT) -> str:
    """Copy a file out of the drafts; the draft goes when what it belongs to stands."""
    if not draft.startswith(DRAFTS):
        raise ValueError(f"not a draft: {draft}")
    with default_storage.open(draft) as file:
        name = default_storage.save(draft.replace(DRAFTS, folder, 1), file)
    transaction.on_commit(partial(throw_away, [draft]))
    return name


def throw_away(names: Iterable[str]) -> None:
    """Delete files for good."""
    for name in names:
        default_storage.delete(name)


def _throw_away_old_drafts() -> None:
    """Delete what was recorded and never sent: nobody gave it to us."""
    if not default_storage.exists(DRAFTS):
        return
    for name in default_storage.listdir(DRAFTS)[1]:
        with suppress(FileNotFoundError):  # another visitor's request was first
            if default_storage.get_modified_time(DRAFTS + name) < clock.now() - DRAFTS_STAY:
                default_storage.delete(DRAFTS + name)


def throw_away_draft(name: str) -> None:
    """Delete a photo or voice that somebody recorded and then left out."""
    if name.startswith(DRAFTS):
        throw_away([name])
