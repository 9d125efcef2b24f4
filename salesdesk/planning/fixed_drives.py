"""Drives whose time is known, such as one with a ferry: they go before every estimate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from salesdesk.domain.geography import Point
from salesdesk.planning.geography import distance_km


@dataclass(frozen=True, slots=True)
class FixedPair:
    """Two places with the minutes between them, either way; a point within reach of an end counts as it."""

    one: Point
    other: Point
    minutes: int
    km: float | None = None
    one_reach_km: float = 3.0
    other_reach_km: float = 3.0

    def distance(self, origin: Point, target: Point) -> float | None:
        """How far both ends together lie from these points; None when one is out of reach."""
        ways = (self._ends(origin, target), self._ends(target, origin))
        return min((far for far in ways if far is not None), default=None)

    def _ends(self, near_one: Point, near_other: Point) -> float | None:
        first = distance_km(self.one, near_one)
        if first > self.one_reach_km:
            return None
        second = distance_km(self.other, near_other)
        return first + second if second <= self.other_reach_km else None


def fixed_pair(pairs: Sequence[FixedPair], origin: Point, target: Point) -> FixedPair | None:
    """The pair whose ends lie nearest to these points, of equals the first; None without one in reach."""
    best: tuple[float, FixedPair] | None = None
    for pair in pairs:
        far = pair.distance(origin, target)
        if far is not None and (best is None or far < best[0]):
            best = far, pair
    return best[1] if best else None
