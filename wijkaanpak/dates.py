"""Days in words, in the language of the sentence they stand in.

Dutch and English are complete. In another language our sentences fall back to Dutch, so the
names of days and months do too: no „pazar 28 Kasım" in the middle of a Dutch sentence.
"""

from __future__ import annotations

from datetime import date, datetime, time

from django.utils import translation
from django.utils.dateformat import format as write

from wijkaanpak.languages import FALLS_BACK_TO, WHOLE_LANGUAGES


def spoken() -> str:
    """Return the language in which our sentences are shown now."""
    language = (translation.get_language() or FALLS_BACK_TO)[:2]
    return language if language in WHOLE_LANGUAGES else FALLS_BACK_TO


def date_format(moment: date | datetime | time | str | None, form: str) -> str:
    """Write a moment in this form (the letters of Django: `j F Y`); nothing for no moment.

    >>> from datetime import date
    >>> with translation.override("tr"):
    ...     date_format(date(2026, 11, 29), "l j F Y")
    'zondag 29 november 2026'
    """
    if not moment or isinstance(moment, str):
        return ""
    with translation.override(spoken()):
        return write(moment, form)
