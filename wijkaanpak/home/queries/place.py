"""The first screen: what is here, what is on this week, what was kept, and what is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef
from django.urls import reverse

from wijkaanpak import clock
from wijkaanpak.agenda.models import Answer, Edition, Intention, Question
from wijkaanpak.agenda.rules import (
    IN_PUBLIC,
    TAKES_ANSWERS,
    EditionState,
    IntentionState,
    ItemState,
)
from wijkaanpak.assemblies.queries.assemblies import SomeAssembly
from wijkaanpak.assemblies.queries.inviting import inviting_now
from wijkaanpak.dialogues.queries import SomeDialogue, open_now
from wijkaanpak.funds.queries import money_of_party
from wijkaanpak.gatherings.queries import on_programme
from wijkaanpak.gatherings.rules import GatheringState
from wijkaanpak.home.queries import promises, rounds
from wijkaanpak.home.rules import FEW, STORIES, Asked, Day, Line, by_day, gather, week_of
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Party, Voice
from wijkaanpak.network.rules import Outcome
from wijkaanpak.refusals import gettext_noop
from wijkaanpak.stories.models import Story
from wijkaanpak.stories.queries import usable
from wijkaanpak.stories.rules import Use

GOING_ON = 500  # gatherings of one week that are counted on the first screen
DUE = gettext_noop("An answer to the agenda")
TERM = gettext_noop("Last day to answer a proposal")
CHANGE = gettext_noop("Last day to answer on a change of a promise")
DECIDES = gettext_noop("Decides on a plan; you can still react")
REACT = gettext_noop("Last day for answers to the new agenda")


@dataclass
class Screen:
    """Everything on the first screen and on the sheet of Monday."""

    monday: date
    sunday: date
    stories: list[Story] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)
    in_pots: int = 0  # cents that came into the pots of these parties, decided on together
    in_force: Edition | None = None
    in_making: Edition | None = None
    open_rounds: list[rounds.OpenRound] = field(default_factory=list)
    inviting: list[SomeAssembly] = field(default_factory=list)  # people can sign up now
    talking: list[SomeDialogue] = field(default_factory=list)  # people can vote now
    programme: list[Line] = field(default_factory=list)  # where neighbours meet this week
    week: list[Line] = field(default_factory=list)
    kept: list[Line] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)

    @property
    def days(self) -> list[Day]:
        return by_day(self.week)

    @property
    def going_on(self) -> list[Day]:
        return by_day(self.programme)


def public_screen(here: Neighbourhood) -> Screen:
    """Return what a passer-by sees first of a neighbourhood."""
    monday, sunday = week_of(clock.today())
    screen = Screen(monday, sunday)
    screen.stories = list(usable(here, Use.PUBLIC).order_by("-placed_at", "-id")[:STORIES])
    parties = Party.objects.filter(here=here, until=None).annotate(in_pots=money_of_party())
    screen.parties = list(parties.order_by("name"))
    for party in screen.parties:
        party.here = here
        screen.in_pots += getattr(party, "in_pots", None) or 0
    _agenda(screen, here)
    running = rounds.open_rounds(here)
    screen.open_rounds = [one for one in running if one.now]
    screen.inviting = inviting_now(here)
    screen.talking = open_now(here)
    screen.programme = list(_programme(here, monday, sunday))
    silent = silent_voices(here)
    screen.kept = promises.kept_lately(here)
    promised = promises.living(here)
    screen.week = sorted(
        [
            *_days_of(silent, monday, sunday),
            *_days_of_plans(here, monday, sunday),
            *_day_of_agenda(screen),
            *rounds.last_days(running, monday, sunday),
            *promises.due_between(promised, monday, sunday),
        ],
        key=lambda line: (line.on or monday, line.title),
    )
    asked = [*_answers_asked(here), *_voices_asked(silent), *promises.asked(promised)]
    screen.asked = gather(asked)
    return screen


def _programme(here: Neighbourhood, first: date, last: date) -> Iterator[Line]:
    for one in on_programme(here, first, last)[:GOING_ON]:
        one.here = here
        starts = one.starts.astimezone(clock.HERE)
        yield Line(
            one.title,
            one.get_absolute_url(),
            who=one.venue.name if one.venue else one.place,
            on=starts.date(),
            hour=f"{starts:%H:%M}",
            state="cancelled" if one.state == GatheringState.CANCELLED else "",
        )


def _agenda(screen: Screen, here: Neighbourhood) -> None:
    wanted = [state for state in IN_PUBLIC if state is not EditionState.SUPERSEDED]
    for edition in Edition.objects.filter(here=here, state__in=wanted):
        edition.here = here
        if edition.state == EditionState.ADOPTED:
            screen.in_force = edition
        else:
            screen.in_making = edition


def silent_voices(here: Neighbourhood) -> list[Voice]:
    """Return the parties that did not answer an open proposal yet, first term first."""
    asked = Voice.objects.filter(
        answer="",
        party__until=None,
        proposal__here=here,
        proposal__outcome=Outcome.OPEN,
        proposal__term__gte=clock.today(),
    ).select_related("proposal__change", "party")
    found = list(asked.order_by("proposal__term", "proposal")[:200])
    for voice in found:
        voice.party.here = voice.proposal.here = here
    return found


def voice_line(voice: Voice) -> Line:
    """Return an asked voice as a line; a change of a promise is answered on its own page."""
    proposal = voice.proposal
    change = getattr(proposal, "change", None)
    url = proposal.get_absolute_url()
    if change:
        url = reverse("commitments:answer_change", args=[proposal.here.slug, change.pk])
    words = CHANGE if change else TERM
    return Line(proposal.title, url, on=proposal.term, state="waiting", words=words)


def _days_of(voices: list[Voice], first: date, last: date) -> Iterator[Line]:
    once = {voice.proposal_id: voice for voice in voices}
    for voice in once.values():
        if first <= voice.proposal.term <= last:
            yield voice_line(voice)


def _days_of_plans(here: Neighbourhood, first: date, last: date) -> Iterator[Line]:
    plans = Intention.objects.filter(
        here=here, state=IntentionState.OPEN, decides_on__range=(first, last)
    )
    for plan in plans.select_related("party").order_by("decides_on")[:FEW]:
        plan.here = here
        yield Line(
            plan.title, plan.get_absolute_url(), who=plan.party.name, on=plan.decides_on,
            words=DECIDES,
        )  # fmt: skip


def _day_of_agenda(screen: Screen) -> Iterator[Line]:
    edition = screen.in_making
    due = edition.answers_due if edition and edition.state == EditionState.OPEN else None
    if edition and due and screen.monday <= due <= screen.sunday:
        yield Line(edition.title, edition.get_absolute_url(), on=due, words=REACT)


def unanswered(here: Neighbourhood) -> list[Question]:
    """Return what the agenda asks of parties and nobody answered yet, first day first."""
    open_now = Edition.objects.filter(here=here, state__in=TAKES_ANSWERS)
    asked = Question.objects.filter(
        ~Exists(Answer.objects.filter(question=OuterRef("pk"))),
        item__edition__in=open_now,
        party__until=None,
    ).exclude(item__state__in=[ItemState.WISH, ItemState.PARKED])
    rows = asked.select_related("party", "item__edition")
    found = list(rows.order_by("item__edition__answers_due", "item__position")[:200])
    for question in found:
        question.item.edition.here = question.party.here = here
    return found


def answer_line(question: Question) -> Line:
    """Return an asked answer as a line; it is late when its day has passed."""
    due = question.item.edition.answers_due
    late = due is not None and due < clock.today()
    return Line(
        question.item.title, question.item.get_absolute_url(), on=due,
        state="late" if late else "waiting", words=DUE,
    )  # fmt: skip


def _answers_asked(here: Neighbourhood) -> Iterator[tuple[str, str, Line]]:
    for question in unanswered(here):
        yield question.party.name, question.party.get_absolute_url(), answer_line(question)


def _voices_asked(voices: list[Voice]) -> Iterator[tuple[str, str, Line]]:
    for voice in voices:
        yield voice.party.name, voice.party.get_absolute_url(), voice_line(voice)
