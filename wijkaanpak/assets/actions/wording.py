"""Neighbours say which words they use for one thing, so that an offer finds its wish."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.assets import rules
from wijkaanpak.assets.actions.entering import quiet
from wijkaanpak.assets.models import SameWord
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right

PAIRED = Verb(
    "word.paired",
    _("“%(one)s” and “%(other)s” mean the same here, said a neighbour."),
    _("A neighbour said which two words mean the same here."),
)
PARTED = Verb(
    "word.parted",
    _("“%(one)s” and “%(other)s” do not mean the same here after all."),
    _("Two words do not mean the same here after all."),
)


def pair_words(*, by: Person, here: Neighbourhood, one: str, other: str) -> SameWord:
    """A neighbour pairs two words; paired before, it stays as it was."""
    rules.check_pair(one, other)
    first, second = sorted((one.strip().lower(), other.strip().lower()))
    with act(PAIRED, by=quiet(by), book=here.slug) as opened:
        require(by, Right.BE_MEMBER, here)
        row, _made = SameWord.objects.get_or_create(
            here=here, one=first, other=second, until=None, defaults={"since": clock.today()}
        )
        opened.about(row, one=first, other=second)
    return row


def part_words(*, by: Person, pair: SameWord) -> None:
    """A neighbour parts two words again."""
    with act(PARTED, by=quiet(by), book=pair.here.slug) as opened:
        require(by, Right.BE_MEMBER, pair.here)
        opened.fresh(pair)
        pair.until = pair.until or clock.today()
        pair.save(update_fields=["until"])
        opened.about(pair, one=pair.one, other=pair.other)
