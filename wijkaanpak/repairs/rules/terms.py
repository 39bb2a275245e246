"""Terms of the law that end on a working day, as the Algemene termijnenwet says.

A term that a law sets and that ends on a Saturday, a Sunday or a generally recognised holiday
goes on up to and with the next day that is none of those (art. 1). Which days are recognised,
art. 3 says; Good Friday counts with them. Days that a royal decree adds for one year (art. 3
paragraph 3) are not known here: a term that ends on such a day goes on longer than is said here.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from dateutil.easter import easter

A_DAY = timedelta(days=1)
FRIDAY = 4
# Counted from Easter Sunday: Good Friday, Easter Monday, Ascension Day, Whit Monday.
AROUND_EASTER = (-2, 1, 39, 50)
EACH_YEAR = ((1, 1), (5, 5), (12, 25), (12, 26))


@lru_cache(maxsize=64)
def holidays(year: int) -> frozenset[date]:
    """Return the generally recognised holidays of a year, with Good Friday.

    >>> [f"{day:%d-%m}" for day in sorted(holidays(2026))]
    ['01-01', '03-04', '06-04', '27-04', '05-05', '14-05', '25-05', '25-12', '26-12']
    """
    sunday = easter(year)
    moving = {sunday + timedelta(days=days) for days in AROUND_EASTER}
    return frozenset({date(year, *day) for day in EACH_YEAR} | moving | {kings_day(year)})


def kings_day(year: int) -> date:
    """Return the day on which the birthday of the King is kept: on a Sunday it is the day before.

    >>> kings_day(2025), kings_day(2027)
    (datetime.date(2025, 4, 26), datetime.date(2027, 4, 27))
    """
    day = date(year, 4, 27)
    return day - A_DAY if day.isoweekday() == 7 else day


def is_working_day(day: date) -> bool:
    return day.weekday() <= FRIDAY and day not in holidays(day.year)


def last_day(day: date) -> date:
    """Return the last day of a term that ends on this day.

    >>> last_day(date(2026, 12, 25))
    datetime.date(2026, 12, 28)
    """
    while not is_working_day(day):
        day += A_DAY
    return day
