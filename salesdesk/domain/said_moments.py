"""Days and times as a seller notes them in an answer: `1-12`, `1 december 10.30`, `eind maart 2027`."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

_NUMBERS = re.compile(r"(?<![0-9:.,-])([0-9]{1,2})[-/. ]([0-9]{1,2})(?:[-/. ]([0-9]{4}|[0-9]{2}))?(?![0-9:])")
_NAMED = re.compile(
    r"(?<![0-9])(?:([0-9]{1,2})(?:e|th|st|nd|rd)? ?)?([a-zé]{3,9})\.?(?: ([0-9]{4}))?(?![0-9a-z])"
)
_CLOCK = re.compile(
    r"(?<![0-9-/.])([01]?[0-9]|2[0-3])(?::([0-5][0-9])| ?u(?:ur)? ?([0-5][0-9])?(?![a-z]))"
    r"|(?:om|at) ([01]?[0-9]|2[0-3])(?:[.:]([0-5][0-9]))?(?![0-9-])"
)
_MONTHS = (
    "januari january jan", "februari february feb", "maart march mrt mar", "april apr", "mei may",
    "juni june jun", "juli july jul", "augustus august aug", "september sept sep", "oktober october okt oct",
    "november nov", "december dec",
)  # fmt: skip
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
FAR_YEARS = 30


def read_day(answer: str, after: date | None = None) -> date | None:
    """The first day in the answer that exists; one without a year only with `after`: then the next one.

    None when there is none.
    """
    said = answer.casefold()
    for found in _NUMBERS.finditer(said):
        day = _dated(int(found[1]), int(found[2]), found[3], after)
        if day is not None:
            return day
    for found in _NAMED.finditer(said):
        if found[1] and found[2] in _MONTH_OF:
            day = _dated(int(found[1]), _MONTH_OF[found[2]], found[3], after)
            if day is not None:
                return day
    return None


def read_end(answer: str) -> date | None:
    """As `read_day`, and `maart 2027` or `eind maart 2027` is the last day of that month."""
    day = read_day(answer)
    if day is not None:
        return day
    for found in _NAMED.finditer(answer.casefold()):
        if found[2] in _MONTH_OF and found[3] and not found[1]:
            first = date(int(found[3]), _MONTH_OF[found[2]], 1)
            return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return None


def read_clock(answer: str) -> time | None:
    """The first time of day in the answer: `10:30`, `10u30`, `10 uur`, `om 10`."""
    found = _CLOCK.search(answer.casefold())
    if found is None:
        return None
    return time(int(found[1] or found[4]), int(found[2] or found[3] or found[5] or 0))


def _dated(day: int, month: int, year: str | None, after: date | None) -> date | None:
    if year is not None:
        return _date(int(year) + 2000 if len(year) == 2 else int(year), month, day)
    if after is None:
        return None
    near = (_date(after.year + ahead, month, day) for ahead in range(FAR_YEARS))
    return next((found for found in near if found is not None and found >= after), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
