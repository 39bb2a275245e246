"""What the mirror says, in the language of who reads."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from wijkaanpak.reach import rules
from wijkaanpak.reach.forms import age_words, choice_in, name_of
from wijkaanpak.reach.queries import SomeMirror
from wijkaanpak.reach.rules import Says, Sentence, band_key


@dataclass(frozen=True)
class Spoken:
    """A sentence to show: what kind it is, and its words."""

    kind: str
    words: str


def spoken_by(mirror: SomeMirror) -> list[Spoken]:
    """Return all sentences of a mirror."""
    found = rules.sentences(mirror.words, no_card=mirror.no_card)
    return [Spoken(one.kind, in_words(one, by_year=mirror.gathering_id is None)) for one in found]


def missing_in(mirror: SomeMirror) -> list[str]:
    """Return only the sentences on who was not there, for a note."""
    return [one.words for one in spoken_by(mirror) if one.kind == Says.MISSING]


def in_words(sentence: Sentence, *, by_year: bool = False) -> str:
    """Return one sentence, translated."""
    who = age_words(band_key(sentence.band)) if sentence.band else sentence.who
    if sentence.groups:
        who = "; ".join(name_of(row["asked"], choice_in(row)) for row in sentence.groups)
    missing = sentence.kind is Says.MISSING
    when = _("In the small gatherings") if by_year else _("Today")
    if not missing and not by_year:
        when = _("Today there were")
    return _(sentence.words) % {"when": when, "who": who}
