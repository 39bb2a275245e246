"""What parties may say beside an item: their answer, and their policy in its own words."""

from __future__ import annotations

import uuid
from datetime import date

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.agenda import queries, rules
from wijkaanpak.agenda.actions.items import step
from wijkaanpak.agenda.models import Answer, Item, PolicyLink
from wijkaanpak.agenda.rules import EditionState, ItemState, Word
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.logbook.queries import made_before
from wijkaanpak.logbook.rules import FactsOf
from wijkaanpak.network.actions import speak_for
from wijkaanpak.network.models import Party
from wijkaanpak.people.models import Person

ANSWERED = {
    Word.YES: Verb(
        "agenda.answered_yes", _("%(party)s said yes to the item “%(title)s”. %(words)s")
    ),
    Word.YES_IF: Verb(
        "agenda.answered_yes_if", _("%(party)s said yes, if, to the item “%(title)s”. %(words)s")
    ),
    Word.NO_BECAUSE: Verb(
        "agenda.answered_no",
        _("%(party)s said no to the item “%(title)s”, with a reason. %(words)s"),
    ),
    Word.NOT_OURS_BUT: Verb(
        "agenda.answered_not_ours",
        _("%(party)s said of the item “%(title)s”: not ours, but. %(words)s"),
    ),
}
POLICY_LINKED = Verb(
    "agenda.policy_linked", _("%(party)s laid its text “%(policy)s” beside the item “%(title)s”.")
)
POLICY_REVIEWED = Verb(
    "agenda.policy_reviewed",
    _("%(party)s looked again whether “%(policy)s” serves the item “%(title)s”. %(words)s"),
)


def answer_item(
    *,
    by: Person,
    party: Party,
    item: Item,
    word: Word,
    words: str = "",
    key: uuid.UUID | None = None,
) -> Answer:
    """A party answers an item through its seat. A later answer stands beside the first."""
    if again := made_before(Answer, key, question__item=item, question__party=party):
        return again
    with act(ANSWERED[word], by=by.actor, book=item.edition.here.slug) as entry:
        mandate = speak_for(entry, by, party)
        edition = entry.fresh(item.edition)
        rules.check_takes_answers(EditionState(edition.state), ItemState(entry.fresh(item).state))
        rules.check_answer(word, words)
        question = queries.question_to(item, party)
        due = edition.answers_due or clock.today()
        answer = Answer.objects.create(
            pk=key or uuid.uuid4(),
            question=question,
            version=question.answers.count() + 1,
            word=word,
            words=words,
            mandate=mandate,
            given=clock.today(),
            due=due,
        )
        if item.state == ItemState.ITEM and not queries.unanswered(edition, item).exists():
            step(item, ItemState.ANSWERED, "")
        late = rules.days_late(due, clock.today())
        facts: FactsOf = {"title": item.title, "word": word, "words": words, "days_late": late}
        entry.about(item, version=answer.version, question=question.words or item.ask, **facts)
    return answer


def link_policy(
    *,
    by: Person,
    party: Party,
    item: Item,
    title: str,
    words: str,
    review_on: date,
    serves: str = "",
    key: uuid.UUID | None = None,
) -> PolicyLink:
    """A party lays its policy text beside an item that it serves. Never the reverse."""
    if again := made_before(PolicyLink, key, item=item, party=party):
        return again
    with act(POLICY_LINKED, by=by.actor, book=item.edition.here.slug) as entry:
        speak_for(entry, by, party)
        queries.check_party_here(item.edition, party)
        edition = entry.fresh(item.edition)
        rules.check_takes_answers(EditionState(edition.state), ItemState(item.state))
        rules.check_item_words(title, words)
        rules.check_later(review_on, clock.today())
        given = {"title": title, "words": words, "serves": serves, "review_on": review_on}
        link = PolicyLink.objects.create(
            pk=key or uuid.uuid4(), item=item, party=party, since=clock.today(), **given
        )
        facts: FactsOf = {"policy": title, "words": words, "serves": serves}
        entry.about(item, title=item.title, review_on=str(review_on), **facts)
    return link


def review_policy(
    *, by: Person, link: PolicyLink, still_serves: bool, words: str, review_on: date | None = None
) -> PolicyLink:
    """The party looks again whether its text still serves the item."""
    with act(POLICY_REVIEWED, by=by.actor, book=link.item.edition.here.slug) as entry:
        speak_for(entry, by, link.party)
        rules.check_policy_review(entry.fresh(link).ended, still_serves, words)
        if still_serves:
            link.review_on = review_on or clock.today()
            rules.check_later(link.review_on, clock.today())
        else:
            link.ended, link.ended_words = clock.today(), words
        link.save()
        facts: FactsOf = {"policy": link.title, "words": words, "still_serves": still_serves}
        entry.about(link.item, title=link.item.title, review_on=str(link.review_on), **facts)
    return link
