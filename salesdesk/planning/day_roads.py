"""The drives between the stops of one day, each reckoned once, with the traffic of that day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from math import ceil, floor

from salesdesk.domain.geography import Point
from salesdesk.planning.day_model import DayFrame, Stop
from salesdesk.planning.travel import Leg, TravelModel

Travel = Callable[[Point | None, Point | None], Leg]
"""Any estimate of a drive; a `TravelModel` also knows the traffic of the day."""


class Roads:
    """Legs between the stops; number n (their count) is the start as origin and the end as target."""

    def __init__(self, stops: Sequence[Stop], frame: DayFrame, travel: Travel) -> None:
        self._points = [stop.point for stop in stops]
        self._frame = frame
        self._clock = travel if isinstance(travel, TravelModel) and _meets_traffic(travel, frame) else None
        if isinstance(travel, TravelModel) and travel.network is not None:
            travel.matrix([frame.start, frame.end, *self._points])
        froms, tos = [*self._points, frame.start], [*self._points, frame.end]
        count = len(self._points)
        self._legs: list[list[Leg | None]] = [
            [None if _nowhere(a, b, count, frame) else travel(froms[a], tos[b]) for b in range(count + 1)]
            for a in range(count + 1)
        ]
        self.reach = None if self._clock is None else cache(self._reach)
        self.set_out = None if self._clock is None else cache(self._set_out)

    @property
    def minutes(self) -> tuple[tuple[int, ...], ...]:
        return tuple(tuple(0 if leg is None else leg.minutes for leg in row) for row in self._legs)

    def leg(self, before: int, index: int) -> Leg | None:
        return self._legs[before][index]

    def leave_by(self, leg: Leg, at: float) -> int:
        """When to leave at the latest to be there in time with such a drive."""
        if self._clock is None:
            return floor(at) - leg.minutes
        return min(floor(self._clock.leave(at, leg, self._frame.day)), floor(at) - leg.minutes)

    def _reach(self, before: int, index: int, now: float) -> float:
        leg = self._legs[before][index]
        if leg is None or self._clock is None:
            return now
        return ceil(round(self._clock.arrive(now, leg, self._frame.day), 6))

    def _set_out(self, before: int, index: int, at: float) -> float:
        leg = self._legs[before][index]
        return at if leg is None else self.leave_by(leg, at)


def _meets_traffic(travel: TravelModel, frame: DayFrame) -> bool:
    return bool(travel.traffic) and frame.day is not None and frame.day not in travel.quiet_days


def _nowhere(before: int, index: int, count: int, frame: DayFrame) -> bool:
    """No drive: to itself, from an unknown start, to an unknown end."""
    return (
        before == index or (before == count and frame.start is None) or (index == count and frame.end is None)
    )
