"""Calendar months, each by its first day."""

from __future__ import annotations

from datetime import date


def add_months(day: date, count: int) -> date:
    """First day of the month so many months later."""
    years, month = divmod(day.month - 1 + count, 12)
    return date(day.year + years, month + 1, 1)


def months_between(first: date, last: date) -> int:
    """Whole calendar months from the one month to the other, negative backwards."""
    return (last.year - first.year) * 12 + last.month - first.month
