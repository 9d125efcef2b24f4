"""How fast traffic lets one drive over the hours of a day: free minutes against minutes on the clock.

Minutes count from midnight. Speed is constant over steps of five minutes and is added up along the way, so
that who leaves later never arrives earlier (first in, first out).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import time
from functools import cache

from salesdesk.domain.planning_rules import TrafficSlot

# How a drive lies to the jams of the morning; in the afternoon WITH and AGAINST change places.
NEITHER, WITH, AGAINST, FREE = range(4)
STEP = 5
_STEPS = 24 * 60 // STEP
_DAY = _STEPS * STEP
NOON = time(12)


class Pace:
    """One kind of drive on one weekday."""

    __slots__ = ("_done", "_speed")

    def __init__(self, percents: Sequence[int]) -> None:
        """`percents`: for each step of the day how much longer driving takes."""
        self._speed = [100 / (100 + percent) for percent in percents]
        self._done = [0.0]
        for speed in self._speed:
            self._done.append(self._done[-1] + speed * STEP)

    def arrive(self, leave_minute: float, free_minutes: float) -> float:
        """When a drive ends that takes `free_minutes` on an empty road."""
        return self._when(self._until(leave_minute) + free_minutes)

    def leave(self, arrive_minute: float, free_minutes: float) -> float:
        """When one has to leave to be there then: the inverse of `arrive`."""
        return self._when(self._until(arrive_minute) - free_minutes)

    def _until(self, minute: float) -> float:
        """Free minutes that fit between midnight and then."""
        if not 0 <= minute < _DAY:
            return minute if minute < 0 else self._done[-1] + minute - _DAY
        step = int(minute / STEP)
        return self._done[step] + (minute - step * STEP) * self._speed[step]

    def _when(self, done: float) -> float:
        last = self._done[-1]
        if not 0 <= done < last:
            return done if done < 0 else _DAY + done - last
        step = bisect_right(self._done, done) - 1
        return step * STEP + (done - self._done[step]) / self._speed[step]


@cache
def paces(slots: tuple[TrafficSlot, ...], weekday: int) -> tuple[Pace, ...]:
    """The pace by kind of drive (NEITHER, WITH, AGAINST, FREE); of slots that overlap, the last counts."""
    percents = [[0] * _STEPS for _kind in range(4)]
    for slot in slots:
        if weekday in slot.weekdays:
            turned = slot.from_time >= NOON
            with_it, against = slot.with_percent, slot.against_percent
            inward, outward = (against, with_it) if turned else (with_it, against)
            for step in _steps(slot.from_time, slot.until_time):
                percents[NEITHER][step] = slot.neither_percent
                percents[WITH][step], percents[AGAINST][step] = inward, outward
    return tuple(Pace(row) for row in percents)


def _steps(first: time, until: time) -> Iterable[int]:
    return range((first.hour * 60 + first.minute) // STEP, (until.hour * 60 + until.minute) // STEP)
