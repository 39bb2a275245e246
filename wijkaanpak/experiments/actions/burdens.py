"""A burden is entered by whoever meets it, and answered by the party that asks for it."""

from __future__ import annotations

import uuid

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.experiments.models import Burden, BurdenAnswer, Carrier
from wijkaanpak.experiments.queries import burdens as queries
from wijkaanpak.experiments.rules import burdens as rules
from wijkaanpak.experiments.rules.burdens import Answer, Load, State
from wijkaanpak.experiments.rules.corrections import (
    VERBS,
    Why,
    check_correction,
    check_entered_it,
)
from wijkaanpak.logbook.door import Actor, Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.network.actions import speak_for
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import require_seat
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import NOBODY, require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused

ENTERED = Verb(
    "experiments.burden_entered", _("Somebody entered what %(asker)s asks of people here.")
)
MENDED: dict[Why, Verb] = {
    Why.WRONG_PARTY: Verb(
        VERBS[Why.WRONG_PARTY],
        _("Who entered a burden chose the wrong party: not %(before)s but %(asker)s asks it."),
    ),
    Why.HEARD: Verb(
        VERBS[Why.HEARD],
        _("Who entered a burden heard that not %(before)s but %(asker)s asks it."),
    ),
    Why.WORDS: Verb(
        VERBS[Why.WORDS],
        _("Who entered a burden of %(asker)s corrected a word or a number."),
    ),
}
ANSWERED: dict[Answer, Verb] = {
    Answer.CONFIRM: Verb("experiments.burden_confirmed", _("%(party)s confirmed what it asks.")),
    Answer.CORRECT: Verb("experiments.burden_corrected", _("%(party)s corrected what it asks.")),
    Answer.LESS: Verb("experiments.burden_lighter", _("%(party)s asks less from now on.")),
    Answer.STOP: Verb("experiments.burden_stopped", _("%(party)s stopped asking something.")),
}
CARRIES = Verb("experiments.carries", _("Somebody said: I have the work of this too."))
CARRIES_NOT = Verb("experiments.carries_not", _("Somebody no longer has the work of a burden."))


def quiet(person: Person) -> Actor:
    """How the log knows who enters something: by an opaque reference, never by name."""
    return Actor(ref=person.ref, name="")


def enter_burden(*, by: Person, asker: Party, load: Load, key: uuid.UUID | None = None) -> Burden:
    """Anybody who lives or works here enters what a party asks. Sent twice, it stands once."""
    load.check()
    if known := made_before(Burden, key, entered_by=by):
        return known
    here = asker.here
    with act(ENTERED, by=quiet(by), book=here.slug) as entry:
        require(by, Right.BE_MEMBER, here)
        queries.check_of_here(asker, here)
        burden = Burden(
            id=key or uuid.uuid4(), here=here, asker=asker, entered_by=by, entered=clock.today()
        )
        _write(burden, load)
        entry.about(burden, asker=asker.name, ground=load.ground.value, carries=load.carries.value)
    return burden


def _write(burden: Burden, load: Load) -> None:
    """Write a burden as who entered it says it."""
    _correct(burden, load)
    burden.rhythm, burden.minutes, burden.carries = load.rhythm, load.minutes, load.carries
    burden.save()


def correct_burden(*, by: Person, burden: Burden, asker: Party, load: Load, why: Why) -> None:
    """Who entered a burden corrects it. With another party it waits for that one's answer.

    Sent twice, it is corrected once.
    """
    load.check()
    if queries.stands_so(burden, asker, load):
        return
    with act(MENDED[why], by=quiet(by), book=burden.here.slug) as entry:
        require(by, Right.BE_MEMBER, burden.here)
        entry.fresh(burden)
        check_entered_it(queries.entered_it(by, burden))
        before, state = burden.asker, State(burden.state)
        moves, frozen = asker != before, bool(queries.open_freeze(burden))
        queries.check_of_here(asker, burden.here)
        check_correction(state, why, moves=moves, frozen=frozen)
        rules.check_stays_protected(burden.protected, load.protected)
        burden.asker = asker
        burden.state = State.LISTED
        _write(burden, load)
        entry.about(burden, asker=asker.name, before=before.name)


def answer_burden(
    *,
    by: Person,
    burden: Burden,
    answer: Answer,
    words: str = "",
    load: Load | None = None,
    key: uuid.UUID | None = None,
) -> BurdenAnswer:
    """The party that asks confirms, corrects, asks less, or stops at once.

    `load` is how it is from now on, when something was corrected or made less.
    """
    require_seat(by, burden.asker)
    if known := made_before(BurdenAnswer, key, burden=burden):
        return known
    with act(ANSWERED[answer], by=by.actor, book=burden.here.slug) as entry:
        mandate = speak_for(entry, by, burden.asker)
        entry.fresh(burden)
        rules.check_answer(State(burden.state), answer, words)
        row = BurdenAnswer(
            id=key or uuid.uuid4(), burden=burden, answer=answer, words=words.strip(),
            party=burden.asker, mandate=mandate, on=clock.today(), title=burden.title,
            ground=burden.ground, ground_words=burden.ground_words, rhythm=burden.rhythm,
            minutes=burden.minutes,
        )  # fmt: skip
        before = burden.minutes_a_year
        _put(burden, answer, load)
        rules.check_less(answer, before, burden.minutes_a_year)
        row.save()
        entry.about(burden, answer=answer.value, words=words.strip())
    return row


def _put(burden: Burden, answer: Answer, load: Load | None) -> None:
    """Write how it is from now on; while it is frozen, its ground does not move."""
    if answer is Answer.STOP:
        rules.check_may_stop(burden.protected, burden.title, burden.words, burden.ground_words)
    if answer in (Answer.CORRECT, Answer.LESS):
        if load is None:
            raise Refused(_("Say how it is from now on."))
        load.check()
        if answer is Answer.CORRECT:
            _check_correction(burden, load)
            _correct(burden, load)
        burden.rhythm, burden.minutes = load.rhythm, load.minutes
    burden.state = rules.AFTER[answer]
    burden.save()


def _check_correction(burden: Burden, load: Load) -> None:
    """No new name or ground makes of what is frozen something that never may be."""
    rules.check_stays_protected(burden.protected, load.protected)
    if not queries.open_freeze(burden):
        return
    if load.ground != burden.ground or load.protected != burden.protected:
        raise Refused(_("This is frozen, or somebody asked for that. Answer that first."))
    words = (load.title, load.words, load.ground_words)
    rules.check_can_be_frozen(load.ground, load.protected, *words)


def _correct(burden: Burden, load: Load) -> None:
    burden.title, burden.words = load.title.strip(), load.words.strip()
    burden.ground, burden.ground_words = load.ground, load.ground_words.strip()
    burden.protected, burden.workers = load.protected, load.workers
    burden.readers, burden.decision = load.readers.strip(), load.decision.strip()


def say_i_carry(*, by: Person, burden: Burden) -> Carrier:
    """Somebody says that they have the work of this too. Nobody else sees that it was them."""
    with act(CARRIES, by=NOBODY, book=burden.here.slug, details_are_public=False) as entry:
        require(by, Right.BE_MEMBER, burden.here)
        entry.about(burden)
        known = Carrier.objects.filter(burden=burden, person=by, until=None).first()
        return known or Carrier.objects.create(burden=burden, person=by, since=clock.today())


def stop_carrying(*, by: Person, burden: Burden) -> None:
    """Somebody no longer has the work of it."""
    with act(CARRIES_NOT, by=NOBODY, book=burden.here.slug, details_are_public=False) as entry:
        mine = Carrier.objects.filter(burden=burden, person=by, until=None)
        mine.update(until=clock.today())
        entry.about(burden)
