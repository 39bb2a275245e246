"""'Wat deed jouw verhaal?': the line from a story to what changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wijkaanpak.agenda.models import Answer, Item
from wijkaanpak.agenda.rules import IN_PUBLIC, ItemState
from wijkaanpak.commitments.models import Commitment, Report
from wijkaanpak.commitments.rules import State
from wijkaanpak.home.queries.promises import GOOD, state_of
from wijkaanpak.refusals import gettext_noop
from wijkaanpak.stories.models import Story

type Lived = Story  # what views call this row: they do not touch models

TOLD = gettext_noop("The story was told")
CHOSEN = gettext_noop("%(who)s chose it")
ON_AGENDA = gettext_noop("It came on the agenda")
ANSWERED = gettext_noop("%(who)s answered")
PROMISED = gettext_noop("%(who)s promised something to %(whom)s")
CHANGED = gettext_noop("%(whom)s says what changed")
DONE = gettext_noop("The item is done")
ANSWER_STATES = {
    "yes": "yes",
    "yes if": "yes_if",
    "no because": "no",
    "not ours but": "not_ours",
}


@dataclass(frozen=True)
class Step:
    """One small card. `words` is the house's sentence, `text` what people said."""

    words: str
    text: str
    on: date | None = None
    url: str = ""
    state: str = ""
    who: str = ""
    whom: str = ""


def what_it_did(story: Story) -> list[Step]:
    """Return what followed from a story, in the order in which it happened."""
    here = story.here
    items = list(
        Item.objects.filter(story_links__story=story, edition__state__in=IN_PUBLIC)
        .select_related("edition")
        .order_by("edition__number", "position")
    )
    for item in items:
        item.edition.here = here
    followed = [*_items(items), *_answers(items), *_promises(items, story)]
    return [
        Step(TOLD, "", story.told_at.date()),
        *_choices(story),
        *sorted(followed, key=lambda step: step.on or date.max),
    ]


def _choices(story: Story) -> Iterable[Step]:
    """What panels chose and why, as far as the teller heard it already."""
    told = [one for one in story.chosen.all() if one.told and not one.undone]
    for choice in sorted(told, key=lambda choice: choice.at):
        round, name = choice.panel.round, choice.panel.name
        round.here = story.here
        url = round.get_absolute_url()
        yield Step(CHOSEN, choice.reason, choice.at.date(), url, state="chosen", who=name)


def _items(items: list[Item]) -> Iterable[Step]:
    for item in items:
        began = item.edition.opened or item.edition.begun
        yield Step(ON_AGENDA, item.title, began, item.get_absolute_url())
        if item.state in (ItemState.DONE, ItemState.SETTLED):
            yield Step(DONE, item.state_words or item.title, item.state_since,
                       item.get_absolute_url(), state="kept")  # fmt: skip


def _answers(items: list[Item]) -> Iterable[Step]:
    found = Answer.objects.filter(question__item__in=items).select_related("question__party")
    by_number = {item.pk: item for item in items}
    for answer in found.order_by("given", "pk"):
        item = by_number[answer.question.item_id]
        yield Step(
            ANSWERED, answer.words, answer.given, item.get_absolute_url(),
            state=ANSWER_STATES.get(answer.word, "answered"), who=answer.question.party.name,
        )  # fmt: skip


def _promises(items: list[Item], story: Story) -> Iterable[Step]:
    found = Commitment.objects.filter(item__in=items).exclude(state=State.DRAFT)
    rows = list(found.select_related("giver", "receiver", "carried_by").order_by("since", "pk"))
    results: dict[object, list[Report]] = {}
    for report in Report.objects.filter(commitment__in=rows, told__in=GOOD).order_by("on"):
        results.setdefault(report.commitment_id, []).append(report)
    for row in rows:
        row.here = story.here
        names = {"who": row.giver.name, "whom": row.receiver.name}
        url = row.get_absolute_url()
        yield Step(PROMISED, row.title, row.since, url, state_of(row), **names)
        for report in results.get(row.pk, [])[-3:]:
            yield Step(CHANGED, report.words or row.title, report.on, url, report.told, **names)
