"""What the logbook stores, and `Recorded`: the base of every model that the door guards."""

from __future__ import annotations

import uuid
from contextvars import ContextVar
from typing import Any

from django.db import models

door_is_open: ContextVar[bool] = ContextVar("door_is_open", default=False)


class DoorClosed(RuntimeError):
    """Code tried to write outside an action. A mistake of ours, never of a person."""


def require_open_door(what: object) -> None:
    if not door_is_open.get():
        raise DoorClosed(f"{what} was written outside `act`; move the write into actions.py")


class RecordedQuerySet[M: models.Model](models.QuerySet[M]):
    """Rows of a recorded model; writes in bulk pass the same door."""

    def update(self, **kwargs: Any) -> int:
        require_open_door(self.model.__name__)
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        require_open_door(self.model.__name__)
        return super().delete()

    def bulk_create(self, *args: Any, **kwargs: Any) -> list[M]:
        require_open_door(self.model.__name__)
        return super().bulk_create(*args, **kwargs)

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        require_open_door(self.model.__name__)
        return super().bulk_update(*args, **kwargs)


class Recorded(models.Model):
    """A row that only changes inside an action, and so never without an entry in the logbook."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    objects = RecordedQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        require_open_door(type(self).__name__)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        require_open_door(type(self).__name__)
        return super().delete(*args, **kwargs)

    @property
    def ref(self) -> str:
        """An opaque name for this row, fit for the log: what it is and a random number."""
        return f"{self._meta.label_lower}:{self.pk}"


class Book(models.Model):
    """One log. Each neighbourhood keeps its own, and can take it along.

    `size` is the number of entries and so an exact version number of everything public in the
    neighbourhood; `peaks` are the hashes (32 bytes each) of the complete subtrees that make up
    the tree, largest first, so that appending needs no other row.
    """

    name = models.SlugField(primary_key=True)
    size = models.PositiveBigIntegerField(default=0)
    generation = models.PositiveIntegerField(default=1)
    peaks = models.BinaryField(default=bytes)

    def __str__(self) -> str:
        return self.name


class Entry(models.Model):
    """One thing that happened. Append-only: the database refuses to change or remove it."""

    book = models.SlugField(db_index=False)
    seq = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    verb = models.CharField(max_length=60)
    about = models.CharField(max_length=120, db_index=True)
    party = models.CharField(max_length=120, blank=True)
    commitment = models.CharField(max_length=64)
    nodes = models.BinaryField()

    class Meta:
        ordering = ["book", "seq"]
        constraints = [models.UniqueConstraint(fields=["book", "seq"], name="one_entry_per_seq")]

    def __str__(self) -> str:
        return f"{self.book} {self.seq}: {self.verb}"


class Facts(models.Model):
    """The readable details of an entry. May be erased; the log still checks.

    `open` says whether the public may read them; `by` is the opaque reference of who did it.
    """

    entry = models.OneToOneField(Entry, models.PROTECT, primary_key=True, related_name="details")
    by = models.CharField(max_length=120, blank=True, db_index=True)
    open = models.BooleanField(default=True)
    salt = models.CharField(max_length=64, blank=True)
    content = models.JSONField(default=dict)

    class Meta:
        verbose_name_plural = "facts"

    def __str__(self) -> str:
        return f"details of {self.entry_id}"

    @property
    def erased(self) -> bool:
        """True when the details were erased: what remains is a seal that nobody can open."""
        return not self.salt


class Checkpoint(models.Model):
    """What the log said about itself at one size: a signed note of its name, size and root."""

    book = models.SlugField(db_index=False)
    generation = models.PositiveIntegerField()
    size = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    note = models.TextField()

    class Meta:
        ordering = ["book", "generation", "size"]
        constraints = [
            models.UniqueConstraint(
                fields=["book", "generation", "size"], name="one_checkpoint_per_size"
            )
        ]

    def __str__(self) -> str:
        return f"{self.book} {self.size}"


class Cosignature(models.Model):
    """The word of a witness that a checkpoint only added to what it saw before."""

    checkpoint = models.ForeignKey(Checkpoint, models.PROTECT, related_name="cosignatures")
    witness = models.CharField(max_length=300)
    line = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["checkpoint", "witness"]
        constraints = [
            models.UniqueConstraint(fields=["checkpoint", "witness"], name="one_word_per_witness")
        ]

    def __str__(self) -> str:
        return f"{self.witness} on {self.checkpoint_id}"
