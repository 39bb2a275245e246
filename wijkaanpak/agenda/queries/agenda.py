"""What may be known of the agenda. A draft is for the circle; all else is public."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.shortcuts import get_object_or_404

from wijkaanpak import clock
from wijkaanpak.agenda import rules
from wijkaanpak.agenda.models import (
    Answer,
    Edition,
    Intention,
    Item,
    Moment,
    PolicyLink,
    Question,
    Theme,
    Vision,
)
from wijkaanpak.agenda.rules import EditionState, ItemState, Line
from wijkaanpak.logbook.rules import FactsOf
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.neighbourhoods.rules import DOMAIN_WORDS, TASK_WORDS
from wijkaanpak.network.queries import limit, mandates_of, parties_of
from wijkaanpak.network.rules import DecisionKind, PartyKind
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import Viewer, require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused, gettext_noop
from wijkaanpak.stories.models import Story
from wijkaanpak.stories.queries import public_stories_by_id, usable
from wijkaanpak.stories.rules import Use

type Agenda = Edition  # what views call these rows: they do not touch models
type Point = Item
type Plan = Intention

PAGE = 50


@dataclass(frozen=True)
class Said:
    """What was asked of one party, and how its answer stands today."""

    question: Question
    answers: list[Answer]  # newest first
    due: date | None
    today: date

    @property
    def answer(self) -> Answer | None:
        return self.answers[0] if self.answers else None

    @property
    def late(self) -> int:
        """Return how many days late the first answer came, or is by now."""
        first = self.answers[-1].given if self.answers else self.today
        return rules.days_late(self.due, first)

    @property
    def words(self) -> str:
        """Return what is asked: its own question, or what the item asks of all."""
        return self.question.words or self.question.item.ask


@dataclass
class Card:
    """An item with what parties say beside it."""

    item: Item
    said: list[Said]
    policies: list[PolicyLink]
    stories: list[Story] = field(default_factory=list)
    more_stories: int = 0  # only for the panel of neighbours
    before: Item | None = None

    @property
    def domains(self) -> list[str]:
        return [DOMAIN_WORDS[code] for code in self.item.domains if code in DOMAIN_WORDS]

    @property
    def tasks(self) -> list[str]:
        return [TASK_WORDS[code] for code in self.item.tasks if code in TASK_WORDS]

    @property
    def route(self) -> str:
        return rules.ROUTE_WORDS[self.item.route]

    @property
    def state(self) -> tuple[str, str, str]:
        """Return the tone, the word and the icon of where the item is."""
        tone, icon = rules.STATE_TONES.get(self.item.state, ("neutral", "pencil"))
        return tone, rules.STATE_WORDS[self.item.state], icon

    @property
    def silent(self) -> int:
        return sum(not said.answer for said in self.said)


@dataclass(frozen=True)
class Step:
    """One moment in the life of an item; a note has no `word`."""

    on: date
    word: str
    words: str
    state: str


def require_circle(person: Person | None, here: Neighbourhood) -> Person:
    """Return the person when they keep the agenda here and speak for no institution."""
    keeper = require(person, Right.KEEP_AGENDA, here)
    kinds = {PartyKind(mandate.seat.party.kind) for mandate in mandates_of(keeper, here)}
    rules.check_one_voice(kinds)
    return keeper


def in_circle(viewer: Viewer) -> bool:
    """Tell whether this viewer may write the agenda; costs nothing for a passer-by."""
    if not viewer.may(Right.KEEP_AGENDA):
        return False
    kinds = {PartyKind(m.seat.party.kind) for m in mandates_of(viewer.person, viewer.here)}
    return not kinds & rules.OTHER_VOICES


def visible_editions(viewer: Viewer) -> QuerySet[Edition]:
    """Return the editions that this viewer may read, newest first."""
    here = Edition.objects.filter(here=viewer.here).select_related("here")
    if not viewer.may(Right.KEEP_AGENDA):
        here = here.filter(state__in=rules.IN_PUBLIC)
    return here.order_by("-number")


def visible_edition(viewer: Viewer, number: int) -> Edition:
    return get_object_or_404(visible_editions(viewer), number=number)


def edition_in_force(here: Neighbourhood) -> Edition | None:
    """Return the agenda that the residents adopted last."""
    return Edition.objects.filter(here=here, state=EditionState.ADOPTED).first()


def edition_open(here: Neighbourhood) -> Edition | None:
    """Return the agenda that is open for reaction, or waits for adoption."""
    states = [EditionState.OPEN, EditionState.ANSWERED]
    return Edition.objects.filter(here=here, state__in=states).first()


def on_the_table(viewer: Viewer) -> tuple[Edition | None, Edition | None]:
    """Return the agenda in force and the one in the making, as far as the viewer may read it."""
    states = [EditionState.ADOPTED, *rules.IN_THE_MAKING]
    found = {
        edition.state: edition for edition in visible_editions(viewer).filter(state__in=states)
    }
    making = (found[state] for state in rules.IN_THE_MAKING if state in found)
    return found.get(EditionState.ADOPTED), next(making, None)


def edition_for_circle(viewer: Viewer) -> Edition | None:
    """Return the edition in the making, for the circle."""
    require_circle(viewer.person, viewer.here)
    return on_the_table(viewer)[1]


def edition_before(edition: Edition) -> Edition | None:
    """Return the public edition that came before this one."""
    older = Edition.objects.filter(
        here=edition.here_id, number__lt=edition.number, state__in=rules.IN_PUBLIC
    )
    return older.select_related("here").order_by("-number").first()


def _read_along(items: QuerySet[Item]) -> QuerySet[Item]:
    asked = Question.objects.select_related("party__here", "item").order_by("party__name")
    given = Answer.objects.order_by("-version").select_related("mandate__seat", "mandate__person")
    serving = PolicyLink.objects.filter(ended=None).select_related("party").order_by("since", "id")
    rows = items.select_related("theme", "edition__here", "came_from__edition")
    rows = rows.prefetch_related(Prefetch("questions", asked))
    rows = rows.prefetch_related(Prefetch("questions__answers", given))
    return rows.prefetch_related(Prefetch("policies", serving))


def cards(edition: Edition, states: list[ItemState] | None = None) -> list[Card]:
    """Return the items of an edition in order, with both voices (parked ones are left out)."""
    shown = states or [state for state in ItemState if state is not ItemState.PARKED]
    items = Item.objects.filter(edition=edition, state__in=shown)
    return [card_of(item) for item in _read_along(items).order_by("position", "id")]


def card_of(item: Item) -> Card:
    today, due = clock.today(), item.edition.answers_due
    said = [Said(q, list(q.answers.all()), due, today) for q in item.questions.all()]
    return Card(item, said, list(item.policies.all()))


def visible_item(viewer: Viewer, item: uuid.UUID) -> Item:
    """Return an item of an edition that this viewer may read, or answer 404."""
    return get_object_or_404(_read_along(_visible_items(viewer)), pk=item)


def item_alone(viewer: Viewer, item: uuid.UUID) -> Item:
    """Return the same without what parties say to it: a page that is kept needs no more."""
    return get_object_or_404(
        _visible_items(viewer).select_related("theme", "edition__here"), pk=item
    )


def _visible_items(viewer: Viewer) -> QuerySet[Item]:
    return Item.objects.filter(edition__in=visible_editions(viewer).order_by())


def item_page(item: Item) -> Card:
    """Return an item with its stories, and how it was worded in the edition it came from."""
    card = card_of(item)
    linked = [link.story_id for link in item.story_links.order_by("since", "id")]
    readable = public_stories_by_id(item.edition.here, linked)
    card.stories = [readable[pk] for pk in linked if pk in readable]
    card.more_stories = _panel_only(item.edition.here, linked, readable)
    card.before = item.came_from
    return card


def _panel_only(
    here: Neighbourhood, linked: list[uuid.UUID], readable: dict[uuid.UUID, Story]
) -> int:
    hidden = [pk for pk in linked if pk not in readable]
    return usable(here, Use.PANEL).filter(pk__in=hidden).count() if hidden else 0


def moments_of(item: Item) -> list[Step]:
    """Return the life of an item and the notes at it, oldest first."""
    moments = Moment.objects.filter(item=item).order_by("n")
    return [Step(m.on, rules.STATE_WORDS.get(m.state, ""), m.words, m.state) for m in moments]


def themes(here: Neighbourhood) -> list[Theme]:
    return list(Theme.objects.filter(here=here).order_by("position"))


def advice(edition: Edition, open_items: int) -> int:
    """Return the advised number of items when there are more; 0 when all is well."""
    advised = limit(edition.here, DecisionKind.ADOPT_AGENDA, "advised_items")
    return advised if rules.too_many(open_items, advised) else 0


def carriable(here: Neighbourhood) -> list[Item]:
    """Return the items of public editions, newest first: a new one may go on from each."""
    public = Item.objects.filter(edition__here=here, edition__state__in=rules.IN_PUBLIC)
    return list(public.select_related("edition").order_by("-edition__number", "position")[:PAGE])


def check_from_here(edition: Edition, theme: Theme | None, came_from: Item | None) -> None:
    """A theme is of this neighbourhood; an item goes on from an earlier edition of it."""
    other_theme = theme is not None and theme.here_id != edition.here_id
    if other_theme or (came_from and not _is_earlier(came_from.edition, edition)):
        raise Refused(gettext_noop("Choose an item of an earlier edition of this neighbourhood."))


def _is_earlier(old: Edition, new: Edition) -> bool:
    return old.here_id == new.here_id and old.number < new.number


def items_with_words(edition: Edition) -> list[Item]:
    return [card.item for card in cards(edition, list(ItemState))]


def questions_of(item: Item) -> QuerySet[Question]:
    """Return what an item asks of each party, by the name of the party."""
    return Question.objects.filter(item=item).select_related("party").order_by("party__name")


def words_of(item: Item, asked: Iterable[Question]) -> FactsOf:
    """Return every word of an item as the log seals it."""
    facts: FactsOf = {name: getattr(item, name) for name in rules.WORDS_OF_ITEM[:-2]}
    facts["domains"], facts["tasks"] = list(item.domains), list(item.tasks)
    facts["theme"] = item.theme.title if item.theme else ""
    facts["came_from"] = item.came_from.ref if item.came_from else ""
    facts["questions"] = [{"party": q.party.name, "words": q.words} for q in asked]
    return facts


def words_of_edition(edition: Edition) -> FactsOf:
    """Return every word of an edition as the log seals it."""
    standing = [item for item in items_with_words(edition) if item.state != ItemState.PARKED]
    return {
        "number": edition.number,
        "title": edition.title,
        "what_changed": edition.what_changed,
        "missing": edition.missing,
        "items": [words_of(item, item.questions.all()) for item in standing],
    }


def unanswered(edition: Edition, item: Item | None = None) -> QuerySet[Question]:
    """Return the questions of an edition (or one item of it) without any answer."""
    asked = Question.objects.filter(item__edition=edition).exclude(
        item__state__in=[ItemState.WISH, ItemState.PARKED]
    )
    if item:
        asked = asked.filter(item=item)
    return asked.filter(~Exists(Answer.objects.filter(question=OuterRef("pk"))))


def line_of(item: Item) -> Line:
    words = "\n".join(str(getattr(item, name)) for name in rules.COMPARED)
    ended = item.state in (ItemState.SETTLED, ItemState.DONE)
    return Line(str(item.pk), words, ended, str(item.came_from_id or ""))


def what_changed(edition: Edition) -> dict[str, list[Item]]:
    """Return what is new, stayed, changed words, was settled or dropped since the one before."""
    before = edition_before(edition)
    old = _lines(before) if before else {}
    new = _lines(edition, but=ItemState.PARKED)
    found = rules.differences(map(line_of, old.values()), map(line_of, new.values()))
    rows = old | new
    return {name: [rows[key] for key in keys] for name, keys in found.items()}


def _lines(edition: Edition, but: str = "") -> dict[str, Item]:
    items = Item.objects.filter(edition=edition).exclude(state=but)
    rows = items.select_related("came_from__edition", "edition__here").order_by("position")
    return {str(item.pk): item for item in rows}


def vision(here: Neighbourhood) -> Vision | None:
    """Return the vision in its newest words."""
    return Vision.objects.filter(here=here).order_by("-version").first()


def adopts(viewer: Viewer) -> bool:
    """Tell whether this viewer speaks for the residents; costs nothing for who cannot."""
    if not viewer.may(Right.SPEAK):
        return False
    mine = parties_of(viewer.person, viewer.here)
    return any(party.kind == PartyKind.RESIDENTS_BODY for party in mine)


def visions(here: Neighbourhood) -> list[Vision]:
    """Return the vision in all its versions, newest first."""
    return list(Vision.objects.filter(here=here).order_by("-version")[:PAGE])
