"""Moments of a day as minutes after midnight, and back."""

from __future__ import annotations

from datetime import time

DAY_MINUTES = 24 * 60


def minute_of(moment: time) -> int:
    """Minutes after midnight; `time.max`, the end of a day that is open till midnight, is minute 1,440."""
    return DAY_MINUTES if moment == time.max else moment.hour * 60 + moment.minute


def clock_of(minutes: float) -> time:
    """The time on the clock; what runs into the night ends with the day."""
    whole = min(max(int(minutes), 0), DAY_MINUTES - 1)
    return time(whole // 60, whole % 60)
