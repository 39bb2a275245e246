"""What is kept of a conversation: its question, its statements, and votes that know nobody.

A `Voice` holds the votes of one device, and no person, time or address. While people vote it has
a digest of the key on that device, so that they can go on and change their mind, and one of a
sheet of a table, so that what was mistyped can be typed anew; at closing the digests go and all
voices are written anew in another order. A `Statement` has a digest of its
own for who wrote it, made from the same key in another way, so that the two cannot be joined.
"""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from wijkaanpak.agenda.models import Item
from wijkaanpak.dialogues.rules import (
    LONGEST_ELSEWHERE,
    MOST_AT_TABLE,
    REASON_WORDS,
    SLIP_WORDS,
    DialogueState,
    Reason,
    Slip,
    StatementState,
)
from wijkaanpak.invitations.models import Ask
from wijkaanpak.logbook.models import Recorded
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.network.models import Party, choices
from wijkaanpak.repairs.models import Conflict


class Dialogue(Recorded):
    """A question to everybody, from a party with a slot in the ask calendar or the residents.

    `result` is what may be shown of the votes, as it was when the conversation was closed, or
    with `live` as it was counted last; `elsewhere` how many people voted in Polis and were laid
    in here, and `origin` where that was and under which licence.
    """

    here = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="dialogues")
    asker = models.ForeignKey(Party, models.PROTECT, related_name="dialogues")
    ask = models.OneToOneField(Ask, models.PROTECT, null=True, blank=True, related_name="dialogue")
    question = models.CharField(max_length=200)
    why = models.TextField()
    state = models.CharField(
        max_length=7, choices=choices(DialogueState), default=DialogueState.WRITING
    )
    opens = models.DateField()
    closes = models.DateField()
    closed = models.DateField(null=True, blank=True)
    closing_words = models.TextField(blank=True)
    result = models.JSONField(default=dict)
    live = models.BooleanField(default=False)
    elsewhere = models.PositiveIntegerField(default=0)
    origin = models.CharField(max_length=300, blank=True)

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["here", "-opens", "-id"], name="dialogues_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes__gt=models.F("opens")),
                name="a_conversation_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=models.Q(state=DialogueState.CLOSED) ^ models.Q(closing_words=""),
                name="a_closed_conversation_has_closing_words",
            ),
            models.CheckConstraint(
                condition=models.Q(elsewhere=0) ^ ~models.Q(origin=""),
                name="votes_from_elsewhere_say_from_where",
            ),
        ]

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        return reverse("dialogues:read", args=[self.here.slug, self.pk])


class Statement(Recorded):
    """What people vote on. `seen` counts the votes, so that new statements get theirs."""

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="statements")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=LONGEST_ELSEWHERE, blank=True)
    state = models.CharField(max_length=8, choices=choices(StatementState))
    first = models.BooleanField(default=False)  # written by the asker before it opened
    reason = models.CharField(max_length=9, choices=choices(Reason), blank=True)
    writer = models.CharField(max_length=64, blank=True)
    seen = models.PositiveIntegerField(default=0)

    class Meta:
        base_manager_name = "objects"
        indexes = [models.Index(fields=["dialogue", "state", "number"], name="statements_in_play")]
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "number"], name="one_statement_per_number"
            ),
            models.CheckConstraint(
                condition=models.Q(state=StatementState.RETURNED) ^ models.Q(reason=""),
                name="a_returned_statement_says_why",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=StatementState.PLACED) | ~models.Q(text=""),
                name="a_placed_statement_has_words",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def reason_word(self) -> str:
        """Why it went back, in words (untranslated)."""
        return REASON_WORDS[self.reason]


class Voice(Recorded):
    """What one device or one column of a sheet voted.

    As {number of the statement: 1 agree, 0 pass, -1 disagree}.
    """

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="voices")
    digest = models.CharField(max_length=64, blank=True)
    votes = models.JSONField(default=dict)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "digest"],
                condition=~models.Q(digest=""),
                name="one_voice_per_device",
            )
        ]

    def __str__(self) -> str:
        return f"a voice in {self.dialogue_id}"


class TableSheet(Recorded):
    """A sheet on which people at a table voted together, typed in once.

    Who typed it stands in the log. Its votes are voices as all others; only the secret of the
    server, which is not kept here, joins them to it, until the conversation is closed. One that
    was typed in wrong ends with a reason, and what is typed anew is another row.
    """

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="sheets")
    number = models.PositiveSmallIntegerField()
    people = models.PositiveSmallIntegerField()
    until = models.DateField(null=True, blank=True)
    slip = models.CharField(max_length=9, choices=choices(Slip), blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "number"],
                condition=models.Q(until=None),
                name="one_sheet_of_a_table_per_number",
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) ^ ~models.Q(slip=""),
                name="a_corrected_sheet_says_why",
            ),
            models.CheckConstraint(
                condition=models.Q(people__gte=1, people__lte=MOST_AT_TABLE),
                name="so_many_people_fit_on_a_sheet",
            ),
        ]

    def __str__(self) -> str:
        return f"sheet {self.number} of {self.dialogue_id}"

    @property
    def slip_word(self) -> str:
        """What was wrong with it, in words (untranslated)."""
        return SLIP_WORDS[self.slip]


class Evidence(Recorded):
    """A statement of a closed conversation, laid beside an item of the agenda or a conflict."""

    statement = models.ForeignKey(Statement, models.PROTECT, related_name="evidence")
    item = models.ForeignKey(Item, models.PROTECT, null=True, blank=True, related_name="evidence")
    conflict = models.ForeignKey(
        Conflict, models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "item"],
                condition=models.Q(until=None),
                name="a_statement_lies_once_beside_an_item",
            ),
            models.UniqueConstraint(
                fields=["statement", "conflict"],
                condition=models.Q(until=None),
                name="a_statement_lies_once_beside_a_conflict",
            ),
            models.CheckConstraint(
                condition=models.Q(item=None) ^ models.Q(conflict=None),
                name="evidence_lies_beside_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.statement_id} beside {self.item_id or self.conflict_id}"

    @property
    def beside(self) -> Item | Conflict:
        """What it lies beside."""
        found = self.item or self.conflict
        if found is None:
            raise ValueError("evidence lies beside one thing")  # the database sees to it
        return found
