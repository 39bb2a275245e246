"""A mistake is told, repaired, and said to be repaired by who was hurt. Then it ends.

Nothing of what people write goes into the log: it holds kinds, days and parties.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.commitments.models import Commitment
from wijkaanpak.logbook.door import OpenEntry, Verb, act
from wijkaanpak.logbook.queries import check_unsent, made_before
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.actions import speak_for
from wijkaanpak.network.models import Party
from wijkaanpak.network.queries import keep_tips_out, parties_of
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import NotYours, Refused
from wijkaanpak.repairs.models import Hurt, Mistake, Spoken
from wijkaanpak.repairs.queries import mistakes as queries
from wijkaanpak.repairs.rules import mistakes as rules
from wijkaanpak.repairs.rules.mistakes import STEPS, Said, Side, State
from wijkaanpak.stories.models import Story

TOLD = Verb("repairs.told", _("A mistake was told, so that it can be repaired."))
OWNED = Verb("repairs.owned", _("A mistake was told by who made it."))
SIGNED_ON = Verb("repairs.signed_on", _("Somebody who was hurt signed on."))
LEFT = Verb("repairs.left", _("Somebody who was hurt leaves it to the neighbours."))
ANSWERS = Verb("repairs.answers", _("Somebody answers for the group that made a mistake."))
STORY_LAID = Verb("repairs.story_laid", _("A story was laid beside a mistake."))
STORY_AWAY = Verb("repairs.story_away", _("A story no longer lies beside a mistake."))
VERBS: dict[Said, Verb] = {
    Said.SORRY: Verb("repairs.sorry", _("Sorry was said for a mistake, with a repair and a day.")),
    Said.OTHERWISE: Verb("repairs.otherwise", _("Who was named sees a mistake differently.")),
    Said.BEGUN: Verb("repairs.begun", _("The repair of a mistake is under way.")),
    Said.DONE: Verb("repairs.done", _("The repair of a mistake is done, says who made it.")),
    Said.REPAIRED: Verb("repairs.repaired", _("Who was hurt says: it is repaired.")),
    Said.NOT_YET: Verb("repairs.not_yet", _("Who was hurt says: it is not repaired yet.")),
    Said.LEARNED: Verb("repairs.learned", _("What was learned from a mistake was written down.")),
    Said.TAKEN_BACK: Verb("repairs.taken_back", _("A mistake was taken back: it was not so.")),
}


@dataclass(frozen=True)
class Telling:
    """A mistake as it is told. Told by who made it, it may have a repair and a day at once."""

    title: str
    happened: str
    hurt: str
    maker: Party | None = None
    group: str = ""
    by_maker: bool = False
    at_desk: bool = False
    am_hurt: bool = False
    repair: str = ""
    repair_by: date | None = None
    commitment: Commitment | None = None
    story: Story | None = None

    def check(self, here: Neighbourhood) -> None:
        for words in (self.title, self.happened, self.hurt):
            rules.check_words(words)
        rules.check_maker(party=self.maker is not None, words=self.group)
        queries.check_maker_here(here, self.maker)
        queries.check_links(here, self.commitment, self.story)
        if self.repair.strip():
            rules.check_words(self.repair)
            rules.check_day(Said.SORRY, self.repair_by, clock.today())
        written = (self.title, self.happened, self.hurt, self.group, self.repair)
        keep_tips_out(here, *written)


def tell_mistake(
    *, by: Person, here: Neighbourhood, telling: Telling, key: uuid.UUID | None = None
) -> Mistake:
    """Somebody tells what went wrong; honoured most when it was their own mistake."""
    known = made_before(Mistake, key, here=here) or queries.told_today(by, here, **_kept(telling))
    if known:
        return known
    with act(OWNED if telling.by_maker else TOLD, by=by.actor, book=here.slug,
             details_are_public=False) as entry:  # fmt: skip
        require(by, Right.BE_MEMBER, here)
        check_unsent(Mistake, key)
        telling.check(here)
        if telling.by_maker and telling.maker:
            speak_for(entry, by, telling.maker)
        mistake = _write(by, here, telling, key)
        _spoken(mistake, Said.TOLD, Side.MAKER if telling.by_maker else Side.TELLER)
        if telling.am_hurt and not telling.by_maker:
            _check_hurt(by, mistake)
            Hurt.objects.create(mistake=mistake, person=by, since=clock.today())
        if telling.by_maker and telling.repair.strip():
            _move(mistake, Said.SORRY, telling.repair, telling.repair_by)
            _spoken(mistake, Said.SORRY, Side.MAKER, telling.repair, telling.repair_by)
        entry.about(mistake, state=mistake.state)
    return mistake


def _kept(telling: Telling) -> dict[str, object]:
    """Return what is kept of it as it was told."""
    return {
        "title": telling.title.strip(),
        "happened": telling.happened.strip(),
        "maker": telling.maker,
        "maker_words": telling.group.strip(),
        "hurt_words": telling.hurt.strip(),
        "by_maker": telling.by_maker,
        "at_desk": telling.at_desk,
        "commitment": telling.commitment,
        "story": telling.story,
    }


def _write(by: Person, here: Neighbourhood, telling: Telling, key: uuid.UUID | None) -> Mistake:
    return Mistake.objects.create(
        id=key or uuid.uuid4(),
        here=here,
        teller=by,
        keeper=by if telling.by_maker and telling.maker is None else None,
        told=clock.today(),
        state_since=clock.today(),
        **_kept(telling),
    )


def _spoken(
    mistake: Mistake,
    said: Said,
    side: Side,
    words: str = "",
    by_day: date | None = None,
    party: Party | None = None,
    key: uuid.UUID | None = None,
) -> Spoken:
    maker = mistake.maker if side is Side.MAKER else None
    return Spoken.objects.create(
        id=key or uuid.uuid4(), mistake=mistake, number=queries.next_number(mistake), said=said,
        side=side, party=party or maker, words=words.strip(), by_day=by_day, on=clock.today(),
    )  # fmt: skip


def _move(mistake: Mistake, said: Said, words: str, by_day: date | None) -> None:
    """Write down what follows from a word of the maker or of the teller."""
    if said is Said.SORRY:
        mistake.repair = words.strip()
    if said is Said.LEARNED:
        mistake.learned = words.strip()
    mistake.repair_by = by_day or (None if said is Said.BEGUN else mistake.repair_by)
    if to := STEPS[said].to:
        mistake.state, mistake.state_since = to, clock.today()
    mistake.save()


def say(
    *,
    by: Person,
    mistake: Mistake,
    said: Said,
    words: str = "",
    by_day: date | None = None,
    commitment: Commitment | None = None,
    key: uuid.UUID | None = None,
) -> Spoken:
    """One step: by who made it, or by who was hurt. Nobody says it for the other.

    A repair that became a promise (`commitment`) is laid beside it when sorry is said or later.
    """
    if known := made_before(Spoken, key, mistake=mistake):
        return known
    if said not in STEPS:
        raise Refused(_("This cannot be said of this mistake as it stands now."))
    with act(VERBS[said], by=by.actor, book=mistake.here.slug,
             details_are_public=False) as entry:  # fmt: skip
        require(by, Right.BE_MEMBER, mistake.here)
        mistake = entry.fresh(mistake)
        check_unsent(Spoken, key)
        step = STEPS[said]
        rules.check_side(step.who, queries.sides_of(by, mistake))
        rules.check_step(said, State(mistake.state))
        rules.check_words(words, needed=step.needs_words)
        rules.check_day(said, by_day, clock.today())
        keep_tips_out(mistake.here, words)
        if commitment and step.asks_day:
            queries.check_links(mistake.here, commitment, None)
            mistake.commitment = commitment
        party = _speaking_party(entry, by, mistake, step.who)
        row = _spoken(mistake, said, step.who, words, by_day, party, key)
        if step.who is Side.HURT:
            _hear_hurt(by, mistake, said)
        else:
            _move(mistake, said, words, by_day)
        if said is Said.DONE:
            queries.hurt_now(mistake).update(says="")
        entry.about(mistake, said=said.value, state=mistake.state)
    return row


def _speaking_party(entry: OpenEntry, by: Person, mistake: Mistake, side: Side) -> Party | None:
    """Return the party for which this is said; a neighbour who was hurt says it as themselves."""
    party = mistake.maker if side is Side.MAKER else None
    if side is Side.HURT:
        party = next((row.party for row in queries.own_hurt(by, mistake) if row.party), None)
    if party:
        speak_for(entry, by, party)
    return party


def _hear_hurt(by: Person, mistake: Mistake, said: Said) -> None:
    """Everybody who was hurt counts: repaired when all say so, not yet when one does."""
    for row in queries.own_hurt(by, mistake):
        row.says = said
        row.save(update_fields=["says"])
    follows = rules.verdict(queries.says_of(queries.hurt_now(mistake)))
    if follows:
        mistake.state, mistake.state_since = follows, clock.today()
        mistake.save(update_fields=["state", "state_since"])


def _check_hurt(by: Person, mistake: Mistake) -> None:
    """Who answers for the mistake is not among those who say whether it is repaired."""
    rules.check_not_both(queries.answers_for_maker(by, mistake))
    if State(mistake.state) in {State.REPAIRED, State.TAKEN_BACK}:
        raise Refused(_("This is over. Tell a new one when it hurts again."))


def sign_on(*, by: Person, mistake: Mistake, party: Party | None = None) -> Hurt:
    """A neighbour, or a party by its seat, was hurt too and has a word in the repair."""
    with act(SIGNED_ON, by=by.actor, book=mistake.here.slug,
             details_are_public=False) as entry:  # fmt: skip
        require(by, Right.BE_MEMBER, mistake.here)
        mistake = entry.fresh(mistake)
        _check_hurt(by, mistake)
        if party:
            if party.pk == mistake.maker_id or party not in parties_of(by, mistake.here):
                raise NotYours(_("You do not speak for this party."))
            speak_for(entry, by, party)
        person = None if party else by
        row = queries.hurt_row(mistake, person=person, party=party)
        if row is None:
            row = Hurt(mistake=mistake, person=person, party=party)
        row.since, row.until, row.says = clock.today(), None, ""
        row.save()
        entry.about(mistake)
    return row


def leave_to_neighbours(*, by: Person, mistake: Mistake) -> None:
    """Who was hurt need not go on speaking: leaving it to the others is a choice too."""
    with act(LEFT, by=by.actor, book=mistake.here.slug, details_are_public=False) as entry:
        mistake = entry.fresh(mistake)
        row = queries.hurt_row(mistake, person=by, party=None)
        if row is None or row.until:
            raise Refused(_("You did not sign on here."))
        row.until = clock.today()
        row.save(update_fields=["until"])
        follows = rules.verdict(queries.says_of(queries.hurt_now(mistake)))
        if follows and mistake.state == State.DONE:
            mistake.state, mistake.state_since = follows, clock.today()
            mistake.save(update_fields=["state", "state_since"])
        entry.about(mistake, state=mistake.state)


def answer_for_group(*, by: Person, mistake: Mistake) -> None:
    """A group that is no party has somebody who answers for it: one of them, by own word."""
    with act(ANSWERS, by=by.actor, book=mistake.here.slug, details_are_public=False) as entry:
        require(by, Right.BE_MEMBER, mistake.here)
        mistake = entry.fresh(mistake)
        if mistake.maker_id or mistake.keeper_id:
            raise Refused(_("Somebody answers for this already."))
        if queries.own_hurt(by, mistake):
            raise NotYours(_("You were hurt by this, so somebody else answers for it."))
        mistake.keeper = by
        mistake.save(update_fields=["keeper"])
        entry.about(mistake)


def lay_story(*, by: Person, mistake: Mistake, story: Story | None) -> None:
    """Lay a story beside a mistake, or with None take it away. Its teller said yes to this use.

    The teller reads on the page of the story beside which mistake it lies, and takes the yes back
    there: then it lies beside nothing, whatever stands here.
    """
    with act(STORY_LAID if story else STORY_AWAY, by=by.actor, book=mistake.here.slug,
             details_are_public=False) as entry:  # fmt: skip
        require(by, Right.BE_MEMBER, mistake.here)
        mistake = entry.fresh(mistake)
        rules.check_may_lay(queries.sides_of(by, mistake), State(mistake.state))
        queries.check_links(mistake.here, None, story)
        mistake.story = story
        mistake.save(update_fields=["story"])
        entry.about(mistake)
