"""A list page by page: by key and not by number, so that the last costs as much as the first."""

from __future__ import annotations

import uuid

from django.db.models import Model, Q, QuerySet

PAGE = 30


def page_of[M: Model](
    found: QuerySet[M], day: str, after: str, most: int = PAGE
) -> tuple[list[M], str]:
    """Return a page, newest `day` first, and the key of the next one ('' at the end)."""
    last = _by_key(found, after)
    if last:
        on = getattr(last, day)
        same = Q(**{day: on, "pk__lt": last.pk})
        found = found.filter(Q(**{f"{day}__lt": on}) | same, **{f"{day}__lte": on})
    rows = list(found.order_by(f"-{day}", "-pk")[: most + 1])
    return rows[:most], str(rows[most - 1].pk) if len(rows) > most else ""


def _by_key[M: Model](found: QuerySet[M], key: str) -> M | None:
    try:
        number = uuid.UUID(key)
    except ValueError:
        return None
    return found.filter(pk=number).first()
