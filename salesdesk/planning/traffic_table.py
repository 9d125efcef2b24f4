"""The traffic the program comes with: how much longer driving takes by weekday and hour.

Our own figures: they follow the shape of ROUTES §2 (Tuesday and Thursday worst, Friday earlier) and add eight
to nine percent to the driving of a working day. Each line holds a stretch of hours and the percents with the
traffic, against it, and for a drive that is neither.
"""

from __future__ import annotations

from datetime import time

from salesdesk.domain.planning_rules import TrafficSlot

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(5)
_HOURS: tuple[tuple[tuple[int, ...], tuple[tuple[time, time, int, int, int], ...]], ...] = (
    (
        (TUESDAY, THURSDAY),
        (
            (time(6, 30), time(7), 18, 4, 8),
            (time(7), time(9), 40, 9, 18),
            (time(9), time(9, 30), 20, 5, 9),
            (time(9, 30), time(15, 30), 2, 2, 1),
            (time(15, 30), time(16, 15), 22, 6, 10),
            (time(16, 15), time(18), 42, 10, 20),
            (time(18), time(19), 20, 5, 9),
        ),
    ),
    (
        (MONDAY, WEDNESDAY),
        (
            (time(6, 30), time(7), 14, 3, 6),
            (time(7), time(9), 30, 7, 13),
            (time(9), time(9, 30), 14, 3, 6),
            (time(9, 30), time(15, 30), 2, 2, 1),
            (time(15, 30), time(16, 15), 16, 4, 8),
            (time(16, 15), time(18), 32, 7, 14),
            (time(18), time(19), 12, 3, 6),
        ),
    ),
    (
        (FRIDAY,),
        (
            (time(6, 30), time(7), 8, 2, 4),
            (time(7), time(9), 20, 5, 9),
            (time(9), time(9, 30), 8, 2, 4),
            (time(9, 30), time(14), 2, 2, 1),
            (time(14), time(15), 18, 5, 9),
            (time(15), time(17, 30), 30, 7, 14),
            (time(17, 30), time(18, 30), 14, 3, 7),
        ),
    ),
)
DEFAULT_TRAFFIC: tuple[TrafficSlot, ...] = tuple(
    TrafficSlot(weekdays, first, until, inward, outward, neither)
    for weekdays, rows in _HOURS
    for first, until, inward, outward, neither in rows
)
