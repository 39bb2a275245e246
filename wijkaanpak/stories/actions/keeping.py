"""The story keeper places a story or gives it back; a teller who disagrees asks somebody else."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import require
from wijkaanpak.people.rules import Right
from wijkaanpak.refusals import Refused
from wijkaanpak.stories import queries, rules
from wijkaanpak.stories.actions.telling import move, teller_acts
from wijkaanpak.stories.models import Return, Story
from wijkaanpak.stories.queries import Teller
from wijkaanpak.stories.rules import Move, Reason, Verdict

PLACED = Verb("story.placed", _("%(who)s placed the story “%(title)s”."), _("A story was placed."))
RETURNED = Verb(
    "story.returned",
    _("%(who)s gave the story “%(title)s” back to its teller, with a reason."),
    _("A story went back to its teller, with a reason."),
)
APPEALED = Verb(
    "story.appealed",
    _("%(who)s asked somebody else to look at the story “%(title)s” again."),
    _("A teller asked somebody else to look at a story again."),
)
AGREED = Verb(
    "story.appeal_agreed",
    _("%(who)s looked again and placed the story “%(title)s”."),
    _("Somebody else looked again and placed a story."),
)
UPHELD = Verb(
    "story.appeal_upheld",
    _("%(who)s looked again; the story “%(title)s” stays with its teller."),
    _("Somebody else looked again; a story stays with its teller."),
)


def place_story(*, by: Person, story: Story) -> None:
    """The story keeper places a story: from now it may be used as its teller said."""
    with act(PLACED, by=by.actor, book=story.here.slug) as entry:
        require(by, Right.KEEP_STORIES, story.here)
        move(entry, story, Move.PLACE, placed_at=clock.now())


def return_story(*, by: Person, story: Story, reason: Reason, words: str = "") -> Return:
    """The story keeper gives a story back with a reason; its tone is never one.

    The reason is for the teller alone, so it is no part of the log.
    """
    rules.check_reason(reason, words)
    with act(RETURNED, by=by.actor, book=story.here.slug) as entry:
        require(by, Right.KEEP_STORIES, story.here)
        move(entry, story, Move.RETURN)
        return Return.objects.create(
            story=story, by=by, reason=reason, words=words.strip(), at=clock.now()
        )


def appeal(*, story: Story, teller: Teller, words: str) -> None:
    """The teller disagrees and says why, once for each time that a story comes back."""
    rules.check_words(words)
    with teller_acts(APPEALED, story, teller) as entry:
        move(entry, story, Move.APPEAL)
        given_back = queries.open_return(story)
        if given_back.appealed_at:
            raise Refused(_("Somebody else looked at this already. You can change your story."))
        given_back.appeal, given_back.appealed_at = words.strip(), clock.now()
        given_back.save(update_fields=["appeal", "appealed_at"])


def decide_appeal(*, by: Person, story: Story, verdict: Verdict, words: str) -> None:
    """Somebody else than who gave the story back decides, and says why."""
    rules.check_words(words)
    agreed = verdict is Verdict.PLACED
    with act(AGREED if agreed else UPHELD, by=by.actor, book=story.here.slug) as entry:
        require(by, Right.JUDGE_APPEALS, story.here)
        given_back = queries.open_return(story)
        rules.check_other_judge(str(by.pk), str(given_back.by_id))
        now = clock.now()
        if agreed:
            move(entry, story, Move.AGREE, placed_at=now)
        else:
            move(entry, story, Move.UPHOLD)
        given_back.judge, given_back.verdict = by, verdict
        given_back.verdict_words, given_back.decided_at = words.strip(), now
        given_back.save(update_fields=["judge", "verdict", "verdict_words", "decided_at"])
