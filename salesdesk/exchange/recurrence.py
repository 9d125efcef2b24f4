"""Appointments that repeat (RRULE of RFC 5545), written out over a stretch of days."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

_WEEKDAYS = {name: number for number, name in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU"))}
_BYDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_KNOWN = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"}
_FREQUENCIES = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
# A series that counts from long ago is counted through; beyond this nobody's appointment repeats.
MOST_PERIODS = 4000


class Unclear(Exception):
    """A rule that repeats in a way we cannot write out."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How a series repeats; empty tuples mean: as its first one."""

    frequency: str
    interval: int = 1
    count: int | None = None
    until: date | datetime | None = None
    days: tuple[tuple[int, int], ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    week_starts_on: int = 0


def read_rule(parts: Mapping[str, Sequence[Any]]) -> Rule:
    """The rule from its parts; Unclear when it has one we do not know."""
    given = {str(name).upper(): list(values) for name, values in parts.items() if values}
    frequency = str(given.get("FREQ", [""])[0]).upper()
    if frequency not in _FREQUENCIES or not given.keys() <= _KNOWN:
        raise Unclear
    count = given.get("COUNT")
    until = given.get("UNTIL", [None])[0]
    if until is not None and not isinstance(until, date):
        raise Unclear
    return Rule(
        frequency,
        max(_number(given.get("INTERVAL", [1])[0]), 1),
        _number(count[0]) if count else None,
        until,
        tuple(_weekday(str(value)) for value in given.get("BYDAY", [])),
        tuple(_number(value) for value in given.get("BYMONTHDAY", [])),
        tuple(_number(value) for value in given.get("BYMONTH", [])),
        tuple(_number(value) for value in given.get("BYSETPOS", [])),
        _WEEKDAYS.get(str(given.get("WKST", ["MO"])[0]).upper(), 0),
    )


def occurrences(starts: datetime, rule: Rule, first: date, last: date) -> Iterator[datetime]:
    """The moments of the series between two days, both included, in order; on the wall clock of `starts`."""
    seen = 0
    for period in _periods(starts.date(), rule, first, last):
        for day in _chosen(_candidates(period, starts.date(), rule), rule.positions):
            if day < starts.date():
                continue
            moment = datetime.combine(day, starts.timetz())
            if _is_past(moment, rule.until):
                return
            seen += 1
            if rule.count is not None and seen > rule.count:
                return
            if day > last:
                return
            if day >= first:
                yield moment


def _number(value: object) -> int:
    try:
        return int(str(value))
    except ValueError:
        raise Unclear from None


def _weekday(said: str) -> tuple[int, int]:
    """Which one of the period (0 = each) and which day of the week."""
    found = _BYDAY.fullmatch(said.upper())
    if found is None:
        raise Unclear
    return int(found[1] or 0), _WEEKDAYS[found[2]]


def _is_past(moment: datetime, until: date | datetime | None) -> bool:
    if until is None:
        return False
    if not isinstance(until, datetime):
        return moment.date() > until
    if (until.tzinfo is None) != (moment.tzinfo is None):
        return moment.replace(tzinfo=None) > until.replace(tzinfo=None)
    return moment > until


def _periods(begin: date, rule: Rule, first: date, last: date) -> Iterator[date]:
    """The first day of every day, week, month or year in which the series repeats.

    Without a count the ones before `first` are left out at once.
    """
    skipped = 0
    if rule.count is None and first > begin:
        skipped = max(_periods_between(begin, first, rule.frequency) // rule.interval - 1, 0)
    for step in range(MOST_PERIODS):
        period = _period(begin, rule, (skipped + step) * rule.interval)
        if period is None or period > last:
            return
        yield period
    raise Unclear


def _periods_between(begin: date, first: date, frequency: str) -> int:
    if frequency == "DAILY":
        return (first - begin).days
    if frequency == "WEEKLY":
        return (first - begin).days // 7
    months = (first.year - begin.year) * 12 + first.month - begin.month
    return months if frequency == "MONTHLY" else months // 12


def _period(begin: date, rule: Rule, steps: int) -> date | None:
    """None beyond the years a calendar has."""
    try:
        if rule.frequency == "DAILY":
            return begin + timedelta(days=steps)
        if rule.frequency == "WEEKLY":
            back = (begin.weekday() - rule.week_starts_on) % 7
            return begin + timedelta(days=steps * 7 - back)
        if rule.frequency == "YEARLY":
            return date(begin.year + steps, 1, 1)
        year, month = divmod(begin.year * 12 + begin.month - 1 + steps, 12)
        return date(year, month + 1, 1)
    except (OverflowError, ValueError):
        return None


def _candidates(period: date, begin: date, rule: Rule) -> list[date]:
    if rule.frequency == "DAILY":
        return [period] if _fits(period, rule) else []
    if rule.frequency == "WEEKLY":
        wanted = {weekday for _which, weekday in rule.days} or {begin.weekday()}
        week = (period + timedelta(days=step) for step in range(7))
        return [day for day in week if day.weekday() in wanted and _in_month(day, rule)]
    if rule.frequency == "MONTHLY":
        return _of_month(period, begin, rule) if _in_month(period, rule) else []
    if rule.days and not rule.months and not rule.month_days:
        return _of_weekdays(period, date(period.year, 12, 31), rule.days)
    months = rule.months or (tuple(range(1, 13)) if rule.month_days else (begin.month,))
    inside = [month for month in sorted(set(months)) if 1 <= month <= 12]
    return [day for month in inside for day in _of_month(date(period.year, month, 1), begin, rule)]


def _of_month(first: date, begin: date, rule: Rule) -> list[date]:
    length = monthrange(first.year, first.month)[1]
    last = first.replace(day=length)
    by_weekday = _of_weekdays(first, last, rule.days)
    if not rule.month_days:
        if rule.days:
            return by_weekday
        return [first.replace(day=begin.day)] if begin.day <= length else []
    numbers = {day if day > 0 else length + 1 + day for day in rule.month_days}
    by_number = [first.replace(day=day) for day in sorted(numbers) if 1 <= day <= length]
    return [day for day in by_number if day in by_weekday] if rule.days else by_number


def _of_weekdays(first: date, last: date, days: tuple[tuple[int, int], ...]) -> list[date]:
    found: set[date] = set()
    for which, weekday in days:
        ahead = (weekday - first.weekday()) % 7
        every = [first + timedelta(days=step) for step in range(ahead, (last - first).days + 1, 7)]
        if not which:
            found.update(every)
        elif abs(which) <= len(every):
            found.add(every[which - 1] if which > 0 else every[which])
    return sorted(found)


def _fits(day: date, rule: Rule) -> bool:
    length = monthrange(day.year, day.month)[1]
    numbers = {number if number > 0 else length + 1 + number for number in rule.month_days}
    wanted = {weekday for _which, weekday in rule.days}
    return (
        _in_month(day, rule)
        and (not numbers or day.day in numbers)
        and (not wanted or day.weekday() in wanted)
    )


def _in_month(day: date, rule: Rule) -> bool:
    return not rule.months or day.month in rule.months


def _chosen(days: list[date], positions: tuple[int, ...]) -> list[date]:
    if not positions:
        return days
    places = {place - 1 if place > 0 else len(days) + place for place in positions}
    return [day for place, day in enumerate(days) if place in places]
