"""How the log tells what happens to a freeze."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from wijkaanpak.experiments.rules.freezing import Told
from wijkaanpak.logbook.door import Verb

VERBS: dict[Told, Verb] = {
    Told.PROPOSED: Verb(
        "freeze.proposed",
        _("%(party)s asked %(other)s to freeze “%(title)s” for %(months)s months."),
    ),
    Told.AGREED: Verb("freeze.agreed", _("%(party)s agreed: “%(title)s” is frozen. %(words)s")),
    Told.DECLINED: Verb(
        "freeze.declined", _("%(party)s did not agree to freeze “%(title)s”: %(words)s")
    ),
    Told.WITHDRAWN: Verb("freeze.withdrawn", _("%(party)s no longer asks to freeze “%(title)s”.")),
    Told.SIGNAL: Verb("freeze.signal", _("A guard signal of the freeze “%(title)s” went off.")),
    Told.PART_THAWED: Verb(
        "freeze.part_thawed", _("%(party)s thawed a part of “%(title)s”: %(words)s")
    ),
    Told.THAWED: Verb("freeze.thawed", _("%(party)s thawed “%(title)s”: %(words)s")),
    Told.TALK: Verb(
        "freeze.talk",
        _("%(party)s told of the half-yearly talk on “%(title)s”: %(words)s %(second)s"),
    ),
    Told.ANSWERED: Verb(
        "freeze.answered", _("%(party)s said why “%(title)s” was asked again: %(words)s")
    ),
    Told.WISHED: Verb(
        "freeze.wished", _("%(party)s asked to change the freeze “%(title)s”: %(words)s")
    ),
    Told.WISH_GRANTED: Verb(
        "freeze.wish_granted", _("%(party)s agreed to change the freeze “%(title)s”. %(words)s")
    ),
    Told.WISH_REFUSED: Verb(
        "freeze.wish_refused",
        _("%(party)s did not agree to change the freeze “%(title)s”: %(words)s"),
    ),
}
