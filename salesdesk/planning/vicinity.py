"""Who lives near: a plan B for a visit that fails, and what still fits into a planned day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from salesdesk.domain.geography import Point
from salesdesk.planning.geography import distance_km
from salesdesk.planning.travel import drive

ALTERNATIVES = 5
REACH_KM = 25.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A relation that could be visited."""

    id: UUID
    point: Point


@dataclass(frozen=True, slots=True)
class Near:
    """A candidate near a point: the drive to it."""

    id: UUID
    minutes: int
    km: float


@dataclass(frozen=True, slots=True)
class Detour:
    """What visiting a candidate adds to a day's driving; `after` counts the stops before it, 0 is first."""

    id: UUID
    minutes: int
    km: float
    after: int


def nearby(
    origin: Point, candidates: Iterable[Candidate], k: int = ALTERNATIVES, max_km: float = REACH_KM
) -> tuple[Near, ...]:
    """At most `k` candidates within `max_km` by road, nearest first."""
    crow = sorted(candidates, key=lambda c: (distance_km(origin, c.point), c.id))
    legs = ((candidate.id, drive(origin, candidate.point)) for candidate in crow[:k])
    return tuple(Near(its_id, leg.minutes, leg.km) for its_id, leg in legs if leg.km <= max_km)


def detours(
    route: Sequence[Point], candidates: Iterable[Candidate], k: int = ALTERNATIVES
) -> tuple[Detour, ...]:
    """The `k` candidates that add the fewest kilometres to a route from its first to its last point."""
    if len(route) < 2:
        return ()
    found = (_cheapest(route, candidate) for candidate in candidates)
    return tuple(sorted(found, key=lambda detour: (detour.km, detour.minutes, detour.id))[:k])


def _cheapest(route: Sequence[Point], candidate: Candidate) -> Detour:
    def added(after: int) -> tuple[float, int]:
        there, back = drive(route[after], candidate.point), drive(candidate.point, route[after + 1])
        straight = drive(route[after], route[after + 1])
        return there.km + back.km - straight.km, there.minutes + back.minutes - straight.minutes

    (km, minutes), after = min((added(after), after) for after in range(len(route) - 1))
    return Detour(candidate.id, max(0, minutes), round(max(0.0, km), 1), after)
