"""What is new to whom, read from the logbook and from the dates; and what people want."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse

from wijkaanpak import clock
from wijkaanpak.agenda.models import Question
from wijkaanpak.agenda.rules import TAKES_ANSWERS
from wijkaanpak.assemblies.queries.advice import still_waits, unanswered_between, who_follow
from wijkaanpak.assets.models import Asset, Introduction, ThankYou
from wijkaanpak.assets.rules import NOTICE, Step
from wijkaanpak.assets.rules import State as Wall
from wijkaanpak.commitments.models import Commitment
from wijkaanpak.commitments.rules import LIVING
from wijkaanpak.commitments.rules import State as Promised
from wijkaanpak.gatherings.models import Gathering
from wijkaanpak.gatherings.rules import Welcome
from wijkaanpak.letters import rules
from wijkaanpak.letters.models import Letter, Wish
from wijkaanpak.letters.rules import Occasion, State, Wanted
from wijkaanpak.logbook.models import Entry
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Mandate, Party, Proposal, Voice
from wijkaanpak.network.rules import Outcome
from wijkaanpak.people.models import Membership, Person
from wijkaanpak.stories.models import Story
from wijkaanpak.stories.rules import State as Told


@dataclass(frozen=True)
class News:
    """One thing to tell: what it is about, and to whom. `key` keeps it from being told twice."""

    occasion: Occasion
    key: str
    about: str
    url: str
    title: str
    to: tuple[Person, ...]
    party: str = ""
    day: date | None = None


def speakers_of(parties: Iterable[UUID]) -> dict[UUID, tuple[Person, ...]]:
    """Return who speaks today for each of these parties and has an e-mail address."""
    held = Mandate.objects.filter(
        seat__party__in=set(parties), until=None, person__gone_since=None
    ).exclude(person__email="")
    rows = held.select_related("person", "seat").order_by("seat__party", "person")
    found = groupby(rows, key=lambda mandate: mandate.seat.party_id)
    return {
        party: tuple({m.person_id: m.person for m in group}.values()) for party, group in found
    }


def row_of(entry: Entry, model: str) -> UUID:
    """Return the number of the row that an entry is about; no row's when it is of another kind."""
    kind, _, number = entry.about.partition(":")
    return UUID(number) if kind == model else UUID(int=0)


def put_to_parties(entry: Entry, here: Neighbourhood) -> Iterator[News]:
    """A proposal is told to the parties it was put to that did not answer yet."""
    proposal = Proposal.objects.filter(here=here, pk=row_of(entry, "network.proposal")).first()
    if proposal is None or proposal.outcome != Outcome.OPEN:
        return
    asked = proposal.voices.filter(answer="").select_related("party")
    to = speakers_of(voice.party_id for voice in asked)
    for voice in asked:
        yield News(
            Occasion.PROPOSAL_PUT, f"{entry.seq}:{voice.party_id}", proposal.ref,
            proposal.get_absolute_url(), proposal.title, to.get(voice.party_id, ()),
            party=voice.party.name, day=proposal.term,
        )  # fmt: skip


def to_the_teller(entry: Entry, here: Neighbourhood) -> Iterator[News]:
    """Whoever told a story while signed in hears what became of it."""
    mine = Story.objects.filter(here=here, pk=row_of(entry, "stories.story"))
    story = mine.exclude(teller=None).select_related("teller", "here").first()
    if story is None or story.teller is None or not story.teller.email:
        return
    yield News(
        Occasion.STORY_PLACED if story.state == Told.PLACED else Occasion.STORY_RETURNED,
        str(entry.seq), story.ref, reverse("stories:own", args=[here.slug, story.pk]), story.title,
        (story.teller,),
    )  # fmt: skip


def offered(entry: Entry, here: Neighbourhood) -> Iterator[News]:
    """An offer waits for the yes or no of the receiver."""
    row = _promises(here).filter(pk=row_of(entry, "commitments.commitment")).first()
    if row and row.state == Promised.OFFERED:
        to = speakers_of([row.receiver_id]).get(row.receiver_id, ())
        yield _about_promise(Occasion.OFFER_WAITS, str(entry.seq), row, row.receiver, to)


def change_asked(entry: Entry, here: Neighbourhood) -> Iterator[News]:
    """A change of a promise is told to the party whose yes it needs."""
    waiting = Voice.objects.filter(
        answer="",
        proposal__outcome=Outcome.OPEN,
        proposal__change__commitment=row_of(entry, "commitments.commitment"),
        proposal__here=here,
    ).select_related("party", "proposal__change__commitment__here")
    for voice in waiting:
        row = voice.proposal.change.commitment
        yield News(
            Occasion.CHANGE_ASKED, str(entry.seq), voice.proposal.ref, row.get_absolute_url(),
            row.title, speakers_of([voice.party_id]).get(voice.party_id, ()),
            party=voice.party.name, day=voice.proposal.term,
        )  # fmt: skip


def orphans(here: Neighbourhood) -> Iterator[News]:
    """Promises that nobody carries any more are told to whoever speaks for the giver now."""
    rows = [row for row in _promises(here).exclude(carried_by__until=None) if row.orphaned]
    to = speakers_of(row.giver_id for row in rows)
    for row in rows:
        heirs = to.get(row.giver_id, ())
        key = f"{row.pk}:{row.carried_by_id}"
        yield _about_promise(Occasion.ORPHANED, key, row, row.giver, heirs)


def seat_changed(entry: Entry, here: Neighbourhood) -> Iterator[News]:
    """When somebody leaves a seat or takes one, promises may have lost who carried them."""
    yield from orphans(here)


def _promises(here: Neighbourhood) -> QuerySet[Commitment]:
    alive = Commitment.objects.filter(here=here, state__in=[Promised.OFFERED, *LIVING])
    return alive.select_related("here", "giver", "receiver", "carried_by")


def _about_promise(
    occasion: Occasion, key: str, row: Commitment, party: Party, to: tuple[Person, ...]
) -> News:
    return News(
        occasion, key, row.ref, row.get_absolute_url(), row.title, to,
        party=party.name, day=row.awaits,
    )  # fmt: skip


def to_connector(entry: Entry, here: Neighbourhood) -> Iterator[News]:
    """A connector hears that somebody asks them. Who and what stands only on their desk."""
    row = _introduction(entry, here)
    if row and row.step == Step.ASKED:
        url = reverse("assets:at_desk", args=[here.slug, row.pk])
        to = (row.connector.person,)
        yield News(Occasion.CONNECTOR_ASKED, str(entry.seq), row.ref, url, "", to)


def to_the_asker(entry: Entry, here: Neighbourhood) -> Iterator[News]:
    """Who asked with an account hears that the connector took it, said no, or brought it about."""
    row = _introduction(entry, here)
    if row and row.asker:
        url = row.get_absolute_url()
        yield News(Occasion.REQUEST_MOVED, str(entry.seq), row.ref, url, "", (row.asker,))


def _introduction(entry: Entry, here: Neighbourhood) -> Introduction | None:
    mine = Introduction.objects.filter(here=here, pk=row_of(entry, "assets.introduction"))
    return mine.select_related("here", "asker", "connector__person").first()


def thanked(entry: Entry, here: Neighbourhood) -> Iterator[News]:
    """Who was thanked hears that a card waits."""
    cards = ThankYou.objects.filter(here=here, pk=row_of(entry, "assets.thankyou"), erased=None)
    about = ("introduction__offer__holder", "introduction__connector__person")
    card = cards.select_related(*about).first()
    if card is None:
        return
    meeting = card.introduction
    offered = meeting.offer.holder if meeting.offer else None
    to = meeting.connector.person if card.to_connector else offered
    if to:
        url = reverse("assets:card", args=[here.slug, card.pk])
        yield News(Occasion.THANKED, str(entry.seq), card.ref, url, "", (to,))


def to_the_announcer(entry: Entry, here: Neighbourhood) -> Iterator[News]:
    """Who announced something for the programme hears what the host says of it."""
    mine = Gathering.objects.filter(here=here, pk=row_of(entry, "gatherings.gathering"))
    row = mine.select_related("here", "by").first()
    if row is None:
        return
    yield News(
        Occasion.ON_THE_PROGRAMME if row.welcome == Welcome.YES else Occasion.NOT_NOW,
        str(entry.seq), row.ref, row.get_absolute_url(), row.title, (row.by,),
    )  # fmt: skip


type Reader = Callable[[Entry, Neighbourhood], Iterable[News]]
READERS: dict[str, Reader] = {
    "network.proposed": put_to_parties,
    "commitment.offered": offered,
    "commitment.change_asked": change_asked,
    "network.seat_left": seat_changed,
    "network.seat_taken": seat_changed,
    "story.placed": to_the_teller,
    "story.appeal_agreed": to_the_teller,
    "story.returned": to_the_teller,
    "story.appeal_upheld": to_the_teller,
    "introduction.asked": to_connector,
    "introduction.taken": to_the_asker,
    "introduction.refused": to_the_asker,
    "introduction.met": to_the_asker,
    "introduction.parted": to_the_asker,
    "thanks.given": thanked,
    "gatherings.welcomed": to_the_announcer,
    "gatherings.not_now": to_the_announcer,
}


def news_in(entry: Entry, here: Neighbourhood) -> Iterable[News]:
    """Return what an entry of the logbook is news of, and to whom."""
    reader = READERS.get(entry.verb)
    return reader(entry, here) if reader else ()


def not_today[Row](
    rows: Iterable[Row], day_of: Callable[[Row], date | None], today: date
) -> Iterator[tuple[Row, date | None]]:
    """Return rows with their day, without those of today.

    On the day itself nobody gets a letter: for a reminder it is too late, and nothing is late yet.
    """
    for row in rows:
        day = day_of(row)
        if day != today:
            yield row, day


def unanswered(here: Neighbourhood, last: date) -> QuerySet[Question]:
    """Return what the agenda asks of parties, not answered, with a last day up to `last`."""
    return Question.objects.filter(
        item__edition__here=here,
        item__edition__state__in=TAKES_ANSWERS,
        item__edition__answers_due__lte=last,
        party__until=None,
        answers=None,
    ).select_related("item__edition__here", "party")


def answers_due(here: Neighbourhood, today: date) -> Iterator[News]:
    """Answers whose day comes near, and answers that are late: each is told once."""
    near = today + timedelta(days=rules.NEAR)
    fresh = today - rules.STALE
    rows = list(unanswered(here, near).filter(item__edition__answers_due__gte=fresh))
    to = speakers_of(question.party_id for question in rows)
    for question, due in not_today(rows, lambda one: one.item.edition.answers_due, today):
        late = due is None or due < today
        yield News(
            Occasion.ANSWER_LATE if late else Occasion.ANSWER_NEAR,
            f"{question.pk}:{due}", question.ref, question.item.get_absolute_url(),
            question.item.title, to.get(question.party_id, ()), party=question.party.name, day=due,
        )  # fmt: skip


def advice_due(here: Neighbourhood, today: date) -> Iterator[News]:
    """An answer to a recommendation comes near: its party hears it; late: who follows it too."""
    rows = unanswered_between(here, today - rules.STALE, today + timedelta(days=rules.NEAR))
    to = speakers_of(row.answered_by_id for row in rows)
    follow = who_follow(row.assembly_id for row in rows)
    for row, due in not_today(rows, lambda one: one.due, today):
        late = due is not None and due < today
        people = to.get(row.answered_by_id, ())
        if late:
            people = tuple(
                {one.pk: one for one in (*people, *follow.get(row.assembly_id, ()))}.values()
            )
        yield News(
            Occasion.ADVICE_LATE if late else Occasion.ADVICE_NEAR, f"{row.pk}:{row.due}", row.ref,
            row.get_absolute_url(), row.title, people, party=row.answered_by.name, day=row.due,
        )  # fmt: skip


def promises_due(here: Neighbourhood, today: date) -> Iterator[News]:
    """The giver hears once that a day comes near; the receiver once that it has passed."""
    days = (today - rules.STALE, today + timedelta(days=rules.NEAR))
    rows = list(_promises(here).filter(state__in=LIVING, awaits__range=days))
    to = speakers_of([*(row.giver_id for row in rows), *(row.receiver_id for row in rows)])
    for row, _day in not_today(rows, lambda one: one.awaits, today):
        late = row.overdue(today)
        occasion = Occasion.PROMISE_PAST if late else Occasion.PROMISE_NEAR
        asked = row.receiver if late else row.giver
        yield _about_promise(occasion, f"{row.pk}:{row.awaits}", row, asked, to.get(asked.pk, ()))


def orphans_today(here: Neighbourhood, today: date) -> Iterator[News]:
    yield from orphans(here)


def assets_ending(here: Neighbourhood, today: date) -> Iterator[News]:
    """Who offers or wishes something hears once, a month before its last day."""
    mine = Asset.objects.filter(here=here, state=Wall.HERE, holder__isnull=False)
    near = mine.filter(until__range=(today, today + NOTICE)).select_related("here", "holder")
    for row in near:
        url = reverse("assets:own", args=[here.slug, row.pk])
        to = (row.holder,) if row.holder else ()
        key = f"{row.pk}:{row.until}"
        yield News(Occasion.ASSET_ENDS, key, row.ref, url, row.title, to, day=row.until)


CALENDARS: list[Callable[[Neighbourhood, date], Iterable[News]]] = [
    answers_due,
    advice_due,
    promises_due,
    orphans_today,
    assets_ending,
]


def news_of_dates(here: Neighbourhood, today: date) -> Iterator[News]:
    """Return what nears or has passed its date: this follows from the calendar, not the log."""
    for calendar in CALENDARS:
        yield from calendar(here, today)


def _open_proposal(number: str) -> bool:
    return Proposal.objects.filter(pk=number, outcome=Outcome.OPEN).exists()


def _open_question(number: str) -> bool:
    return Question.objects.filter(pk=number, answers=None).exists()


def _promise(number: str, check: Callable[[Commitment], bool]) -> bool:
    row = Commitment.objects.filter(pk=number).select_related("carried_by").first()
    return row is not None and check(row)


def _asset_ends(number: str) -> bool:
    row = Asset.objects.filter(pk=number).first()
    return row is not None and row.shown and row.asks_a_word


STILL: dict[Occasion, Callable[[str], bool]] = {
    Occasion.PROPOSAL_PUT: _open_proposal,
    Occasion.ANSWER_NEAR: _open_question,
    Occasion.ANSWER_LATE: _open_question,
    Occasion.ADVICE_NEAR: still_waits,
    Occasion.ADVICE_LATE: still_waits,
    Occasion.CHANGE_ASKED: _open_proposal,
    Occasion.OFFER_WAITS: lambda one: _promise(one, lambda row: row.state == Promised.OFFERED),
    Occasion.PROMISE_NEAR: lambda one: _promise(one, lambda row: row.lives),
    Occasion.PROMISE_PAST: lambda one: _promise(one, lambda row: row.overdue(clock.today())),
    Occasion.ASSET_ENDS: _asset_ends,
    Occasion.ORPHANED: lambda one: _promise(one, lambda row: row.orphaned),
}


def still_asked(letter: Letter) -> bool:
    """Tell whether a letter is still true: what it asks may have been done before Monday."""
    check = STILL.get(Occasion(letter.occasion))
    number = letter.about.partition(":")[2]
    return check is None or not number or check(number)


def wanted_by(person: Person, here: Neighbourhood) -> Wanted:
    """Return how often somebody wants letters: once a week, until they choose otherwise."""
    wish = Wish.objects.filter(person=person, here=here).first()
    return Wanted(wish.wanted) if wish else Wanted.WEEKLY


def takes_part() -> Exists:
    """Return the condition that the person of a letter or wish still takes part there."""
    current = Membership.objects.filter(until=None, person__gone_since=None)
    return Exists(current.filter(person=OuterRef("person"), here=OuterRef("here")))


def wish_with(digest: str) -> Wish:
    """Return the wish that the way out at the foot of a letter belongs to, or answer 404."""
    found = Wish.objects.select_related("here", "person").exclude(digest="")
    return get_object_or_404(found, digest=digest)


def letters_to(person: Person, here: Neighbourhood, most: int = 10) -> list[Letter]:
    """Return the last letters to this person from here, newest first, with how each fared."""
    mine = Letter.objects.filter(person=person, here=here, carrier=None)
    return list(mine.exclude(state=State.SPARED).order_by("-due_at", "-pk")[:most])
