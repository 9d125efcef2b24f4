"""Days on which somebody is at work: Monday to Friday, holidays left out."""

from __future__ import annotations

from collections.abc import Container
from datetime import date, timedelta

_SATURDAY = 5
ONE_DAY = timedelta(days=1)


def is_working_day(day: date, holidays: Container[date] = ()) -> bool:
    return day.weekday() < _SATURDAY and day not in holidays


def working_day_after(day: date, count: int, holidays: Container[date] = ()) -> date:
    """The day that comes so many working days later; `holidays` are days on which nobody works."""
    left = count
    while left > 0:
        day += ONE_DAY
        left -= is_working_day(day, holidays)
    return day
