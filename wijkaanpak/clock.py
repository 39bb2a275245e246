"""The clock on the wall of the house: everything that asks for the time asks here.

The demo neighbourhood lives through ten years in a minute, and tests travel in time; both
set this clock back instead of replacing the time of the whole machine.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/Amsterdam")
_set_to: ContextVar[datetime | None] = ContextVar("clock_set_to", default=None)


def now() -> datetime:
    """Return the time in UTC, to the whole second: the log keeps no finer traces of people."""
    return (_set_to.get() or datetime.now(UTC)).replace(microsecond=0)


def today() -> date:
    """Return the date in the Netherlands, where a promise is due at the end of a Dutch day."""
    return now().astimezone(HERE).date()


@contextmanager
def set_back(to: datetime | date) -> Iterator[None]:
    """Let the house believe it is `to` (a date means noon in the Netherlands)."""
    if not isinstance(to, datetime):
        to = datetime(to.year, to.month, to.day, 12, tzinfo=HERE)
    token = _set_to.set(to.astimezone(UTC))
    try:
        yield
    finally:
        _set_to.reset(token)
