"""What only who has the work can do: say if hours came back, and that it was asked again.

Neither leaves a trace of who said what: the log names nobody, and the rows carry no person.
"""

from __future__ import annotations

import uuid

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.experiments.models import AskedAgain, Freeze, HalfYear, SaidHours
from wijkaanpak.experiments.queries import freezing as queries
from wijkaanpak.experiments.rules.hours import Back
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import NOBODY
from wijkaanpak.refusals import NotYours, Refused

SAID = Verb("freeze.hours_said", _("A worker said whether the hours of “%(title)s” came back."))
PRESSED = Verb("freeze.asked_again", _("A worker said that “%(title)s” was asked again anyway."))
_FIELDS = {Back.BACK: "back", Back.PARTLY: "partly", Back.NOT: "not_back"}


def say_hours(*, by: Person, freeze: Freeze, back: Back) -> None:
    """A worker says, once each half year, whether the promised hours came back.

    What was said is added to a count. That somebody spoke is kept apart, so that it counts once.
    """
    with act(SAID, by=NOBODY, book=freeze.here.slug) as entry:
        entry.fresh(freeze)
        queries.check_may_say_hours(by, freeze)
        number = queries.half_year_now(freeze)
        count = queries.count_of(freeze, number) or HalfYear(freeze=freeze, number=number)
        field = _FIELDS[back]
        setattr(count, field, getattr(count, field) + 1)
        count.save()
        SaidHours.objects.create(half_year=count, person=by)
        entry.about(freeze, title=freeze.title)


def press_asked_again(*, by: Person, freeze: Freeze, key: uuid.UUID | None = None) -> None:
    """A worker presses the button: it was asked again anyway. No words are needed.

    One worker counts once a day; the owner must answer.
    """
    if made_before(AskedAgain, key, freeze=freeze):
        return  # the same press, sent a second time
    with act(PRESSED, by=NOBODY, book=freeze.here.slug) as entry:
        entry.fresh(freeze)
        if not freeze.runs:
            raise Refused(_("This is not frozen now, so it may be asked again."))
        today, mine = clock.today(), queries.work_on(by, freeze)
        if mine is None:
            raise NotYours(
                _("This is for who has the work of it. Say so on the page of the burden.")
            )
        if mine.pressed == today:
            raise Refused(_("You said this today already. Its owner must answer."))
        mine.pressed = today
        mine.save(update_fields=["pressed"])
        AskedAgain.objects.create(id=key or uuid.uuid4(), freeze=freeze, on=today)
        entry.about(freeze, title=freeze.title)
