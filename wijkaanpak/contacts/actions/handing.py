"""A post goes from one to the next: the walk is planned, and no promise loses its person."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.commitments.actions import take_over
from wijkaanpak.commitments.models import Report
from wijkaanpak.contacts import queries, rules
from wijkaanpak.contacts.actions.posts import check_speaks
from wijkaanpak.contacts.models import Handover, Post, Tenure
from wijkaanpak.contacts.rules import Answer
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.network.actions import speak_for
from wijkaanpak.people.models import Person
from wijkaanpak.refusals import Refused

PLANNED = Verb("contacts.handover_planned", _("%(party)s planned how “%(post)s” is handed over."))
COUNTED = Verb(
    "contacts.introductions_counted",
    _("For “%(post)s” %(asked)s neighbours were introduced: %(yes)s said yes, %(no)s no."),
)
DONE = Verb("contacts.handover_done", _("“%(post)s” was handed over."))


def plan_handover(
    *,
    by: Person,
    leaver: Tenure,
    begins: date,
    plan: str,
    successor: str = "",
    key: uuid.UUID | None = None,
) -> Handover:
    """A party says how a post is handed over: who comes, from when, and along which doors."""
    post = leaver.post
    known = queries.handover_of(leaver)
    with act(PLANNED, by=by.actor, book=post.here.slug) as entry:
        speak_for(entry, by, post.party)
        if not plan.strip():
            raise Refused(_("Say how it is handed over: which walk, which places, which days."))
        row = known or Handover(id=key or uuid.uuid4(), post=post, leaver=leaver)
        row.begins, row.plan, row.successor = begins, plan.strip(), successor.strip()
        row.save()
        entry.about(post, post=post.title)
    return row


def count_introductions(*, by: Person, handover: Handover, asked: int, yes: int, no: int) -> None:
    """How many neighbours were introduced to who comes, and said yes or no. No name is kept."""
    post = handover.post
    rules.check_counts(asked, yes, no)
    with act(COUNTED, by=by.actor, book=post.here.slug) as entry:
        check_speaks(entry, by, post)
        entry.fresh(handover)
        handover.asked, handover.yes, handover.no = asked, yes, no
        handover.save(update_fields=["asked", "yes", "no"])
        entry.about(post, post=post.title, asked=asked, yes=yes, no=no)


def finish_handover(*, by: Person, handover: Handover) -> None:
    """The walk was walked."""
    post = handover.post
    with act(DONE, by=by.actor, book=post.here.slug) as entry:
        check_speaks(entry, by, post)
        entry.fresh(handover)
        handover.done = handover.done or clock.today()
        handover.save(update_fields=["done"])
        entry.about(post, post=post.title)


def take_over_promises(*, by: Person, post: Post, answers: Sequence[Answer]) -> list[Report]:
    """A successor answers promise by promise: "I take this over", or "not, because".

    Each answer is an entry of its own; what was answered stays answered when a later one fails.
    """
    rules.check_answers(answers)
    open_now = {str(one.pk): one for one in queries.promises_to_take_over(post)}
    return [
        take_over(by=by, commitment=open_now[one.number], yes=one.yes, words=one.words)
        for one in answers
        if one.number in open_now
    ]
